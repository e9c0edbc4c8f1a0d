import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { handle } from './handle.ts';

test.each([
  ['posted by ‹@rosa_lind› today', 'sign'],
  ['Instagram: ‹rosa.lind›', 'network and colon'],
  ['username ‹rlind44› on the portal', 'user name'],
  ['Skype ID: ‹rosalind.44›', 'with a filler'],
  ['uses Instagram and Facebook daily', 'networks alone'],
  ['seen @ 5 pm, 2 mg @ night', 'at'],
  ['handle with care', 'the verb'],
  ['opened by ‹jtrujillo4› on 6/24; assigned to: ‹r_lind›, signed by ‹r.lind›', 'who did it'],
  ['opened by 4, caused by notch1, changed to metoprolol, entered by hand', 'others that did'],
  ['(‹@ash.to.444›) "‹@mama.bear›", on X <‹@miso.cat›>, Venmo ‹@rosa-y-44›', 'behind marks'],
  [
    'IG: ‹lil_skeets_38›, discord ‹miso#8812›, snap is ‹dusty_r44›, ‹u/night_owl61›',
    'more networks',
  ],
  ['SNAP benefits, IG level, u/a protein, 5 u/kg, discord at home', 'no names there'],
  ['rosa@example.com', 'an e-mail address'],
  ['pcp: ‹s.tillman›\nnurse=‹kdupree2›; attending: ‹t.reyes›', 'in a field of somebody'],
  ['nurse: room12, md: p.o. only, tech: xray2 done, provider: pending', 'other fields'],
])('%s (%s)', (marked) => {
  expect(markBy(handle, marked)).toBe(marked);
});
