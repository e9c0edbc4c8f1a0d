import { expect, test } from 'vitest';
import { LABELS } from '../src/detect/tagger/labels.ts';
import { CHANGE_BYTES } from '../src/detect/tagger/weights.ts';
import { Trainer } from './crf.ts';
import { generate } from './generate.ts';
import { lessonOf } from './lesson.ts';
import { Random } from './random.ts';

const ROWS_LOG2 = 17;

function trained(seed: number): Uint8Array {
  const random = new Random(seed);
  const trainer = new Trainer(ROWS_LOG2);
  for (let step = 0; step < 60; step += 1)
    trainer.learn(lessonOf(generate(random, 'train'), random), 0.1);
  trainer.snapshot();
  return trainer.bytes();
}

test('the same seed trains the same bytes, another does not', () => {
  const bytes = trained(5);
  expect(bytes).toHaveLength(CHANGE_BYTES + (LABELS << ROWS_LOG2));
  expect(Buffer.compare(bytes, trained(5))).toBe(0);
  expect(Buffer.compare(bytes, trained(6))).not.toBe(0);
  expect(bytes.some((byte) => byte !== 0)).toBe(true);
});
