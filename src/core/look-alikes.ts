/** Letters of other scripts that look like Latin ones, and which. Source: Unicode TR39, confusables. */
export const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['аАαΑ', 'aAaA'],
    ['ВβΒ', 'BBB'],
    ['сСϲ', 'cCc'],
    ['еЕΕ', 'eEE'],
    ['НΗ', 'HH'],
    ['іІιΙ', 'iIiI'],
    ['јЈ', 'jJ'],
    ['КκΚ', 'KkK'],
    ['МΜ', 'MM'],
    ['Νν', 'Nv'],
    ['оОοΟ', 'oOoO'],
    ['рРρΡ', 'pPpP'],
    ['ѕЅ', 'sS'],
    ['ТτΤ', 'TtT'],
    ['уУΥ', 'yYY'],
    ['хХχΧ', 'xXxX'],
    ['Ζ', 'Z'],
    ['ԁ', 'd'],
    ['һ', 'h'],
    ['ո', 'n'],
  ].flatMap(([theirs = '', ours = '']) =>
    [...theirs].map((letter, index) => [letter, ours[index] ?? letter]),
  ),
);
