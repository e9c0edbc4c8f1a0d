/** `chaperone ai-register`: the house's AI systems, their cards, and the input scan, over files. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import {
  type AiSystem,
  assessScan,
  CARD_FORMATS,
  CHANNELS,
  completenessOf,
  disclosureFor,
  hti1JsonSchema,
  lineOf,
  type Mitigation,
  parseAiSystem,
  parseMitigation,
  parseScanInput,
  readDisclosurePacks,
  scan,
  scanInputOfPack,
} from '../governance/index.ts';
import { exported, imported } from './ai-register/exchange.ts';
import { readDocument } from './ai-register/read.ts';
import type { Command } from './command.ts';
import { misused } from './misused.ts';

export const command: Command = {
  name: 'ai-register',
  summary: 'AI systems of the house: list, cards, input scan, disclosure texts',
  usage: `
chaperone ai-register list FILE|FOLDER …          a line for each system, as the committee reads it
chaperone ai-register show FILE                   one system, checked, and how complete it is
chaperone ai-register export FILE --format F      its card, to standard output
chaperone ai-register import CARD --author WHO (--into FILE | --id ID) [--format F]
                                                  what a card says, as a document, to standard output
chaperone ai-register scan --pack FILE [--mitigation FILE …] [--fail-on-open]
                                                  trait variables and proxies in a use case (45 CFR 92.210)
chaperone ai-register disclosure --jurisdiction J --channel C [--reviewed] [--administrative]
                                 [--emergency] [--mental-health] [--language en|es] [--contact TEXT] [--packs DIR]
chaperone ai-register schema                      JSON Schema of the 31 source attributes

  --format F       ${CARD_FORMATS.join(', ')}; on import told by the name: .xml, .json, .md
  --pack FILE      a use-case pack, or { useCase, version, prompts, fields, outputs, queries }
  --mitigation F   what was decided about findings; may be given several times
  --fail-on-open   ends with 1 while a finding has no mitigation that holds
  --channel C      ${CHANNELS.join(', ')}
  --packs DIR      disclosure packs of the site beside those that are shipped

Documents are JSON or YAML. Remarks go to standard error. docs/ai-register.md tells the fields.
`,
  async run(args) {
    const { values, positionals } = parseArgs({ args, options: FLAGS, allowPositionals: true });
    const [action, ...operands] = positionals;
    if (operands.length > 0 && OF_NONE.has(action)) return misused(command, action);
    switch (action) {
      case 'list':
        return list(operands);
      case 'show':
        return show(one(operands, 'FILE'));
      case 'export': {
        const system = parseAiSystem(readDocument(one(operands, 'FILE')));
        process.stdout.write(exported(system, values.format));
        return 0;
      }
      case 'import': {
        const { body, remarks } = imported(one(operands, 'CARD'), values, today());
        for (const remark of remarks) process.stderr.write(`${remark}\n`);
        say(body);
        return 0;
      }
      case 'scan':
        return scanPack(values);
      case 'disclosure':
        return disclose(values);
      case 'schema':
        say(hti1JsonSchema());
        return 0;
      default:
        return misused(command, action);
    }
  },
};

/** Actions without an operand. */
const OF_NONE: ReadonlySet<unknown> = new Set(['scan', 'disclosure', 'schema']);

const FLAGS = {
  format: { type: 'string' },
  author: { type: 'string' },
  into: { type: 'string' },
  id: { type: 'string' },
  pack: { type: 'string' },
  mitigation: { type: 'string', multiple: true },
  'fail-on-open': { type: 'boolean' },
  jurisdiction: { type: 'string' },
  channel: { type: 'string' },
  reviewed: { type: 'boolean' },
  administrative: { type: 'boolean' },
  emergency: { type: 'boolean' },
  'mental-health': { type: 'boolean' },
  language: { type: 'string' },
  contact: { type: 'string' },
  packs: { type: 'string' },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values'];

function list(places: readonly string[]): number {
  if (places.length === 0) throw wrong('FILE', 'name a document, or a folder of them');
  const systems: AiSystem[] = places
    .flatMap(filesAt)
    .map((file) => parseAiSystem(readDocument(file)));
  for (const system of systems) {
    const { id, name, carrier, owner, risk, status, evaluated, bias, ...rest } = lineOf(
      system,
      today(),
    );
    const { complaints, nextReview, isReviewDue } = rest;
    const due = isReviewDue ? ' (due)' : '';
    const columns = [
      id,
      name,
      carrier,
      owner,
      risk,
      status,
      `evaluated ${evaluated ?? 'never'}`,
      `bias ${bias}`,
      `complaints ${complaints.open}/${complaints.all}`,
      `review ${nextReview}${due}`,
    ];
    process.stdout.write(`${columns.join('  ')}\n`);
  }
  return 0;
}

function filesAt(place: string): string[] {
  try {
    if (!statSync(place).isDirectory()) return [place];
    const names = readdirSync(place).filter((name) => /\.(?:json|ya?ml)$/.test(name));
    return names.sort().map((name) => join(place, name));
  } catch (cause) {
    throw wrong(place, 'cannot be read: check path and permissions', cause);
  }
}

function show(file: string): number {
  const system = parseAiSystem(readDocument(file));
  const { isReviewDue, complaints } = lineOf(system, today());
  say({ system, completeness: completenessOf(system.attributes), isReviewDue, complaints });
  return 0;
}

function scanPack(flags: Flags): number {
  const document = readDocument(needed(flags.pack, '--pack'));
  const isPack = typeof document === 'object' && document !== null && 'chaperonePack' in document;
  const result = scan(
    isPack ? scanInputOfPack(document) : parseScanInput(document),
    systemClock.now(),
  );
  const mitigations: Mitigation[] = (flags.mitigation ?? []).map((file) =>
    parseMitigation(readDocument(file)),
  );
  const findings = assessScan(result, mitigations, today());
  const open = findings.filter(({ state }) => state !== 'mitigated').length;
  say({ ...result, findings, open });
  return flags['fail-on-open'] === true && (open > 0 || result.isCut) ? 1 : 0;
}

function disclose(flags: Flags): number {
  const channel = CHANNELS.find((each) => each === flags.channel);
  if (channel === undefined) throw wrong('--channel', `write one of: ${CHANNELS.join(', ')}`);
  const language = flags.language ?? 'en';
  if (language !== 'en' && language !== 'es') throw wrong('--language', 'write en or es');
  say(
    disclosureFor(readDisclosurePacks(flags.packs), {
      jurisdiction: needed(flags.jurisdiction, '--jurisdiction'),
      channel,
      isReviewed: flags.reviewed ?? false,
      hasClinicalContent: !(flags.administrative ?? false),
      isEmergency: flags.emergency ?? false,
      isMentalHealth: flags['mental-health'] ?? false,
      at: systemClock.now(),
      language,
      ...(flags.contact !== undefined && { contact: flags.contact }),
    }),
  );
  return 0;
}

function today(): string {
  return new Date(systemClock.now()).toISOString().slice(0, 10);
}

function one(operands: readonly string[], at: string): string {
  const [operand, ...more] = operands;
  if (more.length > 0) throw wrong(at, 'name one at a time');
  return needed(operand, at);
}

function needed<T>(value: T | undefined, at: string): T {
  if (value === undefined) throw wrong(at, 'is needed: see chaperone ai-register --help');
  return value;
}

function wrong(at: string, remedy: string, cause?: unknown): Failure {
  return new Failure('config_invalid', { at, remedy }, { cause });
}

function say(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
