# The page that an officer reads.
$ epf match rules/england-wales rules/england-wales/examples/02-no-sara.yaml --format text
EX000002 · Interventions in England and Wales 2026.1 · as of 16 November 2026 ·
  Before sentence

Of 35 options:
  1 eligible: Personal wellbeing services
  5 needs information: Building Better Relationships; Help Programme; Stepwise
      Relationships; Positive Pathways; Skills for Relationships
  18 not eligible
  5 excluded
  6 not applicable

Open: the criteria are met
   1  Personal wellbeing services                   eligible
      ✓ Sex: Male (needs Male)
        [interventions/personal-wellbeing-services.yaml:27]
      ✓ Needs: Relationships and family, Thinking and behaviour (needs
        Relationships and family, Lifestyle and associates, Emotional wellbeing,
        Thinking and behaviour or Attitudes)
        [interventions/personal-wellbeing-services.yaml:31]
      ✓ Setting: Community (needs Community)
        [interventions/personal-wellbeing-services.yaml:33]
      Source: Intervention catalogue, where it runs, age and sex, seen 30 June
        2026 (sourced)
      Source: Intervention catalogue, as we read it, needs, seen 30 June 2026
        (secondary)

Not yet settled: more must be known
   2  Building Better Relationships                 needs information
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
   3  Help Programme                                needs information ‡
      ? exclusion: An accredited programme is open to the person: Building
        Better Relationships may be suitable (being suitable rules it out)
        [conditions.yaml:52]
      ? SARA risk to a partner: not asked (needs Low)
        [interventions/help-programme.yaml:41]
      ! (may apply) The record asks that the person can read simple text, that
        any trouble with alcohol or drugs is settled and that no mental illness
        is acute. Talk it over with the treatment manager before referral.
      ‡ This rests on Healthy Identity Intervention, whose sources conflict.
      Source: Intervention catalogue, age and sex, offences, risk and need, seen
        30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, exclusions, seen 30 June
        2026 (secondary)
   4  Stepwise Relationships                        needs information
      ? SARA risk to others: not asked (needs Low)
        [interventions/stepwise-relationships.yaml:34]
      ! (may apply) The record asks that the person can read simple text, that
        any trouble with alcohol or drugs is settled and that no mental illness
        is acute. Talk it over with the treatment manager before referral.
      Source: Intervention catalogue, age and sex, offences, risk and need, seen
        30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, offences, earlier
        programmes and convictions, seen 30 June 2026 (secondary)
   5  Positive Pathways                             needs information ‡
      ? exclusion: An accredited programme is open to the person: Building
        Better Relationships may be suitable (being suitable rules it out)
        [conditions.yaml:52]
      ! (may apply) The record asks that the person can read simple text, that
        any trouble with alcohol or drugs is settled and that no mental illness
        is acute. Talk it over with the treatment manager before referral.
      ‡ This rests on Healthy Identity Intervention, whose sources conflict.
      Source: Intervention catalogue, age and sex, risk and need, seen 30 June
        2026 (sourced)
      Source: Intervention catalogue, as we read it, exclusions, seen 30 June
        2026 (secondary)
   6  Skills for Relationships                      needs information
      ? one of these:
        ? SARA risk to a partner: not asked (needs Low)
          [interventions/skills-for-relationships.yaml:38]
        ? all of these:
          ? SARA risk to a partner: not asked (needs Medium)
            [interventions/skills-for-relationships.yaml:40]
          ? Building Better Relationships may be suitable (must not be)
            [interventions/skills-for-relationships.yaml:41]
      Source: Intervention catalogue, age and sex, offences, seen 30 June 2026
        (sourced)
      Source: Intervention catalogue, as we read it, risk and need, seen 30 June
        2026 (secondary)

