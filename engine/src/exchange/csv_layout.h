/* How a decision table stands in a CSV file; see rules/TABLES.md. */
#ifndef EPF_EXCHANGE_CSV_LAYOUT_H
#define EPF_EXCHANGE_CSV_LAYOUT_H

#include "base/str.h"

#define WORD_TABLE "table"
#define WORD_HIT "hit"
#define WORD_COLLECT "collect"
#define WORD_COLUMN "column"
#define WORD_NAME "name"
#define WORD_VALUES "values"
#define WORD_RULE "rule"
#define WORD_OTHERWISE "otherwise"
#define WORD_INPUT "input"
#define WORD_COMPUTED "computed"
#define WORD_COMPARED "compared"
#define WORD_COMPARED_COMPUTED "compared computed"
#define WORD_OUTPUT "output"
#define WORD_NOTE "note"
#define SETTING_PREFIX "table."

/* A spreadsheet would run this as a formula: it stands behind an apostrophe, and so does whatever begins like that. */
static inline bool begins_formula(str s) {
  size_t i = 0;
  while (i < s.len && s.at[i] == '\'') i++;
  return i < s.len && (s.at[i] == '=' || s.at[i] == '+' || s.at[i] == '-' || s.at[i] == '@' || s.at[i] == '\t' || s.at[i] == '\r');
}

#endif
