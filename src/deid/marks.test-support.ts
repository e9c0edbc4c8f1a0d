/**
 * Texts with marked findings for tests: `seen by ‹name:Maria Garcia›`, with a type where it matters
 * (`‹location.zip:77030›`) and a known person by index (`‹name@0:Maria›`).
 */
import type { Locus } from '../core/locus.ts';
import type { KnownPerson } from '../core/person.ts';
import type { Finding, PhiCategory } from '../core/phi.ts';
import { type DeidStyle, type Masked, maskWith } from './mask.ts';

const MARK = /‹([a-z_]+)(?:\.([a-z-]+))?(?:@(\d+))?:([^›]*)›/gu;

function unmark(marked: string): { text: string; findings: Finding[] } {
  const findings: Finding[] = [];
  let text = '';
  let at = 0;
  for (const { 0: whole, 1: category, 2: type, 3: person, 4: value, index } of marked.matchAll(
    MARK,
  )) {
    text += marked.slice(at, index);
    findings.push({
      start: text.length,
      end: text.length + value!.length,
      category: category as PhiCategory,
      type: type ?? category!,
      score: 1,
      rule: `test/${category}`,
      ...(person !== undefined && { person: Number(person) }),
    });
    text += value;
    at = index + whole.length;
  }
  return { text: text + marked.slice(at), findings };
}

export interface MaskedMarks extends Masked {
  readonly texts: readonly string[];
  readonly masked: readonly string[];
}

export interface MarkOptions {
  readonly patients?: readonly KnownPerson[];
  readonly style?: DeidStyle;
  readonly conversation?: string;
  readonly secret?: number;
  readonly kind?: Locus['kind'];
}

/** Masks marked texts as one exchange. */
export function maskMarked(marked: readonly string[], options: MarkOptions = {}): MaskedMarks {
  const parsed = marked.map(unmark);
  const searcher = {
    engine: 'marks',
    persons: options.patients ?? [],
    find: () => parsed.map(({ findings }) => findings),
  };
  const loci = parsed.map(
    ({ text }, index): Locus => ({ kind: options.kind ?? 'text', path: `[${index}]`, text }),
  );
  const result = maskWith(searcher, loci, {
    secret: new Uint8Array(32).fill(options.secret ?? 1),
    style: options.style ?? 'surrogate',
    scope: {
      patients: options.patients ?? [],
      caller: 'caller',
      conversation: options.conversation ?? 'conversation',
    },
  });
  return {
    ...result,
    texts: loci.map((locus) => locus.text),
    masked: loci.map((locus, index) => result.replaced[index] ?? locus.text),
  };
}

export function patient(
  ref: string,
  given: string,
  family: string,
  more: Partial<KnownPerson> = {},
): KnownPerson {
  return {
    ref,
    role: 'patient',
    names: [{ given: given.split(' '), family }],
    dates: [],
    phones: [],
    emails: [],
    addresses: [],
    identifiers: [],
    ...more,
  };
}
