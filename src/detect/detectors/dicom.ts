/**
 * Attributes of DICOM as tools print them: the values of those that identify, and of no others.
 *
 * Category  names, places, dates, ages over 89, numbers and devices, 45 CFR §164.514(b)(2)(i)(A)-(C), (H), (M), (R)
 * Shape     `(0010,0010) PN [SMITH^JOHN]` (dcmdump) · `(0010,0010) Patient's Name   PN: 'SMITH^JOHN'` (pydicom) ·
 *           `0010,0010  Patient's Name: SMITH^JOHN` · `"00100010": {"vr": "PN", "Value": [{"Alphabetic": "SMITH^JOHN"}]}` ·
 *           a unique id wherever it stands: `1.2.840.113619.2.55.3.604688119.971.1552558512.467`
 * Source    DICOM PS3.15, table E.1-1 (which attributes identify); PS3.5, 6.2 (value representations); PS3.18, annex F (JSON)
 *
 * What is left to the other rules: free text (comments, descriptions), and attributes of which the table says nothing.
 */
import type { Finding, PhiCategory } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER, type Tokens } from '../tokens.ts';

/** The form says what it is; the tagger, which takes tags for numbers, is at most as sure. */
const SCORE = 0.995;
const LINE_MAX = 400;
/** In years, written as `092Y`. 45 CFR §164.514(b)(2)(i)(C) */
const OLD = /^(?:09\d|1\d\d)Y$/;
/** Of the standard itself, not of a study: PS3.6, annex A. */
const STANDARD_UID = /^1\.2\.840\.10008\./;
/** Family, given and second name; what follows is a title or a degree. */
const COMPONENTS = 3;

interface Meaning {
  readonly category: PhiCategory;
  readonly type: string;
}

const ID: Meaning = { category: 'other_unique_id', type: 'id' };
const DEVICE: Meaning = { category: 'device_identifier', type: 'device' };
const PLACE: Meaning = { category: 'location', type: 'hospital' };
const STREET: Meaning = { category: 'location', type: 'street' };
const PHONE: Meaning = { category: 'phone', type: 'phone' };
const MRN: Meaning = { category: 'medical_record_number', type: 'mrn' };
const NAME: Meaning = { category: 'name', type: 'name' };
const DATE: Meaning = { category: 'date', type: 'date' };

/** By value representation: persons, days, instants and unique ids identify wherever they stand. */
const BY_REPRESENTATION: Readonly<Record<string, Meaning>> = {
  PN: NAME,
  DA: DATE,
  DT: DATE,
  UI: ID,
};

/** By tag, where the representation says nothing: table E.1-1. */
const BY_TAG: Readonly<Record<string, Meaning>> = {
  '00080050': ID, // accession number
  '00080080': PLACE, // institution
  '00080081': STREET,
  '00080092': STREET, // of the referring physician
  '00080094': PHONE,
  '00081010': DEVICE, // station
  '00081040': PLACE, // department
  '00100020': MRN,
  '00101000': MRN, // other ids
  '00101040': STREET,
  '00101090': MRN, // medical record locator
  '00102154': PHONE,
  '00181000': DEVICE, // serial number
  '00181004': DEVICE, // plate
  '00181005': DEVICE, // generator
  '00181007': DEVICE, // cassette
  '00181008': DEVICE, // gantry
  '00200010': ID, // study
  '00321033': PLACE, // requesting service
  '00380010': ID, // admission
  '00380300': PLACE, // where the patient is
  '00400009': ID, // scheduled step
  '00400253': ID, // performed step
  '00401001': ID, // requested procedure
  '00402016': ID, // placer's order
  '00402017': ID, // filler's order
};

