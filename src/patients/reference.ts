/** References to patients (FHIR R4 §2.3.0) as callers and records write them: one reader for all. */

/** FHIR R4 datatype `id`, with or without the resource type. Case counts. */
const PATIENT = /^(?:Patient\/)?([A-Za-z0-9.-]{1,64})$/;

/**
 * `Patient/…`: what stands here is what consents are asked for, so that no way of writing it is taken for
 * a patient of whom nobody knows any.
 *
 * @param server base URL, without a slash at its end: what is written with it is meant without
 * @returns undefined for what is no id, and for a patient of another server
 */
export function patientReference(written: string, server?: string): string | undefined {
  const id = PATIENT.exec(relativeReference(written.trim(), server))?.[1];
  return id === undefined ? undefined : `Patient/${id}`;
}

/** Without its version, and without the server where it is this one. */
export function relativeReference(written: string, server?: string): string {
  const whole = written.replace(/\/_history\/[^/]*$/, '');
  const isHere = server !== undefined && whole.startsWith(`${server}/`);
  return isHere ? whole.slice(server.length + 1) : whole;
}
