/** `chaperone api`: any request to the admin API. */
import { parseArgs } from 'node:util';
import { CLIENT_FLAGS, CLIENT_USAGE, callAdmin, jsonFrom } from './admin-client.ts';
import type { Command } from './command.ts';
import { misused } from './misused.ts';

export const command: Command = {
  name: 'api',
  summary: 'send any request to the admin API of a gateway',
  usage: `
chaperone api METHOD PATH [--data JSON]

  PATH                   below /admin/v1, with its query: '/ledger/entries?limit=5'
  --data JSON            the body: JSON, @FILE (JSON or YAML), or - for stdin
${CLIENT_USAGE}
`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { ...CLIENT_FLAGS, data: { type: 'string' } },
      allowPositionals: true,
    });
    const [method, path, ...rest] = positionals;
    if (method === undefined || !path?.startsWith('/') || rest.length > 0) {
      return misused(command);
    }
    const body = values.data === undefined ? {} : { body: await jsonFrom(values.data) };
    return await callAdmin({ method: method.toUpperCase(), path, ...body }, values);
  },
};
