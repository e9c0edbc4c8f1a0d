import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { ipAddress } from './ip-address.ts';

test.each([
  ['from ‹192.168.10.4›', 'IPv4'],
  ['‹2001:db8:85a3:8d3:1319:8a2e:370:7348›', 'IPv6'],
  ['‹2001:db8::8a2e:370:7348›', 'IPv6, shortened'],
  ['‹00:1b:44:11:3a:b7›', 'MAC'],
  ['version 1.2.3.4, Synoptic (CAP 4.2.0.0)', 'version'],
  ['192.168.10.400', 'no octet'],
  ['1.2.3.4.5', 'too many parts'],
  ['at 10:30:45', 'time'],
  ['pH 7.35', 'number'],
  ['from ‹4f8a:c99e:dc86:faf9:5988:5f63:375e:8a2b› today', 'groups of letters and digits'],
])('%s (%s)', (marked) => {
  expect(markBy(ipAddress, marked)).toBe(marked);
});
