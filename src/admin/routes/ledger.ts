/** The ledger: entries, proofs, what concerns a patient, and erasing what stands beside it. */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import { isObject, type Json } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import { changeOutcome, isChange, verifyRegister } from '../../governance/index.ts';
import {
  ERASURE_RULES,
  erasureRecord,
  formatConsistencyFile,
  formatProofFile,
  hasSurplus,
  indicesIn,
  type LedgerEntry,
  merged,
  parseLeaf,
  parseVerifierKey,
  patientLookup,
  proveConsistency,
  proveInclusion,
  provenBeside,
  verifyStored,
} from '../../ledger/index.ts';
import { count, page, pageQuery, patientReference } from '../fields.ts';
import { cursorTo, cursorWithin, indexIn, stretchIn } from '../paging.ts';
import { type Route, route } from '../route.ts';
import type { LedgerServices } from '../services.ts';

const Entry = z
  .object({
    index: z.number().int(),
    record: z.record(z.string(), z.unknown()).describe('The value-free record that was signed.'),
    kept: z
      .record(z.string(), z.string())
      .describe(
        '`user`, the end user: kept beside the tree, where it can be erased. Empty unless it matches. What else is kept there is not shown.',
      ),
    patients: z
      .number()
      .int()
      .describe('How many patients can be found by this entry. 0 unless it matches.'),
    beside: z
      .enum(['matches', 'erased', 'unproven', 'untested', 'differs'])
      .describe(
        'Whether what stands beside the entry is what it committed to; unproven: nothing is left to prove it with; untested: a salt of an earlier version, which nothing can test.',
      ),
  })
  .meta({ id: 'LedgerEntry' });
const Entries = page(Entry).meta({ id: 'LedgerEntries' });

const Checkpoint = z
  .object({
    size: z.number().int().describe('Entries so far.'),
    checkpoint: z
      .string()
      .describe('Signed note (C2SP tlog-checkpoint); empty while there is none.'),
    publicKey: z.string().describe('Verifier key: name+id+base64. Keep your own copy.'),
  })
  .meta({ id: 'Checkpoint' });

const Proof = z
  .object({
    index: z.number().int(),
    leaf: z.string().describe('The bytes that were hashed, base64.'),
    proof: z
      .string()
      .describe('C2SP tlog-proof with its checkpoint: chaperone ledger verify --proof.'),
  })
  .meta({ id: 'InclusionProof' });

const Consistency = z
  .object({
    from: z.number().int(),
    proof: z
      .string()
      .describe('That the first entries stand: chaperone ledger verify --consistency.'),
  })
  .meta({ id: 'ConsistencyProof' });

const Search = z
  .strictObject({ patient: patientReference().describe('`Patient/…`') })
  .meta({ id: 'LedgerSearch' });

const Verification = z
  .strictObject({
    previous: z
      .string()
      .max(4096)
      .exactOptional()
      .describe('A checkpoint that you kept: the ledger must still begin as it says.'),
  })
  .meta({ id: 'LedgerVerification' });

const Verdict = z
  .object({
    isValid: z.boolean(),
    size: z.number().int(),
    because: z.string().exactOptional(),
    index: z.number().int().exactOptional().describe('Of the first entry that is wrong.'),
    revision: z
      .number()
      .int()
      .exactOptional()
      .describe('Of the first version of the register that is wrong.'),
    origin: z.string().exactOptional(),
    root: z.string().exactOptional().describe('Base64.'),
    previousSize: z.number().int().exactOptional(),
    kinds: z.record(z.string(), z.number().int()).exactOptional(),
    beside: z
      .object({
        matches: z.number().int(),
        erased: z.number().int(),
        untested: z.number().int(),
      })
      .exactOptional()
      .describe(
        'Entries whose salts, lookups and kept values match, were erased, or whose salt nothing can test.',
      ),
    erasures: z
      .object({ entries: z.number().int(), records: z.number().int() })
      .exactOptional()
      .describe('Entries that are on record as erased, and entries that say so.'),
    register: z
      .object({
        revisions: z.number().int(),
        withoutActor: z.number().int().describe('Who made them was erased, so it is not tested.'),
        withoutOutcome: z
          .number()
          .int()
          .describe('Recorded without what became of them, as by earlier versions.'),
        answeredFor: z
          .number()
          .int()
          .describe('Changes on record that are not there, for which somebody answers.'),
        underWay: z.number().int().describe('Changes just recorded, and not yet stored.'),
      })
      .exactOptional()
      .describe('Versions of documents of the register, all of them on record.'),
  })
  .meta({ id: 'LedgerVerdict' });

