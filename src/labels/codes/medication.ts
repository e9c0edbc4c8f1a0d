/**
 * Medicines by ATC prefix. Source: ATC/DDD index, WHO Collaborating Centre for Drug Statistics Methodology, 2026;
 * review each January. RxNorm numbers clinical drugs by the ten thousand and renews them every month, so a drug
 * coded there is recognised by the ingredient that its display names (`vocabulary/`), not by a list of numbers.
 */
export const ATC: Readonly<Record<string, string>> = {
  alcohol: 'N07BB',
  opioid: 'N07BC',
  hiv: 'J05AE J05AF J05AG J05AJ J05AR J05AX07 J05AX09 J05AX12 J05AX29 J05AX31',
  'mental-health': 'N05A N06A',
  cognition: 'N06D',
  development: 'N06BA',
  contraception: 'G02B G03A',
  abortion: 'G03XB01 G03XB51 G02AD06',
  sexuality: 'G04BE03 G04BE08 G04BE09 G04BE10 G03GB02',
  'sickle-cell': 'B06AX01 B06AX03',
};
