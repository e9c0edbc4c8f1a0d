/** `chaperone use-case run`: a draft of one record, or the acceptance suite of a pack. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { isPurposeOfUse } from '../../core/purpose.ts';
import { utf8Text } from '../../core/utf8-text.ts';
import {
  casesFile,
  compareReports,
  evaluate,
  type FoundPack,
  fillIn,
  findPack,
  type Given,
  makeReport,
  parseStrict,
  patientIn,
  type Report,
  readBounded,
  readGiven,
  reportSchema,
  runPack,
} from '../../packs/index.ts';
import { openAsk } from './ask-gateway.ts';
import { packsFolder } from './packs-folder.ts';
import { comparisonLines } from './print-comparison.ts';
import { draftLines } from './print-draft.ts';
import { reportLines } from './print-report.ts';
import { oneId } from './show.ts';
import type { SubCommand } from './sub-command.ts';

const FLAGS = {
  packs: { type: 'string' },
  input: { type: 'string' },
  patient: { type: 'string' },
  url: { type: 'string' },
  model: { type: 'string' },
  'use-case': { type: 'string' },
  purpose: { type: 'string' },
  user: { type: 'string' },
  channel: { type: 'string' },
  contact: { type: 'string' },
  json: { type: 'boolean' },
  evaluate: { type: 'boolean' },
  cases: { type: 'string' },
  report: { type: 'string' },
  baseline: { type: 'string' },
  jobs: { type: 'string' },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values'];

const DEFAULT_URL = 'http://127.0.0.1:8484';

export const subCommand: SubCommand = async (args) => {
  const { values: flags, positionals } = parseArgs({
    args,
    options: FLAGS,
    allowPositionals: true,
  });
  const found = findPack(oneId(positionals), packsFolder(flags.packs));
  if (flags.evaluate === true) return await runSuite(found, flags);
  return await runOnce(found, flags);
};

async function runOnce({ pack, hash }: FoundPack, flags: Flags): Promise<number> {
  if (flags.input === undefined) throw wrong('--input', 'name the file, or - for standard input');
  const disclosure = disclosureOf(pack, flags);
  const isStdin = flags.input === '-';
  const content = isStdin
    ? utf8Text(
        readFileSync(0),
        (because) => new Failure('pack_input_invalid', { at: '--input', because }),
      )
    : readBounded(flags.input, 'pack_input_invalid');
  const given = readGiven(content);
  assertPatient(given, flags.patient);
  const { ask } = await openAsk(gatewayOf(pack, flags));
  const run = await runPack(pack, given, ask);
  if (flags.json === true) {
    const about = { id: pack.id, version: pack.version, hash };
    print([
      JSON.stringify({ pack: about, ...run, ...(disclosure === undefined ? {} : { disclosure }) }),
    ]);
  } else {
    print(draftLines(pack, run, disclosure));
  }
  return run.verdict === 'grounded' ? 0 : 1;
}

/** Consents are asked, and names known, of whom `--patient` names: that must be whose record goes out. */
function assertPatient({ resources = [] }: Given, named: string | undefined): void {
  const about = patientIn(resources);
  if (named === undefined || about === undefined) return;
  const names = named.split(',').map((one) => one.trim().split('/_history/')[0]!.split('/').at(-1));
  if (!names.includes(about)) {
    throw new Failure('pack_input_invalid', {
      at: '--patient',
      because: 'the resources are about another patient: name the one that they name',
    });
  }
}

function disclosureOf(pack: FoundPack['pack'], { channel, contact }: Flags): string | undefined {
  if (channel === undefined) return undefined;
  const told = Object.entries(pack.disclosure).find(([name]) => name === channel)?.[1];
  if (told === undefined)
    throw wrong('--channel', `write one of: ${Object.keys(pack.disclosure).join(', ')}`);
  return fillIn(told, new Map(contact === undefined ? [] : [['contact', contact]]));
}

