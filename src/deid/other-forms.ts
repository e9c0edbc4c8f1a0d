/** Forms that a model may give to an age or a placeholder, beside the one that was issued. */
import type { SurrogatePair } from '../core/phi.ts';
import { age } from './age-surrogates.ts';
import { parseName } from './name-mention.ts';

export interface OtherForm {
  readonly alias: string;
  readonly original: string;
  readonly kind: 'word' | 'placeholder' | 'bare';
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
  return pair.category === 'age' ? ageForms(pair) : [];
}

/** Without its brackets; and of a name in full the parts that were not issued, should the model ask for them. */
function placeholderForms(
  { surrogate, original, category }: SurrogatePair,
  issued: ReadonlyMap<string, unknown>,
): OtherForm[] {
  const bare = surrogate.slice(1, -1);
  const forms: OtherForm[] = [{ alias: bare, original, kind: 'bare' }];
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

/** `94 years old` where `94-year-old` was issued. */
function ageForms({ surrogate, original }: SurrogatePair): OtherForm[] {
  const [from, to] = [surrogate, original].map(
    (text) => /\d+/.exec(text)?.[0] ?? wordsToNumber(text),
  );
  if (from === undefined || to === undefined) return [];
  return AGE_FORMS.map((form) => ({
    alias: form.replace('#', from),
    original: form.replace('#', to),
    kind: 'word',
  }));
}

const AGE_FORMS =
  '#-year-old|# year old|# years old|# years of age|# y/o|# yo|#yo|aged #|age #|age of #'.split(
    '|',
  );

function wordsToNumber(text: string): string | undefined {
  // `age` finds the words; asked for "itself" it tells which number they say.
  let value: string | undefined;
  age(text, (found) => {
    value = found;
    return { below: () => 0 } as never;
  });
  return value !== undefined && /^\d+$/.test(value) ? value : undefined;
}
