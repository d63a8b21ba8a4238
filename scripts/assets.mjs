// Builds what the portal serves under /static/: one stylesheet, the themes, the icons, the fonts and the
// scripts, each under a name with a hash of its content, and manifest.json that maps the plain names to
// those.
//
//   npm ci && node scripts/assets.mjs
//
// It reads static/ and node_modules/, writes static/dist/, and nothing else. No network.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'lightningcss';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'static');
const packages = join(root, 'node_modules');
const target = join(source, 'dist');
const building = join(source, 'dist.tmp');

/** The blocks of Utrecht's library that our partials use; the other ninety stay out. */
const UTRECHT_BLOCKS = [
  'alert',
  'breadcrumb-nav',
  'form-field',
  'form-field-description',
  'form-field-error-message',
  'form-label',
  'pagination',
  'select',
  'textarea',
  'textbox',
];

const COMPONENTS = ['button', 'data-badge', 'heading', 'link', 'number-badge', 'paragraph', 'skip-link'];

const manifest = {};

/** Writes one asset under a name that changes with its content, and returns that name. */
function emit(name, content) {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const extension = extname(name);
  const hashed = `${basename(name, extension)}.${hash}${extension}`;
  writeFileSync(join(building, hashed), bytes);
  manifest[name] = hashed;
  return hashed;
}

const read = (...path) => readFileSync(join(...path), 'utf8');
const list = (folder, extension) => readdirSync(folder).filter((name) => name.endsWith(extension)).sort();
const minify = (filename, css, visitor) =>
  transform({ filename, code: Buffer.from(css), minify: true, visitor }).code.toString();

/** The font faces, each with the range of its subset: a page without Ł does not fetch latin-ext. */
function fonts() {
  const folder = join(packages, '@fontsource/noto-sans');
  const ranges = JSON.parse(read(folder, 'unicode.json'));
  const faces = [];
  for (const subset of ['latin', 'latin-ext']) {
    for (const weight of ['400', '600']) {
      const file = `noto-sans-${subset}-${weight}-normal.woff2`;
      const hashed = emit(file, readFileSync(join(folder, 'files', file)));
      const face = read(folder, `${subset}-${weight}.css`);
      const src = `src: url(${hashed}) format('woff2'); unicode-range: ${ranges[subset]};`;
      const rewritten = face.replace(/src:[^;]*;/, src);
      if (rewritten === face) throw new Error(`${subset}-${weight}.css has no src to rewrite`);
      faces.push(rewritten);
    }
  }
  return faces.join('\n');
}

/** Keeps the rules that name a block in use. */
function utrecht() {
  const used = (part) => {
    if (Array.isArray(part)) return part.some(used);
    if (part === null || typeof part !== 'object') return false;
    if (part.type === 'class') {
      return UTRECHT_BLOCKS.some((block) => {
        const name = `utrecht-${block}`;
        return part.name === name || part.name.startsWith(`${name}__`) || part.name.startsWith(`${name}--`);
      });
    }
    return Object.values(part).some(used);
  };
  const file = read(packages, '@utrecht/component-library-css/dist/index.css');
  const css = file.replace('@charset "UTF-8";', '');
  return minify('utrecht.css', css, {
    Rule: {
      style(rule) {
        return rule.value.selectors.some(used) ? undefined : [];
      },
      keyframes: () => [],
    },
  });
}

/** Keeps the tokens that somebody reads: directly in the given CSS, or through another token that is kept. */
function tokens(readers) {
  const css = read(packages, '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css');
  const all = new Map();
  for (const [, name, value] of css.matchAll(/^\s*(--[\w-]+):\s*([^;]*);/gm)) all.set(name, value);
  const kept = new Set();
  const keep = (text) => {
    for (const [, name] of text.matchAll(/var\(\s*(--[\w-]+)/g)) {
      if (kept.has(name) || !all.has(name)) continue;
      kept.add(name);
      keep(all.get(name));
    }
  };
  readers.forEach(keep);
  const lines = [...all].filter(([name]) => kept.has(name)).map(([name, value]) => `  ${name}: ${value};`);
  return `.voorbeeld-theme {\n${lines.join('\n')}\n}`;
}

/** The packages in `@layer packages`, our elements in `@layer base`, our components outside any layer. */
function stylesheet(themes) {
  const components = COMPONENTS.map((name) => {
    return read(packages, `@nl-design-system-candidate/${name}-css/dist/${name}.css`);
  });
  const folder = join(source, 'css');
  const own = list(folder, '.css').map((name) => read(folder, name)).join('\n');
  const blocks = utrecht();
  const layered = [fonts(), tokens([blocks, ...components, own, ...themes]), blocks, ...components];
  const plain = layered.join('\n').replaceAll(/^@charset[^;]*;|^\/\*# sourceMappingURL=.*$/gm, '');
  return minify('gemeengoed.css', `@layer base, packages;\n@layer packages {\n${plain}\n}\n${own}`);
}

/** One symbol per icon, without the attributes of the file: stroke and size come from `.gg-icon`. */
function sprite() {
  const names = read(source, 'icons.txt').split('\n').filter(Boolean);
  const symbols = names.map((name) => {
    const svg = read(packages, `@tabler/icons/icons/outline/${name}.svg`);
    const shapes = svg
      .replace(/^[\s\S]*?<svg[^>]*>/, '')
      .replace('</svg>', '')
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, '')
      .replaceAll(/\s*\n\s*/g, '');
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
}

function scripts() {
  const folder = join(source, 'js');
  return `'use strict';\n${list(folder, '.js').map((name) => read(folder, name)).join('\n')}`;
}

rmSync(building, { recursive: true, force: true });
mkdirSync(building, { recursive: true });
const folder = join(source, 'css/themes');
const themes = list(folder, '.css').map((name) => [name, read(folder, name)]);
emit('gemeengoed.css', stylesheet(themes.map(([, css]) => css)));
for (const [name, css] of themes) emit(`theme-${name}`, minify(name, css));
emit('icons.svg', sprite());
emit('favicon.svg', read(source, 'favicon.svg'));
emit('htmx.js', readFileSync(join(packages, 'htmx.org/dist/htmx.min.js')));
emit('gemeengoed.js', scripts());
writeFileSync(join(building, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
rmSync(target, { recursive: true, force: true });
renameSync(building, target);
