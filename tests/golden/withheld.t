# What nobody has verified gives no result unless it is included: of a whole option, of the version that is in force, where a
# caution withholds it, and of what rests on it.
<<< rules.yaml
ruleset: withheld
version: "1"
title: Withheld
title_cy: Wedi'i atal
include_unverified_field: shown
fields:
  shown: {type: boolean}
  score: {type: integer, min: 0, max: 100, label: Score}
  theft: {type: boolean, label: Theft}
  sentenced: {type: date, label: Sentenced on}
kinds: {course: {label: a course, label_cy: cwrs}}
options:
  rumour:
    title: Rumour
    kind: course
    source: {title: Letter, status: unverified}
    eligible: {score: {at_least: 50}}
  in-part:
    title: In part
    kind: course
    source: {title: Book, status: sourced}
    eligible: {score: {at_least: 50}}
    cautions:
      - when: {theft: true}
        say: Two books differ on theft.
        withholds: true
        source: {title: Both books, status: conflict}
  newer:
    title: Newer
    kind: course
    eligible: {score: {at_least: 50}}
    versions:
      - {in_force: {sentenced: {to: 2026-01-01}}, source: {title: Book, status: sourced}}
      - {in_force: {sentenced: {from: 2026-01-01}}, source: {title: Letter, status: unverified}}
  rests:
    title: Rests
    kind: other
    source: {title: Book, status: sourced}
    eligible: {option: rumour}
  rests-on-all:
    title: Rests on all
    kind: other
    source: {title: Book, status: sourced}
    excluded: {kind: course}
>>>
<<< p.ndjson
{"score": 60, "theft": true, "sentenced": "2026-06-01"}
{"score": 60, "theft": false}
{"score": 40, "theft": true, "sentenced": "2025-06-01"}
>>>
$ epf match rules.yaml p.ndjson --as-of 2026-06-01 --format text
Withheld 1 · as of 1 June 2026

Not yet settled: more must be known
   1  In part                                       not verified ‡
      ✓ Score: 60 (needs at least 50)  [rules.yaml:22]
      ? Not verified: see the sources below.
      ! Two books differ on theft. ‡
        Source: Both books (conflict)
      Source: Book (sourced)
   2  Newer                                         not verified †
      ? Not verified: see the sources below.
      † Nobody has verified these rules.
      Source: Letter (unverified)
   3  Rests                                         not verified †
      ? Rumour may be suitable (must be)  [rules.yaml:39]
      ? It rests on an option that is not verified: see that one.
      † One of its rules rests on Rumour, which nobody has verified.
      Source: Book (sourced)
   4  Rests on all                                  not verified †
      ? In part; Newer; Rumour may be suitable (being suitable rules it out)
        [rules.yaml:44]
      ? It rests on an option that is not verified: see that one.
      † One of its rules rests on Newer, which nobody has verified.
      Source: Book (sourced)
   5  Rumour                                        not verified †
      ? Not verified: see the sources below.
      † Nobody has verified these rules.
      Source: Letter (unverified)

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 4 options rest on a rule that nobody has verified.
‡ 1 option, 1 caution rest on a rule on which sources conflict.

────────

Withheld 1 · as of 1 June 2026

Open: the criteria are met
   1  In part                                       eligible
      ✓ Score: 60 (needs at least 50)  [rules.yaml:22]
      Source: Book (sourced)

Not yet settled: more must be known
   2  Newer                                         needs information †
      ? Sentenced on: not known (in force before 1 January 2026)
        [rules.yaml:33]
      ? Sentenced on: not known (in force 1 January 2026 or later)
        [rules.yaml:34]
      ✓ Score: 60 (needs at least 50)  [rules.yaml:31]
      † Nobody has verified these rules.
      Source: Book (sourced)
      Source: Letter (unverified)
   3  Rests                                         not verified †
      ? Rumour may be suitable (must be)  [rules.yaml:39]
      ? It rests on an option that is not verified: see that one.
      † One of its rules rests on Rumour, which nobody has verified.
      Source: Book (sourced)
   4  Rumour                                        not verified †
      ? Not verified: see the sources below.
      † Nobody has verified these rules.
      Source: Letter (unverified)

Excluded
   –  Rests on all                                  excluded †
      – In part is suitable (being suitable rules it out)  [rules.yaml:44]
      † One of its rules rests on Newer, which nobody has verified.

Not known: Sentenced on
Ask next:  Sentenced on: may settle 1 option

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 4 options rest on a rule that nobody has verified.

────────

Withheld 1 · as of 1 June 2026

Not yet settled: more must be known
   1  Rests                                         not verified †
      ? Rumour may be suitable (must be)  [rules.yaml:39]
      ? It rests on an option that is not verified: see that one.
      † One of its rules rests on Rumour, which nobody has verified.
      Source: Book (sourced)
   2  Rests on all                                  not verified †
      ? Rumour may be suitable (being suitable rules it out)  [rules.yaml:44]
      ? It rests on an option that is not verified: see that one.
      † One of its rules rests on Newer, which nobody has verified.
      Source: Book (sourced)
   3  Rumour                                        not verified †
      ? Not verified: see the sources below.
      † Nobody has verified these rules.
      Source: Letter (unverified)

