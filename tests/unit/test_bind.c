/* Files of profiles to records: every type, every fault, every format.
 *
 * Each test writes a file and reads it as a program would: source, unit, binder, record. EPF_CORPORA names a folder
 * of public test suites; `test_bind suites` reads them and nothing else, and is skipped without it.
 */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "bind/blank.h"
#include "bind/json_reader.h"
#include "bind/unit.h"
#include "support/tables.h"

static const char rules[] =
  "ruleset: bind\n"
  "version: '1'\n"
  "title: Binding\n"
  "durations: {month: 30 days, year: 365 days}\n"
  "stages: [before, after]\n"
  "fields:\n"
  "  case_id: {type: text, role: identifier}\n"
  "  ethnicity: {type: enum, role: monitored, values: [white, other]}\n"
  "  consents: {type: boolean}\n"
  "  convictions: {type: integer, min: 0, max: 120}\n"
  "  score: {type: decimal, places: 2, min: 0, max: 100}\n"
  "  count: {type: integer}\n"
  "  risk: {type: enum, values: [low, medium, very_high], ordered: true}\n"
  "  needs: {type: set, values: [drugs, alcohol, housing]}\n"
  "  offence: {type: text, coded: true}\n"
  "  remarks: {type: text}\n"
  "  seen: {type: date, min: 2000-01-01, max: 2030-12-31}\n"
  "  sentence: {type: duration, max: 3650 days}\n"
  "  starting_at: {type: sentence, min: fine band A, max: 10 years}\n"
  "groups:\n"
  "  offences:\n"
  "    most: 3\n"
  "    fields:\n"
  "      charge: {type: text, coded: true}\n"
  "      loss: {type: integer, min: 0, max: 9}\n"
  "      places: {type: set, values: [home, street, work]}\n"
  "derived:\n"
  "  theft: {for_each: offences, true_when: {charge: {matches: '^105'}}}\n"
  "  tier:\n"
  "    bands_of: score\n"
  "    bands: {a: {below: 50}, b: {at_least: 50}}\n";

static table *the_table;

static int compile_table(void **state) {
  (void)state;
  the_table = tables_from_yaml(rules);
  return 0;
}

static int free_table(void **state) {
  (void)state;
  tables_free(the_table);
  return 0;
}

/* ---- reading a text as a file ---- */

typedef struct outcome {
  epf_status status;
  uint32_t line;
  size_t fault_count;
  bind_fault faults[FAULTS_MAX];
} outcome;

typedef struct reading {
  const table *t;
  binder *b;
  record *r; /* of the last profile */
  outcome *at;
  size_t count, cap, bad;
} reading;

static bool any_header; /* of the public suites, which know nothing of our fields */
static const bind_options strict = {0}, partial = {.partial = true}, ignoring = {.ignore_unknown = true};

static void keep_outcome(reading *x, epf_status status, uint32_t line) {
  if (x->count == x->cap) {
    x->cap = x->cap == 0 ? 8 : x->cap * 2;
    x->at = realloc(x->at, x->cap * sizeof *x->at);
    assert_non_null(x->at);
  }
  outcome *o = &x->at[x->count++];
  *o = (outcome){.status = status, .line = line};
  const bind_fault *faults;
  o->fault_count = binder_faults(x->b, &faults);
  for (size_t i = 0; i < o->fault_count; i++) o->faults[i] = faults[i];
  x->bad += status == EPF_E_DATA;
}

static void check_outcome(const outcome *o) {
  assert_true(o->status == EPF_OK || o->status == EPF_E_DATA);
  if (o->status == EPF_E_DATA) assert_int_equal(diag_code_severity(o->faults[0].code), SEVERITY_ERROR);
  for (size_t i = 0; i < o->fault_count; i++) {
    const bind_fault *f = &o->faults[i];
    assert_true(f->line >= 1 && f->column >= 1 && f->message[0] != '\0');
    assert_int_equal(utf8_check(f->message, strlen(f->message)), strlen(f->message));
    for (const char *c = f->field; *c != '\0'; c++) assert_true(*c >= 0x20 && *c < 0x7f);
  }
}

static void write_file(char path[], const char *text, size_t len) {
  int file = mkstemp(path);
  assert_true(file >= 0);
  for (size_t done = 0; done < len;) {
    ssize_t wrote = write(file, text + done, len - done);
    assert_true(wrote > 0);
    done += (size_t)wrote;
  }
  close(file);
}

static reading read_bytes(const table *t, profile_format format, bind_options options, const char *text, size_t len) {
  char path[] = "/tmp/epf-bind-XXXXXX";
  reading x = {.t = t};
  profile_source *s;
  profile_unit *u;
  write_file(path, text, len);
  assert_int_equal(source_open(&s, path, format), EPF_OK);
  if (!any_header) source_expect(s, t);
  assert_int_equal(unit_new(&u), EPF_OK);
  assert_int_equal(binder_new(&x.b, t, options), EPF_OK);
  assert_int_equal(record_new(&x.r, t), EPF_OK);
  for (bool end = false;;) {
    assert_int_equal(source_next(s, u, &end), EPF_OK);
    if (end) break;
    keep_outcome(&x, bind_unit(x.b, u, x.r), unit_line(u));
    check_outcome(&x.at[x.count - 1]);
  }
  unit_free(u);
  source_close(s);
  unlink(path);
  return x;
}

static reading read_as(profile_format format, bind_options options, const char *text) {
  return read_bytes(the_table, format, options, text, strlen(text));
}

static void done(reading *x) {
  binder_free(x->b);
  record_free(x->r);
  free(x->at);
  *x = (reading){0};
}

static const answer *answer_of(const reading *x, const char *field) { return &x->r->answers[tables_datum(x->t, field)]; }

static str text_answer(const reading *x, const char *field) {
  const answer *a = answer_of(x, field);
  assert_int_equal(a->state, ANSWER_KNOWN);
  return (str){x->r->texts + a->text, a->text_len};
}

static void assert_text(const reading *x, const char *field, const char *expected) {
  str text = text_answer(x, field);
  assert_int_equal(text.len, strlen(expected));
  assert_memory_equal(text.at, expected, text.len);
}

/* One profile of one field, known with this value. */
static void expect_known(profile_format format, const char *text, const char *field, int64_t value) {
  reading x = read_as(format, strict, text);
  if (x.count != 1 || x.at[0].status != EPF_OK || x.at[0].fault_count != 0)
    fail_msg("%s: %s", text, x.count > 0 && x.at[0].fault_count > 0 ? x.at[0].faults[0].message : "not one profile");
  if (answer_of(&x, field)->state != ANSWER_KNOWN || answer_of(&x, field)->value != value)
    fail_msg("%s: the answer is %lld, state %d", text, (long long)answer_of(&x, field)->value, answer_of(&x, field)->state);
  done(&x);
}

static void expect_state(profile_format format, const char *text, const char *field, answer_state state) {
  reading x = read_as(format, strict, text);
  assert_int_equal(x.count, 1);
  if (x.at[0].status != EPF_OK || answer_of(&x, field)->state != state) fail_msg("%s: state %d", text, answer_of(&x, field)->state);
  done(&x);
}

/* The profile is refused, first of all for this, there. */
static void expect_fault(profile_format format, const char *text, diag_code code, uint32_t line, uint32_t column) {
  reading x = read_as(format, strict, text);
  assert_true(x.count >= 1);
  const outcome *o = &x.at[x.count - 1];
  const bind_fault *f = &o->faults[0];
  if (o->status != EPF_E_DATA || f->code != code || f->line != line || f->column != column)
    fail_msg("%s: status %d, %s at %u:%u: %s", text, o->status, o->fault_count > 0 ? diag_code_name(f->code) : "no fault",
             o->fault_count > 0 ? f->line : 0, o->fault_count > 0 ? f->column : 0, o->fault_count > 0 ? f->message : "");
  done(&x);
}

/* The profile stands, the answer is invalid for this reason, and a fault says so. */
static void expect_invalid(profile_format format, const char *text, const char *field, invalid_why why, diag_code code) {
  reading x = read_as(format, strict, text);
  assert_int_equal(x.count, 1);
  if (x.at[0].status != EPF_OK || x.at[0].fault_count != 1) fail_msg("%s: status %d", text, x.at[0].status);
  assert_int_equal(answer_of(&x, field)->state, ANSWER_INVALID);
  assert_int_equal(answer_of(&x, field)->why, why);
  assert_int_equal(x.at[0].faults[0].code, code);
  assert_int_equal(diag_code_severity(code), SEVERITY_WARNING);
  assert_string_equal(x.at[0].faults[0].field, field);
  done(&x);
}

static void expect_members(profile_format format, const char *text, uint64_t members) {
  reading x = read_as(format, strict, text);
  assert_int_equal(x.count, 1);
  if (x.at[0].status != EPF_OK) fail_msg("%s: %s", text, x.at[0].faults[0].message);
  assert_int_equal(answer_of(&x, "needs")->state, ANSWER_KNOWN);
  assert_int_equal(*record_members(x.r, tables_datum(the_table, "needs")), members);
  done(&x);
}

/* ---- types ---- */

static void booleans(void **state) {
  (void)state;
  expect_known(PROFILE_NDJSON, "{\"consents\":true}", "consents", 1);
  expect_known(PROFILE_NDJSON, "{\"consents\":false}", "consents", 0);
  expect_known(PROFILE_CSV, "consents\ntrue\n", "consents", 1);
  expect_known(PROFILE_CSV, "consents\nno\n", "consents", 0);
  expect_known(PROFILE_YAML, "consents: yes\n", "consents", 1);
  expect_fault(PROFILE_NDJSON, "{\"consents\":\"true\"}", CODE_PROFILE_TYPE, 1, 13);
  expect_fault(PROFILE_NDJSON, "{\"consents\":1}", CODE_PROFILE_TYPE, 1, 13);
  static const char *const words[2][9] = {{"no", "No", "NO", "false", "False", "FALSE", "nO", "FALSE ", " fAlse"},
                                          {"yes", "Yes", "YES", "true", "True", "TRUE", "yEs", "TRUE ", " tRue"}};
  for (int value = 0; value < 2; value++)
    for (size_t i = 0; i < 9; i++) {
      char text[64];
      snprintf(text, sizeof text, "consents\n%s\n", words[value][i]);
      expect_known(PROFILE_CSV, text, "consents", value);
      snprintf(text, sizeof text, "consents: %s\n", words[value][i]);
      expect_known(PROFILE_YAML, text, "consents", value);
    }
  static const char *const others[] = {"Y", "tru", "yess", "1", "TRUE.", "N\xc3\xb6"};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    char text[64];
    snprintf(text, sizeof text, "consents\n%s\n", others[i]);
    expect_fault(PROFILE_CSV, text, CODE_PROFILE_TYPE, 2, 1);
  }
  expect_fault(PROFILE_NDJSON, "{\"consents\":True}", CODE_PROFILE_SYNTAX, 1, 13);
  expect_fault(PROFILE_NDJSON, "{\"consents\":\"TRUE\"}", CODE_PROFILE_TYPE, 1, 13);
}

static void numbers(void **state) {
  (void)state;
  expect_known(PROFILE_NDJSON, "{\"convictions\":62}", "convictions", 62);
  expect_known(PROFILE_NDJSON, "{\"convictions\":6.2e1}", "convictions", 62);
  expect_known(PROFILE_NDJSON, "{\"score\":49.99}", "score", 4999);
  expect_known(PROFILE_NDJSON, "{\"score\":4.999E1 }", "score", 4999);
  expect_known(PROFILE_NDJSON, "{\"score\":0.10000000000000000000000000000}", "score", 10);
  expect_known(PROFILE_NDJSON, "{\"score\":-0.0}", "score", 0);
  expect_known(PROFILE_NDJSON, "{\"count\":1000000000000000}", "count", INT64_C(1000000000000000));
  expect_known(PROFILE_CSV, "score\n 49.9 \n", "score", 4990);
  expect_known(PROFILE_YAML, "score: 49.9", "score", 4990);
  expect_fault(PROFILE_NDJSON, "{\"score\":\"49.99\"}", CODE_PROFILE_TYPE, 1, 10);
  expect_fault(PROFILE_NDJSON, "{\"score\":[49]}", CODE_PROFILE_TYPE, 1, 10);
  expect_fault(PROFILE_CSV, "score\n\"49,9\"\n", CODE_PROFILE_TYPE, 2, 1);
  expect_fault(PROFILE_CSV, "score\n049\n", CODE_PROFILE_TYPE, 2, 1);
  expect_fault(PROFILE_CSV, "score\n+49\n", CODE_PROFILE_TYPE, 2, 1);
}

