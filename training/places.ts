/** Streets, states and postal codes: invented values in the forms that notes use. */
import type { Pools } from './pools.ts';
import type { Random } from './random.ts';

const STREET_TAIL =
  `Street St St. Avenue Ave Ave. Road Rd Rd. Drive Dr Dr. Lane Ln Boulevard Blvd Court Ct Place Pl Way Terrace
  Circle Cir Parkway Pkwy Highway Trail Trl Square Loop Close Crescent Gardens Grove Mews Row Pike Run Ridge Hill`.split(
    /\s+/,
  );
const STREET_HEAD =
  `Maple Oak Elm Cedar Pine Birch Walnut Chestnut Willow Spruce Main Church Mill Park Lake River Hill Station
  High School Spring Market Bridge Sunset Meadow Forest Canal Harbour Ridge Valley Orchard Bayview Old Post King Queen
  Washington Lincoln Jefferson Franklin First Second Third Fourth Fifth 5th 12th 42nd Broad State Union Water Front Court`.split(
    /\s+/,
  );
const COMPASS = [
  'N',
  'S',
  'E',
  'W',
  'N.',
  'S.',
  'North',
  'South',
  'East',
  'West',
  'NW',
  'SE',
  'NE',
  'SW',
];

/** Of the US armed forces and ships (USPS Publication 28, §239). */
export function militaryAddress(r: Random): string {
  const unit = r.pick([
    () => `PSC ${r.form('####')}${r.pick([',', ''])} Box ${r.form('%###')}`,
    () => `Unit ${r.form('%####')} Box ${r.form('%###')}`,
    () => `CMR ${r.form('%##')}, Box ${r.form('%##')}`,
    () => `USS ${r.pick(STREET_HEAD)}`,
  ])();
  const office = r.pick(['APO', 'FPO', 'DPO']);
  return `${unit}${r.pick(['\n', ', ', ' '])}${office} ${r.pick(['AE', 'AA', 'AP'])} ${r.form('0####')}`;
}

/** Without its number: `Elm Street`. */
export const streetName = (r: Random, pools: Pools): string =>
  `${r.chance(0.6) ? r.pick(STREET_HEAD) : r.pick(r.pick(pools.names).family)} ${r.pick(STREET_TAIL)}`;

export function street(r: Random, pools: Pools): string {
  if (r.chance(0.06)) return `P.O. Box ${r.digits(r.int(2, 5))}`;
  if (r.chance(0.12)) return foreignStreet(r, pools);
  const number = r.digits(r.int(1, 5)).replace(/^0+/, '') || '7';
  const head = r.chance(0.5)
    ? r.pick(STREET_HEAD)
    : r.chance(0.5)
      ? r.pick(pools.cities)
      : r.pick(r.pick(pools.names).family);
  const compass = r.chance(0.15) ? `${r.pick(COMPASS)} ` : '';
  const unit = r.chance(0.2)
    ? `${r.chance(0.7) ? ', ' : ' '}${r.pick(['Apt', 'Apt.', 'Apartment', 'Unit', 'Suite', 'Ste', '#', 'Flat', 'Floor', 'Room', 'Lot'])} ${r.form(r.pick(['#', '##', '###', '#@', '@']))}`
    : '';
  return `${number} ${compass}${head} ${r.pick(STREET_TAIL)}${unit}`;
}

/** The word for a street in front, as in Romance and Slavic languages, or at the end, as in Germanic ones. */
const FOREIGN_HEAD =
  `Rue|Rue de la|Avenue de|Boulevard du|Via|Viale|Piazza|Calle|Avenida|Rua|Praça|ul.|Ulica|Plac|Strada|Jalan|
Chemin de|Place de|Corso|Paseo de|Largo|Bulevar|utca|Jl.`
    .split('|')
    .map((one) => one.trim());
const FOREIGN_TAIL =
  `straße strasse str. weg platz allee gasse gatan vägen gata veien vej gade laan straat plein tie katu
  utca út tér`.split(/\s+/);

function foreignName(r: Random, pools: Pools): string {
  const family = r.pick(r.pick(pools.names).family);
  if (r.chance(0.5)) return `${r.pick(FOREIGN_HEAD)} ${family}`;
  const tail = r.pick(FOREIGN_TAIL);
  return /^(?:utca|út|tér|str\.)$/.test(tail) ? `${family} ${tail}` : `${family}${tail}`;
}

