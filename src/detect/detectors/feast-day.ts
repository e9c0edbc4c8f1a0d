/**
 * Holidays whose name is nothing else, in capitals or not, wherever they stand.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `a party for Halloween` · `xmas eve` · `mlk day` · `Juneteenth` · `Chinese New Year` · `Yom Kippur 2009` ·
 *           `Melbourne Cup Day` · `st. patrick's day` · since, over or until `easter`, `eid`, `lent` · `Heiligabend` · `jour de l'An`
 *           · `seit Ostern`
 *
 * `holiday.ts` reads names that need a word of time and a capital, and days told from a holiday.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { hashWord } from '../fold.ts';
import { GAP_LINE, LOWER, type Tokens } from '../tokens.ts';
import { isYearOf } from './holiday.ts';

const SCORE = 0.72;

const ALONE =
  `christmas xmas thanksgiving halloween hanukkah chanukah hannukah ramadan ramazan diwali deepavali juneteenth
  kwanzaa hogmanay passover pesach shavuot sukkot nowruz norooz navratri vaisakhi baisakhi nochebuena whitsun
  michaelmas songkran dussehra janmashtami navidad nye heiligabend weihnachten ostersonntag ostermontag karfreitag
  pfingsten pfingstmontag fronleichnam rosenmontag neujahr ferragosto capodanno pasquetta pasko`.split(
    /\s+/,
  );

/** Also a name, a word or a place: only behind a word of time. */
const PLACED =
  `easter lent holi eid purim pentecost tet epiphany onam pongal vesak carnival valentines
  new_years new_year kings_day mothers_day fathers_day mother_s_day father_s_day memorial_day labor_day labour_day
  independence_day canada_day australia_day victoria_day columbus_day veterans_day national_day`.split(
    /\s+/,
  );

const PHRASES =
  `new_year_s_eve new_years_eve new_year_eve new_year_s_day new_years_day chinese_new_year lunar_new_year
  korean_new_year vietnamese_new_year tibetan_new_year persian_new_year islamic_new_year jewish_new_year thai_new_year
  cambodian_new_year khmer_new_year hmong_new_year yom_kippur rosh_hashanah rosh_hashana rosh_hoshana simchat_torah
  yom_hashoah eid_al_fitr eid_al_adha eid_ul_fitr eid_ul_adha eid_el_fitr eid_el_kebir cinco_de_mayo
  dia_de_los_muertos dia_de_muertos day_of_the_dead mardi_gras fat_tuesday shrove_tuesday pancake_day ash_wednesday
  good_friday palm_sunday easter_sunday easter_monday easter_saturday easter_weekend maundy_thursday holy_thursday holy_saturday
  holy_week all_saints_day all_saints_s_day all_souls_day ascension_day whit_monday mlk_day mlk_weekend
  martin_luther_king_day presidents_day presidents_weekend president_s_day indigenous_peoples_day
  labor_day_weekend labour_day_weekend memorial_day_weekend armistice_day remembrance_day remembrance_sunday anzac_day
  waitangi_day boxing_day st_patricks_day st_patrick_s_day saint_patrick_s_day st_paddys_day st_paddy_s_day
  paddys_day paddy_s_day valentines_day valentine_s_day groundhog_day april_fools_day april_fools april_fool_s_day black_friday
  cyber_monday super_bowl_sunday superbowl_sunday super_bowl_weekend jour_de_noel veille_de_noel jour_de_l_an
  jour_de_paques lundi_de_paques lundi_de_pentecote jour_de_l_ascension jeudi_de_l_ascension vendredi_saint
  mercredi_des_cendres giorno_di_natale giorno_di_pasqua vigilia_di_natale lunedi_di_pasqua melbourne_cup_day kentucky_derby_day bastille_day
  guy_fawkes_night guy_fawkes_day bonfire_night burns_night st_george_s_day st_georges_day st_andrew_s_day st_andrews_day
  st_david_s_day st_davids_day st_nicholas_day st_lucia_day three_kings_day queen_s_birthday king_s_birthday
  mid_autumn_festival moon_festival dragon_boat_festival lantern_festival spring_festival golden_week ganesh_chaturthi
  durga_puja raksha_bandhan karva_chauth makar_sankranti guru_nanak_jayanti buddha_purnima winter_solstice
  summer_solstice election_day inauguration_day bank_holiday_monday twelfth_night semana_santa dia_de_reyes`.split(
    /\s+/,
  );

