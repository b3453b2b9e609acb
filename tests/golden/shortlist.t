# The page that an officer reads.
$ epf match rules/england-wales rules/england-wales/examples/02-no-sara.yaml --format text
EX000002 · Interventions in England and Wales 2026.1 · as of 16 November 2026 ·
  Before sentence

Of 65 options:
  4 eligible: Personal wellbeing services; Community Led Initiatives (CLI), peer
      support; Creating Positive Connections; Stepping Stones
  6 needs information: Building Better Relationships; Help Programme; Positive
      Pathways Plus; Stepwise Relationships; Positive Pathways; Skills for
      Relationships
  21 not eligible
  11 excluded
  23 not applicable

Open: the criteria are met
   1  Personal wellbeing services                   eligible
      ✓ Sex: Male (needs Male)
        [interventions/personal-wellbeing-services.yaml:28]
      ✓ Needs: Relationships and family, Thinking and behaviour (needs
        Relationships and family, Lifestyle and associates, Emotional wellbeing,
        Thinking and behaviour or Attitudes)
        [interventions/personal-wellbeing-services.yaml:32]
      ✓ Setting: Community (needs Community)
        [interventions/personal-wellbeing-services.yaml:34]
      Source: Intervention catalogue, where it runs, age and sex, seen 30 June
        2026 (sourced)
      Source: Intervention catalogue, as we read it, needs, seen 30 June 2026
        (secondary)
   2  Community Led Initiatives (CLI), peer support  eligible
      ✓ Age on the evaluation date: 42 (needs at least 18)
        [interventions/community-led-initiatives-peer-support.yaml:27]
      ✓ Needs: Relationships and family, Thinking and behaviour (needs
        Accommodation, Education and employment, Finance and debt, Relationships
        and family or Emotional wellbeing)
        [interventions/community-led-initiatives-peer-support.yaml:32]
      ✓ Setting: Community (needs Community)
        [interventions/community-led-initiatives-peer-support.yaml:36]
      ! The record does not name the regions where this runs. Check that it runs
        in this one.
      Source: Intervention catalogue, where it runs, age and sex, seen 30 June
        2026 (sourced)
      Source: Intervention catalogue, as we read it, needs, seen 30 June 2026
        (secondary)
   3  Creating Positive Connections                 eligible
      ✓ Age on the evaluation date: 42 (needs at least 18)
        [interventions/creating-positive-connections.yaml:20]
      ✓ Sex: Male (needs Male)
        [interventions/creating-positive-connections.yaml:25]
      ✓ Setting: Community (needs Community)
        [interventions/creating-positive-connections.yaml:30]
      Source: Intervention catalogue, where it runs, age and sex, seen 30 June
        2026 (sourced)
   4  Stepping Stones                               eligible
      ✓ Age on the evaluation date: 42 (needs at least 18)
        [interventions/stepping-stones.yaml:27]
      ✓ Sex: Male (needs Male)  [interventions/stepping-stones.yaml:32]
      ✓ Needs: Relationships and family, Thinking and behaviour (needs Thinking
        and behaviour or Attitudes)  [interventions/stepping-stones.yaml:36]
      ✓ Setting: Community (needs Community)
        [interventions/stepping-stones.yaml:40]
      Source: Intervention catalogue, where it runs, age and sex, offences ruled
        out, seen 30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, needs, seen 30 June 2026
        (secondary)

