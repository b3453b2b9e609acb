// What every peer that runs on node shares: reading what epf_generate wrote, writing answers, timing.
//
//   node PEER.mjs FOLDER ANSWERS SECONDS
//
// The answers go to ANSWERS, a line a profile: the numbers of the eligible options, sorted. One line of JSON tells the time of
// an evaluation in nanoseconds: from a profile as the engine wants it, made before, to the list of options.
import { readFileSync, writeFileSync } from 'node:fs';

export const [folder, answersPath, seconds] = [process.argv[2], process.argv[3], Number(process.argv[4] ?? 5)];

// Clauses as {field, from, to} or {field, values}; What is missing is -2^31: no value, and below every range.
export function readRules() {
  const { fields, options } = JSON.parse(readFileSync(`${folder}/rules.json`, 'utf8'));
  const clause = ([field, what, a, b]) => (what === 'in' ? { field, values: a } : what === 'is' ? { field, from: a, to: a } : { field, from: a, to: b });
  return { fields, options: options.map((o) => o.map(clause)) };
}

export function readPeople(fieldCount) {
  const bytes = readFileSync(`${folder}/profiles.bin`);
  const all = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  return Array.from({ length: all.length / fieldCount }, (_, i) => all.subarray(i * fieldCount, (i + 1) * fieldCount));
}

export const meets = (c, v) => (c.values ? c.values.includes(v) : v >= c.from && v <= c.to);

// Each option's clauses, those first that fewest of the people meet.
export function bySelectivity(options, people) {
  const sample = people.slice(0, 500);
  return options.map((o) =>
    o
      .map((c) => ({ ...c, share: sample.filter((p) => meets(c, p[c.field])).length }))
      .sort((a, b) => a.share - b.share),
  );
}

const now = () => Number(process.hrtime.bigint());

export function writeAnswers(lists) {
  writeFileSync(answersPath, lists.map((ids) => Array.from(ids).sort((a, b) => a - b).join(' ') + '\n').join(''));
}

export function tell(engine, version, ns, evaluations) {
  console.log(JSON.stringify({ engine, version, ns, evaluations }));
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

// `evaluate(person)` gives the numbers, or a promise of them where `isAsync`. First the answers, which warm it up as well.
export async function measure(engine, version, people, evaluate, isAsync = false) {
  const limit = seconds * 1e9, answers = [], started = now();
  for (const p of people) {
    answers.push([...(await evaluate(p))]);
    if (now() - started > limit && answers.length >= 3) break;
  }
  writeAnswers(answers);
  const rounds = [], each = (now() - started) / answers.length, begun = now();
  const size = Math.min(answers.length, Math.max(1, Math.floor(2e7 / each)));
  let evaluations = 0;
  while ((now() - begun < limit || rounds.length < 3) && rounds.length < 200) {
    const from = now();
    if (isAsync) for (let i = 0; i < size; i++) await evaluate(people[(evaluations + i) % answers.length]);
    else for (let i = 0; i < size; i++) evaluate(people[(evaluations + i) % answers.length]);
    rounds.push((now() - from) / size);
    evaluations += size;
  }
  tell(engine, version, median(rounds), evaluations);
}

export function versionOf(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
}
