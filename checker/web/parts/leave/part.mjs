// Leaving fast: the page turns, at once and without the network, into one about something else.

import { find } from "../../shared/element.mjs";

const CHANNEL = "parole-guide: leave";
const TIMES = 3;
const WITHIN_MS = 5_000;

/**
 * Shows the button, and hears the key: Shift, three times, alone.
 *
 * `forget` is called when the reader leaves, while the page is still there: it ends what works with the answers, and
 * clears what was made of them.
 */
export function offerLeaving(forget) {
  const button = find(document, "button#leave");
  const offer = find(document, ".leaving");
  const note = find(document, "#leave-note");
  const neutral = find(document, "template#leave-page").content;
  const heading = find(neutral, "h1");
  const { href: address } = new URL(button.dataset.address, location.href);
  const offered = new AbortController();
  const others = otherTabs();

  function leave() {
    offered.abort();
    try {
      for (const form of document.forms) {
        form.reset();
      }
      forget();
    } finally {
      turnInto(neutral, heading);
      takeAddress(address);
    }
  }

  function leaveEverywhere() {
    leave();
    others?.postMessage("leave");
    others?.close();
  }

  button.addEventListener("click", leaveEverywhere);
  hearKey(leaveEverywhere, offered.signal);
  others?.addEventListener("message", leave, { once: true });
  offer.hidden = false;
  note.hidden = false;
}

/** The questionnaire in other tabs, and in pages that the Back button would bring back as they were. */
function otherTabs() {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    // Firefox has none where it may keep nothing for a site.
    return undefined;
  }
}

/** Calls `act` when Shift has been pressed three times within five seconds, and nothing else between. */
function hearKey(act, signal) {
  // On their way down: no script of the page can keep them from here.
  const options = { capture: true, signal };
  let alone = false;
  let presses = [];

  function startAgain() {
    alone = false;
    presses = [];
  }

  addEventListener("pointerdown", startAgain, options);
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) {
        startAgain();
      } else if (!event.repeat) {
        alone = true;
      }
    },
    options,
  );
  addEventListener(
    "keyup",
    (event) => {
      if (event.key !== "Shift" || !alone) {
        return;
      }
      alone = false;
      presses = [...presses, event.timeStamp].slice(-TIMES);
      if (presses.length === TIMES && event.timeStamp - presses[0] <= WITHIN_MS) {
        act();
      }
    },
    options,
  );
}

/** Empties the document and fills it anew. */
function turnInto(content, heading) {
  const { lang } = document.documentElement;
  // Beside the elements, this takes away what scripts listen to: Material's would look for elements that are gone.
  document.open();
  document.write("<!doctype html>");
  document.close();
  // What still watches the device, such as Material for light and dark, finds its elements gone: no trace of that either.
  for (const kind of ["error", "unhandledrejection"]) {
    addEventListener(kind, (event) => event.preventDefault());
  }
  document.documentElement.lang = lang;
  document.head.append(...content.querySelectorAll("title, meta, link, style"));
  document.body.append(content);
  // Screen readers tell where the focus is, and so that the page is another one.
  heading.focus();
}

/** Puts `address` into the place of the questionnaire's, in the history too, and asks the network for nothing. */
function takeAddress(address) {
  try {
    history.replaceState(null, "", address);
  } catch {
    // A page from a disk may not take the address of another file, but can go there.
    location.replace(address);
    return;
  }
  // Links inside the questionnaire have left entries of their own in the history, which belong to this same document.
  addEventListener("popstate", () => history.replaceState(null, "", address));
}
