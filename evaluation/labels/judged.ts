/**
 * Judged by reading: by id, without a word of the notes. `JUDGED_NOTES` were drawn at random and read before any
 * label was computed; `JUDGED_HITS` are labels that
 * had been found, in corpora that rules were mended by.
 */
import type { SensitivityCode } from '../../src/core/sensitivity.ts';

interface JudgedNote {
  readonly corpus: string;
  readonly id: string;
  readonly codes: readonly SensitivityCode[];
}

const none = (corpus: string, ids: string): JudgedNote[] =>
  ids.split(' ').map((id) => ({ corpus, id, codes: [] }));

export const JUDGED_NOTES: readonly JudgedNote[] = [
  ...none(
    'mtsamples_neg',
    'neg_mt_1008 neg_mt_0005 neg_mt_0361 neg_mt_0540 neg_mt_0652 neg_mt_0301 neg_mt_0033 neg_mt_0600 neg_mt_0454',
  ),
  ...none('mtsamples_reid_dev', 'reid_dev_mt_2313 reid_dev_mt_1623 reid_dev_mt_1284'),
  { corpus: 'mtsamples_reid_dev', id: 'reid_dev_mt_1784', codes: ['ETHUD'] },
  { corpus: 'mtsamples_reid_dev', id: 'reid_dev_mt_1480', codes: ['COGN'] },
  {
    corpus: 'mtsamples_reid_dev',
    id: 'reid_dev_mt_2099',
    codes: ['PREGNANT', 'HIV', 'STD', 'SCA'],
  },
];

interface JudgedHit {
  readonly corpus: string;
  readonly id: string;
  readonly code: SensitivityCode;
  readonly isRight: boolean;
}

/** Ids of documents whose label of this class is right, and of those where it is not. */
function judged(corpus: string, code: SensitivityCode, right: string, wrong: string): JudgedHit[] {
  const hits = (ids: string, isRight: boolean) =>
    ids
      .split(' ')
      .filter(Boolean)
      .map((id) => ({ corpus, id, code, isRight }));
  return [...hits(right, true), ...hits(wrong, false)];
}

