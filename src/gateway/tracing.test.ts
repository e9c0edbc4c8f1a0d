import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import { FORMATS } from '../formats/index.ts';
import type { Call, Steps } from './exchange.ts';
import { tracingWith } from './tracing.ts';

function traced() {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  return { exporter, tracing: tracingWith(provider.getTracer('test'), async () => undefined) };
}

const call = {
  ...{ id: 'exchange-1', format: FORMATS[0], headers: {}, body: 'Maria Garcia' },
} as unknown as Call;
const upstream = { name: 'm', ask: async () => 'Maria', stream: async () => undefined };
const steps = {
  persons: async () => [],
  route: () => [upstream],
  decide: () => {
    throw new Failure('policy_unavailable', { at: 'Maria' });
  },
  mask: () => 'Maria',
  record: async () => undefined,
} as unknown as Steps;

test('one span for the exchange, one below it for each step, ended when the step ends', async () => {
  const { exporter, tracing } = traced();
  await tracing.run(call, steps, async (own) => {
    await own.persons({} as never);
    expect(await own.route('m', FORMATS[0]!, 'u')[0].ask({} as never)).toBe('Maria');
    expect(own.mask([], {} as never)).toBe('Maria');
    await own.record({} as never);
  });
  const spans = exporter.getFinishedSpans();
  expect(spans.map(({ name }) => name)).toEqual(['persons', 'send', 'mask', 'record', 'exchange']);
  const root = spans.at(-1)!.spanContext().spanId;
  expect(spans.slice(0, -1).every((span) => span.parentSpanContext?.spanId === root)).toBe(true);
});

test('a failure shows its code and nothing else, and is thrown on', async () => {
  const { exporter, tracing } = traced();
  const run = tracing.run(call, steps, async (own) => void own.decide({} as never));
  await expect(run).rejects.toThrow('could not be evaluated');
  const shown = exporter.getFinishedSpans().map(({ attributes, status, events }) => {
    return { attributes, status, events };
  });
  expect(shown).toHaveLength(2);
  expect(shown[0]).toMatchObject({ attributes: { 'chaperone.code': 'policy_unavailable' } });
  expect(JSON.stringify(shown)).not.toContain('Maria');
});

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

test.each([
  [`00-${TRACE}-00f067aa0ba902b7-00`, TRACE],
  ['00-00000000000000000000000084412907-00f067aa0ba902b7-01', undefined],
  [`00-${TRACE}-0000000084412907-01`, undefined],
  [`01-${TRACE}-00f067aa0ba902b7-01`, undefined],
  ['Maria Garcia', undefined],
])(
  'the exchange goes on in the trace of its caller, where that names one: %s',
  async (traceparent, traceId) => {
    const { exporter, tracing } = traced();
    const headers = { traceparent };
    await tracing.run({ ...call, headers }, steps, async (own) => void own.mask([], {} as never));
    const [mask, exchange] = exporter.getFinishedSpans();
    expect(exchange!.parentSpanContext?.traceId).toBe(traceId);
    expect(mask!.spanContext().traceId).toBe(exchange!.spanContext().traceId);
    expect(JSON.stringify([mask!.spanContext(), exchange!.spanContext()])).not.toContain(
      '84412907',
    );
  },
);
