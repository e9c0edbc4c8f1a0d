/** For tests of answers: every run of eight digits is a record's number. */
import type { AnswerOptions } from './answer-steps.ts';

export const findEightDigits: AnswerOptions['find'] = (text) =>
  [...text.matchAll(/\d{8}/g)].map(({ index }) => ({
    start: index,
    end: index + 8,
    category: 'medical_record_number',
    type: 'mrn',
    score: 1,
    rule: 'fake',
  }));
