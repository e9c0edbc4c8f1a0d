/** `chaperone ledger`: reads the ledger, exports it, proves and verifies. */
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import {
  entriesOf,
  formatConsistencyFile,
  formatProofFile,
  type LedgerEntry,
  type LedgerHead,
  type LedgerStore,
  parseLeaf,
  parseVerifierKey,
  patientLookup,
  proveConsistency,
  proveInclusion,
  provenBeside,
  verifyProofFile,
} from '../ledger/index.ts';
import { patientReference } from '../patients/index.ts';
import type { Store } from '../store/index.ts';
import type { Command } from './command.ts';
import { readConfig } from './config-file.ts';
import { DATA_FLAGS, DATA_USAGE, withSecrets, withStore } from './data.ts';
import { rotateHere } from './ledger-rotate.ts';
import { VERIFY_FLAGS, verifyDatabase, verifyExport, verifyProof } from './ledger-verify.ts';
import { misused } from './misused.ts';
import { written } from './written.ts';

const LIST_ENTRIES = 50;

export const command: Command = {
  name: 'ledger',
  summary: 'read, export, prove and verify the ledger',
  usage: `
chaperone ledger list [--from INDEX] [--count N]       the newest ${LIST_ENTRIES}, or from INDEX on
chaperone ledger show INDEX                            one entry, with what stands beside it
chaperone ledger find --patient REF                    the entries that concern a patient
chaperone ledger export --out DIR                      leaves, checkpoint and public key, to keep
chaperone ledger prove-inclusion INDEX --out DIR       the leaf, and a proof that it is in the ledger
chaperone ledger prove-consistency FROM                a proof that the first FROM entries stand
chaperone ledger verify                                the database, and what stands beside the tree
chaperone ledger verify --dir DIR --public-key KEY     an export, without any database
chaperone ledger verify --proof FILE --leaf FILE --public-key KEY
chaperone ledger verify --consistency FILE --previous FILE --public-key KEY
chaperone ledger rotate-key                            a new key signs from now on, the old one vouches for it

rotate-key needs every gateway of the database stopped. verify exits with 0 when everything is as it was signed, with 1 otherwise.

  --public-key KEY  a file or the key itself (name+id+base64): the one you kept, from outside
  --rotation FILE   the entry of a change of key, as prove-inclusion wrote it; may be given several times. A proof needs
                    them where --public-key is an older or a newer key than the one that signed
  --previous FILE   an older checkpoint that you kept: it must be a prefix of what is verified
  --out FILE        of rotate-key: where the new key goes when the old one stands in CHAPERONE_LEDGER_KEY
${DATA_USAGE}
`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        ...DATA_FLAGS,
        ...VERIFY_FLAGS,
        from: { type: 'string' },
        count: { type: 'string' },
        patient: { type: 'string' },
        out: { type: 'string' },
      },
      allowPositionals: true,
    });
    const [action, operand] = positionals;
    if (positionals.length > (OF_ONE.has(action) ? 2 : 1)) return misused(command, action);
    const number = operand === undefined ? undefined : count('INDEX', operand);

    switch (action) {
      case 'list':
        return await withStore(values, (store) => list(store.ledger, values));
      case 'show':
        return await withStore(values, (store) => show(store, needed(number, 'INDEX')));
      case 'find':
        return await find(values, needed(values.patient, '--patient'));
      case 'export':
        return await withStore(values, (store) => exportTo(store, needed(values.out, '--out')));
      case 'prove-inclusion': {
        const out = needed(values.out, '--out');
        return await withStore(values, (store) => inclusion(store, needed(number, 'INDEX'), out));
      }
      case 'prove-consistency':
        return await withStore(values, (store) => consistency(store, needed(number, 'FROM')));
      case 'rotate-key':
        return await rotateHere(values);
      case 'verify':
        if (values.dir !== undefined) return await verifyExport(values.dir, values);
        if (values.proof !== undefined || values.consistency !== undefined) {
          return await verifyProof(values);
        }
        return await withStore(values, (store) => verifyDatabase(store, values));
      default:
        return misused(command, action);
    }
  },
};

/** Actions with an operand. */
const OF_ONE: ReadonlySet<unknown> = new Set(['show', 'prove-inclusion', 'prove-consistency']);

async function list(
  ledger: LedgerStore,
  flags: { from?: string; count?: string },
): Promise<number> {
  const { size } = await ledger.head();
  const most = flags.count === undefined ? LIST_ENTRIES : count('--count', flags.count);
  const from = flags.from === undefined ? Math.max(0, size - most) : count('--from', flags.from);
  for await (const entry of entriesOf(ledger, from, Math.min(size, from + most))) say(line(entry));
  return 0;
}

/** Of what stands beside the entry only what a leaf of the signed tree bears out. */
async function show(store: Store, index: number): Promise<number> {
  const entry = await entryAt(store.ledger, index);
  const isSigned = await isInTree(store, entry);
  const beside = isSigned ? provenBeside(entry) : undefined;
  say(JSON.stringify({ index, isSigned, leaf: parseLeaf(entry.leaf), beside }, null, 2));
  return 0;
}

