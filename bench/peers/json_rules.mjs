// json-rules-engine: a rule an option, each with all its conditions, and the event that it sets off.
import rules from 'json-rules-engine';
import { bySelectivity, measure, readPeople, readRules, versionOf } from './common.mjs';

const { fields, options } = readRules();
const people = readPeople(fields.length);

function conditions(c) {
  const fact = fields[c.field].name;
  if (c.values) return [{ fact, operator: 'in', value: c.values }];
  if (c.from === c.to) return [{ fact, operator: 'equal', value: c.from }];
  const from = { fact, operator: 'greaterThanInclusive', value: c.from };
  return c.to === fields[c.field].max ? [from] : [from, { fact, operator: 'lessThanInclusive', value: c.to }];
}

const engine = new rules.Engine();
bySelectivity(options, people).forEach((o, id) => engine.addRule({ conditions: { all: o.flatMap(conditions) }, event: { type: 'eligible', params: { id } } }));
const facts = new Map(people.map((p) => [p, Object.fromEntries(fields.map((f, i) => [f.name, p[i]]))]));
await measure('json-rules-engine', versionOf('json-rules-engine'), people, async (p) => (await engine.run(facts.get(p))).events.map((e) => e.params.id), true);
