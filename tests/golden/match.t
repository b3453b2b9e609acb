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
$ epf match rules.yaml people.csv --why deciding --format ndjson
$ epf match rules.yaml person.json --format text
$ epf match rules.yaml person.yaml --format json
$ epf match rules.yaml people.csv --format csv
$ epf match rules.yaml people.ndjson --threads 3 --only eligible 2>/dev/null | cut -c1-60
$ epf match rules.yaml people.ndjson --partial --only error | cut -c1-60
$ epf dump rules.yaml person.json --stage record
$ epf match rules.yaml nobody.json
$ epf match rules.yaml people.txt
$ epf match rules.yaml person.json --stage later
$ epf match rules.yaml person.json --as-of 2026-02-30
$ epf match rules.yaml person.json --format yaml
$ epf match rules.yaml person.json --onyl eligible
$ epf match rules.yaml person.json --only eligable