static void invalid_numbers(void **state) {
  (void)state;
  expect_invalid(PROFILE_NDJSON, "{\"convictions\":121}", "convictions", INVALID_RANGE, CODE_PROFILE_RANGE);
  expect_invalid(PROFILE_NDJSON, "{\"convictions\":-1}", "convictions", INVALID_RANGE, CODE_PROFILE_RANGE);
  expect_invalid(PROFILE_NDJSON, "{\"convictions\":1.5}", "convictions", INVALID_PRECISION, CODE_PROFILE_PRECISION);
  expect_invalid(PROFILE_NDJSON, "{\"score\":49.995}", "score", INVALID_PRECISION, CODE_PROFILE_PRECISION);
  expect_invalid(PROFILE_NDJSON, "{\"count\":1000000000000001}", "count", INVALID_RANGE, CODE_PROFILE_RANGE);
  expect_invalid(PROFILE_NDJSON, "{\"count\":1e400}", "count", INVALID_RANGE, CODE_PROFILE_RANGE);
  expect_invalid(PROFILE_CSV, "seen\n1999-12-31\n", "seen", INVALID_RANGE, CODE_PROFILE_RANGE);
  expect_invalid(PROFILE_CSV, "sentence\n11 years\n", "sentence", INVALID_RANGE, CODE_PROFILE_RANGE);
  reading x = read_as(PROFILE_NDJSON, strict, "{\"score\":100.01}");
  assert_non_null(strstr(x.at[0].faults[0].message, "0 to 100"));
  done(&x);
}

static void enums(void **state) {
  (void)state;
  expect_known(PROFILE_NDJSON, "{\"risk\":\"medium\"}", "risk", 1);
  expect_known(PROFILE_NDJSON, "{\"risk\":\" medium\\t\"}", "risk", 1);
  expect_known(PROFILE_CSV, "risk\nvery_high \n", "risk", 2);
  expect_known(PROFILE_CSV, "risk\n\" low \"\n", "risk", 0);
  expect_known(PROFILE_YAML, "risk: low", "risk", 0);
  expect_known(PROFILE_NDJSON, "{\"ethnicity\":\"other\"}", "ethnicity", 1);
  expect_fault(PROFILE_NDJSON, "{\"risk\":\"MEDIUM\"}", CODE_PROFILE_VALUE, 1, 9);
  expect_fault(PROFILE_NDJSON, "{\"risk\":\"\"}", CODE_PROFILE_VALUE, 1, 9);
  expect_fault(PROFILE_NDJSON, "{\"risk\":1}", CODE_PROFILE_TYPE, 1, 9);
  expect_fault(PROFILE_NDJSON, "{\"risk\":[\"low\"]}", CODE_PROFILE_TYPE, 1, 9);
  reading x = read_as(PROFILE_NDJSON, strict, "{\"risk\":\"MEDIUM\"}\n{\"risk\":\"lwo\"}\n{\"risk\":\"unheard-of\"}");
  /* The same words whatever was answered: the nearest value would tell it. */
  for (size_t i = 0; i < 3; i++) assert_string_equal(x.at[i].faults[0].message, "`risk`: none of the field's values: low, medium, very_high");
  done(&x);
}

static void sets(void **state) {
  (void)state;
  expect_members(PROFILE_NDJSON, "{\"needs\":[\"drugs\",\" housing \"]}", 5);
  expect_members(PROFILE_NDJSON, "{\"needs\":[]}", 0);
  expect_members(PROFILE_NDJSON, "{\"needs\":[\"drugs\",\"drugs\"]}", 1);
  expect_members(PROFILE_CSV, "needs\n alcohol ; housing\n", 6);
  expect_members(PROFILE_CSV, "needs\nnone\n", 0);
  expect_members(PROFILE_YAML, "needs: [drugs, alcohol]", 3);
  expect_members(PROFILE_YAML, "needs: alcohol", 2);
  expect_members(PROFILE_YAML, "needs: none", 0);
  expect_members(PROFILE_YAML, "needs: []", 0);
  expect_fault(PROFILE_NDJSON, "{\"needs\":\"none\"}", CODE_PROFILE_TYPE, 1, 10);
  expect_fault(PROFILE_NDJSON, "{\"needs\":[\"drugs\",\"cars\"]}", CODE_PROFILE_VALUE, 1, 19);
  expect_fault(PROFILE_NDJSON, "{\"needs\":[\"none\"]}", CODE_PROFILE_VALUE, 1, 11);
  expect_fault(PROFILE_NDJSON, "{\"needs\":[[\"drugs\"]]}", CODE_PROFILE_TYPE, 1, 11);
  expect_fault(PROFILE_NDJSON, "{\"needs\":[null]}", CODE_PROFILE_TYPE, 1, 11);
  expect_fault(PROFILE_CSV, "needs\ndrugs;\n", CODE_PROFILE_VALUE, 2, 1);
  expect_fault(PROFILE_YAML, "needs: [drugs, {a: b}]", CODE_PROFILE_TYPE, 1, 16);
  reading x = read_as(PROFILE_NDJSON, partial, "{\"needs\":[\"drugs\",\"cars\"]}");
  assert_int_equal(*record_members(x.r, tables_datum(the_table, "needs")), 0);
  done(&x);
}

static void texts(void **state) {
  (void)state;
  reading x = read_as(PROFILE_NDJSON, strict,
                      "{\"case_id\":\"X1\",\"remarks\":\"a\\\"b \\u00e9\\ud83d\\ude00 \\u0000.\",\"offence\":\"\"}");
  assert_int_equal(x.at[0].status, EPF_OK);
  assert_text(&x, "case_id", "X1");
  assert_text(&x, "offence", "");
  str remarks = text_answer(&x, "remarks");
  assert_int_equal(remarks.len, 13);
  assert_memory_equal(remarks.at, "a\"b \xc3\xa9\xf0\x9f\x98\x80 \0.", 13);
  done(&x);
  expect_fault(PROFILE_NDJSON, "{\"case_id\":12}", CODE_PROFILE_TYPE, 1, 12);
  x = read_as(PROFILE_YAML, strict, "case_id: 007\nremarks: \"\"\n");
  assert_text(&x, "case_id", "007");
  assert_text(&x, "remarks", "");
  done(&x);
  x = read_as(PROFILE_CSV, strict, "case_id,remarks\nX1,?dementia\n");
  assert_text(&x, "remarks", "?dementia");
  done(&x);
}

static void long_texts(void **state) {
  (void)state;
  char line[RECORD_TEXT_MAX + 64];
  for (int more = 0; more < 2; more++) {
    int at = sprintf(line, "{\"remarks\":\"");
    memset(line + at, 'x', (size_t)(RECORD_TEXT_MAX + more));
    strcpy(line + at + RECORD_TEXT_MAX + more, "\"}");
    reading x = read_as(PROFILE_NDJSON, strict, line);
    assert_int_equal(x.at[0].status, EPF_OK);
    assert_int_equal(answer_of(&x, "remarks")->state, more ? ANSWER_INVALID : ANSWER_KNOWN);
    if (more) assert_int_equal(answer_of(&x, "remarks")->why, INVALID_TOO_LONG);
    assert_int_equal(x.at[0].fault_count, more);
    done(&x);
  }
}

static void dates(void **state) {
  (void)state;
  expect_known(PROFILE_NDJSON, "{\"seen\":\"2026-03-01\"}", "seen", 20513);
  expect_known(PROFILE_YAML, "seen: 2024-02-29", "seen", 19782);
  expect_fault(PROFILE_NDJSON, "{\"seen\":\"2023-02-29\"}", CODE_PROFILE_VALUE, 1, 9);
  expect_fault(PROFILE_NDJSON, "{\"seen\":\"2023-2-9\"}", CODE_PROFILE_VALUE, 1, 9);
  expect_fault(PROFILE_CSV, "seen\n01/03/2026\n", CODE_PROFILE_VALUE, 2, 1);
  expect_fault(PROFILE_NDJSON, "{\"seen\":20230101}", CODE_PROFILE_TYPE, 1, 9);
}

static void durations(void **state) {
  (void)state;
  reading x = read_as(PROFILE_NDJSON, strict, "{\"sentence\":\"9 months\"}");
  const answer *a = answer_of(&x, "sentence");
  assert_int_equal(a->state, ANSWER_KNOWN);
  assert_int_equal(a->value, 270);
  assert_int_equal(a->count, 9);
  assert_int_equal(a->unit, 2);
  done(&x);
  expect_known(PROFILE_CSV, "sentence\n1 year\n", "sentence", 365);
  expect_known(PROFILE_CSV, "sentence\n2 weeks\n", "sentence", 14);
  expect_known(PROFILE_YAML, "sentence: 10 days", "sentence", 10);
  expect_fault(PROFILE_NDJSON, "{\"sentence\":\"9\"}", CODE_PROFILE_VALUE, 1, 13);
  expect_fault(PROFILE_NDJSON, "{\"sentence\":\"9 moons\"}", CODE_PROFILE_VALUE, 1, 13);
  expect_fault(PROFILE_NDJSON, "{\"sentence\":9}", CODE_PROFILE_TYPE, 1, 13);
}

static void sentences(void **state) {
  (void)state;
  expect_known(PROFILE_NDJSON, "{\"starting_at\":\"fine band C\"}", "starting_at", 3);
  expect_known(PROFILE_JSON, "[{\"starting_at\":\"community order high\"}]", "starting_at", 9);
  expect_known(PROFILE_CSV, "starting_at\n 26 weeks \n", "starting_at", 100 + 26 * 84);
  expect_known(PROFILE_YAML, "starting_at: 3 years 6 months", "starting_at", 100 + 42 * 365);
  expect_known(PROFILE_YAML, "starting_at: 1 day", "starting_at", 112);
  expect_fault(PROFILE_NDJSON, "{\"starting_at\":\"26\"}", CODE_PROFILE_VALUE, 1, 16);
  expect_fault(PROFILE_NDJSON, "{\"starting_at\":\"fine band G\"}", CODE_PROFILE_VALUE, 1, 16);
  expect_fault(PROFILE_NDJSON, "{\"starting_at\":26}", CODE_PROFILE_TYPE, 1, 16);
  expect_fault(PROFILE_CSV, "starting_at\n26 moons\n", CODE_PROFILE_VALUE, 2, 1);
  expect_state(PROFILE_NDJSON, "{\"starting_at\":\"discharge\"}", "starting_at", ANSWER_INVALID);
  expect_state(PROFILE_NDJSON, "{\"starting_at\":\"11 years\"}", "starting_at", ANSWER_INVALID);
}

/* ---- no answer ---- */

/* ---- items of a group ---- */

/* Of offences: how many there are (-1: that is not answered), then the loss of each item, -1 where it has none. */
static void expect_items(profile_format format, const char *text, int64_t count, const int64_t losses[3]) {
  static const char *const fields[] = {"offences.1.loss", "offences.2.loss", "offences.3.loss"};
  reading x = read_as(format, strict, text);
  if (x.count != 1 || x.at[0].status != EPF_OK || x.at[0].fault_count != 0)
    fail_msg("%s: %s", text, x.count > 0 && x.at[0].fault_count > 0 ? x.at[0].faults[0].message : "not one profile");
  const answer *n = answer_of(&x, "offences");
  if ((n->state == ANSWER_KNOWN ? n->value : -1) != count) fail_msg("%s: %lld items, state %d", text, (long long)n->value, n->state);
  for (int i = 0; i < 3; i++) {
    const answer *a = answer_of(&x, fields[i]);
    if ((a->state == ANSWER_KNOWN ? a->value : -1) != losses[i]) fail_msg("%s: item %d has %lld, state %d", text, i + 1, (long long)a->value, a->state);
  }
  done(&x);
}
#define LOSSES(a, b, c) (const int64_t[]){a, b, c}

