# How far a rule is to be trusted travels: what rests on a conflict has the mark, in every kind of derived value; what
# does not has none.
<<< travels.yaml
ruleset: travels
version: "1"
title: Travels
fields:
  sober: {type: boolean, label: Sober}
  score: {type: integer, min: 0, max: 100, label: Score}
  since: {type: date, label: Since}
conditions:
  doubted: {label: Doubted, sober: true, source: {title: Letter, status: conflict}}
  passed_on: {label: Passed on, condition: doubted}
derived:
  points: {label: "Points, in conflict", type: integer, first: [{when: {sober: true}, then: 3}, {otherwise: 1}], source: {title: Letter, status: conflict}}
  day: {label: "Day, in conflict", first_known: [since], source: {title: Letter, status: conflict}}
  level: {label: "Level, in conflict", values: [low, high], ordered: true, first: [{when: {sober: true}, then: low}, {otherwise: high}], source: {title: Letter, status: conflict}}
  k_bands: {bands_of: points, bands: {few: {below: 2}, many: {at_least: 2}}}
  k_count: {count: [{score: {at_least: 1}}, {points: {at_least: 2}}]}
  k_first_known: {first_known: [points, score]}
  k_first_output: {type: integer, first: [{when: {sober: true}, then: {value_of: points}}, {otherwise: 0}]}
  k_first_when: {type: integer, first: [{when: {points: 3}, then: 1}, {otherwise: 0}]}
  k_greatest: {greatest: [points, score]}
  k_least: {least: [points, score]}
  k_matrix: {matrix: {rows: level, columns: {of: score, from: [0, 50]}, cells: [[1, 2], [3, 4]]}}
  k_matrix_bands: {matrix: {rows: sober, columns: {of: points, from: [0, 2]}, cells: {true: [1, 2], false: [3, 4]}}}
  k_sum: {sum: [points, score]}
  k_true_when: {true_when: {points: 3}}
  k_years: {years_between: [day, as_of]}
  of_a_comparison: {true_when: {score: {at_least: points}}}
  of_a_condition: {true_when: {condition: passed_on}}
  of_a_known: {true_when: {known: day}}
  of_an_option: {true_when: {option: a-course}}
  of_another: {sum: [k_sum, k_least]}
  plain: {sum: [score]}
options:
  a-course: {title: A course, kind: course, source: {title: Book, status: sourced}, eligible: {k_true_when: true}}
  b-plain: {title: B plain, kind: course, source: {title: Book, status: sourced}, eligible: {plain: 60}}
>>>
<<< p.json
{"sober": true, "score": 60, "since": "2020-03-01"}
>>>
$ epf match travels.yaml p.json --as-of 2026-03-01 --format ndjson | grep -o '"[a-z_]*":{"state[^}]*}'
"day":{"state":"known","value":"2020-03-01","status":"conflict"}
"k_bands":{"state":"known","value":"many","status":"conflict"}
"k_count":{"state":"known","value":2,"status":"conflict"}
"k_first_known":{"state":"known","value":3,"status":"conflict"}
"k_first_output":{"state":"known","value":3,"status":"conflict"}
"k_first_when":{"state":"known","value":1,"status":"conflict"}
"k_greatest":{"state":"known","value":60,"status":"conflict"}
"k_least":{"state":"known","value":3,"status":"conflict"}
"k_matrix":{"state":"known","value":2,"status":"conflict"}
"k_matrix_bands":{"state":"known","value":2,"status":"conflict"}
"k_sum":{"state":"known","value":63,"status":"conflict"}
"k_true_when":{"state":"known","value":true,"status":"conflict"}
"k_years":{"state":"known","value":6,"status":"conflict"}
"level":{"state":"known","value":"low","status":"conflict"}
"of_a_comparison":{"state":"known","value":true,"status":"conflict"}
"of_a_condition":{"state":"known","value":true,"status":"conflict"}
"of_a_known":{"state":"known","value":true,"status":"conflict"}
"of_an_option":{"state":"known","value":true,"status":"conflict"}
"of_another":{"state":"known","value":66,"status":"conflict"}
"plain":{"state":"known","value":60}
"points":{"state":"known","value":3,"status":"conflict"}
# A caution starts from its option's status, or its version's, and takes the worst of what it tests. What the option
# says of itself is not said again.
<<< cautions.yaml
ruleset: cautions
version: "1"
title: Cautions
fields:
  sober: {type: boolean, label: Sober}
