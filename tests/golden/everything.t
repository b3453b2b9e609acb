# Every kind of clause and value in words: what is asked for, what was found, in each state.
<<< rules.yaml
ruleset: everything
version: "1"
title: Everything
owner: The authors
stages: {before: Before the hearing, after: After it}
durations: {month: 30 days, year: 365 days}
fields:
  reference: {type: text, role: identifier}
  hearing: {type: date, label: Hearing, label_cy: Gwrandawiad}
  born: {type: date, role: protected, label: Date of birth}
  score: {type: decimal, places: 1, min: 0, max: 100, unit: "%", label: Score, dated_by: scored_on, stale_after: 6 months}
  scored_on: {type: date, label: Scored on}
  other_score: {type: integer, min: 0, max: 100, label: Other score}
  level: {type: enum, values: {low: Low, high: {label: High, label_cy: Uchel}}, ordered: true, label: Level, label_cy: Lefel}
  twin: {type: enum, values_from: level, label: Twin level}
  groups: {type: set, values: [violent, driving, drugs], label: Groups}
  code: {type: text, coded: true, label: Offence code}
  left: {type: duration, min: 0 days, max: 10 years, label: Time left}
  done: {type: set, values_from: options of kind programme, label: Done before}
  sober: {type: boolean, label: Sober}
derived:
  age: {label: Age, years_between: [born, hearing]}
  points: {label: Points, sum: [score, other_score], missing_counts_as: 5}
  rest: {label: Rest, sum: [score, other_score]}
  best: {label: Best, greatest: [score, other_score]}
  worst: {label: Worst level, least: [level, twin]}
  used: {label: Used, first_known: [score, other_score]}
  two: {label: Two or more, count: [{sober: true}, {level: high}, {known: code}]}
  grid:
    label: Grid
    matrix: {rows: level, columns: {of: score, from: [0, 50]}, cells: [[red, missing], [green, red]]}
  way:
    label: Way
    source: {title: A paper, status: unverified}
    first:
      - {when: {not: {known: grid}}, then: missing}
      - {when: {grid: red}, then: {value_of: level}}
      - {otherwise: high}
conditions:
  steady: {label: Steady, label_cy: Cyson, all: [{sober: true}, {level: low}]}
options:
  alpha:
    title: Alpha
    title_cy: Alffa
    kind: programme
    rank: 1
    stages: [before]
    source: [{title: Book, section: p. 3, seen: 2026-01-02, status: sourced}, {title: Letter, status: conflict}]
    in_force: {hearing: {from: 2020-01-01, to: 2030-01-01}}
    eligible:
      all:
        - age: {at_least: 18}
          lawful_basis: An Act
        - points: {at_least: 10, below: 150}
        - level: {is_not: low}
        - groups: {includes_any: [violent, driving]}
        - any: [{code: {matches: ["^10[0-9]", "x$"]}}, {code: {in: [A1, B2]}}]
        - left: {at_least: 2 months}
        - hearing: {on_or_after: scored_on}
        - scored_on: {on_or_after: as_of minus 1 year}
    excluded: {any: [{groups: {includes_all: [violent, drugs]}}, {condition: steady}, {score: {in: [13, 66.6]}}]}
    available: {twin: {at_least: level}}
    cautions: [{when: {sober: false}, say: Drink, say_cy: Diod}]
  beta:
    title: Beta
    kind: programme
    rank: 2
    eligible: {all: [{groups: {includes_none: [drugs]}}, {done: {is: none}}, {not: {twin: {is: level}}}, {score: {not_in: [1, 2]}}, {other_score: {below: score}}]}
    excluded: {option: alpha}
  gamma:
    title: Gamma
    kind: service
    source: {title: Book, status: secondary}
    eligible: {at_least: 2, of: [{kind: programme}, {known: used}, {way: high}, {two: 3}]}
    excluded: {kind: programme, available: true}
  delta:
    title: Delta
    kind: service
    source: {title: Book, status: sourced}
    versions:
      - {in_force: {hearing: {to: 2026-01-01}}, eligible: {score: {below: 10}}}
      - {in_force: {hearing: {from: 2026-01-01}}, eligible: {score: {at_least: 10}}, excluded: {sober: true}}
cases:
  - case: all is given
    profile: {reference: R1, hearing: 2026-03-01, born: 2000-02-29, score: 62.5, scored_on: 2026-02-01, other_score: 40, level: high, twin: high,
      groups: [violent], code: "1054", left: 9 months, done: [], sober: true}
    as_of: 2026-03-01
    expect: {age: 26, points: 102.5, grid: red, way: high, alpha: {verdict: eligible, availability: yes, provisional: false}, beta: excluded,
      delta: {verdict: excluded, because: [delta.versions.2.excluded]}}
  - case: what fails says so
    profile: {score: 20, level: low}
    as_of: 2026-03-01
    stage: after
    expect: {age: 3, rest: {state: known}, worst: {possible: [high]}, best: {possible: {from: 1, to: 2}}, points: {value: 24, provisional: false},
      two: unknown, way: missing, alpha: {verdict: eligible, because: [x], provisional: true, availability: no}, gamma: [a], beta: {colour: red}}
  - case: a profile that cannot be bound
    profile: {score: high}
    as_of: 2026-03-01
    expect: {age: 1}
  - case: no date
    profile: {score: 1}
    expect: {rest: {state: unknown, possible: {from: 1, to: 101}}}
>>>
<<< full.json
[{"reference":"R1","hearing":"2026-03-01","born":"2000-02-29","score":62.5,"scored_on":"2025-02-01","other_score":40,"level":"high","twin":"high","groups":["violent"],"code":"1054","left":"9 months","done":[],"sober":false}]
>>>
<<< little.ndjson
{"score":13,"level":"low","groups":[],"sober":true}
{"hearing":"2025-06-01","level":{"missing":"refused"},"twin":"high","other_score":{"missing":"unobtainable"},"left":"1 week","score":120}
>>>
$ epf check rules.yaml
rules.yaml:64:3: warning: `beta` states no source; it is shown as unverified [W2002]
   64 |   beta:
      |   ^^^^
  help: add `source: {title: ..., url: ..., seen: ..., status: ...}`
  more: epf explain W2002

rules.yaml:97:22: error: `score`: a number is expected here, written like 62 or 49.5 [E0701]
   97 |     profile: {score: high}
      |                      ^^^^
  help: give an answer that the field can have; `epf explain E0904` says more
  more: epf explain E0701

rules.yaml:100:5: error: the case gives no evaluation date [E0701]
  100 |   - case: no date
      |     ^^^^^^^^^^^^^
  help: add `as_of: YYYY-MM-DD`
  more: epf explain E0701

rules.yaml: 2 errors, 1 warning
[3]
$ epf test rules.yaml --coverage
FAILED  what fails says so
  rules.yaml:90:5
    gamma: a list cannot be expected here    (line 95, column 121)
      help: rules/LANGUAGE.md, Cases, says what can
    beta: `colour` cannot be expected here    (line 95, column 133)
      help: rules/LANGUAGE.md, Cases, says what can
                         expected          actual
    age: value           3                 unknown         line 94
    rest: state          known             unknown         line 94
    worst: possible      [high]            low             line 94
    best: possible       {from: 1, to: 2}  20 to 100       line 94
    points: value        24                25              line 94
    points: provisional  false             true            line 94
    way: state           missing           known           line 95
    alpha: verdict       eligible          not_applicable  line 95
    alpha: because       x                 alpha.stages    line 95
    alpha: provisional   true              false           line 95
    alpha: availability  no                yes             line 95
FAILED  a profile that cannot be bound
  rules.yaml:96:5
    line 97, column 22: `score`: a number is expected here, written like 62 or 49.5 [E0904]
FAILED  no date
  rules.yaml:100:5
    the case gives no evaluation date: add `as_of: YYYY-MM-DD`

Coverage
  option beta is never eligible
  option delta is never eligible
  option gamma is never eligible
  clause two.count.1 never decides by being not met  [rules.yaml:28]
  clause way.case.1.1 never decides by being not met  [rules.yaml:36]
  clause way.case.2 never decides by being not met  [rules.yaml:37]
  clause alpha.in_force never decides by being not met  [rules.yaml:49]
  clause alpha.eligible.1 never decides by being not met  [rules.yaml:52]
  clause alpha.eligible.2 never decides by being not met  [rules.yaml:54]
  clause alpha.eligible.3 never decides by being not met  [rules.yaml:55]
  clause alpha.eligible.4 never decides by being not met  [rules.yaml:56]
  clause alpha.eligible.5.1 never decides by being not met  [rules.yaml:57]
  clause alpha.eligible.5.2 never decides by being met or not met  [rules.yaml:57]
  clause alpha.eligible.6 never decides by being not met  [rules.yaml:58]
  clause alpha.eligible.7 never decides by being not met  [rules.yaml:59]
  clause alpha.eligible.8 never decides by being not met  [rules.yaml:60]
  clause alpha.excluded.1 never decides by being met  [rules.yaml:61]
  clause steady.1 never decides by being met or not met  [rules.yaml:40]
  clause steady.2 never decides by being met  [rules.yaml:40]
  clause alpha.excluded.3 never decides by being met  [rules.yaml:61]
  clause alpha.available never decides by being not met  [rules.yaml:62]
  clause alpha.cautions.1 never decides by being met  [rules.yaml:63]
  clause beta.eligible.1 never decides by being met or not met  [rules.yaml:68]
  clause beta.eligible.2 never decides by being met or not met  [rules.yaml:68]
  clause beta.eligible.3.1 never decides by being met or not met  [rules.yaml:68]
  clause beta.eligible.4 never decides by being met or not met  [rules.yaml:68]
  clause beta.eligible.5 never decides by being met or not met  [rules.yaml:68]
  clause beta.excluded never decides by being not met  [rules.yaml:69]
  clause delta.versions.1.eligible never decides by being met  [rules.yaml:81]
  clause delta.versions.2.eligible never decides by being not met  [rules.yaml:82]
  clause delta.versions.2.excluded never decides by being not met  [rules.yaml:82]
  clause gamma.eligible.1 never decides by being met or not met  [rules.yaml:74]
  clause gamma.eligible.2 never decides by being met or not met  [rules.yaml:74]
  clause gamma.eligible.3 never decides by being met or not met  [rules.yaml:74]
  clause gamma.eligible.4 never decides by being met or not met  [rules.yaml:74]
  clause gamma.excluded never decides by being not met  [rules.yaml:75]
  options: 1 of 4 eligible in some case, 4 refused in some case
  clauses: 3 of 36 decide both ways

