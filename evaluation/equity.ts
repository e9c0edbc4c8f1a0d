/**
 * Is a patient protected as well whatever their name? Every name of every group in every template;
 * recall of whole names by group, worst group and gap, after Xiao et al. 2023 (FAccT): groups are
 * compared over the same templates, intervals come from a bootstrap over templates and names at once.
 */

import { holm } from '../src/packs/statistics.ts';
import {
  DECADES,
  FORMS,
  GENDERS,
  givenByShare,
  ORIGINS,
  type Person,
  POPULARITY,
  personsNamed,
  personsOf,
} from './equity-names.ts';
import { random } from './random.ts';
import { type Estimate, interval, type Span } from './score.ts';
import { friedman, wilcoxon } from './statistics.ts';

/**
 * `{full}`, `{given}`, `{family}`, `{last, first}`: every name in the text must be found. Written for this
 * project; each is the only place where the document says the name, so nothing is taught.
 */
const TEMPLATES: readonly string[] = [
  'PATIENT: {full}\nADMISSION DIAGNOSIS: Pneumonia.',
  'Patient Name: {last, first}\nRoom 4. Vitals stable overnight.',
  'Mr. {family} was seen in follow up for hypertension.',
  'Ms. {full} is a 54-year-old with chest pain.',
  'Thank you for referring {full} for evaluation of syncope.',
  '{full} presents today with two weeks of productive cough.',
  '{full} was started on metformin and tolerated it well.',
  'Dictated by: {full}, MD',
  'Electronically signed by {full}, RN',
  'ATTENDING PHYSICIAN: {full}, M.D.',
  'cc: {full}, referring provider',
  'I discussed the results with Dr. {family} by phone.',
  "The patient's daughter, {full}, was at the bedside.",
  'Her husband {given} drove her to the clinic.',
  'Dear Dr. {family},\n\nI saw our mutual patient today.',
  'Dear {full},\n\nYour results are normal.',
  'Sincerely,\n{full}',
  'Emergency contact: {full} (sister).',
  'SURGEON: {full}\nANESTHESIA: General endotracheal.',
  'Per {full}, the wound was clean this morning.',
  'My patient {full} has an INR of 4.2, what should I do?',
  'Write a discharge letter for {full}, admitted with sepsis.',
  'RE: {full}\nThe MRI shows no acute infarct.',
  'Nurse {family} removed the drain without difficulty.',
  'I met with {full} and reviewed the treatment plan.',
  'Interpreter {full} assisted with the visit.',
  'Consent was obtained from {full} before the procedure.',
  'NOK: {full}, phone on file.',
  'Reviewed with {full}, PharmD. Warfarin held.',
  'Assessment: {full} is recovering as expected after surgery.',
];

type Writing = (text: string) => string;
interface Group {
  readonly name: string;
  readonly persons: readonly Person[];
  readonly write?: Writing;
  /** Family name in front, as in much of Asia and Hungary. */
  readonly isFamilyFirst?: boolean;
}

interface Axis {
  readonly name: string;
  readonly groups: readonly Group[];
}

const plain = (groups: Readonly<Record<string, readonly string[]>>): Group[] =>
  Object.entries(groups).map(([name, given]) => ({ name, persons: personsNamed(given) }));

function axes(sharesPath: string): Axis[] {
  const shares = givenByShare(sharesPath);
  const usual = FORMS.plain!;
  return [
    {
      name: 'origin',
      groups: Object.entries(ORIGINS).map(([name, origin]) => ({
        name,
        persons: personsOf(origin, shares),
      })),
    },
    { name: 'gender', groups: plain(GENDERS) },
    { name: 'popularity', groups: plain(POPULARITY) },
    { name: 'decade', groups: plain(DECADES) },
    {
      name: 'form',
      groups: [
        ...Object.entries(FORMS).map(([name, persons]) => ({ name, persons })),
        { name: 'family name first', persons: usual, isFamilyFirst: true },
        { name: 'ALL CAPITALS', persons: usual, write: (text: string) => text.toUpperCase() },
        { name: 'lower case', persons: usual, write: (text: string) => text.toLowerCase() },
      ],
    },
  ];
}

