/* rules/offence-groups against the public table of offence codes, code by code: how far each group agrees with what the
 * table says. The table is no part of this project. It is looked for in $EPF_DATA, in ../shared/data and in ./data (from
 * the folder of the sources); where it is not found, the test is skipped and says so. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bind/unit.h"
#include "epf/rules.h"
#include "match/match.h"
#include "table/load.h"

enum { SKIPPED = 77, CODES_AT_LEAST = 3000, SHOWN = 20 };

/* ---- the table ---- */

typedef enum column { CODE, PARENT, CATEGORY, ACTUARIAL, VIOLENT, VIOLENT_OR_SEXUAL, COLUMNS } column;
static const char *const column_names[COLUMNS] = {
    "code", "parent_group", "category", "actuarial_category", "violent_sanction", "violence_or_sex"};

typedef struct row {
  char text[512];
  const char *cell[COLUMNS];
} row;

/* Cuts a line of CSV in place; quotes may enclose a cell, none is doubled inside. */
static bool row_cut(row *r) {
  char *at = r->text;
  at[strcspn(at, "\r\n")] = '\0';
  for (int c = 0; c < COLUMNS; c++) {
    bool quoted = *at == '"';
    r->cell[c] = at += quoted;
    at += strcspn(at, quoted ? "\"" : ",");
    if (quoted && *at == '"') *at++ = '\0';
    if ((*at == ',') == (c == COLUMNS - 1)) return false;
    if (*at == ',') *at++ = '\0';
  }
  return *at == '\0';
}

static bool row_next(FILE *f, row *r) {
  if (fgets(r->text, sizeof r->text, f) == NULL) return false;
  if (!row_cut(r)) fail_msg("a line of the table has not %d cells: %s", COLUMNS, r->text);
  return true;
}

static void read_head(FILE *f) {
  row head;
  assert_true(row_next(f, &head));
  for (int c = 0; c < COLUMNS; c++) assert_string_equal(head.cell[c], column_names[c]);
}

static FILE *open_table(void) {
  const char *given = getenv("EPF_DATA");
  const char *folders[] = {given != NULL ? given : "", EPF_SOURCE_DIR "/../shared/data", EPF_SOURCE_DIR "/data"};
  for (size_t i = given == NULL; i < sizeof folders / sizeof *folders; i++) {
    char path[4096];
    snprintf(path, sizeof path, "%s/offence-categories.csv", folders[i]);
    FILE *f = fopen(path, "r");
    if (f != NULL) return f;
  }
  return NULL;
}

/* ---- what the table says of each group ---- */

static bool is(const row *r, column c, const char *text) { return strcmp(r->cell[c], text) == 0; }
static bool begins(const row *r, column c, const char *text) { return strncmp(r->cell[c], text, strlen(text)) == 0; }
static bool actuarial(const row *r, const char *text) { return is(r, ACTUARIAL, text); }

