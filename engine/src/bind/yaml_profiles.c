#include "bind/yaml_profiles.h"

void yaml_profiles_close(yaml_profiles *y) { arena_release(&y->memory); }

/* The first fault of the file, in words that fit profiles and show none of their text but keys. */
static void refuse(profile_unit *u, diags *d) {
  diags_sort(d);
  const diag *first = d->list.at[0];
  place at = span_place(first->at);
  switch ((int)first->code) {
  case CODE_DUPLICATE_KEY:
    unit_set_fault(u, at, CODE_PROFILE_DUPLICATE_FIELD, "%.*s; keep one of the two (no profile of this file is read)", STR_FMT(first->message));
    break;
  case CODE_YAML_FEATURE:
    unit_set_fault(u, at, CODE_PROFILE_SYNTAX,
                   "profiles are plain YAML: no anchors, aliases, tags, merge keys, directives, nor a second document");
    break;
  case CODE_TEXT_TOO_LARGE:
  case CODE_TOO_MANY:
    unit_set_fault(u, at, CODE_PROFILE_TOO_LARGE, "the file is too large for YAML; split it, or use NDJSON");
    break;
  case CODE_EMPTY_DOCUMENT:
    unit_set_fault(u, at, CODE_PROFILE_SYNTAX, "the file is empty; a block of `field: answer` lines, or a list of such, is expected");
    break;
  case CODE_NESTED_TOO_DEEP:
    unit_set_fault(u, at, CODE_PROFILE_SYNTAX, "values are nested too deeply here; a profile needs no more than lists");
    break;
  default: unit_set_fault(u, at, CODE_PROFILE_SYNTAX, "%.*s", STR_FMT(first->message));
  }
}

static void parse(yaml_profiles *y, const input *in, str path, profile_unit *u) {
  diags d;
  diags_init(&d, &y->memory);
  source *s = source_new(&y->memory, path, path, input_rest(in));
  y->root = yaml_parse(s, &d);
  if (y->root == NULL) refuse(u, &d);
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

static bool next_profile(yaml_profiles *y, profile_unit *u) {
  const doc *root = y->root;
  bool list = root->kind == DOC_SEQUENCE;
  if (y->next == (list ? root->count : 1)) return false;
  const doc *one = list ? root->items[y->next] : root;
  y->next++;
  if (one->kind == DOC_MAPPING) unit_set_doc(u, one);
  else
    unit_set_fault(u, span_place(one->at), CODE_PROFILE_SYNTAX, "%s stands here; a profile is a block of `field: answer` lines",
                   doc_kind_text(one));
  return true;
}

epf_status yaml_profiles_next(yaml_profiles *y, input *in, str path, profile_unit *u, bool *end) {
  *end = false;
  if (!y->read) {
    epf_status status = read_all(y, in, path, u);
    if (status != EPF_OK || y->root == NULL) return status;
  }
  *end = y->root == NULL || !next_profile(y, u);
  return EPF_OK;
}
