/**
 * What committee and operators have decided about one exchange, as it stands this moment: the use case
 * and whether it is in force, who runs the upstream and what was agreed with them. Read from
 * configuration and register for every exchange anew, and watched while it is under way.
 */
import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import type { PhiCategory } from '../core/phi.ts';
import { type Provider, storedProviderSchema } from '../core/provider.ts';
import type { Approved } from './approval-gate.ts';
import { brokenGlass } from './break-glass/broken-glass.ts';
import type { Register } from './register/register.ts';
import type { Document } from './register/register-store.ts';
import type { Snapshot } from './register/snapshot.ts';
import {
  type Content,
  expectedModel,
  inForce,
  mayRestore,
  runsInHouse,
  type Treatment,
  type UseCaseFacts,
  type UseCases,
  unregistered,
} from './use-cases/index.ts';

/** What one exchange is decided on, besides what stands in it. */
export interface InForce {
  /** For policies. */
  readonly facts: UseCaseFacts;
  /** `none`: its requests carry nothing about patients. */
  readonly phi: 'expected' | 'none';
  /** What it needs of records: see `minimumNecessary`. */
  readonly inputs: Content['inputs'];
  /** What every exchange is held to: see `assertApproved`. Undefined where it cannot be read. */
  readonly approved: Approved | undefined;
  /** Of what is in force. */
  readonly version: number | undefined;
  /** Answers are drafts until a person has verified them. */
  readonly requiresAcceptance: boolean;
  /** Why nothing may be sent for it; undefined while it is in force. */
  readonly stopped: StopReason | undefined;
  /** @throws Failure policy_denied for a use case that is not registered */
  readonly treatment: () => Treatment;
  /** Who may read originals of which category, as the use case says. */
  readonly mayRestore: (reader: Reader, category: PhiCategory) => boolean;
  /** The model that this upstream must report, where the use case was approved for one. */
  readonly expectedModel: (upstream: string) => string | undefined;
  readonly provider: Provider | undefined;
  /** Has this user broken the glass for all of these patients, by reference? */
  readonly isGlassBroken: (user: string, patients: readonly string[]) => boolean;
}

export interface Reader {
  readonly caller: string;
  readonly roles: readonly string[];
}

/** `unreadable`: what stands in the register is no use case, or is one of two of this name. */
type StopReason = 'paused' | 'expired' | 'not_approved' | 'retired' | 'unregistered' | 'unreadable';

export interface Governance {
  /** @throws Failure governance_unavailable */
  inForce(useCase: string, provider: string | undefined): Promise<InForce>;
  /**
   * Aborts with Failure use_case_stopped as soon as the use case is known to be in force no more.
   *
   * @returns ends the watch
   */
  watch(useCase: string, abort: AbortController): () => void;
  hasUseCase(id: string): boolean;
  /** Upstreams of a use case of the register, in the order in which it wants them. */
  routeOf(id: string): readonly string[] | undefined;
}

export interface GovernanceOptions {
  readonly register: Register;
  readonly clock: Clock;
  /** Of the configuration, approved by who may write it, and of the register. */
  readonly useCases: UseCases;
  readonly providers: readonly Provider[];
  /** Keyed lookup of a patient, in hexadecimal: documents name patients by nothing else. */
  readonly lookup: (reference: string) => string;
}

