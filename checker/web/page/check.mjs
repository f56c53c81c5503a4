// The page /check/: joins the form, Python and the answer.

import { Journey } from "../parts/journey/part.mjs";
import { sayThatAnswersStay } from "../parts/languages/part.mjs";
import { LEAVING } from "../parts/leave/part.mjs";
import { inEnglish } from "../parts/outcome/english.mjs";
import { hideOutcome, showOutcome, unfold } from "../parts/outcome/part.mjs";
import { showQuestionsAsked } from "../parts/question/part.mjs";
import { Person } from "../parts/person/part.mjs";
import { Review } from "../parts/review/part.mjs";
import { offerOpening, Opened, SavedFile } from "../parts/saved/part.mjs";
import { Status } from "../parts/status/part.mjs";
import { Fault } from "../runtime/page/fault.mjs";
import { unmetNeed } from "../runtime/page/needs.mjs";
import { Python } from "../runtime/page/python.mjs";
import { newerVersion } from "../runtime/page/renewed.mjs";
import { bring, find, showWording } from "../shared/element.mjs";
import { answersIn, askedIn, setAnswers } from "../shared/form.mjs";
import { parse } from "../shared/own.mjs";
import { afterAwake } from "../shared/patience.mjs";
import { holdHastyPresses } from "../shared/press.mjs";
import { keepEntries } from "./keep.mjs";

const SLOW_AFTER_MS = 45_000;

const form = find(document, "form#checker");
const button = find(form, "#check-answers");
const start = find(document, "#checker-start");
const startButton = find(start, "button");
const worksheet = find(form, "#checker-worksheet");
const section = find(document, "#outcome");
const changeButton = find(section, "#outcome-change");
const saveButton = find(section, "#outcome-save");
const sourcesButton = find(section, "#outcome-sources");
const printButton = find(section, "#outcome-print");
const savedFile = new SavedFile();
const opened = new Opened(form);
const person = new Person(section, {
  print: () => printButton.click(),
  save: () => saveButton.click(),
  onNext: startAnew,
});
const review = new Review(form);
const keeping = new AbortController();

let python;
let failedAs; // The kind of fault with which Python failed last.
let wanted = false; // The reader has pressed the button and has no answer yet.
let chosen; // What the file has kept that the reader has chosen, until it is open.
let revision = 0; // Counts the changes of the form, so that an answer to old questions is never shown.
let pressedAt = 0; // The revision when the button was pressed.
let shown; // The outcome on the page, and the answers from which it comes.
let dropped = []; // The questions answered that are asked no more.

const status = new Status(form, {
  onRetry: () => {
    // The button that is pressed goes away, and must not take the focus with it.
    (button.hidden ? find(form, "[data-current]") : button).focus();
    load();
  },
});

const journey = new Journey(form, {
  onScreen: (screen) => {
    status.giveRoom();
    if (screen !== "answer") {
      // Whoever goes on to another screen no longer waits for the answer.
      wanted = false;
      leaveOutcome();
    }
    if (screen === "review") {
      review.show();
    }
  },
  onAnswerWanted: wantAnswer,
});

async function load() {
  const failedBefore = form.dataset.runtime === "failed";
  python?.stop();
  // What came once and was no good may be in the browser's cache.
  const started = new Python(parse(form.dataset.pieces), {
    onBytes: status.startProgress(),
    fresh: failedBefore,
    // What stopped without a word may do so again: another try takes no short cut.
    whole: failedBefore && failedAs === "stopped",
  });
  python = started;
  form.dataset.runtime = "loading";
  start.hidden = true;
  worksheet.hidden = true;
  const stopWaiting = afterAwake(SLOW_AFTER_MS, () => status.say("slow"));
  try {
    sayWhatIsAwaited();
    await started.ready;
    if (started === python) {
      form.dataset.runtime = "ready";
      status.endProgress();
      if (chosen) {
        await open();
      } else if (wanted) {
        await answer();
      } else if (status.state !== "dropped") {
        // The bar that goes shows it, too. That an answer no longer counts is said here alone.
        status.say("ready");
      }
    }
  } catch (error) {
    if (started === python) {
      await failOrRenew(error, started);
    }
  } finally {
    stopWaiting();
  }
}

/** Where a piece is gone since the site has a new version: goes on with the new pieces, or tells what to do. */
async function failOrRenew(error, started) {
  // Some hosts answer with another page where a file is gone.
  const newer = ["missing", "damaged"].includes(error.kind) ? await newerVersion(form) : undefined;
  if (started !== python) {
    return;
  }
  if (newer?.isSame) {
    form.dataset.pieces = newer.pieces;
    await load();
  } else {
    fail(newer ? new Fault("renewed", "the rules or their words are others now") : error);
  }
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
    shown = { outcome, answers };
    showOutcome(section, outcome, answers);
    status.say("answered");
    // Whoever went on answering while Python was loading is not torn away from the question.
    if (asked === pressedAt) {
      bring(section, section, () => journey.answered());
    }
  } catch (error) {
    fail(error);
  }
}

