/** `chaperone policy`: checks, tests and explains policies, tries a change on the past, and bundles them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import { utf8Text } from '../core/utf8-text.ts';
import { explainRecord, receiverOf, replay, undischarged } from '../governance/index.ts';
import { parseLeaf, provenBeside } from '../ledger/index.ts';
import {
  type AccessRequest,
  bundlePublicKey,
  loadPolicy,
  type Policy,
  type PolicyPlace,
  parseRules,
  type Rule,
  readPolicyPlaces,
  requestFromJson,
  writeBundle,
} from '../policy/index.ts';
import type { Command } from './command.ts';
import { readConfig } from './config-file.ts';
import { DATA_FLAGS, DATA_USAGE, type DataFlags, withStore } from './data.ts';
import { misused } from './misused.ts';
import { describeReplay } from './policy/replay-text.ts';
import { runCases } from './policy/run-cases.ts';
import { undischargedBy } from './policy/undischarged.ts';

export const command: Command = {
  name: 'policy',
  summary: 'check, test, explain, try out and bundle policies',
  usage: `
chaperone policy check [PLACE…]           whether the policies can be used, and which are in force
chaperone policy test [PLACE…]            runs the cases beside the policies, and prints what failed
chaperone policy explain --request FILE [PLACE…]
chaperone policy explain --entry INDEX [PLACE…]    why a decision on record was taken so
chaperone policy dry-run [--since DAY] [--list N] PLACE…
chaperone policy bundle FOLDER --key FILE --name NAME --version N --out FILE

A PLACE is a .cedar file, a folder of them, or the word builtin; without any, the policies of the
configuration. All places together are one set: a set without builtin has none of its rules. check and
test warn of obligations that the configuration's upstreams and providers cannot discharge.

  --config FILE     chaperone.yaml; else the one in this folder
  --request FILE    JSON with the facts of a request: docs/policies.md shows one
  --at DAY          the day to judge dates of rules by (2027-01-31); today
  --entry INDEX     a disclosure or denial, as chaperone ledger list shows them: its facts, by the dates of its day

dry-run reads the ledger and tells which decisions the set of PLACE… would have taken differently.

  --since DAY       only what was decided from this day on (UTC)
  --list N          how many of them to print one by one; 20
${DATA_USAGE}

bundle signs a folder for other gateways, and prints the public key that they need.

  --key FILE        Ed25519 private key as PEM: openssl genpkey -algorithm ed25519
  --name NAME       what its versions are counted under
  --version N       a whole number, higher than that of the last bundle of this name
`,
  async run(args) {
    const { values, positionals } = parseArgs({ args, options: FLAGS, allowPositionals: true });
    const [action, ...places] = positionals;
    switch (action) {
      case 'check':
        return check(values, places);
      case 'test':
        return test(values, places);
      case 'explain':
        return values.entry === undefined
          ? explain(values, places)
          : await explainEntry(values, values.entry, places);
      case 'dry-run':
        return await dryRun(values, places);
      case 'bundle':
        return bundle(values, places);
      default:
        return misused(command, action);
    }
  },
};

const FLAGS = {
  ...DATA_FLAGS,
  request: { type: 'string' },
  entry: { type: 'string' },
  at: { type: 'string' },
  since: { type: 'string' },
  list: { type: 'string' },
  key: { type: 'string' },
  name: { type: 'string' },
  version: { type: 'string' },
  out: { type: 'string' },
} as const;

type Flags = DataFlags & {
  readonly [flag in Exclude<keyof typeof FLAGS, keyof DataFlags>]?: string | undefined;
};

type Told = Pick<ReturnType<Policy['explain']>, 'summary' | 'rules' | 'remedy'>;

const LISTED = 20;

function placesOf({ config }: Flags, places: readonly string[]): readonly PolicyPlace[] {
  return places.length > 0 ? places : readConfig(config).config.policies;
}

function check(flags: Flags, places: readonly string[]): number {
  const at = momentOf(flags.at);
  const { sources } = readPolicyPlaces(placesOf(flags, places));
  const version = loadPolicy(sources).versionAt(at);
  const rules = parseRules(sources);
  const later = rules.filter(({ from }) => from > at);
  const over = rules.filter(({ until }) => until <= at);
  const inForce = rules.length - later.length - over.length;
  say(`${inForce} of ${rules.length} rules are in force, version ${version}`);
  for (const { id, from } of later) say(`  ${id}: from ${dayOf(from)}`);
  for (const { id, until } of over) say(`  ${id}: expired ${dayOf(until)}`);
  warn(flags, rules, at);
  return 0;
}

function test(flags: Flags, places: readonly string[]): number {
  const at = momentOf(flags.at);
  const named = placesOf(flags, places);
  const code = runCases(named, at, say);
  warn(flags, parseRules(readPolicyPlaces(named).sources), at);
  return code;
}

function warn({ config }: Flags, rules: readonly Rule[], at: number): void {
  const inForce = rules.filter(({ from, until }) => from <= at && at < until);
  for (const warning of undischargedBy(inForce, readConfig(config).config)) say(warning);
}

function explain(flags: Flags, places: readonly string[]): number {
  const file = needed(flags.request, '--request');
  const request = requestFromJson(jsonOf(file), file);
  const policy = loadPolicy(readPolicyPlaces(placesOf(flags, places)).sources);
  const at = momentOf(flags.at);
  sayExplanation(policy.explain(request, at));
  const decision = policy.decide(request, at);
  if (decision.effect === 'permit') explainObligations(decision.obligations, request);
  return 0;
}

function sayExplanation({ summary, rules, remedy }: Told): void {
  say(summary);
  for (const { title, id, effect, held, lacking } of rules) {
    say(`\n${title} (${id}, ${effect})`);
    for (const words of held) say(`  holds:  ${words}`);
    for (const words of lacking) say(`  ${effect === 'permit' ? 'lacks: ' : 'unless:'} ${words}`);
  }
  if (remedy !== undefined) say(`\n${remedy}`);
}

/** Rules of the register are not among PLACE…: where the gateway had some, the versions differ, which is told. */
async function explainEntry(
  flags: Flags,
  entry: string,
  places: readonly string[],
): Promise<number> {
  const index = wholeNumber('--entry', entry);
  const policy = loadPolicy(readPolicyPlaces(placesOf(flags, places)).sources);
  return await withStore(flags, async ({ ledger }) => {
    const [found] = await ledger.entries(index, 1);
    const record = found?.index === index ? parseLeaf(found.leaf) : undefined;
    if (found === undefined || record === undefined) throw wrong('--entry', NO_ENTRY);
    const decision = { record: { ...record }, at: found.at, user: provenBeside(found).kept.user };
    const explained = explainRecord(decision, policy);
    if (explained === undefined) throw wrong('--entry', NO_DECISION);
    const { was, code, effect, decidedUnder, explainedUnder } = explained;
    say(`${new Date(found.at).toISOString()}  ${was}${code === undefined ? '' : ` (${code})`}`);
    sayExplanation(explained);
    if (explainedUnder !== undefined && explainedUnder !== decidedUnder) {
      say(
        `\nthe policies have changed: decided under ${decidedUnder ?? 'a version that is not on record'}`,
      );
      say(`explained under ${explainedUnder}${effect === was ? '' : ', which decide otherwise'}`);
    }
    return 0;
  });
}

