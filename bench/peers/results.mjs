// The page of results, from what run.mjs measured.
const SIZES = [60, 1000, 10000, 100000], SHAPES = ['friendly', 'unfriendly'];
export const STRAIGHT = 'straight-line C';

const count = (n) => n.toLocaleString('en', { maximumFractionDigits: 0 });
const figure = (x) => (x >= 1000 ? count(x) : Number(x.toPrecision(3)).toString());

// A row of epf, one of straight-line C, and one a peer: nanoseconds and how many times epf's own, by setting.
export function engines({ figures, peers }) {
  const rows = new Map([['epf', {}], [STRAIGHT, {}]]);
  for (const [setting, f] of Object.entries(figures)) {
    const straight = Object.keys(f).find((k) => k.startsWith(STRAIGHT) && k.endsWith(', ns'));
    if (f['epf, ns']) rows.get('epf')[setting] = { ns: f['epf, ns'], ratio: 1 };
    if (straight) rows.get(STRAIGHT)[setting] = { ns: f[straight], ratio: f[`${STRAIGHT} / epf, times`] };
  }
  for (const p of peers) {
    if (!rows.has(p.peer)) rows.set(p.peer, {});
    rows.get(p.peer)[p.name] = p;
    if (p.epf) rows.get('epf')[p.name] ??= { ns: p.epf, ratio: 1 };
  }
  return rows;
}

function table(rows, missing, show) {
  const columns = SIZES.flatMap((n) => SHAPES.map((shape) => ({ key: `${shape}-${n}-m${missing}`, head: `${count(n)} ${shape}` })));
  const used = columns.filter((c) => [...rows.values()].filter((r) => r[c.key]?.ns || r[c.key]?.error).length > 1);
  const lines = [`| engine | ${used.map((c) => c.head).join(' | ')} |`, `|---|${used.map(() => '---:').join('|')}|`];
  for (const [name, row] of rows) {
    if (!used.some((c) => row[c.key]?.ns || row[c.key]?.error)) continue;
    lines.push(`| ${name} | ${used.map((c) => (row[c.key]?.error ? '**unequal or failed**' : row[c.key]?.ns ? show(row[c.key]) : '–')).join(' | ')} |`);
  }
  return lines.join('\n');
}

function goalTable(goals) {
  const lines = ['| goal | wanted | measured | |', '|---|---|---:|---|'];
  for (const g of goals) lines.push(`| ${g.what} | ${g.wanted} | ${figure(g.measured)} | ${g.met ? 'met' : '**not met**'}${g.noisy ? ', noisy' : ''} |`);
  return lines.join('\n');
}

function otherFigures(figures) {
  const lines = ['| setting | what | value |', '|---|---|---:|'];
  for (const [setting, f] of Object.entries(figures))
    for (const [what, value] of Object.entries(f)) {
      if (what === 'epf, ns' || what.startsWith(STRAIGHT)) continue;
      const comma = what.lastIndexOf(', ');
      lines.push(`| ${setting} | ${what.slice(0, comma)} | ${figure(value)} ${what.slice(comma + 2)} |`);
    }
  return lines.join('\n');
}

function versions(peers) {
  const seen = new Map(peers.filter((p) => p.version).map((p) => [p.peer, p.version]));
  return [...seen].map(([peer, version]) => `${peer} ${version}`).join(', ');
}

export function page(all) {
  const rows = engines(all), m = all.machine, unequal = all.peers.filter((p) => p.error);
  return `# Results

${m.model}, ${m.processors} processors. epf at ${m.commit}, ${m.date}; ${m.gcc}.
${versions(all.peers)}.

Written by \`./dev bench peers\`. Other machines give other times: what counts are the ratios, each measured in one run.

An evaluation goes from one person's answers, in the form that the engine wants, to the numbers of the options for which the person
is eligible, on one thread. epf's finds the three-valued verdicts of all options and lists the eligible ones in no order; what else a
shortlist tells (order, values, what is missing) is \`whole shortlist\` among the further figures. The answers of the person at hand are
fetched beforehand, for epf as for straight-line C: in use they were bound a moment ago. Beside straight-line C there are 20,000 people,
and goals are judged with no answer missing; beside the other engines 1,000 (100 with 100,000 options), and with 5 % missing. What bounds
the goals that are not met: engine/HACKING.md. Every engine has the same rules and people (\`bench/generate.c\`), and every answer that
it gives is compared with epf's before its time is shown. Friendly rules are mostly about one region; unfriendly ones hold anywhere, in
wide ranges. The number behind m is the share of answers that are missing, in percent.

![Evaluations a second by number of options](RESULTS.svg)

## Evaluations a second, 5 % of the answers missing

Measured one after the other, in the course of half an hour: for ratios see the next table.

${table(rows, 5, (x) => figure(1e9 / x.ns))}

A dash: not measured, since setting it up takes minutes. DuckDB answers all people at once, the others one by one. Slow engines answer
fewer people, as many as they can in ${all.seconds} seconds, and at least three.
${unequal.length > 0 ? '\n' + unequal.map((p) => `**${p.peer}, ${p.name}: ${p.error}.**`).join('\n') + '\n' : ''}
## Time as a multiple of epf's, timed before and after each engine on the same people

${table(rows, 5, (x) => figure(x.ratio))}

With no answer missing:

${table(rows, 0, (x) => figure(x.ratio))}

With 30 % missing:

${table(rows, 30, (x) => figure(x.ratio))}

## Goals

${goalTable(all.goals)}

## Further figures

${otherFigures(all.figures)}
`;
}
