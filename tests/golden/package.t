# Options that are chosen together: the requirements of a community order, as a court officer would put them together.
<<< rules.yaml
ruleset: orders
version: "1"
title: Community requirements
as_of_field: hearing_date
languages: [en, cy]
purposes:
  punishment: {label: Punishment, label_cy: Cosb}
  reform: Reform and rehabilitation
  public_protection: Public protection
  reparation: Reparation
amounts:
  hours: {label: hours, label_one: hour, label_cy: awr}
  days: {label: days, label_one: day}
  months: {label: months, label_one: month}
  hours_a_day: hours a day
  hours_a_week: hours in any seven days
fields:
  reference: {type: text, role: identifier}
  hearing_date: {type: date}
  conviction_date: {type: date, label: Date of conviction}
  proposed_level: {type: enum, values: {low: Low, medium: Medium, high: High}, ordered: true, label: Proposed level}
  alcohol_dependent: {type: boolean, label: Dependent on alcohol}
  alcohol_in_offence: {type: boolean, label: Alcohol contributed to the offence}
  ogrs3: {type: integer, min: 0, max: 100, label: OGRS3}
  fine_proposed: {type: boolean, label: A fine is proposed as well}
  area: {type: enum, values: {north: North, south: South}, label: Area}
options:
  unpaid-work:
    title: Unpaid work
    title_cy: Gwaith di-dâl
    kind: requirement
    purposes: [punishment, reparation]
    source: {title: Sentencing Act 2020, section: "Sch. 9 paras 1-3", status: sourced}
    limits:
      - {amount: hours, at_least: 40, at_most: 300}
      - amount: hours
        at_least: 40
        at_most: 80
        when: {proposed_level: low}
        objection: false
        source: {title: Imposition guideline, section: Low, status: unverified}
      - amount: hours
        at_least: 80
        at_most: 150
        when: {proposed_level: medium}
        objection: false
        source: {title: Imposition guideline, section: Medium, status: unverified}
  curfew:
    title: Curfew
    kind: requirement
    purposes: [punishment, public_protection]
    source: {title: Sentencing Act 2020, section: "Sch. 9 paras 9-10", status: sourced}
    limits:
      - {amount: hours_a_day, at_least: 2, at_most: 20, when: {conviction_date: {on_or_after: 2022-06-28}}}
      - {amount: hours_a_day, at_least: 2, at_most: 16, when: {conviction_date: {before: 2022-06-28}}}
      - {amount: hours_a_week, at_most: 112}
      - amount: months
        at_most: 12
        when: {conviction_date: {before: 2022-06-28}}
        say: A curfew for a conviction before 28 June 2022 ends within twelve months
      - {amount: months, at_most: 24}
  alcohol-treatment:
    title: Alcohol treatment
    kind: requirement
    rank: 2
    purposes: [reform]
    source: {title: Sentencing Act 2020, section: "Sch. 9 paras 23-24", status: sourced}
    eligible: {alcohol_dependent: true}
    incompatible_with:
      - option: alcohol-abstinence
        say: An alcohol treatment requirement cannot be combined with abstinence and monitoring
        source: {title: Sentencing Act 2020, section: "Sch. 9 para 26(1)", status: sourced}
  alcohol-abstinence:
    title: Alcohol abstinence and monitoring
    kind: requirement
    rank: 2
    purposes: [punishment, reform]
    source: {title: Sentencing Act 2020, section: "Sch. 9 paras 25-26", status: sourced}
    eligible:
      all:
        - {alcohol_in_offence: true}
        - {alcohol_dependent: false}
    available: {area: north}
    limits:
      - {amount: days, at_most: 120}
  electronic-compliance:
    title: Electronic compliance monitoring
    kind: monitoring
    source: {title: Sentencing Act 2020, section: "s.207(4)", status: sourced}
    requires:
      - kind: requirement
        say: Compliance monitoring cannot stand alone; another requirement must be imposed with it
    incompatible_with: [alcohol-abstinence]
  thinking-skills:
    title: Thinking Skills Programme
    kind: requirement
    rank: 1
    purposes: [reform]
    source: {title: Programme catalogue, status: secondary}
    eligible: {ogrs3: {at_least: 50}}
