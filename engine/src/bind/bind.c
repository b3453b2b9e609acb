/* Entries to a record: which field a key names, and what becomes of an answer that does not fit. */
#include "bind/bind.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/names.h"
#include "base/utf8.h"
#include "bind/json_reader.h"
#include "bind/name_set.h"
#include "bind/plain.h"
#include "bind/to_entries.h"
#include "bind/value.h"

enum { DATUM_AS_OF = 0, DATUM_STAGE = 1, FIRST_FIELD = 2, NAME_BYTES_MAX = 64 };

struct binder {
  const table *t;
  bind_options options;
  arena memory;   /* of the names */
  names fields;   /* what can be given */
  names computed; /* what cannot: as_of, stage, the field of --include-unverified, derived values */
  json_reader *json;
  plain_binder *plain;
  bool unlisted; /* the last profile was plain: `list` is not its own */
  entries list;
  uint32_t *usual; /* by place in the profile: the field that stood there last. Files repeat themselves */
  uint64_t *given; /* fields that this profile has given */
  name_set unknown;
  bind_fault faults[FAULTS_MAX]; /* first those that refuse the profile, then the others; each in the file's order */
  size_t fault_count, refusals;
};

/* Where the entries of one profile stand. */
typedef struct origin {
  enum { IN_JSON, IN_ROW, IN_DOC } kind;
  place at;           /* IN_JSON, IN_ROW: of the profile */
  str text;           /* IN_JSON */
  const source *file; /* IN_DOC */
} origin;

static place place_of(const origin *o, uint32_t at) {
  if (o->kind == IN_ROW) return (place){o->at.line, at};
  return o->kind == IN_DOC ? source_place(o->file, at) : place_within(o->text, o->at, at);
}

/* ---- a binder ---- */

static void add_names(binder *b) {
  for (uint32_t i = 0; i < b->t->data_count; i++) {
    bool field = i >= FIRST_FIELD && i < b->t->head->field_end && i != b->t->head->include_field;
    str id = table_str(b->t, b->t->data[i].id);
    if (field || !b->t->data[i].hidden) names_add(field ? &b->fields : &b->computed, &b->memory, id, i);
  }
  b->usual = ARENA_ARRAY(&b->memory, uint32_t, b->t->data_count + 1);
  b->given = ARENA_ARRAY(&b->memory, uint64_t, bits_words(b->t->data_count) + 1);
}

epf_status binder_new(binder **out, const table *t, bind_options options) {
  *out = NULL;
  binder *b = calloc(1, sizeof *b);
  if (b == NULL) return EPF_E_NOMEM;
  b->t = t;
  b->options = options;
  arena_init(&b->memory);
  b->json = json_reader_new();
  b->plain = plain_binder_new(t);
  if (b->json == NULL || b->plain == NULL || ARENA_CATCH(&b->memory)) {
    binder_free(b);
    return EPF_E_NOMEM;
  }
  add_names(b);
  *out = b;
  return EPF_OK;
}

void binder_free(binder *b) {
  if (b == NULL) return;
  json_reader_free(b->json);
  plain_binder_free(b->plain);
  entries_free(&b->list);
  name_set_free(&b->unknown);
  arena_release(&b->memory);
  free(b);
}

size_t binder_faults(const binder *b, const bind_fault **faults) {
  *faults = b->faults;
  return b->fault_count;
}

/* ---- names of what entries answer ---- */

enum { ITEM_NAME_MAX = 2 * NAME_BYTES_MAX + 16 }; /* GROUP.99.FIELD */

static str key_of(const entry *e) { return (str){e->key, e->key_len}; }
static str outer_of(const entry *e) { return (str){e->outer, e->outer_len}; }

/* What the entry answers: its key, within an item GROUP.2.KEY. Empty: no name is as long. */
static str full_name(const entry *e, char to[ITEM_NAME_MAX]) {
  char number[16];
  if (e->item == 0) return key_of(e);
  if (e->outer_len > NAME_BYTES_MAX || e->key_len > NAME_BYTES_MAX) return STR("");
  size_t len = e->outer_len, digits = (size_t)snprintf(number, sizeof number, ".%u.", e->item);
  memcpy(to, e->outer, len);
  memcpy(to + len, number, digits);
  memcpy(to + len + digits, e->key, e->key_len);
  return (str){to, len + digits + e->key_len};
}

