/** Closed vocabularies of places: states, countries, places of care, streets, and what stands before them. */
import { list } from './vocabulary.ts';

export const STATES = list(`
  alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii
  idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
  minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee
  texas utah vermont virginia washington wisconsin wyoming ontario quebec alberta manitoba
  saskatchewan`);

/** States of two words. */
export const STATE_PHRASES = [
  'new hampshire',
  'new jersey',
  'new mexico',
  'new york',
  'north carolina',
  'north dakota',
  'rhode island',
  'south carolina',
  'south dakota',
  'west virginia',
  'british columbia',
  'nova scotia',
  'new brunswick',
  'puerto rico',
];

export const STATE_CODES = list(`
  al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc
  nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr on qc bc ab mb sk ns nb`);

/** Names of countries, in English and Spanish. */
export const COUNTRIES = list(`
  usa america england scotland wales ireland britain canada mexico france germany spain italy
  portugal poland russia ukraine china japan korea india pakistan bangladesh vietnam thailand
  philippines indonesia australia nigeria kenya ghana ethiopia egypt turkey iran iraq israel syria
  lebanon greece sweden norway denmark finland netherlands belgium austria switzerland brazil
  argentina chile peru colombia venezuela cuba haiti jamaica guatemala honduras nicaragua
  afghanistan albania algeria andorra angola armenia azerbaijan bahamas bahrain barbados belarus belize
  benin bhutan bolivia botswana brunei bulgaria burundi cambodia cameroon comoros croatia cyprus czechia
  djibouti dominica ecuador eritrea estonia eswatini fiji gabon gambia grenada guinea guyana hungary
  iceland kazakhstan kiribati kosovo kuwait kyrgyzstan laos latvia lesotho liberia libya liechtenstein
  lithuania luxembourg macedonia madagascar malawi malaysia maldives mali malta mauritania mauritius
  micronesia moldova monaco mongolia montenegro morocco mozambique myanmar burma namibia nauru nepal
  niger oman palau palestine panama paraguay qatar romania rwanda samoa senegal serbia seychelles
  singapore slovakia slovenia somalia sudan suriname swaziland taiwan tajikistan tanzania togo tonga
  tunisia turkmenistan tuvalu uganda uruguay uzbekistan vanuatu yemen zambia zimbabwe greenland
  bermuda aruba curacao guadeloupe martinique guam congo vatican
  españa francia alemania italia reino inglaterra irlanda suiza suecia noruega dinamarca finlandia
  polonia rusia ucrania grecia turquia marruecos argelia egipto brasil japon corea filipinas rumania
  hungria belgica holanda austria perú méxico panamá canadá haití`);

export const COUNTRY_PHRASES = [
  'united states',
  'united states of america',
  'united kingdom',
  'great britain',
  'northern ireland',
  'south africa',
  'south korea',
  'north korea',
  'new zealand',
  'saudi arabia',
  'united arab emirates',
  'sri lanka',
  'costa rica',
  'el salvador',
  'dominican republic',
  'czech republic',
  'hong kong',
  'sierra leone',
  'burkina faso',
  'ivory coast',
  'cape verde',
  'equatorial guinea',
  'papua new guinea',
  'central african republic',
  'solomon islands',
  'marshall islands',
  'trinidad and tobago',
  'antigua and barbuda',
  'bosnia and herzegovina',
  'san marino',
  'south sudan',
  'east timor',
  'saint kitts and nevis',
  'trinidad and tobago',
  'antigua and barbuda',
  'sao tome and principe',
  'bosnia and herzegovina',
  'saint lucia',
  'guinea bissau',
  'estados unidos',
  'reino unido',
  'república dominicana',
  'arabia saudí',
  'países bajos',
  'nueva zelanda',
  'corea del sur',
];

/** Last word of the name of a place of care. */
export const CARE_PLACES = list(`
  hospital hospitals clinic clinics infirmary hospice healthcare medcenter sanatorium polyclinic
  hosp`);

/** Words that make the name of a place of care together with "center", "system", "home", …. */
export const CARE_WORDS = list(`
  medical health care cancer surgery surgical med nursing rehabilitation rehab heart trauma treatment
  wellness dialysis cardiac diagnostic imaging oncology pediatric psychiatric behavioral veterans
  orthopedic orthopaedic memorial regional community general university primary urgent eye pain
  children childrens women womens specialty county methodist baptist lutheran presbyterian adventist
  episcopal jewish recovery convalescent senior assisted retirement living skilled surgicenter`);

export const CARE_TAILS = list(`
  center centre ctr cntr centers system systems home group associates partners network institute foundation
  practice pavilion facility trust campus services manor village corporation complex authority`);

/** Labels of addresses and places, in the languages of forms. */
export const FIELDS = list(`
  address addresses mailing residence domicilio direccion adresse anschrift indirizzo endereço city town village
  suburb localidad provincia municipio poblacion ciudad comunidad comarca ort stadt ville commune citta
  cidade birthplace hometown country pais land pays paese nacionalidad residencia`);

export const STREETS = list(`
  street st avenue ave av road rd drive dr lane ln boulevard blvd court ct place pl way terrace ter
  circle cir parkway pkwy highway hwy trail trl square sq loop plaza close crescent gardens grove
  mews row turnpike tpke pike alley aly path crossing xing run ridge bend cove`);

/** Street words safe enough to end a street line written in lower case. */
export const STREETS_PLAIN = list('street st avenue ave road rd drive lane ln boulevard blvd');

/** Words after which a capitalised word is often a place. */
export const BEFORE_PLACE = list('in at from near to of outside visiting around within through');

/** Well-known places of care whose names carry no keyword. */
export const KNOWN_CARE_PHRASES = [
  'johns hopkins',
  'john hopkins',
  'mass general',
  'cedars sinai',
  'cedar sinai',
  'mount sinai',
  'kaiser permanente',
  'sloan kettering',
  'memorial sloan',
  'md anderson',
  'm d anderson',
  'mayo clinic',
  'cleveland clinic',
  'brigham womens',
  'beth israel',
  'la general',
  'mt sinai',
  'mt auburn',
  'mt zion',
  'ny presbyterian',
  'sf general',
  'denver gen',
  'scott white',
];

/** Places of care known by their initials; in capitals only. */
export const CARE_INITIALS = list(
  'ucsf ucla upmc mgh bwh bidmc nyu msk mskcc uihc chop mdacc uab ucsd uchealth',
);