const NO_ENTRY = 'the ledger has no such entry';
const NO_DECISION = 'this entry is no decision: name a disclosure or a denial';

function explainObligations(codes: readonly string[], request: AccessRequest): void {
  if (codes.length > 0) say(`\nobligations: ${codes.join(', ')}`);
  const { open, remedy } = undischarged(codes, receiverOf(request));
  if (remedy === undefined) return;
  say(`denied all the same: ${open.join(', ')} cannot be discharged there; ${remedy}`);
}

async function dryRun(flags: Flags, places: readonly string[]): Promise<number> {
  if (places.length === 0) throw wrong('PLACE', 'name the policies to try: builtin ./policies');
  const policy = loadPolicy(readPolicyPlaces(places).sources);
  const since = flags.since === undefined ? Number.NEGATIVE_INFINITY : momentOf(flags.since);
  const listed = flags.list === undefined ? LISTED : wholeNumber('--list', flags.list);
  return await withStore(flags, async ({ ledger }) => {
    const found = await replay(ledger, policy, { since, at: momentOf(flags.at), listed });
    for (const line of describeReplay(found)) say(line);
    return 0;
  });
}

function bundle(flags: Flags, [folder, ...surplus]: readonly string[]): number {
  const place = needed(folder, 'FOLDER');
  if (surplus.length > 0) throw wrong('FOLDER', 'name one: a bundle is made of one folder');
  const key = textOf(needed(flags.key, '--key'));
  const out = needed(flags.out, '--out');
  const { sources, cases } = readPolicyPlaces([place]);
  // Whoever takes it adds the built-in set: a bundle that cannot be used is not made.
  parseRules(sources);
  const text = writeBundle(
    {
      name: needed(flags.name, '--name'),
      version: wholeNumber('--version', needed(flags.version, '--version')),
      createdAt: new Date(systemClock.now()).toISOString(),
      files: [...sources, ...cases],
    },
    key,
  );
  try {
    writeFileSync(out, text, { flag: 'wx' });
  } catch (cause) {
    throw new Failure(
      'config_invalid',
      { at: out, remedy: 'is there already, or cannot be written' },
      { cause },
    );
  }
  say(
    `policies:\n  - builtin\n  - bundle: ${basename(out)}\n    publicKey: "${bundlePublicKey(key)}"`,
  );
  return 0;
}

function momentOf(day: string | undefined): number {
  if (day === undefined) return systemClock.now();
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(moment)) throw wrong('DAY', 'write a day: 2027-01-31');
  return moment;
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function wholeNumber(at: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw wrong(at, 'write a whole number');
  return Number(text);
}

function jsonOf(file: string): Json {
  try {
    return JSON.parse(textOf(file)) as Json;
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw wrong(file, 'this is not JSON');
  }
}

function textOf(file: string): string {
  try {
    return utf8Text(readFileSync(file), (remedy) => wrong(file, remedy));
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('config_invalid', { at: file, remedy: 'cannot be read' }, { cause });
  }
}

function needed(value: string | undefined, at: string): string {
  if (value === undefined) throw wrong(at, 'is needed: see chaperone policy --help');
  return value;
}

function wrong(at: string, remedy: string): Failure {
  return new Failure('config_invalid', { at, remedy });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