Not yet settled: more must be known
   5  Building Better Relationships                 needs information
      ? one of these:
        ? SARA risk to a partner: not asked (needs at least Medium)
          [interventions/building-better-relationships.yaml:61]
        ? SARA risk to others: not asked (needs at least Medium)
          [interventions/building-better-relationships.yaml:62]
      ! (may apply) The record lists mental illness and personality disorder
        among its exclusions and does not say how far. Ask the treatment
        manager; do not rule anybody out on this alone.
      Source: Intervention catalogue, age and sex, offences, risk and need,
        exclusions, seen 30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, risk and need, earlier
        programmes and convictions, exclusions, seen 30 June 2026 (secondary)
      Source: Intervention catalogue, as we read it, exclusions, seen 30 June
        2026 (secondary)
   6  Help Programme                                needs information ‡
      ? exclusion: An accredited programme is open to the person: Building
        Better Relationships may be suitable (being suitable rules it out)
        [conditions.yaml:59]
      ? SARA risk to a partner: not asked (needs Low)
        [interventions/help-programme.yaml:42]
      ! (may apply) The record asks that the person can read simple text, that
        any trouble with alcohol or drugs is settled and that no mental illness
        is acute. Talk it over with the treatment manager before referral.
      ‡ One of its rules rests on Healthy Identity Intervention, whose sources
        conflict.
      Source: Intervention catalogue, age and sex, offences, risk and need, seen
        30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, exclusions, seen 30 June
        2026 (secondary)
   7  Positive Pathways Plus                        needs information ‡
      ? exclusion: An accredited programme is open to the person: Building
        Better Relationships may be suitable (being suitable rules it out)
        [conditions.yaml:59]
      ? SARA risk to a partner: not asked (needs Low)
        [interventions/positive-pathways-plus.yaml:49]
      ! (may apply) The record asks that the person can read simple text, that
        any trouble with alcohol or drugs is settled and that no mental illness
        is acute. Talk it over with the treatment manager before referral. ‡
      ‡ The sources of these rules conflict.
      Source: Intervention catalogue, age and sex, offences, risk and need, seen
        30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, earlier programmes and
        convictions, exclusions, seen 30 June 2026 (secondary)
      Source: Intervention catalogue, as we read it, exclusions, summary, seen
        30 June 2026 (conflict)
        One line keeps it for heterosexual men; another counts same-sex
        relationships among those that it deals with. Neither is made a
        criterion: the first would need a lawful basis and none was found. Ask
        the treatment manager.
   8  Stepwise Relationships                        needs information
      ? SARA risk to others: not asked (needs Low)
        [interventions/stepwise-relationships.yaml:35]
      ! (may apply) The record asks that the person can read simple text, that
        any trouble with alcohol or drugs is settled and that no mental illness
        is acute. Talk it over with the treatment manager before referral.
      Source: Intervention catalogue, age and sex, offences, risk and need, seen
        30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, offences, earlier
        programmes and convictions, seen 30 June 2026 (secondary)
   9  Positive Pathways                             needs information ‡
      ? exclusion: An accredited programme is open to the person: Building
        Better Relationships may be suitable (being suitable rules it out)
        [conditions.yaml:59]
      ! (may apply) The record asks that the person can read simple text, that
        any trouble with alcohol or drugs is settled and that no mental illness
        is acute. Talk it over with the treatment manager before referral.
      ‡ One of its rules rests on Healthy Identity Intervention, whose sources
        conflict.
      Source: Intervention catalogue, age and sex, risk and need, seen 30 June
        2026 (sourced)
      Source: Intervention catalogue, as we read it, exclusions, seen 30 June
        2026 (secondary)
  10  Skills for Relationships                      needs information
      ? one of these:
        ? SARA risk to a partner: not asked (needs Low)
          [interventions/skills-for-relationships.yaml:39]
        ? all of these:
          ? SARA risk to a partner: not asked (needs Medium)
            [interventions/skills-for-relationships.yaml:41]
          ? Building Better Relationships may be suitable (must not be)
            [interventions/skills-for-relationships.yaml:42]
      Source: Intervention catalogue, age and sex, offences, seen 30 June 2026
        (sourced)
      Source: Intervention catalogue, as we read it, risk and need, seen 30 June
        2026 (secondary)

