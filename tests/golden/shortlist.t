# The page that an officer reads.
$ epf match rules/england-wales rules/england-wales/examples/02-no-sara.yaml --format text
EX000002 · Interventions in England and Wales 2026.1 · as of 16 November 2026 · Before sentence

Open: the criteria are met
   1  Personal wellbeing services                   eligible
      ✓ Sex is Male; Male is required  [interventions/personal-wellbeing-services.yaml:27]
      ✓ Needs: Relationships and family, Thinking and behaviour; Relationships and family, Lifestyle
        and associates, Emotional wellbeing, Thinking and behaviour or Attitudes is required
        [interventions/personal-wellbeing-services.yaml:31]
      ✓ Setting is Community; Community is required
        [interventions/personal-wellbeing-services.yaml:33]
      Source: Intervention catalogue, where it runs, age and sex, seen 2026-06-30 (sourced)
      Source: Intervention catalogue, as we read it, needs, seen 2026-06-30 (secondary)

Not yet settled: more must be known
   2  Building Better Relationships                 needs information
      ? SARA risk to a partner was not asked; at least Medium is required
        [interventions/building-better-relationships.yaml:61]
      ? SARA risk to others was not asked; at least Medium is required
        [interventions/building-better-relationships.yaml:62]
      ! (may apply) The record lists mental illness and personality disorder among its exclusions
        and does not say how far. Ask the treatment manager; do not rule anybody out on this alone.
      Source: Intervention catalogue, age and sex, offences, risk and need, exclusions, seen
        2026-06-30 (sourced)
      Source: Intervention catalogue, as we read it, risk and need, earlier programmes and
        convictions, exclusions, seen 2026-06-30 (secondary)
      Source: Intervention catalogue, as we read it, exclusions, seen 2026-06-30 (secondary)
   3  Help Programme                                needs information ‡
      ? An accredited programme is open to the person: Building Better Relationships may be
        suitable; being suitable rules it out  [conditions.yaml:52]
      ? SARA risk to a partner was not asked; Low is required
        [interventions/help-programme.yaml:41]
      ! (may apply) The record asks that the person can read simple text, that any trouble with
        alcohol or drugs is settled and that no mental illness is acute. Talk it over with the
        treatment manager before referral.
      Source: Intervention catalogue, age and sex, offences, risk and need, seen 2026-06-30
        (sourced)
      Source: Intervention catalogue, as we read it, exclusions, seen 2026-06-30 (secondary)
   4  Stepwise Relationships                        needs information
      ? SARA risk to others was not asked; Low is required
        [interventions/stepwise-relationships.yaml:34]
      ! (may apply) The record asks that the person can read simple text, that any trouble with
        alcohol or drugs is settled and that no mental illness is acute. Talk it over with the
        treatment manager before referral.
      Source: Intervention catalogue, age and sex, offences, risk and need, seen 2026-06-30
        (sourced)
      Source: Intervention catalogue, as we read it, offences, earlier programmes and convictions,
        seen 2026-06-30 (secondary)
   5  Positive Pathways                             needs information ‡
      ? An accredited programme is open to the person: Building Better Relationships may be
        suitable; being suitable rules it out  [conditions.yaml:52]
      ! (may apply) The record asks that the person can read simple text, that any trouble with
        alcohol or drugs is settled and that no mental illness is acute. Talk it over with the
        treatment manager before referral.
      Source: Intervention catalogue, age and sex, risk and need, seen 2026-06-30 (sourced)
      Source: Intervention catalogue, as we read it, exclusions, seen 2026-06-30 (secondary)
   6  Skills for Relationships                      needs information
      ? SARA risk to a partner was not asked; Low is required
        [interventions/skills-for-relationships.yaml:38]
      ? SARA risk to a partner was not asked; Medium is required
        [interventions/skills-for-relationships.yaml:40]
      ? Building Better Relationships may be suitable; being suitable rules it out
        [interventions/skills-for-relationships.yaml:41]
      Source: Intervention catalogue, age and sex, offences, seen 2026-06-30 (sourced)
      Source: Intervention catalogue, as we read it, risk and need, seen 2026-06-30 (secondary)

