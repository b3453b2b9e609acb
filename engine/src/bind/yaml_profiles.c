#include "bind/yaml_profiles.h"

#include <stdio.h>

void yaml_profiles_close(yaml_profiles *y) { arena_release(&y->memory); }

/* What is wrong, in words that fit profiles and show none of their text. `lost`: what else is not read for it. */
static void refuse(profile_unit *u, const diag *first, const char *lost) {
  place at = span_place(first->at);
  switch ((int)first->code) {
  case CODE_YAML_FEATURE:
    unit_set_fault(u, at, CODE_PROFILE_SYNTAX,
                   "profiles are plain YAML: no anchors, aliases, tags, merge keys, long keys, directives, nor a second document%s", lost);
    break;
  case CODE_TEXT_TOO_LARGE:
  case CODE_TOO_MANY:
    unit_set_fault(u, at, CODE_PROFILE_TOO_LARGE, "the file is too large for YAML; split it, or use NDJSON%s", lost);
    break;
  case CODE_EMPTY_DOCUMENT:
    unit_set_fault(u, at, CODE_PROFILE_SYNTAX, "the file is empty; a block of `field: answer` lines, or a list of such, is expected");
    break;
  case CODE_NESTED_TOO_DEEP:
    unit_set_fault(u, at, CODE_PROFILE_SYNTAX, "values are nested too deeply here; a profile needs no more than lists%s", lost);
    break;
  default: unit_set_fault(u, at, CODE_PROFILE_SYNTAX, "%.*s%s", STR_FMT(first->message), lost);
  }
}

/* How many lines from byte `from` on begin an item of the list whose dashes stand in this column. */
static size_t count_dashes(const source *s, size_t from, uint32_t column) {
  size_t count = 0;
  for (size_t i = 0; i < s->line_count; i++) {
    size_t dash = s->line_start[i] + column - 1, blank = s->line_start[i];
    while (blank < dash && blank < s->text.len && s->text.at[blank] == ' ') blank++;
    if (blank < dash || dash < from || dash >= s->text.len || s->text.at[dash] != '-') continue;
    count += dash + 1 == s->text.len || s->text.at[dash + 1] == ' ' || s->text.at[dash + 1] == '\n' || s->text.at[dash + 1] == '\r';
  }
  return count;
}

/* The column of the dashes, if the profiles are a list that is written with them; else 0. */
static uint32_t dash_column(const source *s) {
  for (size_t i = 0; i < s->line_count; i++) {
    size_t at = s->line_start[i];
    while (at < s->text.len && s->text.at[at] == ' ') at++;
    if (at == s->text.len || strchr("#\r\n", s->text.at[at]) != NULL) continue;
    if (s->text.len - at >= 3 && memcmp(s->text.at + at, "---", 3) == 0) continue;
    return s->text.at[at] == '-' ? (uint32_t)(at - s->line_start[i]) + 1 : 0;
  }
  return 0;
}

/* In words, how many profiles are lost with the one at which reading stopped. */
static void tell_lost(const yaml_profiles *y, size_t ix, char lost[64]) {
  uint32_t column = dash_column(y->file);
  size_t from = ix == 0 ? 0 : y->items.at[ix - 1].at + 1;
  size_t count = column == 0 ? 0 : count_dashes(y->file, from, column);
  if (count > 1) snprintf(lost, 64, "; the %zu profiles from here on are not read", count);
  else snprintf(lost, 64, count == 1 ? "; this profile is not read" : "; nothing from here on is read");
}

static void parse(yaml_profiles *y, const input *in, str path, profile_unit *u) {
  diags d;
  diags_init(&d, &y->memory);
  y->file = source_new(&y->memory, path, path, input_rest(in));
  y->refused = !yaml_parse_items(y->file, &d, &y->items);
  if (!y->refused) return;
  diags_sort(&d);
  refuse(u, d.list.at[0], "; no profile of this file is read");
}

static epf_status read_all(yaml_profiles *y, input *in, str path, profile_unit *u) {
  while (!in->ended && input_rest(in).len <= YAML_BYTES_MAX) {
    epf_status status = input_more(in);
    if (status != EPF_OK) return status;
  }
  y->read = true;
  arena_init(&y->memory);
  if (ARENA_CATCH(&y->memory)) return EPF_E_NOMEM; /* closing the source releases the arena */
  parse(y, in, path, u);
  return EPF_OK;
}

static void next_profile(yaml_profiles *y, profile_unit *u) {
  size_t ix = y->next++;
  const doc_item *one = &y->items.at[ix];
  char lost[64] = "";
  if (one->broken) tell_lost(y, ix, lost);
  if (one->node == NULL) refuse(u, one->fault, lost);
  else if (one->node->kind == DOC_MAPPING) unit_set_doc(u, one->node);
  else
    unit_set_fault(u, span_place(one->node->at), CODE_PROFILE_SYNTAX, "%s stands here; a profile is a block of `field: answer` lines",
                   doc_kind_text(one->node));
}

epf_status yaml_profiles_next(yaml_profiles *y, input *in, str path, profile_unit *u, bool *end) {
  *end = false;
  if (!y->read) {
    epf_status status = read_all(y, in, path, u);
    if (status != EPF_OK || y->refused) return status;
  }
  *end = y->next == y->items.count;
  if (!*end) next_profile(y, u);
  return EPF_OK;
}