const Erasure = z
  .strictObject({
    rule: z
      .enum(ERASURE_RULES)
      .describe('Why; after_the_fact: it was gone already, and you answer for that.'),
    ranges: z
      .array(
        z.strictObject({
          from: z.number().int().min(0),
          to: z.number().int().min(1).describe('Without that one.'),
        }),
      )
      .min(1)
      .max(LIMITS.erasureRangesMax)
      .describe('Indices of the entries.'),
  })
  .meta({ id: 'LedgerErasure' });

const Erased = z
  .object({ entries: z.number().int().describe('Beside which nothing stands any more.') })
  .meta({ id: 'LedgerErased' });

const Settlement = z
  .strictObject({
    index: z.number().int().min(0).describe('Of the entry that `change_unsettled` names.'),
  })
  .meta({ id: 'ChangeSettlement' });

const entryParams = z.strictObject({ index: count(0) });

export const ledgerRoutes: readonly Route[] = [
  route({
    name: 'listLedgerEntries',
    method: 'GET',
    path: '/ledger/entries',
    summary: 'Entries, newest first',
    tag: 'Ledger',
    permission: 'ledger.read',
    query: z.strictObject(pageQuery),
    answer: Entries,
    async handle({ query: { limit, cursor } }, { services }) {
      const { store } = services.ledger;
      const { size } = await store.head();
      const before = Math.min(size, cursor === undefined ? size : indexIn('ledger', cursor));
      const from = Math.max(0, before - limit);
      const entries = before === 0 ? [] : await store.entries(from, before - from);
      const items = entries.map(shown).reverse();
      return { answer: { items, ...(from > 0 ? { next: cursorTo('ledger', from) } : {}) } };
    },
  }),
  route({
    name: 'getLedgerEntry',
    method: 'GET',
    path: '/ledger/entries/{index}',
    summary: 'One entry, with what stands beside it',
    tag: 'Ledger',
    permission: 'ledger.read',
    params: entryParams,
    answer: Entry,
    async handle({ params }, { services }) {
      return { answer: shown(await entryAt(services.ledger, params.index)) };
    },
  }),
  route({
    name: 'proveLedgerEntry',
    method: 'GET',
    path: '/ledger/entries/{index}/proof',
    summary: 'A proof that an entry is in the ledger, for anyone to verify offline',
    tag: 'Ledger',
    permission: 'ledger.read',
    params: entryParams,
    answer: Proof,
    async handle({ params: { index } }, { services }) {
      const { store } = services.ledger;
      const { size, checkpoint } = await store.head();
      const { leaf } = await entryAt(services.ledger, index);
      const hashes = await proveInclusion(index, size, (nodes) => store.nodes(nodes));
      const proof = formatProofFile({ index, hashes, checkpoint });
      return { answer: { index, leaf: Buffer.from(leaf).toString('base64'), proof } };
    },
  }),
  route({
    name: 'getCheckpoint',
    method: 'GET',
    path: '/ledger/checkpoint',
    summary: 'The newest signed state: keep it, and the ledger can be held to it',
    tag: 'Ledger',
    permission: 'ledger.read',
    answer: Checkpoint,
    async handle(_, { services }) {
      const head = await services.ledger.store.head();
      return { answer: { ...head, publicKey: services.ledger.verifier } };
    },
  }),
  route({
    name: 'proveLedgerConsistency',
    method: 'GET',
    path: '/ledger/consistency',
    summary: 'A proof that the first entries stand as they were',
    tag: 'Ledger',
    permission: 'ledger.read',
    query: z.strictObject({ from: count(0).describe('Size of a checkpoint that you kept.') }),
    answer: Consistency,
    async handle({ query: { from } }, { services }) {
      const { store } = services.ledger;
      const { size, checkpoint } = await store.head();
      if (from > size) throw new Failure('no_such_record', { kind: 'ledger entry', size });
      const hashes = await proveConsistency(from, size, (nodes) => store.nodes(nodes));
      return { answer: { from, proof: formatConsistencyFile({ from, hashes, checkpoint }) } };
    },
  }),
  route({
    name: 'verifyLedger',
    method: 'POST',
    path: '/ledger/verifications',
    summary:
      'Whether ledger and register are what was signed and recorded, and what was kept before',
    tag: 'Ledger',
    permission: 'ledger.read',
    isQuestion: true,
    body: Verification,
    answer: Verdict,
    async handle({ body }, { services }) {
      const { store, verifier } = services.ledger;
      const head = await store.head();
      const { adminVerifyEntriesMax: sizeMax } = LIMITS;
      if (head.size > sizeMax) throw new Failure('ledger_too_long', { size: head.size, sizeMax });
      if (head.size === 0 && body.previous !== undefined) {
        return { answer: { isValid: false, size: 0, because: 'previous_not_a_prefix' } };
      }
      if (head.size === 0 && (await hasSurplus(store, head))) {
        return { answer: { isValid: false, size: 0, because: 'leaves_surplus', index: 0 } };
      }
      const key = parseVerifierKey(verifier)!;
      const verdict =
        head.size === 0
          ? { isValid: true as const, value: { size: 0 } }
          : await verifyStored(store, { head, key, ...body });
      const { size } = head;
      if (!verdict.isValid) return { answer: { size, ...verdict } };
      const register = await verifyRegister(store, services.governance.versions);
      if (!register.isValid) return { answer: { size, ...register } };
      const { isValid, ...versions } = register;
      return { answer: { isValid, ...verdict.value, register: versions } };
    },
  }),
  route({
    name: 'eraseBesideLedger',
    method: 'POST',
    path: '/ledger/erasures',
    summary: 'Erase what stands beside entries (salts, lookups, kept values), on record first',
    tag: 'Ledger',
    permission: 'ledger.erase',
    body: Erasure,
    answer: Erased,
    async handle({ body }, { by, services, requestId, now }) {
      const { store, record } = services.ledger;
      const { size } = await store.head();
      const entries = assertErasable(body.ranges, size);
      const about = { at: new Date(now).toISOString(), exchange: requestId, caller: by.caller };
      await record({
        record: erasureRecord(body, about),
        ...(by.user === undefined ? {} : { keep: { user: by.user } }),
      });
      await store.erase(body.ranges);
      return { answer: { entries } };
    },
  }),
  route({
    name: 'settleRegisterChange',
    method: 'POST',
    path: '/ledger/settlements',
    summary: 'Answer for a change of the register that is on record, and is rightly not there',
    tag: 'Ledger',
    permission: 'ledger.settle',
    body: Settlement,
    async handle({ body }, { by, services, now }) {
      const change = parseLeaf((await entryAt(services.ledger, body.index)).leaf);
      if (!isChange(change)) throw new Failure('invalid_value', { at: 'body.index' });
      const at = new Date(now).toISOString();
      const about = { kind: 'event', at, exchange: String(change?.exchange) } as const;
      const outcome = changeOutcome({ outcome: 'after_the_fact' });
      await services.ledger.record({
        record: { ...about, ...outcome, caller: by.caller },
        ...(by.user === undefined ? {} : { keep: { user: by.user } }),
      });
      return { answer: undefined };
    },
  }),
  // The reference is in the body: what stands in a URL stands in the logs of every proxy.
  route({
    name: 'searchLedger',
    method: 'POST',
    path: '/ledger/searches',
    summary:
      'Entries that concern a patient until now, oldest first; each page asked for goes on record',
    tag: 'Ledger',
    permission: 'ledger.search',
    query: z.strictObject(pageQuery),
    body: Search,
    answer: Entries,
    patients: ({ body }) => [body.patient],
    async handle({ query: { limit, cursor }, body }, { services }) {
      const { store, indexKey } = services.ledger;
      const lookup = patientLookup(body.patient, indexKey);
      const { after, size } =
        cursor === undefined
          ? // Each page is on record, and those records concern the patient: it ends before the first of them.
            { after: -1, size: (await store.head()).size - 1 }
          : stretchIn('search', cursor);
      const later = await store.find(lookup, after, limit + 1);
      const found = later.filter((index) => index < size);
      const indices = found.slice(0, limit);
      const items = [];
      for (const index of indices) items.push(shown(await entryAt(services.ledger, index)));
      const last = indices.at(-1);
      const hasMore = found.length > limit && last !== undefined;
      return {
        answer: {
          items,
          ...(hasMore ? { next: cursorWithin('search', { after: last, size }) } : {}),
        },
      };
    },
  }),
];

/** @throws Failure no_such_record */
async function entryAt({ store }: LedgerServices, index: number): Promise<LedgerEntry> {
  const [entry] = index <= LIMITS.ledgerIndexMax ? await store.entries(index, 1) : [];
  if (entry?.index !== index) throw new Failure('no_such_record', { kind: 'ledger entry' });
  return entry;
}

/** @returns how many entries they are @throws Failure invalid_value */
function assertErasable(ranges: readonly { from: number; to: number }[], size: number): number {
  const wrong = ranges.findIndex(({ from, to }) => to <= from || to > size);
  if (wrong >= 0) throw new Failure('invalid_value', { at: `body.ranges[${wrong}]`, size });
  const entries = indicesIn(merged(ranges));
  const { erasureEntriesMax: entriesMax } = LIMITS;
  if (entries > entriesMax) throw new Failure('invalid_value', { at: 'body.ranges', entriesMax });
  return entries;
}

function shown(entry: LedgerEntry) {
  const record: Json = parseLeaf(entry.leaf) ?? {};
  const { state, patients, kept } = provenBeside(entry);
  return {
    index: entry.index,
    record: isObject(record) ? record : {},
    kept: { ...kept },
    patients,
    beside: state,
  };
}