static bool says_violent(const row *r) { return is(r, VIOLENT, "1"); }
static bool says_violent_or_sexual(const row *r) { return is(r, VIOLENT_OR_SEXUAL, "1"); }
static bool says_person(const row *r) { return begins(r, ACTUARIAL, "VIOLENCE_AGAINST_THE_PERSON"); }
static bool says_child(const row *r) { return actuarial(r, "SEXUAL_AGAINST_CHILD"); }
static bool says_sexual(const row *r) {
  return begins(r, ACTUARIAL, "SEXUAL") || (is(r, PARENT, "Sexual offences") && says_violent_or_sexual(r));
}
static bool says_material(const row *r) { return begins(r, CATEGORY, "Obscene Publications"); }
static bool says_robbery(const row *r) { return is(r, PARENT, "Robbery"); }
static bool says_burglary(const row *r) { return begins(r, ACTUARIAL, "BURGLARY") || is(r, PARENT, "Burglary"); }
static bool says_theft(const row *r) {
  return actuarial(r, "THEFT_NON_MOTOR") || actuarial(r, "VEHICLE_RELATED_THEFT") || actuarial(r, "HANDLING_STOLEN_GOODS");
}
/* The table puts immigration offences with fraud; the rules do not, on purpose. */
static bool says_immigration(const row *r) { return begins(r, CATEGORY, "Immigration Act"); }
static bool says_fraud(const row *r) {
  return (actuarial(r, "FRAUD_AND_FORGERY") || actuarial(r, "WELFARE_FRAUD")) && !says_immigration(r);
}
static bool says_acquisitive(const row *r) {
  return says_theft(r) || says_burglary(r) || says_fraud(r) || actuarial(r, "ACQUISITIVE_VIOLENCE");
}
static bool says_damage(const row *r) { return actuarial(r, "CRIMINAL_DAMAGE"); }
static bool says_arson(const row *r) { return is(r, CATEGORY, "Arson"); }
static bool says_impaired(const row *r) { return actuarial(r, "DRINK_DRIVING"); }
static bool says_driving(const row *r) { return actuarial(r, "MOTORING_OFFENCES") || says_impaired(r); }
static bool says_drugs(const row *r) { return begins(r, ACTUARIAL, "DRUG_"); }
static bool says_firearms(const row *r) { return begins(r, ACTUARIAL, "FIREARMS"); }
static bool says_weapons(const row *r) { return says_firearms(r) || actuarial(r, "WEAPONS_NON_FIREARM"); }
static bool says_public_order(const row *r) { return begins(r, ACTUARIAL, "PUBLIC_ORDER"); }
static bool says_drunkenness(const row *r) { return actuarial(r, "DRUNKENNESS"); }
static bool says_bail(const row *r) { return actuarial(r, "ABSCONDING_OR_BAIL"); }
static bool says_state(const row *r) {
  return begins(r, CATEGORY, "High treason") || begins(r, CATEGORY, "Treason") ||
         begins(r, CATEGORY, "Other offences against the State");
}
static bool says_other(const row *r) { return actuarial(r, "OTHER_OFFENCES") || actuarial(r, "UNKNOWN") || says_immigration(r); }

/* Floors in hundredths of a percent. Agreement alone would not notice that a
 * rare group is never found. */
typedef struct group {
  const char *id;
  bool (*says)(const row *r);
  int precision, recall, agreement;
} group;

static const group groups[] = {
    {"violent", says_violent, 9783, 9984, 9950},
    {"violent_or_sexual", says_violent_or_sexual, 9708, 9982, 9940},
    {"violence_against_person", says_person, 10000, 9950, 9996},
    {"sexual", says_sexual, 10000, 10000, 10000},
    {"sexual_against_child", says_child, 9753, 10000, 9986},
    {"indecent_material", says_material, 10000, 10000, 10000},
    {"acquisitive", says_acquisitive, 10000, 9795, 9983},
    {"robbery", says_robbery, 10000, 10000, 10000},
    {"burglary", says_burglary, 10000, 10000, 10000},
    {"theft", says_theft, 9814, 10000, 9996},
    {"fraud", says_fraud, 10000, 9651, 9980},
    {"criminal_damage", says_damage, 10000, 10000, 10000},
    {"arson", says_arson, 10000, 10000, 10000},
    {"driving", says_driving, 10000, 10000, 10000},
    {"impaired_driving", says_impaired, 10000, 10000, 10000},
    {"drugs", says_drugs, 10000, 10000, 10000},
    {"firearms", says_firearms, 10000, 10000, 10000},
    {"weapons", says_weapons, 10000, 10000, 10000},
    {"public_order", says_public_order, 10000, 10000, 10000},
    {"drunkenness", says_drunkenness, 10000, 10000, 10000},
    {"bail_or_absconding", says_bail, 10000, 10000, 10000},
    {"state_security", says_state, 10000, 10000, 10000},
    {"other", says_other, 9960, 9914, 9937},
};
enum { GROUPS = sizeof groups / sizeof *groups };

/* ---- what the rules say ---- */

typedef struct bench {
  epf_table *table;
  binder *b;
  record *r;
  scratch *s;
  profile_unit *u;
  uint32_t datum[GROUPS], complete;
} bench;

static uint32_t datum_named(const bench *x, const char *name) {
  const table *t = &x->table->view;
  for (uint32_t i = t->head->field_end; i < t->data_count; i++)
    if (str_is(table_str(t, t->data[i].id), name)) return i;
  fail_msg("the rules have no value %s", name);
  return 0;
}

