// Reads instructions as JSON from standard input and prints one line of JSON per page.
//
//   { "base": "http://127.0.0.1:8080", "browser": "/usr/bin/chromium", "together": 2, "known": "known-pages.txt",
//     "pages": [{ "url": "/design", "cookie": "session=..", "checks": ["axe", "reflow", "html", "keyboard", "inline"],
//                 "screenshot": "design.png" }] }
//
// Console errors, requests to third parties and the status are always checked. Exits with 1 when a page has problems.

import { launch, visit } from './browser.mjs';
import { memory } from './known.mjs';

let input = '';
for await (const chunk of process.stdin) input += chunk;
const { base, browser: executable, together = 2, known, pages } = JSON.parse(input);

const browser = await launch(executable);
const remembered = memory(known, browser.version());
const waiting = [...pages];
let good = true;
try {
  const work = async () => {
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      // Who does something has to go there, unless what it leads to is known; so has who wants a picture,
      // or shows a page of one's own.
      const open = page.screenshot || page.instead || (page.actions && !page.leads_to);
      const key = open ? undefined : await remembered.key(base, page);
      const before = key !== undefined && remembered.has(key);
      const result = before ? { url: page.url, ok: true, problems: [] } : await visit(browser, base, page);
      if (key !== undefined && result.ok && !before) remembered.keep(key);
      good &&= result.ok;
      process.stdout.write(`${JSON.stringify(result)}\n`);
    }
  };
  await Promise.all(Array.from({ length: together }, work));
} finally {
  await browser.close();
}
process.exitCode = good ? 0 : 1;
