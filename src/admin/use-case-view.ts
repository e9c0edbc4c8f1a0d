/** A use case as the admin API shows it: the document, and what follows from it at this moment. */
import * as z from 'zod';
import type { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import {
  type ConfiguredUseCase,
  fromConfig,
  inForce,
  nextExpiry,
  parseUseCase,
  parseUseCaseStops,
  stopsOf,
  tierOf,
  type UseCase,
  useCaseSchema,
} from '../governance/index.ts';
import { advance, existing, latest } from './documents.ts';
import { instant } from './fields.ts';
import { keepScanned, ScanSummary, scanSummary } from './input-scan.ts';
import type { Context } from './route.ts';
import { NextStanding, Standing, versionStandings } from './version-standing.ts';

export const Summary = z
  .object({
    id: z.string(),
    title: z.string(),
    owner: z.string(),
    department: z.string(),
    source: z.enum(['configuration', 'register']).describe('configuration: in chaperone.yaml.'),
    state: z.enum(['draft', 'intake', 'review', 'testing', 'live', 'paused', 'expired', 'retired']),
    isInForce: z.boolean().describe('Whether its traffic flows at this moment.'),
    why: z.array(z.string()).describe('Why not, as codes: review:privacy:missing, stop:safety.'),
    tier: z.enum(['low', 'moderate', 'high']).describe('Of the live version, else of the next.'),
    endsAt: instant().exactOptional().describe('When it stops by itself.'),
    revision: z.number().int().describe('Its ETag; 0 where nothing of it is in the register.'),
  })
  .meta({ id: 'UseCaseSummary' });

export const View = Summary.extend({
  live: Standing.exactOptional(),
  next: NextStanding.exactOptional(),
  inputScan: ScanSummary.exactOptional(),
  document: useCaseSchema,
}).meta({ id: 'UseCase' });

function summaryOf(useCase: UseCase, revision: number, now: number): z.input<typeof Summary> {
  const { id, title, owner, department, live, next, approvedBy } = useCase;
  const { state, isInForce, why } = inForce(useCase, now);
  const version = live ?? next;
  const ends = nextExpiry(useCase, now);
  return {
    ...{ id, title, owner, department, state, isInForce, revision },
    source: approvedBy ?? 'register',
    why: [...why],
    tier: version === undefined ? 'high' : tierOf(version).tier,
    ...(ends === undefined ? {} : { endsAt: new Date(ends).toISOString() }),
  };
}

/** As it stands now. @throws Failure of the register */
export async function viewOf(
  useCase: UseCase,
  revision: number,
  context: Context,
): Promise<z.input<typeof View>> {
  const inputScan = await scanSummary(useCase, context);
  return { ...asWritten(useCase, revision, context.now), ...(inputScan && { inputScan }) };
}

/** One of its revisions, judged by the present; the scan is of the newest alone. */
export function asWritten(useCase: UseCase, revision: number, now: number): z.input<typeof View> {
  const { approvedBy: _, expires: __, ...document } = useCase;
  const standings = versionStandings(useCase, now);
  return { ...summaryOf(useCase, revision, now), ...standings, document };
}

/** Of the configuration and of the register, each as it stands now. */
export async function summaries(context: Context): Promise<z.input<typeof Summary>[]> {
  const { services, now } = context;
  const { register, useCases } = services.governance;
  const snapshot = await register.current();
  const configured = useCases.map((useCase) => {
    const stops = snapshot.get('use-case-stop', useCase.id);
    return summaryOf(withStops(useCase, stops?.body), stops?.revision ?? 0, now);
  });
  const registered = snapshot
    .all('use-case')
    .map(({ body, revision }) => summaryOf(parseUseCase(body), revision, now));
  return [...configured, ...registered];
}

/** @throws Failure no_such_record, lifecycle_invalid */
export async function findUseCase(
  id: string,
  context: Context,
): Promise<{ readonly useCase: UseCase; readonly revision: number }> {
  const configured = configuredOf(id, context);
  if (configured === undefined) {
    const { body, revision } = await existing('use-case', id, context);
    return { useCase: parseUseCase(body), revision };
  }
  const stops = await latest('use-case-stop', id, context);
  return { useCase: withStops(configured, stops?.body), revision: stops?.revision ?? 0 };
}

export function configuredOf(id: string, { services }: Context): ConfiguredUseCase | undefined {
  return services.governance.useCases.find((useCase) => useCase.id === id);
}

function withStops(configured: ConfiguredUseCase, stops: Json | undefined): UseCase {
  return fromConfig(configured, stops === undefined ? undefined : parseUseCaseStops(stops));
}

/**
 * One step of the lifecycle, written. Of a use case in `chaperone.yaml` the register holds what stops
 * it and nothing else, so only steps that stop or start it are taken there.
 *
 * @param step from the use case to the next, or why not
 * @throws Failure no_such_record, lifecycle_*, revision_conflict
 */
export async function takeStep(
  options: {
    readonly id: string;
    readonly action: string;
    /** A version is written or judged: its input scan stands beside it. */
    readonly isScanned?: boolean;
  },
  context: Context,
  step: (useCase: UseCase) => UseCase | Failure,
) {
  const { id, action, isScanned = false } = options;
  const configured = configuredOf(id, context);
  const kind = configured === undefined ? 'use-case' : 'use-case-stop';
  if (configured === undefined) await existing(kind, id, context);
  const { value, revision } = await advance({ kind, id, action }, context, (now) => {
    const before = configured ? withStops(configured, now?.body) : parseUseCase(now?.body);
    const useCase = step(before);
    if (!('id' in useCase)) return useCase;
    const body = configured === undefined ? useCase : stopsOf(useCase);
    return { body: body as unknown as Json, value: useCase };
  });
  if (isScanned) await keepScanned(value, context);
  return { answer: await viewOf(value, revision, context), revision };
}
