// DuckDB: all people joined with all rules at once, on one thread; the time is a person's share of the whole.
import { DuckDBInstance } from '@duckdb/node-api';
import { writeFileSync } from 'node:fs';
import { folder, median, readPeople, readRules, seconds, tell, versionOf, writeAnswers } from './common.mjs';
import { asked, columns, isSet, rows } from './rows.mjs';

const { fields, options } = readRules();
const people = readPeople(fields.length);
const now = () => Number(process.hrtime.bigint());
const db = await (await DuckDBInstance.create(':memory:')).connect();
const names = columns(fields), rest = fields.slice(1);

async function load(table, header, lines) {
  const path = `${folder}/duckdb-${table}.csv`;
  writeFileSync(path, lines.map((l) => l.join(',') + '\n').join(''));
  await db.run(`create table ${table} (${header.map((h) => h + ' bigint').join(', ')})`);
  await db.run(`copy ${table} from '${path}' (header false)`);
}

await db.run('set threads to 1');
await load('rules', ['region', 'id', ...names], rows(fields, options));
const batch = people.slice(0, options.length > 20000 ? 50 : people.length);
await load('people', ['person', 'region', ...rest.map((f) => f.name)], batch.map((p, i) => [i, p[0], ...asked(fields, p)]));
const tests = rest.map((f) => (isSet(f) ? `(r.${f.name}_in & p.${f.name}) <> 0` : `p.${f.name} between r.${f.name}_from and r.${f.name}_to`)).join(' and ');
const query = `with q as (select *, region as wanted from people union all select *, -1 from people)
  select p.person, list(r.id) from q p join rules r on r.region = p.wanted and ${tests} group by p.person`;

const limit = seconds * 1e9, answers = batch.map(() => []);
for (const [person, ids] of (await db.runAndReadAll(query)).getRows()) answers[Number(person)] = ids.items.map(Number);
writeAnswers(answers);
const rounds = [];
for (const begun = now(); rounds.length < 3 || (now() - begun < limit && rounds.length < 50); ) {
  const from = now();
  (await db.runAndReadAll(query)).getColumns();
  rounds.push((now() - from) / batch.length);
}
tell('DuckDB', versionOf('@duckdb/node-api'), median(rounds), rounds.length * batch.length);
