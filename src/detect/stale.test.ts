import { expect, test } from 'vitest';
import { detectAll } from './detect.ts';

/** Words that decide about what stands before them, wherever a text is cut off. */
const TELLING = `Seen by J. Farr RN MD, MRN 4471 on 3/14 at Mercy Hospital, 12 Oak St, Elm Grove WI 53122. Plan - D RN
Maria Garcia (555) 014-2290 x4471, 63 yo F. Labs: 4.5 mg. Dr. Lund, NP. Grace is 94 years old. J. Doe rn, md. Got it. - J Doe RN`;
const LONG = `${'The plan was discussed again. '.repeat(20)}${TELLING}`;

const NO_CACHE = { rememberedLengthMax: 0 };

/** Findings of the text once something else was read in the same work space. */
function after(before: string, text: string) {
  detectAll([before], NO_CACHE);
  return detectAll([text], NO_CACHE);
}

test.each([TELLING, LONG])('what was read before a text changes nothing about it', (telling) => {
  const isShort = telling === TELLING;
  const silent = isShort ? 'so '.repeat(160) : 'so '.repeat(2000);
  const from = telling.length - TELLING.length + 1;
  for (let end = from; end < telling.length; end += 1) {
    const text = telling.slice(0, end);
    expect(after(telling, text), text.slice(-40)).toEqual(after(silent, text));
  }
});
