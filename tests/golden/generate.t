# What cases show of conditions and bounds, and the cases that are generated for the rest, which an analyst is to confirm.
<<< rules.yaml
ruleset: shown
version: "1"
title: Shown
fields:
  ogrs3: {type: decimal, places: 2, min: 0, max: 100}
  region: {type: enum, values: [north, south]}
  women_only: {type: boolean}
  level: {type: enum, values: [low, medium, high], ordered: true}
  sentence: {type: integer, min: 0, max: 60}
  code: {type: text, coded: true}
  told: {type: set, values: [a, b]}
conditions:
  serious: {any: [{level: {at_least: medium}}, {sentence: {at_least: 12}}]}
derived:
  band: {bands_of: ogrs3, bands: {low: {below: 25}, middle: {at_least: 25, below: 75}, high: {at_least: 75}}}
  answer: {first: [{when: {women_only: true}, then: women}, {when: {band: high}, then: high}, {otherwise: missing}]}
options:
  course:
    title: Course
    kind: programme
    source: {title: Manual, status: sourced}
    eligible: {all: [{ogrs3: {at_least: 50}}, {region: north}, {condition: serious}]}
    excluded: {any: [{women_only: true}, {all: [{known: code}, {code: {matches: "^03[0-9]$"}}]}]}
    available: {told: {includes: a}}
  other:
    title: Other
    kind: programme
    source: {title: Manual, status: sourced}
    eligible: {any: [{ogrs3: {at_least: 10}}, {all: [{ogrs3: {at_least: 20}}, {sentence: {below: 5}}]}]}
cases:
  - {case: in, profile: {ogrs3: 50, region: north, level: medium, sentence: 0, women_only: false, told: [a]}, as_of: 2026-03-01, expect: {other: eligible}}
>>>
$ epf test rules.yaml --generate --as-of 2026-03-01 --to generated.yaml
Cases for an analyst to confirm, as of 2026-03-01
  course: known code (rules.yaml:23:50) where it is not met: nobody in whom it decides: PROVED
  other: ogrs3 at least 20 (rules.yaml:29:55) where it is met: nobody in whom it decides: PROVED
  other: sentence below 5 (rules.yaml:29:80) where it is not met: nobody in whom it decides: PROVED
  other: sentence below 5 (rules.yaml:29:80) where it is met: nobody in whom it decides: PROVED
  17 cases written; PROVED that nobody shows it: 4; UNDECIDED: 0
  halves of conditions (MC/DC): 8 of 28 shown by the cases before, 24 with these
  sides of bounds: 2 of 16 shown by the cases before, 16 with these