/** The template with this person in it, and where the names stand. */
function fill(template: string, person: Person, group: Group): { text: string; names: Span[] } {
  const write = group.write ?? ((text: string) => text);
  const names: Span[] = [];
  let text = '';
  let done = 0;
  for (const { index, 0: slot } of template.matchAll(/\{[^}]+\}/g)) {
    text += write(template.slice(done, index));
    const start = text.length;
    text += write(render(slot.slice(1, -1), person, group.isFamilyFirst === true));
    names.push({ start, end: text.length, label: 'NAME' });
    done = index + slot.length;
  }
  return { text: text + write(template.slice(done)), names };
}

function render(slot: string, { given, family }: Person, isFamilyFirst: boolean): string {
  if (slot === 'given') return given;
  if (slot === 'family') return family;
  if (slot === 'last, first') return `${family}, ${given}`;
  return isFamilyFirst ? `${family} ${given}` : `${given} ${family}`;
}

const TOKEN = /\p{L}[\p{L}\p{M}]*/gu;

/** Every word of the name is touched by a finding. */
function isFound(text: string, name: Span, found: readonly Span[]): boolean {
  for (const { index, 0: word } of text.slice(name.start, name.end).matchAll(TOKEN)) {
    const start = name.start + index;
    if (!found.some((one) => one.start < start + word.length && start < one.end)) return false;
  }
  return true;
}

export interface GroupResult {
  readonly name: string;
  readonly names: number;
  readonly recall: Estimate;
}

export interface AxisResult {
  readonly name: string;
  readonly groups: readonly GroupResult[];
  readonly worst: GroupResult;
  /** Best minus worst. */
  readonly gap: Estimate;
  /** Friedman's test (Wilcoxon's for two groups) over template means, Holm-adjusted. */
  readonly p: number;
}

/** `table[template][name]`: found or not. */
type Table = readonly (readonly boolean[])[];

export function measureEquity(
  detect: (text: string) => readonly Span[],
  sharesPath: string,
): AxisResult[] {
  const measured = axes(sharesPath).map(({ name, groups }) => {
    const tables = groups.map((group) => tableOf(group, detect));
    return { name, groups, tables };
  });
  const adjusted = holm(measured.map(({ tables }) => compare(tables)));
  return measured.map(({ name, groups, tables }, index) => {
    const draws = bootstrap(tables);
    const results = groups.map((group, place) => ({
      name: group.name,
      names: group.persons.length,
      recall: { value: mean(tables[place]!), ...interval(draws.map((draw) => draw[place]!)) },
    }));
    const worst = results.reduce((a, b) => (b.recall.value < a.recall.value ? b : a));
    const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
    const gap = {
      value: spread(results.map((one) => one.recall.value)),
      ...interval(draws.map(spread)),
    };
    return { name, groups: results, worst, gap, p: adjusted[index]! };
  });
}

function tableOf(group: Group, detect: (text: string) => readonly Span[]): Table {
  return TEMPLATES.map((template) =>
    group.persons.map((person) => {
      const { text, names } = fill(template, person, group);
      const found = detect(text);
      return names.every((name) => isFound(text, name, found));
    }),
  );
}

const rowMean = (row: readonly boolean[]) => row.filter(Boolean).length / row.length;
const mean = (table: Table) => table.reduce((sum, row) => sum + rowMean(row), 0) / table.length;

function compare(tables: readonly Table[]): number {
  const means = tables.map((table) => table.map(rowMean));
  return means.length === 2 ? wilcoxon(means[0]!, means[1]!) : friedman(means);
}

const RESAMPLES = 500;
const SEED = 2;

/** Templates are drawn once for all groups, names within each. `result[round][group]`. */
function bootstrap(tables: readonly Table[]): number[][] {
  const next = random(SEED);
  const draw = (below: number) => Math.floor(next() * below);
  return Array.from({ length: RESAMPLES }, () => {
    const templates = TEMPLATES.map(() => draw(TEMPLATES.length));
    return tables.map((table) => {
      const size = table[0]!.length;
      const names = Array.from({ length: size }, () => draw(size));
      let found = 0;
      for (const template of templates) {
        const row = table[template]!;
        for (const name of names) if (row[name] === true) found += 1;
      }
      return found / (templates.length * size);
    });
  });
}