conditions:
  doubted: {label: Doubted, sober: true, source: {title: Letter, status: unverified}}
options:
  a-unsourced:
    title: No source
    kind: course
    eligible: {sober: true}
    cautions:
      - {when: {sober: true}, say: Nothing but the option's own}
      - {when: {condition: doubted}, say: Of what it tests}
  b-book:
    title: Book
    kind: course
    source: {title: Book, status: secondary}
    eligible: {sober: true}
    cautions:
      - {when: {sober: true}, say: Secondary}
      - {when: {condition: doubted}, say: Of what it tests}
  c-versions:
    title: Versions
    kind: course
    source: {title: Book, status: sourced}
    versions:
      - in_force: {as_of: {to: 2026-01-01}}
        eligible: {sober: true}
        cautions:
          - {when: {sober: true}, say: From the first version}
      - in_force: {as_of: {from: 2026-01-01}}
        source: {title: Letter, status: conflict}
        eligible: {sober: true}
        cautions:
          - {when: {sober: true}, say: From the second version}
          - {when: {condition: doubted}, say: From the second version and what it tests}
>>>
<<< sober.json
{"sober": true}
>>>
$ epf match cautions.yaml sober.json --as-of 2026-03-01 --format text
Cautions 1 · as of 1 March 2026

Open: the criteria are met
   1  No source                                     eligible †
      ✓ Sober: yes (needs yes)  [cautions.yaml:12]
      ! Nothing but the option's own †
      ! Of what it tests †
      † This rests on Doubted, which nobody has verified.
      † Nobody has verified these rules.
   2  Book                                          eligible
      ✓ Sober: yes (needs yes)  [cautions.yaml:20]
      ! Secondary
      ! Of what it tests †
      † This rests on Doubted, which nobody has verified.
      Source: Book (secondary)
   3  Versions                                      eligible ‡
      ✓ Sober: yes (needs yes)  [cautions.yaml:35]
      ✓ Evaluation date: 1 March 2026 (in force 1 January 2026 or later)
        [cautions.yaml:33]
      ! From the second version ‡
      ! From the second version and what it tests ‡
      ‡ The sources of these rules conflict.
      Source: Letter (conflict)

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 1 option, 3 cautions rest on a rule that nobody has verified.
‡ 1 option, 2 cautions rest on a rule on which sources conflict.
$ epf match cautions.yaml sober.json --as-of 2025-03-01 --format text
Cautions 1 · as of 1 March 2025

Open: the criteria are met
   1  No source                                     eligible †
      ✓ Sober: yes (needs yes)  [cautions.yaml:12]
      ! Nothing but the option's own †
      ! Of what it tests †
      † This rests on Doubted, which nobody has verified.
      † Nobody has verified these rules.
   2  Book                                          eligible
      ✓ Sober: yes (needs yes)  [cautions.yaml:20]
      ! Secondary
      ! Of what it tests †
      † This rests on Doubted, which nobody has verified.
      Source: Book (secondary)
   3  Versions                                      eligible
      ✓ Sober: yes (needs yes)  [cautions.yaml:30]
      ✓ Evaluation date: 1 March 2025 (in force before 1 January 2026)
        [cautions.yaml:29]
      ! From the first version
      Source: Book (sourced)

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 1 option, 3 cautions rest on a rule that nobody has verified.
$ epf match cautions.yaml sober.json --as-of 2026-03-01 --format ndjson --why deciding | grep -o '"outcome":"met","status"[^}]*}'
"outcome":"met","status":"unverified","text":"Nothing but the option's own"}
"outcome":"met","status":"unverified","text":"Of what it tests"}
"outcome":"met","status":"secondary","text":"Secondary"}
"outcome":"met","status":"unverified","text":"Of what it tests"}
"outcome":"met","status":"conflict","text":"From the second version"}
"outcome":"met","status":"conflict","text":"From the second version and what it tests"}
