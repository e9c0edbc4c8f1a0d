/**
 * Gets a checkout ready to run: the Node it needs and the dependencies of its lock file, fetched on
 * the first run and after a change of either lock, a glance at two stamps otherwise.
 *
 * Plain JavaScript without dependencies, because it runs before there are any, and on Node 18 or
 * 20, which cannot read the project's TypeScript.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Runs TypeScript sources as they are, and carries `node:sqlite`. */
const NODE_MAJOR = 24;

/** Read at once: it changes when the parent dies. */
const PARENT = process.ppid;

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LOCK_FILE = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.chaperone-stamp');

const NODE_MANIFEST = join(ROOT, 'scripts', 'node');
const NODE_FOLDER = join(ROOT, '.node');
const NODE_STAMP = join(NODE_FOLDER, 'stamp');
const NODE_PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const NODE_FETCHED = join(
  NODE_FOLDER,
  'node_modules',
  NODE_PACKAGE,
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** One set-up at a time: the pids at work on it, one a line. */
const GUARD = join(ROOT, '.node', 'setting-up');
/** Longer than any set-up takes: a guard as old as this was left by a process long gone. */
const GUARD_AGE_MS_MAX = 15 * 60_000;

/** npm's words for "the registry cannot be reached". */
const UNREACHABLE =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|E407|EPROTO|SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|CERT_\w+)\b/;

/** npm's log of requests: one that failed twice, one that was answered by the registry. */
const SECOND_TRY_FAILED = /^npm http fetch .* attempt 2 failed with /m;
const FETCHED = /^npm http fetch GET 200 (?!.*\(cache hit\))/m;

/** A set-up that could not be done: a message for people, without a stack trace. */
class SetupError extends Error {}

/**
 * Runs a script of the project with the right Node and its dependencies in place, and ends this
 * process with the script's exit code. Set-up messages go to stderr: stdout is the script's.
 */
