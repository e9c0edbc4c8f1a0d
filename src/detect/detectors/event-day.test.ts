import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { eventDay } from './event-day.ts';

test.each([
  ['He presents ‹5/12› with fever, done ‹3/29›', 'what happened that day'],
  ['last dose ‹5/12›. Last draw ‹11-15› at Quest; last lovenox 2100 ‹4/1›', 'the last'],
  ['Paracentesis ‹8/2› PMN 612, R0 chole ‹8/30›, lymphadenectomy ‹2/14›', 'a procedure'],
  ['declined by the centre ‹8/1›, developed groin hematoma ‹4/4›;', 'an event before'],
  ['nares positive ‹01/08›. booked for ‹8-21›. since Sun ‹8/4›. at 22:15 on ‹5-30›.', 'days'],
  ['MRI brain ‹8/30› at Holy Cross', 'where it was'],
  ['surgery is ‹5/6›, her period was ‹3/9›, INR 2.1 ‹4/2›, MRI brain ‹3/5› showed', 'occasions'],
  ['PICC ‹2/2›, Foley ‹2/3›. Trach ‹1/28›, PEG ‹1/30›; HD catheter ‹2/2›.', 'what was put in'],
  ['LMP: ‹2-3›, EDC ‹11-9›; LMP 2-3 weeks ago, G2 2-3, Foley 16 Fr, trach 1/2 capped', 'due'],
  ['(Elm, ‹7/9› to 8/30/2023), strength 4/5 to 5/5', 'from'],
  ['admitted ‹12-28›, due back ‹03-18›, born ‹2-14›', 'with a hyphen'],
  ['appt ‹12-08›. LOE ‹11-23›. Cath ‹9-30›; D/C ‹10-17›', 'more that happens'],
  ['Follow up ‹12.02›. Admitted ‹07.21›; LMP ‹10.29›; D/C ‹09.27›', 'with a dot'],
  ['Cr 1.12, Hgb 10.12, pH 7.35, seen 1.5, admitted 12.5 weeks', 'values with a dot'],
  ['admitted with anxiety 6/10, MRI showed lesions 3/12, started on 5-10', 'how much'],
  ['developed weakness 4/5 in both arms, admitted with strength 3/5 on the left', 'strengths'],
  ['started Lotrel 5/10 daily, started amlodipine/benazepril 5/20', 'two drugs in one'],
  ['switched to BiPAP 12/5, extubated to PS 10/5, started on CPAP 10/5', 'pressures'],
  ['last pain 6/10, last BP 12/8, last MMSE 12/30, Last Bishop score 5/10', 'scores'],
  ['completed 3/6 cycles, received 2/3 doses, lymphadenectomy 2/14 nodes', 'counted'],
  ['nodes positive 3/12, found in 3/12', 'shares'],
  ['the last 2-3 weeks, last seen 5-10 years ago, next 5-7 days', 'spans'],
  ['placed on 5-10 L, on 2-3 pillows, scheduled for 3-4 visits', 'so many of something'],
  ['done 13/45, presents 14/15', 'no such day'],
  ['Visits\n   ‹7/8›  1:00 Wound clinic\n 7/8 strength 1:00', 'first on its line, before a time'],
  ['R heel healed ‹5/10›.', 'healed'],
])('%s (%s)', (marked) => {
  expect(markBy(eventDay, marked)).toBe(marked);
});