static void items(void **state) {
  (void)state;
  expect_items(PROFILE_NDJSON, "{\"offences\":[{\"loss\":1},{\"loss\":2}]}", 2, LOSSES(1, 2, -1));
  expect_items(PROFILE_NDJSON, "{\"offences\":[{\"loss\":1},{},{\"loss\":3}]}", 3, LOSSES(1, -1, 3));
  expect_items(PROFILE_NDJSON, "{\"offences\":[{},{}]}", 2, LOSSES(-1, -1, -1));
  expect_items(PROFILE_NDJSON, "{\"offences\":[]}", 0, LOSSES(-1, -1, -1));
  expect_items(PROFILE_NDJSON, "{\"consents\":true}", -1, LOSSES(-1, -1, -1));
  expect_items(PROFILE_NDJSON, "{\"offences\":null}", -1, LOSSES(-1, -1, -1));
  expect_items(PROFILE_NDJSON, "{\"offences\":2}", 2, LOSSES(-1, -1, -1));
  expect_items(PROFILE_NDJSON, "{\"offences\":{\"missing\":\"refused\"}}", -1, LOSSES(-1, -1, -1));
  expect_items(PROFILE_NDJSON, "{\"offences.2.loss\":5}", 2, LOSSES(-1, 5, -1));
  expect_items(PROFILE_NDJSON, "{\"offences.2.loss\":5,\"offences\":null}", 2, LOSSES(-1, 5, -1));
  expect_items(PROFILE_NDJSON, "{\"offences.2.loss\":5,\"offences\":3}", 3, LOSSES(-1, 5, -1));
  expect_items(PROFILE_NDJSON, "{\"offences\":[{\"loss\":1}],\"offences.1.charge\":\"105\"}", 1, LOSSES(1, -1, -1));
  expect_items(PROFILE_NDJSON, "{\"offences\":[{\"l\\u006fss\":1}]}", 1, LOSSES(1, -1, -1));
  expect_items(PROFILE_JSON, "[{\"offences\":[{\"loss\":1,\"places\":[\"home\"]},\n {\"loss\":2}]}]", 2, LOSSES(1, 2, -1));
  expect_items(PROFILE_YAML, "offences:\n  - loss: 1\n  - {loss: 2, places: [home]}\n", 2, LOSSES(1, 2, -1));
  expect_items(PROFILE_YAML, "offences: []\n", 0, LOSSES(-1, -1, -1));
  expect_items(PROFILE_YAML, "offences: [{}, {}]\n", 2, LOSSES(-1, -1, -1));
  expect_items(PROFILE_YAML, "offences: 2\noffences.1.loss: 4\n", 2, LOSSES(4, -1, -1));
  expect_items(PROFILE_CSV, "offences.1.loss,offences.2.loss\n1,2\n", 2, LOSSES(1, 2, -1));
  expect_items(PROFILE_CSV, "offences.1.loss,offences.2.loss\n1,\n", 1, LOSSES(1, -1, -1));
  expect_items(PROFILE_CSV, "offences.1.loss,offences.2.loss\n,?refused\n", 2, LOSSES(-1, -1, -1));
  expect_items(PROFILE_CSV, "offences,offences.1.loss\n,1\n", 1, LOSSES(1, -1, -1));
  expect_items(PROFILE_CSV, "offences,offences.1.loss\n3,1\n", 3, LOSSES(1, -1, -1));
  expect_items(PROFILE_CSV, "offences,offences.1.loss\n?unobtainable,\n", -1, LOSSES(-1, -1, -1));
  expect_state(PROFILE_CSV, "offences,offences.1.loss\n?unobtainable,\n", "offences", ANSWER_UNOBTAINABLE);
  expect_state(PROFILE_NDJSON, "{\"offences\":[{\"charge\":{\"missing\":\"refused\"}}]}", "offences.1.charge", ANSWER_REFUSED);
}

/* Within an item stands all that stands in a profile. */
static void types_of_items(void **state) {
  (void)state;
  static const struct {
    profile_format format;
    const char *text;
  } files[] = {{PROFILE_NDJSON, "{\"offences\":[{\"places\":[]},{\"charge\":\"1\\u00305\",\"places\":[\"work\",\"home\"]}]}"},
               {PROFILE_YAML, "offences:\n  - places: none\n  - charge: '105'\n    places: [work, home]\n"},
               {PROFILE_CSV, "offences.1.places,offences.2.charge,offences.2.places\nnone,105,work;home\n"}};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    reading x = read_as(files[i].format, strict, files[i].text);
    assert_int_equal(x.count, 1);
    if (x.at[0].status != EPF_OK) fail_msg("%s: %s", files[i].text, x.at[0].faults[0].message);
    assert_text(&x, "offences.2.charge", "105");
    assert_int_equal(answer_of(&x, "offences.1.places")->state, ANSWER_KNOWN);
    assert_int_equal(*record_members(x.r, tables_datum(the_table, "offences.1.places")), 0);
    assert_int_equal(*record_members(x.r, tables_datum(the_table, "offences.2.places")), 5);
    done(&x);
  }
}

static void faults_of_items(void **state) {
  (void)state;
  expect_fault(PROFILE_NDJSON, "{\"offences\":[{\"los\":1}]}", CODE_PROFILE_UNKNOWN_FIELD, 1, 15);
  expect_fault(PROFILE_NDJSON, "{\"offences\":[{\"loss\":1,\"loss\":1}]}", CODE_PROFILE_DUPLICATE_FIELD, 1, 24);
  expect_fault(PROFILE_NDJSON, "{\"offences\":[{\"loss\":\"1\"}]}", CODE_PROFILE_TYPE, 1, 22);
  expect_fault(PROFILE_NDJSON, "{\"offences\":[{\"loss\":1},\"x\"]}", CODE_PROFILE_TYPE, 1, 13);
  expect_fault(PROFILE_NDJSON, "{\"offences\":[{},{},{},{}]}", CODE_PROFILE_VALUE, 1, 13);
  expect_fault(PROFILE_NDJSON, "{\"offences\":[{\"loss\":1}],\"offences.2.loss\":1}", CODE_PROFILE_VALUE, 1, 26);
  expect_fault(PROFILE_NDJSON, "{\"needs\":[{\"loss\":1}]}", CODE_PROFILE_TYPE, 1, 10);
  expect_fault(PROFILE_NDJSON, "{\"nothing\":[{\"loss\":1}]}", CODE_PROFILE_UNKNOWN_FIELD, 1, 2);
  expect_fault(PROFILE_NDJSON, "{\"offences\":[{\"charge\":[{\"loss\":1}]}]}", CODE_PROFILE_TYPE, 1, 24);
  expect_fault(PROFILE_NDJSON, "{\"offences\":[{\"loss\":1}", CODE_PROFILE_SYNTAX, 1, 24);
  expect_fault(PROFILE_YAML, "offences:\n  - loss: x\n", CODE_PROFILE_TYPE, 2, 11);
  expect_fault(PROFILE_YAML, "offences:\n  - los: 1\n", CODE_PROFILE_UNKNOWN_FIELD, 2, 5);
  expect_fault(PROFILE_CSV, "offences,offences.2.loss\n1,5\n", CODE_PROFILE_VALUE, 2, 2);
  expect_invalid(PROFILE_NDJSON, "{\"offences\":[{\"loss\":10}]}", "offences.1.loss", INVALID_RANGE, CODE_PROFILE_RANGE);
  expect_invalid(PROFILE_NDJSON, "{\"offences\":4}", "offences", INVALID_RANGE, CODE_PROFILE_RANGE);
  expect_invalid(PROFILE_NDJSON, "{\"offences\":4,\"offences.1.loss\":1}", "offences", INVALID_RANGE, CODE_PROFILE_RANGE); /* said once */
  reading x = read_as(PROFILE_NDJSON, ignoring, "{\"offences\":[{\"los\":1,\"los\":2,\"loss\":3}],\"other\":[{\"loss\":1}]}");
  assert_int_equal(x.at[0].status, EPF_OK);
  assert_int_equal(answer_of(&x, "offences.1.loss")->value, 3);
  done(&x);
  x = read_as(PROFILE_NDJSON, partial, "{\"offences\":[{\"loss\":1},{},{},{}]}");
  assert_int_equal(x.at[0].status, EPF_OK);
  assert_int_equal(answer_of(&x, "offences")->state, ANSWER_INVALID);
  done(&x);
}

static void missing(void **state) {
  (void)state;
  expect_state(PROFILE_NDJSON, "{}", "risk", ANSWER_MISSING);
  expect_state(PROFILE_NDJSON, "{\"risk\":null}", "risk", ANSWER_MISSING);
  expect_state(PROFILE_NDJSON, "{\"risk\": {\"missing\" : \"refused\"}}", "risk", ANSWER_REFUSED);
  expect_state(PROFILE_NDJSON, "{\"needs\":{\"missing\":\"not_asked\"}}", "needs", ANSWER_NOT_ASKED);
  expect_state(PROFILE_CSV, "risk,score\n,1\n", "risk", ANSWER_MISSING);
  expect_state(PROFILE_CSV, "risk,score\n\"  \",1\n", "risk", ANSWER_MISSING);
  expect_state(PROFILE_CSV, "risk\n?unobtainable\n", "risk", ANSWER_UNOBTAINABLE);
  expect_state(PROFILE_CSV, "remarks\n?refused\n", "remarks", ANSWER_REFUSED);
  expect_state(PROFILE_YAML, "risk:\nscore: 1\n", "risk", ANSWER_MISSING);
  expect_state(PROFILE_YAML, "risk: ~\n", "risk", ANSWER_MISSING);
  expect_state(PROFILE_YAML, "risk: null\n", "risk", ANSWER_MISSING);
  expect_state(PROFILE_YAML, "risk: {missing: refused}\n", "risk", ANSWER_REFUSED);
  expect_fault(PROFILE_NDJSON, "{\"risk\":{\"missing\":\"lost\"}}", CODE_PROFILE_VALUE, 1, 9);
  expect_fault(PROFILE_NDJSON, "{\"risk\":{\"missing\":null}}", CODE_PROFILE_TYPE, 1, 9);
  expect_fault(PROFILE_NDJSON, "{\"risk\":{\"missing\":\"refused\",\"missing\":\"refused\"}}", CODE_PROFILE_TYPE, 1, 9);
  expect_fault(PROFILE_NDJSON, "{\"risk\":{}}", CODE_PROFILE_TYPE, 1, 9);
  expect_fault(PROFILE_CSV, "risk\n?lost\n", CODE_PROFILE_VALUE, 2, 1);
}

/* ---- fields ---- */

