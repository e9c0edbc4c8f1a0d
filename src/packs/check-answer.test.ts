import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnswer } from './check-answer.ts';
import { openValidator } from './output-schema.ts';
import { cutToViews } from './source.ts';
import { smallPack } from './testing/small-pack.ts';

const { pack } = smallPack();
const validate = openValidator(pack.output);

const NOTE =
  'Seen by Dr. Quill.\nBlood pressure 158/96 today — “high”.\nDenies chest pain. No cough, no cough.';

function check(answer: unknown, note = NOTE) {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return checkAnswer(pack, cutToViews(pack, { text: note }).parts, text, validate);
}

const finding = (text: string, quote: string) => ({ findings: [{ text, quote }], remark: null });

test('a quote is given with its place, in UTF-16 code units', () => {
  const quote = 'Blood pressure 158/96 today';
  const { verdict, statements } = check(finding('Pressure 158/96.', quote));
  expect(verdict).toBe('grounded');
  const [{ span, occurrences }] = statements as [(typeof statements)[number]];
  expect(NOTE.slice(span!.start, span!.end)).toBe(quote);
  expect({ ref: span!.ref, occurrences }).toEqual({ ref: 'text', occurrences: 1 });
});

test.each([
  ['Blood pressure 158/96 today — "high".', true, 'straight quotation marks'],
  ['Blood pressure  158/96 today', true, 'two spaces'],
  ['Blood pressure 158/96 today - “high”', true, 'a hyphen for a dash'],
  ['blood pressure 158/96', true, 'another case'],
  ['Blood pressure 158/96\u00a0today', true, 'a space that does not break'],
  ['Blood pressure 158/69 today', false, 'digits turned round'],
  ['Blood pressure 158/96 … today', false, 'something left out'],
  ['Blood pressure was 158/96 today', false, 'a word added'],
  ['', false, 'nothing'],
  ['        ', false, 'white space'],
])('%j is not verbatim (%3$s)', (quote, isNear) => {
  const { verdict, statements } = check(finding('Pressure.', quote));
  expect(statements[0]).toMatchObject({ grounding: 'not_verbatim', isNear });
  expect(statements[0]!.span).toBeUndefined();
  expect(verdict).toBe('partly_grounded');
});

test.each([
  ['metolazone 12.5 mg twice daily', '5 mg twice daily'],
  ['metolazone 12.5 mg twice daily', '2.5 mg twice daily'],
  ['haloperidol .5 mg at night', '5 mg at night'],
  ['warfarin 25mg at night', '5mg at night'],
  ['pressure of 158/96 today', '96 today'],
  ['potassium fell to 3.25', 'fell to 3.2'],
  ['potassium fell to 3.25', 'fell to 3.'],
  ['dose of 25-50 mg each night', '50 mg each night'],
  ['She had asymptomatic bradycardia', 'symptomatic bradycardia'],
  ['a life-long non-smoker, retired', 'smoker, retired'],
  ['no hypothyroidism was found', 'no hypothyroid'],
  ['ferritin <5 ng/mL', '5 ng/mL'],
  ['INR > 4.5 today', '4.5 today'],
  ['base excess -2 mmol/L', '2 mmol/L'],
  ['heparin 1\u202f000 units', '000 units'],
  ['heparin 1 000 units', '000 units'],
  ["heparin 1'000 units", '000 units'],
  ['haloperidol 1\u00b75 mg at night', '5 mg at night'],
  ['warfarin 1 1/2 tablets', '1/2 tablets'],
  ['counts of 10^3 cells', '3 cells'],
  ['She had a\u00adsymptomatic bradycardia', 'symptomatic bradycardia'],
  ['She isn\u2019t depressed now', 't depressed now'],
])('%j does not hold %j: it is cut', (note, quote) => {
  const { verdict, statements } = check(finding('Something.', quote), note);
  expect(statements[0]).toMatchObject({ grounding: 'cut', occurrences: 0 });
  expect(statements[0]!.span).toBeDefined();
  expect(verdict).toBe('partly_grounded');
});

