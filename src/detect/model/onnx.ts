/** An ONNX token classifier in `onnxruntime-node`, on the processor. The package is optional. */
import { Failure } from '../../core/failures.ts';

export interface OnnxModel {
  /**
   * One window.
   *
   * @param ids of its pieces, special ones included
   * @returns logits, a row of all labels for each piece
   * @throws Error when the runtime fails
   */
  run(ids: readonly number[]): Promise<Float32Array>;
}

/** As much of the package's interface as is used here; the package itself is optional. */
interface OnnxPackage {
  InferenceSession: {
    create(model: Uint8Array, options: object): Promise<Session>;
  };
  Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => object;
}

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, object>>): Promise<Readonly<Record<string, Output>>>;
}

interface Output {
  readonly type: string;
  readonly data: unknown;
}

export const PACKAGE = 'onnxruntime-node';

/** What token classifiers are given: each piece's id, that it counts, and that it is of one sequence. */
const INPUTS: Readonly<Record<string, (ids: readonly number[]) => BigInt64Array>> = {
  input_ids: (ids) => BigInt64Array.from(ids, BigInt),
  attention_mask: (ids) => new BigInt64Array(ids.length).fill(1n),
  token_type_ids: (ids) => new BigInt64Array(ids.length),
};

/** @throws Failure config_invalid: package not installed, or no token classifier that it can load */
export async function loadOnnx(bytes: Uint8Array, threads: number): Promise<OnnxModel> {
  const { InferenceSession, Tensor } = await runtime();
  let session: Session;
  try {
    session = await InferenceSession.create(bytes, {
      executionProviders: ['cpu'],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 4, // its lines would go past our log
    });
  } catch (cause) {
    throw refused('model.onnx is no model that this version of the package can load', cause);
  }
  const strange = session.inputNames.filter((name) => !(name in INPUTS));
  if (strange.length > 0 || !session.inputNames.includes('input_ids')) {
    throw refused(
      `model.onnx takes ${session.inputNames.join(', ')}: a token classifier takes ${Object.keys(INPUTS).join(', ')}`,
    );
  }
  if (!session.outputNames.includes('logits')) {
    throw refused('model.onnx has no output logits: export it for token classification');
  }
  return {
    async run(ids) {
      const feeds: Record<string, object> = {};
      for (const name of session.inputNames) {
        feeds[name] = new Tensor('int64', INPUTS[name]!(ids), [1, ids.length]);
      }
      const { logits } = await session.run(feeds);
      if (!(logits?.data instanceof Float32Array)) throw new Error('logits are no float32');
      return logits.data;
    },
  };
}

async function runtime(): Promise<OnnxPackage> {
  try {
    return (await import(PACKAGE)) as OnnxPackage;
  } catch (cause) {
    throw new Failure(
      'config_invalid',
      {
        at: 'deid.model',
        remedy: `this needs the optional package ${PACKAGE}: npm install --ignore-scripts ${PACKAGE}`,
      },
      { cause },
    );
  }
}

const refused = (remedy: string, cause?: unknown): Failure =>
  new Failure('config_invalid', { at: 'deid.model.folder', remedy }, { cause });
