// Pages that were looked at before and were good: whoever changed nothing does not wait for the browser again.
//
// A page is known by what the portal sends for it (the ids and times of a run aside), by the assets, by the
// browser and by the checks themselves. `make axe-all` knows nothing and looks at everything.

import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';

const HERE = new URL('.', import.meta.url);

/** What every page depends on beside its own HTML. */
function surroundings(browserVersion) {
  const scripts = readdirSync(HERE).filter((name) => name.endsWith('.mjs')).sort();
  const files = [...scripts.map((name) => new URL(name, HERE)), '../../static/dist/manifest.json', '../../package-lock.json'];
  return [browserVersion, ...files.map((file) => readFileSync(new URL(file, HERE), 'utf8'))].join('\0');
}

/** The HTML without what differs from run to run: ids, tokens and clock times keep their length only. */
function plain(html) {
  return html.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8,}|\d/g, (id) => '0'.repeat(id.length));
}

/** Remembers good pages in a file; without a file it remembers nothing. */
export function memory(path, browserVersion) {
  if (!path) return { key: () => undefined, has: () => false, keep: () => {} };
  const known = new Set(existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []);
  const around = surroundings(browserVersion);
  return {
    async key(base, { url, cookie = '', ...instruction }) {
      const answer = await fetch(new URL(url, base), { headers: { cookie }, redirect: 'manual' });
      const parts = [around, answer.status, plain(JSON.stringify(instruction)), plain(url), plain(await answer.text())];
      return createHash('sha256').update(parts.join('\0')).digest('hex');
    },
    has: (key) => known.has(key),
    keep(key) {
      known.add(key);
      appendFileSync(path, `${key}\n`);
    },
  };
}