$ sed 's/^#/|/' generated.yaml
| Written by `epf test --generate`, as of 2026-03-01, to be confirmed by an analyst.
|
| What these cases expect is what the rules say now, which may be wrong. Confirm each against the source of its rule, or mend the
| rule; then take the comment above the case away.
cases:
  # To be confirmed. Shows:
  #   course: code matches ^03[0-9]$ (rules.yaml:23:65) where it is not met
  #   course: ogrs3 at least 50 (rules.yaml:22:23) where it is not met
  #   other: ogrs3 at least 10 (rules.yaml:29:23) where it is met
  #   condition serious: sentence at least 12 (rules.yaml:13:49) where it is met
  #   course: ogrs3 just below 50 (rules.yaml:22:23)
  #   condition serious: level just below medium (rules.yaml:13:20)
  #   condition serious: sentence exactly 12 (rules.yaml:13:49)
  - case: "course: ogrs3 just below 50; region is north"
    profile: {ogrs3: 49.99, region: north, women_only: false, level: low, sentence: 12, code: ""}
    as_of: 2026-03-01
    expect: {course: ineligible, other: eligible}
  # To be confirmed. Shows:
  #   condition serious: level at least medium (rules.yaml:13:20) where it is not met
  #   condition serious: sentence at least 12 (rules.yaml:13:49) where it is not met
  #   condition serious: sentence just below 12 (rules.yaml:13:49)
  - case: "condition serious: sentence just below 12; level just below medium"
    profile: {ogrs3: 49.99, region: north, women_only: false, level: low, sentence: 11, code: ""}
    as_of: 2026-03-01
    expect: {course: ineligible}
  # To be confirmed. Shows:
  #   other: ogrs3 at least 10 (rules.yaml:29:23) where it is not met
  #   other: ogrs3 just below 10 (rules.yaml:29:23)
  - case: "other: ogrs3 just below 10"
    profile: {ogrs3: 9.99, region: north, women_only: false, level: low, sentence: 11, code: ""}
    as_of: 2026-03-01
    expect: {other: ineligible}
  # To be confirmed. Shows:
  #   other: ogrs3 exactly 10 (rules.yaml:29:23)
  - case: "other: ogrs3 exactly 10"
    profile: {ogrs3: 10, region: north, women_only: false, level: low, sentence: 11, code: ""}
    as_of: 2026-03-01
    expect: {other: eligible}
  # To be confirmed. Shows:
  #   other: ogrs3 just below 20 (rules.yaml:29:55)
  - case: "other: ogrs3 just below 20; sentence below 5: not met"
    profile: {ogrs3: 19.99, region: north, women_only: false, level: low, sentence: 11, code: ""}
    as_of: 2026-03-01
    expect: {other: eligible}
  # To be confirmed. Shows:
  #   other: ogrs3 exactly 20 (rules.yaml:29:55)
  - case: "other: ogrs3 exactly 20; sentence below 5: not met"
    profile: {ogrs3: 20, region: north, women_only: false, level: low, sentence: 11, code: ""}
    as_of: 2026-03-01
    expect: {other: eligible}
  # To be confirmed. Shows:
  #   other: sentence just below 5 (rules.yaml:29:80)
  - case: "other: sentence just below 5; ogrs3 exactly 20"
    profile: {ogrs3: 20, region: north, women_only: false, level: low, sentence: 4, code: ""}
    as_of: 2026-03-01
    expect: {other: eligible}
  # To be confirmed. Shows:
  #   other: sentence exactly 5 (rules.yaml:29:80)
  - case: "other: sentence exactly 5; ogrs3 exactly 20"
    profile: {ogrs3: 20, region: north, women_only: false, level: low, sentence: 5, code: ""}
    as_of: 2026-03-01
    expect: {other: eligible}
  # To be confirmed. Shows:
  #   band: ogrs3 just below 25 (rules.yaml:15:3)
  - case: "band: ogrs3 just below 25"
    profile: {ogrs3: 24.99, region: north, women_only: false, level: low, sentence: 5, code: ""}
    as_of: 2026-03-01
    expect: {band: low}
  # To be confirmed. Shows:
  #   band: ogrs3 exactly 25 (rules.yaml:15:3)
  - case: "band: ogrs3 exactly 25"
    profile: {ogrs3: 25, region: north, women_only: false, level: low, sentence: 5, code: ""}
    as_of: 2026-03-01
    expect: {band: middle}
  # To be confirmed. Shows:
  #   course: the condition serious (rules.yaml:13:20) where it is not met
  #   band: ogrs3 just below 75 (rules.yaml:15:3)
  - case: "band: ogrs3 just below 75"
    profile: {ogrs3: 74.99, region: north, women_only: false, level: low, sentence: 5, code: ""}
    as_of: 2026-03-01
    expect: {course: ineligible, band: middle}
  # To be confirmed. Shows:
  #   answer: band is high (rules.yaml:16:69) where it is met
  #   band: ogrs3 exactly 75 (rules.yaml:15:3)
  - case: "band: ogrs3 exactly 75"
    profile: {ogrs3: 75, region: north, women_only: false, level: low, sentence: 5, code: ""}
    as_of: 2026-03-01
    expect: {answer: high, band: high}
  # To be confirmed. Shows:
  #   course: women_only is true (rules.yaml:23:23) where it is met
  #   answer: women_only is true (rules.yaml:16:28) where it is met
  - case: "course: women_only is true"
    profile: {ogrs3: 50, region: north, women_only: true, level: low, sentence: 12, code: ""}
    as_of: 2026-03-01
    expect: {course: excluded, answer: women}
  # To be confirmed. Shows:
  #   course: known code (rules.yaml:23:50) where it is met
  #   course: code matches ^03[0-9]$ (rules.yaml:23:65) where it is met
  - case: "course: known code; code matches ^03[0-9]$"
    profile: {ogrs3: 50, region: north, women_only: false, level: low, sentence: 12, code: "030"}
    as_of: 2026-03-01
    expect: {course: excluded}
  # To be confirmed. Shows:
  #   course: region is north (rules.yaml:22:48) where it is not met
  - case: "course: region is north: not met; ogrs3 exactly 50"
    profile: {ogrs3: 50, region: south, women_only: false, level: low, sentence: 12, code: ""}
    as_of: 2026-03-01
    expect: {course: ineligible}
  # To be confirmed. Shows:
  #   course: told includes a (rules.yaml:24:17) where it is not met
  - case: "course: told includes a: not met"
    profile: {ogrs3: 50, region: north, women_only: false, level: low, sentence: 12, code: "", told: []}
    as_of: 2026-03-01
    expect: {course: unavailable}
  # To be confirmed. Shows:
  #   other: ogrs3 at least 20 (rules.yaml:29:55) where it is not met
  - case: "other: ogrs3 at least 20: not met; sentence below 5"
    profile: {ogrs3: 0, sentence: 0}
    as_of: 2026-03-01
    expect: {other: ineligible}
