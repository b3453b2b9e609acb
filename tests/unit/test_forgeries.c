/* Forged tables, one change each, with a checksum that fits: each is refused, in the words for just that fault.
 *
 * A change is tried on every element of its section; at least one of them must be refused with the sentence given.
 * tests/table does the same at random, and matches what is taken.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "epf/rules.h"
#include "epf/table.h"
#include "table/layout.h"

enum { HEADER = SEC_COUNT }; /* as a section of one element */

typedef struct forgery {
  const char *why;
  int section;
  size_t at, size; /* the member */
  uint64_t value;
} forgery;

#define NONE TABLE_NONE
#define SET(section, type, member, value, why) {why, section, offsetof(type, member), sizeof(((type *)NULL)->member), (uint64_t)(value)}
#define HEAD(member, value, why) SET(HEADER, t_header, member, value, why)
#define DATUM(member, value, why) SET(SEC_DATA, t_datum, member, value, why)
#define SLOT(member, value, why) SET(SEC_SLOTS, t_slot, member, value, why)
#define CLAUSE(member, value, why) SET(SEC_CLAUSES, t_clause, member, value, why)
#define NODE(member, value, why) SET(SEC_NODES, t_node, member, value, why)
#define OPTION(member, value, why) SET(SEC_OPTIONS, t_option, member, value, why)
#define PLAIN(section, bytes, value, why) {why, section, 0, bytes, (uint64_t)(value)}

static const forgery headers[] = {
  HEAD(magic[0], 'F', "it is not an epf table"),
  HEAD(byte_order, 0x04030201, "it was compiled on a machine with another byte order"),
  HEAD(format, 99, "it has another format version; compile the rules again"),
  HEAD(bytes, 1, "its length is not what its header says"),
  HEAD(section[SEC_DATA].at, 1, "a section lies outside it"),
  HEAD(section[SEC_DATA].at, 0, "a section lies outside it"),
  HEAD(section[SEC_DATA].at, UINT64_MAX - 63, "a section lies outside it"),
  HEAD(section[SEC_DATA].count, UINT64_C(1) << 33, "a section lies outside it"),
  HEAD(section[SEC_DATA].count, 1000000, "a section lies outside it"),
  HEAD(title.len, NONE, "its title lies outside it"),
  HEAD(field_end, 1, "its fields are not whole"),
  HEAD(field_end, NONE, "its fields are not whole"),
  HEAD(section[SEC_DATA].count, 1, "its fields are not whole"),
  HEAD(as_of_field, NONE - 1, "its as_of field is wrong"),
  HEAD(as_of_field, 1, "its as_of field is wrong"),
  HEAD(set_words, 1, "its sets have another size"),
  HEAD(option_conjuncts, NONE, "it has more conjuncts of options than conjuncts"),
  HEAD(row_words, 99, "its rows have another width"),
  HEAD(row_stride, 0, "its rows have another width"),
  HEAD(row_stride, 24, "its rows have another width"),
  HEAD(plane_words, 99, "its lanes are not whole"),
  HEAD(section[SEC_LANES].count, 1, "its lanes are not whole"),
  HEAD(plane[T_CRITERIA], NONE, "its planes are not whole"),
  HEAD(plane[T_APPLIES], 7, "its planes are not whole"),
  HEAD(further_word, NONE, "its planes are not whole"),
  HEAD(summary_words, 1, "its summaries are not whole"),
  HEAD(section[SEC_SUMMARIES].count, 1, "its summaries are not whole"),
  HEAD(section[SEC_CODES].count, 0, "a field's cells are not listed"),
  HEAD(section[SEC_COLUMNS].count, 0, "a further column is another one's"),
  HEAD(section[SEC_TANGLES].count, 0, "a tangle is another one's"),
  HEAD(section[SEC_TESTED].count, 1, "its tested slots are not whole"),
  HEAD(section[SEC_ROWS].count, 1, "a row lies outside it"),
  HEAD(tested_fields, 0, "its tested slots are not whole"),
  HEAD(tested_fields, NONE, "its tested slots are not whole"),
  HEAD(by_rank.count, 1, "its ranking is not whole"),
  HEAD(by_rank.first, NONE, "its ranking is not whole"),
  HEAD(section[SEC_PROGRAM].count, 1, "its program leaves slots out"),
  HEAD(program_plain, NONE, "its program is too short"),
  HEAD(program_plain, 0, "its program is too short"),
  HEAD(program_verdicts, NONE, "its program is too short"),
  HEAD(program_verdicts, 0, "its program fills too late what verdicts read"),
  HEAD(package_first, 1, "its choices are not whole"),
  HEAD(package_first, NONE, "its choices are not whole"),
  HEAD(purposes.first, NONE, "its purposes are not whole"),
  HEAD(kinds.count, NONE, "its purposes are not whole"),
  HEAD(kinds.count, 1, "its choices are not whole"),
};

