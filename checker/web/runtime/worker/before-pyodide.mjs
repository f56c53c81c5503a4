// Comes first in the worker's script, and makes every browser look the same to Pyodide.

// Pyodide refuses to start where it finds importScripts, which module workers lack. This worker is a classic one, since
// a page that was opened from a disk can make no other; and it imports nothing.
self.importScripts = undefined;

// A memory image fits only where a function that Pyodide adds to Python's table has the same place. In WebKit it gets
// another than in Chromium and Firefox, and on an iPhone Pyodide does not add it. Here it never does; nor in the Node
// that makes the image.
Object.defineProperty(self, "navigator", { value: { userAgent: "iPhone" } });

// Chromium 137 and later let a script wait inside WebAssembly, and Pyodide then starts in another way than in Firefox,
// WebKit and the Node that finds out what runs. The checker waits for nothing.
delete WebAssembly.Suspending;
delete WebAssembly.promising;
