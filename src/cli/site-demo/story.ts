/** The story of the demonstration: everything that happens in it, in the order of time. */
import { Failure } from '../../core/failures.ts';
import {
  openBreakGlass,
  parseBreakGlass,
  parseUseCase,
  reviewBreakGlass,
} from '../../governance/index.ts';
import { demoAiSystems } from './ai-systems.ts';
import { DEMO_BUDGETS } from './budgets.ts';
import type { DemoChange, DemoSite } from './demo-site.ts';
import { type PlannedEmergency, plannedEmergencies } from './emergencies.ts';
import { demoLives } from './lives.ts';
import { demoProviders } from './providers.ts';
import { seated } from './staff.ts';
import { type PlannedExchange, plannedTraffic, type TrafficOptions } from './traffic.ts';
import { begun, type Life } from './use-case-life.ts';

const DAY_MS = 86_400_000;
/** Providers and use cases are there before the traffic that is told. */
export const PROLOGUE_DAYS = 121;

/** Something that changes the register, or something that is asked. */
export type StoryEvent =
  | { readonly at: number; readonly exchange: PlannedExchange }
  | { readonly at: number; readonly happen: (site: DemoSite) => Promise<void> };

export function tellStory(
  options: TrafficOptions,
  lookup: (patient: string) => string,
): StoryEvent[] {
  const { end } = options;
  const lives = demoLives();
  const emergencies = plannedEmergencies(options);
  const exchanges = [...plannedTraffic(options), ...emergencies.flatMap((one) => one.exchanges)];
  return [
    ...registered(lives, end),
    ...useCasesLive(lives, end),
    ...emergencies.flatMap((one, index) => emergency(one, `bg-${index + 1}`, end, lookup)),
    ...exchanges.map((exchange) => ({ at: exchange.at, exchange })),
  ].sort((one, other) => one.at - other.at);
}

const changing = (at: number, change: (site: DemoSite) => Promise<DemoChange>): StoryEvent => ({
  at,
  happen: async (site) => site.change(await change(site)),
});

/** What was registered before the story: providers by the privacy officer, AI systems and budgets by operations. */
function registered(lives: readonly Life[], end: number): StoryEvent[] {
  const at = end - PROLOGUE_DAYS * DAY_MS;
  const documents = [
    ...demoProviders(end).map(
      (one) => ({ kind: 'provider', by: seated('privacy'), ...one }) as const,
    ),
    ...demoAiSystems(lives, end).map(
      (one) => ({ kind: 'ai-system', by: seated('operations'), ...one }) as const,
    ),
    ...DEMO_BUDGETS.map((one) => ({ kind: 'budget', by: seated('operations'), ...one }) as const),
  ];
  return documents.map(({ kind, id, body, by }) =>
    changing(at, async () => ({ kind, id, body: body as object, actor: by, action: 'register' })),
  );
}

function useCasesLive(lives: readonly Life[], end: number): StoryEvent[] {
  // A step a minute after the one before where they fall on one day.
  let minute = 0;
  const time = (daysAgo: number) => end - daysAgo * DAY_MS - 3_600_000 + (minute++ % 50) * 60_000;
  return lives.flatMap(({ id, begins, steps }) => [
    changing(time(begins.daysAgo), async ({ clock }) => ({
      kind: 'use-case',
      id,
      body: begun(begins.with, clock.now()),
      actor: begins.with.author,
      action: 'draft',
    })),
    ...steps.map(({ daysAgo, by, action, take }) =>
      changing(time(daysAgo), async (site) => ({
        kind: 'use-case',
        id,
        body: take(parseUseCase(await site.read('use-case', id)), site.clock.now()),
        actor: by,
        action,
      })),
    ),
  ]);
}

function emergency(
  { at, user, patient, reason, words, reviewedAfterDays, exchanges }: PlannedEmergency,
  id: string,
  end: number,
  lookup: (patient: string) => string,
): StoryEvent[] {
  const useCase = exchanges[0]?.useCase ?? '';
  const about = { id, user, useCase, patient: lookup(patient.reference), reason, text: words };
  const opening = changing(at, async (site) => {
    const snapshot = await site.app.register.current();
    const before = snapshot.all('break-glass').map(({ body }) => parseBreakGlass(body));
    const opened = openBreakGlass(about, before, site.clock.now());
    if (opened instanceof Failure) throw opened;
    return { kind: 'break-glass', id, body: opened.document, actor: user, action: 'open' };
  });
  if (reviewedAfterDays === undefined) return [opening];

  const by = seated('clinical');
  const reviewing = changing(Math.min(end, at + reviewedAfterDays * DAY_MS), async (site) => {
    const document = parseBreakGlass(await site.read('break-glass', id));
    const body = reviewBreakGlass(document, { by, finding: 'justified' }, site.clock.now());
    return { kind: 'break-glass', id, body, actor: by, action: 'review' };
  });
  return [opening, reviewing];
}
