# Guidelines: a real grid, one that nobody has verified, sentences before and after the plea, in every form of output.
<<< ruleset.yaml
ruleset: guidelines
version: "1"
title: Guidelines
languages: [en, cy]
as_of_field: sentence_date
include_unverified_field: include_unverified
include: [guidelines/*.yaml]
fields:
  sentence_date: {type: date, label: Date of sentence}
  include_unverified: {type: boolean}
  plea: {type: enum, values: {first_stage: First stage, after_first_stage: After the first stage, first_day_of_trial: First day of trial, during_trial: During trial}, label: Plea}
groups:
  offences:
    label: Offence
    label_cy: Trosedd
    count_label: Number of offences
    most: 4
    fields:
      code: {type: text, coded: true, label: Offence code}
      harm: {type: enum, values: {"1": Category 1, "2": Category 2, "3": Category 3, "4": Category 4}, label: Harm}
      culpability: {type: enum, values: {a: High, b: Medium, c: Lesser}, label: Culpability}
derived:
  most_serious: {label: Highest starting point, greatest_of: offences, value: starting_point, when: {known: starting_point}}
  some_withheld: {label: Some guideline is not verified, any_of: offences, when: {guideline_status: {at_least: unverified}}}
  after_plea:
    label: After the plea
    reduce: most_serious
    by: plea
    shares: {first_stage: 1/3, after_first_stage: 1/4, first_day_of_trial: 1/10, during_trial: 0}
options:
  custody:
    title: Custody
    kind: level
    source: {title: A statute, status: sourced}
    eligible: {most_serious: {at_least: 1 day}}
    cautions: [{when: {after_plea: {below: 12 weeks}}, say: A short sentence}]
cases:
  - case: a theft, withheld beside it an assault
    profile: {sentence_date: 2026-10-01, plea: first_stage, offences: [{code: "39123", harm: "1", culpability: c}, {code: "8123", harm: "1", culpability: a}]}
    expect: {most_serious: 12 months, after_plea: 8 months, some_withheld: true, custody: eligible}
>>>
<<< guidelines/theft-general.yaml
# Sentencing Council, Theft, general, effective 1 February 2016: every cell.
guideline: theft-general
title: Theft, general
title_cy: Dwyn, cyffredinol
source:
  title: Theft offences definitive guideline
  url: https://www.sentencingcouncil.org.uk/offences/item/theft-general/2-theft-general/
  seen: 2026-10-01
  status: sourced
for_each: offences
when:
  code: {matches: "^39"}
maximum: 7 years
axes: [harm, culpability]
cells:
  "1":
    a: 3 years 6 months (2 years 6 months to 6 years)
    b: 2 years (1 year to 3 years 6 months)
    c: 1 year (26 weeks to 2 years)
  "2":
    a: 2 years (1 year to 3 years 6 months)
    b: 1 year (26 weeks to 2 years)
    c: community order high (community order low to 36 weeks)
  "3":
    a: 1 year (26 weeks to 2 years)
    b: community order high (community order low to 36 weeks)
    c: fine band C (fine band B to community order low)
  "4":
    a: community order high (community order medium to 36 weeks)
    b: community order low (fine band C to community order medium)
    c: fine band B (discharge to fine band C)
>>>
<<< guidelines/assault.yaml
guideline: assault
title: Assault
source: {title: Assault guideline, url: "https://example.org/assault", status: unverified, note: From memory}
for_each: offences
when: {code: {matches: "^8"}}
maximum: 5 years
axes: [harm, culpability]
cells:
  - [2 years 6 months (1 year 6 months to 4 years), 1 year 6 months, {cell: 36 weeks, status: secondary}]
  - [1 year 6 months, 36 weeks, {cell: community order high, status: conflict, note: Two sources differ}]
  - [36 weeks, community order high, community order medium]
  - [missing, missing, missing]
>>>
<<< people.ndjson
{"sentence_date":"2026-10-01","plea":"first_stage","offences":[{"code":"39123","harm":"1","culpability":"c"},{"code":"8123","harm":"1","culpability":"a"},{"code":"8123","harm":"1","culpability":"c"},{"code":"5","harm":"1","culpability":"c"}]}
{"sentence_date":"2026-10-01","offences":[{"code":"39123","harm":"3"},{"harm":"1","culpability":"a"}]}
{"sentence_date":"2026-10-01","plea":"after_first_stage","offences":[{"code":"8123","harm":"2","culpability":"c"}]}
>>>
<<< given.ndjson
{"sentence_date":"2026-10-01","include_unverified":true}
>>>
<<< plain.yaml
ruleset: plain
version: "1"
derived: {x: {true_when: {as_of: {before: 2020-01-01}}}}
cases:
  - {case: c, profile: {}, as_of: 2026-01-01, expect: {x: false}}
>>>
<<< one.json
{"passed":"fine band A"}
>>>
<<< sentences.yaml
ruleset: sentences
version: "1"
fields:
  passed: {type: sentence, max: 10 years, label: Sentence passed, label_cy: Dedfryd a basiwyd}
derived:
  long: {label: Long, true_when: {passed: {at_least: 12 weeks, below: 3 years 6 months}}}
options:
  course:
    title: Course
    kind: course
    source: {title: S, status: sourced}
    eligible: {all: [{passed: {at_least: community order low}}, {passed: {not_in: [14 days, 18 months]}}]}
>>>
$ epf check .
.: 0 errors, 0 warnings
$ epf test .
1 passed, 0 failed
$ epf test . --include-unverified
FAILED  a theft, withheld beside it an assault
  ./ruleset.yaml:38:5
                         expected   actual
    most_serious: value  12 months  2 years 6 months  line 40
    after_plea: value    8 months   1 year 8 months   line 40

0 passed, 1 failed
[1]
$ epf match . people.ndjson --format text
Guidelines 1 · as of 1 October 2026

Sentencing guidelines
      Offence 1: Guideline                          Theft, general
        Starting point: 1 year; range: 26 weeks to 2 years; maximum: 7 years
        Source: Theft offences definitive guideline, seen 1 October 2026
          (sourced)
      Offence 2: Guideline                          Assault
        not verified: see the guideline (https://example.org/assault); maximum:
          5 years
        Source: Assault guideline (unverified)
          From memory
      Offence 3: Guideline                          Assault
        Starting point: 36 weeks (secondary); maximum: 5 years
        Source: Assault guideline (unverified)
          From memory
      Offence 4: Guideline                          none of those in these rules

Open: the criteria are met
   1  Custody                                       eligible
      ✓ Highest starting point: 1 year (needs at least 1 day)  [ruleset.yaml:35]
      Source: A statute (sourced)

Computed
      After the plea                                8 months
      Highest starting point                        1 year
      Some guideline is not verified                yes

This is a list of options, not a decision. You decide what to propose, the court
what to impose.

────────

Guidelines 1 · as of 1 October 2026

Sentencing guidelines
      Offence 1: Guideline                          Theft, general
        Starting point: not settled: fine band C to 1 year; range: not known;
          maximum: 7 years
        Source: Theft offences definitive guideline, seen 1 October 2026
          (sourced)
      Offence 2: Guideline                          not known

Not yet settled: more must be known
   1  Custody                                       needs information
      ? Highest starting point: fine band C to 3 years 6 months (needs at least
        1 day)  [ruleset.yaml:35]
      ! (may apply) A short sentence
      Source: A statute (sourced)

Computed
      After the plea
        not settled: fine band C to 3 years 6 months
      Highest starting point
        not settled: fine band C to 3 years 6 months
      Some guideline is not verified                not known

Not known: Plea; Offence 1: Culpability; Offence 2: Offence code
Ask next:  Offence 1: Culpability: may settle 1 option
           Offence 2: Offence code
           Plea

This is a list of options, not a decision. You decide what to propose, the court
what to impose.

────────

Guidelines 1 · as of 1 October 2026

Sentencing guidelines
      Offence 1: Guideline                          Assault
        not verified: see the guideline (https://example.org/assault); maximum:
          5 years
        Source: Assault guideline (unverified)
          From memory

Not yet settled: more must be known
   1  Custody                                       needs information
      ? Highest starting point: no value (needs at least 1 day)
        [ruleset.yaml:35]
      ! (may apply) A short sentence
      Source: A statute (sourced)

Computed
      Some guideline is not verified                yes

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ epf match . people.ndjson --format text --why none --language cy --include-unverified
Guidelines 1 · fel ar 1 Hydref 2026

Canllawiau dedfrydu
      Trosedd 1: Canllaw                            Dwyn, cyffredinol
        Man cychwyn: 1 flwyddyn; ystod: 26 o wythnosau i 2 o flynyddoedd;
          uchafswm: 7 o flynyddoedd
      Trosedd 2: Canllaw                            Assault
        Man cychwyn: 2 o flynyddoedd 6 o fisoedd; ystod: 1 flwyddyn 6 o fisoedd
          i 4 o flynyddoedd †; uchafswm: 5 o flynyddoedd
      Trosedd 3: Canllaw                            Assault
        Man cychwyn: 36 o wythnosau (eilaidd); uchafswm: 5 o flynyddoedd
      Trosedd 4: Canllaw
        dim un o'r rhai yn y rheolau hyn

Agored: bodlonir y meini prawf
   1  Custody                                       cymwys †

Cyfrifwyd
      After the plea                                1 flwyddyn 8 o fisoedd †
      Highest starting point
        2 o flynyddoedd 6 o fisoedd †
      Some guideline is not verified                ie

Rhestr o opsiynau yw hon, nid penderfyniad. Chi sy'n penderfynu beth i'w gynnig,
y llys beth i'w osod.
† 1 opsiwn, 3 gwerth: yn dibynnu ar reol nad oes neb wedi'i gwirio.
Peiriant a ysgrifennodd y Gymraeg hon, ac nid oes siaradwr wedi'i darllen eto.
Mae'r ffynonellau yn Saesneg.

────────

Guidelines 1 · fel ar 1 Hydref 2026

Canllawiau dedfrydu
      Trosedd 1: Canllaw                            Dwyn, cyffredinol
        Man cychwyn: heb ei benderfynu: dirwy band C i 1 flwyddyn; ystod: ddim
          yn hysbys; uchafswm: 7 o flynyddoedd
      Trosedd 2: Canllaw                            ddim yn hysbys

Heb ei benderfynu eto: rhaid gwybod mwy
   1  Custody                                       angen gwybodaeth †

Cyfrifwyd
      After the plea
        heb ei benderfynu: dirwy band C i 3 o flynyddoedd 6 o fisoedd †
      Highest starting point
        heb ei benderfynu: dirwy band C i 3 o flynyddoedd 6 o fisoedd †
      Some guideline is not verified                ddim yn hysbys

Ddim yn hysbys: Plea; Trosedd 1: Culpability; Trosedd 2: Offence code
Gofynnwch nesaf:  Trosedd 1: Culpability: gellir penderfynu 1 opsiwn
                  Trosedd 2: Offence code: gellir penderfynu 1 opsiwn
                  Plea

Rhestr o opsiynau yw hon, nid penderfyniad. Chi sy'n penderfynu beth i'w gynnig,
y llys beth i'w osod.
† 1 opsiwn, 3 gwerth: yn dibynnu ar reol nad oes neb wedi'i gwirio.
Peiriant a ysgrifennodd y Gymraeg hon, ac nid oes siaradwr wedi'i darllen eto.
Mae'r ffynonellau yn Saesneg.

────────

Guidelines 1 · fel ar 1 Hydref 2026

Canllawiau dedfrydu
      Trosedd 1: Canllaw                            Assault
        Man cychwyn: gorchymyn cymunedol uchel (ffynonellau'n gwrthdaro) ‡;
          uchafswm: 5 o flynyddoedd

Ddim yn gymwys: ni fodlonir maen prawf
   –  Custody                                       ddim yn gymwys ‡

Cyfrifwyd
      After the plea                                gorchymyn cymunedol uchel ‡
      Highest starting point                        gorchymyn cymunedol uchel ‡
      Some guideline is not verified                ie

Rhestr o opsiynau yw hon, nid penderfyniad. Chi sy'n penderfynu beth i'w gynnig,
y llys beth i'w osod.
‡ 1 opsiwn, 3 gwerth: yn dibynnu ar reol y mae ffynonellau'n gwrthdaro yn ei
  chylch.
Peiriant a ysgrifennodd y Gymraeg hon, ac nid oes siaradwr wedi'i darllen eto.
Mae'r ffynonellau yn Saesneg.
$ epf match . people.ndjson --format text --include-unverified
Guidelines 1 · as of 1 October 2026

Sentencing guidelines
      Offence 1: Guideline                          Theft, general
        Starting point: 1 year; range: 26 weeks to 2 years; maximum: 7 years
        Source: Theft offences definitive guideline, seen 1 October 2026
          (sourced)
      Offence 2: Guideline                          Assault
        Starting point: 2 years 6 months; range: 1 year 6 months to 4 years †;
          maximum: 5 years
        Source: Assault guideline (unverified)
          From memory
      Offence 3: Guideline                          Assault
        Starting point: 36 weeks (secondary); maximum: 5 years
        Source: Assault guideline (unverified)
          From memory
      Offence 4: Guideline                          none of those in these rules

Open: the criteria are met
   1  Custody                                       eligible †
      ✓ Highest starting point: 2 years 6 months (needs at least 1 day)
        [ruleset.yaml:35]
      † One of its rules rests on Assault, which nobody has verified.
      Source: A statute (sourced)

Computed
      After the plea                                1 year 8 months †
      Highest starting point                        2 years 6 months †
      Some guideline is not verified                yes

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 1 option, 3 values rest on a rule that nobody has verified.

────────

Guidelines 1 · as of 1 October 2026

Sentencing guidelines
      Offence 1: Guideline                          Theft, general
        Starting point: not settled: fine band C to 1 year; range: not known;
          maximum: 7 years
        Source: Theft offences definitive guideline, seen 1 October 2026
          (sourced)
      Offence 2: Guideline                          not known

Not yet settled: more must be known
   1  Custody                                       needs information †
      ? Highest starting point: fine band C to 3 years 6 months (needs at least
        1 day)  [ruleset.yaml:35]
      ! (may apply) A short sentence †
      † This rests on Offence 2: Guideline, which nobody has verified.
      † One of its rules rests on Offence 2: Guideline, which nobody has
        verified.
      Source: A statute (sourced)

Computed
      After the plea
        not settled: fine band C to 3 years 6 months †
      Highest starting point
        not settled: fine band C to 3 years 6 months †
      Some guideline is not verified                not known

Not known: Plea; Offence 1: Culpability; Offence 2: Offence code
Ask next:  Offence 1: Culpability: may settle 1 option
           Offence 2: Offence code: may settle 1 option
           Plea

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 1 option, 3 values, 1 caution rest on a rule that nobody has verified.

────────

Guidelines 1 · as of 1 October 2026

Sentencing guidelines
      Offence 1: Guideline                          Assault
        Starting point: community order high (conflict) ‡; maximum: 5 years
        Source: Assault guideline (unverified)
          From memory

Not eligible: a criterion is not met
   –  Custody                                       not eligible ‡
      – Highest starting point: community order high (needs at least 1 day)
        [ruleset.yaml:35]
      ‡ One of its rules rests on Assault, whose sources conflict.

Computed
      After the plea                                community order high ‡
      Highest starting point                        community order high ‡
      Some guideline is not verified                yes

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
‡ 1 option, 3 values rest on a rule on which sources conflict.
$ epf match . people.ndjson --format ndjson | tr "{" "\n" | grep '"item"'
"item":"offences.1","guideline":"theft-general","title":"Theft, general","link":"https://www.sentencingcouncil.org.uk/offences/item/theft-general/2-theft-general/","status":"sourced","withheld":false,"starting_point":"1 year","range":
"item":"offences.2","guideline":"assault","title":"Assault","link":"https://example.org/assault","status":"unverified","withheld":true,"starting_point":null,"range":null,"maximum":"5 years"},
"item":"offences.3","guideline":"assault","title":"Assault","link":"https://example.org/assault","status":"secondary","withheld":false,"starting_point":"36 weeks","range":null,"maximum":"5 years"},
"item":"offences.4","guideline":null,"status":null,"withheld":false,"starting_point":null,"range":null,"maximum":null}],"options":[
"item":"offences.1","guideline":"theft-general","title":"Theft, general","link":"https://www.sentencingcouncil.org.uk/offences/item/theft-general/2-theft-general/","status":"sourced","withheld":false,"starting_point":null,"range":null,"maximum":"7 years"},
"item":"offences.2","guideline":null,"status":null,"withheld":false,"starting_point":null,"range":null,"maximum":null}],"options":[
"item":"offences.1","guideline":"assault","title":"Assault","link":"https://example.org/assault","status":"conflict","withheld":true,"starting_point":null,"range":null,"maximum":"5 years"}],"options":[
$ epf match . people.ndjson --format ndjson --include-unverified | tr "{" "\n" | grep '"status":"\(unverified\|conflict\)"'
"state":"known","value":"1 year 8 months","status":"unverified"},"most_serious":
"state":"known","value":"2 years 6 months","status":"unverified"},"some_withheld":
"state":"known","value":"2 years 6 months","status":"unverified"},"offences.2.range_from":
"state":"known","value":"1 year 6 months","status":"unverified"},"offences.2.range_to":
"state":"known","value":"4 years","status":"unverified"},"offences.2.guideline_status":
"item":"offences.2","guideline":"assault","title":"Assault","link":"https://example.org/assault","status":"unverified","withheld":false,"starting_point":"2 years 6 months","range":
"id":"custody","verdict":"eligible","position":1,"provisional":false,"availability":"yes","status":"unverified"}],"unmet_need":[],"missing":[]}
"from":"fine band C","to":"3 years 6 months"},"needs":["plea","offences.1.culpability","offences.2.code"],"status":"unverified"},"most_serious":
"from":"fine band C","to":"3 years 6 months"},"needs":["offences.1.culpability","offences.2.code"],"status":"unverified"},"some_withheld":
"from":"2 years 6 months","to":"3 years 6 months"},"may_be_missing":true,"needs":["offences.2.code"],"status":"unverified"},"offences.2.range_from":
"from":"1 year 6 months","to":"2 years 6 months"},"may_be_missing":true,"needs":["offences.2.code"],"status":"unverified"},"offences.2.range_to":
"from":"4 years","to":"6 years"},"may_be_missing":true,"needs":["offences.2.code"],"status":"unverified"},"offences.2.guideline_status":
"id":"custody","verdict":"needs_information","position":1,"provisional":false,"availability":"yes","status":"unverified"}],"unmet_need":[],"missing":["plea","offences.1.culpability","offences.2.code"]}
"state":"known","value":"community order high","status":"conflict"},"most_serious":
"state":"known","value":"community order high","status":"conflict"},"some_withheld":
"state":"known","value":"community order high","status":"conflict"},"offences.1.range_from":
"state":"missing","status":"conflict"},"offences.1.range_to":
"state":"missing","status":"conflict"},"offences.1.guideline_status":
"item":"offences.1","guideline":"assault","title":"Assault","link":"https://example.org/assault","status":"conflict","withheld":false,"starting_point":"community order high","range":null,"maximum":"5 years"}],"options":[
"id":"custody","verdict":"ineligible","position":1,"provisional":false,"availability":"yes","status":"conflict"}],"unmet_need":[],"missing":[]}
$ epf match . given.ndjson
{"schema":"epf.error/1","line":1,"column":31,"field":"include_unverified","code":"E0902","message":"`include_unverified` is not part of a profile: it is set by --include-unverified"}
given.ndjson:1:31: error: `include_unverified` is not part of a profile: it is set by --include-unverified [E0902]
[4]
$ epf match plain.yaml given.ndjson --include-unverified --as-of 2026-01-01
epf match: these rules have nothing that --include-unverified could include: ruleset.yaml names no `include_unverified_field`
Try `epf match --help`.
[2]
$ epf test plain.yaml --include-unverified
epf test: these rules have nothing that --include-unverified could include: ruleset.yaml names no `include_unverified_field`
Try `epf test --help`.
[2]
$ epf compile . -o t.epfc
t.epfc: 72704 bytes, sha256:...
$ epf match t.epfc people.ndjson --format text --why none | head -12
Guidelines 1 · as of 1 October 2026

Sentencing guidelines
      Offence 1: Guideline                          Theft, general
        Starting point: 1 year; range: 26 weeks to 2 years; maximum: 7 years
      Offence 2: Guideline                          Assault
        not verified: see the guideline (https://example.org/assault); maximum:
          5 years
      Offence 3: Guideline                          Assault
        Starting point: 36 weeks (secondary); maximum: 5 years
      Offence 4: Guideline                          none of those in these rules

$ printf '12w\n11 years\n18 months\n' | epf ask sentences.yaml --as-of 2026-01-01
One question at a time. Empty line: skip; b: back; q: stop; ?: help.

Sentence passed  (settles 1 option)
  a sentence: discharge, fine band A to F, community order low, medium or high, or a length such as 12 weeks
> a sentence is expected: discharge, fine band A to F, community order low, medium or high, or a length such as 12 weeks

Sentence passed  (settles 1 option)
  a sentence: discharge, fine band A to F, community order low, medium or high, or a length such as 12 weeks
> the answer is not from discharge to 10 years

Sentence passed  (settles 1 option)
  a sentence: discharge, fine band A to F, community order low, medium or high, or a length such as 12 weeks
> 
No further question. Empty line: show the list; b: take the last answer back.
> 

sentences 1 · as of 1 January 2026

Not eligible: a criterion is not met
   –  Course                                        not eligible
      – Sentence passed: 1 year 6 months (needs anything but 2 weeks or 1 year 6
        months)  [sentences.yaml:12]

Computed
      Long                                          yes

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ printf '36 weeks\n' | epf ask sentences.yaml --as-of 2026-01-01 --language cy
Un cwestiwn ar y tro. Llinell wag: heibio; b: yn ôl; q: gorffen; ?: cymorth.

Dedfryd a basiwyd  (penderfynir 1 opsiwn)
  dedfryd: discharge, fine band A i F, community order low, medium neu high, neu hyd megis 12 weeks
> 
Dim cwestiwn arall. Llinell wag: dangos y rhestr; b: tynnu'r ateb olaf yn ôl.
> 

sentences 1 · fel ar 1 Ionawr 2026

Agored: bodlonir y meini prawf
   1  Course                                        cymwys
      ✓ Dedfryd a basiwyd: 36 o wythnosau (angen: o leiaf gorchymyn cymunedol
        isel)  [sentences.yaml:12]
      ✓ Dedfryd a basiwyd: 36 o wythnosau (angen: unrhyw beth ond 2 o wythnosau
        neu 1 flwyddyn 6 o fisoedd)  [sentences.yaml:12]
      Ffynhonnell: S (o'r ffynhonnell)

Cyfrifwyd
      Long                                          ie

Rhestr o opsiynau yw hon, nid penderfyniad. Chi sy'n penderfynu beth i'w gynnig,
y llys beth i'w osod.
Peiriant a ysgrifennodd y Gymraeg hon, ac nid oes siaradwr wedi'i darllen eto.
Mae'r ffynonellau yn Saesneg.
$ printf '2026-10-01\n1\n39123\n1\nc\n1\n' | epf ask . --include-unverified | tail -22
          known; maximum: 7 years
        Source: Theft offences definitive guideline, seen 1 October 2026
          (sourced)

Open: the criteria are met
   1  Custody                                       eligible
      ✓ Highest starting point: 1 year to 3 years 6 months (needs at least 1
        day)  [ruleset.yaml:35]
      Source: A statute (sourced)

Computed
      After the plea
        not settled: 8 months to 2 years 4 months
      Highest starting point
        not settled: 1 year to 3 years 6 months
      Some guideline is not verified                no

Not known: Offence 1: Culpability
Ask next:  Offence 1: Culpability

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
$ epf match sentences.yaml --as-of 2026-01-01 --why all --format json - < one.json | tr '{' '\n' | grep required
"clause":"course.eligible.1","part":"criteria","outcome":"not_met","field":"passed","observed":"fine band A","operator":"at_least","required":"community order low","file":"sentences.yaml","line":12,"column":23,"text":"Sentence passed: fine band A (needs at least community order low)"},
"clause":"course.eligible.2","part":"criteria","outcome":"met","field":"passed","observed":"fine band A","operator":"not_in","required":["2 weeks","1 year 6 months"],"file":"sentences.yaml","line":12,"column":66,"text":"Sentence passed: fine band A (needs anything but 2 weeks or 1 year 6 months)"}],"cautions":[]}],"unmet_need":[],"missing":[],"ask_next":[]}
$ epf dump sentences.yaml --format json | grep '"id":"\(passed\|long\)"' | cut -c1-420
{"id":"passed","file":"sentences.yaml","line":4,"column":3,"type":"sentence","role":"input","label":"Sentence passed","label_cy":"Dedfryd a basiwyd","places":0,"min":"discharge","max":"10 years"}
{"id":"long","file":"sentences.yaml","line":6,"column":3,"type":"boolean","role":"input","label":"Long","status":"sourced","how":{"kind":"true_when","clauses":[{"op":"clause","id":"long.when","file":"sentences.yaml","line":6,"column":35,"clause":"value","test":"between","of":"passed","values":["12 weeks","3 years 6 months"],"holds_for":[{"from":"12 weeks","to":"1277 5/12 days"}]}]}}
