/** How many screens of the questionnaire the browser's history holds before this one: all that it is ever given. */
export function stepsIn({ state }) {
  return Number.isInteger(state) ? state : 0;
}
