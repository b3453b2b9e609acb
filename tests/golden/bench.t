# What a rule set costs. Figures differ from run to run: N stands for them where they are shown.
<<< rules.yaml
ruleset: bench
version: "1"
title: Bench
fields:
  region: {type: enum, values: [north, south], label: Region}
  score: {type: integer, min: 0, max: 100, label: Score}
derived:
  high: {true_when: {score: {at_least: 50}}, label: High}
options:
  a: {title: A, kind: k, source: {title: Book, status: sourced}, eligible: {all: [{region: north}, {high: true}]}}
  b: {title: B, kind: k, source: {title: Book, status: sourced}, eligible: {region: south}}
>>>
<<< people.ndjson
{"region":"north","score":60}
{"region":"south","score":60}
{"region":"south","score":"high"}
{"score":60}
>>>
$ epf bench rules.yaml people.ndjson --as-of 2026-03-01 --seconds 0.001 | sed -e 's/ *[0-9.]* [nu]s$/ N/; s/ *too little to tell$/ N/; s/ ([^()]*)$//; s/[0-9]* bytes/N bytes/' -e '/^What/,/^Hints/{/^Hints/!d;}'
bench 1
3 profiles, 2 options, 2 columns of conditions, N bytes of table
1 profile could not be matched and is left out
of one person on average 0.7 options are eligible, 0.7 open, and 2.3 reasons decide

  compiling the rules N
  binding a profile N
  finding every verdict N
    the slowest takes N
  a whole shortlist N
    its deciding reasons, beyond it N
    its line of JSON, beyond it N
    which is                                N bytes
  blocks of rows that are looked at         1.0 of 1

Hints
  none: of so few options there is nothing to pass over

Words: a slot is what rules look at in a field or value; its cells are the values and ranges that they tell apart, each a row of the
table. A column of a row is one way to meet a condition of an option, alternatives apart; 512 of them are a block, looked at or passed
over together. An option is open where an answer is missing that would settle it. In brackets: the vectors of this machine.
The more people, the further their answers are from the processor: compare figures of as many.
people.ndjson:3:27: error: `score`: a text stands here; a number without quotes is expected [E0904]
$ epf bench rules.yaml people.ndjson --as-of 2026-03-01 --seconds 0.001 | sed -n '/^What/,/^Hints/p' | sed '/ 0$/d; s/  *[0-9][0-9]*  *\([0-9 ]*\)$/ N \1/; /^Hints/d; /^$/d' | LC_ALL=C sort
  a N 1
  b N 1
  high                                     value N 1        2              24
  name                                     kind              ns    slots    cells   bytes of rows
  option                                       ns  columns
  region                                   field N 1        2              24
