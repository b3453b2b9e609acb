# A group: several offences of one shape. How its items are given, worked out one by one, brought together, shown, asked
# for; and that nothing is said of items that are not there.
<<< rules.yaml
ruleset: offences
version: "1"
title: Offences
groups:
  offences:
    label: Offence
    label_cy: Trosedd
    count_label: Number of offences
    count_label_cy: Nifer y troseddau
    most: 3
    fields:
      code: {type: text, coded: true, label: Code, label_cy: Cod}
      value: {type: integer, min: 0, max: 100000, label: Value, unit: pounds}
      on: {type: date, label: Date}
derived:
  is_theft: {for_each: offences, label: Theft, true_when: {code: {matches: "^105"}}}
  value_band: {for_each: offences, label: Value band, bands_of: value, bands: {low: {below: 500}, high: {at_least: 500}}}
  some_theft: {label: Some theft, any_of: offences, when: {is_theft: true}}
  only_theft: {all_of: offences, when: {is_theft: true}}
  thefts: {label: Thefts, count_of: offences, when: {is_theft: true}}
  stolen: {label: Stolen, sum_of: offences, value: value, when: {is_theft: true}}
  worst: {label: Highest value, greatest_of: offences, value: value_band}
  smallest: {least_of: offences, value: value}
  last_on: {latest_of: offences, value: on}
  first_on: {earliest_of: offences, value: on}
options:
  theft-course:
    title: Theft course
    kind: programme
    source: {title: Manual, status: sourced}
    eligible:
      all:
        - some_theft: true
        - worst: high
        - last_on: {on_or_after: as_of minus 1 year}
    excluded: {offences: {at_least: 3}}
cases:
  - case: two thefts
    profile:
      offences:
        - {code: "10501", value: 700, on: 2026-01-01}
        - {code: "10502", value: 20, on: 2025-12-01}
    as_of: 2026-03-01
    expect: {thefts: 2, stolen: 720, offences.2.value_band: low, theft-course: eligible}
  - case: of none, all are thefts, and none is the latest
    profile: {offences: []}
    as_of: 2026-03-01
    expect: {only_theft: true, last_on: missing, thefts: 0, stolen: 0}
>>>
<<< absent.yaml
ruleset: absent
version: "1"
groups:
  offences: {most: 3, fields: {driving: {type: boolean}, code: {type: text, coded: true}}}
derived:
  counts: {for_each: offences, true_when: {driving: true}}
cases:
  - case: there is no second offence
    profile: {offences: [{driving: true}]}
    as_of: 2026-03-01
    expect: {offences.1.counts: true, offences.2.counts: false}
  - case: how many there are is not known
    profile: {}
    as_of: 2026-03-01
    expect: {offences.1.counts: {state: unknown}}
>>>
<<< unsaid.yaml
ruleset: unsaid
version: "1"
groups:
  offences: {most: 2, fields: {driving: {type: boolean}}}
derived:
  points: {for_each: offences, count: [{driving: true}], unknown_counts_as: false}
  total: {sum_of: offences, value: points}
cases:
  - case: a sum of stand-ins is provisional while nobody has said how many there are
    profile: {}
    as_of: 2026-03-01
    expect: {total: {value: 0, provisional: true}}
  - case: of no offence it is final
    profile: {offences: []}
    as_of: 2026-03-01
    expect: {total: {value: 0, provisional: false}}
>>>
<<< protected.yaml
ruleset: protected
version: "1"
groups:
  victims: {most: 3, fields: {sex: {type: enum, values: [female, male], role: protected}}}
derived:
  woman: {for_each: victims, true_when: {sex: female, lawful_basis: An Act}}
  some_woman: {any_of: victims, when: {woman: true, lawful_basis: The same Act, id: she}}
options:
  course:
    title: Course
    kind: course
    source: {title: Manual, status: sourced}
    eligible: {some_woman: true, lawful_basis: Another Act}
>>>
<<< people.json
[{"offences": [{"code": "10501", "value": 700}, {"code": "30101", "on": "2026-01-01"}]},
 {"offences": []},
 {"offences": 2},
 {}]
