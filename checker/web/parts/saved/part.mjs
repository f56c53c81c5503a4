// The answer as a file of its own, to keep or to hand to a lawyer: no script, nothing that is fetched, and no address
// of this site, which on a disk would name the reader's folders.

import { find } from "../../shared/element.mjs";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** What is saved is named and titled neutrally: {name, title}, and looks as its style sheet says. */
export class SavedFile {
  #looks;
  #style;
  title;

  constructor() {
    this.#looks = find(document, "template#saved-page");
    this.#style = find(this.#looks.content, "style").textContent;
    this.title = this.#looks.dataset.title;
  }

  /** Gives the answer that `section` shows to the reader, as a file to keep. */
  save(section) {
    const page = savedPage(section, { style: this.#style, title: this.title });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([page], { type: "text/html" }));
    link.download = this.#looks.dataset.file;
    link.click();
    // Safari begins to read only after the click has been dealt with.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

/** The answer that `section` shows, as the source of a page; `style` is its style sheet, `title` its neutral title. */
function savedPage(section, { style, title }) {
  const copy = section.cloneNode(true);
  for (const part of copy.querySelectorAll("[hidden], .take-along, .on-this-site")) {
    part.remove();
  }
  for (const link of copy.querySelectorAll("a")) {
    if (new URL(link.href).protocol !== "https:" || link.origin === location.origin) {
      link.replaceWith(...link.childNodes);
    }
  }
  // What is a section on the page is the whole of the file: its headings stand one level higher.
  for (const heading of copy.querySelectorAll("h2, h3, h4, h5")) {
    const higher = document.createElement(`h${heading.localName[1] - 1}`);
    higher.append(...heading.childNodes);
    heading.replaceWith(higher);
  }
  const { lang } = document.documentElement;
  const { dir } = document.body;
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<article>${copy.innerHTML}</article>
</main>
</body>
</html>
`;
}