static const forgery groups[] = {
  DATUM(items, 100, "a group is not whole"),
  DATUM(items, 1, "a group is not whole"),
  DATUM(item, 0, "an item belongs to no group"),
  DATUM(item, 99, "an item belongs to no group"),
  DATUM(group, NONE, "an item belongs to no group"),
  DATUM(group, 0, "an item belongs to no group"),
};

static const forgery guidelines[] = {
  HEAD(include_field, 1, "its field of what to include is wrong"),
  HEAD(include_field, NONE - 1, "its field of what to include is wrong"),
  HEAD(include_field, 2, "its field of what to include is wrong"),
  DATUM(guide, T_GUIDE_MAXIMUM + 1, "a guideline is not whole"),
  DATUM(guide, T_GUIDE_START, "a guideline is not an item's"),
  DATUM(guide, T_GUIDE_NONE, "a guideline is not whole"),
  DATUM(guidelines.count, 1000000, "a guideline is not whole"),
  DATUM(guidelines.first, NONE, "a guideline is not whole"),
  DATUM(id.len, 3, "a guideline is not an item's"),
  DATUM(min, -1, "a sentence's range is not on the scale"),
  DATUM(max, INT64_C(1) << 40, "a sentence's range is not on the scale"),
  SET(SEC_GUIDELINES, t_guideline, status, 4, "a guideline is not whole"),
  SET(SEC_GUIDELINES, t_guideline, citations.count, NONE, "a guideline is not whole"),
};

static const forgery packages[] = {
  DATUM(type, T_DATE, "a choice is of another type"),
  SET(SEC_AMOUNTS, t_amount, code, NONE, "an amount is not whole"),
  SET(SEC_AMOUNTS, t_amount, datum, 0, "an amount is not whole"),
  SET(SEC_AMOUNTS, t_amount, datum, NONE, "an amount is not whole"),
  SET(SEC_LIMITS, t_limit, amount, NONE, "a limit is not whole"),
  SET(SEC_LIMITS, t_limit, node, NONE - 1, "a limit is not whole"),
  SET(SEC_LIMITS, t_limit, objection, 2, "a limit is not whole"),
  SET(SEC_LIMITS, t_limit, say.at, NONE, "a limit is not whole"),
  SET(SEC_RELATIONS, t_relation, option, 0, "a relation of options is not whole"),
  SET(SEC_RELATIONS, t_relation, kind, NONE, "a relation of options is not whole"),
  SET(SEC_RELATIONS, t_relation, option, NONE, "a relation of options is not whole"),
  SET(SEC_RELATIONS, t_relation, citations.first, NONE, "a relation of options is not whole"),
  SET(SEC_PACKAGE_RULES, t_package_rule, node, NONE, "a package rule is not whole"),
  SET(SEC_PACKAGE_RULES, t_package_rule, own_status, 4, "a package rule is not whole"),
  SET(SEC_CAUTIONS, t_caution, withholds, 2, "a caution is not whole"),
  SET(SEC_CAUTIONS, t_caution, citations.count, NONE, "a caution is not whole"),
  SET(SEC_VERSIONS, t_version, own_status, 4, "a version is not whole"),
  OPTION(withholds, 2, "an option is not whole"),
  OPTION(kind_ix, NONE, "an option's packages are not whole"),
  OPTION(purposes, UINT64_MAX, "an option's packages are not whole"),
  OPTION(requires.first, NONE, "an option's packages are not whole"),
};

