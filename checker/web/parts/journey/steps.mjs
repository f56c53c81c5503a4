// The step from one screen of the questionnaire to the next: pure functions that know no page.
//
// A place is where the reader is: {view, screen, question, reviewed, declined}.
//   view      "one" question at a time, or "all" on one page
//   screen    "question", "offer", "review" or "answer"; with all questions on one page, always "all"
//   question  the one that the reader is at, or was at last
//   reviewed  whether the reader has seen the review: a question changed from there leads back to it
//   declined  whether the reader has gone on, or has seen the result, since the answers close the route
// `asked` are the questions asked, in order, and `answers` the answers given, {question: option}. `closed` tells whether
// these answers close the route: then the result is offered before the questions that are left, once.

/** The first place, in a view. */
export function begin(view, asked) {
  return at({ view, reviewed: false, declined: false }, asked[0]);
}

/** To a question, wherever the reader is. */
export function goTo(place, question) {
  return at(place, question);
}

/** To the question that follows, or the offer before it, or the review after all; undefined without an answer here. */
export function next(place, asked, answers, closed) {
  if (!isAnswered(place.question, answers)) {
    return undefined;
  }
  const following = place.reviewed
    ? asked.find((question) => !isAnswered(question, answers))
    : asked[asked.indexOf(place.question) + 1];
  if (following === undefined) {
    return review(place, asked);
  }
  if (closed && !place.declined) {
    return { ...place, screen: "offer" };
  }
  return at({ ...place, declined: closed }, following);
}

/** At the same place, without the offer: whoever turns it down goes on from there. */
export function decline(place) {
  return { ...place, declined: true };
}

/** To the question before, or back to the review; undefined where there is nothing to go back to. */
export function back(place, asked) {
  if (place.screen === "all") {
    return undefined;
  }
  if (place.screen === "offer") {
    return at(place, place.question);
  }
  if (place.screen === "review") {
    return at(place, asked[asked.length - 1]);
  }
  if (place.reviewed) {
    return review(place, asked);
  }
  const before = asked[asked.indexOf(place.question) - 1];
  return before === undefined ? undefined : at(place, before);
}

/** To all answers given; where all questions are on one page, these are the review. */
export function review(place, asked) {
  return place.view === "all" ? at(place, asked[0]) : { ...place, screen: "review", reviewed: true };
}

/** The answer is there: one question at a time, it has the screen for itself. */
export function answered(place) {
  return place.view === "all" ? place : { ...place, screen: "answer", reviewed: true, declined: true };
}

/** To the other view, at the same question, or at the first one where that is asked no more. */
export function switchView(place, asked) {
  const view = place.view === "one" ? "all" : "one";
  return at({ ...place, view }, asked.includes(place.question) ? place.question : asked[0]);
}

/** To a place of before, by the browser's Back or Forward; a question that is asked no more gives way to the first one. */
export function turn({ reviewed, declined }, before, asked) {
  const question = asked.includes(before.question) ? before.question : asked[0];
  return { ...before, question, reviewed, declined };
}

/** Whether two places are the same screen. */
export function sameScreen(one, other) {
  const keys = one.screen === "question" ? ["view", "screen", "question"] : ["view", "screen"];
  return keys.every((key) => one[key] === other[key]);
}

function at(place, question) {
  return { ...place, screen: place.view === "all" ? "all" : "question", question };
}

function isAnswered(question, answers) {
  return answers[question] !== undefined;
}
