# Decision tables: what each hit policy makes of the same answers, complete and with some missing; several outputs; lists; a table
# whose points are added up column by column; tables of items; two hundred rules over six columns; and what cases, mutation, coverage, diff, fmt and dump see of them.
<<< rules.yaml
ruleset: tables
version: "1"
title: Tables
fields:
  age: {type: integer, min: 0, max: 120, label: Age}
  risk: {type: enum, values: [low, medium, high], label: Risk}
  affordable: {type: boolean, label: Affordable}
derived:
  t_unique:
    label: Unique
    table:
      hit: unique
      inputs: [age, risk, affordable]
      rules:
        - when: {age: {at_least: 18}, risk: [medium, low], affordable: true}
          then: approved
          note: the usual case
        - when: {age: {below: 18}}
          then: declined
        - when: {age: {at_least: 18}, risk: high}
          then: declined
  t_any:
    label: Any
    table:
      hit: any
      inputs: [age, risk]
      otherwise: no
      rules:
        - {when: {age: {below: 18}}, then: yes}
        - {when: {risk: high}, then: yes}
  t_first:
    label: First
    table:
      hit: first
      inputs: [age, risk]
      rules:
        - {when: {risk: high}, then: 3}
        - {when: {age: {below: 18}}, then: 2.5}
        - {when: {}, then: missing}
  t_priority:
    label: Priority
    values: [refused, referred, accepted]
    table:
      hit: priority
      inputs: [age, risk]
      rules:
        - {when: {age: {at_least: 18}}, then: accepted}
        - {when: {risk: [medium, high]}, then: referred}
        - {when: {risk: high, age: {below: 30}}, then: refused}
  t_sum: {label: Sum, table: {hit: collect, collect: sum, inputs: [age, risk], otherwise: 0, rules: [{when: {age: {at_least: 18}}, then: 5}, {when: {age: {below: 18}}, then: 7}, {when: {risk: [medium, high]}, then: 10}]}}
  t_min: {label: Least, table: {hit: collect, collect: min, inputs: [age, risk], otherwise: 99, rules: [{when: {age: {at_least: 18}}, then: 5}, {when: {risk: high}, then: 3}, {when: {risk: [medium, high]}, then: 10}]}}
  t_max: {label: Greatest, table: {hit: collect, collect: max, inputs: [age, risk], otherwise: missing, rules: [{when: {age: {at_least: 18}}, then: 5}, {when: {risk: high}, then: 3}, {when: {risk: [medium, high]}, then: 10}]}}
  t_count: {label: Count, table: {hit: collect, collect: count, inputs: [age, risk], rules: [{when: {age: {at_least: 18}}, then: a}, {when: {risk: high}, then: a}]}}
  t_collect: {label: Collected, table: {hit: collect, inputs: [age, risk], rules: [{when: {age: {at_least: 18}}, then: b}, {when: {risk: high}, then: a}, {when: {risk: [medium, high]}, then: b}]}}
  t_rule_order: {label: In order of rules, table: {hit: rule_order, inputs: [age, risk], otherwise: 0, rules: [{when: {age: {at_least: 18}}, then: 2.5}, {when: {risk: high}, then: -1}, {when: {risk: [medium, high]}, then: 2.5}]}}
  award:
    label: Award
    table:
      hit: output_order
      inputs: [age, risk]
      outputs:
        measure: {label: Measure, values: {tag: Tag, work: Work}}
        level: {label: Level, values: [top, base]}
      rules:
        - {when: {age: {at_least: 18}}, then: {measure: work, level: base}}
        - {when: {risk: high}, then: {measure: tag, level: base}}
        - {when: {risk: [medium, high]}, then: {measure: work, level: top}}
options:
  course:
    title: Course
    kind: programme
    source: {title: Manual, status: sourced}
    eligible: {all: [{t_unique: approved}, {t_collect: {includes: b}}, {award_measure: {includes: work}}]}