package_rules:
  punitive-element:
    when:
      all:
        - {not: {chosen_purpose: punishment}}
        - {fine_proposed: false}
    say: At least one requirement must be imposed for punishment, unless a fine is imposed or that would be unjust
    say_cy: Rhaid gosod o leiaf un gofyniad at ddibenion cosb
    objection: true
    source: {title: Sentencing Act 2020, section: "s.208(10)-(11)", status: sourced}
  one-at-low:
    when:
      all:
        - {proposed_level: low}
        - {chosen_count: requirement, at_least: 2}
    say: At a low level one requirement usually suffices
    objection: false
    source: {title: Imposition guideline, status: secondary}
  long-hours-with-curfew:
    when:
      at_least: 2
      of:
        - {amount_of: unpaid-work, at_least: 150}
        - {amount_of: curfew, amount: hours_a_day, at_least: 12}
        - {chosen: thinking-skills}
    say: Look whether work, curfew and programme leave room for one another
    objection: false
    source: {title: Sentencing Act 2020, section: "s.208(12)-(13)", status: sourced}
cases:
  - case: both alcohol requirements cannot stand together
    as_of: 2026-04-01
    profile: {alcohol_dependent: true, fine_proposed: false, proposed_level: medium}
    expect: {alcohol-treatment: eligible, alcohol-abstinence: ineligible}
    package:
      choose: {alcohol-treatment: chosen, alcohol-abstinence: 90, unpaid-work: 100}
      expect:
        conclusion: may_not_stand
        objections: [alcohol-treatment.incompatible_with.alcohol-abstinence]
        possible: []
        advice: []
  - case: more hours than the level
    as_of: 2026-04-01
    profile: {proposed_level: low, conviction_date: 2020-01-01}
    expect: {}
    package:
      choose: {unpaid-work: 120, curfew: {hours_a_day: 18}}
      expect:
        conclusion: may_not_stand
        objections: [curfew.limits.2]
        possible: [curfew.limits.3, curfew.limits.4, curfew.limits.5]
        advice: [unpaid-work.limits.2, one-at-low]
>>>
<<< person.yaml
reference: A1
hearing_date: 2026-04-01
conviction_date: 2026-03-01
proposed_level: medium
alcohol_dependent: false
alcohol_in_offence: true
ogrs3: 62
fine_proposed: false
area: south
>>>
<<< unsure.json
{"hearing_date": "2026-04-01", "alcohol_dependent": true}
>>>
<<< unsure2.json
{}
>>>
<<< two.ndjson
{"hearing_date": "2026-04-01"}
{"hearing_date": "2026-04-01"}
>>>
$ epf check rules.yaml
rules.yaml: 0 errors, 0 warnings
$ epf test rules.yaml
2 passed, 0 failed
$ epf test rules.yaml --tap
TAP version 14
1..2
ok 1 - both alcohol requirements cannot stand together
ok 2 - more hours than the level
# A package that may stand: nobody objects.
$ epf package rules.yaml person.yaml --choose unpaid-work=120 --choose thinking-skills --format text
A1 · Community requirements 1 · as of 1 April 2026

No objection is known: what is chosen may stand together.

Limits
      Unpaid work, 120 hours                        within: 40 to 300 hours
      Unpaid work, 120 hours
        within: 80 to 150 hours (guide) †
      † Nobody has verified these rules.

Chosen
   –  Thinking Skills Programme                     eligible
      ✓ OGRS3: 62 (needs at least 50)  [rules.yaml:100]
      Source: Programme catalogue (secondary)
   –  Unpaid work, 120 hours                        eligible
      Source: Sentencing Act 2020, Sch. 9 paras 1-3 (sourced)

This is advice about the law as these rules have it. It never decides: you
decide what to propose, the court what to impose.
# Against the law, and against a verdict.
$ epf package rules.yaml person.yaml --choose unpaid-work=320 --choose alcohol-abstinence=90,alcohol-treatment --format text
A1 · Community requirements 1 · as of 1 April 2026

