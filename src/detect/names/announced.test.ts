import { expect, test } from 'vitest';
import { detect } from '../detect.ts';
import { mark, unmark } from '../testing/marks.ts';

const names = (marked: string) => {
  const text = unmark(marked);
  const found = detect(text).filter(({ category, type }) => category === 'name' && type === 'name');
  return mark(text, found);
};

test.each([
  [
    'Baby ‹Zhuravleva› 12 days old; BB ‹Oduya›, Infant Girl ‹Castellanos›. Baby Bottle, BB Metoprolol, BG Check',
    'of a nursery',
  ],
  ['FHx: mother Graves, sister Hashimoto, brother Crohn.', 'diseases of kin'],
  ['her brother ‹Huxley› called', 'kin'],
  ['Her son ‹Trip› came with his wife ‹Honey› and a landlord (‹Skip›).', 'kin'],
  ['Brother-in-law ‹Sang› called. Partner ‹Dusty› incarcerated.', 'kin in front'],
  ['wife ‹Peg› on the line. Her conjoint ‹Réal› in room. GF ‹Kit› calls nightly', 'kin, and terms'],
  ['Grandson ‹Chip› drove. Dtr ‹Star› HCP', 'kin with a capital'],
  ['mother Deceased; wife PEG tube teaching; the conjoint tendon', 'no name of kin'],
  ['her husb ‹dieter› retired, brother ‹chip› is hcp, gf ‹star› at bedside', 'in small letters'],
  ['her mother can, brother does come, sister star chart, dad chip fracture', 'words behind kin'],
  ['a man named ‹Cotton›, who goes by ‹Odd›; she calls her "‹Lav›".', 'called so'],
  ['RN ‹Duchess› aware. Report given to day RN ‹Marigold›.', 'staff by their letters'],
  ['paged breast navigator ‹Peaches Holloway›; coord ‹Keola› here.', 'staff by their work'],
  ['calling ‹Iqbal› for OR; paging Poison Control', 'whom they call'],
  ['Her carer is her goddaughter, ‹Blessing›. With her mother, Medicaid, and', 'kin and a comma'],
  [
    'Took over from ‹Bloom›. Signed out to ‹Ferraro› for the night, covering for ‹Self›.',
    'handed over',
  ],
  [
    'Nephro ‹Szymborska› ok with Lasix. Seen by podiatry (‹Kirkpatrick›) and sib ‹Kaylynn›.',
    'services',
  ],
  [
    'Cards Consult to follow. Neuro Checks will continue. Peds Zosyn and labs. ortho (Vicryl)',
    'no person',
  ],
  ['Covering for Medicine. Signed out to Night Float.', 'no person'],
  ['They named the infant ‹Knees›. The infant Feeding went well.', 'a child'],
  ['THEY NAMED THE NEWBORN ‹PEGGY›. NO ISSUES TODAY.', 'in capitals'],
  ['Mother ‹Sinead› (II-3), well. Proband ‹Aoife› (III-2) is a girl.', 'a pedigree'],
  ['Mother Lupus. Father Hemochromatosis, Proband III-2.', 'what runs in it'],
  [
    'Seen by SLP ‹Tarrow› today. Report given to LPN ‹Kezia› at 0700. HHA ‹Precious› here.',
    'staff',
  ],
  ['Referred to PT Eval and Treat, seen by OT Monday, per RT Protocol.', 'orders'],
  ['Author: see chart, MD   Service: Hospitalist', 'the next label of a header'],
  ['0059 hours MD ‹Love›: involuted', 'who says it'],
  ['Mother Living. Father Deceased. RN Note. See RN Assessment.', 'headings'],
  ['placed 14 Fr Foley; priest Fr. ‹Nektarios› called', 'French, and a father'],
])('%s (%s)', (marked) => {
  expect(names(marked)).toBe(marked);
});
