/** Whether an emergency is open for a request, as the register stands. */
import { ageFrom, type Clock } from '../../core/clock.ts';
import { isBroken, parseBreakGlass } from './break-glass.ts';

/** What of a snapshot of the register is read here. */
interface BreakGlassDocuments {
  all(kind: 'break-glass'): readonly { readonly body: unknown }[];
}

interface EmergencyRequest {
  readonly user: string;
  readonly useCase: string;
  /** Keyed lookups, in hexadecimal. */
  readonly patients: readonly string[];
}

/**
 * For every patient of the request, or not at all; a request that names none is about nobody in particular, and no
 * emergency opens it. A document that does not read opens nothing.
 */
export function brokenGlass(
  documents: BreakGlassDocuments,
  { user, useCase, patients }: EmergencyRequest,
  clock: Clock,
): boolean {
  if (patients.length === 0) return false;
  const open = documents
    .all('break-glass')
    .flatMap(({ body }) =>
      readable(body).map((document) => ({ document, at: timeFor(body, clock) })),
    );
  return patients.every((patient) =>
    open.some(({ document, at }) => isBroken(document, { user, useCase, patient }, at)),
  );
}

/** By body: a version never changes. */
const seen = new WeakMap<object, () => number>();

/** The present for one of them, counted from when it was first seen: a clock that is set back keeps none open for longer. */
function timeFor(body: unknown, clock: Clock): number {
  const key = body as object; // it was readable
  let now = seen.get(key);
  if (now === undefined) {
    const [learnt, age] = [clock.now(), ageFrom(clock)];
    now = () => learnt + age();
    seen.set(key, now);
  }
  return now();
}

function readable(body: unknown) {
  try {
    return [parseBreakGlass(body)];
  } catch {
    return [];
  }
}