cases:
  - case: a man of 20 at high risk
    profile: {age: 20, risk: high, affordable: true}
    as_of: 2026-03-01
    expect: {t_unique: declined, t_any: yes, t_first: 3, t_priority: refused, t_sum: 15, t_min: 3, t_max: 10, t_count: 2, t_collect: [b, a, b], t_rule_order: [2.5, -1, 2.5], award_measure: [tag, work, work], award_level: [base, top, base]}
  - case: nobody pays
    profile: {age: 20, risk: low, affordable: false}
    as_of: 2026-03-01
    expect: {t_unique: none, t_any: no, t_first: missing, t_priority: accepted, t_collect: [b], course: ineligible}
  - case: a child
    profile: {age: 12, risk: low}
    as_of: 2026-03-01
    expect: {t_unique: declined, t_first: 2.5, t_priority: none, t_sum: 7, t_max: missing, t_count: 0, t_collect: none, t_rule_order: [0], award_level: none}
  - case: of unknown age
    profile: {risk: medium}
    as_of: 2026-03-01
    expect:
      t_priority: referred
      t_sum: {state: unknown, possible: {from: 15, to: 17}}
      t_collect: {state: unknown, includes: [b], possible: none}
>>>
$ epf check rules.yaml
rules.yaml: 0 errors, 0 warnings
$ epf test rules.yaml
4 passed, 0 failed
<<< people.ndjson
{}
{"age": 20}
{"risk": "high"}
{"age": 20, "risk": "high", "affordable": true}
{"age": 40, "risk": "medium", "affordable": true}
{"age": 12, "risk": "low"}
>>>
$ epf match rules.yaml people.ndjson --as-of 2026-03-01 --format text
Tables 1 · as of 1 March 2026

Not yet settled: more must be known
   1  Course                                        needs information
      ? Unique: not known (needs approved)  [rules.yaml:73]
      ? Collected: not known (needs b)  [rules.yaml:73]
      ? Measure: not known (needs Work)  [rules.yaml:73]
      Source: Manual (sourced)

Computed
      Level                                         not known
      Measure                                       not known
      Any                                           not known
      Collected                                     not known
      Count                                         not known
      First                                         not known
      Greatest                                      not known
      Least                                         not known
      Priority                                      not known
      In order of rules                             not known
      Sum                                           not settled: 5 to 17
      Unique                                        not known

Not known: Age; Risk; Affordable
Ask next:  Age: may settle 1 option
           Risk: may settle 1 option
           Affordable: may settle 1 option

This is a list of options, not a decision. You decide what to propose, the court
what to impose.

────────

Tables 1 · as of 1 March 2026

Not yet settled: more must be known
   1  Course                                        needs information
      ? Unique: not known (needs approved)  [rules.yaml:73]
      Source: Manual (sourced)

Computed
      Level
        not settled: base; maybe: top
      Measure
        not settled: Work; maybe: Tag
      Any                                           not known
      Collected                                     not settled: b; maybe: a
      Count                                         not settled: 1 to 2
      First                                         not known
      Greatest                                      not settled: 5 to 10
      Least                                         not settled: 3 to 5
      Priority
        not settled: refused, referred or accepted
      In order of rules                             not settled: 2.5; maybe: -1
      Sum                                           not settled: 5 to 15
      Unique                                        not known

Not known: Risk; Affordable
Ask next:  Risk: may settle 1 option
           Affordable: may settle 1 option

This is a list of options, not a decision. You decide what to propose, the court
what to impose.

────────

Tables 1 · as of 1 March 2026

Not eligible: a criterion is not met
   –  Course                                        not eligible
      – Unique: declined (needs approved)  [rules.yaml:73]

Computed
      Level                                         not settled: top, base
      Measure                                       not settled: Tag, Work
      Any                                           yes
      Collected                                     not settled: b, a
      Count                                         not settled: 1 to 2
      First                                         3
      Greatest                                      10
      Least                                         3
      Priority
        not settled: refused or referred
      In order of rules                             not settled: -1, 2.5
      Sum                                           not settled: 15 to 17
      Unique                                        declined

Not known: Age
Ask next:  Age

This is a list of options, not a decision. You decide what to propose, the court
what to impose.

────────

Tables 1 · as of 1 March 2026

Not eligible: a criterion is not met
   –  Course                                        not eligible
      – Unique: declined (needs approved)  [rules.yaml:73]

