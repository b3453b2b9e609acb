# The page that an officer reads.
$ epf match rules/england-wales rules/england-wales/examples/02-no-sara.yaml --format text
EX000002 · Interventions in England and Wales 2026.1 · as of 16 November 2026 ·
  pre sentence

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
      ✓ Where the intervention would be done: In the community (needs In the
        community)  [interventions/personal-wellbeing-services.yaml:33]
      Source: Intervention catalogue, delivery_method_settings,
        personal_eligibility, seen 30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, criminogenic_needs, seen 30
        June 2026 (secondary)

Not yet settled: more must be known
   2  Building Better Relationships                 needs information
      ? one of these:
        ? SARA risk to a partner: not asked (needs at least Medium)
          [interventions/building-better-relationships.yaml:48]
        ? SARA risk to others: not asked (needs at least Medium)
          [interventions/building-better-relationships.yaml:49]
      ! (may apply) The record names mental illness and personality disorder as
        matters to look at before referral.
      Source: Intervention catalogue, personal_eligibility, eligibility_offence,
        risk_consideration, exclusion, seen 30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, risk_consideration,
        enabling_intervention, exclusion, seen 30 June 2026 (secondary)
   3  Help Programme                                needs information ‡
      ? exclusion: Suitable for an accredited programme that can be started and
        finished: Building Better Relationships may be suitable (being suitable
        rules it out)  [conditions.yaml:52]
      ? SARA risk to a partner: not asked (needs Low)
        [interventions/help-programme.yaml:39]
      ! (may apply) Check before referral: reads simple sentences, any alcohol
        or drug problem is stable, no acute mental health problem.
      ‡ This rests on Healthy Identity Intervention, whose sources conflict.
      Source: Intervention catalogue, personal_eligibility, eligibility_offence,
        risk_consideration, seen 30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, exclusion, seen 30 June
        2026 (secondary)
   4  Stepwise Relationships                        needs information
      ? SARA risk to others: not asked (needs Low)
        [interventions/stepwise-relationships.yaml:33]
      ! (may apply) Check before referral: reads simple sentences, any alcohol
        or drug problem is stable, no acute mental health problem.
      Source: Intervention catalogue, personal_eligibility, eligibility_offence,
        risk_consideration, seen 30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, eligibility_offence,
        enabling_intervention, seen 30 June 2026 (secondary)
   5  Positive Pathways                             needs information ‡
      ? exclusion: Suitable for an accredited programme that can be started and
        finished: Building Better Relationships may be suitable (being suitable
        rules it out)  [conditions.yaml:52]
      ! (may apply) Check before referral: reads simple sentences, any alcohol
        or drug problem is stable, no acute mental health problem.
      ‡ This rests on Healthy Identity Intervention, whose sources conflict.
      Source: Intervention catalogue, personal_eligibility, risk_consideration,
        seen 30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, exclusion, seen 30 June
        2026 (secondary)
   6  Skills for Relationships                      needs information
      ? one of these:
        ? SARA risk to a partner: not asked (needs Low)
          [interventions/skills-for-relationships.yaml:37]
        ? all of these:
          ? SARA risk to a partner: not asked (needs Medium)
            [interventions/skills-for-relationships.yaml:39]
          ? Building Better Relationships may be suitable (must not be)
            [interventions/skills-for-relationships.yaml:40]
      Source: Intervention catalogue, personal_eligibility, eligibility_offence,
        seen 30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, risk_consideration, seen 30
        June 2026 (secondary)