static const forgery fields[] = {
  DATUM(id.at, NONE, "a text of a field lies outside it"),
  DATUM(unit.len, NONE, "a text of a field lies outside it"),
  DATUM(type, T_SENTENCE + 1, "a field has an unknown type"),
  DATUM(role, T_MONITORED + 1, "a field has an unknown type"),
  DATUM(status, 4, "a field has an unknown type"),
  DATUM(derive, T_MEMBERS + 1, "a field has an unknown type"),
  DATUM(places, 7, "a field has an unknown type"),
  DATUM(stale_unit, 9, "a field has an unknown type"),
  DATUM(derive, T_SUM, "a derived value stands among the fields"),
  DATUM(derive, T_FIELD, "a derived value stands among the fields"),
  DATUM(kept, 32, "a field is kept that cannot be"),
  DATUM(slot, NONE, "a field has no slot"),
  DATUM(slot, 1000000, "a field has no slot"),
  DATUM(slot, 0, "a field has another one's slot"),
  DATUM(values.first, NONE, "an enum has no values"),
  DATUM(values.count, 0, "an enum has no values"),
  DATUM(max, 77, "an enum has no values"),
  DATUM(max, 77, "a boolean has a range"),
  DATUM(min, INT64_MIN, "a date's range is not in the calendar"),
  DATUM(min, INT64_MIN, "a field has an empty range"),
  DATUM(max, -1000000000, "a field has an empty range"),
  DATUM(dated_by, 1000000, "a field is dated by no date"),
  DATUM(dated_by, 1, "a field is dated by no date"),
  DATUM(inputs.count, NONE, "a derived value points outside the table"),
  DATUM(bounds.first, NONE, "a derived value points outside the table"),
  DATUM(outputs.first, NONE, "a derived value points outside the table"),
  DATUM(stand_in, INT64_MAX, "a derived value is too large"),
  DATUM(default_value, INT64_MIN, "a derived value is too large"),
  DATUM(nodes.count, 0, "a derived value is not whole"),
  DATUM(outputs.count, 0, "a derived value is not whole"),
  DATUM(bounds.count, 0, "a derived value is not whole"),
  DATUM(inputs.count, 0, "a derived value is not whole"),
  DATUM(inputs.count, 1, "a derived value is not whole"),
  DATUM(derive, T_BANDS, "bands of something that is no number"),
  DATUM(derive, T_YEARS_BETWEEN, "years between things that are no dates"),
  DATUM(derive, T_MATRIX, "a matrix has too few cells"),
  DATUM(derive, T_GREATEST, "an input has other values"),
  DATUM(places, 0, "an input cannot be used"),
  SET(SEC_OUTPUTS, t_output, kind, 9, "an output is no value"),
  SET(SEC_OUTPUTS, t_output, value, 1000000, "an output is no value"),
  SET(SEC_OUTPUTS, t_output, kind, T_VALUE_OF, "an output names no value"),
  SET(SEC_VALUES, t_value, label_cy.at, NONE, "a value's text lies outside it"),
};