Computed
      Level                                         base, top, base
      Measure                                       Tag, Work, Work
      Any                                           yes
      Collected                                     b, a, b
      Count                                         2
      First                                         3
      Greatest                                      10
      Least                                         3
      Priority                                      refused
      In order of rules                             2.5, -1, 2.5
      Sum                                           15
      Unique                                        declined

This is a list of options, not a decision. You decide what to propose, the court
what to impose.

────────

Tables 1 · as of 1 March 2026

Open: the criteria are met
   1  Course                                        eligible
      ✓ Unique: approved (needs approved)  [rules.yaml:73]
      ✓ Collected: b, b (needs b)  [rules.yaml:73]
      ✓ Measure: Work, Work (needs Work)  [rules.yaml:73]
      Source: Manual (sourced)

Computed
      Level                                         top, base
      Measure                                       Work, Work
      Any                                           no
      Collected                                     b, b
      Count                                         1
      Greatest                                      10
      Least                                         5
      Priority                                      referred
      In order of rules                             2.5, 2.5
      Sum                                           15
      Unique                                        approved

This is a list of options, not a decision. You decide what to propose, the court
what to impose.

────────

Tables 1 · as of 1 March 2026

Not eligible: a criterion is not met
   –  Course                                        not eligible
      – Unique: declined (needs approved)  [rules.yaml:73]
      – Collected: none (needs b)  [rules.yaml:73]
      – Measure: none (needs Work)  [rules.yaml:73]

