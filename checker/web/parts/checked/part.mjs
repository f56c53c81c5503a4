import { find } from "../../shared/element.mjs";

const DAY_MS = 86_400_000;

/** Warns, at the top of a page, that it was last checked long ago: by the reader's own clock, so that an old copy warns too. */
export function warnWhenStale() {
  const box = document.querySelector("[data-checked]");
  if (box && Date.now() - Date.parse(box.dataset.checked) > box.dataset.staleAfterDays * DAY_MS) {
    const warning = find(box, ".checked__stale");
    warning.hidden = false;
    find(document, "article h1").after(warning);
  }
}
