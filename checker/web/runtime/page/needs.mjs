// What the check needs of a browser. What every browser with these has too is not asked for: docs/maintainers/browsers.md
// has all of it, and the versions that follow.

// A module whose one function takes a reference and catches an exception, as Pyodide's functions do: (module (func (param
// externref) (try (do) (catch_all)))).
const LIKE_PYODIDE = "\0asm\x01\0\0\0\x01\x05\x01\x60\x01\x6f\0\x03\x02\x01\0\x0a\x08\x01\x06\0\x06\x40\x19\x0b\x0b";

/** Each need: whether this browser meets it, and the kind of fault where it does not. The order is that of asking. */
const NEEDS = {
  // Python runs in one, so that the page can be used meanwhile.
  Worker: { isMet: () => "Worker" in globalThis, otherwise: "old" },
  // Unpacks the worker's script. Firefox 113, Safari 16.4.
  DecompressionStream: { isMet: () => "DecompressionStream" in globalThis, otherwise: "old" },
  // The page's content policy allows WebAssembly by this word, and nothing tells whether a browser knows it. Chrome got
  // both it and findLast in 97; Firefox and Safari knew it before DecompressionStream.
  "'wasm-unsafe-eval'": { isMet: () => "findLast" in Array.prototype, otherwise: "old" },
  // Comes after what shows a browser's age: a browser new enough has it, unless it is switched off.
  WebAssembly: { isMet: () => "WebAssembly" in globalThis, otherwise: "lockdown" },
  // Chrome 96, Firefox 100, Safari 15.2.
  "WebAssembly with exceptions and references": {
    isMet: () => WebAssembly.validate(Uint8Array.from(LIKE_PYODIDE, (character) => character.charCodeAt(0))),
    otherwise: "old",
  },
};

/** The first need that this browser does not meet, as {need, kind}, the kind of fault; undefined where it meets all. */
export function unmetNeed() {
  for (const [need, { isMet, otherwise }] of Object.entries(NEEDS)) {
    if (!isMet()) {
      return { need, kind: otherwise };
    }
  }
  return undefined;
}
