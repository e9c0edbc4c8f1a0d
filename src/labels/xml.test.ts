import { expect, test } from 'vitest';
import { labelsOfXml } from './xml.ts';

const SCT = '2.16.840.1.113883.6.96';
const codesOf = (text: string) =>
  labelsOfXml(text).flatMap(({ labels }) => labels.map(({ code }) => code));

test.each<[string, string, string[]]>([
  ['an element', `<value xsi:type="CD" code="75544000" codeSystem="${SCT}"/>`, ['OPIOIDUD']],
  ['attributes the other way round', `<code codeSystem='${SCT}' code='75544000'>`, ['OPIOIDUD']],
  [
    'in a string of JSON',
    JSON.stringify(`<value code="75544000" codeSystem="${SCT}"/>`),
    ['OPIOIDUD'],
  ],
  ['a prefix, line breaks', `<cda:code\n  code="75544000"\n codeSystem="${SCT}"/>`, ['OPIOIDUD']],
  [
    'what a name says is no tag',
    `<a displayName="> b" code="75544000" codeSystem="${SCT}"/>`,
    ['OPIOIDUD'],
  ],
  [
    'a translation',
    `<code nullFlavor="UNK"><translation code="F10.20" codeSystem="2.16.840.1.113883.6.90"/>`,
    ['ETHUD'],
  ],
  ['a label', '<value code="PSYTHPN" codeSystem="2.16.840.1.113883.5.4"/>', ['PSYTHPN']],
  [
    'FHIR, closed apart',
    '<f:system value="http://snomed.info/sct"></f:system><f:code value="75544000">',
    ['OPIOIDUD'],
  ],
  ['FHIR', '<system value="http://snomed.info/sct"/><code value="75544000"/>', ['OPIOIDUD']],
  [
    'FHIR, a label',
    '<system value="http://terminology.hl7.org/CodeSystem/v3-ActCode"/><code value="SEX"/>',
    ['SEX'],
  ],
  [
    'a code of another element',
    '<system value="http://hl7.org/fhir/sid/icd-10-cm"/></coding><code value="F11"/>',
    [],
  ],
  ['another system', '<value code="75544000" codeSystem="1.2.3"/>', []],
  ['no XML', 'The <system> has no code.', []],
])('%s', (_name, text, expected) => {
  expect(codesOf(text)).toEqual(expected);
});

test('how confidential a document says that it is', () => {
  const code = '<confidentialityCode code="R" codeSystem="2.16.840.1.113883.5.25"/>';
  expect(labelsOfXml(code)[0]?.confidentiality).toBe('R');
});

test.each(['<a code="x"', '<code codeSystem="', '<system value="x"/>', '<a b="<', "<a code='"])(
  'a megabyte of %j takes linear time',
  (unit) => {
    const began = performance.now();
    labelsOfXml(`codeSystem<${unit.repeat(1_000_000 / unit.length)}`);
    expect(performance.now() - began).toBeLessThan(3000);
  },
);
