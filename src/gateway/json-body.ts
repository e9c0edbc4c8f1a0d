/** Bodies of requests: JSON in UTF-8, without the keys that are more than keys to a JavaScript program. */
import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { Failure } from '../core/failures.ts';

/** In the `config` of a route: an empty body is none, whatever its headers say, as many clients send it. */
export interface BodyConfig {
  readonly takesNoBody?: boolean;
}

/** A body that is none fails its request with invalid_json or key_refused. */
export function takeOnlyJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  // Refuses `__proto__` and `constructor.prototype`, which would be keys to us and more to others.
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const { takesNoBody } = request.routeOptions.config as BodyConfig;
    if (takesNoBody === true && body.length === 0) {
      done(null, undefined);
      return;
    }
    if (!isUtf8(body as Buffer)) {
      done(new Failure('invalid_json'));
      return;
    }
    const text = body.toString('utf8');
    if (!NEEDS_CARE.some((sign) => text.includes(sign))) parsePlain(text, done);
    else {
      // The parser of the framework does not say which of the two it has refused.
      void parse(request, text, (error, parsed) =>
        error !== null && isJson(text) ? done(new Failure('key_refused')) : done(error, parsed),
      );
    }
  });
}

/** Without these, JSON cannot spell the two, escaped or not, and needs no search for them. */
const NEEDS_CARE = ['proto', '\\u', '\uFEFF'];

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}

function parsePlain(text: string, done: (error: Error | null, body?: unknown) => void): void {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    done(new Failure('invalid_json'));
    return;
  }
  done(null, body);
}
