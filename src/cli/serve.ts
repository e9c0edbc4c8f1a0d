/** `chaperone serve`: starts the gateway and keeps it going until it is told to stop. */
import { parseArgs } from 'node:util';
import { type App, startApp } from '../app.ts';
import type { Config } from '../config.ts';
import { openLog } from '../core/log.ts';
import type { Command } from './command.ts';
import { readConfig } from './config-file.ts';

export const command: Command = {
  name: 'serve',
  summary: 'start the gateway',
  usage: `
chaperone serve [--config FILE]

  --config FILE   else chaperone.yaml in this folder; without one, safe defaults: loopback only,
                  a demo caller, an invented patient and a rehearsal model

Environment: PORT, HOST, CHAPERONE_DATA, DATABASE_URL, and what the file refers to as \${NAME}.
`,
  async run(args) {
    const { values } = parseArgs({ args, options: { config: { type: 'string' } } });
    const { config, file } = readConfig(values.config);
    const log = openLog(config.log.level);
    const app = await startApp(config, { env: process.env, log });
    process.stdout.write(greeting(app, config, file));
    const signal = await stopSignal();
    log.info('stopping', { signal });
    await app.close();
    return 0;
  },
};

function greeting(app: App, config: Config, file: string | undefined): string {
  const lines = [
    `Chaperone listens on ${app.address}`,
    `  config      ${file ?? 'defaults; `chaperone init` writes a file to change them'}`,
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

/** One stop often arrives twice: for the whole process group, and passed on by the parent. */
const SAME_STOP_MS = 1000;

/** A second signal does not wait for answers that are under way. */
function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let stoppedAt: number | undefined;
    const stop = (signal: NodeJS.Signals) => {
      stoppedAt ??= performance.now();
      if (performance.now() - stoppedAt > SAME_STOP_MS) process.exit(1);
      resolve(signal);
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
}