static const forgery slots[] = {
  SLOT(kind, SLOT_OPTION + 1, "a slot is not whole"),
  SLOT(cells, 0, "a slot is not whole"),
  SLOT(set, 1000000, "a slot is not whole"),
  SLOT(datum, 1000000, "a slot looks at nothing"),
  SLOT(cells, 3, "a slot looks at nothing"),
  SLOT(cuts, 0, "a slot has other cells than its field"),
  SLOT(cuts, NONE - 1, "a slot's cuts lie outside it"),
  SLOT(cuts, 0, "a slot of two cells has cuts"),
  SLOT(other, 1000000, "a set has no such member"),
  SLOT(other, 1000000, "there is no such pattern"),
  SLOT(other, 1000000, "a comparison has no other side"),
  SLOT(unit, 9, "a comparison has no other side"),
  SLOT(offset, 5, "a comparison of different things"),
  SLOT(op, T_MATCHES, "an unknown comparison"),
  SLOT(datum, 0, "a slot counts no clauses"),
  SLOT(row, NONE - 1, "its tested slots are not whole"),
  SLOT(row, 0, "its tested slots are not whole"),
  SLOT(place, 0, "its tested slots are not whole"),
  SLOT(place, NONE - 1, "its tested slots are not whole"),
  SLOT(codes, 0, "a field's cells are not listed"),
  SLOT(codes, NONE, "a field's cells are not listed"),
  OPTION(lane, NONE, "its lanes are not whole"),
  PLAIN(SEC_LANES, 4, NONE, "its lanes are not whole"),
  PLAIN(SEC_TESTED, 4, NONE, "its tested slots are not whole"),
  PLAIN(SEC_TESTED, 4, 0, "its tested slots are not whole"),
  PLAIN(SEC_CODES, 2, 999, "a field's cells are not listed"),
  SET(SEC_COLUMNS, t_column, lane, NONE, "a further column is another one's"),
  SET(SEC_COLUMNS, t_column, part, 9, "a further column is another one's"),
  SET(SEC_COLUMNS, t_column, tangled, 2, "a further column is another one's"),
  SET(SEC_COLUMNS, t_column, padding, 1, "a further column is another one's"),
  SET(SEC_TANGLES, t_tangle, lane, NONE, "a tangle is another one's"),
  SET(SEC_TANGLES, t_tangle, part, 9, "a tangle is another one's"),
  SET(SEC_TANGLES, t_tangle, columns.first, 0, "a tangle is another one's"),
  SET(SEC_TANGLES, t_tangle, columns.count, 0, "a tangle is another one's"),
  PLAIN(SEC_CUTS, 8, INT64_MIN, "a slot's cuts do not rise"),
  PLAIN(SEC_CUTS, 8, INT64_MAX, "a slot's cuts do not rise"),
  PLAIN(SEC_ROWS, 8, 0, "a row is not what its tests say"),
  PLAIN(SEC_ROWS, 8, UINT64_MAX, "a row is not what its tests say"),
  PLAIN(SEC_WORDS, 8, 0, "a test of an option never holds"),
  SET(SEC_CONJUNCTS, t_list, count, 2, "a conjunct's tests are not in the order of their slots"),
  PLAIN(SEC_WORDS, 8, 1, "a row is not what its tests say"),
  PLAIN(SEC_PROGRAM, 4, NONE, "its program fills a slot twice"),
  PLAIN(SEC_PROGRAM, 4, 0, "its program fills a slot twice"),
};

