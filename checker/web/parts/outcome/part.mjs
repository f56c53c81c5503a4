// The answer on the page. Every wording is in the page already; this shows the ones that the outcome names.

import { surelyHolds } from "../../shared/condition.mjs";
import { writtenDay } from "../../shared/day.mjs";
import { find, showWording } from "../../shared/element.mjs";
import { showAnswers } from "../../shared/form.mjs";
import { empty, parse } from "../../shared/own.mjs";
import { requireItems, showAbout, showNamed } from "./entries.mjs";
import { showSummary } from "./summary.mjs";

/** Shows `outcome`, the object that Python computed from `answers`, in the outcome section; own.mjs made them both. */
export function showOutcome(section, outcome, answers) {
  section.dataset.verdict = outcome.verdict;
  section.dataset.route = outcome.route;
  for (const part of section.querySelectorAll("[data-on-route]")) {
    part.hidden = part.dataset.onRoute !== outcome.route;
  }
  showStatuses(section, "risk", outcome.risks);
  showStatuses(section, "requirement", outcome.requirements);
  showStatuses(section, "document", outcome.documents);
  for (const point of section.querySelectorAll("[data-requirement]")) {
    for (const kind of ["open", "change"]) {
      showAbout(find(point, `[data-${kind}]`), outcome[kind][point.dataset.requirement] ?? []);
    }
  }
  group(section, outcome.requirements);
  join(section, outcome);
  for (const item of section.querySelectorAll("[data-document]")) {
    showWordingForReason(item, asked(answers, outcome.ask));
  }
  showNotes(section, outcome.cautions);
  showSummary(section, outcome);
  showNamed(section, "dropped", outcome.dropped);
  showWhatIsFolded(section, outcome);
  showAnswers(find(section, ".record"), answers, outcome.ask);
  const today = find(section, "[data-today]");
  today.textContent = writtenDay(new Date(), today);
  for (const fold of section.querySelectorAll("details")) {
    fold.open = false;
  }
  setShown(section, true);
}

/** Hides the outcome, so that no answer stands beside questions that have changed since. */
export function hideOutcome(section) {
  setShown(section, false);
  delete section.dataset.verdict;
  delete section.dataset.route;
}

/** What stands around the outcome is told too, for the styles: Chrome before 105 and Firefox before 121 know no :has(). */
function setShown(section, isShown) {
  section.hidden = !isShown;
  section.parentElement.toggleAttribute("data-answered", isShown);
}

/** Opens all that is folded, for paper. Returns what folds it again, as it was. */
export function unfold(section) {
  const folded = section.querySelectorAll("details:not([open])");
  for (const fold of folded) {
    fold.open = true;
  }
  return () => {
    for (const fold of folded) {
      fold.open = false;
    }
  };
}

/** Shows each item of a kind that has a status, in the wording for it. */
function showStatuses(section, kind, statuses) {
  requireItems(section, `data-${kind}`, Object.keys(statuses));
  for (const item of section.querySelectorAll(`[data-${kind}]`)) {
    const status = statuses[item.dataset[kind]];
    item.hidden = status === undefined;
    if (item.hidden) {
      delete item.dataset.status;
    } else {
      item.dataset.status = status;
      showWording(item, status);
    }
  }
}

/** Moves each requirement, in the order of the policy, to those of the same status; hides the groups without any. */
function group(section, requirements) {
  for (const [name, status] of Object.entries(requirements)) {
    find(section, `[data-group="${status}"] [data-points]`).append(find(section, `[data-requirement="${name}"]`));
  }
  for (const part of section.querySelectorAll("[data-group]")) {
    part.hidden = !Object.values(requirements).includes(part.dataset.group);
  }
}

/** A risk that is the same point as a requirement stands in it while that is open or not met, and else with the risks. */
function join(section, { requirements, risks }) {
  for (const risk of section.querySelectorAll("[data-same-point]")) {
    const { samePoint } = risk.dataset;
    const joined = requirements[samePoint] !== "met";
    find(section, joined ? `[data-requirement="${samePoint}"]` : `[data-fold="risks"] [data-points]`).append(risk);
    if (!risk.hidden) {
      showWording(risk, risks[risk.dataset.risk]);
    }
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

/** Official notes that belong to the answer. Where none is left in a place, its fold goes. */
function showNotes(section, cautions) {
  requireItems(section, "data-caution", cautions);
  for (const note of section.querySelectorAll("[data-caution]")) {
    note.hidden = !cautions.includes(note.dataset.caution);
  }
  for (const notes of section.querySelectorAll(".official-notes")) {
    notes.hidden = notes.querySelector("[data-caution]:not([hidden])") === null;
  }
}

/** In the line of a fold, how much is in it. What this check does not ask stands unfolded while there is a request to make. */
function showWhatIsFolded(section, { route, documents, dropped }) {
  const risks = find(section, `[data-fold="risks"]`);
  const { length } = risks.querySelectorAll("[data-risk]:not([hidden])");
  risks.hidden = length === 0;
  find(risks, "[data-count]").textContent = length;
  for (const told of section.querySelectorAll(`[data-fold="papers"] [data-tells]`)) {
    const count = Object.values(documents).filter((status) => status === told.dataset.tells).length;
    told.hidden = count === 0;
    find(told, "[data-count]").textContent = count;
  }
  find(section, `[data-tells="dropped"]`).hidden = dropped.length === 0;
  find(section, route === "open" ? ".outcome-lines" : `[data-fold="limits"]`).append(find(section, "[data-lines]"));
}
