/**
 * A request against the schemas of its route. What the route does not name is refused by name, and
 * no value is repeated: it may be what somebody pasted by mistake.
 */
import type * as z from 'zod';
import { Failure } from '../core/failures.ts';
import { printableName } from '../formats/index.ts';

/**
 * @param where `query`, `body`, `path`: the beginning of what the failure calls the place
 * @throws Failure unknown_field, invalid_value
 */
export function read<T extends z.ZodType>(schema: T, value: unknown, where: string): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw failureOf(deepest(result.error.issues), where);
}

/** In a union every branch has its complaint: the one that came furthest is the one that was meant. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue {
  const [first] = issues;
  if (first?.code !== 'invalid_union') return first!;
  const inner = first.errors
    .flat()
    .map((issue) => ({ ...issue, path: [...first.path, ...issue.path] }) as z.core.$ZodIssue)
    .sort((one, other) => other.path.length - one.path.length);
  return inner[0] === undefined ? first : deepest(inner);
}

function failureOf(issue: z.core.$ZodIssue, where: string): Failure {
  if (issue.code === 'unrecognized_keys') {
    const at = printed([...issue.path, issue.keys[0]!], where);
    return new Failure('unknown_field', { at });
  }
  return new Failure('invalid_value', {
    at: printed(issue.path, where),
    expected: remedyFor(issue),
  });
}

function printed(path: readonly PropertyKey[], where: string): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : `${text}.${printableName(String(step))}`,
    where,
  );
}

function remedyFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'a value: it is required'
        : issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(' | ').slice(0, 400);
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_format':
      return issue.pattern === undefined ? issue.format : `a value that matches ${issue.pattern}`;
    case 'custom':
      return typeof issue.params?.remedy === 'string' ? issue.params.remedy : 'another value';
    default:
      return 'another value';
  }
}
