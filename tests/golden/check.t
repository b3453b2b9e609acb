# Many mistakes in one run, each with its place and how to mend it.
<<< rules.yaml
ruleset: wrong
version: "1"
fields:
  age: {type: integer, min: 0, max: 120, role: protected}
  score: {type: decimal, places: 2, min: 0, max: 100}
  ethnicity: {type: enum, values: [a, b], role: monitored}
derived:
  band:
    bands_of: score
    bands: {low: {below: 50}, high: {at_least: 60}}
options:
  one:
    title: One
    kind: programme
    eligible:
      all:
        - age: {at_least: 18}
        - scroe: {at_least: 50}
        - score: {at_most: 50}
        - ethnicity: a
  two:
    title: Two
    kind: programme
    titel: Again
    title: Twice
>>>
<<< dup.yaml
ruleset: dup
version: "1"
version: "2"
>>>
<<< deep.yaml
ruleset: deep
version: "1"
options: {o: &x {title: T, kind: k}}
>>>
$ epf check rules.yaml
rules.yaml:10:37: error: `score` from 50 to below 60 falls into no band [E0502]
   10 |     bands: {low: {below: 50}, high: {at_least: 60}}
      |                                     ^^^^^^^^^^^^^^
   10 |     bands: {low: {below: 50}, high: {at_least: 60}}
      |             --- the band before
  help: let each band begin where the one before ends; leave the outer ends open
  more: epf explain E0502

rules.yaml:12:3: warning: `one` states no source; it is shown as unverified [W2002]
   12 |   one:
      |   ^^^
  help: add `source: {title: ..., url: ..., seen: ..., status: ...}`
  more: epf explain W2002

rules.yaml:17:11: error: `age` is protected; this clause states no lawful basis for reading it [E0408]
   17 |         - age: {at_least: 18}
      |           ^^^
    4 |   age: {type: integer, min: 0, max: 120, role: protected}
      |   --- declared here
  help: add `lawful_basis:` with the law that allows it, beside the clause
  more: epf explain E0408

rules.yaml:18:11: error: there is no field or derived value `scroe` [E0401]
   18 |         - scroe: {at_least: 50}
      |           ^^^^^
  help: did you mean `score`?
  more: epf explain E0401

rules.yaml:19:19: error: there is no test `at_most` [E0403]
   19 |         - score: {at_most: 50}
      |                   ^^^^^^^
  help: use `at_least` (this or more) and `below` (less than this)
  more: epf explain E0403

rules.yaml:20:11: error: rules may not read `ethnicity`: it is monitored, that is, kept only to see whether groups are treated alike [E0407]
   20 |         - ethnicity: a
      |           ^^^^^^^^^
    6 |   ethnicity: {type: enum, values: [a, b], role: monitored}
      |   --------- declared here
  help: remove the clause
  more: epf explain E0407

rules.yaml:21:3: warning: `two` states no source; it is shown as unverified [W2002]
   21 |   two:
      |   ^^^
  help: add `source: {title: ..., url: ..., seen: ..., status: ...}`
  more: epf explain W2002

rules.yaml:24:5: error: `titel` is not known here: an option has no such key [E0201]
   24 |     titel: Again
      |     ^^^^^
  help: did you mean `title`?
  more: epf explain E0201

rules.yaml:25:5: error: the key `title` is given twice [E0108]
   25 |     title: Twice
      |     ^^^^^
   22 |     title: Two
      |     ----- first given here
  help: keep one of the two
  more: epf explain E0108

rules.yaml: 7 errors, 2 warnings
[3]
$ sed -i '/titel/d; /Twice/d' rules.yaml; epf check rules.yaml
rules.yaml:10:37: error: `score` from 50 to below 60 falls into no band [E0502]
   10 |     bands: {low: {below: 50}, high: {at_least: 60}}
      |                                     ^^^^^^^^^^^^^^
   10 |     bands: {low: {below: 50}, high: {at_least: 60}}
      |             --- the band before
  help: let each band begin where the one before ends; leave the outer ends open
  more: epf explain E0502

