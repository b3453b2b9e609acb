# Slips on the command line, and what is said about them.
<<< small/ruleset.yaml
ruleset: small
version: "1"
include: [fields.yaml, options.yaml]
stages: [before, after]
>>>
<<< small/fields.yaml
fields: { score: {type: integer, min: 0, max: 100} }
>>>
<<< small/options.yaml
options:
  course:
    title:   Course
    kind: programme
    source: {title: Book, status: sourced}
    eligible: {score: {at_least: 50}}
>>>
<<< one.ndjson
{"score": 60}
>>>
$ epf mtach small one.ndjson
epf: there is no verb `mtach`; did you mean `match`?
Try `epf help`.
[2]
$ epf help mtach
epf help: there is no verb `mtach`; did you mean `match`?
Try `epf help --help`.
[2]
$ epf frobnicate
epf: there is no verb `frobnicate`
Try `epf help`.
[2]
$ epf check small --formt gcc
epf check: there is no flag `--formt`; did you mean `--format`?
Try `epf check --help`.
[2]
$ epf dump --stage foo small
epf dump: `--stage` is one of doc|model|clauses|plan|table|record
Try `epf dump --help`.
[2]
$ epf match small one.ndjson --as-of 2026-01-01 --stage dring
epf match: the rule set has no stage `dring`; it has `before`, `after`
Try `epf match --help`.
[2]
$ epf ask small --as-of 2026-01-01 --stage dring
epf ask: the rule set has no stage `dring`; it has `before`, `after`
Try `epf ask --help`.
[2]
$ epf check -
-:1:1: error: `-`: rules are not read from standard input; a file is expected [E0101]
  help: save them in a file; if a file has that name write `./-`
  more: epf explain E0101

-: 1 error, 0 warnings
[2]
$ epf check small/fields.yaml
small/fields.yaml:1:1: error: this file has no key `ruleset` [E0208]
    1 | fields: { score: {type: integer, min: 0, max: 100} }
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: it may be a part of the rule set in `small`: give that folder
  more: epf explain E0208

small/fields.yaml: 1 error, 0 warnings
[3]
$ epf compile small -o small.epfc 2>/dev/null; epf check small.epfc
small.epfc:1:1: error: `small.epfc`: it is a compiled table, not a rule file [E0208]
  help: give the folder of the rules; verbs that match, such as `match` and `ask`, take a compiled table if it is called NAME.epfc
  more: epf explain E0208

small.epfc: 1 error, 0 warnings
[3]
$ epf dump small.epfc --stage model
small.epfc:1:1: error: `small.epfc`: it is a compiled table, not a rule file [E0208]
  help: give the folder of the rules; verbs that match, such as `match` and `ask`, take a compiled table if it is called NAME.epfc
  more: epf explain E0208

[3]
$ epf dump small.epfc --stage table --output table.txt && head -1 table.txt
small 1
$ epf dump small -o model.json && head -c 40 model.json
{"schema":"epf.model/1","ruleset":{"id":
(no line end)
$ epf dump small one.ndjson --stage record -o record.ndjson
epf dump: records go to standard output; write `> FILE` behind the command
Try `epf dump --help`.
[2]
$ epf schema small -o schema.json && head -c 20 schema.json
{
  "$schema": "http
(no line end)
$ mkfifo pipe; for verb in schema compile; do cat pipe > $verb.out & epf $verb small -o pipe 2>/dev/null; wait; done; test -p pipe && head -c 8 compile.out && cmp schema.out schema.json
EPFTABLE
(no line end)
$ epf compile small -o nowhere/small.epfc
epf compile: `nowhere/small.epfc` cannot be written: No such file or directory
[2]
$ epf schema small -o nowhere/schema.json
epf schema: `nowhere/schema.json` cannot be written: No such file or directory
[2]
$ epf fmt small --check
small/fields.yaml: is not in standard form; run `epf fmt small/fields.yaml`
small/options.yaml: is not in standard form; run `epf fmt small/options.yaml`
[1]
$ epf fmt small && cat small/fields.yaml small/options.yaml && epf fmt small --check
fields: {score: {type: integer, min: 0, max: 100}}
options:
  course:
    title: Course
    kind: programme
    source: {title: Book, status: sourced}
    eligible: {score: {at_least: 50}}
$ mkdir empty; epf fmt empty
epf fmt: `empty`: there is no ruleset.yaml in this folder that can be read; name the files
[2]
$ for i in $(seq 51); do echo "c$i: 1"; done >> small/ruleset.yaml; epf check small --format gcc 2>&1 | tail -1
epf: 1 further error is not shown
$ sed -i '/^c[0-9]/d' small/ruleset.yaml; for i in $(seq 21); do echo '{"score": 200}'; done > out.ndjson; epf match small out.ndjson --as-of 2026-01-01 2>&1 >/dev/null | tail -1
epf: 1 further message about profiles is not shown
