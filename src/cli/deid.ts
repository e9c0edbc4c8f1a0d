/** `chaperone deid`: files and feeds under a transformation profile. */
import { once } from 'node:events';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { LIMITS } from '../core/limits.ts';
import type { Command } from './command.ts';
import { DurableFile } from './deid/durable-file.ts';
import { explain } from './deid/explain.ts';
import { FILE_FORMATS, isForLines } from './deid/formats.ts';
import { runPipe } from './deid/pipe.ts';
import { assertForManifest } from './deid/places.ts';
import { silent, terminalProgress } from './deid/progress.ts';
import { propose, writeProposal } from './deid/propose.ts';
import { runFiles } from './deid/run.ts';
import {
  type DeidFlags,
  readOperatingPoint,
  readPeople,
  readProfile,
  readSettings,
  type SiteSettings,
  wrong,
} from './deid/settings.ts';
import { readRules, readSite } from './read-site.ts';
import { siteDetector } from './site-detector.ts';

const FORMATS = FILE_FORMATS.map(({ name }) => name).join(', ');
const LINE_FORMATS = FILE_FORMATS.filter(isForLines)
  .map(({ name }) => name)
  .join(', ');

export const command: Command = {
  name: 'deid',
  summary: 'de-identify files and feeds under a profile',
  usage: `
chaperone deid FILE… --profile NAME --out DIR [flags]
… | chaperone deid --profile NAME --format FORMAT [flags] | …
chaperone deid explain [--profile NAME] [--config FILE] < text
chaperone deid --propose FILE [--format FORMAT] [--out FILE]

Each file goes into one of DIR, whole or not at all, with a manifest.json of what was done. Without
files it reads lines from stdin and writes one line for each, in order; a line that cannot be
de-identified becomes a marked one, and the command ends with 1. explain shows what is found in a
text and why: it prints the values, so it is for the terminal of whoever may see them. --propose
writes what each column of a table, or field of JSON, is taken for and why, ready to be corrected and
put into a profile (columns, jsonPaths); it shows no values.

  --profile NAME       safe-harbor, limited-data-set, expert-determination, pseudonymise, or one of your own
  --config FILE        its section deid: profiles, recognisers and model of your own; ./chaperone.yaml
  --fhir-rules FILE    FHIRPath rules in the form of Microsoft's anonymizer, for what they name in FHIR
  --clinicians keep    names of clinicians stay where the document names them as such
  --format FORMAT      ${FORMATS}; else by the ending of the file
  --out DIR            an empty folder, or one to --resume
  --resume             goes on with a run that was cut off
  --patient-column C   field or column that names the patient a record is about
  --patient REF        the patient of documents that name none: Patient/17
  --patients PATH      FHIR Patient, RelatedPerson, Practitioner (NDJSON, Bundle, folder): whom a document
                       is about is found in it by value, and the practitioners it refers to; may be repeated
  --key-file FILE      your key, 16 bytes or more: the same one gives the same pseudonyms and shifts
  --dua REF            id of the data use agreement (limited-data-set)
  --purpose CODE       HRESCH, PUBHLTH or HOPERAT (limited-data-set)
  --packet REF         id of the expert's documentation (expert-determination)
  --valid-until DATE   day up to which the determination holds
  --as-of YEAR         year of release, which ages over 89 are judged by; this year
  --zip3 VINTAGE       census of the ZIP3 list: 2000, 2010, 2020; the newest
  --operating-point P  how ready to find: strict, balanced, light; deid.operatingPoint, or balanced
  --jobs N             cores; all for files, one for a pipe; none to choose where a model uses them
  --manifest FILE      where a pipe writes its manifest`,
  async run(args) {
    const { values, positionals } = parseArgs({ args, options: FLAGS, allowPositionals: true });
    // Documents are short-lived: room for new objects that doubles and doubles again holds 90 MB more
    // over a long feed, and is no faster (`npm run bench -- deid-memory`). Read at each growth.
    setFlagsFromString('--semi-space-growth-factor=1');
    // Nor is a heap that may grow to a multiple of what is in use before it is collected.
    setFlagsFromString('--heap-growing-percent=50');
    if (values.propose !== undefined) return await proposal(positionals, values);
    if (positionals[0] === 'explain' && positionals.length === 1) return await explainStdin(values);
    return positionals.length > 0 ? await files(positionals, values) : await pipe(values);
  },
};

