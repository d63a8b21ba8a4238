// The checks a page can be put through in a real browser. Each returns a list of problems in words; empty is
// good.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules that axe leaves out unless they are asked for, and that our pages meet. */
const MORE_RULES = [
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

/**
 * Runs in the page: what need not be looked at, because as many brothers before it are made the same way. Words,
 * addresses, names and places in a drawing may differ; elements, classes, states and what is empty may not.
 */
const ALIKE = (kept) => {
  const words = /^(id|for|name|value|href|src|alt|title|headers|datetime|action|aria-(label|labelledby|describedby|controls))$/;
  const places = /^([cr]?[xy][12]?|r|d|points|transform|width|height|viewBox|aria-value(now|text))$/;
  const makes = new Map();
  const alike = [];
  const make = (element) => {
    const own = [element.localName];
    for (const { name, value } of element.attributes) {
      own.push(words.test(name) || places.test(name) ? name : `${name}=${value.replace(/\d+/g, '0')}`);
    }
    const before = new Map();
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE && child.data.trim()) own.push('text');
      if (child.nodeType !== Node.ELEMENT_NODE) continue;
      const made = make(child);
      const count = (before.get(made) ?? 0) + 1;
      before.set(made, count);
      if (count <= kept) own.push(made);
      else alike.push(child);
    }
    const key = own.join(' ');
    if (!makes.has(key)) makes.set(key, makes.size);
    return makes.get(key);
  };
  make(document.body);
  return alike;
};

/** How many of a row's, an item's or a card's brothers are looked at where all are alike. */
const KEPT = 3;

/** What axe finds. What passes is not described, which saves time; our pages have no frames. */
async function violations(page, options) {
  const tools = await page.context().newCDPSession(page);
  // By this way and not by `evaluate`, the browser knows the script from the page before.
  await tools.send('Runtime.evaluate', { expression: `${AXE};globalThis.alike = ${ALIKE};`, returnByValue: true });
  await tools.detach();
  const given = { resultTypes: ['violations'], ...options };
  const found = await page.evaluate(({ kept, how }) => {
    const exclude = globalThis.alike(kept);
    return globalThis.axe.run({ include: document, exclude }, { ...how, iframes: false });
  }, { kept: KEPT, how: given });
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const why = (failureSummary ?? '').split('\n').slice(1).join(' ').trim();
      return `${id}: ${help} (${target.join(' ')}) ${why}`;
    }),
  );
}

/**
 * Contrast, looked at once: the enhanced rule leaves what is worse than plain contrast to the plain rule, and both take
 * half of axe's time. This is the enhanced rule without that lower bound.
 */
const NO_BOUND = { options: { contrastRatio: { normal: { minThreshold: 0 }, large: { minThreshold: 0 } } } };
const CONTRAST = {
  'color-contrast': { enabled: false },
  'color-contrast-enhanced': { enabled: true, checks: { 'color-contrast-enhanced': NO_BOUND } },
};

/** Accessibility, with every rule of axe switched on. */
export function axe(page) {
  const more = Object.fromEntries(MORE_RULES.map((rule) => [rule, { enabled: true }]));
  return violations(page, { rules: { ...more, ...CONTRAST } });
}

/** Contrast alone: what another theme can break. */
export function contrast(page) {
  return violations(page, { runOnly: ['color-contrast-enhanced'], rules: CONTRAST });
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

/**
 * Runs in the page, once before the tab key is pressed: each further press first looks at what has focus since the
 * one before. So the browser is not asked about each stop, which takes longer than the looking.
 */
const WATCH_FOCUS = () => {
  document.activeElement?.blur();
  const seen = new Set();
  const ring = (of) => {
    const style = getComputedStyle(of);
    const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
    return outlined || style.boxShadow !== 'none';
  };
  const problem = (element) => {
    const id = element.id ? `#${element.id}` : '';
    const name = `${element.tagName.toLowerCase()}${id} "${element.textContent.trim().slice(0, 30)}"`;
    const box = element.getBoundingClientRect();
    const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const around = element.closest('label, .gg-choice, .gg-search__field, .gg-ticket, .gg-score__option');
    if (!ring(element) && !(around && ring(around))) return `${name} shows no focus`;
    if (!inSight) return `${name} has focus out of sight`;
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
    const points = [box.top + 2, box.top + box.height / 2, box.bottom - 2];
    const free = points.some((y) => {
      const top = document.elementFromPoint(x, Math.min(Math.max(y, 1), innerHeight - 1));
      return top && (element.contains(top) || top.contains(element) || around?.contains(top));
    });
    return free ? undefined : `${name} has focus behind something else`;
  };
  const round = { presses: 0, stops: 0, over: false, problems: [] };
  round.look = () => {
    const element = document.activeElement;
    round.over ||= !element || element === document.body || seen.has(element);
    if (round.over) return;
    round.stops = seen.add(element).size;
    const found = problem(element);
    if (found) round.problems.push(found);
  };
  const pressed = (event) => {
    if (event.key !== 'Tab') return;
    if (round.presses > 0) round.look();
    round.presses += 1;
    if (round.over) event.preventDefault();
  };
  addEventListener('keydown', pressed, { capture: true });
  round.end = () => removeEventListener('keydown', pressed, { capture: true });
  globalThis.tabRound = round;
};

/** How many stops of a page are made; the rows of a longer table are alike. */
const STOPS = 100;
/** How many times the key is pressed before asking how far that came. */
const AT_ONCE = 20;
const TAB = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };

/** Every stop of the tab key is in sight, has a visible ring, and can be left again. */
export async function keyboard(page) {
  await page.evaluate(WATCH_FOCUS);
  const keys = await page.context().newCDPSession(page);
  let round = { stops: 0, over: false };
  const press = (type) => keys.send('Input.dispatchKeyEvent', { type, ...TAB });
  for (let presses = 0; presses < STOPS && !round.over; presses += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, () => press('rawKeyDown')));
    round = await page.evaluate(() => {
      const { stops, over } = globalThis.tabRound;
      return { stops, over };
    });
  }
  await press('keyUp');
  await keys.detach();
  return page.evaluate(() => {
    const { look, end, problems, stops } = globalThis.tabRound;
    look();
    end();
    return stops === 0 ? [...problems, 'the tab key goes nowhere'] : problems;
  });
}

/** A4 less the margins of `23-print.css`, at 96 dots to the inch; a page with a matrix lies on its side. */
const PAPER = { portrait: 688, landscape: 1016 };

/** On paper: nothing that only a screen can do, everything that is read, and no table or picture that is cut. */
export async function print(page) {
  const before = page.viewportSize();
  const onItsSide = await page.evaluate(() => document.querySelector('.gg-matrix') !== null);
  const width = onItsSide ? PAPER.landscape : PAPER.portrait;
  await page.setViewportSize({ width, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  const problems = await page.evaluate((paper) => {
    const found = [];
    const name = (element) => {
      const id = element.id || element.querySelector('caption, title')?.id;
      return [element.localName, ...element.classList].join('.') + (id ? ` (${id})` : '');
    };
    const shown = (element) => {
      const { width: wide, height: high } = element.getBoundingClientRect();
      return wide > 1 && high > 1 && element.checkVisibility({ visibilityProperty: true });
    };
    const screen = 'nav, .gg-topbar, .gg-footer, .nl-skip-link, main button, main input, main select, main textarea';
    for (const element of document.querySelectorAll(screen)) {
      // A heading that sorts its column is still a heading.
      if (shown(element) && !element.closest('th')) found.push(`${name(element)} is printed`);
    }
    const heading = document.querySelector('main h1');
    if (!heading || !shown(heading)) found.push('the heading is not printed');
    for (const element of document.querySelectorAll('main :is(table, svg[role=img], dl, pre)')) {
      if (!shown(element)) continue;
      const box = element.getBoundingClientRect();
      if (box.right > paper + 0.5 || box.left < -0.5) {
        found.push(`${name(element)} runs off the paper: ${Math.round(box.right)} of ${paper} pixels`);
      }
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(up);
        const frame = up.getBoundingClientRect();
        const cutBeside = overflowX !== 'visible' && box.right > frame.right + 0.5;
        const cutBelow = overflowY !== 'visible' && box.bottom > frame.bottom + 0.5;
        if (cutBeside || cutBelow) found.push(`${name(element)} is cut by ${name(up)}`);
      }
    }
    return found;
  }, width);
  await page.emulateMedia({ media: null });
  await page.setViewportSize(before);
  return problems;
}

/** No element carries styles or behaviour of its own. */
export async function inline(page, source) {
  const own = /<[^>]+\s(style|on[a-z]+)\s*=\s*["'][^>]*>|<style[\s>]|<script(?![^>]*\ssrc=)[^>]*>/gi;
  return (source.match(own) ?? []).map((tag) => `inline: ${tag.slice(0, 120)}`);
}
