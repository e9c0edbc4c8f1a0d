/**
 * The reversible profile over a document: what the gateway does to a request (`mask.ts`), with the
 * values that a format knows as findings of their own.
 */
import type { Locus } from '../core/locus.ts';
import type { KnownPerson } from '../core/person.ts';
import type { Finding, PhiCategory, SurrogatePair } from '../core/phi.ts';
import { ENGINE_VERSION } from '../detect/index.ts';
import type { DocumentLocus } from '../formats/index.ts';
import { methodFor } from '../profiles/index.ts';
import type { SearchedDocument, Tools } from './document.ts';
import { maskWith } from './mask.ts';
import { count, type Tally } from './tally.ts';
import { readReference, shapeCode } from './transforms/code-shape.ts';
import { isOldAge } from './transforms/generalise-age.ts';

interface MaskedDocument {
  readonly changes: (string | null | undefined)[];
  readonly pairs: readonly SurrogatePair[];
}

export function maskDocument(
  document: SearchedDocument,
  tools: Tools,
  tally: Tally,
): MaskedDocument {
  const { loci, subject } = document;
  const { persons } = document.known;
  const isChanged = ({ category, type }: Finding) =>
    methodFor(tools.profile, category, type) !== 'keep';
  const findings = loci.map((locus, index) =>
    findingsIn(locus, document.findings[index]!).filter(isChanged),
  );
  const masked = maskWith(
    { engine: ENGINE_VERSION, persons, find: () => findings },
    loci.map(plain),
    {
      secret: tools.secret!,
      scope: scopeOf(persons, subject),
      style: 'surrogate',
      order: document.order,
    },
  );
  const pairs = [...masked.pairs];
  const changes = loci.map((locus, index) => {
    const change = changeOf(locus, masked.replaced[index], tools, pairs);
    if (change !== undefined) {
      const method =
        change === null ? 'redact' : locus.role === 'reference' ? 'pseudonym' : 'surrogate';
      tally.charactersChanged += findings[index]!.reduce((sum, f) => sum + f.end - f.start, 0);
      for (const { category } of findings[index]!) count(tally.methods, `${category} ${method}`);
      if (locus.role !== 'text') count(tally.methods, `${locus.role} ${method}`);
    }
    return change;
  });
  return { changes, pairs };
}

function findingsIn(locus: DocumentLocus, found: readonly Finding[]): readonly Finding[] {
  const whole = (category: PhiCategory, type: string): Finding[] =>
    locus.text === ''
      ? []
      : [{ start: 0, end: locus.text.length, category, type, score: 1, rule: `field/${category}` }];
  switch (locus.role) {
    case 'value':
      return locus.category === undefined
        ? found
        : whole(locus.category, locus.type ?? locus.category);
    case 'date':
      return whole('date', 'date.field');
    case 'postal-code':
      return whole('location', 'zip');
    case 'age':
      return isOldAge(locus.text, locus.type ?? 'age') ? whole('age', 'age') : [];
    default:
      return found;
  }
}

const plain = ({ kind, path, text, label }: DocumentLocus): Locus => ({
  kind,
  path,
  text,
  ...(label !== undefined && { label }),
});

function changeOf(
  { role, kind, text }: DocumentLocus,
  replaced: string | undefined,
  tools: Tools,
  pairs: SurrogatePair[],
): string | null | undefined {
  if (role === 'media') return null;
  if (role !== 'reference') return replaced;
  const { before, id } = readReference(text);
  const surrogate = shapeCode(tools.pseudonyms!.bytesFor('', id), id, kind === 'number');
  pairs.push({ surrogate, original: id, category: 'other_unique_id' });
  return before + surrogate;
}

/**
 * The patient of the subject's name, or one made up, so that documents of one patient share surrogates,
 * whether or not they name the patient, and whoever else they name.
 */
export function scopeOf(persons: readonly KnownPerson[], subject: string) {
  const patients = persons.filter(({ role }) => role === 'patient');
  const own = patients.filter(({ ref }) => ref === subject);
  if (own.length > 0) return { patients: own, caller: subject };
  if (patients.length > 0 && !subject.startsWith('Patient/')) return { patients, caller: subject };
  const bare: KnownPerson = {
    ref: subject,
    role: 'patient',
    names: [],
    dates: [],
    phones: [],
    emails: [],
    addresses: [],
    identifiers: [],
  };
  return { patients: [bare], caller: subject };
}
