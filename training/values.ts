/** Dates, numbers, addresses and institutions: invented values in the forms that notes use. */
import type { Pools } from './pools.ts';
import type { Random } from './random.ts';

const MONTHS = `January February March April May June July August September October November
  December`.split(/\s+/);
const MONTHS_ES = `enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
  diciembre`.split(/\s+/);
const two = (value: number) => String(value).padStart(2, '0');
const ordinal = (day: number) => {
  const tail =
    day % 10 === 1 && day !== 11
      ? 'st'
      : day % 10 === 2 && day !== 12
        ? 'nd'
        : day % 10 === 3 && day !== 13
          ? 'rd'
          : 'th';
  return `${day}${tail}`;
};

function monthName(r: Random, month: number): string {
  const name = MONTHS[month - 1]!;
  if (r.chance(0.7)) return name;
  const short = name.length > 4 ? name.slice(0, month === 9 && r.chance(0.4) ? 4 : 3) : name;
  return r.chance(0.2) && short !== name ? `${short}.` : short;
}

/** A calendar date with its day. */
export function fullDate(r: Random, from = 1985, to = 2026): string {
  const [year, month, day] = [r.int(from, to), r.int(1, 12), r.int(1, 28)];
  const name = monthName(r, month);
  const short = two(year % 100);
  return r.pick([
    () => `${two(month)}/${two(day)}/${year}`,
    () => `${two(month)}/${two(day)}/${year}`,
    () => `${month}/${day}/${year}`,
    () => `${month}/${day}/${short}`,
    () => `${two(month)}/${two(day)}/${short}`,
    () => `${month}-${day}-${short}`,
    () => `${two(month)}-${two(day)}-${year}`,
    () => `${year}-${two(month)}-${two(day)}`,
    () => `${year}/${two(month)}/${two(day)}`,
    () => `${day}.${month}.${year}`,
    () => `${two(day)}.${two(month)}.${short}`,
    () => `${name} ${day}, ${year}`,
    () => `${name} ${day}, ${year}`,
    () => `${name} ${ordinal(day)}, ${year}`,
    () => `${name} ${ordinal(day)} ${year}`,
    () => `${name} ${day} ${year}`,
    () => `${day} ${name} ${year}`,
    () => `${ordinal(day)} ${name} ${year}`,
    () => `${ordinal(day)} of ${name} ${year}`,
    () => `${ordinal(day)} of ${name}, ${year}`,
    () => `${day}-${name.slice(0, 3)}-${year}`,
    () => `${day}${name.slice(0, 3).toUpperCase()}${year}`,
    () => `${two(day)}/${two(month)}/${year}`,
    () => `${year}${two(month)}${two(day)}`,
  ])();
}

/** A date without its year, or without its day. */
export function partialDate(r: Random): string {
  const [year, month, day] = [r.int(1985, 2026), r.int(1, 12), r.int(1, 28)];
  const name = monthName(r, month);
  const full = MONTHS[month - 1]!;
  return r.pick([
    () => `${month}/${day}`,
    () => `${two(month)}/${two(day)}`,
    () => `${month}/${two(year % 100)}`,
    () => `${month}/${year}`,
    () => `${two(month)}/${year}`,
    () => `${name} ${year}`,
    () => `${full} of ${year}`,
    () => `${full}, ${year}`,
    () => `${name} ${day}`,
    () => `${name} ${ordinal(day)}`,
    () => `${day} ${name}`,
    () => `${ordinal(day)} of ${full}`,
    () => `${full}`,
  ])();
}

/** A month alone, or with `last`: `in February`. */
export const monthAlone = (r: Random): string => r.pick(MONTHS);

export function dateRange(r: Random): string {
  const [month, day, year] = [r.int(1, 12), r.int(1, 20), r.int(1990, 2026)];
  const name = monthName(r, month);
  const last = day + r.int(1, 8);
  return r.pick([
    () => `${month}/${day}-${month}/${last}/${year}`,
    () => `${month}/${day}/${two(year % 100)}-${month}/${last}/${two(year % 100)}`,
    () => `${name} ${day}-${last}, ${year}`,
    () => `${name} ${day} to ${name} ${last}, ${year}`,
    () => `${two(month)}/${two(day)}/${year} - ${two(month)}/${two(last)}/${year}`,
    () => `${name} ${day} through ${last}`,
  ])();
}

