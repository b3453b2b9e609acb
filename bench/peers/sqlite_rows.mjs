// Writes what peers/sqlite.c reads: FOLDER/sqlite.kinds, sqlite.fill, sqlite.ask.
import { writeFileSync } from 'node:fs';
import { folder, readRules } from './common.mjs';
import { columns, isSet, rows } from './rows.mjs';

const { fields, options } = readRules();
const names = columns(fields);
// What tells most people apart is asked first.
const tests = fields.slice(1).map((f, i) => (isSet(f) ? `(${f.name}_in & ?${i + 2})` : `?${i + 2} between ${f.name}_from and ${f.name}_to`));
const lines = rows(fields, options);
const fill = [`create table rules (region integer, id integer, ${names.map((n) => n + ' integer').join(', ')}, primary key (region, id)) without rowid; begin;`];
for (let at = 0; at < lines.length; at += 200) fill.push(`insert into rules values ${lines.slice(at, at + 200).map((l) => `(${l.join(',')})`).join(',')};`);
fill.push('commit; analyze;');
writeFileSync(`${folder}/sqlite.kinds`, fields.map((f) => (isSet(f) ? 's' : 'r')).join(''));
writeFileSync(`${folder}/sqlite.fill`, fill.join('\n'));
writeFileSync(`${folder}/sqlite.ask`, `select id from rules where region in (?1, -1) and ${tests.join(' and ')}`);
