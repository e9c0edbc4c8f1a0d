/**
 * The composition root: configuration in, a serving gateway out. The one place that knows all the
 * parts; every one of them is made here, handed to those who need it, and closed here again.
 */
import type { Config } from './config.ts';
import { type Clock, systemClock } from './core/clock.ts';
import { newExchangeId } from './core/exchange-id.ts';
import { describeError, type Log, openLog } from './core/log.ts';
import { profileOf } from './deid/index.ts';
import { compileRecognizers, detectStructured, openModel } from './detect/index.ts';
import {
  type Call,
  changeRecorder,
  exchange,
  modelsOf,
  newMetrics,
  openAuthenticator,
  openMasking,
  openRecorder,
  openRoutes,
  openTracing,
  openUpstreams,
  type Reply,
  type RunningServer,
  type Steps,
  startServer,
} from './gateway/index.ts';
import {
  consentOf,
  followBudgets,
  labelsOfContent,
  type Outputs,
  openGovernance,
  openNotices,
  openOutputs,
  openOutputTraces,
  openPolicyInForce,
  openRegister,
  openSpending,
  openUseCases,
  type Register,
  ResponseCache,
  reviewerRules,
  stopForModel,
} from './governance/index.ts';
import { patientLookup, verifierKeyText } from './ledger/index.ts';
import { openAdmin } from './open-admin.ts';
import { openLedgerThread } from './open-ledger-thread.ts';
import {
  openPatientSource,
  type PatientSource,
  personFromDemographics,
  united,
} from './patients/index.ts';
import { admitBundle, readPolicyPlaces } from './policy/index.ts';
import { openStore, type Store } from './store/index.ts';
import { assertSameSecrets, type Keys, loadKeys, newApiKey, openVault } from './vault/index.ts';

export interface App {
  /** `http://127.0.0.1:8484` */
  readonly address: string;
  /** Names of the models that callers may ask for. */
  readonly models: readonly string[];
  readonly outputs: Outputs;
  /** What is approved and agreed, for who changes it in this process. */
  readonly register: Register;
  /** The demo caller's key, where this start has made it: it is shown once. */
  readonly demoKey?: string;
  /** Takes no more requests, lets those under way end, and closes everything. */
  close(): Promise<void>;
}

export interface AppOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock?: Clock;
  readonly log?: Log;
  /** For tests: stands between the parts and the exchange, to make a step fail. */
  readonly adjust?: (steps: Steps) => Steps;
  readonly shutdownGraceMs?: number;
}

