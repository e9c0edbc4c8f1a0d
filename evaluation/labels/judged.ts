/**
 * Judged by reading: by id, without a word of the notes. `JUDGED_NOTES` were drawn at random and read before any
 * label was computed; `JUDGED_HITS` were drawn among labels that had been found.
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

export const JUDGED_HITS: readonly JudgedHit[] = [];