What is chosen may not stand together: 2 objections.
2 options are chosen against their verdicts.

Objections
   –  An alcohol treatment requirement cannot be combined with abstinence and
        monitoring
      Source: Sentencing Act 2020, Sch. 9 para 26(1) (sourced)
   –  Unpaid work: 320 hours; the limit is 40 to 300 hours
      Source: Sentencing Act 2020, Sch. 9 paras 1-3 (sourced)

Advice
   !  Unpaid work: 320 hours; the limit is 80 to 150 hours †
      ✓ Proposed level: Medium (needs Medium)  [rules.yaml:45]
      † Nobody has verified these rules.
      Source: Imposition guideline, Medium (unverified)

Limits
      Unpaid work, 320 hours                        outside: 40 to 300 hours
      Unpaid work, 320 hours
        outside: 80 to 150 hours (guide) †
      Alcohol abstinence and monitoring, 90 days    within: at most 120 days
      † Nobody has verified these rules.

Chosen
   –  Unpaid work, 320 hours                        eligible
      Source: Sentencing Act 2020, Sch. 9 paras 1-3 (sourced)
   –  Alcohol abstinence and monitoring, 90 days    not available
      ! Chosen against the verdict: an override. Say why in the report.
      – Area: South (needs North)  [rules.yaml:83]
      ✓ Alcohol contributed to the offence: yes (needs yes)  [rules.yaml:81]
      ✓ Dependent on alcohol: no (needs no)  [rules.yaml:82]
      Source: Sentencing Act 2020, Sch. 9 paras 25-26 (sourced)
   –  Alcohol treatment                             not eligible
      ! Chosen against the verdict: an override. Say why in the report.
      – Dependent on alcohol: no (needs yes)  [rules.yaml:68]
      Source: Sentencing Act 2020, Sch. 9 paras 23-24 (sourced)

This is advice about the law as these rules have it. It never decides: you
decide what to propose, the court what to impose.
[1]
# Alone, what needs others; nothing punitive.
$ epf package rules.yaml person.yaml --choose electronic-compliance --format text --why none
A1 · Community requirements 1 · as of 1 April 2026

What is chosen may not stand together: 2 objections.

Objections
   –  Compliance monitoring cannot stand alone; another requirement must be
        imposed with it
   –  At least one requirement must be imposed for punishment, unless a fine is
        imposed or that would be unjust

Chosen
   –  Electronic compliance monitoring              eligible

This is advice about the law as these rules have it. It never decides: you
decide what to propose, the court what to impose.
[1]
# What is not known stays so: of the person, and how much.
$ epf package rules.yaml unsure.json --choose 'curfew=14 hours_a_day' --choose alcohol-treatment --format text
Community requirements 1 · as of 1 April 2026

Whether what is chosen may stand together cannot be settled yet.

May object: more must be known
   ?  Curfew: no amount given (hours in any seven days); the limit is at most
        112 hours in any seven days
      Needs: Curfew, hours in any seven days
      Source: Sentencing Act 2020, Sch. 9 paras 9-10 (sourced)
   ?  A curfew for a conviction before 28 June 2022 ends within twelve months
      ? Date of conviction: not known (needs before 28 June 2022)
        [rules.yaml:59]
      Needs: Date of conviction; Curfew, months
      Source: Sentencing Act 2020, Sch. 9 paras 9-10 (sourced)
   ?  Curfew: no amount given (months); the limit is at most 24 months
      Needs: Curfew, months
      Source: Sentencing Act 2020, Sch. 9 paras 9-10 (sourced)

Advice
   !  (may apply) At a low level one requirement usually suffices
      ? Proposed level: not known (needs Low)  [rules.yaml:114]
      Needs: Proposed level
      Source: Imposition guideline (secondary)

Limits
      Curfew, 14 hours a day
        may apply: 2 to 20 hours a day
      Curfew, 14 hours a day
        may apply: 2 to 16 hours a day
      Curfew, no amount given (hours in any seven days)
        limit: at most 112 hours in any seven days
      Curfew, no amount given (months)              may apply: at most 12 months
      Curfew, no amount given (months)              limit: at most 24 months

