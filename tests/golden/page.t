# What the page says about clauses that are joined, negated or named, about marks, and in which words.
<<< joined.yaml
ruleset: joined
version: "1"
title: Joined
fields:
  score: {type: integer, min: 0, max: 100, label: Score}
  risk: {type: enum, values: [low, medium, high], ordered: true, label: Risk}
  drinking: {type: boolean, label: Drinking}
  drugs: {type: boolean, label: Drugs}
  debts: {type: boolean, label: Debts}
conditions:
  high_risk: {label: Risk high, risk: high}
  much_need:
    label: Much need
    at_least: 2
    of: [{drinking: true}, {drugs: true}, {debts: true}]
  either: {label: Either habit, any: [{drinking: true}, {drugs: true}]}
options:
  a-negated: {title: Not high, kind: course, eligible: {not: {condition: high_risk}}, source: {title: S, status: sourced}}
  b-alternatives:
    title: Score or habit
    kind: course
    source: {title: S, status: sourced}
    eligible: {any: [{score: {at_least: 50}}, {all: [{drinking: true}, {drugs: true}]}]}
  c-counted: {title: Needs, kind: course, eligible: {condition: much_need}, source: {title: S, status: sourced}}
  d-neither: {title: No habit, kind: course, eligible: {not: {condition: either}}, source: {title: S, status: sourced}}
  e-together:
    title: Not both
    kind: course
    source: {title: S, status: sourced}
    excluded: {all: [{risk: high}, {score: {at_least: 80}}]}
  f-few: {title: Few needs, kind: course, eligible: {not: {condition: much_need}}, source: {title: S, status: sourced}}
  g-many: {title: Not for many needs, kind: course, excluded: {condition: much_need}, source: {title: S, status: sourced}}
  h-not-all:
    title: Not all habits
    kind: course
    source: {title: S, status: sourced}
    eligible: {not: {all: [{drinking: true}, {condition: either}, {risk: high}]}}
>>>
<<< low.json
{"score": 10, "risk": "low", "drinking": false, "drugs": false, "debts": true}
>>>
<<< high.json
{"score": 90, "risk": "high", "drinking": true, "drugs": true, "debts": false}
>>>
<<< some.json
{"drinking": true}
>>>
$ epf match joined.yaml low.json --as-of 2026-03-01 --format text
Joined 1 · as of 1 March 2026

Open: the criteria are met
   1  Not high                                      eligible
      ✓ not: Risk high: Risk: low (must not be high)  [joined.yaml:11]
      Source: S (sourced)
   2  No habit                                      eligible
      ✓ not: Either habit:
        ✓ Drinking: no (must not be yes)  [joined.yaml:16]
        ✓ Drugs: no (must not be yes)  [joined.yaml:16]
      Source: S (sourced)
   3  Not both                                      eligible
      Source: S (sourced)
   4  Few needs                                     eligible
      ✓ not: Much need: fewer than 2 of these 3, 1 found:
        ✓ Drinking: no (counts if yes)  [joined.yaml:15]
        ✓ Drugs: no (counts if yes)  [joined.yaml:15]
      Source: S (sourced)
   5  Not for many needs                            eligible
      Source: S (sourced)
   6  Not all habits                                eligible
      ✓ not all of these:
        ✓ Drinking: no (counts if yes)  [joined.yaml:37]
        ✓ Either habit: one of these:
          ✓ Drinking: no (counts if yes)  [joined.yaml:16]
          ✓ Drugs: no (counts if yes)  [joined.yaml:16]
        ✓ Risk: low (counts if high)  [joined.yaml:37]
      Source: S (sourced)

Not eligible: a criterion is not met
   –  Score or habit                                not eligible
      – one of these:
        – Score: 10 (needs at least 50)  [joined.yaml:23]
        – all of these:
          – Drinking: no (needs yes)  [joined.yaml:23]
          – Drugs: no (needs yes)  [joined.yaml:23]
   –  Needs                                         not eligible
      – Much need: at least 2 of these 3, 1 met:
        – Drinking: no (needs yes)  [joined.yaml:15]
        – Drugs: no (needs yes)  [joined.yaml:15]

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ epf match joined.yaml high.json --as-of 2026-03-01 --format text
Joined 1 · as of 1 March 2026

