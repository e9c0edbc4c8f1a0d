/** Large requests: masked in a thread exactly as on the event loop, and never in anybody's way. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { Failure } from '../core/failures.ts';
import type { Locus } from '../core/locus.ts';
import type { KnownPerson } from '../core/person.ts';
import { compileRecognizers, type Recognizer } from '../detect/index.ts';
import { chat } from '../profiles/index.ts';
import { type MaskRequest, type MaskSite, maskerOf } from './mask-request.ts';
import { type MaskThread, openMaskThread } from './open-mask-thread.ts';

const folder = mkdtempSync(join(tmpdir(), 'chaperone-mask-'));
const opened: MaskThread[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((thread) => thread.close()));
});

const SITE: MaskSite = { secret: new Uint8Array(32).fill(5), recognizers: [] };
/** Its end is not counted among others'. */
const shared = openMaskThread(SITE, { idleMs: 3_600_000 });
afterAll(async () => {
  await shared.close();
  rmSync(folder, { recursive: true, force: true });
});
const NOBODY = new AbortController().signal;

function open(...given: Parameters<typeof openMaskThread>): MaskThread {
  const thread = openMaskThread(...given);
  opened.push(thread);
  return thread;
}

const text = (...texts: string[]): Locus[] =>
  texts.map((one, at) => ({ kind: 'text', path: `messages[${at}].content`, text: one }));

const requestOf = (loci: readonly Locus[], more: Partial<MaskRequest> = {}): MaskRequest => ({
  loci,
  scope: { patients: [], caller: 'ward' },
  style: 'surrogate',
  ...more,
});

const NOTE =
  'Patient: Rosalind Achterberg, MRN 84412907, born 3/12/1957. Seen by Dr. Okonkwo on 4/2/2024.\n';
const PERSON: KnownPerson = {
  ref: 'Patient/7',
  role: 'patient',
  gender: 'female',
  names: [{ given: ['Rosalind', 'M.'], family: 'Achterberg' }],
  dates: ['1957-03-12'],
  phones: ['+1 212 555 0134'],
  emails: ['rosalind@example.org'],
  addresses: [{ lines: ['12 Larch Lane'], city: 'Utica', postalCode: '13501' }],
  identifiers: [{ value: '84412907', type: 'mrn' }],
};
const LISTED: Recognizer = {
  id: 'ward',
  category: 'location',
  score: 0.9,
  terms: ['Blue Heron'],
  termsFile: join(folder, 'wards.txt'),
};
const TOOL: Locus[] = [
  { kind: 'text', path: 'tool', text: '84412907', label: 'mrn' },
  { kind: 'number', path: 'tool', text: '84412907', label: 'mrn' },
  { kind: 'token', path: 'tool', text: 'call_achterberg_1957', label: 'id' },
  { kind: 'text', path: 'tool', text: '' },
];
const withPatient = { scope: { patients: [PERSON], caller: 'ward', conversation: 'c-1' } };
const PLACES_STAY = {
  ...chat,
  id: 'research-chat',
  rows: { ...chat.rows, location: { method: 'keep', rule: 'the site' } },
} as const;

test.each<[string, readonly Locus[], Partial<MaskRequest>, Partial<MaskSite>]>([
  ['nothing to find', text('BP 128/76, afebrile.'), {}, {}],
  ['several texts', text(NOTE, 'Rosalind is well.', NOTE.toUpperCase()), {}, {}],
  ['half a character', text(`${NOTE}\ud83d ${NOTE} \udc00`), {}, {}],
  ['other scripts', text('Пациент: Анна Ковалева, род. 12.03.1957', '患者：田中由紀'), {}, {}],
  ['tool arguments', [...text(NOTE), ...TOOL], {}, {}],
  ['a known patient', [...text(NOTE, 'R. Achterberg of 12 Larch Lane'), ...TOOL], withPatient, {}],
  ['placeholders', text(NOTE), { ...withPatient, style: 'placeholder' }, {}],
  ['another operating point', text(NOTE, 'Larch called.'), {}, { operatingPoint: 'strict' }],
  ['a profile of the site', text(`${NOTE} Lives in Utica, NY.`), {}, { profile: PLACES_STAY }],
  ['recognisers', text(`${NOTE} On Blue Heron, then Quiet Wing.`), {}, { recognizers: [LISTED] }],
  [
    'the model of the site',
    text('Wyverling was seen.'),
    {
      reading: {
        serial: 1,
        sha256: 'ab',
        found: new Map([
          [
            'Wyverling was seen.',
            [{ start: 0, end: 9, category: 'name', type: 'name', score: 0.9, rule: 'model' }],
          ],
        ]),
      },
    },
    {},
  ],
])('masked as on the event loop: %s', async (_, loci, more, site) => {
  writeFileSync(LISTED.termsFile!, 'Quiet Wing\n');
  const custom = compileRecognizers(site.recognizers ?? []);
  rmSync(LISTED.termsFile!); // the thread takes what was read at the start
  const whole = { ...SITE, ...site, recognizers: custom.list };
  const request = requestOf(loci, more);
  const here = maskerOf(whole)(request);
  const thread = Object.keys(site).length === 0 ? shared : open(whole);
  const there = await thread.mask(request, 'ward', NOBODY);
  expect(there).toStrictEqual(here);
  expect(JSON.stringify(there)).toBe(JSON.stringify(here));
});

