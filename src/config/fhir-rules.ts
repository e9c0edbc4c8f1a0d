/**
 * Rules on FHIR elements, in the form of Microsoft's "Tools for Health Data Anonymization":
 *
 *     { "fhirVersion": "R4",
 *       "fhirPathRules": [ { "path": "nodesByType('HumanName')", "method": "redact" } ],
 *       "parameters": { "enablePartialDatesForRedact": true } }
 *
 * What has no counterpart here is refused with its place and what to write instead: nothing in such a file
 * is passed over.
 *
 * Source  github.com/microsoft/Tools-for-Health-Data-Anonymization, docs/FHIR-anonymization.md
 */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import { Failure } from '../core/failures.ts';
import type { FhirRule, FhirRuleTreatment } from '../core/fhir-path/fhir-rule.ts';
import { ruleFault } from '../core/fhir-path/rule-fault.ts';
import { LIMITS } from '../core/limits.ts';
import { utf8Text } from '../core/utf8-text.ts';
import { invalid, readWith } from './read-with.ts';

/** @throws Failure config_invalid; `problems` lists all that is wrong */
export function readFhirRules(file: string): readonly FhirRule[] {
  const name = basename(file);
  const text = contentOf(file);
  try {
    JSON.parse(text);
  } catch {
    throw invalid([{ at: name, remedy: 'not JSON: comments and trailing commas are not taken' }]);
  }
  // A tab stands between values alone, and YAML, which tells lines and columns, takes none there.
  return readWith(configuration, text.replaceAll('\t', ' '), name);
}

function contentOf(file: string): string {
  try {
    if (statSync(file).size > LIMITS.deidSettingsBytesMax) {
      throw invalid([{ at: file, remedy: 'the file is too large to be rules: check the path' }]);
    }
    return utf8Text(readFileSync(file), (remedy) => invalid([{ at: file, remedy }]));
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw invalid([{ at: file, remedy: 'cannot be read: check path and permissions' }], cause);
  }
}

const METHODS = [
  'redact',
  'keep',
  'dateshift',
  'cryptohash',
  'substitute',
  'perturb',
  'generalize',
] as const;

const NO_COUNTERPART: Readonly<Record<string, string>> = {
  encrypt:
    'encrypt has no counterpart here, for what is encrypted leads back: write cryptoHash or redact',
};

const method = z
  .string()
  .transform((written) => written.toLowerCase())
  .superRefine((written, context) => {
    if ((METHODS as readonly string[]).includes(written)) return;
    const known = 'redact, keep, dateShift, cryptoHash, substitute, perturb, generalize';
    const message = NO_COUNTERPART[written] ?? `write one of: ${known}`;
    context.addIssue({ code: 'custom', message });
  });

