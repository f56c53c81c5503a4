// The page /check/: joins the form, Python and the answer.

import { offerLeaving } from "./leave.mjs";
import { hideOutcome, showOutcome } from "./outcome.mjs";
import { Python } from "./python.mjs";
import { answersIn, showQuestionsAsked } from "./questions.mjs";

const SLOW_AFTER_MS = 45_000;

const form = document.querySelector("form#checker");
const button = form.querySelector("#check-answers");
const retry = form.querySelector("#checker-retry");
const status = form.querySelector("#checker-status");
const progress = form.querySelector("#checker-progress");
const start = document.querySelector("#checker-start");
const worksheet = form.querySelector("#checker-worksheet");
const section = document.querySelector("#outcome");
const pieces = JSON.parse(form.dataset.pieces);

let python;
let wanted = false; // The reader has pressed the button and has no answer yet.
let revision = 0; // Counts the changes of the form, so that an answer to old questions is never shown.
let pressedAt = 0; // The revision when the button was pressed.

function say(state) {
  status.textContent = form.querySelector(`[data-state="${state}"]`).textContent;
}

async function load() {
  const failedBefore = form.dataset.runtime === "failed";
  python?.stop();
  // What came once and was no good may be in the browser's cache.
  const started = new Python(pieces, { onBytes: showProgress(), fresh: failedBefore });
  python = started;
  form.dataset.runtime = "loading";
  start.hidden = true;
  retry.hidden = true;
  worksheet.hidden = true;
  say(wanted ? "waiting" : "loading");
  const slow = setTimeout(() => say("slow"), SLOW_AFTER_MS);
  try {
    await started.ready;
    if (started === python) {
      form.dataset.runtime = "ready";
      progress.hidden = true;
      if (wanted) {
        await answer();
      } else {
        say("ready");
      }
    }
  } catch (error) {
    if (started === python) {
      fail(error);
    }
  } finally {
    clearTimeout(slow);
  }
}

/** Starts the bar from nothing, and returns what moves it on. */
function showProgress() {
  const bar = progress.querySelector("progress");
  const done = progress.querySelector("[data-done]");
  let bytes = 0;
  const add = (more) => {
    bytes += more;
    bar.value = bytes;
    done.textContent = (bytes / 1e6).toLocaleString(document.documentElement.lang, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
  };
  add(0);
  progress.hidden = false;
  return add;
}

async function answer() {
  const answers = answersIn(form);
  const asked = revision;
  try {
    const outcome = await python.check(answers);
    if (asked !== revision) {
      await answer();
      return;
    }
    showOutcome(section, outcome, answers);
    say("answered");
    // Whoever went on answering while Python was loading is not torn away from the question.
    if (asked === pressedAt) {
      // Scroll first: focus alone would leave the heading at the lower edge of the window.
      section.scrollIntoView();
      section.querySelector("#outcome-heading").focus({ preventScroll: true });
    }
    wanted = false;
  } catch (error) {
    fail(error);
  }
}

/** Says what has failed and what to do. The form stays as it is, and serves as a worksheet. */
function fail(error) {
  // Whoever has left fast is told nothing more, not even in the console.
  if (!form.isConnected) {
    return;
  }
  console.error(error);
  form.dataset.runtime = "failed";
  hideOutcome(section);
  progress.hidden = true;
  retry.hidden = false;
  worksheet.hidden = false;
  say(error.kind ?? "wrong");
}

form.addEventListener("change", () => {
  revision += 1;
  showQuestionsAsked(form);
  if (!section.hidden) {
    hideOutcome(section);
    say("changed");
  }
  // Whoever begins to answer will want the answer.
  if (form.dataset.runtime === "idle") {
    load();
  }
});

button.addEventListener("click", () => {
  wanted = true;
  pressedAt = revision;
  if (form.dataset.runtime === "ready") {
    answer();
  } else if (form.dataset.runtime === "loading") {
    say("waiting");
  } else {
    load();
  }
});

retry.addEventListener("click", () => {
  // The button that is pressed goes away, and must not take the focus with it.
  button.focus();
  load();
});

start.querySelector("button").addEventListener("click", () => {
  form.querySelector("input").focus();
  load();
});

// A link in the answer leads back to its question, without leaving a trace in the address.
section.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#question-']");
  if (link) {
    event.preventDefault();
    const question = document.querySelector(link.getAttribute("href"));
    question.scrollIntoView();
    question.querySelector("input:checked, input").focus({ preventScroll: true });
  }
});

offerLeaving(() => {
  hideOutcome(section);
  section.replaceChildren();
  python?.stop();
  python = undefined;
});

// Other pages open beside this one, so that no answer is lost.
for (const link of document.querySelectorAll("article a:not([href^='#'])")) {
  link.target = "_blank";
  link.rel = "noopener";
}
worksheet.hidden = true;
start.hidden = false;
button.hidden = false;
// Some answers may have been chosen before this script ran.
showQuestionsAsked(form);
if (Object.keys(answersIn(form)).length > 0) {
  load();
}
