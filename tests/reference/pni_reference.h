/* The Programme Needs Identifier in plain C, written from the public logic and not from rules/pni, so that the rule
 * set can be compared with it.
 *
 * Source: ministryofjustice/hmpps-arns-risk-actuarial-api at commit 016919c5305b (4 August 2026),
 * service/PNIRiskProducerService.kt and service/transformation/PNITransformationHelper.kt with the four domain scores.
 * One thing is changed on purpose: intervals are half-open (the public medium band ends at 74.99 and 59.99).
 */
#ifndef EPF_TESTS_REFERENCE_PNI_REFERENCE_H
#define EPF_TESTS_REFERENCE_PNI_REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

typedef enum pni_supervision { PNI_COMMUNITY, PNI_CUSTODY, PNI_REMAND } pni_supervision;
typedef enum pni_band {
  PNI_BAND_NOT_APPLICABLE, PNI_BAND_LOW, PNI_BAND_MEDIUM, PNI_BAND_HIGH, PNI_BAND_VERY_HIGH
} pni_band;
typedef enum pni_sara { PNI_SARA_LOW, PNI_SARA_MEDIUM, PNI_SARA_HIGH } pni_sara;
typedef enum pni_level { PNI_LEVEL_MISSING, PNI_LEVEL_LOW, PNI_LEVEL_MEDIUM, PNI_LEVEL_HIGH } pni_level;
typedef enum pni_pathway {
  PNI_PATHWAY_HIGH, PNI_PATHWAY_MODERATE, PNI_PATHWAY_ALTERNATIVE, PNI_PATHWAY_OMISSION
} pni_pathway;

/* The thirteen items, each 0, 1 or 2. */
typedef enum pni_item {
  PNI_SEXUAL_PREOCCUPATION, PNI_OFFENCE_RELATED_SEXUAL_INTERESTS, PNI_EMOTIONAL_CONGRUENCE_WITH_CHILDREN,
  PNI_PRO_CRIMINAL_ATTITUDES, PNI_HOSTILE_ORIENTATION,
  PNI_CURRENT_FAMILY_RELATIONSHIPS, PNI_PREVIOUS_CLOSE_RELATIONSHIPS, PNI_EASILY_INFLUENCED,
  PNI_CONTROLLING_OR_AGGRESSIVE_BEHAVIOUR,
  PNI_IMPULSIVITY, PNI_TEMPER_CONTROL, PNI_PROBLEM_SOLVING, PNI_DIFFICULTIES_COPING,
  PNI_ITEM_COUNT
} pni_item;

/* A member counts only where its has_ flag is true. Scores are percentages in thousandths: 74.995 is 74995. */
typedef struct pni_input {
  bool has_supervision_status, has_ever_sexual_offence, has_risk_of_sexual_harm;
  pni_supervision supervision_status;
  bool ever_sexual_offence, risk_of_sexual_harm;
  bool has_item[PNI_ITEM_COUNT];
  int item[PNI_ITEM_COUNT];
  bool has_arp, has_vrp, has_csrp;
  int64_t arp, vrp, csrp;
  bool has_dc_srp_band, has_iic_srp_band;
  pni_band dc_srp_band, iic_srp_band;
  bool has_sara_partner, has_sara_other;
  pni_sara sara_partner, sara_other;
} pni_input;

typedef struct pni_result {
  pni_level need; /* PNI_LEVEL_MISSING where the answers allow none */
  pni_level risk; /* never missing */
  pni_pathway pathway;
} pni_result;

/* Always definite. Without a supervision status the pathway is an omission; need is then worked out as for somebody
 * who is not in the community, because the public conditions compare the status with COMMUNITY. */
pni_result pni_reference(const pni_input *in);

/* The names used by rules/pni. */
const char *pni_item_field(pni_item item);
const char *pni_level_text(pni_level level);     /* "low", "medium", "high"; "missing" */
const char *pni_pathway_text(pni_pathway pathway);

#endif
