// How esbuild makes one classic script of many modules: a page that was opened from a disk can run no modules.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Pyodide's own lock file offers hundreds of packages from a public server; the checker needs none. */
function lockWithoutPackages(project) {
  return {
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
}

/** The oldest browsers that compute an answer (docs/maintainers/browsers.md): newer syntax is put into older. */
export const TARGET = ["chrome97", "firefox113", "safari16.4"];

/** esbuild's settings for all of them; `small` says whether the worker is that of the small Python. */
export function settings(project, { small = false } = {}) {
  return {
    absWorkingDir: join(project, "checker", "web"),
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "iife",
    target: TARGET,
    // assets/checker/licences.txt names whose work is in them.
    legalComments: "none",
    // What Pyodide would load in Node.
    external: ["node:*", "ws", "functools"],
    define: {
      // Where a module comes from: a script that is made of many comes from the page or the worker that runs it.
      "import.meta.url": "self.location.href",
      SMALL: String(small),
    },
    plugins: [lockWithoutPackages(project)],
    logLevel: "error",
  };
}
