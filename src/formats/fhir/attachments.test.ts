import { expect, test } from 'vitest';
import { base64, changed, seen } from './fhir.test-support.ts';

test.each([
  ['text/plain', 'Ada was seen', ['text Ada was seen']],
  ['text/plain; charset=utf-8', 'Zoë', ['text Zoë']],
  ['text/html', '<p>Ada</p>', ['text Ada']],
  ['application/fhir+json', '{"resourceType":"Patient","id":"p1"}', ['reference p1 (id)']],
  ['application/json', '{"mrn":"7"}', ['text mrn', 'value medical_record_number 7 (mrn)']],
  ['application/json', 'not JSON', ['text not JSON']],
  ['application/pdf', '%PDF', [`media ${base64('%PDF')}`]],
  ['text/plain; charset=utf-16', 'x', [`media ${base64('x')}`]],
])('an attachment of %s: %s', (contentType, content, expected) => {
  const data = base64(content);
  for (const attachment of [
    { contentType, data },
    { data, contentType },
  ]) {
    expect(seen({ resourceType: 'DocumentReference', content: [{ attachment }] })).toEqual(
      expected,
    );
  }
});

test('an attachment is encoded again', () => {
  const attachment = { contentType: 'text/plain', data: base64('Ada') };
  const document = { resourceType: 'DocumentReference', content: [{ attachment }] };
  expect(changed(document, 'Ada', 'Zoë 😀')).toEqual({
    resourceType: 'DocumentReference',
    content: [{ attachment: { contentType: 'text/plain', data: base64('Zoë 😀') } }],
  });
});

test('the size of an attachment is that of what it holds', () => {
  const data = base64('Ada');
  for (const attachment of [
    { contentType: 'text/plain', data, size: 3 },
    { size: 3, data, contentType: 'text/plain' },
  ]) {
    const document = { resourceType: 'DocumentReference', content: [{ attachment }] };
    const sized = (to: string | null) =>
      JSON.stringify(changed(document, 'Ada', to)).match(/"size":(\d+)/)?.[1];
    expect([sized('Ada'), sized('Zoë'), sized(null)]).toEqual(['3', '4', undefined]);
  }
});

test('a document of another format in an attachment is walked as that', () => {
  const inside = (contentType: string, content: string) =>
    seen({
      resourceType: 'DocumentReference',
      content: [{ attachment: { contentType, data: base64(content) } }],
    });
  expect(
    inside(
      'text/xml',
      '<ClinicalDocument><patient><birthTime value="19570312"/></patient></ClinicalDocument>',
    ),
  ).toEqual(['date 19570312 (birthTime)']);
  expect(inside('application/hl7-v2', 'MSH|^~\\&|\rPID|||||Orlop')).toEqual([
    'value name Orlop (family)',
  ]);
  expect(inside('text/plain', 'MSH|and no more')).toEqual(['text MSH|and no more']);
});
