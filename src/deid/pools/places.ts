/**
 * Invented places, institutions and generic trades. Names of places are a root and an ending, neither
 * a word on its own together; roots are shared, so a city and a street are told apart by their ending.
 */

const ROOTS = `alder ambre arven asken balver barro belden benning bexar birken boden borrow
brannoc bresk calden carrow castel colver corven crandel culver dannet dassel delber dorren drayve elver enders
ester fallen farrow fenner ferring galder garren gellan glaver gorven hadder halven hassel hexen holver
ivver jarren jessen kelder kerren kilver lander larken lenner loxen malver marren mellen merrow nether
norven oakes orven osker padder parren pellen quarren quillen ravven rissel rudder salver sarren sedden
selver tarren tasker thaxen tolver ulver vanner varren vellen wadden warren welder wexen yarren zellen`
  .trim()
  .split(/\s+/)
  .map((root) => root[0]!.toUpperCase() + root.slice(1));

const combine = (endings: string): readonly string[] => {
  const list: string[] = [];
  for (const ending of endings.split(' ')) for (const root of ROOTS) list.push(root + ending);
  return list;
};

export const CITIES = combine('mouth stowe by thorpe combe bury');
export const STREETS = combine('gate holt mead wick hurst ley');
export const INSTITUTIONS = combine('dale mere cote moor haugh');

/** Occupations that say little about anyone. */
export const PROFESSIONS =
  `accountant archivist auctioneer baker bookbinder bookkeeper bricklayer butcher
cabinetmaker carpenter cartographer cashier caterer cobbler confectioner cooper courier draughtsman dressmaker
electrician embroiderer engraver florist gardener glazier grocer hairdresser innkeeper ironmonger jeweller
joiner landscaper librarian locksmith machinist mechanic milliner musician optician painter plasterer plumber potter
printer receptionist roofer saddler sculptor seamstress shopkeeper stonemason surveyor tailor tiler translator
typesetter upholsterer warehouseman watchmaker weaver welder woodcarver`
    .trim()
    .split(/\s+/);
