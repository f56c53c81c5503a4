// The way through the questionnaire, without a page.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "../../checker/web/parts/journey/steps.mjs";

const ASKED = ["where", "why", "papers"];
const ALL_GIVEN = { where: "abroad", why: "illness", papers: "yes" };

const first = steps.begin("one", ASKED);
const inReview = steps.review({ ...first, question: "papers" }, ASKED);
const shown = ({ screen, question }) => (screen === "question" ? question : screen);

test("it begins at the first question, and nothing has been reviewed", () => {
  assert.deepEqual(first, { view: "one", screen: "question", question: "where", reviewed: false, declined: false });
});

test("next leads through the questions asked, in order, and then to the review", () => {
  const seen = [];
  for (let place = first; place.screen !== "review"; place = steps.next(place, ASKED, ALL_GIVEN)) {
    seen.push(place.question);
  }
  assert.deepEqual(seen, ASKED);
});

test("next leads past questions that have an answer already, one by one, until the review has been seen", () => {
  assert.equal(shown(steps.next(first, ASKED, { where: "abroad", why: "illness" })), "why");
});

test("next leads nowhere while the question has no answer, before the review and after it", () => {
  assert.equal(steps.next(first, ASKED, {}), undefined);
  assert.equal(steps.next(first, ASKED, { why: "illness" }), undefined);
  assert.equal(steps.next(steps.goTo(inReview, "why"), ASKED, { where: "abroad", papers: "yes" }), undefined);
});

test('"not sure" is an answer like any other', () => {
  assert.equal(shown(steps.next(first, ASKED, { where: "not_sure" })), "why");
});

test("next leads to a follow-up that the answer raised, and not to one that it left out", () => {
  const answers = { where: "abroad" };
  assert.equal(shown(steps.next(first, ["where", "follow-up", "why"], answers)), "follow-up");
  assert.equal(shown(steps.next(first, ["where", "why"], answers)), "why");
  assert.equal(shown(steps.next(first, ["where"], answers)), "review");
});

test("back leads to the question before, and from the first one nowhere", () => {
  const last = steps.goTo(first, "papers");
  const middle = steps.back(last, ASKED);
  assert.equal(shown(middle), "why");
  assert.equal(shown(steps.back(middle, ASKED)), "where");
  assert.equal(steps.back(first, ASKED), undefined);
});

test("back from the review leads to the last question asked", () => {
  assert.equal(shown(steps.back(inReview, ASKED)), "papers");
  assert.equal(shown(steps.back(inReview, ["where", "why"])), "why");
});

test("a change from the review leads back to it, by next and by back", () => {
  const change = steps.goTo(inReview, "why");
  assert.equal(shown(change), "why");
  assert.equal(shown(steps.next(change, ASKED, ALL_GIVEN)), "review");
  assert.equal(shown(steps.back(change, ASKED)), "review");
  assert.equal(shown(steps.back(steps.goTo(inReview, "where"), ASKED)), "review");
});

test("a change that raises follow-ups leads through them, wherever they stand, and back to the review", () => {
  const asked = ["where", "why", "earlier", "papers", "later"];
  const change = steps.goTo(inReview, "why");
  const earlier = steps.next(change, asked, ALL_GIVEN);
  assert.equal(shown(earlier), "earlier");
  const later = steps.next(earlier, asked, { ...ALL_GIVEN, earlier: "yes" });
  assert.equal(shown(later), "later");
  assert.equal(shown(steps.next(later, asked, { ...ALL_GIVEN, earlier: "yes", later: "no" })), "review");
});

test("the answer has the screen for itself, and from it a question leads to the review", () => {
  const answer = steps.answered(inReview);
  assert.equal(answer.screen, "answer");
  assert.equal(shown(steps.next(steps.goTo(answer, "why"), ASKED, ALL_GIVEN)), "review");
  assert.equal(shown(steps.review(answer, ASKED)), "review");
});

test("an answer asked for without the review counts as one", () => {
  const change = steps.goTo(steps.answered(first), "where");
  assert.equal(shown(steps.next(change, ASKED, ALL_GIVEN)), "review");
});