MC/DC: does each condition alone decide, once met and once not?
  alpha: 12 of 26 halves shown (46 %)
    groups includes all of violent, drugs (rules.yaml:61:23): half shown, not where it is met
    the condition steady (rules.yaml:40:51): half shown, not where it is met
    score in 13, 66.6 (rules.yaml:61:88): half shown, not where it is met
    age at least 18 (rules.yaml:52:11): half shown, not where it is not met
    points between 10, 150 (rules.yaml:54:11): half shown, not where it is not met
    level is not low (rules.yaml:55:11): half shown, not where it is not met
    groups includes any of violent, driving (rules.yaml:56:11): half shown, not where it is not met
    code matches ^10[0-9], x$ (rules.yaml:57:18): half shown, not where it is not met
    code in A1, B2 (rules.yaml:57:57): not shown
    left at least 60 days (rules.yaml:58:11): half shown, not where it is not met
    hearing at least scored_on (rules.yaml:59:11): half shown, not where it is not met
    scored_on at least as_of (rules.yaml:60:11): half shown, not where it is not met
    twin at least level (rules.yaml:62:17): half shown, not where it is not met
  beta: 2 of 12 halves shown (16 %)
    groups includes none of drugs (rules.yaml:68:23): not shown
    done is empty (rules.yaml:68:59): not shown
    twin is level (rules.yaml:68:85): not shown
    score not in 1, 2 (rules.yaml:68:107): not shown
    other_score below score (rules.yaml:68:134): not shown
  delta: 1 of 6 halves shown (16 %)
    sober is true (rules.yaml:82:97): half shown, not where it is not met
    score below 10 (rules.yaml:81:60): not shown
    score at least 10 (rules.yaml:82:62): not shown
  gamma: 1 of 10 halves shown (10 %)
    suitable alpha, beta (rules.yaml:75:16): half shown, not where it is not met
    suitable alpha, beta (rules.yaml:74:35): not shown
    known used (rules.yaml:74:54): not shown
    way is high (rules.yaml:74:69): not shown
    two is 3 (rules.yaml:74:82): not shown
  condition steady: 1 of 4 halves shown (25 %)
    sober is true (rules.yaml:40:51): not shown
    level is low (rules.yaml:40:66): half shown, not where it is met
  way: 2 of 4 halves shown (50 %)
    known grid (rules.yaml:36:23): half shown, not where it is not met
    grid is red (rules.yaml:37:17): half shown, not where it is not met
  in all: 19 of 62 halves of conditions shown (30 %)

Bounds: is there a case at each, and one just below?
  alpha: no case with age just below 18 (rules.yaml:52:11)
  alpha: no case with age exactly 18 (rules.yaml:52:11)
  alpha: no case with points just below 10 (rules.yaml:54:11)
  alpha: no case with points exactly 10 (rules.yaml:54:11)
  alpha: no case with points just below 150 (rules.yaml:54:11)
  alpha: no case with points exactly 150 (rules.yaml:54:11)
  alpha: no case with left just below 60 days (rules.yaml:58:11)
  alpha: no case with left exactly 60 days (rules.yaml:58:11)
  delta: no case with score just below 10 (rules.yaml:81:60)
  delta: no case with score exactly 10 (rules.yaml:81:60)
  delta: no case with score just below 10 (rules.yaml:82:62)
  delta: no case with score exactly 10 (rules.yaml:82:62)
  grid: no case with score just below 50 (rules.yaml:31:36)
  grid: no case with score exactly 50 (rules.yaml:31:36)
  in all: 0 of 14 sides of bounds shown (0 %)

1 passed, 3 failed
[1]
$ epf match rules.yaml full.json --as-of 2026-03-01 --format text
R1 · Everything 1 · as of 1 March 2026 · Before the hearing
! Score is old: assess again before relying on it

Open: the criteria are met
   1  Delta                                         eligible
      ✓ Score: 62.5% (needs at least 10%)  [rules.yaml:82]
      ✓ Hearing: 1 March 2026 (in force 1 January 2026 or later)
        [rules.yaml:82]
      Source: Book (sourced)
   2  Gamma                                         eligible ‡
      ✓ at least 2 of these 4, 2 met:
        ✓ Used: answered (needs an answer)  [rules.yaml:74]
        ✓ Way: High (needs High)  [rules.yaml:74]
      ‡ One of its rules rests on Alpha, whose sources conflict.
      Source: Book (secondary)

Not eligible: a criterion is not met
   –  Alpha                                         not eligible ‡
      – Scored on: 1 February 2025; Evaluation date minus 1 year: 1 March 2025
        (needs Evaluation date minus 1 year or later)  [rules.yaml:60]
      ‡ The sources of these rules conflict.
   –  Beta                                          not eligible ‡
      – Twin level: High; Level: High (must not be Level)  [rules.yaml:68]
      ‡ One of its rules rests on Alpha, whose sources conflict.

Computed
      Age                                           26
      Best                                          62.5
      Grid                                          red
      Points                                        102.5
      Rest                                          102.5
      Two or more                                   2
      Used                                          62.5
      Way                                           High †
      Worst level                                   High

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 1 value rests on a rule that nobody has verified.
‡ 3 options rest on a rule on which sources conflict.
$ epf match rules.yaml full.json --as-of 2026-03-01 --format text --why all --language cy --stage before
R1 · Everything 1 · fel ar 1 Mawrth 2026 · Before the hearing
! Score: hen asesiad; aseswch eto cyn dibynnu arno