>>>
<<< people.csv
offences,offences.1.code,offences.1.value,offences.2.code
,10501,700,30101
0,,,
2,,,
,,,
,10501,,?refused
1,10501,3,10502
>>>
$ epf check rules.yaml
rules.yaml: 0 errors, 0 warnings
$ epf test rules.yaml --coverage

Coverage
  clause only_theft.when never decides by being not met  [rules.yaml:19]
  clause some_theft.when never decides by being not met  [rules.yaml:18]
  clause stolen.when never decides by being not met  [rules.yaml:21]
  clause thefts.when never decides by being not met  [rules.yaml:20]
  clause is_theft.when never decides by being not met  [rules.yaml:16]
  clause theft-course.eligible.2 never decides by being not met  [rules.yaml:34]
  clause theft-course.eligible.3 never decides by being not met  [rules.yaml:35]
  clause theft-course.excluded never decides by being met  [rules.yaml:36]
  options: 1 of 1 eligible in some case, 1 refused in some case
  clauses: 1 of 9 decide both ways

MC/DC: does each condition alone decide, once met and once not?
  theft-course: 4 of 8 halves shown (50 %)
    offences at least 3 (rules.yaml:36:16): half shown, not where it is met
    some_theft is true (rules.yaml:33:11): half shown, not where it is not met
    worst is high (rules.yaml:34:11): half shown, not where it is not met
    last_on at least as_of (rules.yaml:35:11): half shown, not where it is not met
  only_theft: 1 of 2 halves shown (50 %)
    offences.1.is_theft is true (rules.yaml:19:41): half shown, not where it is not met
  some_theft: 1 of 2 halves shown (50 %)
    offences.1.is_theft is true (rules.yaml:18:60): half shown, not where it is not met
  stolen: 1 of 2 halves shown (50 %)
    offences.1.is_theft is true (rules.yaml:21:66): half shown, not where it is not met
  thefts: 1 of 2 halves shown (50 %)
    offences.1.is_theft is true (rules.yaml:20:54): half shown, not where it is not met
  offences.1.is_theft: 1 of 2 halves shown (50 %)
    offences.1.code matches ^105 (rules.yaml:16:60): half shown, not where it is not met
  in all: 9 of 18 halves of conditions shown (50 %)

Bounds: is there a case at each, and one just below?
  theft-course: no case with offences exactly 3 (rules.yaml:36:16)
  offences.1.value_band: no case with offences.1.value just below 500 (rules.yaml:17:3)
  offences.1.value_band: no case with offences.1.value exactly 500 (rules.yaml:17:3)
  in all: 1 of 4 sides of bounds shown (25 %)

2 passed, 0 failed
$ epf check absent.yaml
absent.yaml:4:58: warning: no rule reads `code` [W2001]
    4 | ...riving: {type: boolean}, code: {type: text, coded: true}}}
      |                             ^^^^
  help: remove the field if nobody needs the answer
  more: epf explain W2001

absent.yaml: 0 errors, 1 warning
$ epf test absent.yaml
FAILED  there is no second offence
  absent.yaml:8:5
                              expected  actual
    offences.2.counts: value  false     nothing: the profile does not say that there is such an item  line 11
FAILED  how many there are is not known
  absent.yaml:12:5
                              expected  actual
    offences.1.counts: value  a value   nothing: the profile does not say that there is such an item  line 15

0 passed, 2 failed
[1]
$ epf test unsaid.yaml
2 passed, 0 failed
$ epf check protected.yaml --protected
Protected fields that rules read, and why they may:
  some_woman (computed from sex)
    read by option course, clause course.eligible
    protected.yaml:13:16
    lawful basis: Another Act
  woman (computed from sex)
    read by derived value some_woman, clause some_woman.she
    protected.yaml:7:40
    lawful basis: The same Act
  sex (protected)
    read by derived value woman, clause woman.when
    protected.yaml:6:42
    lawful basis: An Act