/** Numbers by keyword, folded, as many tools print them: `StationName: CT04`. PS3.6 */
const BY_KEYWORD: Readonly<Record<string, Meaning>> = {
  accessionnumber: ID,
  admissionid: ID,
  cassetteid: DEVICE,
  deviceserialnumber: DEVICE,
  gantryid: DEVICE,
  medicalrecordlocator: MRN,
  otherpatientids: MRN,
  patientid: MRN,
  plateid: DEVICE,
  requestedprocedureid: ID,
  stationname: DEVICE,
  studyid: ID,
};
/** The value of a keyword has a digit, so that it is none of a schema (`PatientID: string`). */
const KEYED =
  /["']?[ \t]{0,20}[:=][ \t]{0,4}["']?((?=[\w./-]{0,62}\d)[\p{L}\p{N}][\w./-]{0,62}[\p{L}\p{N}])/uy;

/** A tag of four and four digits, with brackets or without. */
const TAG = /\(?(\d{4}), ?([0-9a-f]{4})\)?[ \t]/iy;
/** Behind it: VR and [value], or a name, perhaps a VR, a colon and the value. */
const DUMPED = /([A-Z]{2})[ \t]+\[([^\]\r\n]*)\]/y;
const PRINTED = /[^:\r\n]{0,80}?(?:\b([A-Z]{2}))?:[ \t]{1,4}(['"[]{0,2})([^'"\]\r\n#]+)/y;
/** Eight digits in quotes, then the object of PS3.18 as far as its first value. */
const JSON_VALUE =
  /"\s{0,4}:\s{0,4}\{\s{0,40}"vr"\s{0,4}:\s{0,4}"([A-Z]{2})"\s{0,4},\s{0,40}"Value"\s{0,4}:\s{0,4}\[\s{0,40}(?:\{\s{0,40}"Alphabetic"\s{0,4}:\s{0,4})?"([^"\r\n]{1,400})"/y;

export const dicom: Detector = {
  id: 'dicom',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1, 4, 8],
  glued: [1],
  words: Object.keys(BY_KEYWORD),
  find(t, at, found) {
    if (t.shape[at] !== NUMBER) {
      addKeyed(t, at, found);
      return;
    }
    if (d.digits(t, at) === 1) {
      addUid(t, at, found);
      return;
    }
    const read = d.digits(t, at) === 8 ? readJson(t, at) : readLine(t, at);
    if (read === undefined) return;
    const { tag, representation, start, value } = read;
    if (representation === 'UI' && STANDARD_UID.test(value)) return;
    if (representation === 'AS' && OLD.test(value)) {
      found.push(d.finding(start, start + value.length, 'age', 'age', SCORE, 'dicom/AS'));
      return;
    }
    const meaning = BY_REPRESENTATION[representation] ?? BY_TAG[tag];
    if (meaning === undefined) return;
    if (meaning === NAME) addParts(value, start, found);
    else {
      const { category, type } = meaning;
      const end = start + value.trimEnd().length;
      if (end > start) found.push(d.finding(start, end, category, type, SCORE, `dicom/${tag}`));
    }
  },
};

function addKeyed(t: Tokens, at: number, found: Finding[]): void {
  const [whole = '', value = ''] = matched(KEYED, t.text, t.end[at]!) ?? [];
  if (value === '') return;
  const { category, type } = BY_KEYWORD[t.text.slice(t.start[at], t.end[at]).toLowerCase()] ?? ID;
  const end = t.end[at]! + whole.length;
  found.push(d.finding(end - value.length, end, category, type, SCORE, 'dicom/keyword'));
}

/** So long and of so many parts is no number of a chapter, and no object identifier of a code system. */
const UID = /[12](?:\.\d{1,39}){5,}(?![.\d]*[\p{L}])/uy;
const UID_MIN = 28;
/** HL7's own root: code systems, and whoever assigns ids. */
const HL7_OID = /^2\.16\.840\.1\.113883\./;

function addUid({ text, start: starts }: Tokens, at: number, found: Finding[]): void {
  const start = starts[at]!;
  if (text.charCodeAt(start + 1) !== d.DOT || /[\d.]/.test(text.charAt(start - 1))) return;
  const [uid = ''] = matched(UID, text, start) ?? [];
  if (uid.length < UID_MIN || STANDARD_UID.test(uid) || HL7_OID.test(uid)) return;
  found.push(d.finding(start, start + uid.length, ID.category, ID.type, SCORE, 'dicom/UI'));
}

interface Read {
  readonly tag: string;
  readonly representation: string;
  readonly start: number;
  readonly value: string;
}

function readLine({ text, start: starts }: Tokens, at: number): Read | undefined {
  const from = starts[at]!;
  const [, group, element] = matched(TAG, text, from) ?? [];
  if (group === undefined || element === undefined) return undefined;
  const line = text.slice(TAG.lastIndex, TAG.lastIndex + LINE_MAX);
  const indent = line.length - line.trimStart().length;
  const began = TAG.lastIndex;
  const tag = `${group}${element.toLowerCase()}`;
  const dumped = matched(DUMPED, line, indent);
  if (dumped !== null) {
    const [whole, representation = '', value = ''] = dumped;
    const start = began + indent + whole.length - value.length - 1;
    return { tag, representation, start, value };
  }
  const printed = matched(PRINTED, line, indent);
  if (printed === null) return undefined;
  const [whole, representation = '', , value = ''] = printed;
  const start = began + indent + whole.length - value.length;
  return {
    tag,
    representation: representation || PERSONS[tag] || '',
    start,
    value: value.trimEnd(),
  };
}

/** Of lines that name no VR: the tags of persons, days and unique ids that matter most. PS3.6 */
const PERSONS: Readonly<Record<string, string>> = {
  '00080020': 'DA',
  '00080021': 'DA',
  '00080022': 'DA',
  '00080023': 'DA',
  '00080018': 'UI',
  '00080090': 'PN',
  '00081048': 'PN',
  '00081050': 'PN',
  '00081060': 'PN',
  '00081070': 'PN',
  '00100010': 'PN',
  '00100030': 'DA',
  '00101001': 'PN',
  '00101005': 'PN',
  '00101010': 'AS',
  '00101060': 'PN',
  '0020000d': 'UI',
  '0020000e': 'UI',
  '00321032': 'PN',
};

function readJson({ text, start, end }: Tokens, at: number): Read | undefined {
  const found = matched(JSON_VALUE, text, end[at]!);
  if (found === null) return undefined;
  const [whole, representation = '', value = ''] = found;
  const tag = text.slice(start[at], end[at]);
  return { tag, representation, start: end[at]! + whole.length - value.length - 1, value };
}

function matched(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * Each part of a name is a finding of its own, so that the row keeps its form. A name may be written up to three times, in
 * other scripts: `Yamada^Tarou=山田^太郎`.
 */
function addParts(value: string, from: number, found: Finding[]): void {
  let start = from;
  for (const group of value.split('=')) {
    for (const [index, piece] of group.split('^').entries()) {
      const part = piece.trim();
      const at = start + piece.indexOf(part);
      if (index < COMPONENTS && /\p{L}/u.test(part)) {
        found.push(d.finding(at, at + part.length, 'name', 'name', SCORE, 'dicom/PN'));
      }
      start += piece.length + 1;
    }
  }
}