export const JUDGED_HITS: readonly JudgedHit[] = [
  ...judged('mtsamples_neg', 'COGN', 'neg_mt_1089', ''),
  ...judged(
    'mtsamples_reid_dev',
    'COGN',
    'reid_dev_mt_0236 reid_dev_mt_1478 reid_dev_mt_0147 reid_dev_mt_1638 reid_dev_mt_1208 reid_dev_mt_1802 reid_dev_mt_2024 reid_dev_mt_0228 reid_dev_mt_2051 reid_dev_mt_1083 reid_dev_mt_1122 reid_dev_mt_0144 reid_dev_mt_0294 reid_dev_mt_0315',
    '',
  ),
  ...judged('mtsamples_neg', 'ETHUD', 'neg_mt_0198 neg_mt_0952 neg_mt_0958', 'neg_mt_0472'),
  ...judged(
    'mtsamples_reid_dev',
    'ETHUD',
    'reid_dev_mt_1150 reid_dev_mt_1471 reid_dev_mt_1910 reid_dev_mt_2024 reid_dev_mt_2236 reid_dev_mt_0489 reid_dev_mt_1784',
    'reid_dev_mt_1751',
  ),
  ...judged('mtsamples_neg', 'GDIS', 'neg_mt_0163', ''),
  ...judged(
    'mtsamples_reid_dev',
    'GDIS',
    'reid_dev_mt_1411 reid_dev_mt_1208 reid_dev_mt_1488 reid_dev_mt_2163 reid_dev_mt_0530 reid_dev_mt_0315',
    '',
  ),
  ...judged('mtsamples_neg', 'HIV', 'neg_mt_1023', ''),
  ...judged(
    'mtsamples_reid_dev',
    'HIV',
    'reid_dev_mt_1485 reid_dev_mt_1204 reid_dev_mt_1138 reid_dev_mt_1060 reid_dev_mt_2099',
    '',
  ),
  ...judged(
    'mtsamples_reid_dev',
    'OPIOIDUD',
    'reid_dev_mt_2029 reid_dev_mt_1910 reid_dev_mt_1205 reid_dev_mt_1087',
    'reid_dev_mt_0770 reid_dev_mt_0568 reid_dev_mt_1713',
  ),
  ...judged('mtsamples_neg', 'PSY', '', 'neg_mt_0683'),
  ...judged(
    'mtsamples_reid_dev',
    'PSY',
    'reid_dev_mt_2029 reid_dev_mt_1040 reid_dev_mt_1910 reid_dev_mt_0771 reid_dev_mt_1919 reid_dev_mt_0228 reid_dev_mt_0158',
    '',
  ),
  ...judged('mtsamples_neg', 'SDV', 'neg_mt_1014', ''),
  ...judged('mtsamples_reid_dev', 'SDV', 'reid_dev_mt_1910', 'reid_dev_mt_0158'),
  ...judged('mtsamples_neg', 'STD', 'neg_mt_0679 neg_mt_0820 neg_mt_1023', 'neg_mt_0262'),
  ...judged(
    'mtsamples_reid_dev',
    'STD',
    'reid_dev_mt_1485 reid_dev_mt_1150 reid_dev_mt_2009 reid_dev_mt_1140 reid_dev_mt_1691 reid_dev_mt_1802 reid_dev_mt_1695 reid_dev_mt_0722 reid_dev_mt_0219 reid_dev_mt_2099 reid_dev_mt_0947 reid_dev_mt_1122 reid_dev_mt_1726 reid_dev_mt_0315',
    'reid_dev_mt_1670 reid_dev_mt_1681',
  ),
  ...judged('mtsamples_neg', 'SUD', 'neg_mt_0160', 'neg_mt_1025'),
  ...judged(
    'mtsamples_reid_dev',
    'SUD',
    'reid_dev_mt_1150 reid_dev_mt_2029 reid_dev_mt_1910 reid_dev_mt_0833 reid_dev_mt_0835 reid_dev_mt_0887 reid_dev_mt_1087',
    'reid_dev_mt_1402 reid_dev_mt_0068',
  ),
  ...judged('mtsamples_neg', 'VIO', 'neg_mt_0160', ''),
  ...judged(
    'mtsamples_reid_dev',
    'VIO',
    'reid_dev_mt_1910 reid_dev_mt_0158 reid_dev_mt_1804',
    'reid_dev_mt_2103 reid_dev_mt_2024 reid_dev_mt_1144 reid_dev_mt_1919',
  ),
  ...judged(
    'mtsamples_neg',
    'SEX',
    'neg_mt_0176 neg_mt_0200 neg_mt_0207 neg_mt_0472 neg_mt_1023',
    'neg_mt_0613',
  ),
  ...judged(
    'mtsamples_reid_dev',
    'SEX',
    'reid_dev_mt_1485 reid_dev_mt_2145 reid_dev_mt_1471 reid_dev_mt_2061 reid_dev_mt_1903 reid_dev_mt_1040 reid_dev_mt_1237 reid_dev_mt_0974 reid_dev_mt_1208 reid_dev_mt_2306 reid_dev_mt_1691 reid_dev_mt_1695 reid_dev_mt_1902 reid_dev_mt_1899 reid_dev_mt_1123 reid_dev_mt_2263 reid_dev_mt_1337 reid_dev_mt_0456 reid_dev_mt_1402 reid_dev_mt_1422 reid_dev_mt_2094 reid_dev_mt_1234 reid_dev_mt_2186 reid_dev_mt_0530 reid_dev_mt_2264 reid_dev_mt_2322 reid_dev_mt_1804 reid_dev_mt_1006 reid_dev_mt_1087 reid_dev_mt_2034',
    'reid_dev_mt_1070 reid_dev_mt_0158',
  ),
];
