// Python, as seen from the page: the small one, and the whole one where the small one does not do.

import { Cold, PythonWorker } from "./python-worker.mjs";

const WHOLE = "full-";

/**
 * Fetches and starts Python.
 *
 * `pieces` are the files, by name; `onBytes` is told of every arrival of those that are always fetched; with `fresh`,
 * copies that the browser kept are not used; with `whole`, the small Python is not tried. `ready` settles when Python can
 * answer. Whatever goes wrong, there and in all that is asked, rejects with a Fault.
 */
export class Python {
  #pieces;
  #options;
  #worker;
  #isStopped = false;

  constructor(pieces, { onBytes, fresh, whole }) {
    this.#pieces = pieces;
    this.#options = { onBytes, fresh };
    this.#worker = whole ? this.#startWhole() : new PythonWorker(pieces, this.#options);
    this.ready = this.#orWhole((worker) => worker.ready);
    this.ready.catch(() => this.stop());
  }

  /** The outcome for `answers`, from checker.check in Python, as shared/own.mjs makes objects. */
  check(answers) {
    return this.#ask({ answers });
  }

  /** The answers that a saved file holds as the text `saved`, likewise; null where Python refuses them. */
  read(saved) {
    return this.#ask({ saved });
  }

  /** Ends the worker and the downloads. What has not been answered yet is rejected. */
  stop() {
    this.#isStopped = true;
    this.#worker.stop();
  }

  #ask(question) {
    return this.#orWhole(async (worker) => {
      await worker.ready;
      return worker.ask(question);
    });
  }

  /** What `act` makes of the worker; where the small Python met something that is not in it, of the whole one. */
  async #orWhole(act) {
    const worker = this.#worker;
    try {
      return await act(worker);
    } catch (error) {
      if (!(error instanceof Cold)) {
        throw error;
      }
      if (worker === this.#worker && !this.#isStopped) {
        console.warn(`The whole of Pyodide is needed: ${error.message}`);
        worker.stop();
        this.#worker = this.#startWhole();
      }
      return await act(this.#worker);
    }
  }

  #startWhole() {
    const names = Object.keys(this.#pieces).filter((name) => name.startsWith(WHOLE));
    const pieces = Object.fromEntries(names.map((name) => [name.slice(WHOLE.length), this.#pieces[name]]));
    // What was announced to the reader is the size of the small one.
    return new PythonWorker(pieces, { ...this.#options, onBytes: () => {} });
  }
}
