// The panel at the top of the answer: where the reader stands, who comes first, and what to do next.

import { find, showWording } from "../../shared/element.mjs";
import { mark, requireItems, showNamed } from "./entries.mjs";

/** Shows, of an outcome, what belongs at the top. */
export function showSummary(section, outcome) {
  const panel = find(section, "[data-summary]");
  const isClosed = outcome.route === "closed";
  panel.dataset.state = isClosed ? "closed" : outcome.verdict;
  for (const icon of panel.querySelectorAll("[data-icon-of]")) {
    icon.hidden = icon.dataset.iconOf !== panel.dataset.state;
  }
  const closing = isClosed ? closedBy(panel, outcome.change) : undefined;
  if (isClosed) {
    find(find(panel, "#outcome-heading"), `[data-closed="${closing}"]`);
  }
  for (const part of panel.querySelectorAll("[data-closed]")) {
    part.hidden = part.dataset.closed !== closing;
  }
  showUnanswered(panel, outcome.unanswered.length);
  showPoints(panel, isClosed ? [] : Object.values(outcome.requirements));
  showNamed(panel, "help-first", outcome.help_first);
  showNext(panel, outcome);
}

/** The first of the requirements that close the route: it says what to do instead. */
function closedBy(panel, change) {
  const { closed } = [...panel.querySelectorAll("[data-closed]")]
    .map(({ dataset }) => dataset)
    .find((dataset) => dataset.closed in change);
  return closed;
}

/** Before all else: how many of the questions asked have no answer. */
function showUnanswered(panel, count) {
  const sentence = { 0: "", 1: "one" }[count] ?? "many";
  for (const wording of panel.querySelectorAll("[data-unanswered]")) {
    wording.hidden = wording.dataset.unanswered !== sentence;
  }
  find(panel, "[data-unanswered] [data-count]").textContent = count;
}

/** A sentence for those that do not fit, one for those that are not clear, one for the others. */
function showPoints(panel, statuses) {
  const of = (status) => statuses.filter((each) => each === status).length;
  const rest = of("met") === statuses.length ? `met ${of("met")}` : `rest ${of("met")}`;
  const counts = [`not_met ${of("not_met")}`, `unknown ${of("unknown")}`, rest];
  requireItems(
    panel,
    "data-points-are",
    counts.filter((count) => !count.endsWith(" 0")),
  );
  for (const sentence of panel.querySelectorAll("[data-points-are]")) {
    sentence.hidden = !counts.includes(sentence.dataset.pointsAre);
  }
}

/** What to do, in its order; the first leads, unless a lawyer does. */
function showNext(panel, { next, help_first: helpFirst, unanswered, ask, documents }) {
  requireItems(panel, "data-about", next);
  const entries = [...panel.querySelectorAll(`[data-entry="next"]`)];
  for (const entry of entries) {
    // "instead" has one entry for each requirement that can close the route.
    const isOther = entry.dataset.closed !== undefined && entry.hidden;
    entry.hidden = isOther || !next.includes(entry.dataset.about);
    mark(entry, "next");
  }
  const list = find(panel, ".next");
  list.append(...next.map((thing) => list.querySelector(`[data-next="${thing}"]`)).filter((entry) => entry !== null));
  for (const entry of entries) {
    entry.toggleAttribute("data-leads", entry.dataset.next === next[0]);
  }
  showWording(find(panel, ".panel__then"), helpFirst.length > 0 ? "then" : "first");
  const rest = find(panel, `[data-about="answer_rest"]`);
  find(rest, "[data-count]").textContent = unanswered.length;
  find(rest, "a").setAttribute("href", `#question-${unanswered[0] ?? ask[0]}`);
  const toGet = Object.values(documents).filter((status) => status === "get").length;
  find(panel, `[data-about="papers"] [data-count]`).textContent = toGet;
}