/** In languages of which nothing else is read, behind a word of time of theirs. */
const ABROAD = 'paques noel toussaint pentecote ostern silvester pasqua natale'.split(' ');

type Asks = 'nothing' | 'time' | 'time abroad';

interface Feast {
  readonly words: readonly number[];
  readonly asks: Asks;
}

/** By their first word, the longest first. */
const BY_FIRST = new Map<number, Feast[]>();
for (const [names, asks] of [
  [[...ALONE, ...PHRASES], 'nothing'],
  [PLACED, 'time'],
  [ABROAD, 'time abroad'],
] as const) {
  for (const name of names) {
    const words = name.split('_').map(hashWord);
    BY_FIRST.set(words[0]!, [...(BY_FIRST.get(words[0]!) ?? []), { words, asks }]);
  }
}
for (const feasts of BY_FIRST.values()) feasts.sort((a, b) => b.words.length - a.words.length);

export const feastDay: Detector = {
  id: 'feast-day',
  bits: 0,
  shapes: 0,
  words: [...ALONE, ...PLACED, ...ABROAD, ...PHRASES].map((name) => name.split('_')[0]!),
  find(t, at, found) {
    for (const { words, asks } of BY_FIRST.get(t.hash[at]!) ?? []) {
      if (!isAt(t, at, words)) continue;
      const last = withYear(t, withDay(t, at + words.length - 1));
      if (isThing(t, last + 1) || !isGiven(t, at, asks)) return;
      found.push(
        d.finding(t.start[at]!, t.end[last]!, 'date', 'date.holiday', SCORE, 'holiday/feast'),
      );
      return;
    }
  },
};

const isNear = (t: Tokens, at: number): boolean =>
  at < t.count &&
  t.start[at]! - t.end[at - 1]! <= 2 &&
  t.mark[at] !== d.COMMA &&
  (t.gap[at]! & GAP_LINE) === 0;

const isAt = (t: Tokens, first: number, words: readonly number[]): boolean =>
  words.every((hash, index) => {
    const at = first + index;
    return t.hash[at] === hash && (index === 0 || isNear(t, at));
  });

const isDay = d.wordSet('day eve night morning weekend week sunday monday season');

/** `Thanksgiving Day`, `xmas eve` */
const withDay = (t: Tokens, last: number): number =>
  d.isSpaced(t, last + 1) && isDay(t, last + 1) ? last + 1 : last;

const withYear = (t: Tokens, last: number): number =>
  d.isNumber(t, last + 1) && isNear(t, last + 1) && isYearOf(t, last + 1) ? last + 1 : last;

/** What bears the name of a holiday, and `Memorial Day Surgery`. */
const isThing = d.wordSet(
  'disease tree trees cactus factor island islands lily lilies baby stocking seal seals lights surgery hospital to',
);

function isGiven(t: Tokens, at: number, asks: Asks): boolean {
  if (asks === 'nothing') return true;
  return asks === 'time' ? isInTime(t, at) : isBeforeAbroad(t, at - 1) && d.isSpaced(t, at);
}

/** `depuis Pâques`, `à la Toussaint`, `seit Ostern`, `dopo Natale`. */
const isBeforeAbroad = d.wordSet('depuis avant apres la seit vor nach zu an bis da dopo');

const isBefore =
  d.wordSet(`since on around at before after during by until til till over last this next from of past for through
  every`);

/** `since easter`, and with its day where it has capitals: `Labor Day was`. */
const isInTime = (t: Tokens, at: number): boolean =>
  isBefore(t, at - 1) || (t.shape[at] !== LOWER && isDay(t, at + 1) && d.isSpaced(t, at + 1));