rules.yaml:12:3: warning: `one` states no source; it is shown as unverified [W2002]
   12 |   one:
      |   ^^^
  help: add `source: {title: ..., url: ..., seen: ..., status: ...}`
  more: epf explain W2002

rules.yaml:17:11: error: `age` is protected; this clause states no lawful basis for reading it [E0408]
   17 |         - age: {at_least: 18}
      |           ^^^
    4 |   age: {type: integer, min: 0, max: 120, role: protected}
      |   --- declared here
  help: add `lawful_basis:` with the law that allows it, beside the clause
  more: epf explain E0408

rules.yaml:18:11: error: there is no field or derived value `scroe` [E0401]
   18 |         - scroe: {at_least: 50}
      |           ^^^^^
  help: did you mean `score`?
  more: epf explain E0401

rules.yaml:19:19: error: there is no test `at_most` [E0403]
   19 |         - score: {at_most: 50}
      |                   ^^^^^^^
  help: use `at_least` (this or more) and `below` (less than this)
  more: epf explain E0403

rules.yaml:20:11: error: rules may not read `ethnicity`: it is monitored, that is, kept only to see whether groups are treated alike [E0407]
   20 |         - ethnicity: a
      |           ^^^^^^^^^
    6 |   ethnicity: {type: enum, values: [a, b], role: monitored}
      |   --------- declared here
  help: remove the clause
  more: epf explain E0407

rules.yaml:21:3: warning: `two` states no source; it is shown as unverified [W2002]
   21 |   two:
      |   ^^^
  help: add `source: {title: ..., url: ..., seen: ..., status: ...}`
  more: epf explain W2002

rules.yaml: 5 errors, 2 warnings
[3]
$ epf check rules.yaml --format gcc
rules.yaml:10:37: error: `score` from 50 to below 60 falls into no band [E0502]
rules.yaml:10:13: note: the band before
rules.yaml:12:3: warning: `one` states no source; it is shown as unverified [W2002]
rules.yaml:17:11: error: `age` is protected; this clause states no lawful basis for reading it [E0408]
rules.yaml:4:3: note: declared here
rules.yaml:18:11: error: there is no field or derived value `scroe` [E0401]
rules.yaml:19:19: error: there is no test `at_most` [E0403]
rules.yaml:20:11: error: rules may not read `ethnicity`: it is monitored, that is, kept only to see whether groups are treated alike [E0407]
rules.yaml:6:3: note: declared here
rules.yaml:21:3: warning: `two` states no source; it is shown as unverified [W2002]
[3]
$ epf check rules.yaml --format json
{"schema":"epf.diagnostics/1","diagnostics":[
{"code":"E0502","severity":"error","file":"rules.yaml","line":10,"column":37,"end_line":10,"end_column":51,"message":"`score` from 50 to below 60 falls into no band","help":"let each band begin where the one before ends; leave the outer ends open","also":[{"file":"rules.yaml","line":10,"column":13,"end_line":10,"end_column":16,"message":"the band before"}]},
{"code":"W2002","severity":"warning","file":"rules.yaml","line":12,"column":3,"end_line":12,"end_column":6,"message":"`one` states no source; it is shown as unverified","help":"add `source: {title: ..., url: ..., seen: ..., status: ...}`","also":[]},
{"code":"E0408","severity":"error","file":"rules.yaml","line":17,"column":11,"end_line":17,"end_column":14,"message":"`age` is protected; this clause states no lawful basis for reading it","help":"add `lawful_basis:` with the law that allows it, beside the clause","also":[{"file":"rules.yaml","line":4,"column":3,"end_line":4,"end_column":6,"message":"declared here"}]},
{"code":"E0401","severity":"error","file":"rules.yaml","line":18,"column":11,"end_line":18,"end_column":16,"message":"there is no field or derived value `scroe`","help":"did you mean `score`?","also":[]},
{"code":"E0403","severity":"error","file":"rules.yaml","line":19,"column":19,"end_line":19,"end_column":26,"message":"there is no test `at_most`","help":"use `at_least` (this or more) and `below` (less than this)","also":[]},
{"code":"E0407","severity":"error","file":"rules.yaml","line":20,"column":11,"end_line":20,"end_column":20,"message":"rules may not read `ethnicity`: it is monitored, that is, kept only to see whether groups are treated alike","help":"remove the clause","also":[{"file":"rules.yaml","line":6,"column":3,"end_line":6,"end_column":12,"message":"declared here"}]},
{"code":"W2002","severity":"warning","file":"rules.yaml","line":21,"column":3,"end_line":21,"end_column":6,"message":"`two` states no source; it is shown as unverified","help":"add `source: {title: ..., url: ..., seen: ..., status: ...}`","also":[]}
],"errors":5,"warnings":2,"not_shown":0}
[3]
$ epf check dup.yaml
dup.yaml:3:1: error: the key `version` is given twice [E0108]
    3 | version: "2"
      | ^^^^^^^
    2 | version: "1"
      | ------- first given here
  help: keep one of the two
  more: epf explain E0108