export function spanishDate(r: Random): string {
  const [year, month, day] = [r.int(1940, 2026), r.int(1, 12), r.int(1, 28)];
  const name = MONTHS_ES[month - 1]!;
  return r.pick([
    () => `${two(day)}/${two(month)}/${year}`,
    () => `${two(day)}/${two(month)}/${year}`,
    () => `${day}/${month}/${two(year % 100)}`,
    () => `${two(day)}-${two(month)}-${year}`,
    () => `${day} de ${name} de ${year}`,
    () => `${day} de ${name}`,
    () => `${name} de ${year}`,
    () => `${name} del ${year}`,
    () => `${year}`,
    () => name,
  ])();
}

export function phone(r: Random, isBritish = false): string {
  if (isBritish || r.chance(0.1))
    return r.form(
      r.pick([
        '020 7### ####',
        '01### ######',
        '07### ######',
        '+44 7### ######',
        '(01%##) ######',
        '0113 ### ####',
      ]),
    );
  const number = r.form(
    r.pick([
      '%##-###-####',
      '(%##) ###-####',
      '(%##)###-####',
      '%##.###.####',
      '%##-###-####',
      '%## ### ####',
      '+1 %##-###-####',
      '1-%##-###-####',
      '%#########',
      '###-####',
      '%##/###-####',
      '+1 (%##) ###-####',
    ]),
  );
  return r.chance(0.12)
    ? `${number} ${r.pick(['ext.', 'x', 'ext', 'extension'])} ${r.digits(r.int(2, 5))}`
    : number;
}

const MAIL =
  'example.com example.org mail.example.net clinic.example.org example.edu inbox.example.com'.split(
    ' ',
  );
const ascii = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
export function email(r: Random, given: string, family: string): string {
  const [first, last] = [ascii(given) || 'p', ascii(family) || 'q'];
  const local = r.pick([
    `${first}.${last}`,
    `${first[0]}${last}`,
    `${first}${r.digits(2)}`,
    `${last}_${first}`,
    `${first}_${last}${r.digits(2)}`,
    `${last}${r.digits(3)}`,
  ]);
  return `${local}@${r.pick(MAIL)}`;
}

/** Identifiers of every shape; most stand behind a label, which the template gives. */
export const idValue = (r: Random): string =>
  r.form(
    r.pick([
      '######',
      '#######',
      '########',
      '%#########',
      '###-##-##',
      '##-##-##',
      '####-####',
      '###-####',
      '@#######',
      '@@######',
      '@@-######',
      '@@@-####',
      '@@@-######',
      '@@@####',
      'MR######',
      'MRN-#####',
      'M#####',
      '##-####',
      '##-#####',
      '#####-@@',
      '#####-@@@',
      '@@@-#####',
      '@#####-##',
      '00######',
      'E#######',
      'PT-#####',
      'A##-####',
      '##@####',
      '@@##@###',
      '#@@#####',
      '@@@@######',
      '###@@@',
      '####-@@@-##',
      '@##-######',
      '@@@#########',
      '@@#-#######',
    ]),
  );
export const accession = (r: Random): string =>
  r.form(
    r.pick([
      'S##-#####',
      'SP-##-####',
      'S-##-#####',
      '##-@@-#####',
      'A########',
      '@@##-####',
      '##:@@#####',
      'CY##-###',
      '@##-####-##',
      'RAD-#######',
      '20##-@@-####',
      '#######-##',
    ]),
  );
export const serial = (r: Random): string =>
  r.form(
    r.pick([
      'SN #######',
      '@@@######@',
      '@@######',
      'PJN######@',
      '##@###-####',
      '@@@-##-#####',
      '(01)0############(21)######',
      '@######',
    ]),
  );
export const vin = (r: Random): string => r.form('%@@@@##@#%@######').replace(/[IOQ]/g, 'K');
export const plate = (r: Random): string =>
  r.form(r.pick(['@@@ ####', '@@@-####', '#@@@###', '@@## @@@', '### @@@', '@@@####']));
export const ssn = (r: Random): string =>
  r.form(
    r.pick([
      '###-##-####',
      '###-##-####',
      '### ## ####',
      '#########',
      'xxx-xx-####',
      '***-**-####',
    ]),
  );
export const nhs = (r: Random): string =>
  r.form(r.pick(['### ### ####', '##########', '###-###-####']));

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

