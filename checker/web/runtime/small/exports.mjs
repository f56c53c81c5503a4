// Step 1: without the exports that nobody uses.
//
// In      Pyodide's WebAssembly, the script around it (pyodide.asm.mjs) and the one that pages call (pyodide.mjs).
// Out     the first two, without exports that neither script names, and without what only those exports kept alive.
// Breaks  where Pyodide finds an export by a name that it puts together while it runs. Python then does not start, and
//         the build ends.
//
// Pyodide exports all of Python's interface in C, for packages in C. The checker has none. What is exported decides where
// functions stand in Python's table, so that the memory image must be made with what this step returns.

import binaryen from "binaryen";

import { changed, partsOf, syntaxOf } from "./syntax.mjs";

/** Returns {wasm, glue}. */
export function withoutUnusedExports({ wasm, glue, page }) {
  const tree = syntaxOf(glue, "module");
  const given = partsOf(tree).find(({ type, id }) => type === "FunctionDeclaration" && id.name === "assignWasmExports");
  const declared = partsOf(tree).find(
    ({ type, declarations }) => type === "VariableDeclaration" && declarations.length > 999,
  );
  const compiled = new WebAssembly.Module(wasm);
  const used = new Set([
    ...namesIn(tree, [given, declared]),
    ...namesIn(syntaxOf(page, "module"), []),
    // Functions and addresses that the module imports from itself, through the dynamic linker.
    ...WebAssembly.Module.imports(compiled).map(({ name }) => name),
  ]);
  // Each statement is like: _malloc = Module["_malloc"] = wasmExports["malloc"]
  const unused = given.body.body.filter((statement) => !namesOf(statement).some((name) => used.has(name)));
  const left = new Set(given.body.body.flatMap((statement) => (unused.includes(statement) ? [] : namesOf(statement))));
  const module = binaryen.readBinary(wasm);
  for (const { name } of WebAssembly.Module.exports(compiled)) {
    if (!left.has(name) && !used.has(name)) {
      module.removeExport(name);
    }
  }
  module.runPasses(["remove-unused-module-elements"]);
  const declarations = declared.declarations.filter(({ id }) => left.has(id.name) || used.has(id.name));
  return {
    wasm: module.emitBinary(),
    glue: changed(glue, [
      ...unused.map(({ start, end }) => ({ start, end, text: "" })),
      { ...declared, text: `var ${declarations.map(({ id }) => id.name).join(",")};` },
    ]),
  };
}

/** The variables and exports that a statement of assignWasmExports names. */
function namesOf(statement) {
  return [...namesIn(statement, [])].filter((name) => !["Module", "wasmExports", "value"].includes(name));
}

function namesIn(tree, except) {
  const names = new Set();
  for (const { type, name, value } of partsOf(tree, (part) => !except.includes(part))) {
    if (type === "Identifier") {
      names.add(name);
    } else if (type === "Literal" && typeof value === "string") {
      names.add(value);
    }
  }
  return names;
}
