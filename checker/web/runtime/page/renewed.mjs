// A page that stays open while the site gets a new version: the pieces of Python that it names may be gone.

import { afterAwake } from "../../shared/patience.mjs";

const WITHIN_MS = 20_000;

/**
 * What the site offers now in the place of this page, whose form has data-pieces, the pieces of Python as JSON, and
 * data-version, its rules and words. Returns undefined where it cannot be told, or where the pieces are the same; else
 * {pieces, isSame}: the new ones, and whether they follow the same rules, so that this page can show what they say.
 */
export async function newerVersion(form) {
  const stop = new AbortController();
  const stopWaiting = afterAwake(WITHIN_MS, () => stop.abort());
  try {
    const response = await fetch(location.href, { cache: "no-store", signal: stop.signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const { pieces, version } = page.querySelector("form#checker").dataset;
    return pieces === form.dataset.pieces ? undefined : { pieces, isSame: version === form.dataset.version };
  } catch {
    // No connection, or a login page in its place.
    return undefined;
  } finally {
    stopWaiting();
  }
}