test("to begin again forgets the review", () => {
  assert.equal(shown(steps.next(steps.begin("one", ASKED), ASKED, ALL_GIVEN)), "why");
});

test("with all questions on one page there is one screen, and the questions are the review", () => {
  const page = steps.begin("all", ASKED);
  assert.deepEqual(page, { view: "all", screen: "all", question: "where", reviewed: false, declined: false });
  const at = steps.goTo(page, "papers");
  assert.deepEqual([at.screen, at.question], ["all", "papers"]);
  assert.deepEqual(steps.answered(at), at);
  assert.deepEqual(steps.review(at, ASKED), { ...at, question: "where" });
});

test("the other view is at the same question", () => {
  const page = steps.switchView(steps.goTo(first, "why"), ASKED);
  assert.deepEqual([page.view, page.screen, page.question], ["all", "all", "why"]);
  assert.deepEqual(steps.switchView(page, ASKED), steps.goTo(first, "why"));
});

test("the other view is at the first question where the last one is asked no more", () => {
  const page = steps.switchView(steps.goTo(first, "papers"), ASKED);
  assert.equal(shown(steps.switchView(page, ["where", "why"])), "where");
});

test("the other view from the review shows the questions, and back shows the one that was last", () => {
  const page = steps.switchView(inReview, ASKED);
  assert.equal(page.screen, "all");
  assert.equal(shown(steps.switchView(page, ASKED)), "papers");
});

const CLOSED = true;
const offered = steps.next(first, ASKED, { where: "here" }, CLOSED);

test("an answer that closes the route leads to an offer, once, and from there to the question that follows", () => {
  assert.deepEqual(offered, { ...first, screen: "offer" });
  const after = steps.next(steps.decline(offered), ASKED, { where: "here" }, CLOSED);
  assert.equal(shown(after), "why");
  assert.equal(shown(steps.next(after, ASKED, { where: "here", why: "illness" }, CLOSED)), "papers");
});

test("back from the offer leads to the question answered, and next from there to the offer again", () => {
  const back = steps.back(offered, ASKED);
  assert.equal(shown(back), "where");
  assert.equal(shown(steps.next(back, ASKED, { where: "here" }, CLOSED)), "offer");
});

test("it is offered again once the route was open in between", () => {
  const after = steps.next(steps.decline(offered), ASKED, { where: "here" }, CLOSED);
  const open = steps.next(steps.back(after, ASKED), ASKED, { where: "abroad" }, !CLOSED);
  assert.equal(shown(open), "why");
  assert.equal(shown(steps.next(open, ASKED, { where: "abroad", why: "none" }, CLOSED)), "offer");
});

test("nothing is offered where no question is left, nor to whoever has seen the result", () => {
  assert.equal(shown(steps.next(steps.goTo(first, "papers"), ASKED, ALL_GIVEN, CLOSED)), "review");
  assert.equal(shown(steps.next(steps.goTo(inReview, "where"), ASKED, ALL_GIVEN, CLOSED)), "review");
  const rest = steps.goTo(steps.answered(offered), "why");
  assert.equal(shown(steps.next(rest, ASKED, { where: "here", why: "illness" }, CLOSED)), "papers");
});

test("turning to a place of before keeps what has been seen since; a question asked no more gives way", () => {
  const before = steps.goTo(first, "why");
  const turned = steps.turn({ ...inReview, declined: true }, before, ASKED);
  assert.deepEqual(turned, { ...before, reviewed: true, declined: true });
  assert.equal(shown(steps.turn(inReview, before, ["where", "papers"])), "where");
});

test("two questions are two screens; with all questions on one page there is one", () => {
  assert.ok(steps.sameScreen(first, { ...first, reviewed: true }));
  assert.ok(!steps.sameScreen(first, steps.goTo(first, "why")));
  assert.ok(!steps.sameScreen(first, inReview));
  const all = steps.switchView(first, ASKED);
  assert.ok(steps.sameScreen(all, steps.goTo(all, "why")));
  assert.ok(!steps.sameScreen(first, all));
});
