# The page that an officer reads.
$ epf match rules/england-wales rules/england-wales/examples/02-no-sara.yaml --format text
EX000002 · Sentences and interventions in England and Wales 2026.1 · as of 16 November 2026 · Before sentence

Open: the criteria are met
   1  Fine                                          eligible
      ✓ Stage is Before sentence; Before sentence is required  [disposals/fine.yaml:9]
      ! Bands, in per cent of relevant weekly income: A 25 to 75, B 75 to 125, C 125 to 175, D 200
        to 300 (not verified), E 300 to 500, F 500 to 700. Normally to be paid within 12 months. The
        court must ask about the person's means first.
      ! Standard scale for summary offences: level 1 £200, level 2 £500, level 3 £1,000, level 4
        £2,500, level 5 £5,000; level 5 has no limit for offences since 12 March 2015.
      Source: Sentencing Act 2020, ss.118 to 125, seen 2026-11-22 (sourced)
      Source: Sentencing Act 2020, s.121, seen 2026-11-22 (secondary)
      Source: Sentencing Council, approach to fines, bands, relevant weekly income, seen 2026-11-22
        (secondary)
   2  Community order                               eligible
      ✓ Aged 18 or over when convicted: Age when convicted is 42; at least 18 is required
        [law.yaml:352]
      ✓ This court can punish the offence with imprisonment is yes; yes is required
        [disposals/community-order.yaml:30]
      ✓ The offence is serious enough to warrant a community order (the court's opinion) is yes; yes
        is required  [disposals/community-order.yaml:31]
      ✓ Stage is Before sentence; Before sentence is required  [disposals/community-order.yaml:10]
      ! At most 3 years. The requirements must be the most suitable for the person, must together
        restrict liberty no more than the offence deserves, and must be compatible; as far as
        practicable they avoid conflict with religious beliefs, work, education and other orders. A
        pre-sentence report is needed for these opinions unless the court finds it unnecessary.
      ! At least one requirement must be for punishment, unless a fine is imposed as well or
        exceptional circumstances make both unjust.
      ! Medium level in the guideline of 2017, not verified for today's: unpaid work of 80 to 150
        hours, a curfew of 2 to 3 months, an exclusion of about 6 months, and with no punitive
        requirement a fine of band B.
      Source: Sentencing Act 2020, ss.200 to 209, seen 2026-11-22 (sourced)
      Source: Imposition of community and custodial sentences guideline, community orders, seen
        2026-11-22 (secondary)
   3  Electronic compliance monitoring              eligible
      ✓ An order to put it in is open: Community order is suitable; being suitable is required
        [law.yaml:410]
      ✓ The order holds another requirement that compliance monitoring can stand beside is yes; yes
        is required  [requirements/electronic-compliance-monitoring.yaml:21]
      ✓ Nobody whose consent is needed withholds it: Consent of another person to electronic
        monitoring is Not needed; Not needed or Given is required  [law.yaml:415]
      ✓ Requirements that can be arranged where the person lives: Unpaid work, Drug testing, Alcohol
        abstinence and monitoring, Electronic compliance monitoring, Electronic whereabouts
        monitoring; Electronic compliance monitoring is required
        [requirements/electronic-compliance-monitoring.yaml:23]
      ✓ Stage is Before sentence; Before sentence is required
        [requirements/electronic-compliance-monitoring.yaml:9]
      ! Never alone, and never to monitor alcohol abstinence.
      Source: Sentencing Act 2020, Schedule 9 Part 14; ss.206 to 208 and 286 to 292, seen 2026-11-22
        (sourced)
   4  Electronic whereabouts monitoring             eligible
      ✓ An order to put it in is open: Community order is suitable; being suitable is required
        [law.yaml:410]
      ✓ A tag can be fitted is yes; yes is required
        [requirements/electronic-whereabouts-monitoring.yaml:26]
      ✓ Nobody whose consent is needed withholds it: Consent of another person to electronic
        monitoring is Not needed; Not needed or Given is required  [law.yaml:415]
      ✓ Requirements that can be arranged where the person lives: Unpaid work, Drug testing, Alcohol
        abstinence and monitoring, Electronic compliance monitoring, Electronic whereabouts
        monitoring; Electronic whereabouts monitoring is required
        [requirements/electronic-whereabouts-monitoring.yaml:28]
      ✓ Stage is Before sentence; Before sentence is required
        [requirements/electronic-whereabouts-monitoring.yaml:9]
      ! Up to 2 years, by the guideline. May stand alone.
      Source: Sentencing Act 2020, Schedule 9 Part 14; ss.206 to 208 and 286 to 292, seen 2026-11-22
        (sourced)
      Source: Sentencing Council, electronic monitoring, imposition guideline 2025, seen 2026-11-22
        (sourced)
   5  Exclusion                                     eligible
      ✓ An order to put it in is open: Community order is suitable; being suitable is required
        [law.yaml:410]
      ✓ Stage is Before sentence; Before sentence is required  [requirements/exclusion.yaml:9]
      ! In a community order within 2 years from its start. Brings electronic compliance monitoring,
        unless consent or the area stands in the way or it is inappropriate.
      Source: Sentencing Act 2020, Schedule 9 Part 6; ss.206 to 208 and 286 to 292, seen 2026-11-22
        (sourced)
   6  Foreign travel prohibition                    eligible
      ✓ An order to put it in is open: Community order is suitable; being suitable is required
        [law.yaml:410]
      ✓ Stage is Before sentence; Before sentence is required
        [requirements/foreign-travel-prohibition.yaml:9]
      ! For at most 12 months. The order states the days or the period, and the area.
      Source: Sentencing Act 2020, Schedule 9 Part 8; ss.206 to 208 and 286 to 292, seen 2026-11-22
        (sourced)
   7  Programme                                     eligible
      ✓ An order to put it in is open: Community order is suitable; being suitable is required
        [law.yaml:410]
      ✓ Stage is Before sentence; Before sentence is required  [requirements/programme.yaml:9]
      ! The order states the number of days. The programme must be accredited; probation chooses
        which, and where.
      ! (may apply) No accredited programme on this list is open to the person.
      Source: Sentencing Act 2020, Schedule 9 Part 3; ss.206 to 208 and 286 to 292, seen 2026-11-22
        (sourced)
   8  Prohibited activity                           eligible
      ✓ An order to put it in is open: Community order is suitable; being suitable is required
        [law.yaml:410]
      ✓ Stage is Before sentence; Before sentence is required
        [requirements/prohibited-activity.yaml:9]
      ! The court must consult probation first. Up to the length of the order.
      Source: Sentencing Act 2020, Schedule 9 Part 4; ss.206 to 208 and 286 to 292, seen 2026-11-22
        (sourced)
      Source: Sentencing Council, prohibited activity requirement, imposition guideline 2025, seen
        2026-11-22 (sourced)
   9  Rehabilitation activity                       eligible
      ✓ An order to put it in is open: Community order is suitable; being suitable is required
        [law.yaml:410]
      ✓ Stage is Before sentence; Before sentence is required
        [requirements/rehabilitation-activity.yaml:10]
      ! The order states the greatest number of activity days. Activities that need others need
        their agreement. The Sentencing Act 2026 ss.12 and 13 would drop the number of days and
        rename the requirement; they were not seen in force.
      Source: Sentencing Act 2020, Schedule 9 Part 2; ss.206 to 208 and 286 to 292, seen 2026-11-22
        (sourced)
  10  Residence                                     eligible
      ✓ An order to put it in is open: Community order is suitable; being suitable is required
        [law.yaml:410]
      ✓ The home surroundings have been considered is yes; yes is required
        [requirements/residence.yaml:21]
      ✓ Residence would be in a hostel or institution is no; no is required
        [requirements/residence.yaml:23]
      ✓ Stage is Before sentence; Before sentence is required  [requirements/residence.yaml:9]
      Source: Sentencing Act 2020, Schedule 9 Part 7; ss.206 to 208 and 286 to 292, seen 2026-11-22
        (sourced)
  11  Unpaid work                                   eligible
      ✓ An order to put it in is open: Community order is suitable; being suitable is required
        [law.yaml:410]
      ✓ Suitable to do unpaid work is yes; yes is required  [requirements/unpaid-work.yaml:29]
      ✓ Requirements that can be arranged where the person lives: Unpaid work, Drug testing, Alcohol
        abstinence and monitoring, Electronic compliance monitoring, Electronic whereabouts
        monitoring; Unpaid work is required  [requirements/unpaid-work.yaml:30]
      ✓ Stage is Before sentence; Before sentence is required  [requirements/unpaid-work.yaml:9]
      ! 40 to 300 hours in all, also where several orders add up. The guideline asks for regard to
        work, disability and people the person cares for.
      ! The duty to finish within 12 months was removed by the Sentencing Act 2026 s.36, which SI
        2026/402 brought into force on a day that was not seen. Check which applies.
      Source: Sentencing Act 2020, Schedule 9 Part 1; ss.206 to 208 and 286 to 292, seen 2026-11-22
        (sourced)
      Source: Sentencing Act 2026, s.36, seen 2026-11-22 (sourced)
  12  Personal wellbeing services                   eligible
      ✓ Sex is Male; Male is required  [interventions/personal-wellbeing-services.yaml:27]
      ✓ Needs: Relationships and family, Thinking and behaviour; Relationships and family, Lifestyle
        and associates, Emotional wellbeing, Thinking and behaviour or Attitudes is required
        [interventions/personal-wellbeing-services.yaml:31]
      ✓ Setting is Community; Community is required
        [interventions/personal-wellbeing-services.yaml:33]
      Source: Intervention catalogue, where it runs, age and sex, seen 2026-06-30 (sourced)
      Source: Intervention catalogue, as we read it, needs, seen 2026-06-30 (secondary)
  13  Electronic monitoring with a curfew or an exclusion  eligible
      ✓ An order to put it in is open: Community order is suitable; being suitable is required
        [law.yaml:410]
      ✓ Nobody whose consent is needed withholds it: Consent of another person to electronic
        monitoring is Not needed; Not needed or Given is required  [law.yaml:415]
      ✓ Requirements that can be arranged where the person lives: Unpaid work, Drug testing, Alcohol
        abstinence and monitoring, Electronic compliance monitoring, Electronic whereabouts
        monitoring; Electronic compliance monitoring is required
        [information/electronic-monitoring.yaml:21]
      ✓ Stage is Before sentence; Before sentence is required
        [information/electronic-monitoring.yaml:9]
      ! It comes with either of them, unless the court finds it inappropriate.
      Source: Sentencing Act 2020, Schedule 9 Part 14, seen 2026-11-22 (sourced)

Not yet settled: more must be known
  14  Building Better Relationships                 needs information
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
  15  Help Programme                                needs information ‡
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
  16  Stepwise Relationships                        needs information
      ? SARA risk to others was not asked; Low is required
        [interventions/stepwise-relationships.yaml:34]
      ! (may apply) The record asks that the person can read simple text, that any trouble with
        alcohol or drugs is settled and that no mental illness is acute. Talk it over with the
        treatment manager before referral.
      Source: Intervention catalogue, age and sex, offences, risk and need, seen 2026-06-30
        (sourced)
      Source: Intervention catalogue, as we read it, offences, earlier programmes and convictions,
        seen 2026-06-30 (secondary)
  17  Positive Pathways                             needs information ‡
      ? An accredited programme is open to the person: Building Better Relationships may be
        suitable; being suitable rules it out  [conditions.yaml:52]
      ! (may apply) The record asks that the person can read simple text, that any trouble with
        alcohol or drugs is settled and that no mental illness is acute. Talk it over with the
        treatment manager before referral.
      Source: Intervention catalogue, age and sex, risk and need, seen 2026-06-30 (sourced)
      Source: Intervention catalogue, as we read it, exclusions, seen 2026-06-30 (secondary)
  18  Skills for Relationships                      needs information
      ? SARA risk to a partner was not asked; Low is required
        [interventions/skills-for-relationships.yaml:38]
      ? SARA risk to a partner was not asked; Medium is required
        [interventions/skills-for-relationships.yaml:40]
      ? Building Better Relationships may be suitable; being suitable rules it out
        [interventions/skills-for-relationships.yaml:41]
      Source: Intervention catalogue, age and sex, offences, seen 2026-06-30 (sourced)
      Source: Intervention catalogue, as we read it, risk and need, seen 2026-06-30 (secondary)

Not eligible: a criterion is not met
   –  Absolute discharge                            not eligible
      – It is inexpedient to inflict punishment (the court's opinion) is no; yes is required
        [disposals/absolute-discharge.yaml:17]
   –  Conditional discharge                         not eligible
      – It is inexpedient to inflict punishment (the court's opinion) is no; yes is required
        [disposals/conditional-discharge.yaml:19]
   –  Suspended sentence order                      not eligible
      – Custody can be justified: The offence is so serious that no fine alone or community sentence
        can be justified (the court's opinion) is no; yes is required  [law.yaml:381]
      – Custody can be justified: Not willing to comply with a proposed requirement that needs
        willingness is no; yes is required  [law.yaml:382]
      – Custody can be justified: Mandatory sentence requirement is None; anything but None is
        required  [law.yaml:383]
      ? An extended sentence, or one for an offender of particular concern, is imposed on this
        occasion is not known; yes rules it out  [disposals/suspended-sentence-order.yaml:68]
   –  Detention in a young offender institution (18 to 20)  not eligible
      – Aged 18 to 20 when convicted: Age when convicted is 42; at least 18 and below 21 is required
        [law.yaml:357]
      – Custody can be justified: The offence is so serious that no fine alone or community sentence
        can be justified (the court's opinion) is no; yes is required  [law.yaml:381]
      – Custody can be justified: Not willing to comply with a proposed requirement that needs
        willingness is no; yes is required  [law.yaml:382]
      – Custody can be justified: Mandatory sentence requirement is None; anything but None is
        required  [law.yaml:383]
   –  Imprisonment (21 or over)                     not eligible
      – Custody can be justified: The offence is so serious that no fine alone or community sentence
        can be justified (the court's opinion) is no; yes is required  [law.yaml:381]
      – Custody can be justified: Not willing to comply with a proposed requirement that needs
        willingness is no; yes is required  [law.yaml:382]
      – Custody can be justified: Mandatory sentence requirement is None; anything but None is
        required  [law.yaml:383]
   –  Deferment of sentence                         not eligible
      – Consents to deferment and undertakes to comply with its requirements is no; yes is required
        [disposals/deferment-of-sentence.yaml:27]
      – Deferment is in the interests of justice (the court's opinion) is no; yes is required
        [disposals/deferment-of-sentence.yaml:28]
   –  Alcohol abstinence and monitoring             not eligible
      – Alcohol was an element of this or an associated offence or contributed to it is no; yes is
        required  [requirements/alcohol-abstinence-and-monitoring.yaml:26]
   –  Alcohol treatment                             not eligible
      – Dependent on alcohol is no; yes is required  [requirements/alcohol-treatment.yaml:21]
   –  Curfew                                        not eligible
      – The court has information on each curfew address and on the attitude of those affected is
        no; yes is required  [requirements/curfew.yaml:36]
   –  Drug rehabilitation                           not eligible
      – Dependent on drugs or inclined to misuse them is no; yes is required
        [requirements/drug-rehabilitation.yaml:22]
   –  Drug testing                                  not eligible
      – Misuse of a drug or psychoactive substance caused or contributed to the offence is no; yes
        is required  [requirements/drug-testing.yaml:23]
      – Such misuse is likely to cause or contribute to more offending is no; yes is required
        [requirements/drug-testing.yaml:24]
   –  Mental health treatment                       not eligible
      – A mental condition needs treatment, may respond to it, and warrants no hospital or
        guardianship order is no; yes is required  [requirements/mental-health-treatment.yaml:21]
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
   –  Intensive supervision court (substance misuse)  not eligible
      – The offence is so serious that no fine alone or community sentence can be justified (the
        court's opinion) is no; yes is required  [information/intensive-supervision-court.yaml:21]
      – Needs: Relationships and family, Thinking and behaviour; Drug misuse or Alcohol misuse is
        required  [information/intensive-supervision-court.yaml:22]
   –  Intensive supervision court (women)           not eligible
      – The offence is so serious that no fine alone or community sentence can be justified (the
        court's opinion) is no; yes is required
        [information/intensive-supervision-court-women.yaml:20]
      – Sex is Male; Female is required  [information/intensive-supervision-court-women.yaml:21]
   –  MAPPA category 1 (registered sexual offenders)  not eligible
      – Grounds for public protection arrangements: none; Must register as a sexual offender is
        required  [information/mappa-category-1.yaml:15]
   –  MAPPA category 2 (violent and other sexual offenders)  not eligible
      – Grounds for public protection arrangements: none; Specified violent or sexual offence is
        required  [information/mappa-category-2.yaml:17]
   –  MAPPA category 3 (other dangerous offenders)  not eligible
      – Grounds for public protection arrangements: none; Judged dangerous on other grounds is
        required  [information/mappa-category-3.yaml:15]
   –  MAPPA category 4 (terrorism)                  not eligible
      – Grounds for public protection arrangements: none; Terrorism offence or risk is required
        [information/mappa-category-4.yaml:15]
   –  MAPPA level 1                                 not eligible
      – In a MAPPA category: MAPPA category 1 (registered sexual offenders) is not suitable; being
        suitable is required  [law.yaml:420]
      – In a MAPPA category: MAPPA category 2 (violent and other sexual offenders) is not suitable;
        being suitable is required  [law.yaml:421]
      – In a MAPPA category: MAPPA category 3 (other dangerous offenders) is not suitable; being
        suitable is required  [law.yaml:422]
      – In a MAPPA category: MAPPA category 4 (terrorism) is not suitable; being suitable is
        required  [law.yaml:423]
   –  MAPPA level 2                                 not eligible
      – In a MAPPA category: MAPPA category 1 (registered sexual offenders) is not suitable; being
        suitable is required  [law.yaml:420]
      – In a MAPPA category: MAPPA category 2 (violent and other sexual offenders) is not suitable;
        being suitable is required  [law.yaml:421]
      – In a MAPPA category: MAPPA category 3 (other dangerous offenders) is not suitable; being
        suitable is required  [law.yaml:422]
      – In a MAPPA category: MAPPA category 4 (terrorism) is not suitable; being suitable is
        required  [law.yaml:423]
   –  MAPPA level 3                                 not eligible
      – MAPPA level 2 is not suitable; being suitable is required
        [information/mappa-level-3.yaml:18]
   –  Victim contact scheme                         not eligible †
      – Grounds for public protection arrangements: none; Specified violent or sexual offence is
        required  [information/victim-contact-scheme.yaml:25]
   –  Restorative justice                           not eligible
      – All whose agreement is needed agree to restorative justice is no; yes is required
        [information/restorative-justice.yaml:21]

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
   –  Attendance centre (convicted before 28 June 2022)  does not apply †
      – Date of conviction is 5 October 2026; it is in force before 28 June 2022
        [requirements/attendance-centre.yaml:25]
   –  Drinking establishment entry prohibition (not in force)  does not apply †
      – Date of the earliest offence is 29 November 2025; it is in force 22 January 2026 or later
        [requirements/drinking-establishment-entry-prohibition.yaml:30]
   –  Driving prohibition (not in force)            does not apply
      – Date of the earliest offence is 29 November 2025; it is in force 1 April 2026 or later
        [requirements/driving-prohibition.yaml:31]
   –  Public event attendance prohibition (not in force)  does not apply †
      – Date of the earliest offence is 29 November 2025; it is in force 22 January 2026 or later
        [requirements/public-event-attendance-prohibition.yaml:30]
   –  Restriction zone (not in force)               does not apply
      – Date of the earliest offence is 29 November 2025; it is in force 1 April 2026 or later
        [requirements/restriction-zone.yaml:30]
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
   –  Intensive supervision court (Bristol)         does not apply
      – Date of sentence is 16 November 2026; it is in force from 14 June 2024 to before 14 December
        2025  [information/intensive-supervision-court-bristol.yaml:20]

Computed
      Cannot get to an accredited programme         no
      Age on the evaluation date                    42
      Age when convicted                            42
      ARP band                                      Low
      Pathway of the Programme Needs Identifier     Alternative
      CSRP band                                     Medium
      DC-SRP band                                   Low
      IIC-SRP band                                  Low
      OGP band                                      Medium †
      OGRS3 band                                    Low
      OVP band                                      Low
      Presumption to suspend                        Outside its terms
      RSR band (older score)                        Low †
      SVRP band                                     Low
      Thinking and behaviour need (seven OASys items)  9
      VRP band                                      Low

Not known: SARA risk to a partner, SARA risk to others
Ask next:  SARA risk to others: settles 1 option whatever the answer
           SARA risk to a partner: settles 1 option whatever the answer

This is a list of options, not a decision. You decide what to propose, the court what to impose.
† 5 options and 2 computed values rest on a rule that nobody has verified.
‡ 12 options rest on a rule on which sources conflict.
--

# The same as JSON, what is open alone.
$ epf match rules/england-wales rules/england-wales/examples/02-no-sara.yaml --format ndjson --why deciding --ask --only eligible,needs_information
{"schema":"epf.shortlist/1","line":2,"profile_id":"EX000002","ruleset":{"id":"england-wales","version":"2026.1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-11-16","stage":"pre_sentence","patterns":"jit","values":{"accredited_programme_out_of_reach":{"state":"known","value":false},"age":{"state":"known","value":42},"age_at_conviction":{"state":"known","value":42},"arp_band":{"state":"known","value":"low"},"building_choices_intensity":{"state":"known","value":"alternative"},"community_level_guide":{"state":"known","value":"hours_80_to_150","status":"unverified"},"csrp_band":{"state":"known","value":"medium"},"curfew_hours_a_day_at_most":{"state":"known","value":20},"curfew_months_at_most":{"state":"known","value":24},"dc_srp_band":{"state":"known","value":"low","status":"secondary"},"deferment_months_at_most":{"state":"known","value":12},"iic_srp_band":{"state":"known","value":"low"},"magistrates_months_at_most":{"state":"known","value":6},"ogp_band":{"state":"known","value":"medium","status":"unverified"},"ogrs3_band":{"state":"known","value":"low","status":"secondary"},"operational_period_years_at_most":{"state":"missing"},"ovp_band":{"state":"known","value":"low","status":"secondary"},"presumption_to_suspend":{"state":"known","value":"outside"},"punitive_requirement_needed":{"state":"known","value":true},"rsr_band":{"state":"known","value":"low","status":"unverified"},"suspended_term_years_at_most":{"state":"known","value":3},"svrp_band":{"state":"known","value":"low"},"thinking_need":{"state":"known","value":9,"status":"secondary"},"vrp_band":{"state":"known","value":"low"}},"options":[{"id":"fine","verdict":"eligible","position":1,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"fine.excluded.1","part":"excluded","outcome":"not_met","field":"mandatory_sentence","observed":"not_required","operator":"in","required":["life_or_serious_terrorism","third_domestic_burglary"],"file":"disposals/fine.yaml","line":36,"column":7,"text":"Mandatory sentence requirement is None; Life or a serious terrorism sentence or Third domestic burglary rules it out"},{"clause":"hospital_or_guardianship_order_made","part":"excluded","outcome":"not_met","field":"mental_health_order","observed":"no_order","operator":"in","required":["hospital_order","guardianship_order"],"via":["hospital_or_guardianship_order_made"],"file":"law.yaml","line":371,"column":5,"text":"Mental Health Act order for the same offence is None; Hospital order or Guardianship order rules it out"},{"clause":"fine.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"disposals/fine.yaml","line":9,"column":9,"text":"Stage is Before sentence; Before sentence is required"}],"cautions":[{"outcome":"met","text":"Bands, in per cent of relevant weekly income: A 25 to 75, B 75 to 125, C 125 to 175, D 200 to 300 (not verified), E 300 to 500, F 500 to 700. Normally to be paid within 12 months. The court must ask about the person's means first."},{"outcome":"met","text":"Standard scale for summary offences: level 1 £200, level 2 £500, level 3 £1,000, level 4 £2,500, level 5 £5,000; level 5 has no limit for offences since 12 March 2015."}]},{"id":"community-order","verdict":"eligible","position":2,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"adult_when_convicted","part":"criteria","outcome":"met","field":"age_at_conviction","observed":42,"operator":"at_least","required":18,"via":["adult_when_convicted"],"lawful_basis":"Sentencing Act 2020 s.202(1)(a) and s.262(1)(a)","file":"law.yaml","line":352,"column":5,"text":"Age when convicted is 42; at least 18 is required"},{"clause":"community-order.eligible.2","part":"criteria","outcome":"met","field":"offence_imprisonable","observed":true,"operator":"is","required":true,"file":"disposals/community-order.yaml","line":30,"column":7,"text":"This court can punish the offence with imprisonment is yes; yes is required"},{"clause":"community-order.eligible.3","part":"criteria","outcome":"met","field":"community_threshold_met","observed":true,"operator":"is","required":true,"file":"disposals/community-order.yaml","line":31,"column":7,"text":"The offence is serious enough to warrant a community order (the court's opinion) is yes; yes is required"},{"clause":"mandatory_sentence_applies","part":"excluded","outcome":"not_met","field":"mandatory_sentence","observed":"not_required","operator":"is_not","required":"not_required","via":["mandatory_sentence_applies"],"file":"law.yaml","line":367,"column":5,"text":"Mandatory sentence requirement is None; anything but None rules it out"},{"clause":"hospital_or_guardianship_order_made","part":"excluded","outcome":"not_met","field":"mental_health_order","observed":"no_order","operator":"in","required":["hospital_order","guardianship_order"],"via":["hospital_or_guardianship_order_made"],"file":"law.yaml","line":371,"column":5,"text":"Mental Health Act order for the same offence is None; Hospital order or Guardianship order rules it out"},{"clause":"community-order.excluded.3","part":"excluded","outcome":"not_met","field":"suspended_sentence_alongside","observed":false,"operator":"is","required":true,"file":"disposals/community-order.yaml","line":36,"column":7,"text":"A suspended sentence order is made for this or another offence dealt with is no; yes rules it out"},{"clause":"community-order.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"disposals/community-order.yaml","line":10,"column":9,"text":"Stage is Before sentence; Before sentence is required"}],"cautions":[{"outcome":"met","text":"At most 3 years. The requirements must be the most suitable for the person, must together restrict liberty no more than the offence deserves, and must be compatible; as far as practicable they avoid conflict with religious beliefs, work, education and other orders. A pre-sentence report is needed for these opinions unless the court finds it unnecessary."},{"outcome":"met","text":"At least one requirement must be for punishment, unless a fine is imposed as well or exceptional circumstances make both unjust."},{"outcome":"met","text":"Medium level in the guideline of 2017, not verified for today's: unpaid work of 80 to 150 hours, a curfew of 2 to 3 months, an exclusion of about 6 months, and with no punitive requirement a fine of band B."}]},{"id":"electronic-compliance-monitoring","verdict":"eligible","position":3,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":410,"column":9,"text":"Community order is suitable; being suitable is required"},{"clause":"electronic-compliance-monitoring.eligible.2","part":"criteria","outcome":"met","field":"requirement_to_monitor","observed":true,"operator":"is","required":true,"file":"requirements/electronic-compliance-monitoring.yaml","line":21,"column":7,"text":"The order holds another requirement that compliance monitoring can stand beside is yes; yes is required"},{"clause":"third_party_allows_monitoring","part":"criteria","outcome":"met","field":"monitoring_third_party","observed":"not_needed","operator":"in","required":["not_needed","given"],"via":["third_party_allows_monitoring"],"file":"law.yaml","line":415,"column":5,"text":"Consent of another person to electronic monitoring is Not needed; Not needed or Given is required"},{"clause":"electronic-compliance-monitoring.available","part":"available","outcome":"met","field":"local_provision","observed":["unpaid_work","drug_testing","alcohol_abstinence_and_monitoring","electronic_compliance_monitoring","electronic_whereabouts_monitoring"],"operator":"includes","required":"electronic_compliance_monitoring","file":"requirements/electronic-compliance-monitoring.yaml","line":23,"column":13,"text":"Requirements that can be arranged where the person lives: Unpaid work, Drug testing, Alcohol abstinence and monitoring, Electronic compliance monitoring, Electronic whereabouts monitoring; Electronic compliance monitoring is required"},{"clause":"electronic-compliance-monitoring.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/electronic-compliance-monitoring.yaml","line":9,"column":9,"text":"Stage is Before sentence; Before sentence is required"}],"cautions":[{"outcome":"met","text":"Never alone, and never to monitor alcohol abstinence."}]},{"id":"electronic-whereabouts-monitoring","verdict":"eligible","position":4,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":410,"column":9,"text":"Community order is suitable; being suitable is required"},{"clause":"electronic-whereabouts-monitoring.eligible.2","part":"criteria","outcome":"met","field":"tag_can_be_fitted","observed":true,"operator":"is","required":true,"file":"requirements/electronic-whereabouts-monitoring.yaml","line":26,"column":7,"text":"A tag can be fitted is yes; yes is required"},{"clause":"third_party_allows_monitoring","part":"criteria","outcome":"met","field":"monitoring_third_party","observed":"not_needed","operator":"in","required":["not_needed","given"],"via":["third_party_allows_monitoring"],"file":"law.yaml","line":415,"column":5,"text":"Consent of another person to electronic monitoring is Not needed; Not needed or Given is required"},{"clause":"electronic-whereabouts-monitoring.available","part":"available","outcome":"met","field":"local_provision","observed":["unpaid_work","drug_testing","alcohol_abstinence_and_monitoring","electronic_compliance_monitoring","electronic_whereabouts_monitoring"],"operator":"includes","required":"electronic_whereabouts_monitoring","file":"requirements/electronic-whereabouts-monitoring.yaml","line":28,"column":13,"text":"Requirements that can be arranged where the person lives: Unpaid work, Drug testing, Alcohol abstinence and monitoring, Electronic compliance monitoring, Electronic whereabouts monitoring; Electronic whereabouts monitoring is required"},{"clause":"electronic-whereabouts-monitoring.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/electronic-whereabouts-monitoring.yaml","line":9,"column":9,"text":"Stage is Before sentence; Before sentence is required"}],"cautions":[{"outcome":"met","text":"Up to 2 years, by the guideline. May stand alone."}]},{"id":"exclusion","verdict":"eligible","position":5,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":410,"column":9,"text":"Community order is suitable; being suitable is required"},{"clause":"exclusion.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/exclusion.yaml","line":9,"column":9,"text":"Stage is Before sentence; Before sentence is required"}],"cautions":[{"outcome":"met","text":"In a community order within 2 years from its start. Brings electronic compliance monitoring, unless consent or the area stands in the way or it is inappropriate."}]},{"id":"foreign-travel-prohibition","verdict":"eligible","position":6,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":410,"column":9,"text":"Community order is suitable; being suitable is required"},{"clause":"foreign-travel-prohibition.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/foreign-travel-prohibition.yaml","line":9,"column":9,"text":"Stage is Before sentence; Before sentence is required"}],"cautions":[{"outcome":"met","text":"For at most 12 months. The order states the days or the period, and the area."}]},{"id":"programme","verdict":"eligible","position":7,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":410,"column":9,"text":"Community order is suitable; being suitable is required"},{"clause":"programme.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/programme.yaml","line":9,"column":9,"text":"Stage is Before sentence; Before sentence is required"}],"cautions":[{"outcome":"met","text":"The order states the number of days. The programme must be accredited; probation chooses which, and where."},{"outcome":"possible","text":"No accredited programme on this list is open to the person."}]},{"id":"prohibited-activity","verdict":"eligible","position":8,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":410,"column":9,"text":"Community order is suitable; being suitable is required"},{"clause":"prohibited-activity.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/prohibited-activity.yaml","line":9,"column":9,"text":"Stage is Before sentence; Before sentence is required"}],"cautions":[{"outcome":"met","text":"The court must consult probation first. Up to the length of the order."}]},{"id":"rehabilitation-activity","verdict":"eligible","position":9,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":410,"column":9,"text":"Community order is suitable; being suitable is required"},{"clause":"rehabilitation-activity.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/rehabilitation-activity.yaml","line":10,"column":9,"text":"Stage is Before sentence; Before sentence is required"}],"cautions":[{"outcome":"met","text":"The order states the greatest number of activity days. Activities that need others need their agreement. The Sentencing Act 2026 ss.12 and 13 would drop the number of days and rename the requirement; they were not seen in force."}]},{"id":"residence","verdict":"eligible","position":10,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":410,"column":9,"text":"Community order is suitable; being suitable is required"},{"clause":"residence.eligible.2","part":"criteria","outcome":"met","field":"home_surroundings_considered","observed":true,"operator":"is","required":true,"file":"requirements/residence.yaml","line":21,"column":7,"text":"The home surroundings have been considered is yes; yes is required"},{"clause":"residence.eligible.3.1","part":"criteria","outcome":"met","field":"residence_in_hostel","observed":false,"operator":"is","required":false,"file":"requirements/residence.yaml","line":23,"column":11,"text":"Residence would be in a hostel or institution is no; no is required"},{"clause":"residence.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/residence.yaml","line":9,"column":9,"text":"Stage is Before sentence; Before sentence is required"}],"cautions":[]},{"id":"unpaid-work","verdict":"eligible","position":11,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":410,"column":9,"text":"Community order is suitable; being suitable is required"},{"clause":"unpaid-work.eligible.2","part":"criteria","outcome":"met","field":"suitable_for_unpaid_work","observed":true,"operator":"is","required":true,"file":"requirements/unpaid-work.yaml","line":29,"column":7,"text":"Suitable to do unpaid work is yes; yes is required"},{"clause":"unpaid-work.available","part":"available","outcome":"met","field":"local_provision","observed":["unpaid_work","drug_testing","alcohol_abstinence_and_monitoring","electronic_compliance_monitoring","electronic_whereabouts_monitoring"],"operator":"includes","required":"unpaid_work","file":"requirements/unpaid-work.yaml","line":30,"column":13,"text":"Requirements that can be arranged where the person lives: Unpaid work, Drug testing, Alcohol abstinence and monitoring, Electronic compliance monitoring, Electronic whereabouts monitoring; Unpaid work is required"},{"clause":"unpaid-work.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/unpaid-work.yaml","line":9,"column":9,"text":"Stage is Before sentence; Before sentence is required"}],"cautions":[{"outcome":"met","text":"40 to 300 hours in all, also where several orders add up. The guideline asks for regard to work, disability and people the person cares for."},{"outcome":"met","text":"The duty to finish within 12 months was removed by the Sentencing Act 2026 s.36, which SI 2026/402 brought into force on a day that was not seen. Check which applies."}]},{"id":"personal-wellbeing-services","verdict":"eligible","position":12,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"personal-wellbeing-services.eligible.1","part":"criteria","outcome":"met","field":"sex","observed":"male","operator":"is","required":"male","lawful_basis":"Equality Act 2010 Sch 3 paras 26 to 28, separate and single-sex services (unverified). On which paragraph and condition it rests is not published.","file":"interventions/personal-wellbeing-services.yaml","line":27,"column":7,"text":"Sex is Male; Male is required"},{"clause":"personal-wellbeing-services.eligible.2","part":"criteria","outcome":"met","field":"needs","observed":["relationships","thinking"],"operator":"includes_any","required":["relationships","lifestyle","emotional_wellbeing","thinking","attitudes"],"file":"interventions/personal-wellbeing-services.yaml","line":31,"column":7,"text":"Needs: Relationships and family, Thinking and behaviour; Relationships and family, Lifestyle and associates, Emotional wellbeing, Thinking and behaviour or Attitudes is required"},{"clause":"personal-wellbeing-services.available","part":"available","outcome":"met","field":"setting","observed":"community","operator":"is","required":"community","file":"interventions/personal-wellbeing-services.yaml","line":33,"column":3,"text":"Setting is Community; Community is required"}],"cautions":[]},{"id":"electronic-monitoring","verdict":"eligible","position":13,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":410,"column":9,"text":"Community order is suitable; being suitable is required"},{"clause":"third_party_allows_monitoring","part":"criteria","outcome":"met","field":"monitoring_third_party","observed":"not_needed","operator":"in","required":["not_needed","given"],"via":["third_party_allows_monitoring"],"file":"law.yaml","line":415,"column":5,"text":"Consent of another person to electronic monitoring is Not needed; Not needed or Given is required"},{"clause":"electronic-monitoring.available","part":"available","outcome":"met","field":"local_provision","observed":["unpaid_work","drug_testing","alcohol_abstinence_and_monitoring","electronic_compliance_monitoring","electronic_whereabouts_monitoring"],"operator":"includes","required":"electronic_compliance_monitoring","file":"information/electronic-monitoring.yaml","line":21,"column":13,"text":"Requirements that can be arranged where the person lives: Unpaid work, Drug testing, Alcohol abstinence and monitoring, Electronic compliance monitoring, Electronic whereabouts monitoring; Electronic compliance monitoring is required"},{"clause":"electronic-monitoring.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"information/electronic-monitoring.yaml","line":9,"column":9,"text":"Stage is Before sentence; Before sentence is required"}],"cautions":[{"outcome":"met","text":"It comes with either of them, unless the court finds it inappropriate."}]},{"id":"building-better-relationships","verdict":"needs_information","position":14,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"building-better-relationships.eligible.4.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"at_least","required":"medium","file":"interventions/building-better-relationships.yaml","line":61,"column":11,"text":"SARA risk to a partner was not asked; at least Medium is required"},{"clause":"building-better-relationships.eligible.4.2","part":"criteria","outcome":"unknown","field":"sara_other","observed":null,"operator":"at_least","required":"medium","file":"interventions/building-better-relationships.yaml","line":62,"column":11,"text":"SARA risk to others was not asked; at least Medium is required"}],"cautions":[{"outcome":"possible","text":"The record lists mental illness and personality disorder among its exclusions and does not say how far. Ask the treatment manager; do not rule anybody out on this alone."}]},{"id":"help-programme","verdict":"needs_information","position":15,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"suited_to_an_accredited_programme.1","part":"excluded","outcome":"unknown","field":null,"options":["becoming-new-me-plus","building-better-relationships","building-choices-high-intensity","building-choices-moderate-intensity","control-of-violence-for-angry-impulsive-drinkers","healthy-identity-intervention","healthy-sex-programme","horizon","identity-matters","ihorizon","kaizen","living-as-new-me","new-me-strengths","thinking-skills-programme"],"observed":null,"operator":"suitable","required":true,"via":["suited_to_an_accredited_programme"],"file":"conditions.yaml","line":52,"column":9,"text":"Building Better Relationships may be suitable; being suitable rules it out"},{"clause":"help-programme.eligible.4","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"low","file":"interventions/help-programme.yaml","line":41,"column":7,"text":"SARA risk to a partner was not asked; Low is required"}],"cautions":[{"outcome":"possible","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"stepwise-relationships","verdict":"needs_information","position":16,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"stepwise-relationships.eligible.3","part":"criteria","outcome":"unknown","field":"sara_other","observed":null,"operator":"is","required":"low","file":"interventions/stepwise-relationships.yaml","line":34,"column":7,"text":"SARA risk to others was not asked; Low is required"}],"cautions":[{"outcome":"possible","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"positive-pathways","verdict":"needs_information","position":17,"provisional":false,"availability":"yes","status":"conflict","reasons":[{"clause":"suited_to_an_accredited_programme.1","part":"excluded","outcome":"unknown","field":null,"options":["becoming-new-me-plus","building-better-relationships","building-choices-high-intensity","building-choices-moderate-intensity","control-of-violence-for-angry-impulsive-drinkers","healthy-identity-intervention","healthy-sex-programme","horizon","identity-matters","ihorizon","kaizen","living-as-new-me","new-me-strengths","thinking-skills-programme"],"observed":null,"operator":"suitable","required":true,"via":["suited_to_an_accredited_programme"],"file":"conditions.yaml","line":52,"column":9,"text":"Building Better Relationships may be suitable; being suitable rules it out"}],"cautions":[{"outcome":"possible","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"skills-for-relationships","verdict":"needs_information","position":18,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"skills-for-relationships.eligible.4.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"low","file":"interventions/skills-for-relationships.yaml","line":38,"column":11,"text":"SARA risk to a partner was not asked; Low is required"},{"clause":"skills-for-relationships.eligible.4.2.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"medium","file":"interventions/skills-for-relationships.yaml","line":40,"column":15,"text":"SARA risk to a partner was not asked; Medium is required"},{"clause":"skills-for-relationships.eligible.4.2.2.1","part":"criteria","outcome":"unknown","field":null,"options":["building-better-relationships"],"observed":null,"operator":"suitable","required":true,"negated":true,"file":"interventions/skills-for-relationships.yaml","line":41,"column":21,"text":"Building Better Relationships may be suitable; being suitable rules it out"}],"cautions":[]}],"missing":["sara_partner","sara_other"],"ask_next":[{"field":"sara_other","settles":1,"settles_some":4,"mentions":5},{"field":"sara_partner","settles":1,"settles_some":4,"mentions":4}]}
--

