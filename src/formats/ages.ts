/**
 * Observations that tell an age.
 *
 * Source  LOINC (Age, reported, estimated, calculated, current) and SNOMED CT (age, at onset)
 */
const AGE_CODES: ReadonlySet<string> = new Set([
  '30525-0',
  '21612-7',
  '21611-9',
  '29553-5',
  '63900-5',
  '397669002',
  '424144002',
  '445518008',
]);

export function isAgeCode(code: string): boolean {
  return AGE_CODES.has(code);
}
