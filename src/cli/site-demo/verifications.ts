/** What the people of the story say of the answers that they got: most are taken or mended, some are turned down. */
import type { Answered, DemoSite } from './demo-site.ts';
import { openRandom } from './random.ts';
import { employee } from './staff.ts';
import type { PlannedExchange } from './traffic.ts';

interface Waiting {
  readonly at: number;
  readonly id: string;
  readonly caller: string;
  readonly user: string;
  readonly says: Says;
}

type Says =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'edited'; readonly edit: { inserted: number; deleted: number } }
  | { readonly kind: 'rejected'; readonly reason: 'inaccurate' | 'incomplete' | 'not_needed' };

const MINUTE_MS = 60_000;

export function verifyLater(site: DemoSite, seed: number) {
  const random = openRandom(seed ^ 0x76657269);
  const waiting: Waiting[] = [];
  let made = 0;
  return {
    plan({ at, caller, user, useCase }: PlannedExchange, { id, code }: Answered): void {
      // Nobody has to say anything of a digest, and of the rest a part waits for ever.
      const says = saying(random);
      const minutes = random.int(2, 600);
      if (code !== undefined || id === undefined || useCase === 'literature-digest') return;
      if (says === undefined) return;
      waiting.push({ at: at + minutes * MINUTE_MS, id, caller, user, says });
    },
    async due(now: number): Promise<void> {
      const due = waiting.filter(({ at }) => at <= now);
      if (due.length === 0) return;
      waiting.splice(0, waiting.length, ...waiting.filter(({ at }) => at > now));
      await Promise.all(
        due.map(({ id, caller, user, says }) => {
          const principal = { caller, user, roles: [...employee(user).roles], seesAll: false };
          return site.app.outputs.verify(principal, id, { ...says });
        }),
      );
      made += due.length;
    },
    made: () => made,
  };
}

function saying(random: ReturnType<typeof openRandom>): Says | undefined {
  const share = random.next();
  if (share < 0.3) return undefined;
  if (share < 0.68) return { kind: 'accepted' };
  const edit = { inserted: random.int(4, 220), deleted: random.int(0, 160) };
  if (share < 0.93) return { kind: 'edited', edit };
  return { kind: 'rejected', reason: random.pick(['inaccurate', 'incomplete', 'not_needed']) };
}
