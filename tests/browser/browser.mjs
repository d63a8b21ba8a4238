// Opens pages in the system's Chromium and runs checks on them. Nothing is downloaded.

import { chromium } from 'playwright-core';
import * as checks from './checks.mjs';

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser. Root may not use Chromium's sandbox. */
export function launch(executablePath = '/usr/bin/chromium') {
  const root = process.getuid?.() === 0;
  return chromium.launch({ executablePath, headless: true, args: root ? [...FLAGS, '--no-sandbox'] : FLAGS });
}

/** Turns `name=value; other=value` into cookies for an address. */
function cookies(text, url) {
  return text.split(/;\s*/).filter(Boolean).map((pair) => {
    const [name, ...value] = pair.split('=');
    return { name, value: value.join('='), url };
  });
}

/**
 * Opens one page in a context of its own and runs its checks.
 * instruction: { url, cookie?, status?, width?, height?, script?, media?, checks?, actions?, screenshot? }
 * Returns { url, status, title, ok, problems: [{ check, problem }], took: { check: milliseconds } }.
 */
export async function visit(browser, base, instruction) {
  const address = new URL(instruction.url, base);
  const context = await browser.newContext({
    viewport: { width: instruction.width ?? 1440, height: instruction.height ?? 900 },
    javaScriptEnabled: instruction.script ?? true,
    reducedMotion: 'reduce',
  });
  const problems = [];
  const took = {};
  const report = (check) => (problem) => problems.push({ check, problem });
  try {
    if (instruction.cookie) await context.addCookies(cookies(instruction.cookie, address.origin));
    const page = await context.newPage();
    const expected = instruction.status ?? 200;
    page.on('console', (message) => {
      const refused = expected >= 400 && message.text().includes(`${expected}`);
      if (message.type() === 'error' && !refused) report('console')(message.text());
    });
    page.on('pageerror', (error) => report('console')(String(error)));
    page.on('request', (request) => {
      const to = new URL(request.url());
      if (to.origin !== address.origin && to.protocol !== 'data:') report('third-party')(request.url());
    });
    const response = await page.goto(address.href, { waitUntil: 'load' });
    if (response.status() !== expected) report('status')(`${response.status()} instead of ${expected}`);
    const source = await response.text();
    if (instruction.media) await page.emulateMedia({ media: instruction.media });
    for (const action of instruction.actions ?? []) await act(page, action);
    for (const name of instruction.checks ?? []) {
      if (!checks[name]) throw new Error(`there is no check "${name}"`);
      const began = performance.now();
      (await checks[name](page, source)).forEach(report(name));
      took[name] = Math.round(performance.now() - began);
    }
    if (instruction.screenshot) await page.screenshot({ path: instruction.screenshot, fullPage: true });
    const title = await page.title();
    return { url: instruction.url, status: response.status(), title, ok: problems.length === 0, problems, took };
  } catch (error) {
    report('visit')(String(error));
    return { url: instruction.url, status: 0, title: '', ok: false, problems };
  } finally {
    await context.close();
  }
}

/**
 * { click: selector } | { fill: selector, with: text } | { press: key } | { wait: selector }
 * | { file: selector, path }
 */
async function act(page, action) {
  if (action.click) await page.click(action.click);
  else if (action.fill) await page.fill(action.fill, action.with);
  else if (action.press) await page.keyboard.press(action.press);
  else if (action.wait) await page.waitForSelector(action.wait);
  else if (action.file) await page.setInputFiles(action.file, action.path);
  else throw new Error(`there is no action ${JSON.stringify(action)}`);
  await page.waitForLoadState('load');
}
