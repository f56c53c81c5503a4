// What can go wrong with Python in a page.

import KINDS from "./faults.json";

/** A failure that the page can put into words; faults.json says what each kind means, checker/text/ what the reader sees. */
export class Fault extends Error {
  constructor(kind, detail) {
    super(`${kind}: ${detail}`);
    // Browsers that are told so by a fault are too old for Object.hasOwn(): Chrome before 93.
    if (!Object.keys(KINDS).includes(kind)) {
      throw new TypeError(`${kind} is no kind of fault: see faults.json`);
    }
    this.kind = kind;
  }
}
