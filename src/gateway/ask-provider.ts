/**
 * One question to an identity provider. Whatever answers there, however slow or large, holds up nobody
 * for longer than the question may take, and takes no more memory than `providerAnswerBytesMax`.
 * Redirects are not followed.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request } from 'undici';
import { LIMITS } from '../core/limits.ts';

const dispatcher = new Agent({ maxResponseSize: LIMITS.providerAnswerBytesMax });

export interface ProviderQuestion {
  readonly method?: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
}

export interface ProviderAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** @throws what undici throws */
export async function askProvider(
  address: string,
  { timeoutMs, ...question }: ProviderQuestion,
): Promise<ProviderAnswer> {
  const { statusCode, headers, body } = await request(address, {
    ...question,
    dispatcher,
    // For all of it: one that sends a byte now and then is never silent.
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { status: statusCode, headers, text: await body.text() };
}
