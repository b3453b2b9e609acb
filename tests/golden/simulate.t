# A caseload through one rule set, and through two.
<<< old.yaml
ruleset: courses
version: "1"
title: Courses
fields:
  ogrs3: {type: integer, min: 0, max: 100, label: OGRS3}
  sex: {type: enum, values: [female, male], role: monitored, label: Sex}
  region: {type: enum, values: [north, south], label: Region}
derived:
  level: {bands_of: ogrs3, bands: {low: {below: 50}, high: {at_least: 50}}, label: Level}
options:
  thinking: {title: T, kind: k, source: {title: Manual, status: sourced}, eligible: {ogrs3: {at_least: 50}}, available: {region: north}}
  other: {title: O, kind: k, source: {title: Manual, status: sourced}, eligible: {ogrs3: {below: 90}}}
>>>
<<< new.yaml
ruleset: courses
version: "2"
title: Courses
fields:
  ogrs3: {type: integer, min: 0, max: 100, label: OGRS3}
  sex: {type: enum, values: [female, male], role: monitored, label: Sex}
  region: {type: enum, values: [north, south], label: Region}
derived:
  level: {bands_of: ogrs3, bands: {low: {below: 40}, high: {at_least: 40}}, label: Level}
options:
  thinking: {title: T, kind: k, source: {title: Manual, status: sourced}, eligible: {ogrs3: {at_least: 40}}, available: {region: north}}
>>>
<<< people.csv
ogrs3,sex,region
60,male,north
60,male,north
60,male,south
60,female,north
45,male,north
45,male,north
45,female,north
45,female,north
45,female,south
10,male,north
10,female,north
10,female,north
,male,north
95,female,
high,female,north
>>>
<<< places.csv
thinking,2
other,20
>>>
$ epf simulate old.yaml people.csv --as-of 2026-03-01 --by sex,region --min-count 1 --capacity places.csv
courses 1 (sha256:31ce8425f5ab)
14 people; 1 profile could not be matched and is left out

option                                                 eligible       open unavailable ineligible   excluded applies not
other                                                        12          1           0          1          0          0
thinking                                                      4          1           1          8          0          0

Who is eligible, by group
  other
    by sex: female 6 of 7, male 6 of 7
    by region: north 10 of 11; 2 hidden
  thinking
    by sex: female 2 of 7, male 2 of 7
    by region: north 3 of 11; 2 hidden

Unmet need: people who could have it, were it offered where they are
  thinking: 1
    by sex: 2 hidden
    by region: 3 hidden

Demand against capacity
  other: 12 eligible, 20 places
  thinking: 4 eligible, 2 places, 2 too few

Values
  level: not settled 1, low 8, high 5

Open: an answer is missing, or cannot be used, that would settle it. A group is hidden where fewer than 1 of it, or of the others in it, are counted:
of its grouping nothing else is shown. Each grouping by itself: those that nest, such as two bandings of one age, can be subtracted from each
other, so this is for internal use. What is eligible is no forecast of who gets it: officers propose, and courts sentence.
people.csv:16:1: error: `ogrs3`: a number is expected here, written like 62 [E0904]
[4]
$ epf simulate old.yaml people.csv --as-of 2026-03-01 --by sex --min-count 2 --against new.yaml --threads 2
courses 1 (sha256:31ce8425f5ab)
against courses 2 (sha256:0b32484722a5)
14 people; 1 profile could not be matched and is left out

option                                                 eligible       open unavailable ineligible   excluded applies not
other                                                        12          1           0          1          0          0
thinking                                                      4          1           1          8          0          0

Who moves: 5 people of 14 come out otherwise in some option
  thinking
    ineligible becomes eligible: 4
    ineligible becomes unavailable: 1
    who becomes eligible, by sex: female 2 of 7, male 2 of 7
  other: the other rule set has it not

Unmet need: people who could have it, were it offered where they are
  thinking: 1
    by sex: 2 hidden

Values
  level: not settled 1, low 8 -> 3, high 5 -> 10