static const forgery conditions[] = {
  SET(SEC_TESTS, t_test, slot, NONE, "a test lies outside it"),
  SET(SEC_TESTS, t_test, words, NONE, "a test lies outside it"),
  SET(SEC_CONJUNCTS, t_list, first, NONE, "a conjunct lies outside it"),
  SET(SEC_CONJUNCTS, t_list, count, NONE, "a conjunct lies outside it"),
  SET(SEC_FORMULAS, t_formula, may.first, NONE, "a formula lies outside it"),
  SET(SEC_FORMULAS, t_formula, not_may.count, NONE, "a formula lies outside it"),
  CLAUSE(op, T_SUITABLE + 1, "a clause is not whole"),
  CLAUSE(quantifier, 3, "a clause is not whole"),
  CLAUSE(unit, 9, "a clause is not whole"),
  CLAUSE(file, NONE, "a clause is not whole"),
  CLAUSE(tests.first, NONE, "a clause is not whole"),
  CLAUSE(texts.first, NONE, "a clause is not whole"),
  CLAUSE(lawful_basis.at, NONE, "a clause is not whole"),
  CLAUSE(datum, 1000000, "a clause is about nothing"),
  CLAUSE(tests.first, 0, "a clause about options tests something else"),
  CLAUSE(compare, 1, "a clause compares with nothing"),
  CLAUSE(other, 1000000, "a clause compares with nothing"),
  CLAUSE(literals.count, 0, "a clause has too few values"),
  CLAUSE(op, T_SUITABLE, "a clause is about something else"),
  PLAIN(SEC_LITERALS, 8, -1, "a clause names no value"),
  PLAIN(SEC_LITERALS, 8, INT64_MAX, "a clause names no value"),
  PLAIN(SEC_LITERALS, 8, INT64_MAX, "a clause names no day"),
  NODE(op, T_CLAUSE + 1, "a node is not whole"),
  NODE(parts.first, NONE, "a node is not whole"),
  NODE(parts.count, 1000000, "a node is not whole"),
  NODE(name.at, NONE, "a node points outside it"),
  NODE(formula, 1000000, "a node points outside it"),
  NODE(clause, 0, "a node is of two kinds"),
  NODE(slot, 0, "a node is of two kinds"),
  NODE(op, T_K_OF, "a node is of two kinds"),
  NODE(op, T_NOT, "a node has no part"),
  NODE(slot, 0, "a node counts in no slot"),
  NODE(op, T_VERSIONS, "a version has no window"),
  OPTION(title.at, NONE, "a text of an option lies outside it"),
  OPTION(citations.first, NONE, "an option is not whole"),
  OPTION(cautions.count, NONE, "an option is not whole"),
  OPTION(status, 4, "an option is not whole"),
  OPTION(file, NONE, "an option is not whole"),
  OPTION(node[T_CRITERIA], NONE, "an option's part is half there"),
  OPTION(formula[T_CRITERIA], NONE, "an option's part is half there"),
  OPTION(node[T_CRITERIA], 1000000, "an option points outside it"),
  OPTION(formula[T_CRITERIA], 1000000, "an option points outside it"),
  SET(SEC_CAUTIONS, t_caution, node, 1000000, "a caution is not whole"),
  SET(SEC_CAUTIONS, t_caution, say.at, NONE, "a caution is not whole"),
  SET(SEC_CITATIONS, t_citation, status, 4, "a source is not whole"),
  SET(SEC_CITATIONS, t_citation, url.at, NONE, "a source is not whole"),
  SET(SEC_TEXTS, t_str, at, NONE, "a text lies outside it"),
  SET(SEC_PATTERNS, t_str, at, NONE, "a text lies outside it"),
  SET(SEC_FILES, t_str, len, NONE, "a text lies outside it"),
  PLAIN(SEC_STRINGS, 1, 0xff, "its texts are not UTF-8"),
};

#define NO_FLAG "a flag is neither 0 nor 1"
static const forgery flags[] = {
  DATUM(ordered, 2, NO_FLAG),
  DATUM(coded, 2, NO_FLAG),
  DATUM(is_protected, 255, NO_FLAG),
  DATUM(has_stand_in, 2, NO_FLAG),
  DATUM(has_default, 128, NO_FLAG),
  DATUM(hidden, 2, NO_FLAG),
  DATUM(unshown, 2, NO_FLAG),
  SLOT(with_availability, 2, NO_FLAG),
  NODE(in_window, 2, NO_FLAG),
  CLAUSE(in_window, 4, NO_FLAG),
  CLAUSE(compare, 2, NO_FLAG),
  NODE(status, 4, "a node points outside it"),
  NODE(own_status, 4, "a node points outside it"),
  SET(SEC_CAUTIONS, t_caution, status, 4, "a caution is not whole"),
  SET(SEC_VERSIONS, t_version, status, 4, "a version is not whole"),
};

static char *bytes, *forged;
static size_t len;

static int compile(void **state) {
  (void)state;
  epf_rules *rules = NULL;
  epf_table *t = NULL;
  if (epf_rules_read(&rules, "tests/oom/everything") != EPF_OK || epf_rules_seal(rules, &t) != EPF_OK) return -1;
  const void *block = epf_table_bytes(t, &len);
  bytes = malloc(len);
  forged = malloc(len);
  if (bytes == NULL || forged == NULL) return -1;
  memcpy(bytes, block, len);
  epf_table_free(t);
  epf_rules_free(rules);
  return 0;
}

static int forget(void **state) {
  (void)state;
  free(bytes);
  free(forged);
  return 0;
}

