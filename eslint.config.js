// The rules of the browser's modules and styles.

import css from "@eslint/css";
import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import globals from "globals";

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
      "no-console": ["error", { allow: ["error"] }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  { files: ["checker/web/runtime/worker/*.mjs"], languageOptions: { globals: globals.worker } },
  { files: ["checker/web/runtime/*.mjs", "checker/web/*.mjs"], languageOptions: { globals: globals.node } },
  {
    files: ["**/*.css"],
    language: "css/css",
    plugins: { css },
    extends: ["css/recommended"],
    rules: {
      "css/prefer-logical-properties": "error",
      "css/no-invalid-properties": ["error", { allowUnknownVariables: true }], // Material's
      // A browser without these shows its own colour, or a page break less well placed.
      "css/use-baseline": ["error", { available: "newly", allowProperties: ["accent-color", "break-after"] }],
    },
  },
]);
