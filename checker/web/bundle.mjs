// How our scripts and styles become the few files that a page loads. Run by bundle.py:
//
//   node bundle.mjs PROJECT OUT NAME…
//
// Writes the files of these names into OUT: classic scripts, since a page that was opened from a disk can run no modules.

import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const [project, outdir, ...names] = process.argv.slice(2);
const web = join(project, "checker", "web");

const SOURCES = {
  // On every page.
  "guide.css": "page/guide.css",
  "every.js": "page/every.mjs",
  // On /check/, and in the file that it saves.
  "questionnaire.js": "page/check.mjs",
  "saved.css": "parts/saved/file.css",
  // In the offline edition.
  "search-offline.js": "parts/search/part.mjs",
  // In the Web Worker.
  "worker.js": "runtime/worker/worker.mjs",
};

/** Pyodide's own lock file offers hundreds of packages from a public server; the checker needs none. */
const lockWithoutPackages = {
  name: "pyodide-lock",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^pyodide-lock$/ }, ({ path }) => ({ path, namespace: "lock" }));
    onLoad({ filter: /.*/, namespace: "lock" }, async () => {
      const file = join(project, "node_modules", "pyodide", "pyodide-lock.json");
      const { info } = JSON.parse(await readFile(file, "utf8"));
      return { contents: JSON.stringify({ info, packages: {} }), loader: "json" };
    });
  },
};

await build({
  absWorkingDir: web,
  entryPoints: names.map((name) => ({ in: SOURCES[name], out: name.replace(/\.\w+$/, "") })),
  outdir,
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "iife",
  // The oldest browsers that compute an answer (docs/maintainers/browsers.md): newer syntax is put into older.
  target: ["chrome97", "firefox113", "safari16.4"],
  // assets/checker/licences.txt names whose work is in them.
  legalComments: "none",
  // What Pyodide would load in Node.
  external: ["node:*", "ws", "functools"],
  // Where a module comes from: a script that is made of many comes from the page or the worker that runs it.
  define: { "import.meta.url": "self.location.href" },
  plugins: [lockWithoutPackages],
  logLevel: "error",
});