Open: the criteria are met
   1  Score or habit                                eligible
      ✓ Score: 90 (needs at least 50)  [joined.yaml:23]
      Source: S (sourced)
   2  Needs                                         eligible
      ✓ Much need: at least 2 of these 3, 2 met:
        ✓ Drinking: yes (needs yes)  [joined.yaml:15]
        ✓ Drugs: yes (needs yes)  [joined.yaml:15]
      Source: S (sourced)

Not eligible: a criterion is not met
   –  Not high                                      not eligible
      – not: Risk high: Risk: high (must not be high)  [joined.yaml:11]
   –  No habit                                      not eligible
      – not: Either habit: Drinking: yes (must not be yes)  [joined.yaml:16]
   –  Few needs                                     not eligible
      – not: Much need: fewer than 2 of these 3, 2 found:
        – Drinking: yes (counts if yes)  [joined.yaml:15]
        – Drugs: yes (counts if yes)  [joined.yaml:15]
   –  Not all habits                                not eligible
      – not all of these:
        – Drinking: yes (counts if yes)  [joined.yaml:37]
        – Either habit: Drinking: yes (counts if yes)  [joined.yaml:16]
        – Risk: high (counts if high)  [joined.yaml:37]

Excluded
   –  Not both                                      excluded
      – these together rule it out:
        – Risk: high (counts if high)  [joined.yaml:30]
        – Score: 90 (counts if at least 80)  [joined.yaml:30]
   –  Not for many needs                            excluded
      – exclusion: Much need: 2 or more of these 3 rule it out, 2 found:
        – Drinking: yes (counts if yes)  [joined.yaml:15]
        – Drugs: yes (counts if yes)  [joined.yaml:15]

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ epf match joined.yaml some.json --as-of 2026-03-01 --format text
Joined 1 · as of 1 March 2026

Not yet settled: more must be known
   1  Not high                                      needs information
      ? not: Risk high: Risk: not known (must not be high)  [joined.yaml:11]
      Source: S (sourced)
   2  Score or habit                                needs information
      ? one of these:
        ? Score: not known (needs at least 50)  [joined.yaml:23]
        ? Drugs: not known (needs yes)  [joined.yaml:23]
      Source: S (sourced)
   3  Needs                                         needs information
      ? Much need: at least 2 of these 3, 1 met:
        ? Drugs: not known (needs yes)  [joined.yaml:15]
        ? Debts: not known (needs yes)  [joined.yaml:15]
      Source: S (sourced)
   4  Not both                                      needs information
      ? these together would rule it out:
        ? Risk: not known (counts if high)  [joined.yaml:30]
        ? Score: not known (counts if at least 80)  [joined.yaml:30]
      Source: S (sourced)
   5  Few needs                                     needs information
      ? not: Much need: fewer than 2 of these 3, 1 found:
        ? Drugs: not known (counts if yes)  [joined.yaml:15]
        ? Debts: not known (counts if yes)  [joined.yaml:15]
      Source: S (sourced)
   6  Not for many needs                            needs information
      ? exclusion: Much need: 2 or more of these 3 would rule it out, 1 found:
        ? Drugs: not known (counts if yes)  [joined.yaml:15]
        ? Debts: not known (counts if yes)  [joined.yaml:15]
      Source: S (sourced)
   7  Not all habits                                needs information
      ? Risk: not known (must not be high)  [joined.yaml:37]
      Source: S (sourced)

Not eligible: a criterion is not met
   –  No habit                                      not eligible
      – not: Either habit: Drinking: yes (must not be yes)  [joined.yaml:16]

Not known: Score; Risk; Drugs; Debts
Ask next:  Risk: settles 2 options whatever the answer
           Drugs: may settle 4 options
           Debts: may settle 3 options

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ epf match joined.yaml low.json --as-of 2026-03-01 --format text --why all --only ineligible
Joined 1 · as of 1 March 2026

Not eligible: a criterion is not met
   –  Score or habit                                not eligible
      – one of these:
        – Score: 10 (needs at least 50)  [joined.yaml:23]
        – all of these:
          – Drinking: no (needs yes)  [joined.yaml:23]
          – Drugs: no (needs yes)  [joined.yaml:23]
      Source: S (sourced)
   –  Needs                                         not eligible
      – Much need: at least 2 of these 3, 1 met:
        – Drinking: no (needs yes)  [joined.yaml:15]
        – Drugs: no (needs yes)  [joined.yaml:15]
        ✓ Debts: yes (needs yes)  [joined.yaml:15]
      Source: S (sourced)

