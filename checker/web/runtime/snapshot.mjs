// A snapshot of Pyodide's: a header, whose second number is its length, and then the memory.

/** How long the header of a snapshot is. */
export function headerOf(snapshot) {
  return new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2)[1];
}

/**
 * Makes of a snapshot, in its place, the difference from a `memory`, without the zeros at its end: much of a snapshot is as
 * the WebAssembly module itself sets it up, and need not be sent twice.
 */
export function difference(snapshot, memory) {
  const header = headerOf(snapshot);
  for (let at = 0; at < memory.length && header + at < snapshot.length; at += 1) {
    snapshot[header + at] ^= memory[at];
  }
  const end = snapshot.findLastIndex((byte) => byte !== 0) + 1;
  // Whole words, so that the browser can add the memory back word by word.
  return snapshot.subarray(0, Math.ceil(end / 4) * 4);
}

/** Makes such a difference whole again, in its place, with what the same module has set up in `memory`. */
export function addMemory(image, memory) {
  const header = headerOf(image);
  const words = new Uint32Array(image.buffer, image.byteOffset + header, (image.byteLength - header) / 4);
  const setUp = new Uint32Array(memory.buffer, 0, words.length);
  for (let at = 0; at < words.length; at += 1) {
    words[at] ^= setUp[at];
  }
}
