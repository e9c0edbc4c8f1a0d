/**
 * IPv4 and IPv6 addresses, and hardware (MAC) addresses.
 *
 * Category  IP address numbers, 45 CFR §164.514(b)(2)(i)(O); a MAC address is a device identifier (M)
 * Source    RFC 791, RFC 4291 §2.2, IEEE 802
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CAPITALS, LETTER, LOWER, MIXED, NUMBER, type Tokens } from '../tokens.ts';

const V6 =
  /(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}|(?:[0-9a-f]{1,4}:){1,7}:/iy;
const MAC = /[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\p{L}\p{N}:-])/iuy;
const isVersion = d.wordSet('version v ver release firmware software build cap ecc');

function findV4(t: Tokens, at: number): boolean {
  for (let part = 0; part < 4; part += 1) {
    if (!d.isNumber(t, at + part) || t.number[at + part]! > 255 || d.digits(t, at + part) > 3)
      return false;
    if (part > 0 && !d.isJoinedBy(t, at + part, d.DOT)) return false;
  }
  const isLonger = d.isNumber(t, at + 4) && d.isJoinedBy(t, at + 4, d.DOT);
  return !isLonger && !d.isJoinedBy(t, at, d.DOT) && !d.isAdjacent(t, at) && !isVersion(t, at - 1);
}

const GROUP_MAX = 4;

/** `4f8a` is four tokens: the first of the group that ends with this one. */
function groupStart(t: Tokens, at: number): number {
  let first = at;
  while (d.isAdjacent(t, first) && t.end[at]! - t.start[first - 1]! <= GROUP_MAX) first -= 1;
  return first;
}

export const ipAddress: Detector = {
  id: 'ip-address',
  bits: 0,
  shapes: d.shapes(NUMBER, LOWER, CAPITALS, LETTER, MIXED),
  find(t, at, found) {
    const next = t.text.charCodeAt(t.end[at]!);
    if (next === d.DOT) {
      if (d.isNumber(t, at) && findV4(t, at)) {
        found.push(
          d.finding(t.start[at]!, t.end[at + 3]!, 'ip_address', 'ipv4', 0.9, 'ip-address/v4'),
        );
      }
      return;
    }
    const isHexStart =
      t.end[at]! - t.start[at]! <= 4 &&
      (next === d.COLON || next === d.HYPHEN || d.isAdjacent(t, at + 1));
    const first = groupStart(t, at);
    if (!isHexStart || d.isAdjacent(t, first) || d.isJoinedBy(t, first, d.COLON)) return;
    const from = t.start[first]!;
    if (t.text.slice(from + 1, from + 5).includes(':')) {
      V6.lastIndex = from;
      const match = V6.exec(t.text);
      if (match !== null && match[0].length >= 6 && (match[0].match(/:/g) ?? []).length >= 3) {
        found.push(d.finding(from, V6.lastIndex, 'ip_address', 'ipv6', 0.9, 'ip-address/v6'));
        return;
      }
    }
    MAC.lastIndex = from;
    const mac = MAC.exec(t.text);
    if (mac !== null && /[a-f]/i.test(mac[0])) {
      found.push(
        d.finding(from, MAC.lastIndex, 'device_identifier', 'mac', 0.85, 'ip-address/mac'),
      );
    }
  },
};
