/** Traits and proxies in the name of a field: a FHIR path, a column, a property of an output, a field of HL7 v2. */
import {
  EXTENSIONS,
  FHIR_PATHS,
  FHIR_RESOURCES,
  HL7V2_FIELDS,
  LOINC_CODES,
  NOT_OF_THE_PATIENT,
} from './record-paths.ts';
import { RULES, ruleOf } from './rules.ts';
import type { ScanRule } from './traits.ts';

/** Each rule once. */
export function findInField(field: string): ScanRule[] {
  const path = field.replace(
    /\[[^\]]*\]|\.(?:where|first|last|ofType|extension|exists)\([^)]*\)/g,
    '',
  );
  const root = /^%?([A-Z][A-Za-z]+)(?=\.|$)/.exec(path)?.[1];
  const ids = [...known(field), ...(root === undefined ? [] : inFhir(path.replace('%', ''), root))];
  const byTable = ids.map(ruleOf);
  const byWords = root !== undefined && NOT_OF_THE_PATIENT.has(root) ? [] : inWords(path);
  return [...new Set([...byTable, ...byWords])];
}

/** Codes that say by themselves what they are, wherever in a path they stand. */
function* known(field: string): Generator<string> {
  const parts = field.split(/[^\w.-]+|\.(?![\d])/);
  for (const part of parts) {
    const id =
      own(EXTENSIONS, part.toLowerCase()) ??
      own(LOINC_CODES, part) ??
      own(HL7V2_FIELDS, part.toUpperCase().replace('.', '-'));
    if (id !== undefined) yield id;
  }
}

function* inFhir(path: string, root: string): Generator<string> {
  const resource = own(FHIR_RESOURCES, root);
  if (resource !== undefined) yield resource;
  for (const [known, id] of Object.entries(FHIR_PATHS)) {
    if (path === known || path.startsWith(`${known}.`)) yield id;
  }
}

function inWords(path: string): ScanRule[] {
  const words = wordsOf(path);
  return RULES.flatMap(({ rule, fields, notFields }) => {
    const isOther = (at: number, length: number) =>
      notFields.some((sequence) =>
        placesOf(sequence, words).some(
          (place) => place < at + length && at < place + sequence.length,
        ),
      );
    const isFound = fields.some((sequence) =>
      placesOf(sequence, words).some((at) => !isOther(at, sequence.length)),
    );
    return isFound ? [rule] : [];
  });
}

/** `preferredLanguage`, `PREFERRED_LANGUAGE`, `preferred-language`: two words each; accents are dropped. */
function wordsOf(path: string): string[] {
  return path
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function placesOf(sequence: readonly string[], words: readonly string[]): number[] {
  return words.flatMap((_, at) =>
    sequence.every((word, index) => words[at + index] === word) ? [at] : [],
  );
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
