/**
 * Names, places and words to write notes with, each belonging to one split: what a test document
 * names, no training document names. Sources are the engine's own lexicons and the locales of
 * `@faker-js/faker`; some locales are kept whole for one split, all other entries are dealt by hash.
 */
import { readFileSync } from 'node:fs';
import { allLocales } from '@faker-js/faker';
import { fold, hashWord } from '../src/detect/fold.ts';
import { STOP } from '../src/detect/vocabulary.ts';

export type Split = 'train' | 'dev' | 'test';

/** Whole lists that training never sees. */
const HELD_OUT: Readonly<Record<string, Split>> = {
  fi: 'test',
  yo_NG: 'test',
  sk: 'test',
  it: 'test',
  ro: 'dev',
  id_ID: 'dev',
  fr_SN: 'dev',
};

/** Locales written in Latin letters, from which names of people are taken. */
const LATIN =
  `af_ZA az cs_CZ da de de_CH en en_AU en_GH en_HK en_IN en_NG en_ZA es es_MX fi fr fr_BE fr_SN
  hr hu id_ID it ku_kmr_latin lv nb_NO nl pl pt_BR pt_PT ro sk sl_SI sr_RS_latin sv tr uz_UZ_latin vi yo_NG
  zu_ZA`.split(/\s+/);
const OTHER_SCRIPTS = 'ar fa he ja ko ru uk zh_CN zh_TW el th'.split(' ');

/** Romanised names and short ones that lists of the Census miss or hide among words. */
const HAND_GIVEN =
  `Wei Li Min Jing Xiu Mei Hua Jun Yan Ling Hong Fang Ying Qiang Xin Hao Zhen Bo Tao Lan Rui
  Haruka Kenji Yuki Sora Akira Naoko Hiroshi Emiko Takumi Sakura Min-jun Seo-yeon Ji-woo Hye-jin Sung-ho Eun-ji
  Fatima Aisha Omar Khalid Layla Yusuf Zainab Hassan Mariam Abdul Abdullah Noor Rania Tariq Samir Amira Ibrahim
  Priya Arjun Lakshmi Ravi Anjali Sanjay Deepika Vikram Meera Harpreet Gurpreet Manpreet Thi Nguyet Duc Tuan Linh
  An My See So Bee Kao Mai Tou Yer Le Vy Thu Bao Khoa Oluwaseun Chidinma Ngozi Kwame Amara Tendai Thandiwe Sipho Abebe Selam Dawit Svetlana Dmitri Olena Bohdan Ilse`.split(
    /\s+/,
  );
const HAND_FAMILY =
  `Li Wu Ng Xu Yi An Do Le Vo Ha Oh Ma He Hu Gu Yu Lu Su Yeo Wang Zhang Liu Chen Yang Huang Zhao
  Zhou Sun Zhu Lin Guo Deng Feng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yao Tang Xie Kim Lee Park Choi Jung
  Kang Cho Yoon Jang Lim Han Shin Seo Kwon Hwang Ahn Song Tanaka Suzuki Watanabe Nakamura Kobayashi Yamamoto Ito
  Al-Sayed Al-Hassan Al-Khatib El-Amin Abdelrahman Haddad Khoury Mansour Rahman Hussain Siddiqui Qureshi Chowdhury
  Patel Shah Singh Kaur Gupta Iyer Reddy Nair Banerjee Mukherjee Nguyen Tran Pham Phan Truong Bui Dang Huynh
  Okafor Adeyemi Nwosu Mensah Boateng Diallo Traore Mwangi Kamau Tesfaye Bekele Ndlovu Petrov Ivanenko Kowalczyk
  de la Cruz de los Santos del Valle van der Berg van den Heuvel von Stein di Marco da Silva dos Santos O'Neil O'Connor
  O'Brien D'Angelo MacDonald McAllister St. Clair Ben-David Bar-Lev ter Horst le Roux`
    .split(
      /\s+(?!(?:la|los|Cruz|Santos|Valle|der|den|Berg|Heuvel|Stein|Marco|Silva|Clair|Horst|Roux)\b)/,
    )
    .map((name) => name.replace(/\s+/g, ' '));
