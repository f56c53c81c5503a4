// The answer on the page. Every wording is in the page already; this shows the ones that the outcome names.

import { surelyHolds } from "../../shared/condition.mjs";
import { writtenDay } from "../../shared/day.mjs";
import { find, showWording } from "../../shared/element.mjs";
import { showAnswers } from "../../shared/form.mjs";
import { empty, parse } from "../../shared/own.mjs";

/** Shows `outcome`, the object that Python computed from `answers`, in the outcome section; own.mjs made them both. */
export function showOutcome(section, outcome, answers) {
  section.dataset.verdict = outcome.verdict;
  section.dataset.route = outcome.route;
  showUnanswered(find(section, "#outcome-heading"), outcome.unanswered.length);
  showWording(find(section, "#outcome-heading"), outcome.verdict);
  showWording(find(section, ".outcome-verdict"), outcome.verdict);
  for (const item of section.querySelectorAll("[data-requirement]")) {
    const { requirement } = item.dataset;
    const status = outcome.requirements[requirement];
    showStatus(item, status);
    showQuestions(item, "open", answers, outcome.open[requirement]);
    showQuestions(item, "change", answers, outcome.change[requirement]);
  }
  group(section, outcome.requirements);
  requireItems(section, "data-risk", Object.keys(outcome.risks));
  for (const item of section.querySelectorAll("[data-risk]")) {
    showStatus(item, outcome.risks[item.dataset.risk]);
  }
  requireItems(section, "data-document", Object.keys(outcome.documents));
  for (const item of section.querySelectorAll("[data-document]")) {
    showStatus(item, outcome.documents[item.dataset.document]);
    showWordingForReason(item, asked(answers, outcome.ask));
  }
  showNamed(section, "help-first", outcome.help_first);
  showNamed(section, "dropped", outcome.dropped);
  showNamed(section, "next", outcome.next);
  const [first = outcome.ask[0]] = outcome.unanswered;
  find(section, `[data-about="answer_rest"] a`).setAttribute("href", `#question-${first}`);
  showNamed(section, "closed", outcome.route === "closed" ? closing(section, outcome.change) : []);
  for (const part of section.querySelectorAll("[data-on-route]")) {
    part.hidden = part.dataset.onRoute !== outcome.route;
  }
  requireItems(section, "data-caution", outcome.cautions);
  for (const note of section.querySelectorAll("[data-caution]")) {
    note.hidden = !outcome.cautions.includes(note.dataset.caution);
  }
  showAnswers(find(section, ".record"), answers, outcome.ask);
  const today = find(section, "[data-today]");
  today.textContent = writtenDay(new Date(), today);
  section.hidden = false;
}

/** Hides the outcome, so that no answer stands beside questions that have changed since. */
export function hideOutcome(section) {
  section.hidden = true;
  delete section.dataset.verdict;
  delete section.dataset.route;
}

/** What the outcome names must be on the page: a risk that is missing there would be one that nobody hears of. */
function requireItems(part, attribute, names) {
  for (const name of names) {
    find(part, `[${attribute}="${name}"]`);
  }
}

function showStatus(item, status) {
  item.hidden = status === undefined;
  if (item.hidden) {
    delete item.dataset.status;
  } else {
    item.dataset.status = status;
    showWording(item, status);
  }
}

/** Before the verdict: how many of the questions asked have no answer. */
function showUnanswered(heading, count) {
  const sentence = { 0: "", 1: "one" }[count] ?? "many";
  for (const wording of heading.querySelectorAll("[data-unanswered]")) {
    wording.hidden = wording.dataset.unanswered !== sentence;
  }
  find(heading, "[data-count]").textContent = count;
}

/** The requirements that are not met and close the route. */
function closing(section, change) {
  const names = [...section.querySelectorAll(`[data-entry="closed"]`)].map(({ dataset }) => dataset.about);
  return names.filter((name) => name in change);
}

function showQuestions(item, kind, answers, questions = []) {
  const list = find(item, `[data-${kind}]`);
  list.hidden = questions.length === 0;
  showAnswers(list, answers, questions);
}

/** Moves each requirement, in the order of the policy, to those of the same status; hides the groups without any. */
function group(section, requirements) {
  for (const [name, status] of Object.entries(requirements)) {
    find(section, `[data-group="${status}"] ul`).append(find(section, `[data-requirement="${name}"]`));
  }
  for (const part of section.querySelectorAll("[data-group]")) {
    part.hidden = !Object.values(requirements).includes(part.dataset.group);
  }
}

/** A document with a wording for the reason given shows that one, and its general wording otherwise. */
function showWordingForReason(item, answers) {
  const general = find(item, `[data-wording=""]`);
  const wordings = [...item.querySelectorAll("[data-wording]")];
  const fitting = wordings.find(({ dataset }) => dataset.wording && surelyHolds(parse(dataset.wording), answers));
  for (const wording of wordings) {
    wording.hidden = wording !== (fitting ?? general);
  }
}

function asked(answers, questions) {
  const kept = empty();
  for (const question of questions.filter((name) => name in answers)) {
    kept[question] = answers[question];
  }
  return kept;
}

/** Only an entry that applies bears its attribute, such as data-help-first="location". */
function showNamed(section, kind, names) {
  const list = find(section, `[data-shown-with="${kind}"]`);
  list.hidden = names.length === 0;
  requireItems(list, "data-about", names);
  for (const item of list.querySelectorAll(`[data-entry="${kind}"]`)) {
    item.hidden = !names.includes(item.dataset.about);
    if (item.hidden) {
      item.removeAttribute(`data-${kind}`);
    } else {
      item.setAttribute(`data-${kind}`, item.dataset.about);
    }
  }
}
