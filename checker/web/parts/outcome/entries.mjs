// Entries of the page that an outcome names by id.

import { find } from "../../shared/element.mjs";

/** What the outcome names must be on the page: a risk that is missing there would be one that nobody hears of. */
export function requireItems(part, attribute, names) {
  for (const name of names) {
    find(part, `[${attribute}="${name}"]`);
  }
}

/** Shows, of the entries in `part` that are about something, those named; hides the part where there is none. */
export function showAbout(part, names) {
  part.hidden = names.length === 0;
  requireItems(part, "data-about", names);
  for (const entry of part.querySelectorAll("[data-about]")) {
    entry.hidden = !names.includes(entry.dataset.about);
  }
}

/** Only an entry that applies bears the attribute of its kind, such as data-help-first="location". */
export function mark(entry, kind) {
  if (entry.hidden) {
    entry.removeAttribute(`data-${kind}`);
  } else {
    entry.setAttribute(`data-${kind}`, entry.dataset.about);
  }
}

/** Shows the entries of a kind that are named, and marks them. */
export function showNamed(section, kind, names) {
  const list = find(section, `[data-shown-with="${kind}"]`);
  list.hidden = names.length === 0;
  requireItems(list, "data-about", names);
  for (const entry of list.querySelectorAll(`[data-entry="${kind}"]`)) {
    entry.hidden = !names.includes(entry.dataset.about);
    mark(entry, kind);
  }
}