6 further options are not shown (--only).
This is a list of options, not a decision. You decide what to propose, the court
what to impose.
<<< marks.yaml
ruleset: marks
version: "1"
title: Marks
fields:
  score: {type: integer, min: 0, max: 100, label: Score}
  debts: {type: boolean, label: Debts}
conditions:
  indebted: {label: Indebted, debts: true, source: {title: C, status: unverified}}
derived:
  need: {true_when: {score: {at_least: 10}}, label: Need, source: {title: D, status: conflict}}
options:
  a-shaky: {title: Shaky, kind: course, rank: 3, eligible: {score: {at_least: 20}}, source: {title: S, status: conflict}}
  b-rests: {title: Rests, kind: course, rank: 2, excluded: {option: a-shaky}, source: {title: S, status: sourced}}
  c-warns:
    title: Warns
    kind: course
    rank: 1
    source: {title: S, status: sourced, seen: 2026-02-03}
    eligible: {score: {at_least: 1}}
    cautions:
      - {when: {score: {at_least: 5}}, say: Plain}
      - {when: {condition: indebted}, say: Look at the debts}
      - {when: {need: true}, say: Look at the need}
      - {when: {option: a-shaky}, say: Look at the other one}
>>>
$ epf match marks.yaml high.json --as-of 2026-03-01 --format text --unknown-fields ignore
Marks 1 · as of 1 March 2026

Open: the criteria are met
   1  Warns                                         eligible
      ✓ Score: 90 (needs at least 1)  [marks.yaml:19]
      ! Plain
      ! Look at the need ‡
      ‡ This rests on Need, whose sources conflict.
      ! Look at the other one ‡
      ‡ This rests on Shaky, whose sources conflict.
      Source: S, seen 3 February 2026 (sourced)
   2  Shaky                                         eligible ‡
      ✓ Score: 90 (needs at least 20)  [marks.yaml:12]
      ‡ The sources of these rules conflict.
      Source: S (conflict)

Excluded
   –  Rests                                         excluded ‡
      – Shaky is suitable (being suitable rules it out)  [marks.yaml:13]
      ‡ One of its rules rests on Shaky, whose sources conflict.

