/**
 * `chaperone ledger verify`: reads the bytes, hands them to the offline verifier, and says what was
 * checked, with which key, and what that does not show.
 */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../core/failures.ts';
import { type RegisterFault, type RegisterSummary, verifyRegister } from '../governance/index.ts';
import {
  type BesideFault,
  type Checked,
  hasSurplus,
  type LedgerFault,
  type LedgerSummary,
  LedgerVerifier,
  type ProofFault,
  parseLeaf,
  parseRotation,
  parseVerifierKey,
  type Rotation,
  type VerifierKey,
  verifyConsistencyFile,
  verifyProofFile,
  verifyStored,
} from '../ledger/index.ts';
import type { Store } from '../store/index.ts';

/** For `parseArgs`. */
export const VERIFY_FLAGS = {
  dir: { type: 'string' },
  'public-key': { type: 'string' },
  previous: { type: 'string' },
  proof: { type: 'string' },
  leaf: { type: 'string' },
  consistency: { type: 'string' },
  rotation: { type: 'string', multiple: true },
} as const;

type Flags = { readonly [name in Exclude<keyof typeof VERIFY_FLAGS, 'rotation'>]?: string } & {
  readonly rotation?: readonly string[];
};

const FAULTS: Readonly<Record<LedgerFault | ProofFault | BesideFault | RegisterFault, string>> = {
  checkpoint_malformed: 'the checkpoint is not a C2SP checkpoint',
  checkpoint_origin: 'the checkpoint is of another ledger than the key',
  checkpoint_not_signed_by_key:
    'the checkpoint carries no signature by this key: where the key was changed, a proof needs --rotation, too',
  checkpoint_signature: 'the signature is not of this checkpoint',
  checkpoint_key_retired:
    'a checkpoint from after a change of key is signed by an old key alone: somebody has that key, and this is not the ledger that was handed over',
  rotation_broken:
    'a change of key is not signed by the old and the new key, is not where it says, or does not follow on the one before',
  previous_checkpoint_invalid: 'the older checkpoint is not one of this ledger and key',
  previous_not_a_prefix: 'the ledger no longer begins as the older checkpoint says',
  leaf_malformed: 'a line is not an entry of a ledger',
  leaves_unterminated: 'the last line is cut off',
  leaves_missing: 'entries are missing at the end',
  leaves_surplus: 'there are more entries than were signed',
  root_differs: 'an entry was changed, moved, added or removed',
  proof_malformed: 'the file is not a proof',
  proof_wrong: 'the proof does not lead to what was signed',
  subtree_hash_differs: 'a stored subtree hash is not that of the entries',
  beside_differs: 'a time, salt, lookup or kept value is not what its entry says or committed to',
  beside_unproven: 'values stand beside an entry, and no salt to prove them with',
  entry_misplaced: 'an entry is not at its index',
  erasure_unrecorded:
    'what stood beside an entry is gone, and no erasure is on record: find out who did it, and put it on record if it was right',
  erasure_unfinished:
    'an entry is on record as erased, and what stood beside it still does: erase it again',
  revision_not_on_record:
    'a version of a document of the register is not on record as it stands there: after which version, with which body, what was done, by whom or when',
  revision_missing: 'a version of the register is gone',
  document_differs: 'what is in force in the register is not what was written last',
  change_missing: 'a change of the register is on record as stored, and is not there any more',
  change_unsettled:
    'a change of the register is on record, is not there, and nothing says what became of it: look what it was, then decide it anew, or put on record that it is right as it is',
};

/** The live database: the tree as in an export, and what stands beside it. */
export async function verifyDatabase(
  { ledger, settings, register }: Store,
  flags: Flags,
): Promise<number> {
  const head = await ledger.head();
  if (head.size === 0 && head.checkpoint === '') {
    // An empty ledger has no signature; only an older checkpoint can tell that it was not always so.
    if (flags.previous !== undefined) return failed({ because: 'previous_not_a_prefix' });
    if (await hasSurplus(ledger, head)) return failed({ because: 'leaves_surplus', index: 0 });
    const versions = await verifyRegister(ledger, register);
    if (!versions.isValid) return failed(versions);
    say('the ledger is empty: nothing has been recorded here');
    return 0;
  }
  const given = flags['public-key'];
  const stored = given === undefined ? await settings.get('ledger_key') : undefined;
  const keyText = stored ?? (await textOrFile(needed(given, '--public-key')));
  const key = keyOf(keyText);
  const verdict = await verifyStored(ledger, { head, key, ...(await older(flags)) });
  if (!verdict.isValid) return failed(verdict);
  const { beside } = verdict.value;
  report(verdict.value, keyText);
  say(`beside   salts, patient lookups and kept values of ${beside.matches} entries match`);
  if (beside.erased > 0) say(`         ${beside.erased} entries have had theirs erased, on record`);
  if (beside.untested > 0) {
    say(
      `         ${beside.untested} entries of earlier versions have salts that nothing can test: whether they are the ones committed with shows when one is used`,
    );
  }
  const versions = await verifyRegister(ledger, register);
  if (!versions.isValid) return failed(versions);
  reportRegister(versions);
  if (given === undefined) {
    say(
      'note     the key is the one stored with the ledger: pass --public-key to use the one you kept',
    );
  }
  say('ok');
  return 0;
}

