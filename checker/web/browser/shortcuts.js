// Material turns pages at a press of n, p, comma or full stop. On /check/ that would lose every answer, and WCAG 2.1.4
// asks for no shortcut of a single character. A classic script: modules do not run from a USB stick.

window.addEventListener(
  "keydown",
  (event) => {
    const typing = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select");
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !typing) {
      event.stopPropagation();
    }
  },
  { capture: true },
);