Not eligible: a criterion is not met
   –  Building Choices: moderate intensity          not eligible †
      – Pathway of the Programme Needs Identifier is Alternative; Moderate is required
        [interventions/building-choices-moderate-intensity.yaml:41]
   –  Horizon                                       not eligible
      – Offence: Intimate partner violence, Domestic abuse; Sexual, Sexual (internet only) or Sexual
        (with contact) is required  [interventions/horizon.yaml:36]
      – OSP medium or above (for contact or images): OSP band for contact offending is Not
        applicable; at least Medium is required  [conditions.yaml:27]
      – OSP medium or above (for contact or images): OSP band for images and indirect contact is Not
        applicable; at least Medium is required  [conditions.yaml:28]
   –  iHorizon                                      not eligible ‡
      – Offence: Intimate partner violence, Domestic abuse; Sexual (internet only) is required
        [interventions/ihorizon.yaml:45]
      – OSP medium or above (for contact or images): OSP band for contact offending is Not
        applicable; at least Medium is required  [conditions.yaml:27]
      – OSP medium or above (for contact or images): OSP band for images and indirect contact is Not
        applicable; at least Medium is required  [conditions.yaml:28]
   –  Healthy Identity Intervention                 not eligible ‡
      – Offence: Intimate partner violence, Domestic abuse; Terrorism Act is required
        [interventions/healthy-identity-intervention.yaml:36]
      – The court found an extremist motivation is no; yes is required
        [interventions/healthy-identity-intervention.yaml:37]
      – Extremism Risk Guidance (22+) assessment done is no; yes is required
        [interventions/healthy-identity-intervention.yaml:38]
   –  New Me Strengths                              not eligible
      – Setting is Community; Custody is required  [interventions/new-me-strengths.yaml:43]
      – Two-year OGRS3 score is 44; at least 50 is required
        [interventions/new-me-strengths.yaml:43]
      – OVP band is Low; Medium is required  [interventions/new-me-strengths.yaml:43]
      – Setting is Community; Custody is required  [interventions/new-me-strengths.yaml:45]
      – Offence: Intimate partner violence, Domestic abuse; Sexual, Sexual (internet only) or Sexual
        (with contact) is required  [interventions/new-me-strengths.yaml:48]
      – OSP medium or above (for contact or images): OSP band for contact offending is Not
        applicable; at least Medium is required  [conditions.yaml:27]
      – OSP medium or above (for contact or images): OSP band for images and indirect contact is Not
        applicable; at least Medium is required  [conditions.yaml:28]
   –  Thinking Skills Programme                     not eligible ‡
      – Two-year OGRS3 score is 44; at least 50 is required
        [interventions/thinking-skills-programme.yaml:33]
   –  Living as New Me                              not eligible
      – Setting is Community; Custody is required  [interventions/living-as-new-me.yaml:30]
      – Offence: Intimate partner violence, Domestic abuse; Sexual, Sexual (internet only) or Sexual
        (with contact) is required  [interventions/living-as-new-me.yaml:33]
      – Accredited programmes completed: none; Becoming New Me Plus or New Me Strengths is required
        [interventions/living-as-new-me.yaml:35]
   –  Developing Assertiveness for Women in Relationships (DAWN)  not eligible ‡
      – Sex is Male; Female is required
        [interventions/developing-assertiveness-for-women-in-relationships.yaml:42]
   –  Accommodation services                        not eligible
      – Needs: Relationships and family, Thinking and behaviour; Accommodation is required
        [interventions/accommodation-services.yaml:32]
   –  Women's services                              not eligible
      – Sex is Male; Female is required  [interventions/womens-services.yaml:28]
   –  Dependency and recovery services              not eligible
      – Needs: Relationships and family, Thinking and behaviour; Drug misuse or Alcohol misuse is
        required  [interventions/dependency-and-recovery-services.yaml:37]
   –  Finance, benefit and debt services            not eligible
      – Needs: Relationships and family, Thinking and behaviour; Finance and debt is required
        [interventions/finance-benefit-and-debt-services.yaml:37]
   –  Education, training and employment: Greater Manchester  not eligible
      – Needs: Relationships and family, Thinking and behaviour; Education and employment is
        required  [interventions/education-training-and-employment-greater-manchester.yaml:32]
   –  Choices and Changes                           not eligible
      – Age on the evaluation date is 42; at least 18 and below 26 is required
        [interventions/choices-and-changes.yaml:33]
      – Age on the evaluation date is 42; at least 26 and below 31 is required
        [interventions/choices-and-changes.yaml:39]
   –  Maps for Change                               not eligible ‡
      – Offence: Intimate partner violence, Domestic abuse; Sexual, Sexual (internet only) or Sexual
        (with contact) is required  [interventions/maps-for-change.yaml:37]
   –  Pathways to Change                            not eligible
      – Sex is Male; Female is required  [interventions/pathways-to-change.yaml:24]
      – Offence: Intimate partner violence, Domestic abuse; Sexual, Sexual (internet only) or Sexual
        (with contact) is required  [interventions/pathways-to-change.yaml:28]
   –  New Me MOT                                    not eligible
      – Sentence (made or proposed) is Community order; anything but Community order is required
        [interventions/new-me-mot.yaml:35]
      – Offence: Intimate partner violence, Domestic abuse; Sexual, Sexual (internet only) or Sexual
        (with contact) is required  [interventions/new-me-mot.yaml:36]
   –  Responsibility Aware                          not eligible
      – Needs: Relationships and family, Thinking and behaviour; Drug misuse or Alcohol misuse is
        required  [interventions/responsibility-aware.yaml:36]
      ? Has an alcohol treatment or drug rehabilitation requirement is not known; yes rules it out
        [interventions/responsibility-aware.yaml:39]
      ? Dependent on alcohol or a drug is not known; yes rules it out
        [interventions/responsibility-aware.yaml:40]

