#include "pni_reference.h"

#include <stddef.h>

/* ---- Domains: a score of 0, 1 or 2, as answered and with missing items at their worst ---- */

typedef struct domain {
  int now, projected;
  bool gap; /* an item is missing */
} domain;

typedef struct sums {
  int now, projected;
  bool gap;
} sums;

static sums add_up(const pni_input *in, pni_item first, pni_item last) {
  sums s = {0, 0, false};
  for (int i = (int)first; i <= (int)last; i++) {
    if (in->has_item[i]) {
      s.now += in->item[i];
      s.projected += in->item[i];
    } else {
      s.projected += 2; /* ProblemLevel.SIGNIFICANT_PROBLEMS */
      s.gap = true;
    }
  }
  return s;
}

static bool answered_2(const pni_input *in, pni_item item) {
  return in->has_item[item] && in->item[item] == 2;
}

/* SexDomainScore.kt. The missing items are reported even where the pre-check fails. */
static int sex_score(int sum) {
  return sum >= 4 ? 2 : sum >= 2 ? 1 : 0;
}

static domain sex_domain(const pni_input *in) {
  sums s = add_up(in, PNI_SEXUAL_PREOCCUPATION, PNI_EMOTIONAL_CONGRUENCE_WITH_CHILDREN);
  domain d = {0, 0, s.gap};
  bool committed = in->has_ever_sexual_offence && in->ever_sexual_offence;
  bool at_risk = in->has_risk_of_sexual_harm && in->risk_of_sexual_harm;
  if (!committed && !at_risk) return d;
  if (answered_2(in, PNI_OFFENCE_RELATED_SEXUAL_INTERESTS)) {
    d.now = 2;
    d.projected = 2;
    return d;
  }
  /* The current sum cannot be used below 4 while something is missing. */
  d.now = (s.now >= 4 || !s.gap) ? sex_score(s.now) : 0;
  d.projected = sex_score(s.projected);
  return d;
}

/* ThinkingDomainScore.kt. The test for 2 reads the answer itself, in the projection too. */
static int thinking_score(bool significant, int sum) {
  if (significant) return 2;
  if (sum == 0) return 0;
  return sum <= 2 ? 1 : 2;
}

static domain thinking_domain(const pni_input *in) {
  sums s = add_up(in, PNI_PRO_CRIMINAL_ATTITUDES, PNI_HOSTILE_ORIENTATION);
  bool significant = answered_2(in, PNI_PRO_CRIMINAL_ATTITUDES);
  domain d = {thinking_score(significant, s.now), thinking_score(significant, s.projected), s.gap};
  return d;
}

/* RelationshipDomainScore.kt and SelfManagementDomainScore.kt. */
static int four_item_score(int sum) {
  if (sum <= 1) return 0;
  return sum <= 4 ? 1 : 2;
}

static domain four_item_domain(const pni_input *in, pni_item first, pni_item last) {
  sums s = add_up(in, first, last);
  domain d = {four_item_score(s.now), four_item_score(s.projected), s.gap};
  return d;
}

/* ---- SARA ---- */

static bool sara_is(const pni_input *in, pni_sara level) {
  return (in->has_sara_partner && in->sara_partner == level) || (in->has_sara_other && in->sara_other == level);
}

/* ---- Need: PNITransformationHelper.kt, getOverallNeedClassification ---- */

static pni_level level_of(int score) {
  if (score <= 2) return PNI_LEVEL_LOW;
  return score <= 5 ? PNI_LEVEL_MEDIUM : PNI_LEVEL_HIGH;
}

static pni_level classify_need(const pni_input *in, int now, int projected, bool complete, bool gap_everywhere) {
  pni_level current = level_of(now);
  bool community = in->has_supervision_status && in->supervision_status == PNI_COMMUNITY;
  bool medium_or_high_sara = sara_is(in, PNI_SARA_MEDIUM) || sara_is(in, PNI_SARA_HIGH);
  bool any_null_sara = !in->has_sara_partner || !in->has_sara_other;
  if (now >= 6) return PNI_LEVEL_HIGH;                 /* 1 */
  if (now >= 3 && community) return PNI_LEVEL_MEDIUM;  /* 2 */
  if (complete) return current;                        /* 4 */
  if (current == level_of(projected)) return current;  /* 3a */
  if (gap_everywhere && !community) return PNI_LEVEL_MISSING; /* 3b */
  if (current != PNI_LEVEL_LOW && !medium_or_high_sara) return PNI_LEVEL_MISSING; /* 3c */
  if (medium_or_high_sara && !any_null_sara) {
    return community ? PNI_LEVEL_MEDIUM : PNI_LEVEL_HIGH; /* 3d, 3e */
  }
  return current; /* 4 */
}