const rule = z
  .strictObject({
    path: z.string().min(1, 'write a FHIRPath'),
    method,
    replaceWith: z
      .union([z.string(), z.number(), z.boolean(), z.record(z.string(), z.unknown())])
      .optional(),
    span: z.number().min(0).optional(),
    rangeType: z
      .string()
      .transform((written) => written.toLowerCase())
      .refine((written) => written === 'fixed' || written === 'proportional', {
        message: 'write one of: fixed, proportional',
      })
      .optional(),
    roundTo: z.number().int().min(0).max(28).optional(),
    cases: z.record(z.string(), z.string()).optional(),
    otherValues: z.enum(['redact', 'keep']).optional(),
  })
  .superRefine((written, context) => {
    const refuse = (field: keyof WrittenRule, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    for (const [field, owner] of Object.entries(OF_METHOD)) {
      const name = field as keyof typeof OF_METHOD;
      if (written[name] !== undefined && written.method !== owner) {
        refuse(name, `this is of ${owner}: leave it out`);
      }
    }
    for (const name of NEEDED) {
      if (written[name] === undefined && written.method === OF_METHOD[name]) {
        refuse('method', `${written.method} needs ${name}`);
      }
    }
    if (Object.keys(written.cases ?? {}).length > LIMITS.fhirRuleCasesMax) {
      refuse('cases', `write at most ${LIMITS.fhirRuleCasesMax} cases`);
    }
  });

const OF_METHOD = {
  replaceWith: 'substitute',
  span: 'perturb',
  rangeType: 'perturb',
  roundTo: 'perturb',
  cases: 'generalize',
  otherValues: 'generalize',
} as const;

const NEEDED = ['replaceWith', 'span', 'cases'] as const;

type WrittenRule = z.output<typeof rule>;

/** A key that a file holds is one that everybody has who has the file. */
const key = z.string().refine((written) => written === '', {
  message:
    'secret_in_file: leave it out, the key comes from --key-file; if one stood here, it is spent: make another',
});

const flag = z.boolean().prefault(false);

const parameters = z.strictObject({
  dateShiftKey: key.optional(),
  cryptoHashKey: key.optional(),
  encryptKey: key.optional(),
  dateShiftScope: z
    .string()
    .refine((written) => written === 'resource' || written === 'folder', {
      message: 'write resource or folder; without it the dates of a patient move together',
    })
    .optional(),
  dateShiftFixedOffsetInDays: z
    .unknown()
    .refine((written) => written === undefined, {
      message: 'a shift that is written down is undone by whoever reads it: leave it out',
    })
    .optional(),
  enablePartialAgesForRedact: flag,
  enablePartialDatesForRedact: flag,
  enablePartialZipCodesForRedact: flag,
  restrictedZipCodeTabulationAreas: z
    .array(z.string().regex(/^\d{3}$/, 'write three digits, in quotes'))
    .prefault([]),
});

type Parameters = z.output<typeof parameters>;

const configuration = z
  .strictObject({
    fhirVersion: z
      .string()
      .refine((written) => written === 'R4' || written === '', { message: 'only R4 is read here' })
      .nullish(),
    processingErrors: z
      .string()
      .refine((written) => written === 'raise', {
        message: 'write raise: what cannot be de-identified is left out, and told',
      })
      .optional(),
    fhirPathRules: z.array(rule).min(1).max(LIMITS.fhirRulesMax),
    parameters: parameters.prefault({}),
  })
  .transform((written, context) =>
    written.fhirPathRules.map((each, index): FhirRule => {
      const made = { path: each.path, treatment: treatmentOf(each, written.parameters) };
      const message = ruleFault(made);
      if (message !== undefined) {
        const path = ['fhirPathRules', index, message.startsWith('case ') ? 'cases' : 'path'];
        context.addIssue({ code: 'custom', path, message });
      }
      return made;
    }),
  );

function treatmentOf(written: WrittenRule, set: Parameters): FhirRuleTreatment {
  switch (written.method as (typeof METHODS)[number]) {
    case 'keep':
      return { method: 'keep' };
    case 'redact':
      return {
        method: 'redact',
        keepsYears: set.enablePartialDatesForRedact,
        keepsAges: set.enablePartialAgesForRedact,
        keepsZip3: set.enablePartialZipCodesForRedact,
        restrictedZip3: set.restrictedZipCodeTabulationAreas,
      };
    case 'dateshift':
      return { method: 'shift', ...SCOPES[set.dateShiftScope ?? ''] };
    case 'cryptohash':
      return { method: 'pseudonym' };
    case 'substitute':
      return { method: 'substitute', json: JSON.stringify(written.replaceWith) };
    case 'perturb':
      return {
        method: 'perturb',
        span: written.span!,
        isProportional: written.rangeType === 'proportional',
        ...(written.roundTo !== undefined && { decimals: written.roundTo }),
      };
    case 'generalize':
      return {
        method: 'generalise',
        cases: Object.entries(written.cases!).map(([condition, value]) => ({ condition, value })),
        others: written.otherValues ?? 'redact',
      };
  }
}

const SCOPES: Readonly<Record<string, { readonly scope: 'resource' | 'all' }>> = {
  resource: { scope: 'resource' },
  folder: { scope: 'all' },
};