Agored: bodlonir y meini prawf
   1  Delta                                         cymwys
      ✓ un o'r rhain:
        – Gwrandawiad: 1 Mawrth 2026 (mewn grym: cyn 1 Ionawr 2026)
          [rules.yaml:81]
        ✓ Gwrandawiad: 1 Mawrth 2026 (mewn grym: 1 Ionawr 2026 neu'n hwyrach)
          [rules.yaml:82]
      – Gwrandawiad: 1 Mawrth 2026 (mewn grym: cyn 1 Ionawr 2026)
        [rules.yaml:81]
      – Score: 62.5% (angen: llai na 10%)  [rules.yaml:81]
      ✓ Gwrandawiad: 1 Mawrth 2026 (mewn grym: 1 Ionawr 2026 neu'n hwyrach)
        [rules.yaml:82]
      ✓ Score: 62.5% (angen: o leiaf 10%)  [rules.yaml:82]
      ✓ byddai'r rhain gyda'i gilydd yn ei eithrio:
        – Gwrandawiad: 1 Mawrth 2026 (mewn grym: 1 Ionawr 2026 neu'n hwyrach)
          [rules.yaml:82]
        ✓ Sober: na (yn cyfrif os: ie)  [rules.yaml:82]
      Ffynhonnell: Book (o'r ffynhonnell)
   2  Gamma                                         cymwys ‡
      ✓ o leiaf 2 o'r 4 hyn; bodlonwyd 2:
        – nid oes opsiwn addas o'r math programme (rhaid iddo fod)
          [rules.yaml:74]
        ✓ Used: wedi'i ateb (angen: ateb)  [rules.yaml:74]
        ✓ Way: Uchel (angen: Uchel)  [rules.yaml:74]
        – Two or more: 2 (angen: 3)  [rules.yaml:74]
      ✓ nid oes opsiwn addas o'r math programme (eithrir os yw'n addas)
        [rules.yaml:75]
      ‡ Mae un o'r rheolau hyn yn dibynnu ar: Alffa; mae'r ffynonellau'n
        gwrthdaro.
      Ffynhonnell: Book (eilaidd)

Ddim yn gymwys: ni fodlonir maen prawf
   –  Alffa                                         ddim yn gymwys ‡
      ✓ Cam: Before the hearing (angen: Before the hearing)  [rules.yaml:47]
      ✓ Gwrandawiad: 1 Mawrth 2026 (mewn grym: o 1 Ionawr 2020 hyd at, ond nid,
        1 Ionawr 2030)  [rules.yaml:49]
      ✓ Age: 26 (angen: o leiaf 18)  [rules.yaml:52]
      ✓ Points: 102.5 (angen: o leiaf 10 a llai na 150)  [rules.yaml:54]
      ✓ Lefel: Uchel (angen: unrhyw beth ond Low)  [rules.yaml:55]
      ✓ Groups: violent (angen: violent neu driving)  [rules.yaml:56]
      ✓ un o'r rhain:
        ✓ Offence code: 1054 (angen: y patrwm ^10[0-9] neu x$)  [rules.yaml:57]
        – Offence code: 1054 (angen: A1 neu B2)  [rules.yaml:57]
      ✓ Time left: 9 o fisoedd (angen: o leiaf 2 o fisoedd)  [rules.yaml:58]
      ✓ Gwrandawiad: 1 Mawrth 2026; Scored on: 1 Chwefror 2025 (angen: Scored on
        neu'n hwyrach)  [rules.yaml:59]
      – Scored on: 1 Chwefror 2025; Dyddiad gwerthuso llai 1 flwyddyn: 1 Mawrth
        2025 (angen: Dyddiad gwerthuso llai 1 flwyddyn neu'n hwyrach)
        [rules.yaml:60]
      ✓ Groups: violent (eithrir gan: pob un o: violent; hefyd drugs)
        [rules.yaml:61]
      ✓ eithriad: Cyson: byddai'r rhain gyda'i gilydd yn ei eithrio:
        ✓ Sober: na (yn cyfrif os: ie)  [rules.yaml:40]
        ✓ Lefel: Uchel (yn cyfrif os: Low)  [rules.yaml:40]
      ✓ Score: 62.5% (eithrir gan: 13% neu 66.6%)  [rules.yaml:61]
      ✓ Twin level: Uchel; Lefel: Uchel (angen: o leiaf Lefel)  [rules.yaml:62]
      ! Diod ‡
      ‡ Mae ffynonellau'r rheolau hyn yn gwrthdaro.
      Ffynhonnell: Book, p. 3, gwelwyd 2 Ionawr 2026 (o'r ffynhonnell)
      Ffynhonnell: Letter (ffynonellau'n gwrthdaro)
   –  Beta                                          ddim yn gymwys ‡
      ✓ Groups: violent (angen: dim un o: drugs)  [rules.yaml:68]
      ✓ Done before: dim (angen: dim)  [rules.yaml:68]
      – Twin level: Uchel; Lefel: Uchel (ni chaiff fod: Lefel)  [rules.yaml:68]
      ✓ Score: 62.5% (angen: unrhyw beth ond 1% neu 2%)  [rules.yaml:68]
      ✓ Other score: 40; Score: 62.5% (angen: llai na Score)  [rules.yaml:68]
      ✓ Ddim yn addas: Alffa (eithrir os yw'n addas)  [rules.yaml:69]
      ‡ Mae un o'r rheolau hyn yn dibynnu ar: Alffa; mae'r ffynonellau'n
        gwrthdaro.

Cyfrifwyd
      Age                                           26
      Best                                          62.5
      Grid                                          red
      Points                                        102.5
      Rest                                          102.5
      Two or more                                   2
      Used                                          62.5
      Way                                           Uchel †
      Worst level                                   Uchel

Rhestr o opsiynau yw hon, nid penderfyniad. Chi sy'n penderfynu beth i'w gynnig,
y llys beth i'w osod.
† 1 gwerth: yn dibynnu ar reol nad oes neb wedi'i gwirio.
‡ 3 opsiwn, 1 rhybudd: yn dibynnu ar reol y mae ffynonellau'n gwrthdaro yn ei
  chylch.
Peiriant a ysgrifennodd y Gymraeg hon, ac nid oes siaradwr wedi'i darllen eto.
Mae'r ffynonellau yn Saesneg.
$ epf match rules.yaml little.ndjson --as-of 2026-03-01 --format text --why all
Everything 1 · as of 1 March 2026 · Before the hearing

Not yet settled: more must be known
   1  Beta                                          needs information ‡
      ✓ Groups: none (needs none of: drugs)  [rules.yaml:68]
      ? Done before: not known (needs none)  [rules.yaml:68]
      ? Twin level: not known; Level: Low (must not be Level)  [rules.yaml:68]
      ✓ Score: 13% (needs anything but 1% or 2%)  [rules.yaml:68]
      ? Other score: not known; Score: 13% (needs below Score)  [rules.yaml:68]
      ✓ Alpha is not suitable (being suitable rules it out)  [rules.yaml:69]
      ‡ One of its rules rests on Alpha, whose sources conflict.
   2  Delta                                         needs information
      ✓ one of these:
        ? Hearing: not known (in force before 1 January 2026)  [rules.yaml:81]
        ? Hearing: not known (in force 1 January 2026 or later)  [rules.yaml:82]
      ? Hearing: not known (in force before 1 January 2026)  [rules.yaml:81]
      – Score: 13% (needs below 10%)  [rules.yaml:81]
      ? Hearing: not known (in force 1 January 2026 or later)  [rules.yaml:82]
      ✓ Score: 13% (needs at least 10%)  [rules.yaml:82]
      ? these together would rule it out:
        ? Hearing: not known (in force 1 January 2026 or later)  [rules.yaml:82]
        – Sober: yes (counts if yes)  [rules.yaml:82]
      Source: Book (sourced)
   3  Gamma                                         needs information ‡
      ? at least 2 of these 4, 1 met:
        ? Beta may be suitable (must be)  [rules.yaml:74]
        ✓ Used: answered (needs an answer)  [rules.yaml:74]
        – Way: Low (needs High)  [rules.yaml:74]
        – Two or more: 1 (needs 3)  [rules.yaml:74]
      ? Beta may be suitable (being suitable rules it out)  [rules.yaml:75]
      ‡ One of its rules rests on Alpha, whose sources conflict.
      Source: Book (secondary)

Excluded
   –  Alpha                                         excluded ‡
      ✓ Stage: Before the hearing (needs Before the hearing)  [rules.yaml:47]
      ? Hearing: not known (in force from 1 January 2020 to before 1 January
        2030)  [rules.yaml:49]
      ? Age: not known (needs at least 18)  [rules.yaml:52]
      ✓ Points: 18 (needs at least 10 and below 150)  [rules.yaml:54]
      – Level: Low (needs anything but Low)  [rules.yaml:55]
      – Groups: none (needs violent or driving)  [rules.yaml:56]
      ? one of these:
        ? Offence code: not known (needs the pattern ^10[0-9] or x$)
          [rules.yaml:57]
        ? Offence code: not known (needs A1 or B2)  [rules.yaml:57]
      ? Time left: not known (needs at least 2 months)  [rules.yaml:58]
      ? Hearing: not known; Scored on: not known (needs Scored on or later)
        [rules.yaml:59]
      ? Scored on: not known; Evaluation date minus 1 year: 1 March 2025 (needs
        Evaluation date minus 1 year or later)  [rules.yaml:60]
      ✓ Groups: none (all of: violent and drugs rules it out)  [rules.yaml:61]
      – exclusion: Steady: these together rule it out:
        – Sober: yes (counts if yes)  [rules.yaml:40]
        – Level: Low (counts if Low)  [rules.yaml:40]
      – Score: 13% (13% or 66.6% rules it out)  [rules.yaml:61]
      ✓ Twin level: not known; Level: Low (needs at least Level)
        [rules.yaml:62]
      ‡ The sources of these rules conflict.
      Source: Book, p. 3, seen 2 January 2026 (sourced)
      Source: Letter (conflict)

Computed
      Age                                           not known
      Best                                          not settled: 13 to 100
      Grid                                          red
      Points                                        18, provisional
      Rest                                          not settled: 13 to 113
      Two or more                                   1, provisional
      Used                                          13
      Way                                           Low †
      Worst level                                   Low

Not known: Hearing; Date of birth; Other score; Twin level; Done before

Not answered, and an answer may change this: Offence code
Ask next:  Hearing: settles 1 option whatever the answer
           Twin level: may settle 2 options
           Done before: may settle 2 options

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
Provisional: settled only because something was not answered; an answer may
  change it.
† 1 value rests on a rule that nobody has verified.
‡ 3 options rest on a rule on which sources conflict.

────────

Everything 1 · as of 1 March 2026 · Before the hearing

Cannot be settled: an answer is not usable
   –  Beta                                          error ‡
      ? Groups: not known (needs none of: drugs)  [rules.yaml:68]
      ? Done before: not known (needs none)  [rules.yaml:68]
      ? Twin level: High; Level: refused (must not be Level)  [rules.yaml:68]
      ? Score: not usable (needs anything but 1% or 2%)  [rules.yaml:68]
      ? Other score: cannot be obtained; Score: not usable (needs below Score)
        [rules.yaml:68]
      ✓ Alpha is not suitable (being suitable rules it out)  [rules.yaml:69]
      ‡ One of its rules rests on Alpha, whose sources conflict.
   –  Delta                                         error
      ✓ one of these:
        ✓ Hearing: 1 June 2025 (in force before 1 January 2026)  [rules.yaml:81]
        – Hearing: 1 June 2025 (in force 1 January 2026 or later)
          [rules.yaml:82]
      ✓ Hearing: 1 June 2025 (in force before 1 January 2026)  [rules.yaml:81]
      ? Score: not usable (needs below 10%)  [rules.yaml:81]
      – Hearing: 1 June 2025 (in force 1 January 2026 or later)  [rules.yaml:82]
      ? Score: not usable (needs at least 10%)  [rules.yaml:82]
      ✓ these together would rule it out:
        ✓ Hearing: 1 June 2025 (in force 1 January 2026 or later)
          [rules.yaml:82]
        ? Sober: not known (counts if yes)  [rules.yaml:82]
      Source: Book (sourced)
   –  Gamma                                         error ‡
      ? at least 2 of these 4, 1 met:
        ? Beta may be suitable (must be)  [rules.yaml:74]
        ✓ Used: answered (needs an answer)  [rules.yaml:74]
        ? Way: not known, as an answer is not usable (needs High)
          [rules.yaml:74]
        – Two or more: 0 to 2 (needs 3)  [rules.yaml:74]
      ? Beta may be suitable (being suitable rules it out)  [rules.yaml:75]
      ‡ One of its rules rests on Alpha, whose sources conflict.
      Source: Book (secondary)

Not eligible: a criterion is not met
   –  Alpha                                         not eligible ‡
      ✓ Stage: Before the hearing (needs Before the hearing)  [rules.yaml:47]
      ✓ Hearing: 1 June 2025 (in force from 1 January 2020 to before 1 January
        2030)  [rules.yaml:49]
      ? Age: not known (needs at least 18)  [rules.yaml:52]
      ? Points: 5 to 105, as an answer is not usable (needs at least 10 and
        below 150)  [rules.yaml:54]
      ? Level: refused (needs anything but Low)  [rules.yaml:55]
      ? Groups: not known (needs violent or driving)  [rules.yaml:56]
      ? one of these:
        ? Offence code: not known (needs the pattern ^10[0-9] or x$)
          [rules.yaml:57]
        ? Offence code: not known (needs A1 or B2)  [rules.yaml:57]
      – Time left: 1 week (needs at least 2 months)  [rules.yaml:58]
      ? Hearing: 1 June 2025; Scored on: not known (needs Scored on or later)
        [rules.yaml:59]
      ? Scored on: not known; Evaluation date minus 1 year: 1 March 2025 (needs
        Evaluation date minus 1 year or later)  [rules.yaml:60]
      ? Groups: not known (all of: violent and drugs rules it out)
        [rules.yaml:61]
      ? exclusion: Steady: these together would rule it out:
        ? Sober: not known (counts if yes)  [rules.yaml:40]
        ? Level: refused (counts if Low)  [rules.yaml:40]
      ? Score: not usable (13% or 66.6% rules it out)  [rules.yaml:61]
      ✓ Twin level: High; Level: refused (needs at least Level)  [rules.yaml:62]
      ! (may apply) Drink ‡
      ‡ The sources of these rules conflict.
      Source: Book, p. 3, seen 2 January 2026 (sourced)
      Source: Letter (conflict)

Computed
      Age                                           not known
      Best                                          not usable
      Grid                                          not usable
      Points                                        not usable5 to 105
      Rest                                          not usable
      Two or more                                   not settled: 0 to 2
      Used                                          not usable
      Way                                           not usable †
      Worst level                                   not known

Not known: Date of birth; Other score (cannot be obtained); Level (refused);
           Groups; Done before; Sober

Not usable: Score: outside the field's range, 0% to 100%
Ask next:  Groups: may settle 1 option
           Done before: may settle 1 option
           Date of birth

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 1 value rests on a rule that nobody has verified.
‡ 3 options, 1 caution rest on a rule on which sources conflict.
little.ndjson:2:134: warning: `score`: the value is outside the field's range, 0 to 100; it counts as unknown [W0907]
[4]
$ epf match rules.yaml little.ndjson --as-of 2026-03-01 --format json --why all
[{"schema":"epf.shortlist/1","line":1,"profile_id":null,"ruleset":{"id":"everything","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"before","patterns":"jit","values":{"age":{"state":"unknown","possible":{"from":-9999,"to":9998},"needs":["hearing","born"]},"best":{"state":"unknown","possible":{"from":13,"to":100},"needs":["other_score"]},"grid":{"state":"known","value":"red"},"points":{"state":"known","value":18,"provisional":true},"rest":{"state":"unknown","possible":{"from":13,"to":113},"needs":["other_score"]},"two":{"state":"known","value":1,"provisional":true},"used":{"state":"known","value":13},"way":{"state":"known","value":"low","status":"unverified"},"worst":{"state":"known","value":"low"}},"options":[{"id":"beta","verdict":"needs_information","position":1,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"beta.eligible.1","part":"criteria","outcome":"met","field":"groups","observed":[],"operator":"includes_none","required":["drugs"],"file":"rules.yaml","line":68,"column":23,"text":"Groups: none (needs none of: drugs)"},{"clause":"beta.eligible.2","part":"criteria","outcome":"unknown","field":"done","observed":null,"operator":"is_empty","required":[],"file":"rules.yaml","line":68,"column":59,"text":"Done before: not known (needs none)"},{"clause":"beta.eligible.3.1","part":"criteria","outcome":"unknown","field":"twin","observed":null,"operator":"is","required":{"field":"level"},"negated":true,"file":"rules.yaml","line":68,"column":85,"text":"Twin level: not known; Level: Low (must not be Level)"},{"clause":"beta.eligible.4","part":"criteria","outcome":"met","field":"score","observed":13,"operator":"not_in","required":[1,2],"file":"rules.yaml","line":68,"column":107,"text":"Score: 13% (needs anything but 1% or 2%)"},{"clause":"beta.eligible.5","part":"criteria","outcome":"unknown","field":"other_score","observed":null,"operator":"below","required":{"field":"score"},"file":"rules.yaml","line":68,"column":134,"text":"Other score: not known; Score: 13% (needs below Score)"},{"clause":"beta.excluded","part":"excluded","outcome":"not_met","field":null,"options":["alpha"],"observed":false,"operator":"suitable","required":true,"file":"rules.yaml","line":69,"column":16,"text":"Alpha is not suitable (being suitable rules it out)"}],"cautions":[]},{"id":"delta","verdict":"needs_information","position":2,"provisional":false,"availability":"yes","status":"sourced","reasons":[{"clause":"delta.in_force.1","part":"applies","outcome":"unknown","field":"hearing","observed":null,"operator":"below","required":"2026-01-01","file":"rules.yaml","line":81,"column":21,"text":"Hearing: not known (in force before 1 January 2026)"},{"clause":"delta.in_force.2","part":"applies","outcome":"unknown","field":"hearing","observed":null,"operator":"at_least","required":"2026-01-01","file":"rules.yaml","line":82,"column":21,"text":"Hearing: not known (in force 1 January 2026 or later)"},{"clause":"delta.in_force.1","part":"criteria","outcome":"unknown","field":"hearing","observed":null,"operator":"below","required":"2026-01-01","file":"rules.yaml","line":81,"column":21,"text":"Hearing: not known (in force before 1 January 2026)"},{"clause":"delta.versions.1.eligible","part":"criteria","outcome":"not_met","field":"score","observed":13,"operator":"below","required":10,"file":"rules.yaml","line":81,"column":60,"text":"Score: 13% (needs below 10%)"},{"clause":"delta.in_force.2","part":"criteria","outcome":"unknown","field":"hearing","observed":null,"operator":"at_least","required":"2026-01-01","file":"rules.yaml","line":82,"column":21,"text":"Hearing: not known (in force 1 January 2026 or later)"},{"clause":"delta.versions.2.eligible","part":"criteria","outcome":"met","field":"score","observed":13,"operator":"at_least","required":10,"file":"rules.yaml","line":82,"column":62,"text":"Score: 13% (needs at least 10%)"},{"clause":"delta.in_force.2","part":"excluded","outcome":"unknown","field":"hearing","observed":null,"operator":"at_least","required":"2026-01-01","file":"rules.yaml","line":82,"column":21,"text":"Hearing: not known (in force 1 January 2026 or later)"},{"clause":"delta.versions.2.excluded","part":"excluded","outcome":"met","field":"sober","observed":true,"operator":"is","required":true,"file":"rules.yaml","line":82,"column":97,"text":"Sober: yes (counts if yes)"}],"cautions":[]},{"id":"gamma","verdict":"needs_information","position":3,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"gamma.eligible.1","part":"criteria","outcome":"unknown","field":null,"options":["alpha","beta"],"observed":null,"operator":"suitable","required":true,"file":"rules.yaml","line":74,"column":35,"text":"Beta may be suitable (must be)"},{"clause":"gamma.eligible.2","part":"criteria","outcome":"met","field":"used","observed":true,"operator":"known","required":true,"file":"rules.yaml","line":74,"column":54,"text":"Used: answered (needs an answer)"},{"clause":"gamma.eligible.3","part":"criteria","outcome":"not_met","field":"way","observed":"low","operator":"is","required":"high","file":"rules.yaml","line":74,"column":69,"text":"Way: Low (needs High)"},{"clause":"gamma.eligible.4","part":"criteria","outcome":"not_met","field":"two","observed":1,"operator":"is","required":3,"file":"rules.yaml","line":74,"column":82,"text":"Two or more: 1 (needs 3)"},{"clause":"gamma.excluded","part":"excluded","outcome":"unknown","field":null,"options":["alpha","beta"],"observed":null,"operator":"suitable","required":true,"file":"rules.yaml","line":75,"column":16,"text":"Beta may be suitable (being suitable rules it out)"}],"cautions":[]},{"id":"alpha","verdict":"excluded","position":4,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"alpha.stages","part":"applies","outcome":"met","field":"stage","observed":"before","operator":"in","required":["before"],"file":"rules.yaml","line":47,"column":13,"text":"Stage: Before the hearing (needs Before the hearing)"},{"clause":"alpha.in_force","part":"applies","outcome":"unknown","field":"hearing","observed":null,"operator":"between","required":{"at_least":"2020-01-01","below":"2030-01-01"},"file":"rules.yaml","line":49,"column":16,"text":"Hearing: not known (in force from 1 January 2020 to before 1 January 2030)"},{"clause":"alpha.eligible.1","part":"criteria","outcome":"unknown","field":"age","observed":null,"operator":"at_least","required":18,"lawful_basis":"An Act","file":"rules.yaml","line":52,"column":11,"text":"Age: not known (needs at least 18)"},{"clause":"alpha.eligible.2","part":"criteria","outcome":"met","field":"points","observed":18,"operator":"between","required":{"at_least":10,"below":150},"file":"rules.yaml","line":54,"column":11,"text":"Points: 18 (needs at least 10 and below 150)"},{"clause":"alpha.eligible.3","part":"criteria","outcome":"not_met","field":"level","observed":"low","operator":"is_not","required":"low","file":"rules.yaml","line":55,"column":11,"text":"Level: Low (needs anything but Low)"},{"clause":"alpha.eligible.4","part":"criteria","outcome":"not_met","field":"groups","observed":[],"operator":"includes_any","required":["violent","driving"],"file":"rules.yaml","line":56,"column":11,"text":"Groups: none (needs violent or driving)"},{"clause":"alpha.eligible.5.1","part":"criteria","outcome":"unknown","field":"code","observed":null,"operator":"matches","required":["^10[0-9]","x$"],"file":"rules.yaml","line":57,"column":18,"text":"Offence code: not known (needs the pattern ^10[0-9] or x$)"},{"clause":"alpha.eligible.5.2","part":"criteria","outcome":"unknown","field":"code","observed":null,"operator":"in","required":["A1","B2"],"file":"rules.yaml","line":57,"column":57,"text":"Offence code: not known (needs A1 or B2)"},{"clause":"alpha.eligible.6","part":"criteria","outcome":"unknown","field":"left","observed":null,"operator":"at_least","required":"60 days","file":"rules.yaml","line":58,"column":11,"text":"Time left: not known (needs at least 2 months)"},{"clause":"alpha.eligible.7","part":"criteria","outcome":"unknown","field":"hearing","observed":null,"operator":"at_least","required":{"field":"scored_on"},"file":"rules.yaml","line":59,"column":11,"text":"Hearing: not known; Scored on: not known (needs Scored on or later)"},{"clause":"alpha.eligible.8","part":"criteria","outcome":"unknown","field":"scored_on","observed":null,"operator":"at_least","required":{"field":"as_of","plus":-1,"unit":"year"},"file":"rules.yaml","line":60,"column":11,"text":"Scored on: not known; Evaluation date minus 1 year: 1 March 2025 (needs Evaluation date minus 1 year or later)"},{"clause":"alpha.excluded.1","part":"excluded","outcome":"not_met","field":"groups","observed":[],"operator":"includes_all","required":["violent","drugs"],"file":"rules.yaml","line":61,"column":23,"text":"Groups: none (all of: violent and drugs rules it out)"},{"clause":"steady.1","part":"excluded","outcome":"met","field":"sober","observed":true,"operator":"is","required":true,"via":["steady"],"file":"rules.yaml","line":40,"column":51,"text":"Sober: yes (counts if yes)"},{"clause":"steady.2","part":"excluded","outcome":"met","field":"level","observed":"low","operator":"is","required":"low","via":["steady"],"file":"rules.yaml","line":40,"column":66,"text":"Level: Low (counts if Low)"},{"clause":"alpha.excluded.3","part":"excluded","outcome":"met","field":"score","observed":13,"operator":"in","required":[13,66.6],"file":"rules.yaml","line":61,"column":88,"text":"Score: 13% (13% or 66.6% rules it out)"},{"clause":"alpha.available","part":"available","outcome":"met","field":"twin","observed":null,"operator":"at_least","required":{"field":"level"},"file":"rules.yaml","line":62,"column":17,"text":"Twin level: not known; Level: Low (needs at least Level)"}],"cautions":[]}],"unmet_need":[],"missing":["hearing","born","other_score","twin","done"],"ask_next":[{"field":"hearing","settles":1,"settles_some":1,"mentions":1},{"field":"twin","settles":0,"settles_some":2,"mentions":2},{"field":"done","settles":0,"settles_some":2,"mentions":2},{"field":"other_score","settles":0,"settles_some":0,"mentions":2},{"field":"born","settles":0,"settles_some":0,"mentions":0}]}
,{"schema":"epf.shortlist/1","line":2,"profile_id":null,"ruleset":{"id":"everything","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-03-01","stage":"before","patterns":"jit","values":{"age":{"state":"unknown","possible":{"from":-7975,"to":2024},"needs":["born"]},"best":{"state":"invalid","needs":["score","other_score"],"why":{"score":"outside the field's range, 0% to 100%"}},"grid":{"state":"invalid","needs":["score","level"],"why":{"score":"outside the field's range, 0% to 100%"}},"points":{"state":"invalid","needs":["score"],"why":{"score":"outside the field's range, 0% to 100%"}},"rest":{"state":"invalid","needs":["score","other_score"],"why":{"score":"outside the field's range, 0% to 100%"}},"two":{"state":"unknown","possible":{"from":0,"to":2},"needs":["level","sober"]},"used":{"state":"invalid","needs":["score","other_score"],"why":{"score":"outside the field's range, 0% to 100%"}},"way":{"state":"invalid","needs":["score","level"],"why":{"score":"outside the field's range, 0% to 100%"},"status":"unverified"},"worst":{"state":"unknown","possible":["low","high"],"needs":["level"]}},"options":[{"id":"beta","verdict":"error","position":1,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"beta.eligible.1","part":"criteria","outcome":"unknown","field":"groups","observed":null,"operator":"includes_none","required":["drugs"],"file":"rules.yaml","line":68,"column":23,"text":"Groups: not known (needs none of: drugs)"},{"clause":"beta.eligible.2","part":"criteria","outcome":"unknown","field":"done","observed":null,"operator":"is_empty","required":[],"file":"rules.yaml","line":68,"column":59,"text":"Done before: not known (needs none)"},{"clause":"beta.eligible.3.1","part":"criteria","outcome":"unknown","field":"twin","observed":"high","operator":"is","required":{"field":"level"},"negated":true,"file":"rules.yaml","line":68,"column":85,"text":"Twin level: High; Level: refused (must not be Level)"},{"clause":"beta.eligible.4","part":"criteria","outcome":"unknown","field":"score","observed":null,"operator":"not_in","required":[1,2],"file":"rules.yaml","line":68,"column":107,"text":"Score: not usable (needs anything but 1% or 2%)"},{"clause":"beta.eligible.5","part":"criteria","outcome":"unknown","field":"other_score","observed":null,"operator":"below","required":{"field":"score"},"file":"rules.yaml","line":68,"column":134,"text":"Other score: cannot be obtained; Score: not usable (needs below Score)"},{"clause":"beta.excluded","part":"excluded","outcome":"not_met","field":null,"options":["alpha"],"observed":false,"operator":"suitable","required":true,"file":"rules.yaml","line":69,"column":16,"text":"Alpha is not suitable (being suitable rules it out)"}],"cautions":[]},{"id":"delta","verdict":"error","position":2,"provisional":false,"availability":"yes","status":"sourced","reasons":[{"clause":"delta.in_force.1","part":"applies","outcome":"met","field":"hearing","observed":"2025-06-01","operator":"below","required":"2026-01-01","file":"rules.yaml","line":81,"column":21,"text":"Hearing: 1 June 2025 (in force before 1 January 2026)"},{"clause":"delta.in_force.2","part":"applies","outcome":"not_met","field":"hearing","observed":"2025-06-01","operator":"at_least","required":"2026-01-01","file":"rules.yaml","line":82,"column":21,"text":"Hearing: 1 June 2025 (in force 1 January 2026 or later)"},{"clause":"delta.in_force.1","part":"criteria","outcome":"met","field":"hearing","observed":"2025-06-01","operator":"below","required":"2026-01-01","file":"rules.yaml","line":81,"column":21,"text":"Hearing: 1 June 2025 (in force before 1 January 2026)"},{"clause":"delta.versions.1.eligible","part":"criteria","outcome":"unknown","field":"score","observed":null,"operator":"below","required":10,"file":"rules.yaml","line":81,"column":60,"text":"Score: not usable (needs below 10%)"},{"clause":"delta.in_force.2","part":"criteria","outcome":"not_met","field":"hearing","observed":"2025-06-01","operator":"at_least","required":"2026-01-01","file":"rules.yaml","line":82,"column":21,"text":"Hearing: 1 June 2025 (in force 1 January 2026 or later)"},{"clause":"delta.versions.2.eligible","part":"criteria","outcome":"unknown","field":"score","observed":null,"operator":"at_least","required":10,"file":"rules.yaml","line":82,"column":62,"text":"Score: not usable (needs at least 10%)"},{"clause":"delta.in_force.2","part":"excluded","outcome":"not_met","field":"hearing","observed":"2025-06-01","operator":"at_least","required":"2026-01-01","file":"rules.yaml","line":82,"column":21,"text":"Hearing: 1 June 2025 (in force 1 January 2026 or later)"},{"clause":"delta.versions.2.excluded","part":"excluded","outcome":"unknown","field":"sober","observed":null,"operator":"is","required":true,"file":"rules.yaml","line":82,"column":97,"text":"Sober: not known (counts if yes)"}],"cautions":[]},{"id":"gamma","verdict":"error","position":3,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"gamma.eligible.1","part":"criteria","outcome":"unknown","field":null,"options":["alpha","beta"],"observed":null,"operator":"suitable","required":true,"file":"rules.yaml","line":74,"column":35,"text":"Beta may be suitable (must be)"},{"clause":"gamma.eligible.2","part":"criteria","outcome":"met","field":"used","observed":true,"operator":"known","required":true,"file":"rules.yaml","line":74,"column":54,"text":"Used: answered (needs an answer)"},{"clause":"gamma.eligible.3","part":"criteria","outcome":"unknown","field":"way","observed":null,"operator":"is","required":"high","file":"rules.yaml","line":74,"column":69,"text":"Way: not known, as an answer is not usable (needs High)"},{"clause":"gamma.eligible.4","part":"criteria","outcome":"not_met","field":"two","observed":null,"operator":"is","required":3,"file":"rules.yaml","line":74,"column":82,"text":"Two or more: 0 to 2 (needs 3)"},{"clause":"gamma.excluded","part":"excluded","outcome":"unknown","field":null,"options":["alpha","beta"],"observed":null,"operator":"suitable","required":true,"file":"rules.yaml","line":75,"column":16,"text":"Beta may be suitable (being suitable rules it out)"}],"cautions":[]},{"id":"alpha","verdict":"ineligible","position":4,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"alpha.stages","part":"applies","outcome":"met","field":"stage","observed":"before","operator":"in","required":["before"],"file":"rules.yaml","line":47,"column":13,"text":"Stage: Before the hearing (needs Before the hearing)"},{"clause":"alpha.in_force","part":"applies","outcome":"met","field":"hearing","observed":"2025-06-01","operator":"between","required":{"at_least":"2020-01-01","below":"2030-01-01"},"file":"rules.yaml","line":49,"column":16,"text":"Hearing: 1 June 2025 (in force from 1 January 2020 to before 1 January 2030)"},{"clause":"alpha.eligible.1","part":"criteria","outcome":"unknown","field":"age","observed":null,"operator":"at_least","required":18,"lawful_basis":"An Act","file":"rules.yaml","line":52,"column":11,"text":"Age: not known (needs at least 18)"},{"clause":"alpha.eligible.2","part":"criteria","outcome":"unknown","field":"points","observed":null,"operator":"between","required":{"at_least":10,"below":150},"file":"rules.yaml","line":54,"column":11,"text":"Points: 5 to 105, as an answer is not usable (needs at least 10 and below 150)"},{"clause":"alpha.eligible.3","part":"criteria","outcome":"unknown","field":"level","observed":null,"operator":"is_not","required":"low","file":"rules.yaml","line":55,"column":11,"text":"Level: refused (needs anything but Low)"},{"clause":"alpha.eligible.4","part":"criteria","outcome":"unknown","field":"groups","observed":null,"operator":"includes_any","required":["violent","driving"],"file":"rules.yaml","line":56,"column":11,"text":"Groups: not known (needs violent or driving)"},{"clause":"alpha.eligible.5.1","part":"criteria","outcome":"unknown","field":"code","observed":null,"operator":"matches","required":["^10[0-9]","x$"],"file":"rules.yaml","line":57,"column":18,"text":"Offence code: not known (needs the pattern ^10[0-9] or x$)"},{"clause":"alpha.eligible.5.2","part":"criteria","outcome":"unknown","field":"code","observed":null,"operator":"in","required":["A1","B2"],"file":"rules.yaml","line":57,"column":57,"text":"Offence code: not known (needs A1 or B2)"},{"clause":"alpha.eligible.6","part":"criteria","outcome":"not_met","field":"left","observed":"1 week","operator":"at_least","required":"60 days","file":"rules.yaml","line":58,"column":11,"text":"Time left: 1 week (needs at least 2 months)"},{"clause":"alpha.eligible.7","part":"criteria","outcome":"unknown","field":"hearing","observed":"2025-06-01","operator":"at_least","required":{"field":"scored_on"},"file":"rules.yaml","line":59,"column":11,"text":"Hearing: 1 June 2025; Scored on: not known (needs Scored on or later)"},{"clause":"alpha.eligible.8","part":"criteria","outcome":"unknown","field":"scored_on","observed":null,"operator":"at_least","required":{"field":"as_of","plus":-1,"unit":"year"},"file":"rules.yaml","line":60,"column":11,"text":"Scored on: not known; Evaluation date minus 1 year: 1 March 2025 (needs Evaluation date minus 1 year or later)"},{"clause":"alpha.excluded.1","part":"excluded","outcome":"unknown","field":"groups","observed":null,"operator":"includes_all","required":["violent","drugs"],"file":"rules.yaml","line":61,"column":23,"text":"Groups: not known (all of: violent and drugs rules it out)"},{"clause":"steady.1","part":"excluded","outcome":"unknown","field":"sober","observed":null,"operator":"is","required":true,"via":["steady"],"file":"rules.yaml","line":40,"column":51,"text":"Sober: not known (counts if yes)"},{"clause":"steady.2","part":"excluded","outcome":"unknown","field":"level","observed":null,"operator":"is","required":"low","via":["steady"],"file":"rules.yaml","line":40,"column":66,"text":"Level: refused (counts if Low)"},{"clause":"alpha.excluded.3","part":"excluded","outcome":"unknown","field":"score","observed":null,"operator":"in","required":[13,66.6],"file":"rules.yaml","line":61,"column":88,"text":"Score: not usable (13% or 66.6% rules it out)"},{"clause":"alpha.available","part":"available","outcome":"met","field":"twin","observed":"high","operator":"at_least","required":{"field":"level"},"file":"rules.yaml","line":62,"column":17,"text":"Twin level: High; Level: refused (needs at least Level)"}],"cautions":[{"outcome":"possible","status":"conflict","text":"Drink"}]}],"unmet_need":[],"missing":["born","other_score","level","groups","done","sober"],"invalid":["score"],"why_invalid":{"score":"outside the field's range, 0% to 100%"},"ask_next":[{"field":"groups","settles":0,"settles_some":1,"mentions":2},{"field":"done","settles":0,"settles_some":1,"mentions":2},{"field":"born","settles":0,"settles_some":0,"mentions":0},{"field":"sober","settles":0,"settles_some":0,"mentions":0}]}
]
little.ndjson:2:134: warning: `score`: the value is outside the field's range, 0 to 100; it counts as unknown [W0907]
[4]
$ epf dump rules.yaml --stage doc | head -12
1:1 block mapping
  1:1 plain text "ruleset"
    1:10 plain text "everything"
  2:1 plain text "version"
    2:10 double text "1"
  3:1 plain text "title"
    3:8 plain text "Everything"
  4:1 plain text "owner"
    4:8 plain text "The authors"
  5:1 plain text "stages"
    5:9 flow mapping
      5:10 plain text "before"
$ epf dump rules.yaml --stage doc --format json | head -c 300
{"line":1,"column":1,"mapping":[{"key":{"line":1,"column":1,"text":"ruleset"},"value":{"line":1,"column":10,"text":"everything"}},{"key":{"line":2,"column":1,"text":"version"},"value":{"line":2,"column":10,"text":"1"}},{"key":{"line":3,"column":1,"text":"title"},"value":{"line":3,"column":8,"text":"
(no line end)
$ epf dump rules.yaml --stage model
{"schema":"epf.model/1","ruleset":{"id":"everything","version":"1","title":"Everything","owner":"The authors","languages":["en"],"month_days":30,"year_days":365,"kinds":[{"id":"programme"},{"id":"service"}]},
"fields":[
{"id":"as_of","type":"date","role":"input","label":"Evaluation date","label_cy":"Dyddiad gwerthuso","places":0,"min":"0001-01-01","max":"9999-12-31"},
{"id":"stage","file":"rules.yaml","line":5,"column":9,"type":"enum","role":"input","label":"Stage","label_cy":"Cam","values":[{"id":"before","label":"Before the hearing"},{"id":"after","label":"After it"}]},
{"id":"reference","file":"rules.yaml","line":8,"column":3,"type":"text","role":"identifier"},
{"id":"hearing","file":"rules.yaml","line":9,"column":3,"type":"date","role":"input","label":"Hearing","label_cy":"Gwrandawiad","places":0,"min":"0001-01-01","max":"9999-12-31"},
{"id":"born","file":"rules.yaml","line":10,"column":3,"type":"date","role":"protected","rests_on_protected":true,"label":"Date of birth","places":0,"min":"0001-01-01","max":"9999-12-31"},
{"id":"score","file":"rules.yaml","line":11,"column":3,"type":"decimal","role":"input","label":"Score","unit":"%","places":1,"min":0,"max":100,"dated_by":"scored_on","stale_after":{"count":6,"unit":"month"}},
{"id":"scored_on","file":"rules.yaml","line":12,"column":3,"type":"date","role":"input","label":"Scored on","places":0,"min":"0001-01-01","max":"9999-12-31"},
{"id":"other_score","file":"rules.yaml","line":13,"column":3,"type":"integer","role":"input","label":"Other score","places":0,"min":0,"max":100},
{"id":"level","file":"rules.yaml","line":14,"column":3,"type":"enum","role":"input","ordered":true,"label":"Level","label_cy":"Lefel","values":[{"id":"low","label":"Low"},{"id":"high","label":"High","label_cy":"Uchel"}]},
{"id":"twin","file":"rules.yaml","line":15,"column":3,"type":"enum","role":"input","ordered":true,"label":"Twin level","values":[{"id":"low","label":"Low"},{"id":"high","label":"High","label_cy":"Uchel"}]},
{"id":"groups","file":"rules.yaml","line":16,"column":3,"type":"set","role":"input","label":"Groups","values":[{"id":"violent"},{"id":"driving"},{"id":"drugs"}]},
{"id":"code","file":"rules.yaml","line":17,"column":3,"type":"text","role":"input","coded":true,"label":"Offence code"},
{"id":"left","file":"rules.yaml","line":18,"column":3,"type":"duration","role":"input","label":"Time left","places":0,"min":0,"max":3650},
{"id":"done","file":"rules.yaml","line":19,"column":3,"type":"set","role":"input","label":"Done before","values":[{"id":"alpha","label":"Alpha"},{"id":"beta","label":"Beta"}]},
{"id":"sober","file":"rules.yaml","line":20,"column":3,"type":"boolean","role":"input","label":"Sober"}
],
"derived":[
{"id":"age","file":"rules.yaml","line":22,"column":3,"type":"integer","role":"input","rests_on_protected":true,"label":"Age","places":0,"min":-9999,"max":9998,"status":"sourced","how":{"kind":"years_between","inputs":["born","hearing"]}},
{"id":"best","file":"rules.yaml","line":25,"column":3,"type":"decimal","role":"input","label":"Best","places":1,"min":0,"max":100,"status":"sourced","how":{"kind":"greatest","inputs":["score","other_score"]}},
{"id":"grid","file":"rules.yaml","line":29,"column":3,"type":"enum","role":"input","label":"Grid","values":[{"id":"red"},{"id":"green"}],"status":"sourced","how":{"kind":"matrix","inputs":["level","grid.columns"],"cells":[{"then":"red"},{"then":null},{"then":"green"},{"then":"red"}]}},
{"id":"grid.columns","file":"rules.yaml","line":31,"column":36,"type":"enum","role":"input","ordered":true,"values":[{"id":"0"},{"id":"50"}],"status":"sourced","how":{"kind":"bands_of","inputs":["score"],"begins_at":[50]}},
{"id":"points","file":"rules.yaml","line":23,"column":3,"type":"decimal","role":"input","label":"Points","places":1,"min":0,"max":200,"status":"sourced","how":{"kind":"sum","inputs":["score","other_score"],"missing_counts_as":5}},
{"id":"rest","file":"rules.yaml","line":24,"column":3,"type":"decimal","role":"input","label":"Rest","places":1,"min":0,"max":200,"status":"sourced","how":{"kind":"sum","inputs":["score","other_score"]}},
{"id":"two","file":"rules.yaml","line":28,"column":3,"type":"integer","role":"input","label":"Two or more","places":0,"min":0,"max":3,"status":"sourced","how":{"kind":"count","clauses":[{"op":"clause","id":"two.count.1","file":"rules.yaml","line":28,"column":38,"clause":"value","test":"is","of":"sober","values":[true],"holds_for":[{"from":true,"to":true}]},{"op":"clause","id":"two.count.2","file":"rules.yaml","line":28,"column":53,"clause":"value","test":"is","of":"level","values":["high"],"holds_for":[{"from":"high","to":"high"}]},{"op":"clause","id":"two.count.3","file":"rules.yaml","line":28,"column":68,"clause":"known","test":"known","of":"code"}]}},
{"id":"used","file":"rules.yaml","line":27,"column":3,"type":"decimal","role":"input","label":"Used","places":1,"min":0,"max":100,"status":"sourced","how":{"kind":"first_known","inputs":["score","other_score"]}},
{"id":"way","file":"rules.yaml","line":32,"column":3,"type":"enum","role":"input","ordered":true,"label":"Way","values":[{"id":"low","label":"Low"},{"id":"high","label":"High","label_cy":"Uchel"}],"status":"unverified","sources":[{"status":"unverified","title":"A paper","file":"rules.yaml","line":34,"column":13}],"how":{"kind":"first","cases":[{"then":null,"when":{"op":"not","id":"way.case.1","file":"rules.yaml","line":36,"column":17,"parts":[{"op":"clause","id":"way.case.1.1","file":"rules.yaml","line":36,"column":23,"clause":"known","test":"known","of":"grid"}]},"file":"rules.yaml","line":36,"column":9},{"then":{"value_of":"level"},"when":{"op":"clause","id":"way.case.2","file":"rules.yaml","line":37,"column":17,"clause":"value","test":"is","of":"grid","values":["red"],"holds_for":[{"from":"red","to":"red"}]},"file":"rules.yaml","line":37,"column":9},{"then":"high","file":"rules.yaml","line":38,"column":9}]}},
{"id":"worst","file":"rules.yaml","line":26,"column":3,"type":"enum","role":"input","ordered":true,"label":"Worst level","values":[{"id":"low","label":"Low"},{"id":"high","label":"High","label_cy":"Uchel"}],"status":"sourced","how":{"kind":"least","inputs":["level","twin"]}}
],
"conditions":[
{"id":"steady","file":"rules.yaml","line":40,"column":3,"label":"Steady","label_cy":"Cyson","status":"sourced","when":{"op":"all","id":"steady","file":"rules.yaml","line":40,"column":44,"parts":[{"op":"clause","id":"steady.1","file":"rules.yaml","line":40,"column":51,"clause":"value","test":"is","of":"sober","values":[true],"holds_for":[{"from":true,"to":true}]},{"op":"clause","id":"steady.2","file":"rules.yaml","line":40,"column":66,"clause":"value","test":"is","of":"level","values":["low"],"holds_for":[{"from":"low","to":"low"}]}]}}
],
"options":[
{"id":"alpha","file":"rules.yaml","line":42,"column":3,"rank":1,"status":"conflict","own_status":"conflict","title":"Alpha","title_cy":"Alffa","kind":"programme","sources":[{"status":"sourced","title":"Book","section":"p. 3","seen":"2026-01-02","file":"rules.yaml","line":48,"column":14},{"status":"conflict","title":"Letter","file":"rules.yaml","line":48,"column":79}],"applies":{"op":"all","id":"alpha.applies","file":"rules.yaml","line":42,"column":3,"parts":[{"op":"clause","id":"alpha.stages","file":"rules.yaml","line":47,"column":13,"clause":"value","test":"in","of":"stage","values":["before"],"holds_for":[{"from":"before","to":"before"}]},{"op":"clause","id":"alpha.in_force","file":"rules.yaml","line":49,"column":16,"in_force":true,"clause":"value","test":"between","of":"hearing","values":["2020-01-01","2030-01-01"],"holds_for":[{"from":"2020-01-01","to":"2029-12-31"}]}]},"criteria":{"op":"all","id":"alpha.eligible","file":"rules.yaml","line":51,"column":7,"parts":[{"op":"clause","id":"alpha.eligible.1","file":"rules.yaml","line":52,"column":11,"lawful_basis":"An Act","clause":"value","test":"at_least","of":"age","values":[18],"holds_for":[{"from":18,"to":9998}]},{"op":"clause","id":"alpha.eligible.2","file":"rules.yaml","line":54,"column":11,"clause":"value","test":"between","of":"points","values":[10,150],"holds_for":[{"from":10,"to":149.9}]},{"op":"clause","id":"alpha.eligible.3","file":"rules.yaml","line":55,"column":11,"clause":"value","test":"is_not","of":"level","values":["low"],"holds_for":[{"from":"high","to":"high"}]},{"op":"clause","id":"alpha.eligible.4","file":"rules.yaml","line":56,"column":11,"clause":"members","test":"includes_any","of":"groups","join":"any","members":["violent","driving"]},{"op":"any","id":"alpha.eligible.5","file":"rules.yaml","line":57,"column":11,"parts":[{"op":"clause","id":"alpha.eligible.5.1","file":"rules.yaml","line":57,"column":18,"clause":"pattern","test":"matches","of":"code","patterns":["^10[0-9]","x$"]},{"op":"clause","id":"alpha.eligible.5.2","file":"rules.yaml","line":57,"column":57,"clause":"pattern","test":"in","of":"code","patterns":["\\AA1\\z","\\AB2\\z"],"texts":["A1","B2"]}]},{"op":"clause","id":"alpha.eligible.6","file":"rules.yaml","line":58,"column":11,"clause":"value","test":"at_least","of":"left","values":[60],"holds_for":[{"from":60,"to":3650}]},{"op":"clause","id":"alpha.eligible.7","file":"rules.yaml","line":59,"column":11,"clause":"compare","test":"at_least","of":"hearing","with":"scored_on"},{"op":"clause","id":"alpha.eligible.8","file":"rules.yaml","line":60,"column":11,"clause":"compare","test":"at_least","of":"scored_on","with":"as_of","plus":{"count":-1,"unit":"year"}}]},"excluded":{"op":"any","id":"alpha.excluded","file":"rules.yaml","line":61,"column":16,"parts":[{"op":"clause","id":"alpha.excluded.1","file":"rules.yaml","line":61,"column":23,"clause":"members","test":"includes_all","of":"groups","join":"all","members":["violent","drugs"]},{"op":"condition","id":"alpha.excluded.2","file":"rules.yaml","line":61,"column":67,"condition":"steady"},{"op":"clause","id":"alpha.excluded.3","file":"rules.yaml","line":61,"column":88,"clause":"value","test":"in","of":"score","values":[13,66.6],"holds_for":[{"from":13,"to":13},{"from":66.6,"to":66.6}]}]},"available":{"op":"clause","id":"alpha.available","file":"rules.yaml","line":62,"column":17,"clause":"compare","test":"at_least","of":"twin","with":"level"},"cautions":[{"say":"Drink","say_cy":"Diod","status":"conflict","when":{"op":"clause","id":"alpha.cautions.1","file":"rules.yaml","line":63,"column":24,"clause":"value","test":"is","of":"sober","values":[false],"holds_for":[{"from":false,"to":false}]}}]},
{"id":"beta","file":"rules.yaml","line":64,"column":3,"rank":2,"status":"conflict","own_status":"unverified","title":"Beta","kind":"programme","criteria":{"op":"all","id":"beta.eligible","file":"rules.yaml","line":68,"column":16,"parts":[{"op":"clause","id":"beta.eligible.1","file":"rules.yaml","line":68,"column":23,"clause":"members","test":"includes_none","of":"groups","join":"none","members":["drugs"]},{"op":"clause","id":"beta.eligible.2","file":"rules.yaml","line":68,"column":59,"clause":"members","test":"is_empty","of":"done","join":"none","members":[]},{"op":"not","id":"beta.eligible.3","file":"rules.yaml","line":68,"column":79,"parts":[{"op":"clause","id":"beta.eligible.3.1","file":"rules.yaml","line":68,"column":85,"clause":"compare","test":"is","of":"twin","with":"level"}]},{"op":"clause","id":"beta.eligible.4","file":"rules.yaml","line":68,"column":107,"clause":"value","test":"not_in","of":"score","values":[1,2],"holds_for":[{"from":0,"to":0.9},{"from":1.1,"to":1.9},{"from":2.1,"to":100}]},{"op":"clause","id":"beta.eligible.5","file":"rules.yaml","line":68,"column":134,"clause":"compare","test":"below","of":"other_score","with":"score"}]},"excluded":{"op":"clause","id":"beta.excluded","file":"rules.yaml","line":69,"column":16,"clause":"option","test":"suitable","options":["alpha"],"with_availability":false}},
{"id":"delta","file":"rules.yaml","line":76,"column":3,"rank":1000,"status":"sourced","own_status":"sourced","title":"Delta","kind":"service","sources":[{"status":"sourced","title":"Book","file":"rules.yaml","line":79,"column":13}],"versions":[{"status":"sourced","own_status":"sourced","file":"rules.yaml","line":81,"column":9,"in_force":{"op":"clause","id":"delta.in_force.1","file":"rules.yaml","line":81,"column":21,"in_force":true,"clause":"value","test":"below","of":"hearing","values":["2026-01-01"],"holds_for":[{"from":"0001-01-01","to":"2025-12-31"}]},"sources":[{"status":"sourced","title":"Book","file":"rules.yaml","line":79,"column":13}]},{"status":"sourced","own_status":"sourced","file":"rules.yaml","line":82,"column":9,"in_force":{"op":"clause","id":"delta.in_force.2","file":"rules.yaml","line":82,"column":21,"in_force":true,"clause":"value","test":"at_least","of":"hearing","values":["2026-01-01"],"holds_for":[{"from":"2026-01-01","to":"9999-12-31"}]},"sources":[{"status":"sourced","title":"Book","file":"rules.yaml","line":79,"column":13}]}],"applies":{"op":"any","id":"delta.in_force","file":"rules.yaml","line":76,"column":3,"parts":[{"op":"clause","id":"delta.in_force.1","file":"rules.yaml","line":81,"column":21,"in_force":true,"clause":"value","test":"below","of":"hearing","values":["2026-01-01"],"holds_for":[{"from":"0001-01-01","to":"2025-12-31"}]},{"op":"clause","id":"delta.in_force.2","file":"rules.yaml","line":82,"column":21,"in_force":true,"clause":"value","test":"at_least","of":"hearing","values":["2026-01-01"],"holds_for":[{"from":"2026-01-01","to":"9999-12-31"}]}]},"criteria":{"op":"versions","id":"delta.versions","file":"rules.yaml","line":76,"column":3,"parts":[{"op":"all","id":"delta.versions.1","file":"rules.yaml","line":81,"column":9,"parts":[{"op":"clause","id":"delta.in_force.1","file":"rules.yaml","line":81,"column":21,"in_force":true,"clause":"value","test":"below","of":"hearing","values":["2026-01-01"],"holds_for":[{"from":"0001-01-01","to":"2025-12-31"}]},{"op":"clause","id":"delta.versions.1.eligible","file":"rules.yaml","line":81,"column":60,"clause":"value","test":"below","of":"score","values":[10],"holds_for":[{"from":0,"to":9.9}]}]},{"op":"all","id":"delta.versions.2","file":"rules.yaml","line":82,"column":9,"parts":[{"op":"clause","id":"delta.in_force.2","file":"rules.yaml","line":82,"column":21,"in_force":true,"clause":"value","test":"at_least","of":"hearing","values":["2026-01-01"],"holds_for":[{"from":"2026-01-01","to":"9999-12-31"}]},{"op":"clause","id":"delta.versions.2.eligible","file":"rules.yaml","line":82,"column":62,"clause":"value","test":"at_least","of":"score","values":[10],"holds_for":[{"from":10,"to":100}]}]}]},"excluded":{"op":"versions","id":"delta.versions","file":"rules.yaml","line":76,"column":3,"parts":[{"op":"all","id":"delta.versions.2","file":"rules.yaml","line":82,"column":9,"parts":[{"op":"clause","id":"delta.in_force.2","file":"rules.yaml","line":82,"column":21,"in_force":true,"clause":"value","test":"at_least","of":"hearing","values":["2026-01-01"],"holds_for":[{"from":"2026-01-01","to":"9999-12-31"}]},{"op":"clause","id":"delta.versions.2.excluded","file":"rules.yaml","line":82,"column":97,"clause":"value","test":"is","of":"sober","values":[true],"holds_for":[{"from":true,"to":true}]}]}]}},
{"id":"gamma","file":"rules.yaml","line":70,"column":3,"rank":1000,"status":"conflict","own_status":"secondary","title":"Gamma","kind":"service","sources":[{"status":"secondary","title":"Book","file":"rules.yaml","line":73,"column":13}],"criteria":{"op":"at_least","id":"gamma.eligible","file":"rules.yaml","line":74,"column":16,"at_least":2,"parts":[{"op":"clause","id":"gamma.eligible.1","file":"rules.yaml","line":74,"column":35,"clause":"option","test":"suitable","kind":"programme","options":["alpha","beta"],"with_availability":false},{"op":"clause","id":"gamma.eligible.2","file":"rules.yaml","line":74,"column":54,"clause":"known","test":"known","of":"used"},{"op":"clause","id":"gamma.eligible.3","file":"rules.yaml","line":74,"column":69,"clause":"value","test":"is","of":"way","values":["high"],"holds_for":[{"from":"high","to":"high"}]},{"op":"clause","id":"gamma.eligible.4","file":"rules.yaml","line":74,"column":82,"clause":"value","test":"is","of":"two","values":[3],"holds_for":[{"from":3,"to":3}]}]},"excluded":{"op":"clause","id":"gamma.excluded","file":"rules.yaml","line":75,"column":16,"clause":"option","test":"suitable","kind":"programme","options":["alpha","beta"],"with_availability":true}}
]}
$ epf dump rules.yaml --stage clauses | head -5
rules.yaml:28:38  two.count.1  is
rules.yaml:28:53  two.count.2  is
rules.yaml:28:68  two.count.3  known
rules.yaml:36:23  way.case.1.1  known
rules.yaml:37:17  way.case.2  is
$ epf dump rules.yaml --stage clauses --format json | head -3
{"schema":"epf.clauses/1","clauses":[
{"id":"two.count.1","file":"rules.yaml","line":28,"column":38,"test":"is","tests":1},
{"id":"two.count.2","file":"rules.yaml","line":28,"column":53,"test":"is","tests":1},
$ epf dump rules.yaml --stage plan
slot 0: value as_of, 1 cells
slot 1: value stage, 2 cells
slot 2: value hearing, 4 cells, cut at 18262 20454 21915
slot 3: value born, 1 cells
slot 4: value score, 11 cells, cut at 10 11 20 21 100 130 131 500 666 667
slot 5: value scored_on, 1 cells
slot 6: value other_score, 1 cells
slot 7: value level, 2 cells
slot 8: value twin, 2 cells
slot 9: value left, 2 cells, cut at 60
slot 10: value sober, 2 cells
slot 11: value age, 2 cells, cut at 18
slot 12: value best, 1 cells
slot 13: value grid, 2 cells
slot 14: value grid.columns, 2 cells
slot 15: value points, 3 cells, cut at 100 1500
slot 16: value rest, 1 cells
slot 17: value two, 2 cells, cut at 3
slot 18: value used, 1 cells
slot 19: value way, 2 cells
slot 20: value worst, 2 cells
slot 21: known code, 2 cells
slot 22: known grid, 2 cells
slot 23: member groups violent, 2 cells
slot 24: member groups driving, 2 cells
slot 25: pattern code pattern 0, 2 cells
slot 26: pattern code pattern 1, 2 cells
slot 27: pattern code pattern 2, 2 cells
slot 28: pattern code pattern 3, 2 cells
slot 29: compare hearing at_least scored_on, 2 cells
slot 30: compare scored_on at_least as_of, 2 cells
slot 31: member groups drugs, 2 cells
slot 32: compare twin at_least level, 2 cells
slot 33: member done alpha, 2 cells
slot 34: member done beta, 2 cells
slot 35: compare twin is level, 2 cells
slot 36: compare other_score below score, 2 cells
slot 37: option alpha, 2 cells
slot 38: at_least node 52, 2 cells
slot 39: option beta, 2 cells
slot 40: known used, 2 cells
slot 41: option alpha, 2 cells
slot 42: option beta, 2 cells
conjunct 0: slot 1 in {0} slot 2 in {1,2}
conjunct 1: slot 1 in {1}
conjunct 2: slot 2 in {0,3}
conjunct 3: slot 7 in {1} slot 9 in {1} slot 11 in {1} slot 15 in {1} slot 23 in {1} slot 25 in {1} slot 29 in {1} slot 30 in {1}
conjunct 4: slot 7 in {1} slot 9 in {1} slot 11 in {1} slot 15 in {1} slot 23 in {1} slot 26 in {1} slot 29 in {1} slot 30 in {1}
conjunct 5: slot 7 in {1} slot 9 in {1} slot 11 in {1} slot 15 in {1} slot 23 in {1} slot 27 in {1} slot 29 in {1} slot 30 in {1}
conjunct 6: slot 7 in {1} slot 9 in {1} slot 11 in {1} slot 15 in {1} slot 23 in {1} slot 28 in {1} slot 29 in {1} slot 30 in {1}
conjunct 7: slot 7 in {1} slot 9 in {1} slot 11 in {1} slot 15 in {1} slot 24 in {1} slot 25 in {1} slot 29 in {1} slot 30 in {1}
conjunct 8: slot 7 in {1} slot 9 in {1} slot 11 in {1} slot 15 in {1} slot 24 in {1} slot 26 in {1} slot 29 in {1} slot 30 in {1}
conjunct 9: slot 7 in {1} slot 9 in {1} slot 11 in {1} slot 15 in {1} slot 24 in {1} slot 27 in {1} slot 29 in {1} slot 30 in {1}
conjunct 10: slot 7 in {1} slot 9 in {1} slot 11 in {1} slot 15 in {1} slot 24 in {1} slot 28 in {1} slot 29 in {1} slot 30 in {1}
conjunct 11: slot 11 in {0}
conjunct 12: slot 15 in {0,2}
conjunct 13: slot 7 in {0}
conjunct 14: slot 23 in {0} slot 24 in {0}
conjunct 15: slot 25 in {0} slot 26 in {0} slot 27 in {0} slot 28 in {0}
conjunct 16: slot 9 in {0}
conjunct 17: slot 29 in {0}
conjunct 18: slot 30 in {0}
conjunct 19: slot 23 in {1} slot 31 in {1}
conjunct 20: slot 7 in {0} slot 10 in {1}
conjunct 21: slot 4 in {6,9}
conjunct 22: slot 4 in {0,1,2,3,4,5,7,8,10} slot 10 in {0} slot 23 in {0}
conjunct 23: slot 4 in {0,1,2,3,4,5,7,8,10} slot 7 in {1} slot 23 in {0}
conjunct 24: slot 4 in {0,1,2,3,4,5,7,8,10} slot 10 in {0} slot 31 in {0}
conjunct 25: slot 4 in {0,1,2,3,4,5,7,8,10} slot 7 in {1} slot 31 in {0}
conjunct 26: slot 32 in {1}
conjunct 27: slot 32 in {0}
conjunct 28: slot 4 in {0,2,4,5,6,7,8,9,10} slot 31 in {0} slot 33 in {0} slot 34 in {0} slot 35 in {0} slot 36 in {1}
conjunct 29: slot 31 in {1}
conjunct 30: slot 33 in {1}
conjunct 31: slot 34 in {1}
conjunct 32: slot 35 in {1}
conjunct 33: slot 4 in {1,3}
conjunct 34: slot 36 in {0}
conjunct 35: slot 37 in {1}
conjunct 36: slot 37 in {0}
conjunct 37:
conjunct 38: slot 2 in {0,1} slot 4 in {0,1,2,3,4}
conjunct 39: slot 2 in {2,3} slot 4 in {5,6,7,8,9,10}
conjunct 40: slot 2 in {2,3} slot 4 in {0,1,2,3,4}
conjunct 41: slot 2 in {0,1} slot 4 in {5,6,7,8,9,10}
conjunct 42: slot 2 in {2,3} slot 10 in {1}
conjunct 43: slot 2 in {0,1}
conjunct 44: slot 10 in {0}
conjunct 45: slot 38 in {1}
conjunct 46: slot 38 in {0}
conjunct 47: slot 41 in {1}
conjunct 48: slot 42 in {1}
conjunct 49: slot 41 in {0} slot 42 in {0}
conjunct 50: slot 22 in {0}
conjunct 51: slot 13 in {0} slot 22 in {1}
conjunct 52: slot 13 in {1} slot 22 in {1}
14 formulas; the first 50 conjuncts are options'
$ epf dump rules.yaml --stage plan --format json | tail -3
[{"slot":13,"cells":[0]},{"slot":22,"cells":[1]}],
[{"slot":13,"cells":[1]},{"slot":22,"cells":[1]}]
],"option_conjuncts":50,"formulas":14}
$ epf dump rules.yaml --stage table | head -3
everything 1
sha256:...
compiled by epf 0.1.0, table format 9, 36480 bytes
$ epf dump rules.yaml --stage table --format json | cut -c1-100
{"schema":"epf.table/1","ruleset":{"id":"everything","version":"1","fingerprint":"sha256:49f159d03cb
$ epf check rules.yaml --protected
Protected fields that rules read, and why they may:
  age (computed from born)
    read by option alpha, clause alpha.eligible.1
    rules.yaml:52:11
    lawful basis: An Act
  age (computed from born)
    read by option beta > option alpha, clause alpha.eligible.1
    rules.yaml:52:11
    lawful basis: An Act
  age (computed from born)
    read by option gamma > option alpha, clause alpha.eligible.1
    rules.yaml:52:11
    lawful basis: An Act
rules.yaml:64:3: warning: `beta` states no source; it is shown as unverified [W2002]
   64 |   beta:
      |   ^^^^
  help: add `source: {title: ..., url: ..., seen: ..., status: ...}`
  more: epf explain W2002

rules.yaml:97:22: error: `score`: a number is expected here, written like 62 or 49.5 [E0701]
   97 |     profile: {score: high}
      |                      ^^^^
  help: give an answer that the field can have; `epf explain E0904` says more
  more: epf explain E0701

rules.yaml:100:5: error: the case gives no evaluation date [E0701]
  100 |   - case: no date
      |     ^^^^^^^^^^^^^
  help: add `as_of: YYYY-MM-DD`
  more: epf explain E0701

rules.yaml: 2 errors, 1 warning
[3]
