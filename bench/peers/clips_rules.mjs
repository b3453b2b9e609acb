// Writes what peers/clips.c reads: FOLDER/clips.names and clips.clp.
import { writeFileSync } from 'node:fs';
import { folder, readRules } from './common.mjs';

const { fields, options } = readRules();
function slot(c) {
  const name = fields[c.field].name;
  if (c.values) return `(${name} ${c.values.join('|')})`;
  if (c.from === c.to) return `(${name} ${c.from})`;
  const tests = c.to === fields[c.field].max ? `(>= ?v${c.field} ${c.from})` : `(<= ${c.from} ?v${c.field} ${c.to})`;
  return `(${name} ?v${c.field}&:${tests})`;
}
const lines = [`(deftemplate person ${fields.map((f) => `(slot ${f.name} (type INTEGER))`).join(' ')})`];
options.forEach((o, id) => lines.push(`(defrule r${id} (person ${o.map(slot).join(' ')}) => (tell ${id}))`));
writeFileSync(`${folder}/clips.names`, fields.map((f) => f.name + '\n').join(''));
writeFileSync(`${folder}/clips.clp`, lines.join('\n') + '\n');