static void unknown_fields(void **state) {
  (void)state;
  expect_fault(PROFILE_NDJSON, "{\"risk\":\"low\", \"scor\":1}", CODE_PROFILE_UNKNOWN_FIELD, 1, 16);
  reading x = read_as(PROFILE_NDJSON, strict, "{\"scor\":1}\n{\"tier\":\"a\"}\n{\"as_of\":\"2026-01-01\"}\n{\"stage\":\"before\"}\n{\"x\\ny\":{}}");
  assert_int_equal(x.bad, 5);
  assert_string_equal(x.at[0].faults[0].message, "this key names no field; did you mean `score`?");
  assert_string_equal(x.at[1].faults[0].message, "`tier` is computed, it cannot be given: remove it");
  assert_non_null(strstr(x.at[2].faults[0].message, "--as-of"));
  assert_non_null(strstr(x.at[3].faults[0].message, "--stage"));
  assert_string_equal(x.at[4].faults[0].message, "this key names no field; correct or remove it, or ignore unknown fields");
  assert_string_equal(x.at[4].faults[0].field, "");
  done(&x);
  x = read_as(PROFILE_NDJSON, ignoring, "{\"scor\":1,\"tier\":[{\"a\":[]}],\"stage\":null,\"risk\":\"low\"}\n{\"x\":1,\"y\":2,\"x\":3}\n{\"x\":01}");
  assert_int_equal(x.at[0].status, EPF_OK);
  assert_int_equal(x.at[0].fault_count, 0);
  assert_int_equal(x.at[1].faults[0].code, CODE_PROFILE_DUPLICATE_FIELD);
  assert_int_equal(x.at[1].faults[0].column, 14);
  assert_string_equal(x.at[1].faults[0].message, "a key is given twice, first at 2:2 and again here; keep one of the two");
  assert_int_equal(x.at[2].faults[0].code, CODE_PROFILE_SYNTAX);
  done(&x);
}

static void duplicate_fields(void **state) {
  (void)state;
  expect_fault(PROFILE_NDJSON, "{\"risk\":\"low\",\"score\":1,\"risk\":\"low\"}", CODE_PROFILE_DUPLICATE_FIELD, 1, 25);
  expect_fault(PROFILE_NDJSON, "{\"risk\":null,\"r\\u0069sk\":null}", CODE_PROFILE_DUPLICATE_FIELD, 1, 14);
  expect_fault(PROFILE_YAML, "risk: low\nrisk: low\n", CODE_PROFILE_DUPLICATE_FIELD, 2, 1);
  expect_fault(PROFILE_CSV, "risk,score, risk \nlow,1,low\n", CODE_PROFILE_DUPLICATE_FIELD, 1, 3);
  reading x = read_as(PROFILE_JSON, strict, "[{\"risk\":\"low\",\n\"score\":1,\n \"risk\":null}]");
  assert_string_equal(x.at[0].faults[0].message, "`risk` is given twice, first at 1:3 and again here; keep one of the two");
  assert_int_equal(x.at[0].faults[0].line, 3);
  assert_int_equal(x.at[0].faults[0].column, 2);
  done(&x);
}

static void partial_binding(void **state) {
  (void)state;
  const char *text = "{\"score\":\"49\",\"risk\":\"?\",\"seen\":\"soon\",\"convictions\":7}\n{\"score\":\"49\",\"foo\":1}";
  reading x = read_as(PROFILE_NDJSON, partial, text);
  assert_int_equal(x.at[0].status, EPF_OK);
  assert_int_equal(x.at[0].fault_count, 3);
  assert_int_equal(x.at[0].faults[0].code, CODE_PROFILE_TYPE);
  assert_int_equal(x.at[0].faults[1].code, CODE_PROFILE_VALUE);
  assert_int_equal(x.at[1].status, EPF_E_DATA);
  assert_int_equal(x.at[1].faults[0].code, CODE_PROFILE_UNKNOWN_FIELD);
  assert_int_equal(x.at[1].faults[1].code, CODE_PROFILE_TYPE);
  assert_int_equal(answer_of(&x, "score")->state, ANSWER_INVALID);
  assert_int_equal(answer_of(&x, "score")->why, INVALID_TYPE);
  done(&x);
}

static void all_faults(void **state) {
  (void)state;
  reading x = read_as(PROFILE_NDJSON, strict, "{\"score\":101,\"risk\":1,\"foo\":2,\"seen\":3,\"convictions\":1.5}");
  assert_int_equal(x.at[0].fault_count, 5);
  assert_int_equal(x.at[0].faults[0].code, CODE_PROFILE_TYPE);
  assert_int_equal(x.at[0].faults[1].code, CODE_PROFILE_UNKNOWN_FIELD);
  assert_int_equal(x.at[0].faults[2].code, CODE_PROFILE_TYPE);
  assert_int_equal(x.at[0].faults[3].code, CODE_PROFILE_RANGE);
  assert_int_equal(x.at[0].faults[4].code, CODE_PROFILE_PRECISION);
  done(&x);
  char line[2048];
  int at = sprintf(line, "{\"score\":101");
  for (int i = 0; i < 50; i++) at += sprintf(line + at, ",\"k%d\":0", i);
  sprintf(line + at, "}");
  x = read_as(PROFILE_NDJSON, strict, line);
  assert_int_equal(x.at[0].fault_count, FAULTS_MAX);
  for (size_t i = 0; i < FAULTS_MAX; i++) assert_int_equal(x.at[0].faults[i].code, CODE_PROFILE_UNKNOWN_FIELD);
  done(&x);
}

static void many_keys(void **state) {
  (void)state;
  char *text = malloc(200000);
  assert_non_null(text);
  int at = sprintf(text, "{\"k\":0");
  for (int i = 0; i < ENTRIES_MAX; i++) at += sprintf(text + at, ",\"k%d\":0", i);
  sprintf(text + at, "}");
  reading x = read_as(PROFILE_NDJSON, ignoring, text);
  assert_int_equal(x.at[0].faults[0].code, CODE_PROFILE_TOO_LARGE);
  done(&x);
  at = 0;
  for (int i = 0; i <= ENTRIES_MAX; i++) at += sprintf(text + at, "k%d: 0\n", i);
  x = read_as(PROFILE_YAML, ignoring, text);
  assert_int_equal(x.at[0].faults[0].code, CODE_PROFILE_TOO_LARGE);
  assert_int_equal(x.at[0].faults[0].line, ENTRIES_MAX + 1);
  done(&x);
  free(text);
}

/* ---- never the value ---- */

static void assert_not_echoed(const reading *x) {
  static const char *const secrets[] = {"Zebedee", "zebedee", "77777"};
  for (size_t k = 0; k < x->count; k++)
    for (size_t f = 0; f < x->at[k].fault_count; f++)
      for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
        const bind_fault *fault = &x->at[k].faults[f];
        if (strstr(fault->message, secrets[i]) != NULL || strstr(fault->field, secrets[i]) != NULL) fail_msg("shown: %s", fault->message);
      }
}

static void never_echo(void **state) {
  (void)state;
  static const char *const texts_[] = {
    "{\"score\":\"Zebedee\"}", "{\"score\":77777}", "{\"score\":0.77777}", "{\"risk\":\"Zebedee\"}", "{\"risk\":[\"Zebedee\"]}",
    "{\"needs\":[\"drugs\",\"Zebedee\"]}", "{\"needs\":{\"missing\":\"Zebedee\"}}", "{\"seen\":\"Zebedee\"}", "{\"seen\":77777}",
    "{\"sentence\":\"77777 years\"}", "{\"sentence\":\"Zebedee\"}", "{\"consents\":\"Zebedee\"}", "{\"foo\":\"Zebedee\"}",
    "{\"risk\":\"Zebedee\",\"risk\":\"Zebedee\"}", "{\"case_id\":\"Zebedee", "{\"case_id\":\"Zebedee\" 77777}", "{\"case_id\":77777}",
    "Zebedee", "{\"case_id\":Zebedee}", "{\"case_id\":\"Zebedee\\q\"}",
    /* where a name should stand */
    "{\"Zebedee\":1}", "{\"Zebedee\":1,\"Zebedee\":1}", "{\"risk\":{\"Zebedee\":1}}", "Zebedee: 1\nZebedee: 2\n", "- Zebedee: {Zebedee: 1}\n",
    "Zebedee: *77777", "&Zebedee a: 1", "!Zebedee a: 1", "? [Zebedee]\n: 1", "<<: Zebedee", "Zebedee: [", "%Zebedee 77777\n---\na: 1\n", "\"Zebedee\\q\": 1",
    "Zebedee,77777,\n1,2,3\n", "Zebedee,score\n1,2\n", "Zebedee,Zebedee,score\n1,2,3\n", "Zebedee;77777\n1;2\n", "\"Zebedee\"77777,b\n1,2\n"};
  static const bind_options all[] = {{0}, {.partial = true}, {.ignore_unknown = true}};
  for (int format = PROFILE_NDJSON; format <= PROFILE_YAML; format++)
    for (size_t i = 0; i < sizeof texts_ / sizeof *texts_; i++)
      for (size_t o = 0; o < sizeof all / sizeof *all; o++) {
        reading x = read_as((profile_format)format, all[o], texts_[i]);
        assert_not_echoed(&x);
        done(&x);
      }
}

/* ---- JSON ---- */