Excluded
   –  FIRS4Women                                    excluded ‡
      – The offence is sexual or intimate partner violence: Offence: Intimate partner violence,
        Domestic abuse; Intimate partner violence rules it out  [conditions.yaml:45]
   –  Stepwise Driving                              excluded
      – The offence is sexual or intimate partner violence: Offence: Intimate partner violence,
        Domestic abuse; Intimate partner violence rules it out  [conditions.yaml:45]
   –  Stepwise Problem Solving                      excluded ‡
      – The offence is sexual or intimate partner violence: Offence: Intimate partner violence,
        Domestic abuse; Intimate partner violence rules it out  [conditions.yaml:45]
   –  Stepwise Emotions                             excluded ‡
      – The offence is sexual or intimate partner violence: Offence: Intimate partner violence,
        Domestic abuse; Intimate partner violence rules it out  [conditions.yaml:45]
   –  Managing My Emotions                          excluded ‡
      – The offence is sexual or intimate partner violence: Offence: Intimate partner violence,
        Domestic abuse; Intimate partner violence rules it out  [conditions.yaml:45]

Does not apply at this stage or date
   –  Building Choices: high intensity              does not apply
      – Stage is Before sentence; Before release is required
        [interventions/building-choices-high-intensity.yaml:8]
   –  Kaizen                                        does not apply ‡
      – Stage is Before sentence; Before release is required  [interventions/kaizen.yaml:8]
   –  Becoming New Me Plus                          does not apply
      – Stage is Before sentence; Before release is required
        [interventions/becoming-new-me-plus.yaml:8]
   –  Identity Matters                              does not apply
      – Stage is Before sentence; Before release is required
        [interventions/identity-matters.yaml:8]
   –  Control of Violence for Angry Impulsive Drinkers  does not apply
      – Stage is Before sentence; Before release is required
        [interventions/control-of-violence-for-angry-impulsive-drinkers.yaml:8]
   –  Healthy Sex Programme                         does not apply
      – Stage is Before sentence; Before release is required
        [interventions/healthy-sex-programme.yaml:8]