export function street(r: Random, pools: Pools): string {
  if (r.chance(0.06)) return `P.O. Box ${r.digits(r.int(2, 5))}`;
  if (r.chance(0.08)) return foreignStreet(r, pools);
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

function foreignStreet(r: Random, pools: Pools): string {
  const name =
    pools.foreignStreets.length > 0 ? r.pick(pools.foreignStreets) : r.pick(pools.cities);
  return r.chance(0.5) ? `${name} ${r.int(1, 250)}` : `${r.int(1, 250)} ${name}`;
}

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
export const postcode = (r: Random): string =>
  r.form(r.pick(['@@# #@@', '@## #@@', '@@## #@@', '@# #@@']));

/** Names of institutions: saints, people, places, religious orders, universities, brands. */
const HOSPITAL_TAIL = [
  'Hospital',
  'Hospital',
  'Hospital',
  'Medical Center',
  'Medical Center',
  'Med Ctr',
  'Med Center',
  'Regional Medical Center',
  'Regional Hospital',
  'General Hospital',
  'General',
  'Memorial Hospital',
  'Memorial',
  'Community Hospital',
  'University Hospital',
  "Children's Hospital",
  'Clinic',
  'Health Center',
  'Health System',
  'Healthcare',
  'Health',
  'Cancer Center',
  'Cancer Institute',
  'Heart Institute',
  'Surgery Center',
  'Rehabilitation Hospital',
  'Rehab Center',
  'Nursing Home',
  'Care Center',
  'Family Practice',
  'Family Medicine',
  'Pediatrics',
  'Orthopedic Associates',
  'Medical Group',
  'Hospice',
  'VA Medical Center',
  'Veterans Hospital',
  'Infirmary',
  'Medical Complex',
  'Regional Health',
  'Specialty Hospital',
  'Long Term Care',
  'Assisted Living',
  'Health and Rehabilitation',
  'Eye Institute',
  'Dialysis Center',
  'Urgent Care',
  'Emergency Hospital',
  'Hosp',
  'Hospital and Manor',
  'Hospital District',
  'Health Partners',
  'Imaging Center',
  'Skilled Nursing Facility',
  'Behavioral Health',
  'Mental Health Center',
  'Surgical Center',
  'Wellness Center',
  "Women's Hospital",
  'and Clinics',
  'Medical and Mental Health Center',
  'Surgery and Rehabilitation Hospital',
  "Doctors' Hospital",
];
const SAINT =
  'Mary Joseph Luke John Vincent Francis Anthony Elizabeth Michael Catherine Anne Jude Mark Thomas Peter Paul James Agnes Alphonsus Rita Clare Bernard'.split(
    ' ',
  );
const HEAD = [
  'Mercy',
  'Good Samaritan',
  'Providence',
  'Baptist',
  'Methodist',
  'Presbyterian',
  'Lutheran',
  'Adventist',
  'Sacred Heart',
  'Holy Cross',
  'Trinity',
  'Memorial',
  'Grace',
  'Hope',
  'Unity',
  'Riverside',
  'Lakeside',
  'Northside',
  'Southwest',
  'Northwest',
  'Valley',
  'Mountain View',
  'Sunrise',
  'Evergreen',
  'Cedar Grove',
  'Bayview',
  'Harbor',
  'Hillcrest',
  'Oakwood',
  'Pinecrest',
  'Summit',
  'Heritage',
  'Liberty',
  'Pioneer',
  'Central',
  'Northern',
  'Eastern',
  'Western Plains',
  'Gulf Coast',
  'Kings',
  'Queens',
  'Royal',
  'Princess Anne',
  'Mount Carmel',
  'Mount Olivet',
  'Beth Shalom',
  'Sinai Hill',
  'Good Shepherd',
  'Our Lady of Grace',
  'Corpus Christi',
  'Tri-County',
  'Twin Rivers',
  'Shriners',
  'Wellmont',
  'Novacare',
  'Carebridge',
  'Intermount',
  'Unimed',
  'Primehealth',
];
const ACRONYM = [
  'UH',
  'MGH',
  'UMC',
  'CHI',
  'UPMC',
  'UCLA',
  'VAMC',
  'KUMC',
  'NYU',
  'UAB',
  'UNC',
  'LSU',
  'BMC',
  'SJH',
  'RMC',
  'UCSF',
  'OHSU',
  'MUSC',
];

export function hospital(r: Random, pools: Pools): string {
  const name = institution(r, pools);
  if (r.chance(0.9)) return name;
  const code = r.pick(STATE_CODES);
  return r.pick([
    () => `${name} ${r.pick(pools.cities)} ${code.charAt(0)}${code.charAt(1).toLowerCase()}`,
    () => `${name}-${r.pick(pools.cities)}`,
    () => `${name} - ${r.pick(pools.cities)}`,
    () =>
      `${name} ${r.pick(['Midtown', 'Downtown', 'North', 'East Campus', 'Main Campus', 'Authority', 'The', 'West'])}`,
    () => `${name}, ${r.pick(pools.cities)}`,
    () => `${name} in ${r.pick(pools.cities)}`,
    () => `${name}, ${code}`,
  ])();
}

function institution(r: Random, pools: Pools): string {
  const tail = r.pick(HOSPITAL_TAIL);
  const family = () => r.pick(r.pick(pools.names).family);
  const city = () => r.pick(pools.cities);
  return r.pick([
    () => `${city()} ${tail}`,
    () => `${city()} ${tail}`,
    () => `${city()} ${tail}`,
    () => `${family()} ${tail}`,
    () => `${family()} ${tail}`,
    () =>
      `${family()} ${r.pick(['Memorial', 'Regional', 'County'])} ${r.pick(['Hospital', 'Medical Center', 'Clinic'])}`,
    () => `${r.pick(HEAD)} ${tail}`,
    () => `${r.pick(HEAD)} ${tail}`,
    () => `${r.pick(HEAD)} ${tail} ${r.pick(['of', 'at', 'in', '-'])} ${city()}`,
    () =>
      `${r.pick(['St.', 'St', 'Saint'])} ${r.pick(SAINT)}${r.pick(["'s", 's', '', "'s", '’s'])} ${tail}`,
    () => `${r.pick(['St.', 'St', 'Saint'])} ${r.pick(SAINT)}'s`,
    () =>
      `${r.pick(pools.counties)} County ${r.pick(['Hospital', 'Medical Center', 'General', 'Regional Health', 'Health Department', 'Jail', 'Hospital and Nursing Home'])}`,
    () =>
      `University of ${r.pick(STATES)} ${r.pick(['Hospital', 'Medical Center', 'Hospitals', 'Health', 'Clinic'])}`,
    () =>
      `${r.pick(STATES)} ${r.pick(['State Hospital', 'Heart Hospital', 'Spine Institute', 'Medical Center', 'General', 'Eye Clinic'])}`,
    () =>
      `${r.pick(ACRONYM)} ${r.pick(['Medical Center', 'Health', 'Clinic', 'Hospital', city(), family()])}`,
    () => `${r.pick(HEAD)} Health ${city()}`,
    () => `${r.pick(HEAD)} ${family()} ${tail}`,
    () => `${city()} ${tail} ${city()}`,
    () => `Hospital of the ${r.pick(['Holy Family', 'Good Shepherd', 'Sacred Heart'])}`,
    () => `${family()} ${r.pick(['&', 'and'])} ${family()} ${tail}`,
    () => `${family()} Clinic`,
    () => `${city()} clinic`,
    () =>
      `${r.pick(['Royal', "Queen's", "King's", 'North', 'South', 'West'])} ${city()} ${r.pick(['Infirmary', 'Hospital', 'General Hospital', 'University Hospital', 'District Hospital'])}`,
    () =>
      `${city()} ${r.pick(['Surgery', 'Medical Practice', 'Health Centre', 'NHS Foundation Trust', 'Teaching Hospitals NHS Trust', 'Community Hospital', 'Children’s Hospital'])}`,
    () => `${family()}-${family()} ${tail}`,
    () => `Mt. ${r.pick(['Pleasant', 'Hermon', 'Tabor', 'Olivet', 'Carmel'])} ${tail}`,
  ])();
}

const ORG_TAIL = [
  'Inc',
  'Inc.',
  'LLC',
  'Ltd',
  'Corp',
  'Corporation',
  'Company',
  '& Sons',
  'Industries',
  'Logistics',
  'Foods',
  'Motors',
  'Bank',
  'Elementary School',
  'High School',
  'Middle School',
  'College',
  'University',
  'Construction',
  'Trucking',
  'Farms',
  'Fire Department',
  'Police Department',
  'School District',
  'Steel',
  'Airlines',
  'Insurance',
  'Group',
  'Partners',
  'Electric',
];
export const organisation = (r: Random, pools: Pools): string =>
  `${r.chance(0.5) ? r.pick(r.pick(pools.names).family) : r.pick(pools.cities)} ${r.pick(ORG_TAIL)}`;
