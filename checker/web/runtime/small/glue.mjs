// Step 5: JavaScript functions that never run only throw.
//
// In      the worker's script, not minified yet, and a way to practise with it.
// Out     the script in which every function that did not run is a call of cutOut().
// Breaks  nothing in silence: before it throws, cutOut() tells the page, and notes that it was called. The worker looks at the
//         note before it believes an answer, even where the error was caught on the way.

import { Session } from "node:inspector/promises";

import { ADDRESS } from "./practice.mjs";
import { changed, partsOf, syntaxOf } from "./syntax.mjs";

// It tells the page, too: Pyodide waits for ever after some errors of its start.
const CUT_OUT = `const cutOut = () => {
  self.ranCold = "a function of the script";
  postMessage(JSON.stringify({ cold: self.ranCold }));
  throw new Error("cut out");
};
`;

const SHORTER = "{cutOut()}".length;

/** Which functions of the script run while `practise` does; as V8 says it. */
export async function coverageOf(practise) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  await practise();
  const { result } = await session.post("Profiler.takePreciseCoverage");
  session.disconnect();
  // Workers of before may still be there.
  return result.filter(({ url }) => url === ADDRESS).flatMap(({ functions }) => functions);
}

/** The script without what never runs. */
export function withoutColdFunctions(script, coverage) {
  // Where several functions end at one place, as in a => b => c, all of them stay if one of them ran.
  const calls = new Map();
  for (const { ranges } of coverage) {
    const [{ endOffset, count }] = ranges;
    calls.set(endOffset, (calls.get(endOffset) ?? 0) + count);
  }
  const isCold = ({ type, end }) => /Function/.test(type) && calls.get(end) === 0;
  const changes = [];
  for (const part of partsOf(syntaxOf(script, "script"), (inside) => !isCold(inside))) {
    if (isCold(part) && part.body.end - part.body.start > SHORTER) {
      changes.push({ ...part.body, text: part.body.type === "BlockStatement" ? "{cutOut()}" : "cutOut()" });
    }
  }
  return CUT_OUT + changed(script, changes);
}
