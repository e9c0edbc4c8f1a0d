/**
 * C-CDA by table, by law, and on real documents, which are not part of this project: where their
 * folder is absent those tests skip.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../core/failures.ts';
import { ccda } from './ccda.ts';

const wrap = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3">${inside}</ClinicalDocument>\n`;

function seen(inside: string): string[] {
  return ccda
    .walk(wrap(inside))
    .loci.map(({ role, category, text }) =>
      [role, category, text].filter((part) => part !== undefined).join(' '),
    );
}

function changed(inside: string, from: string, to: string | null): string {
  const document = ccda.walk(wrap(inside));
  const after = document.apply(document.loci.map(({ text }) => (text === from ? to : undefined)));
  return after.slice(wrap('').indexOf('</'), -'</ClinicalDocument>\n'.length);
}

test.each<[string, string, string[]]>([
  [
    'a name',
    '<patient><name><prefix>Dr.</prefix><given>Ada</given><family>Orlop</family></name></patient>',
    ['value name Dr.', 'value name Ada', 'value name Orlop'],
  ],
  [
    'names by what they are of',
    '<assignedPerson><name>Maria Ruiz</name></assignedPerson><custodianOrganization><name>Velden General</name></custodianOrganization><location><name>4 West</name></location><manufacturedMaterial><name>Aspirin</name></manufacturedMaterial>',
    [
      'value name Maria Ruiz',
      'value organization Velden General',
      'value location 4 West',
      'text Aspirin',
    ],
  ],
  [
    'a thing and a person that play a role',
    '<playingEntity classCode="MMAT"><name>Aspirin</name></playingEntity><playingEntity classCode="PSN"><name>Ada</name></playingEntity>',
    ['text Aspirin', 'value name Ada'],
  ],
  [
    'an address',
    '<addr use="HP"><streetAddressLine>4 Elm Row</streetAddressLine><city>Velden</city><state>VT</state><postalCode>05901</postalCode><country>US</country></addr>',
    [
      'value location 4 Elm Row',
      'value location Velden',
      'state VT',
      'postal-code 05901',
      'country US',
    ],
  ],
  [
    'contacts',
    '<telecom value="tel:+1-802-555-0134" use="HP"/><telecom value="mailto:ada@example.org"/><telecom value="fax:5550135"/><telecom value="https://velden.example/ada"/><telecom value="555-0136"/>',
    [
      'value phone +1-802-555-0134',
      'value email ada@example.org',
      'value fax 5550135',
      'value url https://velden.example/ada',
      'value phone 555-0136',
    ],
  ],
  [
    'identifiers',
    '<patientRole><id root="2.16.840.1.113883.4.1" extension="900-12-3456"/><id extension="84412907" root="1.2.3"/></patientRole><act><id root="5f0c7a1e-0000-4000-8000-000000000001"/></act><templateId root="1.2.3" extension="2015-08-01"/>',
    [
      'value ssn 900-12-3456',
      'value medical_record_number 84412907',
      'reference 5f0c7a1e-0000-4000-8000-000000000001',
    ],
  ],
  [
    'times',
    '<birthTime value="19570312"/><effectiveTime><low value="201301"/><high value="20130130080051-0500"/></effectiveTime><effectiveTime value="in spring"/><effectiveTime xsi:type="PIVL_TS"><period value="6" unit="h"/></effectiveTime>',
    ['date 19570312', 'date 201301', 'date 20130130080051-0500', 'text date in spring'],
  ],
  [
    'times that are none, and bounds of what is no time',
    '<birthTime value="20892"/><effectiveTime><low value="day 74"/></effectiveTime><expirationTime value="31424"/><repeatNumber><low value="1"/></repeatNumber>',
    ['text date 20892', 'text date day 74', 'text date 31424'],
  ],
  [
    'measurements, ages, and what is neither',
    '<observation><code code="718-7"/><value xsi:type="PQ" value="13.4" unit="g/dl"/></observation><observation><code code="445518008"/><value xsi:type="PQ" value="93" unit="a"/></observation><observation><value xsi:type="INT" value="84412907"/></observation>',
    ['age 93', 'text 84412907'],
  ],
  [
    'an age in months, and a race',
    '<observation><code code="445518008"/><value xsi:type="PQ" value="1140" unit="mo"/></observation><raceCode code="1010-8" codeSystem="2.16.840.1.113883.6.238" displayName="Apache"/>',
    ['age 1140'],
  ],
  [
    'a code, and one that is none',
    '<code code="38341003" displayName="Hypertension"/><statusCode code="see Ada"/>',
    ['text Hypertension', 'text see Ada'],
  ],
  [
    'narrative',
    '<text><paragraph ID="p1" styleCode="Bold">Ada &amp; <content>Orlop</content></paragraph><reference value="#p1"/></text>',
    ['reference p1', 'text Ada & ', 'text Orlop', 'reference #p1'],
  ],
  [
    'ids of the narrative, and links to them',
    '<tr ID="Orlop_84412907"><td headers="h1">x</td></tr><linkHtml href="#Orlop_84412907">y</linkHtml><renderMultiMedia referencedObject="MM1"/>',
    [
      'reference Orlop_84412907',
      'reference h1',
      'text x',
      'reference #Orlop_84412907',
      'text y',
      'reference MM1',
    ],
  ],
  [
    'comments and sections of character data',
    '<text><!-- Ada --><![CDATA[Orlop <b>]]></text>',
    ['text  Ada ', 'text Orlop <b>'],
  ],
  [
    'an unknown element and attribute',
    '<sdtc:nick value="Birdie B">x</sdtc:nick><act motto="carpe"/>',
    ['text Birdie B', 'text x', 'text carpe'],
  ],
  [
    'a body of bytes',
    '<nonXMLBody><text mediaType="application/pdf" representation="B64">JVBERi0x</text></nonXMLBody>',
    ['media JVBERi0x'],
  ],
  [
    'a body of text',
    `<nonXMLBody><text mediaType="text/plain" representation="B64">${Buffer.from('Ada').toString('base64')}</text></nonXMLBody>`,
    ['text Ada'],
  ],
])('%s', (_, inside, expected) => {
  expect(seen(inside)).toEqual(expected);
});

test.each<[string, string, string | null, string]>([
  ['<name>Ada</name>', 'Ada', 'B & <C>', '<name>B &amp; &lt;C&gt;</name>'],
  ['<name>Ada</name>', 'Ada', null, '<name></name>'],
  ["<id extension='Ada'/>", 'Ada', 'it\'s "x"', '<id extension=\'it&#39;s "x"\'/>'],
  ['<birthTime  value = "19570312" />', '19570312', '1957', '<birthTime  value = "1957" />'],
  ['<birthTime value="19570312"/>', '19570312', null, '<birthTime nullFlavor="MSK"/>'],
  ['<id root="1.2" extension="A-1"/>', 'A-1', null, '<id root="1.2" nullFlavor="MSK"/>'],
  [
    '<birthTime nullFlavor="NI" value="19570312"/>',
    '19570312',
    null,
    '<birthTime nullFlavor="NI" />',
  ],
  ['<telecom value="tel:5550134"/>', '5550134', '999', '<telecom value="tel:999"/>'],
  ['<t><!--Ada--></t>', 'Ada', 'a--b-', '<t><!--a- -b- --></t>'],
  ['<t><!--Ada--></t>', 'Ada', '>---', '<t><!-- >- - - --></t>'],
  ['<t><![CDATA[Ada]]></t>', 'Ada', 'a]]>b', '<t><![CDATA[a]]]]><![CDATA[>b]]></t>'],
])('%s with %j as %j', (inside, from, to, expected) => {
  expect(changed(inside, from, to)).toBe(expected);
});

test('a cell of the narrative is called what its column is', () => {
  const table =
    '<text><table><thead><tr><th>MRN</th></tr></thead><tbody><tr><td><content>7</content></td></tr></tbody></table></text>';
  expect(ccda.walk(wrap(table)).loci.map(({ label }) => label)).toEqual([undefined, 'MRN']);
});

const NUCC = 'codeSystem="2.16.840.1.113883.6.101"';
const LOINC = 'codeSystem="2.16.840.1.113883.6.1"';

test.each<[string, string[]]>([
  [`<code code="163W00000X" ${NUCC} displayName="Registered Nurse"/>`, ['Registered Nurse']],
  [`<code codeSystemName="NUCC (taxonomy)" ${NUCC}/>`, ['NUCC (taxonomy)']],
  ['<code codeSystem="2.16.840.1.113883.5.88" displayName="Primary Care"/>', ['Primary Care']],
  [
    `<code displayName="GGT" ${LOINC}><originalText> GGT</originalText><translation displayName="GGT" codeSystem="1.2.3"/></code>`,
    ['GGT', ' GGT', 'GGT'],
  ],
  [`<code displayName="GGT" ${LOINC}><originalText>for Ada</originalText></code>`, ['GGT']],
  [`<code ${LOINC}><translation displayName="NA" codeSystem="1.2.3"/></code>`, ['NA']],
  [`<code ${LOINC}><translation displayName="NA for Ada" codeSystem="1.2.3"/></code>`, []],
  ['<code codeSystem="1.2.3"><translation displayName="NA"/></code>', []],
  ['<code displayName="GGT"/>', []],
  ['<code codeSystem="1.2.3" displayName="GGT"/>', []],
  ['<code codeSystem="2.16.840.1.113883.6.93" displayName="Windsor County"/>', []],
  [`<code ${LOINC} displayName="GGT 84412907"/>`, []],
  [`<code ${LOINC} displayName="GGT of 3/12"/>`, []],
  [`<code ${LOINC} displayName="GGT ada@example.org"/>`, []],
  [`<code ${LOINC} title="GGT"/>`, []],
])('what its publisher says: %s', (inside, expected) => {
  const published = ccda.walk(wrap(inside)).loci.filter(({ isPublished }) => isPublished);
  expect(published.map(({ text }) => text)).toEqual(expected);
});

test.each([
  ['<raceCode displayName="White"/><ethnicGroupCode displayName="Not Hispanic"/>', []],
  ['<sdtc:raceCode displayName="White" codeSystem="1.2.3"/>', []],
  ['<raceCode displayName="Orlop"/>', ['text Orlop']],
  ['<code displayName="White"/>', ['text White']],
  ['<text><table><tr><td>Race:</td><td>White</td></tr></table></text>', ['text Race:']],
])('a race in its place: %s', (inside, expected) => {
  expect(seen(inside)).toEqual(expected);
});

test('a cell that names a measurement is not searched', () => {
  const cells = '<text><table><tr><td>Total Bili</td><td>93</td><td>Orlop</td></tr></table></text>';
  const { loci } = ccda.walk(wrap(cells));
  expect(loci.map(({ text, label }) => [text, label])).toEqual([
    ['93', 'Total Bili'],
    ['Orlop', 'Total Bili'],
  ]);
});

test('people whom it names', () => {
  const { persons, subject } = ccda.walk(
    wrap(
      `<recordTarget><patientRole><id extension="84412907" root="1.2"/><addr><city>Velden</city></addr><telecom value="tel:555-0134"/>
       <patient><name><given>Ada</given><family>Orlop</family></name><birthTime value="19570312"/>
       <guardian><guardianPerson><name>Carl Orlop</name></guardianPerson></guardian></patient>
       <providerOrganization><id extension="7"/><name>Velden General</name></providerOrganization></patientRole></recordTarget>
       <author><assignedAuthor><id extension="9"/><assignedPerson><name><given>Maria</given></name></assignedPerson></assignedAuthor></author>`,
    ),
  );
  expect(subject).toBe('Patient/84412907');
  expect(persons.map(({ role, names }) => [role, names])).toEqual([
    ['patient', [{ given: ['Ada'], family: 'Orlop' }]],
    ['relative', [{ given: [], text: 'Carl Orlop' }]],
    ['practitioner', [{ given: ['Maria'] }]],
  ]);
  expect(persons[0]).toMatchObject({
    ref: subject,
    dates: ['1957-03-12'],
    phones: ['555-0134'],
    addresses: [{ city: 'Velden' }],
  });
});

const [HELD, BORN] = ['<family>Orlop</family>', '<family qualifier="BR">Quill</family>'];

test.each([
  [HELD, ['Orlop']],
  [HELD + BORN, ['Orlop', 'Quill']],
  [BORN + HELD, ['Quill', 'Orlop']],
])('%s: each is a name of the patient', (families, expected) => {
  const name = `<name><given>Ada</given>${families}</name>`;
  const { persons } = ccda.walk(
    wrap(`<recordTarget><patientRole><patient>${name}</patient></patientRole></recordTarget>`),
  );
  expect(persons.map(({ names }) => names)).toEqual([
    expected.map((family) => ({ given: ['Ada'], family })),
  ]);
});

test.each([
  ['', 'nothing'],
  ['<a/>', 'another root'],
  ['<ClinicalDocument>', 'not closed'],
  ['<ClinicalDocument><a></b></ClinicalDocument>', 'crossed'],
  ['<ClinicalDocument>&nobody;</ClinicalDocument>', 'an entity'],
  [
    '<!DOCTYPE ClinicalDocument [<!ENTITY x "y">]><ClinicalDocument>&x;</ClinicalDocument>',
    'a document type',
  ],
  ['<ClinicalDocument a="1" a="2"/>', 'an attribute twice'],
])('%j is refused: %s', (source) => {
  expect(() => ccda.walk(source)).toThrow('not what its format says');
});

test('nesting has a limit', () => {
  expect(() => ccda.walk(wrap('<a>'.repeat(300) + '</a>'.repeat(300)))).toThrow(
    'nested too deeply',
  );
});

const inner = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('Ada', ' &amp; ', '&#65;', '<!-- c -->', '<![CDATA[x<y]]>', '<?pi > x?>', '\n'),
    fc
      .tuple(
        fc.constantFrom('name', 'given', 'text', 'id', 'telecom', 'birthTime', 'act', 'sdtc:x'),
        fc.array(
          fc.constantFrom(
            'value="19570312"',
            'root="1.2"',
            "extension='a&quot;b'",
            'code = "x>y"',
            'xsi:type="TS"',
            'representation="B64"',
          ),
          { maxLength: 2 },
        ),
        fc.array(tie('node'), { maxLength: 3 }),
      )
      .map(
        ([name, attributes, nodes]) =>
          `<${[name, ...new Set(attributes)].join(' ')}>${nodes.join('')}</${name}>`,
      ),
  ),
})).node;

test('changing nothing gives the source back; what changes stays well-formed and is read again', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', '<', '&', '"', "'", ']', '>', '-', ' ', 'é'),
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.array(inner, { maxLength: 4 }), word, (nodes, letters) => {
      const source = wrap(nodes.join(''));
      const document = ccda.walk(source);
      expect(document.apply([])).toBe(source);
      const text = `Q${letters}Q`;
      const after = ccda.walk(
        document.apply(
          document.loci.map(({ path }) =>
            /comment|cdata|declaration/.test(path) ? undefined : text,
          ),
        ),
      );
      for (const locus of after.loci) {
        if (!/comment|cdata|declaration|telecom/.test(locus.path) && locus.role === 'text')
          expect(locus.text).toContain('Q');
      }
      ccda.walk(document.apply(document.loci.map(() => null)));
      ccda.walk(document.apply(document.loci.map(() => `-->]]>?>${text}`)));
    }),
    { numRuns: 300 },
  );
});

test('any change of a character: read, or refused', () => {
  fc.assert(
    fc.property(
      fc.array(inner, { maxLength: 3 }),
      fc.nat(),
      fc.constantFrom('<', '>', '&', '"', ' ', '/', '\u0000', ''),
      (nodes, at, unit) => {
        const source = wrap(nodes.join(''));
        const cut = at % source.length;
        const mutated = source.slice(0, cut) + unit + source.slice(cut + 1);
        try {
          expect(ccda.walk(mutated).apply([])).toBe(mutated);
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  ['elements', '<a/>'.repeat(250_000)],
  ['attributes', `<a ${Array.from({ length: 60_000 }, (_, i) => `b${i}="x y"`).join(' ')}/>`],
  ['references', `<a>${'&amp;'.repeat(200_000)}</a>`],
  ['instructions', '<?a b?>'.repeat(140_000)],
])('a megabyte of %s takes no two seconds', (_, inside) => {
  const source = wrap(inside);
  const start = process.cpuUsage();
  const document = ccda.walk(source);
  document.apply(document.loci.map(() => 'x'));
  expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
});

const folder = new URL('../../../../shared/data/ccda/', import.meta.url);
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.ccda'))
  : [];
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

/** Attributes whose value is a code while it looks like one. */
const CODES =
  /^(?:code|codeSystem|codeSystemName|codeSystemVersion|classCode|typeCode|moodCode|styleCode|nullFlavor|xsi:type|use|unit|qualifier|inversionInd|negationInd|operator|institutionSpecified|representation|mediaType|listType|ID|border|width|align|colspan|rowspan|xmlns|xmlns:\w+|contextControlCode|determinerCode)$/;

