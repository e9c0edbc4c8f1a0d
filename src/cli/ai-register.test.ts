import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { stringify } from 'yaml';
import { command } from './ai-register.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'chaperone-ai-register-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const SYSTEM = {
  id: 'sepsis-alert',
  name: 'Sepsis alert',
  developer: { name: 'Example Analytics' },
  carrier: 'device',
  model: { name: 'Watcher', version: '2.1' },
  owner: { name: 'CMIO' },
  purpose: 'Warns early.',
  intended: { population: 'Adults', users: 'Nurses', decisionRole: 'informs' },
  risk: { tier: 'high', reasons: ['Drives treatment.'] },
  status: 'in-use',
  nextReview: '2020-01-31',
};

function file(name: string, content: unknown): string {
  const path = join(FOLDER, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function run(...args: string[]) {
  const said = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += text;
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += text;
    return true;
  });
  try {
    return { code: await command.run(args), ...said };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

test('list takes files and folders, JSON and YAML, and tells what is due', async () => {
  const folder = join(FOLDER, 'systems');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.json'), JSON.stringify(SYSTEM));
  writeFileSync(join(folder, 'notes.txt'), 'no document');
  const second = file('b.yaml', stringify({ ...SYSTEM, id: 'other', name: 'Other' }));
  const { code, out } = await run('list', folder, second);
  expect(code).toBe(0);
  const [first, other] = out.trim().split('\n');
  expect(first).toMatch(/^sepsis-alert {2}.*high.*bias never-tested.*review 2020-01-31 \(due\)$/);
  expect(other).toMatch(/^other {2}Other {2}device {2}CMIO/);
});

test('show tells how much is answered', async () => {
  const { out } = await run('show', file('system.json', SYSTEM));
  expect(JSON.parse(out)).toMatchObject({
    system: { id: 'sepsis-alert' },
    completeness: { answered: [] },
    isReviewDue: true,
  });
});

test.each([
  ['chai-xml', 'card.xml', /^<\?xml/],
  ['hti-1', 'card.json', /^\{/],
  ['markdown', 'card.md', /^---\n/],
])('a card as %s goes out and comes in again', async (format, name, beginning) => {
  const system = file('system.json', SYSTEM);
  const { out: card } = await run('export', system, '--format', format);
  expect(card).toMatch(beginning);

  const path = file(name, card);
  const into = await run('import', path, '--author', 'QA', '--into', system);
  expect(JSON.parse(into.out)).toMatchObject({ id: 'sepsis-alert', model: SYSTEM.model });
  const fresh = await run('import', path, '--author', 'QA', '--id', 'new-one');
  expect(JSON.parse(fresh.out)).toMatchObject({ id: 'new-one', status: 'proposed' });
  expect(fresh.err).toMatch(/^to be written by the house: .*owner\.name.*risk\.tier.*\n$/m);
});

const INPUT = { useCase: 'letters', version: '1', prompts: ['The patient is {{age}}.'] };

test('scan tells findings, and ends with 1 on demand while one is open', async () => {
  const pack = file('input.json', INPUT);
  const { code, out } = await run('scan', '--pack', pack);
  const result = JSON.parse(out) as { scanned: string; open: number; findings: unknown[] };
  expect(code).toBe(0);
  expect(result).toMatchObject({ open: 1, findings: [{ rule: 'age', state: 'open' }] });
  expect((await run('scan', '--pack', pack, '--fail-on-open')).code).toBe(1);

  const mitigation = file('mitigation.json', {
    id: 'm-1',
    useCase: 'letters',
    rules: ['age'],
    owner: 'CMIO',
    measure: 'Needed for the dose.',
    scanned: result.scanned,
    decided: '2026-01-01',
    nextReview: '2999-01-01',
  });
  const mended = await run('scan', '--pack', pack, '--mitigation', mitigation, '--fail-on-open');
  expect(mended.code).toBe(0);
});

test('disclosure tells text and duties, clinical and unreviewed unless said otherwise', async () => {
  const question = ['disclosure', '--jurisdiction', 'US-CA', '--channel', 'letter'];
  const { out } = await run(...question, '--contact', 'call 555-0100', '--language', 'es');
  const { texts } = JSON.parse(out) as { texts: { rule: string; text: string }[] };
  expect(texts).toMatchObject([{ rule: 'us-ca/ab-3030' }]);
  expect(texts[0]?.text).toContain('inteligencia artificial');
  expect(JSON.parse((await run(...question, '--reviewed')).out)).toMatchObject({ texts: [] });
});

test('the schema is JSON Schema', async () => {
  expect(JSON.parse((await run('schema')).out)).toHaveProperty('$schema');
});

test.each([
  [['export', 'SYSTEM', '--format', 'pdf'], 'config_invalid', { at: '--format' }],
  [['export', 'SYSTEM'], 'config_invalid', { at: '--format' }],
  [['import', 'SYSTEM', '--author', 'QA'], 'document_invalid', { kind: 'hti-1-source-attributes' }],
  [['import', 'SYSTEM', '--id', 'x'], 'config_invalid', { at: '--author' }],
  [['show', 'NOWHERE'], 'config_invalid', { remedy: 'cannot be read' }],
  [['show', 'SYSTEM', 'SYSTEM'], 'config_invalid', { remedy: 'name one at a time' }],
  [['show', 'ANCHORS'], 'config_invalid', { remedy: 'is neither JSON nor YAML' }],
  [['list'], 'config_invalid', { at: 'FILE' }],
  [['scan'], 'config_invalid', { at: '--pack' }],
  [
    ['disclosure', '--jurisdiction', 'EU', '--channel', 'fax'],
    'config_invalid',
    { at: '--channel' },
  ],
])('%j is refused', async (args, code, facts) => {
  const paths: Record<string, string> = {
    SYSTEM: file('system.json', SYSTEM),
    ANCHORS: file('anchors.yaml', 'a: &a [1]\nb: *a\n'),
    NOWHERE: join(FOLDER, 'nowhere.json'),
  };
  await expect(run(...args.map((each) => paths[each] ?? each))).rejects.toMatchObject({
    code,
    facts: expect.objectContaining(facts),
  });
});

test('the documentation tells each action of the usage', () => {
  const documentation = readFileSync(new URL('../../docs/ai-register.md', import.meta.url), 'utf8');
  const actions = [...command.usage.matchAll(/^chaperone ai-register (\w+)/gm)].map(
    ([, one]) => one,
  );
  expect(actions).toHaveLength(7);
  for (const action of actions) expect(documentation).toContain(`ai-register ${action}`);
});
