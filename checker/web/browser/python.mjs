// Python, in a worker of its own, as seen from the page.

/** Starts Python. `ready` settles when it can answer; rejects when it cannot start. */
export class Python {
  #worker = new Worker(new URL("./worker.mjs", import.meta.url), { type: "module" });
  #waiting = new Map();
  #asked = 0;

  constructor() {
    this.ready = new Promise((resolve, reject) => {
      this.#waiting.set("ready", { resolve, reject });
    });
    this.#worker.addEventListener("message", ({ data }) => this.#settle(data));
    // Fired when the worker's own files cannot be loaded; Firefox gives no message then.
    this.#worker.addEventListener("error", (event) => this.#failed(event.message || "the worker did not start"));
  }

  /** The outcome for `answers`, from checker.check in Python. Rejects with Python's message when it raises. */
  check(answers) {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, answers });
    });
  }

  /** Ends the worker. What it has not answered yet is rejected. */
  stop() {
    this.#worker.terminate();
    this.#failed("stopped");
  }

  #settle({ id, result, error }) {
    const { resolve, reject } = this.#waiting.get(id) ?? {};
    this.#waiting.delete(id);
    if (error === undefined) {
      resolve?.(result);
    } else {
      reject?.(new Error(error));
    }
  }

  #failed(message) {
    for (const { reject } of this.#waiting.values()) {
      reject(new Error(message));
    }
    this.#waiting.clear();
  }
}
