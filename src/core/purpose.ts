/**
 * Purpose of use: why health data is used or disclosed. Codes of HL7 v3 ActReason
 * (http://terminology.hl7.org/CodeSystem/v3-ActReason), each with the general purpose above it.
 */
export const PURPOSES_OF_USE = {
  TREAT: 'treatment',
  ETREAT: 'emergency treatment',
  BTG: 'break the glass',
  COC: 'coordination of care',
  CLINTRL: 'clinical trial',
  POPHLTH: 'population health',
  HPAYMT: 'healthcare payment',
  COVAUTH: 'coverage authorization',
  COVERAGE: 'coverage under policy or program',
  ELIGDTRM: 'eligibility determination',
  CLMATTCH: 'claim attachment',
  HOPERAT: 'healthcare operations',
  HQUALIMP: 'health quality improvement',
  CAREMGT: 'care management',
  PATSFTY: 'patient safety reporting',
  PATADMIN: 'patient administration',
  HCOMPL: 'health compliance',
  HLEGAL: 'legal',
  HSYSADMIN: 'health system administration',
  RECORDMGT: 'records management',
  SYSDEV: 'health system development',
  TRAIN: 'training',
  HTEST: 'test health data',
  HRESCH: 'healthcare research',
  CLINTRCH: 'clinical trial research',
  PATRQT: 'patient requested',
  PUBHLTH: 'public health',
  HMARKT: 'healthcare marketing',
} as const;

export type PurposeOfUse = keyof typeof PURPOSES_OF_USE;

export function isPurposeOfUse(code: string): code is PurposeOfUse {
  return Object.hasOwn(PURPOSES_OF_USE, code);
}

/** Each code of ActReason and the one above it, those included that requests may not state. */
const ABOVE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    PurposeOfUse: 'HMARKT HOPERAT HPAYMT HRESCH PATRQT PUBHLTH TREAT',
    TREAT: 'CLINTRL COC ETREAT POPHLTH',
    ETREAT: 'BTG ERTREAT',
    HPAYMT: 'CLMATTCH COVAUTH COVERAGE REMITADV',
    COVERAGE: 'ELIGDTRM ELIGVER ENROLLM MILDCRG',
    HOPERAT:
      'CAREMGT DONAT FRAUD GOV HACCRED HCOMPL HDECD HDIRECT HDM HLEGAL HOUTCOMS HPRGRP HQUALIMP HSYSADMIN LABELING MEMADMIN METAMGT MILCDM PATADMIN PATSFTY PERFMSR RECORDMGT SYSDEV TRAIN',
    SYSDEV: 'HTEST',
    HRESCH: 'BIORCH CLINTRCH DSRCH POARCH TRANSRCH',
    CLINTRCH: 'CLINTRCHNPC CLINTRCHPC PREPRCH',
    PATRQT: 'FAMRQT PWATRNY SUPNWK',
    PUBHLTH: 'DISASTER THREAT',
  }).flatMap(([above, codes]) => codes.split(' ').map((code) => [code, above] as const)),
);

/** Any code of ActReason's purposes, as consents may name it. */
export const isActReason = (code: string): boolean => code === 'PurposeOfUse' || ABOVE.has(code);

/** Is `general` this purpose, or one above it? A rule about `TREAT` speaks about `ETREAT`, too. */
export function purposeCovers(general: string, special: string): boolean {
  for (let code: string | undefined = special; code !== undefined; code = ABOVE.get(code)) {
    if (code === general) return true;
  }
  return false;
}
