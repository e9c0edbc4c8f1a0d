/**
 * Prometheus metrics. Labels are codes and names of our own configuration, never anything a caller
 * or a model wrote, so a label cannot carry text and their number is bounded.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { FailureCode } from '../core/failures.ts';
import type { Observed } from './exchange.ts';
import type { UpstreamState } from './routing/supervise.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];
const SHORT_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

interface Metrics {
  observe(exchange: Observed): void;
  refused(code: FailureCode): void;
  incomplete(): void;
  /** Duration of one ledger append. */
  appended(seconds: number): void;
  /** Duration of one de-identification. */
  masked(seconds: number): void;
  /** One request to the admin API. */
  administered(route: string, status: number, seconds: number): void;
  text(): Promise<string>;
}

/** For a gauge: the higher, the worse. */
const BREAKER_VALUE = { closed: 0, 'half-open': 1, open: 2 } as const;

/**
 * @param active how many exchanges are under way
 * @param upstreams how they are
 */
export function newMetrics(
  active: () => number,
  upstreams: () => readonly UpstreamState[] = () => [],
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'chaperone_' });
  const registers = [registry];
  const counter = <Name extends string>(name: string, help: string, ...labelNames: Name[]) =>
    new Counter({ name: `chaperone_${name}`, help, labelNames, registers });
  const histogram = <Name extends string>(
    name: string,
    help: string,
    buckets: number[],
    ...labelNames: Name[]
  ) => new Histogram({ name: `chaperone_${name}`, help, buckets, labelNames, registers });

  const exchanges = counter(
    'exchanges_total',
    'Exchanges that were sent to an upstream, by how they ended',
    ...(['format', 'upstream', 'outcome'] as const),
  );
  const duration = histogram(
    'exchange_seconds',
    'From sending to the end of the answer',
    SECONDS,
    ...(['format', 'upstream'] as const),
  );
  const firstByte = histogram(
    'upstream_first_byte_seconds',
    'From sending to the first byte of the answer',
    SECONDS,
    'upstream',
  );
  const failovers = counter(
    'failovers_total',
    'Exchanges that were sent to a further upstream, by that upstream and how the one before failed',
    ...(['upstream', 'code'] as const),
  );
  const refusals = counter('refusals_total', 'Requests that ended with a failure', 'code');
  const findings = counter('findings_total', 'Identifiers replaced in requests', 'category');
  const surrogates = counter('surrogates_total', 'What became of surrogates in answers', 'fate');
  const guarded = counter('guard_findings_total', 'Findings of the output guard', 'category');
  const gaps = counter('incomplete_total', 'Ends not recorded, or answers not remembered');
  const append = histogram('ledger_append_seconds', 'Until an entry is durable', SHORT_SECONDS);
  const mask = histogram('mask_seconds', 'De-identification of a request', SHORT_SECONDS);
  const administered = histogram(
    'admin_seconds',
    'Requests to the admin API',
    SHORT_SECONDS,
    ...(['route', 'status'] as const),
  );
  new Gauge({
    name: 'chaperone_exchanges_active',
    help: 'Exchanges under way',
    registers,
    collect() {
      this.set(active());
    },
  });
  const upstreamGauge = (name: string, help: string, value: (state: UpstreamState) => number) =>
    new Gauge({
      name: `chaperone_upstream_${name}`,
      help,
      labelNames: ['upstream'],
      registers,
      collect() {
        for (const state of upstreams()) this.set({ upstream: state.name }, value(state));
      },
    });
  upstreamGauge(
    'breaker',
    'Whether an upstream is left alone after failures: 0 no, 1 being tried, 2 yes',
    ({ breaker }) => BREAKER_VALUE[breaker],
  );
  upstreamGauge('waiting', 'Exchanges in the queue of an upstream', ({ waiting }) => waiting);
  upstreamGauge('retries', 'Further tries at connecting so far', ({ retries }) => retries);

  return {
    observe({ call, prepared, attempt, ending, answer, upstreamMs, firstByteMs }) {
      const format = call.format.id;
      const upstream = prepared.upstream.name;
      exchanges.inc({ format, upstream, outcome: ending.outcome });
      if (attempt.failover !== undefined) failovers.inc({ upstream, code: attempt.failover });
      duration.observe({ format, upstream }, upstreamMs / 1000);
      if (firstByteMs !== undefined) firstByte.observe({ upstream }, firstByteMs / 1000);
      for (const [category, count] of Object.entries(prepared.masked?.manifest.categories ?? {})) {
        findings.inc({ category }, count);
      }
      for (const [fate, count] of Object.entries(answer.drift)) {
        if (count > 0) surrogates.inc({ fate }, count);
      }
      for (const [category, count] of Object.entries(answer.guarded)) {
        guarded.inc({ category }, count);
      }
    },
    refused: (code) => refusals.inc({ code }),
    incomplete: () => gaps.inc(),
    appended: (seconds) => append.observe(seconds),
    masked: (seconds) => mask.observe(seconds),
    administered: (route, status, seconds) =>
      administered.observe({ route, status: String(status) }, seconds),
    text: () => registry.metrics(),
  };
}