static void bench_open(bench *x) {
  epf_rules *read;
  assert_int_equal(epf_rules_read(&read, EPF_SOURCE_DIR "/rules/offence-groups"), EPF_OK);
  assert_int_equal(epf_rules_seal(read, &x->table), EPF_OK);
  epf_rules_free(read);
  const table *t = &x->table->view;
  assert_int_equal(binder_new(&x->b, t, (bind_options){0}), EPF_OK);
  assert_int_equal(record_new(&x->r, t), EPF_OK);
  assert_int_equal(scratch_new(&x->s, t, x->table->patterns, (match_options){0}), EPF_OK);
  assert_int_equal(unit_new(&x->u), EPF_OK);
  for (size_t g = 0; g < GROUPS; g++) x->datum[g] = datum_named(x, groups[g].id);
  x->complete = datum_named(x, "offence_code_is_complete");
}

static void bench_close(bench *x) {
  unit_free(x->u);
  binder_free(x->b);
  record_free(x->r);
  scratch_free(x->s);
  epf_table_free(x->table);
}

static void run(bench *x, const char *code) {
  char line[64];
  int len = snprintf(line, sizeof line, "{\"offence_code\":\"%s\"}", code);
  assert_int_equal(unit_set_json(x->u, (place){1, 1}, (str){line, (size_t)len}), EPF_OK);
  assert_int_equal(bind_unit(x->b, x->u, x->r), EPF_OK);
  record_know(x->r, 0, 20000);
  record_know(x->r, 1, 0);
  assert_int_equal(match_record(x->s, x->r), EPF_OK);
}

static bool holds(const bench *x, uint32_t datum) {
  assert_int_equal(x->s->values[datum].state, VALUE_KNOWN);
  return x->s->strict.state[x->table->view.data[datum].slot].lo != 0;
}

/* ---- the comparison ---- */

typedef struct tally {
  int both, rules_only, table_only, neither;
  char codes[SHOWN * 8]; /* where they differ: + the rules alone, - the table alone */
} tally;

static void count(tally *t, bool rules, bool table, const char *code) {
  *(rules && table ? &t->both : rules ? &t->rules_only : table ? &t->table_only : &t->neither) += 1;
  size_t len = strlen(t->codes);
  if (rules != table && len + 8 <= sizeof t->codes)
    snprintf(t->codes + len, sizeof t->codes - len, " %c%s", rules ? '+' : '-', code);
}

/* Rounded down, so that what is printed is never better than what was found. */
static int share(int part, int whole) { return whole == 0 ? 0 : (int)((int64_t)part * 10000 / whole); }

static bool report(const group *g, const tally *t) {
  int precision = share(t->both, t->both + t->rules_only), recall = share(t->both, t->both + t->table_only);
  int all = t->both + t->rules_only + t->table_only + t->neither, agreement = share(t->both + t->neither, all);
  bool good = precision >= g->precision && recall >= g->recall && agreement >= g->agreement;
  printf("%-24s %5d %6d.%02d %6d.%02d %6d.%02d %s%s\n", g->id, t->both + t->table_only, precision / 100, precision % 100,
         recall / 100, recall % 100, agreement / 100, agreement % 100, good ? "" : " BELOW ITS FLOOR", t->codes);
  return good;
}

static FILE *csv;

static void test_agreement(void **unused) {
  (void)unused;
  bench x;
  bench_open(&x);
  tally tallies[GROUPS] = {0};
  int codes = 0, below = 0;
  read_head(csv);
  for (row r; row_next(csv, &r); codes++) {
    run(&x, r.cell[CODE]);
    assert_true(holds(&x, x.complete));
    for (size_t g = 0; g < GROUPS; g++) count(&tallies[g], holds(&x, x.datum[g]), groups[g].says(&r), r.cell[CODE]);
  }
  printf("%-24s %5s %9s %9s %9s  where they differ: + the rules alone, - the "
         "table alone\n",
         "group", "codes", "precision", "recall", "agreement");
  for (size_t g = 0; g < GROUPS; g++) below += !report(&groups[g], &tallies[g]);
  bench_close(&x);
  assert_true(codes >= CODES_AT_LEAST);
  assert_int_equal(below, 0);
}

int main(void) {
  csv = open_table();
  if (csv == NULL) {
    printf("skipped: no offence-categories.csv in EPF_DATA, ../shared/data or "
           "./data\n");
    return SKIPPED;
  }
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_agreement)};
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fclose(csv);
  return failed;
}