function foreignStreet(r: Random, pools: Pools): string {
  const name = r.chance(0.5)
    ? foreignName(r, pools)
    : pools.foreignStreets.length > 0
      ? r.pick(pools.foreignStreets)
      : r.pick(pools.cities);
  return r.chance(0.5) ? `${name} ${r.int(1, 250)}` : `${r.int(1, 250)} ${name}`;
}

const EUROPEAN_HEAD = [
  ...FOREIGN_HEAD,
  'Rue du',
  'Rue des',
  'Allée des',
  'Quai',
  'Via del',
  'Via della',
  'Piazzale',
  'Vicolo',
  'Rua da',
  'Travessa',
  'Alameda',
  'al.',
  'os.',
  'Str.',
];
const EUROPEAN_TAIL =
  `straße strasse str. weg platz allee gasse ring damm gatan vägen gränd gata veien vegen vej gade alle laan
  straat plein dreef kade singel steenweg ntie katu kuja polku`.split(/\s+/);
const EUROPEAN_WORD =
  'Straße|Str.|Allee|Gasse|gate|gata|plads|utca|u.|út|tér|rakpart|náměstí|iela|tee|sokak'.split(
    '|',
  );

/** A street of the continent, without its number. */
export function europeanStreetName(r: Random, pools: Pools): string {
  const family = r.pick(r.pick(pools.names).family);
  const given = r.chance(0.3) ? `${r.pick(r.pick(pools.names).given)} ` : '';
  if (r.chance(0.4)) return `${r.pick(EUROPEAN_HEAD)} ${given}${family}`;
  if (r.chance(0.35)) return `${given}${family} ${r.pick(EUROPEAN_WORD)}`;
  if (r.chance(0.2)) return r.pick(pools.cities);
  return `${family}${r.pick(EUROPEAN_TAIL)}`;
}

export function europeanStreet(r: Random, pools: Pools): string {
  const name = europeanStreetName(r, pools);
  const number = `${r.int(1, 250)}${r.chance(0.12) ? r.pick(['a', 'b', 'C', '-12', '/4', ' bis']) : ''}`;
  const place = r.next();
  if (place < 0.65) return `${name} ${number}${r.chance(0.05) ? '.' : ''}`;
  if (place < 0.72) return `${name}, ${number}`;
  return place < 0.8 ? `${r.int(1, 99)} ${name} ${number}` : `${number} ${name}`;
}

/** Postal codes of the continent. */
export const europeanCode = (r: Random): string =>
  r.form(r.pick(['####', '#####', '##-###', '#### @@', '### ##', '@-####', '@@-####', '####-###']));

export const STATE_CODES =
  `AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC
  ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY`.split(/\s+/);
export const STATES = [
  'Alabama',
  'Arizona',
  'Arkansas',
  'California',
  'Colorado',
  'Connecticut',
  'Florida',
  'Georgia',
  'Idaho',
  'Illinois',
  'Indiana',
  'Iowa',
  'Kansas',
  'Kentucky',
  'Louisiana',
  'Maine',
  'Maryland',
  'Massachusetts',
  'Michigan',
  'Minnesota',
  'Missouri',
  'Montana',
  'Nebraska',
  'Nevada',
  'New Hampshire',
  'New Jersey',
  'New Mexico',
  'New York',
  'North Carolina',
  'Ohio',
  'Oklahoma',
  'Oregon',
  'Pennsylvania',
  'Rhode Island',
  'South Carolina',
  'Tennessee',
  'Texas',
  'Utah',
  'Vermont',
  'Virginia',
  'Washington',
  'Wisconsin',
];
export const zip = (r: Random): string => (r.chance(0.15) ? r.form('#####-####') : r.digits(5));
/** Areas and inward letters of Royal Mail's postcodes. */
const POST_AREAS =
  'AB B BA BD BH BN BR BS CB CF CH CR CV DA DE DN EH EX G GL HP HU IP KT L LE LS M ME NE NG OX PE PO RG S SA SE SK SN SW TN W WA WF YO'.split(
    ' ',
  );
const inward = (r: Random): string => r.pick([...'ABDEFGHJLNPQRSTUWXYZ']);
export const postcode = (r: Random): string =>
  r.form(`${r.pick(POST_AREAS)}${r.pick(['#', '##'])} #`) + inward(r) + inward(r);
