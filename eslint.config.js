// The rules of the browser's modules and styles.

import css from "@eslint/css";
import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import globals from "globals";

/** A module of these files imports packages, what lies beside it, and what lies in the folder `other`; nothing else. */
function importsOnly(files, other) {
  const allowed = ["\\./[^.]", "[^.]", ...(other ? [other.replaceAll(".", "\\.")] : [])];
  const pattern = { regex: `^(?!${allowed.join("|")})`, message: "Imports run one way: see eslint.config.js." };
  return { files, rules: { "no-restricted-imports": ["error", { patterns: [pattern] }] } };
}

export default defineConfig([
  { ignores: [".cache/", ".venv/", "site/"] },
  {
    files: ["**/*.mjs", "**/*.js"],
    plugins: { js },
    extends: ["js/recommended"],
    languageOptions: { globals: globals.browser },
    rules: {
      curly: "error",
      eqeqeq: "error",
      "no-console": ["error", { allow: ["error", "warn"] }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  { files: ["checker/web/runtime/worker/*.mjs"], languageOptions: { globals: globals.worker } },
  {
    files: ["checker/web/runtime/*.mjs", "checker/web/runtime/small/*.mjs", "checker/web/*.mjs"],
    languageOptions: { globals: globals.node },
    rules: { "no-console": "off" }, // In Node, what a build tells its reader.
  },
  importsOnly(["checker/web/parts/*/*.mjs", "checker/web/runtime/page/*.mjs"], "../../shared/"),
  importsOnly(["checker/web/shared/*.mjs"]),
  importsOnly(["checker/web/runtime/worker/*.mjs"], "../snapshot.mjs"),
  {
    files: ["**/*.css"],
    language: "css/css",
    plugins: { css },
    extends: ["css/recommended"],
    rules: {
      // Chrome before 108 knows no "vi", and /check/ runs in Chrome 97.
      "css/prefer-logical-properties": ["error", { allowUnits: ["vw"] }],
      "css/no-invalid-properties": ["error", { allowUnknownVariables: true }], // Material's
      // A browser without these shows its own colour, or a page break less well placed.
      "css/use-baseline": ["error", { available: "newly", allowProperties: ["accent-color", "break-after"] }],
    },
  },
]);