Computed
      Level                                         none
      Measure                                       none
      Any                                           yes
      Collected                                     none
      Count                                         0
      First                                         2.5
      Least                                         99
      Priority                                      none
      In order of rules                             0
      Sum                                           7
      Unique                                        declined

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ epf match rules.yaml people.ndjson --as-of 2026-03-01 --format ndjson --why none | sed 's/.*"values"/"values"/; s/,"options".*//'
"values":{"award":{"state":"unknown","needs":["age","risk"]},"award_level":{"state":"unknown","includes":[],"possible":["top","base"],"needs":["age","risk"]},"award_measure":{"state":"unknown","includes":[],"possible":["tag","work"],"needs":["age","risk"]},"t_any":{"state":"unknown","possible":["yes","no"],"needs":["age","risk"]},"t_collect":{"state":"unknown","includes":[],"possible":["b","a"],"needs":["age","risk"]},"t_count":{"state":"unknown","possible":{"from":0,"to":2},"needs":["age","risk"]},"t_first":{"state":"unknown","possible":{"from":2.5,"to":3},"may_be_missing":true,"needs":["age","risk"]},"t_max":{"state":"unknown","possible":{"from":5,"to":10},"may_be_missing":true,"needs":["age","risk"]},"t_min":{"state":"unknown","possible":{"from":3,"to":99},"needs":["age","risk"]},"t_priority":{"state":"unknown","possible":["refused","referred","accepted","none"],"needs":["age","risk"]},"t_rule_order":{"state":"unknown","includes":[],"possible":[-1,0,2.5],"needs":["age","risk"]},"t_sum":{"state":"unknown","possible":{"from":5,"to":17},"needs":["age","risk"]},"t_unique":{"state":"unknown","possible":["approved","declined","none"],"needs":["age","risk","affordable"]}}
"values":{"award":{"state":"unknown","needs":["risk"]},"award_level":{"state":"unknown","includes":["base"],"possible":["top"],"needs":["risk"]},"award_measure":{"state":"unknown","includes":["work"],"possible":["tag"],"needs":["risk"]},"t_any":{"state":"unknown","possible":["yes","no"],"needs":["risk"]},"t_collect":{"state":"unknown","includes":["b"],"possible":["a"],"needs":["risk"]},"t_count":{"state":"unknown","possible":{"from":1,"to":2},"needs":["risk"]},"t_first":{"state":"unknown","possible":{"from":3,"to":3},"may_be_missing":true,"needs":["risk"]},"t_max":{"state":"unknown","possible":{"from":5,"to":10},"needs":["risk"]},"t_min":{"state":"unknown","possible":{"from":3,"to":5},"needs":["risk"]},"t_priority":{"state":"unknown","possible":["refused","referred","accepted"],"needs":["risk"]},"t_rule_order":{"state":"unknown","includes":[2.5],"possible":[-1],"needs":["risk"]},"t_sum":{"state":"unknown","possible":{"from":5,"to":15},"needs":["risk"]},"t_unique":{"state":"unknown","possible":["approved","declined","none"],"needs":["risk","affordable"]}}
"values":{"award":{"state":"unknown","needs":["age"]},"award_level":{"state":"unknown","includes":["top","base"],"possible":[],"needs":["age"]},"award_measure":{"state":"unknown","includes":["tag","work"],"possible":[],"needs":["age"]},"t_any":{"state":"known","value":"yes"},"t_collect":{"state":"unknown","includes":["b","a"],"possible":[],"needs":["age"]},"t_count":{"state":"unknown","possible":{"from":1,"to":2},"needs":["age"]},"t_first":{"state":"known","value":3},"t_max":{"state":"known","value":10},"t_min":{"state":"known","value":3},"t_priority":{"state":"unknown","possible":["refused","referred"],"needs":["age"]},"t_rule_order":{"state":"unknown","includes":[-1,2.5],"possible":[],"needs":["age"]},"t_sum":{"state":"unknown","possible":{"from":15,"to":17},"needs":["age"]},"t_unique":{"state":"known","value":"declined"}}
"values":{"award":{"state":"known","value":[{"level":"base","measure":"tag"},{"level":"top","measure":"work"},{"level":"base","measure":"work"}]},"award_level":{"state":"known","value":["base","top","base"]},"award_measure":{"state":"known","value":["tag","work","work"]},"t_any":{"state":"known","value":"yes"},"t_collect":{"state":"known","value":["b","a","b"]},"t_count":{"state":"known","value":2},"t_first":{"state":"known","value":3},"t_max":{"state":"known","value":10},"t_min":{"state":"known","value":3},"t_priority":{"state":"known","value":"refused"},"t_rule_order":{"state":"known","value":[2.5,-1,2.5]},"t_sum":{"state":"known","value":15},"t_unique":{"state":"known","value":"declined"}}
"values":{"award":{"state":"known","value":[{"level":"top","measure":"work"},{"level":"base","measure":"work"}]},"award_level":{"state":"known","value":["top","base"]},"award_measure":{"state":"known","value":["work","work"]},"t_any":{"state":"known","value":"no"},"t_collect":{"state":"known","value":["b","b"]},"t_count":{"state":"known","value":1},"t_first":{"state":"missing"},"t_max":{"state":"known","value":10},"t_min":{"state":"known","value":5},"t_priority":{"state":"known","value":"referred"},"t_rule_order":{"state":"known","value":[2.5,2.5]},"t_sum":{"state":"known","value":15},"t_unique":{"state":"known","value":"approved"}}
"values":{"award":{"state":"known","value":[]},"award_level":{"state":"known","value":[]},"award_measure":{"state":"known","value":[]},"t_any":{"state":"known","value":"yes"},"t_collect":{"state":"known","value":[]},"t_count":{"state":"known","value":0},"t_first":{"state":"known","value":2.5},"t_max":{"state":"missing"},"t_min":{"state":"known","value":99},"t_priority":{"state":"known","value":"none"},"t_rule_order":{"state":"known","value":[0]},"t_sum":{"state":"known","value":7},"t_unique":{"state":"known","value":"declined"}}
$ epf dump rules.yaml --stage clauses | head -8
rules.yaml:65:19  award.rule.1.age  at_least
rules.yaml:66:19  award.rule.2.risk  is
rules.yaml:67:19  award.rule.3.risk  in
rules.yaml:29:19  t_any.rule.1.age  below
rules.yaml:30:19  t_any.rule.2.risk  is
rules.yaml:54:92  t_collect.rule.1.age  at_least
rules.yaml:54:132  t_collect.rule.2.risk  is
rules.yaml:54:163  t_collect.rule.3.risk  in
$ epf test rules.yaml --coverage

