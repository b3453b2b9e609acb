#include "tier_reference.h"

#include <stddef.h>

static tier_value higher(tier_value a, tier_value b) {
  return a > b ? a : b;
}

/* ---- 1 Reoffending: ReoffendingPredictorTable.kt, rows and columns from the highest threshold down ---- */

enum { ROWS = 5, COLUMNS = 6 };

static tier_value table(int64_t arp, int64_t csrp) {
  static const int64_t csrp_from[ROWS] = {6900, 3000, 1000, 500, 0};
  static const int64_t arp_from[COLUMNS] = {90000, 75000, 50000, 25000, 15000, 0};
  static const tier_value cells[ROWS][COLUMNS] = {
      {TIER_A, TIER_A, TIER_B, TIER_B, TIER_B, TIER_B},
      {TIER_A, TIER_B, TIER_C, TIER_C, TIER_C, TIER_C},
      {TIER_B, TIER_C, TIER_D, TIER_E, TIER_E, TIER_E},
      {TIER_C, TIER_D, TIER_E, TIER_E, TIER_F, TIER_F},
      {TIER_D, TIER_D, TIER_E, TIER_F, TIER_F, TIER_G},
  };
  size_t row = 0, column = 0;
  while (row < ROWS - 1 && csrp < csrp_from[row]) row++;
  while (column < COLUMNS - 1 && arp < arp_from[column]) column++;
  return cells[row][column];
}

/* ---- 2 Sexual reoffending. Every factor gives G where it says nothing: the highest starts from G. ---- */

static tier_value sexual(const tier_input *in) {
  if (!in->has_dc_srp || in->dc_srp <= 0) return TIER_G;
  if (!in->has_dc_srp_band || in->dc_srp_band == TIER_BAND_NOT_APPLICABLE) return TIER_G;
  switch (in->dc_srp_band) {
  case TIER_BAND_VERY_HIGH: return TIER_A;
  case TIER_BAND_HIGH: return TIER_B;
  case TIER_BAND_MEDIUM:
    if (in->dc_srp >= 3360) return TIER_C; /* without a reduction of risk */
    if (in->dc_srp >= 2110) return TIER_D;
    if (in->dc_srp >= 1120) return TIER_C; /* with one */
    return TIER_D;                         /* from 0.60; and below it, where the public code stops */
  case TIER_BAND_LOW: return TIER_E;
  case TIER_BAND_NOT_APPLICABLE: break;
  }
  return TIER_G;
}

/* ---- 3 MAPPA and risk of serious harm ---- */

static tier_value mappa_and_rosh(const tier_input *in) {
  bool mappa = in->has_mappa && in->mappa;
  if (mappa) {
    if (!in->has_rosh) return TIER_E;
    switch (in->rosh) {
    case TIER_ROSH_VERY_HIGH: return TIER_A;
    case TIER_ROSH_HIGH: return TIER_C;
    case TIER_ROSH_MEDIUM: return TIER_D;
    case TIER_ROSH_LOW: return TIER_E;
    }
  }
  if (in->has_rosh && in->rosh == TIER_ROSH_VERY_HIGH) return TIER_C;
  if (in->has_rosh && in->rosh == TIER_ROSH_HIGH) return TIER_D;
  return TIER_G;
}

/* ---- 4 Life sentence or imprisonment for public protection ---- */

static bool leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static tier_date years_before(tier_date d, int years) {
  d.year -= years;
  if (d.month == 2 && d.day == 29 && !leap(d.year)) d.day = 28;
  return d;
}

static bool on_or_after(tier_date a, tier_date b) {
  if (a.year != b.year) return a.year > b.year;
  if (a.month != b.month) return a.month > b.month;
  return a.day >= b.day;
}

static tier_value lifer(const tier_input *in) {
  if (!in->has_lifer_or_ipp || !in->lifer_or_ipp || !in->has_latest_release_date) return TIER_G;
  if (on_or_after(in->latest_release_date, years_before(in->today, 1))) return TIER_B;
  if (on_or_after(in->latest_release_date, years_before(in->today, 5))) return TIER_D;
  return TIER_E;
}

/* ---- 2 and 4 to 8: what rests neither on the table nor on the risk of serious harm ---- */

static tier_value settled(const tier_input *in) {
  tier_value highest = higher(sexual(in), lifer(in));
  if (in->has_domestic_abuse && in->domestic_abuse) highest = higher(highest, TIER_E);
  if (in->has_stalking && in->stalking) highest = higher(highest, TIER_F);
  if (in->has_child_protection && in->child_protection) highest = higher(highest, TIER_F);
  if (in->has_ever_sexual_offence && in->ever_sexual_offence) highest = higher(highest, TIER_E);
  return highest;
}

/* ---- ProvisionalStatusCalculator.kt ---- */

static bool provisional_because_static(const tier_input *in) {
  bool arp_static = in->has_arp_source && in->arp_source == TIER_STATIC;
  bool csrp_static = in->has_csrp_source && in->csrp_source == TIER_STATIC;
  tier_value others = higher(settled(in), mappa_and_rosh(in));
  if (arp_static && csrp_static) return others < TIER_A;
  if (arp_static) return others < table(INT64_MAX, in->csrp);
  if (csrp_static) return others < table(in->arp, INT64_MAX);
  return false;
}

static bool provisional_because_rosh_is_missing(const tier_input *in) {
  if (in->has_rosh) return false;
  bool arp_dynamic = !in->has_arp_source || in->arp_source == TIER_DYNAMIC;
  bool csrp_dynamic = !in->has_csrp_source || in->csrp_source == TIER_DYNAMIC;
  tier_value relied_on = settled(in);
  if (arp_dynamic && csrp_dynamic) relied_on = higher(relied_on, table(in->arp, in->csrp));
  bool mappa = in->has_mappa && in->mappa;
  return relied_on < (mappa ? TIER_A : TIER_C);
}

tier_result tier_reference(const tier_input *in) {
  tier_result r = {TIER_NOT_SUPERVISED, false};
  if (in->has_active_event && !in->active_event) return r;
  r.tier = TIER_MISSING_SCORES;
  if (!in->has_arp || !in->has_csrp) return r;
  r.tier = higher(table(in->arp, in->csrp), higher(settled(in), mappa_and_rosh(in)));
  r.provisional = provisional_because_static(in) || provisional_because_rosh_is_missing(in);
  return r;
}

const char *tier_value_text(tier_value tier) {
  switch (tier) {
  case TIER_A: return "A";
  case TIER_B: return "B";
  case TIER_C: return "C";
  case TIER_D: return "D";
  case TIER_E: return "E";
  case TIER_F: return "F";
  case TIER_G: return "G";
  case TIER_NOT_SUPERVISED: return "not_supervised";
  case TIER_MISSING_SCORES: return "missing_scores";
  }
  return NULL;
}
