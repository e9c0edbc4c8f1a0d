/**
 * Who runs an upstream outside, and what was agreed with them: the facts that decide whether health data
 * may go there (45 CFR 164.502(e), 164.504(e), 164.514(e)(4); 42 CFR 2.11). Agreements are dated and on
 * file (164.502(e)(2): assurances are documented by a written contract): one that has lapsed, does not
 * begin until tomorrow, or that nobody signed or can show, is none.
 */
import * as z from 'zod';
import { PURPOSES_OF_USE, type PurposeOfUse } from './purpose.ts';
import { RECEIVER_REFRAINS } from './sensitivity.ts';

/**
 * - `baa`  business associate agreement, 45 CFR 164.504(e)
 * - `qsoa` qualified service organization agreement, 42 CFR 2.11
 * - `dua`  data use agreement for a limited data set, 45 CFR 164.514(e)(4)
 */
export const AGREEMENT_KINDS = ['baa', 'qsoa', 'dua'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
  message: 'write letters, digits, and . _ - between them: 64 characters at most',
});
const title = z.string().trim().min(1, 'write a name').max(256);
const day = z.iso.date({ message: 'write a date: 2026-01-31' });
const instant = z.iso.datetime({ message: 'write an instant in UTC: 2026-01-31T12:00:00Z' });
const region = z.string().regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/, {
  message: 'write ISO 3166: US, US-TX, DE',
});
const purpose = z.enum(Object.keys(PURPOSES_OF_USE) as [PurposeOfUse, ...PurposeOfUse[]]);

/**
 * An organisation, or the device that a model is, as records of patients name it: a FHIR reference, or an
 * identifier as `system|value`.
 */
export const organisationReference = z
  .string()
  .max(512)
  .regex(
    /^(?:(?:https?:\/\/[^\s|]+\/)?(?:Organization|Device)\/[A-Za-z0-9.-]{1,64}|[A-Za-z][A-Za-z0-9+.-]*:[^\s|]+\|[^\s|](?:[^|]*[^\s|])?)$/,
    {
      message:
        'write a FHIR reference (Organization/17, or its URL) or an identifier (http://hl7.org/fhir/sid/us-npi|1234567893)',
    },
  );

/** As the register may hold it from before: one that is not on file counts for nothing. */
const storedAgreement = z
  .strictObject({
    id: id.describe('What people call it, for instance the contract number.'),
    kind: z
      .enum(AGREEMENT_KINDS)
      .describe(
        'baa: business associate agreement; qsoa: qualified service organization agreement (42 CFR 2.11); dua: data use agreement for a limited data set.',
      ),
    document: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/, { message: 'write sha256: and 64 hexadecimal digits' })
      .exactOptional()
      .describe(
        'SHA-256 of the signed document: `sha256:` and the 64 digits of `sha256sum baa.pdf`. This or reference is needed.',
      ),
    reference: title
      .exactOptional()
      .describe('Where the signed document is kept: its number in the archive of contracts.'),
    signedBy: title
      .exactOptional()
      .describe('Who signed it for the provider: name or office. Needed.'),
    from: day.describe('First day on which it holds, in UTC.'),
    until: day.exactOptional().describe('Last day on which it holds, in UTC. Default: no end.'),
    terminatedAt: instant.exactOptional().describe('When it was ended before its time.'),
    isEnded: z
      .literal(true)
      .exactOptional()
      .describe(
        'That this time has come: the register writes it, and it holds whatever a clock says later.',
      ),
    upstreams: z
      .array(id)
      .min(1)
      .exactOptional()
      .describe('Upstreams that it covers. Default: all of the provider.'),
    purposes: z
      .array(purpose)
      .min(1)
      .exactOptional()
      .describe('Purposes of use that it covers. Default: all.'),
    useCases: z
      .array(id)
      .min(1)
      .exactOptional()
      .describe('Use cases that it covers. Default: all.'),
  })
  .refine(({ from, until }) => until === undefined || from <= until, {
    path: ['until'],
    message: 'the last day lies before the first',
  });

