# What holds of a rule set for everybody.
<<< rules.yaml
ruleset: courses
version: "1"
title: Courses
include_unverified_field: all_of_it
fields:
  all_of_it: {type: boolean}
  date_of_birth: {type: date, min: 1900-01-01, max: 2015-12-31, role: protected, label: Date of birth}
  sex: {type: enum, values: [female, male], role: protected, label: Sex}
  ethnicity: {type: enum, values: [a, b], role: monitored, label: Ethnicity}
  ogrs3: {type: decimal, places: 2, min: 0, max: 100, label: OGRS3}
  region: {type: enum, values: [north, south], label: Region}
derived:
  age: {years_between: [date_of_birth, as_of], label: Age}
options:
  anybody: {title: A, kind: k, source: {title: Manual, status: sourced}, eligible: {ogrs3: {at_least: 50}}}
  women:
    title: W
    kind: k
    source: {title: Manual, status: sourced}
    eligible: {all: [{sex: female, lawful_basis: Equality Act 2010 Sch 3}, {ogrs3: {at_least: 10}}]}
  adults:
    title: D
    kind: k
    source: {title: Manual, status: sourced}
    eligible: {all: [{age: {at_least: 18}, lawful_basis: For adults}, {region: north}]}
  after-women: {title: F, kind: k, source: {title: Manual, status: sourced}, eligible: {region: south}, excluded: {option: women}}
  contradiction: {title: N, kind: k, source: {title: Manual, status: sourced}, eligible: {all: [{ogrs3: {at_least: 60}}, {ogrs3: {below: 50}}]}}
  never-north:
    title: V
    kind: k
    source: {title: Manual, status: sourced}
    eligible: {all: [{option: anybody}, {ogrs3: {below: 40}}]}
  doubtful: {title: O, kind: k, source: {title: Heard, status: unverified}, eligible: {region: north}}
>>>
$ epf check rules.yaml --proofs --as-of 2026-03-01
Proofs, as of 2026-03-01

Can somebody have each option, where it is offered?
  contradiction: nobody can have it: PROVED
    nobody at once meets ogrs3 at least 60 (rules.yaml:27:98) and meets ogrs3 below 50 (rules.yaml:27:123)
  doubtful: nobody while it is withheld, since nobody has verified it (--include-unverified): PROVED
  never-north: nobody can have it: PROVED
    nobody at once meets suitable anybody (rules.yaml:32:23) and meets ogrs3 below 40 (rules.yaml:32:42)
  4 of 7 options: PROVED, each by a profile that was matched

What does a protected field change, if nothing else does?
  date_of_birth
    adults: ineligible with date_of_birth 2009-03-01, eligible with 2008-03-01
      such as {"date_of_birth":"2009-03-01","region":"north"}
      by age at least 18 (rules.yaml:25:23); lawful basis: For adults
    changes nothing of 6 options: PROVED; changes 1, each REFUTED by two profiles that were matched; 0 undecided
  sex
    after-women: excluded with sex female, ineligible with male
      such as {"sex":"female","ogrs3":10,"region":"north"}
      by asking for other options that the field changes (rules.yaml:26:116)
    women: eligible with sex female, ineligible with male
      such as {"sex":"female","ogrs3":10}
      by sex is female (rules.yaml:20:23); lawful basis: Equality Act 2010 Sch 3
    changes nothing of 5 options: PROVED; changes 2, each REFUTED by two profiles that were matched; 0 undecided
  Monitored fields are read by no rule, or the rules would not compile. None of this proves that outcomes are equal: what rules do read
  may stand in for them (epf bias proxies).

Does every condition decide something, is every case reached, and has everybody a value?
  Conditions within counts, sets, items of groups, cautions and package rules are not looked at here.
  16 conditions and cases: 16 PROVED to do so, each by a profile that was matched; 0 PROVED to decide nothing; 0 undecided

On which days is no rule of an option in force?
  every other option has rules for every day
rules.yaml: 0 errors, 0 warnings
[1]
$ epf check rules.yaml --proofs --as-of 2026-03-01 --include-unverified --budget 1
Proofs, as of 2026-03-01, with what nobody has verified

Can somebody have each option, where it is offered?
  adults: UNDECIDED, 1 look was not enough; --budget allows more
  after-women: UNDECIDED, 1 look was not enough; --budget allows more
  anybody: UNDECIDED, 1 look was not enough; --budget allows more
  contradiction: nobody can have it: PROVED
  doubtful: UNDECIDED, 1 look was not enough; --budget allows more
  never-north: UNDECIDED, 1 look was not enough; --budget allows more
  women: UNDECIDED, 1 look was not enough; --budget allows more
  0 of 7 options: PROVED, each by a profile that was matched

What does a protected field change, if nothing else does?
  date_of_birth
    adults: UNDECIDED, 1 look was not enough; --budget allows more
    changes nothing of 6 options: PROVED; changes 0, each REFUTED by two profiles that were matched; 1 undecided
  sex
    after-women: UNDECIDED, 1 look was not enough; --budget allows more
    women: UNDECIDED, 1 look was not enough; --budget allows more
    changes nothing of 5 options: PROVED; changes 0, each REFUTED by two profiles that were matched; 2 undecided
  Monitored fields are read by no rule, or the rules would not compile. None of this proves that outcomes are equal: what rules do read
  may stand in for them (epf bias proxies).

