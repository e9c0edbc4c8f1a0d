/** YAML read under a schema: what it says, or every mistake in it by line and column. */
import { LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { Failure } from '../core/failures.ts';
import { type Problem, problemsOf, type Source } from './problems.ts';

/**
 * @param name how errors call the file
 * @throws Failure config_invalid
 */
export function readWith<T extends z.ZodType>(schema: T, yaml: string, name: string): z.output<T> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, strict: true, uniqueKeys: true });
  const source: Source = { name, document, lines };

  const broken = document.errors[0];
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw invalid([{ at: `${name}:${line}:${col}`, remedy: `not YAML: ${broken.code}` }]);
  }

  const written = schema.safeParse(contentOf(source));
  if (!written.success) throw invalid(problemsOf(written.error.issues, schema, source));
  return written.data;
}

/** Aliases are refused: a reviewer must not have to expand them, nor must we (billion laughs). */
function contentOf({ name, document }: Source): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch {
    throw invalid([{ at: name, remedy: 'write values out: YAML aliases (*name) are not taken' }]);
  }
}

export function invalid(problems: readonly Problem[], cause?: unknown): Failure {
  const { at, remedy } = problems[0]!;
  const list = problems.map((problem) => `${problem.at}: ${problem.remedy}`);
  return new Failure('config_invalid', { at, remedy, problems: list }, { cause });
}
