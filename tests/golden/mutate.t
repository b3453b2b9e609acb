# What the cases do not notice: each threshold moved by one step, each operator turned round. The rules have one of each
# kind, and one case that shows little.
<<< rules.yaml
ruleset: mutated
version: "1"
stages: [early, late]
durations: {month: 30 days, year: 365 days}
fields:
  flag: {type: boolean}
  level: {type: enum, values: [low, medium, high], ordered: true}
  score: {type: decimal, places: 1, min: 0, max: 10}
  other: {type: decimal, places: 1, min: 0, max: 10}
  left: {type: duration, min: 0 days, max: 1 year}
  convicted: {type: date}
  assessed: {type: date}
  done: {type: set, values: [a, b]}
  code: {type: text, coded: true}
derived:
  band: {bands_of: score, bands: {lower: {below: 5}, upper: {at_least: 5}}}
  # The second case may take in what the first has taken: no result can show it.
  way: {first: [{when: {level: high}, then: fast}, {when: {level: medium}, then: steady}, {otherwise: slow}]}
conditions:
  soon: {left: {below: 1 month}}
options:
  alpha:
    title: Alpha
    kind: k
    stages: [early]
    versions: # the day on which one follows the other moves for both
      - {in_force: {convicted: {to: 2020-01-01}}, eligible: {flag: true}}
      - {in_force: {convicted: {from: 2020-01-01}}, eligible: {any: [{flag: true}, {score: {at_least: 4, below: 6}}]}}
  beta:
    title: Beta
    kind: k
    in_force: {convicted: {from: 2000-01-01}}
    eligible:
      at_least: 2
      of:
        - score: {at_least: other}
        - assessed: {on_or_after: as_of minus 1 year}
        - level: {is: medium}
    excluded: {not: {known: level}}
    available: {done: {includes_none: [a, b]}}
    cautions:
      - {when: {code: {matches: "^1"}}, say: One}
      - {when: {done: {is: none}}, say: Two}
      - {when: {done: {includes: a}}, say: Three}
      - {when: {condition: soon}, say: Four}
      - {when: {option: alpha}, say: Five}
cases:
  - case: one that says little
    profile: {flag: true, level: medium, score: 5, other: 5, left: 1 week, convicted: 2026-01-01, assessed: 2026-01-01, done: [], code: "105"}
    as_of: 2026-03-01
    expect: {alpha: eligible, beta: eligible}
