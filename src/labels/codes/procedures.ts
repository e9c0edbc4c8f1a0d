/**
 * Billing codes by number, as prefix; `90832-90838` is every number between. Numbers only: descriptions belong to their
 * publishers. Sources: CPT 2026 (AMA), HCPCS Level II of CMS (2026-07), MS-DRG v43 (CMS, fiscal year 2026), NUBC
 * revenue codes. Review each January (CPT, HCPCS) and October (MS-DRG).
 */
export const CPT: Readonly<Record<string, string>> = {
  alcohol: '82075 82077 80320-80322',
  drug: '80305-80307 99408 99409',
  hiv: '86689 86701-86703 87389-87391 87534-87539 87806 87900 87901 87903 87906',
  std: '86592 86593 86780 87490-87492 87590-87592 87660 87661 87800 87810 87850',
  'mental-health':
    '90785 90791 90792 90832-90834 90836-90840 90845-90847 90849 90853 90863 90867-90870 96127 99492-99494 99484',
  cognition: '99483',
  abortion: '59840 59841 59850-59852 59855-59857 59866',
  contraception: '11976 57170 58300 58301 58565 58600 58605 58611 58615 58670 58671 55250',
  'gender-affirming': '55970 55980',
  sexuality: '54400 54401 54405 58321-58323 58970 58974 58976 89250-89258 89268 89272 89280 89281',
  pregnancy:
    '59000 59025 59400 59409 59410 59425 59426 59430 59510 59514 59515 59610 59612 59614 76801-76817 81025 84702 84703',
  abuse: '99170',
  genetic: '81105-81112 81120-81479 81507 88230-88291 96040 96041',
};

/** ICD-10-PCS by prefix: section H treats substance use, G mental health, 1 is obstetrics. Source: CMS, fiscal year 2026. */
export const ICD10PCS: Readonly<Record<string, string>> = {
  drug: 'HZ',
  'mental-health': 'GZ',
  abortion: '10A0',
  contraception: '0UL5 0UL6 0UL7 0UH97H 0UH98H 0UHC7H 0UHC8H 0VLN 0VLP 0VLQ',
  'gender-affirming': '0W4M 0W4N',
  pregnancy: '102 10D 10E 10H 10J 10P 10Q 10S 10T 10Y',
};

export const HCPCS: Readonly<Record<string, string>> = {
  alcohol: 'G0442 G0443',
  opioid:
    'G2067-G2080 G2086-G2088 G1028 G2215 G2216 H0020 J0571-J0575 J0577 J0578 Q9991 Q9992 J2315',
  drug: 'H0001 H0003 H0005-H0016 H0021 H0022 H0026-H0029 H0047-H0050 H2034-H2036 G0396 G0397 G2011 G0480-G0483 G0659 T1006-T1012',
  hiv: 'G0432 G0433 G0435 J0739 J0741 J0750 J0751 J0799 S3645',
  std: 'G0445',
  'mental-health':
    'H0002 H0004 H0017-H0019 H0023 H0030-H0032 H0035-H0037 H0039 H0040 H0046 H2000 H2011-H2013 H2017-H2020 G0444 G0410 G0411 S9480 S9484 S9485',
  abortion: 'S0190 S0191 S0199 S2260 S2265-S2267',
  contraception:
    'A4261 A4264 A4266-A4269 J1050 J7294-J7298 J7300 J7301 J7304 J7306 J7307 S4981 S4989 S4993',
  sexuality: 'S4011 S4013-S4018 S4020-S4023 S4025-S4028 S4035 S4037 S4040 S4042',
  pregnancy: 'H1000-H1005 S9436-S9439 S9442 S9443 S0197',
  genetic: 'S0265 S3800 S3840-S3870 G0452',
};

export const MS_DRG: Readonly<Record<string, string>> = {
  drug: '894-897',
  hiv: '969 970 974-977',
  'psychiatric-disorder': '876 880-887',
  abortion: '770 779',
  pregnancy: '768 783-788 796-798 805-807 817-819 831-833',
};

/** Four digits, the leading zero included. */
export const REVENUE: Readonly<Record<string, string>> = {
  alcohol: '0945',
  drug: '0116 0126 0136 0146 0156 0906 0944 1002',
  'mental-health': '0114 0124 0134 0144 0154 0204 0900-0905 0907 0910-0919 1001',
};
