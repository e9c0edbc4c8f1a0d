/**
 * Job J4, the medical informatics officer: "Tell me if this discharge-summary helper still works on *our*
 * patients after Tuesday's model change, and for whom it is worse."
 *
 * Done when: acceptance suite, subgroups with intervals, pass or fail against thresholds, rollback.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { type House, openHouse, type Who } from '../support/house.ts';
import { type Draft, packModel } from '../support/pack-model.ts';
import { approval, intakeAnswers, SITE_CONTENT } from '../support/register.ts';
import { succeeded } from '../support/run-command.ts';

vi.setConfig({ testTimeout: 120_000 }); // each command is a process of its own

const PACK = parse(
  readFileSync(new URL('../../packs/discharge-summary.yaml', import.meta.url), 'utf8'),
);
const ID = 'discharge-summary';

// ── Our patients: 51 short notes in English and 10 in Spanish ─────────────────────────────────────

const DRUGS = ['doxycycline', 'lisinopril', 'metformin', 'apixaban', 'sertraline', 'warfarin'];
const ENGLISH = Array.from({ length: 51 }, (_, at) => {
  const [drug, daily] = [DRUGS[at % DRUGS.length]!, 5 + at];
  return ownCase('en', at, drug, `Home on ${drug} ${daily} mg once daily in the morning.`);
});
const SPANISH = Array.from({ length: 10 }, (_, at) => {
  const [drug, daily] = [DRUGS[at % DRUGS.length]!, 70 + at];
  return ownCase('es', at, drug, `Alta con ${drug} ${daily} mg una vez al día por la mañana.`);
});
const OWN = [...ENGLISH, ...SPANISH];

function ownCase(language: string, at: number, drug: string, line: string) {
  const empty = Object.keys(PACK.output.properties).map((part) => [part, []]);
  const dose = /\d+ mg/.exec(line)![0];
  const listed = { name: drug, dose, instruction: null, change: 'new', quote: line };
  return {
    reference: { ...Object.fromEntries(empty), medicationsAtDischarge: [listed] } as Draft,
    written: {
      id: `${language}-${at + 1}`,
      groups: { language },
      text: line,
      expect: [{ mention: [drug], at: '/medicationsAtDischarge' }],
    },
  };
}

// ── The model of last week, and what answers under its name since Tuesday ─────────────────────────

const references: Draft[] = [
  ...PACK.evaluation.cases.map(({ reference }: { reference: Draft }) => reference),
  ...OWN.map(({ reference }) => reference),
];
const BEFORE = packModel(references, { name: 'summariser-2026-10' });
const TUESDAY = packModel(references, {
  name: 'summariser-2026-11',
  spoil: (draft, material) =>
    material.includes('una vez al día') ? { ...draft, medicationsAtDischarge: [] } : draft,
});

let model: FakeUpstream;
let house: House;
let baseline: string;
beforeAll(async () => {
  model = await startFakeUpstream(BEFORE);
  house = await openHouse({
    config: {
      upstreams: [{ name: 'summariser', api: 'openai', url: `${model.url}/v1` }],
      // Where suites run before anything is live, and again when something was stopped.
      useCases: [{ id: 'acceptance-tests', purposes: ['TREAT'] }],
    },
    files: {
      'note.txt': ENGLISH[0]!.written.text,
      'our-patients.yaml': JSON.stringify({
        ...{ chaperoneCases: 1, pack: ID, revision: 1 },
        cases: OWN.map(({ written }) => written),
      }),
    },
  });
});
afterAll(async () => {
  await house.close();
  await model.close();
});

const runSuite = (...flags: string[]) =>
  house
    .as('clinical')
    .chaperone(
      ...['use-case', 'run', ID, '--evaluate', '--use-case', 'acceptance-tests', '--jobs', '4'],
      ...['--cases', 'our-patients.yaml', ...flags],
    );
const useCase = (who: Who, step: string, ...flags: string[]) =>
  house.as(who).chaperone('use-case', ...step.split(' '), ID, ...flags);
/** What the ward gets for a note: `answered`, or the code of the refusal. It sends what was approved, as the pack has it. */
async function wardGets(): Promise<string | undefined> {
  const asked = await house
    .as('ward')
    .chaperone('use-case', 'run', ID, '--input', 'note.txt', '--model', 'summariser');
  return asked.code === 0 ? 'answered' : /^(\w+):/m.exec(asked.err)?.[1];
}