Not eligible: a criterion is not met
   –  Building Choices: moderate intensity          not eligible †
      – Pathway of the Programme Needs Identifier: Alternative (needs Moderate)
        [interventions/building-choices-moderate-intensity.yaml:47]
      † Nobody has verified these rules.
   –  Horizon                                       not eligible
      – What the offence was: Intimate partner violence, Domestic abuse (needs
        Sexual, Sexual (internet only) or Sexual (with contact))
        [interventions/horizon.yaml:37]
      – OSP medium or above (for contact or images): one of these:
        – OSP band for contact offending: Not applicable (needs at least Medium)
          [conditions.yaml:30]
        – OSP band for images and indirect contact: Not applicable (needs at
          least Medium)  [conditions.yaml:31]
   –  iHorizon                                      not eligible ‡
      – What the offence was: Intimate partner violence, Domestic abuse (needs
        Sexual (internet only))  [interventions/ihorizon.yaml:46]
      – OSP medium or above (for contact or images): one of these:
        – OSP band for contact offending: Not applicable (needs at least Medium)
          [conditions.yaml:30]
        – OSP band for images and indirect contact: Not applicable (needs at
          least Medium)  [conditions.yaml:31]
      ‡ The sources of these rules conflict.
   –  Healthy Identity Intervention                 not eligible ‡
      – one of these:
        – What the offence was: Intimate partner violence, Domestic abuse (needs
          Terrorism Act)  [interventions/healthy-identity-intervention.yaml:37]
        – The court found an extremist motivation: no (needs yes)
          [interventions/healthy-identity-intervention.yaml:38]
      – Extremism Risk Guidance (22+) assessment done: no (needs yes)
        [interventions/healthy-identity-intervention.yaml:39]
      ‡ The sources of these rules conflict.
   –  New Me Strengths                              not eligible
      – one of these:
        – all of these:
          – Setting: Community (needs Custody)
            [interventions/new-me-strengths.yaml:44]
          – Two-year OGRS3 score: 44 (needs at least 50)
            [interventions/new-me-strengths.yaml:44]
          – OVP band: Low (needs Medium)
            [interventions/new-me-strengths.yaml:44]
        – Setting: Community (needs Custody)
          [interventions/new-me-strengths.yaml:46]
        – all of these:
          – What the offence was: Intimate partner violence, Domestic abuse
            (needs Sexual, Sexual (internet only) or Sexual (with contact))
            [interventions/new-me-strengths.yaml:49]
          – OSP medium or above (for contact or images): one of these:
            – OSP band for contact offending: Not applicable (needs at least
              Medium)  [conditions.yaml:30]
            – OSP band for images and indirect contact: Not applicable (needs at
              least Medium)  [conditions.yaml:31]
   –  Thinking Skills Programme                     not eligible ‡
      – Two-year OGRS3 score: 44 (needs at least 50)
        [interventions/thinking-skills-programme.yaml:33]
      ‡ The sources of these rules conflict.
   –  Living as New Me                              not eligible
      – one of these:
        – Setting: Community (needs Custody)
          [interventions/living-as-new-me.yaml:31]
        – What the offence was: Intimate partner violence, Domestic abuse (needs
          Sexual, Sexual (internet only) or Sexual (with contact))
          [interventions/living-as-new-me.yaml:32]
      – Accredited programmes completed: none (needs Becoming New Me Plus or New
        Me Strengths)  [interventions/living-as-new-me.yaml:34]
   –  Developing Assertiveness for Women in Relationships (DAWN)  not eligible ‡
      – Sex: Male (needs Female)
        [interventions/developing-assertiveness-for-women-in-relationships.yaml:43]
      ‡ The sources of these rules conflict.
   –  Accommodation services                        not eligible
      – Needs: Relationships and family, Thinking and behaviour (needs
        Accommodation)  [interventions/accommodation-services.yaml:32]
   –  Women's services                              not eligible
      – Sex: Male (needs Female)  [interventions/womens-services.yaml:28]
   –  Dependency and recovery services              not eligible
      – Needs: Relationships and family, Thinking and behaviour (needs Drug
        misuse or Alcohol misuse)
        [interventions/dependency-and-recovery-services.yaml:38]
   –  Finance, benefit and debt services            not eligible
      – Needs: Relationships and family, Thinking and behaviour (needs Finance
        and debt)  [interventions/finance-benefit-and-debt-services.yaml:38]
   –  Education, training and employment: Greater Manchester  not eligible
      – Needs: Relationships and family, Thinking and behaviour (needs Education
        and employment)
        [interventions/education-training-and-employment-greater-manchester.yaml:33]
   –  Choices and Changes                           not eligible
      – one of these:
        – Age on the evaluation date: 42 (needs at least 18 and below 26)
          [interventions/choices-and-changes.yaml:34]
        – Age on the evaluation date: 42 (needs at least 26 and below 31)
          [interventions/choices-and-changes.yaml:40]
   –  Maps for Change                               not eligible ‡
      – What the offence was: Intimate partner violence, Domestic abuse (needs
        Sexual, Sexual (internet only) or Sexual (with contact))
        [interventions/maps-for-change.yaml:38]
      ‡ One of its rules rests on Healthy Identity Intervention, whose sources
        conflict.
   –  Pathways to Change                            not eligible
      – Sex: Male (needs Female)  [interventions/pathways-to-change.yaml:25]
      – What the offence was: Intimate partner violence, Domestic abuse (needs
        Sexual, Sexual (internet only) or Sexual (with contact))
        [interventions/pathways-to-change.yaml:29]
   –  New Me MOT                                    not eligible ‡
      – one of these:
        – Sentence (made or proposed): Community order (needs anything but
          Community order)  [interventions/new-me-mot.yaml:43]
        – What the offence was: Intimate partner violence, Domestic abuse (needs
          Sexual, Sexual (internet only) or Sexual (with contact))
          [interventions/new-me-mot.yaml:44]
      ‡ The sources of these rules conflict.
   –  Responsibility Aware                          not eligible
      – Needs: Relationships and family, Thinking and behaviour (needs Drug
        misuse or Alcohol misuse)  [interventions/responsibility-aware.yaml:37]
      ? Has an alcohol treatment or drug rehabilitation requirement: not known
        (yes rules it out)  [interventions/responsibility-aware.yaml:40]
      ? Dependent on alcohol or a drug: not known (yes rules it out)
        [interventions/responsibility-aware.yaml:41]
   –  Constructive Conversations                    not eligible
      – Managed as a terrorist risk case: no (needs yes)
        [interventions/constructive-conversations.yaml:27]
   –  Moving On                                     not eligible
      – Thinks so badly of himself over his offending that it holds him back: no
        (needs yes)  [interventions/moving-on.yaml:36]
   –  First Steps to Change                         not eligible
      – Sex: Male (needs Female)  [interventions/first-steps-to-change.yaml:19]