Not eligible: a criterion is not met
   –  Building Choices: moderate intensity          not eligible †
      – Pathway of the Programme Needs Identifier: Alternative (needs Moderate)
        [interventions/building-choices-moderate-intensity.yaml:41]
      † Nobody has verified these rules.
   –  Horizon                                       not eligible
      – What the offence was: Intimate partner violence, Domestic abuse (needs
        Sexual, Sexual (internet only) or Sexual (with contact))
        [interventions/horizon.yaml:36]
      – OSP medium or above (for contact or images): one of these:
        – OSP band for contact offending: Not applicable (needs at least Medium)
          [conditions.yaml:27]
        – OSP band for images and indirect contact: Not applicable (needs at
          least Medium)  [conditions.yaml:28]
   –  iHorizon                                      not eligible ‡
      – What the offence was: Intimate partner violence, Domestic abuse (needs
        Sexual (internet only))  [interventions/ihorizon.yaml:45]
      – OSP medium or above (for contact or images): one of these:
        – OSP band for contact offending: Not applicable (needs at least Medium)
          [conditions.yaml:27]
        – OSP band for images and indirect contact: Not applicable (needs at
          least Medium)  [conditions.yaml:28]
      ‡ The sources of these rules conflict.
   –  Healthy Identity Intervention                 not eligible ‡
      – one of these:
        – What the offence was: Intimate partner violence, Domestic abuse (needs
          Terrorism Act)  [interventions/healthy-identity-intervention.yaml:36]
        – The court found an extremist motivation: no (needs yes)
          [interventions/healthy-identity-intervention.yaml:37]
      – Extremism Risk Guidance (22+) assessment done: no (needs yes)
        [interventions/healthy-identity-intervention.yaml:38]
      ‡ The sources of these rules conflict.
   –  New Me Strengths                              not eligible
      – one of these:
        – all of these:
          – Setting: Community (needs Custody)
            [interventions/new-me-strengths.yaml:43]
          – Two-year OGRS3 score: 44 (needs at least 50)
            [interventions/new-me-strengths.yaml:43]
          – OVP band: Low (needs Medium)
            [interventions/new-me-strengths.yaml:43]
        – Setting: Community (needs Custody)
          [interventions/new-me-strengths.yaml:45]
        – all of these:
          – What the offence was: Intimate partner violence, Domestic abuse
            (needs Sexual, Sexual (internet only) or Sexual (with contact))
            [interventions/new-me-strengths.yaml:48]
          – OSP medium or above (for contact or images): one of these:
            – OSP band for contact offending: Not applicable (needs at least
              Medium)  [conditions.yaml:27]
            – OSP band for images and indirect contact: Not applicable (needs at
              least Medium)  [conditions.yaml:28]
   –  Thinking Skills Programme                     not eligible ‡
      – Two-year OGRS3 score: 44 (needs at least 50)
        [interventions/thinking-skills-programme.yaml:33]
      ‡ The sources of these rules conflict.
   –  Living as New Me                              not eligible
      – one of these:
        – Setting: Community (needs Custody)
          [interventions/living-as-new-me.yaml:30]
        – What the offence was: Intimate partner violence, Domestic abuse (needs
          Sexual, Sexual (internet only) or Sexual (with contact))
          [interventions/living-as-new-me.yaml:33]
      – Accredited programmes completed: none (needs Becoming New Me Plus or New
        Me Strengths)  [interventions/living-as-new-me.yaml:35]
   –  Developing Assertiveness for Women in Relationships (DAWN)  not eligible ‡
      – Sex: Male (needs Female)
        [interventions/developing-assertiveness-for-women-in-relationships.yaml:42]
      ‡ The sources of these rules conflict.
   –  Accommodation services                        not eligible
      – Needs: Relationships and family, Thinking and behaviour (needs
        Accommodation)  [interventions/accommodation-services.yaml:32]
   –  Women's services                              not eligible
      – Sex: Male (needs Female)  [interventions/womens-services.yaml:28]
   –  Dependency and recovery services              not eligible
      – Needs: Relationships and family, Thinking and behaviour (needs Drug
        misuse or Alcohol misuse)
        [interventions/dependency-and-recovery-services.yaml:37]
   –  Finance, benefit and debt services            not eligible
      – Needs: Relationships and family, Thinking and behaviour (needs Finance
        and debt)  [interventions/finance-benefit-and-debt-services.yaml:37]
   –  Education, training and employment: Greater Manchester  not eligible
      – Needs: Relationships and family, Thinking and behaviour (needs Education
        and employment)
        [interventions/education-training-and-employment-greater-manchester.yaml:32]
   –  Choices and Changes                           not eligible
      – one of these:
        – Age on the evaluation date: 42 (needs at least 18 and below 26)
          [interventions/choices-and-changes.yaml:33]
        – Age on the evaluation date: 42 (needs at least 26 and below 31)
          [interventions/choices-and-changes.yaml:39]
   –  Maps for Change                               not eligible ‡
      – What the offence was: Intimate partner violence, Domestic abuse (needs
        Sexual, Sexual (internet only) or Sexual (with contact))
        [interventions/maps-for-change.yaml:37]
      ‡ This rests on Healthy Identity Intervention, whose sources conflict.
   –  Pathways to Change                            not eligible
      – Sex: Male (needs Female)  [interventions/pathways-to-change.yaml:24]
      – What the offence was: Intimate partner violence, Domestic abuse (needs
        Sexual, Sexual (internet only) or Sexual (with contact))
        [interventions/pathways-to-change.yaml:28]
   –  New Me MOT                                    not eligible
      – one of these:
        – Sentence (made or proposed): Community order (needs anything but
          Community order)  [interventions/new-me-mot.yaml:35]
        – What the offence was: Intimate partner violence, Domestic abuse (needs
          Sexual, Sexual (internet only) or Sexual (with contact))
          [interventions/new-me-mot.yaml:36]
   –  Responsibility Aware                          not eligible
      – Needs: Relationships and family, Thinking and behaviour (needs Drug
        misuse or Alcohol misuse)  [interventions/responsibility-aware.yaml:36]
      ? Has an alcohol treatment or drug rehabilitation requirement: not known
        (yes rules it out)  [interventions/responsibility-aware.yaml:39]
      ? Dependent on alcohol or a drug: not known (yes rules it out)
        [interventions/responsibility-aware.yaml:40]

