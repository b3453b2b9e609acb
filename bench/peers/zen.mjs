// GoRules ZEN: one decision table, every row that holds is collected. Values are numbers; what is missing is below every range.
import { ZenEngine } from '@gorules/zen-engine';
import { measure, readPeople, readRules, versionOf } from './common.mjs';

const { fields, options } = readRules();
const people = readPeople(fields.length);

function cell(c) {
  if (c.values) return c.values.join(', ');
  return c.from === c.to ? `${c.from}` : c.to === fields[c.field].max ? `>= ${c.from}` : `[${c.from}..${c.to}]`;
}

const inputs = fields.map((f, i) => ({ id: `f${i}`, name: f.name, type: 'expression', field: f.name }));
const outputs = [{ id: 'id', name: 'id', type: 'expression', field: 'id' }];
const rules = options.map((o, id) => {
  const row = { _id: `r${id}`, id: `${id}` };
  for (const i of inputs) row[i.id] = '';
  for (const c of o) row[`f${c.field}`] = cell(c);
  return row;
});
const table = {
  nodes: [
    { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 }, content: {} },
    { id: 'table', name: 'table', type: 'decisionTableNode', position: { x: 0, y: 0 }, content: { hitPolicy: 'collect', inputs, outputs, rules } },
    { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 }, content: {} },
  ],
  edges: [
    { id: 'e1', sourceId: 'in', targetId: 'table', type: 'edge' },
    { id: 'e2', sourceId: 'table', targetId: 'out', type: 'edge' },
  ],
};
const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(table)));
const context = new Map(people.map((p) => [p, Object.fromEntries(fields.map((f, i) => [f.name, p[i]]))]));
await measure('zen-engine', versionOf('@gorules/zen-engine'), people, async (p) => {
  const { result } = await decision.evaluate(context.get(p));
  return (Array.isArray(result) ? result : []).map((r) => r.id);
}, true);
