import { expect, test } from 'vitest';
import {
  highWaterMark,
  PRIVACY_LAWS,
  SENSITIVITIES,
  type SensitivityCode,
  withParents,
} from '../core/sensitivity.ts';
import {
  assess,
  DEFAULT_THRESHOLDS,
  type MissRateThresholds,
  missRateHigh,
  presumed,
  type Sensitivities,
  type Sources,
} from './index.ts';
import { TOPICS } from './lexicon.ts';

test('nothing read, nothing labelled, nothing presumed', () => {
  const nothing = assess({});
  expect(nothing).toMatchObject({ labels: [], possible: [], confidentiality: 'N', textsRead: 0 });
  expect(presumed(nothing, { SUD: 0 })).toEqual([]);
});

test('a text without a label is presumed of a class until its miss rate is below the threshold', () => {
  const plain = assess({ texts: ['Knee pain after a fall on ice.'] });
  expect(plain.labels).toEqual([]);
  expect(presumed(plain, { SUD: 0 })).toEqual(['SUD']);
  expect(presumed(plain, { SUD: 1 })).toEqual([]);
  expect(presumed(plain, { SUD: missRateHigh('SUD') })).toEqual([]);
  expect(presumed(plain, { ADOL: 0.999, TBOO: 0.5 })).toContain('TBOO'); // never measured
});

test('a label that applies need not be presumed', () => {
  expect(presumed(assess({ texts: ['Cocaine use disorder.'] }), { SUD: 0 })).toEqual([]);
});

test('in another language everything is presumed, but what a site never presumes', () => {
  const texts = [
    'El paciente acude a consulta por dolor torácico de tres días de evolución sin fiebre ni tos y refiere consumo ocasional de tabaco desde joven',
  ];
  expect(presumed(assess({ texts }), { SUD: 0.99, HIV: 0.99 })).toEqual(['HIV', 'SUD']);
  expect(presumed(assess({ texts }), { SUD: 1 })).toEqual([]);
});

test('a psychotherapy note about substance use is an SUD counseling note, 42 CFR 2.11', () => {
  const { labels, confidentiality } = assess({
    texts: ['Psychotherapy note. Client explored his relapse on heroin.'],
  });
  expect(labels.find(({ code }) => code === 'PSYTHPN')?.laws).toEqual([
    'HIPAAPsyNotes',
    '42CFRPart2',
  ]);
  expect(confidentiality).toBe('V');
});

test('only what is guarded by AB 352 names it', () => {
  const laws = (text: string) => assess({ texts: [text] }).labels.flatMap((label) => label.laws);
  expect(laws('Mirena placed.')).toContain('CA-CMIA-AB352');
  expect(laws('Infertility, undergoing in vitro fertilization.')).not.toContain('CA-CMIA-AB352');
});

test('the high-water mark is the most guarded, and never below N', () => {
  expect(highWaterMark([])).toBe('N');
  expect(highWaterMark([{ confidentiality: 'L' }])).toBe('N');
  expect(highWaterMark([{ confidentiality: 'R' }, { confidentiality: 'V' }])).toBe('V');
});

test('parents end, and every code and law that a topic names is known', () => {
  expect(withParents('OPIOIDUD')).toEqual(['OPIOIDUD', 'SUD', 'BH']);
  for (const code of Object.keys(SENSITIVITIES)) withParents(code as SensitivityCode);
  for (const { laws } of TOPICS)
    for (const law of laws) expect(Object.hasOwn(PRIVACY_LAWS, law)).toBe(true);
});

test('substance use and psychotherapy notes stay inside by default', () => {
  const denied = Object.entries(SENSITIVITIES).filter(([, { isDeniedOutward }]) => isDeniedOutward);
  expect(denied.map(([code]) => code)).toEqual([
    'PSYTHPN',
    'ETH',
    'SUD',
    'ETHUD',
    'OPIOIDUD',
    'SEX',
    'PRS',
  ]);
});

test('without a word from the site, substance use and psychotherapy notes are presumed until measured', () => {
  const thresholds: MissRateThresholds = DEFAULT_THRESHOLDS;
  expect(Object.keys(thresholds)).toEqual(['SUD', 'PSYTHPN']);
  const read = (sources: Sources): Sensitivities => assess(sources);
  const plain = read({ texts: ['Knee pain after a fall on ice.'] });
  const expected = Object.entries(thresholds)
    .filter(([code, threshold]) => missRateHigh(code as SensitivityCode) > threshold)
    .map(([code]) => code);
  expect(presumed(plain)).toEqual(expected.sort());
});
