// How our scripts and styles become the few files that a page loads. Run by bundle.py:
//
//   node bundle.mjs PROJECT OUT NAME…
//
// Writes the files of these names into OUT.

import { build } from "esbuild";

import { settings } from "./bundling.mjs";

const [project, outdir, ...names] = process.argv.slice(2);

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

await build({
  ...settings(project),
  entryPoints: names.map((name) => ({ in: SOURCES[name], out: name.replace(/\.\w+$/, "") })),
  outdir,
});
