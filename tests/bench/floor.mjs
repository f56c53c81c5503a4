// The least that any page with this Python must do: fetch its WebAssembly, compile it, and instantiate it.

const compiled = await WebAssembly.compileStreaming(fetch("pyodide/pyodide.asm.wasm"));
await WebAssembly.instantiate(compiled, standIns(compiled));
postMessage("done");

/** Something of the right kind for each import; none is ever called. The sizes are at least those that Pyodide asks for. */
function standIns(module) {
  const imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = standIn(kind, from, name);
  }
  return imports;
}

function standIn(kind, from, name) {
  switch (kind) {
    case "memory":
      return new WebAssembly.Memory({ initial: 480, maximum: 65536 });
    case "table":
      return new WebAssembly.Table({ initial: 20000, element: "anyfunc" });
    case "tag":
      return new WebAssembly.Tag({ parameters: ["i32"] });
    case "global": {
      const mutable = from.startsWith("GOT") || name === "__stack_pointer";
      return new WebAssembly.Global({ value: "i32", mutable }, name === "__stack_pointer" ? 1_000_000 : 0);
    }
    default:
      return () => 0;
  }
}
