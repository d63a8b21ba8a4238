// Reads instructions as JSON from standard input and prints one line of JSON per page.
//
//   { "base": "http://127.0.0.1:8080", "browser": "/usr/bin/chromium", "together": 2,
//     "pages": [{ "url": "/design", "cookie": "session=..", "checks": ["axe", "reflow", "html", "keyboard", "inline"],
//                 "screenshot": "design.png" }] }
//
// Console errors, requests to third parties and the status are always checked. Exits with 1 when a page has problems.

import { launch, visit } from './browser.mjs';

let input = '';
for await (const chunk of process.stdin) input += chunk;
const { base, browser: executable, together = 2, pages } = JSON.parse(input);

const browser = await launch(executable);
const waiting = [...pages];
let good = true;
try {
  const work = async () => {
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      const result = await visit(browser, base, page);
      good &&= result.ok;
      process.stdout.write(`${JSON.stringify(result)}\n`);
    }
  };
  await Promise.all(Array.from({ length: together }, work));
} finally {
  await browser.close();
}
process.exitCode = good ? 0 : 1;