/* Loads what was forged: why it is refused, or NULL. */
static const char *refusal(size_t length) {
  if (length >= sizeof(t_header)) table_checksum((uint8_t *)forged + offsetof(t_header, checksum), forged, length);
  epf_table *t = NULL;
  const char *why = NULL;
  epf_status status = epf_table_from_bytes(&t, forged, length, &why);
  epf_table_free(t);
  if (status == EPF_OK) return NULL;
  assert_int_equal(status, EPF_E_FORMAT);
  assert_null(t);
  return why;
}

static bool is_refused_so(const forgery *f) {
  const t_header *h = (const t_header *)(const void *)bytes;
  uint64_t count = f->section == HEADER ? 1 : h->section[f->section].count, size = f->section == HEADER ? 0 : table_element_bytes[f->section];
  uint64_t from = f->section == HEADER ? 0 : h->section[f->section].at;
  bool found = false;
  for (uint64_t i = 0; i < count && !found; i++) {
    memcpy(forged, bytes, len);
    memcpy(forged + from + i * size + f->at, &f->value, f->size);
    const char *why = refusal(len);
    found = why != NULL && f->why != NULL && strcmp(why, f->why) == 0;
  }
  return found;
}

static void try_all(const forgery *all, size_t count) {
  size_t missed = 0;
  for (size_t i = 0; i < count; i++)
    if (!is_refused_so(&all[i])) {
      print_error("nothing is refused with `%s` (number %zu, value %llu)\n", all[i].why, i, (unsigned long long)all[i].value);
      missed++;
    }
  assert_int_equal(missed, 0);
}

#define TRY(name)                                              \
  static void forged_##name(void **state) {                    \
    (void)state;                                               \
    try_all(name, sizeof name / sizeof *name);                 \
  }
TRY(headers)
TRY(fields)
TRY(slots)
TRY(conditions)
TRY(flags)
TRY(groups)
TRY(packages)
TRY(guidelines)

static void nothing_forged(void **state) {
  (void)state;
  memcpy(forged, bytes, len);
  assert_null(refusal(len));
}

static void short_tables(void **state) {
  (void)state;
  memcpy(forged, bytes, len);
  assert_string_equal(refusal(0), "it is empty");
  assert_string_equal(refusal(sizeof(t_header) - 1), "it is too short to be a table");
  assert_string_equal(refusal(len - 1), "its length is not what its header says");
}

/* A row of one slot that falls for a conjunct which does not test the slot: by each bit of every row. */
static void rows_of_others(void **state) {
  (void)state;
  const t_header *h = (const t_header *)(const void *)bytes;
  assert_true(h->section[SEC_ROWS].count > 0 && h->row_words > 0);
  for (uint64_t i = 0; i < h->section[SEC_ROWS].count; i++)
    for (uint32_t bit = 0; bit < 64; bit++) {
      memcpy(forged, bytes, len);
      forged[h->section[SEC_ROWS].at + i * 8 + bit / 8] ^= (char)(1 << bit % 8);
      const char *why = refusal(len);
      bool first = i < h->row_stride;
      if (why == NULL || strcmp(why, first ? "its first row is not what its columns say" : "a row is not what its tests say") != 0) fail_msg("word %llu, bit %u: %s", (unsigned long long)i, bit, why != NULL ? why : "taken");
    }
}

static void damage(void **state) {
  (void)state;
  epf_table *t = NULL;
  const char *why = NULL;
  memcpy(forged, bytes, len);
  forged[len - 1] ^= 1;
  assert_int_equal(epf_table_from_bytes(&t, forged, len, &why), EPF_E_FORMAT);
  assert_string_equal(why, "its checksum does not fit: it was damaged");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_forged), cmocka_unit_test(short_tables),  cmocka_unit_test(damage), cmocka_unit_test(rows_of_others),
                                     cmocka_unit_test(forged_headers), cmocka_unit_test(forged_fields), cmocka_unit_test(forged_slots),
                                     cmocka_unit_test(forged_conditions), cmocka_unit_test(forged_flags),
                                     cmocka_unit_test(forged_groups), cmocka_unit_test(forged_packages), cmocka_unit_test(forged_guidelines)};
  return cmocka_run_group_tests_name("forgeries", tests, compile, forget);
}
