/** A pack's question to the gateway: one exchange in whichever API its model speaks. */
import { FAILURES, Failure, type FailureCode } from '../../core/failures.ts';
import { isObject, type Json, type JsonObject } from '../../core/json.ts';
import type { Ask, Given } from '../../packs/index.ts';
import { ASK_SHAPES, type AskShape } from './ask-shapes.ts';

export interface GatewayOptions {
  readonly url: string;
  readonly key: string;
  readonly useCase: string;
  readonly purpose: string;
  readonly user?: string | undefined;
  readonly patient?: string | undefined;
  /** As listed by the gateway; the only one, where left out. */
  readonly model?: string | undefined;
}

/** @throws Failure of the gateway under its own code; model_not_found; gateway_unreachable */
export async function openAsk(options: GatewayOptions): Promise<{ ask: Ask; model: string }> {
  const { model, shape } = await findModel(options);
  const headers: Record<string, string> = {
    ...shape.headers,
    'chaperone-use-case': options.useCase,
    'chaperone-purpose': options.purpose,
    ...(options.user === undefined ? {} : { 'chaperone-user': options.user }),
    ...(options.patient === undefined ? {} : { 'chaperone-patient': options.patient }),
  };
  const ask: Ask = async (question, given) => {
    const demographics = options.patient === undefined ? demographicsIn(given) : undefined;
    const body = shape.body(question, model, demographics);
    const { answer, exchange } = await call(options, shape.path, headers, body);
    const text = shape.text(answer, question);
    if (text === undefined)
      throw new Failure('pack_answer_not_json', { because: 'no answer, or several' });
    return {
      text,
      model: typeof answer.model === 'string' ? answer.model : model,
      ...(exchange !== null && { exchange }),
    };
  };
  return { ask, model };
}

/**
 * Who the patient is, where the record that was given says so: for the gateway, which then finds every
 * form of the name, and does not send it. The views decide what the model sees.
 */
function demographicsIn({ resources = [] }: Given): string | undefined {
  const patients = resources.filter(({ resourceType }) => resourceType === 'Patient');
  const [patient] = patients;
  const isOne = patients.length === 1 && (patient!.name ?? patient!.identifier) !== undefined;
  return isOne ? JSON.stringify(patient) : undefined;
}

interface Found {
  readonly model: string;
  readonly shape: AskShape;
}

/** Under the first API that speaks with it. */
async function findModel(options: GatewayOptions): Promise<Found> {
  const found = new Map<string, AskShape>();
  for (const shape of ASK_SHAPES) {
    for (const name of await modelsOf(options, shape)) {
      if (!found.has(name)) found.set(name, shape);
    }
  }
  const names = [...found.keys()];
  const model = options.model ?? (names.length === 1 ? names[0]! : undefined);
  const shape = model === undefined ? undefined : found.get(model);
  if (model !== undefined && shape !== undefined) return { model, shape };
  throw new Failure('model_not_found', { remedy: 'name one with --model', known: names });
}

async function modelsOf(options: GatewayOptions, { headers }: AskShape): Promise<string[]> {
  const { data } = (await call(options, '/v1/models', headers)).answer;
  return (Array.isArray(data) ? data : []).flatMap((one) =>
    isObject(one) && typeof one.id === 'string' ? [one.id] : [],
  );
}

interface Called {
  readonly answer: JsonObject;
  readonly exchange: string | null;
}

async function call(
  { url, key }: GatewayOptions,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: JsonObject,
): Promise<Called> {
  let reply: Response;
  try {
    reply = await fetch(new URL(path, url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new Failure('gateway_unreachable', { url }, { cause });
  }
  const answer = (await reply.json().catch(() => null)) as Json;
  if (reply.ok && isObject(answer)) {
    return { answer, exchange: reply.headers.get('chaperone-exchange') };
  }
  throw failureOf(answer, reply.status, url);
}

/** The gateway's own failure, by its code, with its sentence: of facts, which hold no text of a patient. */
function failureOf(answer: Json, status: number, url: string): Failure {
  const error = isObject(answer) && isObject(answer.error) ? answer.error : {};
  const { code, message } = error;
  if (typeof code !== 'string' || !Object.hasOwn(FAILURES, code)) {
    const because = 'this is no gateway of this kind';
    return new Failure('gateway_unreachable', { url, status, because });
  }
  return new Failure(code as FailureCode, {
    from: 'the gateway',
    ...(typeof message === 'string' && { said: message.slice(0, SAID_LENGTH_MAX) }),
  });
}

const SAID_LENGTH_MAX = 2000;
