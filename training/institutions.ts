/** Institutions and employers: invented names in the forms that notes use. */
import { STATE_CODES, STATES } from './places.ts';
import type { Pools } from './pools.ts';
import type { Random } from './random.ts';

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

/** As people call them who work there: `Swedish Issaquah`, `Barnes-Jewish`, `Kearney Regional`, `Mercy`, `UNM`. */
export function hospitalBriefly(r: Random, pools: Pools): string {
  const family = () => r.pick(r.pick(pools.names).family);
  const city = () => r.pick(pools.cities);
  return r.pick([
    () => `${city()} ${r.pick(BRIEF_TAIL)}`,
    () => `${city()} ${r.pick(BRIEF_TAIL)}`,
    () => `${family()} ${r.pick(BRIEF_TAIL)}`,
    () => `${r.pick(HEAD)} ${r.pick(BRIEF_TAIL)}`,
    () => r.pick(HEAD),
    () => `${r.pick(HEAD)} ${city()}`,
    () => `${r.pick(ACRONYM)} ${city()}`,
    () => r.pick(ACRONYM),
    () => `${family()}-${family()}`,
    () => `${r.pick(['St.', 'St', 'Saint'])} ${r.pick(SAINT)}${r.pick(["'s", 's', '’s', ''])}`,
    family,
    city,
  ])();
}

const BRIEF_TAIL =
  `Regional|General|Memorial|Children's|Women's|Baptist|Methodist|Jewish|Mercy|Community|County|University|Rehab|
Cancer|Heart|Ortho|Peds|Family Med|VA|Central|North|Health|Hosp|Ped|Care|Infusion|Dialysis|Urgent|Institute|Unit|House|Village|Acres|Manor`
    .split('|')
    .map((one) => one.trim());

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