/* ---- Risk: PNIRiskProducerService.kt, isHighRisk and isMediumRisk ---- */

typedef struct risk_view { /* the three answers that the projection replaces */
  bool has_dc, has_iic, has_csrp;
  pni_band dc, iic;
  int64_t csrp_whole; /* cut to a whole number, as toInt() does */
} risk_view;

static bool null_or_not_applicable(bool has, pni_band band) {
  return !has || band == PNI_BAND_NOT_APPLICABLE;
}

static bool high_risk(const pni_input *in, const risk_view *v) {
  if (in->has_arp && in->arp >= 75000) return true;
  if (in->has_vrp && in->vrp >= 60000) return true;
  if (v->has_dc && (v->dc == PNI_BAND_HIGH || v->dc == PNI_BAND_VERY_HIGH)) return true;
  if (v->has_iic && (v->iic == PNI_BAND_HIGH || v->iic == PNI_BAND_VERY_HIGH)) return true;
  if (v->has_csrp && v->csrp_whole >= 3 && null_or_not_applicable(v->has_dc, v->dc) &&
      null_or_not_applicable(v->has_iic, v->iic)) {
    return true;
  }
  return sara_is(in, PNI_SARA_HIGH);
}

static bool medium_risk(const pni_input *in, const risk_view *v) {
  if (in->has_arp && in->arp >= 50000 && in->arp < 75000) return true;
  if (in->has_vrp && in->vrp >= 30000 && in->vrp < 60000) return true;
  if (v->has_dc && v->dc == PNI_BAND_MEDIUM) return true;
  if (v->has_iic && v->iic == PNI_BAND_MEDIUM) return true;
  if (sara_is(in, PNI_SARA_MEDIUM)) return true;
  return v->has_csrp && v->csrp_whole >= 1 && v->csrp_whole <= 2 && null_or_not_applicable(v->has_dc, v->dc) &&
         null_or_not_applicable(v->has_iic, v->iic);
}

/* ---- Pathway: PNIRiskProducerService.kt, isHighIntensity, isModerateIntensity, possible omission scenarios ---- */

static pni_pathway interim_pathway(const pni_input *in, pni_level need, pni_level risk) {
  bool arp_high = in->has_arp && in->arp >= 75000;
  bool vrp_high = in->has_vrp && in->vrp >= 60000;
  bool sara_high = sara_is(in, PNI_SARA_HIGH);
  bool both_high = need == PNI_LEVEL_HIGH && risk == PNI_LEVEL_HIGH;
  bool community = in->has_supervision_status && in->supervision_status == PNI_COMMUNITY;
  bool custody = in->has_supervision_status && in->supervision_status == PNI_CUSTODY; /* not remand: an oddity, kept */
  if (custody && ((arp_high && vrp_high) || (arp_high && sara_high) || both_high)) return PNI_PATHWAY_HIGH;
  if (community && ((arp_high && vrp_high) || both_high)) return PNI_PATHWAY_MODERATE;
  if (sara_high || sara_is(in, PNI_SARA_MEDIUM)) return PNI_PATHWAY_MODERATE;
  if ((need == PNI_LEVEL_MEDIUM && risk == PNI_LEVEL_HIGH) || (need == PNI_LEVEL_HIGH && risk == PNI_LEVEL_MEDIUM) ||
      (need == PNI_LEVEL_MEDIUM && risk == PNI_LEVEL_MEDIUM)) {
    return PNI_PATHWAY_MODERATE;
  }
  return PNI_PATHWAY_ALTERNATIVE;
}