/** Puts the answers of the chosen file into the form, and leads to them. What is no set of answers changes nothing. */
async function open() {
  const file = chosen;
  try {
    const answers = await python.read(file.answers);
    // Whoever has gone on by now keeps what was entered.
    if (file !== chosen) {
      return;
    }
    chosen = undefined;
    if (answers === null) {
      status.say("not_opened");
      return;
    }
    clear();
    hideOutcome(section);
    setAnswers(form, answers);
    ({ dropped } = showQuestionsAsked(form));
    person.name = file.person;
    status.sayNothing();
    journey.review();
    opened.say({ rulesChanged: file.rules !== savedFile.rules });
  } catch (error) {
    fail(error);
  }
}

function sayWhatIsAwaited() {
  if (chosen) {
    status.say("opening");
  } else {
    status.say(wanted ? "waiting" : "loading");
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
  worksheet.hidden = false;
  if (unmetNeed()) {
    status.endProgress();
  } else {
    status.offerRetry();
  }
  failedAs = error instanceof Fault ? error.kind : "wrong";
  status.say(failedAs);
}

function leaveOutcome() {
  if (!section.hidden) {
    hideOutcome(section);
    status.sayNothing();
  }
}

/** Clears the form, and with it the name. */
function clear() {
  form.reset();
  revision += 1;
  ({ dropped } = showQuestionsAsked(form));
}

function startAnew() {
  clear();
  journey.beginAgain();
  hideOutcome(section);
  status.say("cleared");
}

function wantAnswer() {
  wanted = true;
  chosen = undefined;
  pressedAt = revision;
  ask(answer);
}

/** Does what is asked of Python, as soon as it can. */
function ask(task) {
  if (form.dataset.runtime === "ready") {
    task();
  } else if (form.dataset.runtime === "loading") {
    sayWhatIsAwaited();
  } else {
    load();
  }
}

offerOpening(form, (file) => {
  chosen = file;
  if (file) {
    wanted = false;
    ask(open);
  } else {
    status.say("not_opened");
  }
});

document.addEventListener(LEAVING, () => {
  keeping.abort();
  chosen = undefined;
  hideOutcome(section);
  section.replaceChildren();
  python?.stop();
  python = undefined;
});

// Markup that does not match has ended this script by now, and has left the page as it is without one.

form.addEventListener("change", () => {
  revision += 1;
  // Whoever goes on to answer wants these answers, and not those of a file.
  if (chosen && form.dataset.runtime === "loading") {
    status.say("loading");
  }
  chosen = undefined;
  const droppedBefore = dropped.length;
  ({ dropped } = showQuestionsAsked(form));
  journey.renew();
  if (!section.hidden) {
    hideOutcome(section);
    status.say("changed");
  }
  if (dropped.length > droppedBefore) {
    status.say("dropped");
  }
  // Whoever begins to answer will want the answer.
  if (form.dataset.runtime === "idle") {
    load();
  }
});

button.addEventListener("click", wantAnswer);

startButton.addEventListener("click", () => {
  journey.goTo(askedIn(form).asked[0]);
  load();
});

// A link in the answer leads back to its question, or to another part of the answer, without a trace in the address.
section.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) {
    return;
  }
  event.preventDefault();
  const [, question] = link.hash.match(/^#question-(.+)/) ?? [];
  if (question) {
    journey.goTo(question);
  } else {
    const heading = find(section, link.hash);
    heading.closest("details")?.setAttribute("open", "");
    bring(heading, heading);
  }
});

changeButton.addEventListener("click", () => journey.review());

sourcesButton.addEventListener("click", () => {
  const shown = section.toggleAttribute("data-sources");
  showWording(sourcesButton, shown ? "shown" : "hidden");
});

saveButton.addEventListener("click", () => {
  try {
    savedFile.save(section, {
      answers: answersIn(form),
      english: inEnglish(shown, person.name),
      person: person.name,
    });
    status.say("saved");
  } catch (error) {
    console.error(error);
    status.say("not_saved");
  }
});

// A browser that prints to a file names it after the page.
const { title } = document;
let foldAgain;
let english;
let printing;
printButton.addEventListener("click", () => {
  printing = false;
  try {
    print();
  } catch (error) {
    console.error(error);
  }
  // Inside other apps, browsers have no print(), or one that does nothing.
  if (!printing) {
    status.say("not_printed");
  }
});
addEventListener("beforeprint", () => {
  printing = true;
  document.title = section.hidden ? title : savedFile.title;
  foldAgain = unfold(section);
  if (!section.hidden) {
    english = inEnglish(shown, person.name);
    if (english) {
      section.after(english);
    }
  }
});
addEventListener("afterprint", () => {
  document.title = title;
  foldAgain?.();
  english?.remove();
});

holdHastyPresses(form, "#leave");
const isEntered = () => person.name !== "" || Object.keys(answersIn(form)).length > 0;
sayThatAnswersStay(isEntered, keeping);
keepEntries(isEntered, keeping);
// Some answers may have been chosen before this script ran.
({ dropped } = showQuestionsAsked(form));
journey.begin();
start.hidden = false;
worksheet.hidden = true;
// A browser that cannot start Python is told so before its reader has answered anything.
if (unmetNeed() || Object.keys(answersIn(form)).length > 0) {
  load();
}
