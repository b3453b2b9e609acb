# Question by question: what settles most comes first; nothing is asked that cannot matter any more. A question that
# is skipped comes again when no other is left, once; the record stays as it was.
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
One question at a time. Empty line: skip; b: back; q: stop; ?: help.

Sex
  1  female
  2  male
  one number of the list
> 
OVP  (settles 1 option)
  a whole number from 0 to 99
> a whole number is expected, written like 62

OVP  (settles 1 option)
  a whole number from 0 to 99
> 
OGRS3
  Two years
  a whole number from 0 to 99
> 
OVP  (settles 1 option)  (skipped before; skip again to leave it out)
  a whole number from 0 to 99
> 

small 1 · as of 1 January 2026

Open: the criteria are met
   1  A group                                       eligible, provisional
      ✓ Sex: male (needs male)  [rules.yaml:14]
      ✓ OVP: not answered (needs no answer)  [rules.yaml:18]
      ✓ OGRS3: 30 (needs at least 25)  [rules.yaml:18]
      Source: Catalogue (sourced)

Not answered, and an answer may change this: OVP

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
Provisional: settled only because something was not answered; an answer may
  change it.
$ printf 'female\n' | epf ask rules.yaml --as-of 2026-01-01
One question at a time. Empty line: skip; b: back; q: stop; ?: help.

Sex
  1  female
  2  male
  one number of the list
> 
No further question. Empty line: show the list; b: take the last answer back.
> 

small 1 · as of 1 January 2026

Not eligible: a criterion is not met
   –  A group                                       not eligible
      – Sex: female (needs male)  [rules.yaml:14]

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
# skipped twice, a question is left out; what was not answered stays unanswered
$ printf '2\n\n\n\n\n' | epf ask rules.yaml --as-of 2026-01-01
One question at a time. Empty line: skip; b: back; q: stop; ?: help.

Sex
  1  female
  2  male
  one number of the list
> 
OVP  (settles 1 option)
  a whole number from 0 to 99
> 
OGRS3
  Two years
  a whole number from 0 to 99
> 
OVP  (settles 1 option)  (skipped before; skip again to leave it out)
  a whole number from 0 to 99
> 
OGRS3  (skipped before; skip again to leave it out)
  Two years
  a whole number from 0 to 99
> 
No further question. Empty line: show the list; b: take the last answer back.
> 

small 1 · as of 1 January 2026

Not yet settled: more must be known
   1  A group                                       needs information
      ? one of these:
        ? OVP: not known (needs at least 20)  [rules.yaml:17]
        ? OGRS3: not known (needs at least 25)  [rules.yaml:18]
      Source: Catalogue (sourced)

Not known: OVP; OGRS3
Ask next:  OVP: settles 1 option whatever the answer
           OGRS3: may settle 1 option

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
# nobody can find out: settled without it, and not asked again
$ printf '2\n?unobtainable\n10\n' | epf ask rules.yaml --as-of 2026-01-01
One question at a time. Empty line: skip; b: back; q: stop; ?: help.

Sex
  1  female
  2  male
  one number of the list
> 
OVP  (settles 1 option)
  a whole number from 0 to 99
> 
OGRS3
  Two years
  a whole number from 0 to 99
> 
No further question. Empty line: show the list; b: take the last answer back.
> 

small 1 · as of 1 January 2026

Not yet settled: more must be known
   1  A group                                       needs information
      ? OVP: cannot be obtained (needs at least 20)  [rules.yaml:17]
      Source: Catalogue (sourced)

Not known: OVP (cannot be obtained)

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
# back over an answer and over a skip, a number that is not in the list, help, quit
$ printf 'b\n3\n1\nfemale\n' | epf ask rules.yaml --as-of 2026-01-01
One question at a time. Empty line: skip; b: back; q: stop; ?: help.

Sex
  1  female
  2  male
  one number of the list
> There is no answer to take back yet.

Sex
  1  female
  2  male
  one number of the list