export async function runScript(script, args) {
  endWithParent();
  try {
    await setUp();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`chaperone: ${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  const node = nodePath();
  // First on the path, so that whatever the script starts as `node` is this Node as well.
  process.env.PATH = [dirname(node), process.env.PATH].filter(Boolean).join(delimiter);
  // Stripped and compiled once: halves the CPU of a start. Keyed by content and version of Node.
  process.env.NODE_COMPILE_CACHE ??= join(MODULES, '.cache', 'node-compile');

  const file = join(ROOT, script);
  if (node === process.execPath) {
    module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
    process.argv = [node, file, ...args];
    await import(pathToFileURL(file).href);
  } else {
    runChild(node, [file, ...args]);
  }
}

/**
 * npm runs a script inside a shell, and sends a signal to that shell alone, which may die of it
 * without passing it on. So `kill` of `npm start` would leave the gateway running.
 */
function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const watch = setInterval(() => {
    if (process.ppid === PARENT) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

/** As if the child were this process: signals go in, the exit code comes out. */
function runChild(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2']) {
    if (signal === 'SIGUSR2' && process.platform === 'win32') continue;
    process.on(signal, () => {
      // The terminal has already sent its Ctrl-C to the child, which is in the same group.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    process.stderr.write(`chaperone: ${node} cannot be started: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}

async function setUp() {
  if (isReady()) return;
  await withGuard(async (guard) => {
    if (isReady()) return; // another run did it while this one waited
    const isFirst = !existsSync(STAMP);
    const what = isNodeReady() ? 'dependencies' : `Node ${NODE_MAJOR} and dependencies`;
    process.stderr.write(
      `setting up (${isFirst ? 'first run' : 'locked versions changed'}): fetching ${what} …\n`,
    );
    // Side by side: most of the time goes into unpacking, and they share no file.
    await Promise.all([
      isNodeReady() ? undefined : installNode(guard),
      areDependenciesReady() ? undefined : installDependencies(guard),
    ]);
  });
}

function isReady() {
  return isNodeReady() && areDependenciesReady();
}

// ── Node ────────────────────────────────────────────────────────────────────────────────────────

function isOwnNodeEnough() {
  return Number.parseInt(process.versions.node, 10) >= NODE_MAJOR;
}

function nodePath() {
  return isOwnNodeEnough() ? process.execPath : NODE_FETCHED;
}

function isNodeReady() {
  return isOwnNodeEnough() || (read(NODE_STAMP) === nodeStamp() && existsSync(NODE_FETCHED));
}

function nodeStamp() {
  return stampOf(join(NODE_MANIFEST, 'package-lock.json'));
}

async function installNode(guard) {
  const manifest = JSON.parse(readFileSync(join(NODE_MANIFEST, 'package.json'), 'utf8'));
  if (!(NODE_PACKAGE in manifest.optionalDependencies)) throw new SetupError(nodeByHand());

  rmSync(NODE_STAMP, { force: true });
  for (const name of ['package.json', 'package-lock.json']) {
    copyFileSync(join(NODE_MANIFEST, name), join(NODE_FOLDER, name));
  }
  await npmCi(NODE_FOLDER, guard);

  // To npm a package for some platforms is optional, so it does not fail where it cannot be had.
  if (!existsSync(NODE_FETCHED)) throw new SetupError(unreachable(`${NODE_PACKAGE} not found`));
  // A binary for another C library installs well and starts badly.
  const { stdout } = spawnSync(NODE_FETCHED, ['--version'], { encoding: 'utf8' });
  if (!stdout?.startsWith(`v${NODE_MAJOR}.`)) throw new SetupError(nodeByHand());
  writeFileSync(NODE_STAMP, nodeStamp());
}

function nodeByHand() {
  return (
    `this needs Node ${NODE_MAJOR} or newer; the machine has ${process.versions.node}, and npm carries ` +
    `none that runs on ${process.platform}-${process.arch}.\n` +
    `Install Node ${NODE_MAJOR} (nodejs.org, or the system's package manager) and run the command again.`
  );
}

// ── Dependencies ────────────────────────────────────────────────────────────────────────────────

function areDependenciesReady() {
  return read(STAMP) === stampOf(LOCK_FILE) || adoptInstalled();
}

/** Packages for another platform are not installed, so a folder shared between two is redone. */
function stampOf(lockFile) {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  return `${hash} ${process.platform}-${process.arch}`;
}

/**
 * Whoever ran `npm install` or `npm ci` by hand has installed these very versions already: npm's
 * own record, written last, says so. Then only the stamp is missing.
 */
function adoptInstalled() {
  const record = read(join(MODULES, '.package-lock.json'));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  const locked = JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages;
  const isSame = (a, b) => a?.version === b?.version && a?.integrity === b?.integrity;

  for (const [path, entry] of Object.entries(locked)) {
    if (path === '') continue;
    if (!(path in installed)) {
      if (isForElsewhere(entry)) continue;
      return false;
    }
    if (!isSame(entry, installed[path]) || !existsSync(join(ROOT, path))) return false;
  }
  if (Object.keys(installed).some((path) => !(path in locked))) return false;
  writeFileSync(STAMP, stampOf(LOCK_FILE));
  return true;
}

/** An optional package that npm leaves out here: for another platform, or needed only by such. */
function isForElsewhere({ optional, devOptional, os, cpu, libc }) {
  if (!optional && !devOptional) return false;
  const isFor = (list, own) => list === undefined || [list].flat().includes(own);
  const isBoundToPlatform = os !== undefined || cpu !== undefined;
  const isForHere = isFor(os, process.platform) && isFor(cpu, process.arch) && libc === undefined;
  return !(isBoundToPlatform && isForHere);
}

async function installDependencies(guard) {
  // Gone first and written last: an interrupted install never looks like a finished one.
  rmSync(STAMP, { force: true });
  await npmCi(ROOT, guard);
  writeFileSync(STAMP, stampOf(LOCK_FILE));
}

// ── npm ─────────────────────────────────────────────────────────────────────────────────────────

/** `npm ci` in a folder, silent unless it fails. No package's install script is needed or run. */
async function npmCi(folder, guard) {
  const [command, ...first] = npmCommand();
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev', // whatever NODE_ENV says: the checks are part of a checkout
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=http',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ];
  const child = spawn(command, [...first, ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: command.endsWith('.cmd'),
  });
  guard.add(child);

  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (piece) => {
    complaint += piece;
    // npm would try each of the packages three times first, which takes a minute.
    if (SECOND_TRY_FAILED.test(complaint) && !FETCHED.test(complaint)) child.kill();
  });
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      complaint += error.code === 'ENOENT' ? 'npm is not on the PATH' : error.message;
      resolve(-1);
    });
    child.on('close', resolve);
  });
  if (code !== 0) throw new SetupError(explain(complaint));
}

