# Where a proof must not be claimed: what once was, or might be.
# Sentences: between some of them there is none that anybody can write.
<<< o.yaml
ruleset: r
version: "1"
title: R
fields: {flag: {type: boolean}, x: {type: sentence, min: 10 days, max: 12 days}, y: {type: sentence, min: 10 days, max: 12 days}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {all: [{flag: true}, {not: {x: {at_least: y}}}]}}
>>>
<<< n.yaml
ruleset: r
version: "1"
title: R
fields: {flag: {type: boolean}, x: {type: sentence, min: 10 days, max: 12 days}, y: {type: sentence, min: 10 days, max: 12 days}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {all: [{known: flag}, {not: {x: {at_least: y}}}]}}
>>>
$ epf diff o.yaml n.yaml --as-of 2026-03-01 | sed 1,4d
o: changed
  for flag false
    before  not met: flag is true (o.yaml:6:81)
    after   met: known flag (n.yaml:6:81)
    ineligible becomes eligible, among others: what becomes of it hangs on its other conditions, which are the same
    such as  {"flag":false,"x":"10 days","y":"11 days"}
  for flag missing
    before  open: flag is true (o.yaml:6:81)
    after   not met: known flag (n.yaml:6:81)
    needs_information becomes ineligible, among others: what becomes of it hangs on its other conditions, which are the same
    such as  {"x":"10 days","y":"11 days"}
  for everybody else: PROVED the same

0 options PROVED the same for everybody, 1 changed, 0 undecided, 0 added, 0 removed, 0 renamed
# More items of a group than are looked at.
<<< o.yaml
ruleset: r
version: "1"
title: R
fields: {flag: {type: boolean}}
groups: {offences: {most: 5, fields: {v: {type: boolean}}}}
derived: {n: {count_of: offences, when: {v: true}, unknown_counts_as: false}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {n: {at_least: 4}}}
>>>
<<< n.yaml
ruleset: r
version: "1"
title: R
fields: {flag: {type: boolean}}
groups: {offences: {most: 5, fields: {v: {type: boolean}}}}
derived: {n: {count_of: offences, when: {v: true}, unknown_counts_as: false}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {n: {at_least: 5}}}
>>>
$ epf diff o.yaml n.yaml --as-of 2026-03-01 | sed 1,4d
o: perhaps changed
  for everybody with at most 2 `offences` (--items looks at more): PROVED the same

0 options PROVED the same for everybody, 0 changed, 1 undecided, 0 added, 0 removed, 0 renamed
# The same, where somebody is looked for.
<<< o.yaml
ruleset: r
version: "1"
title: R
fields: {flag: {type: boolean}}
groups: {offences: {most: 5, fields: {v: {type: boolean}}}}
derived: {n: {count_of: offences, when: {v: true}, unknown_counts_as: false}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {flag: true}, excluded: {n: {below: 4}}}
>>>
<<< n.yaml
ruleset: r
version: "1"
title: R
fields: {flag: {type: boolean}}
groups: {offences: {most: 5, fields: {v: {type: boolean}}}}
derived: {n: {count_of: offences, when: {v: true}, unknown_counts_as: false}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {any: [{flag: true}, {known: flag}]}, excluded: {n: {below: 4}}}
>>>
$ epf diff o.yaml n.yaml --as-of 2026-03-01 | sed 1,4d
o: perhaps changed
  for everybody with at most 2 `offences` (--items looks at more): PROVED the same

0 options PROVED the same for everybody, 0 changed, 1 undecided, 0 added, 0 removed, 0 renamed
# A protected date that is no date of birth may lie ahead.
<<< o.yaml
ruleset: r
version: "1"
title: R
fields: {due: {type: date, min: 2020-01-01, max: 2040-01-01, role: protected}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {due: {on_or_after: 2026-05-01}, lawful_basis: x}}
>>>
<<< n.yaml
ruleset: r
version: "1"
title: R
fields: {due: {type: date, min: 2020-01-01, max: 2040-01-01, role: protected}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {due: {on_or_after: 2026-06-01}, lawful_basis: x}}
>>>
$ epf diff o.yaml n.yaml --as-of 2026-03-01 | sed 1,4d
o: changed
  for due from 2026-05-01 to 2026-05-31
    before  met: due at least 2026-05-01 (o.yaml:6:74)
    after   not met: due at least 2026-06-01 (n.yaml:6:74)
    eligible becomes ineligible, among others: what becomes of it hangs on its other conditions, which are the same
    such as  {"due":"2026-05-01"}
  for everybody else: PROVED the same

