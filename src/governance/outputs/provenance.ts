/**
 * An output as FHIR R4: what HL7's AI Transparency on FHIR (hl7.fhir.uv.aitransparency, 1.0.0-ballot) asks for.
 *
 * Level 1, the label: `meta.security` with `AIAST` (artificial intelligence asserted) on a resource that a model
 * wrote; where only some elements are a model's, the label stands on those (DS4P inline label) and the resource
 * says that there are such. Level 2, Provenance: reason AIAST, the model as an agent, whoever verified as another.
 *
 * The profile slices `agent` and `entity` by the profile of what they refer to, which common validators cannot
 * check: so what is made here is tested against base R4 and invariants of our own (`provenance.test.ts`).
 */
import type { Json, JsonObject } from '../../core/json.ts';
import type { Output, Verification } from './output.ts';

const GUIDE = 'http://hl7.org/fhir/uv/aitransparency';
const THO = 'http://terminology.hl7.org/CodeSystem';
const AI = `${GUIDE}/CodeSystem/AIdeviceTypeCS`;

/** For `meta.security` of a resource that a model wrote. */
const AIAST = {
  system: `${THO}/v3-ObservationValue`,
  code: 'AIAST',
  display: 'Artificial Intelligence asserted',
} as const;

/** For `meta.security` of a resource of which only some elements, labelled inline, are a model's. */
const PROCESS_INLINE = { system: `${THO}/v3-ActCode`, code: 'PROCESSINLINELABEL' } as const;

/** @param isWhole whether a model wrote all of the resource, or elements that carry `inlineLabel()` */
export function aiSecurityLabel(isWhole: boolean): JsonObject {
  return isWhole ? { ...AIAST } : { ...PROCESS_INLINE };
}

/** The extension for an element that a model wrote (HL7 DS4P): of a primitive `x` it goes to `_x.extension`. */
export function inlineLabel(): JsonObject {
  return {
    url: 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label',
    valueCoding: { ...AIAST },
  };
}

export interface ProvenanceContext {
  /** Reference of the resource that the output went into (`DocumentReference/17`); else the output's own id. */
  readonly target?: string;
  /** Element of it that the output is (`DiagnosticReport.conclusion`), where it is not all of it. */
  readonly targetPath?: string;
  /** Namespace of the site's user ids: a URI. */
  readonly users: string;
}

/**
 * @returns Provenance with the model as a contained Device, and nobody as verifier who has not accepted it. The state is
 *   also text beside the reason: a rejected output belongs into no record, and whoever finds it there can tell.
 */
export function provenanceOf(output: Output, context: ProvenanceContext): JsonObject {
  const { facts, history, at, purpose } = output;
  const last = history.at(-1);
  const prompt = facts.promptVersion ?? facts.prompt;
  return {
    resourceType: 'Provenance',
    meta: { profile: [`${GUIDE}/StructureDefinition/AI-Provenance`], security: [{ ...AIAST }] },
    contained: [deviceOf(output)],
    target: [targetOf(output, context)],
    occurredDateTime: isoInstant(at),
    recorded: isoInstant(last?.at ?? at),
    reason: [
      ...(purpose === undefined ? [] : [coded(`${THO}/v3-ActReason`, purpose)]),
      { coding: [{ ...AIAST }], text: STATE_TEXT[output.state] },
    ],
    activity: coded(`${THO}/v3-DataOperation`, 'CREATE'),
    agent: [
      {
        type: participant('author'),
        role: [coded(AI, 'Artificial-Intelligence')],
        who: { reference: `#${DEVICE_ID}` },
      },
      ...(output.user === undefined ? [] : [human('enterer', output.user, context)]),
      ...verifiers(history, context),
    ],
    ...(prompt !== undefined && {
      entity: [
        {
          role: 'derivation',
          what: {
            type: 'DocumentReference',
            identifier: { value: prompt },
            display: 'Input prompt, by its version or keyed hash',
          },
        },
      ],
    }),
  };
}

/** No code system of HL7's has these; so they stand as text beside the reason that there is a code for. */
const STATE_TEXT: Readonly<Record<Output['state'], string>> = {
  unverified: 'Made by artificial intelligence, not verified by a person',
  draft: 'Made by artificial intelligence, a draft that a person must verify',
  accepted: 'Made by artificial intelligence, accepted by a person',
  edited: 'Made by artificial intelligence, edited and accepted by a person',
  rejected: 'Made by artificial intelligence, rejected by a person',
};

const DEVICE_ID = 'model';

function deviceOf({ facts }: Output): JsonObject {
  const { model = facts.upstream, reportedModel, provider } = facts;
  return {
    resourceType: 'Device',
    id: DEVICE_ID,
    extension: [
      {
        url: `${GUIDE}/StructureDefinition/aitransparency.AIKind`,
        valueCodeableConcept: coded(AI, 'Large-Language-Models'),
      },
    ],
    identifier: [{ value: facts.upstream }],
    ...(provider !== undefined && { manufacturer: provider }),
    deviceName: [{ name: model, type: 'model-name' }],
    type: coded(AI, 'Artificial-Intelligence'),
    ...(reportedModel !== undefined && { version: [{ value: reportedModel }] }),
  };
}

function targetOf({ id }: Output, { target, targetPath }: ProvenanceContext): JsonObject {
  const path = targetPath !== undefined && {
    extension: [
      { url: 'http://hl7.org/fhir/StructureDefinition/targetPath', valueString: targetPath },
    ],
  };
  const identifier = { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` };
  return target === undefined
    ? { ...path, identifier }
    : { ...path, reference: target, identifier };
}

/** Each person once, by what they said last: who rejected an output did not vouch for it. */
function verifiers(history: readonly Verification[], context: ProvenanceContext): JsonObject[] {
  const said = new Map(
    history.flatMap(({ user, kind }) => (user === undefined ? [] : [[user, kind]])),
  );
  return [...said].flatMap(([user, kind]) =>
    kind === 'rejected' ? [] : [human('verifier', user, context)],
  );
}

function human(
  type: 'enterer' | 'verifier',
  user: string,
  { users }: ProvenanceContext,
): JsonObject {
  return {
    type: participant(type),
    who: { type: 'Practitioner', identifier: { system: users, value: user } },
  };
}

const participant = (code: string): Json => coded(`${THO}/provenance-participant-type`, code);

const coded = (system: string, code: string): JsonObject => ({ coding: [{ system, code }] });

const isoInstant = (at: number): string => new Date(at).toISOString();
