/** Surrogates of e-mail, web and network addresses: in names and ranges reserved for examples. */
import type { Draw } from './keyed.ts';
import { madeUpWord } from './name-bases.ts';

/** Local part of a made-up word and digits; domain of RFC 2606. */
export function emailAddress(draw: Draw): string {
  const local = madeUpWord(draw).toLowerCase() + draw.digit(true) + draw.digit();
  return `${local}@${draw.pick(['example.org', 'example.net', 'example.com'])}`;
}

/** Keeps whether a scheme and a `www.` were written. */
export function webAddress(original: string, draw: Draw): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(original)?.[0];
  const key = madeUpWord(draw).toLowerCase() + draw.hex(4);
  if (scheme !== undefined)
    return `${/^https?:/i.test(scheme) ? scheme.toLowerCase() : 'https://'}example.org/${key}`;
  if (/^www\./i.test(original)) return `www.example.org/${key}`;
  return `${key}.example.org`;
}

/** Choices among the 762 addresses of IPv4 that are for examples, before those of IPv6 are taken. */
const IPV4_ATTEMPTS = 8;

/** RFC 5737 (192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24) and RFC 3849 (2001:db8::/32). */
export function networkAddress(original: string, draw: Draw, attempt: number): string {
  const isIpv6 = original.includes(':') && !/^\d+\.\d+\.\d+\.\d+:/.test(original);
  if (isIpv6 || attempt >= IPV4_ATTEMPTS) {
    return `2001:db8::${draw.hex(4).replace(/^0+(?=.)/, '')}:1${draw.hex(3)}`;
  }
  const tail = /^\d+\.\d+\.\d+\.\d+(.*)$/s.exec(original)?.[1] ?? '';
  return `${draw.pick(['192.0.2.', '198.51.100.', '203.0.113.'])}${1 + draw.below(254)}${tail}`;
}