const FLAGS = {
  profile: { type: 'string' },
  propose: { type: 'string' },
  config: { type: 'string' },
  'fhir-rules': { type: 'string' },
  clinicians: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  resume: { type: 'boolean' },
  'patient-column': { type: 'string' },
  patient: { type: 'string' },
  patients: { type: 'string', multiple: true },
  'key-file': { type: 'string' },
  dua: { type: 'string' },
  purpose: { type: 'string' },
  packet: { type: 'string' },
  'valid-until': { type: 'string' },
  'as-of': { type: 'string' },
  zip3: { type: 'string' },
  jobs: { type: 'string' },
  'operating-point': { type: 'string' },
  manifest: { type: 'string' },
} as const;

const tell = (text: string): void => {
  process.stderr.write(text);
};

/** What the configuration says, and the rules that are named beside it. */
async function siteOf(flags: DeidFlags): Promise<SiteSettings | undefined> {
  const site = await readSite(flags.config);
  const file = flags['fhir-rules'];
  if (file === undefined) return site;
  const fhirRules = await readRules(file);
  return { profiles: [], recognizers: [], ...site, fhirRules };
}

async function files(paths: readonly string[], flags: DeidFlags): Promise<number> {
  if (flags.out === undefined) throw wrong('--out', 'name the folder to write to');
  if (flags.manifest !== undefined)
    throw wrong('--manifest', 'files have theirs in the out folder');
  const settings = readSettings(flags, undefined, await siteOf(flags));
  if (settings.isKeyOfRun) {
    tell(
      'no --key-file: a key of this run alone; no later run gives the same pseudonyms and shifts\n',
    );
  }
  const exitCode = await runFiles({
    files: paths,
    out: flags.out,
    format: flags.format,
    isResumed: flags.resume ?? false,
    settings,
    people: await readPeople(flags),
    progress: process.stderr.isTTY ? terminalProgress(tell) : silent,
    tell,
  });
  if (exitCode !== 0)
    tell(
      'some documents could not be de-identified: they are left out, or marked in their line; --resume tries those files again\n',
    );
  return exitCode;
}

async function proposal(others: readonly string[], flags: DeidFlags): Promise<number> {
  const { propose: file = '', format, out } = flags;
  if (others.length > 0) throw wrong('--propose', 'takes one file: give no other');
  const text = await propose(file, format);
  if (out === undefined) process.stdout.write(text);
  else await writeProposal(out, text);
  return 0;
}

async function pipe(flags: DeidFlags): Promise<number> {
  for (const flag of ['out', 'resume'] as const) {
    if (flags[flag] !== undefined) throw wrong(`--${flag}`, 'goes with files: name them');
  }
  if (flags.format === undefined) throw wrong('--format', `write one of: ${LINE_FORMATS}`);
  if (flags.manifest !== undefined) await assertForManifest(flags.manifest);
  const { exitCode, manifest } = await runPipe({
    input: process.stdin,
    write: async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    format: flags.format,
    settings: readSettings(flags, undefined, await siteOf(flags)),
    people: await readPeople(flags),
  });
  if (flags.manifest !== undefined) {
    const file = await DurableFile.create(flags.manifest).catch(() => {
      throw wrong('--manifest', `cannot be written: check the folder ${dirname(flags.manifest!)}`);
    });
    await file.write(`${JSON.stringify(manifest, undefined, 2)}\n`);
    await file.commit();
  }
  return exitCode;
}

async function explainStdin(flags: DeidFlags): Promise<number> {
  const site = await readSite(flags.config);
  const profile = flags.profile === undefined ? undefined : readProfile(flags, site);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LIMITS.requestBodyBytesMax) throw wrong('stdin', 'the text is too large to explain');
    pieces.push(piece);
  }
  tell('this shows the values found: for the terminal of whoever may see the text\n');
  const detector = await siteDetector(site, readOperatingPoint(flags) ?? site?.operatingPoint);
  try {
    process.stdout.write(await explain(Buffer.concat(pieces).toString('utf8'), profile, detector));
  } finally {
    await detector.close();
  }
  return 0;
}