> there is no such number in the list; choose 1 to 2

Sex
  1  female
  2  male
  one number of the list
> 
No further question. Empty line: show the list; b: take the last answer back.
> 
small 1 · as of 1 January 2026

Not eligible: a criterion is not met
   –  A group                                       not eligible
      – Sex: female (needs male)  [rules.yaml:14]

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ printf '2\n12\nback\n\nb\n?\nq\n' | epf ask rules.yaml --as-of 2026-01-01
One question at a time. Empty line: skip; b: back; q: stop; ?: help.

Sex
  1  female
  2  male
  one number of the list
> 
OVP  (settles 1 option)
  a whole number from 0 to 99
> 
No further question. Empty line: show the list; b: take the last answer back.
> Taken back.

OVP  (settles 1 option)
  a whole number from 0 to 99
> 
OGRS3
  Two years
  a whole number from 0 to 99
> Taken back.

OVP  (settles 1 option)
  a whole number from 0 to 99
>   empty line   not now: comes again when no other question is left, and once
  ?refused     the person did not answer; not asked again
  ?unobtainable  nobody can find out; not asked again
  b, back      take the last answer back
  q, quit      stop, and show the list as it stands

OVP  (settles 1 option)
  a whole number from 0 to 99
> 
small 1 · as of 1 January 2026

Not yet settled: more must be known
   1  A group                                       needs information
      ? one of these:
        ? OVP: not known (needs at least 20)  [rules.yaml:17]
        ? OGRS3: not known (needs at least 25)  [rules.yaml:18]
      Source: Catalogue (sourced)

Not known: OVP; OGRS3
Ask next:  OVP: settles 1 option whatever the answer
           OGRS3: may settle 1 option

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ epf ask rules.yaml
epf ask: no evaluation date is given; add --as-of YYYY-MM-DD, or --as-of today
Try `epf ask --help`.
[2]
<<< kinds.yaml
ruleset: kinds
version: "1"
fields:
  tier:
    type: enum
    values: {a: {label: Tier A}, b: {label: Tier B}}
    label: Tier
    help: The tier that was worked out when the person was last assessed, whichever assessment was the last one
  habits: {type: set, values: {drinking: Drink, drugs: "Drugs, any", betting: Bets}, label: Habits, label_cy: Arferion}
  score: {type: enum, values: ["0", "1", "2"], label: Item}
  debts: {type: boolean, label: Debts}
  left: {type: duration, label: Time left}
options:
  course:
    title: Course
    kind: course
    source: {title: S, status: sourced}
    eligible:
      all: [{tier: b}, {habits: {includes_all: [drinking, drugs]}}, {score: "2"}, {debts: true}, {left: {at_least: 10 days}}]
>>>
# a value may be called b; several by number; names that are numbers are typed as they are
$ printf 'b\n1; 2\n2\nYes\n2 weeks\n' | epf ask kinds.yaml --as-of 2026-01-01
One question at a time. Empty line: skip; b: back; q: stop; ?: help.

Tier
  The tier that was worked out when the person was last assessed, whichever
  assessment was the last one
  1  Tier A
  2  Tier B
  one number of the list
> 
Habits
  1  Drink
  2  Drugs, any
  3  Bets
  all that apply, by number, such as 1;3, or none
> 
Item
  0
  1
  2
  one of the list
> 
Debts
  1 yes, 2 no
> 
Time left  (settles 1 option)
  a span of time, such as 9 months
> 
No further question. Empty line: show the list; b: take the last answer back.
> 

kinds 1 · as of 1 January 2026

Open: the criteria are met
   1  Course                                        eligible
      ✓ Tier: Tier B (needs Tier B)  [kinds.yaml:19]
      ✓ Habits: Drink; Drugs, any (needs all of: Drink; and Drugs, any)
        [kinds.yaml:19]
      ✓ Item: 2 (needs 2)  [kinds.yaml:19]
      ✓ Debts: yes (needs yes)  [kinds.yaml:19]
      ✓ Time left: 2 weeks (needs at least 10 days)  [kinds.yaml:19]
      Source: S (sourced)

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ printf 'q\n' | epf ask kinds.yaml --as-of 2026-01-01 --language cy
Un cwestiwn ar y tro. Llinell wag: heibio; b: yn ôl; q: gorffen; ?: cymorth.

