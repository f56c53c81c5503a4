"""What the benchmark runs in a page.

Each is called with one argument and promises its result, in every browser alike.
"""

from __future__ import annotations

__all__ = ["BUSY_LOOP", "START_CHECK", "START_WORKER"]

START_WORKER = """
(address) => new Promise((resolve) => {
  const began = performance.now();
  const worker = new Worker(address, { type: "module" });
  worker.onerror = (event) => resolve(event.message ?? "the worker did not start");
  worker.onmessage = ({ data }) => resolve(data === "done" ? performance.now() - began : data);
})
"""

START_CHECK = """
async (answers) => {
  const form = document.querySelector("form#checker");
  const outcome = document.querySelector("#outcome");
  const changed = (element, reached) => new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (reached()) {
        observer.disconnect();
        resolve();
      }
    });
    observer.observe(element, { attributes: true });
  });
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const watchesTasks = PerformanceObserver.supportedEntryTypes.includes("longtask");
  let longest = watchesTasks ? 0 : null;
  const tasks = new PerformanceObserver((list) => {
    longest = Math.max(longest, ...list.getEntries().map((entry) => entry.duration));
  });
  if (watchesTasks) {
    tasks.observe({ entryTypes: ["longtask"] });
  }

  const ready = changed(form, () => ["ready", "failed"].includes(form.dataset.runtime));
  const began = performance.now();
  document.querySelector("#checker-start button").click();
  await ready;
  const start = performance.now() - began;
  if (form.dataset.runtime === "failed") {
    return form.querySelector("#checker-status").textContent;
  }

  const times = [];
  for (let turn = 0; turn < answers; turn += 1) {
    const options = form.querySelectorAll("fieldset:not([hidden]) input:not(:checked)");
    const option = options[(turn * 7) % options.length];
    option.checked = true;
    option.dispatchEvent(new Event("change", { bubbles: true }));
    await pause(20);
    const shown = changed(outcome, () => outcome.dataset.verdict !== undefined);
    const asked = performance.now();
    form.querySelector("#check-answers").click();
    await shown;
    times.push(performance.now() - asked);
    if (turn === 0) {
      await pause(300);
      tasks.disconnect();
    }
  }
  return { start, longest, times };
}
"""

BUSY_LOOP = """
(rounds) => new Promise((resolve) => {
  const loop = (rounds) => {
    const step = () => {
      let sum = 0;
      for (let turn = 0; turn < 1e6; turn += 1) {
        sum = (sum * 31 + turn) | 0;
      }
      return sum;
    };
    const run = (rounds) => {
      let sum = 0;
      for (let round = 0; round < rounds; round += 1) {
        sum ^= step();
      }
      return sum;
    };
    run(100); // By now the browser has compiled it as well as it ever will.
    const began = performance.now();
    const sum = run(rounds);
    postMessage([performance.now() - began, sum]);
  };
  const worker = new Worker(URL.createObjectURL(new Blob([`(${loop})(${rounds})`])));
  worker.onmessage = ({ data }) => resolve(data[0]);
})
"""