/** Names that are words, places, months, drugs' or eponyms' look-alikes. */
const WORDY_GIVEN =
  `Will May Grant Hope Faith Grace Joy June April Summer Autumn Dawn Rose Lily Ivy Violet Daisy
  Hunter Mark Bill Frank Rich Rusty Chase Drew Art Gene Pat Sue Rob Jack Dean Royce Duke King Prince Sterling Rocky
  Angel Destiny Precious Charity Patience Prudence Sky River Brook Heather Holly Olive Pearl Ruby Amber Crystal Jade
  Jordan Austin Dallas Houston Chelsea Brooklyn Savannah Virginia Georgia Carolina Florence Paris London Sydney Madison
  Cheyenne Dakota Israel Kenya China India Chance Major Miles Cliff Glen Forrest Reed Wade Ray Van Guy Christian Dexter`.split(
    /\s+/,
  );
const WORDY_FAMILY =
  `Black White Brown Green Gray Young Long Short Small Little Strong Wise Sharp Best Good Love
  Cross Bush Field Fields Woods Waters Rivers Stone Rock Hill Banks Lake Ford Church Temple Bishop Pope Abbott King
  Knight Marshall Sheriff Constable Mason Cook Baker Butler Carter Farmer Fisher Hunter Miller Parker Porter Potter
  Sawyer Shepherd Singer Slaughter Smith Taylor Turner Walker Weaver Bell Berry Bird Bond Boots Bowers Branch Brooks
  Case Chambers Cherry Christmas Day Early Friday Frost Gamble Glass Head Heard Holiday House Hurt Ice Jewel Judge
  Kidney Law Lamb Land Major March May Means Monday Moody Moon Nail Noble Page Pain Pace Park Peoples Pickle Pond Power
  Price Pride Quick Rash Rich Ring Rose Sargent Savage Self Sells Shade Silver Snow Sparks Spear Staff Stark Starr
  Street Summers Swift Teeth Thorn Valentine Wall Ward Ware Webb Wells West Winters Wolf Wood Worth Yarn English French
  Foley Graves Parkinson Hodgkin Crohn Bell Wilson Cushing Addison Allen Babinski Murphy Homan Romberg Down Turner
  Baker Barrett Kelly Lopez Allis Kocher Hopkins Mayo Washington Lincoln Jackson Austin Houston Denver Orlando Berlin`.split(
    /\s+/,
  );

const NICKNAMES =
  `Bill Bob Dick Jim Joe Tom Mike Dave Steve Chuck Hank Jack Ted Ned Al Ed Gus Peggy Betty Liz Kathy
  Patty Sue Debbie Becky Trish Dot Nan Millie Gigi Tito Nacho Paco Pepe Lupe Chuy Sasha Kolya Mimi Junior Buddy Skip`.split(
    /\s+/,
  );

