// The page /check/: joins the form, Python and the answer.

import { bring, Journey } from "./journey.mjs";
import { offerLeaving } from "./leave.mjs";
import { hideOutcome, showOutcome } from "./outcome.mjs";
import { Python } from "./python.mjs";
import { answersIn, questionsAsked, questionsDropped, showAnswers, showQuestionsAsked } from "./questions.mjs";
import { save, savedPage } from "./saved-page.mjs";

const SLOW_AFTER_MS = 45_000;

const form = document.querySelector("form#checker");
const button = form.querySelector("#check-answers");
const retry = form.querySelector("#checker-retry");
const status = form.querySelector("#checker-status");
const progress = form.querySelector("#checker-progress");
const start = document.querySelector("#checker-start");
const worksheet = form.querySelector("#checker-worksheet");
const section = document.querySelector("#outcome");
const savedLooks = document.querySelector("#saved-page");
const pieces = JSON.parse(form.dataset.pieces);

let python;
let wanted = false; // The reader has pressed the button and has no answer yet.
let revision = 0; // Counts the changes of the form, so that an answer to old questions is never shown.
let pressedAt = 0; // The revision when the button was pressed.

const journey = new Journey(form, {
  onScreen: (screen) => {
    if (screen !== "answer") {
      // Whoever goes on to another screen no longer waits for the answer.
      wanted = false;
      leaveOutcome();
    }
    if (screen === "review") {
      showReview();
    }
  },
});

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
    if (!wanted) {
      return;
    }
    wanted = false;
    showOutcome(section, outcome, answers);
    say("answered");
    journey.answered();
    // Whoever went on answering while Python was loading is not torn away from the question.
    if (asked === pressedAt) {
      bring(section, section.querySelector("#outcome-heading"));
    }
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

function leaveOutcome() {
  if (!section.hidden) {
    hideOutcome(section);
    status.textContent = "";
  }
}

/** Everything that is asked and answered, and what was answered and is asked no more. */
function showReview() {
  const review = form.querySelector("#checker-review");
  const asked = questionsAsked(form).map(({ dataset }) => dataset.question);
  const dropped = questionsDropped(form);
  showAnswers(review, answersIn(form), asked);
  review.querySelector(".review__dropped").hidden = dropped.length === 0;
  for (const entry of review.querySelectorAll("[data-left-out]")) {
    entry.hidden = !dropped.includes(entry.dataset.leftOut);
  }
}

form.addEventListener("change", () => {
  revision += 1;
  const droppedBefore = questionsDropped(form).length;
  showQuestionsAsked(form);
  journey.renew();
  if (!section.hidden) {
    hideOutcome(section);
    say("changed");
  }
  if (questionsDropped(form).length > droppedBefore) {
    say("dropped");
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
  (button.hidden ? form.querySelector("[data-current] .question__ask") : button).focus();
  load();
});

start.querySelector("button").addEventListener("click", () => {
  journey.goTo(questionsAsked(form)[0].dataset.question);
  load();
});

// A link in the answer leads back to its question, without leaving a trace in the address.
section.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#question-']");
  if (link) {
    event.preventDefault();
    journey.goTo(link.hash.replace("#question-", ""));
  }
});

section.querySelector("#outcome-change").addEventListener("click", () => journey.review());

section.querySelector("#outcome-clear").addEventListener("click", () => {
  form.reset();
  revision += 1;
  showQuestionsAsked(form);
  hideOutcome(section);
  journey.begin();
  journey.goTo(questionsAsked(form)[0].dataset.question);
  say("cleared");
});

section.querySelector("#outcome-save").addEventListener("click", () => {
  const { file, title } = savedLooks.dataset;
  save(savedPage(section, { style: savedLooks.content.textContent, title }), file);
  say("saved");
});

// A browser that prints to a file names it after the page.
const { title } = document;
section.querySelector("#outcome-print").addEventListener("click", () => print());
addEventListener("beforeprint", () => {
  document.title = section.hidden ? title : savedLooks.dataset.title;
});
addEventListener("afterprint", () => {
  document.title = title;
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
// Some answers may have been chosen before this script ran.
showQuestionsAsked(form);
journey.begin();
if (Object.keys(answersIn(form)).length > 0) {
  load();
}