Coverage
  option course is never eligible
  clause t_max.rule.2.risk never decides by being met  [rules.yaml:52]
  clause t_min.rule.3.risk never decides by being met  [rules.yaml:51]
  clause t_priority.rule.3.age never decides by being not met  [rules.yaml:49]
  clause t_unique.rule.1.age never decides by being met  [rules.yaml:15]
  clause t_unique.rule.1.risk never decides by being met  [rules.yaml:15]
  clause t_unique.rule.1.affordable never decides by being met  [rules.yaml:15]
  clause t_unique.rule.3.age never decides by being not met  [rules.yaml:20]
  clause course.eligible.1 never decides by being met  [rules.yaml:73]
  clause course.eligible.2 never decides by being met  [rules.yaml:73]
  clause course.eligible.3 never decides by being met  [rules.yaml:73]
  options: 0 of 1 eligible in some case, 1 refused in some case
  clauses: 27 of 37 decide both ways

MC/DC: does each condition alone decide, once met and once not?
  course: 1 of 6 halves shown (16 %)
    t_unique is approved (rules.yaml:73:23): half shown, not where it is met
    t_collect includes b (rules.yaml:73:45): not shown
    award_measure includes work (rules.yaml:73:73): not shown
  t_max: 5 of 6 halves shown (83 %)
    risk is high (rules.yaml:52:161): half shown, not where it is met
  t_min: 5 of 6 halves shown (83 %)
    risk in medium, high (rules.yaml:51:184): half shown, not where it is met
  t_priority: 7 of 8 halves shown (87 %)
    age below 30 (rules.yaml:49:31): half shown, not where it is not met
  t_unique: 7 of 12 halves shown (58 %)
    age at least 18 (rules.yaml:15:18): not shown
    risk in medium, low (rules.yaml:15:39): half shown, not where it is met
    affordable is true (rules.yaml:15:60): half shown, not where it is met
    age at least 18 (rules.yaml:20:18): half shown, not where it is not met
  13 others: all halves shown (100 %)
  in all: 61 of 74 halves of conditions shown (82 %)

Bounds: is there a case at each, and one just below?
  award_level: no case with age just below 18 (rules.yaml:65:19)
  award_level: no case with age exactly 18 (rules.yaml:65:19)
  t_any: no case with age just below 18 (rules.yaml:29:19)
  t_any: no case with age exactly 18 (rules.yaml:29:19)
  t_collect: no case with age just below 18 (rules.yaml:54:92)
  t_collect: no case with age exactly 18 (rules.yaml:54:92)
  t_count: no case with age just below 18 (rules.yaml:53:102)
  t_count: no case with age exactly 18 (rules.yaml:53:102)
  t_first: no case with age just below 18 (rules.yaml:38:19)
  t_first: no case with age exactly 18 (rules.yaml:38:19)
  t_max: no case with age just below 18 (rules.yaml:52:121)
  t_max: no case with age exactly 18 (rules.yaml:52:121)
  t_min: no case with age just below 18 (rules.yaml:51:113)
  t_min: no case with age exactly 18 (rules.yaml:51:113)
  t_priority: no case with age just below 30 (rules.yaml:49:31)
  t_priority: no case with age exactly 30 (rules.yaml:49:31)
  t_priority: no case with age just below 18 (rules.yaml:47:19)
  t_priority: no case with age exactly 18 (rules.yaml:47:19)
  t_rule_order: no case with age just below 18 (rules.yaml:55:120)
  t_rule_order: no case with age exactly 18 (rules.yaml:55:120)
  t_sum: no case with age just below 18 (rules.yaml:50:150)
  t_sum: no case with age exactly 18 (rules.yaml:50:150)
  t_sum: no case with age just below 18 (rules.yaml:50:110)
  t_sum: no case with age exactly 18 (rules.yaml:50:110)
  t_unique: no case with age just below 18 (rules.yaml:15:18)
  t_unique: no case with age exactly 18 (rules.yaml:15:18)
  t_unique: no case with age just below 18 (rules.yaml:18:18)
  t_unique: no case with age exactly 18 (rules.yaml:18:18)
  t_unique: no case with age just below 18 (rules.yaml:20:18)
  t_unique: no case with age exactly 18 (rules.yaml:20:18)
  in all: 0 of 30 sides of bounds shown (0 %)

