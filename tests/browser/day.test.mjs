// Dates, as the guide writes them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { writtenDay } from "../../checker/web/shared/day.mjs";

const MONTHS = "Enero Febrero Marzo Abril Mayo Junio Julio Agosto Septiembre Octubre Noviembre Diciembre".split(" ");

test("a day is written by the pattern and the months of the page's language, at both ends of a year", () => {
  const element = { dataset: { day: "{day} de {month} de {year}", months: JSON.stringify(MONTHS) } };
  assert.equal(writtenDay(new Date(2026, 0, 1), element), "1 de Enero de 2026");
  assert.equal(writtenDay(new Date(2026, 11, 31, 23, 59), element), "31 de Diciembre de 2026");
});