/* The first entry of this full name; the list's count: there is none. */
static uint32_t find_entry(const entries *list, str name) {
  char other[ITEM_NAME_MAX];
  uint32_t i = 0;
  while (i < list->count && !str_eq(full_name(&list->at[i], other), name)) i++;
  return i;
}

/* ---- faults ---- */

/* Room for a fault, or NULL where there are enough of its kind. */
static bind_fault *add_fault(binder *b, bool refuses) {
  size_t at = refuses ? b->refusals : b->fault_count;
  if (at == FAULTS_MAX) return NULL;
  if (b->fault_count < FAULTS_MAX) b->fault_count++;
  memmove(&b->faults[at + 1], &b->faults[at], (b->fault_count - at - 1) * sizeof *b->faults);
  b->refusals += refuses;
  return &b->faults[at];
}

static str field_name(const binder *b, uint32_t datum) { return table_str(b->t, b->t->data[datum].id); }

static void refuse_computed(bind_fault *f, const binder *b, uint32_t datum, place at) {
  str id = field_name(b, datum);
  diag_code code = CODE_PROFILE_UNKNOWN_FIELD;
  if (datum == DATUM_AS_OF)
    fault_set(f, code, at, TABLE_NONE, id, "`as_of` is the evaluation date, which is not part of a profile: give it with --as-of");
  else if (datum == DATUM_STAGE)
    fault_set(f, code, at, TABLE_NONE, id, "`stage` is not part of a profile: give it with --stage");
  else if (datum == b->t->head->include_field)
    fault_set(f, code, at, TABLE_NONE, id, "`%.*s` is not part of a profile: it is set by --include-unverified", STR_FMT(id));
  else fault_set(f, code, at, TABLE_NONE, id, "`%.*s` is computed, it cannot be given: remove it", STR_FMT(id));
}

/* The fields among which an unknown key may be meant: those of an item, by their short names, or all. */
typedef struct nearby {
  const binder *b;
  uint32_t first;
  size_t cut; /* how much of their names stands before the short one */
} nearby;

static str nearby_at(const void *of, size_t i) {
  const nearby *n = of;
  str id = field_name(n->b, n->first + (uint32_t)i);
  return id.len > n->cut ? (str){id.at + n->cut, id.len - n->cut} : id;
}

static str nearest(const binder *b, const entry *e) {
  nearby n = {b, FIRST_FIELD, 0};
  if (e->item == 0) return diag_nearest(key_of(e), b->t->head->field_end - FIRST_FIELD, nearby_at, &n);
  size_t count = 0;
  n.first = names_find(&b->fields, outer_of(e)) + 1;
  n.cut = e->outer_len + strlen(".1.");
  while (n.first + count < b->t->head->field_end && b->t->data[n.first + count].group == n.first - 1 && b->t->data[n.first + count].item == 1) count++;
  return diag_nearest(key_of(e), count, nearby_at, &n);
}

/* The group whose items have this field; else TABLE_NONE. */
static uint32_t group_with_field(const binder *b, str key) {
  entry e = {.key = key.at, .key_len = (uint32_t)key.len, .item = 1};
  char name[ITEM_NAME_MAX];
  for (uint32_t i = FIRST_FIELD; i < b->t->head->field_end; i++) {
    str id = field_name(b, i);
    e.outer = id.at;
    e.outer_len = (uint32_t)id.len;
    if (b->t->data[i].items > 0 && names_find(&b->fields, full_name(&e, name)) != TABLE_NONE) return i;
  }
  return TABLE_NONE;
}

/* GROUP.7.FIELD, where there are fewer: the group; else TABLE_NONE. */
static uint32_t beyond_group(const binder *b, str key) {
  const char *dot = memchr(key.at, '.', key.len);
  size_t at = dot != NULL ? (size_t)(dot - key.at) + 1 : key.len, digits = at;
  while (digits < key.len && key.at[digits] >= '0' && key.at[digits] <= '9') digits++;
  if (digits == at || digits == key.len || key.at[digits] != '.' || key.at[at] == '0') return TABLE_NONE;
  uint32_t group = names_find(&b->fields, (str){key.at, at - 1});
  if (group == TABLE_NONE) return TABLE_NONE;
  uint32_t item = 0;
  for (size_t i = at; i < digits && item <= b->t->data[group].items; i++) item = item * 10 + (uint32_t)(key.at[i] - '0');
  return item > b->t->data[group].items ? group : TABLE_NONE;
}