Not eligible: a criterion is not met
   –  Building Choices: moderate intensity          not eligible †
      – Intensity of Building Choices that the PNI points to: alternative (needs
        moderate)  [interventions/building-choices-moderate-intensity.yaml:38]
      † Nobody has verified these rules.
   –  Horizon                                       not eligible
      – What the offence was: Intimate partner violence, Domestic abuse (needs
        Sexual or sexually motivated; Sexual, on the internet only; or Sexual,
        with contact)  [interventions/horizon.yaml:35]
      – OSP medium or above, for contact or for images: one of these:
        – OSP for contact offending, band: Not applicable (needs at least
          Medium)  [conditions.yaml:27]
        – OSP for images and indirect contact, band: Not applicable (needs at
          least Medium)  [conditions.yaml:28]
   –  iHorizon                                      not eligible ‡
      – What the offence was: Intimate partner violence, Domestic abuse (needs
        Sexual, on the internet only)  [interventions/ihorizon.yaml:37]
      – OSP medium or above, for contact or for images: one of these:
        – OSP for contact offending, band: Not applicable (needs at least
          Medium)  [conditions.yaml:27]
        – OSP for images and indirect contact, band: Not applicable (needs at
          least Medium)  [conditions.yaml:28]
      ‡ The sources of these rules conflict.
   –  Healthy Identity Intervention                 not eligible ‡
      – one of these:
        – What the offence was: Intimate partner violence, Domestic abuse (needs
          Terrorism Act)  [interventions/healthy-identity-intervention.yaml:35]
        – The court found an extremist motivation: no (needs yes)
          [interventions/healthy-identity-intervention.yaml:36]
      – Extremism Risk Guidance 22+ assessment done: no (needs yes)
        [interventions/healthy-identity-intervention.yaml:37]
      ‡ The sources of these rules conflict.
   –  New Me Strengths                              not eligible
      – one of these:
        – all of these:
          – Where the intervention would be done: In the community (needs In
            custody)  [interventions/new-me-strengths.yaml:41]
          – OGRS3, two years: 44 (needs at least 50)
            [interventions/new-me-strengths.yaml:41]
          – OVP band: low (needs medium)
            [interventions/new-me-strengths.yaml:41]
        – Where the intervention would be done: In the community (needs In
          custody)  [interventions/new-me-strengths.yaml:43]
        – all of these:
          – What the offence was: Intimate partner violence, Domestic abuse
            (needs Sexual or sexually motivated; Sexual, on the internet only;
            or Sexual, with contact)  [interventions/new-me-strengths.yaml:46]
          – OSP medium or above, for contact or for images: one of these:
            – OSP for contact offending, band: Not applicable (needs at least
              Medium)  [conditions.yaml:27]
            – OSP for images and indirect contact, band: Not applicable (needs
              at least Medium)  [conditions.yaml:28]
   –  Thinking Skills Programme                     not eligible
      – OGRS3, two years: 44 (needs at least 50)
        [interventions/thinking-skills-programme.yaml:24]
   –  Living as New Me                              not eligible
      – one of these:
        – Where the intervention would be done: In the community (needs In
          custody)  [interventions/living-as-new-me.yaml:29]
        – What the offence was: Intimate partner violence, Domestic abuse (needs
          Sexual or sexually motivated; Sexual, on the internet only; or Sexual,
          with contact)  [interventions/living-as-new-me.yaml:32]
      – Accredited programmes completed: none (needs Becoming New Me Plus or New
        Me Strengths)  [interventions/living-as-new-me.yaml:34]
   –  Developing Assertiveness for Women in Relationships (DAWN)  not eligible ‡
      – Sex: Male (needs Female)
        [interventions/developing-assertiveness-for-women-in-relationships.yaml:31]
      ‡ The sources of these rules conflict.
   –  Accommodation services                        not eligible
      – Needs: Relationships and family, Thinking and behaviour (needs
        Accommodation)  [interventions/accommodation-services.yaml:33]
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
      – Needs: Relationships and family, Thinking and behaviour (needs
        Education, training and employment)
        [interventions/education-training-and-employment-greater-manchester.yaml:31]
   –  Choices and Changes                           not eligible
      – one of these:
        – Age: 42 (needs at least 18 and below 26)
          [interventions/choices-and-changes.yaml:33]
        – Age: 42 (needs at least 26 and below 31)
          [interventions/choices-and-changes.yaml:38]
   –  Maps for Change                               not eligible ‡
      – What the offence was: Intimate partner violence, Domestic abuse (needs
        Sexual or sexually motivated; Sexual, on the internet only; or Sexual,
        with contact)  [interventions/maps-for-change.yaml:35]
      ‡ This rests on Healthy Identity Intervention, whose sources conflict.
   –  Pathways to Change                            not eligible
      – Sex: Male (needs Female)  [interventions/pathways-to-change.yaml:23]
      – What the offence was: Intimate partner violence, Domestic abuse (needs
        Sexual or sexually motivated; Sexual, on the internet only; or Sexual,
        with contact)  [interventions/pathways-to-change.yaml:27]
   –  New Me MOT                                    not eligible
      – one of these:
        – Sentence, made or proposed: Community order (needs anything but
          Community order)  [interventions/new-me-mot.yaml:36]
        – What the offence was: Intimate partner violence, Domestic abuse (needs
          Sexual or sexually motivated; Sexual, on the internet only; or Sexual,
          with contact)  [interventions/new-me-mot.yaml:37]
   –  Responsibility Aware                          not eligible
      – Needs: Relationships and family, Thinking and behaviour (needs Drug
        misuse or Alcohol misuse)  [interventions/responsibility-aware.yaml:35]
      ? Has an alcohol treatment or drug rehabilitation requirement: not known
        (yes rules it out)  [interventions/responsibility-aware.yaml:38]
      ? Dependent on alcohol or a drug: not known (yes rules it out)
        [interventions/responsibility-aware.yaml:39]

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
      – Stage: pre sentence (needs pre release)
        [interventions/building-choices-high-intensity.yaml:8]
   –  Kaizen                                        not applicable ‡
      – Stage: pre sentence (needs pre release)  [interventions/kaizen.yaml:8]
      ‡ The sources of these rules conflict.
   –  Becoming New Me Plus                          not applicable
      – Stage: pre sentence (needs pre release)
        [interventions/becoming-new-me-plus.yaml:9]
   –  Identity Matters                              not applicable
      – Stage: pre sentence (needs pre release)
        [interventions/identity-matters.yaml:8]
   –  Control of Violence for Angry Impulsive Drinkers  not applicable
      – Stage: pre sentence (needs pre release)
        [interventions/control-of-violence-for-angry-impulsive-drinkers.yaml:8]
   –  Healthy Sex Programme                         not applicable
      – Stage: pre sentence (needs pre release)
        [interventions/healthy-sex-programme.yaml:8]

