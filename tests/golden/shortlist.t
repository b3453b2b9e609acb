# The page that an officer reads.
$ epf match rules/england-wales rules/england-wales/examples/02-no-sara.yaml --format text
EX000002 · Sentences and interventions in England and Wales 2026.1 · as of 16
  November 2026 · Before sentence

Of 107 options:
  16 eligible: Fine; Community order; Electronic compliance monitoring;
      Electronic whereabouts monitoring; Exclusion; Foreign travel prohibition;
      Programme; Prohibited activity; Rehabilitation activity; Residence; Unpaid
      work; Personal wellbeing services; Community Led Initiatives (CLI), peer
      support; Creating Positive Connections; Stepping Stones; Electronic
      monitoring with a curfew or an exclusion
  7 needs information: Building Better Relationships; Help Programme; Positive
      Pathways Plus; Stepwise Relationships; Positive Pathways; Skills for
      Relationships; Victim contact scheme
  48 not eligible
  7 excluded
  29 not applicable

Sentencing guidelines
      Offence 1: Guideline                          Common assault
        not verified: see the guideline
          (https://www.sentencingcouncil.org.uk/common-assault-racially-or-religiously-aggravated-common-assault-battery-common-assault-on-emergency-worker/);
          maximum: 6 months
        Source: Common assault (Sentencing Council, 2021) (unverified)
          The page gave the offence range (discharge to 26 weeks) and the
          maximum; its cells are recalled.
        Source: R v Chagaka SUM/CRIM/09/24 (Falkland Islands courts, May 2024),
          seen 22 November 2026 (secondary)
      Offence 2: Guideline                          Criminal damage up to £5,000
        not verified: see the guideline (https://www.sentencingcouncil.org.uk/)
        Source: Criminal damage, value not over £5,000 (Sentencing Council,
          effective 1 October 2019) (unverified)
          Every cell is recalled.

Open: the criteria are met
   1  Fine                                          eligible
      ! Bands, in per cent of relevant weekly income: A 25 to 75, B 75 to 125, C
        125 to 175, D 200 to 300 (not verified), E 300 to 500, F 500 to 700.
        Normally to be paid within 12 months. The court must ask about the
        person's means first.
      ! Standard scale for summary offences: level 1 £200, level 2 £500, level 3
        £1,000, level 4 £2,500, level 5 £5,000; level 5 has no limit for
        offences since 12 March 2015.
      Source: Sentencing Act 2020, ss.118 to 125, seen 22 November 2026
        (sourced)
      Source: Sentencing Act 2020, s.121, seen 22 November 2026 (secondary)
      Source: Sentencing Council, approach to fines, bands, relevant weekly
        income, seen 22 November 2026 (secondary)
   2  Community order                               eligible
      ✓ Aged 18 or over when convicted: Age when convicted: 42 (needs at least
        18)  [law.yaml:383]
      ✓ This court can punish the offence with imprisonment: yes (needs yes)
        [disposals/community-order.yaml:29]
      ✓ The offence is serious enough to warrant a community order (the court's
        opinion): yes (needs yes)  [disposals/community-order.yaml:30]
      ! At most 3 years. The requirements must be the most suitable for the
        person, must together restrict liberty no more than the offence
        deserves, and must be compatible; as far as practicable they avoid
        conflict with religious beliefs, work, education and other orders. A
        pre-sentence report is needed for these opinions unless the court finds
        it unnecessary.
      ! At least one requirement must be for punishment, unless a fine is
        imposed as well or exceptional circumstances make both unjust.
      ! Medium level in the guideline of 2017, not verified for today's: unpaid
        work of 80 to 150 hours, a curfew of 2 to 3 months, an exclusion of
        about 6 months, and with no punitive requirement a fine of band B. †
      † This rests on Guide to the levels of a community order (2017), which
        nobody has verified.
      ! Several offences. The most serious sets the level; the sentence for all
        of them together must be just and proportionate, which is for the court
        (totality). An offence may have no starting point above: look at each. †
        Source: Totality guideline (Sentencing Council) (unverified)
          As it is remembered; no copy was seen.
      Source: Sentencing Act 2020, ss.200 to 209, seen 22 November 2026
        (sourced)
      Source: Imposition of community and custodial sentences guideline,
        community orders, seen 22 November 2026 (secondary)
   3  Electronic compliance monitoring              eligible
      ✓ An order to put it in is open: Community order is suitable (must be)
        [law.yaml:441]
      ✓ The order holds another requirement that compliance monitoring can stand
        beside: yes (needs yes)
        [requirements/electronic-compliance-monitoring.yaml:21]
      ✓ Nobody whose consent is needed withholds it: Consent of another person
        to electronic monitoring: Not needed (needs Not needed or Given)
        [law.yaml:446]
      ✓ Requirements that can be arranged where the person lives: Unpaid work,
        Drug testing, Alcohol abstinence and monitoring, Electronic compliance
        monitoring, Electronic whereabouts monitoring (needs Electronic
        compliance monitoring)
        [requirements/electronic-compliance-monitoring.yaml:23]
      ! Never alone, and never to monitor alcohol abstinence.
      Source: Sentencing Act 2020, Schedule 9 Part 14; ss.206 to 208 and 286 to
        292, seen 22 November 2026 (sourced)
   4  Electronic whereabouts monitoring             eligible
      ✓ An order to put it in is open: Community order is suitable (must be)
        [law.yaml:441]
      ✓ A tag can be fitted: yes (needs yes)
        [requirements/electronic-whereabouts-monitoring.yaml:25]
      ✓ Nobody whose consent is needed withholds it: Consent of another person
        to electronic monitoring: Not needed (needs Not needed or Given)
        [law.yaml:446]
      ✓ Requirements that can be arranged where the person lives: Unpaid work,
        Drug testing, Alcohol abstinence and monitoring, Electronic compliance
        monitoring, Electronic whereabouts monitoring (needs Electronic
        whereabouts monitoring)
        [requirements/electronic-whereabouts-monitoring.yaml:27]
      ! Up to 2 years, by the guideline. May stand alone.
      Source: Sentencing Act 2020, Schedule 9 Part 14; ss.206 to 208 and 286 to
        292, seen 22 November 2026 (sourced)
      Source: Sentencing Council, electronic monitoring, imposition guideline
        2025, seen 22 November 2026 (sourced)
   5  Exclusion                                     eligible
      ✓ An order to put it in is open: Community order is suitable (must be)
        [law.yaml:441]
      ! In a community order within 2 years from its start. Brings electronic
        compliance monitoring, unless consent or the area stands in the way or
        it is inappropriate.
      Source: Sentencing Act 2020, Schedule 9 Part 6; ss.206 to 208 and 286 to
        292, seen 22 November 2026 (sourced)
   6  Foreign travel prohibition                    eligible
      ✓ An order to put it in is open: Community order is suitable (must be)
        [law.yaml:441]
      ! For at most 12 months. The order states the days or the period, and the
        area.
      Source: Sentencing Act 2020, Schedule 9 Part 8; ss.206 to 208 and 286 to
        292, seen 22 November 2026 (sourced)
   7  Programme                                     eligible
      ✓ An order to put it in is open: Community order is suitable (must be)
        [law.yaml:441]
      ! The order states the number of days. The programme must be accredited;
        probation chooses which, and where.
      ! (may apply) No accredited programme on this list is open to the person.
      Source: Sentencing Act 2020, Schedule 9 Part 3; ss.206 to 208 and 286 to
        292, seen 22 November 2026 (sourced)
   8  Prohibited activity                           eligible
      ✓ An order to put it in is open: Community order is suitable (must be)
        [law.yaml:441]
      ! The court must consult probation first. Up to the length of the order.
      Source: Sentencing Act 2020, Schedule 9 Part 4; ss.206 to 208 and 286 to
        292, seen 22 November 2026 (sourced)
      Source: Sentencing Council, prohibited activity requirement, imposition
        guideline 2025, seen 22 November 2026 (sourced)
   9  Rehabilitation activity                       eligible
      ✓ An order to put it in is open: Community order is suitable (must be)
        [law.yaml:441]
      ! The order states the greatest number of activity days. Activities that
        need others need their agreement. The Sentencing Act 2026 ss.12 and 13
        would drop the number of days and rename the requirement; they were not
        seen in force.
      Source: Sentencing Act 2020, Schedule 9 Part 2; ss.206 to 208 and 286 to
        292, seen 22 November 2026 (sourced)
  10  Residence                                     eligible
      ✓ An order to put it in is open: Community order is suitable (must be)
        [law.yaml:441]
      ✓ The home surroundings have been considered: yes (needs yes)
        [requirements/residence.yaml:21]
      ✓ Residence would be in a hostel or institution: no (needs no)
        [requirements/residence.yaml:23]
      Source: Sentencing Act 2020, Schedule 9 Part 7; ss.206 to 208 and 286 to
        292, seen 22 November 2026 (sourced)
  11  Unpaid work                                   eligible
      ✓ An order to put it in is open: Community order is suitable (must be)
        [law.yaml:441]
      ✓ Suitable to do unpaid work: yes (needs yes)
        [requirements/unpaid-work.yaml:28]
      ✓ Requirements that can be arranged where the person lives: Unpaid work,
        Drug testing, Alcohol abstinence and monitoring, Electronic compliance
        monitoring, Electronic whereabouts monitoring (needs Unpaid work)
        [requirements/unpaid-work.yaml:29]
      ! 40 to 300 hours in all, also where several orders add up. The guideline
        asks for regard to work, disability and people the person cares for.
      ! The duty to finish within 12 months was removed by the Sentencing Act
        2026 s.36, which SI 2026/402 brought into force on a day that was not
        seen. Check which applies.
      Source: Sentencing Act 2020, Schedule 9 Part 1; ss.206 to 208 and 286 to
        292, seen 22 November 2026 (sourced)
      Source: Sentencing Act 2026, s.36, seen 22 November 2026 (sourced)
  12  Personal wellbeing services                   eligible
      ✓ Sex: Male (needs Male)
        [interventions/personal-wellbeing-services.yaml:28]
      ✓ Needs: Relationships and family, Thinking and behaviour (needs
        Relationships and family, Lifestyle and associates, Emotional wellbeing,
        Thinking and behaviour or Attitudes)
        [interventions/personal-wellbeing-services.yaml:32]
      ✓ In the community, or on the way to it: Setting: Community (needs
        Community)  [conditions.yaml:99]
      Source: Intervention catalogue, where it runs, age and sex, seen 30 June
        2026 (sourced)
      Source: Intervention catalogue, as we read it, needs, seen 30 June 2026
        (secondary)
  13  Community Led Initiatives (CLI), peer support  eligible
      ✓ Age on the evaluation date: 42 (needs at least 18)
        [interventions/community-led-initiatives-peer-support.yaml:27]
      ✓ Needs: Relationships and family, Thinking and behaviour (needs
        Accommodation, Education and employment, Finance and debt, Relationships
        and family or Emotional wellbeing)
        [interventions/community-led-initiatives-peer-support.yaml:32]
      ✓ In the community, or on the way to it: Setting: Community (needs
        Community)  [conditions.yaml:99]
      ! The record does not name the regions where this runs. Check that it runs
        in this one.
      Source: Intervention catalogue, where it runs, age and sex, seen 30 June
        2026 (sourced)
      Source: Intervention catalogue, as we read it, needs, seen 30 June 2026
        (secondary)
  14  Creating Positive Connections                 eligible
      ✓ Age on the evaluation date: 42 (needs at least 18)
        [interventions/creating-positive-connections.yaml:20]
      ✓ Sex: Male (needs Male)
        [interventions/creating-positive-connections.yaml:25]
      ✓ In the community, or on the way to it: Setting: Community (needs
        Community)  [conditions.yaml:99]
      Source: Intervention catalogue, where it runs, age and sex, seen 30 June
        2026 (sourced)
  15  Stepping Stones                               eligible
      ✓ Age on the evaluation date: 42 (needs at least 18)
        [interventions/stepping-stones.yaml:27]
      ✓ Sex: Male (needs Male)  [interventions/stepping-stones.yaml:32]
      ✓ Needs: Relationships and family, Thinking and behaviour (needs Thinking
        and behaviour or Attitudes)  [interventions/stepping-stones.yaml:36]
      ✓ In the community, or on the way to it: Setting: Community (needs
        Community)  [conditions.yaml:99]
      Source: Intervention catalogue, where it runs, age and sex, offences ruled
        out, seen 30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, needs, seen 30 June 2026
        (secondary)
  16  Electronic monitoring with a curfew or an exclusion  eligible
      ✓ An order to put it in is open: Community order is suitable (must be)
        [law.yaml:441]
      ✓ Nobody whose consent is needed withholds it: Consent of another person
        to electronic monitoring: Not needed (needs Not needed or Given)
        [law.yaml:446]
      ✓ Requirements that can be arranged where the person lives: Unpaid work,
        Drug testing, Alcohol abstinence and monitoring, Electronic compliance
        monitoring, Electronic whereabouts monitoring (needs Electronic
        compliance monitoring)  [information/electronic-monitoring.yaml:21]
      ! It comes with either of them, unless the court finds it inappropriate.
      Source: Sentencing Act 2020, Schedule 9 Part 14, seen 22 November 2026
        (sourced)

Not yet settled: more must be known
  17  Building Better Relationships                 needs information
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
  18  Help Programme                                needs information
      ? exclusion: An accredited programme is open to the person: Building
        Better Relationships may be suitable (being suitable rules it out)
        [conditions.yaml:59]
      ? SARA risk to a partner: not asked (needs Low)
        [interventions/help-programme.yaml:42]
      ! (may apply) The record asks that the person can read simple text, that
        any trouble with alcohol or drugs is settled and that no mental illness
        is acute. Talk it over with the treatment manager before referral.
      Source: Intervention catalogue, age and sex, offences, risk and need, seen
        30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, exclusions, seen 30 June
        2026 (secondary)
  19  Positive Pathways Plus                        needs information
      ? exclusion: An accredited programme is open to the person: Building
        Better Relationships may be suitable (being suitable rules it out)
        [conditions.yaml:59]
      ? SARA risk to a partner: not asked (needs Low)
        [interventions/positive-pathways-plus.yaml:41]
      ! One line of the record keeps it for heterosexual men; another counts
        same-sex relationships among those that it deals with. Neither is a
        criterion here. Ask the treatment manager. ‡
        Source: Intervention catalogue, as we read it, exclusions, summary, seen
          30 June 2026 (conflict)
          One line keeps it for heterosexual men; another counts same-sex
          relationships among those that it deals with. Neither is made a
          criterion: the first would need a lawful basis and none was found. Ask
          the treatment manager.
      ! (may apply) The record asks that the person can read simple text, that
        any trouble with alcohol or drugs is settled and that no mental illness
        is acute. Talk it over with the treatment manager before referral.
      Source: Intervention catalogue, age and sex, offences, risk and need, seen
        30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, earlier programmes and
        convictions, exclusions, seen 30 June 2026 (secondary)
  20  Stepwise Relationships                        needs information
      ? SARA risk to others: not asked (needs Low)
        [interventions/stepwise-relationships.yaml:35]
      ! (may apply) The record asks that the person can read simple text, that
        any trouble with alcohol or drugs is settled and that no mental illness
        is acute. Talk it over with the treatment manager before referral.
      Source: Intervention catalogue, age and sex, offences, risk and need, seen
        30 June 2026 (sourced)
      Source: Intervention catalogue, as we read it, offences, earlier
        programmes and convictions, seen 30 June 2026 (secondary)
  21  Positive Pathways                             needs information
      ? exclusion: An accredited programme is open to the person: Building
        Better Relationships may be suitable (being suitable rules it out)
        [conditions.yaml:59]
      ! (may apply) The record asks that the person can read simple text, that
        any trouble with alcohol or drugs is settled and that no mental illness
        is acute. Talk it over with the treatment manager before referral.
      Source: Intervention catalogue, age and sex, risk and need, seen 30 June
        2026 (sourced)
      Source: Intervention catalogue, as we read it, exclusions, seen 30 June
        2026 (secondary)
  22  Skills for Relationships                      needs information
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
  23  Victim contact scheme                         not verified †
      ? Not verified: see the sources below.
      † Nobody has verified these rules.
      Source: Victim contact scheme (bedfordshire.pcc.police.uk), who qualifies,
        seen 22 November 2026 (secondary)
      Source: Victims and Courts Act 2026, c.19, thresholds and commencement,
        seen 22 November 2026 (unverified)
        Passed on 29 April 2026; what it changes here, and from when, was not
        read.

Not eligible: a criterion is not met
   –  Absolute discharge                            not eligible
      – It is inexpedient to inflict punishment (the court's opinion): no (needs
        yes)  [disposals/absolute-discharge.yaml:17]
   –  Conditional discharge                         not eligible
      – It is inexpedient to inflict punishment (the court's opinion): no (needs
        yes)  [disposals/conditional-discharge.yaml:19]
   –  Suspended sentence order                      not eligible
      – Custody can be justified: one of these:
        – The offence is so serious that no fine alone or community sentence can
          be justified (the court's opinion): no (needs yes)  [law.yaml:412]
        – Not willing to comply with a proposed requirement that needs
          willingness: no (needs yes)  [law.yaml:413]
        – Mandatory sentence requirement: None (needs anything but None)
          [law.yaml:414]
      ? An extended sentence, or one for an offender of particular concern, is
        imposed on this occasion: not known (yes rules it out)
        [disposals/suspended-sentence-order.yaml:72]
   –  Detention in a young offender institution (18 to 20)  not eligible
      – Aged 18 to 20 when convicted: Age when convicted: 42 (needs at least 18
        and below 21)  [law.yaml:388]
      – Custody can be justified: one of these:
        – The offence is so serious that no fine alone or community sentence can
          be justified (the court's opinion): no (needs yes)  [law.yaml:412]
        – Not willing to comply with a proposed requirement that needs
          willingness: no (needs yes)  [law.yaml:413]
        – Mandatory sentence requirement: None (needs anything but None)
          [law.yaml:414]
   –  Imprisonment (21 or over)                     not eligible
      – Custody can be justified: one of these:
        – The offence is so serious that no fine alone or community sentence can
          be justified (the court's opinion): no (needs yes)  [law.yaml:412]
        – Not willing to comply with a proposed requirement that needs
          willingness: no (needs yes)  [law.yaml:413]
        – Mandatory sentence requirement: None (needs anything but None)
          [law.yaml:414]
   –  Deferment of sentence                         not eligible
      – Consents to deferment and undertakes to comply with its requirements: no
        (needs yes)  [disposals/deferment-of-sentence.yaml:27]
      – Deferment is in the interests of justice (the court's opinion): no
        (needs yes)  [disposals/deferment-of-sentence.yaml:28]
   –  Alcohol abstinence and monitoring             not eligible
      – Alcohol was an element of this or an associated offence or contributed
        to it: no (needs yes)
        [requirements/alcohol-abstinence-and-monitoring.yaml:25]
   –  Alcohol treatment                             not eligible
      – Dependent on alcohol: no (needs yes)
        [requirements/alcohol-treatment.yaml:21]
   –  Curfew                                        not eligible
      – The court has information on each curfew address and on the attitude of
        those affected: no (needs yes)  [requirements/curfew.yaml:36]
   –  Drug rehabilitation                           not eligible
      – Dependent on drugs or inclined to misuse them: no (needs yes)
        [requirements/drug-rehabilitation.yaml:22]
   –  Drug testing                                  not eligible
      – one of these:
        – Misuse of a drug or psychoactive substance caused or contributed to
          the offence: no (needs yes)  [requirements/drug-testing.yaml:23]
        – Such misuse is likely to cause or contribute to more offending: no
          (needs yes)  [requirements/drug-testing.yaml:24]
   –  Mental health treatment                       not eligible
      – A mental condition needs treatment, may respond to it, and warrants no
        hospital or guardianship order: no (needs yes)
        [requirements/mental-health-treatment.yaml:21]
   –  Building Choices: moderate intensity          not eligible
      – Pathway of the Programme Needs Identifier: Alternative (needs Moderate)
        [interventions/building-choices-moderate-intensity.yaml:39]
   –  Horizon                                       not eligible
      – What the offence was: Violent (by its code), Intimate partner violence,
        Domestic abuse, Criminal damage (needs Sexual, Sexual (internet only) or
        Sexual (with contact))  [interventions/horizon.yaml:37]
      – OSP medium or above (for contact or images): one of these:
        – OSP band for contact offending: Not applicable (needs at least Medium)
          [conditions.yaml:30]
        – OSP band for images and indirect contact: Not applicable (needs at
          least Medium)  [conditions.yaml:31]
   –  iHorizon                                      not eligible
      – What the offence was: Violent (by its code), Intimate partner violence,
        Domestic abuse, Criminal damage (needs Sexual (internet only))
        [interventions/ihorizon.yaml:38]
      – OSP medium or above (for contact or images): one of these:
        – OSP band for contact offending: Not applicable (needs at least Medium)
          [conditions.yaml:30]
        – OSP band for images and indirect contact: Not applicable (needs at
          least Medium)  [conditions.yaml:31]
   –  Healthy Identity Intervention                 not eligible
      – one of these:
        – What the offence was: Violent (by its code), Intimate partner
          violence, Domestic abuse, Criminal damage (needs Terrorism Act)
          [interventions/healthy-identity-intervention.yaml:34]
        – The court found an extremist motivation: no (needs yes)
          [interventions/healthy-identity-intervention.yaml:35]
      – Extremism Risk Guidance (22+) assessment done: no (needs yes)
        [interventions/healthy-identity-intervention.yaml:36]
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
          – What the offence was: Violent (by its code), Intimate partner
            violence, Domestic abuse, Criminal damage (needs Sexual, Sexual
            (internet only) or Sexual (with contact))
            [interventions/new-me-strengths.yaml:49]
          – OSP medium or above (for contact or images): one of these:
            – OSP band for contact offending: Not applicable (needs at least
              Medium)  [conditions.yaml:30]
            – OSP band for images and indirect contact: Not applicable (needs at
              least Medium)  [conditions.yaml:31]
   –  Thinking Skills Programme                     not eligible
      – Two-year OGRS3 score: 44 (needs at least 50)
        [interventions/thinking-skills-programme.yaml:25]
   –  Living as New Me                              not eligible
      – one of these:
        – Setting: Community (needs Custody)
          [interventions/living-as-new-me.yaml:31]
        – What the offence was: Violent (by its code), Intimate partner
          violence, Domestic abuse, Criminal damage (needs Sexual, Sexual
          (internet only) or Sexual (with contact))
          [interventions/living-as-new-me.yaml:32]
      – Accredited programmes completed: none (needs Becoming New Me Plus or New
        Me Strengths)  [interventions/living-as-new-me.yaml:34]
   –  RESOLVE                                       not eligible
      – Older programmes that still run where the person is: none (needs
        RESOLVE)  [interventions/resolve.yaml:25]
   –  Drink Impaired Drivers                        not eligible
      – Older programmes that still run where the person is: none (needs Drink
        Impaired Drivers)  [interventions/drink-impaired-drivers.yaml:26]
   –  Building Skills for Recovery                  not eligible
      – Older programmes that still run where the person is: none (needs
        Building Skills for Recovery)
        [interventions/building-skills-for-recovery.yaml:26]
   –  Motivation and Engagement                     not eligible
      – Older programmes that still run where the person is: none (needs
        Motivation and Engagement)
        [interventions/motivation-and-engagement.yaml:25]
   –  Developing Assertiveness for Women in Relationships (DAWN)  not eligible ‡
      – Sex: Male (needs Female)
        [interventions/developing-assertiveness-for-women-in-relationships.yaml:35]
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
   –  Maps for Change                               not eligible
      – What the offence was: Violent (by its code), Intimate partner violence,
        Domestic abuse, Criminal damage (needs Sexual, Sexual (internet only) or
        Sexual (with contact))  [interventions/maps-for-change.yaml:38]
   –  Pathways to Change                            not eligible
      – Sex: Male (needs Female)  [interventions/pathways-to-change.yaml:25]
      – What the offence was: Violent (by its code), Intimate partner violence,
        Domestic abuse, Criminal damage (needs Sexual, Sexual (internet only) or
        Sexual (with contact))  [interventions/pathways-to-change.yaml:29]
   –  New Me MOT                                    not eligible
      – one of these:
        – Sentence (made or proposed): Community order (needs anything but
          Community order)  [interventions/new-me-mot.yaml:35]
        – What the offence was: Violent (by its code), Intimate partner
          violence, Domestic abuse, Criminal damage (needs Sexual, Sexual
          (internet only) or Sexual (with contact))
          [interventions/new-me-mot.yaml:36]
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
   –  Intensive supervision court (substance misuse)  not eligible
      – The offence is so serious that no fine alone or community sentence can
        be justified (the court's opinion): no (needs yes)
        [information/intensive-supervision-court.yaml:21]
      – Needs: Relationships and family, Thinking and behaviour (needs Drug
        misuse or Alcohol misuse)
        [information/intensive-supervision-court.yaml:22]
   –  Intensive supervision court (women)           not eligible
      – The offence is so serious that no fine alone or community sentence can
        be justified (the court's opinion): no (needs yes)
        [information/intensive-supervision-court-women.yaml:20]
      – Sex: Male (needs Female)
        [information/intensive-supervision-court-women.yaml:21]
   –  MAPPA category 1 (registered sexual offenders)  not eligible
      – Grounds for public protection arrangements: none (needs Must register as
        a sexual offender)  [information/mappa-category-1.yaml:15]
   –  MAPPA category 2 (violent and other sexual offenders)  not eligible
      – Grounds for public protection arrangements: none (needs Specified
        violent or sexual offence)  [information/mappa-category-2.yaml:17]
   –  MAPPA category 3 (other dangerous offenders)  not eligible
      – Grounds for public protection arrangements: none (needs Judged dangerous
        on other grounds)  [information/mappa-category-3.yaml:15]
   –  MAPPA category 4 (terrorism)                  not eligible
      – Grounds for public protection arrangements: none (needs Terrorism
        offence or risk)  [information/mappa-category-4.yaml:15]
   –  MAPPA level 1                                 not eligible
      – In a MAPPA category: one of these:
        – MAPPA category 1 (registered sexual offenders) is not suitable (must
          be)  [law.yaml:451]
        – MAPPA category 2 (violent and other sexual offenders) is not suitable
          (must be)  [law.yaml:452]
        – MAPPA category 3 (other dangerous offenders) is not suitable (must be)
          [law.yaml:453]
        – MAPPA category 4 (terrorism) is not suitable (must be)  [law.yaml:454]
   –  MAPPA level 2                                 not eligible
      – In a MAPPA category: one of these:
        – MAPPA category 1 (registered sexual offenders) is not suitable (must
          be)  [law.yaml:451]
        – MAPPA category 2 (violent and other sexual offenders) is not suitable
          (must be)  [law.yaml:452]
        – MAPPA category 3 (other dangerous offenders) is not suitable (must be)
          [law.yaml:453]
        – MAPPA category 4 (terrorism) is not suitable (must be)  [law.yaml:454]
   –  MAPPA level 3                                 not eligible
      – MAPPA level 2 is not suitable (must be)
        [information/mappa-level-3.yaml:18]
   –  Restorative justice                           not eligible
      – All whose agreement is needed agree to restorative justice: no (needs
        yes)  [information/restorative-justice.yaml:21]
   –  Disqualification from driving after drink or drugs  not eligible
      – What the offence was: Violent (by its code), Intimate partner violence,
        Domestic abuse, Criminal damage (needs Driving after drink or drugs (by
        its code), Drink driving or Drug driving)
        [information/driving-disqualification.yaml:19]

Excluded
   –  FIRS4Women                                    excluded
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Violent (by its code), Intimate partner violence, Domestic
        abuse, Criminal damage (Intimate partner violence rules it out)
        [conditions.yaml:51]
   –  Let's Talk                                    excluded
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Violent (by its code), Intimate partner violence, Domestic
        abuse, Criminal damage (Intimate partner violence rules it out)
        [conditions.yaml:51]
   –  Stepwise Driving                              excluded
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Violent (by its code), Intimate partner violence, Domestic
        abuse, Criminal damage (Intimate partner violence rules it out)
        [conditions.yaml:51]
   –  Stepwise Problem Solving                      excluded
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Violent (by its code), Intimate partner violence, Domestic
        abuse, Criminal damage (Intimate partner violence rules it out)
        [conditions.yaml:51]
   –  Better Solutions                              excluded
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Violent (by its code), Intimate partner violence, Domestic
        abuse, Criminal damage (Intimate partner violence rules it out)
        [conditions.yaml:51]
   –  Stepwise Emotions                             excluded
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Violent (by its code), Intimate partner violence, Domestic
        abuse, Criminal damage (Intimate partner violence rules it out)
        [conditions.yaml:51]
   –  Managing My Emotions                          excluded
      – exclusion: The offence is sexual or intimate partner violence: What the
        offence was: Violent (by its code), Intimate partner violence, Domestic
        abuse, Criminal damage (Intimate partner violence rules it out)
        [conditions.yaml:51]

Does not apply at this stage or date
   Attendance centre (convicted before 28 June 2022) †; Drinking establishment
   entry prohibition (not in force) †; Driving prohibition (not in force);
   Public event attendance prohibition (not in force) †; Restriction zone (not
   in force); Building Choices: high intensity; Kaizen; Becoming New Me Plus;
   Identity Matters; Control of Violence for Angry Impulsive Drinkers; Healthy
   Sex Programme; Standard licence conditions; Licence condition: staying in one
   region overnight; Licence condition: not living with children; Licence
   condition: contact with people; Licence condition: programmes and activities;
   Licence condition: items and documents; Licence condition: telling the
   officer; Licence condition: curfew; Licence condition: places and events;
   Licence condition: reporting to staff or police; Licence condition: conduct;
   Licence condition: drugs, alcohol and solvents; Licence condition: electronic
   monitoring; Licence condition: extremism; Licence condition: search by the
   police †; Licence condition: polygraph †; Licence condition: serious
   organised crime; Intensive supervision court (Bristol)

Computed
      Age on the evaluation date                    42
      Age when convicted                            42
      ARP band                                      Low
      Pathway of the Programme Needs Identifier     Alternative
      CSRP band                                     Medium
      Earliest date of an offence that was given    29 November 2025
      What the offence was
        Violent (by its code), Intimate partner violence, Domestic abuse,
        Criminal damage
      OGP band                                      Medium †
      OGRS3 band                                    Low
      OVP band                                      Low
      Presumption to suspend                        Outside its terms
      Region of supervision                         West Midlands
      RSR band (older score)                        Low †
      SVRP band                                     Low
      Need in thinking and behaviour (7 OASys items)  9
      VRP band                                      Low
      Offence 1: The most that this court may pass for it  6 months
      Offence 2: The most that this court may pass for it  not known

Not known: SARA risk to a partner; SARA risk to others; Offence 2: Which offence
           the code stands for; Offence 2: How this offence is triable
Ask next:  SARA risk to others: settles 1 option whatever the answer
           SARA risk to a partner: settles 1 option whatever the answer
           Offence 2: Which offence the code stands for

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 6 options, 2 values, 2 cautions rest on a rule that nobody has verified.
‡ 1 option, 1 caution rest on a rule on which sources conflict.
--

# The same as JSON, what is open alone.
$ epf match rules/england-wales rules/england-wales/examples/02-no-sara.yaml --format ndjson --why deciding --ask --only eligible,needs_information
{"schema":"epf.shortlist/1","line":2,"profile_id":"EX000002","ruleset":{"id":"england-wales","version":"2026.1","fingerprint":"sha256:..."},"engine":"epf 0.1.0","as_of":"2026-11-16","stage":"pre_sentence","patterns":"jit","values":{"a_code_shows_acquisitive":{"state":"known","value":false,"status":"secondary"},"a_code_shows_burglary":{"state":"known","value":false,"status":"secondary"},"a_code_shows_criminal_damage":{"state":"known","value":true,"status":"secondary"},"a_code_shows_driving":{"state":"known","value":false,"status":"secondary"},"a_code_shows_drugs":{"state":"known","value":false,"status":"secondary"},"a_code_shows_impaired_driving":{"state":"known","value":false,"status":"secondary"},"a_code_shows_public_order":{"state":"known","value":false,"status":"secondary"},"a_code_shows_robbery":{"state":"known","value":false,"status":"secondary"},"a_code_shows_sexual":{"state":"known","value":false,"status":"secondary"},"a_code_shows_state_security":{"state":"known","value":false,"status":"secondary"},"a_code_shows_violent":{"state":"known","value":true,"status":"secondary"},"a_code_shows_weapons":{"state":"known","value":false,"status":"secondary"},"accredited_programme_out_of_reach":{"state":"known","value":false},"age":{"state":"known","value":42},"age_at_conviction":{"state":"known","value":42},"age_band":{"state":"known","value":"from_35_to_49"},"alcohol_disqualification_months_from":{"state":"missing","provisional":true,"status":"secondary"},"alcohol_disqualification_months_to":{"state":"missing","provisional":true,"status":"secondary"},"arp_band":{"state":"known","value":"low"},"building_choices_intensity":{"state":"known","value":"alternative"},"community_level_guide":{"state":"known","value":"hours_80_to_150","status":"unverified"},"csrp_band":{"state":"known","value":"medium"},"curfew_hours_a_day_at_most":{"state":"known","value":20},"curfew_months_at_most":{"state":"known","value":24},"dc_srp_band":{"state":"missing","provisional":true,"status":"secondary"},"deferment_months_at_most":{"state":"known","value":12},"earliest_offence_date_given":{"state":"known","value":"2025-11-29"},"greatest_starting_point":{"state":"missing","provisional":true,"status":"secondary"},"greatest_starting_point_after_plea":{"state":"missing","provisional":true,"status":"secondary"},"guideline_level":{"state":"missing","provisional":true,"status":"secondary"},"iic_srp_band":{"state":"missing","provisional":true},"magistrates_months_at_most":{"state":"known","value":6},"offence_groups":{"state":"known","value":["violent","intimate_partner_violence","domestic_abuse","criminal_damage"],"status":"secondary"},"ogp_band":{"state":"known","value":"medium","status":"unverified"},"ogrs3_band":{"state":"known","value":"low","status":"secondary"},"operational_period_years_at_most":{"state":"missing"},"ovp_band":{"state":"known","value":"low","status":"secondary"},"presumption_to_suspend":{"state":"known","value":"outside","status":"secondary"},"punitive_requirement_needed":{"state":"known","value":true},"region_of_supervision":{"state":"known","value":"west_midlands"},"rsr_band":{"state":"known","value":"low","status":"unverified"},"several_offences":{"state":"known","value":true},"some_category_not_in_grid":{"state":"known","value":false,"status":"secondary"},"some_code_unreadable":{"state":"known","value":false},"some_guideline_withheld":{"state":"known","value":true,"status":"secondary"},"some_offence_acquisitive":{"state":"known","value":false,"status":"secondary"},"some_offence_arson":{"state":"known","value":false,"status":"secondary"},"some_offence_bail_or_absconding":{"state":"known","value":false,"status":"secondary"},"some_offence_burglary":{"state":"known","value":false,"status":"secondary"},"some_offence_criminal_damage":{"state":"known","value":true,"status":"secondary"},"some_offence_driving":{"state":"known","value":false,"status":"secondary"},"some_offence_drugs":{"state":"known","value":false,"status":"secondary"},"some_offence_drunkenness":{"state":"known","value":false,"status":"secondary"},"some_offence_firearms":{"state":"known","value":false,"status":"secondary"},"some_offence_fraud":{"state":"known","value":false,"status":"secondary"},"some_offence_impaired_driving":{"state":"known","value":false,"status":"secondary"},"some_offence_indecent_material":{"state":"known","value":false,"status":"secondary"},"some_offence_public_order":{"state":"known","value":false,"status":"secondary"},"some_offence_robbery":{"state":"known","value":false,"status":"secondary"},"some_offence_sexual":{"state":"known","value":false,"status":"secondary"},"some_offence_sexual_against_child":{"state":"known","value":false,"status":"secondary"},"some_offence_state_security":{"state":"known","value":false,"status":"secondary"},"some_offence_theft":{"state":"known","value":false,"status":"secondary"},"some_offence_violence_against_person":{"state":"known","value":true,"status":"secondary"},"some_offence_violent":{"state":"known","value":true,"status":"secondary"},"some_offence_violent_or_sexual":{"state":"known","value":true,"status":"secondary"},"some_offence_weapons":{"state":"known","value":false,"status":"secondary"},"some_offence_without_guideline":{"state":"known","value":false},"suspended_term_years_at_most":{"state":"known","value":3},"svrp_band":{"state":"known","value":"low"},"thinking_need":{"state":"known","value":9,"status":"secondary"},"vrp_band":{"state":"known","value":"low"},"offences.1.acquisitive":{"state":"known","value":false,"status":"secondary"},"offences.1.alcohol_row":{"state":"missing","status":"secondary"},"offences.1.arson":{"state":"known","value":false,"status":"secondary"},"offences.1.bail_or_absconding":{"state":"known","value":false,"status":"secondary"},"offences.1.burglary":{"state":"known","value":false,"status":"secondary"},"offences.1.category_by_value":{"state":"missing","status":"unverified"},"offences.1.code_unreadable":{"state":"missing"},"offences.1.criminal_damage":{"state":"known","value":false,"status":"secondary"},"offences.1.disqualification_months_from":{"state":"missing","status":"secondary"},"offences.1.disqualification_months_to":{"state":"missing","status":"secondary"},"offences.1.driving":{"state":"known","value":false,"status":"secondary"},"offences.1.drugs":{"state":"known","value":false,"status":"secondary"},"offences.1.drunkenness":{"state":"known","value":false,"status":"secondary"},"offences.1.firearms":{"state":"known","value":false,"status":"secondary"},"offences.1.fraud":{"state":"known","value":false,"status":"secondary"},"offences.1.impaired_driving":{"state":"known","value":false,"status":"secondary"},"offences.1.indecent_material":{"state":"known","value":false,"status":"secondary"},"offences.1.most_in_this_court":{"state":"known","value":"6 months"},"offences.1.public_order":{"state":"known","value":false,"status":"secondary"},"offences.1.range_from_after_plea":{"state":"missing","status":"secondary"},"offences.1.range_to_after_plea":{"state":"missing","status":"secondary"},"offences.1.robbery":{"state":"known","value":false,"status":"secondary"},"offences.1.sexual":{"state":"known","value":false,"status":"secondary"},"offences.1.sexual_against_child":{"state":"known","value":false,"status":"secondary"},"offences.1.shop_theft_maximum":{"state":"known","value":"6 months"},"offences.1.starting_point_after_plea":{"state":"missing","status":"secondary"},"offences.1.state_security":{"state":"known","value":false,"status":"secondary"},"offences.1.theft":{"state":"known","value":false,"status":"secondary"},"offences.1.violence_against_person":{"state":"known","value":true,"status":"secondary"},"offences.1.violent":{"state":"known","value":true,"status":"secondary"},"offences.1.violent_or_sexual":{"state":"known","value":true,"status":"secondary"},"offences.1.weapons":{"state":"known","value":false,"status":"secondary"},"offences.2.acquisitive":{"state":"known","value":false,"status":"secondary"},"offences.2.alcohol_row":{"state":"missing","status":"secondary"},"offences.2.arson":{"state":"known","value":false,"status":"secondary"},"offences.2.bail_or_absconding":{"state":"known","value":false,"status":"secondary"},"offences.2.burglary":{"state":"known","value":false,"status":"secondary"},"offences.2.category_by_value":{"state":"missing","status":"unverified"},"offences.2.code_unreadable":{"state":"missing"},"offences.2.criminal_damage":{"state":"known","value":true,"status":"secondary"},"offences.2.disqualification_months_from":{"state":"missing","status":"secondary"},"offences.2.disqualification_months_to":{"state":"missing","status":"secondary"},"offences.2.driving":{"state":"known","value":false,"status":"secondary"},"offences.2.drugs":{"state":"known","value":false,"status":"secondary"},"offences.2.drunkenness":{"state":"known","value":false,"status":"secondary"},"offences.2.firearms":{"state":"known","value":false,"status":"secondary"},"offences.2.fraud":{"state":"known","value":false,"status":"secondary"},"offences.2.impaired_driving":{"state":"known","value":false,"status":"secondary"},"offences.2.indecent_material":{"state":"known","value":false,"status":"secondary"},"offences.2.most_in_this_court":{"state":"unknown","possible":{"from":"6 months","to":"1 year"},"may_be_missing":true,"needs":["offences.2.specific_offence","offences.2.triable"]},"offences.2.public_order":{"state":"known","value":false,"status":"secondary"},"offences.2.range_from_after_plea":{"state":"missing","status":"secondary"},"offences.2.range_to_after_plea":{"state":"missing","status":"secondary"},"offences.2.robbery":{"state":"known","value":false,"status":"secondary"},"offences.2.sexual":{"state":"known","value":false,"status":"secondary"},"offences.2.sexual_against_child":{"state":"known","value":false,"status":"secondary"},"offences.2.shop_theft_maximum":{"state":"unknown","possible":{"from":"6 months","to":"7 years"},"needs":["offences.2.triable"]},"offences.2.starting_point_after_plea":{"state":"missing","status":"secondary"},"offences.2.state_security":{"state":"known","value":false,"status":"secondary"},"offences.2.theft":{"state":"known","value":false,"status":"secondary"},"offences.2.violence_against_person":{"state":"known","value":false,"status":"secondary"},"offences.2.violent":{"state":"known","value":true,"status":"secondary"},"offences.2.violent_or_sexual":{"state":"known","value":false,"status":"secondary"},"offences.2.weapons":{"state":"known","value":false,"status":"secondary"},"offences.1.guideline":{"state":"known","value":"common-assault"},"offences.1.starting_point":{"state":"missing","status":"secondary"},"offences.1.range_from":{"state":"missing","status":"secondary"},"offences.1.range_to":{"state":"missing","status":"secondary"},"offences.1.guideline_status":{"state":"known","value":"unverified","status":"secondary"},"offences.1.sentence_maximum":{"state":"known","value":"6 months"},"offences.2.guideline":{"state":"known","value":"criminal-damage-to-5000"},"offences.2.starting_point":{"state":"missing","status":"secondary"},"offences.2.range_from":{"state":"missing","status":"secondary"},"offences.2.range_to":{"state":"missing","status":"secondary"},"offences.2.guideline_status":{"state":"known","value":"unverified","status":"secondary"},"offences.2.sentence_maximum":{"state":"missing"}},"guidelines":[{"item":"offences.1","guideline":"common-assault","title":"Common assault","link":"https://www.sentencingcouncil.org.uk/common-assault-racially-or-religiously-aggravated-common-assault-battery-common-assault-on-emergency-worker/","status":"unverified","withheld":true,"starting_point":null,"range":null,"maximum":"6 months"},{"item":"offences.2","guideline":"criminal-damage-to-5000","title":"Criminal damage up to £5,000","link":"https://www.sentencingcouncil.org.uk/","status":"unverified","withheld":true,"starting_point":null,"range":null,"maximum":null}],"options":[{"id":"fine","verdict":"eligible","position":1,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"fine.excluded.1","part":"excluded","outcome":"not_met","field":"mandatory_sentence","observed":"not_required","operator":"in","required":["life_or_serious_terrorism","third_domestic_burglary"],"file":"disposals/fine.yaml","line":36,"column":7,"text":"Mandatory sentence requirement: None (Life or a serious terrorism sentence or Third domestic burglary rules it out)"},{"clause":"hospital_or_guardianship_order_made","part":"excluded","outcome":"not_met","field":"mental_health_order","observed":"no_order","operator":"in","required":["hospital_order","guardianship_order"],"via":["hospital_or_guardianship_order_made"],"file":"law.yaml","line":402,"column":5,"text":"Mental Health Act order for the same offence: None (Hospital order or Guardianship order rules it out)"},{"clause":"fine.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"disposals/fine.yaml","line":9,"column":9,"text":"Stage: Before sentence (needs Before sentence)"}],"cautions":[{"outcome":"met","status":"secondary","text":"Bands, in per cent of relevant weekly income: A 25 to 75, B 75 to 125, C 125 to 175, D 200 to 300 (not verified), E 300 to 500, F 500 to 700. Normally to be paid within 12 months. The court must ask about the person's means first."},{"outcome":"met","status":"secondary","text":"Standard scale for summary offences: level 1 £200, level 2 £500, level 3 £1,000, level 4 £2,500, level 5 £5,000; level 5 has no limit for offences since 12 March 2015."}]},{"id":"community-order","verdict":"eligible","position":2,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"adult_when_convicted","part":"criteria","outcome":"met","field":"age_at_conviction","observed":42,"operator":"at_least","required":18,"via":["adult_when_convicted"],"lawful_basis":"Sentencing Act 2020 s.202(1)(a) and s.262(1)(a)","file":"law.yaml","line":383,"column":5,"text":"Age when convicted: 42 (needs at least 18)"},{"clause":"community-order.eligible.2","part":"criteria","outcome":"met","field":"offence_imprisonable","observed":true,"operator":"is","required":true,"file":"disposals/community-order.yaml","line":29,"column":7,"text":"This court can punish the offence with imprisonment: yes (needs yes)"},{"clause":"community-order.eligible.3","part":"criteria","outcome":"met","field":"community_threshold_met","observed":true,"operator":"is","required":true,"file":"disposals/community-order.yaml","line":30,"column":7,"text":"The offence is serious enough to warrant a community order (the court's opinion): yes (needs yes)"},{"clause":"mandatory_sentence_applies","part":"excluded","outcome":"not_met","field":"mandatory_sentence","observed":"not_required","operator":"is_not","required":"not_required","via":["mandatory_sentence_applies"],"file":"law.yaml","line":398,"column":5,"text":"Mandatory sentence requirement: None (anything but None rules it out)"},{"clause":"hospital_or_guardianship_order_made","part":"excluded","outcome":"not_met","field":"mental_health_order","observed":"no_order","operator":"in","required":["hospital_order","guardianship_order"],"via":["hospital_or_guardianship_order_made"],"file":"law.yaml","line":402,"column":5,"text":"Mental Health Act order for the same offence: None (Hospital order or Guardianship order rules it out)"},{"clause":"community-order.excluded.3","part":"excluded","outcome":"not_met","field":"suspended_sentence_alongside","observed":false,"operator":"is","required":true,"file":"disposals/community-order.yaml","line":35,"column":7,"text":"A suspended sentence order is made for this or another offence dealt with: no (yes rules it out)"},{"clause":"community-order.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"disposals/community-order.yaml","line":10,"column":9,"text":"Stage: Before sentence (needs Before sentence)"}],"cautions":[{"outcome":"met","status":"secondary","text":"At most 3 years. The requirements must be the most suitable for the person, must together restrict liberty no more than the offence deserves, and must be compatible; as far as practicable they avoid conflict with religious beliefs, work, education and other orders. A pre-sentence report is needed for these opinions unless the court finds it unnecessary."},{"outcome":"met","status":"secondary","text":"At least one requirement must be for punishment, unless a fine is imposed as well or exceptional circumstances make both unjust."},{"outcome":"met","status":"unverified","text":"Medium level in the guideline of 2017, not verified for today's: unpaid work of 80 to 150 hours, a curfew of 2 to 3 months, an exclusion of about 6 months, and with no punitive requirement a fine of band B."},{"outcome":"met","status":"unverified","text":"Several offences. The most serious sets the level; the sentence for all of them together must be just and proportionate, which is for the court (totality). An offence may have no starting point above: look at each.","sources":[{"title":"Totality guideline (Sentencing Council)","note":"As it is remembered; no copy was seen.","status":"unverified"}]}]},{"id":"electronic-compliance-monitoring","verdict":"eligible","position":3,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":441,"column":9,"text":"Community order is suitable (must be)"},{"clause":"electronic-compliance-monitoring.eligible.2","part":"criteria","outcome":"met","field":"requirement_to_monitor","observed":true,"operator":"is","required":true,"file":"requirements/electronic-compliance-monitoring.yaml","line":21,"column":7,"text":"The order holds another requirement that compliance monitoring can stand beside: yes (needs yes)"},{"clause":"third_party_allows_monitoring","part":"criteria","outcome":"met","field":"monitoring_third_party","observed":"not_needed","operator":"in","required":["not_needed","given"],"via":["third_party_allows_monitoring"],"file":"law.yaml","line":446,"column":5,"text":"Consent of another person to electronic monitoring: Not needed (needs Not needed or Given)"},{"clause":"electronic-compliance-monitoring.available","part":"available","outcome":"met","field":"local_provision","observed":["unpaid_work","drug_testing","alcohol_abstinence_and_monitoring","electronic_compliance_monitoring","electronic_whereabouts_monitoring"],"operator":"includes","required":"electronic_compliance_monitoring","file":"requirements/electronic-compliance-monitoring.yaml","line":23,"column":13,"text":"Requirements that can be arranged where the person lives: Unpaid work, Drug testing, Alcohol abstinence and monitoring, Electronic compliance monitoring, Electronic whereabouts monitoring (needs Electronic compliance monitoring)"},{"clause":"electronic-compliance-monitoring.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/electronic-compliance-monitoring.yaml","line":9,"column":9,"text":"Stage: Before sentence (needs Before sentence)"}],"cautions":[{"outcome":"met","status":"sourced","text":"Never alone, and never to monitor alcohol abstinence."}]},{"id":"electronic-whereabouts-monitoring","verdict":"eligible","position":4,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":441,"column":9,"text":"Community order is suitable (must be)"},{"clause":"electronic-whereabouts-monitoring.eligible.2","part":"criteria","outcome":"met","field":"tag_can_be_fitted","observed":true,"operator":"is","required":true,"file":"requirements/electronic-whereabouts-monitoring.yaml","line":25,"column":7,"text":"A tag can be fitted: yes (needs yes)"},{"clause":"third_party_allows_monitoring","part":"criteria","outcome":"met","field":"monitoring_third_party","observed":"not_needed","operator":"in","required":["not_needed","given"],"via":["third_party_allows_monitoring"],"file":"law.yaml","line":446,"column":5,"text":"Consent of another person to electronic monitoring: Not needed (needs Not needed or Given)"},{"clause":"electronic-whereabouts-monitoring.available","part":"available","outcome":"met","field":"local_provision","observed":["unpaid_work","drug_testing","alcohol_abstinence_and_monitoring","electronic_compliance_monitoring","electronic_whereabouts_monitoring"],"operator":"includes","required":"electronic_whereabouts_monitoring","file":"requirements/electronic-whereabouts-monitoring.yaml","line":27,"column":13,"text":"Requirements that can be arranged where the person lives: Unpaid work, Drug testing, Alcohol abstinence and monitoring, Electronic compliance monitoring, Electronic whereabouts monitoring (needs Electronic whereabouts monitoring)"},{"clause":"electronic-whereabouts-monitoring.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/electronic-whereabouts-monitoring.yaml","line":9,"column":9,"text":"Stage: Before sentence (needs Before sentence)"}],"cautions":[{"outcome":"met","status":"sourced","text":"Up to 2 years, by the guideline. May stand alone."}]},{"id":"exclusion","verdict":"eligible","position":5,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":441,"column":9,"text":"Community order is suitable (must be)"},{"clause":"exclusion.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/exclusion.yaml","line":9,"column":9,"text":"Stage: Before sentence (needs Before sentence)"}],"cautions":[{"outcome":"met","status":"sourced","text":"In a community order within 2 years from its start. Brings electronic compliance monitoring, unless consent or the area stands in the way or it is inappropriate."}]},{"id":"foreign-travel-prohibition","verdict":"eligible","position":6,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":441,"column":9,"text":"Community order is suitable (must be)"},{"clause":"foreign-travel-prohibition.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/foreign-travel-prohibition.yaml","line":9,"column":9,"text":"Stage: Before sentence (needs Before sentence)"}],"cautions":[{"outcome":"met","status":"sourced","text":"For at most 12 months. The order states the days or the period, and the area."}]},{"id":"programme","verdict":"eligible","position":7,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":441,"column":9,"text":"Community order is suitable (must be)"},{"clause":"programme.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/programme.yaml","line":9,"column":9,"text":"Stage: Before sentence (needs Before sentence)"}],"cautions":[{"outcome":"met","status":"sourced","text":"The order states the number of days. The programme must be accredited; probation chooses which, and where."},{"outcome":"possible","status":"secondary","text":"No accredited programme on this list is open to the person."}]},{"id":"prohibited-activity","verdict":"eligible","position":8,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":441,"column":9,"text":"Community order is suitable (must be)"},{"clause":"prohibited-activity.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/prohibited-activity.yaml","line":9,"column":9,"text":"Stage: Before sentence (needs Before sentence)"}],"cautions":[{"outcome":"met","status":"sourced","text":"The court must consult probation first. Up to the length of the order."}]},{"id":"rehabilitation-activity","verdict":"eligible","position":9,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":441,"column":9,"text":"Community order is suitable (must be)"},{"clause":"rehabilitation-activity.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/rehabilitation-activity.yaml","line":10,"column":9,"text":"Stage: Before sentence (needs Before sentence)"}],"cautions":[{"outcome":"met","status":"sourced","text":"The order states the greatest number of activity days. Activities that need others need their agreement. The Sentencing Act 2026 ss.12 and 13 would drop the number of days and rename the requirement; they were not seen in force."}]},{"id":"residence","verdict":"eligible","position":10,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":441,"column":9,"text":"Community order is suitable (must be)"},{"clause":"residence.eligible.2","part":"criteria","outcome":"met","field":"home_surroundings_considered","observed":true,"operator":"is","required":true,"file":"requirements/residence.yaml","line":21,"column":7,"text":"The home surroundings have been considered: yes (needs yes)"},{"clause":"residence.eligible.3.1","part":"criteria","outcome":"met","field":"residence_in_hostel","observed":false,"operator":"is","required":false,"file":"requirements/residence.yaml","line":23,"column":11,"text":"Residence would be in a hostel or institution: no (needs no)"},{"clause":"residence.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/residence.yaml","line":9,"column":9,"text":"Stage: Before sentence (needs Before sentence)"}],"cautions":[]},{"id":"unpaid-work","verdict":"eligible","position":11,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":441,"column":9,"text":"Community order is suitable (must be)"},{"clause":"unpaid-work.eligible.2","part":"criteria","outcome":"met","field":"suitable_for_unpaid_work","observed":true,"operator":"is","required":true,"file":"requirements/unpaid-work.yaml","line":28,"column":7,"text":"Suitable to do unpaid work: yes (needs yes)"},{"clause":"unpaid-work.available","part":"available","outcome":"met","field":"local_provision","observed":["unpaid_work","drug_testing","alcohol_abstinence_and_monitoring","electronic_compliance_monitoring","electronic_whereabouts_monitoring"],"operator":"includes","required":"unpaid_work","file":"requirements/unpaid-work.yaml","line":29,"column":13,"text":"Requirements that can be arranged where the person lives: Unpaid work, Drug testing, Alcohol abstinence and monitoring, Electronic compliance monitoring, Electronic whereabouts monitoring (needs Unpaid work)"},{"clause":"unpaid-work.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"requirements/unpaid-work.yaml","line":9,"column":9,"text":"Stage: Before sentence (needs Before sentence)"}],"cautions":[{"outcome":"met","status":"sourced","text":"40 to 300 hours in all, also where several orders add up. The guideline asks for regard to work, disability and people the person cares for."},{"outcome":"met","status":"sourced","text":"The duty to finish within 12 months was removed by the Sentencing Act 2026 s.36, which SI 2026/402 brought into force on a day that was not seen. Check which applies."}]},{"id":"personal-wellbeing-services","verdict":"eligible","position":12,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"personal-wellbeing-services.eligible.1","part":"criteria","outcome":"met","field":"sex","observed":"male","operator":"is","required":"male","lawful_basis":"Equality Act 2010 Sch 3 paras 26 to 28, separate and single-sex services (unverified). On which paragraph and condition it rests is not published.","file":"interventions/personal-wellbeing-services.yaml","line":28,"column":7,"text":"Sex: Male (needs Male)"},{"clause":"personal-wellbeing-services.eligible.2","part":"criteria","outcome":"met","field":"needs","observed":["relationships","thinking"],"operator":"includes_any","required":["relationships","lifestyle","emotional_wellbeing","thinking","attitudes"],"file":"interventions/personal-wellbeing-services.yaml","line":32,"column":7,"text":"Needs: Relationships and family, Thinking and behaviour (needs Relationships and family, Lifestyle and associates, Emotional wellbeing, Thinking and behaviour or Attitudes)"},{"clause":"in_the_community_in_time.1","part":"available","outcome":"met","field":"setting","observed":"community","operator":"is","required":"community","via":["in_the_community_in_time"],"file":"conditions.yaml","line":99,"column":12,"text":"Setting: Community (needs Community)"}],"cautions":[]},{"id":"community-led-initiatives-peer-support","verdict":"eligible","position":13,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"community-led-initiatives-peer-support.eligible.1","part":"criteria","outcome":"met","field":"age","observed":42,"operator":"at_least","required":18,"lawful_basis":"Equality Act 2010 s.28(1)(a), age in services for under-18s (unverified). The age is that on the evaluation date; the record does not say when it counts. That a community order needs 18 when convicted (Sentencing Act 2020 s.202(1)(a)) is another age, and is not tested here.","file":"interventions/community-led-initiatives-peer-support.yaml","line":27,"column":7,"text":"Age on the evaluation date: 42 (needs at least 18)"},{"clause":"community-led-initiatives-peer-support.eligible.2","part":"criteria","outcome":"met","field":"needs","observed":["relationships","thinking"],"operator":"includes_any","required":["accommodation","education_training_employment","finance","relationships","emotional_wellbeing"],"file":"interventions/community-led-initiatives-peer-support.yaml","line":32,"column":7,"text":"Needs: Relationships and family, Thinking and behaviour (needs Accommodation, Education and employment, Finance and debt, Relationships and family or Emotional wellbeing)"},{"clause":"in_the_community_in_time.1","part":"available","outcome":"met","field":"setting","observed":"community","operator":"is","required":"community","via":["in_the_community_in_time"],"file":"conditions.yaml","line":99,"column":12,"text":"Setting: Community (needs Community)"}],"cautions":[{"outcome":"met","status":"secondary","text":"The record does not name the regions where this runs. Check that it runs in this one."}]},{"id":"creating-positive-connections","verdict":"eligible","position":14,"provisional":false,"availability":"yes","status":"sourced","reasons":[{"clause":"creating-positive-connections.eligible.1","part":"criteria","outcome":"met","field":"age","observed":42,"operator":"at_least","required":18,"lawful_basis":"Equality Act 2010 s.28(1)(a), age in services for under-18s (unverified). The age is that on the evaluation date; the record does not say when it counts. That a community order needs 18 when convicted (Sentencing Act 2020 s.202(1)(a)) is another age, and is not tested here.","file":"interventions/creating-positive-connections.yaml","line":20,"column":7,"text":"Age on the evaluation date: 42 (needs at least 18)"},{"clause":"creating-positive-connections.eligible.2","part":"criteria","outcome":"met","field":"sex","observed":"male","operator":"is","required":"male","lawful_basis":"Equality Act 2010 Sch 3 paras 26 to 28, separate and single-sex services (unverified). On which paragraph and condition it rests is not published.","file":"interventions/creating-positive-connections.yaml","line":25,"column":7,"text":"Sex: Male (needs Male)"},{"clause":"in_the_community_in_time.1","part":"available","outcome":"met","field":"setting","observed":"community","operator":"is","required":"community","via":["in_the_community_in_time"],"file":"conditions.yaml","line":99,"column":12,"text":"Setting: Community (needs Community)"}],"cautions":[]},{"id":"stepping-stones","verdict":"eligible","position":15,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"stepping-stones.eligible.1","part":"criteria","outcome":"met","field":"age","observed":42,"operator":"at_least","required":18,"lawful_basis":"Equality Act 2010 s.28(1)(a), age in services for under-18s (unverified). The age is that on the evaluation date; the record does not say when it counts. That a community order needs 18 when convicted (Sentencing Act 2020 s.202(1)(a)) is another age, and is not tested here.","file":"interventions/stepping-stones.yaml","line":27,"column":7,"text":"Age on the evaluation date: 42 (needs at least 18)"},{"clause":"stepping-stones.eligible.2","part":"criteria","outcome":"met","field":"sex","observed":"male","operator":"is","required":"male","lawful_basis":"Equality Act 2010 Sch 3 paras 26 to 28, separate and single-sex services (unverified). On which paragraph and condition it rests is not published.","file":"interventions/stepping-stones.yaml","line":32,"column":7,"text":"Sex: Male (needs Male)"},{"clause":"stepping-stones.eligible.3","part":"criteria","outcome":"met","field":"needs","observed":["relationships","thinking"],"operator":"includes_any","required":["thinking","attitudes"],"file":"interventions/stepping-stones.yaml","line":36,"column":7,"text":"Needs: Relationships and family, Thinking and behaviour (needs Thinking and behaviour or Attitudes)"},{"clause":"stepping-stones.excluded","part":"excluded","outcome":"not_met","field":"offence_groups","observed":["violent","intimate_partner_violence","domestic_abuse","criminal_damage"],"operator":"includes_any","required":["sexual","internet_only_sexual","contact_sexual"],"file":"interventions/stepping-stones.yaml","line":38,"column":3,"text":"What the offence was: Violent (by its code), Intimate partner violence, Domestic abuse, Criminal damage (Sexual, Sexual (internet only) or Sexual (with contact) rules it out)"},{"clause":"in_the_community_in_time.1","part":"available","outcome":"met","field":"setting","observed":"community","operator":"is","required":"community","via":["in_the_community_in_time"],"file":"conditions.yaml","line":99,"column":12,"text":"Setting: Community (needs Community)"}],"cautions":[]},{"id":"electronic-monitoring","verdict":"eligible","position":16,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"an_order_is_open.1","part":"criteria","outcome":"met","field":null,"options":["community-order"],"observed":true,"operator":"suitable","required":true,"via":["an_order_is_open"],"file":"law.yaml","line":441,"column":9,"text":"Community order is suitable (must be)"},{"clause":"third_party_allows_monitoring","part":"criteria","outcome":"met","field":"monitoring_third_party","observed":"not_needed","operator":"in","required":["not_needed","given"],"via":["third_party_allows_monitoring"],"file":"law.yaml","line":446,"column":5,"text":"Consent of another person to electronic monitoring: Not needed (needs Not needed or Given)"},{"clause":"electronic-monitoring.available","part":"available","outcome":"met","field":"local_provision","observed":["unpaid_work","drug_testing","alcohol_abstinence_and_monitoring","electronic_compliance_monitoring","electronic_whereabouts_monitoring"],"operator":"includes","required":"electronic_compliance_monitoring","file":"information/electronic-monitoring.yaml","line":21,"column":13,"text":"Requirements that can be arranged where the person lives: Unpaid work, Drug testing, Alcohol abstinence and monitoring, Electronic compliance monitoring, Electronic whereabouts monitoring (needs Electronic compliance monitoring)"},{"clause":"electronic-monitoring.stages","part":"applies","outcome":"met","field":"stage","observed":"pre_sentence","operator":"in","required":["pre_sentence"],"file":"information/electronic-monitoring.yaml","line":9,"column":9,"text":"Stage: Before sentence (needs Before sentence)"}],"cautions":[{"outcome":"met","status":"sourced","text":"It comes with either of them, unless the court finds it inappropriate."}]},{"id":"building-better-relationships","verdict":"needs_information","position":17,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"building-better-relationships.eligible.4.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"at_least","required":"medium","file":"interventions/building-better-relationships.yaml","line":61,"column":11,"text":"SARA risk to a partner: not asked (needs at least Medium)"},{"clause":"building-better-relationships.eligible.4.2","part":"criteria","outcome":"unknown","field":"sara_other","observed":null,"operator":"at_least","required":"medium","file":"interventions/building-better-relationships.yaml","line":62,"column":11,"text":"SARA risk to others: not asked (needs at least Medium)"}],"cautions":[{"outcome":"possible","status":"secondary","text":"The record lists mental illness and personality disorder among its exclusions and does not say how far. Ask the treatment manager; do not rule anybody out on this alone."}]},{"id":"help-programme","verdict":"needs_information","position":18,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"suited_to_an_accredited_programme.1","part":"excluded","outcome":"unknown","field":null,"options":["becoming-new-me-plus","building-better-relationships","building-choices-high-intensity","building-choices-moderate-intensity","building-skills-for-recovery","control-of-violence-for-angry-impulsive-drinkers","drink-impaired-drivers","healthy-identity-intervention","healthy-sex-programme","horizon","identity-matters","ihorizon","kaizen","living-as-new-me","motivation-and-engagement","new-me-strengths","resolve","thinking-skills-programme"],"observed":null,"operator":"suitable","required":true,"via":["suited_to_an_accredited_programme"],"file":"conditions.yaml","line":59,"column":9,"text":"Building Better Relationships may be suitable (counts if suitable)"},{"clause":"help-programme.eligible.4","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"low","file":"interventions/help-programme.yaml","line":42,"column":7,"text":"SARA risk to a partner: not asked (needs Low)"}],"cautions":[{"outcome":"possible","status":"secondary","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"positive-pathways-plus","verdict":"needs_information","position":19,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"suited_to_an_accredited_programme.1","part":"excluded","outcome":"unknown","field":null,"options":["becoming-new-me-plus","building-better-relationships","building-choices-high-intensity","building-choices-moderate-intensity","building-skills-for-recovery","control-of-violence-for-angry-impulsive-drinkers","drink-impaired-drivers","healthy-identity-intervention","healthy-sex-programme","horizon","identity-matters","ihorizon","kaizen","living-as-new-me","motivation-and-engagement","new-me-strengths","resolve","thinking-skills-programme"],"observed":null,"operator":"suitable","required":true,"via":["suited_to_an_accredited_programme"],"file":"conditions.yaml","line":59,"column":9,"text":"Building Better Relationships may be suitable (counts if suitable)"},{"clause":"positive-pathways-plus.eligible.4","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"low","file":"interventions/positive-pathways-plus.yaml","line":41,"column":7,"text":"SARA risk to a partner: not asked (needs Low)"}],"cautions":[{"outcome":"met","status":"conflict","text":"One line of the record keeps it for heterosexual men; another counts same-sex relationships among those that it deals with. Neither is a criterion here. Ask the treatment manager.","sources":[{"title":"Intervention catalogue, as we read it","section":"exclusions, summary","url":"https://github.com/ministryofjustice/hmpps-find-and-refer-an-intervention-service/blob/e5e81282aa5f/src/main/resources/db/interventions/positive-pathways-plus-si.json","seen":"2026-06-30","note":"One line keeps it for heterosexual men; another counts same-sex relationships among those that it deals with. Neither is made a criterion: the first would need a lawful basis and none was found. Ask the treatment manager.","status":"conflict"}]},{"outcome":"possible","status":"secondary","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"stepwise-relationships","verdict":"needs_information","position":20,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"stepwise-relationships.eligible.3","part":"criteria","outcome":"unknown","field":"sara_other","observed":null,"operator":"is","required":"low","file":"interventions/stepwise-relationships.yaml","line":35,"column":7,"text":"SARA risk to others: not asked (needs Low)"}],"cautions":[{"outcome":"possible","status":"secondary","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"positive-pathways","verdict":"needs_information","position":21,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"suited_to_an_accredited_programme.1","part":"excluded","outcome":"unknown","field":null,"options":["becoming-new-me-plus","building-better-relationships","building-choices-high-intensity","building-choices-moderate-intensity","building-skills-for-recovery","control-of-violence-for-angry-impulsive-drinkers","drink-impaired-drivers","healthy-identity-intervention","healthy-sex-programme","horizon","identity-matters","ihorizon","kaizen","living-as-new-me","motivation-and-engagement","new-me-strengths","resolve","thinking-skills-programme"],"observed":null,"operator":"suitable","required":true,"via":["suited_to_an_accredited_programme"],"file":"conditions.yaml","line":59,"column":9,"text":"Building Better Relationships may be suitable (counts if suitable)"}],"cautions":[{"outcome":"possible","status":"secondary","text":"The record asks that the person can read simple text, that any trouble with alcohol or drugs is settled and that no mental illness is acute. Talk it over with the treatment manager before referral."}]},{"id":"skills-for-relationships","verdict":"needs_information","position":22,"provisional":false,"availability":"yes","status":"secondary","reasons":[{"clause":"skills-for-relationships.eligible.4.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"low","file":"interventions/skills-for-relationships.yaml","line":39,"column":11,"text":"SARA risk to a partner: not asked (needs Low)"},{"clause":"skills-for-relationships.eligible.4.2.1","part":"criteria","outcome":"unknown","field":"sara_partner","observed":null,"operator":"is","required":"medium","file":"interventions/skills-for-relationships.yaml","line":41,"column":15,"text":"SARA risk to a partner: not asked (needs Medium)"},{"clause":"skills-for-relationships.eligible.4.2.2.1","part":"criteria","outcome":"unknown","field":null,"options":["building-better-relationships"],"observed":null,"operator":"suitable","required":true,"negated":true,"file":"interventions/skills-for-relationships.yaml","line":42,"column":21,"text":"Building Better Relationships may be suitable (must not be)"}],"cautions":[]},{"id":"victim-contact-scheme","verdict":"needs_information","position":23,"provisional":false,"availability":"yes","status":"unverified","withheld":true,"reasons":[],"cautions":[]}],"unmet_need":[],"missing":["sara_partner","sara_other","offences.2.specific_offence","offences.2.triable"],"ask_next":[{"field":"sara_other","settles":1,"settles_some":5,"mentions":6},{"field":"sara_partner","settles":1,"settles_some":5,"mentions":5},{"field":"offences.2.specific_offence","settles":0,"settles_some":0,"mentions":0},{"field":"offences.2.triable","settles":0,"settles_some":0,"mentions":0}]}
--

# Advice that changes no verdict: old scores, a programme done before, a reading of ours behind a stage.
$ epf match rules/england-wales rules/england-wales/examples/08-stale-score.yaml --format text --only eligible | grep -E '^ *! *(.may apply|The record|Completed|Two-year)'
! Two-year OGRS3 score is old: assess again before relying on it
! Two-year OVP score is old: assess again before relying on it
      ! (may apply) There is an adapted version, Building Choices Plus. Ask the
      ! (may apply) No adapted version is recorded. Ask about adjustments, or
      ! (may apply) The record leaves mental health to be looked at after
      ! Completed before. The record does not say whether it may be done again.
      ! The record does not name the regions where this runs. Check that it runs
--

$ epf match rules/england-wales rules/england-wales/examples/01-plain.yaml --format ndjson --why all --only not_applicable | grep -o '[^.]*is our reading' | sort | uniq -c | tr -s ' '
 6 That it is therefore proposed only before release is our reading
--

# Bands and pathways in words.
$ printf '{"supervision_status":"community","arp":55}\n' > p.ndjson; epf match rules/pni p.ndjson --as-of 2026-03-01 --format text | grep -E '^ *(Need level|Programme pathway|Risk level)'
      Programme pathway
      Need level                                    Low, provisional
--

$ printf '{"csrp":1}\n' > t.ndjson; epf match rules/tier t.ndjson --as-of 2026-03-01 --format text | grep -E '^ *Tier  '
      Tier                                          Scores missing, provisional
--

# Advice on the presumption to suspend, beside both options that it concerns.
$ epf match rules/england-wales rules/england-wales/examples/07-on-the-line.yaml --format text --only eligible | sed -n '/  Suspended sentence order/,/  Curfew/p' | grep -v Source
   3  Suspended sentence order                      eligible
      ✓ Aged 18 or over when convicted: Age when convicted: 18 (needs at least
        18)  [law.yaml:383]
      ✓ This court can punish the offence with imprisonment: yes (needs yes)
        [disposals/suspended-sentence-order.yaml:60]
      ✓ Custody can be justified: The offence is so serious that no fine alone
        or community sentence can be justified (the court's opinion): yes (needs
        yes)  [law.yaml:412]
      ✓ The term is within the court's power:
        ✓ How the offence is triable: Either way (needs Either way)
          [law.yaml:432]
        ✓ Date of conviction: 23 November 2026 (needs 18 November 2024 or later)
          [law.yaml:433]
        ✓ Custodial term in view: 12 months (needs below 366 days)
          [law.yaml:434]
      ✓ Custodial term in view: 12 months (needs at least 3 weeks)
        [disposals/suspended-sentence-order.yaml:67]
      ✓ Term of 3 years or less: Custodial term in view: 12 months (needs below
        1096 days)  [law.yaml:377]
      ✓ Date of conviction: 23 November 2026 (in force 22 March 2026 or later)
        [disposals/suspended-sentence-order.yaml:55]
      ! The court must suspend this term unless exceptional circumstances that
        relate to the offence or the offender justify not doing so.
      ! Operational period 6 months to 2 years. With requirements, a supervision
        period of 6 months to 2 years that ends no later.
      ! A community order cannot be made beside it, for this or any other
        offence dealt with.
        November 2026 (sourced)
   4  Curfew                                        eligible
--

# Limits by the date of conviction.
$ printf '{"conviction_date":"2022-06-27","date_of_birth":"1990-01-01"}\n{"conviction_date":"2022-06-28","date_of_birth":"1990-01-01"}\n{"conviction_date":"2026-03-21","custodial_term":"3 years","custody_threshold_met":true}\n{"conviction_date":"2026-03-22","custodial_term":"3 years","custody_threshold_met":true}\n' > dates.ndjson; epf match rules/england-wales dates.ndjson --as-of 2026-11-22 --format text | grep -E '(hours a day|Operational period|For at most [0-9]* months[:,])'
      ! (may apply) Operational period 6 months to 2 years. With requirements, a
      ! (may apply) Operational period 6 months to 3 years, since the term is
      ! For at most 6 months: convicted before 22 March 2026.
      ! 2 to 16 hours a day, within 12 months: convicted before 28 June 2022.
      ! (may apply) Operational period 6 months to 2 years. With requirements, a
      ! (may apply) Operational period 6 months to 3 years, since the term is
      ! For at most 6 months: convicted before 22 March 2026.
      ! 2 to 20 hours a day, at most 112 hours in any 7 days, within 2 years.
      ! For at most 6 months: convicted before 22 March 2026.
      ! 2 to 20 hours a day, at most 112 hours in any 7 days, within 2 years.
      ! Operational period 6 months to 3 years, since the term is over 2 years.
      ! For at most 12 months, where all convictions are on or after 22 March
      ! 2 to 20 hours a day, at most 112 hours in any 7 days, within 2 years.