protected.yaml: 0 errors, 0 warnings
$ epf match --as-of 2026-03-01 --format text rules.yaml people.json
Offences 1 · as of 1 March 2026

Open: the criteria are met
   1  Theft course                                  eligible
      ✓ Some theft: yes (needs yes)  [rules.yaml:33]
      ✓ Highest value: high (needs high)  [rules.yaml:34]
      ✓ last_on: 1 January 2026 to 31 December 9999; Evaluation date minus 1
        year: 1 March 2025 (needs Evaluation date minus 1 year or later)
        [rules.yaml:35]
      Source: Manual (sourced)

Computed
      Some theft                                    yes
      Stolen                                        700
      Thefts                                        1
      Highest value                                 high
      Offence 1
        Theft                                       yes
        Value band                                  high
      Offence 2
        Theft                                       no
        Value band                                  not known

Not known: Offence 1: Date; Offence 2: Value
Ask next:  Offence 1: Date
           Offence 2: Value

This is a list of options, not a decision. You decide what to propose, the court
what to impose.

────────

Offences 1 · as of 1 March 2026

Not eligible: a criterion is not met
   –  Theft course                                  not eligible
      – Some theft: no (needs yes)  [rules.yaml:33]

Computed
      Some theft                                    no
      Stolen                                        0
      Thefts                                        0

This is a list of options, not a decision. You decide what to propose, the court
what to impose.

────────

Offences 1 · as of 1 March 2026

Not yet settled: more must be known
   1  Theft course                                  needs information
      ? Some theft: not known (needs yes)  [rules.yaml:33]
      ? Highest value: not known (needs high)  [rules.yaml:34]
      ? last_on: not known; Evaluation date minus 1 year: 1 March 2025 (needs
        Evaluation date minus 1 year or later)  [rules.yaml:35]
      Source: Manual (sourced)

Computed
      Some theft                                    not known
      Stolen                                        not settled: 0 to 200000
      Thefts                                        not settled: 0 to 2
      Highest value                                 not known
      Offence 1
        Theft                                       not known
        Value band                                  not known
      Offence 2
        Theft                                       not known
        Value band                                  not known

Not known: Offence 1: Code; Offence 1: Value; Offence 1: Date; Offence 2: Code;
           Offence 2: Value; Offence 2: Date
Ask next:  Offence 1: Code
           Offence 1: Value
           Offence 1: Date

This is a list of options, not a decision. You decide what to propose, the court
what to impose.

────────

Offences 1 · as of 1 March 2026

Not yet settled: more must be known
   1  Theft course                                  needs information
      ? Number of offences: not known (at least 3 rules it out)  [rules.yaml:36]
      ? Some theft: not known (needs yes)  [rules.yaml:33]
      ? Highest value: not known (needs high)  [rules.yaml:34]
      ? last_on: not known; Evaluation date minus 1 year: 1 March 2025 (needs
        Evaluation date minus 1 year or later)  [rules.yaml:35]
      Source: Manual (sourced)

Computed
      Some theft                                    not known
      Stolen                                        not known
      Thefts                                        not known
      Highest value                                 not known

Not known: Number of offences
Ask next:  Number of offences: may settle 1 option

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ epf match --as-of 2026-03-01 --format text --language cy rules.yaml people.json | head -20
Offences 1 · fel ar 1 Mawrth 2026