$ epf fmt --check generated.yaml
<<< whole.yaml
ruleset: whole
version: "1"
include: [shown.yaml, generated.yaml]
>>>
$ sed '1,3d' rules.yaml > shown.yaml && epf test whole.yaml --coverage

Coverage
  clause course.excluded.2.2 never decides by being not met  [shown.yaml:20]
  clause other.eligible.2.1 never decides by being met  [shown.yaml:26]
  clause other.eligible.2.2 never decides by being met  [shown.yaml:26]
  options: 2 of 2 eligible in some case, 2 refused in some case
  clauses: 10 of 13 decide both ways

MC/DC: does each condition alone decide, once met and once not?
  course: 13 of 14 halves shown (92 %)
    known code (shown.yaml:20:50): half shown, not where it is not met
  other: 3 of 6 halves shown (50 %)
    ogrs3 at least 20 (shown.yaml:26:55): half shown, not where it is met
    sentence below 5 (shown.yaml:26:80): not shown
  2 others: all halves shown (100 %)
  in all: 24 of 28 halves of conditions shown (85 %)

Bounds: is there a case at each, and one just below?
  in all: 16 of 16 sides of bounds shown (100 %)

18 passed, 0 failed
$ epf test whole.yaml --coverage --as-of 2026-03-01 | tail -14

MC/DC: does each condition alone decide, once met and once not?
  course: 13 of 14 halves shown (92 %)
    known code (shown.yaml:20:50): half shown, not where it is not met; PROVED that nobody shows it
  other: 3 of 6 halves shown (50 %)
    ogrs3 at least 20 (shown.yaml:26:55): half shown, not where it is met; PROVED that nobody shows it
    sentence below 5 (shown.yaml:26:80): not shown; PROVED that nobody shows it
  2 others: all halves shown (100 %)
  in all: 24 of 28 halves of conditions shown (85 %); PROVED that nobody shows 4; of the others 100 %

Bounds: is there a case at each, and one just below?
  in all: 16 of 16 sides of bounds shown (100 %)

18 passed, 0 failed
$ epf test whole.yaml --coverage --as-of soon
epf test: the evaluation date is no date; expected YYYY-MM-DD
Try `epf test --help`.
[2]
$ epf test whole.yaml --generate --as-of 2026-03-01
Cases for an analyst to confirm, as of 2026-03-01
  course: known code (shown.yaml:20:50) where it is not met: nobody in whom it decides: PROVED
  other: ogrs3 at least 20 (shown.yaml:26:55) where it is met: nobody in whom it decides: PROVED
  other: sentence below 5 (shown.yaml:26:80) where it is not met: nobody in whom it decides: PROVED
  other: sentence below 5 (shown.yaml:26:80) where it is met: nobody in whom it decides: PROVED
  0 cases written; PROVED that nobody shows it: 4; UNDECIDED: 0
  halves of conditions (MC/DC): 24 of 28 shown by the cases before, 24 with these
  sides of bounds: 16 of 16 shown by the cases before, 16 with these
