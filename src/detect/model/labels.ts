/**
 * What the labels of a token classifier are here: `B-PATIENT` begins a name. The schemes IO, BIO and
 * BILOU (BIOES) are read, which differ in the letter before the dash.
 *
 * Every label must mean something: one that this table and the site do not know is refused by name when
 * the model is loaded, or what it stands for would silently stay in the text.
 */
import { Failure } from '../../core/failures.ts';
import { PHI_CATEGORIES, type PhiCategory } from '../../core/phi.ts';

/** By label without its letter: a category, or `none` for what identifies nobody. */
export type SiteLabels = Readonly<Record<string, PhiCategory | 'none'>>;

interface Kind {
  readonly category: PhiCategory;
  readonly type: string;
}

/** One label of the model that identifies. */
export interface Label extends Kind {
  /** Without its letter, as the model has it: `PATIENT`. */
  readonly name: string;
  /** A word with it begins a finding of its own. */
  readonly isFirst: boolean;
}

/** By index of the label; undefined where it identifies nobody. */
export type Labels = readonly (Label | undefined)[];

/** @throws Failure config_invalid, naming the labels and what to write */
export function labelsOf(id2label: readonly string[], site: SiteLabels): Labels {
  const parsed = id2label.map((written) => parse(written));
  const names = new Set(parsed.map(({ name }) => name));
  const strange = Object.keys(site).filter((name) => !names.has(name));
  if (strange.length > 0) {
    throw refused(`the model has no label ${listed(strange)}; it has ${listed([...names])}`);
  }
  const unknown = [...names].filter((name) => kindOf(name, site) === undefined);
  if (unknown.length > 0) {
    throw refused(
      `say what the model's labels ${listed(unknown)} are: each a category, or none where it identifies nobody`,
    );
  }
  const labels = parsed.map(({ name, isFirst }) => {
    const kind = kindOf(name, site);
    return kind === undefined || kind === 'none' ? undefined : { ...kind, name, isFirst };
  });
  if (labels.every((label) => label === undefined)) {
    throw refused('every label of the model is none: it would find nothing');
  }
  return labels;
}

/** Stand in rule ids, and so in manifests and records. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

/** `L`, `I` and `E` go on with what came before; `U` and `S` are whole by themselves. */
function parse(written: string): { readonly name: string; readonly isFirst: boolean } {
  const [, letter, rest] = /^([BILOUES])-(.+)$/.exec(written) ?? [];
  const name = rest ?? written;
  if (!NAME.test(name)) {
    throw refused('a label of the model is no word of letters, digits and _ . -: rename it');
  }
  return { name, isFirst: letter === 'B' || letter === 'U' || letter === 'S' };
}

function kindOf(name: string, site: SiteLabels): Kind | 'none' | undefined {
  const written = site[name];
  const usual = USUAL.get(name.toUpperCase().replace(/[-_. ]/g, ''));
  if (written === undefined || written === 'none') return written ?? usual;
  const isUsual = usual !== undefined && usual !== 'none' && usual.category === written;
  return isUsual ? usual : { category: written, type: written };
}

/**
 * Names of labels in public corpora and models: i2b2 2006 and 2014, CoNLL-2003, OntoNotes, and what
 * published de-identification models made of them. Ages are none, since those over 89 are found by
 * rules and younger ones are no identifier; so are states and countries, which Safe Harbor lets stand.
 */
const USUAL_WORDS: readonly (readonly [words: string, kind: Kind | 'none'])[] = [
  ['O OUTSIDE AGE STATE COUNTRY', 'none'],
  [
    'NAME PERSON PER PATIENT DOCTOR STAFF HCW FIRSTNAME LASTNAME SURNAME GIVENNAME MIDDLENAME PERSONNAME CLINICIAN RELATIVE',
    { category: 'name', type: 'name' },
  ],
  ['STREET STREETADDRESS ADDRESS', { category: 'location', type: 'street' }],
  ['CITY TOWN', { category: 'location', type: 'city' }],
  ['ZIP ZIPCODE', { category: 'location', type: 'zip' }],
  ['POSTCODE POSTALCODE', { category: 'location', type: 'postcode' }],
  ['COUNTY', { category: 'location', type: 'county' }],
  ['HOSPITAL HOSP FAC FACILITY', { category: 'location', type: 'hospital' }],
  ['LOC LOCATION GPE LOCATIONOTHER GEO', { category: 'location', type: 'location' }],
  ['DATE DATETIME DOB DATEOFBIRTH BIRTHDATE', { category: 'date', type: 'date' }],
  ['PHONE TELEPHONE PHONENUMBER', { category: 'phone', type: 'phone' }],
  ['FAX FAXNUMBER', { category: 'fax', type: 'fax' }],
  ['EMAIL EMAILADDRESS', { category: 'email', type: 'email' }],
  ['URL WEBSITE', { category: 'url', type: 'url' }],
  ['IP IPADDR IPADDRESS', { category: 'ip_address', type: 'ip_address' }],
  ['SSN SOCIALSECURITY', { category: 'ssn', type: 'ssn' }],
  [
    'MRN MEDICALRECORD MEDICALRECORDNUMBER',
    { category: 'medical_record_number', type: 'medical_record_number' },
  ],
  ['HEALTHPLAN', { category: 'health_plan_beneficiary_number', type: 'id' }],
  ['ACCOUNT ACCOUNTNUMBER', { category: 'account_number', type: 'id' }],
  ['LICENSE LICENCE', { category: 'certificate_or_license_number', type: 'id' }],
  ['VEHICLE', { category: 'vehicle_identifier', type: 'id' }],
  ['DEVICE', { category: 'device_identifier', type: 'id' }],
  ['BIOID BIOMETRIC', { category: 'biometric', type: 'biometric' }],
  ['ID IDNUM IDNUMBER USERNAME OTHERPHI', { category: 'other_unique_id', type: 'id' }],
  ['ORG ORGANIZATION PATORG VENDOR', { category: 'organization', type: 'organization' }],
  ['PROFESSION OCCUPATION', { category: 'profession', type: 'profession' }],
  ...PHI_CATEGORIES.filter((category) => category !== 'age').map(
    (category) =>
      [category.toUpperCase().replaceAll('_', ''), { category, type: category }] as const,
  ),
];

/** The first row that has a word counts. */
const USUAL: ReadonlyMap<string, Kind | 'none'> = new Map(
  USUAL_WORDS.toReversed().flatMap(([words, kind]) =>
    words.split(' ').map((word) => [word, kind] as const),
  ),
);

const listed = (names: readonly string[]): string => names.slice(0, 40).join(', ');

const refused = (remedy: string): Failure =>
  new Failure('config_invalid', { at: 'deid.model.labels', remedy });
