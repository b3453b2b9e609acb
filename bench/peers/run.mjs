// Runs everything and writes bench/RESULTS.md and bench/RESULTS.svg.
//
//   node run.mjs FOLDER_OF_PROGRAMS [--reuse]      --reuse: the figures of the last run, only the pages anew
//
// epf_bench measures epf beside straight-line C; then each peer runs by itself, with epf timed just before and just after it, so that
// their ratio is of one time. A peer whose answers differ from epf's is an error of the run and has no figures.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { page } from './results.mjs';
import { plot } from './plot.mjs';

const here = path.dirname(fileURLToPath(import.meta.url)), programs = path.resolve(process.argv[2]), made = path.join(programs, 'made');
const bench = path.join(programs, 'epf_bench'), kept = path.join(made, 'figures.json');
const SECONDS = 2, SETUP_SECONDS = 90;

const node = (script) => (folder, answers) => ['node', [path.join(here, script), folder, answers, SECONDS]];
const compiled = (name, rules) => (folder, answers) => {
  execFileSync('node', [path.join(here, rules), folder]);
  return [path.join(made, name), [folder, answers, SECONDS]];
};
const prolog = (folder, answers) => {
  execFileSync('node', [path.join(here, 'prolog_rules.mjs'), folder]);
  return ['swipl', ['-O', path.join(here, 'prolog.pl'), folder, answers, SECONDS]];
};
const naive = (folder, answers) => [path.join(programs, 'epf_naive'), [folder, answers, SECONDS]];

// `generated`: made for these rules alone, like straight-line C. `most`: with more options it would take minutes to set up.
const peers = [
  { name: 'generated JavaScript', command: node('javascript.mjs'), generated: true, most: 100000 },
  { name: 'SWI-Prolog', command: prolog, most: 100000 },
  { name: 'DuckDB', command: node('duckdb.mjs'), most: 100000 },
  { name: 'SQLite', command: compiled('sqlite', 'sqlite_rows.mjs'), most: 100000 },
  { name: 'CLIPS', command: compiled('clips', 'clips_rules.mjs'), most: 100000 },
  { name: 'zen-engine', command: node('zen.mjs'), most: 10000 },
  { name: 'Cedar', command: node('cedar.mjs'), most: 10000 },
  { name: 'json-rules-engine', command: node('json_rules.mjs'), most: 10000 },
  { name: 'naive interpreter', command: naive, most: 60 },
];

const settings = [];
for (const options of [60, 1000, 10000, 100000])
  for (const shape of ['friendly', 'unfriendly'])
    for (const missing of options === 1000 ? [5, 0, 30] : [5]) settings.push({ shape, options, missing, name: `${shape}-${options}-m${missing}` });

function compilePeers() {
  const cc = (name, ...libraries) =>
    execFileSync('gcc', [
      '-std=c11', '-D_GNU_SOURCE', '-O3', '-march=native', '-I', path.join(here, '..'), '-o', path.join(made, name),
      ...[`${name}.c`, 'peer.c', '../common.c', '../measure.c'].map((file) => path.join(here, file)), ...libraries,
    ]);
  cc('sqlite', '-lsqlite3');
  cc('clips', '-lclips', '-lm');
}

// What epf_bench prints, shown as it comes.
function measureEpf() {
  return new Promise((resolve, reject) => {
    const child = spawn(bench, ['--all'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
      process.stdout.write(part);
    });
    child.on('close', (code) => (code === 0 ? resolve(text) : reject(new Error('epf_bench failed'))));
  });
}

function parse(text) {
  const figures = {}, goals = [];
  for (const line of text.split('\n')) {
    const cells = line.trim().split(/\s{2,}/);
    if (cells[0] === 'goal') goals.push({ what: cells[1], wanted: cells[2], measured: Number(cells[3]), met: cells[4].startsWith('met'), noisy: cells[4].endsWith('noisy') });
    else if (cells.length >= 4) (figures[cells[0]] ??= {})[`${cells[1]}, ${cells[3]}`] = Number(cells[2]);
  }
  return { figures, goals };
}

const epfTime = (folder) => Number(execFileSync(bench, ['time', folder], { encoding: 'utf8' }));

function sameAnswers(expected, answers) {
  if (!existsSync(answers)) return 'no answers';
  const wanted = readFileSync(expected, 'utf8').split('\n'), given = readFileSync(answers, 'utf8').split('\n');
  const count = given.length - 1;
  if (count < 1) return 'no answers';
  for (let i = 0; i < count; i++) if (given[i] !== wanted[i]) return `another answer for profile ${i + 1}`;
  return count;
}