Not eligible: a criterion is not met
   –  In part                                       not eligible ‡
      – Score: 40 (needs at least 50)  [rules.yaml:22]
      ‡ The sources of these rules conflict.
   –  Newer                                         not eligible
      – Score: 40 (needs at least 50)  [rules.yaml:31]

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 3 options rest on a rule that nobody has verified.
‡ 1 option rests on a rule on which sources conflict.
$ epf match rules.yaml p.ndjson --as-of 2026-06-01 --format text --include-unverified | sed -n '1,30p'
Withheld 1 · as of 1 June 2026

Open: the criteria are met
   1  In part                                       eligible ‡
      ✓ Score: 60 (needs at least 50)  [rules.yaml:22]
      ! Two books differ on theft. ‡
        Source: Both books (conflict)
      Source: Book (sourced)
   2  Newer                                         eligible †
      ✓ Score: 60 (needs at least 50)  [rules.yaml:31]
      ✓ Sentenced on: 1 June 2026 (in force 1 January 2026 or later)
        [rules.yaml:34]
      † Nobody has verified these rules.
      Source: Letter (unverified)
   3  Rests                                         eligible †
      ✓ Rumour is suitable (must be)  [rules.yaml:39]
      † One of its rules rests on Rumour, which nobody has verified.
      Source: Book (sourced)
   4  Rumour                                        eligible †
      ✓ Score: 60 (needs at least 50)  [rules.yaml:17]
      † Nobody has verified these rules.
      Source: Letter (unverified)

Excluded
   –  Rests on all                                  excluded ‡
      – In part; Newer; Rumour are suitable (being suitable rules it out)
        [rules.yaml:44]
      ‡ One of its rules rests on In part, whose sources conflict.

This is a list of options, not a decision. You decide what to propose, the court
$ epf match rules.yaml p.ndjson --as-of 2026-06-01 --format ndjson --why deciding | head -1 | tr '{' '\n' | grep 'verdict\|withheld\|Both books'
"id":"withheld","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-06-01","stage":"any","values":
"id":"in-part","verdict":"needs_information","position":1,"provisional":false,"availability":"yes","status":"conflict","withheld":true,"reasons":[
"title":"Both books","status":"conflict"}]}]},
"id":"newer","verdict":"needs_information","position":2,"provisional":false,"availability":"yes","status":"unverified","withheld":true,"reasons":[],"cautions":[]},
"id":"rests","verdict":"needs_information","position":3,"provisional":false,"availability":"yes","status":"unverified","withheld":true,"reasons":[
"id":"rests-on-all","verdict":"needs_information","position":4,"provisional":false,"availability":"yes","status":"unverified","withheld":true,"reasons":[
"id":"rumour","verdict":"needs_information","position":5,"provisional":false,"availability":"yes","status":"unverified","withheld":true,"reasons":[],"cautions":[]}],"unmet_need":[],"missing":[]}
$ epf match rules.yaml p.ndjson --as-of 2026-06-01 --format text --language cy | sed -n '1,24p'
Wedi'i atal 1 · fel ar 1 Mehefin 2026

Heb ei benderfynu eto: rhaid gwybod mwy
   1  In part                                       heb ei wirio ‡
      ✓ Score: 60 (angen: o leiaf 50)  [rules.yaml:22]
      ? Heb ei wirio: gweler y ffynonellau isod.
      ! Two books differ on theft. ‡
        Ffynhonnell: Both books (ffynonellau'n gwrthdaro)
      Ffynhonnell: Book (o'r ffynhonnell)
   2  Newer                                         heb ei wirio †
      ? Heb ei wirio: gweler y ffynonellau isod.
      † Nid oes neb wedi gwirio'r rheolau hyn.
      Ffynhonnell: Letter (heb ei wirio)
   3  Rests                                         heb ei wirio †
      ? Gall fod yn addas: Rumour (rhaid iddo fod)  [rules.yaml:39]
      ? Mae'n dibynnu ar opsiwn nad yw wedi'i wirio: gweler hwnnw.
      † Mae un o'r rheolau hyn yn dibynnu ar: Rumour; nid oes neb wedi gwirio
        hynny.
      Ffynhonnell: Book (o'r ffynhonnell)
   4  Rests on all                                  heb ei wirio †
      ? Gall fod yn addas: In part; Newer; Rumour (eithrir os yw'n addas)
        [rules.yaml:44]
      ? Mae'n dibynnu ar opsiwn nad yw wedi'i wirio: gweler hwnnw.
      † Mae un o'r rheolau hyn yn dibynnu ar: Newer; nid oes neb wedi gwirio
$ head -1 p.ndjson | epf package rules.yaml - --as-of 2026-06-01 --choose rumour --format text | head -4
Withheld 1 · as of 1 June 2026

Whether what is chosen may stand together cannot be settled yet.

