/** All 1,000 prefixes in all three vintages, against the lists of those who counted. */
import { describe, expect, test } from 'vitest';
import { generaliseZip } from './generalise-zip.ts';
import {
  isZip3Allowed,
  isZip3Vintage,
  NEWEST_ZIP3_VINTAGE,
  zip3ListHash,
} from './zip3-allow-list.ts';

/** At most 20,000 people, residents none included. 2000: OCR's guidance; else ZCTA populations. */
const COUNTED = {
  '2000': '036 059 063 102 203 556 692 790 821 823 830 831 878 879 884 890 893',
  '2010': '036 059 102 203 205 369 556 692 821 823 878 879 884 893 202 204 753 772',
  '2020': '036 059 102 203 204 205 369 556 692 772 821 823 878 879 884 893 202 753',
} as const;

/** No tabulation area: 106 of 1,000. Unassigned, military, islands, single organisations. */
const NO_AREA = `000 001 002 003 004 099 213 269 343 345 348 353 419 428 429 517 518 519 529 533 536 552
  568 578 579 589 621 632 642 643 659 663 682 694 695 696 697 698 699 702 709 715 732 742 817 818 819
  839 848 849 854 858 861 862 866 867 868 869 876 886 887 888 892 896 899 909 929 987
  090 091 092 093 094 095 096 097 098 340 962 963 964 965 966 008 969
  005 055 192 311 332 375 399 459 509 555 569 649 733 771 842 872 885 889 901 938 942`;

/** OCR's list is silent about these, and no figure of 2000 is known for them. */
const SILENT_2000 = '202 204 205 753 772 851';

const words = (list: string) => list.trim().split(/\s+/);

describe.each(['2000', '2010', '2020'] as const)('vintage %s', (vintage) => {
  const restricted = new Set([
    ...words(COUNTED[vintage]),
    ...words(NO_AREA),
    ...(vintage === '2000' ? words(SILENT_2000) : []),
  ]);

  test('each of the 1,000 prefixes', () => {
    const wrong = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0')).filter(
      (prefix) =>
        isZip3Allowed(prefix, vintage) === restricted.has(prefix) ||
        generaliseZip(`${prefix}01`, vintage) !== (restricted.has(prefix) ? '000' : prefix) ||
        generaliseZip(`${prefix}01-2345`, vintage) !== (restricted.has(prefix) ? '000' : prefix),
    );
    expect(wrong).toEqual([]);
  });
});

test('894 prefixes have an area', () => {
  expect(new Set(words(NO_AREA)).size).toBe(1000 - 894);
});

test('what changed between vintages', () => {
  for (const prefix of ['063', '790', '830', '831', '890']) {
    expect([prefix, isZip3Allowed(prefix, '2000'), isZip3Allowed(prefix, '2020')]).toEqual([
      prefix,
      false,
      true,
    ]);
  }
  for (const prefix of ['204', '205', '369', '772', '202', '753']) {
    expect(isZip3Allowed(prefix, '2020')).toBe(false);
  }
});

test.each([
  ['03602', '000'],
  ['10001', '100'],
  ['20510', '000'],
  ['021', '021'],
  [' 77030-1234 ', '770'],
  ['770301234', '770'],
  ['7703', undefined],
  ['SW1A 2AA', undefined],
  ['10115 Berlin', undefined],
  ['', undefined],
])('%s → %s', (zip, expected) => {
  expect(generaliseZip(zip, NEWEST_ZIP3_VINTAGE)).toBe(expected);
});

test('each vintage is named by its own hash', () => {
  const hashes = (['2000', '2010', '2020'] as const).map(zip3ListHash);
  expect(new Set(hashes).size).toBe(3);
  expect(isZip3Vintage('2020')).toBe(true);
  expect(isZip3Vintage('2030')).toBe(false);
});