/* The key itself is never shown: where a file lacks its names, or is not what it seems, a person's name may stand there. */
static void refuse_unknown(bind_fault *f, const binder *b, const origin *o, const entry *e, place at) {
  char what[64];
  if (o->kind == IN_ROW) snprintf(what, sizeof what, "the name of column %u is no field's", e->key_at);
  else snprintf(what, sizeof what, e->item > 0 ? "this key names no field of an item" : "this key names no field");
  uint32_t group = e->item == 0 ? beyond_group(b, key_of(e)) : TABLE_NONE;
  if (group != TABLE_NONE && b->t->data[group].items > 0) {
    str of = field_name(b, group);
    fault_set(f, CODE_PROFILE_UNKNOWN_FIELD, at, TABLE_NONE, STR(""), "%s: these rules take at most %u `%.*s`; join those that are alike", what,
              b->t->data[group].items, STR_FMT(of));
    return;
  }
  uint32_t within = e->item == 0 ? group_with_field(b, key_of(e)) : TABLE_NONE;
  if (within != TABLE_NONE) {
    str of = field_name(b, within);
    fault_set(f, CODE_PROFILE_UNKNOWN_FIELD, at, TABLE_NONE, STR(""), "%s; it belongs within an item of `%.*s`", what, STR_FMT(of));
    return;
  }
  str near = nearest(b, e);
  if (near.len > 0)
    fault_set(f, CODE_PROFILE_UNKNOWN_FIELD, at, TABLE_NONE, STR(""), "%s; did you mean `%.*s`?", what, STR_FMT(near));
  else
    fault_set(f, CODE_PROFILE_UNKNOWN_FIELD, at, TABLE_NONE, STR(""), "%s; correct or remove it, or ignore unknown fields", what);
}

static void refuse_duplicate(binder *b, const origin *o, uint32_t ix, uint32_t datum) {
  bind_fault *f = add_fault(b, true);
  if (f == NULL) return;
  char name[ITEM_NAME_MAX];
  const entry *given = &b->list.at[find_entry(&b->list, full_name(&b->list.at[ix], name))];
  place here = place_of(o, b->list.at[ix].key_at), first = place_of(o, given->key_at);
  str id = datum != TABLE_NONE ? field_name(b, datum) : STR("");
  char what[80] = "a key";
  if (datum != TABLE_NONE) snprintf(what, sizeof what, "`%.*s`", STR_FMT(id));
  fault_set(f, CODE_PROFILE_DUPLICATE_FIELD, here, datum, id, "%s is given twice, first at %u:%u and again here; keep one of the two",
            what, first.line, first.column);
}

/* ---- entries to answers ---- */

static void bind_unknown(binder *b, const origin *o, uint32_t ix) {
  const entry *e = &b->list.at[ix];
  if (b->options.ignore_unknown && e->item > 0) return;
  if (b->options.ignore_unknown) {
    if (!name_set_add(&b->unknown, &b->list, ix)) refuse_duplicate(b, o, ix, TABLE_NONE);
    return;
  }
  bind_fault *f = add_fault(b, true);
  if (f == NULL) return;
  char name[ITEM_NAME_MAX];
  uint32_t computed = names_find(&b->computed, full_name(e, name));
  place at = place_of(o, e->key_at);
  if (computed != TABLE_NONE) refuse_computed(f, b, computed, at);
  else refuse_unknown(f, b, o, e, at);
}

/* A value that its field cannot have: the answer is invalid, or the profile is refused. */
static void keep_misfit(binder *b, const origin *o, uint32_t datum, const misfit *m, record *r) {
  bool refuses = !b->options.partial && diag_code_severity(m->code) == SEVERITY_ERROR;
  record_put(r, datum, (answer){.state = ANSWER_INVALID, .why = (uint8_t)m->why});
  bind_fault *f = add_fault(b, refuses);
  str id = field_name(b, datum);
  if (f != NULL) fault_set(f, m->code, place_of(o, m->at), datum, id, "`%.*s`: %s", STR_FMT(id), m->message);
}

/* The group whose item an entry belongs to; TABLE_NONE: what holds it is no group, which is said of that. */
static uint32_t group_of(const binder *b, const entry *e) {
  uint32_t group = e->outer_len <= NAME_BYTES_MAX ? names_find(&b->fields, outer_of(e)) : TABLE_NONE;
  return group != TABLE_NONE && b->t->data[group].items >= e->item ? group : TABLE_NONE;
}

