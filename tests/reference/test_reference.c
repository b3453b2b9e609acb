/* rules/pni and rules/tier against implementations written from the public logic alone, on random profiles:
 * missing answers, boundary values, every status. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "bind/unit.h"
#include "epf/rules.h"
#include "match/match.h"
#include "reference/pni_reference.h"
#include "reference/tier_reference.h"
#include "report/report.h"
#include "table/load.h"

enum { PROFILES = 60000 };

/* ---- a rule set ready to match ---- */

typedef struct bench {
  epf_table *table;
  binder *b;
  record *r;
  scratch *s;
  profile_unit *u;
  buf line;
  uint64_t state;
} bench;

static void bench_open(bench *x, const char *rules, uint64_t seed) {
  *x = (bench){.state = seed};
  epf_rules *read;
  assert_int_equal(epf_rules_read(&read, rules), EPF_OK);
  assert_int_equal(epf_rules_seal(read, &x->table), EPF_OK);
  epf_rules_free(read);
  const table *t = &x->table->view;
  assert_int_equal(binder_new(&x->b, t, (bind_options){0}), EPF_OK);
  assert_int_equal(record_new(&x->r, t), EPF_OK);
  assert_int_equal(scratch_new(&x->s, t, x->table->patterns, (match_options){0}), EPF_OK);
  assert_int_equal(unit_new(&x->u), EPF_OK);
}

static void bench_close(bench *x) {
  buf_free(&x->line);
  unit_free(x->u);
  binder_free(x->b);
  record_free(x->r);
  scratch_free(x->s);
  epf_table_free(x->table);
}

static uint32_t below(bench *x, uint32_t n) {
  x->state = x->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)(x->state >> 33) % n;
}
static bool chance(bench *x, uint32_t percent) { return below(x, 100) < percent; }

/* ---- writing a profile ---- */

static void put(bench *x, const char *name, const char *value) {
  buf_printf(&x->line, "%s\"%s\":%s", x->line.len > 1 ? "," : "", name, value);
}
static void put_flag(bench *x, const char *name, bool given, bool value) {
  if (given) put(x, name, value ? "true" : "false");
}
static void put_text(bench *x, const char *name, bool given, const char *value) {
  char text[64];
  snprintf(text, sizeof text, "\"%s\"", value);
  if (given) put(x, name, text);
}
static void put_score(bench *x, const char *name, bool given, int64_t thousandths) {
  buf text = {0};
  buf_decimal(&text, thousandths, 3);
  buf_char(&text, '\0');
  assert_false(text.failed);
  if (given) put(x, name, text.at);
  buf_free(&text);
}

/* A score that likes the boundaries: a cut, a thousandth below it, or anywhere. */
static int64_t score(bench *x, const int64_t *cuts, uint32_t count) {
  uint32_t how = below(x, 4);
  if (how == 0) return below(x, 100001);
  int64_t cut = cuts[below(x, count)];
  return how == 1 ? cut : how == 2 && cut > 0 ? cut - 1 : cut < 100000 ? cut + 1 : cut;
}

/* The value of a derived datum as text, "missing" where it is. */
static const char *value(bench *x, const char *name, buf *text) {
  const table *t = &x->table->view;
  for (uint32_t i = t->head->field_end; i < t->data_count; i++) {
    if (!str_is(table_str(t, t->data[i].id), name)) continue;
    buf_clear(text);
    if (x->s->values[i].state == VALUE_KNOWN) value_json(t, &t->data[i], x->s->strict.state[t->data[i].slot].lo, text);
    else buf_text(text, x->s->values[i].state == VALUE_MISSING ? "\"missing\"" : "\"not definite\"");
    buf_char(text, '\0');
    return text->at;
  }
  fail_msg("there is no value %s", name);
  return "";
}

static void run(bench *x, int64_t as_of) {
  buf_char(&x->line, '}');
  assert_false(x->line.failed);
  assert_int_equal(unit_set_json(x->u, (place){1, 1}, (str){x->line.at, x->line.len}), EPF_OK);
  assert_int_equal(bind_unit(x->b, x->u, x->r), EPF_OK);
  record_know(x->r, 0, as_of);
  record_know(x->r, 1, 0);
  assert_int_equal(match_record(x->s, x->r), EPF_OK);
}

