// Warns on a page that was last checked long ago. A classic script: modules do not run from a USB stick.

(() => {
  const DAY_MS = 86_400_000;
  const box = document.querySelector("[data-checked]");
  if (box && Date.now() - Date.parse(box.dataset.checked) > box.dataset.staleAfterDays * DAY_MS) {
    const warning = box.querySelector(".checked__stale");
    warning.hidden = false;
    document.querySelector("article h1").after(warning);
  }
})();
