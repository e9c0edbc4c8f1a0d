/** Whether an emergency is open for a request, as the register stands. */
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
  at: number,
): boolean {
  if (patients.length === 0) return false;
  const open = documents.all('break-glass').flatMap(({ body }) => readable(body));
  return patients.every((patient) =>
    open.some((document) => isBroken(document, { user, useCase, patient }, at)),
  );
}

function readable(body: unknown) {
  try {
    return [parseBreakGlass(body)];
  } catch {
    return [];
  }
}
