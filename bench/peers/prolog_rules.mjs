// Writes what peers/prolog.pl reads: FOLDER/prolog.pl, a clause of option/30 an option. What must equal a value stands in the head, where
// the indexes look; regions first.
import { writeFileSync } from 'node:fs';
import { folder, readPeople, readRules } from './common.mjs';

const { fields, options } = readRules();
const people = readPeople(fields.length);
const lines = [':- discontiguous option/30.'];
options.forEach((o, id) => {
  const head = fields.map(() => '_'), body = [];
  for (const c of o) {
    const v = `F${c.field}`;
    if (c.from === c.to && !c.values) head[c.field] = c.from;
    else head[c.field] = v;
    if (c.values) body.push(`(${c.values.map((x) => `${v} =:= ${x}`).join(' ; ')})`);
    else if (c.from !== c.to) body.push(c.to === fields[c.field].max ? `${v} >= ${c.from}` : `${v} >= ${c.from}, ${v} =< ${c.to}`);
  }
  lines.push(`option(${[...head, id].join(', ')})${body.length > 0 ? ` :- ${body.join(', ')}` : ''}.`);
});
people.forEach((p) => lines.push(`person(p(${Array.from(p).join(', ')})).`));
writeFileSync(`${folder}/prolog.pl`, lines.join('\n') + '\n');
