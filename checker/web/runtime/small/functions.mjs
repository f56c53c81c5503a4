// Step 4: WebAssembly functions that never run only trap.
//
// In      the module of step 1.
// Out     first, for practice, a module in which each function notes that it was called. Then, with those that were, one
//         in which every other function sets the exported number `cold` and traps.
// Breaks  nothing in silence: a trap ends Python, no `catch` in WebAssembly holds it, and the worker looks at `cold` before
//         it believes an answer.
//
// No function and no place in Python's table moves, so that the image of step 3 still fits.

import binaryen from "binaryen";

const COLD = "cold";
const CALLED = "called:";

/** The module in which each function notes its calls in a global of its own. */
export function noting(wasm) {
  const { module } = withCold(wasm);
  for (const { name, body, results, index } of functionsOf(module)) {
    const called = `${CALLED}${index}`;
    module.addGlobal(called, binaryen.i32, true, module.i32.const(0));
    module.addGlobalExport(called, called);
    const note = module.global.set(called, module.i32.const(1));
    binaryen.Function.setBody(module.getFunction(name), module.block(null, [note, body], results));
  }
  return module.emitBinary();
}

/** The functions, by index, that an instance of that module has called. */
export function calledIn(instance) {
  const noted = Object.entries(instance.exports).filter(([name, global]) => name.startsWith(CALLED) && global.value);
  return new Set(noted.map(([name]) => Number(name.slice(CALLED.length))));
}

/** The module in which all functions but these, by index, only trap. */
export function trapping(wasm, called) {
  const { module, cold } = withCold(wasm);
  for (const { name, index } of functionsOf(module)) {
    if (!called.has(index)) {
      const note = module.global.set(cold, module.i32.const(1));
      binaryen.Function.setBody(module.getFunction(name), module.block(null, [note, module.unreachable()]));
    }
  }
  module.runPasses(["dce", "remove-unused-module-elements"]);
  return module.emitBinary();
}

/** The module with the exported number, and what it is called inside. */
function withCold(wasm) {
  const module = binaryen.readBinary(wasm);
  const exported = module.getExport(COLD);
  if (exported) {
    return { module, cold: binaryen.getExportInfo(exported).value };
  }
  module.addGlobal(COLD, binaryen.i32, true, module.i32.const(0));
  module.addGlobalExport(COLD, COLD);
  return { module, cold: COLD };
}

/** The functions of a module that are not imported, each with its place among them. */
function functionsOf(module) {
  const all = Array.from({ length: module.getNumFunctions() }, (_, at) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(at)),
  );
  return all.filter(({ body }) => body).map((info, index) => ({ ...info, index }));
}