const file = (name: string) =>
  readFileSync(new URL(`../src/detect/lexicons/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * The list was read off headings, some of whose words lost their first letter: `rocedure`. Whatever is
 * another word without its first letter is left out.
 */
function clinicalWords(): string[] {
  const whole = [...file('clinical'), ...file('words'), ...file('words-common')];
  const clipped = new Set(whole.map((word) => word.slice(1)));
  return file('clinical').filter((word) => !clipped.has(word));
}

/** `mcdonald` as people write it. */
function familyCase(word: string): string {
  if (/^mc[a-z]{4,}/.test(word)) return `Mc${capital(word.slice(2))}`;
  if (
    /^o(?:brien|connor|neil|neill|hara|malley|keefe|leary|reilly|donnell|rourke|shea|sullivan|dell|toole)$/.test(
      word,
    )
  )
    return `O'${capital(word.slice(1))}`;
  return capital(word);
}

interface Locale {
  readonly person?: { readonly first_name?: unknown; readonly last_name?: unknown };
  readonly location?: { readonly city_name?: unknown; readonly street_name?: unknown };
}
const locale = (name: string) => (allLocales as unknown as Record<string, Locale>)[name]!;
const strings = (definition: unknown): string[] =>
  (Array.isArray(definition) ? definition : Object.values(definition ?? {}))
    .flat()
    .filter((entry): entry is string => typeof entry === 'string' && entry.length > 0);

/** Names of one origin. */
export interface NameList {
  readonly origin: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
}

export interface Pools {
  readonly names: readonly NameList[];
  readonly otherScripts: readonly NameList[];
  readonly wordyGiven: readonly string[];
  readonly wordyFamily: readonly string[];
  readonly nicknames: readonly string[];
  readonly cities: readonly string[];
  readonly counties: readonly string[];
  readonly spanishCities: readonly string[];
  readonly spanishStreets: readonly string[];
  readonly foreignStreets: readonly string[];
  readonly words: readonly string[];
  readonly commonWords: readonly string[];
  readonly clinical: readonly string[];
  readonly drugs: readonly string[];
  readonly eponyms: readonly string[];
}

/** The split that owns a word when no whole list does: eight tenths train, one dev, one test. */
function dealt(word: string): Split {
  const place = ((hashWord(word) >>> 7) ^ (hashWord(word) >>> 19)) % 10;
  return place === 0 ? 'test' : place === 1 ? 'dev' : 'train';
}

function ownersOf(key: 'first_name' | 'last_name'): ReadonlyMap<string, Split> {
  const owners = new Map<string, Split>();
  for (const [name, split] of Object.entries(HELD_OUT)) {
    for (const entry of strings(locale(name).person?.[key])) owners.set(fold(entry), split);
  }
  return owners;
}
const givenOwners = ownersOf('first_name');
const familyOwners = ownersOf('last_name');

export const givenOwner = (name: string): Split => givenOwners.get(fold(name)) ?? dealt(name);
export const familyOwner = (name: string): Split => familyOwners.get(fold(name)) ?? dealt(name);

const cache = new Map<Split, Pools>();

export function poolsFor(split: Split): Pools {
  let pools = cache.get(split);
  if (pools === undefined) {
    pools = build(split);
    cache.set(split, pools);
  }
  return pools;
}

function build(split: Split): Pools {
  const given = (list: readonly string[]) => list.filter((name) => givenOwner(name) === split);
  const family = (list: readonly string[]) => list.filter((name) => familyOwner(name) === split);
  const own = (list: readonly string[]) => list.filter((entry) => dealt(entry) === split);
  // A rare name that is an ordinary word is taught by the hand-made lists, not by thousands.
  const ordinary = new Set([...file('words-common'), ...file('words'), ...STOP]);
  const unworded = (list: readonly string[]) => list.filter((word) => !ordinary.has(fold(word)));
  const fromLocale = (name: string): NameList => ({
    origin: name,
    given: unworded(given(strings(locale(name).person?.first_name))),
    family: unworded(family(strings(locale(name).person?.last_name))),
  });
  const isUsable = (list: NameList) => list.given.length > 2 && list.family.length > 2;
  const census = {
    common: {
      origin: 'us-common',
      given: given(file('given-common').map(capital)),
      family: family(file('surnames-common').map(familyCase)),
    },
    rare: {
      origin: 'us-rare',
      given: unworded(given(file('given').map(capital))),
      family: unworded(family(file('surnames').map(familyCase))),
    },
  };
  const hand = { origin: 'romanised', given: given(HAND_GIVEN), family: family(HAND_FAMILY) };
  const titled = (list: readonly string[]) =>
    list.map((entry) => entry.split(' ').map(capital).join(' '));
  const latinStreets = 'de fr it_IT nl pl es hr cs_CZ sv da fi de_CH'.split(' ').flatMap((name) => {
    const list = allLocales as unknown as Record<string, Locale | undefined>;
    return strings(list[name]?.location?.street_name);
  });
  return {
    names: [census.common, census.rare, hand, ...LATIN.map(fromLocale)].filter(isUsable),
    otherScripts: OTHER_SCRIPTS.map(fromLocale).filter(isUsable),
    wordyGiven: WORDY_GIVEN,
    wordyFamily: WORDY_FAMILY,
    nicknames: NICKNAMES,
    cities: own([
      ...titled(file('cities')),
      ...(split === 'train' ? titled(file('towns')) : []),
      ...LATIN.flatMap((name) => strings(locale(name).location?.city_name)),
    ]),
    counties: own(titled(file('counties'))),
    spanishCities: own([
      ...strings(locale('es').location?.city_name),
      ...strings(locale('es_MX').location?.city_name),
    ]),
    spanishStreets: own(strings(locale('es').location?.street_name)),
    foreignStreets: own(latinStreets),
    // Ordinary words belong to every split: they are the language.
    words: file('words').filter((word) => word.length > 2),
    commonWords: file('words-common').filter((word) => word.length > 2),
    clinical: clinicalWords(),
    drugs: file('drugs').filter((word) => word.length < 16),
    eponyms: file('eponyms').map(capital),
  };
}
