/**
 * One token classifier, loaded: text in, findings out. Runs where it is called, and takes seconds for a
 * long text; `model-thread.ts` calls it in a thread of its own.
 */
import { Failure } from '../../core/failures.ts';
import type { Finding } from '../../core/phi.ts';
import { findingsOf, judgePiece, newJudgements } from './judge.ts';
import { type Labels, labelsOf, type SiteLabels } from './labels.ts';
import { readModelFolder } from './model-folder.ts';
import { loadOnnx, type OnnxModel } from './onnx.ts';
import { TokenizerError } from './tokenizer/pieces.ts';
import { openTokenizer, type Tokenizer } from './tokenizer/tokenizer.ts';
import { windowsOf } from './windows.ts';

export interface ClassifierSettings {
  readonly folder: string;
  /** Of the three files together: `model-folder.ts`. */
  readonly sha256: string;
  readonly labels: SiteLabels;
  /** Probability from which on a word is found, 0 to 1. */
  readonly scoreMin: number;
  /** Pieces that the model reads at once; what the model can, up to 512, where left out. */
  readonly windowTokens?: number;
  /** Cores that one window is spread over. */
  readonly threads: number;
}

export interface Classifier {
  /**
   * @param turn awaited before each window; whoever rejects it ends the text
   * @throws Error when the model fails; whatever `turn` throws
   */
  find(text: string, turn: () => Promise<void>): Promise<Finding[]>;
}

/**
 * @throws Failure config_invalid: pin, files, labels or tokenizer are not as they must be, the package
 *   `onnxruntime-node` is not installed, or the model is no token classifier
 */
export async function loadClassifier(settings: ClassifierSettings): Promise<Classifier> {
  const {
    onnx,
    tokenizer: json,
    id2label,
    positions,
  } = readModelFolder(settings.folder, settings.sha256);
  const labels = labelsOf(id2label, settings.labels);
  const tokenizer = tokenizerOf(json);
  const around = tokenizer.before.length + tokenizer.after.length;
  const size = windowSize(settings.windowTokens, positions) - around;
  const model = await loadOnnx(onnx, settings.threads);
  await rehearse(model, tokenizer, size, labels);
  return { find: (text, turn) => find(text, turn, { model, tokenizer, labels, size, settings }) };
}

function tokenizerOf(json: Parameters<typeof openTokenizer>[0]): Tokenizer {
  try {
    return openTokenizer(json);
  } catch (cause) {
    if (!(cause instanceof TokenizerError)) throw cause;
    throw refused('folder', `tokenizer.json cannot be read here: ${cause.message}`);
  }
}

/** Longer windows take more than their share of time: attention grows with the square. */
const WINDOW_USUAL_MAX = 512;

function windowSize(asked: number | undefined, positions: number): number {
  if (asked !== undefined && asked > positions) {
    throw refused('windowTokens', `the model reads at most ${positions} at once`);
  }
  return asked ?? Math.min(positions, WINDOW_USUAL_MAX);
}

/** The longest window once: what does not fit together fails at the start, not in an exchange. */
async function rehearse(
  model: OnnxModel,
  { before, after, idMax }: Tokenizer,
  size: number,
  labels: Labels,
): Promise<void> {
  const ids = [...before, ...Array.from({ length: size }, () => idMax), ...after];
  let logits: Float32Array;
  try {
    logits = await model.run(ids);
  } catch (cause) {
    throw refused(
      'folder',
      `model.onnx fails on a window of ${ids.length} pieces from this tokenizer: export the three files together, or lower deid.model.windowTokens`,
      cause,
    );
  }
  if (logits.length !== ids.length * labels.length) {
    throw refused('folder', `model.onnx does not give the ${labels.length} labels of config.json`);
  }
}

interface Parts {
  readonly model: OnnxModel;
  readonly tokenizer: Tokenizer;
  readonly labels: Labels;
  /** Of a window, without what stands around it. */
  readonly size: number;
  readonly settings: ClassifierSettings;
}

async function find(
  text: string,
  turn: () => Promise<void>,
  { model, tokenizer, labels, size, settings }: Parts,
): Promise<Finding[]> {
  const { before, after } = tokenizer;
  const pieces = tokenizer.read(text);
  const judgements = newJudgements(pieces.ids.length);
  for (const { from, to, first, last } of windowsOf(pieces.ids.length, size)) {
    await turn();
    const logits = await model.run([...before, ...pieces.ids.slice(from, to), ...after]);
    for (let piece = first; piece < last; piece += 1) {
      const base = (before.length + piece - from) * labels.length;
      judgePiece(logits, base, labels, judgements, piece);
    }
  }
  return findingsOf(text, pieces, judgements, labels, settings.scoreMin);
}

const refused = (field: string, remedy: string, cause?: unknown): Failure =>
  new Failure('config_invalid', { at: `deid.model.${field}`, remedy }, { cause });
