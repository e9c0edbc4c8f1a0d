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

/**
 * RxNorm ingredients (term type IN) by number, which is never given anew: of what the table above names, the commonest. Source: NLM.
 * Clinical drugs made of them have numbers of their own and are recognised as said above.
 */
export const RXNORM: Readonly<Record<string, string>> = {
  alcohol: '3554 82819',
  opioid: '3304 6813 236913 1819 7243',
  hiv: `11413 68244 190521 195085 276237 85762 53654 719872 1433868 460132 343047 195088 1102270 620216 83395 114289
    134527 59763 3364 117466 300195 1721603 1306284 1999660 190548 228656 358262`,
  'mental-health': `5093 35636 61381 51272 89013 1673265 1658314 2626 115698 6448 36437 4493 2556 321988 32937 39786 42347 15996 42355
    704 722 2597 3247 3638 5691 7531 8076 8123 8331 8886 10502 10734 10834 72625 73178 114176 734064 1433212 1455099`,
  cognition: '135447 6719 4637 183379',
  development: '6901 38400',
  abortion: '6916',
  contraception: '6373 14584',
  sexuality: '136411 306674 358263',
};