>>>
$ epf test rules.yaml --mutate
1 passed, 0 failed
SURVIVED  band  rules.yaml:16:3: `score`: the bound at 5 read as 4.9
SURVIVED  band  rules.yaml:16:3: `score`: the bound at 5 read as 5.1
SURVIVED  way.case.1  rules.yaml:18:25: the test of `level` turned round
SURVIVED  way.case.1  rules.yaml:18:25: `level`: high read as medium or more
SURVIVED  way.case.2  rules.yaml:18:60: the test of `level` turned round
SURVIVED  way.case.2  rules.yaml:18:60: `level`: medium read as at most medium
SURVIVED  soon  rules.yaml:20:10: the test of `left` turned round
SURVIVED  soon  rules.yaml:20:10: `left`: at most 29 days read as at most 28 days
SURVIVED  soon  rules.yaml:20:10: `left`: at most 29 days read as at most 30 days
SURVIVED  alpha.in_force.1  rules.yaml:27:21: the test of `convicted` turned round
SURVIVED  alpha.in_force.1  rules.yaml:27:21: `convicted`: up to 2019-12-31 read as up to 2019-12-30
SURVIVED  alpha.in_force.1  rules.yaml:27:21: `convicted`: up to 2019-12-31 read as up to 2020-01-01
SURVIVED  alpha.versions.1.eligible  rules.yaml:27:62: the test of `flag` turned round
SURVIVED  alpha.versions.2.eligible  rules.yaml:28:64: `any` read as `all`
SURVIVED  alpha.versions.2.eligible.1  rules.yaml:28:71: the test of `flag` turned round
SURVIVED  alpha.versions.2.eligible.2  rules.yaml:28:85: the test of `score` turned round
SURVIVED  alpha.versions.2.eligible.2  rules.yaml:28:85: `score`: 4 to 5.9 read as 3.9 to 5.9
SURVIVED  alpha.versions.2.eligible.2  rules.yaml:28:85: `score`: 4 to 5.9 read as 4 to 5.8
SURVIVED  alpha.versions.2.eligible.2  rules.yaml:28:85: `score`: 4 to 5.9 read as 4.1 to 5.9
SURVIVED  alpha.versions.2.eligible.2  rules.yaml:28:85: `score`: 4 to 5.9 read as 4 to 6
SURVIVED  beta.in_force  rules.yaml:32:16: `convicted`: 2000-01-01 or later read as 1999-12-31 or later
SURVIVED  beta.in_force  rules.yaml:32:16: `convicted`: 2000-01-01 or later read as 2000-01-02 or later
SURVIVED  beta.eligible  rules.yaml:34:7: `at_least: 2` read as 1
SURVIVED  beta.eligible  rules.yaml:34:7: `at_least: 2` read as 3
SURVIVED  beta.eligible.1  rules.yaml:36:11: the comparison turned round
SURVIVED  beta.eligible.1  rules.yaml:36:11: `at_least` read as more than
SURVIVED  beta.eligible.2  rules.yaml:37:11: the comparison turned round
SURVIVED  beta.eligible.2  rules.yaml:37:11: minus 1 year read as minus 2 years
SURVIVED  beta.eligible.2  rules.yaml:37:11: minus 1 year read as the same day
SURVIVED  beta.eligible.3  rules.yaml:38:11: the test of `level` turned round
SURVIVED  beta.eligible.3  rules.yaml:38:11: `level`: medium read as at most medium
SURVIVED  beta.eligible.3  rules.yaml:38:11: `level`: medium read as medium or more
SURVIVED  beta.cautions.1  rules.yaml:42:17: the clause turned round
SURVIVED  beta.cautions.2  rules.yaml:43:17: `is: none` read as `includes_any`
SURVIVED  beta.cautions.2  rules.yaml:43:17: `is: none` read as `includes_all`
SURVIVED  beta.cautions.3  rules.yaml:44:17: `includes` read as `includes_none`
SURVIVED  beta.cautions.5  rules.yaml:46:17: the clause turned round
not counted, since no result can show them: 1
7 of 44 changes noticed: mutation score 15.9 %
[1]
<<< full.yaml
ruleset: full
version: "1"
fields:
  score: {type: integer, min: 0, max: 10}
  flag: {type: boolean}
options:
  alpha: {title: Alpha, kind: k, eligible: {score: {at_least: 5}}, cautions: [{when: {flag: true}, say: One}]}
cases:
  - {case: on the line, profile: {score: 5, flag: true}, as_of: 2026-03-01, expect: {alpha: {verdict: eligible, cautions: [1]}}}
  - {case: below it, profile: {score: 4, flag: false}, as_of: 2026-03-01, expect: {alpha: {verdict: ineligible, cautions: []}}}
>>>
$ epf test full.yaml --mutate
2 passed, 0 failed
4 of 4 changes noticed: mutation score 100.0 %
<<< failing.yaml
ruleset: failing
version: "1"
fields:
  flag: {type: boolean}
options:
  alpha:
    title: Alpha
    kind: k
    eligible: {flag: true}
    cautions: [{when: {flag: true}, say: One}, {when: {flag: false}, say: Two}]
cases:
  - {case: another caution, profile: {flag: true}, as_of: 2026-03-01, expect: {alpha: {cautions: [2]}}}
  - {case: none, profile: {flag: true}, as_of: 2026-03-01, expect: {alpha: {cautions: []}}}
  - {case: may apply, profile: {}, as_of: 2026-03-01, expect: {alpha: {cautions: [1, 2]}}}
>>>
$ epf test failing.yaml --mutate
FAILED  another caution
  failing.yaml:12:5
                     expected  actual
    alpha: cautions  2         1       line 12
FAILED  none
  failing.yaml:13:5
                     expected  actual
    alpha: cautions  none      1       line 13

1 passed, 2 failed
[1]
# What is said of each item of a group is written once and changed once, for all items; limits and package rules are
# changed as well.
<<< items.yaml
ruleset: items
version: "1"
purposes: [punish]
amounts: [hours]
groups:
  offences: {most: 3, fields: {value: {type: integer, min: 0, max: 100}, driving: {type: boolean}, passed: {type: sentence}}}
