# Question by question: what settles most comes first; nothing is asked that cannot matter any more.
<<< rules.yaml
ruleset: small
version: "1"
fields:
  sex: {type: enum, values: [female, male], role: protected, label: Sex}
  ovp: {type: integer, min: 0, max: 99, label: OVP}
  ogrs3: {type: integer, min: 0, max: 99, label: OGRS3, help: Two years}
options:
  a-group:
    title: A group
    kind: programme
    source: {title: Catalogue, status: sourced}
    eligible:
      all:
        - sex: male
          lawful_basis: An Act
        - any:
            - ovp: {at_least: 20}
            - all: [{not: {known: ovp}}, {ogrs3: {at_least: 25}}]
>>>
$ printf 'male\nmany\n\n30\n' | epf ask rules.yaml --as-of 2026-01-01
Sex
  one of: female, male; empty line: not now, ?refused, ?unobtainable
> OVP  (settles 1)
  a whole number from 0 to 99; empty line: not now, ?refused, ?unobtainable
> a number is expected here, written like 62
OVP  (settles 1)
  a whole number from 0 to 99; empty line: not now, ?refused, ?unobtainable
> OGRS3
  Two years
  a whole number from 0 to 99; empty line: not now, ?refused, ?unobtainable
> 
small 1 · as of 1 January 2026

Open: the criteria are met
   1  A group                                       eligible, provisional
      ✓ Sex is male; male is required  [rules.yaml:14]
      ✓ OVP was not answered; an answer rules it out  [rules.yaml:18]
      ✓ OGRS3 is 30; at least 25 is required  [rules.yaml:18]
      Source: Catalogue (sourced)

This is a list of options, not a decision. You decide what to propose, the court what to impose.
Provisional: settled only because something was not answered; an answer may change it.
$ printf 'female\n' | epf ask rules.yaml --as-of 2026-01-01
Sex
  one of: female, male; empty line: not now, ?refused, ?unobtainable
> 
small 1 · as of 1 January 2026

Not eligible: a criterion is not met
   –  A group                                       not eligible
      – Sex is female; male is required  [rules.yaml:14]

This is a list of options, not a decision. You decide what to propose, the court what to impose.
$ epf ask rules.yaml
epf ask: no evaluation date is given; add --as-of YYYY-MM-DD, or --as-of today
Try `epf ask --help`.
[2]
# A date of birth after the evaluation is asked again.
<<< age.yaml
ruleset: age
version: "1"
title: Age
fields:
  date_of_birth: {type: date, role: protected, label: Date of birth}
derived:
  age: {years_between: [date_of_birth, as_of], label: Age}
options:
  course:
    title: Course
    kind: course
    source: {title: Catalogue, status: sourced}
    eligible: {age: {at_least: 18}, lawful_basis: An Act}
>>>
$ printf '2026-01-02\n2000-01-02\n' | epf ask age.yaml --as-of 2026-01-01
Date of birth
  YYYY-MM-DD; empty line: not now, ?refused, ?unobtainable
> the date is after the evaluation date
Date of birth
  YYYY-MM-DD; empty line: not now, ?refused, ?unobtainable
> 
Age 1 · as of 1 January 2026

Open: the criteria are met
   1  Course                                        eligible
      ✓ Age is 25; at least 18 is required  [age.yaml:13]
      Source: Catalogue (sourced)

Computed
      Age                                           25

This is a list of options, not a decision. You decide what to propose, the court what to impose.