Excluded
   –  RESOLVE                                       excluded
      – RESOLVE in the custody catalogue: Withdrawn (Withdrawn rules it out)
        [interventions/resolve.yaml:23]
   –  Drink Impaired Drivers                        excluded
      – Other older programmes in the public catalogue: Not listed (Not listed
        rules it out)  [interventions/drink-impaired-drivers.yaml:24]
   –  Building Skills for Recovery                  excluded
      – Other older programmes in the public catalogue: Not listed (Not listed
        rules it out)  [interventions/building-skills-for-recovery.yaml:24]
   –  Motivation and Engagement                     excluded
      – Other older programmes in the public catalogue: Not listed (Not listed
        rules it out)  [interventions/motivation-and-engagement.yaml:23]
   –  FIRS4Women                                    excluded ‡
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Intimate partner violence, Domestic abuse (Intimate partner
        violence rules it out)  [conditions.yaml:51]
      ‡ One of its rules rests on Healthy Identity Intervention, whose sources
        conflict.
   –  Let's Talk                                    excluded
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Intimate partner violence, Domestic abuse (Intimate partner
        violence rules it out)  [conditions.yaml:51]
   –  Stepwise Driving                              excluded
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Intimate partner violence, Domestic abuse (Intimate partner
        violence rules it out)  [conditions.yaml:51]
   –  Stepwise Problem Solving                      excluded ‡
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Intimate partner violence, Domestic abuse (Intimate partner
        violence rules it out)  [conditions.yaml:51]
      ‡ One of its rules rests on Healthy Identity Intervention, whose sources
        conflict.
   –  Better Solutions                              excluded ‡
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Intimate partner violence, Domestic abuse (Intimate partner
        violence rules it out)  [conditions.yaml:51]
      ‡ One of its rules rests on Healthy Identity Intervention, whose sources
        conflict.
   –  Stepwise Emotions                             excluded ‡
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Intimate partner violence, Domestic abuse (Intimate partner
        violence rules it out)  [conditions.yaml:51]
      ‡ One of its rules rests on Healthy Identity Intervention, whose sources
        conflict.
   –  Managing My Emotions                          excluded ‡
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Intimate partner violence, Domestic abuse (Intimate partner
        violence rules it out)  [conditions.yaml:51]
      ‡ One of its rules rests on Healthy Identity Intervention, whose sources
        conflict.

