/**
 * Segments of HL7 v2 as the datatypes of their fields, in order from the first. A segment or field
 * that is not here is nobody's: all of it is searched, and what looks like an identifier is one. A
 * Z-segment is a site's own, which no standard describes: dates in it are dates, and all else is an
 * identifier. So are the parameters of a query (QPD), whose fields each query orders in its own way.
 *
 * Source  HL7 v2.8, chapters 2, 3, 4, 5, 6, 7, 9, 10, 11
 *
 * `_` is a code, `#` a number, `T` text, `L` a place, `S` a social security number, `H` a health plan
 * number, `?` unknown, `K` a character set, `D` a diagnostic service, `R` the message's own id. `CX:account_number` says what an identifier is that
 * does not say it itself.
 */

import type { PhiCategory } from '../../core/phi.ts';
import { isDatatype, type Treatment } from './datatypes.ts';

export interface Field {
  readonly treatment: Treatment;
  /** Of an identifier (CX-1) without a type. */
  readonly category: PhiCategory;
}

const FIELDS: Readonly<Record<string, string>> = {
  MSH: `? ? HD FAC HD FAC TS T MSG R _ _ # T _ _ _ K TERM _ HD XON XON HD HD`,
  FHS: `? ? HD FAC HD FAC TS T ? T R R HD HD`,
  BHS: `? ? HD FAC HD FAC TS T ? T R R HD HD`,
  BTS: `# T #`,
  FTS: `# T`,
  SFT: `XON T T T T TS`,
  EVN: `_ TS TS _ XCN TS FAC`,
  MSA: `_ R T # _ CWE`,
  PID: `# CX CX CX XPN XPN TS _ XPN TERM XAD L XTN XTN TERM CWE CWE CX:account_number S DLN CX TERM L _ #
    CWE CWE CWE TS _ _ _ TS FAC CWE CWE T CWE CWE XTN`,
  PD1: `CWE CWE XON XCN _ CWE CWE CWE _ CX CWE _ TS XON CWE _ TS TS CWE CWE CWE TS`,
  NK1: `# XPN CWE XAD XTN XTN CWE TS TS T JCC CX XON CWE _ TS CWE CWE CWE TERM CWE CWE _ CWE CWE XPN
    CWE TERM CWE XPN XTN XAD CX _ TERM _ S L CWE XTN XTN`,
  PV1: `# CWE PL CWE CX PL XCN XCN XCN CWE PL CWE CWE CWE CWE CWE XCN CWE CX:account_number FC CWE CWE
    CWE CWE TS # # CWE CWE TS CWE # # CWE TS CWE DLD CWE L CWE CWE PL PL TS TS # # # # CX CWE XCN T
    CX`,
  PV2: `PL CWE CWE CWE T T CWE TS TS # # T XCN TS _ CWE TS CWE _ # CWE _ XON CWE CWE TS # TS TS CWE _
    _ TS _ _ _ _ CWE CWE CWE CWE CWE CWE _ CWE TS TS TS CWE CWE`,
  GT1: `# CX XPN XPN XAD XTN XTN TS _ CWE CWE S TS TS # XPN XAD XTN CX CWE XON _ CWE TS TS CWE CP # CX
    CWE TS TS CWE CWE CWE TERM _ CWE _ CWE CWE XPN CWE TERM XPN XTN CWE CWE T JCC XON CWE CWE FC TERM L
    CWE`,
  IN1: `# CWE CX:health_plan_beneficiary_number XON XAD XPN XTN H XON CX XON TS TS AUI CWE XPN CWE TS
    XAD CWE CWE _ _ TS _ TS _ _ TS XCN CWE CWE # # CWE H CP CP # CP CP CWE _ XAD _ H CWE _
    CX:health_plan_beneficiary_number CWE TS L CWE`,
  IN2: `CX S XCN CWE _ H XPN H XPN H T T _ CWE TS _ _ _ _ _ _ XPN CWE _ CX:health_plan_beneficiary_number
    CX:health_plan_beneficiary_number CWE ? ? ? CWE CWE _ TERM CWE CWE CWE CWE CWE XPN CWE TERM CWE TS
    TS T JCC CWE XPN XTN CWE XPN XTN CWE TS _ CWE XTN CWE _ CX:health_plan_beneficiary_number CWE XTN
    XTN CWE _ _ _ XON XON TERM CWE`,
  ORC: `_ EI EI EI _ _ TQ EIP TS XCN XCN XCN PL XTN TS CWE CWE CWE XCN CWE XON XAD XTN XAD CWE CWE TS
    CWE CWE CWE CWE`,
  OBR: `# EI EI CWE _ TS TS TS CQ XCN _ CWE T TS SPS XCN XTN ? ? ? ? TS MOC D _ PRL TQ XCN EIP _ CWE
    NDL NDL NDL NDL TS # CWE CWE CWE _ _ CWE CWE CWE CWE CWE CWE _ CWE CWE CWE CX EIP`,
  OBX: `# _ CWE _ ? CWE _ _ # _ _ TS T TS CWE XCN CWE EI TS CWE EI CWE XON XAD XCN`,
  NTE: `# _ T CWE XCN TS TS`,
  DG1: `# _ CWE T TS CWE CWE CWE _ _ # # T # _ XCN CWE _ TS EI _ EI`,
  AL1: `# CWE CWE CWE T TS`,
  IAM: `# CWE CWE CWE T CWE EI T CWE CWE TS T TS XPN CWE CWE CWE XCN XON TS`,
  PR1: `# _ CWE T TS CWE # XCN CWE # XCN XCN CWE CWE CWE CWE CWE CWE EI _`,
  MRG: `CX CX CX:account_number CX CX CX XPN`,
  ACC: `TS CWE L CWE _ _ XCN T T _ XAD # EI`,
  TXA: `# CWE _ TS XCN TS TS TS PPN PPN PPN EI EI EI EI T _ _ _ _ T PPN XCN EI T`,
  SCH: `EI EI # EI CWE CWE CWE CWE # CWE TQ XCN XTN XAD PL XCN XTN XAD PL XCN XTN PL EI EI CWE EI EI`,
  RGS: `# _ CWE`,
  AIS: `# _ CWE TS # CWE # CWE _ CWE CWE CWE`,
  AIG: `# _ CWE CWE CWE # CWE TS # CWE # CWE _ CWE`,
  AIL: `# _ PL CWE CWE TS # CWE # CWE _ CWE`,
  AIP: `# _ XCN CWE CWE TS # CWE # CWE _ CWE`,
  PRD: `CWE XPN XAD PL XTN CWE PLN TS TS XON XAD PL CWE XTN`,
  CTD: `CWE XPN XAD PL XTN CWE PLN`,
  ROL: `EI _ CWE XCN TS TS CWE CWE CWE CWE XAD XTN PL XON`,
  RF1: `CWE CWE CWE CWE CWE EI TS TS TS CWE EI CWE TS T CQ CQ CQ MO XON XCN T TS XTN T _`,
  PDA: `CWE PL _ TS XCN _ DR XCN _`,
  PRT: `EI _ T CWE XCN CWE XON PL EI TS TS TS TS XAD XTN`,
  STF: `CWE CX XPN CWE _ TS _ CWE CWE XTN XAD DR DR CWE T CWE CWE CWE T S DLN`,
  IN3: `# CX XCN _ T TS TS XCN TS TS T CWE TS XCN T XTN CWE T TS`,
  CTI: `EI CWE CWE`,
  CON: `# CWE T EI T T T T T CWE CWE TS TS TS TS _ _ CWE _ CWE _ CWE CWE XPN CWE`,
  FT1: `# EI EI DR TS CWE CWE T T # CP CP CWE CWE CP PL CWE CWE CWE XCN XCN CP EI XCN CWE CWE CWE # CWE`,
  RXA: `# # TS TS CWE # CWE CWE CWE XCN PL _ # CWE T TS CWE CWE CWE _ _ TS`,
  RXR: `CWE CWE CWE CWE CWE`,
  RXO: `CWE # # CWE CWE CWE CWE PL _ CWE # CWE # XCN XCN`,
  RXE: `TQ CWE # # CWE CWE CWE PL _ # CWE # XCN XCN EI # # TS`,
  RXD: `# CWE TS # CWE CWE EI # T XCN _ CQ PL _ CWE # CWE T TS`,
  SPM: `# EIP EIP CWE CWE CWE CWE CWE CWE CWE CWE CQ # T CWE CWE DR TS TS _ CWE CWE CWE CWE CQ # CWE
    CWE CWE`,
  TQ1: `# CQ CWE T CQ CQ TS TS CWE T T _ CQ #`,
  DB1: `# _ CX _ TS TS TS`,
  QPD: `CWE R`,
  QRD: `TS _ _ R _ TS CQ denied:other_unique_id CWE CWE T _`,
  QRF: `T TS TS T denied:other_unique_id _ _ _ TQ #`,
  QAK: `R _ CWE # # #`,
  RCP: `_ CQ CWE _ TS`,
};

