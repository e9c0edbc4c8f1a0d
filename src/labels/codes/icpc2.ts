/**
 * ICPC-2 of general practice, by number. Source: WONCA International Classification Committee, ICPC-2e version 7.0;
 * every number was looked up in CIAP-2, its Brazilian edition (SBMFC 2009). Tobacco (P17) is none of it. Review 2027-11.
 */
export const ICPC2: Readonly<Record<string, string>> = {
  alcohol: 'P15 P16',
  drug: 'P18 P19',
  hiv: 'B25 B90',
  std: 'X23 X70 X71 X73 X74 X90-X92 Y25 Y70-Y72 Y76',
  'psychiatric-disorder': 'P02 P71-P80 P82 P86 P98 P99',
  'mental-health': 'P01 P03 P27',
  cognition: 'P20 P70',
  development: 'P24 P81 P85',
  abortion: 'W83',
  contraception: 'W10-W14 Y13 Y14',
  sexuality: 'P07-P09 W15 X04 X24 Y07 Y08 Y10 Y24',
  pregnancy: 'W01-W03 W05 W17-W19 W21 W27-W29 W70-W73 W75 W76 W78-W82 W84 W85 W90-W96 W99',
  violence: 'Z25',
  genetic: 'B78',
};
