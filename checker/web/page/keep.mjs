/**
 * Sees to it that what was entered does not go without a word, as long as `isEntered()`: links open beside this page, and
 * the browser asks before it leaves or reloads it, where it can. (Safari on an iPhone never asks.)
 */
export function keepEntries(isEntered, { signal }) {
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target.closest?.("a[href]");
      if (link && leadsAway(link) && isEntered()) {
        link.target = "_blank";
        link.rel = "noopener";
      }
    },
    { signal },
  );
  addEventListener(
    "beforeunload",
    (event) => {
      if (isEntered()) {
        event.preventDefault();
        // Chrome 118 and older ask for this one.
        event.returnValue = true;
      }
    },
    { signal },
  );
}

function leadsAway(link) {
  const [address] = String(link.href).split("#");
  const [here] = location.href.split("#");
  return address !== here;
}