Agored: bodlonir y meini prawf
   1  Theft course                                  cymwys
      ✓ Some theft: ie (angen: ie)  [rules.yaml:33]
      ✓ Highest value: high (angen: high)  [rules.yaml:34]
      ✓ last_on: 1 Ionawr 2026 i 31 Rhagfyr 9999; Dyddiad gwerthuso llai 1
        flwyddyn: 1 Mawrth 2025 (angen: Dyddiad gwerthuso llai 1 flwyddyn neu'n
        hwyrach)  [rules.yaml:35]
      Ffynhonnell: Manual (o'r ffynhonnell)

Cyfrifwyd
      Some theft                                    ie
      Stolen                                        700
      Thefts                                        1
      Highest value                                 high
      Trosedd 1
        Theft                                       ie
        Value band                                  high
      Trosedd 2
$ epf match --as-of 2026-03-01 --format ndjson rules.yaml people.json | sed 's/.*"values"://'
{"first_on":{"state":"unknown","possible":{"from":"0001-01-01","to":"2026-01-01"},"needs":["offences.1.on"]},"last_on":{"state":"unknown","possible":{"from":"2026-01-01","to":"9999-12-31"},"needs":["offences.1.on"]},"only_theft":{"state":"known","value":false},"smallest":{"state":"unknown","possible":{"from":0,"to":700},"needs":["offences.2.value"]},"some_theft":{"state":"known","value":true},"stolen":{"state":"known","value":700},"thefts":{"state":"known","value":1},"worst":{"state":"known","value":"high"},"offences.1.is_theft":{"state":"known","value":true},"offences.1.value_band":{"state":"known","value":"high"},"offences.2.is_theft":{"state":"known","value":false},"offences.2.value_band":{"state":"unknown","possible":["low","high"],"needs":["offences.2.value"]}},"options":[{"id":"theft-course","verdict":"eligible","position":1,"provisional":false,"availability":"yes","status":"sourced"}],"unmet_need":[],"missing":["offences.1.on","offences.2.value"]}
{"first_on":{"state":"missing"},"last_on":{"state":"missing"},"only_theft":{"state":"known","value":true},"smallest":{"state":"missing"},"some_theft":{"state":"known","value":false},"stolen":{"state":"known","value":0},"thefts":{"state":"known","value":0},"worst":{"state":"missing"}},"options":[{"id":"theft-course","verdict":"ineligible","position":1,"provisional":false,"availability":"yes","status":"sourced"}],"unmet_need":[],"missing":[]}
{"first_on":{"state":"unknown","possible":{"from":"0001-01-01","to":"9999-12-31"},"needs":["offences.1.on","offences.2.on"]},"last_on":{"state":"unknown","possible":{"from":"0001-01-01","to":"9999-12-31"},"needs":["offences.1.on","offences.2.on"]},"only_theft":{"state":"unknown","possible":[false,true],"needs":["offences.1.code","offences.2.code"]},"smallest":{"state":"unknown","possible":{"from":0,"to":100000},"needs":["offences.1.value","offences.2.value"]},"some_theft":{"state":"unknown","possible":[false,true],"needs":["offences.1.code","offences.2.code"]},"stolen":{"state":"unknown","possible":{"from":0,"to":200000},"needs":["offences.1.code","offences.1.value","offences.2.code","offences.2.value"]},"thefts":{"state":"unknown","possible":{"from":0,"to":2},"needs":["offences.1.code","offences.2.code"]},"worst":{"state":"unknown","possible":["low","high"],"needs":["offences.1.value","offences.2.value"]},"offences.1.is_theft":{"state":"unknown","possible":[false,true],"needs":["offences.1.code"]},"offences.1.value_band":{"state":"unknown","possible":["low","high"],"needs":["offences.1.value"]},"offences.2.is_theft":{"state":"unknown","possible":[false,true],"needs":["offences.2.code"]},"offences.2.value_band":{"state":"unknown","possible":["low","high"],"needs":["offences.2.value"]}},"options":[{"id":"theft-course","verdict":"needs_information","position":1,"provisional":false,"availability":"yes","status":"sourced"}],"unmet_need":[],"missing":["offences.1.code","offences.1.value","offences.1.on","offences.2.code","offences.2.value","offences.2.on"]}
{"first_on":{"state":"unknown","possible":{"from":"0001-01-01","to":"9999-12-31"},"may_be_missing":true,"needs":["offences"]},"last_on":{"state":"unknown","possible":{"from":"0001-01-01","to":"9999-12-31"},"may_be_missing":true,"needs":["offences"]},"only_theft":{"state":"unknown","possible":[false,true],"needs":["offences"]},"smallest":{"state":"unknown","possible":{"from":0,"to":100000},"may_be_missing":true,"needs":["offences"]},"some_theft":{"state":"unknown","possible":[false,true],"needs":["offences"]},"stolen":{"state":"unknown","possible":{"from":0,"to":300000},"needs":["offences"]},"thefts":{"state":"unknown","possible":{"from":0,"to":3},"needs":["offences"]},"worst":{"state":"unknown","possible":["low","high"],"may_be_missing":true,"needs":["offences"]}},"options":[{"id":"theft-course","verdict":"needs_information","position":1,"provisional":false,"availability":"yes","status":"sourced"}],"unmet_need":[],"missing":["offences"]}
$ epf match --as-of 2026-03-01 --format csv rules.yaml people.csv
line,profile_id,option,verdict,position,provisional,availability,status,code,message
2,,theft-course,needs_information,1,false,yes,sourced,,
3,,theft-course,ineligible,1,false,yes,sourced,,
4,,theft-course,needs_information,1,false,yes,sourced,,
5,,theft-course,needs_information,1,false,yes,sourced,,
6,,theft-course,needs_information,1,false,yes,sourced,,
7,,,,,,,,E0905,"`offences.2.code` is answered, but `offences` does not count that many; correct one of the two"
people.csv:7:4: error: `offences.2.code` is answered, but `offences` does not count that many; correct one of the two [E0905]
[4]
$ printf '2\n10501\n900\n2026-01-01\n30101\n5\n2025-01-01\n' | epf ask rules.yaml --as-of 2026-03-01
One question at a time. Empty line: skip; b: back; q: stop; ?: help.

