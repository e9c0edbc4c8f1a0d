/**
 * The input scan of Section 1557, 45 CFR 92.210(b): which traits, and which close proxies of them, a version of a use case puts
 * before the model. It runs on every version, its result is kept beside it, and it says where, never what is done about it.
 *
 * What it reads are words: it cannot see what a model infers, and a view that is not declared to it is not scanned.
 */
import * as z from 'zod';
import { sha256 } from '../../../core/hash.ts';
import { LIMITS } from '../../../core/limits.ts';
import { word } from '../../use-cases/fields.ts';
import { line, parsed, sha256Hex } from '../words.ts';
import { findInField } from './find-in-field.ts';
import { findInText } from './find-in-text.ts';
import { RULE_IDS, RULES_SHA256 } from './rules.ts';
import { type ScanRule, TRAITS } from './traits.ts';

/** The parts of a version in which words can stand. */
const PARTS = ['prompts', 'fields', 'outputs', 'queries'] as const;

const texts = z.array(z.string().max(LIMITS.scanTextLengthMax)).max(LIMITS.scanTextsMax);

const scanInput = z.strictObject({
  useCase: word(),
  /** As the register numbers its versions. */
  version: line,
  /** Whole texts of prompts and templates. */
  prompts: texts.prefault([]),
  /** Paths or column names of the view that goes in. */
  fields: texts.prefault([]),
  /** Names of the properties that come out. */
  outputs: texts.prefault([]),
  /** What is searched for, in words or as FHIR queries. */
  queries: texts.prefault([]),
});

export type ScanInput = z.infer<typeof scanInput>;

const finding = z.strictObject({
  /** JSON pointer into the input: `/prompts/0`. */
  at: z.string().regex(/^\/(?:prompts|fields|outputs|queries)\/\d{1,6}$/),
  /** UTF-16 code units within it, `end` exclusive. */
  start: z.int().min(0),
  end: z.int().min(0),
  rule: z.enum(RULE_IDS),
  kind: z.enum(['measures', 'proxy']),
  traits: z.array(z.enum(TRAITS)).min(1),
});

export type ScanFinding = z.infer<typeof finding>;

const scanResult = z.strictObject({
  useCase: word(),
  version: line,
  /** Of everything that was scanned, in its order. */
  scanned: sha256Hex,
  /** Of the rules it was scanned by. */
  rules: sha256Hex,
  at: z.iso.datetime(),
  findings: z.array(finding).max(LIMITS.scanFindingsMax),
  /** More was found than is listed. */
  isCut: z.boolean(),
});

export type ScanResult = z.infer<typeof scanResult>;

/** @throws Failure document_invalid */
export function parseScanInput(value: unknown): ScanInput {
  return parsed(scanInput, 'input-scan', value);
}

/** Of a stored result. @throws Failure document_invalid */
export function parseScanResult(value: unknown): ScanResult {
  return parsed(scanResult, 'input-scan-result', value);
}

/** @param at milliseconds since 1970 */
export function scan(input: ScanInput, at: number): ScanResult {
  const { useCase, version } = input;
  const all = PARTS.flatMap((part) =>
    input[part].flatMap((text, index) =>
      findingsIn(part, text).map((each) => ({ at: `/${part}/${index}`, ...each })),
    ),
  );
  return {
    useCase,
    version,
    scanned: hashOf(input),
    rules: RULES_SHA256,
    at: new Date(at).toISOString(),
    findings: all.slice(0, LIMITS.scanFindingsMax),
    isCut: all.length > LIMITS.scanFindingsMax,
  };
}

/** Whether a stored result still speaks of this version: same texts, same rules. If not, scan again. */
export function isCurrent(result: ScanResult, input: ScanInput): boolean {
  return result.scanned === hashOf(input) && result.rules === RULES_SHA256;
}

function findingsIn(part: (typeof PARTS)[number], text: string): Omit<ScanFinding, 'at'>[] {
  const isName = part === 'fields' || part === 'outputs';
  const found = isName
    ? findInField(text).map((rule) => ({ rule, start: 0, end: text.length }))
    : findInText(text);
  return found.map(({ rule, start, end }) => ({ start, end, ...said(rule) }));
}

function said({ id, kind, traits }: ScanRule): Pick<ScanFinding, 'rule' | 'kind' | 'traits'> {
  return { rule: id, kind, traits: [...traits] };
}

function hashOf(input: ScanInput): string {
  return sha256(JSON.stringify(PARTS.map((part) => [part, input[part]]))).toString('hex');
}
