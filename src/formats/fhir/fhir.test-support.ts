/** What a FHIR resource shows, and what it is after a change, for tests. */
import { fhir } from './fhir.ts';

export const base64 = (text: string) => Buffer.from(text).toString('base64');

/** What stands where: role, category, path, text, label. */
export function seen(resource: object, path = ''): string[] {
  return fhir
    .walk(JSON.stringify(resource))
    .loci.filter((locus) => locus.path.startsWith(path))
    .map(({ role, category, text, label }) =>
      [role, category, text, label === undefined ? undefined : `(${label})`]
        .filter((part) => part !== undefined)
        .join(' '),
    );
}

/** The same resource, with every locus of the text changed. */
export function changed(resource: object, from: string, to: string | null): unknown {
  const document = fhir.walk(JSON.stringify(resource));
  return JSON.parse(
    document.apply(document.loci.map(({ text }) => (text === from ? to : undefined))),
  );
}