/** An exported folder, and a key that came another way. */
export async function verifyExport(folder: string, flags: Flags): Promise<number> {
  const keyText = await textOrFile(needed(flags['public-key'], '--public-key'));
  const checkpoint = await read(join(folder, 'checkpoint'));
  const verifier = new LedgerVerifier({
    key: keyOf(keyText),
    checkpoint: checkpoint.toString('utf8'),
    ...(await older(flags)),
  });
  const leaves = join(folder, 'leaves.ndjson');
  try {
    for await (const piece of createReadStream(leaves)) verifier.push(piece);
  } catch (cause) {
    throw unreadable(leaves, cause);
  }
  const verdict = verifier.end();
  if (!verdict.isValid) return failed(verdict);
  report(verdict.value, keyText);
  say('ok');
  return 0;
}

/** A single proof: of an entry, or that the ledger still begins as an older checkpoint says. */
export async function verifyProof(flags: Flags): Promise<number> {
  const key = keyOf(await textOrFile(needed(flags['public-key'], '--public-key')));
  const rotations = await rotationsOf(flags);
  if (flags.proof !== undefined) {
    const leaf = await read(needed(flags.leaf, '--leaf'));
    const checked = verifyProofFile(
      (await read(flags.proof)).toString('utf8'),
      leaf,
      key,
      rotations,
    );
    return ended(
      checked,
      ({ index, size, origin }) => `entry ${index} is in ${origin} of size ${size}`,
    );
  }
  const previous = (await read(needed(flags.previous, '--previous'))).toString('utf8');
  const text = (await read(needed(flags.consistency, '--consistency'))).toString('utf8');
  const checked = verifyConsistencyFile(text, previous, key, rotations);
  return ended(
    checked,
    ({ from, to, origin }) => `the first ${from} of ${to} entries of ${origin} stand as they were`,
  );
}

/** They prove themselves, wherever they come from. */
async function rotationsOf({ rotation: files = [] }: Flags): Promise<Rotation[]> {
  const rotations = files.map(async (path) => {
    const rotation = parseRotation(parseLeaf(await read(path)));
    if (rotation !== undefined) return rotation;
    const remedy = 'is not the entry of a change of key, signed by both keys';
    throw new Failure('config_invalid', { at: path, remedy });
  });
  return (await Promise.all(rotations)).sort((a, b) => a.size - b.size);
}

function ended<T>(checked: Checked<T, ProofFault>, describe: (value: T) => string): number {
  if (!checked.isValid) return failed(checked);
  say(`${describe(checked.value)}\nok`);
  return 0;
}

interface Fault {
  readonly because: keyof typeof FAULTS;
  readonly index?: number;
  readonly revision?: number;
}

function failed({ because, index, revision }: Fault): number {
  const at = revision === undefined ? '' : ` (revision ${revision} of the register)`;
  const where = index === undefined ? at : ` (entry ${index})`;
  process.stdout.write(`FAILED   ${because}: ${FAULTS[because]}${where}\n`);
  return 1;
}

function report(summary: LedgerSummary, key: string): void {
  const kinds = Object.entries(summary.kinds).map(([kind, entries]) => `${kind} ${entries}`);
  say(`ledger   ${summary.origin}`);
  say(`key      ${key}`);
  say(`signed   ${summary.size} entries under root ${summary.root}`);
  say(`entries  ${kinds.join(', ')}`);
  if (summary.erasures !== undefined) {
    const { entries, records } = summary.erasures;
    say(`erased   ${entries} entries are on record as erased from beside the tree, by ${records}`);
  }
  for (const { index, to } of summary.rotations ?? []) {
    say(`rotated  entry ${index} hands over to ${to}`);
  }
  if (summary.previousSize !== undefined) {
    say(`earlier  the first ${summary.previousSize} entries are those of the older checkpoint`);
  }
}

function reportRegister(register: RegisterSummary): void {
  const { revisions, withoutActor, withoutOutcome, answeredFor, underWay } = register;
  say(`register ${revisions} versions of its documents are on record`);
  const notes: [count: number, text: string][] = [
    [withoutActor, 'have had erased from beside the ledger who made them: that is not tested'],
    [
      withoutOutcome,
      'are on record without what became of them, as earlier versions did: their times are tested to the hour',
    ],
    [answeredFor, 'changes on record are not there, and somebody answers for that on record'],
    [underWay, 'changes have just been recorded, and are not there yet'],
  ];
  for (const [count, text] of notes) if (count > 0) say(`         ${count} ${text}`);
}

async function older({ previous }: Flags): Promise<{ previous?: string }> {
  return previous === undefined ? {} : { previous: (await read(previous)).toString('utf8') };
}

function keyOf(text: string): VerifierKey {
  const key = parseVerifierKey(text);
  if (key !== undefined) return key;
  const remedy = 'give a file with, or write out, a verifier key: name+id+base64';
  throw new Failure('config_invalid', { at: '--public-key', remedy });
}

async function textOrFile(value: string): Promise<string> {
  if (parseVerifierKey(value) !== undefined) return value;
  return (await read(value)).toString('utf8').trim();
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): Failure {
  return new Failure('config_invalid', { at: path, remedy: 'cannot be read' }, { cause });
}

function needed(value: string | undefined, at: string): string {
  if (value !== undefined) return value;
  throw new Failure('config_invalid', { at, remedy: 'is needed: see chaperone ledger --help' });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
