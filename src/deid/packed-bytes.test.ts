import { expect, test } from 'vitest';
import { chat, limitedDataSet, pseudonymise, safeHarbor } from '../profiles/index.ts';
import { documentOf, SECRET } from './document.test-support.ts';
import { deidentifyDocument } from './document.ts';

/** Bytes of a picture, about: the same in every run. */
const SCAN = Buffer.from(
  Array.from({ length: 300 }, (_, at) => (at * at * 31 + (at % 7) * 53 + 17) % 256),
).toString('base64');
const LINES = SCAN.replace(/.{76}/g, '$&\r\n');
const LETTER = Buffer.from('Dear Dr. Oyelaran, please call her after the holidays. '.repeat(3));

test.each([
  [SCAN, '[PHOTO]'],
  [`seen today ${SCAN}, again later`, 'seen today [PHOTO], again later'],
  [`![scan](data:image/png;base64,${SCAN})`, '![scan]([PHOTO])'],
  [`<img src="data:image/png;charset=x;base64,${SCAN}">`, '<img src="[PHOTO]">'],
  [`scan:\n${LINES}\nThe end`, 'scan:\n[PHOTO]\nThe end'],
  [LETTER.toString('base64'), '[PHOTO]'],
  ['acgtACGT'.repeat(20), 'acgtACGT'.repeat(20)],
  ['MEEPQSDPSVEPPLSQETFSDLWKLLPENNVLSPLPSQAMDDLMLSPDDIEQWFTEDPGPDEAPRM', undefined],
  ['0a1b2c3d'.repeat(16), undefined],
  ['AverageGlucoseOverTheLast30DaysBeforeTheAdmissionToTheHospitalOrClinic', undefined],
])('of %j stays %j', (text, expected) => {
  const { text: made } = deidentifyDocument(documentOf({ note: { text } }), {
    profile: safeHarbor,
    asOf: 2026,
  });
  if (expected === undefined) expect(made).not.toContain('[PHOTO]');
  else expect(made).toBe(`note: ${expected}\n`);
});

test.each([limitedDataSet, pseudonymise, chat])('nothing of it stays under $id', (profile) => {
  const document = documentOf({ note: { text: `a ${SCAN} b` } });
  const { text } = deidentifyDocument(document, { profile, secret: SECRET, asOf: 2026 });
  expect(text).not.toContain(SCAN.slice(100, 110));
  expect(text.length).toBeLessThan(60);
});