$ epf test rules.yaml --generate --as-of 2026-03-01 --budget 1 --to few.yaml | tail -12
  course: ogrs3 at least 50 (rules.yaml:22:23) where it is not met: UNDECIDED, 1 look was not enough; --budget allows more
  course: region is north (rules.yaml:22:48) where it is not met: UNDECIDED, 1 look was not enough; --budget allows more
  course: the condition serious (rules.yaml:13:20) where it is not met: UNDECIDED, 1 look was not enough; --budget allows more
  course: told includes a (rules.yaml:24:17) where it is not met: UNDECIDED, 1 look was not enough; --budget allows more
  other: ogrs3 at least 20 (rules.yaml:29:55) where it is not met: UNDECIDED, 1 look was not enough; --budget allows more
  other: ogrs3 at least 20 (rules.yaml:29:55) where it is met: UNDECIDED, 1 look was not enough; --budget allows more
  other: sentence below 5 (rules.yaml:29:80) where it is not met: UNDECIDED, 1 look was not enough; --budget allows more
  other: sentence below 5 (rules.yaml:29:80) where it is met: UNDECIDED, 1 look was not enough; --budget allows more
  answer: band is high (rules.yaml:16:69) where it is met: UNDECIDED, 1 look was not enough; --budget allows more
  15 cases written; PROVED that nobody shows it: 0; UNDECIDED: 13
  halves of conditions (MC/DC): 8 of 28 shown by the cases before, 15 with these
  sides of bounds: 2 of 16 shown by the cases before, 16 with these
$ epf test rules.yaml --generate --as-of soon
epf test: the evaluation date is no date; expected YYYY-MM-DD
Try `epf test --help`.
[2]
$ epf test rules.yaml --generate --coverage
epf test: `--generate` writes cases and reports none; leave `--coverage` out
Try `epf test --help`.
[2]
$ epf test rules.yaml --to x.yaml
epf test: `--to` says where generated cases go; add `--generate`
Try `epf test --help`.
[2]
$ epf test rules.yaml --generate --as-of 2026-03-01 --to no/folder.yaml | tail -1
  sides of bounds: 2 of 16 shown by the cases before, 16 with these
epf test: `no/folder.yaml` cannot be written: No such file or directory
# Without --to the cases are the output, and what is told of them is not.
$ epf test rules.yaml --generate --as-of 2026-03-01 2>/dev/null | cmp - generated.yaml
# Stages, items of a group, values that are worked out, and what nobody has verified.
<<< more.yaml
ruleset: more
version: "1"
title: More
stages: [court, release]
include_unverified_field: unverified
fields:
  unverified: {type: boolean}
  born: {type: date, role: protected}
  served: {type: duration}
groups:
  offences: {most: 3, fields: {code: {type: text, coded: true}, months: {type: integer, min: 0, max: 60}}}
durations: {month: 30 days, year: 365 days}
derived:
  age: {years_between: [born, as_of]}
  is_theft: {for_each: offences, true_when: {code: {matches: "^039"}}}
  thefts: {count_of: offences, when: {is_theft: true}}
  worst: {greatest_of: offences, value: months}
options:
  visits:
    title: Visits
    kind: programme
    stages: [release]
    source: {title: Manual, status: unverified}
    eligible: {all: [{age: {below: 25}, lawful_basis: Manual}, {thefts: {at_least: 2}}, {worst: {at_least: 12}}, {served: {at_least: 6 months}}]}
>>>
$ epf test more.yaml --generate --as-of 2026-03-01 --to few.yaml
Cases for an analyst to confirm, as of 2026-03-01
  6 cases written; PROVED that nobody shows it: 0; UNDECIDED: 0
  halves of conditions (MC/DC): 0 of 12 shown by the cases before, 12 with these
  sides of bounds: 0 of 8 shown by the cases before, 8 with these
