/** Commands of `chaperone` that ask the admin API of a running gateway. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEYS, type AdminGateway, startAdminGateway, type Who } from '../support/admin.ts';
import { runCommand } from '../support/run-command.ts';

let gateway: AdminGateway;
beforeAll(async () => {
  gateway = await startAdminGateway();
});
afterAll(() => gateway.close());

async function chaperone(
  who: Who | undefined,
  args: readonly string[],
  stdin = '',
  url = gateway.url,
) {
  const key = who === undefined ? {} : { CHAPERONE_KEY: ADMIN_KEYS[who] };
  const env = { CHAPERONE_URL: url, ...key };
  return await runCommand(args, { folder: gateway.folder, input: stdin, env });
}

test('who am I', async () => {
  const { code, out } = await chaperone('auditor', ['whoami']);
  expect({ code, answer: JSON.parse(out) }).toMatchObject({
    code: 0,
    answer: { id: 'program:auditor', roles: ['auditor'] },
  });
});

test('any request, with its body from a flag, a file, or stdin', async () => {
  const made = ['api', 'POST', '/keys', '--data'];
  const file = join(gateway.folder, 'key.yaml');
  await writeFile(file, 'name: from a file\n');
  for (const [data, stdin] of [
    ['{"name":"a"}', ''],
    [`@${file}`, ''],
    ['-', 'name: a'],
  ]) {
    const { code, out, err } = await chaperone('operator', [...made, data!], stdin);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toHaveProperty('key');
  }
});

test('a use case is paused by its command, and what cannot be told by flags is given whole', async () => {
  const paused = await chaperone('officer', ['use-case', 'pause', 'testing', '--reason', 'safety']);
  expect({ code: paused.code, err: paused.err }).toEqual({
    code: 0,
    err: expect.stringMatching(/^revision "\d+"\n$/),
  });
  expect(JSON.parse(paused.out)).toMatchObject({ state: 'paused', why: ['stop:safety'] });
  const listed = await chaperone('auditor', ['use-case', 'registered', '--limit', '1']);
  expect(JSON.parse(listed.out).items).toEqual([expect.objectContaining({ state: 'paused' })]);

  const provider = ['provider', 'put', 'acme', '--new', '--data', '{"id":"acme","title":"Acme"}'];
  const put = await chaperone('officer', provider);
  expect({ code: put.code, id: JSON.parse(put.out).id }).toEqual({ code: 0, id: 'acme' });
  const again = await chaperone('officer', provider);
  expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/^precondition_failed: /) });
});

test('a refusal is told with its code and facts, and is no success', async () => {
  expect(await chaperone('auditor', ['api', 'DELETE', '/keys/a'])).toEqual({
    code: 1,
    out: '',
    err: expect.stringMatching(
      /^admin_denied: .*\n {2}action: key.write\n {2}because: not_permitted\n/,
    ),
  });
  const { code, err } = await chaperone('operator', ['session', 'end', 'session_x']);
  expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^no_such_record: /) });
});

test.each([
  [undefined, ['whoami'], 1, 'CHAPERONE_KEY'],
  ['operator', ['whoami', '--url', 'http://127.0.0.1:9'], 1, 'gateway_unreachable'],
  ['operator', ['session', 'end'], 2, 'chaperone session end ID'],
  ['operator', ['session', 'forget'], 2, 'chaperone session list'],
  ['operator', ['session', 'list', '--lmit', '3'], 2, '--lmit'],
  ['operator', ['session', 'list', '--limit', 'many'], 1, 'query.limit'],
  ['operator', ['api', 'GET'], 2, 'chaperone api METHOD PATH'],
] as const)('called wrongly: %s %j', async (who, args, code, told) => {
  expect(await chaperone(who, args)).toEqual({
    code,
    out: '',
    err: expect.stringContaining(told),
  });
});

test.each([
  ['redirects', 301, ''],
  ['has a page of its own', 502, '<html>Bad Gateway</html>'],
])('a proxy that %s is no gateway that did what was asked', async (_, status, page) => {
  const proxy = createServer((_, reply) => {
    reply.writeHead(status, { location: 'https://chaperone.example/' }).end(page);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const pause = ['use-case', 'pause', 'letters', '--reason', 'safety'];
  const { code, err } = await chaperone('operator', pause, '', url);
  proxy.close();
  expect(err).toContain(`what answers there, with status ${status}, is no gateway`);
  expect(code).toBe(1);
});
