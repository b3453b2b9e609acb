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
{"schema":"epf.shortlist/1","line":1,"profile_id":"A1","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"known","value":"high"}},"options":[{"id":"group-work","verdict":"eligible","position":1,"provisional":false,"availability":"yes","status":"sourced"}],"missing":[]}
{"schema":"epf.shortlist/1","line":2,"profile_id":"A2","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"known","value":"low"}},"options":[{"id":"group-work","verdict":"excluded","position":1,"provisional":false,"availability":"unknown","status":"sourced"}],"missing":[]}
{"schema":"epf.shortlist/1","line":4,"profile_id":"A3","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"invalid","needs":["score"],"why":{"score":"more than the field's 2 decimal places"}}},"options":[{"id":"group-work","verdict":"error","position":1,"provisional":false,"availability":"unknown","status":"sourced"}],"missing":["groups"],"invalid":["score"],"why_invalid":{"score":"more than the field's 2 decimal places"}}
{"schema":"epf.error/1","line":5,"column":55,"field":"score","code":"E0904","message":"`score`: a text stands here; a number without quotes is expected"}
{"schema":"epf.error/1","line":6,"column":47,"field":null,"code":"E0902","message":"this key names no field; did you mean `score`?"}
{"schema":"epf.error/1","line":7,"column":58,"field":"score","code":"E0903","message":"`score` is given twice, first at 7:47 and again here; keep one of the two"}
{"schema":"epf.error/1","line":8,"column":1,"field":"hearing_date","code":"E0909","message":"`hearing_date` gives the evaluation date and is not answered; answer it, or add --as-of"}
{"schema":"epf.error/1","line":9,"column":57,"field":null,"code":"E0901","message":"the text breaks off here: the object is not closed, a } is missing"}
{"schema":"epf.shortlist/1","line":10,"profile_id":"A9","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"unknown","possible":["low","high"],"needs":["score"]}},"options":[{"id":"group-work","verdict":"needs_information","position":1,"provisional":false,"availability":"no","status":"sourced"}],"missing":["score","groups"]}
people.ndjson:4:55: warning: `score`: the number has more than the field's 2 decimal places; it counts as unknown [W0908]
people.ndjson:5:55: error: `score`: a text stands here; a number without quotes is expected [E0904]
people.ndjson:6:47: error: this key names no field; did you mean `score`? [E0902]
people.ndjson:7:58: error: `score` is given twice, first at 7:47 and again here; keep one of the two [E0903]
people.ndjson:8:1: error: `hearing_date` gives the evaluation date and is not answered; answer it, or add --as-of [E0909]
people.ndjson:9:57: error: the text breaks off here: the object is not closed, a } is missing [E0901]
[4]
$ epf match rules.yaml people.csv --why deciding --format ndjson
{"schema":"epf.shortlist/1","line":2,"profile_id":"B1","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"known","value":"high"}},"options":[{"id":"group-work","verdict":"unavailable","position":1,"provisional":false,"availability":"no","status":"sourced","reasons":[{"clause":"group-work.available","part":"available","outcome":"not_met","field":"setting","observed":"custody","operator":"is","required":"community","file":"rules.yaml","line":20,"column":17,"text":"Setting is custody; community is required"},{"clause":"group-work.eligible","part":"criteria","outcome":"met","field":"score","observed":62.5,"operator":"at_least","required":50,"file":"rules.yaml","line":18,"column":16,"text":"Score is 62.5; at least 50 is required"}],"cautions":[{"outcome":"met","text":"Check the licence"}]}],"missing":[]}
{"schema":"epf.shortlist/1","line":3,"profile_id":"B2","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"unknown","possible":["low","high"],"needs":["score"]}},"options":[{"id":"group-work","verdict":"needs_information","position":1,"provisional":false,"availability":"unknown","status":"sourced","reasons":[{"clause":"group-work.eligible","part":"criteria","outcome":"unknown","field":"score","observed":null,"operator":"at_least","required":50,"file":"rules.yaml","line":18,"column":16,"text":"Score is not known; at least 50 is required"}],"cautions":[]}],"missing":["score"]}
{"schema":"epf.shortlist/1","line":4,"profile_id":"B3","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"invalid","needs":["score"],"why":{"score":"outside the field's range, 0 to 100"}}},"options":[{"id":"group-work","verdict":"excluded","position":1,"provisional":false,"availability":"yes","status":"sourced","reasons":[{"clause":"group-work.excluded","part":"excluded","outcome":"met","field":"groups","observed":["violent","driving"],"operator":"includes","required":"violent","file":"rules.yaml","line":19,"column":16,"text":"Offence groups: violent, driving; violent rules it out"}],"cautions":[{"outcome":"met","text":"Check the licence"}]}],"missing":[],"invalid":["score"],"why_invalid":{"score":"outside the field's range, 0 to 100"}}
people.csv:4:3: warning: `score`: the value is outside the field's range, 0 to 100; it counts as unknown [W0907]
[4]
$ epf match rules.yaml person.json --format text
C1 · Small 1 · as of 1 March 2026

Criteria met, but not offered here
   1  Group work                                    not available
      – Setting is custody; community is required  [rules.yaml:20]
      ✓ Score is 75; at least 50 is required  [rules.yaml:18]
      ! Check the licence
      Source: Catalogue (sourced)

Computed
      Band                                          high

This is a list of options, not a decision. You decide what to propose, the court what to impose.
$ epf match rules.yaml person.yaml --format json
[{"schema":"epf.shortlist/1","line":1,"profile_id":"D1","ruleset":{"id":"small","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"band":{"state":"known","value":"low"}},"options":[{"id":"group-work","verdict":"ineligible","position":1,"provisional":false,"availability":"unknown","status":"sourced","reasons":[{"clause":"group-work.eligible","part":"criteria","outcome":"not_met","field":"score","observed":12,"operator":"at_least","required":50,"file":"rules.yaml","line":18,"column":16,"text":"Score is 12; at least 50 is required"},{"clause":"group-work.excluded","part":"excluded","outcome":"unknown","field":"groups","observed":null,"operator":"includes","required":"violent","file":"rules.yaml","line":19,"column":16,"text":"Offence groups is not known; violent rules it out"}],"cautions":[{"outcome":"possible","text":"Check the licence"}]}],"missing":[],"ask_next":[]}
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
epf match: `nobody.json` cannot be read, or its results cannot be written: No such file or directory
[2]
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
epf match: `--format` is one of text|json|ndjson|csv
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
# Answers that cannot be used: what was expected is told, never what was given; several files are told apart.
<<< born.yaml
ruleset: born
version: "1"
title: Born
fields:
  reference: {type: text, role: identifier}
  date_of_birth: {type: date, role: protected, label: Date of birth}
  score: {type: decimal, places: 2, min: 0, max: 100, label: Score}
  points: {type: integer, label: Points}
  sober: {type: boolean, label: Sober}
  way: {type: enum, values: [walks, drives], label: Way}
  needs: {type: set, values: [housing, work], label: Needs}
  code: {type: text, coded: true, label: Code}
  length: {type: duration, max: 100 days, label: Length}
derived:
  age: {years_between: [date_of_birth, as_of], label: Age}
  drives: {true_when: {way: drives}, label: Drives}
  repeated: {true_when: {code: {matches: "^(a+)+$"}}, label: Repeated}
options:
  group-work:
    title: Group work
    kind: programme
    source: {title: Catalogue, status: sourced}
    eligible: {repeated: true}
>>>
<<< first.json
[
  {"reference": "E1", "date_of_birth": "2026-03-02",
   "code": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"},
  {"reference": "E2",
   "score": "much"}
]
>>>
<<< second.csv
reference,date_of_birth,score,points,sober,way,needs,length
F1,soon,1.005,1.5,perhaps,flies,books,101 days
F2,,102,many,,,,long
>>>
<<< nameless.csv
Anna Jones,1990-01-01,50
Bert Smith,1980-01-01,60
>>>
$ epf match born.yaml first.json --as-of 2026-03-01
{"schema":"epf.shortlist/1","line":2,"profile_id":"E1","ruleset":{"id":"born","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","patterns":"jit","values":{"age":{"state":"invalid","needs":["date_of_birth"],"why":{"date_of_birth":"after the evaluation date"}},"drives":{"state":"unknown","possible":[false,true],"needs":["way"]},"repeated":{"state":"invalid","needs":["code"],"why":{"code":"the pattern at born.yaml:17:26 needed too much work to look for in it"}}},"options":[{"id":"group-work","verdict":"error","position":1,"provisional":false,"availability":"yes","status":"sourced"}],"missing":["way"],"invalid":["date_of_birth","code"],"why_invalid":{"date_of_birth":"after the evaluation date","code":"the pattern at born.yaml:17:26 needed too much work to look for in it"}}
{"schema":"epf.error/1","line":5,"column":13,"field":"score","code":"E0904","message":"`score`: a text stands here; a number without quotes is expected"}
first.json:2:40: warning: `date_of_birth`: the date is after the evaluation date; it counts as unknown [W0907]
first.json:3:12: warning: `code`: the pattern at born.yaml:17:26 needed too much work; what reads it stays open; write it without repeats within repeats [W0910]
first.json:5:13: error: `score`: a text stands here; a number without quotes is expected [E0904]
[4]
$ epf match born.yaml first.json second.csv --as-of 2026-03-01 --partial 2>/dev/null
{"schema":"epf.shortlist/1","file":"first.json","line":2,"profile_id":"E1","ruleset":{"id":"born","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","patterns":"jit","values":{"age":{"state":"invalid","needs":["date_of_birth"],"why":{"date_of_birth":"after the evaluation date"}},"drives":{"state":"unknown","possible":[false,true],"needs":["way"]},"repeated":{"state":"invalid","needs":["code"],"why":{"code":"the pattern at born.yaml:17:26 needed too much work to look for in it"}}},"options":[{"id":"group-work","verdict":"error","position":1,"provisional":false,"availability":"yes","status":"sourced"}],"missing":["way"],"invalid":["date_of_birth","code"],"why_invalid":{"date_of_birth":"after the evaluation date","code":"the pattern at born.yaml:17:26 needed too much work to look for in it"}}
{"schema":"epf.shortlist/1","file":"first.json","line":4,"profile_id":"E2","ruleset":{"id":"born","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","patterns":"jit","values":{"age":{"state":"unknown","possible":{"from":-7974,"to":2025},"needs":["date_of_birth"]},"drives":{"state":"unknown","possible":[false,true],"needs":["way"]},"repeated":{"state":"unknown","possible":[false,true],"needs":["code"]}},"options":[{"id":"group-work","verdict":"needs_information","position":1,"provisional":false,"availability":"yes","status":"sourced"}],"missing":["date_of_birth","way","code"],"invalid":["score"],"why_invalid":{"score":"a number is expected"}}
{"schema":"epf.shortlist/1","file":"second.csv","line":2,"profile_id":"F1","ruleset":{"id":"born","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","patterns":"jit","values":{"age":{"state":"invalid","needs":["date_of_birth"],"why":{"date_of_birth":"a day that exists is expected, written YYYY-MM-DD"}},"drives":{"state":"invalid","needs":["way"],"why":{"way":"one of these is expected: walks, drives"}},"repeated":{"state":"unknown","possible":[false,true],"needs":["code"]}},"options":[{"id":"group-work","verdict":"needs_information","position":1,"provisional":false,"availability":"yes","status":"sourced"}],"missing":["code"],"invalid":["date_of_birth","score","points","sober","way","needs","length"],"why_invalid":{"date_of_birth":"a day that exists is expected, written YYYY-MM-DD","score":"more than the field's 2 decimal places","points":"a whole number is expected","sober":"yes or no (true or false) is expected","way":"one of these is expected: walks, drives","needs":"some of these, or none, are expected: housing, work","length":"outside the field's range, 0 days to 100 days"}}
{"schema":"epf.shortlist/1","file":"second.csv","line":3,"profile_id":"F2","ruleset":{"id":"born","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","patterns":"jit","values":{"age":{"state":"unknown","possible":{"from":-7974,"to":2025},"needs":["date_of_birth"]},"drives":{"state":"unknown","possible":[false,true],"needs":["way"]},"repeated":{"state":"unknown","possible":[false,true],"needs":["code"]}},"options":[{"id":"group-work","verdict":"needs_information","position":1,"provisional":false,"availability":"yes","status":"sourced"}],"missing":["date_of_birth","way","code"],"invalid":["score","points","length"],"why_invalid":{"score":"outside the field's range, 0 to 100","points":"a whole number is expected","length":"a duration is expected, such as 9 months"}}
[4]
$ epf match born.yaml first.json second.csv --as-of 2026-03-01 --format csv 2>/dev/null
file,line,profile_id,option,verdict,position,provisional,availability,status,code,message
first.json,2,E1,group-work,error,1,false,yes,sourced,,
first.json,5,,,,,,,,E0904,`score`: a text stands here; a number without quotes is expected
second.csv,2,,,,,,,,E0905,"`date_of_birth`: a date is expected here, a day that exists, written YYYY-MM-DD"
second.csv,3,,,,,,,,E0904,"`points`: a number is expected here, written like 62"
[4]
$ epf match born.yaml first.json second.csv --as-of 2026-03-01 --format text
E1 · Born 1 · as of 1 March 2026 · first.json, line 2

Cannot be settled: an answer is not usable
   –  Group work                                    error
      ? Repeated is not known; yes is required  [born.yaml:23]

Computed
      Age                                           not settled, an answer is not usable: -7974 to 2025
      Drives                                        not settled: no, yes
      Repeated                                      not settled, an answer is not usable: no, yes

Not known: Way

Not usable: Date of birth: after the evaluation date
Not usable: Code: the pattern at born.yaml:17:26 needed too much work to look for in it
Ask next:  Way

This is a list of options, not a decision. You decide what to propose, the court what to impose.

────────

The profile at line 4 of first.json cannot be used (see line 5, column 13): `score`: a text stands here; a number without quotes is expected [E0904]

────────

The profile at line 2 of second.csv cannot be used: `date_of_birth`: a date is expected here, a day that exists, written YYYY-MM-DD [E0905]

────────

The profile at line 3 of second.csv cannot be used: `points`: a number is expected here, written like 62 [E0904]
first.json:2:40: warning: `date_of_birth`: the date is after the evaluation date; it counts as unknown [W0907]
first.json:3:12: warning: `code`: the pattern at born.yaml:17:26 needed too much work; what reads it stays open; write it without repeats within repeats [W0910]
first.json:5:13: error: `score`: a text stands here; a number without quotes is expected [E0904]
second.csv:2:2: error: `date_of_birth`: a date is expected here, a day that exists, written YYYY-MM-DD [E0905]
second.csv:2:5: error: `sober`: yes or no (true or false) is expected here, in small letters [E0904]
second.csv:2:6: error: `way`: none of the field's values: walks, drives [E0905]
second.csv:2:7: error: `needs`: none of the field's values: housing, work [E0905]
second.csv:2:3: warning: `score`: the number has more than the field's 2 decimal places; it counts as unknown [W0908]
second.csv:2:4: warning: `points`: a whole number is expected here; the value counts as unknown [W0908]
second.csv:2:8: warning: `length`: the value is outside the field's range, 0 days to 100 days; it counts as unknown [W0907]
second.csv:3:4: error: `points`: a number is expected here, written like 62 [E0904]
second.csv:3:8: error: `length`: a duration is expected here: a whole number and day, week, month or year, such as `9 months` [E0905]
second.csv:3:3: warning: `score`: the value is outside the field's range, 0 to 100; it counts as unknown [W0907]
[4]
$ epf match born.yaml second.csv --as-of 2026-03-01 --partial --format text --why none 2>/dev/null
F1 · Born 1 · as of 1 March 2026

Not yet settled: more must be known
   1  Group work                                    needs information

Computed
      Age                                           not settled, an answer is not usable: -7974 to 2025
      Drives                                        not settled, an answer is not usable: no, yes
      Repeated                                      not settled: no, yes

Not known: Code

Not usable: Date of birth: a day that exists is expected, written YYYY-MM-DD
Not usable: Score: more than the field's 2 decimal places
Not usable: Points: a whole number is expected
Not usable: Sober: yes or no (true or false) is expected
Not usable: Way: one of these is expected: walks, drives
Not usable: Needs: some of these, or none, are expected: housing, work
Not usable: Length: outside the field's range, 0 days to 100 days
Ask next:  Code: settles 1 option whatever the answer

This is a list of options, not a decision. You decide what to propose, the court what to impose.

────────

F2 · Born 1 · as of 1 March 2026

Not yet settled: more must be known
   1  Group work                                    needs information

Computed
      Age                                           not settled: -7974 to 2025
      Drives                                        not settled: no, yes
      Repeated                                      not settled: no, yes

Not known: Date of birth, Way, Code

Not usable: Score: outside the field's range, 0 to 100
Not usable: Points: a whole number is expected
Not usable: Length: a duration is expected, such as 9 months
Ask next:  Code: settles 1 option whatever the answer
           Date of birth
           Way

This is a list of options, not a decision. You decide what to propose, the court what to impose.
[4]
$ epf match born.yaml nameless.csv --as-of 2026-03-01 --unknown-fields ignore
{"schema":"epf.error/1","line":1,"column":1,"field":null,"code":"E0901","message":"this file has no header row that names fields; write the fields' names into the first row, such as `reference`"}
nameless.csv:1:1: error: this file has no header row that names fields; write the fields' names into the first row, such as `reference` [E0901]
[4]
$ epf match nowhere first.json --as-of 2026-03-01
error[E0101]: `nowhere`: there is no such file
  nowhere:1:1
  help: check the path and its permissions
  more: epf explain E0101

[2]
$ epf fmt nowhere.yaml
error[E0101]: `nowhere.yaml`: there is no such file
  nowhere.yaml:1:1
  help: check the path and its permissions
  more: epf explain E0101

[2]
