/**
 * OpenTelemetry spans: one per exchange and one per step, with ids and codes as attributes. Without
 * an endpoint nothing is wrapped and nothing is loaded. Auto-instrumentation is left out on purpose:
 * it records URLs and SQL.
 */
import {
  type Context,
  context,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { asFailure } from '../core/failures.ts';
import type { Call, Steps } from './exchange.ts';
import type { Upstream } from './upstreams/upstream.ts';

interface Tracing {
  /** Runs an exchange in its span; `steps` are the same, each in a span of its own. */
  run(call: Call, steps: Steps, exchange: (steps: Steps) => Promise<void>): Promise<void>;
  /** Sends what is left. */
  close(): Promise<void>;
}

/** @param endpoint base URL of an OTLP/HTTP collector, with or without `/v1/traces` */
export async function openTracing(endpoint: string): Promise<Tracing> {
  const [{ BasicTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, resources] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const base = endpoint.replace(/\/+$/, '');
  const url = base.endsWith('/v1/traces') ? base : `${base}/v1/traces`;
  const provider = new BasicTracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': 'chaperone' }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  return tracingWith(provider.getTracer('chaperone'), () => provider.shutdown());
}

/** A collector that is down must not keep the gateway from ending. */
export function tracingWith(tracer: Tracer, close: () => Promise<void>): Tracing {
  return {
    async run(call, steps, exchange) {
      const caller = contextOfCaller(call.headers.traceparent);
      const span = tracer.startSpan('exchange', { kind: SpanKind.SERVER }, caller);
      span.setAttributes({ 'chaperone.exchange': call.id, 'chaperone.format': call.format.id });
      const parent = trace.setSpan(context.active(), span);
      await within(span, () => exchange(traced(steps, tracer, parent)));
    },
    close: () => close().catch(() => undefined),
  };
}

/** `00-<trace>-<span>-<flags>`, W3C Trace Context; ids are random, so one of decimal digits alone is no id. */
const TRACEPARENT = /^00-(?=\d*[a-f])([\da-f]{32})-(?=\d*[a-f])([\da-f]{16})-[\da-f]{2}$/;

/** Whether it is sampled is not the caller's to say. */
function contextOfCaller(written: string | readonly string[] | undefined): Context {
  const [, traceId, spanId] = (typeof written === 'string' && TRACEPARENT.exec(written)) || [];
  if (traceId === undefined || spanId === undefined) return context.active();
  const parent = { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
  return trace.setSpanContext(context.active(), parent);
}

function traced(steps: Steps, tracer: Tracer, parent: Context): Steps {
  const spanned = <Given extends unknown[], Result>(
    name: string,
    step: (...given: Given) => Result,
    kind = SpanKind.INTERNAL,
  ): ((...given: Given) => Result) => {
    return (...given) => within(tracer.startSpan(name, { kind }, parent), () => step(...given));
  };
  const upstream = (found: Upstream): Upstream => ({
    ...found,
    ask: spanned('send', found.ask, SpanKind.CLIENT),
    stream: spanned('send', found.stream, SpanKind.CLIENT),
  });
  return {
    ...steps,
    persons: spanned('persons', steps.persons),
    decide: spanned('decide', steps.decide),
    route: (model, format, useCase) => {
      const [first, ...others] = steps.route(model, format, useCase);
      return [upstream(first), ...others.map(upstream)];
    },
    mask: spanned('mask', steps.mask),
    record: spanned('record', steps.record),
  };
}

/** Ends the span with the step, whether it is synchronous or not, whether it fails or not. */
function within<Result>(span: Span, step: () => Result): Result {
  const fail = (thrown: unknown): never => {
    span.setAttribute('chaperone.code', asFailure(thrown).code);
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
    throw thrown;
  };
  try {
    const result = step();
    if (!(result instanceof Promise)) {
      span.end();
      return result;
    }
    const ended = result.then((value: unknown) => {
      span.end();
      return value;
    }, fail);
    return ended as Result;
  } catch (thrown) {
    return fail(thrown);
  }
}