/** Different ones, some seconds of them. */
const names = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `Patient: Kel${lettersOf(at)} Bar${lettersOf(at)}\n`,
  ).join('');
const lettersOf = (at: number) => at.toString(17).replace(/\d/g, (digit) => 'hijklmnopq'[+digit]!);

test('others are served while it works', async () => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 5);
  const { manifest } = await open(SITE).mask(requestOf(text(names(10_000))), 'ward', NOBODY);
  clearInterval(timer);
  expect(manifest.findings).toBeGreaterThan(3000);
  expect(turns).toBeGreaterThan(20);
});

test('who goes away is worked for no longer, and the next is served', async () => {
  const thread = open(SITE);
  const gone = new Failure('client_disconnected');
  const [running, waiting] = [new AbortController(), new AbortController()];
  const first = thread.mask(requestOf(text(names(400_000))), 'ward', running.signal);
  const second = thread.mask(requestOf(text(NOTE)), 'ward', waiting.signal);
  const third = thread.mask(requestOf(text(NOTE)), 'ward', NOBODY);
  setTimeout(() => waiting.abort(gone), 50);
  setTimeout(() => running.abort(gone), 100);
  await expect(second).rejects.toBe(gone);
  await expect(first).rejects.toBe(gone);
  expect((await third).manifest.findings).toBeGreaterThan(3);
});

test('who goes away is put on record at once, however long the thread takes to end', async () => {
  const stop = new AbortController();
  const masked = open(SITE).mask(requestOf(text(names(400_000))), 'ward', stop.signal);
  let isTold = false;
  masked.catch(() => {
    isTold = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  stop.abort(new Failure('client_disconnected'));
  await new Promise(setImmediate);
  expect(isTold).toBe(true);
});

test('one caller does not wait for all of another’s', async () => {
  const thread = open(SITE);
  const order: string[] = [];
  const ask = async (caller: string) => {
    await thread.mask(requestOf(text(NOTE)), caller, NOBODY);
    order.push(caller);
  };
  await Promise.all([ask('batch'), ask('batch'), ask('batch'), ask('ward')]);
  expect(order.indexOf('ward')).toBeLessThan(3);
});

test('nobody waits for ever', async () => {
  const thread = open(SITE, { waitMs: 50 });
  const stop = new AbortController();
  const first = thread.mask(requestOf(text(names(400_000))), 'batch', stop.signal);
  await expect(thread.mask(requestOf(text(NOTE)), 'ward', NOBODY)).rejects.toMatchObject({
    code: 'overloaded',
  });
  stop.abort(new Failure('shutting_down'));
  await expect(first).rejects.toMatchObject({ code: 'shutting_down' });
});

test.each<[string, Partial<MaskSite>, MaskRequest, number | undefined, object]>([
  [
    'has no memory left',
    {},
    requestOf(text('Bo '.repeat(5_000_000))),
    64 * 2 ** 20,
    { step: 'thread', because: 'memory', remedy: expect.stringContaining('heap') },
  ],
  [
    'refuses',
    { secret: new Uint8Array(3) },
    requestOf(text(NOTE)),
    undefined,
    { step: 'secret', remedy: expect.stringContaining('16 bytes') },
  ],
  [
    'fails in a way that nobody expected',
    {},
    requestOf([{ kind: 'text', path: 'x', text: 7 as unknown as string }]),
    undefined,
    {},
  ],
  [
    'cannot begin',
    { recognizers: [{ id: 'x', category: 'other_unique_id', score: 0.9, pattern: '(' }] },
    requestOf(text(NOTE)),
    undefined,
    { step: 'thread', because: 'its thread ended' },
  ],
])('a thread that %s ends the exchange alone', async (_, site, request, heapBytes, facts) => {
  const thread = open({ ...SITE, ...site }, heapBytes === undefined ? {} : { heapBytes });
  const failed = thread.mask(request, 'ward', NOBODY);
  await expect(failed).rejects.toMatchObject({ code: 'deid_blocked', facts });
  if (Object.keys(site).length > 0) return;
  const { manifest } = await thread.mask(requestOf(text(NOTE)), 'ward', NOBODY);
  expect(manifest.findings).toBeGreaterThan(3);
});

test('one that has nothing to do ends, and its heap with it', async () => {
  const terminate = vi.spyOn(Worker.prototype, 'terminate');
  const thread = open(SITE, { idleMs: 20 });
  const { manifest } = await thread.mask(requestOf(text(NOTE)), 'ward', NOBODY);
  expect(manifest.findings).toBeGreaterThan(3); // however long it took to begin
  expect(terminate).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(terminate).toHaveBeenCalledOnce());
  terminate.mockRestore();
});

test('one that was ended while idle begins again', async () => {
  const thread = open(SITE);
  await thread.mask(requestOf(text(NOTE)), 'ward', NOBODY);
  await thread.close();
  const { manifest } = await thread.mask(requestOf(text(NOTE)), 'ward', NOBODY);
  expect(manifest.findings).toBeGreaterThan(3);
});
