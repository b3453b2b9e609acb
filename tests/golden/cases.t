# Cases that expect something else: what was expected, what came out, and where; then how much the cases cover.
<<< rules.yaml
ruleset: expecting
version: "1"
stages: [early, late]
as_of_field: hearing
durations: {month: 30 days, year: 365 days}
fields:
  hearing: {type: date}
  born: {type: date}
  n: {type: integer, min: 0, max: 20}
  level: {type: enum, values: [low, medium, high], ordered: true}
  flag: {type: boolean}
  score: {type: decimal, places: 1, min: 0, max: 10}
derived:
  most: {greatest: [n, score]}
  worst: {first_known: [level, low]}
  either: {first: [{when: {flag: true}, then: high}, {when: {n: {at_least: 10}}, then: medium}, {otherwise: low}]}
  age: {years_between: [born, hearing]}
  old: {true_when: {age: {at_least: 21}}}
options:
  one: {title: One, kind: k, eligible: {all: [{n: {at_least: 5}}, {flag: true}]}, available: {level: low}}
  two: {title: Two, kind: k, stages: [late], eligible: {n: {at_least: 5}}}
  three: {title: Three, kind: k, eligible: {old: true}}
cases:
  - {case: everything is wrong, profile: {hearing: 2026-01-01, n: 7, flag: true, level: high}, expect: {one: eligible, two: eligible, most: 8, worst: low, either: medium}}
  - case: in other words
    profile: {n: 7, flag: true}
    as_of: 2026-01-01
    stage: late
    expect:
      one: {verdict: ineligible, because: one.eligible.1, provisional: true, availability: 'yes'}
      two: {because: [two.eligible, nothing]}
      most: {state: known, value: 9, provisional: true}
      worst: {possible: [low, high]}
      either: missing
      old: {state: missing, possible: [true]}
      age: {possible: {from: 1, to: 2}}
  - {case: a range, profile: {hearing: 2026-01-01, n: {missing: not_asked}}, expect: {most: {possible: {from: 0, to: 9}}, either: {possible: [low, high]}}}
  - {case: no date, profile: {n: 5}, expect: {two: eligible}}
  - {case: not usable, profile: {hearing: 2026-01-01, n: many, flag: 3}, expect: {one: eligible}}
  - {case: of no such kind, profile: {hearing: 2026-01-01, n: 5}, expect: {one: [eligible], two: {verdict: [a], because: {a: b}, provisional: maybe, availability: [x], else: 1}, most: [1], worst: {value: [1], state: [x], possible: low, provisional: [x], else: 2}}}
  - {case: right, profile: {hearing: 2026-01-01, born: 2000-01-01, n: 5, flag: true, level: low, score: 5.5}, expect: {one: eligible, two: {verdict: not_applicable}, three: eligible, most: 5.5, worst: low, either: high, age: 26, old: true}}
>>>
$ epf test rules.yaml --coverage
FAILED  everything is wrong
  rules.yaml:24:5
                   expected  actual
    one: verdict   eligible  unavailable     line 24
    two: verdict   eligible  not_applicable  line 24
    most: value    8         unknown         line 24
    worst: value   low       high            line 24
    either: value  medium    high            line 24
FAILED  in other words
  rules.yaml:25:5
                       expected               actual
    one: verdict       ineligible             eligible                                  line 30
    one: because       one.eligible.1         one.eligible.1, one.eligible.2, one.available  line 30
    one: provisional   true                   false                                     line 30
    one: availability  yes                    unknown                                   line 30
    two: because       two.eligible, nothing  two.eligible, two.stages                  line 31
    most: state        known                  unknown                                   line 32
    most: value        9                      unknown                                   line 32
    most: provisional  true                   false                                     line 32
    worst: possible    [low, high]            low                                       line 33
    either: state      missing                known                                     line 34
    old: state         missing                unknown                                   line 35
    old: possible      [true]                 false, true                               line 35
    age: possible      {from: 1, to: 2}       -9999 to 9998                             line 36
FAILED  a range
  rules.yaml:37:5
                      expected          actual
    most: possible    {from: 0, to: 9}  0 to 20            line 37
    either: possible  [low, high]       high, medium, low  line 37
FAILED  no date
  rules.yaml:38:5
    the case gives no evaluation date: add `as_of: YYYY-MM-DD`
FAILED  not usable
  rules.yaml:39:5
    line 39, column 58: `n`: a number is expected here, written like 62 [E0904]
    line 39, column 70: `flag`: yes or no (true or false) is expected here [E0904]
FAILED  of no such kind
  rules.yaml:40:5
    one: a list cannot be expected here    (line 40, column 81)
      help: rules/LANGUAGE.md, Cases, says what can
    two: a list cannot be expected here    (line 40, column 108)
      help: rules/LANGUAGE.md, Cases, says what can
    two: `maybe` cannot be expected here    (line 40, column 143)
      help: rules/LANGUAGE.md, Cases, says what can
    two: `availability` cannot be expected here    (line 40, column 150)
      help: rules/LANGUAGE.md, Cases, says what can
    two: `else` cannot be expected here    (line 40, column 169)
      help: rules/LANGUAGE.md, Cases, says what can
    worst: a list cannot be expected here    (line 40, column 217)
      help: rules/LANGUAGE.md, Cases, says what can
    worst: a list cannot be expected here    (line 40, column 250)
      help: rules/LANGUAGE.md, Cases, says what can
    worst: `else` cannot be expected here    (line 40, column 255)
      help: rules/LANGUAGE.md, Cases, says what can
                     expected  actual
    two: because     ?         two.stages  line 40
    most: value      a list    unknown     line 40
    worst: value     a list    low         line 40
    worst: possible  low       low         line 40

