import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { headedPlace } from './headed-place.ts';

test.each([
  ['VISN 20 / ‹Roseburg VAMC› telephone; Seen at ‹Eugene CBOC›', 'of veterans'],
  ['‹White River Junction VA› records pending. ‹Fayetteville VA› denied', 'and what they do'],
  ['‹Chinle PHS› referral for cataract', 'of the public health service'],
  ['c/o ‹HMP Strangeways›, from ‹FCI Danbury›, at ‹USP Atwater›', 'prisons'],
  ['Brought by officers of ‹Rikers›, incarcerated at ‹Pelican Bay›', 'who guards'],
  ['‹Purok 5, Brgy. Lawa›; ‹Brgy. San Roque›; ‹Sitio Maligaya›', 'neighbourhoods'],
  ['‹Zone 3, Brgy. Carmen›; taga-‹Brgy. Banaba› daw', 'numbered, tied'],
  [
    'Distance VA 20/40, Corrected VA 20/20, the local VA records, Call VA pharmacy',
    'how somebody sees',
  ],
  ['Heparin USP Baxter, Sodium Chloride USP, MCC Broad Spectrum', 'of drugs'],
  ['inmate of the jail; officers at Bedside; detained in Texas', 'no prison'],
  ['Medication IHS list; zone 3 lymph node, Zone 3', 'no place'],
])('%s (%s)', (marked) => {
  expect(markBy(headedPlace, marked)).toBe(marked);
});
