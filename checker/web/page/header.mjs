// The buttons of the header and of the menu. Material has labels, which no key reaches and no screen reader calls buttons.

import { find } from "../shared/element.mjs";

/** Shows the buttons for the menu, for the search, and for light or dark, which do nothing without a script. */
export function offerButtons() {
  const menu = find(document, ".md-nav--primary");
  const drawer = find(document, "#__drawer");
  offerOpening(drawer, menu);
  offerOpening(find(document, "#__search"), find(document, ".md-search__input"));
  closeOnTheWayOut(drawer, menu);
  for (const button of document.querySelectorAll(".light-or-dark")) {
    button.addEventListener("click", changeColours);
    button.hidden = false;
  }
}

/** `toggle` is the hidden box that opens something; `first` takes the focus in it, and the button takes it back. */
function offerOpening(toggle, first) {
  const button = find(document, `[data-opens="${toggle.id}"]`);
  button.addEventListener("click", () => toggle.click());
  toggle.addEventListener("change", () => {
    button.setAttribute("aria-expanded", toggle.checked);
    // On a wide screen the button is not there, and takes no focus.
    (toggle.checked ? first : button).focus({ preventScroll: true });
  });
  button.previousElementSibling.hidden = true;
  button.hidden = false;
}

function closeOnTheWayOut(drawer, menu) {
  function close() {
    if (drawer.checked) {
      drawer.click();
    }
  }

  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
    }
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) {
      close();
    }
  });
}

function changeColours() {
  const { mdColorScheme } = document.body.dataset;
  find(document, `[name=__palette]:not([data-md-color-scheme="${mdColorScheme}"])`).click();
}