4 passed, 0 failed
$ epf test rules.yaml --mutate | tail -8
SURVIVED  t_unique.rule.1.age  rules.yaml:15:18: `age`: 18 or more read as 19 or more
SURVIVED  t_unique.rule.2.age  rules.yaml:18:18: `age`: at most 17 read as at most 16
SURVIVED  t_unique.rule.2.age  rules.yaml:18:18: `age`: at most 17 read as at most 18
SURVIVED  t_unique.rule.3.age  rules.yaml:20:18: `age`: 18 or more read as 19 or more
SURVIVED  course.eligible.2  rules.yaml:73:45: `includes` read as `includes_none`
SURVIVED  course.eligible.3  rules.yaml:73:73: `includes` read as `includes_none`
not counted, since no result can show them: 1
39 of 70 changes noticed: mutation score 55.7 %
$ sed 's/risk: \[medium, low\], affordable/risk: low, affordable/; s/below: 30/below: 25/' rules.yaml > other.yaml
$ epf diff rules.yaml other.yaml --as-of 2026-03-01
tables 1 (sha256:934bc3fddee5)
  -> tables 1 (sha256:1794fd49ea28)
as of 2026-03-01

course: changed
  for age from 18 on, risk medium, affordable true
    before  met: `all` of t_unique is approved (rules.yaml:73:23) and 2 more
    after   not met: `all` of t_unique is approved (other.yaml:73:23) and 2 more
    eligible becomes ineligible, among others: what becomes of it hangs on its other conditions, which are the same
    such as  {"age":18,"risk":"medium","affordable":true}
  for age from 18 on, risk medium, affordable missing
    before  open: `all` of t_unique is approved (rules.yaml:73:23) and 2 more
    after   not met: `all` of t_unique is approved (other.yaml:73:23) and 2 more
    needs_information becomes ineligible, among others: what becomes of it hangs on its other conditions, which are the same
    such as  {"age":18,"risk":"medium"}
  for age missing, risk medium, affordable true or missing
    before  open: `all` of t_unique is approved (rules.yaml:73:23) and 2 more
    after   not met: `all` of t_unique is approved (other.yaml:73:23) and 2 more
    needs_information becomes ineligible, among others: what becomes of it hangs on its other conditions, which are the same
    such as  {"risk":"medium","affordable":true}
  for everybody else: PROVED the same
value t_priority: worked out otherwise
  "refused" becomes "referred", among others
  such as  {"age":25,"risk":"high"}
value t_unique: worked out otherwise
  "approved" becomes "none", among others
  such as  {"age":18,"risk":"medium","affordable":true}

0 options PROVED the same for everybody, 1 changed, 0 undecided, 0 added, 0 removed, 0 renamed
[1]
$ epf check rules.yaml --proofs --as-of 2026-03-01 | head -12
Proofs, as of 2026-03-01

Can somebody have each option, where it is offered?
  1 of 1 option: PROVED, each by a profile that was matched

What does a protected field change, if nothing else does?
  there is none
  Monitored fields are read by no rule, or the rules would not compile. None of this proves that outcomes are equal: what rules do read
  may stand in for them (epf bias proxies).

Does every condition decide something, is every case reached, and has everybody a value?
  course: t_collect includes b (rules.yaml:73:45) decides nothing: PROVED. Whoever fails it fails award_measure includes work (rules.yaml:73:73)
rules.yaml: 0 errors, 0 warnings
$ cp rules.yaml formatted.yaml; epf fmt formatted.yaml; epf fmt --check formatted.yaml; sed -n '/t_sum:/,/t_min:/p' formatted.yaml
  t_sum:
    label: Sum
    table:
      hit: collect
      collect: sum
      inputs: [age, risk]
      otherwise: 0
      rules:
        - {when: {age: {at_least: 18}}, then: 5}
        - {when: {age: {below: 18}}, then: 7}
        - {when: {risk: [medium, high]}, then: 10}
  t_min:
      {t_unique: declined, t_any: yes, t_first: 3, t_priority: refused, t_sum: 15, t_min: 3, t_max: 10,
       t_count: 2, t_collect: [b, a, b], t_rule_order: [2.5, -1, 2.5], award_measure: [tag, work, work],
       award_level: [base, top, base]}
  - case: nobody pays
    profile: {age: 20, risk: low, affordable: false}
    as_of: 2026-03-01
    expect:
      {t_unique: none, t_any: no, t_first: missing, t_priority: accepted, t_collect: [b], course: ineligible}
  - case: a child
    profile: {age: 12, risk: low}
    as_of: 2026-03-01
    expect:
      {t_unique: declined, t_first: 2.5, t_priority: none, t_sum: 7, t_max: missing, t_count: 0,
       t_collect: none, t_rule_order: [0], award_level: none}
  - case: of unknown age
    profile: {risk: medium}
    as_of: 2026-03-01
    expect:
      t_priority: referred
      t_sum: {state: unknown, possible: {from: 15, to: 17}}
      t_collect: {state: unknown, includes: [b], possible: none}
