// Makes sure that what the lock file names is installed, Node 24 among it, before anything else runs. It runs itself on
// whatever Node the machine has, so it is plain JavaScript without types, and imports nothing that is installed. Each
// script of package.json calls it by its name: with ignore-scripts in somebody's npmrc, npm leaves out what is called "pre…".
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TOP = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = 20;
const NODE_OF_THE_BOT = 24;
const COUNT_EVERY_MS = 1_000;
/** Not in a terminal: one line in so many counts. */
const LINE_EVERY = 10;
const LAST_LINES = 8;
/**
 * `npm run --silent` would keep even the errors of an npm within it to itself. Tries again after one and five seconds:
 * after ten and sixty, as is usual, nobody waits any more for the sentence.
 */
const HOW = [
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--loglevel=warn',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
];
const AGAIN = 'and run this again';

const STOPPED = 'The installation was stopped; the next start does it again from the beginning.';
const STOPPING = ['SIGINT', 'SIGTERM'];

/** What npm says when it fails, and the cause in one sentence with what to do. The first that fits counts. */
const CAUSES = [
  {
    says: /ENOTEMPTY|EBUSY/,
    sentence: (code) =>
      `Something else is writing to ${join(TOP, 'node_modules')} (${code}): if an installation is still going on there, wait until it has ended; else delete that folder ${AGAIN}.`,
  },
  {
    says: /EUSAGE|ELOCKVERIFY/,
    sentence: () =>
      `package.json and package-lock.json do not agree: take both as they were committed (git checkout package.json package-lock.json) ${AGAIN}, or run npm install if you changed package.json on purpose.`,
  },
  {
    says: /ENOSPC/,
    sentence: () => `The disk is full: make room for about 1 GB where ${TOP} and npm's cache lie, ${AGAIN}.`,
  },
  {
    says: /EROFS/,
    sentence: () =>
      `${TOP} or npm's cache lies on a file system that can only be read: copy the folder to one that can be written to, ${AGAIN}.`,
  },
  {
    says: /EACCES|EPERM|EBUSY/,
    sentence: (code) =>
      `This account may not write where npm installs, ${TOP} and npm's cache (${code}): make both folders your own, stop a bot that still runs from there, ${AGAIN}.`,
  },
  {
    says: /E407|ERR_PROXY_AUTH|407 Proxy|proxy authentication required/i,
    sentence: () =>
      `The proxy between this machine and npm's registry wants a name and a password: give them with npm config set proxy and npm config set https-proxy (http://name:password@host:port), ${AGAIN}.`,
  },
  {
    says: /SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_UNTRUSTED/,
    sentence: (code) =>
      `Something between this machine and npm's registry opens encrypted traffic, as many organisations' proxies do, and Node does not know its certificate (${code}): set NODE_EXTRA_CA_CERTS to your organisation's certificate file, or npm config set cafile to it, ${AGAIN}.`,
  },
  {
    says: /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/,
    sentence: (code) =>
      `npm's registry cannot be reached (${code}): connect this machine to the network, give npm its proxy if it needs one (npm config set proxy), or your organisation's own registry (npm config set registry), ${AGAIN}.`,
  },
];

process.exitCode = await makeSure();

/** @returns the exit code */
async function makeSure() {
  if (majorOf(process.versions.node) < OLDEST_NODE) {
    return complain(
      `This machine's Node is ${process.versions.node}: install Node ${OLDEST_NODE} or newer from https://nodejs.org ${AGAIN}; the bot brings its own Node ${NODE_OF_THE_BOT}.`,
    );
  }
  if (isInstalled() && isNodeThere()) return 0;
  // A minute for nothing, if it is known beforehand.
  if (process.env.npm_config_ignore_scripts !== 'true' || isNodeThere()) {
    const { code, said } = await install();
    if (code !== 0) return complain(causeOf(said));
    if (isNodeThere()) return 0;
  }
  if (isWithoutDev(packagesIn('node_modules/.package-lock.json') || { nothing: { dev: true } })) {
    return complain(
      `npm is told to leave out what is for development (NODE_ENV=production, or omit=dev), Node ${NODE_OF_THE_BOT} among it: remove that, delete node_modules ${AGAIN}, or install Node ${NODE_OF_THE_BOT} itself.`,
    );
  }
  return complain(
    `npm is told to run no scripts of packages (ignore-scripts), and one of them unpacks Node ${NODE_OF_THE_BOT}: run npm ci --ignore-scripts=false once, ${AGAIN}.`,
  );
}