Open: an answer is missing, or cannot be used, that would settle it. A group is hidden where fewer than 2 of it, or of the others in it, are counted:
of its grouping nothing else is shown. Each grouping by itself: those that nest, such as two bandings of one age, can be subtracted from each
other, so this is for internal use. What is eligible is no forecast of who gets it: officers propose, and courts sentence.
people.csv:16:1: error: `ogrs3`: a number is expected here, written like 62 [E0904]
[4]
$ epf simulate old.yaml people.csv --as-of 2026-03-01 --by sex --min-count 2 --against new.yaml --format json
{"schema":"epf.simulation/1","profiles":15,"refused":1,"ruleset":{"id":"courses","version":"1","fingerprint":"sha256:..."},"against":{"id":"courses","version":"2","fingerprint":"sha256:..."},"moved":5,"min_count":2,"options":[{"option":"other","verdicts":{"eligible":12,"needs_information":1,"unavailable":0,"ineligible":1,"excluded":0,"not_applicable":0},"eligible_by":{"sex":[{"group":"female","hidden":true},{"group":"male","hidden":true}]},"unavailable_by":{"sex":[{"group":"female","hidden":true},{"group":"male","hidden":true}]}},{"option":"thinking","verdicts":{"eligible":4,"needs_information":1,"unavailable":1,"ineligible":8,"excluded":0,"not_applicable":0},"eligible_by":{"sex":[{"group":"female","people":2,"of":7},{"group":"male","people":2,"of":7}]},"unavailable_by":{"sex":[{"group":"female","hidden":true},{"group":"male","hidden":true}]},"against":{"eligible":8,"needs_information":1,"unavailable":2,"ineligible":3,"excluded":0,"not_applicable":0},"flows":[{"before":"ineligible","after":"eligible","people":4},{"before":"ineligible","after":"unavailable","people":1}],"gain_by":{"sex":[{"group":"female","people":2,"of":7},{"group":"male","people":2,"of":7}]},"lose_by":{"sex":[{"group":"female","hidden":true},{"group":"male","hidden":true}]}}],"values":[{"value":"level","people":{"not settled":[1,1],"low":[8,3],"high":[5,10]}}]}
people.csv:16:1: error: `ogrs3`: a number is expected here, written like 62 [E0904]
[4]
$ epf simulate old.yaml people.csv --by sex
epf simulate: no evaluation date is given; add --as-of YYYY-MM-DD, or --as-of today
Try `epf simulate --help`.
[2]
$ epf simulate old.yaml people.csv --as-of 2026-03-01 --by ogrs3
epf simulate: `--by` takes fields and values of the rule set that are enums or booleans, joined by commas; one of these is none
Try `epf simulate --help`.
[2]
$ epf simulate old.yaml nobody.csv --as-of 2026-03-01
epf simulate: `nobody.csv`: there is no such file; check the path
[2]
$ epf simulate old.yaml people.csv --as-of 2026-03-01 --capacity people.csv
epf simulate: a line of the capacities is not OPTION,PEOPLE with an option of the rule set and a whole number
Try `epf simulate --help`.
[2]
# Which conditions a difference between groups runs through: shares that add up. By hand: of 4 men 2 are eligible; one fails `a` alone, one both (a half
# each); of 4 women 1 is, two fail both, one has not answered `b`. So from women `a` takes 1 of 4 and from men 1.5 of 4, and so on.
<<< fair.yaml
ruleset: fair
version: "1"
title: Fair
fields:
  sex: {type: enum, values: [female, male], role: protected}
  a: {type: integer, min: 0, max: 9}
  b: {type: integer, min: 0, max: 9}
options:
  course:
    title: Course
    kind: programme
    source: {title: Manual, status: sourced}
    eligible: {all: [{a: {at_least: 1}}, {b: {at_least: 1}}]}
>>>
<<< eight.csv
sex,a,b
male,1,1
male,1,1
male,0,1
male,0,0
female,1,1
female,0,0
female,0,0
female,1,
>>>
$ epf simulate fair.yaml eight.csv --as-of 2026-03-01 --by sex --account course --min-count 1
fair 1 (sha256:91cd684026bd)
8 people

option                                                 eligible       open unavailable ineligible   excluded applies not
course                                                        3          1           0          4          0          0

Who is eligible, by group
  course
    by sex: female 1 of 4, male 2 of 4

What differences between groups run through: course
  percentage points of who is eligible. Each person who is not counts once, in equal parts for all that stands in the way: these are Shapley
  values, and add up. Which condition a difference runs through says nothing of whether it is right.
  by sex, against female (25.00 % of 4)
   male (50.00 % of 4):
      -12.50  not met: a at least 1 (fair.yaml:13:23)
      +12.50  not met: b at least 1 (fair.yaml:13:43)
      +25.00  open: b at least 1 (fair.yaml:13:43)
      +25.00  in all

Open: an answer is missing, or cannot be used, that would settle it. A group is hidden where fewer than 1 of it, or of the others in it, are counted:
of its grouping nothing else is shown. Each grouping by itself: those that nest, such as two bandings of one age, can be subtracted from each
other, so this is for internal use. What is eligible is no forecast of who gets it: officers propose, and courts sentence.
$ epf simulate fair.yaml eight.csv --as-of 2026-03-01 --by sex --account course --min-count 1 --format json -o account.json
$ grep -o '"account".*' account.json
"account":{"option":"course","comparisons":[{"by":"sex","reference":"female","reference_rate":0.250000,"group":"male","rate":0.500000,"difference":0.250000,"parts":[{"condition":"not met: a at least 1 (fair.yaml:13:23)","difference":-0.125000},{"condition":"not met: b at least 1 (fair.yaml:13:43)","difference":0.125000},{"condition":"open: b at least 1 (fair.yaml:13:43)","difference":0.250000}],"hidden":false}]}}
$ epf simulate fair.yaml eight.csv --as-of 2026-03-01 --by sex --account course --min-count 2
fair 1 (sha256:91cd684026bd)
8 people

option                                                 eligible       open unavailable ineligible   excluded applies not
course                                                        3          1           0          4          0          0

Who is eligible, by group
  course
    by sex: 2 hidden

What differences between groups run through: course
  percentage points of who is eligible. Each person who is not counts once, in equal parts for all that stands in the way: these are Shapley
  values, and add up. Which condition a difference runs through says nothing of whether it is right.
  there are not two groups that may be shown

Open: an answer is missing, or cannot be used, that would settle it. A group is hidden where fewer than 2 of it, or of the others in it, are counted:
of its grouping nothing else is shown. Each grouping by itself: those that nest, such as two bandings of one age, can be subtracted from each
other, so this is for internal use. What is eligible is no forecast of who gets it: officers propose, and courts sentence.
$ epf simulate fair.yaml eight.csv --as-of 2026-03-01 --account nothing
epf simulate: `--account` takes the id of an option of the rule set
Try `epf simulate --help`.
[2]
