/**
 * `chaperone detect --jsonl`: documents in, findings out, one JSON object a line, in order.
 *
 * Reads standard input as it comes and waits where standard output does not keep up, so any number
 * of documents takes the memory of one. A line that cannot be read is answered in its place, under its
 * id where it has one, and makes the command end with 1; the lines after it are still read.
 */
import { isUtf8 } from 'node:buffer';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Failure, type FailureCode } from '../core/failures.ts';
import { isObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import { type Finding, LABEL_OF, OPERATING_POINTS } from '../core/phi.ts';
import type { Command } from './command.ts';
import { readSite } from './read-site.ts';
import { type SiteDetector, siteDetector } from './site-detector.ts';

export const command: Command = {
  name: 'detect',
  summary: 'find identifiers in texts: JSON lines in, JSON lines out',
  usage: `
chaperone detect --jsonl [flags] < documents.jsonl > findings.jsonl

  --config FILE   chaperone.yaml of which the recognisers, the model and the operating point are used
  --operating-point strict|balanced|light   how ready to find; balanced where left out
  --jsonl   stdin:  {"id":"1","text":"Seen by Dr. Example"}          ("lang" may be given)
            stdout: {"id":"1","spans":[{"start":12,"end":19,"label":"NAME","score":0.97,
                     "rule":"name/title","type":"name"}]}

Offsets are UTF-16 code units, "end" exclusive. Each line is a document of its own. A line that is
no such object gets {"id":…,"error":{…}} with what to do (id null where it has none), and the command
ends with 1.`,
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        jsonl: { type: 'boolean' },
        config: { type: 'string' },
        'operating-point': { type: 'string' },
      },
    });
    if (values.jsonl !== true) {
      throw new Failure('config_invalid', {
        at: '--jsonl',
        remedy: 'is needed: one document a line',
      });
    }
    const asked = values['operating-point'];
    const operatingPoint = OPERATING_POINTS.find((one) => one === asked);
    if (asked !== undefined && operatingPoint === undefined) {
      const remedy = `write one of: ${OPERATING_POINTS.join(', ')}`;
      throw new Failure('config_invalid', { at: '--operating-point', remedy });
    }
    const write = async (text: string) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    };
    const site = values.config === undefined ? undefined : await readSite(values.config);
    const detector = await siteDetector(site, operatingPoint ?? site?.operatingPoint);
    try {
      return await detectLines(process.stdin, write, detector);
    } finally {
      await detector.close();
    }
  },
};

/**
 * Resolves to the exit code: 1 when any line could not be read.
 *
 * @throws Failure deid_model_unavailable
 */
export async function detectLines(
  input: AsyncIterable<Uint8Array>,
  write: (text: string) => Promise<void>,
  { find }: Pick<SiteDetector, 'find'>,
): Promise<number> {
  let exitCode = 0;
  let number = 0;
  for await (const line of linesOf(input)) {
    number += 1;
    if (line?.trim() === '') continue;
    const answer = await answerTo(line, number, find);
    if ('error' in answer) exitCode = 1;
    await write(`${JSON.stringify(answer)}\n`);
  }
  return exitCode;
}

/**
 * Lines as JSON lines has them: ended by LF alone, for U+2028 may stand inside a string. `undefined` for
 * one that is no UTF-8: what a decoder makes of it is not what was sent.
 */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string | undefined> {
  let pieces: Uint8Array[] = [];
  for await (const chunk of input) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      yield decoded([...pieces, chunk.subarray(start, end)]);
      pieces = [];
      start = end + 1;
    }
    pieces.push(chunk.subarray(start));
  }
  yield decoded(pieces);
}

const LF = 0x0a;

function decoded(pieces: readonly Uint8Array[]): string | undefined {
  const bytes = Buffer.concat(pieces);
  return isUtf8(bytes) ? bytes.toString('utf8').replace(/^\uFEFF/, '') : undefined;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly score: number;
  readonly rule: string;
  readonly type: string;
}

type Id = string | number;

interface Refusal {
  readonly code: FailureCode;
  readonly line: number;
  readonly remedy: string;
}

type Answer =
  | { readonly id: Id; readonly spans: readonly Span[] }
  | { readonly id: Id | null; readonly error: Refusal };

async function answerTo(
  line: string | undefined,
  number: number,
  find: SiteDetector['find'],
): Promise<Answer> {
  const refuse = (code: FailureCode, remedy: string, id: Id | null = null) => ({
    id,
    error: { code, line: number, remedy },
  });
  if (line === undefined) return refuse('invalid_json', 'write the line in UTF-8');
  if (line.length > LIMITS.requestBodyBytesMax) {
    return refuse(
      'body_too_large',
      `write at most ${LIMITS.requestBodyBytesMax} characters a line`,
    );
  }
  let document: unknown;
  try {
    document = JSON.parse(line);
  } catch {
    return refuse('invalid_json', ONE_OBJECT); // the parser's message quotes the text
  }
  if (!isObject(document)) return refuse('invalid_value', ONE_OBJECT);
  const { id, text } = document;
  const isId = typeof id === 'string' || typeof id === 'number';
  if (!isId) return refuse('invalid_value', 'write "id", a string or a number');
  if (typeof text !== 'string') return refuse('invalid_value', 'write "text", a string', id);
  return { id, spans: (await find(text)).map(toSpan) };
}

const ONE_OBJECT = 'write one JSON object on the line: {"id":"1","text":"…"}';

const toSpan = ({ start, end, category, score, rule, type }: Finding): Span => ({
  start,
  end,
  label: LABEL_OF[category],
  score: Math.round(score * 1000) / 1000,
  rule,
  type,
});
