/** Words that slots are filled with, by what they mean. */
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';

export const PROFESSIONS =
  `retired school teacher|truck driver|nurse|electrician|accountant|farmer|firefighter|police officer|waitress|software engineer|
bus driver|machinist|pastor|carpenter|lawyer|plumber|cashier|teacher|mechanic|librarian|welder|chef|security guard|hairdresser|
construction worker|postal worker|dental hygienist|real estate agent|flight attendant|factory worker`
    .split('|')
    .map((one) => one.trim());

export const UNITS = 'mg|mcg|g|mL|units|mEq|mg/dL|mmol/L|mmHg|cm|mm|kg|lb|bpm'.split('|');
export const EPONYM_NOUN =
  `disease|syndrome|sign|test|procedure|catheter|maneuver|reflex|classification|lymphoma|fracture|
criteria|retractor|clamp|score|operation|scale|position|incision|forceps|contracture|palsy|phenomenon|tumor`
    .split('|')
    .map((one) => one.trim());
const OWN_EPONYMS =
  `Parkinson Crohn Alzheimer Foley Hodgkin Babinski Graves Hashimoto Cushing Addison Wilson Down Turner
  Marfan Barrett Bell Murphy McBurney Romberg Kocher Lachman McMurray Phalen Tinel Trendelenburg Valsalva Whipple Nissen
  Pfannenstiel Swan-Ganz Bovie Jackson-Pratt Penrose Hickman Glasgow Apgar Bishop Child-Pugh Gleason Dupuytren Raynaud
  Sjogren Guillain-Barre Charcot Lasegue Rinne Weber Doppler Holter Allen Allis Kelly Metzenbaum Weitlaner Mayo Balfour
  Bookwalter Lopez Kirschner Steinmann Steri Ray Kerlix Mersilene Ethibond Vicryl Prolene Monocryl Hemovac Seprafilm Dermabond
  Heaney Masterson Babcock Deaver Richardson Adson DeBakey Satinsky Frazier Yankauer Poole Veress Hasson Keith Zimmer Stryker`.split(
    /\s+/,
  );
export const GENES =
  'BRCA1 BRCA2 p53 KRAS EGFR HER2 MLH1 HLA-B27 CA 19-9 CA-125 CD20 CD4 JAK2 V617F BRAF V600E ALK PD-L1 FLT3 NPM1 IL-6 TNF APOE TPMT'.split(
    ' ',
  );
export const ABBREVIATION =
  `CT MRI CBC BMP CMP EKG ECG CXR CHF COPD CAD DM HTN GERD UTI DVT PE MI TIA CVA CABG PCI ICU ER ED OR
  PACU NPO PRN BID TID QID QHS IV IM PO SQ SOB CP HEENT PERRLA EOMI RRR CTAB NT ND NABS GCS LOC A&O WNL NAD LLQ RUQ BMI INR
  PT PTT WBC HGB HCT PLT BUN CR GFR TSH LDL HDL A1C ESR CRP ANA RF EF LV RV AV MR TR AS AR SVT AFIB VT PVC ST T2 FLAIR`.split(
    /\s+/,
  );

export const COUNTRIES =
  `Australia|Austria|Bahrain|Belgium|Bolivia|Brazil|Bulgaria|Cambodia|Cameroon|Canada|Chad|Chile|China|Colombia|
Croatia|Cuba|Cyprus|Denmark|Ecuador|Egypt|Eritrea|Estonia|Fiji|Finland|France|Gabon|Germany|Ghana|Greece|Guinea|Haiti|
Honduras|Hungary|Iceland|India|Iraq|Ireland|Italy|Jamaica|Japan|Jordan|Kenya|Kuwait|Laos|Latvia|Lebanon|Libya|Malta|Mexico|
Moldova|Mongolia|Morocco|Nepal|New Zealand|Nigeria|Norway|Oman|Pakistan|Panama|Papua New Guinea|Peru|Poland|Portugal|Qatar|
Romania|Russia|Rwanda|Samoa|Saudi Arabia|Senegal|Serbia|Slovakia|Slovenia|Somalia|South Africa|Spain|Sri Lanka|Sudan|Sweden|
Switzerland|Syria|Taiwan|Thailand|Togo|Tunisia|Turkey|Uganda|Ukraine|Uruguay|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe`
    .split('|')
    .map((one) => one.trim());

export const NATIONS =
  `Europe|Asia|Africa|Northern Ireland|Western Europe|North America|Scandinavia|the Netherlands|the United Kingdom|Scotland|Wales|
England|Sardinia|Sicily|Quebec|Mainland China|Southeast Asia|Central America|the Middle East|northern France|southern Italy|Hong Kong`
    .split('|')
    .map((one) => one.trim());
export const LOCI =
  `%%q##|%q##-q##|%#p#%.%|#q%#-#q%#|D%S###|D%%S####|D#Mit#|DXS###|DXYS#|@@@#|@@@@#|@@@#@|@@@##@#|@#@|@@-#|@##@|@###@|@###@@|@@@@-#|
##del#|###insC|###A>G|###C > T|c.###G>A|p.@###@|@@@@%/@@@%|@@@#-@@@#|@@ # %#|HLA-@#|@@@#@%-@@@@|%## bp|##-bp|AFM###@@#|@@@@@-##|@-@@@|
@@%-@@%|del @@@|IVS#+#@|rs####|NM_######|del #q##|t(#;##)|inv(##)|t(%;%%)(q##;q##)|XX|46,XY|47,XX,+##|@%#@#@@|CGP#####|@@-####|
@@@ #|#'-@@@|#'UTR|@@@#@#/@|LA/@|@@/@@|@@#/@@#|@@@-@`
    .split('|')
    .map((one) => one.trim());

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** A made-up product: no list knows it, and it is nobody. */
export function brand(r: Random): string {
  const parts =
    'zo lam vex tri cor pro ne ra lu xa mi do ben fer qui sta nor val ti gen ox ad el om pra vi sy ke lor dex'.split(
      ' ',
    );
  let word = '';
  for (let at = r.int(2, 3); at > 0; at -= 1) word += r.pick(parts);
  return capital(word) + r.pick(['', '', 'n', 'x', 'l', 'q', 'ra', 'tis', 'ine', 'ol']);
}

export const TOOLS =
  `catheter clamp retractor forceps scissors hook punch dilator elevator rongeur curette needle sheath guidewire
  scope trocar stapler snare probe cannula drill blade tube stent balloon basket evacuator speculum shaver cage`.split(
    /\s+/,
  );
export const BODY =
  `wound bladder abdomen fascia skin vessel aorta joint canal uterus airway nostril cavity duct bone tendon graft
  chamber lid scalp flap sac nerve root`.split(/\s+/);
/** A made-up word of anatomy. */
export const latin = ({ r }: Scene): string =>
  r.pick(
    'front pter gastr lig palm brev tens soleo gracil ori hy oid cost max fla par sulc aden gal trab pan'.split(
      ' ',
    ),
  ) +
  r.pick(['', 'i', 'o', 'ar', 'al', 'in']) +
  r.pick('us um is ae alis arum oris ensis aris eus a i icum osum'.split(' '));

export const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
export const eponym = (s: Scene) =>
  s.r.chance(0.65) ? s.r.pick(OWN_EPONYMS) : s.r.pick(s.pools.eponyms);
export const word = (s: Scene) =>
  s.r.chance(0.5)
    ? s.r.pick(s.pools.commonWords)
    : s.r.chance(0.6)
      ? s.r.pick(s.pools.words)
      : s.r.pick(s.pools.clinical);
