/** The markup is not what a script was written for; the message names the element that is missing, and where. */
export class MarkupError extends Error {
  constructor(selector, root) {
    const place = root.id ? `#${root.id}` : (root.localName ?? "the page");
    super(`There is no ${selector} in ${place}`);
    this.name = "MarkupError";
  }
}

/** The element of `root` that `selector` names. Throws a MarkupError where there is none. */
export function find(root, selector) {
  const element = root.querySelector(selector);
  if (element === null) {
    throw new MarkupError(selector, root);
  }
  return element;
}

/** Scrolls to `place` and focuses `target`. Focus alone would leave it at the lower edge of the window. */
export function bring(place, target) {
  place.scrollIntoView();
  target.focus({ preventScroll: true });
}

/** Shows, of the wordings in `part`, those for `state`. Throws a MarkupError where there is none. */
export function showWording(part, state) {
  find(part, `[data-when="${state}"]`);
  for (const wording of part.querySelectorAll("[data-when]")) {
    wording.hidden = wording.dataset.when !== state;
  }
}
