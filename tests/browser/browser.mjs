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
 * Opens one page and runs its checks.
 * instruction: { url, cookie?, status?, width?, height?, script?, media?, checks?, actions?, screenshot?, whole?,
 *                instead?: a page to show in the place of the portal's }
 * Returns { url, status, title, ok, problems: [{ check, problem }], took: { check: milliseconds } }.
 */
export async function visit(browser, base, instruction) {
  const address = new URL(instruction.url, base);
  const { page, leave } = await enter(browser, address.origin, instruction);
  const problems = [];
  const took = {};
  const report = (check) => (problem) => problems.push({ check, problem });
  try {
    const expected = instruction.status ?? 200;
    page.on('console', (message) => {
      const no = instruction.refuses ?? expected;
      const refused = no >= 400 && message.text().includes(`${no}`);
      if (message.type() === 'error' && !refused) report('console')(message.text());
    });
    page.on('pageerror', (error) => report('console')(String(error)));
    page.on('request', (request) => {
      const to = new URL(request.url());
      if (to.origin !== address.origin && to.protocol !== 'data:') report('third-party')(request.url());
    });
    if (instruction.instead) {
      const answer = { contentType: 'text/html; charset=utf-8', body: instruction.instead };
      await page.route(address.href, (route) => route.fulfill(answer));
    }
    const opened = performance.now();
    const response = await page.goto(address.href, { waitUntil: 'load' });
    took.open = Math.round(performance.now() - opened);
    if (response.status() !== expected) report('status')(`${response.status()} instead of ${expected}`);
    const source = await response.text();
    if (instruction.media) await page.emulateMedia({ media: instruction.media });
    const check = async (names) => {
      for (const name of names) {
        if (!checks[name]) throw new Error(`there is no check "${name}"`);
        const began = performance.now();
        (await checks[name](page, source)).forEach(report(name));
        took[name] = Math.round(performance.now() - began);
      }
    };
    for (const action of instruction.actions ?? []) {
      await act(page, action, address, check).catch((error) => {
        throw new Error(`${JSON.stringify(action)} at ${page.url()}: ${error}`);
      });
    }
    await check(instruction.checks ?? []);
    const fullPage = instruction.whole ?? true;
    if (instruction.screenshot) await page.screenshot({ path: instruction.screenshot, fullPage });
    const title = await page.title();
    return { url: instruction.url, status: response.status(), title, ok: problems.length === 0, problems, took };
  } catch (error) {
    report('visit')(String(error));
    return { url: instruction.url, status: 0, title: '', ok: false, problems };
  } finally {
    await leave();
  }
}

/** Tabs of people who only look, by browser: a tab that was used starts no process and has the assets already. */
const idle = new WeakMap();

/** A page to visit with, and how to leave it. Who does something gets a context of its own. */
async function enter(browser, origin, instruction) {
  const { actions, leads_to: refused, cookie = '', height = 900, script = true, width = 1440 } = instruction;
  const viewport = { width, height };
  const make = () => browser.newContext({ viewport, javaScriptEnabled: script, reducedMotion: 'reduce' });
  const wear = (context) => (cookie ? context.addCookies(cookies(cookie, origin)) : undefined);
  if (actions && !refused) {
    const context = await make();
    await wear(context);
    return { page: await context.newPage(), leave: () => context.close() };
  }
  const key = JSON.stringify([height, script, width]);
  const tabs = idle.get(browser) ?? new Map();
  idle.set(browser, tabs.set(key, tabs.get(key) ?? []));
  const page = tabs.get(key).pop() ?? (await (await make()).newPage());
  await page.context().clearCookies();
  await wear(page.context());
  await page.setViewportSize(viewport);
  const leave = async () => {
    page.removeAllListeners();
    await page.unrouteAll();
    await page.emulateMedia({ media: null });
    tabs.get(key).push(page);
  };
  return { page, leave };
}

/** How long something that is done in the background may take. */
const PATIENCE = 90_000;

/**
 * What a person does, in the words of the page:
 * { go: address } | { follow: name of a link, in: selector } | { button: name } | { fill: selector, with: text }
 * | { choose: selector, label } | { file: selector, path } | { click: selector } | { press: key } | { wait: selector }
 * | { says: text } | { until: selector, reload: whether the page has to be shown again } | { check: names }
 * | { sends: name }: a button, and the page that answers | { mistake: selector }: sends a form without its answers | { forget: true }: another person takes the seat.
 */
async function act(page, action, base, check) {
  const within = page.locator(action.in ?? 'main');
  if (action.go) await page.goto(new URL(action.go, base).href);
  else if (action.follow) await within.getByRole('link', { name: action.follow, exact: true }).first().click();
  else if (action.button) await within.getByRole('button', { name: action.button, exact: true }).click();
  else if (action.sends) {
    const send = within.getByRole('button', { name: action.sends, exact: true });
    // What is looked at next is the page that answers, not this one, which a click has scrolled to its end.
    await Promise.all([page.waitForEvent('load'), send.click()]);
  } else if (action.fill) await page.fill(action.fill, action.with);
  else if (action.choose) await page.selectOption(action.choose, { label: action.label });
  else if (action.file) await page.setInputFiles(action.file, action.path);
  else if (action.click) await page.locator(action.click).first().click();
  else if (action.press) await page.keyboard.press(action.press);
  else if (action.wait) await page.waitForSelector(action.wait);
  else if (action.says) await within.getByText(action.says).first().waitFor();
  else if (action.until) await appears(page, action);
  else if (action.check) await check(action.check);
  else if (action.mistake) await sendEmpty(page, action.mistake);
  else if (action.forget) await page.context().clearCookies();
  else throw new Error(`there is no action ${JSON.stringify(action)}`);
  await page.waitForLoadState('load');
}

/** Sends the first form that a selector finds with every text in sight taken out. */
async function sendEmpty(page, selector) {
  const form = page.locator(selector).first();
  const texts = 'input[type=text]:visible, input[type=email]:visible, textarea:visible';
  for (const field of await form.locator(texts).all()) await field.fill('');
  await form.locator('button[type=submit]:not([formaction])').first().click();
}

/** Waits for something that the background brings: by itself, or by showing the page again and again. */
async function appears(page, { until, reload }) {
  const began = performance.now();
  while (reload && (await page.locator(until).count()) === 0 && performance.now() - began < PATIENCE) {
    await page.waitForTimeout(300);
    await page.reload();
  }
  await page.locator(until).first().waitFor({ timeout: PATIENCE });
}
