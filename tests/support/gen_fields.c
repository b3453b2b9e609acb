/* Fields. */
#include <stdio.h>

#include "support/gen_author.h"

const family author_families[FAMILIES] = {{{"low", "medium", "high"}, 3, true},
                                          {{"red", "green", "blue", "grey"}, 4, false},
                                          {{"zone-a", "zone-b"}, 2, false},
                                          {{"low", "medium", "high", "very_high"}, 4, true}};

subject *author_new_subject(author *a, const char *prefix) {
  subject *s = &a->subjects[a->subject_count];
  *s = (subject){.can_be_missing = true, .of_item = a->in_item};
  snprintf(s->id, sizeof s->id, "%s%d", prefix, a->subject_count);
  return s;
}

void author_take_family(subject *s, const family *f) {
  s->type = TYPE_ENUM;
  s->value_count = f->count;
  s->ordered = f->ordered;
  for (int i = 0; i < f->count; i++) s->values[i] = f->values[i];
  set_range(s, 0, f->count - 1);
}

static void put_values(author *a, const subject *s) {
  gen_put(&a->out, "values: [");
  for (int i = 0; i < s->value_count; i++) gen_put(&a->out, "%s%s", i > 0 ? ", " : "", s->values[i]);
  gen_put(&a->out, s->ordered ? "], ordered: true" : "]");
}

static const subject *find_twin(const author *a, const subject *s, int end) {
  for (int i = DATUM_FIELDS; i < end; i++)
    if (a->subjects[i].type == TYPE_ENUM && is_seen(a, &a->subjects[i]) && same_values(&a->subjects[i], s)) return &a->subjects[i];
  return NULL;
}

static void write_number_field(author *a, subject *s) {
  static const int64_t least[] = {0, 1, -2}, spread[] = {2, 4, 6, 20, 100};
  s->places = s->type == TYPE_DECIMAL ? 1 + (int)below(a, 2) : 0;
  int64_t min = s->type == TYPE_DURATION ? 7 * below(a, 2) : least[below(a, 3)];
  set_range(s, min, min + spread[below(a, 5)] * (s->type == TYPE_DURATION ? 10 : 1));
  if (s->type == TYPE_DECIMAL) gen_put(&a->out, ", places: %d", s->places);
  gen_put(&a->out, ", min: ");
  author_put_value(a, s, s->min);
  gen_put(&a->out, ", max: ");
  author_put_value(a, s, s->max);
}

static void write_date_field(author *a, subject *s) {
  int year = 1996 + (int)below(a, 16);
  set_range(s, oracle_day(year, 1 + (int)below(a, 3), 1), oracle_day(2012, 2 + (int)below(a, 2), 28 + (int)below(a, 2)));
  gen_put(&a->out, ", min: ");
  author_put_value(a, s, s->min);
  gen_put(&a->out, ", max: ");
  author_put_value(a, s, s->max);
}

static void write_sentence_field(author *a, subject *s) {
  int64_t min = below(a, SCALE - 2);
  set_range(s, min, gen_between(a->g, min + 1, SCALE - 1));
  gen_put(&a->out, ", min: %s, max: %s", author_scale[s->min].text, author_scale[s->max].text);
}

static void write_values_of_field(author *a, subject *s) {
  bool set = s->type == TYPE_SET;
  author_take_family(s, &author_families[below(a, FAMILIES)]);
  const subject *twin = set ? NULL : find_twin(a, s, a->subject_count);
  if (set) s->type = TYPE_SET;
  if (set) s->ordered = false;
  gen_put(&a->out, ", ");
  if (set && chance(a, 20)) {
    s->value_count = a->alpha_count;
    for (int i = 0; i < s->value_count; i++) s->values[i] = a->options[i];
    gen_put(&a->out, "values_from: options of kind alpha");
  } else if (twin != NULL && chance(a, 50)) gen_put(&a->out, "values_from: %s", twin->id);
  else put_values(a, s);
}

static void write_field(author *a, value_type type) {
  static const char *const prefixes[] = {"flag", "int", "dec", "lvl", "set", "code", "day", "dur", "sen"};
  static const char *const names[] = {"boolean", "integer", "decimal", "enum", "set", "text", "date", "duration", "sentence"};
  subject *s = author_new_subject(a, prefixes[type]);
  s->type = type;
  gen_put(&a->out, "%s%s: {type: %s", a->in_item ? "      " : "  ", s->id, names[type]);
  if (type == TYPE_BOOLEAN) set_range(s, 0, 1);
  if (type == TYPE_INTEGER || type == TYPE_DECIMAL || type == TYPE_DURATION) write_number_field(a, s);
  if (type == TYPE_DATE) write_date_field(a, s);
  if (type == TYPE_SENTENCE) write_sentence_field(a, s);
  if (type == TYPE_ENUM || type == TYPE_SET) write_values_of_field(a, s);
  if (type == TYPE_TEXT) gen_put(&a->out, ", coded: true");
  s->is_protected = chance(a, 12);
  if (s->is_protected) gen_put(&a->out, ", role: protected");
  if (chance(a, 10)) gen_put(&a->out, ", label: %s, label_cy: Cym", s->id);
  gen_put(&a->out, "}\n");
  a->subject_count++;
}

static const value_type types[] = {TYPE_INTEGER, TYPE_ENUM, TYPE_BOOLEAN, TYPE_DECIMAL, TYPE_DATE, TYPE_SET, TYPE_ENUM,
                                   TYPE_TEXT, TYPE_DURATION, TYPE_INTEGER, TYPE_SENTENCE};

/* The number of items is a field like any other; the items' own fields are seen in the rules of an item alone. */
static void write_group(author *a) {
  subject *s = author_new_subject(a, "x");
  a->most = 1 + (int)below(a, 4);
  strcpy(s->id, "items");
  s->type = TYPE_INTEGER;
  set_range(s, 0, a->most);
  a->subject_count++;
  gen_put(&a->out, "groups:\n  items:\n    most: %d\n", a->most);
  if (chance(a, 20)) gen_put(&a->out, "    label: Item\n    label_cy: Eitem\n    count_label: How many\n");
  gen_put(&a->out, "    fields:\n");
  a->in_item = true;
  int count = 1 + (int)below(a, 4);
  for (int i = 0; i < count; i++) write_field(a, types[below(a, 11)]);
  a->in_item = false;
}

void author_write_fields(author *a) {
  int count = 3 + (int)below(a, 6);
  gen_put(&a->out, "fields:\n");
  if (chance(a, 50)) gen_put(&a->out, "  ref: {type: text, role: identifier}\n");
  for (int i = 0; i < count; i++) write_field(a, types[below(a, 11)]);
  if (chance(a, 30)) gen_put(&a->out, "  group: {type: enum, values: [x1, x2], role: monitored}\n");
  if (chance(a, 20)) gen_put(&a->out, "  remark: {type: text}\n");
  if (a->includes_unverified) gen_put(&a->out, "  shown: {type: boolean}\n");
  if (chance(a, 50)) write_group(a);
  a->field_end = a->subject_count;
}
