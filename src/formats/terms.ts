/**
 * Closed vocabularies of fields for a language, a race, an ethnic group: what is one of their words is
 * not searched, for detection takes many of them for names (English, Navajo). Only in their own fields.
 *
 * Source  ISO 639-1 and ISO 3166 by their English names (CLDR, as Intl has them); CDC Race and Ethnicity
 *         Code Set 1.2 (2.16.840.1.113883.6.238), its groups and the entries most often recorded
 */
import { once } from '../core/once.ts';

/** Is it the name of a language, a race or an ethnic group? */
export function isTerm(text: string): boolean {
  return text.length <= LENGTH_MAX && (isLanguage(text) || isRace(text));
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
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length > 0 && !/\d/.test(text) && words.every((word) => RACE_WORDS.has(word));
};

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
