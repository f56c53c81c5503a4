// Step 2: the memory of a Python that has the checker imported.
//
//   node image.mjs PYODIDE LIBRARY SCRIPT GIVEN IMAGE
//
// In      a folder with Pyodide as step 1 left it, the zip with the modules that the checker takes, a script in Python
//         that runs last and finds the file GIVEN as /given.json.
// Out     IMAGE: a snapshot of Pyodide's, as the difference from what the module itself sets up; what was freed is zero.
// Breaks  where Pyodide's own form of a snapshot changes. The page then does not start from it, and the build ends.

import { readFileSync, writeFileSync } from "node:fs";

const [folder, library, script, given, image] = process.argv.slice(2);
const { clearFreeMemory } = await import("./free_memory.mjs");
const { difference } = await import("../snapshot.mjs");
const repeatable = await import("../repeatable.mjs");

const python = await repeatable.start(folder, library, { _makeSnapshot: true });
python.FS.writeFile("/given.json", readFileSync(given));
python.runPython(readFileSync(script, "utf8"), { filename: "image" });
clearFreeMemory(python._module);
writeFileSync(image, difference(python.makeMemorySnapshot(), repeatable.untouched));
process.exit(0);