static void json_syntax(void **state) {
  (void)state;
  static const struct {
    const char *text;
    uint32_t column;
  } cases[] = {
    {"{\"risk\":\"low\" \"score\":1}", 15}, {"{\"score\":1,}", 12},       {"{\"score\" 1}", 2},          {"{\"needs\":[\"drugs\" 1]}", 19},
    {"{\"needs\":[1,]}", 13},             {"{\"score\":01}", 10},        {"{\"score\":1.}", 10},        {"{\"score\":+1}", 10},
    {"{\"score\":NaN}", 10},              {"{\"score\":}", 10},          {"{\"score\":1}}", 12},        {"{\"score\":1} {}", 13},
    {"{\"score\":tru}", 10},              {"{\"score\":nulll}", 10},     {"{\"remarks\":\"a\tb\"}", 14}, {"{\"remarks\":\"abc}", 12},
    {"{\"remarks\":\"\\ud800\"}", 12},    {"{\"remarks\":\"\\udc00\"}", 12}, {"{\"remarks\":\"\\ud800\\u0041\"}", 12},
    {"{\"remarks\":\"\\x\"}", 12},        {"{'score':1}", 2},            {"[]", 1},                     {"\"text\"", 1},
    {"1", 1},                             {"\xef\xbb\xbf{}", 1},         {"{\"remarks\":\"\xc3\xa9\xff\"}", 14}, {"{\"a\":{\"b\":{\"c\":1}", 18},
    {"{,}", 3},                           {"{\"score\":1,,\"risk\":null}", 12}, {"/**/{}", 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect_fault(PROFILE_NDJSON, cases[i].text, CODE_PROFILE_SYNTAX, 1, cases[i].column);
  expect_fault(PROFILE_NDJSON, "{\"remarks\":\"\xc3\xa9\xc3\xa9\",\"score\":x}", CODE_PROFILE_SYNTAX, 1, 25);
}

static void json_depth(void **state) {
  (void)state;
  reading x = read_as(PROFILE_NDJSON, ignoring, "{\"x\":[[[[[[[1]]]]]]]}\n{\"x\":[[[[[[[[1]]]]]]]]}\n{\"x\":{\"x\":{\"x\":{\"x\":{\"x\":{\"x\":{\"x\":{}}}}}}}}");
  assert_int_equal(x.at[0].status, EPF_OK);
  assert_int_equal(x.at[1].status, EPF_E_DATA);
  assert_int_equal(x.at[1].faults[0].column, 13);
  assert_int_equal(x.at[2].status, EPF_OK);
  done(&x);
}

static void ndjson_lines(void **state) {
  (void)state;
  reading x = read_as(PROFILE_NDJSON, strict, "\r\n  \n{\"score\":1}\r\n{broken\n\n{\"score\":2}\n{\"score\":3}");
  assert_int_equal(x.count, 4);
  const uint32_t lines[] = {3, 4, 6, 7};
  for (size_t i = 0; i < 4; i++) {
    assert_int_equal(x.at[i].line, lines[i]);
    assert_int_equal(x.at[i].status, i == 1 ? EPF_E_DATA : EPF_OK);
  }
  assert_int_equal(x.at[1].faults[0].line, 4);
  assert_int_equal(answer_of(&x, "score")->value, 300);
  done(&x);
  x = read_as(PROFILE_NDJSON, strict, "");
  assert_int_equal(x.count, 0);
  done(&x);
}

/* A text of `len` blanks with `head` before and `tail` behind. */
static char *padded(const char *head, size_t len, const char *tail) {
  char *text = malloc(strlen(head) + len + strlen(tail) + 1);
  assert_non_null(text);
  strcpy(text, head);
  memset(text + strlen(head), ' ', len);
  strcpy(text + strlen(head) + len, tail);
  return text;
}

static void large_profiles(void **state) {
  (void)state;
  static const struct {
    profile_format format;
    const char *head, *tail;
    size_t count, bad; /* with a megabyte and more in between */
  } cases[] = {{PROFILE_NDJSON, "{\"score\":1}\n{\"score\":", "1}\n{\"score\":2}\n", 3, 1},
               {PROFILE_NDJSON, "{\"score\":", "1}", 1, 1},
               {PROFILE_JSON, "[{\"score\":1},{\"score\":", "1}, {\"score\":2}]", 3, 1},
               {PROFILE_JSON, "{\"score\":", "1}", 1, 1},
               {PROFILE_CSV, "score\n1\n\"", "1\"\n2\n", 3, 1},
               {PROFILE_CSV, "score\n1\n\"", "1\n\"\n2\n", 2, 1}}; /* the second row may never close: nothing behind it is read */
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char *text = padded(cases[i].head, PROFILE_BYTES_MAX + 10, cases[i].tail);
    reading x = read_as(cases[i].format, strict, text);
    if (x.count != cases[i].count || x.bad != cases[i].bad) fail_msg("case %zu: %zu profiles, %zu bad", i, x.count, x.bad);
    size_t first = 0;
    while (x.at[first].status == EPF_OK) first++;
    assert_int_equal(x.at[first].faults[0].code, CODE_PROFILE_TOO_LARGE);
    done(&x);
    free(text);
  }
  char *text = padded("{\"score\":", PROFILE_BYTES_MAX - 11, "1}\n");
  reading x = read_as(PROFILE_NDJSON, strict, text);
  assert_int_equal(x.at[0].status, EPF_OK);
  done(&x);
  free(text);
}

static void json_documents(void **state) {
  (void)state;
  expect_known(PROFILE_JSON, " {\n \"score\" : 1\n}\n", "score", 100);
  expect_fault(PROFILE_JSON, "{\n  \"score\": 1,\n  \"risk\": 5\n}", CODE_PROFILE_TYPE, 3, 11);
  expect_fault(PROFILE_JSON, "{\"score\":1}\n{\"score\":2}", CODE_PROFILE_SYNTAX, 2, 1);
  expect_fault(PROFILE_JSON, "", CODE_PROFILE_SYNTAX, 1, 1);
  expect_fault(PROFILE_JSON, "[{\"score\":1}] x", CODE_PROFILE_SYNTAX, 1, 15);
  expect_fault(PROFILE_JSON, "[{\"score\":1},", CODE_PROFILE_SYNTAX, 1, 14);
  expect_fault(PROFILE_JSON, "[{\"score\":1},]", CODE_PROFILE_SYNTAX, 1, 14);
  expect_fault(PROFILE_JSON, "[{\"score\":1", CODE_PROFILE_SYNTAX, 1, 12);
  expect_fault(PROFILE_JSON, "[{\"score\":[1}, {}]", CODE_PROFILE_SYNTAX, 1, 13);
  expect_fault(PROFILE_JSON, "[{\"remarks\":\"x\n\"}, {}]", CODE_PROFILE_SYNTAX, 1, 15);
  reading x = read_as(PROFILE_JSON, strict, "[]");
  assert_int_equal(x.count, 0);
  done(&x);
}

/* What is whole before the break is a profile, and the message says how much is lost. */
static void broken_lists(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t good;
    uint32_t column;
    const char *message;
  } cases[] = {{"[{\"score\":1},{\"score\":2}", 2, 25, "the list breaks off here; ] is missing; what stands before it is read"},
               {"[{\"score\":1},{\"score\":2},", 2, 26, "] is missing"},
               {"[{\"score\":1},{\"score\":2", 1, 24, "this profile, 10 bytes, is not read"},
               {"[{\"score\":1},{\"remarks\":\"}", 1, 27, "this profile, 13 bytes, is not read"},
               {"[{\"score\":1},{\"score\":[2}},{\"score\":3}]", 1, 25, "this profile and what follows it, 26 bytes, are not read"},
               {"[{\"score\":1}] [{\"score\":2}]", 1, 15, "behind the end of the list; it is not read, 13 bytes"},
               {"[{\"score\":1}] ]", 1, 15, "it is not read, 1 byte"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading x = read_as(PROFILE_JSON, strict, cases[i].text);
    const outcome *last = &x.at[x.count - 1];
    if (x.count != cases[i].good + 1 || x.bad != 1 || last->status != EPF_E_DATA) fail_msg("%s: %zu profiles, %zu bad", cases[i].text, x.count, x.bad);
    if (last->faults[0].column != cases[i].column || strstr(last->faults[0].message, cases[i].message) == NULL)
      fail_msg("%s: %u: %s", cases[i].text, last->faults[0].column, last->faults[0].message);
    done(&x);
  }
  reading x = read_as(PROFILE_JSON, strict, "[{\"score\":1},{\"remarks\":\"a\tb\"},{\"score\":3}]"); /* a tab is no break */
  assert_int_equal(x.count, 3);
  assert_int_equal(x.bad, 1);
  done(&x);
}

/* However deep, it costs that element and no other, and the truth is said of it. */
static void deep_elements(void **state) {
  (void)state;
  static const size_t depths[] = {10, 63, 64, 65, 66, 128, 129, 1000, 200000};
  for (size_t i = 0; i < sizeof depths / sizeof *depths; i++) {
    size_t n = depths[i];
    char *text = malloc(2 * n + 64);
    assert_non_null(text);
    int at = sprintf(text, "[{\"score\":1},{\"zz\":");
    memset(text + at, '[', n);
    memset(text + at + n, ']', n);
    strcpy(text + at + 2 * n, "},{\"score\":3}]");
    reading x = read_as(PROFILE_JSON, strict, text);
    if (x.count != 3 || x.bad != 1 || x.at[1].status != EPF_E_DATA) fail_msg("%zu deep: %zu profiles, %zu bad", n, x.count, x.bad);
    assert_non_null(strstr(x.at[1].faults[0].message, "nested too deeply"));
    assert_int_equal(answer_of(&x, "score")->value, 300);
    done(&x);
    free(text);
  }
}

static void encodings(void **state) {
  (void)state;
  static const struct {
    const char *bytes;
    size_t len;
  } texts_[] = {{"\xff\xfe[\0{\0}\0]\0\n\0", 12}, {"\xfe\xff\0[\0{\0}\0]\0\n", 12}, {"{\0\n\0}\0", 6}, {"\0{\0\n\0}", 6}};
  for (int format = PROFILE_NDJSON; format <= PROFILE_YAML; format++)
    for (size_t i = 0; i < sizeof texts_ / sizeof *texts_; i++) {
      reading x = read_bytes(the_table, (profile_format)format, strict, texts_[i].bytes, texts_[i].len);
      bool marked = i < 2 || format != PROFILE_YAML; /* without the mark, YAML refuses the NUL */
      if (x.count != 1 || x.bad != 1 || (marked && strstr(x.at[0].faults[0].message, "UTF-16") == NULL))
        fail_msg("format %d, text %zu: %zu profiles: %s", format, i, x.count, x.at[0].faults[0].message);
      done(&x);
    }
  static const struct {
    profile_format format;
    const char *text;
    bool taken;
  } marked[] = {{PROFILE_CSV, "\xef\xbb\xbfscore\n1\n", true}, {PROFILE_YAML, "\xef\xbb\xbfscore: 1\n", false},
                {PROFILE_JSON, "\xef\xbb\xbf{\"score\":1}", false}, {PROFILE_JSON, "\xef\xbb\xbf[{\"score\":1}]", false},
                {PROFILE_NDJSON, "\xef\xbb\xbf{\"score\":1}\n", false}};
  for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
    reading x = read_as(marked[i].format, strict, marked[i].text);
    if (x.count != 1 || (x.bad == 0) != marked[i].taken) fail_msg("%s", marked[i].text);
    if (x.bad > 0) assert_non_null(strstr(x.at[0].faults[0].message, "byte order mark"));
    done(&x);
  }
}

static void bad_elements(void **state) {
  (void)state;
  reading x = read_as(PROFILE_JSON, strict,
                      "[ {\"score\":1},\n  {\"score\":oops}, 7,\n  {\"remarks\":\"},{\\\"\"} , {} {},,\n{\"risk\":\n\"lo\"},\n  {\"score\":9}\n]");
  assert_int_equal(x.count, 8);
  const uint32_t lines[] = {1, 2, 2, 3, 3, 3, 4, 6};
  const uint32_t fault_lines[] = {0, 2, 2, 0, 3, 3, 5, 0}, columns[] = {0, 12, 19, 0, 28, 31, 1, 0};
  for (size_t i = 0; i < 8; i++) {
    assert_int_equal(x.at[i].line, lines[i]);
    assert_int_equal(x.at[i].status, columns[i] == 0 ? EPF_OK : EPF_E_DATA);
    if (columns[i] == 0) continue;
    assert_int_equal(x.at[i].faults[0].line, fault_lines[i]);
    assert_int_equal(x.at[i].faults[0].column, columns[i]);
  }
  assert_int_equal(answer_of(&x, "score")->value, 900);
  done(&x);
}

/* ---- CSV ---- */

static void csv_rows(void **state) {
  (void)state;
  reading x = read_as(PROFILE_CSV, strict,
                      "\xef\xbb\xbf"
                      "case_id, remarks ,score\r\n"
                      "A,\"line one\r\nline \"\"two\"\", end\",1\r\n"
                      "\r\n"
                      "B,x,2,3\r\n"
                      "C,x\r\n"
                      "D,\"a\"b,4\r\n"
                      "E,\xff,5\r\n"
                      "F,,6\r\n"
                      "G, last ,7");
  assert_int_equal(x.count, 7);
  const uint32_t lines[] = {2, 5, 6, 7, 8, 9, 10}, columns[] = {0, 4, 3, 2, 2, 0, 0};
  for (size_t i = 0; i < 7; i++) {
    assert_int_equal(x.at[i].line, lines[i]);
    assert_int_equal(x.at[i].status, columns[i] == 0 ? EPF_OK : EPF_E_DATA);
    if (columns[i] != 0) assert_int_equal(x.at[i].faults[0].column, columns[i]);
  }
  assert_text(&x, "case_id", "G");
  assert_text(&x, "remarks", "last");
  assert_int_equal(answer_of(&x, "score")->value, 700);
  done(&x);
  x = read_as(PROFILE_CSV, strict, "case_id,remarks\nA,\"line one\r\nline \"\"two\"\", end\"");
  assert_text(&x, "remarks", "line one\r\nline \"two\", end");
  done(&x);
  x = read_bytes(the_table, PROFILE_CSV, strict, "remarks\na\0b\nc\n", 14);
  assert_int_equal(x.count, 2);
  assert_int_equal(x.at[0].status, EPF_E_DATA);
  assert_int_equal(x.at[1].status, EPF_OK);
  done(&x);
  x = read_as(PROFILE_CSV, strict, "case_id,remarks\n5'11\",\"a \"\" b\"\n");
  assert_text(&x, "case_id", "5'11\"");
  assert_text(&x, "remarks", "a \" b");
  done(&x);
  x = read_as(PROFILE_CSV, strict, "case_id,score\rA,1\rB,2\r");
  assert_int_equal(x.count, 2);
  assert_int_equal(x.at[1].line, 3);
  assert_text(&x, "case_id", "B");
  done(&x);
}

