/**
 * ICD-10-CM by prefix, dots left out: every code below a category has its topic, and the longest prefix decides. `A50-A64`
 * is every category between. Source: ICD-10-CM tabular list, CMS/NCHS, fiscal year 2026 (in force 2025-10-01). Review
 * each October, when the next year's codes come into force.
 *
 * Tobacco (F17) is no substance use disorder to 42 CFR 2.11. Family history of a disease (Z80-Z84) is genetic
 * information to 29 CFR 1635.3(c), but stands in nearly every chart: only the codes that name a guarded topic are here.
 *
 * It serves other editions of ICD-10 (WHO, GM, CA, AM, …) as well: what they have and the American one has not is in it, from
 * WHO, ICD-10 version 2019.
 */
export const ICD10CM: Readonly<Record<string, string>> = {
  alcohol: `F10 K70 I42.6 G62.1 G31.2 G72.1 K29.2 K85.2 K86.0 E24.4 O99.31 P04.3 Q86.0 R78.0 T51.0 X65 Y90 Z50.2 Z71.4 Z72.1 Z81.1`,
  opioid: `F11 T40.0 T40.1 T40.2X1 T40.2X2 T40.2X4 T40.3X1 T40.3X2 T40.3X4 T40.41 T40.421 T40.422 T40.491 T40.492
    P96.1 P04.14 R78.1`,
  drug: `F12 F13 F14 F15 F16 F18 F19 O99.32 P04.4 T40.5 T40.7 T40.8 T40.9 T43.621 T43.622 T43.624 T43.641 T43.642
    R78.2 R78.3 R78.4 Z50.3 Z71.5 Z72.2 Z81.3`,
  hiv: 'B20-B24 B97.35 Z21 R75 O98.7 Z11.4 Z71.7 Z20.6 Z29.81 Z83.0',
  std: 'A50-A64 B97.7 Z11.3 Z20.2 Z22.4 O98.1 O98.2 O98.3',
  'psychiatric-disorder': `F06 F20-F29 F30-F39 F40-F48 F50 F53 F54 F59 F60-F69 F99 R44 R45.850 R45.851 T14.91 X60-X64 X66-X84
    Z91.51 O90.6 O99.34`,
  'mental-health': 'R45 Z04.6 Z13.3 Z86.5 Z81.8 F51',
  cognition: 'F00 F01 F02 F03 F04 F07 G30 G31.0 G31.1 G31.8 R41.3 R41.8',
  development: 'F70-F79 F80-F89 F90 F95 G80 Q90 R62.0',
  'emotional-disturbance': 'F91 F92 F93 F94',
  abortion: 'O04 O05 O06 O07 Z33.2 Z64.0',
  contraception: 'Z30 Z97.5 Z79.3 T83.3 T38.4 Z98.51 Z98.52',
  'gender-affirming': 'F64 Z87.890',
  sexuality: 'F52 F66 N46 N52 N94.1 N97 Z31 Z70 Z72.5',
  pregnancy: 'O00-O99 O9A Z03.7 Z32 Z33-Z36 Z37 Z39 Z3A',
  abuse: 'T74 T76 Y05-Y07 Z69 Z04.4 Z04.7 Z04.81 Z62.81 Z91.41 O9A.3 O9A.4 O9A.5 N90.81',
  violence: 'X85-X99 Y00-Y04 Y08 Y09 Y38 R45.6 Z65.4',
  genetic: `D56 D66 D67 D68.0 D68.51 D68.52 E70-E72 E75-E77 E83.01 E83.11 E84 E88.01 G10 G11 G12.0 G12.1 G60.0 G71.0
    G71.1 Q78.0 Q79.6 Q85.0 Q85.1 Q87.4 Q91-Q99 Z13.7 Z14 Z15 Z31.43 Z31.44 Z31.5 Z84.81`,
  'sickle-cell': 'D57',
};
