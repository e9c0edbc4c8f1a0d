/** `chaperone serve`: starts the gateway and keeps it going until it is told to stop. */
import { parseArgs } from 'node:util';
import { type App, startApp } from '../app.ts';
import { type Config, loadConfig } from '../config.ts';
import { openLog } from '../core/log.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'serve',
  summary: 'start the gateway',
  usage: `
chaperone serve [--config FILE]

  --config FILE   chaperone.yaml; without it, safe defaults: loopback only, a demo caller, an
                  invented patient and a rehearsal model

Environment: PORT, HOST, CHAPERONE_DATA, DATABASE_URL, and what the file refers to as \${NAME}.
`,
  async run(args) {
    const { values } = parseArgs({ args, options: { config: { type: 'string' } } });
    const { env } = process;
    const config = loadConfig({
      env,
      ...(values.config === undefined ? {} : { file: values.config }),
    });
    const log = openLog(config.log.level);
    const app = await startApp(config, { env, log });
    process.stdout.write(greeting(app, config));
    const signal = await stopSignal();
    log.info('stopping', { signal });
    await app.close();
    return 0;
  },
};

function greeting(app: App, config: Config): string {
  const lines = [
    `Chaperone listens on ${app.address}`,
    `  models      ${app.models.join(', ')}`,
    `  data        ${config.data.database === undefined ? config.data.folder : `PostgreSQL, keys in ${config.data.folder}`}`,
  ];
  if (app.demoKey !== undefined) lines.push(`  demo key    ${app.demoKey}   (shown this once)`);
  else if (config.isDemo) {
    lines.push('  demo key    was shown at first start; `chaperone key create` makes another');
  }
  if (config.upstreams.every(({ api }) => api === 'rehearsal')) {
    lines.push(
      '  note        no model is connected: `rehearsal` answers with an extract of what it was sent',
    );
  }
  return `${lines.join('\n')}\n`;
}

/** A second signal does not wait for answers that are under way. */
function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve(signal);
      });
    }
  });
}
