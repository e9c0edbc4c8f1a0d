/** YAML read under a schema: what it says, or every mistake in it by line and column. */
import { LineCounter, parseDocument, visit } from 'yaml';
import type * as z from 'zod';
import { Failure } from '../core/failures.ts';
import { yamlFault } from '../core/yaml-fault.ts';
import { type Problem, problemsOf, type Source } from './problems.ts';

/**
 * @param name how errors call the file
 * @throws Failure config_invalid
 */
export function readWith<T extends z.ZodType>(schema: T, yaml: string, name: string): z.output<T> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, strict: true, uniqueKeys: true });
  const source: Source = { name, document, lines };

  // A tag that YAML does not know is a warning to its parser, which reads on without it: `!env NAME` as NAME.
  const broken = document.errors[0] ?? document.warnings[0];
  if (broken !== undefined) {
    throw invalid([{ at: placeOf(source, broken.pos[0]), remedy: yamlFault(broken.code) }]);
  }

  const written = schema.safeParse(contentOf(source));
  if (!written.success) throw invalid(problemsOf(written.error.issues, schema, source));
  return written.data;
}

/** Aliases are refused: a reviewer must not have to expand them, nor must we (billion laughs). */
function contentOf(source: Source): unknown {
  const { document } = source;
  visit(document, {
    Alias(_, { range }) {
      const remedy =
        'write values out: YAML aliases (*name) are not taken; text that begins with * goes in quotes';
      throw invalid([{ at: placeOf(source, range?.[0] ?? 0), remedy }]);
    },
  });
  return document.toJS({ maxAliasCount: 0 }) ?? {};
}

function placeOf({ name, lines }: Source, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${name}:${line}:${col}`;
}

export function invalid(problems: readonly Problem[], cause?: unknown): Failure {
  const { at, remedy } = problems[0]!;
  const list = problems.map((problem) => `${problem.at}: ${problem.remedy}`);
  return new Failure('config_invalid', { at, remedy, problems: list }, { cause });
}
