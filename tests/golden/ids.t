# The ids of eligible options alone, a line a profile: what is listed, in which order, and what is said beside it.
<<< rules.yaml
ruleset: ids
version: "1"
title: Ids
as_of_field: hearing_date
fields:
  reference: {type: text, role: identifier}
  hearing_date: {type: date}
  score: {type: integer, min: 0, max: 100, label: Score}
  employed: {type: boolean, label: Employed}
  driving: {type: boolean, label: Driving}
  sentenced: {type: date, label: Sentenced on}
conditions:
  in_work: {label: In work, employed: true, source: {title: Rumour, status: unverified}}
options:
  a-second: {title: A, kind: k, rank: 20, source: {title: Book, status: sourced}, eligible: {score: {at_least: 10}}}
  b-first: {title: B, kind: k, rank: 10, source: {title: Book, status: sourced}, eligible: {score: {at_least: 10}}}
  c-second: {title: C, kind: k, rank: 20, source: {title: Book, status: sourced}, eligible: {score: {at_least: 50}}, excluded: {driving: true}}
  d-elsewhere: {title: D, kind: k, rank: 5, source: {title: Book, status: sourced}, eligible: {score: {at_least: 10}}, available: {employed: false}}
  e-dated: {title: E, kind: k, rank: 30, source: {title: Book, status: sourced}, in_force: {sentenced: {from: 2026-01-01}}, eligible: {score: {at_least: 10}}}
  f-unverified: {title: F, kind: k, rank: 40, source: {title: Letter, status: unverified}, eligible: {score: {at_least: 60}}}
  g-conflict: {title: G, kind: k, rank: 40, source: {title: Letters, status: conflict}, eligible: {score: {at_least: 60}}}
  h-rests: {title: H, kind: k, rank: 50, source: {title: Book, status: sourced}, eligible: {all: [{score: {at_least: 60}}, {condition: in_work}]}}
  i-not-asked: {title: I, kind: k, rank: 60, source: {title: Book, status: sourced}, eligible: {score: {at_least: 60}}, excluded: {known: driving}}
>>>
<<< people.ndjson
{"reference":"A1","hearing_date":"2026-03-01","score":20,"employed":true,"driving":false,"sentenced":"2026-02-01"}
{"reference":"A2","hearing_date":"2026-03-01","score":55,"employed":false,"driving":false,"sentenced":"2026-02-01"}
{"reference":"A3","hearing_date":"2026-03-01","score":80,"employed":true,"driving":true,"sentenced":"2026-02-01"}
{"reference":"A4","hearing_date":"2026-03-01","score":80}
{"reference":"A5","hearing_date":"2026-03-01","score":0,"employed":true,"driving":false,"sentenced":"2025-02-01"}
{"reference":"A6","hearing_date":"2026-03-01"}

