/**
 * ICD-11 for Mortality and Morbidity Statistics by prefix, dots left out, as `icd10cm.ts`; what is postcoordinated behind a stem
 * (`6C40.2&XS25`) leaves its topic. Source: WHO, ICD-11 MMS, release 2024-01. Review with each January release.
 * Caffeine (6C48) and nicotine (6C4A) are no substance use disorder to 42 CFR 2.11.
 */
export const ICD11: Readonly<Record<string, string>> = {
  alcohol: '6C40 DB94',
  opioid: '6C43',
  drug: '6C41 6C42 6C44 6C45 6C46 6C47 6C49 6C4B 6C4C 6C4D 6C4E 6C4F 6C4G 6C4Z',
  hiv: '1C60 1C61 1C62',
  std: '1A6 1A7 1A8 1A9',
  'psychiatric-disorder':
    '6A2 6A4 6A6 6A7 6A8 6B0 6B2 6B4 6B6 6B8 6C2 6C5 6C7 6D1 6D5 6E2 6E6 MB23.E MB23.R MB23.S MB26.A PB8 PB9 PC PD0-PD3',
  cognition: '6D71 6D72 6D8 8A20',
  development: '6A0 8D2 LD40.0',
  'emotional-disturbance': '6C90 6C91',
  abortion: 'JA00.1',
  contraception: 'QA21',
  'gender-affirming': 'HA6',
  sexuality: 'HA0 HA1 HA2 HA4 6D3 GA31 GB04',
  pregnancy: 'JA JB QA4',
  abuse: 'PJ20-PJ22 PJ2Z QE51.1',
  violence: 'PD5-PD9 PE PF0-PF2',
  genetic: '3A50 5C5 8A01.1 8C70 CA25 LD4',
  'sickle-cell': '3A51',
};