Does not apply at this stage or date
   Building Choices: high intensity; Kaizen ‡; Becoming New Me Plus; Identity
   Matters; Control of Violence for Angry Impulsive Drinkers; Healthy Sex
   Programme; Standard licence conditions ‡; Licence condition: staying in one
   region overnight; Licence condition: not living with children; Licence
   condition: contact with people; Licence condition: programmes and activities;
   Licence condition: items and documents; Licence condition: telling the
   officer; Licence condition: curfew; Licence condition: places and events;
   Licence condition: reporting to staff or police; Licence condition: conduct
   ‡; Licence condition: drugs, alcohol and solvents; Licence condition:
   electronic monitoring; Licence condition: extremism; Licence condition:
   search by the police †; Licence condition: polygraph †; Licence condition:
   serious organised crime

Computed
      Age on the evaluation date                    42
      Pathway of the Programme Needs Identifier     Alternative
      OGRS3 band                                    Low
      OVP band                                      Low
      Region of supervision                         West Midlands
      Need in thinking and behaviour (7 OASys items)  9

Not known: SARA risk to a partner; SARA risk to others
Ask next:  SARA risk to others: settles 1 option whatever the answer
           SARA risk to a partner: settles 1 option whatever the answer

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 3 options rest on a rule that nobody has verified.
‡ 17 options, 1 caution rest on a rule on which sources conflict.
--

