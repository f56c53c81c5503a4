// What the steps need of a script's syntax: its parts, and the script with other text in the place of some of them.

import { parse } from "acorn";

/** The syntax of a script: acorn's tree, as https://github.com/estree/estree says. */
export function syntaxOf(script, sourceType) {
  return parse(script, { ecmaVersion: "latest", sourceType });
}

/** Every part of a tree, each before its own parts; not those of a part for which `goInto` says no. */
export function* partsOf(part, goInto = () => true) {
  yield part;
  if (goInto(part)) {
    for (const value of Object.values(part)) {
      for (const inner of Array.isArray(value) ? value : [value]) {
        if (typeof inner?.type === "string") {
          yield* partsOf(inner, goInto);
        }
      }
    }
  }
}

/** The script with other text from `start` to `end` of each change {start, end, text}; no two of them may overlap. */
export function changed(script, changes) {
  const pieces = [];
  let at = 0;
  for (const { start, end, text } of changes.toSorted((one, other) => one.start - other.start)) {
    pieces.push(script.slice(at, start), text);
    at = end;
  }
  return [...pieces, script.slice(at)].join("");
}