Coverage
  option one is never refused
  option three is never refused
  clause either.case.1 never decides by being not met  [rules.yaml:16]
  clause either.case.2 never decides by being met or not met  [rules.yaml:16]
  clause old.when never decides by being not met  [rules.yaml:18]
  clause one.eligible.1 never decides by being not met  [rules.yaml:20]
  clause one.eligible.2 never decides by being not met  [rules.yaml:20]
  clause three.eligible never decides by being not met  [rules.yaml:22]
  clause two.eligible never decides by being not met  [rules.yaml:21]
  options: 3 of 3 eligible in some case, 1 refused in some case
  clauses: 2 of 9 decide both ways

MC/DC: does each condition alone decide, once met and once not?
  one: 4 of 6 halves shown (66 %)
    n at least 5 (rules.yaml:20:48): half shown, not where it is not met
    flag is true (rules.yaml:20:68): half shown, not where it is not met
  three: 1 of 2 halves shown (50 %)
    old is true (rules.yaml:22:45): half shown, not where it is not met
  two: 1 of 2 halves shown (50 %)
    n at least 5 (rules.yaml:21:57): half shown, not where it is not met
  either: 1 of 4 halves shown (25 %)
    flag is true (rules.yaml:16:28): half shown, not where it is not met
    n at least 10 (rules.yaml:16:62): not shown
  old: 1 of 2 halves shown (50 %)
    age at least 21 (rules.yaml:18:21): half shown, not where it is not met
  in all: 8 of 16 halves of conditions shown (50 %)

Bounds: is there a case at each, and one just below?
  either: no case with n just below 10 (rules.yaml:16:62)
  either: no case with n exactly 10 (rules.yaml:16:62)
  old: no case with age just below 21 (rules.yaml:18:21)
  old: no case with age exactly 21 (rules.yaml:18:21)
  one: no case with n just below 5 (rules.yaml:20:48)
  two: no case with n just below 5 (rules.yaml:21:57)
  in all: 2 of 8 sides of bounds shown (25 %)

1 passed, 6 failed
[1]
# As JUnit's XML; what stands in names and texts cannot mark anything up.
<<< junit.yaml
ruleset: junit
version: "1"
title: J
fields: {score: {type: integer, min: 0, max: 10, label: Score}}
options:
  a: {title: A, kind: k, source: {title: S, status: sourced}, eligible: {score: {at_least: 5}}}
cases:
  - {case: "at <5> & \"more\"", profile: {score: 5}, as_of: 2026-03-01, expect: {a: eligible}}
  - {case: below, profile: {score: 4}, as_of: 2026-03-01, expect: {a: eligible}}
>>>
$ epf test junit.yaml --junit
<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="2" failures="1">
  <testsuite name="junit" tests="2" failures="1" errors="0">
    <testcase classname="junit" name="at &lt;5&gt; &amp; &quot;more&quot;" file="junit.yaml" line="8"/>
    <testcase classname="junit" name="below" file="junit.yaml" line="9">
      <failure message="what came out is not what was expected">  junit.yaml:9:5
                expected  actual
    a: verdict  eligible  ineligible  line 9
</failure>
    </testcase>
  </testsuite>
</testsuites>
[1]
$ epf test junit.yaml --junit --tap
epf test: `--tap` and `--junit` are two formats; choose one
Try `epf test --help`.
[2]
$ epf test junit.yaml --junit --coverage
epf test: `--coverage` is told to people; leave `--junit` out
Try `epf test --help`.
[2]
$ epf test junit.yaml --sarif
{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"epf","rules":[{"id":"case","shortDescription":{"text":"a case that does not come out as it expects"}}]}},"columnKind":"unicodeCodePoints","results":[
{"ruleId":"case","level":"error","message":{"text":"below\n  junit.yaml:9:5\n                expected  actual\n    a: verdict  eligible  ineligible  line 9\n"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"junit.yaml"},"region":{"startLine":9,"startColumn":5,"endLine":9,"endColumn":81}}}],"relatedLocations":[{"physicalLocation":{"artifactLocation":{"uri":"junit.yaml"},"region":{"startLine":9,"startColumn":71,"endLine":9,"endColumn":79}},"message":{"text":"a: verdict expected eligible, actual ineligible"}}]}
],"properties":{"passed":1,"failed":1}}]}
[1]
$ epf test junit.yaml --sarif --junit
epf test: `--junit` and `--sarif` are two formats; choose one
Try `epf test --help`.
[2]
$ epf test junit.yaml --sarif --coverage
epf test: `--coverage` is told to people; leave `--sarif` out
Try `epf test --help`.
[2]