/** The npm that started this, else the one on the path. */
function npmCommand() {
  const started = process.env.npm_execpath ?? '';
  if (/np[mx]-cli\.js$/.test(started)) {
    return [process.execPath, join(dirname(started), 'npm-cli.js')];
  }
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function explain(complaint) {
  const reason = UNREACHABLE.exec(complaint)?.[0];
  if (reason !== undefined) return unreachable(reason);
  const lines = complaint
    .split('\n')
    .filter((line) => !/^npm (?:http|warn)|^npm error *$|complete log of this run/i.test(line))
    .map((line) => line.replace(/^npm (?:error|ERR!) ?/, '').trimEnd())
    .filter((line) => line !== '')
    .slice(0, 12);
  return ['npm could not install the locked dependencies:', ...lines].join('\n  ');
}

function unreachable(reason) {
  return (
    `the package registry cannot be reached (${reason}), and the first run fetches from it.\n` +
    '  no network?          connect, then run the same command again\n' +
    '  behind a proxy?      npm config set proxy http://…   and https-proxy\n' +
    '  a registry of yours? npm config set registry https://…\n' +
    '  its own CA?          npm config set cafile /path/to/ca.pem'
  );
}

// ── One at a time ───────────────────────────────────────────────────────────────────────────────

/** Runs `work` while no other process sets up this checkout; waits for one that does. */
async function withGuard(work) {
  mkdirSync(NODE_FOLDER, { recursive: true });
  await takeGuard();

  const children = [];
  const guard = {
    add(child) {
      children.push(child);
      // With its pid in the guard, an npm that outlives a killed set-up is waited for as well.
      if (child.pid !== undefined) writeFileSync(GUARD, `${child.pid}\n`, { flag: 'a' });
    },
  };
  const stopChildren = (signal) => {
    for (const child of children) child.kill(signal);
  };
  const stop = (signal) => {
    stopChildren(signal);
    rmSync(GUARD, { force: true });
    process.exit(128 + constants.signals[signal]);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  try {
    await work(guard);
  } finally {
    stopChildren('SIGTERM'); // one part failed: the other would only say so later
    for (const signal of signals) process.off(signal, stop);
    rmSync(GUARD, { force: true });
  }
}

async function takeGuard() {
  for (let isTold = false; ; ) {
    try {
      writeFileSync(GUARD, `${process.pid}\n`, { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') {
        throw new SetupError(`this folder cannot be written: ${error.message}`);
      }
    }
    if (isGuardStale()) {
      rmSync(GUARD, { force: true });
      continue;
    }
    if (!isTold) process.stderr.write('setting up: waiting for another run that is at it …\n');
    isTold = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function isGuardStale() {
  const pids = (read(GUARD) ?? '').split('\n').filter(Boolean).map(Number);
  try {
    if (Date.now() - statSync(GUARD).mtimeMs > GUARD_AGE_MS_MAX) return true;
  } catch {
    return true; // released in between
  }
  return pids.length > 0 && !pids.some(isAlive);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
