import { pageHasMoved } from "./press.mjs";

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

/**
 * Focuses `target`, has `conceal` hide what the reader leaves, and scrolls to `place`.
 *
 * In this order: with what had the focus hidden first, Orca 43 with Chromium 156 said nothing of the review, in 2 of 2.
 * And focus alone would leave the target at the lower edge of the window.
 */
export function bring(place, target, conceal = () => {}) {
  target.focus({ preventScroll: true });
  conceal();
  place.scrollIntoView();
  pageHasMoved();
}

/** Shows, of the wordings in `part`, those for `state`. Throws a MarkupError where there is none. */
export function showWording(part, state) {
  find(part, `[data-when="${state}"]`);
  for (const wording of part.querySelectorAll("[data-when]")) {
    wording.hidden = wording.dataset.when !== state;
  }
}
