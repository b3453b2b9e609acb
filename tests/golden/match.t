# Profiles in every format, and what goes wrong with them.
<<< rules.yaml
ruleset: small
version: "1"
title: Small
as_of_field: hearing_date
fields:
  reference: {type: text, role: identifier}
  hearing_date: {type: date}
  score: {type: decimal, places: 2, min: 0, max: 100, label: Score}
  groups: {type: set, values: [violent, driving], label: Offence groups}
  setting: {type: enum, values: [community, custody], label: Setting}
derived:
  band: {bands_of: score, bands: {low: {below: 50}, high: {at_least: 50}}, label: Band}
options:
  group-work:
    title: Group work
    kind: programme
    source: {title: Catalogue, status: sourced}
    eligible: {score: {at_least: 50}}
    excluded: {groups: {includes: violent}}
    available: {setting: community}
    cautions: [{when: {groups: {includes: driving}}, say: Check the licence}]
>>>
<<< people.ndjson
{"reference":"A1","hearing_date":"2026-03-01","score":50,"groups":[],"setting":"community"}
{"reference":"A2","hearing_date":"2026-03-01","score":49.99,"groups":["violent"]}

{"reference":"A3","hearing_date":"2026-03-01","score":50.005}
{"reference":"A4","hearing_date":"2026-03-01","score":"high"}
{"reference":"A5","hearing_date":"2026-03-01","scroe":50}
{"reference":"A6","hearing_date":"2026-03-01","score":50,"score":51}
{"reference":"A7","score":50}
{"reference":"A8","hearing_date":"2026-03-01","score":50
{"reference":"A9","hearing_date":"2026-03-01","score":{"missing":"refused"},"setting":"custody"}
>>>
<<< people.csv
reference,hearing_date,score,groups,setting
B1,2026-03-01,62.5,driving,custody
B2,2026-03-01,,none,?refused
B3,2026-03-01,101,violent;driving,community
>>>
<<< person.json
{"reference": "C1", "hearing_date": "2026-03-01",
 "score": 75, "groups": ["driving"], "setting": "custody"}
>>>
<<< person.yaml
reference: D1
hearing_date: 2026-03-01
score: 12
>>>
$ epf match rules.yaml people.ndjson
{"schema":"epf.shortlist/1","line":1,"profile_id":"A1","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"known","value":"high"}},"options":[{"id":"group-work","verdict":"eligible","position":1,"provisional":false,"availability":"yes","status":"sourced"}],"unmet_need":[],"missing":[]}
{"schema":"epf.shortlist/1","line":2,"profile_id":"A2","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"known","value":"low"}},"options":[{"id":"group-work","verdict":"excluded","position":1,"provisional":false,"availability":"unknown","status":"sourced"}],"unmet_need":[],"missing":[]}
{"schema":"epf.shortlist/1","line":4,"profile_id":"A3","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"invalid","needs":["score"],"why":{"score":"more than the field's 2 decimal places"}}},"options":[{"id":"group-work","verdict":"error","position":1,"provisional":false,"availability":"unknown","status":"sourced"}],"unmet_need":[],"missing":["groups"],"invalid":["score"],"why_invalid":{"score":"more than the field's 2 decimal places"}}
{"schema":"epf.error/1","line":5,"column":55,"field":"score","code":"E0904","message":"`score`: a text stands here; a number without quotes is expected"}
{"schema":"epf.error/1","line":6,"column":47,"field":null,"code":"E0902","message":"this key names no field; did you mean `score`?"}
{"schema":"epf.error/1","line":7,"column":58,"field":"score","code":"E0903","message":"`score` is given twice, first at 7:47 and again here; keep one of the two"}
{"schema":"epf.error/1","line":8,"column":1,"field":"hearing_date","code":"E0909","message":"`hearing_date` gives the evaluation date and is not answered; answer it, or add --as-of"}
{"schema":"epf.error/1","line":9,"column":57,"field":null,"code":"E0901","message":"the text breaks off here: the object is not closed, a } is missing"}
{"schema":"epf.shortlist/1","line":10,"profile_id":"A9","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"unknown","possible":["low","high"],"needs":["score"]}},"options":[{"id":"group-work","verdict":"needs_information","position":1,"provisional":false,"availability":"no","status":"sourced"}],"unmet_need":[],"missing":["score","groups"]}
people.ndjson:4:55: warning: `score`: the number has more than the field's 2 decimal places; it counts as unknown [W0908]
people.ndjson:5:55: error: `score`: a text stands here; a number without quotes is expected [E0904]
people.ndjson:6:47: error: this key names no field; did you mean `score`? [E0902]
people.ndjson:7:58: error: `score` is given twice, first at 7:47 and again here; keep one of the two [E0903]
people.ndjson:8:1: error: `hearing_date` gives the evaluation date and is not answered; answer it, or add --as-of [E0909]
people.ndjson:9:57: error: the text breaks off here: the object is not closed, a } is missing [E0901]
[4]
$ epf match rules.yaml people.csv --why deciding --format ndjson
{"schema":"epf.shortlist/1","line":2,"profile_id":"B1","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"known","value":"high"}},"options":[{"id":"group-work","verdict":"unavailable","position":1,"provisional":false,"availability":"no","status":"sourced","reasons":[{"clause":"group-work.available","part":"available","outcome":"not_met","field":"setting","observed":"custody","operator":"is","required":"community","file":"rules.yaml","line":20,"column":17,"text":"Setting: custody (needs community)"},{"clause":"group-work.eligible","part":"criteria","outcome":"met","field":"score","observed":62.5,"operator":"at_least","required":50,"file":"rules.yaml","line":18,"column":16,"text":"Score: 62.5 (needs at least 50)"}],"cautions":[{"outcome":"met","status":"sourced","text":"Check the licence"}]}],"unmet_need":["group-work"],"missing":[]}
{"schema":"epf.shortlist/1","line":3,"profile_id":"B2","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"unknown","possible":["low","high"],"needs":["score"]}},"options":[{"id":"group-work","verdict":"needs_information","position":1,"provisional":false,"availability":"unknown","status":"sourced","reasons":[{"clause":"group-work.eligible","part":"criteria","outcome":"unknown","field":"score","observed":null,"operator":"at_least","required":50,"file":"rules.yaml","line":18,"column":16,"text":"Score: not known (needs at least 50)"}],"cautions":[]}],"unmet_need":[],"missing":["score"]}
{"schema":"epf.shortlist/1","line":4,"profile_id":"B3","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"invalid","needs":["score"],"why":{"score":"outside the field's range, 0 to 100"}}},"options":[{"id":"group-work","verdict":"excluded","position":1,"provisional":false,"availability":"yes","status":"sourced","reasons":[{"clause":"group-work.excluded","part":"excluded","outcome":"met","field":"groups","observed":["violent","driving"],"operator":"includes","required":"violent","file":"rules.yaml","line":19,"column":16,"text":"Offence groups: violent, driving (violent rules it out)"}],"cautions":[{"outcome":"met","status":"sourced","text":"Check the licence"}]}],"unmet_need":[],"missing":[],"invalid":["score"],"why_invalid":{"score":"outside the field's range, 0 to 100"}}
people.csv:4:3: warning: `score`: the value is outside the field's range, 0 to 100; it counts as unknown [W0907]
[4]
$ epf match rules.yaml person.json --format text
C1 · Small 1 · as of 1 March 2026

Criteria met, but not offered here
   1  Group work                                    not available
      – Setting: custody (needs community)  [rules.yaml:20]
      ✓ Score: 75 (needs at least 50)  [rules.yaml:18]
      ! Check the licence
      Source: Catalogue (sourced)

Computed
      Band                                          high

Unmet need: the criteria of 1 option are met and it is not offered here.
This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ epf match rules.yaml person.yaml --format json
[{"schema":"epf.shortlist/1","line":1,"profile_id":"D1","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"known","value":"low"}},"options":[{"id":"group-work","verdict":"ineligible","position":1,"provisional":false,"availability":"unknown","status":"sourced","reasons":[{"clause":"group-work.eligible","part":"criteria","outcome":"not_met","field":"score","observed":12,"operator":"at_least","required":50,"file":"rules.yaml","line":18,"column":16,"text":"Score: 12 (needs at least 50)"},{"clause":"group-work.excluded","part":"excluded","outcome":"unknown","field":"groups","observed":null,"operator":"includes","required":"violent","file":"rules.yaml","line":19,"column":16,"text":"Offence groups: not known (violent rules it out)"}],"cautions":[{"outcome":"possible","status":"sourced","text":"Check the licence"}]}],"unmet_need":[],"missing":[],"ask_next":[]}
]
$ epf match rules.yaml people.csv --format csv
line,profile_id,option,verdict,position,provisional,availability,status,code,message
2,B1,group-work,unavailable,1,false,no,sourced,,
3,B2,group-work,needs_information,1,false,unknown,sourced,,
4,B3,group-work,excluded,1,false,yes,sourced,,
people.csv:4:3: warning: `score`: the value is outside the field's range, 0 to 100; it counts as unknown [W0907]
[4]
$ epf match rules.yaml people.ndjson --threads 3 --only eligible 2>/dev/null | cut -c1-60
{"schema":"epf.shortlist/1","line":1,"profile_id":"A1","rule
{"schema":"epf.shortlist/1","line":2,"profile_id":"A2","rule
{"schema":"epf.shortlist/1","line":4,"profile_id":"A3","rule
{"schema":"epf.error/1","line":5,"column":55,"field":"score"
{"schema":"epf.error/1","line":6,"column":47,"field":null,"c
{"schema":"epf.error/1","line":7,"column":58,"field":"score"
{"schema":"epf.error/1","line":8,"column":1,"field":"hearing
{"schema":"epf.error/1","line":9,"column":57,"field":null,"c
{"schema":"epf.shortlist/1","line":10,"profile_id":"A9","rul
$ epf match rules.yaml people.ndjson --partial --only error | cut -c1-60
{"schema":"epf.shortlist/1","line":1,"profile_id":"A1","rule
{"schema":"epf.shortlist/1","line":2,"profile_id":"A2","rule
{"schema":"epf.shortlist/1","line":4,"profile_id":"A3","rule
{"schema":"epf.shortlist/1","line":5,"profile_id":"A4","rule
{"schema":"epf.error/1","line":6,"column":47,"field":null,"c
{"schema":"epf.error/1","line":7,"column":58,"field":"score"
{"schema":"epf.error/1","line":8,"column":1,"field":"hearing
{"schema":"epf.error/1","line":9,"column":57,"field":null,"c
{"schema":"epf.shortlist/1","line":10,"profile_id":"A9","rul
people.ndjson:4:55: warning: `score`: the number has more than the field's 2 decimal places; it counts as unknown [W0908]
people.ndjson:5:55: error: `score`: a text stands here; a number without quotes is expected [E0904]
people.ndjson:6:47: error: this key names no field; did you mean `score`? [E0902]
people.ndjson:7:58: error: `score` is given twice, first at 7:47 and again here; keep one of the two [E0903]
people.ndjson:8:1: error: `hearing_date` gives the evaluation date and is not answered; answer it, or add --as-of [E0909]
people.ndjson:9:57: error: the text breaks off here: the object is not closed, a } is missing [E0901]
$ epf dump rules.yaml person.json --stage record
{"schema":"epf.record/1","fields":{"reference":{"state":"known","value":"C1"},"hearing_date":{"state":"known","value":"2026-03-01"},"score":{"state":"known","value":75},"groups":{"state":"known","value":["driving"]},"setting":{"state":"known","value":"custody"}}}
$ epf match rules.yaml nobody.json
epf match: `nobody.json`: there is no such file; check the path
[2]
$ mkdir folder.json; epf match rules.yaml folder.json
epf match: `folder.json`: it is a folder; a file is expected
[2]
$ epf match rules.yaml nobody/nobody.json
epf match: `nobody/nobody.json`: there is no such file; check the path
[2]
$ epf match nobody.epfc person.json
epf match: `nobody.epfc`: there is no such file; check the path
[2]
$ mkdir folder.epfc; epf match folder.epfc person.json
epf match: `folder.epfc`: it is a folder; a file is expected
[2]
$ epf match rules.yaml person.json nobody.json --format json | cut -c1-60
[{"schema":"epf.shortlist/1","file":"person.json","line":1,"
]
epf match: `nobody.json`: there is no such file; check the path
$ epf match rules.yaml nobody.json person.json --format json
[]
epf match: `nobody.json`: there is no such file; check the path
[2]
$ epf match rules.yaml person.json people.txt --format json | tail -c 4
}
]
epf match: the file's name does not say its format; add --input ndjson, json, csv or yaml
Try `epf match --help`.
$ epf match rules.yaml people.txt
epf match: the file's name does not say its format; add --input ndjson, json, csv or yaml
Try `epf match --help`.
[2]
$ epf match rules.yaml person.json --stage later
epf match: the rule set has no stage `later`; it has `any`
Try `epf match --help`.
[2]
$ epf match rules.yaml person.json --as-of 2026-02-30
epf match: the evaluation date is not a day (YYYY-MM-DD)
Try `epf match --help`.
[2]
$ epf match rules.yaml person.json --format yaml
epf match: `--format` is one of text|json|ndjson|csv|ids
Try `epf match --help`.
[2]
$ epf match rules.yaml person.json --onyl eligible
epf match: there is no flag `--onyl`; did you mean `--only`?
Try `epf match --help`.
[2]
$ epf match rules.yaml person.json --only eligable
epf match: `eligable` is no verdict; they are eligible, needs_information, unavailable, error, ineligible, excluded, not_applicable
Try `epf match --help`.
[2]