The options whose reasons take longest, ns of one person, and how many columns of the rows each has
What each field and value costs a shortlist: ns to work out for one person (verdicts alone take a row of a field, and work out values);
and what its rows take
people.ndjson:3:27: error: `score`: a text stands here; a number without quotes is expected [E0904]
$ epf bench rules.yaml people.ndjson --as-of 2026-03-01 --seconds 0.001 --format json >figures.json; wc -l <figures.json
1
people.ndjson:3:27: error: `score`: a text stands here; a number without quotes is expected [E0904]
$ grep -o '"[a-z0-9_]*":' figures.json | uniq | head -n 24 | tr -d '\n'; echo
"schema":"ruleset":"id":"version":"fingerprint":"profiles":"refused":"options":"table_bytes":"compile_ns":"bind_ns":"verdicts_ns":"verdicts_p99_ns":"shortlist_ns":"reasons_ns":"json_ns":"json_bytes":"eligible":"open":"reasons":"blocks":"blocks_looked_at":"width":"costs":
$ grep -o '"costs":\[.*' figures.json | grep -o '"[a-z0-9_]*":' | sort -u | tr -d '\n'; echo
"cells":"columns":"costs":"hints":"id":"kind":"name":"ns":"row_bytes":"slots":"slowest_options":
$ grep -o '"profiles.*"table_bytes\|"compile_ns":\|"eligible.*"blocks_looked_at[^"]*\|"hints.*' figures.json
"profiles":3,"refused":1,"options":2,"table_bytes
"compile_ns":
"eligible":0.667,"open":0.667,"reasons":2.333,"blocks":1,"blocks_looked_at
"hints":[]}
$ grep -o '{"name":"[a-z_]*","kind":"[a-z ]*","ns":[0-9.]*,"slots":1,"cells":2,"row_bytes":[1-9][0-9]*}' figures.json | sed 's/"ns":[0-9.]*/"ns":N/' | sort
{"name":"high","kind":"value","ns":N,"slots":1,"cells":2,"row_bytes":24}
{"name":"region","kind":"field","ns":N,"slots":1,"cells":2,"row_bytes":24}
$ grep -o '{"id":"[ab]","ns":[0-9.]*,"columns":[0-9]*' figures.json | sed 's/"ns":[0-9.]*/"ns":N/' | sort
{"id":"a","ns":N,"columns":1
{"id":"b","ns":N,"columns":1
# A sealed table is loaded, and YAML and standard input can be read.
$ epf compile rules.yaml -o rules.epfc 2>/dev/null; epf bench rules.epfc people.ndjson --as-of 2026-03-01 --seconds 0.001 --format json 2>/dev/null | grep -o '"load_ns":'
"load_ns":
<<< person.yaml
region: north
score: 60
>>>
$ epf bench rules.epfc person.yaml people.ndjson --as-of 2026-03-01 --seconds 0.001 --format json | grep -o '"profiles":[0-9]*,"refused":[0-9]*'
"profiles":4,"refused":1
people.ndjson:3:27: error: `score`: a text stands here; a number without quotes is expected [E0904]
$ epf bench rules.epfc - --as-of 2026-03-01 --seconds 0.001 --format json <people.ndjson | grep -o '"profiles":[0-9]*,"refused":[0-9]*'
"profiles":3,"refused":1
-:3:27: error: `score`: a text stands here; a number without quotes is expected [E0904]
# No profile can be matched.
<<< faulty.ndjson
{"region":"west"}
{"score":"high"}
>>>
<<< empty.ndjson
>>>
$ epf bench rules.yaml faulty.ndjson --as-of 2026-03-01 --seconds 0.001
faulty.ndjson:1:11: error: `region`: none of the field's values: north, south [E0905]
epf bench: no profile can be matched, so nothing is measured
[4]
$ epf bench rules.yaml empty.ndjson --as-of 2026-03-01 --seconds 0.001
epf bench: no profile can be matched, so nothing is measured
[4]
# What is asked for wrongly.
$ epf bench rules.yaml
epf bench: expected: RULES PROFILES...
Try `epf bench --help`.
[2]
$ epf bench rules.yaml people.ndjson --as-of 2026-03-01 --seconds 0
epf bench: `--seconds` is a number above 0, up to 60
Try `epf bench --help`.
[2]
$ epf bench rules.yaml people.ndjson --as-of 2026-03-01 --seconds 61
epf bench: `--seconds` is a number above 0, up to 60
Try `epf bench --help`.
[2]
$ epf bench rules.yaml people.ndjson --as-of 2026-03-01 --seconds soon
epf bench: `--seconds` is a number above 0, up to 60
Try `epf bench --help`.
[2]
$ epf bench rules.yaml people.ndjson
epf bench: no evaluation date is given; add --as-of YYYY-MM-DD, or --as-of today
Try `epf bench --help`.
[2]
$ epf bench rules.yaml people.ndjson --as-of 2026-02-30
epf bench: the evaluation date is not a day (YYYY-MM-DD)
Try `epf bench --help`.
[2]
$ epf bench rules.yaml people.ndjson --as-of 2026-03-01 --stage later
epf bench: the rule set has no stage `later`; it has `any`
Try `epf bench --help`.
[2]
$ epf bench rules.yaml people.ndjson --as-of 2026-03-01 --include-unverified
epf bench: these rules have nothing that --include-unverified could include: ruleset.yaml names no `include_unverified_field`
Try `epf bench --help`.
[2]
$ epf bench rules.yaml people.ndjson --as-of 2026-03-01 --format csv
epf bench: `--format` is one of text|json
Try `epf bench --help`.
[2]
$ epf bench rules.yaml people.txt --as-of 2026-03-01
epf bench: the file's name does not say its format; add --input ndjson, json, csv or yaml
Try `epf bench --help`.
[2]
$ epf bench rules.yaml nobody.json --as-of 2026-03-01
epf bench: `nobody.json`: there is no such file; check the path
[2]
# Rules that defeat the rows: nearly all options name a region and one does not; one has four choices among three; a
# number cut a thousand times; alternatives about the same field; a pattern; rules that nobody has verified.
<<< head.yaml
ruleset: defeating
version: "1"
title: Defeating
include_unverified_field: shown
fields:
  shown: {type: boolean}
  region: {type: enum, values: [r0, r1, r2, r3, r4, r5, r6, r7, r8, r9], label: Region}
  income: {type: integer, min: 0, max: 5000, label: Income}
  code: {type: text, coded: true, label: Code}
  f1: {type: boolean, label: F}
  f2: {type: boolean, label: F}
  f3: {type: boolean, label: F}
  f4: {type: boolean, label: F}
  f5: {type: boolean, label: F}
  f6: {type: boolean, label: F}
  f7: {type: boolean, label: F}
  f8: {type: boolean, label: F}
  f9: {type: boolean, label: F}
  fa: {type: boolean, label: F}
  fb: {type: boolean, label: F}
  fc: {type: boolean, label: F}
options:
  outside: {title: O, kind: k, source: {title: Book, status: sourced}, eligible: {f1: true}}
  spreads: {title: O, kind: k, source: {title: Book, status: sourced}, eligible: {all: [{region: r1}, {any: [{f1: true}, {f2: true}, {f3: true}]}, {any: [{f4: true}, {f5: true}, {f6: true}]}, {any: [{f7: true}, {f8: true}, {f9: true}]}, {any: [{fa: true}, {fb: true}, {fc: true}]}]}}
  tangled: {title: O, kind: k, source: {title: Book, status: sourced}, eligible: {all: [{region: r1}, {any: [{all: [{f1: true}, {f2: true}]}, {all: [{f1: false}, {f3: true}]}]}]}}
  written: {title: O, kind: k, source: {title: Book, status: sourced}, eligible: {all: [{region: r1}, {code: {matches: "^7"}}]}}
  unsure: {title: O, kind: k, source: {title: Letter, status: unverified}, eligible: {region: r1}}
>>>
$ { cat head.yaml; i=0; while [ $i -lt 2000 ]; do echo "  o$i: {title: O, kind: k, source: {title: Book, status: sourced}, eligible: {all: [{region: r$((i % 10))}, {income: {at_least: $((i * 2 + 1))}}]}}"; i=$((i + 1)); done; } >defeating.yaml; epf check defeating.yaml
defeating.yaml: 0 errors, 0 warnings
<<< somebody.ndjson
{"region":"r1","income":700,"code":"712","f1":true}
>>>
$ epf bench defeating.yaml somebody.ndjson --as-of 2026-03-01 --seconds 0.001 | sed -n '/^Hints/,$p'
Hints
  1 of 2005 options does not look at `region`, which tells most, so it is looked at for nearly everybody: `outside`.
  `spreads` takes 86 columns, about one for each combination of its alternatives; under `derived` with `true_when` they would take one.
  `income` is cut into 2001 cells, each with a row: coarser thresholds would save memory and time.
  1 option may be withheld, since nobody has verified it: it is looked at by itself.
  2 conditions have alternatives that share a field: where an answer is missing, whether they hold for certain takes 2 looks more. Of `spreads`, `tangled`.
  1 pattern is tried on every text that was not seen before, on `code`; lists of values (`in`) would cost nothing.

Words: a slot is what rules look at in a field or value; its cells are the values and ranges that they tell apart, each a row of the
table. A column of a row is one way to meet a condition of an option, alternatives apart; 512 of them are a block, looked at or passed
over together. An option is open where an answer is missing that would settle it. In brackets: the vectors of this machine.
The more people, the further their answers are from the processor: compare figures of as many.
$ epf bench defeating.yaml somebody.ndjson --as-of 2026-03-01 --seconds 0.001 --format json | grep -o '"hints":.*'
"hints":["1 of 2005 options does not look at `region`, which tells most, so it is looked at for nearly everybody: `outside`.","`spreads` takes 86 columns, about one for each combination of its alternatives; under `derived` with `true_when` they would take one.","`income` is cut into 2001 cells, each with a row: coarser thresholds would save memory and time.","1 option may be withheld, since nobody has verified it: it is looked at by itself.","2 conditions have alternatives that share a field: where an answer is missing, whether they hold for certain takes 2 looks more. Of `spreads`, `tangled`.","1 pattern is tried on every text that was not seen before, on `code`; lists of values (`in`) would cost nothing."]}
# Several of each.
$ sed 's/^  outside:\(.*\)/  outside:\1\n  outside-too:\1/; s/^  spreads:\(.*\)/  s1:\1\n  s2:\1\n  s3:\1\n  s4:\1\n  s5:\1/; s/^  unsure:\(.*\)/  unsure:\1\n  unsure-too:\1/' defeating.yaml >more.yaml; epf bench more.yaml somebody.ndjson --as-of 2026-03-01 --seconds 0.001 | sed -n '/^Hints/,$p' | sed 's/`s[1-5]`/`s`/'
Hints
  2 of 2011 options do not look at `region`, which tells most, so they are looked at for nearly everybody: `outside`, `outside-too`.
  `s` takes 86 columns, about one for each combination of its alternatives; under `derived` with `true_when` they would take one.
  `s` takes 86 columns, about one for each combination of its alternatives; under `derived` with `true_when` they would take one.
  `s` takes 86 columns, about one for each combination of its alternatives; under `derived` with `true_when` they would take one.
  2 more options take 64 columns or more.
  `income` is cut into 2001 cells, each with a row: coarser thresholds would save memory and time.
  2 options may be withheld, since nobody has verified them: each is looked at by itself.
  6 conditions have alternatives that share a field: where an answer is missing, whether they hold for certain takes 6 looks more. Of `s`, `s2`, `s3` and 3 more.
  1 pattern is tried on every text that was not seen before, on `code`; lists of values (`in`) would cost nothing.

Words: a slot is what rules look at in a field or value; its cells are the values and ranges that they tell apart, each a row of the
table. A column of a row is one way to meet a condition of an option, alternatives apart; 512 of them are a block, looked at or passed
over together. An option is open where an answer is missing that would settle it. In brackets: the vectors of this machine.
The more people, the further their answers are from the processor: compare figures of as many.
# Without those five there is but the number.
$ sed '/^  outside\|^  spreads\|^  tangled\|^  written\|^  unsure/d' defeating.yaml >fewer.yaml; epf bench fewer.yaml somebody.ndjson --as-of 2026-03-01 --seconds 0.001 | sed -n '/^Hints/,$p'
Hints
  `income` is cut into 2001 cells, each with a row: coarser thresholds would save memory and time.

Words: a slot is what rules look at in a field or value; its cells are the values and ranges that they tell apart, each a row of the
table. A column of a row is one way to meet a condition of an option, alternatives apart; 512 of them are a block, looked at or passed
over together. An option is open where an answer is missing that would settle it. In brackets: the vectors of this machine.
The more people, the further their answers are from the processor: compare figures of as many.
$ sed 's/at_least: [0-9]*/at_least: 10/' fewer.yaml >none.yaml; epf bench none.yaml somebody.ndjson --as-of 2026-03-01 --seconds 0.001 | sed -n '/^Hints/,$p'
Hints
  none: nothing in these rules keeps the rows from being skipped

Words: a slot is what rules look at in a field or value; its cells are the values and ranges that they tell apart, each a row of the
table. A column of a row is one way to meet a condition of an option, alternatives apart; 512 of them are a block, looked at or passed
over together. An option is open where an answer is missing that would settle it. In brackets: the vectors of this machine.
The more people, the further their answers are from the processor: compare figures of as many.
