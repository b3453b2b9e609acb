/* Which keys stand where: read by the decoders, by "did you mean" and by the JSON Schema. */
#ifndef EPF_MODEL_KEYS_H
#define EPF_MODEL_KEYS_H

#include <stdbool.h>

/* The shape of a key's value, as far as a table can say it; the decoder knows the rest. */
typedef enum key_shape {
  SHAPE_TEXT, SHAPE_NAME, SHAPE_INTEGER, SHAPE_NUMBER, SHAPE_BOOLEAN, SHAPE_DATE, SHAPE_DURATION, SHAPE_VALUE,
  SHAPE_TEXT_LIST, SHAPE_NAME_LIST, SHAPE_VALUE_LIST, SHAPE_VALUES, SHAPE_TYPE, SHAPE_ROLE, SHAPE_STATUS,
  SHAPE_CLAUSE, SHAPE_CLAUSE_LIST, SHAPE_SOURCE, SHAPE_SOURCES, SHAPE_WINDOWS, SHAPE_VERSIONS, SHAPE_CAUTIONS,
  SHAPE_SIGN_OFF, SHAPE_BANDS, SHAPE_CASES, SHAPE_AXIS, SHAPE_AXES, SHAPE_CELLS, SHAPE_SHARES, SHAPE_MEMBERS, SHAPE_GUIDELINES, SHAPE_GRID, SHAPE_GRID_AXES, SHAPE_MATRIX, SHAPE_DURATIONS, SHAPE_MONITORING,
  SHAPE_FIELDS, SHAPE_GROUPS, SHAPE_DERIVED, SHAPE_CONDITIONS, SHAPE_OPTIONS, SHAPE_TEST_CASES, SHAPE_FREE, SHAPE_OUTPUT,
  SHAPE_PACKAGE_RULES, SHAPE_LIMITS, SHAPE_REQUIRES, SHAPE_INCOMPATIBLE, SHAPE_CASE_PACKAGE, SHAPE_CHOICE, SHAPE_EXPECT_PACKAGE,
  SHAPE_CONCLUSION, SHAPE_FINDINGS, SHAPE_TABLE, SHAPE_HIT, SHAPE_COLLECT, SHAPE_TABLE_OUTPUTS, SHAPE_TABLE_RULES, SHAPE_TABLE_TESTS,
  SHAPE_TABLE_OUTPUT_ROW
} key_shape;

typedef struct key {
  const char *name;
  key_shape shape;
  bool required;
  const char *help;
} key;

/* Each table ends with a NULL name. */
extern const key keys_ruleset[], keys_sections[], keys_field[], keys_group[], keys_value_label[], keys_derived[],
  keys_derived_kind[], keys_matrix[], keys_table[], keys_table_rule[], keys_table_output[], keys_axis[], keys_case_row[], keys_clause_note[], keys_clause_subject[],
  keys_condition[], keys_option[], keys_version[], keys_source[], keys_caution[], keys_sign_off[],
  keys_guideline[], keys_guideline_cell[], keys_test_case[], keys_durations[], keys_monitoring[], keys_operator[], keys_window[], keys_limit[],
  keys_requires[], keys_incompatible[], keys_package_rule[], keys_package_subject[], keys_case_package[], keys_expect_package[];

#endif
