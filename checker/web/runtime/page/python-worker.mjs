// One Python in a worker of its own, as seen from the page.

import { parse } from "../../shared/own.mjs";
import { afterAwake } from "../../shared/patience.mjs";
import { Fault } from "./fault.mjs";
import { unmetNeed } from "./needs.mjs";
import { forgetPieces, getPiece } from "./pieces.mjs";

const START_WITHIN_MS = 60_000;
const ANSWER_WITHIN_MS = 15_000;

/** The small Python met something that was cut out of it: the whole one must answer. */
export class Cold extends Error {}

/**
 * Fetches and starts Python.
 *
 * `pieces` are its {worker, interpreter, image}, and where it is the whole of Pyodide its library; `onBytes` is told of every arrival; with `fresh`,
 * copies that the browser kept are not used. `ready` settles when Python can answer. Whatever goes wrong, there and in all
 * that is asked, rejects with a Fault, or where Python is the small one with Cold.
 */
export class PythonWorker {
  #pieces;
  #options;
  #end = new AbortController();
  #worker;
  #waiting = new Map();
  #asked = 0;

  constructor(pieces, { onBytes, fresh }) {
    this.#pieces = pieces;
    this.#options = { onBytes, fresh, signal: this.#end.signal };
    this.ready = this.#start();
    this.ready.catch(() => this.stop());
  }

  /** Ends the worker and the downloads. What has not been answered yet is rejected. */
  stop() {
    this.#end.abort();
    this.#worker?.terminate();
    this.#failAll(new Fault("stopped", "ended by the page"));
  }

  /** What Python says to a question, {answers} or {saved}; see python.mjs. */
  ask(question) {
    const id = ++this.#asked;
    const answer = this.#hear(id);
    this.#worker.postMessage({ id, ...question });
    this.#expect(id, ANSWER_WITHIN_MS);
    return answer;
  }

  async #start() {
    const unmet = unmetNeed();
    if (unmet) {
      throw new Fault(unmet.kind, unmet.need);
    }
    // A download or a worker that is blocked says no more than that it failed; this event says why.
    let blocked = false;
    const onViolation = () => {
      blocked = true;
    };
    document.addEventListener("securitypolicyviolation", onViolation);
    try {
      const started = this.#hear("ready");
      const worker = this.#get("worker").then((script) => this.#makeWorker(script));
      // While the pieces come, the worker may fail.
      const [, interpreter] = await Promise.race([Promise.all([worker, this.#get("interpreter")]), started]);
      this.#give("interpreter", interpreter);
      const image = await Promise.race([this.#get("image"), started]);
      this.#give("image", image);
      this.#expect("ready", START_WITHIN_MS);
      await started;
      forgetPieces();
    } catch (error) {
      // Chromium fires the event a moment after the failure.
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
      throw blocked ? new Fault("blocked", error.message) : error;
    } finally {
      document.removeEventListener("securitypolicyviolation", onViolation);
    }
  }

  #get(name) {
    return getPiece(this.#pieces[name], this.#options);
  }

  #give(piece, bytes) {
    // A copy: should the worker fail, another try has the piece still.
    this.#worker.postMessage({ piece, bytes });
  }

  async #makeWorker(script) {
    const unpacked = new Response(script).body.pipeThrough(new DecompressionStream("gzip"));
    const bytes = await new Response(unpacked).arrayBuffer();
    // Chrome before 100 has no throwIfAborted().
    if (this.#end.signal.aborted) {
      throw new Fault("stopped", "ended by the page");
    }
    const worker = makeWorker(bytes);
    worker.addEventListener("message", ({ data }) => this.#receive(parse(data)));
    // Firefox gives no message when a policy forbids the worker.
    const fault = this.#pieces.library ? "stopped" : "cold";
    worker.addEventListener("error", ({ message }) => this.#failAll(errorOf(fault, message || "no worker")));
    this.#worker = worker;
  }

  async #receive({ cold, wanted, id, result, fault, message }) {
    if (cold) {
      this.#failAll(new Cold(cold));
      return;
    }
    if (!wanted) {
      this.#settle(id, errorOf(fault, message), result);
      return;
    }
    this.#expect("ready", Infinity);
    try {
      this.#give(wanted, await this.#get(wanted));
      this.#expect("ready", START_WITHIN_MS);
    } catch (error) {
      this.#settle("ready", error);
    }
  }

  /** The answer that the worker will give to `id`. */
  #hear(id) {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, stopWaiting: () => {} });
    });
  }

  /** From now on, so long at most: a worker that the system has ended says nothing. */
  #expect(id, withinMs) {
    const waiting = this.#waiting.get(id);
    waiting?.stopWaiting();
    if (waiting && withinMs < Infinity) {
      waiting.stopWaiting = afterAwake(withinMs, () => this.#settle(id, new Fault("stopped", "no answer in time")));
    }
  }

  #settle(id, fault, result) {
    const waiting = this.#waiting.get(id);
    if (!waiting) {
      return;
    }
    this.#waiting.delete(id);
    waiting.stopWaiting();
    if (fault) {
      waiting.reject(fault);
    } else {
      waiting.resolve(result);
    }
  }

  #failAll(fault) {
    for (const id of [...this.#waiting.keys()]) {
      this.#settle(id, fault);
    }
  }
}

/** Which error a worker means by the name of a fault; none where it has no fault. */
function errorOf(fault, message) {
  if (!fault) {
    return undefined;
  }
  return fault === "cold" ? new Cold(message) : new Fault(fault, message);
}

function makeWorker(script) {
  try {
    return new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  } catch (error) {
    throw new Fault("blocked", error.message);
  }
}