dup.yaml: 1 error, 0 warnings
[3]
$ epf check deep.yaml
deep.yaml:3:14: error: an anchor (&) stands here; rule files have none [E0107]
    3 | options: {o: &x {title: T, kind: k}}
      |              ^^^^
  help: write the text out, or give it a name under `conditions`
  more: epf explain E0107

deep.yaml: 1 error, 0 warnings
[3]
$ epf check missing
missing:1:1: error: `missing`: there is no such file [E0101]
  help: check the path and its permissions
  more: epf explain E0101

missing: 1 error, 0 warnings
[2]
$ epf check rules/england-wales --protected | head -20
Protected fields that rules read, and why they may:
  sex (protected)
    read by option accommodation-services, clause accommodation-services.eligible.1
    interventions/accommodation-services.yaml:28:7
    lawful basis: Equality Act 2010 Sch 3 paras 26 to 28, separate and single-sex services (unverified). On which paragraph and condition it rests is not published.
  age_at_conviction (computed from date_of_birth)
    read by option alcohol-abstinence-and-monitoring > condition an_order_is_open > option community-order > condition adult_when_convicted, clause adult_when_convicted
    law.yaml:383:5
    lawful basis: Sentencing Act 2020 s.202(1)(a) and s.262(1)(a)
  age_at_conviction (computed from date_of_birth)
    read by option alcohol-abstinence-and-monitoring > condition an_order_is_open > option suspended-sentence-order > condition adult_when_convicted, clause adult_when_convicted
    law.yaml:383:5
    lawful basis: Sentencing Act 2020 s.202(1)(a) and s.262(1)(a)
  age_at_conviction (computed from date_of_birth)
    read by option alcohol-abstinence-and-monitoring > condition an_order_is_open > option suspended-sentence-order > condition aged_21_or_over_when_convicted, clause aged_21_or_over_when_convicted
    law.yaml:393:5
    lawful basis: Sentencing Act 2020 s.227(1)
  age_at_conviction (computed from date_of_birth)
    read by option alcohol-abstinence-and-monitoring > condition an_order_is_open > option suspended-sentence-order > condition adult_when_convicted, clause adult_when_convicted
    law.yaml:383:5
# For code review: SARIF.
<<< sarif.yaml
ruleset: sarif
version: "1"
title: S
fields: {score: {type: integer, min: 0, max: 10, label: Score}, unread: {type: boolean, label: U}}
options:
  a: {title: A, kind: k, source: {title: S, status: sourced}, eligible: {scor: {at_least: 5}}}
>>>
$ epf check sarif.yaml --format sarif
{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"epf","rules":[{"id":"E0401","shortDescription":{"text":"an unknown field"}}]}},"columnKind":"unicodeCodePoints","results":[
{"ruleId":"E0401","level":"error","message":{"text":"there is no field or derived value `scor`; help: did you mean `score`?"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"sarif.yaml"},"region":{"startLine":6,"startColumn":74,"endLine":6,"endColumn":78}}}],"relatedLocations":[]}
],"properties":{"errors":1,"warnings":0,"notShown":0}}]}
[3]