Computed
      An accredited programme cannot be started or finished in time  no
      Age                                           42
      Intensity of Building Choices that the PNI points to  alternative
      OGRS3 band                                    low
      OVP band                                      low
      Thinking and behaviour need (seven OASys items, 0 to 14)  9

Not known: SARA risk to a partner; SARA risk to others
Ask next:  SARA risk to others: settles 1 option whatever the answer
           SARA risk to a partner: settles 1 option whatever the answer

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 1 option rests on a rule that nobody has verified.
‡ 11 options rest on a rule on which sources conflict.
--

# The same as JSON, what is open alone.
$ epf match rules/england-wales rules/england-wales/examples/02-no-sara.yaml --format ndjson --why deciding --ask --only eligible,needs_information
{"schema":"epf.shortlist/1","line":2,"profile_id":"EX000002","ruleset":{"id":"england-wales","version":"2026.1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-11-16","stage":"pre_sentence","patterns":"jit","values":{"accredited_programme_out_of_reach":{"state":"known","value":false},"age":{"state":"known","value":42},"building_choices_intensity":{"state":"known","value":"alternative"},"ogrs3_band":{"state":"known","value":"low","status":"secondary"},"ovp_band":{"state":"known","value":"low","status":"secondary"},"thinking_need":{"state":"known","value":9}},"options":[{"id":"personal-wellbeing-services","verdict":"eligible","position":1,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"personal-wellbeing-services.eligible.1","part":"criteria","outcome":"met","field":"sex","observed":"male","operator":"is","required":"male","lawful_basis":"Equality Act 2010 Sch 3 para 26: separate services for each sex are lawful where a joint one would be less effective and that is a proportionate means of achieving a legitimate aim.","file":"interventions/personal-wellbeing-services.yaml","line":27,"column":7,"text":"Sex: Male (needs Male)"},{"clause":"personal-wellbeing-services.eligible.2","part":"criteria","outcome":"met","field":"needs","observed":["relationships","thinking"],"operator":"includes_any","required":["relationships","lifestyle","emotional_wellbeing","thinking","attitudes"],"file":"interventions/personal-wellbeing-services.yaml","line":31,"column":7,"text":"Needs: Relationships and family, Thinking and behaviour (needs Relationships and family, Lifestyle and associates, Emotional wellbeing, Thinking and behaviour or Attitudes)"},{"clause":"personal-wellbeing-services.available","part":"available","outcome":"met","field":"setting","observed":"community","operator":"is","required":"community","file":"interventions/personal-wellbeing-services.yaml","line":33,"column":3,"text":"Where the intervention would be done: In the community (needs In the community)"}],"cautions":[]},{"id":"building-better-relationships","verdict":"needs_information","position":2,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"building-better-relationships.eligible.4.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"at_least","required":"medium","file":"interventions/building-better-relationships.yaml","line":48,"column":11,"text":"SARA risk to a partner: not asked (needs at least Medium)"},{"clause":"building-better-relationships.eligible.4.2","part":"criteria","outcome":"unknown","field":"sara_other","observed":null,"operator":"at_least","required":"medium","file":"interventions/building-better-relationships.yaml","line":49,"column":11,"text":"SARA risk to others: not asked (needs at least Medium)"}],"cautions":[{"outcome":"possible","status":"sourced","text":"The record names mental illness and personality disorder as matters to look at before referral."}]},{"id":"help-programme","verdict":"needs_information","position":3,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"suited_to_an_accredited_programme.1","part":"excluded","outcome":"unknown","field":null,"options":["becoming-new-me-plus","building-better-relationships","building-choices-high-intensity","building-choices-moderate-intensity","control-of-violence-for-angry-impulsive-drinkers","healthy-identity-intervention","healthy-sex-programme","horizon","identity-matters","ihorizon","kaizen","living-as-new-me","new-me-strengths","thinking-skills-programme"],"observed":null,"operator":"suitable","required":true,"via":["suited_to_an_accredited_programme"],"file":"conditions.yaml","line":52,"column":9,"text":"Building Better Relationships may be suitable (counts if suitable)"},{"clause":"help-programme.eligible.4","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"low","file":"interventions/help-programme.yaml","line":39,"column":7,"text":"SARA risk to a partner: not asked (needs Low)"}],"cautions":[{"outcome":"possible","status":"sourced","text":"Check before referral: reads simple sentences, any alcohol or drug problem is stable, no acute mental health problem."}]},{"id":"stepwise-relationships","verdict":"needs_information","position":4,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"stepwise-relationships.eligible.3","part":"criteria","outcome":"unknown","field":"sara_other","observed":null,"operator":"is","required":"low","file":"interventions/stepwise-relationships.yaml","line":33,"column":7,"text":"SARA risk to others: not asked (needs Low)"}],"cautions":[{"outcome":"possible","status":"sourced","text":"Check before referral: reads simple sentences, any alcohol or drug problem is stable, no acute mental health problem."}]},{"id":"positive-pathways","verdict":"needs_information","position":5,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"suited_to_an_accredited_programme.1","part":"excluded","outcome":"unknown","field":null,"options":["becoming-new-me-plus","building-better-relationships","building-choices-high-intensity","building-choices-moderate-intensity","control-of-violence-for-angry-impulsive-drinkers","healthy-identity-intervention","healthy-sex-programme","horizon","identity-matters","ihorizon","kaizen","living-as-new-me","new-me-strengths","thinking-skills-programme"],"observed":null,"operator":"suitable","required":true,"via":["suited_to_an_accredited_programme"],"file":"conditions.yaml","line":52,"column":9,"text":"Building Better Relationships may be suitable (counts if suitable)"}],"cautions":[{"outcome":"possible","status":"sourced","text":"Check before referral: reads simple sentences, any alcohol or drug problem is stable, no acute mental health problem."}]},{"id":"skills-for-relationships","verdict":"needs_information","position":6,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"skills-for-relationships.eligible.4.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"low","file":"interventions/skills-for-relationships.yaml","line":37,"column":11,"text":"SARA risk to a partner: not asked (needs Low)"},{"clause":"skills-for-relationships.eligible.4.2.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"medium","file":"interventions/skills-for-relationships.yaml","line":39,"column":15,"text":"SARA risk to a partner: not asked (needs Medium)"},{"clause":"skills-for-relationships.eligible.4.2.2.1","part":"criteria","outcome":"unknown","field":null,"options":["building-better-relationships"],"observed":null,"operator":"suitable","required":true,"negated":true,"file":"interventions/skills-for-relationships.yaml","line":40,"column":21,"text":"Building Better Relationships may be suitable (must not be)"}],"cautions":[]}],"missing":["sara_partner","sara_other"],"ask_next":[{"field":"sara_other","settles":1,"settles_some":4,"mentions":5},{"field":"sara_partner","settles":1,"settles_some":4,"mentions":4}]}