{"hearing_date":"2026-03-01","score":20,"employed":true,"driving":false,"sentenced":"2025-12-31"}
{"reference":"A \"9\"","hearing_date":"2026-03-01","score":20,"employed":true,"driving":false}
>>>
$ epf match rules.yaml people.ndjson --format ids
{"schema":"epf.eligible/1","line":1,"profile_id":"A1","eligible":["b-first","a-second","e-dated"],"open":0}
{"schema":"epf.eligible/1","line":2,"profile_id":"A2","eligible":["d-elsewhere","b-first","a-second","c-second","e-dated"],"open":0}
{"schema":"epf.eligible/1","line":3,"profile_id":"A3","eligible":["b-first","a-second","e-dated","f-unverified","g-conflict","h-rests"],"open":0,"unverified":["f-unverified","h-rests"],"conflict":["g-conflict"]}
{"schema":"epf.eligible/1","line":4,"profile_id":"A4","eligible":["d-elsewhere","b-first","a-second","f-unverified","g-conflict","i-not-asked"],"open":3,"provisional":["i-not-asked"],"unverified":["f-unverified"],"conflict":["g-conflict"]}
{"schema":"epf.eligible/1","line":5,"profile_id":"A5","eligible":[],"open":0}
{"schema":"epf.eligible/1","line":6,"profile_id":"A6","eligible":[],"open":9}
{"schema":"epf.eligible/1","line":8,"profile_id":null,"eligible":["b-first","a-second"],"open":0}
{"schema":"epf.eligible/1","line":9,"profile_id":"A \"9\"","eligible":["b-first","a-second"],"open":1}
# The same options in the same order as in the whole shortlist.
$ epf match rules.yaml people.ndjson --format csv | grep ',eligible,' | cut -d, -f1,3,6,8
1,b-first,false,sourced
1,a-second,false,sourced
1,e-dated,false,sourced
2,d-elsewhere,false,sourced
2,b-first,false,sourced
2,a-second,false,sourced
2,c-second,false,sourced
2,e-dated,false,sourced
3,b-first,false,sourced
3,a-second,false,sourced
3,e-dated,false,sourced
3,f-unverified,false,unverified
3,g-conflict,false,conflict
3,h-rests,false,unverified
4,d-elsewhere,false,sourced
4,b-first,false,sourced
4,a-second,false,sourced
4,f-unverified,false,unverified
4,g-conflict,false,conflict
4,i-not-asked,true,sourced
8,b-first,false,sourced
8,a-second,false,sourced
9,b-first,false,sourced
9,a-second,false,sourced
# The order is that of the shortlist, and whatever way results are found, on however many threads, the bytes are the same.
$ epf match rules.yaml people.ndjson --format ids >rows.txt; epf match rules.yaml people.ndjson --format ids --plan plain | cmp - rows.txt
$ epf match rules.yaml people.ndjson --format ids --threads 2 | cmp - rows.txt
$ epf compile rules.yaml -o rules.epfc && epf match rules.epfc people.ndjson --format ids | cmp - rows.txt
rules.epfc: 10688 bytes, sha256:...
# Two threads, several slices.
$ for i in 1 2 3 4 5 6 7 8 9 10; do cat people.ndjson people.ndjson people.ndjson people.ndjson people.ndjson people.ndjson people.ndjson people.ndjson; done >many.ndjson; wc -l <many.ndjson
720
$ epf match rules.yaml many.ndjson --format ids >one.txt; epf match rules.yaml many.ndjson --format ids --threads 2 | cmp - one.txt; epf match rules.yaml many.ndjson --format ids --threads 2 --plan plain | cmp - one.txt; wc -l <one.txt
640
# Profiles that cannot be read stand in their places; an answer that cannot be used leaves open what it might settle.
<<< faulty.ndjson
{"reference":"F1","hearing_date":"2026-03-01","score":20,"employed":true,"driving":false}
{"reference":"F2","hearing_date":"2026-03-01","score":"high"}
{"reference":"F3","score":20}
{"reference":"F4","hearing_date":"2026-03-01","score":101,"employed":true,"driving":false}
{"reference":"F5","hearing_date":"2026-03-01","score":20,"employed":true,"driving":false
{"reference":"F6","hearing_date":"2026-03-01","score":20,"employed":true,"driving":true}
>>>
$ epf match rules.yaml faulty.ndjson --format ids
{"schema":"epf.eligible/1","line":1,"profile_id":"F1","eligible":["b-first","a-second"],"open":1}
{"schema":"epf.error/1","line":2,"column":55,"field":"score","code":"E0904","message":"`score`: a text stands here; a number without quotes is expected"}
{"schema":"epf.error/1","line":3,"column":1,"field":"hearing_date","code":"E0909","message":"`hearing_date` gives the evaluation date and is not answered; answer it, or add --as-of"}
{"schema":"epf.eligible/1","line":4,"profile_id":"F4","eligible":[],"open":8,"invalid":["score"]}
{"schema":"epf.error/1","line":5,"column":89,"field":null,"code":"E0901","message":"the text breaks off here: the object is not closed, a } is missing"}
{"schema":"epf.eligible/1","line":6,"profile_id":"F6","eligible":["b-first","a-second"],"open":1}
faulty.ndjson:2:55: error: `score`: a text stands here; a number without quotes is expected [E0904]
faulty.ndjson:3:1: error: `hearing_date` gives the evaluation date and is not answered; answer it, or add --as-of [E0909]
faulty.ndjson:4:55: warning: `score`: the value is outside the field's range, 0 to 100; it counts as unknown [W0907]
faulty.ndjson:5:89: error: the text breaks off here: the object is not closed, a } is missing [E0901]
[4]
$ epf match rules.yaml faulty.ndjson --format ids --partial 2>/dev/null | sed -n 2p
{"schema":"epf.eligible/1","line":2,"profile_id":"F2","eligible":[],"open":9,"invalid":["score"]}
# Several files: each line names its own.
<<< people.csv
reference,hearing_date,score,employed,driving
B1,2026-03-01,20,yes,no
B2,2026-03-01,20,true,false
>>>
<<< person.yaml
reference: C1
hearing_date: 2026-03-01
score: 12
>>>
<<< list.json
[{"reference": "D1", "hearing_date": "2026-03-01", "score": 12},
 {"reference": "D2", "hearing_date": "2026-03-01", "score": 9}]