static uint32_t find_field(binder *b, uint32_t ix, str key) {
  uint32_t *usual = &b->usual[ix < b->t->data_count ? ix : b->t->data_count];
  if (*usual >= FIRST_FIELD && str_eq(field_name(b, *usual), key)) return *usual;
  uint32_t found = key.len <= ITEM_NAME_MAX ? names_find(&b->fields, key) : TABLE_NONE;
  if (found != TABLE_NONE) *usual = found;
  return found;
}

static void bind_entry(binder *b, const origin *o, uint32_t ix, record *r) {
  const entry *e = &b->list.at[ix];
  char name[ITEM_NAME_MAX];
  if (e->item > 0 && group_of(b, e) == TABLE_NONE) return;
  uint32_t datum = find_field(b, ix, full_name(e, name));
  misfit m;
  if (datum == TABLE_NONE) {
    bind_unknown(b, o, ix);
  } else if (bits_has(b->given, datum)) {
    refuse_duplicate(b, o, ix, datum);
  } else {
    bits_add(b->given, datum);
    if (!value_bind(r, datum, &b->list, e, &m)) keep_misfit(b, o, datum, &m, r);
  }
}

/* An answer of an item that is not counted. */
static void refuse_uncounted(binder *b, const origin *o, uint32_t datum) {
  bind_fault *f = add_fault(b, true);
  if (f == NULL) return;
  str id = field_name(b, datum), of = field_name(b, b->t->data[datum].group);
  const entry *e = &b->list.at[find_entry(&b->list, id)];
  fault_set(f, CODE_PROFILE_VALUE, place_of(o, e->key_at), datum, id,
            "`%.*s` is answered, but `%.*s` does not count that many; correct one of the two",
            STR_FMT(id), STR_FMT(of));
}

/* Where nothing says how many items there are, the last that has an answer does. */
static void count_items(binder *b, const origin *o, record *r) {
  const table *t = b->t;
  for (uint32_t i = FIRST_FIELD; i < t->head->field_end; i++) {
    const answer *count = &r->answers[i];
    if (t->data[i].items == 0 || count->state == ANSWER_INVALID) continue; /* invalid: that has been said */
    bool open = count->state == ANSWER_MISSING;
    for (uint32_t k = i + 1; k < t->head->field_end && t->data[k].group == i; k++) {
      int64_t item = t->data[k].item;
      if (r->answers[k].state == ANSWER_MISSING || (count->state == ANSWER_KNOWN && item <= count->value)) continue;
      if (!open) {
        refuse_uncounted(b, o, k);
        break;
      }
      record_know(r, i, item);
    }
  }
}

static epf_status bind_entries(binder *b, const origin *o, record *r) {
  if (b->list.count > ENTRIES_MAX) {
    char most[28];
    fault_set(add_fault(b, true), CODE_PROFILE_TOO_LARGE, place_of(o, b->list.at[ENTRIES_MAX].key_at), TABLE_NONE, STR(""),
              "the profile has more than %s keys", diag_commas(ENTRIES_MAX, most));
    return EPF_E_DATA;
  }
  if (b->options.ignore_unknown && !name_set_begin(&b->unknown, b->list.count)) return EPF_E_NOMEM;
  bits_clear(b->given, bits_words(b->t->data_count));
  for (uint32_t i = 0; i < b->list.count; i++) bind_entry(b, o, i, r);
  count_items(b, o, r);
  return b->refusals > 0 ? EPF_E_DATA : EPF_OK;
}

/* ---- profiles ---- */

static void begin(binder *b, record *r) {
  b->fault_count = b->refusals = 0;
  b->unlisted = false;
  record_reset(r);
}

static origin origin_of(const profile_unit *u) {
  if (u->kind == UNIT_DOC) return (origin){.kind = IN_DOC, .file = u->mapping->at.in};
  if (u->kind == UNIT_ROW) return (origin){.kind = IN_ROW, .at = u->at};
  return (origin){.kind = IN_JSON, .at = u->at, .text = u->json};
}

bool binder_place(binder *b, profile_unit *u, uint32_t datum, uint32_t *line, uint32_t *column) {
  json_fault fault;
  if (b->unlisted && (!unit_own(u) || json_read(b->json, u->json.at, u->json.len, &b->list, &fault) != EPF_OK)) return false;
  b->unlisted = false;
  origin o = origin_of(u);
  str id = field_name(b, datum);
  uint32_t i = find_entry(&b->list, id);
  if (i == b->list.count) return false;
  place at = place_of(&o, b->list.at[i].at);
  *line = at.line;
  *column = at.column;
  return true;
}