# The same as JSON, what is open alone.
$ epf match rules/england-wales rules/england-wales/examples/02-no-sara.yaml --format ndjson --why deciding --ask --only eligible,needs_information
{"schema":"epf.shortlist/1","line":2,"profile_id":"EX000002","ruleset":{"id":"england-wales","version":"2026.1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-11-16","stage":"pre_sentence","patterns":"jit","values":{"accredited_programme_out_of_reach":{"state":"known","value":false},"age":{"state":"known","value":42},"building_choices_intensity":{"state":"known","value":"alternative"},"ogrs3_band":{"state":"known","value":"low","status":"secondary"},"ovp_band":{"state":"known","value":"low","status":"secondary"},"region_of_supervision":{"state":"known","value":"west_midlands"},"resolve_standing":{"state":"known","value":"withdrawn"},"thinking_need":{"state":"known","value":9,"status":"secondary"},"unlisted_programme_standing":{"state":"known","value":"not_listed","status":"secondary"}},"options":[{"id":"personal-wellbeing-services","verdict":"eligible","position":1,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"personal-wellbeing-services.eligible.1","part":"criteria","outcome":"met","field":"sex","observed":"male","operator":"is","required":"male","lawful_basis":"Equality Act 2010 Sch 3 paras 26 to 28, separate and single-sex services (unverified). On which paragraph and condition it rests is not published.","file":"interventions/personal-wellbeing-services.yaml","line":28,"column":7,"text":"Sex: Male (needs Male)"},{"clause":"personal-wellbeing-services.eligible.2","part":"criteria","outcome":"met","field":"needs","observed":["relationships","thinking"],"operator":"includes_any","required":["relationships","lifestyle","emotional_wellbeing","thinking","attitudes"],"file":"interventions/personal-wellbeing-services.yaml","line":32,"column":7,"text":"Needs: Relationships and family, Thinking and behaviour (needs Relationships and family, Lifestyle and associates, Emotional wellbeing, Thinking and behaviour or Attitudes)"},{"clause":"personal-wellbeing-services.available","part":"available","outcome":"met","field":"setting","observed":"community","operator":"is","required":"community","file":"interventions/personal-wellbeing-services.yaml","line":34,"column":3,"text":"Setting: Community (needs Community)"}],"cautions":[]},{"id":"community-led-initiatives-peer-support","verdict":"eligible","position":2,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"community-led-initiatives-peer-support.eligible.1","part":"criteria","outcome":"met","field":"age","observed":42,"operator":"at_least","required":18,"lawful_basis":"Equality Act 2010 s.28(1)(a), age in services for under-18s (unverified). The age is that on the evaluation date; the record does not say when it counts. That a community order needs 18 when convicted (Sentencing Act 2020 s.202(1)(a)) is another age, and is not tested here.","file":"interventions/community-led-initiatives-peer-support.yaml","line":27,"column":7,"text":"Age on the evaluation date: 42 (needs at least 18)"},{"clause":"community-led-initiatives-peer-support.eligible.2","part":"criteria","outcome":"met","field":"needs","observed":["relationships","thinking"],"operator":"includes_any","required":["accommodation","education_training_employment","finance","relationships","emotional_wellbeing"],"file":"interventions/community-led-initiatives-peer-support.yaml","line":32,"column":7,"text":"Needs: Relationships and family, Thinking and behaviour (needs Accommodation, Education and employment, Finance and debt, Relationships and family or Emotional wellbeing)"},{"clause":"community-led-initiatives-peer-support.available","part":"available","outcome":"met","field":"setting","observed":"community","operator":"is","required":"community","file":"interventions/community-led-initiatives-peer-support.yaml","line":36,"column":3,"text":"Setting: Community (needs Community)"}],"cautions":[{"outcome":"met","status":"secondary","text":"The record does not name the regions where this runs. Check that it runs in this one."}]},{"id":"creating-positive-connections","verdict":"eligible","position":3,"provisional":false,"availability":"yes","status":"sourced","reasons":[{"clause":"creating-positive-connections.eligible.1","part":"criteria","outcome":"met","field":"age","observed":42,"operator":"at_least","required":18,"lawful_basis":"Equality Act 2010 s.28(1)(a), age in services for under-18s (unverified). The age is that on the evaluation date; the record does not say when it counts. That a community order needs 18 when convicted (Sentencing Act 2020 s.202(1)(a)) is another age, and is not tested here.","file":"interventions/creating-positive-connections.yaml","line":20,"column":7,"text":"Age on the evaluation date: 42 (needs at least 18)"},{"clause":"creating-positive-connections.eligible.2","part":"criteria","outcome":"met","field":"sex","observed":"male","operator":"is","required":"male","lawful_basis":"Equality Act 2010 Sch 3 paras 26 to 28, separate and single-sex services (unverified). On which paragraph and condition it rests is not published.","file":"interventions/creating-positive-connections.yaml","line":25,"column":7,"text":"Sex: Male (needs Male)"},{"clause":"creating-positive-connections.available","part":"available","outcome":"met","field":"setting","observed":"community","operator":"is","required":"community","file":"interventions/creating-positive-connections.yaml","line":30,"column":3,"text":"Setting: Community (needs Community)"}],"cautions":[]},{"id":"stepping-stones","verdict":"eligible","position":4,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"stepping-stones.eligible.1","part":"criteria","outcome":"met","field":"age","observed":42,"operator":"at_least","required":18,"lawful_basis":"Equality Act 2010 s.28(1)(a), age in services for under-18s (unverified). The age is that on the evaluation date; the record does not say when it counts. That a community order needs 18 when convicted (Sentencing Act 2020 s.202(1)(a)) is another age, and is not tested here.","file":"interventions/stepping-stones.yaml","line":27,"column":7,"text":"Age on the evaluation date: 42 (needs at least 18)"},{"clause":"stepping-stones.eligible.2","part":"criteria","outcome":"met","field":"sex","observed":"male","operator":"is","required":"male","lawful_basis":"Equality Act 2010 Sch 3 paras 26 to 28, separate and single-sex services (unverified). On which paragraph and condition it rests is not published.","file":"interventions/stepping-stones.yaml","line":32,"column":7,"text":"Sex: Male (needs Male)"},{"clause":"stepping-stones.eligible.3","part":"criteria","outcome":"met","field":"needs","observed":["relationships","thinking"],"operator":"includes_any","required":["thinking","attitudes"],"file":"interventions/stepping-stones.yaml","line":36,"column":7,"text":"Needs: Relationships and family, Thinking and behaviour (needs Thinking and behaviour or Attitudes)"},{"clause":"stepping-stones.excluded","part":"excluded","outcome":"not_met","field":"offence_groups","observed":["intimate_partner_violence","domestic_abuse"],"operator":"includes_any","required":["sexual","internet_only_sexual","contact_sexual"],"file":"interventions/stepping-stones.yaml","line":38,"column":3,"text":"What the offence was: Intimate partner violence, Domestic abuse (Sexual, Sexual (internet only) or Sexual (with contact) rules it out)"},{"clause":"stepping-stones.available","part":"available","outcome":"met","field":"setting","observed":"community","operator":"is","required":"community","file":"interventions/stepping-stones.yaml","line":40,"column":3,"text":"Setting: Community (needs Community)"}],"cautions":[]},{"id":"building-better-relationships","verdict":"needs_information","position":5,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"building-better-relationships.eligible.4.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"at_least","required":"medium","file":"interventions/building-better-relationships.yaml","line":61,"column":11,"text":"SARA risk to a partner: not asked (needs at least Medium)"},{"clause":"building-better-relationships.eligible.4.2","part":"criteria","outcome":"unknown","field":"sara_other","observed":null,"operator":"at_least","required":"medium","file":"interventions/building-better-relationships.yaml","line":62,"column":11,"text":"SARA risk to others: not asked (needs at least Medium)"}],"cautions":[{"outcome":"possible","status":"secondary","text":"The record lists mental illness and personality disorder among its exclusions and does not say how far. Ask the treatment manager; do not rule anybody out on this alone."}]},{"id":"help-programme","verdict":"needs_information","position":6,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"suited_to_an_accredited_programme.1","part":"excluded","outcome":"unknown","field":null,"options":["becoming-new-me-plus","building-better-relationships","building-choices-high-intensity","building-choices-moderate-intensity","building-skills-for-recovery","control-of-violence-for-angry-impulsive-drinkers","drink-impaired-drivers","healthy-identity-intervention","healthy-sex-programme","horizon","identity-matters","ihorizon","kaizen","living-as-new-me","motivation-and-engagement","new-me-strengths","resolve","thinking-skills-programme"],"observed":null,"operator":"suitable","required":true,"via":["suited_to_an_accredited_programme"],"file":"conditions.yaml","line":59,"column":9,"text":"Building Better Relationships may be suitable (counts if suitable)"},{"clause":"help-programme.eligible.4","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"low","file":"interventions/help-programme.yaml","line":42,"column":7,"text":"SARA risk to a partner: not asked (needs Low)"}],"cautions":[{"outcome":"possible","status":"secondary","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"positive-pathways-plus","verdict":"needs_information","position":7,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"suited_to_an_accredited_programme.1","part":"excluded","outcome":"unknown","field":null,"options":["becoming-new-me-plus","building-better-relationships","building-choices-high-intensity","building-choices-moderate-intensity","building-skills-for-recovery","control-of-violence-for-angry-impulsive-drinkers","drink-impaired-drivers","healthy-identity-intervention","healthy-sex-programme","horizon","identity-matters","ihorizon","kaizen","living-as-new-me","motivation-and-engagement","new-me-strengths","resolve","thinking-skills-programme"],"observed":null,"operator":"suitable","required":true,"via":["suited_to_an_accredited_programme"],"file":"conditions.yaml","line":59,"column":9,"text":"Building Better Relationships may be suitable (counts if suitable)"},{"clause":"positive-pathways-plus.eligible.4","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"low","file":"interventions/positive-pathways-plus.yaml","line":49,"column":7,"text":"SARA risk to a partner: not asked (needs Low)"}],"cautions":[{"outcome":"possible","status":"conflict","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"stepwise-relationships","verdict":"needs_information","position":8,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"stepwise-relationships.eligible.3","part":"criteria","outcome":"unknown","field":"sara_other","observed":null,"operator":"is","required":"low","file":"interventions/stepwise-relationships.yaml","line":35,"column":7,"text":"SARA risk to others: not asked (needs Low)"}],"cautions":[{"outcome":"possible","status":"secondary","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"positive-pathways","verdict":"needs_information","position":9,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"suited_to_an_accredited_programme.1","part":"excluded","outcome":"unknown","field":null,"options":["becoming-new-me-plus","building-better-relationships","building-choices-high-intensity","building-choices-moderate-intensity","building-skills-for-recovery","control-of-violence-for-angry-impulsive-drinkers","drink-impaired-drivers","healthy-identity-intervention","healthy-sex-programme","horizon","identity-matters","ihorizon","kaizen","living-as-new-me","motivation-and-engagement","new-me-strengths","resolve","thinking-skills-programme"],"observed":null,"operator":"suitable","required":true,"via":["suited_to_an_accredited_programme"],"file":"conditions.yaml","line":59,"column":9,"text":"Building Better Relationships may be suitable (counts if suitable)"}],"cautions":[{"outcome":"possible","status":"secondary","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"skills-for-relationships","verdict":"needs_information","position":10,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"skills-for-relationships.eligible.4.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"low","file":"interventions/skills-for-relationships.yaml","line":39,"column":11,"text":"SARA risk to a partner: not asked (needs Low)"},{"clause":"skills-for-relationships.eligible.4.2.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"medium","file":"interventions/skills-for-relationships.yaml","line":41,"column":15,"text":"SARA risk to a partner: not asked (needs Medium)"},{"clause":"skills-for-relationships.eligible.4.2.2.1","part":"criteria","outcome":"unknown","field":null,"options":["building-better-relationships"],"observed":null,"operator":"suitable","required":true,"negated":true,"file":"interventions/skills-for-relationships.yaml","line":42,"column":21,"text":"Building Better Relationships may be suitable (must not be)"}],"cautions":[]}],"missing":["sara_partner","sara_other"],"ask_next":[{"field":"sara_other","settles":1,"settles_some":5,"mentions":6},{"field":"sara_partner","settles":1,"settles_some":5,"mentions":5}]}
# The region as answered is another than the delivery unit's: the unit counts, and the page says so.
<<< two-regions.json
{"region": "wales", "probation_delivery_unit": "brent", "sex": "male", "needs": ["finance"], "setting": "community"}
>>>
<<< one-region.json
{"region": "london", "probation_delivery_unit": "brent", "sex": "male", "needs": ["finance"], "setting": "community"}
>>>
$ epf match rules/england-wales two-regions.json --as-of 2026-11-16 --format text --only eligible | grep -A2 '! The region'
      ! The region as answered is another than that of the delivery unit or
        police area, which is what counts here. Check where the person is
        supervised.
$ epf match rules/england-wales one-region.json --as-of 2026-11-16 --format text --only eligible | grep -c '! The region'
0
[1]
# A note on what nothing rests on makes no programme of the past unverified; that two counts of the licence conditions
# differ shows.
$ epf match rules/england-wales one-region.json --as-of 2026-11-16 --format csv | cut -d, -f3,4,8 | grep -E '^(resolve|drink-imp|building-skills|motivation-and)'
resolve,excluded,sourced
drink-impaired-drivers,excluded,secondary
building-skills-for-recovery,excluded,secondary
motivation-and-engagement,excluded,secondary
$ epf match rules/england-wales one-region.json --as-of 2026-11-16 --stage pre_release --format csv | cut -d, -f3,4,8 | grep -E '^licence-(curfew|restriction-of-conduct|standard)'
licence-standard-conditions,needs_information,conflict
licence-curfew,needs_information,secondary
licence-restriction-of-conduct,needs_information,conflict
