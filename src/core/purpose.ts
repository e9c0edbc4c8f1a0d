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
