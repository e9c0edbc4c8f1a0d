/** JSON: FHIR, under the rules of the profile; else with the field that names the patient, where one says so. */
import {
  DOCUMENT_FORMATS,
  type DocumentFormat,
  fhirByRules,
  jsonByPaths,
} from '../../formats/index.ts';
import type { OpenOptions } from './formats.ts';

export function anyJson({ patientColumn, fhirRules, jsonPaths }: OpenOptions): DocumentFormat {
  const fhir = fhirRules === undefined ? DOCUMENT_FORMATS.fhir : fhirByRules(fhirRules);
  const json = jsonPaths === undefined ? DOCUMENT_FORMATS.json : jsonByPaths(jsonPaths);
  return {
    id: 'json',
    walk(source) {
      if (isResource(source)) return fhir.walk(source);
      const walked = json.walk(source);
      const patient = walked.loci.find(({ label }) => label === patientColumn);
      if (patientColumn === undefined || patient === undefined) return walked;
      return {
        ...walked,
        subject: `Patient/${patient.text}`,
        loci: walked.loci.map((locus) =>
          locus.label === patientColumn ? { ...locus, role: 'reference' } : locus,
        ),
      };
    },
  };
}

/** FHIR, by what every resource has. */
export const isResource = (source: string): boolean => /"resourceType"\s*:\s*"[A-Z]/.test(source);
