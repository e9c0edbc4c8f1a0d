import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { docxText } from './docx.ts';

const part = (body: string) =>
  strToU8(`<?xml version="1.0"?><w:document xmlns:w="urn:w"><w:body>${body}</w:body></w:document>`);
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

test('body, headers, notes and comments, a paragraph a line', async () => {
  const file = zipSync({
    'word/header1.xml': part(paragraph('Velden General')),
    'word/document.xml': part(
      `${paragraph('Ada &amp; ')}<w:p><w:r><w:t>Or</w:t></w:r><w:r><w:t>lop</w:t><w:tab/><w:t>7</w:t></w:r></w:p><w:tbl><w:tr><w:tc>${paragraph('a')}</w:tc><w:tc>${paragraph('b')}</w:tc></w:tr></w:tbl><w:p><w:r><w:delText>gone</w:delText></w:r></w:p>`,
    ),
    'word/comments.xml': part(paragraph('see chart')),
    'word/styles.xml': part(paragraph('Heading')),
    'docProps/core.xml': part(paragraph('author')),
  });
  expect(await docxText(file)).toBe('Ada & \nOrlop\t7\na\tb\ngone\nsee chart\nVelden General');
});

const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const deleted = (text: string) => `<w:r><w:delText>${text}</w:delText></w:r>`;

test.each([
  [
    `${run('dose ')}<w:del w:id="1">${deleted('2')}${deleted('5')}</w:del><w:ins>${run('50')}</w:ins>`,
    'dose [-25-]50',
    'deleted',
  ],
  [`<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('a')}`, 'a', 'a deleted end of paragraph'],
  [
    `<w:r><w:t>INR </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>2</w:t></w:r>`,
    'INR ≥2',
    'a symbol',
  ],
  [`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>x</w:t></w:r>`, '\ufffdx', 'another font'],
  [`<w:r><w:t>555</w:t><w:noBreakHyphen/><w:t>0134</w:t></w:r>`, '555-0134', 'a hyphen'],
])('%s reads %s: %s', async (body, expected) => {
  const file = zipSync({ 'word/document.xml': part(`<w:p>${body}</w:p>`) });
  expect(await docxText(file)).toBe(expected);
});

test('time is linear in the cells of a table', async () => {
  const cell = `<w:tc>${paragraph('cell')}</w:tc>`;
  const file = zipSync({
    'word/document.xml': part(`<w:tbl><w:tr>${cell.repeat(100_000)}</w:tr></w:tbl>`),
  });
  const before = process.cpuUsage();
  const text = await docxText(file);
  // With a look at all text before each cell it is half a minute.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
  expect(text).toBe(Array(100_000).fill('cell').join('\t'));
});

test.each([
  ['nothing', new Uint8Array()],
  ['no zip', strToU8('Ada')],
  ['another zip', zipSync({ 'a.txt': strToU8('Ada') })],
])('%s is refused', async (_, file) => {
  await expect(docxText(file)).rejects.toThrow('not what its format says');
});
