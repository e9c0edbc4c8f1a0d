/**
 * Notices that must reach a person: kept until a receiver has taken them. Value-free JSON, sent to one webhook by
 * POST; a receiver may get a notice twice and tells them apart by `id`.
 *
 * With a key the body is signed: header `chaperone-signature: sha256=` HMAC-SHA256(key, body), hexadecimal.
 */
import { createHmac } from 'node:crypto';
import { request } from 'undici';
import type { Clock } from '../../core/clock.ts';
import type { JsonObject } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import type { Secret } from '../../core/secret.ts';

export type NoticeKind =
  | 'outputs_recalled'
  | 'break_glass_opened'
  /** By somebody who has reviews overdue. */
  | 'break_glass_despite_overdue'
  /** An upstream has answered with another model; the use case is stopped. */
  | 'model_changed';

export interface NewNotice {
  readonly kind: NoticeKind;
  readonly facts: JsonObject;
}

export interface Notice extends NewNotice {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How often it was tried. */
  readonly attempts: number;
}

/** Durable storage for notices, which several gateways may share. */
export interface NoticeStore {
  put(notice: Notice): Promise<void>;
  /**
   * Takes up to `count` notices that are due, oldest first, and makes each due again at `until`, in one
   * transaction: of several gateways one gets each of them.
   */
  take(now: number, until: number, count: number): Promise<readonly Notice[]>;
  /** Of one that was taken: it has arrived, or is due again at `nextAt`. */
  settle(id: string, outcome: 'delivered' | { readonly nextAt: number }): Promise<void>;
  /** Those that have not arrived. */
  waiting(): Promise<number>;
}

export interface NoticeReceiver {
  readonly url: string;
  readonly key?: Secret;
}

export interface NoticesOptions {
  readonly store: NoticeStore;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Without one, notices wait. */
  readonly receiver: NoticeReceiver | undefined;
  /** One that did not arrive, by the receiver's status or the code of the error. */
  readonly failed: (notice: Notice, code: string) => void;
}

export interface Notices {
  /** False: nobody is told, whatever is added. */
  readonly hasReceiver: boolean;
  /** Durable when resolved; it is on its way then, not there. */
  add(notice: NewNotice): Promise<Notice>;
  /** Sends what is due. @returns how many have arrived */
  deliver(): Promise<number>;
  /** Sends regularly. @returns ends that, and waits for what is under way */
  start(): () => Promise<void>;
}

export function openNotices({ store, clock, newId, receiver, failed }: NoticesOptions): Notices {
  const deliver = async (): Promise<number> => {
    if (receiver === undefined) return 0;
    const now = clock.now();
    // A gateway that dies while it sends one leaves it to be taken again.
    const until = now + 2 * LIMITS.noticeAnswerMs;
    let delivered = 0;
    const due = await store.take(now, until, LIMITS.noticesPerLookMax);
    // Together: one slow answer must not make the others due again before they were sent.
    await Promise.all(
      due.map(async (notice) => {
        const problem = await send(notice, receiver);
        if (problem === undefined) {
          await store.settle(notice.id, 'delivered');
          delivered += 1;
        } else {
          failed(notice, problem);
          await store.settle(notice.id, { nextAt: clock.now() + pauseAfter(notice.attempts) });
        }
      }),
    );
    return delivered;
  };

  return {
    hasReceiver: receiver !== undefined,

    async add(notice) {
      const added = { ...notice, id: newId(), at: clock.now(), attempts: 0 };
      await store.put(added);
      return added;
    },

    deliver,

    start() {
      if (receiver === undefined) return async () => undefined;
      let sending: Promise<unknown> | undefined;
      const look = () => {
        // One that the database did not give, or did not take back, is due again later.
        sending ??= deliver()
          .catch(() => undefined)
          .finally(() => {
            sending = undefined;
          });
      };
      const timer = setInterval(look, LIMITS.noticesLookMs);
      timer.unref();
      return async () => {
        clearInterval(timer);
        await sending;
      };
    },
  };
}

/** @returns undefined when the receiver took it */
async function send(
  { id, kind, at, facts }: Notice,
  { url, key }: NoticeReceiver,
): Promise<string | undefined> {
  const body = JSON.stringify({ id, kind, at: new Date(at).toISOString(), ...facts });
  const signature = key && createHmac('sha256', key.reveal()).update(body).digest('hex');
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(signature !== undefined && { 'chaperone-signature': `sha256=${signature}` }),
      },
      body,
      headersTimeout: LIMITS.noticeAnswerMs,
      bodyTimeout: LIMITS.noticeAnswerMs,
    });
    await answer.body.dump();
    const isTaken = answer.statusCode >= 200 && answer.statusCode < 300;
    return isTaken ? undefined : `status_${answer.statusCode}`;
  } catch (thrown) {
    const { code, name } = thrown as { code?: unknown; name?: unknown };
    return String(code ?? name);
  }
}

/** Twice as long each time, and never given up. */
function pauseAfter(attempts: number): number {
  return Math.min(LIMITS.noticePauseMs * 2 ** Math.min(attempts, 16), LIMITS.noticePauseMsMax);
}
