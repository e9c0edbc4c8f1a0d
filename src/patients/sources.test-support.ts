/** Patients as sources give them, and files of them. */
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const patient = (id: string, family: string, more: object = {}) => ({
  resourceType: 'Patient',
  id,
  name: [{ family }],
  ...more,
});
export const relative = (id: string, of: string, family: string) => ({
  resourceType: 'RelatedPerson',
  id,
  patient: { reference: `Patient/${of}` },
  name: [{ family }],
});
export const families = (
  persons: readonly { names: readonly { family?: string; text?: string }[] }[],
) => persons.map(({ names }) => names[0]?.family ?? names[0]?.text);
/** Links to another record of the same person. */
export const linked = (type: string, id: string) => ({
  link: [{ type, other: { reference: `Patient/${id}` } }],
});
export const lines = (...resources: unknown[]) =>
  `${resources.map((r) => JSON.stringify(r)).join('\n')}\n`;

let writes = 0;
/** The whole path. */
export function writeTo(folder: string, name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  // Files of the same length, written within one tick of a coarse clock, still count as changed.
  writes += 1;
  utimesSync(file, writes, writes);
  return file;
}