/** @throws Failure config_invalid, storage_unavailable, secrets_mismatch, ledger_corrupt, … */
export async function startApp(config: Config, options: AppOptions): Promise<App> {
  // Closed in reverse: first the server, last the database. On a failed start, what was opened.
  await using opened = new AsyncDisposableStack();
  const {
    clock = systemClock,
    log = openLog(config.log.level),
    adjust = (steps) => steps,
  } = options;
  const { folder, database } = config.data;

  const custom = compileRecognizers(config.deid.recognizers);
  const model = config.deid.model && (await openModel(config.deid.model));
  opened.defer(async () => model?.close());
  const profile = profileOf(config.deid.profile, config.deid.profiles);
  const store = await openStore({ url: database?.reveal(), folder });
  opened.defer(() => store.close());
  const keys = await loadKeys(folder, options.env, { settings: store.settings });
  const verifier = verifierKeyText(config.ledger.origin, keys.ledger);
  await assertSameSecrets(store.settings, keys, verifier);

  const masking = openMasking({
    secret: keys.surrogates,
    ...{ custom, model, operatingPoint: config.deid.operatingPoint },
    ...(profile && { profile }),
  });
  opened.defer(() => masking.close());
  const ledger = await openLedgerThread({
    store: { url: database?.reveal(), folder },
    key: keys.ledger,
    origin: config.ledger.origin,
    indexKey: keys.index,
  });
  opened.defer(() => ledger.close());
  const patients = openPatientSource(config.patients, clock);
  opened.defer(() => patients.close());
  // Nobody waits for it; what is wrong is told before the first request that names a patient.
  void patients
    .readFiles()
    .catch((thrown) => log.error('patients not readable', describeError(thrown)));
  const { all: upstreams, states } = opened.use(await openUpstreams(config.upstreams));
  const routes = new Map(config.useCases.map(({ id, route }) => [id, route]));
  const reviewersOf = reviewerRules(config.outputs);
  const useCases = openUseCases(config.useCases, config.deid);
  for (const { per, of } of config.rateLimits) {
    if (per !== 'caller' || of === undefined || config.callers.some(({ id }) => id === of))
      continue;
    log.warn('a rate limit of a caller that the file does not name', { caller: of });
  }
  const { sources, bundles } = readPolicyPlaces(config.policies);
  const vault = openVault({ store: store.vault, key: keys.vault, clock });

  let server: RunningServer | undefined;
  const metrics = newMetrics(() => server?.active ?? 0, states);
  const recorder = openRecorder(ledger, clock, (seconds) => metrics.appended(seconds));
  const tracingTo = config.tracing.endpoint;
  const tracing = tracingTo ? await openTracing(tracingTo) : undefined;
  opened.defer(async () => tracing?.close());

  const register = await openRegister({
    store: store.register,
    clock,
    record: changeRecorder(recorder, clock),
  });
  opened.defer(() => register.close());
  const { providers } = config;
  const policies = openPolicyInForce(register, sources, clock, (why) =>
    log.error('policies of the register not usable, so nothing is sent', describeError(why)),
  );
  // Its version counts from here on: one that does not load must not bar the way back to the one before.
  for (const bundle of bundles) await admitBundle(store.settings, bundle);
  const governance = openGovernance({
    register,
    clock,
    useCases,
    providers,
    lookup: (reference) => Buffer.from(patientLookup(reference, keys.index)).toString('hex'),
  });

  const spending = await openSpending({
    store: store.usage,
    ledger: store.ledger,
    clock,
    indexKey: keys.index,
    ...spendingOf(config),
    failed: (thrown) => log.warn('usage not stored, tried again', describeError(thrown)),
  });
  opened.defer(() => spending.close());
  followBudgets(register, spending, (id) => log.error('budget not readable', { budget: id }));

  const newId = () => newExchangeId(clock);
  const outputs = openOutputs({
    store: store.outputs,
    ledger: store.ledger,
    record: recorder.record,
    keys,
    clock,
    reviewersOf,
    newId,
    follow: {
      isRegular: true,
      failed: (thrown) => log.warn('outputs not read from the ledger', describeError(thrown)),
    },
  });
  opened.defer(() => outputs.close());
  const notices = openNotices({
    store: store.notices,
    clock,
    newId,
    receiver: config.outputs.notices,
    failed: ({ kind }, code) => log.warn('notice not delivered', { name: kind, code }),
  });
  opened.defer(notices.start());
  // The demonstration has nobody to tell.
  if (!notices.hasReceiver && !config.isDemo) {
    log.warn('nobody is told of emergencies, recalls and changed models: set outputs.notices');
  }

  const steps = adjust({
    clock,
    spending,
    cache: responseCache(config, keys),
    patientReference: patients.reference,
    persons: (identity) => personsOf(identity, patients),
    route: openRoutes(upstreams, (id) => routes.get(id) ?? governance.routeOf(id)),
    inForce: (useCase, { provider }) => governance.inForce(useCase, provider),
    watch: governance.watch,
    labels: (content) => labelsOfContent(content, config.labels.missRateMax),
    decide: (request) => policies.policy().decide(request, clock.now()),
    remedy: (request) => policies.policy().explain(request, clock.now()).remedy ?? '',
    consent: (check) =>
      consentOf(
        { source: patients, house: config.site.organization },
        { ...check, at: clock.now() },
      ),
    isUseCase: governance.hasUseCase,
    mask: async (loci, scope) => {
      const began = performance.now();
      const masked = await masking.mask(loci, scope);
      metrics.masked((performance.now() - began) / 1000);
      return masked;
    },
    find: detectStructured,
    outputs: openOutputTraces(keys, (useCase) => reviewersOf(useCase).withinMs),
    vault,
    async modelChanged({ upstream, useCase, reported }) {
      log.error('the upstream has changed its model', { upstream, useCase, version: reported });
      await stopForModel(register, useCases, { upstream, useCase, reported }, clock);
      const facts = { upstream, useCase, reported: reported ?? 'withheld' };
      await notices.add({ kind: 'model_changed', facts });
    },
    record: (entry) => spending.recorded(entry, () => recorder.record(entry)),
    incomplete(exchange, thrown) {
      metrics.incomplete();
      log.error('exchange incomplete on record', { exchange, ...describeError(thrown) });
    },
    observe(observed) {
      metrics.observe(observed);
      const { call, prepared, ending, durationMs, upstreamMs } = observed;
      log.info('exchange ended', {
        exchange: call.id,
        caller: call.principal.id,
        format: call.format.id,
        upstream: prepared.upstream.name,
        outcome: ending.outcome,
        code: ending.failure?.code,
        findings: prepared.masked?.manifest.findings,
        durationMs: Math.round(durationMs),
        upstreamMs: Math.round(upstreamMs),
      });
    },
  });

  const authenticate = openAuthenticator({
    callers: config.callers,
    tokens: config.tokens,
    pepper: keys.pepper,
    findKey: (digest) => store.keys.findByDigest(digest),
    listKeys: () => store.keys.list(),
    clock,
  });
  const admin = openAdmin({
    ...{ config, store, keys, verifier, authenticate, register, outputs, notices, clock, log },
    patients,
    exchangePolicy: policies,
    models: () =>
      upstreams.map((upstream, at) => ({
        ...upstream,
        ...states()[at]!,
        prices: config.upstreams.find(({ name }) => name === upstream.name)?.prices ?? [],
      })),
    record: async (entry) => void (await steps.record(entry)),
    refused: (code) => metrics.refused(code),
    served: (route, status, seconds) => metrics.administered(route, status, seconds),
  });

  server = await startServer({
    ...config.server,
    authenticate,
    ...(admin === undefined ? {} : { admin }),
    exchange: (call: Call, reply: Reply) =>
      tracing === undefined
        ? exchange(call, reply, steps)
        : tracing.run(call, steps, (traced) => exchange(call, reply, traced)),
    models: modelsOf(upstreams, config.useCases),
    ready: async () => {
      const database = await succeeds(() => store.ping());
      const isRecording = database && (await succeeds(() => recorder.probe()));
      const isReading = model === undefined || (await succeeds(() => model.probe()));
      const hasFiles = config.patients.files.length > 0;
      const patientFiles = !hasFiles || (await succeeds(() => patients.readFiles()));
      return {
        isReady: database && isRecording && isReading,
        checks: {
          ...{ database, ledger: isRecording },
          ...(model && { model: isReading }),
          // Requests that name nobody are served all the same, so it is told and bars nothing.
          ...(hasFiles && { patientFiles }),
        },
        upstreams: Object.fromEntries(states().map(({ name, breaker }) => [name, breaker])),
      };
    },
    ...(config.metrics.enabled ? { metrics: () => metrics.text() } : {}),
    refused: (code) => metrics.refused(code),
    ...(options.shutdownGraceMs === undefined ? {} : { shutdownGraceMs: options.shutdownGraceMs }),
    clock,
    log,
  });
  opened.defer(() => server.close());
  // Last: a start that fails shows nobody the key that it has made.
  const demoKey = config.isDemo ? await makeDemoKey(store, keys, clock) : undefined;

  const parts = opened.move();
  return {
    address: server.address,
    models: upstreams.map(({ name }) => name),
    outputs,
    register,
    ...(demoKey === undefined ? {} : { demoKey }),
    close: () => parts.disposeAsync(),
  };
}

