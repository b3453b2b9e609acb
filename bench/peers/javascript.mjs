// Generated JavaScript: an `if` an option, the clause that fewest people meet first, in functions of 100 options.
import { bySelectivity, measure, readPeople, readRules } from './common.mjs';

const { fields, options } = readRules();
const people = readPeople(fields.length);
const ordered = bySelectivity(options, people);

function test(c) {
  const v = `p[${c.field}]`;
  const bits = () => `${c.values.reduce((a, x) => a | (1 << x), 0)} >> ${v} & 1`, one = () => c.values.map((x) => `${v} === ${x}`).join(' || ');
  if (c.values) return `(${v} >= 0 && (${c.values.every((x) => x < 31) ? bits() : one()}))`;
  if (c.from === c.to) return `${v} === ${c.from}`;
  return c.to === fields[c.field].max ? `${v} >= ${c.from}` : `${v} >= ${c.from} && ${v} <= ${c.to}`;
}

const parts = [];
for (let at = 0; at < ordered.length; at += 100) {
  const lines = ordered.slice(at, at + 100).map((o, i) => `if (${o.map(test).join(' && ')}) ids[n++] = ${at + i};`);
  parts.push(new Function('p', 'ids', 'n', lines.join('\n') + '\nreturn n;'));
}
const ids = new Uint32Array(options.length);
await measure('generated JavaScript', `node ${process.versions.node}`, people, (p) => {
  let n = 0;
  for (const part of parts) n = part(p, ids, n);
  return ids.subarray(0, n);
});