>>>
$ epf match rules.yaml people.csv person.yaml list.json --format ids --threads 2
{"schema":"epf.eligible/1","file":"people.csv","line":2,"profile_id":"B1","eligible":["b-first","a-second"],"open":1}
{"schema":"epf.eligible/1","file":"people.csv","line":3,"profile_id":"B2","eligible":["b-first","a-second"],"open":1}
{"schema":"epf.eligible/1","file":"person.yaml","line":1,"profile_id":"C1","eligible":["d-elsewhere","b-first","a-second"],"open":1}
{"schema":"epf.eligible/1","file":"list.json","line":1,"profile_id":"D1","eligible":["d-elsewhere","b-first","a-second"],"open":1}
{"schema":"epf.eligible/1","file":"list.json","line":2,"profile_id":"D2","eligible":[],"open":0}
$ epf match rules.yaml person.yaml nobody.json --format ids
{"schema":"epf.eligible/1","file":"person.yaml","line":1,"profile_id":"C1","eligible":["d-elsewhere","b-first","a-second"],"open":1}
epf match: `nobody.json`: there is no such file; check the path
[2]
# Nobody has an identifier, nothing is eligible, there is no profile.
<<< nameless.yaml
ruleset: nameless
version: "1"
title: Nameless
fields:
  score: {type: integer, min: 0, max: 100, label: Score}
options:
  only: {title: Only, kind: k, eligible: {score: {at_least: 10}}}
>>>
<<< scores.ndjson
{"score":9}
{"score":10}
>>>
<<< empty.ndjson
>>>
$ epf match nameless.yaml scores.ndjson --format ids --as-of 2026-03-01
{"schema":"epf.eligible/1","line":1,"profile_id":null,"eligible":[],"open":0}
{"schema":"epf.eligible/1","line":2,"profile_id":null,"eligible":["only"],"open":0,"unverified":["only"]}
$ epf match nameless.yaml empty.ndjson --format ids --as-of 2026-03-01
$ epf match nameless.yaml - --input ndjson --format ids --as-of 2026-03-01 <scores.ndjson
{"schema":"epf.eligible/1","line":1,"profile_id":null,"eligible":[],"open":0}
{"schema":"epf.eligible/1","line":2,"profile_id":null,"eligible":["only"],"open":0,"unverified":["only"]}
# What is withheld is not eligible; included, it is marked.
<<< withheld.yaml
ruleset: withheld
version: "1"
title: Withheld
include_unverified_field: shown
fields:
  shown: {type: boolean}
  score: {type: integer, min: 0, max: 100, label: Score}
options:
  letter: {title: Letter, kind: k, source: {title: Letter, status: unverified}, eligible: {score: {at_least: 10}}}
  letters: {title: Letters, kind: k, source: {title: Letters, status: conflict}, eligible: {score: {at_least: 10}}}
  sure: {title: Sure, kind: k, source: {title: Book, status: sourced}, eligible: {score: {at_least: 10}}}
>>>
$ epf match withheld.yaml scores.ndjson --format ids --as-of 2026-03-01
{"schema":"epf.eligible/1","line":1,"profile_id":null,"eligible":[],"open":2}
{"schema":"epf.eligible/1","line":2,"profile_id":null,"eligible":["sure"],"open":2}
$ epf match withheld.yaml scores.ndjson --format ids --as-of 2026-03-01 --include-unverified
{"schema":"epf.eligible/1","line":1,"profile_id":null,"eligible":[],"open":0}
{"schema":"epf.eligible/1","line":2,"profile_id":null,"eligible":["letter","letters","sure"],"open":0,"unverified":["letter"],"conflict":["letters"]}
# Reasons, other verdicts and questions are no part of it.
$ epf match rules.yaml people.ndjson --format ids --why none
epf match: `--format ids` tells the eligible options' ids alone; for reasons, other verdicts and questions use `--format ndjson`
Try `epf match --help`.
[2]
$ epf match rules.yaml people.ndjson --format ids --only eligible
epf match: `--format ids` tells the eligible options' ids alone; for reasons, other verdicts and questions use `--format ndjson`
Try `epf match --help`.
[2]
$ epf match rules.yaml people.ndjson --format ids --ask
epf match: `--format ids` tells the eligible options' ids alone; for reasons, other verdicts and questions use `--format ndjson`
Try `epf match --help`.
[2]
$ epf match nameless.yaml scores.ndjson --format ids
epf match: no evaluation date is given; add --as-of YYYY-MM-DD, or --as-of today
Try `epf match --help`.
[2]
# With a ledger every shortlist is kept whole; what is shown is the same.
$ epf ledger init ledger --keys keys >made.txt; epf match rules.yaml people.ndjson --format ids --ledger ledger --keys keys --officer anna | cmp - rows.txt
$ epf ledger verify ledger --keys keys | head -n 1
The ledger is whole: 8 entries, 0 signed heads.
