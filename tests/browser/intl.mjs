// Compares our formats with the browser's own: reads [{ kind, language, value, shown }] from standard input and prints
// one line of JSON per difference. Two differences are ours on purpose: a real minus, and in Dutch a space before `%`.

const LOCALES = { nl: 'nl-NL', en: 'en-GB' };

const FORMATS = {
  euro: (locale, value) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(`${value}e-2`),
  amount: (locale, value) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(`${value}e-2`),
  number: (locale, value) => new Intl.NumberFormat(locale).format(value),
  quantity: (locale, value) => new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value),
  percent: (locale, value) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value),
  date: (locale, value) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(`${value}T12:00:00`)),
};

const same = (text) => text.replaceAll('\u2212', '-').replaceAll(/[\u00a0\u202f ](?=%)/g, '').replaceAll('\u202f', '\u00a0');

let input = '';
for await (const chunk of process.stdin) input += chunk;
for (const { kind, language, value, shown } of JSON.parse(input)) {
  const expected = FORMATS[kind](LOCALES[language], value);
  if (same(expected) === same(shown)) continue;
  process.stdout.write(`${JSON.stringify({ kind, language, value, shown, expected })}\n`);
  process.exitCode = 1;
}
