// The answer as a file of its own, to keep or to hand to a lawyer: no script, nothing that is fetched, and no address
// of this site, which on a disk would name the reader's folders.

/** The answer that `section` shows, as the source of a page; `style` is its style sheet, `title` its neutral title. */
export function savedPage(section, { style, title }) {
  const copy = section.cloneNode(true);
  for (const part of copy.querySelectorAll("[hidden], .take-along, .on-this-site")) {
    part.remove();
  }
  for (const link of copy.querySelectorAll("a")) {
    if (new URL(link.href).protocol !== "https:" || link.origin === location.origin) {
      link.replaceWith(...link.childNodes);
    }
  }
  const { lang } = document.documentElement;
  const { dir } = document.body;
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
${copy.outerHTML}
</body>
</html>
`;
}

/** Gives a page to the reader as a file to keep. */
export function save(page, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([page], { type: "text/html" }));
  link.download = name;
  link.click();
  // Safari begins to read only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
