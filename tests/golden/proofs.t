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
  doubtful: nobody while it is withheld, since nobody has verified it (--include-unverified): PROVED
  never-north: nobody can have it: PROVED
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
rules.yaml: 0 errors, 0 warnings
[1]
$ epf check rules.yaml --proofs --as-of never
rules.yaml: 0 errors, 0 warnings
epf check: the evaluation date is no date; expected YYYY-MM-DD
Try `epf check --help`.
[2]