Number of offences
  a whole number from 0 to 3
> 
Offence 1: Code
  a text
> 
Offence 1: Value
  a whole number from 0 to 100000
> 
Offence 1: Date
  a day, YYYY-MM-DD
> 
Offence 2: Code
  a text
> 
Offence 2: Value
  a whole number from 0 to 100000
> 
Offence 2: Date
  a day, YYYY-MM-DD
> 
No further question. Empty line: show the list; b: take the last answer back.
> 

Offences 1 · as of 1 March 2026

Open: the criteria are met
   1  Theft course                                  eligible
      ✓ Some theft: yes (needs yes)  [rules.yaml:33]
      ✓ Highest value: high (needs high)  [rules.yaml:34]
      ✓ last_on: 1 January 2026; Evaluation date minus 1 year: 1 March 2025
        (needs Evaluation date minus 1 year or later)  [rules.yaml:35]
      Source: Manual (sourced)

Computed
      Some theft                                    yes
      Stolen                                        900
      Thefts                                        1
      Highest value                                 high
      Offence 1
        Theft                                       yes
        Value band                                  high
      Offence 2
        Theft                                       no
        Value band                                  low

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ epf dump rules.yaml --stage model --format json | grep -o '"id":"offences[^"]*"' | sort -u
"id":"offences"
"id":"offences.1.code"
"id":"offences.1.is_theft"
"id":"offences.1.on"
"id":"offences.1.value"
"id":"offences.1.value_band"
"id":"offences.2.code"
"id":"offences.2.is_theft"
"id":"offences.2.on"
"id":"offences.2.value"
"id":"offences.2.value_band"
"id":"offences.3.code"
"id":"offences.3.is_theft"
"id":"offences.3.on"
"id":"offences.3.value"
"id":"offences.3.value_band"
$ epf compile rules.yaml -o o.epfc && epf match --as-of 2026-03-01 --format csv o.epfc people.json
line,profile_id,option,verdict,position,provisional,availability,status,code,message
1,,theft-course,eligible,1,false,yes,sourced,,
2,,theft-course,ineligible,1,false,yes,sourced,,
3,,theft-course,needs_information,1,false,yes,sourced,,
4,,theft-course,needs_information,1,false,yes,sourced,,
o.epfc: 33600 bytes, sha256:...
$ epf fmt rules.yaml && epf test rules.yaml
2 passed, 0 failed
