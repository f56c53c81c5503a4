// Comes first in the worker's script, and makes every browser look the same to Pyodide.

// Pyodide refuses to start where it finds importScripts, which module workers lack. This worker is a classic one, since
// a page that was opened from a disk can make no other; and it imports nothing.
self.importScripts = undefined;

// A memory image fits only where the table of functions has the same order. In Chromium and Firefox, Pyodide adds a
// function of its own to it; in WebKit that fails, and on an iPhone it never tries. Here it never tries; nor does the
// Node that makes the image.
Object.defineProperty(self, "navigator", { value: { userAgent: "iPhone" } });