Chosen
   –  Alcohol treatment                             eligible
      ✓ Dependent on alcohol: yes (needs yes)  [rules.yaml:68]
      Source: Sentencing Act 2020, Sch. 9 paras 23-24 (sourced)
   –  Curfew, 14 hours a day                        eligible
      Source: Sentencing Act 2020, Sch. 9 paras 9-10 (sourced)

Not known: Date of conviction; Proposed level; Curfew, hours in any seven days;
           Curfew, months

This is advice about the law as these rules have it. It never decides: you
decide what to propose, the court what to impose.
$ epf package rules.yaml unsure.json --choose unpaid-work=60 --language cy --format text
Community requirements 1 · fel ar 1 Ebrill 2026

Nid oes gwrthwynebiad hysbys: gall yr hyn a ddewiswyd sefyll gyda'i gilydd.

Cyngor
   !  (gall fod yn berthnasol) Gwaith di-dâl: 60 awr; gall y terfyn fod yn 80 i
        150 awr †
      ? Proposed level: ddim yn hysbys (angen: Medium)  [rules.yaml:45]
      Angen: Proposed level
      † Nid oes neb wedi gwirio'r rheolau hyn.
      Ffynhonnell: Imposition guideline, Medium (heb ei wirio)

Terfynau
      Gwaith di-dâl, 60 awr                         o fewn: 40 i 300 awr
      Gwaith di-dâl, 60 awr
        gall fod yn berthnasol: 40 i 80 awr (canllaw) †
      Gwaith di-dâl, 60 awr
        gall fod yn berthnasol: 80 i 150 awr (canllaw) †
      † Nid oes neb wedi gwirio'r rheolau hyn.

