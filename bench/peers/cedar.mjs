// Cedar: a policy an option; those that permit are told as the grounds of the answer. The policies are parsed before.
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { bySelectivity, measure, readPeople, readRules, versionOf } from './common.mjs';

const { fields, options } = readRules();
const people = readPeople(fields.length);

function test(c) {
  const v = `context.${fields[c.field].name}`;
  if (c.values) return `[${c.values.join(', ')}].contains(${v})`;
  if (c.from === c.to) return `${v} == ${c.from}`;
  return c.to === fields[c.field].max ? `${v} >= ${c.from}` : `${v} >= ${c.from} && ${v} <= ${c.to}`;
}

const staticPolicies = Object.fromEntries(
  bySelectivity(options, people).map((o, id) => [`${id}`, `permit(principal, action, resource) when { ${o.map(test).join(' && ')} };`]),
);
const parsed = cedar.preparsePolicySet('options', { staticPolicies });
if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed));
const entity = (type) => ({ type, id: 'x' });
const calls = new Map(
  people.map((p) => [
    p,
    {
      principal: entity('Person'),
      action: entity('Action'),
      resource: entity('Option'),
      context: Object.fromEntries(fields.map((f, i) => [f.name, p[i]])),
      preparsedPolicySetId: 'options',
      entities: [],
    },
  ]),
);
await measure('Cedar', versionOf('@cedar-policy/cedar-wasm'), people, (p) => {
  const answer = cedar.statefulIsAuthorized(calls.get(p));
  if (answer.type !== 'success') throw new Error(JSON.stringify(answer));
  return answer.response.diagnostics.reason.map(Number);
});
