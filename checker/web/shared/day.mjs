import { parse } from "./own.mjs";

/**
 * The day of `date` by the reader's clock, as every date of the guide is written. `element` has the words for it, from the
 * macro day_words: a browser's own way is another one, and throws where a translator has set lang="auto".
 */
export function writtenDay(date, element) {
  const { day, months } = element.dataset;
  const values = { day: date.getDate(), month: parse(months)[date.getMonth()], year: date.getFullYear() };
  return day.replaceAll(/\{(day|month|year)\}/g, (_, name) => values[name]);
}
