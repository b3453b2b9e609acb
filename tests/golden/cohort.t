# People who do not exist, drawn from stated shares.
<<< rules.yaml
ruleset: courses
version: "1"
title: Courses
fields:
  case: {type: text, role: identifier}
  sex: {type: enum, values: [female, male], role: monitored, label: Sex}
  region: {type: enum, values: [north, south], label: Region}
  score: {type: decimal, places: 1, min: 0, max: 10, label: Score}
  date_of_birth: {type: date, min: 1900-01-01, max: 2015-12-31, role: protected, label: Date of birth}
  needs: {type: set, values: [alcohol, thinking], label: Needs}
  flag: {type: boolean, label: Flag}
derived:
  age: {years_between: [date_of_birth, as_of], label: Age}
  band: {bands_of: score, bands: {low: {below: 5}, high: {at_least: 5}}, label: Band}
  both: {first: [{when: {all: [{region: north}, {band: high}]}, then: true}, {otherwise: false}], type: boolean, label: Both}
options:
  adults: {title: A, kind: k, source: {title: Manual, status: sourced}, eligible: {all: [{age: {at_least: 18}, lawful_basis: For adults}, {flag: true}, {needs: {includes: alcohol}}]}}
>>>
<<< cohort.yaml
cohort: small
fields:
  sex: {values: {female: 1, male: 3}, status: published, source: "Counted by hand, 2026"}
  region: {values: {north: 60, south: 40}, missing: 10, status: assumed}
  score: {ranges: {low: {from: 0, to: 4.9, share: 50}, high: {from: 5, to: 10, share: 50}}, status: assumed}
  date_of_birth: {ages: {young: {from: 18, to: 20, share: 1}, old: {from: 60, to: 60, share: 1}}, status: assumed}
  needs: {members: {alcohol: 25, thinking: 0}, missing: 20, status: assumed}
  flag: {values: {true: 1, false: 0}, status: assumed}
tables:
  - of: [sex, score]
    given_the_others: true
    shares: {female: {low: 90, high: 10}, male: {low: 20, high: 80}}
    status: assumed
  - of: [region, score]
    shares: {north: {low: 1, high: 9}, south: {low: 9, high: 1}}
    status: assumed
>>>
$ epf cohort rules.yaml cohort.yaml --people 4 --seed 3 --as-of 2026-03-01
{"case":"cohort-1","sex":"female","region":"south","score":0,"date_of_birth":"2006-10-24","needs":[],"flag":true}
{"case":"cohort-2","sex":"male","region":"north","score":9.4,"date_of_birth":"1965-06-27","needs":[],"flag":true}
{"case":"cohort-3","sex":"female","region":"north","score":6.6,"date_of_birth":"1965-04-29","needs":[],"flag":true}
{"case":"cohort-4","sex":"male","region":"north","score":8.7,"date_of_birth":"2006-02-03","needs":null,"flag":true}
# Females are 25 in 100 and 10 of these score high; males 75, and 80 of these: 62.5 in 100. Those in the north, 60, score high more often.
$ epf cohort rules.yaml cohort.yaml --people 100000 --seed 3 --as-of 2026-03-01 | epf simulate rules.yaml - --as-of 2026-03-01 --by sex,region,band,both | sed -n '2,20p'
100000 people

option                                                 eligible       open unavailable ineligible   excluded applies not
adults                                                    20204      20010           0      59786          0          0

Who is eligible, by group
  adults
    by sex: female 5094 of 25005, male 15110 of 74995
    by region: missing 2008 of 10034, north 10981 of 53968, south 7215 of 35998
    by band: low 7572 of 37445, high 12632 of 62555
    by both: not settled 1242 of 6333, false 8666 of 43102, true 10296 of 50565

Open: an answer is missing, or cannot be used, that would settle it. A group is hidden where fewer than 10 of it, or of the others in it, are counted:
of its grouping nothing else is shown. Each grouping by itself: those that nest, such as two bandings of one age, can be subtracted from each
other, so this is for internal use. What is eligible is no forecast of who gets it: officers propose, and courts sentence.
<<< wrong.yaml
cohort: wrong
fields:
  sex: {values: {female: 1, unknown: 3}, status: assumed}