test.each([
  ['Dose: 5 mg twice daily, then 12.5 mg twice daily', '5 mg twice daily'],
  ['(5 mg twice daily)', '5 mg twice daily'],
  ['pain,fever since Monday', 'fever since Monday'],
  ['- 5 mg twice daily', '5 mg twice daily'],
  ['INR = 2.5 on Monday', '2.5 on Monday'],
  ['Seen today.5 mg at night', '5 mg at night'],
  ['頭痛と発熱が三日前から続いている', '発熱が三日前から続いて'],
])('%j holds %j', (note, quote) => {
  expect(check(finding('Something.', quote), note).statements[0]).toMatchObject({
    grounding: 'verbatim',
    occurrences: 1,
  });
});

test.each([
  ['Denies chest pain.', 'chest pain'],
  ['Denies fever,\nchills and night sweats.', 'night sweats'],
  ['No evidence of pneumonia on the film.', 'pneumonia on the film'],
  ['No evidence that he has pneumonia.', 'has pneumonia'],
  ['Negative for deep vein thrombosis.', 'deep vein thrombosis'],
  ['She isn\u2019t depressed now.', 'depressed now'],
  ['Drug abuse: No. Tobacco: yes.', 'Drug abuse'],
  ['Niega dolor torácico.', 'dolor torácico'],
  ['No tiene diabetes mellitus.', 'diabetes mellitus'],
  ['Sin fiebre ni escalofríos.', 'escalofríos'],
  ['Father had colon cancer at 50.', 'colon cancer at 50'],
  ['Madre con diabetes mellitus.', 'diabetes mellitus'],
])('%j turns %j round', (note, quote) => {
  const { verdict, statements } = check(finding('x', quote), note);
  expect(statements[0]).toMatchObject({ grounding: 'turned', occurrences: 1 });
  expect(verdict).toBe('partly_grounded');
});

test.each([
  ['Denies chest pain. Night sweats since May.', 'Night sweats since May'],
  ['Denies chest pain. Chest pain last year.', 'Chest pain'],
  ['Denies chest pain.', 'Denies chest pain'],
  ['No fever, no night sweats.', 'no night sweats'],
  ['No change in chest pain.', 'chest pain'],
  ['Does not smoke, but drinks daily.', 'drinks daily'],
  ['I do not want to be here and I have kept the pills.', 'I have kept the pills'],
  ['- no fever\n- productive cough', 'productive cough'],
  ['Wife reports that he has seizures.', 'he has seizures'],
  ['Mother had a stroke and a sister breast cancer.', 'a sister breast cancer'],
  ['HIV test negative.', 'HIV test'],
])('%j does not turn %j round', (note, quote) => {
  expect(check(finding('x', quote), note).statements[0]!.grounding).toBe('verbatim');
});

test('a quote that is too short shows nothing', () => {
  expect(check(finding('High.', 'high')).statements[0]).toMatchObject({
    grounding: 'too_short',
    occurrences: 1,
  });
});

test.each([
  ['Pressure 158/96.', []],
  ['Pressure 159/96.', ['159']],
  ['Pressure 158 over 96, 2 readings.', ['2']],
  ['Pressure 0158/96.', []],
])('numbers of %j that its quote does not hold: %j', (text, missing) => {
  const { statements, verdict } = check(finding(text, 'Blood pressure 158/96 today'));
  expect(statements[0]!.numbersNotInQuote).toEqual(missing);
  expect(verdict).toBe(missing.length === 0 ? 'grounded' : 'partly_grounded');
});

test.each([
  ['5 mg at night', 'haloperidol .5 mg at night', ['5']],
  ['0.5 mg at night', 'haloperidol .5 mg at night', []],
  ['5 mg at night', 'haloperidol 2,5 mg por la noche', ['5']],
  ['2.5 mg at night', 'haloperidol 2,5 mg por la noche', []],
  ['1500 mg daily', 'metformin 1,500 mg daily', []],
  ['1,500.5 mg', 'gave 1500.5 mg in all', []],
  ['٥٠ ملغ', 'metoprolol 25 mg daily', ['50']],
  ['٢٥ ملغ', 'metoprolol 25 mg daily', []],
  ['५० मिग्रा', 'metoprolol 25 mg daily', ['50']],
  ['½ tablet', 'one whole tablet daily', ['1', '2']],
  ['1½ tablets', 'gave 1 1/2 tablets daily', []],
  ['on 14.03.2024', 'seen on 14.03.2024', []],
  ['metoprolol ²⁵⁰ mg', 'metoprolol 25 mg daily', ['250']],
  ['metoprolol ①⓪ mg', 'metoprolol 25 mg daily', ['10']],
  ['metoprolol 25 g daily', 'metoprolol 25 mg daily', ['25 g']],
  ['metoprolol 25 milligrams', 'metoprolol 25mg al día', []],
  ['for 10 weeks', 'durante 10 días', ['10 week']],
  ['for 10 days', 'durante 10 días', []],
  ['25 tablets', 'metoprolol 25 mg daily', []],
  ['5 mg', '5 mg twice, then 5 mcg', []],
])('numbers of %j that %j does not hold: %j', (text, note, missing) => {
  expect(check(finding(text, note), note).statements[0]!.numbersNotInQuote).toEqual(missing);
});