const SHORT: Readonly<Record<string, Treatment>> = {
  _: 'code',
  '#': 'number',
  T: 'text',
  L: 'location',
  S: 'ssn',
  H: 'health_plan_beneficiary_number',
  '?': 'unknown',
  K: 'charset',
  D: 'section',
  R: 'reference',
};

const SEGMENTS: ReadonlyMap<string, readonly Field[]> = new Map(
  Object.entries(FIELDS).map(([segment, fields]) => [
    segment,
    fields
      .trim()
      .split(/\s+/)
      .map((field) => fieldOf(field)),
  ]),
);

const UNKNOWN: Field = { treatment: 'unknown', category: 'other_unique_id' };

const DENIED: Field = { treatment: 'denied', category: 'other_unique_id' };

/** Segments whose first field is the separator itself, and whose second declares the others. */
export const HEADERS: ReadonlySet<string> = new Set(['MSH', 'FHS', 'BHS']);

/** @param number of the field, from 1 */
export function fieldAt(segment: string, number: number): Field {
  if (segment.startsWith('Z')) return DENIED;
  const field = SEGMENTS.get(segment)?.[number - 1];
  return field ?? (segment === 'QPD' ? DENIED : UNKNOWN);
}

export function isKnownSegment(segment: string): boolean {
  return SEGMENTS.has(segment);
}

/** OBX-5 is what OBX-2 says. */
export function valueType(type: string): Treatment {
  if (Object.hasOwn(VALUE_TYPES, type)) return VALUE_TYPES[type]!;
  return isDatatype(type) ? type : 'unknown';
}

const VALUE_TYPES: Readonly<Record<string, Treatment>> = {
  TX: 'text',
  FT: 'text',
  ST: 'text',
  NM: 'number',
  DT: 'date',
  TM: 'code',
  DTM: 'date',
  CE: 'CWE',
  CNE: 'CWE',
  CF: 'CWE',
  ID: 'code',
  IS: 'code',
  AD: 'XAD',
  PN: 'XPN',
  TN: 'XTN',
  CK: 'CX',
  CN: 'XCN',
};

function fieldOf(written: string): Field {
  const [name, category] = written.split(':');
  return {
    treatment: SHORT[name!] ?? (name as Treatment),
    category: (category as PhiCategory | undefined) ?? 'medical_record_number',
  };
}