Computed
      Need                                          yes ‡

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
‡ 2 options, 1 value, 2 cautions rest on a rule on which sources conflict.
$ epf match marks.yaml high.json --as-of 2026-03-01 --format ndjson --why deciding --only eligible --unknown-fields ignore
{"schema":"epf.shortlist/1","line":1,"profile_id":null,"ruleset":{"id":"marks","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"any","values":{"need":{"state":"known","value":true,"status":"conflict"}},"options":[{"id":"c-warns","verdict":"eligible","position":1,"provisional":false,"availability":"yes","status":"sourced","reasons":[{"clause":"c-warns.eligible","part":"criteria","outcome":"met","field":"score","observed":90,"operator":"at_least","required":1,"file":"marks.yaml","line":19,"column":16,"text":"Score: 90 (needs at least 1)"}],"cautions":[{"outcome":"met","status":"sourced","text":"Plain"},{"outcome":"met","status":"conflict","text":"Look at the need"},{"outcome":"met","status":"conflict","text":"Look at the other one"}]},{"id":"a-shaky","verdict":"eligible","position":2,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"a-shaky.eligible","part":"criteria","outcome":"met","field":"score","observed":90,"operator":"at_least","required":20,"file":"marks.yaml","line":12,"column":61,"text":"Score: 90 (needs at least 20)"}],"cautions":[]}],"unmet_need":[],"missing":[]}
$ epf match marks.yaml high.json --as-of 2026-03-01 --format text --only excluded --unknown-fields ignore
Marks 1 · as of 1 March 2026

Excluded
   –  Rests                                         excluded ‡
      – Shaky is suitable (being suitable rules it out)  [marks.yaml:13]
      ‡ One of its rules rests on Shaky, whose sources conflict.

Computed
      Need                                          yes ‡

2 further options are not shown (--only).
This is a list of options, not a decision. You decide what to propose, the court
what to impose.
‡ 1 option, 1 value rest on a rule on which sources conflict.
<<< words.yaml
ruleset: words
version: "1"
title: Words
durations: {month: 30 days, year: 365 days}
fields:
  reference: {type: text, role: identifier}
  born: {type: date, role: protected, label: Date of birth}
  left: {type: duration, label: Time left}
  habits: {type: set, values: {drinking: {label: "Drink, often"}, drugs: Drugs, betting: Betting}, label: "Habits, now"}
  region: {type: enum, values: {north: North, south: South, west: "West, rural"}, label: "Region, home", label_cy: Rhanbarth}
derived:
  age: {years_between: [born, as_of], label: Age, label_cy: Oedran}
options:
  adults:
    title: Adults
    kind: course
    source: {title: S, status: sourced}
    eligible:
      all:
        - {age: {at_least: 18}, lawful_basis: An Act}
        - {left: {at_least: 540 days}}
        - {habits: {includes_any: [drinking, drugs]}}
        - {region: {in: [north, south]}}
>>>
<<< known.json
{"reference": "P1", "born": "1990-02-28", "left": "12 months", "habits": ["drinking", "betting"], "region": "west"}
>>>
<<< weeks.json
{"born": "1990-02-28", "left": "90 days", "habits": [], "region": "north"}
>>>
$ echo '{}' | epf match words.yaml - --as-of 2026-03-01 --format text
Words 1 · as of 1 March 2026

Not yet settled: more must be known
   1  Adults                                        needs information
      ? Age: not known (needs at least 18)  [words.yaml:20]
      ? Time left: not known (needs at least 18 months)  [words.yaml:21]
      ? Habits, now: not known (needs Drink, often; or Drugs)  [words.yaml:22]
      ? Region, home: not known (needs North or South)  [words.yaml:23]
      Source: S (sourced)

Computed
      Age                                           not known

Not known: Date of birth; Time left; Habits, now; Region, home
Ask next:  Time left: may settle 1 option
           Region, home: may settle 1 option
           Date of birth

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ epf match words.yaml known.json weeks.json --as-of 2026-03-01 --format text
P1 · Words 1 · as of 1 March 2026 · known.json, line 1

Not eligible: a criterion is not met
   –  Adults                                        not eligible
      – Time left: 12 months (needs at least 18 months)  [words.yaml:21]
      – Region, home: West, rural (needs North or South)  [words.yaml:23]

Computed
      Age                                           36

This is a list of options, not a decision. You decide what to propose, the court
what to impose.

────────

Words 1 · as of 1 March 2026 · weeks.json, line 1

Not eligible: a criterion is not met
   –  Adults                                        not eligible
      – Time left: 90 days = 3 months (needs at least 18 months)
        [words.yaml:21]
      – Habits, now: none (needs Drink, often; or Drugs)  [words.yaml:22]

Computed
      Age                                           36

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ epf match words.yaml known.json --as-of 2026-03-01 --format text --language cy
P1 · Words 1 · fel ar 1 Mawrth 2026

Ddim yn gymwys: ni fodlonir maen prawf
   –  Adults                                        ddim yn gymwys
      – Time left: 12 o fisoedd (angen: o leiaf 18 o fisoedd)  [words.yaml:21]
      – Rhanbarth: West, rural (angen: North neu South)  [words.yaml:23]

Cyfrifwyd
      Oedran                                        36

Rhestr o opsiynau yw hon, nid penderfyniad. Chi sy'n penderfynu beth i'w gynnig,
y llys beth i'w osod.
Peiriant a ysgrifennodd y Gymraeg hon, ac nid oes siaradwr wedi'i darllen eto.
Mae'r ffynonellau yn Saesneg.
$ echo '{}' | epf match words.yaml - --as-of 2026-03-01 --format text --language cy
Words 1 · fel ar 1 Mawrth 2026

Heb ei benderfynu eto: rhaid gwybod mwy
   1  Adults                                        angen gwybodaeth
      ? Oedran: ddim yn hysbys (angen: o leiaf 18)  [words.yaml:20]
      ? Time left: ddim yn hysbys (angen: o leiaf 18 o fisoedd)  [words.yaml:21]
      ? Habits, now: ddim yn hysbys (angen: Drink, often; neu Drugs)
        [words.yaml:22]
      ? Rhanbarth: ddim yn hysbys (angen: North neu South)  [words.yaml:23]
      Ffynhonnell: S (o'r ffynhonnell)

Cyfrifwyd
      Oedran                                        ddim yn hysbys

Ddim yn hysbys: Date of birth; Time left; Habits, now; Rhanbarth
Gofynnwch nesaf:  Time left: gellir penderfynu 1 opsiwn
                  Rhanbarth: gellir penderfynu 1 opsiwn
                  Date of birth

Rhestr o opsiynau yw hon, nid penderfyniad. Chi sy'n penderfynu beth i'w gynnig,
y llys beth i'w osod.
Peiriant a ysgrifennodd y Gymraeg hon, ac nid oes siaradwr wedi'i darllen eto.
Mae'r ffynonellau yn Saesneg.
<<< values.yaml
ruleset: values
version: "1"
title: Values
fields:
  x: {type: integer, min: 0, max: 3, label: First item}
  y: {type: integer, min: 0, max: 3, label: "Second item, as asked"}
derived:
  x_helper: {sum: [x], missing_counts_as: 0}
  total: {sum: [x_helper, y], missing_counts_as: 0, label: Total}
  level: {bands_of: total, bands: {low: {below: 3}, high: {at_least: 3}}, label: Level}
  quiet: {sum: [x, x], label: Twice the first, shown: false}
>>>
$ echo '{"x": 1}' | epf match values.yaml - --as-of 2026-03-01 --format text
Values 1 · as of 1 March 2026

Result
      Level                                         low, provisional

How this was worked out
      Total                                         1, provisional
      … and 2 more; --why all shows them

Not answered, and an answer may change this: Second item, as asked

This is worked out from the answers given. It decides nothing by itself.
Provisional: settled only because something was not answered; an answer may
  change it.
$ echo '{"x": 1}' | epf match values.yaml - --as-of 2026-03-01 --format text --why all
Values 1 · as of 1 March 2026

Result
      Level                                         low, provisional
      Twice the first                               2

How this was worked out
      Total                                         1, provisional
      x_helper                                      1

Not answered, and an answer may change this: Second item, as asked

This is worked out from the answers given. It decides nothing by itself.
Provisional: settled only because something was not answered; an answer may
  change it.
# What does not apply now is told by title; a reason that rests on an unusable answer says so; all else with --why all.
<<< later.yaml
ruleset: later
version: "1"
title: Later
stages: [pre_sentence, pre_release]
fields:
  born: {type: date, role: protected, label: Date of birth}
derived:
  age: {label: Age, years_between: [born, as_of]}
options:
  adults:
    title: Adults' course
    kind: course
    source: {title: S, status: sourced}
    eligible: {age: {at_least: 18}, lawful_basis: An Act}
  home: {title: Home leave, kind: leave, stages: [pre_release], source: {title: S, status: conflict}}
  curfew: {title: Curfew on release, kind: licence, stages: [pre_release], source: {title: S, status: sourced}}
>>>
<<< unborn.json
{"born": "2027-01-01"}
>>>
$ epf match later.yaml unborn.json --as-of 2026-03-01 --format text
Later 1 · as of 1 March 2026 · pre sentence

Cannot be settled: an answer is not usable
   –  Adults' course                                error
      ? Age: not known, as an answer is not usable (needs at least 18)
        [later.yaml:14]

Does not apply at this stage or date
   Curfew on release; Home leave ‡

Computed
      Age                                           not usable

Not usable: Date of birth: after the evaluation date

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
‡ 1 option rests on a rule on which sources conflict.
unborn.json:1:10: warning: `born`: the date is after the evaluation date; it counts as unknown [W0907]
[4]
$ epf match later.yaml unborn.json --as-of 2026-03-01 --format text --why none
Later 1 · as of 1 March 2026 · pre sentence

Cannot be settled: an answer is not usable
   –  Adults' course                                error

Does not apply at this stage or date
   Curfew on release; Home leave ‡

Computed
      Age                                           not usable

Not usable: Date of birth: after the evaluation date

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
‡ 1 option rests on a rule on which sources conflict.
unborn.json:1:10: warning: `born`: the date is after the evaluation date; it counts as unknown [W0907]
[4]
$ epf match later.yaml unborn.json --as-of 2026-03-01 --format text --why all
Later 1 · as of 1 March 2026 · pre sentence

Cannot be settled: an answer is not usable
   –  Adults' course                                error
      ? Age: not known, as an answer is not usable (needs at least 18)
        [later.yaml:14]
      Source: S (sourced)

Does not apply at this stage or date
   –  Curfew on release                             not applicable
      – Stage: pre sentence (needs pre release)  [later.yaml:16]
      Source: S (sourced)
   –  Home leave                                    not applicable ‡
      – Stage: pre sentence (needs pre release)  [later.yaml:15]
      ‡ The sources of these rules conflict.
      Source: S (conflict)

Computed
      Age                                           not usable

Not usable: Date of birth: after the evaluation date

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
‡ 1 option rests on a rule on which sources conflict.
unborn.json:1:10: warning: `born`: the date is after the evaluation date; it counts as unknown [W0907]
[4]