pni_result pni_reference(const pni_input *in) {
  domain sex = sex_domain(in);
  domain thinking = thinking_domain(in);
  domain relationship =
      four_item_domain(in, PNI_CURRENT_FAMILY_RELATIONSHIPS, PNI_CONTROLLING_OR_AGGRESSIVE_BEHAVIOUR);
  domain self_management = four_item_domain(in, PNI_IMPULSIVITY, PNI_DIFFICULTIES_COPING);
  int now = sex.now + thinking.now + relationship.now + self_management.now;
  int projected = sex.projected + thinking.projected + relationship.projected + self_management.projected;
  bool complete = !sex.gap && !thinking.gap && !relationship.gap && !self_management.gap;
  bool gap_everywhere = sex.gap && thinking.gap && relationship.gap && self_management.gap;

  risk_view as_is = {in->has_dc_srp_band, in->has_iic_srp_band, in->has_csrp, in->dc_srp_band, in->iic_srp_band,
                     in->has_csrp ? in->csrp / 1000 : 0};
  risk_view worst = as_is;
  if (!worst.has_dc) worst.dc = PNI_BAND_VERY_HIGH;
  if (!worst.has_iic) worst.iic = PNI_BAND_VERY_HIGH;
  if (!worst.has_csrp) worst.csrp_whole = 100;
  worst.has_dc = worst.has_iic = worst.has_csrp = true;

  pni_result r;
  r.need = classify_need(in, now, projected, complete, gap_everywhere);
  bool medium = medium_risk(in, &as_is); /* the projection does not change the medium test */
  pni_level otherwise = medium ? PNI_LEVEL_MEDIUM : PNI_LEVEL_LOW;
  r.risk = high_risk(in, &as_is) ? PNI_LEVEL_HIGH : otherwise;
  pni_level projected_risk = high_risk(in, &worst) ? PNI_LEVEL_HIGH : otherwise;

  r.pathway = PNI_PATHWAY_OMISSION;
  if (!in->has_supervision_status) return r; /* the one mandatory answer */
  if (r.need == PNI_LEVEL_MISSING) return r;
  pni_pathway interim = interim_pathway(in, r.need, r.risk);
  if (!complete) {
    bool no_partner = !in->has_sara_partner, no_other = !in->has_sara_other;
    if ((no_partner || no_other) && interim == PNI_PATHWAY_ALTERNATIVE) return r;
    if (projected_risk != r.risk) return r;
    if (no_partner && no_other && in->supervision_status != PNI_COMMUNITY) return r;
  }
  r.pathway = interim;
  return r;
}

/* ---- Names ---- */

const char *pni_item_field(pni_item item) {
  switch (item) {
  case PNI_SEXUAL_PREOCCUPATION: return "sexual_preoccupation";
  case PNI_OFFENCE_RELATED_SEXUAL_INTERESTS: return "offence_related_sexual_interests";
  case PNI_EMOTIONAL_CONGRUENCE_WITH_CHILDREN: return "emotional_congruence_with_children";
  case PNI_PRO_CRIMINAL_ATTITUDES: return "pro_criminal_attitudes";
  case PNI_HOSTILE_ORIENTATION: return "hostile_orientation";
  case PNI_CURRENT_FAMILY_RELATIONSHIPS: return "current_family_relationships";
  case PNI_PREVIOUS_CLOSE_RELATIONSHIPS: return "previous_close_relationships";
  case PNI_EASILY_INFLUENCED: return "easily_influenced";
  case PNI_CONTROLLING_OR_AGGRESSIVE_BEHAVIOUR: return "controlling_or_aggressive_behaviour";
  case PNI_IMPULSIVITY: return "impulsivity";
  case PNI_TEMPER_CONTROL: return "temper_control";
  case PNI_PROBLEM_SOLVING: return "problem_solving";
  case PNI_DIFFICULTIES_COPING: return "difficulties_coping";
  case PNI_ITEM_COUNT: break;
  }
  return NULL;
}

const char *pni_level_text(pni_level level) {
  switch (level) {
  case PNI_LEVEL_MISSING: return "missing";
  case PNI_LEVEL_LOW: return "low";
  case PNI_LEVEL_MEDIUM: return "medium";
  case PNI_LEVEL_HIGH: return "high";
  }
  return NULL;
}

const char *pni_pathway_text(pni_pathway pathway) {
  switch (pathway) {
  case PNI_PATHWAY_HIGH: return "high";
  case PNI_PATHWAY_MODERATE: return "moderate";
  case PNI_PATHWAY_ALTERNATIVE: return "alternative";
  case PNI_PATHWAY_OMISSION: return "omission";
  }
  return NULL;
}