# Advice that changes no verdict: old scores, a programme done before, a reading of ours behind a stage.
$ epf match rules/england-wales rules/england-wales/examples/08-stale-score.yaml --format text --only eligible | grep -E '^ *! *(.may apply|The record|Completed|Two-year)'
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
--

# Advice on the presumption to suspend, beside both options that it concerns.
$ epf match rules/england-wales rules/england-wales/examples/07-on-the-line.yaml --format text --only eligible | sed -n '/  Suspended sentence order/,/  Curfew/p' | grep -v Source
   3  Suspended sentence order                      eligible
      ✓ Aged 18 or over when convicted: Age when convicted is 18; at least 18 is required
        [law.yaml:352]
      ✓ This court can punish the offence with imprisonment is yes; yes is required
        [disposals/suspended-sentence-order.yaml:56]
      ✓ Custody can be justified: The offence is so serious that no fine alone or community sentence
        can be justified (the court's opinion) is yes; yes is required  [law.yaml:381]
      ✓ The term is within the court's power: How the offence is triable is Either way; Either way
        is required  [law.yaml:401]
      ✓ The term is within the court's power: Date of conviction is 23 November 2026; 18 November
        2024 or later is required  [law.yaml:402]
      ✓ The term is within the court's power: Custodial term in view is 12 months; below 366 days is
        required  [law.yaml:403]
      ✓ Custodial term in view is 12 months; at least 21 days is required
        [disposals/suspended-sentence-order.yaml:63]
      ✓ Term of 3 years or less: Custodial term in view is 12 months; below 1096 days is required
        [law.yaml:346]
      ✓ Stage is Before sentence; Before sentence is required
        [disposals/suspended-sentence-order.yaml:10]
      ✓ Date of conviction is 23 November 2026; it is in force 22 March 2026 or later
        [disposals/suspended-sentence-order.yaml:51]
      ! The court must suspend this term unless exceptional circumstances that relate to the offence
        or the offender justify not doing so.
      ! Operational period 6 months to 2 years. With requirements, a supervision period of 6 months
        to 2 years that ends no later.
      ! A community order cannot be made beside it, for this or any other offence dealt with.
   4  Detention in a young offender institution (18 to 20)  eligible
      ✓ Aged 18 to 20 when convicted: Age when convicted is 18; at least 18 and below 21 is required
        [law.yaml:357]
      ✓ This court can punish the offence with imprisonment is yes; yes is required
        [disposals/detention-in-a-young-offender-institution.yaml:37]
      ✓ Custody can be justified: The offence is so serious that no fine alone or community sentence
        can be justified (the court's opinion) is yes; yes is required  [law.yaml:381]
      ✓ The term is within the court's power: How the offence is triable is Either way; Either way
        is required  [law.yaml:401]
      ✓ The term is within the court's power: Date of conviction is 23 November 2026; 18 November
        2024 or later is required  [law.yaml:402]
      ✓ The term is within the court's power: Custodial term in view is 12 months; below 366 days is
        required  [law.yaml:403]
      ✓ Custodial term in view is 12 months; at least 21 days is required
        [disposals/detention-in-a-young-offender-institution.yaml:40]
      ✓ Stage is Before sentence; Before sentence is required
        [disposals/detention-in-a-young-offender-institution.yaml:9]
      ! The court must suspend this term unless exceptional circumstances that relate to the offence
        or the offender justify not doing so.
      ! The shortest term that the offence deserves. The person must be legally represented, or have
        failed or been ineligible to be (Sentencing Act 2020 s.226).
      ! (may apply) The court must get a medical report unless it finds that unnecessary, and
        consider how custody would affect the condition and its treatment.
   5  Curfew                                        eligible
--

# Limits by the date of conviction.
$ printf '{"conviction_date":"2022-06-27","date_of_birth":"1990-01-01"}\n{"conviction_date":"2022-06-28","date_of_birth":"1990-01-01"}\n{"conviction_date":"2026-03-21","custodial_term":"3 years","custody_threshold_met":true}\n{"conviction_date":"2026-03-22","custodial_term":"3 years","custody_threshold_met":true}\n' > dates.ndjson; epf match rules/england-wales dates.ndjson --as-of 2026-11-22 --format text | grep -E '(hours a day|Operational period|For at most [0-9]* months[:,])'
      ! (may apply) Operational period 6 months to 2 years. With requirements, a supervision period
      ! (may apply) Operational period 6 months to 3 years, since the term is over 2 years. With
      ! For at most 6 months: convicted before 22 March 2026.
      ! 2 to 16 hours a day, within 12 months: convicted before 28 June 2022.
      ! (may apply) Operational period 6 months to 2 years. With requirements, a supervision period
      ! (may apply) Operational period 6 months to 3 years, since the term is over 2 years. With
      ! For at most 6 months: convicted before 22 March 2026.
      ! 2 to 20 hours a day, at most 112 hours in any 7 days, within 2 years. The ranges of the
      ! For at most 6 months: convicted before 22 March 2026.
      ! 2 to 20 hours a day, at most 112 hours in any 7 days, within 2 years. The ranges of the
      ! Operational period 6 months to 3 years, since the term is over 2 years. With requirements, a
      ! For at most 12 months, where all convictions are on or after 22 March 2026.
      ! 2 to 20 hours a day, at most 112 hours in any 7 days, within 2 years. The ranges of the