static void agree(bench *x, const char *name, const char *expected) {
  buf text = {0};
  const char *actual = value(x, name, &text);
  size_t len = strlen(expected);
  bool quoted = actual[0] == '"';
  if (strncmp(actual + quoted, expected, len) != 0 || strlen(actual) != len + 2 * (size_t)quoted)
    fail_msg("%s is %s; the reference says %s, for\n%.*s", name, actual, expected, (int)x->line.len, x->line.at);
  buf_free(&text);
}

static void begin(bench *x) {
  buf_clear(&x->line);
  buf_char(&x->line, '{');
}

/* ---- PNI ---- */

static const char *const bands[] = {"not_applicable", "low", "medium", "high", "very_high"};
static const char *const levels[] = {"low", "medium", "high"};

static void pni_profile(bench *x, pni_input *in) {
  static const int64_t cuts[] = {0, 1000, 2000, 3000, 30000, 50000, 60000, 75000, 100000};
  static const char *const statuses[] = {"community", "custody", "remand"};
  uint32_t given = below(x, 3) == 0 ? 100 : below(x, 2) == 0 ? 85 : 45;
  *in = (pni_input){0};
  begin(x);
  in->has_supervision_status = chance(x, 93);
  in->supervision_status = (pni_supervision)below(x, 3);
  put_text(x, "supervision_status", in->has_supervision_status, statuses[in->supervision_status]);
  in->has_ever_sexual_offence = chance(x, given);
  in->ever_sexual_offence = chance(x, 50);
  put_flag(x, "ever_sexual_offence", in->has_ever_sexual_offence, in->ever_sexual_offence);
  in->has_risk_of_sexual_harm = chance(x, given);
  in->risk_of_sexual_harm = chance(x, 30);
  put_flag(x, "risk_of_sexual_harm", in->has_risk_of_sexual_harm, in->risk_of_sexual_harm);
  uint32_t lean = below(x, 3); /* some people have few problems, some many */
  for (int i = 0; i < PNI_ITEM_COUNT; i++) {
    in->has_item[i] = chance(x, given);
    in->item[i] = chance(x, 60) ? (int)lean : (int)below(x, 3);
    char digit[2] = {(char)('0' + in->item[i]), '\0'};
    if (in->has_item[i]) put(x, pni_item_field((pni_item)i), digit);
  }
  in->has_arp = chance(x, given), in->arp = score(x, cuts, 9);
  in->has_vrp = chance(x, given), in->vrp = score(x, cuts, 9);
  in->has_csrp = chance(x, given), in->csrp = score(x, cuts, 9);
  put_score(x, "arp", in->has_arp, in->arp);
  put_score(x, "vrp", in->has_vrp, in->vrp);
  put_score(x, "csrp", in->has_csrp, in->csrp);
  in->has_dc_srp_band = chance(x, given), in->dc_srp_band = (pni_band)below(x, 5);
  in->has_iic_srp_band = chance(x, given), in->iic_srp_band = (pni_band)below(x, 5);
  put_text(x, "dc_srp_band", in->has_dc_srp_band, bands[in->dc_srp_band]);
  put_text(x, "iic_srp_band", in->has_iic_srp_band, bands[in->iic_srp_band]);
  in->has_sara_partner = chance(x, given), in->sara_partner = (pni_sara)below(x, 3);
  in->has_sara_other = chance(x, given), in->sara_other = (pni_sara)below(x, 3);
  put_text(x, "sara_partner", in->has_sara_partner, levels[in->sara_partner]);
  put_text(x, "sara_other", in->has_sara_other, levels[in->sara_other]);
}

static void test_pni(void **unused) {
  (void)unused;
  bench x;
  bench_open(&x, EPF_SOURCE_DIR "/rules/pni", 20260101);
  size_t seen[4] = {0};
  for (int i = 0; i < PROFILES; i++) {
    pni_input in;
    pni_profile(&x, &in);
    run(&x, 20000);
    pni_result expected = pni_reference(&in);
    agree(&x, "pni_need", pni_level_text(expected.need));
    agree(&x, "pni_risk", pni_level_text(expected.risk));
    agree(&x, "pni_pathway", pni_pathway_text(expected.pathway));
    seen[expected.pathway]++;
  }
  for (int p = 0; p < 4; p++) assert_true(seen[p] > PROFILES / 100);
  bench_close(&x);
}

/* ---- Tier ---- */

