import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeEntities, encodeAttribute, encodeText } from './entities.ts';
import { walkMarkup } from './markup.ts';

test.each([
  ['&lt;&amp;&quot;&apos;&gt;', '<&"\'>'],
  ['&#65;&#x42;&#X43;', 'ABC'],
  ['&eacute;&nbsp;&yuml;', 'é\u00a0ÿ'],
  ['&nobody; & &#0; &#xD800; &;', '&nobody; & &#0; &#xD800; &;'],
])('%s says %j', (source, text) => {
  expect(decodeEntities(source)).toBe(text);
});

test('what is encoded is decoded again', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 });
  fc.assert(
    fc.property(text, (said) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to write them
      const writable = said.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
      expect(decodeEntities(encodeText(said))).toBe(writable);
      expect(decodeEntities(encodeAttribute(said, '"'))).toBe(writable);
    }),
  );
});

test.each<[string, string[]]>([
  ['<p>Ada</p>', ['Ada']],
  ['Ada', ['Ada']],
  ['a < b <c>d', ['a < b ', 'd']],
  ['<p title="Ada" class="x y">O</p>', ['Ada', 'O']],
  ["<p title='Ada>' alt=Orlop>O</p>", ['Ada>', 'Orlop', 'O']],
  ['<p class="Ada, seen">O</p>', ['Ada, seen', 'O']],
  ['<a href="mailto:ada@example.org">m</a>', ['ada@example.org', 'm']],
  ['<a href="tel:+18025550134">m</a>', ['+18025550134', 'm']],
  ['<a href="#mailto:">m</a>', ['#mailto:', 'm']],
  ['<img src="data:image/png;base64,QWRh"/>', ['data:image/png;base64,QWRh']],
  ['<!DOCTYPE html><?xml version="1.0"?><p/>', []],
  ['<!ENTITY x "Ada">', ['ENTITY x "Ada"']],
  ['<!--Ada--><![CDATA[Orlop]]>', ['Ada', 'Orlop']],
  ['<p Ada', ['<p Ada']],
  ['<p title="Ada', ['<p title="Ada']],
  ['<p>x<!-- Ada', ['x<!-- Ada']],
])('%s holds %j', (source, texts) => {
  const { loci, apply } = walkMarkup(source);
  expect(loci.map(({ text }) => text)).toEqual(texts);
  expect(apply([])).toBe(source);
});

test('a link to a mailbox keeps its scheme', () => {
  const { loci, apply } = walkMarkup('<a href="mailto:ada@example.org">m</a>');
  expect(loci[0]).toMatchObject({ role: 'value', category: 'email' });
  expect(apply(['x'])).toBe('<a href="mailto:x">m</a>');
  expect(apply([null])).toBe('<a href="">m</a>');
});

test.each([
  ['<p alt=Ada>', 'B "C"', '<p alt="B &quot;C&quot;">'],
  ["<p alt='Ada'>", "it's", "<p alt='it&#39;s'>"],
  ['<p>Ada', 'a<b', '<p>a&lt;b'],
])('%s with %j is %s', (source, to, expected) => {
  expect(walkMarkup(source).apply([to])).toBe(expected);
});

test('any text at all: nothing is lost, and tags cannot be made', () => {
  const unit = fc.constantFrom(
    '<',
    '>',
    '/',
    '!',
    '-',
    '?',
    '"',
    "'",
    '=',
    ' ',
    'a',
    '&',
    ';',
    '[',
    ']',
    'CDATA',
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
      const source = units.join('');
      const { loci, apply } = walkMarkup(source);
      expect(apply([])).toBe(source);
      expect(apply(loci.map(({ text }) => text))).toBe(source);
      // Comments, sections and declarations may hold tags; they are none there.
      if (/<[!?]/.test(source)) return;
      expect(apply(loci.map(() => '<script>'))).not.toContain('<script>');
    }),
    { numRuns: 500 },
  );
});

test.each<[string, (string | undefined)[]]>([
  [
    '<table><tr><th>Name</th><th>MRN</th></tr><tr><td>Ada</td><td>7</td></tr></table>',
    [undefined, undefined, 'Name', 'MRN'],
  ],
  ['<table><tr><td>MRN:</td><td>7</td></tr></table>', [undefined, 'MRN:']],
  ['<table><tr><th>MRN</th><td>7</td></tr></table>', [undefined, 'MRN']],
  [
    '<table><tr><th>A</th></tr><tr><td>x<table><tr><td>B</td><td>y</td></tr></table>z</td></tr></table>',
    [undefined, 'A', undefined, 'B', 'A'],
  ],
  [`<table><tr><td>${'x'.repeat(65)}</td><td>7</td></tr></table>`, [undefined, undefined]],
  ['<p>MRN</p><p>7</p>', [undefined, undefined]],
])('the labels in %s are %j', (source, labels) => {
  expect(walkMarkup(source).loci.map(({ label }) => label)).toEqual(labels);
});
