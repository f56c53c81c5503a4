// The worker in which Python runs. It is given {id, answers} and returns {id, result} or {id, error}.

import { loadPyodide } from "../pyodide/pyodide.mjs";

// Only ids cross between the page and Python, never words.
const ANSWER = `
from checker import POLICY, check
from js import Object
from pyodide.ffi import to_js

lambda answers: to_js(check(POLICY, answers.to_py()).to_dict(), dict_converter=Object.fromEntries)
`;

// Pyodide waits for ever, and says nothing, when its WebAssembly is missing, cut short, no WebAssembly, or of another
// type than "application/wasm". So each file is fetched whole here, and a failure to fetch or to compile ends the start.
const startFailed = new Promise((_, reject) => {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...given) => {
      const instance = original(...given);
      instance.catch(reject);
      return instance;
    };
  }
  const download = self.fetch;
  self.fetch = async (...request) => {
    try {
      const response = await download(...request);
      if (!response.ok) {
        throw new Error(`${response.url}: status ${response.status}`);
      }
      const headers = response.url.endsWith(".wasm") ? { "Content-Type": "application/wasm" } : {};
      return new Response(await response.arrayBuffer(), { headers });
    } catch (error) {
      reject(error);
      throw error;
    }
  };
});

const answer = Promise.race([start(), startFailed]);
answer.then(
  () => postMessage({ id: "ready" }),
  (error) => postMessage({ id: "ready", error: String(error) }),
);

async function start() {
  const pyodide = await loadPyodide({ packages: ["checker"] });
  return pyodide.runPython(ANSWER);
}

self.addEventListener("message", async ({ data: { id, answers } }) => {
  try {
    postMessage({ id, result: (await answer)(answers) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});
