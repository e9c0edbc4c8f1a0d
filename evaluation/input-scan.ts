/**
 * How much of what a reviewer would want to be told of the input scan of Section 1557 finds, and how often it tells of what is
 * none: prints the figures that stand in `docs/ai-register.md`. One find is one subject in one text, wherever and how often.
 *
 *   npm run eval -- input-scan [--misses]
 */
import { parseArgs } from 'node:util';
import { measureInputScan } from './input-scan/measure.ts';

const { values } = parseArgs({ options: { misses: { type: 'boolean', default: false } } });

const { lines, missed, wrong } = measureInputScan();
process.stdout.write(`${lines.join('\n')}\n`);
if (values.misses) {
  process.stdout.write(`\nmissed: ${missed.join(', ')}\nwrong: ${wrong.join(', ')}\n`);
}
