// The answer as a file of its own, to keep or to hand to a lawyer: no script, nothing that is fetched, and no address
// of this site, which on a disk would name the reader's folders. The page opens it again.

import { bring, find } from "../../shared/element.mjs";
import { empty } from "../../shared/own.mjs";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

// What a file keeps stands in its head. Mail filters take out scripts, even those that are mere data; word processors,
// what they do not know of the body.
const KEPT = ["answers", "rules", "person"];

// What leads on in the page, or says how to.
const LEFT_OUT =
  "[hidden], .take-along, .on-this-site, .english, button, .icon--on, .icon--away, summary > .icon, .official-notes > summary";

const MAX_BYTES = 2_000_000;

/** What is saved is named and titled neutrally: {name, title}, and looks as its style sheet says. */
export class SavedFile {
  #looks;
  #style;
  #madeOn;
  title;

  constructor() {
    this.#looks = find(document, "template#saved-page");
    this.#style = find(this.#looks.content, "style").textContent;
    this.#madeOn = find(this.#looks.content, ".saved-on");
    this.title = this.#looks.dataset.title;
  }

  /** The fingerprint of the rules by which this page answers. */
  get rules() {
    return this.#looks.dataset.rules;
  }

  /**
   * Gives the answer that `section` shows to the reader, as a file to keep, with the answers and the person's name, and
   * with the same answer in English, if there is one.
   */
  save(section, { answers, english, person }) {
    const page = savedPage(section, {
      english,
      dir: this.#looks.dir,
      lang: this.#looks.lang,
      kept: { answers: JSON.stringify(answers), rules: this.rules, person },
      madeOn: this.#madeOn,
      style: this.#style,
      title: this.title,
    });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([page], { type: "text/html" }));
    link.download = this.#looks.dataset.file;
    link.click();
    // Safari begins to read only after the click has been dealt with.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

/**
 * Lets the reader choose a saved file: `onChosen` is given what it has kept, {answers, rules, person}, each a text that
 * nobody has checked, or undefined where it is no such file.
 */
export function offerOpening(form, onChosen) {
  const input = find(form, "#checker-file");
  find(form, "#checker-open").addEventListener("click", () => input.click());
  input.addEventListener("change", async (event) => {
    // To the form, this is no answer that has changed.
    event.stopPropagation();
    const [file] = input.files;
    // So that the same file can be chosen again; and its name does not stay.
    input.value = "";
    if (file) {
      onChosen(await keptIn(file));
    }
  });
}

/** Says that the answers are those of a file, and whether the rules have changed since it was saved. */
export class Opened {
  #note;
  #changed;

  constructor(form) {
    this.#note = find(form, "#checker-opened");
    this.#changed = find(this.#note, "[data-rules-changed]");
    form.addEventListener("reset", () => {
      this.#note.hidden = true;
    });
  }

  say({ rulesChanged }) {
    this.#changed.hidden = !rulesChanged;
    this.#note.hidden = false;
    bring(this.#note, this.#note);
  }
}

async function keptIn(file) {
  if (file.size > MAX_BYTES) {
    return undefined;
  }
  let page;
  try {
    // A document that is never shown: nothing in it runs or is fetched.
    page = new DOMParser().parseFromString(await file.text(), "text/html");
  } catch {
    // It is gone, or lies in a cloud that does not answer, or this browser reads no files.
    return undefined;
  }
  const kept = empty();
  for (const name of KEPT) {
    kept[name] = page.querySelector(`meta[name="${name}"]`)?.content ?? "";
  }
  return kept.answers ? kept : undefined;
}

/** The answer that `section` shows, as the source of a page that keeps {answers, rules, person}. */
function savedPage(section, { dir, english, kept, lang, madeOn, style, title }) {
  const copy = complete(section);
  find(copy, ".person-line").after(madeOn.cloneNode(true));
  find(copy, "[data-made-on]").textContent = find(copy, "[data-today]").textContent;
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
${KEPT.map((name) => metadata(name, kept[name])).join("\n")}
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<article>${copy.innerHTML}</article>
${english ? `<article lang="${english.lang}" dir="${english.dir}">${complete(english.firstElementChild).innerHTML}</article>` : ""}
</main>
</body>
</html>
`;
}

/** A copy of an answer, with all that leads on left out, and nothing folded. */
function complete(section) {
  const copy = section.cloneNode(true);
  for (const part of copy.querySelectorAll(LEFT_OUT)) {
    part.remove();
  }
  for (const link of copy.querySelectorAll("a")) {
    const { protocol, origin, hostname, pathname } = link;
    if (protocol !== "https:" || origin === location.origin) {
      link.replaceWith(...link.childNodes);
    } else if (!link.textContent.includes(hostname.replace("www.", ""))) {
      // Paper cannot be followed.
      link.after(` (${hostname}${pathname})`.replace("www.", ""));
    }
  }
  // Nothing is folded.
  for (const part of copy.querySelectorAll("details, summary")) {
    part.removeAttribute("open");
    rename(part, "div");
  }
  // What is a section on the page is the whole of the file: its headings stand one level higher.
  for (const heading of copy.querySelectorAll("h2, h3, h4, h5")) {
    rename(heading, `h${heading.localName[1] - 1}`);
  }
  return copy;
}

/** The source of what a page's head says of it. */
function metadata(name, content) {
  const meta = document.createElement("meta");
  meta.name = name;
  meta.content = content;
  return meta.outerHTML;
}

/** Puts an element of another name into the place of `element`, with the same attributes and content. */
function rename(element, name) {
  const other = document.createElement(name);
  for (const attribute of element.attributes) {
    other.setAttributeNode(attribute.cloneNode());
  }
  other.append(...element.childNodes);
  element.replaceWith(other);
}