Dewiswyd
   –  Gwaith di-dâl, 60 awr                         cymwys
      Ffynhonnell: Sentencing Act 2020, Sch. 9 paras 1-3 (o'r ffynhonnell)

Ddim yn hysbys: Proposed level

Cyngor yw hwn am y gyfraith fel y mae'r rheolau hyn yn ei dweud. Nid yw byth yn
penderfynu: chi sy'n penderfynu beth i'w gynnig, y llys beth i'w osod.
$ epf package rules.yaml unsure.json --choose 'curfew=18hours_a_day+30 months' --format json
{"schema":"epf.package/1","line":1,"profile_id":null,"ruleset":{"id":"orders","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-04-01","stage":"any","conclusion":"may_not_stand","provisional":false,"chosen":[{"id":"curfew","verdict":"eligible","position":2,"provisional":false,"availability":"yes","status":"sourced","reasons":[],"cautions":[],"override":false,"amounts":{"hours_a_day":18,"hours_a_week":null,"months":30}}],"limits":[{"option":"curfew","amount":"hours_a_day","given":18,"at_least":2,"at_most":20,"in_force":"unknown","objection":true,"status":"sourced","sources":[{"title":"Sentencing Act 2020","section":"Sch. 9 paras 9-10","status":"sourced"}]},{"option":"curfew","amount":"hours_a_day","given":18,"at_least":2,"at_most":16,"in_force":"unknown","objection":true,"status":"sourced","sources":[{"title":"Sentencing Act 2020","section":"Sch. 9 paras 9-10","status":"sourced"}]},{"option":"curfew","amount":"hours_a_week","given":null,"at_least":null,"at_most":112,"in_force":"yes","objection":true,"status":"sourced","sources":[{"title":"Sentencing Act 2020","section":"Sch. 9 paras 9-10","status":"sourced"}]},{"option":"curfew","amount":"months","given":30,"at_least":null,"at_most":12,"in_force":"unknown","objection":true,"status":"sourced","sources":[{"title":"Sentencing Act 2020","section":"Sch. 9 paras 9-10","status":"sourced"}]},{"option":"curfew","amount":"months","given":30,"at_least":null,"at_most":24,"in_force":"yes","objection":true,"status":"sourced","sources":[{"title":"Sentencing Act 2020","section":"Sch. 9 paras 9-10","status":"sourced"}]}],"objections":[{"id":"curfew.limits.2","kind":"limit","outcome":"possible","provisional":false,"text":"Curfew: 18 hours a day; the limit may be 2 to 16 hours a day","status":"sourced","sources":[{"title":"Sentencing Act 2020","section":"Sch. 9 paras 9-10","status":"sourced"}],"reasons":[{"clause":"curfew.limits.2","part":"criteria","outcome":"unknown","field":"conviction_date","observed":null,"operator":"below","required":"2022-06-28","file":"rules.yaml","line":55,"column":64,"text":"Date of conviction: not known (needs before 28 June 2022)"}],"needs":["conviction_date"]},{"id":"curfew.limits.3","kind":"limit","outcome":"possible","provisional":false,"text":"Curfew: no amount given (hours in any seven days); the limit is at most 112 hours in any seven days","status":"sourced","sources":[{"title":"Sentencing Act 2020","section":"Sch. 9 paras 9-10","status":"sourced"}],"reasons":[],"needs":["amount_of.curfew.hours_a_week"]},{"id":"curfew.limits.4","kind":"limit","outcome":"possible","provisional":false,"text":"A curfew for a conviction before 28 June 2022 ends within twelve months","status":"sourced","sources":[{"title":"Sentencing Act 2020","section":"Sch. 9 paras 9-10","status":"sourced"}],"reasons":[{"clause":"curfew.limits.4","part":"criteria","outcome":"unknown","field":"conviction_date","observed":null,"operator":"below","required":"2022-06-28","file":"rules.yaml","line":59,"column":16,"text":"Date of conviction: not known (needs before 28 June 2022)"}],"needs":["conviction_date"]},{"id":"curfew.limits.5","kind":"limit","outcome":"holds","provisional":false,"text":"Curfew: 30 months; the limit is at most 24 months","status":"sourced","sources":[{"title":"Sentencing Act 2020","section":"Sch. 9 paras 9-10","status":"sourced"}],"reasons":[],"needs":[]}],"advice":[]}
[1]
$ epf package rules.yaml person.yaml --choose unpaid-work=60,alcohol-abstinence=10 --why none
{"schema":"epf.package/1","line":1,"profile_id":"A1","ruleset":{"id":"orders","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-04-01","stage":"any","conclusion":"may_stand","provisional":false,"chosen":[{"id":"unpaid-work","verdict":"eligible","position":4,"provisional":false,"availability":"yes","status":"sourced","override":false,"amounts":{"hours":60}},{"id":"alcohol-abstinence","verdict":"unavailable","position":5,"provisional":false,"availability":"no","status":"sourced","override":true,"amounts":{"days":10}}],"limits":[{"option":"alcohol-abstinence","amount":"days","given":10,"at_least":null,"at_most":120,"in_force":"yes","objection":true,"status":"sourced","sources":[{"title":"Sentencing Act 2020","section":"Sch. 9 paras 25-26","status":"sourced"}]},{"option":"unpaid-work","amount":"hours","given":60,"at_least":40,"at_most":300,"in_force":"yes","objection":true,"status":"sourced","sources":[{"title":"Sentencing Act 2020","section":"Sch. 9 paras 1-3","status":"sourced"}]},{"option":"unpaid-work","amount":"hours","given":60,"at_least":80,"at_most":150,"in_force":"yes","objection":false,"status":"unverified","sources":[{"title":"Imposition guideline","section":"Medium","status":"unverified"}]}],"objections":[],"advice":[{"id":"unpaid-work.limits.3","kind":"limit","outcome":"holds","provisional":false,"text":"Unpaid work: 60 hours; the limit is 80 to 150 hours","status":"unverified","sources":[{"title":"Imposition guideline","section":"Medium","status":"unverified"}],"needs":[]}]}
# One of something.
$ epf package rules.yaml person.yaml --choose unpaid-work=1,alcohol-abstinence=1 --why none --format text | grep ' 1 '
A1 · Community requirements 1 · as of 1 April 2026
What is chosen may not stand together: 1 objection.
   –  Unpaid work: 1 hour; the limit is 40 to 300 hours
   !  Unpaid work: 1 hour; the limit is 80 to 150 hours †
      Unpaid work, 1 hour                           outside: 40 to 300 hours
      Unpaid work, 1 hour
      Alcohol abstinence and monitoring, 1 day      within: at most 120 days
   –  Unpaid work, 1 hour                           eligible
   –  Alcohol abstinence and monitoring, 1 day      not available
# Suggestions.
$ epf package rules.yaml person.yaml --suggest punishment,reform --format text
A1 · Community requirements 1 · as of 1 April 2026

Packages that would serve: Punishment, Reform and rehabilitation
   1  Thinking Skills Programme; Curfew
      ! (may apply) Look whether work, curfew and programme leave room for one
        another
   2  Thinking Skills Programme; Unpaid work
      ! (may apply) Look whether work, curfew and programme leave room for one
        another

Each is as small as it can be: without any one of its options it would not do.
Amounts are for you to set.
This is advice about the law as these rules have it. It never decides: you
decide what to propose, the court what to impose.
$ epf package rules.yaml person.yaml --suggest reform
{"schema":"epf.suggestions/1","line":1,"profile_id":"A1","ruleset":{"id":"orders","version":"1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-04-01","stage":"any","purposes":["reform"],"suggestions":[{"options":["thinking-skills","curfew"],"objections":[],"advice":[{"id":"long-hours-with-curfew","kind":"rule","outcome":"possible","provisional":false,"text":"Look whether work, curfew and programme leave room for one another","status":"sourced","sources":[{"title":"Sentencing Act 2020","section":"s.208(12)-(13)","status":"sourced"}],"needs":["amount_of.curfew.hours_a_day"]}]},{"options":["thinking-skills","unpaid-work"],"objections":[],"advice":[{"id":"long-hours-with-curfew","kind":"rule","outcome":"possible","provisional":false,"text":"Look whether work, curfew and programme leave room for one another","status":"sourced","sources":[{"title":"Sentencing Act 2020","section":"s.208(12)-(13)","status":"sourced"}],"needs":["amount_of.unpaid-work.hours"]}]}],"not_shown":0,"stopped":false}
$ epf package rules.yaml unsure.json --suggest public_protection,reparation,reform --format text
Community requirements 1 · as of 1 April 2026

Packages that would serve: Reform and rehabilitation, Public protection,
  Reparation
   1  Alcohol treatment; Curfew; Unpaid work
      ! (may apply) Look whether work, curfew and programme leave room for one
        another
      ! (may apply) At a low level one requirement usually suffices

Each is as small as it can be: without any one of its options it would not do.
Amounts are for you to set.
This is advice about the law as these rules have it. It never decides: you
decide what to propose, the court what to impose.
# The compiled table says the same.
$ epf compile rules.yaml -o orders.epfc && epf package orders.epfc unsure.json --choose unpaid-work --format text --why none
Community requirements 1 · as of 1 April 2026

Whether what is chosen may stand together cannot be settled yet.

May object: more must be known
   ?  Unpaid work: no amount given (hours); the limit is 40 to 300 hours
      Needs: Unpaid work, hours

Advice
   !  (may apply) Unpaid work: no amount given (hours); the limit may be 40 to
        80 hours †
      Needs: Proposed level; Unpaid work, hours
      † Nobody has verified these rules.
   !  (may apply) Unpaid work: no amount given (hours); the limit may be 80 to
        150 hours †
      Needs: Proposed level; Unpaid work, hours
      † Nobody has verified these rules.

Limits
      Unpaid work, no amount given (hours)          limit: 40 to 300 hours
      Unpaid work, no amount given (hours)
        may apply: 40 to 80 hours (guide) †
      Unpaid work, no amount given (hours)
        may apply: 80 to 150 hours (guide) †
      † Nobody has verified these rules.

Chosen
   –  Unpaid work                                   eligible

Not known: Proposed level; Unpaid work, hours

This is advice about the law as these rules have it. It never decides: you
decide what to propose, the court what to impose.
orders.epfc: 19328 bytes, sha256:...
# What cannot be read.
$ epf package rules.yaml person.yaml
epf package: say what is chosen by --choose, or ask by --suggest
Try `epf package --help`.
[2]
$ epf package rules.yaml person.yaml --choose curfew --suggest reform
epf package: say what is chosen by --choose, or ask by --suggest
Try `epf package --help`.
[2]
$ epf package rules.yaml person.yaml --choose curfw=2
epf package: there is no option `curfw`; did you mean `curfew`?
Try `epf package --help`.
[2]
$ epf package rules.yaml person.yaml --choose curfew=12
epf package: `curfew` is measured in several ways; write behind the number one of `hours_a_day`, `hours_a_week`, `months`
Try `epf package --help`.
[2]
$ epf package rules.yaml person.yaml --choose 'curfew=12 days'
epf package: `curfew` is not measured in `days`; write the number and one of `hours_a_day`, `hours_a_week`, `months`
Try `epf package --help`.
[2]
$ epf package rules.yaml person.yaml --choose curfew=2months+3months
epf package: the amount of `curfew` in `months` is given twice
Try `epf package --help`.
[2]
$ epf package rules.yaml person.yaml --choose unpaid-work=many
epf package: the amount of `unpaid-work` is a whole number up to 100,000, such as `--choose unpaid-work=12`
Try `epf package --help`.
[2]
$ epf package rules.yaml person.yaml --choose thinking-skills=3
epf package: `thinking-skills` has no limit in these rules, so it takes no amount; write `--choose thinking-skills`
Try `epf package --help`.
[2]
$ epf package rules.yaml person.yaml --choose curfew,curfew
epf package: `curfew` is chosen twice; join its amounts by `+`
Try `epf package --help`.
[2]
$ epf package rules.yaml person.yaml --suggest reforms
epf package: the rule set has no purpose `reforms`; did you mean `reform`?
Try `epf package --help`.
[2]
$ epf package rules.yaml person.yaml --suggest zzzzzz
epf package: the rule set has no purpose `zzzzzz`; it has `punishment`, `reform`, `public_protection`, `reparation`
Try `epf package --help`.
[2]
$ epf package rules.yaml two.ndjson --choose curfew
two.ndjson:2:1: error: there are several profiles here; a package is for one person [E0901]
[4]
$ epf package rules.yaml none.yaml --choose curfew
epf package: `none.yaml` cannot be read: No such file or directory
[2]
$ epf package rules.yaml unsure.json --choose curfew --stage early
epf package: the rule set has no stage `early`; it has `any`
Try `epf package --help`.
[2]
# What a person qualifies for and is not offered.
$ epf match rules.yaml person.yaml --format text --only unavailable
A1 · Community requirements 1 · as of 1 April 2026

Criteria met, but not offered here
   5  Alcohol abstinence and monitoring             not available
      – Area: South (needs North)  [rules.yaml:83]
      ✓ Alcohol contributed to the offence: yes (needs yes)  [rules.yaml:81]
      ✓ Dependent on alcohol: no (needs no)  [rules.yaml:82]
      Source: Sentencing Act 2020, Sch. 9 paras 25-26 (sourced)

5 further options are not shown (--only).
Unmet need: the criteria of 1 option are met and it is not offered here.
This is a list of options, not a decision. You decide what to propose, the court
what to impose.
# A search that would not end is cut short, and says so.
$ { printf 'ruleset: many\nversion: "1"\npurposes: [a, b]\noptions:\n'; for p in a b; do for i in $(seq 40); do printf '  %s%d: {title: %s%d, kind: k, purposes: %s, source: {title: S, status: sourced}}\n' $p $i $p $i $p; done; done; } > many.yaml
$ epf package many.yaml unsure2.json --as-of 2026-04-01 --suggest a,b --format text | tail -n 10
  18  a1; b25
  19  a1; b26
  20  a1; b27

980 further packages are not shown.
The search was stopped: there may be more.
Each is as small as it can be: without any one of its options it would not do.
Amounts are for you to set.
This is advice about the law as these rules have it. It never decides: you
decide what to propose, the court what to impose.
