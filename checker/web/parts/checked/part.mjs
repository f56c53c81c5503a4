import { find } from "../../shared/element.mjs";

const DAY_MS = 86_400_000;

/**
 * Warns, at the top of a page and in the answer, that it was last checked long ago, and beside each official note that
 * its sources were last read long ago: by the reader's own clock, so that an old copy warns too.
 */
export function warnWhenStale() {
  const box = document.querySelector("[data-checked]");
  if (!box) {
    return;
  }
  const isLongAgo = (day) => Date.now() - Date.parse(day) > box.dataset.staleAfterDays * DAY_MS;
  if (isLongAgo(box.dataset.checked)) {
    const warning = find(box, ".checked__stale");
    warning.hidden = false;
    find(document, "article h1").after(warning);
    for (const inAnswer of document.querySelectorAll("[data-stale-answer]")) {
      inAnswer.hidden = false;
    }
  }
  for (const note of document.querySelectorAll("[data-read]")) {
    find(note, ".official-note__old").hidden = !isLongAgo(note.dataset.read);
  }
}