$ sed 's/^#/|/' few.yaml
| Written by `epf test --generate`, as of 2026-03-01, to be confirmed by an analyst.
|
| What these cases expect is what the rules say now, which may be wrong. Confirm each against the source of its rule, or mend the
| rule; then take the comment above the case away.
cases:
  # To be confirmed. Shows:
  #   visits: age below 25 (more.yaml:24:23) where it is met
  #   visits: thefts at least 2 (more.yaml:24:65) where it is met
  #   visits: worst at least 12 (more.yaml:24:90) where it is met
  #   visits: served at least 180 days (more.yaml:24:115) where it is met
  #   thefts: offences.1.is_theft is true (more.yaml:16:39) where it is met
  #   offences.1.is_theft: offences.1.code matches ^039 (more.yaml:15:46) where it is met
  #   visits: age just below 25 (more.yaml:24:23)
  #   visits: thefts exactly 2 (more.yaml:24:65)
  #   visits: worst exactly 12 (more.yaml:24:90)
  #   visits: served exactly 180 days (more.yaml:24:115)
  - case: "visits: age just below 25; thefts exactly 2; worst exactly 12"
    profile:
      {born: 2001-03-02, served: "180 days", offences: [{code: "039", months: 0}, {code: "039", months: 12}]}
    as_of: 2026-03-01
    stage: release
    include_unverified: true
    expect: {visits: eligible, thefts: 2, offences.1.is_theft: true}
  # To be confirmed. Shows:
  #   visits: age below 25 (more.yaml:24:23) where it is not met
  #   visits: age exactly 25 (more.yaml:24:23)
  - case: "visits: age exactly 25; thefts exactly 2; worst exactly 12"
    profile:
      {born: 2000-03-02, served: "180 days", offences: [{code: "039", months: 0}, {code: "039", months: 12}]}
    as_of: 2026-03-01
    stage: release
    include_unverified: true
    expect: {visits: ineligible}
  # To be confirmed. Shows:
  #   visits: thefts at least 2 (more.yaml:24:65) where it is not met
  #   visits: thefts just below 2 (more.yaml:24:65)
  - case: "visits: thefts just below 2; age just below 25; worst exactly 12"
    profile: {born: 2001-03-02, served: "180 days", offences: [{code: "039", months: 12}]}
    as_of: 2026-03-01
    stage: release
    include_unverified: true
    expect: {visits: ineligible}
  # To be confirmed. Shows:
  #   visits: worst at least 12 (more.yaml:24:90) where it is not met
  #   visits: worst just below 12 (more.yaml:24:90)
  - case: "visits: worst just below 12; age just below 25; thefts exactly 2"
    profile:
      {born: 2001-03-02, served: "180 days", offences: [{code: "039", months: 0}, {code: "039", months: 11}]}
    as_of: 2026-03-01
    stage: release
    include_unverified: true
    expect: {visits: ineligible}
  # To be confirmed. Shows:
  #   visits: served at least 180 days (more.yaml:24:115) where it is not met
  #   visits: served just below 180 days (more.yaml:24:115)
  - case: "visits: served just below 180 days; age just below 25; thefts exactly 2"
    profile:
      {born: 2001-03-02, served: "179 days", offences: [{code: "039", months: 0}, {code: "039", months: 12}]}
    as_of: 2026-03-01
    stage: release
    include_unverified: true
    expect: {visits: ineligible}
  # To be confirmed. Shows:
  #   thefts: offences.1.is_theft is true (more.yaml:16:39) where it is not met
  #   offences.1.is_theft: offences.1.code matches ^039 (more.yaml:15:46) where it is not met
  - case: "thefts: offences.1.is_theft is true: not met"
    profile: {born: 2001-03-02, served: "179 days", offences: [{code: ""}]}
    as_of: 2026-03-01
    stage: release
    include_unverified: true
    expect: {thefts: 0, offences.1.is_theft: false}
# Nobody answers n, and yet one of two conditions about it always holds: who decides by `flag` is found among those alone whose m is 3 or more.
<<< tangled.yaml
ruleset: tangled
version: "1"
title: Tangled
fields: {flag: {type: boolean}, n: {type: integer, min: 0, max: 6}, m: {type: integer, min: 0, max: 6}}
options:
  one:
    title: One
    kind: k
    source: {title: S, status: sourced}
    eligible: {all: [{not: {known: n}}, {at_least: 2, of: [{flag: true}, {n: {at_least: 3}}, {n: {below: 3}}, {m: {below: 3}}]}]}
>>>
$ epf test tangled.yaml --generate --as-of 2026-03-01 --to tangled-cases.yaml
Cases for an analyst to confirm, as of 2026-03-01
  one: n at least 3 (tangled.yaml:10:75) where it is not met: nobody in whom it decides: PROVED
  one: n at least 3 (tangled.yaml:10:75) where it is met: nobody in whom it decides: PROVED
  one: n below 3 (tangled.yaml:10:95) where it is not met: nobody in whom it decides: PROVED
  one: n below 3 (tangled.yaml:10:95) where it is met: nobody in whom it decides: PROVED
  6 cases written; PROVED that nobody shows it: 4; UNDECIDED: 0
  halves of conditions (MC/DC): 0 of 10 shown by the cases before, 6 with these
  sides of bounds: 0 of 6 shown by the cases before, 6 with these
