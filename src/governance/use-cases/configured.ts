/**
 * Use cases of `chaperone.yaml`, as the same documents: whoever writes that file approves them in writing, so they are in
 * force without reviews and tests, until they expire. To stop one, a document `use-case-stop` of the register names it;
 * the transitions are the same (`pause(fromConfig(…), …)`), and `stopsOf` is what to write.
 */
import * as z from 'zod';
import type { PhiCategory } from '../../core/phi.ts';
import type { PurposeOfUse } from '../../core/purpose.ts';
import { SENSITIVITIES, type SensitivityCode } from '../../core/sensitivity.ts';
import type { Content } from './content.ts';
import { invalidAt, type UseCase, useCaseSchema } from './use-case.ts';

export interface ConfiguredUseCase {
  readonly id: string;
  readonly title: string;
  readonly purposes: readonly PurposeOfUse[];
  readonly upstreams?: readonly string[] | undefined;
  readonly callers?: readonly string[] | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly needsMfa?: boolean | undefined;
  readonly needsTraining?: boolean | undefined;
  readonly style?: Content['style'] | undefined;
  readonly guard?: Content['guard'] | undefined;
  /** Who reads originals: everyone, nobody, or whom these rules name; without caller and role, everyone. */
  readonly restore: boolean | readonly ConfiguredRestore[];
  /** Elements of FHIR R4 (`Condition.code`) and fields of HL7 v2 (`PID-8`) that it needs. */
  readonly inputs?: readonly string[] | undefined;
  readonly phi?: Content['phi'] | undefined;
  readonly sensitivity?: Content['sensitivity'] | undefined;
  readonly requiresAcceptance?: boolean | undefined;
  /** Milliseconds since 1970. */
  readonly expires?: number | undefined;
}

interface ConfiguredRestore {
  readonly caller?: string | undefined;
  readonly role?: string | undefined;
  /** All where left out. */
  readonly categories?: readonly PhiCategory[] | undefined;
}

/** Body of a document of kind `use-case-stop`, whose id is the use case's. */
const stopsSchema = z
  .strictObject({
    stops: useCaseSchema.unwrap().shape.stops,
    history: useCaseSchema.unwrap().shape.history,
  })
  .readonly();
export type UseCaseStops = z.output<typeof stopsSchema>;

/** @throws Failure lifecycle_invalid */
export function parseUseCaseStops(body: unknown): UseCaseStops {
  const parsed = stopsSchema.safeParse(body);
  if (!parsed.success) throw invalidAt(parsed.error);
  return parsed.data;
}

export function stopsOf({ stops, history }: UseCase): UseCaseStops {
  return { stops, history };
}

/** Who approved a configured use case, and its author: no user has this name. */
const OPERATOR = 'configuration';

export function fromConfig(configured: ConfiguredUseCase, stops?: UseCaseStops): UseCase {
  const { id, title, expires } = configured;
  return {
    id,
    title,
    owner: OPERATOR,
    department: OPERATOR,
    live: { number: 1, authors: [OPERATOR], content: contentOf(configured) },
    reviews: [],
    acceptances: [],
    stops: stops?.stops ?? [],
    history: stops?.history ?? [],
    approvedBy: 'configuration',
    ...(expires !== undefined && { expires }),
  };
}

const EVERY_CLASS = Object.keys(SENSITIVITIES) as SensitivityCode[];

/** What the configuration does not say is what asks most: PHI of every class is expected, and the tier is the highest. */
function contentOf(configured: ConfiguredUseCase): Content {
  const { purposes, upstreams, callers, groups, roles, style, guard } = configured;
  return {
    purposes,
    prompts: [],
    upstreams: upstreams ?? [],
    expectedModels: {},
    inputs: (configured.inputs ?? []).map((element) => ({
      format: element.includes('.') ? 'fhir-r4' : 'hl7v2',
      element,
    })),
    sensitivity: configured.sensitivity ?? EVERY_CLASS,
    phi: configured.phi ?? 'expected',
    retention: OPERATOR,
    requiresAcceptance: configured.requiresAcceptance ?? false,
    ...(callers && { callers }),
    ...(groups && { groups }),
    ...(roles && { roles }),
    needsMfa: configured.needsMfa ?? false,
    needsTraining: configured.needsTraining ?? false,
    ...(style && { style }),
    ...(guard && { guard }),
    restore: restoreOf(configured.restore),
  };
}

function restoreOf(restore: ConfiguredUseCase['restore']): Content['restore'] {
  if (restore === false) return [];
  const rules = restore === true ? [{}] : restore;
  return rules.map(({ caller, role, categories }: ConfiguredRestore) => ({
    to: readers(caller, role),
    categories: categories ?? 'all',
  }));
}

function readers(caller?: string, role?: string): Content['restore'][number]['to'] {
  if (caller !== undefined) return { caller };
  return role === undefined ? 'everyone' : { role };
}
