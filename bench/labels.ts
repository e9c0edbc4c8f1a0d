/**
 * What reading a text for sensitivity labels costs: CPU time of one thread for fresh notes of 8 KB, and whether four
 * times the text takes four times as long. Ends with the targets, each with what was measured.
 *
 *   npm run bench -- labels
 */
import { labelsOfText } from '../src/labels/index.ts';
import { note } from './support/notes.ts';

const NOTES = 400;
const BYTES = 8 * 1024;
const ROUNDS = 5;
const TARGET_US = 200;
/** A quarter more than in proportion: the noise of a shared machine. */
const LINEAR_MAX = 5;
const SENSITIVE =
  'Relapsed on alcohol, CIWA started. Denies cocaine. HIV negative. On Suboxone, sees a psychiatrist. ';

let seed = 1;

/** CPU time of one note, microseconds, best of some rounds, each with fresh texts. */
function perNoteUs(bytes: number, extra = ''): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const count = Math.max(1, Math.round((NOTES * BYTES) / bytes));
    const texts = Array.from({ length: count }, () => extra + note(bytes - extra.length, seed++));
    const start = process.cpuUsage();
    for (const text of texts) labelsOfText(text);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / count);
  }
  return best;
}

const plain = perNoteUs(BYTES);
const dense = perNoteUs(BYTES, SENSITIVE.repeat(20));
const larger = perNoteUs(4 * BYTES);
console.log(
  `${NOTES} notes of ${BYTES / 1024} KB a round, best of ${ROUNDS} rounds, CPU time of one thread`,
);
console.log(`plain note                ${plain.toFixed(0)} µs`);
console.log(`a quarter of it sensitive ${dense.toFixed(0)} µs`);
console.log(`four times as long        ${larger.toFixed(0)} µs, × ${(larger / plain).toFixed(1)}`);

const targets: [string, boolean][] = [
  [`plain note ≤ ${TARGET_US} µs: ${plain.toFixed(0)}`, plain <= TARGET_US],
  [`sensitive note ≤ ${TARGET_US} µs: ${dense.toFixed(0)}`, dense <= TARGET_US],
  [
    `4 × the text ≤ ${LINEAR_MAX} × the time: ${(larger / plain).toFixed(1)}`,
    larger / plain <= LINEAR_MAX,
  ],
];
for (const [what, isMet] of targets) console.log(`${isMet ? 'met   ' : 'MISSED'} ${what}`);
process.exitCode = targets.every(([, isMet]) => isMet) ? 0 : 1;