/** As `use-case run --report` printed it. */
const digestIn = (err: string): string => /sha256:[0-9a-f]{64}/.exec(err)![0];
const accept = (err: string, reported: string) =>
  house
    .as('clinical')
    .chaperone(
      ...[
        'use-case',
        'accept',
        ID,
        '--version',
        '1',
        '--report',
        digestIn(err),
        '--passed',
        'true',
      ],
      ...['--data', JSON.stringify({ models: { summariser: reported } })],
    );

test('the helper is written from its pack, reviewed, tested on our patients, and live', async () => {
  const exported = await house.as('owner').chaperone('use-case', 'export', ID, '--content');
  const content = { ...SITE_CONTENT, ...JSON.parse(exported.out), upstreams: ['summariser'] };
  const about = { id: ID, title: PACK.title, owner: 'dr-quist', department: 'Medicine' };
  writeFileSync(join(house.gateway.folder, 'draft.json'), JSON.stringify({ ...about, content }));
  succeeded(await house.as('owner').chaperone('use-case', 'create', '--data', '@draft.json'));

  const answers = await intakeAnswers(house, { decision: 'documentation', phi: 'identifiable' });
  succeeded(await useCase('owner', 'intake', '--data', JSON.stringify({ answers })));
  succeeded(await useCase('owner', 'submit'));
  for (const [seat, who] of [
    ['clinical', 'clinical'],
    ['privacy', 'privacy'],
    ['security', 'security'],
    ['operations', 'running'],
  ] as const) {
    const path = `/use-cases/${ID}/reviews/${seat}`;
    expect(await house.as(who).api('POST', path, approval())).toMatchObject({ status: 200 });
  }

  const { code, out, err } = await runSuite('--report', 'before.json');
  expect(out).toMatch(
    /^discharge-summary version 3, model summariser \(answered as summariser-2026-10\), 70 cases\n/,
  );
  expect(out).toMatch(/^cases +70 of 70 +95 % to 100 % +80 %: met$/m);
  expect({ code, verdict: lastLine(out) }).toEqual({ code: 0, verdict: 'verdict  pass' });
  baseline = err;

  succeeded(await accept(err, 'summariser-2026-10'));
  const { out: live } = await useCase('clinical', 'live');
  expect(JSON.parse(live)).toMatchObject({ state: 'live', tier: 'moderate' });
  expect(await wardGets()).toBe('answered');
});

test('on Tuesday another model answers under the same name: nothing of it is passed on, and the helper stops', async () => {
  model.script(TUESDAY);
  expect(await wardGets()).toBe('model_changed');
  expect(await wardGets()).toBe('use_case_stopped');

  const { out } = await useCase('auditor', 'standing');
  expect(JSON.parse(out)).toMatchObject({
    state: 'paused',
    why: ['stop:model_changed'],
    document: { stops: [{ kind: 'model_changed', reported: 'summariser-2026-11' }] },
  });
});

test('the suite tells that it is worse, and for whom', async () => {
  const { code, out } = await runSuite('--baseline', 'before.json');
  expect(out).toContain('(answered as summariser-2026-11)');
  // All thresholds are still met: the whole does not show what happens to some.
  expect(out).toMatch(/^cases +60 of 70 +\d+ % to \d+ % +80 %: met/m);
  expect(out).toMatch(/^language es +1 of 11 +\d+ % to \d+ % +worse$/m);
  expect(out).toContain('against the baseline, 70 cases in both');
  expect(out).toMatch(/^language es +lost 10, won 0, of 11: worse$/m);
  expect(out).toMatch(/^language en +lost 0, won 0, of 59: not worse$/m);
  expect(out).toContain('  lost: es-1 (mention)');
  expect({ code, verdict: lastLine(out) }).toEqual({
    code: 1,
    verdict: 'verdict  worse than before',
  });
});

test('the old model is put back: it has to pass again, and somebody else resumes', async () => {
  model.script(BEFORE);
  expect(await wardGets()).toBe('use_case_stopped'); // being back is no approval
  const early = await useCase('clinical', 'resume');
  expect(early.err).toMatch(/^lifecycle_not_approved: .*\n {2}missing: tests:missing/);

  const again = await runSuite('--baseline', 'before.json', '--report', 'after.json');
  expect({ code: again.code, verdict: lastLine(again.out) }).toEqual({
    code: 0,
    verdict: 'verdict  not worse than before by more than 10 percentage points',
  });
  expect(digestIn(again.err)).not.toBe(digestIn(baseline));
  succeeded(await accept(again.err, 'summariser-2026-10'));

  const byAuthor = await useCase('owner', 'resume');
  expect(byAuthor).toMatchObject({ code: 1, err: expect.stringContaining('admin_denied') });
  succeeded(await useCase('clinical', 'resume'));
  expect(await wardGets()).toBe('answered');
});

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1)!;