static void csv_files(void **state) {
  (void)state;
  expect_fault(PROFILE_CSV, "", CODE_PROFILE_SYNTAX, 1, 1);
  expect_fault(PROFILE_CSV, "\n\n", CODE_PROFILE_SYNTAX, 1, 1);
  expect_fault(PROFILE_CSV, "score,,risk\n1,,low\n", CODE_PROFILE_SYNTAX, 1, 2);
  expect_fault(PROFILE_CSV, "score;risk\n1;low\n", CODE_PROFILE_SYNTAX, 1, 1);
  expect_fault(PROFILE_CSV, "\"\"\n1\n", CODE_PROFILE_SYNTAX, 1, 1);
  expect_fault(PROFILE_CSV, "\"", CODE_PROFILE_SYNTAX, 1, 1);
  expect_fault(PROFILE_CSV, "sc\xff\n1\n", CODE_PROFILE_SYNTAX, 1, 1);
  expect_fault(PROFILE_CSV, "\xff\xfes\n1\n", CODE_PROFILE_SYNTAX, 1, 1);
  expect_fault(PROFILE_CSV, "score,scores\n1,2\n", CODE_PROFILE_UNKNOWN_FIELD, 2, 2);
  expect_fault(PROFILE_CSV, "score,remarks\n1,x\n2,\"x\n3,x\n", CODE_PROFILE_SYNTAX, 3, 2);
  reading x = read_as(PROFILE_CSV, strict, "score,risk");
  assert_int_equal(x.count, 0);
  done(&x);
  x = read_as(PROFILE_CSV, ignoring, "Zebedee,77777,,low\nAnna,1,2,low\n"); /* and no row: it would be nobody's answers */
  assert_int_equal(x.count, 1);
  assert_int_equal(x.at[0].status, EPF_E_DATA);
  assert_non_null(strstr(x.at[0].faults[0].message, "no header row"));
  done(&x);
  x = read_as(PROFILE_CSV, strict, "tier\na\n");
  assert_int_equal(x.at[0].faults[0].code, CODE_PROFILE_UNKNOWN_FIELD);
  done(&x);
  x = read_as(PROFILE_CSV, strict, "score,remarks\n1,\"x\"y\n2,x\n");
  assert_int_equal(x.count, 2);
  assert_int_equal(x.at[0].status, EPF_E_DATA);
  assert_int_equal(x.at[1].status, EPF_OK);
  done(&x);
}

/* From a quote that may never close nothing is read: what looks like a row there is nobody's. */
static void open_quotes(void **state) {
  (void)state;
  static const char head[] = "case_id,score,remarks\nA,1,x\n";
  static const struct {
    const char *rows;
    size_t count, good; /* the first row is one */
    uint32_t line, column;
    const char *message;
  } cases[] = {
    {"B,2,\"open\nC,3,y\nD,4,z\n", 2, 1, 3, 3, "the quote that opens this cell is never closed; close it; nothing from this row on is read: 22 bytes"},
    {"B,2,\"a\nb\"\nC,3,\"open\n", 3, 2, 5, 3, "never closed"},
    {"B,\"2\n\",\"open\nC,3,y\n", 2, 1, 4, 3, "never closed"}, /* where the quote opens, not the row */
    {"B,2,\"open\nC,3,y\nD,4,\"z\"\nE,5,v\n", 3, 2, 3, 3, "text stands behind the quote that closes this cell; a quote within quotes is written twice; lines 3 to 5 are not read"},
    {"B,2,\"open\nC,3,y\nD,4,\"z\nE,5,v\n\"\nF,6,w\n", 2, 1, 3, 3, "nothing from this row on is read: 37 bytes"},
    {"B,2,\"he said \"hi\nC,3,y\nand left\"\n", 2, 1, 3, 3, "write a quote within quotes twice; nothing from this row on is read: 33 bytes"},
    {"B,2,\"size 5\" shoe\"\nC,3,y\n", 3, 2, 3, 3, "written twice"},
    {"B,2,\"a\" b\nC,3,y\n", 3, 2, 3, 3, "written twice"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[400];
    snprintf(text, sizeof text, "%s%s", head, cases[i].rows);
    reading x = read_as(PROFILE_CSV, strict, text);
    if (x.count != cases[i].count || x.count - x.bad != cases[i].good) fail_msg("%s: %zu profiles, %zu bad", text, x.count, x.bad);
    size_t k = 0;
    while (x.at[k].status == EPF_OK) k++;
    const bind_fault *f = &x.at[k].faults[0];
    if (f->line != cases[i].line || f->column != cases[i].column || strstr(f->message, cases[i].message) == NULL)
      fail_msg("%s: %u:%u: %s", text, f->line, f->column, f->message);
    done(&x);
  }
}

/* A megabyte of rows behind a quote, and a last one that would close it. */
static void open_quote_of_a_large_file(void **state) {
  (void)state;
  enum { ROWS = 200000 };
  static const char row[] = "B,2,y\n";
  char *text = malloc(ROWS * (sizeof row - 1) + 200);
  assert_non_null(text);
  char *at = text + sprintf(text, "case_id,score,remarks\nA,1,x\nB,2,\"open\n");
  for (int i = 0; i < ROWS; i++) at += sprintf(at, row);
  sprintf(at, "B,2,\"z\"\nC,3,y\n");
  reading x = read_as(PROFILE_CSV, strict, text);
  assert_int_equal(x.count, 2);
  assert_int_equal(x.at[0].status, EPF_OK);
  assert_int_equal(x.at[1].faults[0].code, CODE_PROFILE_TOO_LARGE);
  assert_int_equal(x.at[1].faults[0].line, 3);
  assert_int_equal(x.at[1].faults[0].column, 3);
  assert_string_equal(x.at[1].faults[0].message,
                      "the quote that opens this cell is not closed within 1 MiB; close it; nothing from this row on is read: 1,200,024 bytes");
  done(&x);
  free(text);
}

/* ---- YAML ---- */

static void yaml_files(void **state) {
  (void)state;
  reading x = read_as(PROFILE_YAML, strict, "- score: 1\n  risk: low\n- risk: high\n- just text\n- score: 3\n");
  assert_int_equal(x.count, 4);
  const uint32_t lines[] = {1, 3, 4, 5};
  for (size_t i = 0; i < 4; i++) {
    assert_int_equal(x.at[i].line, lines[i]);
    assert_int_equal(x.at[i].status, i == 0 || i == 3 ? EPF_OK : EPF_E_DATA);
  }
  assert_int_equal(x.at[1].faults[0].code, CODE_PROFILE_VALUE);
  assert_int_equal(x.at[1].faults[0].column, 9);
  done(&x);
  expect_fault(PROFILE_YAML, "", CODE_PROFILE_SYNTAX, 1, 1);
  expect_fault(PROFILE_YAML, "score: [1\n", CODE_PROFILE_SYNTAX, 2, 1);
  expect_fault(PROFILE_YAML, "score: &a 1\n", CODE_PROFILE_SYNTAX, 1, 8);
  expect_fault(PROFILE_YAML, "text", CODE_PROFILE_SYNTAX, 1, 1);
  expect_fault(PROFILE_YAML, "score: {a: 1}\n", CODE_PROFILE_TYPE, 1, 8);
  expect_fault(PROFILE_YAML, "scores: 1\n", CODE_PROFILE_UNKNOWN_FIELD, 1, 1);
  char *text = padded("score: 1 #", YAML_BYTES_MAX, "\n");
  expect_fault(PROFILE_YAML, text, CODE_PROFILE_TOO_LARGE, 1, 1);
  free(text);
}

/* Each profile stands alone, and what was read before the file breaks off is a profile. */
static void yaml_lists(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t count;
    const char *bad; /* a letter a profile */
  } cases[] = {{"- score: 1\n- score: 2\n  score: 3\n- score: 4\n", 3, "-x-"},
               {"- score: *a\n- &b score: 2\n- score: 4\n- !c {score: 5}\n- score: 6\n", 5, "xx-x-"},
               {"- score: [[[1\n- score: 2\n", 1, "x"},
               {"- {<<: {score: [1, 2]}, risk: {a: [b]}}\n- score: 4\n", 2, "x-"},
               {"- {<<: {score: [1, 2]},\n   risk: \"a}\n- score: 4\n", 2, "xx"},
               {"- score: 1\n- score: 2\n risk: low\n- score: 4\n", 2, "-x"},
               {"score: 1\n---\nscore: 2\n", 2, "-x"},
               {"&a [score]\n", 1, "x"},
               {"%YAML 1.1\n---\n- score: 1\n", 1, "x"},
               {"-\n- score: 1\n-\n", 3, "x-x"},
               {"[]", 0, ""}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading x = read_as(PROFILE_YAML, strict, cases[i].text);
    if (x.count != cases[i].count) fail_msg("%s: %zu profiles", cases[i].text, x.count);
    for (size_t k = 0; k < x.count; k++)
      if ((x.at[k].status == EPF_OK) != (cases[i].bad[k] == '-')) fail_msg("%s: profile %zu", cases[i].text, k + 1);
    done(&x);
  }
}

static void yaml_cases(void **state) {
  (void)state;
  arena a;
  diags d;
  binder *b;
  record *r;
  arena_init(&a);
  if (ARENA_CATCH(&a)) fail_msg("no memory");
  diags_init(&d, &a);
  source *s = source_new(&a, STR("case.yaml"), STR("case.yaml"), STR("profile: {score: 49.99, risk: hgih,\n  needs: [drugs]}\n"));
  doc *root = yaml_parse(s, &d);
  assert_non_null(root);
  assert_int_equal(binder_new(&b, the_table, strict), EPF_OK);
  assert_int_equal(record_new(&r, the_table), EPF_OK);
  assert_int_equal(bind_doc(b, doc_find(root, "profile"), r), EPF_E_DATA);
  const bind_fault *faults;
  assert_int_equal(binder_faults(b, &faults), 1);
  assert_int_equal(faults->line, 1);
  assert_int_equal(faults->column, 31);
  assert_int_equal(r->answers[tables_datum(the_table, "score")].value, 4999);
  assert_int_equal(bind_doc(b, doc_find(doc_find(root, "profile"), "needs"), r), EPF_E_DATA);
  record_free(r);
  binder_free(b);
  arena_release(&a);
}

/* ---- one answer ---- */

static bool answer_with(binder *b, record *r, const char *field, const char *text, bind_fault *f) {
  return bind_answer(b, tables_datum(the_table, field), str_from(text), r, f);
}

static void single_answers(void **state) {
  (void)state;
  binder *b;
  record *r;
  bind_fault f;
  assert_int_equal(binder_new(&b, the_table, strict), EPF_OK);
  assert_int_equal(record_new(&r, the_table), EPF_OK);
  uint32_t needs = tables_datum(the_table, "needs"), score = tables_datum(the_table, "score");
  assert_true(answer_with(b, r, "needs", "drugs; housing", &f));
  assert_int_equal(*record_members(r, needs), 5);
  assert_true(answer_with(b, r, "needs", " alcohol", &f));
  assert_int_equal(*record_members(r, needs), 2);
  assert_true(answer_with(b, r, "needs", "?refused", &f));
  assert_int_equal(r->answers[needs].state, ANSWER_REFUSED);
  assert_int_equal(*record_members(r, needs), 0);
  assert_true(answer_with(b, r, "score", "49.99", &f));
  assert_int_equal(r->answers[score].value, 4999);
  assert_false(answer_with(b, r, "score", "101", &f));
  assert_int_equal(f.code, CODE_PROFILE_RANGE);
  assert_string_equal(f.field, "score");
  assert_int_equal(r->answers[score].state, ANSWER_MISSING);
  assert_true(answer_with(b, r, "score", "  ", &f));
  assert_int_equal(r->answers[score].state, ANSWER_MISSING);
  assert_false(answer_with(b, r, "tier", "a", &f));
  assert_false(answer_with(b, r, "stage", "before", &f));
  assert_false(answer_with(b, r, "remarks", "\xff", &f));
  record_free(r);
  binder_free(b);
}