/** One that can be shown. */
function isOnFile({ document, reference, signedBy }: Agreement): boolean {
  return (document ?? reference) !== undefined && signedBy !== undefined;
}

/** As people enter it. */
export const agreementSchema = storedAgreement.superRefine(
  ({ document, reference, signedBy }, context) => {
    const needed = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message, params: { remedy: message } });
    if (document === undefined && reference === undefined) {
      needed(
        'document',
        'give document (SHA-256 of the signed paper) or reference (where it is kept): an agreement that nobody can show is none',
      );
    }
    if (signedBy === undefined) {
      needed(
        'signedBy',
        'say who signed it for the provider: an agreement that nobody signed is none',
      );
    }
  },
);

/** Duties of whoever receives: HL7 v3 ActCode, RefrainPolicy and ObligationPolicy. */
export const RECEIVER_DUTIES = [...RECEIVER_REFRAINS, 'PERSISTLABEL', 'DELAU', 'ENCRYPTR'] as const;

const providerWith = <T extends z.ZodType>(agreement: T) =>
  z.strictObject({
    id: id.describe('What upstreams call it.'),
    title: title.describe('Name and place of the organisation.'),
    references: z
      .array(organisationReference)
      .max(64)
      .prefault([])
      .describe(
        'Every FHIR reference, and every identifier as system|value, by which consents of patients name it: Organization/17. References to the server under patients.fhir are written without its URL. Without any, what a consent says of a named recipient counts as perhaps about it: a refusal holds, a permission does not.',
      ),
    agreements: z
      .array(agreement)
      .max(64)
      .prefault([])
      .describe('Agreements on file, past ones included.'),
    takesOn: z
      .array(z.enum(RECEIVER_DUTIES))
      .prefault([])
      .describe(
        'Duties of a receiver (HL7 ActCode) that an agreement binds it to, for instance NORDSCLCD: no redisclosure without consent.',
      ),
    retentionDays: z
      .number()
      .int()
      .min(0)
      .max(36_500)
      .exactOptional()
      .describe('How long it keeps what it is sent. 0: not at all. Default: not known.'),
    trainsOnData: z
      .boolean()
      .exactOptional()
      .describe('Whether it trains models on what it is sent. Default: not known.'),
    region: region
      .exactOptional()
      .describe('Where it processes and keeps data: ISO 3166 code of a country or state.'),
    subprocessors: z
      .array(
        z.strictObject({
          name: title.describe('Name of the organisation.'),
          hasAgreement: z
            .boolean()
            .describe('Whether it is bound as the provider is, 45 CFR 164.502(e)(1)(ii).'),
          region: region.exactOptional().describe('Where it works: ISO 3166. Default: not known.'),
        }),
      )
      .max(256)
      .prefault([])
      .describe('Whom the provider passes data on to.'),
  });

/** As people enter it, in the configuration and in the register. */
export const providerSchema = providerWith(agreementSchema);
/** As the register may hold it from before. */
export const storedProviderSchema = providerWith(storedAgreement);

export type Agreement = DeepReadonly<z.output<typeof agreementSchema>>;
export type Provider = DeepReadonly<z.output<typeof providerSchema>>;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

const DAY_MS = 86_400_000;

/**
 * As it is written down: an agreement whose end has come does not begin anew when a clock steps back.
 *
 * @param at milliseconds since 1970
 */
export function withEnds(provider: Provider, at: number): Provider {
  const agreements = provider.agreements.map((agreement): Agreement => {
    const { terminatedAt } = agreement;
    const isOver = terminatedAt !== undefined && Date.parse(terminatedAt) <= at;
    return isOver ? { ...agreement, isEnded: true } : agreement;
  });
  return { ...provider, agreements };
}

/** @param at milliseconds since 1970 */
export function isInForce(agreement: Agreement, at: number): boolean {
  if (!isOnFile(agreement)) return false;
  const { from, until, terminatedAt, isEnded } = agreement;
  if (isEnded) return false;
  if (at < Date.parse(from)) return false;
  if (until !== undefined && at >= Date.parse(until) + DAY_MS) return false;
  return terminatedAt === undefined || at < Date.parse(terminatedAt);
}
