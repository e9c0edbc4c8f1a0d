/**
 * ICD-9-CM diagnoses by prefix, dots left out, as `icd10cm.ts`: charts and claims from before October 2015 carry them. Source:
 * ICD-9-CM volumes 1 and 2, NCHS/CMS, fiscal year 2015, the last edition. Tobacco (305.1) is none of it. Numbers of volume 3
 * (procedures), which FHIR puts under the same address, are taken for diagnoses.
 */
export const ICD9CM: Readonly<Record<string, string>> = {
  alcohol: `291 303 305.0 357.5 425.5 535.3 571.0-571.3 760.71 790.3 980.0 E860.0 V11.3 V79.1`,
  opioid: '304.0 304.7 305.5 965.0 E850.0-E850.2',
  drug: '292 304 305.2-305.4 305.6-305.9 648.3 655.5 760.72 760.73 760.75 779.5 969.6 970.81 E854.1 V65.42',
  hiv: '042-044 079.53 795.71 V08 V65.44',
  std: '054.1 078.11 090-099 131 V01.6 V02.7 V02.8 V74.5',
  'psychiatric-disorder': `293 295-298 300 301 306 307.1 307.5 308 309 311 648.4 E950-E959 V11.0-V11.2 V11.4 V11.8
    V11.9 V62.84 V62.85`,
  'mental-health': '307.4 310 799.2 V40 V66.3 V67.3 V70.1 V70.2 V71.0 V79.0',
  cognition: '290 294 331.0-331.2 331.82 331.83 780.93',
  development: '299 314 315 317-319 343 758.0 783.42',
  'emotional-disturbance': '312 313',
  abortion: '635-638 779.6 V61.7',
  contraception: 'V25 V26.5 V45.5',
  'gender-affirming': '302.5 302.6 302.85',
  sexuality: '302 606 607.84 625.0 628 V26 V41.7 V69.2',
  pregnancy: '630-634 639-679 V22-V24 V27 V28 V72.4',
  abuse: '995.5 995.8 E960.1 E967 V15.41 V15.42 V61.11 V61.12 V61.21 V62.83 V71.5 V71.81',
  violence: 'E960-E966 E968 E969',
  genetic: `237.7 270 271 272.7 273.4 275.0 275.1 277.0 277.2 277.6 282.4 286.0 286.1 289.81 333.4 334 335.0 335.1
    356.1 359.0-359.2 756.51 756.83 758 759.5 759.82 759.83 V18.9 V26.3 V82.7 V83 V84`,
  'sickle-cell': '282.41 282.42 282.5 282.6',
};