/** Nothing goes to stdout, which belongs to what runs afterwards. */
function complain(sentence) {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

/** Whether npm has installed what the lock file names, for this kind of machine; what lies beside it does no harm. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const found = packagesIn('node_modules/.package-lock.json');
  if (!wanted || !found || !isAskedFor(wanted[''])) return false;
  const hasDev = !isWithoutDev(found);
  return Object.entries(wanted).every(([path, one]) => {
    if (path === '') return true;
    const here = found[path];
    if (here) return here.version === one.version && isForHere(here) && existsSync(join(TOP, path));
    if (one.dev && !hasDev) return true;
    // npm leaves out what is for other machines, and what only those need; which libc this one has is npm's to know.
    return one.optional && !(one.os && one.cpu && !one.libc && isForHere(one));
  });
}

/** Whether the lock file was made for package.json as it is. */
function isAskedFor(locked = {}) {
  const asked = read('package.json') || {};
  return ['dependencies', 'devDependencies'].every((kind) => {
    const [one, other] = [asked[kind] || {}, locked[kind] || {}];
    return [...Object.keys(one), ...Object.keys(other)].every((name) => one[name] === other[name]);
  });
}

/** Installed for production with --omit=dev: that is meant, and Node is then the machine's own. */
function isWithoutDev(found) {
  return Object.values(found).every(({ dev }) => !dev);
}

function isForHere({ os, cpu }) {
  return isNamed(os, process.platform) && isNamed(cpu, process.arch);
}

function isNamed(names, mine) {
  if (!names) return true;
  return !names.includes(`!${mine}`) && (names.includes(mine) || names.every((name) => name.startsWith('!')));
}

function isNodeThere() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  if (existsSync(join(TOP, 'node_modules/node/bin', file))) return true;
  const found = packagesIn('node_modules/.package-lock.json');
  return Boolean(found) && isWithoutDev(found) && majorOf(process.versions.node) >= NODE_OF_THE_BOT;
}

/** Runs npm, which says nothing for a minute, and says how far it is. */
function install() {
  const wanted = Object.entries(packagesIn('package-lock.json') || {});
  const paths = wanted.flatMap(([path, one]) => (path !== '' && isForHere(one) ? [path] : []));
  process.stderr.write(
    `Installing ${paths.length} packages into ${join(TOP, 'node_modules')}, Node ${NODE_OF_THE_BOT} among them; this takes a minute or so.\n`,
  );
  const isTerminal = Boolean(process.stderr.isTTY);
  let counts = 0;
  const timer = setInterval(() => {
    counts += 1;
    if (!isTerminal && counts % LINE_EVERY !== 0) return;
    const done = paths.filter((path) => existsSync(join(TOP, path, 'package.json'))).length;
    if (done === 0) return;
    process.stderr.write(`${isTerminal ? '\r' : ''}${done} of them are there${isTerminal ? '' : '\n'}`);
  }, COUNT_EVERY_MS);
  return new Promise((resolve) => {
    let said = '';
    const npm = spawn('npm', ['ci', ...HOW], {
      cwd: TOP,
      stdio: ['ignore', 'pipe', 'pipe'],
      // On Windows npm is a batch file.
      shell: process.platform === 'win32',
    });
    // npm takes its time to heed a signal, and would be in the way of the next installation.
    let isStopped = false;
    const stop = () => {
      isStopped = true;
      npm.kill('SIGKILL');
    };
    for (const signal of STOPPING) process.once(signal, stop);
    const end = (code) => {
      for (const signal of STOPPING) process.off(signal, stop);
      clearInterval(timer);
      process.stderr.write(`${isTerminal && counts > 0 ? '\n' : ''}${code === 0 ? 'Installed.\n' : ''}`);
      resolve({ code, said: isStopped ? STOPPED : said });
    };
    for (const stream of [npm.stdout, npm.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
      });
    }
    npm.once('error', (error) => {
      said = `npm could not be started (${error.code}): install Node with npm from https://nodejs.org ${AGAIN}.`;
      end(1);
    });
    npm.once('close', end);
  });
}

/** One sentence if the cause is known, else the last that npm said. A warning is no cause. */
function causeOf(said) {
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !/complete log of this run/.test(line));
  const errors = lines.filter((line) => /^npm (?:error|ERR!)/.test(line));
  const last = errors.length > 0 ? errors : lines;
  const code = errors.find((line) => / code /.test(line)) || '';
  for (const text of [code, errors.join('\n')]) {
    for (const { says, sentence } of CAUSES) {
      const found = says.exec(text);
      if (found) return sentence(found[0]);
    }
  }
  return last.slice(-LAST_LINES).join('\n') || 'npm ci failed and said nothing: run it yourself to see more.';
}

function packagesIn(path) {
  return read(path)?.packages;
}

/** What cannot be read is as good as missing. */
function read(path) {
  try {
    return JSON.parse(readFileSync(join(TOP, path), 'utf8'));
  } catch {
    return undefined;
  }
}

function majorOf(version) {
  return Number(version.split('.')[0]);
}
