/**
 * Keeps presses of a single character from Material, which turns pages at n, p, comma or full stop. On /check/ that would
 * lose every answer, and WCAG 2.1.4 asks for no shortcut of a single character.
 */
export function stopSingleKeys() {
  window.addEventListener(
    "keydown",
    (event) => {
      const typing = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select");
      // Where a browser fills in a field, the event has no key.
      if (event.key?.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !typing) {
        event.stopPropagation();
      }
    },
    { capture: true },
  );
}