$ epf compile rules.yaml -o t.epfc > /dev/null; epf match t.epfc people.ndjson --as-of 2026-03-01 --format ndjson | cksum; epf match rules.yaml people.ndjson --as-of 2026-03-01 --format ndjson | cksum
1308381712 7392
1308381712 7392
t.epfc: 29120 bytes, sha256:...
<<< points.yaml
ruleset: points
version: "1"
fields:
  b0: {type: boolean}
  b1: {type: boolean}
  b2: {type: boolean}
  b3: {type: boolean}
  b4: {type: boolean}
  b5: {type: boolean}
  b6: {type: boolean}
  b7: {type: boolean}
  b8: {type: boolean}
  b9: {type: boolean}
  ba: {type: boolean}
derived:
  points:
    label: Points
    table:
      hit: collect
      collect: sum
      inputs: [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, ba]
      otherwise: 0
      rules:
        - {when: {b0: true}, then: 1}
        - {when: {b1: true}, then: 2}
        - {when: {b2: true}, then: 4}
        - {when: {b3: true}, then: 8}
        - {when: {b4: true}, then: 16}
        - {when: {b5: true}, then: 32}
        - {when: {b6: true}, then: 64}
        - {when: {b7: true}, then: 128}
        - {when: {b8: true}, then: 256}
        - {when: {b9: true, ba: true}, then: 512}
        - {when: {b9: true, ba: false}, then: 1000}
        - {when: {}, then: 10000}
>>>
<<< points.ndjson
{}
{"b0": true, "b1": false, "b2": true, "b3": false, "b4": true, "b5": false, "b6": true, "b7": false, "b8": true, "b9": true}
{"b0": true, "b1": false, "b2": true, "b3": false, "b4": true, "b5": false, "b6": true, "b7": false, "b8": true, "b9": true, "ba": true}
>>>
$ epf match points.yaml points.ndjson --as-of 2026-03-01 --format ndjson | sed 's/.*"values"/"values"/; s/,"options".*//'
"values":{"points":{"state":"unknown","possible":{"from":10000,"to":11511},"needs":["b0","b1","b2","b3","b4","b5","b6","b7","b8","b9","ba"]}}
"values":{"points":{"state":"unknown","possible":{"from":10853,"to":11341},"needs":["ba"]}}
"values":{"points":{"state":"known","value":10853}}
<<< items.yaml
ruleset: items
version: "1"
fields:
  age: {type: integer, min: 0, max: 120}
groups:
  offences:
    label: Offence
    most: 3
    fields:
      value: {type: integer, min: 0, max: 1000}
derived:
  band: {label: Band, for_each: offences, table: {hit: first, inputs: [value, age], otherwise: 0, rules: [{when: {value: {at_least: 500}}, then: 5}, {when: {value: {at_least: 100}, age: {below: 18}}, then: 3}]}}
  flags: {label: Flags, for_each: offences, table: {hit: collect, inputs: [value, age], rules: [{when: {value: {at_least: 500}}, then: large}, {when: {age: {below: 18}}, then: child}]}}
  made: {label: Made, for_each: offences, table: {hit: first, inputs: [value], outputs: {kind: {}, weight: {}}, otherwise: {kind: none_of_these, weight: missing}, rules: [{when: {value: {at_least: 500}}, then: {kind: theft, weight: 2}}]}}
  total: {label: Total, sum_of: offences, value: band}
  some_theft: {any_of: offences, when: {made_kind: theft}}