Tier
  The tier that was worked out when the person was last assessed, whichever
  assessment was the last one
  1  Tier A
  2  Tier B
  un rhif o'r rhestr
> 
kinds 1 · fel ar 1 Ionawr 2026

Heb ei benderfynu eto: rhaid gwybod mwy
   1  Course                                        angen gwybodaeth
      ? Tier: ddim yn hysbys (angen: Tier B)  [kinds.yaml:19]
      ? Arferion: ddim yn hysbys (angen: pob un o: Drink; hefyd Drugs, any)
        [kinds.yaml:19]
      ? Item: ddim yn hysbys (angen: 2)  [kinds.yaml:19]
      ? Debts: ddim yn hysbys (angen: ie)  [kinds.yaml:19]
      ? Time left: ddim yn hysbys (angen: o leiaf 10 o ddiwrnodau)
        [kinds.yaml:19]
      Ffynhonnell: S (o'r ffynhonnell)

Ddim yn hysbys: Tier; Arferion; Item; Debts; Time left
Gofynnwch nesaf:  Tier: gellir penderfynu 1 opsiwn
                  Arferion: gellir penderfynu 1 opsiwn
                  Item: gellir penderfynu 1 opsiwn

Rhestr o opsiynau yw hon, nid penderfyniad. Chi sy'n penderfynu beth i'w gynnig,
y llys beth i'w osod.
Peiriant a ysgrifennodd y Gymraeg hon, ac nid oes siaradwr wedi'i darllen eto.
Mae'r ffynonellau yn Saesneg.
# without an evaluation date there is no shortlist, whatever ends the questions
<<< dated.yaml
ruleset: dated
version: "1"
as_of_field: hearing
fields:
  hearing: {type: date, label: Hearing}
  flag: {type: boolean}
options:
  a: {title: A, kind: k, eligible: {flag: true}}
>>>
$ epf ask dated.yaml </dev/null
One question at a time. Empty line: skip; b: back; q: stop; ?: help.

Hearing
  a day, YYYY-MM-DD
> 

Without the evaluation date nothing can be settled.
epf ask: no evaluation date is given; add --as-of YYYY-MM-DD, or --as-of today, or answer the question
Try `epf ask --help`.
[2]
$ printf '\n\n\n' | epf ask dated.yaml
One question at a time. Empty line: skip; b: back; q: stop; ?: help.

Hearing
  a day, YYYY-MM-DD
> 
Hearing  (skipped before; skip again to leave it out)
  a day, YYYY-MM-DD
> 
No further question. Empty line: show the list; b: take the last answer back.
> 
Without the evaluation date nothing can be settled.
epf ask: no evaluation date is given; add --as-of YYYY-MM-DD, or --as-of today, or answer the question
Try `epf ask --help`.
[2]
$ printf '2026-01-01\nTRUE\n' | epf ask dated.yaml
One question at a time. Empty line: skip; b: back; q: stop; ?: help.

Hearing
  a day, YYYY-MM-DD
> 
flag  (settles 1 option)
  1 yes, 2 no
> 
No further question. Empty line: show the list; b: take the last answer back.
> 

dated 1 · as of 1 January 2026

Open: the criteria are met
   1  A                                             eligible †
      ✓ flag: yes (needs yes)  [dated.yaml:8]
      † Nobody has verified these rules.

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 1 option rests on a rule that nobody has verified.
$ epf ask dated.yaml --profile nobody.json
epf ask: `nobody.json`: there is no such file; check the path
[2]
$ epf ask dated.yaml --profile .
epf ask: `.`: it is a folder; a file is expected
[2]
