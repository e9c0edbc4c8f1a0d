/**
 * Datatypes of HL7 v2 as the components that identify. A component that a row does not reach is
 * searched as an unknown field is.
 *
 * Source  HL7 v2.8 chapter 2A, datatypes; categories by 45 CFR §164.514(b)(2)(i)
 */
import type { PhiCategory } from '../../core/phi.ts';

/** How one component (with its subcomponents) is treated. */
export type Treatment =
  | PhiCategory // 'date' and 'age' in HL7's notation
  | 'code' // left alone while it looks like a code
  | 'number' // left alone while it is one
  | 'text'
  | 'unknown' // text; what looks like an identifier is one
  | 'denied' // an identifier, unless it is a date
  | 'title' // text; a form of address is one
  | 'suffix' // a name; a generation, a degree is one
  | 'term' // text; a language, a race stays
  | 'charset' // text; a character set of table 0211 stays
  | 'section' // a code; a diagnostic service of table 0074 stays, also where a place is called so
  | 'street' // locations that profiles may tell apart
  | 'city'
  | 'county'
  | 'state'
  | 'country'
  | 'postal-code'
  | 'id' // by the identifier type beside it
  | 'phone-number' // by the equipment type beside it
  | 'reference'
  | 'media'
  // A component that is a datatype itself, in subcomponents.
  | DatatypeName;

export type DatatypeName =
  | 'CWE'
  | 'TERM'
  | 'XPN'
  | 'FN'
  | 'XAD'
  | 'SAD'
  | 'XTN'
  | 'CX'
  | 'XCN'
  | 'PPN'
  | 'CNN'
  | 'NDL'
  | 'TS'
  | 'DR'
  | 'PL'
  | 'XON'
  | 'HD'
  | 'FAC'
  | 'EI'
  | 'EIP'
  | 'DLN'
  | 'TQ'
  | 'CQ'
  | 'CP'
  | 'MO'
  | 'FC'
  | 'DLD'
  | 'JCC'
  | 'AUI'
  | 'PLN'
  | 'MSG'
  | 'SPS'
  | 'ED'
  | 'RP'
  | 'SN'
  | 'PRL'
  | 'MOC';

/** Components in their order; each with the label that says what it is, where that helps. */
export const DATATYPES: Readonly<Record<DatatypeName, readonly Treatment[]>> = {
  CWE: components(`code text code code text code code code text code text code code code code code code
    code code code code code`),
  /** CWE of a language, a race, an ethnic group. */
  TERM: components(`code term code code term code code code term code term`),
  FN: components('name name name name name'),
  XPN: components('FN name name suffix title code code code CWE DR code TS TS text name'),
  SAD: components('street street street'),
  XAD: components(`SAD street city state postal-code country code location county location code
    DR TS TS code code code code name text location XTN XTN`),
  XTN: components(`phone-number code code email code phone-number phone-number phone-number text phone-number
    phone-number phone-number TS TS
    code code CWE EI number`),
  CX: components('id other_unique_id code HD code FAC TS TS CWE CWE code code'),
  XCN: components(`certificate_or_license_number FN name name suffix title code code HD code other_unique_id
    code code FAC unknown CWE DR code TS TS text CWE CWE code code`),
  /** XCN with the time at which the person did it. */
  PPN: components(`certificate_or_license_number FN name name suffix title code code HD code other_unique_id
    code code FAC TS code CWE DR code TS TS text CWE CWE code code`),
  CNN: components(
    'certificate_or_license_number name name name suffix title code code code code code',
  ),
  NDL: components('CNN TS TS location location location FAC code code location location'),
  TS: components('date code'),
  DR: components('TS TS'),
  PL: components('location location location FAC code code location location location EI HD'),
  XON: components(
    'organization code other_unique_id other_unique_id code HD code FAC code other_unique_id',
  ),
  HD: components('code code code'),
  FAC: components('organization code code'),
  EI: components('other_unique_id code code code'),
  EIP: components('EI EI'),
  DLN: components('certificate_or_license_number state date'),
  TQ: components('CQ code code TS TS code text text code code CQ number'),
  CQ: components('number CWE'),
  CP: components('MO code number number CWE code'),
  MO: components('number code'),
  FC: components('code TS'),
  DLD: components('location TS'),
  JCC: components('code code text'),
  AUI: components('other_unique_id date text'),
  PLN: components('certificate_or_license_number code state date'),
  MSG: components('code code code'),
  SPS: components('CWE CWE text CWE CWE CWE CWE'),
  ED: components('FAC code code code media'),
  RP: components('text HD code code'),
  SN: components('code number code number'),
  PRL: components('CWE code text'),
  MOC: components('MO CWE'),
};

/** Labels of components whose datatype says more than their category. */
export const LABELS: Readonly<Record<string, readonly (string | undefined)[]>> = {
  FN: ['family', undefined, 'family', undefined, 'family'],
  XPN: ['family', 'given', 'given', 'suffix', 'prefix'],
  XCN: ['identifier', 'family', 'given', 'given', 'suffix', 'prefix'],
  PPN: ['identifier', 'family', 'given', 'given', 'suffix', 'prefix'],
  CNN: ['identifier', 'family', 'given', 'given', 'suffix', 'prefix'],
  XAD: ['line', 'line', 'city', 'state', 'postalCode', 'country', undefined, undefined, 'county'],
};

export function isDatatype(treatment: string): treatment is DatatypeName {
  return Object.hasOwn(DATATYPES, treatment);
}

function components(list: string): Treatment[] {
  return list.trim().split(/\s+/) as Treatment[];
}
