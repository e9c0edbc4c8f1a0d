/** Forms that a model may give to an age, a place or a placeholder, beside the one that was issued. */
import type { SurrogatePair } from '../core/phi.ts';
import { age } from './age-surrogates.ts';
import { parseName } from './name-mention.ts';
import { placeForms } from './place-forms.ts';

export interface OtherForm {
  readonly alias: string;
  readonly original: string;
  readonly kind: 'number' | 'placeholder' | 'bare' | 'word' | 'street' | 'unit';
  /** Only with its capitals, and no sum: `98M`, not `98m` or `$98M`. */
  readonly isCapital?: boolean;
}

/** `[PATIENT-1]`, `[PATIENT-1-FAMILY]`, `[PATIENT-1-FULL-2]`. */
const PLACEHOLDER = /^\[[A-Z][A-Z-]*-\d+(?:-[A-Z]+(?:-\d+)?)?\]$/;
const FULL_NAME = /^\[[A-Z]+-\d+\]$/;

export const isPlaceholder = (surrogate: string): boolean => PLACEHOLDER.test(surrogate);

/** @param issued every surrogate of the exchange */
export function otherForms(
  pair: SurrogatePair,
  issued: ReadonlyMap<string, unknown>,
): readonly OtherForm[] {
  if (isPlaceholder(pair.surrogate)) return placeholderForms(pair, issued);
  const { surrogate, original, category } = pair;
  if (category === 'location' || category === 'organization')
    return placeForms(surrogate, original);
  if (category === 'email') return emailForms(surrogate, original);
  return category === 'age' ? ageForms(pair) : [];
}

/** As an address of the web has its sign (RFC 3986 §2.1), and as it is kept from machines. */
const emailForms = (surrogate: string, original: string): readonly OtherForm[] =>
  ['%40', ' [at] ', ' (at) ', ' at '].map((sign) => ({
    alias: surrogate.replace('@', sign),
    original: original.replace('@', sign),
    kind: 'word',
  }));

/** What models write for its hyphens: `[PATIENT_1]`, `[PATIENT 1]`. */
const JOINTS = ['_', ' '];

/** Without its brackets, or with other joints in them; and of a name in full the parts that were not issued, should the model ask for them. */
function placeholderForms(
  { surrogate, original, category }: SurrogatePair,
  issued: ReadonlyMap<string, unknown>,
): OtherForm[] {
  const bare = surrogate.slice(1, -1);
  const forms: OtherForm[] = [{ alias: bare, original, kind: 'bare' }];
  for (const joint of JOINTS)
    forms.push({ alias: surrogate.replaceAll('-', joint), original, kind: 'placeholder' });
  if (category !== 'name' || !FULL_NAME.test(surrogate)) return forms;
  for (const part of ['given', 'family'] as const) {
    const alias = `${bare}-${part.toUpperCase()}`;
    const text = partOf(original, part);
    if (text === undefined || issued.has(`[${alias}]`)) continue;
    forms.push({ alias: `[${alias}]`, original: text, kind: 'placeholder' });
    forms.push({ alias, original: text, kind: 'bare' });
  }
  return forms;
}

/** One part of a name as it stands there. */
function partOf(text: string, part: 'given' | 'family'): string | undefined {
  const { tokens } = parseName(text);
  const own = tokens.filter((token) => token.part === part && token.kind === 'word');
  return own.length === 0 ? undefined : text.slice(own[0]!.start, own.at(-1)!.end);
}

/** A number that the class of ages over 89 may have lost its `+` from: by itself it may mean anything. */
export const isBareAge = ({ surrogate, category }: SurrogatePair): boolean =>
  category === 'age' && /^\d+$/.test(surrogate);

/**
 * `94 years old` where `94-year-old` was issued, `90-year-old` and `90+-year-old` where `90+` was. Of the class
 * what says less than that stays: `over 90 years` is a rule for many.
 */
function ageForms(pair: SurrogatePair): OtherForm[] {
  const ages = agesOf(pair);
  if (ages === undefined) return [];
  const { from, to } = ages;
  return [from, `${from}+`].flatMap((number) =>
    [...AGE_FORMS, ...(isClass(pair) ? [] : BARE_AGE_FORMS)].map(
      (form): OtherForm => ({
        alias: form.replace('#', number),
        original: form.replace('#', to),
        kind: 'number',
        ...(form.endsWith('M') && { isCapital: true }),
      }),
    ),
  );
}

const isClass = ({ surrogate }: SurrogatePair): boolean => /^\d+\+?$/.test(surrogate);

/** What may mean something else in a text that was sent: `98 years`. */
export function bareAges(pair: SurrogatePair): readonly string[] {
  const ages = pair.category === 'age' && !isClass(pair) ? agesOf(pair) : undefined;
  return ages === undefined ? [] : BARE_AGE_FORMS.map((form) => form.replace('#', ages.from));
}

/** Digits of the ages that the two sides of a pair say. */
export function agesOf({
  surrogate,
  original,
}: SurrogatePair): { from: string; to: string } | undefined {
  const [from, to] = [surrogate, original].map(
    (text) => /\d+/.exec(text)?.[0] ?? wordsToNumber(text),
  );
  return from === undefined || to === undefined ? undefined : { from, to };
}

const AGE_FORMS =
  '#-year-old|#-year old|# year-old|#-yr-old|#-yr old|# yr-old|# year old|# yr old|#yr old|#yrs old|# yrs old|#yrs|#yr|#yom|#yof|# yom|# yof|# years old|# years of age|# y/o|#y/o|# y.o.|#y.o.|# yo|#yo|#y|aged #|age #|age: #|"age": #|"age":#|age of #|turned #'.split(
    '|',
  );

/** `98F` is left: it may be a temperature. */
const BARE_AGE_FORMS = ['# years', '# yrs', '# yr', '#M', '# M'];

function wordsToNumber(text: string): string | undefined {
  // `age` finds the words; asked for "itself" it tells which number they say.
  let value: string | undefined;
  age(text, (found) => {
    value = found;
    return { below: () => 0 } as never;
  });
  return value !== undefined && /^\d+$/.test(value) ? value : undefined;
}
