/**
 * The three-digit ZIP prefixes that may be told: those known to hold more than 20,000 people, by
 * Census vintage. 45 CFR §164.514(b)(2)(i)(B) allows the first three digits of no others, and OCR's
 * guidance of 2012 forbids to rely on its own list (Census 2000) once newer data exist.
 *
 * It is an allow-list, so whatever is not known is restricted. Where it comes from:
 *
 * - restricted by count: 2000 from OCR's guidance (17 prefixes); 2010 and 2020 from the populations
 *   of ZIP Code Tabulation Areas summed by prefix (2010: 33,104 areas, 311.9 million people; 2020:
 *   Demographic and Housing Characteristics, table P1, 33,774 areas, 334,726,586 people), prefixes
 *   whose areas have no residents included (2010: 202, 204, 753, 772; 2020: 202, 753).
 * - restricted because no figure exists: prefixes that the Postal Service has not assigned, military
 *   (090-098, 340, 962-966), islands without areas (008, 969) and prefixes of single organisations
 *   or of post-office boxes only (such as 055, 192, 733). The tables say that 894 prefixes have an
 *   area; which 106 have none is taken from postal assignments, not from the tables, and wherever
 *   that was in doubt the prefix is restricted. It can cost a usable prefix; it cannot tell one
 *   that it should not, short of an error in the lists by count.
 * - 2000 also restricts 202, 204, 205, 753 and 772, which had residents in no later census or next
 *   to none, and 851, which came into use later: OCR's list is silent about them.
 */
import { sha256 } from '../../core/hash.ts';

export type Zip3Vintage = '2000' | '2010' | '2020';

export const NEWEST_ZIP3_VINTAGE: Zip3Vintage = '2020';

/** Inclusive ranges. */
const ALLOWED_2000 = `006-007 009-035 037-054 056-058 060-062 064-089 100-101 103-191 193-201 206-212 214-268
    270-310 312-331 333-339 341-342 344 346-347 349-352 354-374 376-398 400-418 420-427 430-458
    460-508 510-516 520-528 530-532 534-535 537-551 553-554 557-567 570-577 580-588 590-620 622-631
    633-641 644-648 650-658 660-662 664-681 683-691 693 700-701 703-708 710-714 716-731 734-741
    743-752 754-770 773-789 791-816 820 822 824-829 832-838 840-841 843-847 850 852-853 855-857
    859-860 863-865 870-871 873-875 877 880-883 891 894-895 897-898 900 902-908 910-928 930-937
    939-941 943-961 967-968 970-986 988-999`;

/**
 * The figures of 2010 and 2020 differ (204 and 772 have residents again) and lead to the same list.
 */
const ALLOWED_2010 = `006-007 009-035 037-054 056-058 060-089 100-101 103-191 193-201 206-212 214-268 270-310
    312-331 333-339 341-342 344 346-347 349-352 354-368 370-374 376-398 400-418 420-427 430-458
    460-508 510-516 520-528 530-532 534-535 537-551 553-554 557-567 570-577 580-588 590-620 622-631
    633-641 644-648 650-658 660-662 664-681 683-691 693 700-701 703-708 710-714 716-731 734-741
    743-752 754-770 773-816 820 822 824-838 840-841 843-847 850-853 855-857 859-860 863-865 870-871
    873-875 877 880-883 890-891 894-895 897-898 900 902-908 910-928 930-937 939-941 943-961 967-968
    970-986 988-999`;

const ALLOWED: Readonly<Record<Zip3Vintage, string>> = {
  '2000': ALLOWED_2000,
  '2010': ALLOWED_2010,
  '2020': ALLOWED_2010,
};

export const isZip3Vintage = (name: string): name is Zip3Vintage => Object.hasOwn(ALLOWED, name);

/** @param prefix three digits; anything else is not allowed */
export function isZip3Allowed(prefix: string, vintage: Zip3Vintage): boolean {
  return allowed(vintage).has(prefix);
}

/** Of vintage and list as they stand here: names them in manifests. */
export function zip3ListHash(vintage: Zip3Vintage): string {
  return sha256(`${vintage} ${[...allowed(vintage)].join(' ')}`)
    .toString('hex')
    .slice(0, 16);
}

const sets = new Map<Zip3Vintage, ReadonlySet<string>>();

function allowed(vintage: Zip3Vintage): ReadonlySet<string> {
  let set = sets.get(vintage);
  if (set === undefined) {
    set = new Set(ALLOWED[vintage].trim().split(/\s+/).flatMap(prefixes));
    sets.set(vintage, set);
  }
  return set;
}

function prefixes(range: string): string[] {
  const [first = '', last = first] = range.split('-');
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, step) => String(Number(first) + step).padStart(3, '0'));
}
