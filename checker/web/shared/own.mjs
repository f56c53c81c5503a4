// Objects that have the keys of their own and no others: whatever else runs in the page can lend every ordinary object
// more, by Object.prototype. Answers, outcomes and conditions are looked up by name, and are such objects.

/** An object without a key. */
export function empty() {
  return Object.create(null);
}

/** What the JSON in `text` says, in such objects. */
export function parse(text) {
  return JSON.parse(text, (_, value) => (isObject(value) ? Object.assign(empty(), value) : value));
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
