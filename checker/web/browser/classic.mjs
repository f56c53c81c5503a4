// Comes first in the worker's script. Pyodide refuses to start where it finds importScripts, which module workers lack.
// This worker is a classic one, since a page that was opened from a disk can make no other; and it imports nothing.

self.importScripts = undefined;
