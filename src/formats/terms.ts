/**
 * Closed vocabularies of fields for a language, a race, an ethnic group, a site of the body: what is one of
 * their words is not searched, for detection takes many of them for names (English, Navajo). Only in their
 * own fields.
 *
 * Source  ISO 639-1 and ISO 3166 by their English names (CLDR, as Intl has them); CDC Race and Ethnicity
 *         Code Set 1.2 (2.16.840.1.113883.6.238), its groups and the entries most often recorded; sites by
 *         HL7 table 0163 and the topography of ICD-O-3
 */
import { once } from '../core/once.ts';

/** Is it the name of a language, a race or an ethnic group? */
export function isTerm(text: string): boolean {
  return text.length <= LENGTH_MAX && (isLanguage(text) || isRace(text));
}

/** Is it a part of the body, and no place where anybody is: `Left breast`, `Colon, sigmoid`? */
export function isBodySite(text: string): boolean {
  const words = wordsIn(text);
  return (
    words.some((word) => BODY.has(word)) &&
    words.every((word) => BODY.has(word) || BESIDE_BODY.has(word))
  );
}

/** Systems whose displays are such terms, whoever spells them. */
export const isClosedSystem = (system: string | undefined): boolean =>
  system !== undefined && CLOSED.has(system);

/** A display of such a system: words, no number and no sentence. */
export const isDisplay = (text: string): boolean => /^[\p{L}][\p{L} ,'’()/-]{1,60}$/u.test(text);

const LENGTH_MAX = 80;

const CLOSED: ReadonlySet<string> = new Set([
  'urn:oid:2.16.840.1.113883.6.238',
  'http://terminology.hl7.org/CodeSystem/v3-Race',
  'http://terminology.hl7.org/CodeSystem/v3-Ethnicity',
  'urn:ietf:bcp:47',
  'http://terminology.hl7.org/CodeSystem/iso639-1',
  'urn:oid:2.16.840.1.113883.6.121',
]);

/** `English`, `English (United States)`. */
function isLanguage(text: string): boolean {
  const [, language = '', country] = /^([^()]+?)(?: \(([^()]+)\))?$/.exec(text.trim()) ?? [];
  const isKnown = languages().has(language.toLowerCase());
  return isKnown && (country === undefined || countries().has(country.toLowerCase()));
}

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz'];

/** Names of all codes of two letters that have one. */
function namesOf(type: 'language' | 'region'): ReadonlySet<string> {
  const names = new Intl.DisplayNames(['en'], { type, fallback: 'none' });
  const codes = ALPHABET.flatMap((one) => ALPHABET.map((other) => one + other));
  const known = codes.map((code) => names.of(type === 'region' ? code.toUpperCase() : code));
  return new Set(known.flatMap((name) => (name === undefined ? [] : [name.toLowerCase()])));
}

// Asked for when the first term is: it takes as long as the smallest documents.
const languages = once(() => namesOf('language'));
const countries = once(() => namesOf('region'));

const isRace = (text: string): boolean => {
  const words = wordsIn(text);
  return words.length > 0 && words.every((word) => RACE_WORDS.has(word));
};

/** None where a number stands among them. */
const wordsIn = (text: string): readonly string[] =>
  text.length > LENGTH_MAX || /\d/.test(text) ? [] : (text.toLowerCase().match(/\p{L}+/gu) ?? []);

const BODY: ReadonlySet<string> = new Set(
  `abdomen abdominal adrenal ankle antecubital anus anal aorta aortic appendix arm arms axilla axillary bladder
   bone bowel brachial brain breast breasts bronchus bronchial buttock buttocks calf cardiac carotid carpal cecum
   cecal cervical cervix cheek chest chin clavicle coccyx colon colonic cornea coronary cutaneous deltoid dermis
   duodenum duodenal ear ears elbow endometrium esophagus esophageal eye eyes eyelid face facial femoral femur
   fibula finger fingers flank foot feet forearm forehead gallbladder gastric genital gingiva gluteal gluteus groin
   hand hands heart heel hepatic hip hips humerus ileum ileal iliac inguinal intestine intestinal jaw jejunum
   jejunal joint jugular kidney kidneys knee knees labia larynx leg legs limb lip lips liver lumbar lung lungs
   lymph mandible maxilla mediastinum mediastinal mouth muscle nasal nasopharynx nipple nose nostril occipital oral
   ovary ovarian ovaries palate pancreas pancreatic parietal parotid pelvis pelvic penis pericardium perineum
   peritoneum peritoneal pharynx pituitary pleura pleural prostate pulmonary pylorus radius rectum rectal renal rib
   ribs sacrum sacral scalp scapula scrotum shin shoulder shoulders sigmoid sinus skin skull spine spinal spleen
   sternum stomach subclavian subcutaneous temporal testis testicle thigh thighs thoracic thorax throat thumb
   thymus thyroid tibia toe toes tongue tonsil trachea tracheal trunk ulna ureter urethra uterus uterine vagina
   vaginal vastus vein ventricle vertebra vulva wrist wrists`
    .trim()
    .split(/\s+/),
);

/** What stands beside those, and alone may be called so in a street. */
const BESIDE_BODY: ReadonlySet<string> = new Set(
  `a and of or the not other side site region area part quadrant lobe segment left right bilateral l r lt rt both
   upper lower middle mid central inner outer medial lateral anterior posterior proximal distal dorsal dorsum ventral
   superior inferior ascending descending transverse superficial deep large small great external internal main
   primary head body neck tail back palm sole crest arch canal duct gland glands node nodes nodal marrow wall base
   apex apical angle flexure junction artery cord column tissue soft membrane mucosa surface nos unspecified`
    .trim()
    .split(/\s+/),
);

const RACE_WORDS: ReadonlySet<string> = new Set(
  `a an and or of the not other any some no non more than one two multiple mixed unknown declined
   refused asked answer race races ethnicity ethnic group native indigenous american americans indian
   indians alaska alaskan aleut eskimo inuit inupiat yupik athabascan white caucasian european middle
   eastern north northern african arab armenian assyrian egyptian iranian iraqi lebanese
   palestinian syrian afghanistani israeli english french german irish italian polish scottish black
   negro barbadian bahamian dominican haitian jamaican tobagoan trinidadian west botswanan ethiopian
   liberian namibian nigerian zairean asian bangladeshi bhutanese burmese cambodian chinese taiwanese
   filipino hmong indonesian japanese korean laotian malaysian okinawan pakistani sri lankan thai
   vietnamese iwo jiman maldivian nepalese singaporean madagascar south southeast east hawaiian hawaii
   pacific islander islanders polynesian samoan tahitian tongan tokelauan micronesian guamanian
   chamorro mariana saipanese palauan carolinian kosraean pohnpeian chuukese yapese marshallese
   kiribati melanesian fijian papua new guinean solomon vanuatu hispanic latino latina latinx spanish
   spaniard andalusian asturian castillian catalonian basque gallego valencian canarian mexican mexicano
   chicano chicana raza central costa rican guatemalan honduran nicaraguan panamanian salvadoran canal
   zone argentinean bolivian chilean colombian ecuadorian paraguayan peruvian uruguayan venezuelan
   criollo puerto cuban
   abenaki algonquian apache arapaho arikara assiniboine athabaskan bannock blackfeet brotherton burt
   caddo cahuilla california canadian catawba cayuse chehalis chemakuan chemehuevi cherokee shawnee
   cheyenne chickahominy chickasaw chinook chippewa cree chitimacha choctaw chukchansi chumash clear lake coeur d alene
   coharie colorado river colville comanche coos coquilles costanoan coushatta alabama cowlitz creek
   croatan crow cupeno delaware diegueno esselen fort belknap gabrieleno grand ronde gros ventres haliwa
   hidatsa hoopa hopi houma iowa iroquois juaneno kalispel karuk kaw kickapoo kiowa klallam klamath
   konkow kootenai lassik lumbee lummi luiseno makah maidu maliseet mandan mattaponi menominee metis
   miami miccosukee micmac miwok modoc mohawk mohegan monacan mono muckleshoot muscogee nanticoke narragansett
   natchez navajo nez perce nipmuc nomalaki nooksack northwest oglala omaha oneida onondaga osage otoe
   missouria ottawa paiute pamunkey passamaquoddy pawnee penobscot peoria pequot pima pomo ponca
   potawatomi powhatan pueblo puyallup quapaw quechan quileute quinault rappahannock sac fox saponi
   sauk seminole seneca serrano shasta shinnecock shoshone siletz sioux skagit snoqualmie spokane
   stockbridge munsee suquamish swinomish tewa tlingit haida tohono o odham tolowa tonkawa tsimshian
   tulalip tunica biloxi tuscarora umatilla umpqua ute wampanoag warm springs wasco washoe wichita
   winnebago wiyot yakama yaqui yavapai yokuts yuchi yuki yuma yurok zuni mountain san carlos mescalero
   jicarilla chiricahua lakota dakota nakota band tribe tribal nation reservation ladino`
    .trim()
    .split(/\s+/),
);