async function isInTree({ ledger, settings }: Store, { index, leaf }: LedgerEntry) {
  const { size, checkpoint } = await ledger.head();
  const key = parseVerifierKey((await settings.get('ledger_key')) ?? '');
  if (key === undefined || index >= size) return false;
  const hashes = await proveInclusion(index, size, (nodes) => ledger.nodes(nodes));
  return verifyProofFile(formatProofFile({ index, hashes, checkpoint }), leaf, key).isValid;
}

async function find(flags: Parameters<typeof withSecrets>[0], written: string): Promise<number> {
  const patient = referenceIn(written, readConfig(flags.config).config.patients.fhir?.url);
  return await withSecrets(flags, async ({ ledger }, keys) => {
    const lookup = patientLookup(patient, keys.index);
    for (let after = -1; ; ) {
      const indices = await ledger.find(lookup, after, LIMITS.ledgerPageEntries);
      for (const index of indices) {
        const entry = await entryAt(ledger, index);
        const { state } = provenBeside(entry);
        say(state === 'matches' ? line(entry) : `${line(entry)}  ${state}: see ledger verify`);
      }
      const last = indices.at(-1);
      if (last === undefined) return 0;
      after = last;
    }
  });
}

/** In the one form in which entries have it: another would find nothing, and that reads as no disclosure. */
function referenceIn(written: string, server: string | undefined): string {
  const isOfDemographics = written.startsWith('Patient?');
  const reference = isOfDemographics ? written : patientReference(written, server);
  if (reference === undefined) throw wrongOperand('--patient', 'write a reference: Patient/17');
  return reference;
}

/** What an auditor keeps: readable as it is, verifiable without us. */
async function exportTo({ ledger, settings }: Store, folder: string): Promise<number> {
  const head = await ledger.head();
  if (head.size === 0) {
    // Its checkpoint is empty as well: nothing that could be verified later.
    const remedy = 'the ledger is empty: nothing is signed yet that could be exported';
    throw new Failure('config_invalid', { at: 'ledger', remedy });
  }
  await written(folder, mkdir(folder, { recursive: true }));
  const file = await create(folder, 'leaves.ndjson');
  try {
    for await (const { leaf } of entriesOf(ledger, 0, head.size)) {
      await written(folder, file.appendFile(Buffer.concat([leaf, Buffer.from('\n')])));
    }
    await written(folder, file.sync());
  } finally {
    await file.close();
  }
  const add = (name: string, text: string) =>
    written(folder, writeFile(join(folder, name), text, { flag: 'wx' }));
  await add('checkpoint', head.checkpoint);
  const key = await settings.get('ledger_key');
  if (key !== undefined) await add('public-key', `${key}\n`);
  say(`exported ${head.size} entries to ${folder}: leaves.ndjson, checkpoint, public-key`);
  return 0;
}

async function inclusion({ ledger }: Store, index: number, folder: string): Promise<number> {
  const { leaf } = await entryAt(ledger, index);
  const { size, checkpoint } = await ledger.head();
  const hashes = await proveInclusion(index, size, (nodes) => ledger.nodes(nodes));
  await written(folder, mkdir(folder, { recursive: true }));
  const proof = await create(folder, `${index}.tlog-proof`);
  await written(folder, proof.writeFile(formatProofFile({ index, hashes, checkpoint })));
  await proof.close();
  const leafFile = await create(folder, `${index}.json`);
  await written(folder, leafFile.writeFile(leaf));
  await leafFile.close();
  say(`wrote ${index}.tlog-proof and its leaf, ${index}.json, to ${folder}`);
  return 0;
}

async function consistency({ ledger }: Store, from: number): Promise<number> {
  const { size, checkpoint }: LedgerHead = await ledger.head();
  if (from > size) throw wrongOperand('FROM', `the ledger has ${size} entries`);
  const hashes = await proveConsistency(from, size, (nodes) => ledger.nodes(nodes));
  process.stdout.write(formatConsistencyFile({ from, hashes, checkpoint }));
  return 0;
}

async function entryAt(ledger: LedgerStore, index: number): Promise<LedgerEntry> {
  const [entry] = await ledger.entries(index, 1);
  if (entry?.index !== index) throw wrongOperand('INDEX', 'the ledger has no such entry');
  return entry;
}

function line({ index, at, leaf }: LedgerEntry): string {
  const { kind, exchange } = parseLeaf(leaf) ?? {};
  const words = [kind, exchange].map((value) => (typeof value === 'string' ? value : '?'));
  return [index, new Date(at).toISOString(), ...words.map(printable)].join('  ');
}

/** The database is not trusted with the reader's terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, '?');
}

async function create(folder: string, name: string) {
  const path = join(folder, name);
  return await open(path, 'wx').catch((cause: NodeJS.ErrnoException) => {
    const remedy = cause.code === 'EEXIST' ? 'is there already: name another folder' : cause.code;
    throw new Failure(
      'config_invalid',
      { at: path, remedy: remedy ?? 'cannot be written' },
      { cause },
    );
  });
}

function count(at: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw wrongOperand(at, 'write a number from 0 on');
  return Number(text);
}

function needed<T>(value: T | undefined, at: string): T {
  if (value === undefined) throw wrongOperand(at, 'is needed: see chaperone ledger --help');
  return value;
}

function wrongOperand(at: string, remedy: string): Failure {
  return new Failure('config_invalid', { at, remedy });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
