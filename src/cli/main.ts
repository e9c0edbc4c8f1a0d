/** The `chaperone` command: the table of commands, and this process's arguments and streams. */
import { Failure } from '../core/failures.ts';
import { type CommandTable, describe, dispatch } from './dispatch.ts';

const COMMANDS: CommandTable = {
  serve: () => import('./serve.ts'),
  init: () => import('./init.ts'),
  detect: () => import('./detect.ts'),
  deid: () => import('./deid.ts'),
  key: () => import('./key.ts'),
  ledger: () => import('./ledger.ts'),
  policy: () => import('./policy.ts'),
  site: () => import('./site.ts'),
  cost: () => import('./cost.ts'),
  api: () => import('./api.ts'),
  whoami: () => import('./whoami.ts'),
  session: () => import('./session.ts'),
  provider: () => import('./provider.ts'),
  'ai-system': () => import('./ai-system.ts'),
  budget: () => import('./budget.ts'),
  'policy-document': () => import('./policy-document.ts'),
  'break-glass': () => import('./break-glass.ts'),
  recall: () => import('./recall.ts'),
  backup: () => import('./backup.ts'),
  'use-case': () => import('./use-case.ts'),
  'ai-register': () => import('./ai-register.ts'),
};

// The reader of a pipe may have had enough (`chaperone detect … | head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  const failure = new Failure('output_unwritable', {
    at: 'stdout',
    reason: error.code ?? 'unknown',
  });
  process.stderr.write(describe(failure), () => process.exit(1));
});
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (thrown: unknown) => {
    process.stderr.write(describe(thrown), () => process.exit(1));
  });
}

// Not process.exit: what has been written to a pipe must still arrive.
process.exitCode = await dispatch(process.argv.slice(2), COMMANDS, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