static void changed_texts(void **state) {
  (void)state;
  binder *b;
  record *r;
  bind_fault f;
  char text[RECORD_TEXT_MAX + 1];
  assert_int_equal(binder_new(&b, the_table, strict), EPF_OK);
  assert_int_equal(record_new(&r, the_table), EPF_OK);
  assert_true(answer_with(b, r, "offence", "105/01", &f));
  for (int i = 0; i < 20; i++) {
    memset(text, 'a' + i, sizeof text);
    text[RECORD_TEXT_MAX - i] = '\0';
    assert_true(answer_with(b, r, "remarks", text, &f));
    assert_true(answer_with(b, r, i % 2 ? "offence" : "case_id", "105/02", &f));
  }
  const answer *remarks = &r->answers[tables_datum(the_table, "remarks")], *offence = &r->answers[tables_datum(the_table, "offence")];
  assert_int_equal(remarks->text_len, strlen(text));
  assert_memory_equal(r->texts + remarks->text, text, remarks->text_len);
  assert_memory_equal(r->texts + offence->text, "105/02", offence->text_len);
  record_free(r);
  binder_free(b);
}

/* ---- the rest of the interface ---- */

static void file_names(void **state) {
  (void)state;
  static const struct {
    const char *name;
    bool known;
    profile_format format;
  } cases[] = {{"a.ndjson", true, PROFILE_NDJSON}, {"a.jsonl", true, PROFILE_NDJSON}, {"x/a.json", true, PROFILE_JSON},
               {"a.csv", true, PROFILE_CSV},       {"a.yaml", true, PROFILE_YAML},    {"a.yml", true, PROFILE_YAML},
               {"a.txt", false, PROFILE_NDJSON},   {"-", false, PROFILE_NDJSON},      {".csv", false, PROFILE_NDJSON}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    profile_format format = PROFILE_NDJSON;
    assert_int_equal(format_of_name(cases[i].name, &format), cases[i].known);
    if (cases[i].known) assert_int_equal(format, cases[i].format);
  }
}

static void unreadable_files(void **state) {
  (void)state;
  profile_source *s = NULL;
  assert_int_equal(source_open(&s, "/nowhere/at/all.csv", PROFILE_CSV), EPF_E_IO);
  assert_null(s);
  assert_int_equal(source_open(&s, "/", PROFILE_NDJSON), EPF_E_IO);
  assert_null(s);
}

/* A unit serves one format after another and keeps nothing of the last. */
static void units_are_reused(void **state) {
  (void)state;
  static const struct {
    profile_format format;
    const char *text;
  } files[] = {{PROFILE_CSV, "score,risk\n1,low\n"}, {PROFILE_NDJSON, "{\"score\":1}"}, {PROFILE_CSV, "risk,score\nlow,1\n"},
               {PROFILE_YAML, "score: 1"},           {PROFILE_JSON, "[{\"score\":1}]"}, {PROFILE_CSV, "score\n1\n"}};
  profile_unit *u;
  binder *b;
  record *r;
  assert_int_equal(unit_new(&u), EPF_OK);
  assert_int_equal(binder_new(&b, the_table, strict), EPF_OK);
  assert_int_equal(record_new(&r, the_table), EPF_OK);
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    char path[] = "/tmp/epf-bind-XXXXXX";
    profile_source *s;
    bool end;
    write_file(path, files[i].text, strlen(files[i].text));
    assert_int_equal(source_open(&s, path, files[i].format), EPF_OK);
    assert_int_equal(source_next(s, u, &end), EPF_OK);
    assert_false(end);
    assert_int_equal(bind_unit(b, u, r), EPF_OK);
    assert_int_equal(r->answers[tables_datum(the_table, "score")].value, 100);
    assert_int_equal(source_next(s, u, &end), EPF_OK);
    assert_true(end);
    source_close(s);
    unlink(path);
  }
  record_free(r);
  binder_free(b);
  unit_free(u);
}

/* ---- public test suites ---- */

typedef struct corpus_case {
  char verdict[16], path[512];
  char *text;
  size_t len;
} corpus_case;

static char *read_whole(const char *path, size_t *len) {
  FILE *f = fopen(path, "rb");
  if (f == NULL) fail_msg("%s cannot be read", path);
  fseek(f, 0, SEEK_END);
  *len = (size_t)ftell(f);
  rewind(f);
  char *text = malloc(*len + 1);
  assert_non_null(text);
  assert_int_equal(fread(text, 1, *len, f), *len);
  text[*len] = '\0';
  fclose(f);
  return text;
}

static bool has_ending(const char *path, const char *ending) {
  size_t len = strlen(path), more = strlen(ending);
  return len >= more && strcmp(path + len - more, ending) == 0;
}

/* Calls `check` with each file of the suite. */
static void each_case(const char *suite, void (*check)(const corpus_case *)) {
  const char *root = getenv("EPF_CORPORA");
  char path[1024], line[2048];
  snprintf(path, sizeof path, "%s/%s/manifest.tsv", root, suite);
  FILE *manifest = fopen(path, "r");
  if (manifest == NULL) fail_msg("%s cannot be read", path);
  size_t count = 0;
  for (corpus_case c; fgets(line, sizeof line, manifest) != NULL; count++) {
    if (sscanf(line, "%15[^\t]\t%511[^\t\n]", c.verdict, c.path) != 2) fail_msg("%s: %s", path, line);
    snprintf(path, sizeof path, "%s/%s/%s", root, suite, c.path);
    c.text = read_whole(path, &c.len);
    check(&c);
    free(c.text);
  }
  fclose(manifest);
  assert_true(count > 0);
}

/* The case as a value: {"x": case}. */
static epf_status read_wrapped(const corpus_case *c) {
  char *text = calloc(c->len + JSON_PADDING + 8, 1);
  json_reader *reader = json_reader_new();
  assert_true(text != NULL && reader != NULL);
  memcpy(text, "{\"x\":", 5);
  memcpy(text + 5, c->text, c->len);
  text[5 + c->len] = '}';
  entries list = {0};
  json_fault fault;
  epf_status status = json_read(reader, text, c->len + 6, &list, &fault);
  entries_free(&list);
  json_reader_free(reader);
  free(text);
  return status;
}

static void check_json(const corpus_case *c) {
  for (int format = PROFILE_NDJSON; format <= PROFILE_JSON; format++) {
    reading x = read_bytes(the_table, (profile_format)format, ignoring, c->text, c->len);
    bool nothing = format == PROFILE_NDJSON && blank_line((str){c->text, c->len});
    if (strcmp(c->verdict, "reject") == 0 && x.bad == 0 && !nothing) fail_msg("%s is taken", c->path);
    done(&x);
  }
  epf_status status = read_wrapped(c);
  if (strcmp(c->verdict, "accept") == 0 && status != EPF_OK) fail_msg("%s is refused", c->path);
  if (strcmp(c->verdict, "reject") == 0 && status != EPF_E_DATA) fail_msg("%s is taken", c->path);
}

static void json_test_suite(void **state) {
  (void)state;
  each_case("json-test-suite", check_json);
}

static void check_utf8(const corpus_case *c) {
  profile_format format;
  bool raw = !format_of_name(c->path, &format);
  if (raw) format = PROFILE_NDJSON;
  any_header = true;
  reading x = read_bytes(the_table, format, ignoring, c->text, c->len);
  any_header = false;
  bool accept = strcmp(c->verdict, "accept") == 0, reject = strcmp(c->verdict, "reject") == 0;
  if (!raw && reject && x.bad == 0) fail_msg("%s is taken", c->path);
  /* YAML refuses characters that deceive the eye; that they are well formed does not save them. */
  if (!raw && accept && format != PROFILE_YAML && x.bad != 0) fail_msg("%s: %s", c->path, x.at[0].faults[0].message);
  done(&x);
}

static void utf8_suite(void **state) {
  (void)state;
  each_case("utf8", check_utf8);
}

/* The rows of a CSV file are what the JSON beside it says. */
static void compare_rows(profile_source *csv, profile_source *json, const char *path) {
  profile_unit *row, *object;
  json_reader *reader = json_reader_new();
  assert_non_null(reader);
  assert_int_equal(unit_new(&row), EPF_OK);
  assert_int_equal(unit_new(&object), EPF_OK);
  entries list = {0};
  for (;;) {
    bool end, json_end;
    assert_int_equal(source_next(csv, row, &end), EPF_OK);
    assert_int_equal(source_next(json, object, &json_end), EPF_OK);
    if (end != json_end) fail_msg("%s: another number of rows", path);
    if (end) break;
    json_fault fault;
    if (row->kind != UNIT_ROW) fail_msg("%s: %s", path, row->fault.message);
    assert_int_equal(json_read(reader, object->text.at, object->text.len, &list, &fault), EPF_OK);
    assert_int_equal(list.count, row->row.count);
    for (size_t i = 0; i < list.count; i++) {
      assert_true(str_eq((str){list.at[i].key, list.at[i].key_len}, cells_at(&row->header, i)));
      if (!str_eq((str){list.at[i].text, list.at[i].text_len}, cells_at(&row->row, i))) fail_msg("%s: cell %zu differs", path, i + 1);
    }
  }
  entries_free(&list);
  json_reader_free(reader);
  unit_free(row);
  unit_free(object);
}

static void check_rows(const char *csv_path) {
  char path[1024];
  profile_source *csv, *json;
  int len = snprintf(path, sizeof path, "%s/csv-spectrum/%s", getenv("EPF_CORPORA"), csv_path);
  assert_int_equal(source_open(&csv, path, PROFILE_CSV), EPF_OK);
  strcpy(path + len - 4, ".json");
  assert_int_equal(source_open(&json, path, PROFILE_JSON), EPF_OK);
  compare_rows(csv, json, csv_path);
  source_close(csv);
  source_close(json);
}

static void check_spectrum(const corpus_case *c) {
  any_header = true;
  reading x = read_bytes(the_table, PROFILE_CSV, ignoring, c->text, c->len);
  any_header = false;
  assert_int_equal(x.bad, 0);
  done(&x);
  /* This one's JSON has another telephone number than its CSV. */
  if (!has_ending(c->path, "location_coordinates.csv")) check_rows(c->path);
}

static void csv_spectrum(void **state) {
  (void)state;
  each_case("csv-spectrum", check_spectrum);
}

static str naughty_text(const record *r, uint32_t datum) {
  const answer *a = &r->answers[datum];
  if (a->state == ANSWER_MISSING) return STR("");
  assert_int_equal(a->state, ANSWER_KNOWN);
  return (str){r->texts + a->text, a->text_len};
}

/* The same strings in both formats are the same texts, but for the blanks around a cell. */
static void compare_texts(const table *t, profile_source *json, profile_source *csv) {
  profile_unit *u;
  binder *b;
  record *r[2];
  uint32_t name = tables_datum(t, "name");
  assert_int_equal(unit_new(&u), EPF_OK);
  assert_int_equal(binder_new(&b, t, ignoring), EPF_OK);
  for (int i = 0; i < 2; i++) assert_int_equal(record_new(&r[i], t), EPF_OK);
  size_t count = 0;
  for (bool end = false; !end; count += !end) {
    for (int i = 0; i < 2; i++) {
      assert_int_equal(source_next(i == 0 ? json : csv, u, &end), EPF_OK);
      if (!end) assert_int_equal(bind_unit(b, u, r[i]), EPF_OK);
    }
    if (!end && !str_eq(blank_trimmed(naughty_text(r[0], name)), naughty_text(r[1], name))) fail_msg("string %zu differs", count);
  }
  assert_int_equal(count, 515);
  for (int i = 0; i < 2; i++) record_free(r[i]);
  binder_free(b);
  unit_free(u);
}

static void naughty_strings(void **state) {
  (void)state;
  const char *root = getenv("EPF_CORPORA");
  char path[1024];
  profile_source *json, *csv;
  snprintf(path, sizeof path, "%s/blns/cases/blns.ndjson", root);
  assert_int_equal(source_open(&json, path, PROFILE_NDJSON), EPF_OK);
  snprintf(path, sizeof path, "%s/blns/cases/blns.csv", root);
  assert_int_equal(source_open(&csv, path, PROFILE_CSV), EPF_OK);
  table *t = tables_from_yaml("ruleset: naughty\nversion: '1'\ntitle: T\nfields:\n  name: {type: text}\n");
  compare_texts(t, json, csv);
  tables_free(t);
  source_close(json);
  source_close(csv);
}