>>>
<<< items.ndjson
{"age": 12, "offences": [{"value": 600}, {"value": 200}, {}]}
{"offences": [{"value": 200}]}
>>>
$ epf match items.yaml items.ndjson --as-of 2026-03-01 --format ndjson | sed 's/.*"values"/"values"/; s/,"options".*//'
"values":{"some_theft":{"state":"known","value":true},"total":{"state":"unknown","possible":{"from":8,"to":13},"needs":["offences.3.value"]},"offences.1.band":{"state":"known","value":5},"offences.1.flags":{"state":"known","value":["large","child"]},"offences.1.made_kind":{"state":"known","value":"theft"},"offences.1.made_weight":{"state":"known","value":2},"offences.2.band":{"state":"known","value":3},"offences.2.flags":{"state":"known","value":["child"]},"offences.2.made_kind":{"state":"known","value":"none_of_these"},"offences.2.made_weight":{"state":"missing"},"offences.3.band":{"state":"unknown","possible":{"from":0,"to":5},"needs":["offences.3.value"]},"offences.3.flags":{"state":"unknown","includes":["child"],"possible":["large"],"needs":["offences.3.value"]},"offences.3.made_kind":{"state":"unknown","possible":["theft","none_of_these"],"needs":["offences.3.value"]},"offences.3.made_weight":{"state":"unknown","possible":{"from":2,"to":2},"may_be_missing":true,"needs":["offences.3.value"]}}
"values":{"some_theft":{"state":"known","value":false},"total":{"state":"unknown","possible":{"from":0,"to":3},"needs":["age"]},"offences.1.band":{"state":"unknown","possible":{"from":0,"to":3},"needs":["age"]},"offences.1.flags":{"state":"unknown","includes":[],"possible":["child"],"needs":["age"]},"offences.1.made_kind":{"state":"known","value":"none_of_these"},"offences.1.made_weight":{"state":"missing"}}
$ epf match items.yaml items.ndjson --as-of 2026-03-01 --format text | head -24
items 1 · as of 1 March 2026

Result
      some_theft                                    yes
      Total                                         not settled: 8 to 13
      Offence 1
        Flags                                       large, child
        Made: weight                                2
      Offence 2
        Flags                                       child
        Made: weight                                no value
      Offence 3
        Flags
          not settled: child; maybe: large
        Made: weight                                not known
      … and 6 more; --why all shows them

Not known: Offence 3: value
Ask next:  Offence 3: value

This is worked out from the answers given. It decides nothing by itself.

────────

<<< wide.awk
BEGIN {
  print "ruleset: wide\nversion: \"1\"\nfields:\n  a: {type: integer, min: 0, max: 49}\n  b: {type: enum, values: [p, q, r, s]}\n  c: {type: boolean}"
  print "  d: {type: enum, values: [t, u, v, w, x]}\n  e: {type: integer, min: 0, max: 99}\n  f: {type: decimal, places: 2, min: 0, max: 100}"
  print "derived:\n  y:\n    table:\n      hit: unique\n      inputs: [a, b, c, d, e, f]\n      rules:"
  split("p q r s", b); split("t u v w x", d)
  for (i = 0; i < 200; i++)
    printf "        - {when: {a: {at_least: %d, below: %d}, b: %s, c: %s, d: %s, e: {at_least: %d}, f: {below: %d}}, then: o%d}\n",
      i % 5 * 10 + (i % 5 == 0), i % 5 * 10 + 10 - (i % 5 == 4), b[int(i / 5) % 4 + 1], int(i / 20) % 2 ? "true" : "false", d[int(i / 40) + 1], 10 + i % 7, 50 + i % 11, i % 3
}
>>>
$ awk -f wide.awk > wide.yaml; grep -c when wide.yaml; epf check wide.yaml
200
wide.yaml: 0 errors, 0 warnings
$ echo '{"a": 12, "b": "q", "c": true, "d": "v", "e": 40}' | epf match wide.yaml - --as-of 2026-03-01 --format ndjson | sed 's/.*"values"/"values"/; s/,"options".*//'
"values":{"y":{"state":"unknown","possible":["o1","none"],"needs":["f"]}}
$ echo '{"a": 12, "b": "q", "c": true, "d": "v", "e": 40, "f": 3.5}' | epf match wide.yaml - --as-of 2026-03-01 --format ndjson | sed 's/.*"values"/"values"/; s/,"options".*//'
"values":{"y":{"state":"known","value":"o1"}}