static bool tier_flag(bench *x, const char *name, bool *given, bool *flag_value, uint32_t percent) {
  *given = chance(x, 60);
  *flag_value = chance(x, percent);
  put_flag(x, name, *given, *flag_value);
  return *flag_value;
}

static void tier_profile(bench *x, tier_input *in, int64_t as_of) {
  static const int64_t cuts[] = {0, 500, 1000, 3000, 6900, 15000, 25000, 50000, 75000, 90000, 100000};
  static const int64_t dc_cuts[] = {0, 600, 1120, 2110, 3360, 10000};
  static const char *const sources[] = {"static", "dynamic"};
  static const char *const roshes[] = {"low", "medium", "high", "very_high"};
  *in = (tier_input){0};
  begin(x);
  date_split(as_of, &in->today.year, &in->today.month, &in->today.day);
  in->has_active_event = chance(x, 50), in->active_event = chance(x, 90);
  put_flag(x, "active_event", in->has_active_event, in->active_event);
  in->has_arp = chance(x, 92), in->arp = score(x, cuts, 11);
  in->has_csrp = chance(x, 92), in->csrp = score(x, cuts, 11);
  in->has_dc_srp = chance(x, 70), in->dc_srp = score(x, dc_cuts, 6);
  put_score(x, "arp", in->has_arp, in->arp);
  put_score(x, "csrp", in->has_csrp, in->csrp);
  put_score(x, "dc_srp", in->has_dc_srp, in->dc_srp);
  in->has_arp_source = chance(x, 70), in->arp_source = (tier_source)below(x, 2);
  in->has_csrp_source = chance(x, 70), in->csrp_source = (tier_source)below(x, 2);
  put_text(x, "arp_source", in->has_arp_source, sources[in->arp_source]);
  put_text(x, "csrp_source", in->has_csrp_source, sources[in->csrp_source]);
  in->has_dc_srp_band = chance(x, 70), in->dc_srp_band = (tier_band)below(x, 5);
  put_text(x, "dc_srp_band", in->has_dc_srp_band, bands[in->dc_srp_band]);
  in->has_rosh = chance(x, 60), in->rosh = (tier_rosh)below(x, 4);
  put_text(x, "rosh", in->has_rosh, roshes[in->rosh]);
  tier_flag(x, "mappa", &in->has_mappa, &in->mappa, 40);
  tier_flag(x, "lifer_or_ipp", &in->has_lifer_or_ipp, &in->lifer_or_ipp, 40);
  tier_flag(x, "domestic_abuse", &in->has_domestic_abuse, &in->domestic_abuse, 30);
  tier_flag(x, "stalking", &in->has_stalking, &in->stalking, 30);
  tier_flag(x, "child_protection", &in->has_child_protection, &in->child_protection, 30);
  tier_flag(x, "ever_sexual_offence", &in->has_ever_sexual_offence, &in->ever_sexual_offence, 30);
  in->has_latest_release_date = chance(x, 60);
  int64_t years = chance(x, 50) ? -1 : -5, day = date_add(as_of, years, UNIT_YEAR) + (int64_t)below(x, 5) - 2;
  if (chance(x, 30)) day = as_of - (int64_t)below(x, 3000) + 300;
  date_split(day, &in->latest_release_date.year, &in->latest_release_date.month, &in->latest_release_date.day);
  char text[11];
  date_format(day, text);
  put_text(x, "latest_release_date", in->has_latest_release_date, text);
}

static void test_tier(void **unused) {
  (void)unused;
  bench x;
  bench_open(&x, EPF_SOURCE_DIR "/rules/tier", 20260102);
  size_t seen[9] = {0};
  for (int i = 0; i < PROFILES; i++) {
    int64_t leap = 0;
    assert_true(date_parse(STR("2024-02-29"), &leap));
    int64_t as_of = chance(&x, 10) ? leap : 18000 + below(&x, 3000);
    tier_input in;
    tier_profile(&x, &in, as_of);
    run(&x, as_of);
    tier_result expected = tier_reference(&in);
    agree(&x, "tier", tier_value_text(expected.tier));
    agree(&x, "tier_provisional", expected.provisional ? "true" : "false");
    seen[expected.tier]++;
  }
  for (int t = 0; t < 9; t++) assert_true(seen[t] > 0);
  bench_close(&x);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_pni), cmocka_unit_test(test_tier)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