function runPeer(peer, setting) {
  const folder = path.join(made, setting.name), expected = path.join(folder, 'answers'), answers = path.join(folder, 'answers-of-peer');
  writeFileSync(answers, '');
  const before = epfTime(folder);
  const [program, args] = peer.command(folder, answers);
  const child = spawnSync(program, args.map(String), { encoding: 'utf8', timeout: (SETUP_SECONDS + 4 * SECONDS) * 1000, maxBuffer: 1 << 26 });
  const after = epfTime(folder);
  if (child.error?.code === 'ETIMEDOUT') return { skipped: `not ready within ${SETUP_SECONDS} s` };
  if (child.status !== 0) return { error: `failed: ${(child.stderr || `${child.error}`).trim().split('\n').pop()}` };
  const checked = sameAnswers(expected, answers);
  if (typeof checked === 'string') return { error: checked };
  const said = JSON.parse(child.stdout.trim().split('\n').pop());
  return { ns: said.ns, version: said.version, checked, epf: (before + after) / 2, ratio: said.ns / ((before + after) / 2) };
}

function measurePeers() {
  const found = [];
  for (const s of settings) {
    const folder = path.join(made, s.name);
    const profiles = s.options > 10000 ? 100 : 1000;
    const flags = ['--shape', s.shape, '--options', s.options, '--missing', s.missing, '--profiles', profiles, '--out', folder];
    execFileSync(path.join(programs, 'epf_generate'), flags.map(String));
    execFileSync(bench, ['answers', folder, path.join(folder, 'answers')]);
    for (const peer of peers) {
      const result = s.options > peer.most ? { skipped: `not tried with more than ${peer.most} options` } : runPeer(peer, s);
      found.push({ peer: peer.name, generated: peer.generated ?? false, ...s, ...result });
      const figures = () => `${result.ns.toFixed(0)} ns  ${result.ratio.toPrecision(3)} x epf  ${result.checked} answers equal`;
      console.log(`${s.name.padEnd(22)}  ${peer.name.padEnd(22)}  ${result.error ?? result.skipped ?? figures()}`);
    }
  }
  return found;
}

// Of all that is not generated code, the best at each size must be this many times slower.
function peerGoals(found) {
  const goals = [];
  for (const options of [60, 1000, 10000, 100000])
    for (const shape of ['friendly', 'unfriendly']) {
      const those = found.filter((f) => f.ratio && !f.generated && f.options === options && f.shape === shape && f.missing === 5);
      if (those.length === 0) continue;
      const best = those.reduce((a, b) => (a.ratio < b.ratio ? a : b));
      const what = `${best.peer} (the best that is not generated) / epf, ${options.toLocaleString('en')} options, ${shape}`;
      goals.push({ what, wanted: '>= 100', measured: best.ratio, met: best.ratio >= 100 });
    }
  return goals;
}

function machine() {
  const line = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', cwd: here }).split('\n')[0];
  const changed = execFileSync('git', ['status', '--porcelain', '--untracked-files=no'], { encoding: 'utf8', cwd: here }).trim() !== '';
  const commit = line('git', 'rev-parse', '--short', 'HEAD') + (changed ? ', with changes' : '');
  return { model: cpus()[0].model, processors: cpus().length, gcc: line('gcc', '--version'), commit, date: new Date().toISOString().slice(0, 10) };
}

async function measure() {
  mkdirSync(made, { recursive: true });
  compilePeers();
  const of = machine(), { figures, goals } = parse(await measureEpf());
  const found = measurePeers();
  goals.push(...peerGoals(found));
  const all = { machine: of, figures, goals, peers: found, seconds: SECONDS };
  writeFileSync(kept, JSON.stringify(all, null, 1));
  return all;
}

const all = process.argv.includes('--reuse') ? JSON.parse(readFileSync(kept, 'utf8')) : await measure();
writeFileSync(path.join(here, '..', 'RESULTS.md'), page(all));
writeFileSync(path.join(here, '..', 'RESULTS.svg'), plot(all));
const wrong = all.peers.filter((f) => f.error);
for (const f of wrong) console.error(`error: ${f.peer}, ${f.name}: ${f.error}`);
console.log('bench/RESULTS.md, bench/RESULTS.svg');
process.exit(wrong.length > 0 ? 1 : 0);