describe.skipIf(files.length === 0)('real documents', () => {
  test.each(files)('%s: unchanged, then a sentence in every text and attribute is seen', (name) => {
    const source = read(name);
    const document = ccda.walk(source);
    expect(document.apply([])).toBe(source);
    expect(document.apply(document.loci.map(({ text }) => text))).toBe(source);

    const { planted, count } = plant(
      source,
      (index) => `Zz Sentinel ${index}.`,
      /^(?:xmlns.*|representation|mediaType)$/,
    );
    const seen = ccda
      .walk(planted)
      .loci.map(({ text }) => text)
      .join('\n');
    const unseen = Array.from({ length: count }, (_, index) => `Zz Sentinel ${index}.`);
    expect(unseen.filter((text) => !seen.includes(text))).toEqual([]);
  });

  test.each(files)(
    '%s: a word is seen, but for codes and templates, and goes when it is taken out',
    (name) => {
      const source = read(name).replace(/<(?:templateId|typeId)[^>]*>/g, '');
      const { planted, count } = plant(source, (index) => `zzsentinel${index}q`, CODES);
      const document = ccda.walk(planted);
      const seen = document.loci.map(({ text }) => text).join('\n');
      const unseen = Array.from({ length: count }, (_, index) => `zzsentinel${index}q`);
      expect(unseen.filter((text) => !seen.includes(text))).toEqual([]);
      expect(document.apply(document.loci.map(() => null))).not.toContain('zzsentinel');
    },
  );
});

/** Every text and attribute value replaced, but those of attributes that `kept` names. */
function plant(source: string, spell: (index: number) => string, kept: RegExp) {
  let count = 0;
  const next = () => {
    count += 1;
    return spell(count - 1);
  };
  const body = source.indexOf('<ClinicalDocument');
  const planted = source.slice(body).replace(/<!--[\s\S]*?-->|<[^>]*>|[^<]+/g, (piece) => {
    if (piece.startsWith('<!--')) return '';
    if (!piece.startsWith('<')) return /^\s*$/.test(piece) ? piece : next();
    return piece.replace(
      /([\w:]+)(\s*=\s*)"([^"]*)"/g,
      (whole, name: string, equals: string, value: string) =>
        kept.test(name) || value === '' ? whole : `${name}${equals}"${next()}"`,
    );
  });
  return { planted, count };
}
