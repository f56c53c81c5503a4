// The answer on the page. Every wording is in the page already; this shows the ones that the outcome names.

import { surelyHolds } from "../../shared/condition.mjs";
import { find, showWording } from "../../shared/element.mjs";
import { showAnswers } from "../../shared/form.mjs";
import { empty, parse } from "../../shared/own.mjs";

/** Shows `outcome`, the object that Python computed from `answers`, in the outcome section; own.mjs made them both. */
export function showOutcome(section, outcome, answers) {
  section.dataset.verdict = outcome.verdict;
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
  showAnswers(find(section, ".record"), answers, outcome.ask);
  const today = find(section, "[data-today]");
  today.textContent = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  section.hidden = false;
}

/** Hides the outcome, so that no answer stands beside questions that have changed since. */
export function hideOutcome(section) {
  section.hidden = true;
  delete section.dataset.verdict;
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
    showUnless(item, status);
  }
}

/** The notes that belong to every status but one. */
function showUnless(item, status) {
  for (const note of item.querySelectorAll("[data-unless]")) {
    note.hidden = note.dataset.unless === status;
  }
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
function showNamed(section, kind, questions) {
  const list = find(section, `[data-shown-with="${kind}"]`);
  list.hidden = questions.length === 0;
  requireItems(list, "data-about", questions);
  for (const item of list.querySelectorAll(`[data-entry="${kind}"]`)) {
    item.hidden = !questions.includes(item.dataset.about);
    if (item.hidden) {
      item.removeAttribute(`data-${kind}`);
    } else {
      item.setAttribute(`data-${kind}`, item.dataset.about);
    }
  }
}
