/** What holds between the sections of the file: names that are used must exist. */
import type * as z from 'zod';
import { isPlainHttpAbroad } from './fields.ts';
import type { configSchema } from './schema.ts';

export type Written = z.output<ReturnType<typeof configSchema>>;

const DAY_MS = 86_400_000;

/** What stands in for sections that were left out. Everything in it is invented. */
const DEMO_USE_CASES: NonNullable<Written['useCases']> = [
  {
    id: 'demo',
    title: 'Demonstration',
    purposes: ['TREAT', 'HPAYMT', 'HOPERAT', 'HRESCH', 'HTEST'],
    restore: true,
    phi: 'expected',
    needsMfa: false,
    needsTraining: false,
    requiresAcceptance: false,
  },
];

/** It asks for the first use case there is, so that its key alone is enough to try things out. */
function demoCallers(useCases: NonNullable<Written['useCases']>): NonNullable<Written['callers']> {
  const { id: useCase, purposes } = useCases[0]!;
  const purpose = purposes.includes('TREAT') ? 'TREAT' : purposes[0]!;
  // It may look at what it did through the admin API, and change nothing there but stop its use case.
  const roles = ['auditor'];
  return [{ id: 'demo', groups: [], roles, defaults: { useCase, purpose, user: 'demo-user' } }];
}

/** The demo caller is there only as long as nobody else may call. */
export function complete({ callers, useCases, patients, policies, ...written }: Written) {
  const isDemo = callers === undefined && written.tokens.length === 0;
  const registered = useCases ?? DEMO_USE_CASES;
  return {
    ...written,
    /** The caller `demo` exists: the store makes its key at the first start. */
    isDemo,
    callers: callers ?? (isDemo ? demoCallers(registered) : []),
    useCases: registered.map(({ until, ...useCase }) => ({
      ...useCase,
      title: useCase.title ?? useCase.id,
      ...(until === undefined ? {} : { expires: Date.parse(until) + DAY_MS }),
    })),
    /** Files and folders of Cedar policies; `builtin` is the set of the package. */
    policies: policies ?? ['builtin'],
    patients: { files: [], ...patients, hasDemoPatient: patients === undefined },
  };
}

export function wholeFaults(written: Written, context: z.core.$RefinementCtx): void {
  const fault = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  const useCases = written.useCases ?? DEMO_USE_CASES;
  const known = {
    upstream: written.upstreams.map(({ name }) => name),
    useCase: useCases.map(({ id }) => id),
    issuer: written.tokens.map(({ issuer }) => issuer),
    caller: (written.callers ?? demoCallers(useCases)).map(({ id }) => id),
  };
  const mustExist = (
    kind: keyof typeof known,
    name: string | undefined,
    path: (string | number)[],
  ) => {
    if (name === undefined || known[kind].includes(name)) return;
    // A token names its caller itself, and so does a key that was made for none of the file.
    if (kind === 'caller' && (written.tokens.length > 0 || KEY_ID.test(name))) return;
    const list =
      known[kind].length === 0 ? 'none is configured' : `known: ${known[kind].join(', ')}`;
    fault(path, `no ${KIND[kind]} has this name; ${list}`);
  };

  written.upstreams.forEach(({ name }, index) => {
    if (name === AUTO) {
      fault(['upstreams', index, 'name'], `${AUTO} stands for the route of a use case: rename it`);
    }
  });
  written.providers.forEach(({ references, agreements }, index) => {
    agreements.forEach(({ upstreams = [] }, of) => {
      upstreams.forEach((name, at) => {
        mustExist('upstream', name, ['providers', index, 'agreements', of, 'upstreams', at]);
      });
    });
    references.forEach((name, at) => {
      if (!written.site.organization.includes(name)) return;
      const message = 'this names the house, under site.organization: leave one of the two out';
      fault(['providers', index, 'references', at], message);
    });
  });
  written.useCases?.forEach((useCase, index) => {
    useCase.upstreams?.forEach((name, at) => {
      mustExist('upstream', name, ['useCases', index, 'upstreams', at]);
    });
    useCase.callers?.forEach((name, at) => {
      mustExist('caller', name, ['useCases', index, 'callers', at]);
    });
    if (Array.isArray(useCase.restore)) {
      useCase.restore.forEach(({ caller }, at) => {
        mustExist('caller', caller, ['useCases', index, 'restore', at, 'caller']);
      });
    }
    useCase.route?.forEach((name, at) => {
      const path = ['useCases', index, 'route', at];
      mustExist('upstream', name, path);
      if (useCase.upstreams?.includes(name) === false) {
        fault(path, 'this use case may not use this upstream: add it under upstreams');
      }
    });
    if (useCase.route !== undefined && known.upstream.includes(useCase.id)) {
      fault(['useCases', index, 'id'], 'an upstream has this name: rename one, or leave out route');
    }
  });
  written.callers?.forEach(({ issuer, defaults }, index) => {
    mustExist('issuer', issuer, ['callers', index, 'issuer']);
    mustExist('useCase', defaults.useCase, ['callers', index, 'defaults', 'useCase']);
  });
  written.tokens.forEach(({ jwksUri, defaults }, index) => {
    mustExist('useCase', defaults.useCase, ['tokens', index, 'defaults', 'useCase']);
    if (jwksUri !== undefined && isPlainHttpAbroad(jwksUri)) {
      fault(
        ['tokens', index, 'jwksUri'],
        'use https://: whoever can change these keys can be anyone',
      );
    }
  });
  const { sso } = written.admin;
  written.tokens.forEach(({ issuer, claims: { user } }) => {
    // Or one person would be two: who wrote something by token would review it in a browser.
    if (sso?.issuer !== issuer || String(sso.claims.user) === String(user)) return;
    const message = `name the same claim here as under tokens for this issuer (${user.join(', ')}): people are told apart by it`;
    fault(['admin', 'sso', 'claims', 'user'], message);
  });
  written.budgets.forEach(({ scope, of }, index) => {
    if (scope === 'useCase') mustExist('useCase', of, ['budgets', index, 'of']);
  });
  written.rateLimits.forEach(({ per, of }, index) => {
    if (per !== 'user') mustExist(per, of, ['rateLimits', index, 'of']);
  });
  written.costs.hardware.forEach(({ upstreams = [] }, index) => {
    upstreams.forEach((name, at) => {
      mustExist('upstream', name, ['costs', 'hardware', index, 'upstreams', at]);
    });
  });
  const fhir = written.patients?.fhir;
  if (fhir !== undefined && isPlainHttpAbroad(fhir.url) && !fhir.allowPlainHttp) {
    fault(
      ['patients', 'fhir', 'url'],
      'use https://, or allowPlainHttp: true inside your own network',
    );
  }
  if (fhir?.token !== undefined && fhir.smart !== undefined) {
    fault(['patients', 'fhir', 'smart'], 'give token or smart, not both');
  }
  const tokenUrl = fhir?.smart?.tokenUrl;
  if (tokenUrl !== undefined && isPlainHttpAbroad(tokenUrl)) {
    fault(
      ['patients', 'fhir', 'smart', 'tokenUrl'],
      'use https://: who reads a token on the way has it',
    );
  }
}

/** What callers write as `model` for the route of their use case. */
const AUTO = 'auto';

/** Of a key without --caller, which is a caller of its own (`newApiKey`). */
const KEY_ID = /^key_[0-9a-f-]{36}$/;

const KIND = {
  upstream: 'upstream',
  useCase: 'use case',
  issuer: 'issuer under tokens',
  caller: 'caller',
} as const;