Computed
      Cannot get to an accredited programme         no
      Age on the evaluation date                    42
      Pathway of the Programme Needs Identifier     Alternative
      OGRS3 band                                    Low
      OVP band                                      Low
      Thinking and behaviour need (seven OASys items)  9

Not known: SARA risk to a partner, SARA risk to others
Ask next:  SARA risk to others: settles 1 option whatever the answer
           SARA risk to a partner: settles 1 option whatever the answer

This is a list of options, not a decision. You decide what to propose, the court what to impose.
† 1 option rests on a rule that nobody has verified.
‡ 12 options rest on a rule on which sources conflict.
--

# The same as JSON, what is open alone.
$ epf match rules/england-wales rules/england-wales/examples/02-no-sara.yaml --format ndjson --why deciding --ask --only eligible,needs_information
{"schema":"epf.shortlist/1","line":2,"profile_id":"EX000002","ruleset":{"id":"england-wales","version":"2026.1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-11-16","stage":"pre_sentence","patterns":"jit","values":{"accredited_programme_out_of_reach":{"state":"known","value":false},"age":{"state":"known","value":42},"building_choices_intensity":{"state":"known","value":"alternative"},"ogrs3_band":{"state":"known","value":"low","status":"secondary"},"ovp_band":{"state":"known","value":"low","status":"secondary"},"thinking_need":{"state":"known","value":9,"status":"secondary"}},"options":[{"id":"personal-wellbeing-services","verdict":"eligible","position":1,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"personal-wellbeing-services.eligible.1","part":"criteria","outcome":"met","field":"sex","observed":"male","operator":"is","required":"male","lawful_basis":"Equality Act 2010 Sch 3 paras 26 to 28, separate and single-sex services (unverified). On which paragraph and condition it rests is not published.","file":"interventions/personal-wellbeing-services.yaml","line":27,"column":7,"text":"Sex is Male; Male is required"},{"clause":"personal-wellbeing-services.eligible.2","part":"criteria","outcome":"met","field":"needs","observed":["relationships","thinking"],"operator":"includes_any","required":["relationships","lifestyle","emotional_wellbeing","thinking","attitudes"],"file":"interventions/personal-wellbeing-services.yaml","line":31,"column":7,"text":"Needs: Relationships and family, Thinking and behaviour; Relationships and family, Lifestyle and associates, Emotional wellbeing, Thinking and behaviour or Attitudes is required"},{"clause":"personal-wellbeing-services.available","part":"available","outcome":"met","field":"setting","observed":"community","operator":"is","required":"community","file":"interventions/personal-wellbeing-services.yaml","line":33,"column":3,"text":"Setting is Community; Community is required"}],"cautions":[]},{"id":"building-better-relationships","verdict":"needs_information","position":2,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"building-better-relationships.eligible.4.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"at_least","required":"medium","file":"interventions/building-better-relationships.yaml","line":61,"column":11,"text":"SARA risk to a partner was not asked; at least Medium is required"},{"clause":"building-better-relationships.eligible.4.2","part":"criteria","outcome":"unknown","field":"sara_other","observed":null,"operator":"at_least","required":"medium","file":"interventions/building-better-relationships.yaml","line":62,"column":11,"text":"SARA risk to others was not asked; at least Medium is required"}],"cautions":[{"outcome":"possible","text":"The record lists mental illness and personality disorder among its exclusions and does not say how far. Ask the treatment manager; do not rule anybody out on this alone."}]},{"id":"help-programme","verdict":"needs_information","position":3,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"suited_to_an_accredited_programme.1","part":"excluded","outcome":"unknown","field":null,"options":["becoming-new-me-plus","building-better-relationships","building-choices-high-intensity","building-choices-moderate-intensity","control-of-violence-for-angry-impulsive-drinkers","healthy-identity-intervention","healthy-sex-programme","horizon","identity-matters","ihorizon","kaizen","living-as-new-me","new-me-strengths","thinking-skills-programme"],"observed":null,"operator":"suitable","required":true,"via":["suited_to_an_accredited_programme"],"file":"conditions.yaml","line":52,"column":9,"text":"Building Better Relationships may be suitable; being suitable rules it out"},{"clause":"help-programme.eligible.4","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"low","file":"interventions/help-programme.yaml","line":41,"column":7,"text":"SARA risk to a partner was not asked; Low is required"}],"cautions":[{"outcome":"possible","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"stepwise-relationships","verdict":"needs_information","position":4,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"stepwise-relationships.eligible.3","part":"criteria","outcome":"unknown","field":"sara_other","observed":null,"operator":"is","required":"low","file":"interventions/stepwise-relationships.yaml","line":34,"column":7,"text":"SARA risk to others was not asked; Low is required"}],"cautions":[{"outcome":"possible","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"positive-pathways","verdict":"needs_information","position":5,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"suited_to_an_accredited_programme.1","part":"excluded","outcome":"unknown","field":null,"options":["becoming-new-me-plus","building-better-relationships","building-choices-high-intensity","building-choices-moderate-intensity","control-of-violence-for-angry-impulsive-drinkers","healthy-identity-intervention","healthy-sex-programme","horizon","identity-matters","ihorizon","kaizen","living-as-new-me","new-me-strengths","thinking-skills-programme"],"observed":null,"operator":"suitable","required":true,"via":["suited_to_an_accredited_programme"],"file":"conditions.yaml","line":52,"column":9,"text":"Building Better Relationships may be suitable; being suitable rules it out"}],"cautions":[{"outcome":"possible","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"skills-for-relationships","verdict":"needs_information","position":6,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"skills-for-relationships.eligible.4.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"low","file":"interventions/skills-for-relationships.yaml","line":38,"column":11,"text":"SARA risk to a partner was not asked; Low is required"},{"clause":"skills-for-relationships.eligible.4.2.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"medium","file":"interventions/skills-for-relationships.yaml","line":40,"column":15,"text":"SARA risk to a partner was not asked; Medium is required"},{"clause":"skills-for-relationships.eligible.4.2.2.1","part":"criteria","outcome":"unknown","field":null,"options":["building-better-relationships"],"observed":null,"operator":"suitable","required":true,"negated":true,"file":"interventions/skills-for-relationships.yaml","line":41,"column":21,"text":"Building Better Relationships may be suitable; being suitable rules it out"}],"cautions":[]}],"missing":["sara_partner","sara_other"],"ask_next":[{"field":"sara_other","settles":1,"settles_some":4,"mentions":5},{"field":"sara_partner","settles":1,"settles_some":4,"mentions":4}]}
--

# Advice that changes no verdict: old scores, a programme done before, a reading of ours behind a stage.
$ epf match rules/england-wales rules/england-wales/examples/08-stale-score.yaml --format text --only eligible | grep '^ *!'
      ! (may apply) No adapted version is recorded. Ask about adjustments, or about an adapted
      ! (may apply) The record leaves mental health to be looked at after referral.
      ! Completed before. The record does not say whether it may be done again. Ask the treatment
! Two-year OGRS3 score is old: assess again before relying on it
! Two-year OVP score is old: assess again before relying on it
--

$ epf match rules/england-wales rules/england-wales/examples/01-plain.yaml --format ndjson --why all --only not_applicable | grep -o '[^.]*is our reading' | sort | uniq -c | tr -s ' '
 6 That it is therefore proposed only before release is our reading
--

# Bands and pathways in words.
$ printf '{"supervision_status":"community","arp":55}\n' > p.ndjson; epf match rules/pni p.ndjson --as-of 2026-03-01 --format text | grep -E '^ *(Need level|Programme pathway|Risk level)'
      Need level                                    Low, provisional
      Programme pathway                             Information missing, provisional
      Risk level                                    Medium, provisional
--

$ printf '{"csrp":1}\n' > t.ndjson; epf match rules/tier t.ndjson --as-of 2026-03-01 --format text | grep -E '^ *Tier  '
      Tier                                          Scores missing, provisional