static int run_suites(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(json_test_suite), cmocka_unit_test(utf8_suite), cmocka_unit_test(csv_spectrum), cmocka_unit_test(naughty_strings)};
  const char *root = getenv("EPF_CORPORA");
  if (root != NULL && root[0] != '\0') return cmocka_run_group_tests_name("bind suites", tests, compile_table, free_table);
  puts("skipped: EPF_CORPORA does not name the folder of the public suites");
  return 77;
}

/* ---- plain profiles ---- */

static profile_unit *unit_of(const char *text, size_t len) {
  profile_unit *u;
  assert_int_equal(unit_new(&u), EPF_OK);
  assert_int_equal(unit_set_json(u, (place){1, 1}, (str){text, len}), EPF_OK);
  return u;
}

static void assert_same_record(const record *x, const record *y, const char *text) {
  const table *t = x->t;
  for (uint32_t i = 0; i < t->head->field_end; i++) {
    const answer *a = &x->answers[i], *b = &y->answers[i];
    bool same = a->state == b->state && a->why == b->why && a->unit == b->unit && a->value == b->value && a->count == b->count && a->text_len == b->text_len &&
                (a->text_len == 0 || memcmp(x->texts + a->text, y->texts + b->text, a->text_len) == 0);
    if (!same) fail_msg("%s: field %u differs", text, i);
  }
  assert_memory_equal(x->members, y->members, x->member_words * sizeof *x->members);
  assert_memory_equal(x->may_row, y->may_row, 2 * (size_t)t->head->tested_fields * sizeof *x->may_row);
  assert_int_equal(x->open, y->open);
  assert_int_equal(x->invalid, y->invalid);
}

static void assert_same_faults(const binder *x, const binder *y, const char *text) {
  const bind_fault *a, *b;
  size_t count = binder_faults(x, &a);
  if (count != binder_faults(y, &b)) fail_msg("%s: other faults", text);
  for (size_t i = 0; i < count; i++) {
    assert_int_equal(a[i].code, b[i].code);
    assert_int_equal(a[i].line, b[i].line);
    assert_int_equal(a[i].column, b[i].column);
    assert_string_equal(a[i].message, b[i].message);
  }
}

/* Binds both ways. The first text that a binder reads is always bound the long way: it makes room. */
static void check_both_ways(binder *plain, binder *whole, record *x, record *y, const char *text, size_t len) {
  profile_unit *u = unit_of(text, len), *v = unit_of(text, len);
  epf_status one = bind_unit(plain, u, x), other = bind_unit(whole, v, y);
  if (one != other) fail_msg("%s: plain %d, the long way %d", text, one, other);
  assert_same_faults(plain, whole, text);
  if (one == EPF_OK) {
    assert_same_record(x, y, text);
    for (uint32_t i = 2; i < x->t->head->field_end; i++) { /* asked for only now, the places are the same, too */
      uint32_t line[2] = {0, 0}, column[2] = {0, 0};
      assert_int_equal(binder_place(plain, u, i, &line[0], &column[0]), binder_place(whole, v, i, &line[1], &column[1]));
      assert_int_equal(line[0], line[1]);
      assert_int_equal(column[0], column[1]);
    }
  }
  unit_free(u);
  unit_free(v);
}

static const char *const nearly_plain[] = {
  "{}", "{ }", " {\"consents\":true}", "{\"consents\":true} ", "{\"consents\" : true , \"count\" : 3 }", "{\"consents\":true\t,\"count\":3\t}",
  "{\"consents\":truer}", "{\"consents\":tru}", "{\"consents\":\"true\"}", "{\"consents\":1}", "{\"consents\":null}", "{\"consents\":nul}", "{\"consents\":fals}",
  "{\"consents\":True}", "{\"consents\":falsey}", "{\"convictions\":0}", "{\"convictions\":-0}", "{\"convictions\":00}", "{\"convictions\":007}", "{\"convictions\":120}",
  "{\"convictions\":121}", "{\"convictions\":-1}", "{\"convictions\":1.0}", "{\"convictions\":1.}", "{\"convictions\":.5}", "{\"convictions\":1e1}", "{\"convictions\":1E+1}",
  "{\"convictions\":+1}", "{\"convictions\":1 2}", "{\"convictions\":12a}", "{\"convictions\":0x10}", "{\"convictions\":\"3\"}", "{\"convictions\":12345678}",
  "{\"convictions\":123456789}", "{\"convictions\":99999999999999999999}", "{\"score\":49.99}", "{\"score\":49.9}", "{\"score\":49}", "{\"score\":49.999}", "{\"score\":0.05}",
  "{\"score\":00.05}", "{\"score\":0}", "{\"score\":100}", "{\"score\":100.00}", "{\"score\":100.01}", "{\"score\":1.2.3}", "{\"score\":..1}", "{\"score\":-5.5}", "{\"score\":5e1}",
  "{\"score\":12345.67}", "{\"score\":1234567.8}", "{\"score\":49,99}", "{\"score\":NaN}", "{\"score\":Infinity}", "{\"count\":-7}", "{\"count\":2147483648}", "{\"risk\":\"low\"}",
  "{\"risk\":\" low\"}", "{\"risk\":\"low \"}", "{\"risk\":\"very_high\"}", "{\"risk\":\"very_hig\"}", "{\"risk\":\"very_highh\"}", "{\"risk\":\"\"}", "{\"risk\":\"l\\u006fw\"}",
  "{\"risk\":low}", "{\"risk\":\"LOW\"}", "{\"risk\":[\"low\"]}", "{\"ri\\u0073k\":\"low\"}", "{\"risk\":\"low\",\"risk\":\"low\"}", "{\"risk\":null,\"risk\":\"low\"}",
  "{\"risk\":\"low\",\"r\\u0069sk\":\"low\"}", "{\"risk\":\"low\"}}", "{\"risk\":\"low\"},", "{\"risk\":\"low\",}", "{\"risk\":\"low\"", "{\"risk\":\"low}", "{risk:\"low\"}", "[]", "\"low\"",
  "{\"needs\":[\"drugs\"]}", "{\"needs\":[],\"risk\":\"low\"}", "{\"needs\":{\"missing\":\"refused\"}}", "{\"risk\":{\"missing\":\"refused\"}}", "{\"offence\":\"105\"}",
  "{\"offence\":\"10\\\"5\"}", "{\"offence\":\"\\\\\"}", "{\"offence\":\"\\uD800\"}", "{\"offence\":\"\\ud83d\\ude00\"}", "{\"offence\":\"\\x\"}", "{\"offence\":\"\xc3\xa9\"}",
  "{\"offence\":\"\xc3\"}", "{\"offence\":\"a\tb\"}", "{\"offence\":\"\"}", "{\"offence\":12}", "{\"remarks\":\"?refused\"}", "{\"seen\":\"2023-02-28\"}", "{\"seen\":\"2023-02-29\"}",
  "{\"seen\":\"2024-02-29\"}", "{\"seen\":\"1999-12-31\"}", "{\"seen\":\"2031-01-01\"}", "{\"seen\":\"2023-2-28\"}", "{\"seen\":\"2023-02-28 \"}", "{\"seen\":20230228}",
  "{\"sentence\":\"9 months\"}", "{\"starting_at\":\"12 weeks\"}", "{\"offences\":[{\"charge\":\"105\"}]}", "{\"offences\":2}", "{\"offences.1.charge\":\"105\"}", "{\"unknown\":1}",
  "{\"tier\":\"a\"}", "{\"as_of\":\"2026-01-01\"}", "{\"stage\":\"x\"}", "{\"\":1}", "{\"case_id\":\"X1\",\"ethnicity\":\"white\",\"consents\":false,\"convictions\":3,\"score\":12.5,\"count\":9,"
  "\"risk\":\"medium\",\"offence\":\"105\",\"remarks\":\"none\",\"seen\":\"2025-01-31\"}", "{\"seen\":\"2025-01-31\",\"remarks\":\"r\",\"offence\":\"1\",\"risk\":\"low\",\"count\":1,\"score\":2,"
  "\"convictions\":3,\"consents\":true,\"ethnicity\":\"other\",\"case_id\":\"Y\"}", "{\"a_key_that_is_much_longer_than_thirty_two_bytes_and_goes_on\":1}",
  "{\"risk\":\"a value that is much longer than thirty-two bytes and goes on and on\"}"};

static void plain_is_no_other_way(void **state) {
  (void)state;
  binder *plain, *whole;
  record *x, *y;
  assert_int_equal(binder_new(&plain, the_table, (bind_options){0}), EPF_OK);
  assert_int_equal(binder_new(&whole, the_table, (bind_options){.long_way = true}), EPF_OK);
  assert_int_equal(record_new(&x, the_table), EPF_OK);
  assert_int_equal(record_new(&y, the_table), EPF_OK);
  size_t count = sizeof nearly_plain / sizeof *nearly_plain;
  for (size_t round = 0; round < 3; round++) /* again: what was learnt of the keys' order changes nothing */
    for (size_t i = 0; i < count; i++) check_both_ways(plain, whole, x, y, nearly_plain[i], strlen(nearly_plain[i]));
  for (size_t i = 0; i < count; i++) /* cut short anywhere, and with one byte changed */
    for (size_t k = 0; k < strlen(nearly_plain[i]); k++) {
      char text[512];
      memcpy(text, nearly_plain[i], strlen(nearly_plain[i]) + 1);
      text[k] = "\"{}[]:,01-.e\\ \n\0u"[(i + k) % 17];
      check_both_ways(plain, whole, x, y, text, strlen(nearly_plain[i]));
      check_both_ways(plain, whole, x, y, nearly_plain[i], k);
    }
  record_free(x);
  record_free(y);
  binder_free(plain);
  binder_free(whole);
}

int main(int argc, char **argv) {
  if (argc > 1 && strcmp(argv[1], "suites") == 0) return run_suites();
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(booleans),        cmocka_unit_test(numbers),          cmocka_unit_test(invalid_numbers),
    cmocka_unit_test(enums),           cmocka_unit_test(sets),             cmocka_unit_test(texts),
    cmocka_unit_test(long_texts),      cmocka_unit_test(dates),            cmocka_unit_test(durations),
    cmocka_unit_test(items),           cmocka_unit_test(types_of_items),   cmocka_unit_test(faults_of_items),
    cmocka_unit_test(sentences),
    cmocka_unit_test(missing),         cmocka_unit_test(unknown_fields),   cmocka_unit_test(duplicate_fields),
    cmocka_unit_test(partial_binding), cmocka_unit_test(all_faults),       cmocka_unit_test(many_keys),
    cmocka_unit_test(never_echo),      cmocka_unit_test(json_syntax),      cmocka_unit_test(json_depth),
    cmocka_unit_test(ndjson_lines),    cmocka_unit_test(large_profiles),   cmocka_unit_test(json_documents),
    cmocka_unit_test(broken_lists),    cmocka_unit_test(deep_elements),    cmocka_unit_test(encodings),
    cmocka_unit_test(open_quotes),     cmocka_unit_test(open_quote_of_a_large_file),
    cmocka_unit_test(bad_elements),    cmocka_unit_test(csv_rows),         cmocka_unit_test(csv_files),
    cmocka_unit_test(yaml_files),      cmocka_unit_test(yaml_lists),      cmocka_unit_test(yaml_cases),       cmocka_unit_test(single_answers),
    cmocka_unit_test(changed_texts),   cmocka_unit_test(file_names),       cmocka_unit_test(unreadable_files),
    cmocka_unit_test(units_are_reused),
    cmocka_unit_test(plain_is_no_other_way)};
  return cmocka_run_group_tests_name("bind", tests, compile_table, free_table);
}
