// The same page in another language: at the same heading, offered by the browser's language, and never forced.

import { bring, find } from "../../shared/element.mjs";

/** Has each link lead to the heading in the address, and shows the offer of a language that the browser asks for. */
export function offerLanguages() {
  const nav = document.querySelector(".languages");
  if (nav === null) {
    // The page for lost readers speaks all languages at once.
    return;
  }
  for (const link of nav.querySelectorAll("[data-language]")) {
    link.addEventListener("click", () => {
      link.hash = location.hash;
    });
  }
  const offered = wanted(nav);
  if (offered) {
    find(nav, `[data-offer="${offered}"]`).hidden = false;
  }
}

/**
 * While `isEntered()`, the first press of a link says that what was entered does not go along; the next one leads there,
 * beside this page.
 */
export function sayThatAnswersStay(isEntered, { signal }) {
  const nav = find(document, ".languages");
  const note = find(nav, "[data-answers-stay]");
  nav.addEventListener(
    "click",
    (event) => {
      if (event.target.closest("[data-language]") && note.hidden && isEntered()) {
        event.preventDefault();
        note.hidden = false;
        bring(nav, note);
      }
    },
    { capture: true, signal },
  );
}

/** The first of the browser's languages in which the guide is there, if the page is not in it. */
function wanted(nav) {
  const codes = [...nav.querySelectorAll("[lang]")].map(({ lang }) => lang);
  const first = navigator.languages?.map((tag) => tag.split("-")[0]).find((code) => codes.includes(code));
  return nav.querySelector("[aria-current]").lang === first ? undefined : first;
}