0 options PROVED the same for everybody, 1 changed, 0 undecided, 0 added, 0 removed, 0 renamed
# And nobody says what it changes.
<<< p.yaml
ruleset: r
version: "1"
title: R
fields: {due: {type: date, min: 2020-01-01, max: 2040-01-01, role: protected}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {due: {on_or_after: 2026-05-01}, lawful_basis: x}}
>>>
$ epf check p.yaml --proofs --as-of 2026-03-01 2>&1 | sed '1,2d; /Monitored/,$d'

Can somebody have each option, where it is offered?
  1 of 1 option: PROVED, each by a profile that was matched

What does a protected field change, if nothing else does?
  due
    o: UNDECIDED, this kind of field is not cut
    changes nothing of 0 options: PROVED; changes 0, each REFUTED by two profiles that were matched; 1 undecided
# Dates of birth that end before the age of 17 does.
<<< p.yaml
ruleset: r
version: "1"
title: R
fields: {dob: {type: date, min: 1900-01-01, max: 2008-06-01, role: protected}}
derived: {age: {years_between: [dob, as_of]}}
options:
  a: {title: A, kind: k, source: {title: M, status: sourced}, eligible: {age: {at_least: 18}, lawful_basis: x}}
  b: {title: B, kind: k, source: {title: M, status: sourced}, eligible: {age: {at_least: 21}, lawful_basis: x}}
>>>
$ epf check p.yaml --proofs --as-of 2026-03-01 2>&1 | sed '1,2d; /Monitored/,$d'

Can somebody have each option, where it is offered?
  2 of 2 options: PROVED, each by a profile that was matched

What does a protected field change, if nothing else does?
  dob
    a: ineligible with dob 2008-06-01, eligible with 2008-03-01
      such as {"dob":"2008-06-01"}
      by age at least 18 (p.yaml:7:74); lawful basis: x
    b: ineligible with dob 2006-03-01, eligible with 2005-03-01
      such as {"dob":"2006-03-01"}
      by age at least 21 (p.yaml:8:74); lawful basis: x
    changes nothing of 0 options: PROVED; changes 2, each REFUTED by two profiles that were matched; 0 undecided
# A sum reads the age itself.
<<< p.yaml
ruleset: r
version: "1"
title: R
fields: {dob: {type: date, min: 1900-01-01, max: 2015-12-31, role: protected}, extra: {type: integer, min: 0, max: 20}}
derived: {age: {years_between: [dob, as_of]}, tot: {sum: [age, extra]}}
options:
  c: {title: A, kind: k, source: {title: M, status: sourced}, eligible: {age: {at_least: 18}, lawful_basis: x}}
  f: {title: B, kind: k, source: {title: M, status: sourced}, eligible: {tot: {at_least: 60}, lawful_basis: x}}
>>>
$ epf check p.yaml --proofs --as-of 2026-03-01 2>&1 | sed '1,2d; /Monitored/,$d'

Can somebody have each option, where it is offered?
  2 of 2 options: PROVED, each by a profile that was matched

What does a protected field change, if nothing else does?
  dob
    c: ineligible with dob 2009-03-01, eligible with 2008-03-01
      such as {"dob":"2009-03-01"}
      by age at least 18 (p.yaml:7:74); lawful basis: x
    f: UNDECIDED, between the ages that rules tell apart it changes nothing, but a rule looks at the day itself
    changes nothing of 0 options: PROVED; changes 1, each REFUTED by two profiles that were matched; 1 undecided
# Months of another length.
<<< o.yaml
ruleset: r
version: "1"
title: R
durations: {month: 30 days, year: 365 days}
fields: {t: {type: duration, min: 0 days, max: 400 days}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {t: {at_least: 90 days}}}
>>>
<<< n.yaml
ruleset: r
version: "1"
title: R
durations: {month: 28 days, year: 365 days}
fields: {t: {type: duration, min: 0 days, max: 400 days}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {t: {at_least: 90 days}}}
>>>
$ epf diff o.yaml n.yaml --as-of 2026-03-01 | sed 1,4d
o: perhaps changed
  for everybody: UNDECIDED, the field `t` is not in both rule sets, or is another kind of field