describe('guards', () => {
  test.each([
    ['The request is denied.', 1],
    ['The request IS\n DENIED.', 1],
    ['The request is de\u00adnied.', 1],
    ['The request is\u200b denied\u2060.', 1],
    ['The request is d\u0435nied.', 1], // Cyrillic
    ['The request is d\u00e9nied.', 1],
    ['The request is denieded.', 0],
    ['Chest pain denied.', 0],
  ])('%j: %i', (text, hits) => {
    const { guardHits, verdict } = check(finding(text, 'Denies chest pain.'));
    expect(guardHits).toHaveLength(hits);
    if (hits > 0) expect(verdict).toBe('guarded');
  });

  test('a quote may hold what the record says', () => {
    const checked = check(
      finding('An earlier letter.', 'The request is denied.'),
      'The request is denied.',
    );
    expect(checked).toMatchObject({ guardHits: [], verdict: 'grounded' });
  });

  test('free text is looked at', () => {
    expect(check({ findings: [], remark: 'It is denied' }).guardHits).toEqual([
      { at: '/remark', guard: 'no-denial' },
    ]);
  });
});

describe('one JSON value', () => {
  const good = JSON.stringify({ findings: [], remark: null });

  test.each([
    [good],
    [`\n ${good} \n`],
    [`\`\`\`json\n${good}\n\`\`\``],
    [`\`\`\`\n${good}\n\`\`\``],
    ['{"findings": [], "remark": "at 10:30 he wrote \\"note:\\" \\\\"}'],
  ])('%j is taken', (answer) => {
    expect(check(answer).verdict).toBe('grounded');
  });

  test.each([
    [`Here is the draft: ${good}`],
    [`${good}\nAnything else?`],
    [`${good}${good}`],
    ['{"findings": [{"text": "x", "quote": "y"}], "findings": [], "remark": null}'],
    ['{"findings": [], "remark": "a: b", "rem\\u0061rk": null}'],
    [good.slice(0, -1)],
    [''],
    [`\`\`\`json\n${good}`],
  ])('%j is refused', (answer) => {
    expect(() => check(answer)).toThrow(expect.objectContaining({ code: 'pack_answer_not_json' }));
  });

  test('the refusal does not repeat the answer', () => {
    try {
      check('Mrs. Holloway is well');
    } catch (thrown) {
      expect(JSON.stringify(thrown)).not.toContain('Holloway');
    }
  });
});

test.each([
  [{ findings: [] }, '', 'required'],
  [{ findings: [], remark: null, plan: 1 }, '', 'additionalProperties'],
  [{ findings: [{ text: 1, quote: 'x' }], remark: null }, '/findings/0/text', 'type'],
  [{ findings: 'none', remark: null }, '/findings', 'type'],
  [{ findings: [], remark: 'x'.repeat(201) }, '/remark', 'maxLength'],
])('%j does not fit: %s %s', (answer, at, keyword) => {
  const { verdict, schemaProblems } = check(answer);
  expect(verdict).toBe('invalid');
  expect(schemaProblems).toContainEqual({ at, keyword });
});

test('restored texts may be longer than what the model was allowed, up to twice', () => {
  expect(check({ findings: [], remark: 'x'.repeat(200) }).verdict).toBe('grounded');
});

test('whatever words of a note are copied are found, and whatever letter is changed is not', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 8 }), fc.string(), (before, quote, after) => {
      const note = `${before}\n${quote}\n${after}`;
      fc.pre(quote.trim().length >= 8);
      expect(check(finding('x', quote), note).statements[0]!.grounding).toBe('verbatim');
      const changed = `${quote.slice(0, 4)}\u2603${quote.slice(5)}`;
      fc.pre(!note.includes(changed));
      expect(check(finding('x', changed), note).statements[0]!.grounding).toBe('not_verbatim');
    }),
  );
});
