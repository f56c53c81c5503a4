// Part of step 3: memory that Python has given back is zero.
//
// In      Pyodide's module object, whose Python is done.
// Out     the same, in which all that its allocator has to give is zero, but for the allocator's own notes.
// Breaks  where an allocator would write into the memory that it has to give: that would be zero too, and Python would not
//         start from it. Pyodide's Python takes all its memory from dlmalloc, which keeps its notes at the ends.
//
// What was freed still holds what stood there. It would be sent, and nobody reads it.

const LARGEST = 1 << 16;
const SMALLEST = 16;
const NOTES = 8;

/** Takes all free memory, piece by piece from large to small, clears it and gives it back; returns how many pieces. */
export function clearFreeMemory({ _malloc, _free, HEAPU8 }) {
  // What lies behind the last byte that was ever used is zero anyway, and would make the memory grow.
  const end = HEAPU8.findLastIndex((byte) => byte !== 0);
  const taken = [];
  for (let size = LARGEST; size >= SMALLEST; size = size > 512 ? size / 2 : size - 8) {
    for (;;) {
      const at = _malloc(size - NOTES);
      if (at + size > end) {
        _free(at);
        break;
      }
      HEAPU8.fill(0, at, at + size - NOTES);
      taken.push(at);
    }
  }
  taken.forEach(_free);
  return taken.length;
}