t: the field means something else
1 difference beside verdicts: not searched

0 options PROVED the same for everybody, 0 changed, 1 undecided, 0 added, 0 removed, 0 renamed
# Another number of decimal places.
<<< o.yaml
ruleset: r
version: "1"
title: R
fields: {region: {type: enum, values: [n, s]}, score: {type: decimal, places: 1, min: 0, max: 100}}
derived: {total: {sum: [score, score], missing_counts_as: 0}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {region: n}}
>>>
<<< n.yaml
ruleset: r
version: "1"
title: R
fields: {region: {type: enum, values: [n, s]}, score: {type: decimal, places: 2, min: 0, max: 100}}
derived: {total: {sum: [score, score], missing_counts_as: 0}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {all: [{region: n}, {total: {below: 50}}]}}
>>>
$ epf diff o.yaml n.yaml --as-of 2026-03-01 | sed 1,4d
o: perhaps changed
  for everybody: UNDECIDED, the field `score` is not in both rule sets, or is another kind of field
score: the field means something else
value total: worked out otherwise
1 difference beside verdicts: not searched

0 options PROVED the same for everybody, 0 changed, 1 undecided, 0 added, 0 removed, 0 renamed
# Answers that one of the two does not take.
<<< o.yaml
ruleset: r
version: "1"
title: R
fields: {score: {type: integer, min: 0, max: 100}, r: {type: enum, values: [a, b, c]}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {all: [{score: {at_least: 10}}, {r: {is_not: a}}]}}
>>>
<<< n.yaml
ruleset: r
version: "1"
title: R
fields: {score: {type: integer, min: 0, max: 50}, r: {type: enum, values: [a, b]}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {all: [{score: {at_least: 10}}, {r: {is_not: a}}]}}
>>>
$ epf diff o.yaml n.yaml --as-of 2026-03-01 | sed 1,4d
score: the field takes other answers: only those that both take are compared
r: the field takes other answers: only those that both take are compared
2 differences beside verdicts: not searched

1 option PROVED the same for everybody, 0 changed, 0 undecided, 0 added, 0 removed, 0 renamed
# No stage in common.
<<< o.yaml
ruleset: r
version: "1"
title: R
fields: {flag: {type: boolean}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {flag: true}}
>>>
<<< n.yaml
ruleset: r
version: "1"
title: R
stages: [pre, post]
fields: {flag: {type: boolean}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {flag: true}, stages: [post]}
>>>
$ epf diff o.yaml n.yaml --as-of 2026-03-01 | sed 1,4d
o: perhaps changed
  for everybody: UNDECIDED, the field `stage` is not in both rule sets, or is another kind of field
stage: there is no stage that both have
1 difference beside verdicts: not searched

0 options PROVED the same for everybody, 0 changed, 1 undecided, 0 added, 0 removed, 0 renamed
# The first stage is another one.
<<< o.yaml
ruleset: r
version: "1"
title: R
stages: [pre, post]
fields: {flag: {type: boolean}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {flag: true}, stages: [pre]}
>>>
<<< n.yaml
ruleset: r
version: "1"
title: R
stages: [post, pre]
fields: {flag: {type: boolean}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {flag: true}, stages: [pre]}
>>>
$ epf diff o.yaml n.yaml --as-of 2026-03-01 | sed 1,4d
stage: the stages differ, or their order: only those that both have are compared, and the first is meant where none is named
1 difference beside verdicts: not searched

1 option PROVED the same for everybody, 0 changed, 0 undecided, 0 added, 0 removed, 0 renamed
# A value of a set that the old one does not know.
<<< o.yaml
ruleset: r
version: "1"
title: R
fields: {needs: {type: set, values: [a, b]}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {needs: {includes: a}}}
>>>
<<< n.yaml
ruleset: r
version: "1"
title: R
fields: {needs: {type: set, values: [a, b, c]}}
options:
  o: {title: O, kind: k, source: {title: M, status: sourced}, eligible: {needs: {includes_any: [a, c]}}}
>>>
$ epf diff o.yaml n.yaml --as-of 2026-03-01 | sed 1,4d
needs: the field takes other answers: only those that both take are compared
1 difference beside verdicts: not searched

1 option PROVED the same for everybody, 0 changed, 0 undecided, 0 added, 0 removed, 0 renamed
