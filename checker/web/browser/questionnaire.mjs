// The page /check/: joins the form, Python and the answer.

import { hideOutcome, showOutcome } from "./outcome.mjs";
import { Python } from "./python.mjs";
import { answersIn, showQuestionsAsked } from "./questions.mjs";

const SLOW_AFTER_MS = 45_000;
const ANSWER_WITHIN_MS = 15_000;

const form = document.querySelector("form#checker");
const button = form.querySelector("#check-answers");
const retry = form.querySelector("#checker-retry");
const status = form.querySelector("#checker-status");
const section = document.querySelector("#outcome");

let python;
let wanted = false; // The reader has pressed the button and has no answer yet.
let revision = 0; // Counts the changes of the form, so that an answer to old questions is never shown.
let pressedAt = 0; // The revision when the button was pressed.

function say(state) {
  status.textContent = form.querySelector(`[data-state="${state}"]`).textContent;
}

async function load() {
  python?.stop();
  const started = new Python();
  python = started;
  form.dataset.runtime = "loading";
  retry.hidden = true;
  say(wanted ? "waiting" : "loading");
  const slow = setTimeout(() => {
    say("slow");
    retry.hidden = false;
  }, SLOW_AFTER_MS);
  try {
    await started.ready;
    if (started === python) {
      form.dataset.runtime = "ready";
      retry.hidden = true;
      if (wanted) {
        await answer();
      } else {
        say("ready");
      }
    }
  } catch (error) {
    if (started === python) {
      fail("failed", error);
    }
  } finally {
    clearTimeout(slow);
  }
}

async function answer() {
  const answers = answersIn(form);
  const asked = revision;
  try {
    const outcome = await inTime(python.check(answers));
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
    fail("wrong", error);
  }
}

/** Rejects when a promise is not settled in time: a worker that the system has ended says nothing. */
function inTime(promise) {
  const tooLate = new Promise((_, reject) => {
    setTimeout(() => reject(new Error("no answer in time")), ANSWER_WITHIN_MS);
  });
  return Promise.race([promise, tooLate]);
}

function fail(state, error) {
  console.error(error);
  form.dataset.runtime = "failed";
  hideOutcome(section);
  retry.hidden = false;
  say(state);
}

form.addEventListener("change", () => {
  revision += 1;
  showQuestionsAsked(form);
  if (!section.hidden) {
    hideOutcome(section);
    say("changed");
  }
});

button.addEventListener("click", () => {
  wanted = true;
  pressedAt = revision;
  if (form.dataset.runtime === "ready") {
    answer();
  } else if (form.dataset.runtime === "failed") {
    load();
  } else {
    say("waiting");
  }
});

retry.addEventListener("click", () => {
  // The button that is pressed goes away, and must not take the focus with it.
  button.focus();
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

// Other pages open beside this one, so that no answer is lost.
for (const link of document.querySelectorAll("article a:not([href^='#'])")) {
  link.target = "_blank";
  link.rel = "noopener";
}
form.querySelector("#checker-worksheet").hidden = true;
button.hidden = false;
// Some answers may have been chosen before this script ran.
showQuestionsAsked(form);
load();