Excluded
   –  FIRS4Women                                    excluded ‡
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Intimate partner violence, Domestic abuse (Intimate partner
        violence rules it out)  [conditions.yaml:45]
      ‡ This rests on Healthy Identity Intervention, whose sources conflict.
   –  Stepwise Driving                              excluded
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Intimate partner violence, Domestic abuse (Intimate partner
        violence rules it out)  [conditions.yaml:45]
   –  Stepwise Problem Solving                      excluded ‡
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Intimate partner violence, Domestic abuse (Intimate partner
        violence rules it out)  [conditions.yaml:45]
      ‡ This rests on Healthy Identity Intervention, whose sources conflict.
   –  Stepwise Emotions                             excluded ‡
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Intimate partner violence, Domestic abuse (Intimate partner
        violence rules it out)  [conditions.yaml:45]
      ‡ This rests on Healthy Identity Intervention, whose sources conflict.
   –  Managing My Emotions                          excluded ‡
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Intimate partner violence, Domestic abuse (Intimate partner
        violence rules it out)  [conditions.yaml:45]
      ‡ This rests on Healthy Identity Intervention, whose sources conflict.

Does not apply at this stage or date
   –  Building Choices: high intensity              not applicable
      – Stage: Before sentence (needs Before release)
        [interventions/building-choices-high-intensity.yaml:8]
   –  Kaizen                                        not applicable ‡
      – Stage: Before sentence (needs Before release)
        [interventions/kaizen.yaml:8]
      ‡ The sources of these rules conflict.
   –  Becoming New Me Plus                          not applicable
      – Stage: Before sentence (needs Before release)
        [interventions/becoming-new-me-plus.yaml:8]
   –  Identity Matters                              not applicable
      – Stage: Before sentence (needs Before release)
        [interventions/identity-matters.yaml:8]
   –  Control of Violence for Angry Impulsive Drinkers  not applicable
      – Stage: Before sentence (needs Before release)
        [interventions/control-of-violence-for-angry-impulsive-drinkers.yaml:8]
   –  Healthy Sex Programme                         not applicable
      – Stage: Before sentence (needs Before release)
        [interventions/healthy-sex-programme.yaml:8]

Computed
      Cannot get to an accredited programme         no
      Age on the evaluation date                    42
      Pathway of the Programme Needs Identifier     Alternative
      OGRS3 band                                    Low
      OVP band                                      Low
      Thinking and behaviour need (seven OASys items)  9

Not known: SARA risk to a partner; SARA risk to others
Ask next:  SARA risk to others: settles 1 option whatever the answer
           SARA risk to a partner: settles 1 option whatever the answer

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 1 option rests on a rule that nobody has verified.
‡ 12 options rest on a rule on which sources conflict.
--