export function openGovernance(options: GovernanceOptions): Governance {
  const { register, useCases, clock, lookup } = options;
  const configured = new Map(options.providers.map((provider) => [provider.id, provider]));
  const watched = new Map<string, Set<AbortController>>();

  register.onLook((snapshot) => {
    for (const [id, aborts] of watched) {
      const stopped = stopOf(id, snapshot, options);
      if (stopped === undefined) continue;
      for (const abort of aborts)
        abort.abort(new Failure('use_case_stopped', { because: stopped }));
    }
  });

  return {
    async inForce(useCase, provider) {
      const snapshot = await register.current();
      const stopped = stopOf(useCase, snapshot, options);
      return {
        ...knownOf(useCase, snapshot, options, stopped),
        stopped,
        treatment: () => useCases.treatment(useCase, snapshot),
        mayRestore(reader, category) {
          const found = useCases.find(useCase, snapshot);
          return found !== undefined && mayRestore(found, reader, category);
        },
        expectedModel(upstream) {
          const found = useCases.find(useCase, snapshot);
          return found && expectedModel(found, upstream);
        },
        provider: provider === undefined ? undefined : providerOf(provider, snapshot, configured),
        isGlassBroken(user, references) {
          const patients = references.map(lookup);
          return brokenGlass(snapshot, { user, useCase, patients }, clock);
        },
      };
    },

    watch(useCase, abort) {
      const aborts = watched.get(useCase) ?? new Set();
      watched.set(useCase, aborts.add(abort));
      return () => {
        aborts.delete(abort);
        if (aborts.size === 0) watched.delete(useCase);
      };
    },

    routeOf(id) {
      const snapshot = register.known();
      if (snapshot?.get('use-case', id) === undefined) return undefined;
      return readable(() => useCases.find(id, snapshot))?.live?.content.upstreams;
    },

    hasUseCase: (id) => useCases.has(id, register.known()),
  };
}

function stopOf(
  id: string,
  snapshot: Snapshot,
  { useCases, clock }: GovernanceOptions,
): StopReason | undefined {
  try {
    const useCase = useCases.find(id, snapshot);
    if (useCase === undefined) return 'unregistered';
    const { isInForce, state } = inForce(useCase, clock.now());
    if (isInForce) return undefined;
    return state === 'paused' || state === 'expired' || state === 'retired'
      ? state
      : 'not_approved';
  } catch {
    return 'unreadable'; // whatever is not clearly in force is not
  }
}

/** Of an unreadable one what is known of none, so that a request for it ends on record and as a refusal. */
function knownOf(
  id: string,
  snapshot: Snapshot,
  { useCases, clock }: GovernanceOptions,
  stopped: StopReason | undefined,
): Pick<InForce, 'facts' | 'phi' | 'inputs' | 'approved' | 'version' | 'requiresAcceptance'> {
  if (stopped === 'unreadable') {
    const unknown = { approved: undefined, version: undefined, requiresAcceptance: true };
    return { facts: unregistered(id), phi: 'expected', inputs: [], ...unknown };
  }
  const { live } = useCases.find(id, snapshot) ?? {};
  return {
    facts: useCases.facts(id, clock.now(), snapshot),
    phi: live?.content.phi ?? 'expected',
    inputs: live?.content.inputs ?? [],
    approved: live && {
      ...live.content,
      isInHouse: live.intake !== undefined && runsInHouse(live.intake),
    },
    version: live?.number,
    requiresAcceptance: live?.content.requiresAcceptance ?? true,
  };
}

/** What the file says goes before the register: a later change there must not loosen it unseen. */
function providerOf(
  id: string,
  snapshot: Snapshot,
  configured: ReadonlyMap<string, Provider>,
): Provider | undefined {
  const known = configured.get(id);
  if (known !== undefined) return known;
  const document = snapshot.get('provider', id);
  return document && registered(document);
}

/** Asked for every exchange, and a version never changes. */
const parsedProviders = new WeakMap<Document, Provider | 'unreadable'>();

function registered(document: Document): Provider | undefined {
  let provider = parsedProviders.get(document);
  if (provider === undefined) {
    const parsed = storedProviderSchema.safeParse(document.body);
    const isOwn = parsed.success && parsed.data.id === document.id;
    provider = isOwn ? parsed.data : 'unreadable';
    parsedProviders.set(document, provider);
  }
  return provider === 'unreadable' ? undefined : provider;
}

/** One that cannot be read has no route; that it is not in force, the exchange finds by itself. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