/** Once per database: a second start, or a second gateway, finds the key made and shows nothing. */
async function makeDemoKey(store: Store, keys: Keys, clock: Clock): Promise<string | undefined> {
  const isMade = async () => (await store.keys.list()).some(({ id }) => id === 'demo');
  if (await isMade()) return undefined;
  const made = newApiKey({ id: 'demo', name: 'demo', defaults: {} }, keys.pepper, clock.now());
  try {
    await store.keys.create(made.key, made.digest);
    return made.plain;
  } catch (thrown) {
    if (await isMade()) return undefined; // by another gateway, just now
    throw thrown;
  }
}

/** What the configuration says of costs, as the meter takes it. */
function spendingOf({ costs, budgets, rateLimits, upstreams, callers }: Config) {
  return {
    timeZone: costs.timeZone,
    gateways: costs.gateways,
    departments: costs.departments ?? [...new Set(callers.flatMap(({ groups }) => groups))],
    prices: new Map(upstreams.map(({ name, prices }) => [name, prices])),
    budgets,
    rateLimits,
  };
}

function responseCache({ costs }: Config, keys: Keys): ResponseCache | undefined {
  const ttlMs = costs.cacheMinutes * 60_000;
  return ttlMs === 0 ? undefined : new ResponseCache({ secret: keys.index, ttlMs });
}

async function personsOf(
  { patientRefs, demographics }: Parameters<Steps['persons']>[0],
  patients: PatientSource,
): ReturnType<Steps['persons']> {
  if (patientRefs.length === 0 && demographics === undefined) return [];
  const described =
    demographics === undefined ? [] : [personFromDemographics(demographics, patients.reference)];
  // One with an id is one of the source's, as if a header named them: who is not known has no consents.
  const byId = described.map(({ ref }) => ref).filter((ref) => ref.startsWith('Patient/'));
  const named = patients.isConfigured ? new Set([...byId, ...patientRefs]) : patientRefs;
  const found = await Promise.all([...named].map((reference) => patients.find(reference)));
  return united([...described, ...found.flat()]);
}

async function succeeds(step: () => Promise<unknown>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch {
    return false;
  }
}