>>>
$ epf cohort rules.yaml wrong.yaml
wrong.yaml:3:29: error: the field has no value `unknown` [E1101]
    3 |   sex: {values: {female: 1, unknown: 3}, status: assumed}
      |                             ^^^^^^^
  help: write a value that the rules list
  more: epf explain E1101

[3]
<<< wrong.yaml
cohort: wrong
fields:
  age: {values: {female: 1}, status: assumed}
>>>
$ epf cohort rules.yaml wrong.yaml
wrong.yaml:3:3: error: the rules have no field `age` [E1101]
    3 |   age: {values: {female: 1}, status: assumed}
      |   ^^^
  help: write the name of a field
  more: epf explain E1101

[3]
<<< wrong.yaml
cohort: wrong
fields:
  sex: {values: {female: 1, male: some}, status: assumed}
>>>
$ epf cohort rules.yaml wrong.yaml
wrong.yaml:3:35: error: a share is a number from 0 on, with at most 6 decimal places [E1101]
    3 |   sex: {values: {female: 1, male: some}, status: assumed}
      |                                   ^^^^
  help: shares are counted against each other, so they need not add up to 100; write 12 or 0.5
  more: epf explain E1101

[3]
<<< wrong.yaml
cohort: wrong
fields:
  sex: {values: {female: 1}, status: guessed}
>>>
$ epf cohort rules.yaml wrong.yaml
wrong.yaml:3:38: error: it is not said whether these figures are published or assumed [E1101]
    3 |   sex: {values: {female: 1}, status: guessed}
      |                                      ^^^^^^^
  help: write `status: published` with a `source`, or `status: assumed`
  more: epf explain E1101

[3]
<<< wrong.yaml
cohort: wrong
fields:
  sex: {values: {female: 1}, status: published}
>>>
$ epf cohort rules.yaml wrong.yaml
wrong.yaml:3:38: error: published figures need a source [E1101]
    3 |   sex: {values: {female: 1}, status: published}
      |                                      ^^^^^^^^^
  help: add `source:` with the document, its date and table
  more: epf explain E1101

[3]
<<< wrong.yaml
cohort: wrong
fields:
  score: {ranges: {low: {from: 0, to: 11, share: 1}}, status: assumed}
>>>
$ epf cohort rules.yaml wrong.yaml
wrong.yaml:3:25: error: a range needs `from`, `to` and `share`, and its ends must be answers of the field [E1101]
    3 |   score: {ranges: {low: {from: 0, to: 11, share: 1}}, status: assumed}
      |                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: write {from: 18, to: 20, share: 12}, within the field's range
  more: epf explain E1101

[3]
<<< wrong.yaml
cohort: wrong
fields:
  sex: {values: {female: 1, male: 1}, status: assumed}
  region: {values: {north: 1, south: 1}, status: assumed}
tables:
  - {of: [sex, region], shares: {female: {north: 1}, male: {north: 1}}, status: assumed}
>>>
$ epf cohort rules.yaml wrong.yaml
wrong.yaml:3:3: error: these shares cannot all hold together: fitting them came to no end [E1101]
    3 |   sex: {values: {female: 1, male: 1}, status: assumed}
      |   ^^^
  help: look for a share of 0 in a table where its field's own share is above 0
  more: epf explain E1101

[3]
<<< wrong.yaml
cohort: wrong
fields:
  sex: {values: {female: 1, male: 1}, status: assumed}
tables:
  - {of: [sex, region], shares: {female: {north: 1}}, status: assumed}
>>>
$ epf cohort rules.yaml wrong.yaml
wrong.yaml:5:16: error: this cannot stand in a table [E1101]
    5 |   - {of: [sex, region], shares: {female: {north: 1}}, status: assumed}
      |                ^^^^^^
  help: name fields of `fields:` that are no sets, each once
  more: epf explain E1101

[3]
$ epf cohort rules.yaml cohort.yaml --as-of soon
epf cohort: `--as-of` is no date; expected YYYY-MM-DD
Try `epf cohort --help`.
[2]