# The same as JSON, what is open alone.
$ epf match rules/england-wales rules/england-wales/examples/02-no-sara.yaml --format ndjson --why deciding --ask --only eligible,needs_information
{"schema":"epf.shortlist/1","line":2,"profile_id":"EX000002","ruleset":{"id":"england-wales","version":"2026.1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-11-16","stage":"pre_sentence","patterns":"jit","values":{"accredited_programme_out_of_reach":{"state":"known","value":false},"age":{"state":"known","value":42},"building_choices_intensity":{"state":"known","value":"alternative"},"ogrs3_band":{"state":"known","value":"low","status":"secondary"},"ovp_band":{"state":"known","value":"low","status":"secondary"},"thinking_need":{"state":"known","value":9,"status":"secondary"}},"options":[{"id":"personal-wellbeing-services","verdict":"eligible","position":1,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"personal-wellbeing-services.eligible.1","part":"criteria","outcome":"met","field":"sex","observed":"male","operator":"is","required":"male","lawful_basis":"Equality Act 2010 Sch 3 paras 26 to 28, separate and single-sex services (unverified). On which paragraph and condition it rests is not published.","file":"interventions/personal-wellbeing-services.yaml","line":27,"column":7,"text":"Sex: Male (needs Male)"},{"clause":"personal-wellbeing-services.eligible.2","part":"criteria","outcome":"met","field":"needs","observed":["relationships","thinking"],"operator":"includes_any","required":["relationships","lifestyle","emotional_wellbeing","thinking","attitudes"],"file":"interventions/personal-wellbeing-services.yaml","line":31,"column":7,"text":"Needs: Relationships and family, Thinking and behaviour (needs Relationships and family, Lifestyle and associates, Emotional wellbeing, Thinking and behaviour or Attitudes)"},{"clause":"personal-wellbeing-services.available","part":"available","outcome":"met","field":"setting","observed":"community","operator":"is","required":"community","file":"interventions/personal-wellbeing-services.yaml","line":33,"column":3,"text":"Setting: Community (needs Community)"}],"cautions":[]},{"id":"building-better-relationships","verdict":"needs_information","position":2,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"building-better-relationships.eligible.4.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"at_least","required":"medium","file":"interventions/building-better-relationships.yaml","line":61,"column":11,"text":"SARA risk to a partner: not asked (needs at least Medium)"},{"clause":"building-better-relationships.eligible.4.2","part":"criteria","outcome":"unknown","field":"sara_other","observed":null,"operator":"at_least","required":"medium","file":"interventions/building-better-relationships.yaml","line":62,"column":11,"text":"SARA risk to others: not asked (needs at least Medium)"}],"cautions":[{"outcome":"possible","status":"sourced","text":"The record lists mental illness and personality disorder among its exclusions and does not say how far. Ask the treatment manager; do not rule anybody out on this alone."}]},{"id":"help-programme","verdict":"needs_information","position":3,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"suited_to_an_accredited_programme.1","part":"excluded","outcome":"unknown","field":null,"options":["becoming-new-me-plus","building-better-relationships","building-choices-high-intensity","building-choices-moderate-intensity","control-of-violence-for-angry-impulsive-drinkers","healthy-identity-intervention","healthy-sex-programme","horizon","identity-matters","ihorizon","kaizen","living-as-new-me","new-me-strengths","thinking-skills-programme"],"observed":null,"operator":"suitable","required":true,"via":["suited_to_an_accredited_programme"],"file":"conditions.yaml","line":52,"column":9,"text":"Building Better Relationships may be suitable (counts if suitable)"},{"clause":"help-programme.eligible.4","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"low","file":"interventions/help-programme.yaml","line":41,"column":7,"text":"SARA risk to a partner: not asked (needs Low)"}],"cautions":[{"outcome":"possible","status":"sourced","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"stepwise-relationships","verdict":"needs_information","position":4,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"stepwise-relationships.eligible.3","part":"criteria","outcome":"unknown","field":"sara_other","observed":null,"operator":"is","required":"low","file":"interventions/stepwise-relationships.yaml","line":34,"column":7,"text":"SARA risk to others: not asked (needs Low)"}],"cautions":[{"outcome":"possible","status":"sourced","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"positive-pathways","verdict":"needs_information","position":5,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"suited_to_an_accredited_programme.1","part":"excluded","outcome":"unknown","field":null,"options":["becoming-new-me-plus","building-better-relationships","building-choices-high-intensity","building-choices-moderate-intensity","control-of-violence-for-angry-impulsive-drinkers","healthy-identity-intervention","healthy-sex-programme","horizon","identity-matters","ihorizon","kaizen","living-as-new-me","new-me-strengths","thinking-skills-programme"],"observed":null,"operator":"suitable","required":true,"via":["suited_to_an_accredited_programme"],"file":"conditions.yaml","line":52,"column":9,"text":"Building Better Relationships may be suitable (counts if suitable)"}],"cautions":[{"outcome":"possible","status":"sourced","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"skills-for-relationships","verdict":"needs_information","position":6,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"skills-for-relationships.eligible.4.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"low","file":"interventions/skills-for-relationships.yaml","line":38,"column":11,"text":"SARA risk to a partner: not asked (needs Low)"},{"clause":"skills-for-relationships.eligible.4.2.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"medium","file":"interventions/skills-for-relationships.yaml","line":40,"column":15,"text":"SARA risk to a partner: not asked (needs Medium)"},{"clause":"skills-for-relationships.eligible.4.2.2.1","part":"criteria","outcome":"unknown","field":null,"options":["building-better-relationships"],"observed":null,"operator":"suitable","required":true,"negated":true,"file":"interventions/skills-for-relationships.yaml","line":41,"column":21,"text":"Building Better Relationships may be suitable (must not be)"}],"cautions":[]}],"missing":["sara_partner","sara_other"],"ask_next":[{"field":"sara_other","settles":1,"settles_some":4,"mentions":5},{"field":"sara_partner","settles":1,"settles_some":4,"mentions":4}]}
