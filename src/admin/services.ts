/** What the routes work on, handed in by `app.ts`. Each route uses its own few. */
import type { Provider } from '../core/provider.ts';
import type { Entry } from '../gateway/index.ts';
import type {
  Alert,
  BreakEvenSite,
  Budget,
  ConfiguredUseCase,
  NewNotice,
  Outputs,
  PolicyInForce,
  Price,
  Register,
  RegisterStore,
  readDisclosurePacks,
  Site,
  UsageStore,
} from '../governance/index.ts';
import type { LedgerStore } from '../ledger/index.ts';
import type { AdminPolicy } from '../policy/index.ts';
import type { ApiKeyStore } from '../vault/index.ts';
import type { Route } from './route.ts';
import type { Sessions } from './sessions.ts';

export interface Services {
  /** This API itself. */
  readonly routes: readonly Route[];
  readonly keys: ApiKeyStore;
  /** Keys the digests of API keys. */
  readonly pepper: Uint8Array;
  /** The vault's. */
  readonly sealingKey: Uint8Array;
  /** Roles of a configured caller: whoever makes a key for it must have them. */
  rolesOf(caller: string): readonly string[];
  readonly ledger: LedgerServices;
  /** Of this gateway, at this moment. */
  models(): readonly ModelFacts[];
  /** Of administration. */
  readonly policy: AdminPolicy;
  /** Of exchanges. */
  readonly exchangePolicy: PolicyInForce;
  /** Absent where nobody can log in. */
  readonly sessions: Sessions | undefined;
  readonly governance: GovernanceServices;
  readonly outputs: OutputServices;
  readonly costs: CostServices;
}

export interface CostServices {
  readonly usage: Pick<UsageStore, 'groups' | 'days'>;
  /** Of `chaperone.yaml`. */
  readonly budgets: readonly Budget[];
  readonly breakEven: BreakEvenSite;
  /** Day of the site, `YYYY-MM-DD`. */
  today(): string;
}

export interface OutputServices {
  readonly outputs: Outputs;
  /** Durable when resolved. @returns whether anybody receives it */
  notify(notice: NewNotice): Promise<boolean>;
  /** Namespace of the users' ids, a URI: for FHIR. */
  readonly users: string;
  readonly disclosures: ReturnType<typeof readDisclosurePacks>;
  /** How patients reach a person of the house. */
  readonly contact: string | undefined;
}

export interface GovernanceServices {
  readonly register: Register;
  /** As the database has it, for verification. */
  readonly versions: RegisterStore;
  /** Of `chaperone.yaml`, which goes before the register. */
  readonly useCases: readonly ConfiguredUseCase[];
  readonly providers: readonly Provider[];
  readonly site: Site;
  /**
   * That there is such a patient: `Patient/…`.
   *
   * @throws Failure patient_not_found, patient_source_unavailable
   */
  assertPatient(reference: string): Promise<void>;
  /** Whether alerts reach anybody. */
  readonly isAlertHeard: boolean;
  /** Tells whom it concerns: on its way, durably, when resolved. */
  alert(alert: Alert): Promise<void>;
}

export interface LedgerServices {
  readonly store: LedgerStore;
  /** Durable when resolved. @throws Failure ledger_unavailable */
  record(entry: Entry): Promise<void>;
  /** Keys the lookups of patients. */
  readonly indexKey: Uint8Array;
  /** Public key, as text: name+id+base64. */
  readonly verifier: string;
}

export interface ModelFacts {
  readonly name: string;
  readonly api: string;
  readonly hosting: 'local' | 'outside';
  readonly provider?: string;
  readonly operations: readonly string[];
  readonly breaker: string;
  readonly waiting: number;
  readonly retries: number;
  readonly prices: readonly Price[];
}