static epf_status bind_json(binder *b, profile_unit *u, record *r) {
  json_fault fault;
  b->unlisted = !b->options.long_way && plain_bind(b->plain, b->json, u->json.at, u->json.len, r);
  if (b->unlisted) return EPF_OK;
  record_reset(r);
  if (!unit_own(u)) return EPF_E_NOMEM;
  origin o = origin_of(u);
  epf_status status = json_read(b->json, u->json.at, u->json.len, &b->list, &fault);
  if (status == EPF_OK) return bind_entries(b, &o, r);
  if (status == EPF_E_DATA)
    fault_set(add_fault(b, true), fault.too_large ? CODE_PROFILE_TOO_LARGE : CODE_PROFILE_SYNTAX, place_of(&o, (uint32_t)fault.at),
              TABLE_NONE, STR(""), "%s", fault.message);
  return status;
}

static epf_status bind_row(binder *b, const profile_unit *u, record *r) {
  origin o = origin_of(u);
  return entries_of_row(&b->list, &u->header, &u->row) ? bind_entries(b, &o, r) : EPF_E_NOMEM;
}

epf_status bind_unit(binder *b, profile_unit *u, record *r) {
  begin(b, r);
  switch (u->kind) {
  case UNIT_JSON: return bind_json(b, u, r);
  case UNIT_ROW: return bind_row(b, u, r);
  case UNIT_DOC: return bind_doc(b, u->mapping, r);
  case UNIT_FAULT: *add_fault(b, true) = u->fault; return EPF_E_DATA;
  }
  return EPF_E_ARGUMENT;
}

epf_status bind_doc(binder *b, const doc *mapping, record *r) {
  begin(b, r);
  origin o = {.kind = IN_DOC, .file = mapping->at.in};
  if (mapping->kind == DOC_MAPPING) return entries_of_doc(&b->list, mapping) ? bind_entries(b, &o, r) : EPF_E_NOMEM;
  fault_set(add_fault(b, true), CODE_PROFILE_SYNTAX, place_of(&o, mapping->at.start), TABLE_NONE, STR(""),
            "%s stands here; a profile is a block of `field: answer` lines", doc_kind_text(mapping));
  return EPF_E_DATA;
}

/* ---- one answer ---- */

/* Takes an answer back; a text's bytes too, so that answers may be changed as often as one likes. */
static void forget(record *r, uint32_t datum) {
  const t_datum *d = &r->t->data[datum];
  answer old = r->answers[datum];
  record_put(r, datum, (answer){.state = ANSWER_MISSING});
  if (d->type == T_SET) bits_clear(r->members + r->member_at[datum], bits_words(d->values.count));
  if (d->type != T_TEXT || old.state != ANSWER_KNOWN) return;
  uint32_t end = old.text + old.text_len;
  memmove(r->texts + old.text, r->texts + end, r->texts_len - end);
  r->texts_len -= old.text_len;
  for (uint32_t i = FIRST_FIELD; i < r->t->head->field_end; i++)
    if (r->t->data[i].type == T_TEXT && r->answers[i].state == ANSWER_KNOWN && r->answers[i].text >= end)
      r->answers[i].text -= old.text_len;
}

bool bind_answer(binder *b, uint32_t datum, str text, record *r, bind_fault *fault) {
  const place here = {1, 1};
  if (datum < FIRST_FIELD || datum >= b->t->head->field_end || datum == b->t->head->include_field) {
    refuse_computed(fault, b, datum, here);
    return false;
  }
  forget(r, datum);
  str id = field_name(b, datum);
  if (text.len > PROFILE_BYTES_MAX) {
    fault_set(fault, CODE_PROFILE_TOO_LARGE, here, datum, id, "the answer is larger than 1 MiB");
    return false;
  }
  if (utf8_check(text.at, text.len) != text.len) {
    fault_set(fault, CODE_PROFILE_SYNTAX, here, datum, id, "the answer is not UTF-8");
    return false;
  }
  entry e = {.kind = ENTRY_CELL, .text = text.at, .text_len = (uint32_t)text.len};
  misfit m;
  if (value_bind(r, datum, &b->list, &e, &m)) return true;
  fault_set(fault, m.code, here, datum, id, "%s", m.message);
  return false;
}
