/* Tier, version 3, in plain C, written from the public logic and not from rules/tier, so that the rule set can be
 * compared with it.
 *
 * Source: ministryofjustice/hmpps-tier at commit affac98aa31d (17 August 2026), service/calculation/TierCalculator.kt,
 * ReoffendingPredictorTable.kt and ProvisionalStatusCalculator.kt.
 * One thing is changed on purpose: a medium DC-SRP band with a score below 0.60 counts as D (the public code stops).
 */
#ifndef EPF_TESTS_REFERENCE_TIER_REFERENCE_H
#define EPF_TESTS_REFERENCE_TIER_REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

/* Tiers from the lowest to the highest, then the two results that are no tier. */
typedef enum tier_value {
  TIER_G, TIER_F, TIER_E, TIER_D, TIER_C, TIER_B, TIER_A, TIER_NOT_SUPERVISED, TIER_MISSING_SCORES
} tier_value;
typedef enum tier_source { TIER_STATIC, TIER_DYNAMIC } tier_source;
typedef enum tier_band {
  TIER_BAND_NOT_APPLICABLE, TIER_BAND_LOW, TIER_BAND_MEDIUM, TIER_BAND_HIGH, TIER_BAND_VERY_HIGH
} tier_band;
typedef enum tier_rosh { TIER_ROSH_LOW, TIER_ROSH_MEDIUM, TIER_ROSH_HIGH, TIER_ROSH_VERY_HIGH } tier_rosh;

typedef struct tier_date {
  int year, month, day;
} tier_date;

/* A member counts only where its has_ flag is true. Scores are percentages in thousandths: 6.9 is 6900. */
typedef struct tier_input {
  tier_date today; /* the evaluation date; always given */
  bool has_active_event, active_event;
  bool has_arp, has_csrp, has_dc_srp;
  int64_t arp, csrp, dc_srp;
  bool has_arp_source, has_csrp_source;
  tier_source arp_source, csrp_source;
  bool has_dc_srp_band;
  tier_band dc_srp_band;
  bool has_mappa, mappa;
  bool has_rosh;
  tier_rosh rosh;
  bool has_lifer_or_ipp, lifer_or_ipp;
  bool has_latest_release_date;
  tier_date latest_release_date;
  bool has_domestic_abuse, domestic_abuse;
  bool has_stalking, stalking;
  bool has_child_protection, child_protection;
  bool has_ever_sexual_offence, ever_sexual_offence;
} tier_input;

typedef struct tier_result {
  tier_value tier;
  bool provisional; /* false for the two results that are no tier */
} tier_result;

tier_result tier_reference(const tier_input *in);

/* The name used by rules/tier: "A" to "G", "not_supervised", "missing_scores". */
const char *tier_value_text(tier_value tier);

#endif
