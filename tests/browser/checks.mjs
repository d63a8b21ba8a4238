// The checks a page can be put through in a real browser. Each returns a list of problems in words; empty is
// good.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules that axe leaves out unless they are asked for, and that our pages meet. */
const MORE_RULES = [
  'color-contrast-enhanced',
  'css-orientation-lock',
  'focus-order-semantics',
  'identical-links-same-purpose',
  'label-content-name-mismatch',
  'meta-refresh-no-exceptions',
  'p-as-heading',
  'table-fake-caption',
  'target-size',
  'td-has-header',
];

/** How many rows of a table are looked at: the rows of a longer one are alike. */
const ROWS = 40;

/** What axe finds. What passes is not described, which saves time; our pages have no frames. */
async function violations(page, options) {
  await page.evaluate(AXE);
  const given = { exclude: [`tbody tr:nth-child(n + ${ROWS + 1})`], resultTypes: ['violations'], ...options };
  const found = await page.evaluate(({ exclude, ...how }) => {
    return globalThis.axe.run({ include: document, exclude }, { ...how, iframes: false });
  }, given);
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const why = (failureSummary ?? '').split('\n').slice(1).join(' ').trim();
      return `${id}: ${help} (${target.join(' ')}) ${why}`;
    }),
  );
}

/** Accessibility, with every rule of axe switched on. */
export function axe(page) {
  return violations(page, { rules: Object.fromEntries(MORE_RULES.map((rule) => [rule, { enabled: true }])) });
}

/** Contrast alone: what another theme can break. */
export function contrast(page) {
  return violations(page, { runOnly: ['color-contrast', 'color-contrast-enhanced'] });
}

/** At 320 pixels the page itself does not scroll sideways; frames that scroll by themselves may be wider. */
export async function reflow(page) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const problems = await page.evaluate(() => {
    const wide = document.scrollingElement.scrollWidth;
    if (wide <= 320) return [];
    const scrolls = (element) => {
      for (let up = element; up; up = up.parentElement) {
        const own = ['auto', 'scroll', 'hidden'].includes(getComputedStyle(up).overflowX);
        if (own && up !== document.body) return true;
      }
      return false;
    };
    const culprits = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > 320.5 && !scrolls(element))
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`);
    return [`the page is ${wide} pixels wide at 320: ${culprits.join(', ')}`];
  });
  await page.setViewportSize(before);
  return problems;
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Written by a template engine: white space at the end of a line means nothing.
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // Elements that the validator does not know yet.
    'element-name': 'error',
    'require-sri': 'off',
    // Tick boxes of one question share their name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
    'no-inline-style': 'error',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    // A figure may break anywhere but in itself; the no-break space is written as a character.
    'tel-non-breaking': 'off',
  },
});

/** The HTML as it was sent. */
export async function html(page, source) {
  const report = await validator.validateString(source);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

/** Runs in the page: what is wrong with the element that has focus, or that the round is over. */
const LOOK_AT_FOCUS = () => {
  const element = document.activeElement;
  if (!element || element === document.body) return { end: true };
  if (element.dataset.tabSeen) return { end: true };
  element.dataset.tabSeen = 'yes';
  const id = element.id ? `#${element.id}` : '';
  const name = `${element.tagName.toLowerCase()}${id} "${element.textContent.trim().slice(0, 30)}"`;
  const ring = (of) => {
    const style = getComputedStyle(of);
    const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
    return outlined || style.boxShadow !== 'none';
  };
  const box = element.getBoundingClientRect();
  const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const around = element.closest('label, .gg-choice, .gg-search__field, .gg-ticket, .gg-score__option');
  if (!ring(element) && !(around && ring(around))) return { problem: `${name} shows no focus` };
  if (!inSight) return { problem: `${name} has focus out of sight` };
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const points = [box.top + 2, box.top + box.height / 2, box.bottom - 2];
  const free = points.some((y) => {
    const top = document.elementFromPoint(x, Math.min(Math.max(y, 1), innerHeight - 1));
    return top && (element.contains(top) || top.contains(element) || around?.contains(top));
  });
  return free ? {} : { problem: `${name} has focus behind something else` };
};

/** How many stops of a page are made; the rows of a longer table are alike. */
const STOPS = 100;

/** Every stop of the tab key is in sight, has a visible ring, and can be left again. */
export async function keyboard(page) {
  const problems = [];
  await page.evaluate(() => document.activeElement?.blur());
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const { end, problem } = await page.evaluate(LOOK_AT_FOCUS);
    if (end) break;
    if (problem) problems.push(problem);
  }
  return problems;
}

/** No element carries styles or behaviour of its own. */
export async function inline(page, source) {
  const own = /<[^>]+\s(style|on[a-z]+)\s*=\s*["'][^>]*>|<style[\s>]|<script(?![^>]*\ssrc=)[^>]*>/gi;
  return (source.match(own) ?? []).map((tag) => `inline: ${tag.slice(0, 120)}`);
}
