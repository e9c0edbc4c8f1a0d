/**
 * URIs that everybody knows: code systems, profiles, value sets, extensions and units of their
 * publishers. They name no hospital and no person, so that they stay where a URL would go.
 *
 * Source  HL7 FHIR R4 §4.3 code systems; OIDs of HL7 (2.16.840.1.113883) and DICOM (1.2.840.10008)
 */
const HOSTS =
  'hl7.org fhir.org snomed.info loinc.org unitsofmeasure.org nlm.nih.gov cdc.gov who.int nema.org ihe.net nucc.org ama-assn.org ada.org iso.org';

const PUBLISHED = new RegExp(
  `^https?://(?:[a-z0-9-]+\\.)*(?:${HOSTS.replaceAll('.', '\\.').replaceAll(' ', '|')})(?:[/#][\\w./#|-]*)?$`,
  'i',
);
const OID = /^urn:oid:(?:2\.16\.840\.1\.113883\.(?:5|6|11|12|18)|1\.2\.840\.10008)(?:\.\d+)*$/;
const URN = /^urn:(?:ietf:bcp:\d+|iso:std:iso:\d+(?:[:-]\d+)*|ihe:[\w:.-]+|hl7-org:\w+)$/i;

export const isPublished = (uri: string): boolean =>
  uri.length <= LENGTH_MAX && (PUBLISHED.test(uri) || OID.test(uri) || URN.test(uri));

const LENGTH_MAX = 256;