Does every condition decide something, is every case reached, and has everybody a value?
  adults: does `all` of age at least 18 (rules.yaml:25:23) and 1 more decide anything? UNDECIDED, 1 look was not enough; --budget allows more
  after-women: does region is south (rules.yaml:26:89) decide anything? UNDECIDED, 1 look was not enough; --budget allows more
  after-women: does suitable women (rules.yaml:26:116) decide anything? UNDECIDED, 1 look was not enough; --budget allows more
  anybody: does ogrs3 at least 50 (rules.yaml:15:85) decide anything? UNDECIDED, 1 look was not enough; --budget allows more
  doubtful: does region is north (rules.yaml:33:88) decide anything? UNDECIDED, 1 look was not enough; --budget allows more
  never-north: does `all` of suitable anybody (rules.yaml:32:23) and 1 more decide anything? UNDECIDED, 1 look was not enough; --budget allows more
  women: does `all` of sex is female (rules.yaml:20:23) and 1 more decide anything? UNDECIDED, 1 look was not enough; --budget allows more
  Conditions within counts, sets, items of groups, cautions and package rules are not looked at here.
  10 conditions and cases: 3 PROVED to do so, each by a profile that was matched; 0 PROVED to decide nothing; 7 undecided

On which days is no rule of an option in force?
  every other option has rules for every day
rules.yaml: 0 errors, 0 warnings
[1]
$ epf check rules.yaml --proofs --as-of never
rules.yaml: 0 errors, 0 warnings
epf check: the evaluation date is no date; expected YYYY-MM-DD
Try `epf check --help`.
[2]
# Conditions that decide nothing, each with what settles it before; one that is only there to be answered; cases that are never reached; who has no
# value; and days without a rule.
<<< idle.yaml
ruleset: idle
version: "1"
title: Idle
fields:
  ogrs3: {type: integer, min: 0, max: 100}
  setting: {type: enum, values: [community, custody]}
  women_only: {type: boolean}
  spare: {type: integer, min: 0, max: 9}
  code: {type: text, coded: true}
  sentence_date: {type: date, min: 2020-01-01, max: 2030-12-31}
conditions:
  medium: {ogrs3: {at_least: 50}}
derived:
  level:
    first:
      - when: {ogrs3: {at_least: 50}}
        then: high
      - when: {ogrs3: {at_least: 75}}
        then: highest
      - when: {setting: custody}
        then: low
      - otherwise: missing
  theft: {true_when: {any: [{code: {matches: "^039[0-9]{2}$"}}, {code: {matches: "^0390[0-4]$"}}]}}
options:
  course:
    title: Course
    kind: programme
    source: {title: Manual, status: sourced}
    in_force: {sentence_date: {from: 2024-01-01, to: 2026-07-01}}
    eligible:
      all:
        - condition: medium
        - ogrs3: {at_least: 25}
        - any: [{spare: {below: 6}}, {spare: {at_least: 4}}]
        - at_least: 2
          of:
            - setting: community
            - women_only: true
            - ogrs3: {at_least: 40}
    excluded:
      any:
        - all: [{ogrs3: {below: 20}}, {ogrs3: {at_least: 30}}]
        - all: [{setting: custody}, {women_only: true}]
  other:
    title: Other
    kind: programme
    source: {title: Manual, status: sourced}
    eligible: {any: [{ogrs3: {at_least: 10}}, {all: [{ogrs3: {at_least: 20}}, {spare: {at_least: 5}}]}]}
>>>
$ epf check idle.yaml --proofs --as-of 2026-03-01
Proofs, as of 2026-03-01

Can somebody have each option, where it is offered?
  2 of 2 options: PROVED, each by a profile that was matched

What does a protected field change, if nothing else does?
  there is none
  Monitored fields are read by no rule, or the rules would not compile. None of this proves that outcomes are equal: what rules do read
  may stand in for them (epf bias proxies).

Does every condition decide something, is every case reached, and has everybody a value?
  course: ogrs3 at least 25 (idle.yaml:33:11) decides nothing: PROVED. Whoever fails it fails the condition medium (idle.yaml:12:12)
  course: `any` of spare below 6 (idle.yaml:34:18) and 1 more decides nothing, since nobody fails it: PROVED
  course: women_only is true (idle.yaml:38:15) decides nothing but that it has to be answered: PROVED. Whoever meets it meets ogrs3 at least 40 (idle.yaml:39:15), or fails the condition medium (idle.yaml:12:12)
  course: `all` of ogrs3 below 20 (idle.yaml:42:18) and 1 more decides nothing, since nobody meets it: PROVED
  other: `all` of ogrs3 at least 20 (idle.yaml:48:55) and 1 more decides nothing: PROVED. Whoever meets it meets ogrs3 at least 10 (idle.yaml:48:23)
  level: a rule says that some have none: PROVED, such as {"ogrs3":0,"setting":"community"}
  level: case 2 (idle.yaml:18:16) is never reached by anybody whose answers settle it: PROVED. Whoever meets it meets ogrs3 at least 50 (idle.yaml:16:16)
  theft: code matches ^0390[0-4]$ (idle.yaml:23:66) decides nothing: PROVED. Whoever meets it meets code matches ^039[0-9]{2}$ (idle.yaml:23:30)
  spare: no condition that names it decides anything by itself; they are told of above
  Conditions within counts, sets, items of groups, cautions and package rules are not looked at here.
  23 conditions and cases: 16 PROVED to do so, each by a profile that was matched; 7 PROVED to decide nothing; 0 undecided

On which days is no rule of an option in force?
  course: by sentence_date before 2024-01-01, and from 2026-07-01 on
  every other option has rules for every day
idle.yaml: 0 errors, 0 warnings
[1]
