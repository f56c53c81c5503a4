// Leaving fast: the page turns, at once and without the network, into one about something else.

import { find } from "../../shared/element.mjs";
import { stepsIn } from "../../shared/history.mjs";
import { parse } from "../../shared/own.mjs";
import { hearKey } from "./key.mjs";

/** The event by which the document tells that the reader leaves: what works with answers ends, and clears them. */
export const LEAVING = "guide-leaving";

const CHANNEL = "parole-guide: leave";

/** Shows the button, and hears the key: on every page of the guide, in the same place. */
export function offerLeaving() {
  const button = find(document, "button#leave");
  const offer = find(document, ".leaving");
  const said = find(offer, "#leave-said");
  const presses = parse(said.dataset.presses);
  const { content, dir, lang } = find(document, "template#leave-page");
  const heading = find(content, "h1");
  const { href: address } = new URL(button.dataset.address, location.href);
  const offered = new AbortController();
  const others = otherTabs();

  function leave() {
    offered.abort();
    try {
      for (const form of document.forms) {
        form.reset();
      }
      document.dispatchEvent(new Event(LEAVING));
    } finally {
      turnInto(content, { dir, heading, lang });
      takeAddress(address);
    }
  }

  function leaveEverywhere() {
    leave();
    others?.postMessage("leave");
    others?.close();
  }

  button.addEventListener("click", leaveEverywhere);
  hearKey({
    signal: offered.signal,
    onPress: (count) => {
      said.textContent = presses[count - 1] ?? "";
    },
    onLast: leaveEverywhere,
  });
  others?.addEventListener("message", leave, { once: true });
  for (const part of document.querySelectorAll(".leaving, #leave-note")) {
    part.hidden = false;
  }
}

/** The guide in other tabs, and in pages that the Back button would bring back as they were. */
function otherTabs() {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    // Firefox has none where it may keep nothing for a site.
    return undefined;
  }
}

/** Empties the document and fills it anew. */
function turnInto(content, { dir, heading, lang }) {
  // Beside the elements, this takes away what scripts listen to: Material's would look for elements that are gone.
  document.open();
  document.write("<!doctype html>");
  document.close();
  // What still watches the device, such as Material for light and dark, finds its elements gone: no trace of that either.
  for (const kind of ["error", "unhandledrejection"]) {
    addEventListener(kind, (event) => event.preventDefault());
  }
  document.documentElement.lang = lang;
  document.documentElement.dir = dir;
  document.head.append(...content.querySelectorAll("title, meta, link, style"));
  document.body.append(content);
  // Screen readers tell where the focus is, and so that the page is another one.
  heading.focus();
}

/**
 * Puts `address` into the place of the page's, and asks the network for nothing: in the history too, back to the first
 * screen, so that Back leads out of the guide. Whatever else of the page the history holds turns into it when it is met.
 */
function takeAddress(address) {
  function take() {
    const steps = stepsIn(history);
    let isTaken = true;
    try {
      history.replaceState(null, "", address);
    } catch {
      // A page from a disk may not take the address of another file, but can go there.
      isTaken = false;
    }
    if (steps > 0) {
      history.go(-steps);
    } else if (!isTaken) {
      location.replace(address);
    }
  }

  // All entries that the page has left in the history belong to this same document.
  addEventListener("popstate", take);
  take();
}