async function runSuite({ pack, hash }: FoundPack, flags: Flags): Promise<number> {
  const site = flags.cases === undefined ? undefined : readCases(flags.cases, pack.id);
  const baseline = flags.baseline === undefined ? undefined : readReport(flags.baseline, pack.id);
  const { ask, model } = await openAsk(gatewayOf(pack, flags));
  const tell = (done: number, of: number) => {
    if (process.stderr.isTTY)
      process.stderr.write(`\r${done} of ${of} cases${done === of ? '\n' : ''}`);
  };
  const { cases, models } = await evaluate(pack, ask, {
    site: site?.cases ?? [],
    jobs: jobsOf(flags),
    tell,
  });
  const head = {
    pack: { id: pack.id, version: pack.version, hash },
    ...(site === undefined ? {} : { siteCases: { revision: site.revision } }),
    model: { asked: model, answered: models },
    at: new Date().toISOString(),
  };
  const report = makeReport(head, cases, pack.evaluation.thresholds);
  const comparison = baseline === undefined ? undefined : compareReports(baseline, report);
  if (flags.report !== undefined) writeReport(flags.report, report);
  if (flags.json === true) {
    print([JSON.stringify({ report, ...(comparison === undefined ? {} : { comparison }) })]);
  } else {
    print([
      ...reportLines(report),
      ...(comparison === undefined ? [] : comparisonLines(comparison)),
    ]);
  }
  const isWorse = comparison?.verdict === 'worse';
  return report.verdict === 'pass' && !isWorse ? 0 : 1;
}

/** With the digest by which the register of use cases names it. */
function writeReport(file: string, report: Report): void {
  const text = `${JSON.stringify(report, null, 2)}\n`;
  writeFileSync(file, text);
  const digest = createHash('sha256').update(text).digest('hex');
  process.stderr.write(`report ${file}, sha256:${digest}\n`);
}

function readCases(file: string, packId: string) {
  const read = parseStrict(
    readBounded(file, 'pack_input_invalid'),
    file,
    casesFile,
    'pack_input_invalid',
  );
  if (read.pack !== packId) {
    throw new Failure('pack_input_invalid', {
      at: file,
      because: `these cases are for ${read.pack}`,
    });
  }
  return read;
}

function readReport(file: string, packId: string) {
  const read = parseStrict(
    readBounded(file, 'pack_input_invalid'),
    file,
    reportSchema,
    'pack_input_invalid',
  );
  if (read.pack.id !== packId) {
    throw new Failure('pack_input_invalid', {
      at: file,
      because: `this report is about ${read.pack.id}`,
    });
  }
  return read;
}

function gatewayOf(pack: FoundPack['pack'], flags: Flags) {
  const key = process.env.CHAPERONE_KEY?.trim();
  if (key === undefined || key === '') {
    throw new Failure('unauthenticated', { remedy: 'set CHAPERONE_KEY to a key of the gateway' });
  }
  const purpose = flags.purpose ?? pack.purposes[0]!;
  if (!isPurposeOfUse(purpose) || !pack.purposes.includes(purpose)) {
    throw wrong('--purpose', `this pack allows ${pack.purposes.join(', ')}`);
  }
  return {
    url: flags.url ?? (process.env.CHAPERONE_URL || DEFAULT_URL),
    key,
    useCase: flags['use-case'] ?? pack.id,
    purpose,
    user: flags.user,
    patient: flags.patient,
    model: flags.model,
  };
}

function jobsOf({ jobs = '1' }: Flags): number {
  const asked = Number(jobs);
  if (/^[1-9]\d*$/.test(jobs) && asked <= LIMITS.packJobsMax) return asked;
  throw wrong('--jobs', `write a number from 1 to ${LIMITS.packJobsMax}`);
}

function wrong(at: string, remedy: string): Failure {
  return new Failure('config_invalid', { at, remedy });
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