derived:
  size: {for_each: offences, bands_of: value, bands: {small: {below: 50}, large: {at_least: 50}}}
  grave: {for_each: offences, true_when: {all: [{size: large}, {driving: true}]}}
  some_grave: {any_of: offences, when: {grave: true}}
  heavy: {count_of: offences, when: {value: {at_least: 90}}}
  in_custody: {any_of: offences, when: {passed: {at_least: 12 weeks, below: 3 years}}}
guidelines:
  driving-grid:
    title: Driving
    source: {title: Nobody, status: sourced}
    for_each: offences
    when: {value: {at_least: 40}}
    axes: [size]
    cells: [1 year, 2 years]
options:
  curfew:
    title: Curfew
    kind: requirement
    source: {title: Nobody, status: sourced}
    eligible: {some_grave: true}
    purposes: [punish]
    limits:
      - {amount: hours, at_least: 2, at_most: 16, when: {heavy: {at_least: 1}}}
package_rules:
  long-curfew:
    when: {amount_of: curfew, at_least: 12}
    say: That is long.
    objection: false
    source: {title: Nobody, status: sourced}
cases:
  - case: the third is grave
    profile: {offences: [{value: 10, driving: true}, {value: 50, driving: false}, {value: 95, driving: true}]}
    as_of: 2026-03-01
    expect: {curfew: eligible}
    package:
      choose: {curfew: 17}
      expect: {conclusion: may_not_stand, objections: [curfew.limits.1], advice: [long-curfew]}
>>>
$ epf check items.yaml
items.yaml: 0 errors, 0 warnings
$ epf test items.yaml --mutate
1 passed, 0 failed
SURVIVED  heavy.when  items.yaml:11:38: the test of `value` turned round
SURVIVED  heavy.when  items.yaml:11:38: `value`: 90 or more read as 89 or more
SURVIVED  heavy.when  items.yaml:11:38: `value`: 90 or more read as 91 or more
SURVIVED  in_custody.when  items.yaml:12:41: the test of `passed` turned round
SURVIVED  in_custody.when  items.yaml:12:41: `passed`: 12 weeks to below 3 years read as 83 days to below 3 years
SURVIVED  in_custody.when  items.yaml:12:41: `passed`: 12 weeks to below 3 years read as 12 weeks to below 1094 days
SURVIVED  in_custody.when  items.yaml:12:41: `passed`: 12 weeks to below 3 years read as 85 days to below 3 years
SURVIVED  in_custody.when  items.yaml:12:41: `passed`: 12 weeks to below 3 years read as 12 weeks to below 1096 days
SURVIVED  some_grave.when  items.yaml:10:41: the test of `grave` turned round
SURVIVED  grave.when  items.yaml:9:43: `all` read as `any`
SURVIVED  grave.when.1  items.yaml:9:50: the test of `size` turned round
SURVIVED  grave.when.2  items.yaml:9:65: the test of `driving` turned round
SURVIVED  size  items.yaml:8:3: `value`: the bound at 50 read as 49
SURVIVED  size  items.yaml:8:3: `value`: the bound at 50 read as 51
SURVIVED  driving-grid.when  items.yaml:18:12: the test of `value` turned round
SURVIVED  driving-grid.when  items.yaml:18:12: `value`: 40 or more read as 39 or more
SURVIVED  driving-grid.when  items.yaml:18:12: `value`: 40 or more read as 41 or more
SURVIVED  curfew.limits.1  items.yaml:29:9: `at_least: 2` of hours read as 1
SURVIVED  curfew.limits.1  items.yaml:29:9: `at_most: 16` of hours read as 15
SURVIVED  curfew.limits.1  items.yaml:29:9: `at_least: 2` of hours read as 3
SURVIVED  long-curfew.when  items.yaml:32:12: `amount_of.curfew.hours`: 12 or more read as 11 or more
SURVIVED  long-curfew.when  items.yaml:32:12: `amount_of.curfew.hours`: 12 or more read as 13 or more
5 of 27 changes noticed: mutation score 18.5 %
[1]
