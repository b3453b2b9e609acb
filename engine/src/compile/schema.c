/* JSON Schema (draft-07) of a rule set's files, for editors: what may stand where, from the key tables, and what the
 * names and values are, from the vocabulary.
 *
 *   tables + model -> JSON without blanks -> laid out
 *
 * One schema serves every kind of file: the root by its key `ruleset`, a single option by `option`, a guideline by
 * `guideline`, else sections.
 * It says less than the compiler does: nothing of lawful bases, circles, ranges that meet, nor of where the names of a
 * group's item may stand. What it refuses the
 * compiler refuses too, but for what it sees as a slip: a number in quotes, a list where one value is meant, an empty
 * list. Definitions that hold a name of the vocabulary begin `values_of_`, `name_like_` or `test_of_`; no other
 * does, so that no name can collide with one of ours. */
#include "base/decimal.h"
#include "compile/rules.h"
#include "model/keys.h"

/* ---- writing ---- */

typedef struct writer {
  const model *m;
  buf *to;
  const char *clause; /* the definition of a clause, as seen from where writing is */
} writer;

/* Commas: one is due unless something has just been opened. */
static void item(writer *w) {
  char last = w->to->len > 0 ? w->to->at[w->to->len - 1] : '{';
  if (last != '{' && last != '[' && last != ':') buf_char(w->to, ',');
}

static void name_str(writer *w, str name) {
  item(w);
  buf_json(w->to, name);
  buf_char(w->to, ':');
}

static void name(writer *w, const char *text) { name_str(w, str_from(text)); }

static void begin(writer *w, char bracket) {
  item(w);
  buf_char(w->to, bracket);
}

static void end(writer *w, char bracket) { buf_char(w->to, bracket); }

static void open_object(writer *w, const char *under) {
  name(w, under);
  begin(w, '{');
}

static void open_list(writer *w, const char *under) {
  name(w, under);
  begin(w, '[');
}

static void text_item(writer *w, str text) {
  item(w);
  buf_json(w->to, text);
}

static void pair(writer *w, const char *under, const char *text) {
  name(w, under);
  buf_json(w->to, str_from(text));
}

static void pair_int(writer *w, const char *under, int64_t n) {
  name(w, under);
  buf_int(w->to, n);
}

static void closed(writer *w) {
  name(w, "additionalProperties");
  buf_text(w->to, "false");
}

/* JSON that needs nothing from the model. */
static void json(writer *w, const char *under, const char *text) {
  name(w, under);
  buf_text(w->to, text);
}

static void ref(writer *w, const char *definition, str suffix) {
  name(w, "$ref");
  buf_text(w->to, "\"#/definitions/");
  buf_text(w->to, definition);
  buf_str(w->to, suffix);
  buf_char(w->to, '"');
}

static void ref_to(writer *w, const char *definition) { ref(w, definition, STR("")); }

static void ref_item(writer *w, const char *definition) {
  begin(w, '{');
  ref_to(w, definition);
  end(w, '}');
}

static void ref_under(writer *w, const char *under, const char *definition) {
  name(w, under);
  ref_item(w, definition);
}

/* In draft-07 whatever stands beside $ref is passed over, so a reference with a description goes through allOf. */
static void all_of(writer *w, const char *definition) {
  open_list(w, "allOf");
  ref_item(w, definition);
  end(w, ']');
}

static void list_of(writer *w, const char *definition, int64_t least) {
  pair(w, "type", "array");
  ref_under(w, "items", definition);
  if (least > 0) pair_int(w, "minItems", least);
}

static void one_or_list(writer *w, const char *definition) {
  open_list(w, "anyOf");
  ref_item(w, definition);
  begin(w, '{');
  list_of(w, definition, 1);
  end(w, '}');
  end(w, ']');
}

static void mapping_of(writer *w, const char *names, const char *values) {
  pair(w, "type", "object");
  ref_under(w, "propertyNames", names);
  ref_under(w, "additionalProperties", values);
}

static void required_one(writer *w, str key_name) {
  begin(w, '{');
  open_list(w, "required");
  text_item(w, key_name);
  end(w, ']');
  end(w, '}');
}

/* ---- laying out ---- */

enum { WIDTH = 110 };

static size_t string_len(str t) {
  size_t i = 1;
  while (i < t.len && t.at[i] != '"') i += t.at[i] == '\\' ? 2 : 1;
  return i + 1;
}

/* How far the value at the beginning of `t` goes; blanks behind its commas and colons count into `*width`. */
static size_t value_len(str t, size_t *width) {
  size_t depth = 0, i = 0, blanks = 0;
  do {
    char c = t.at[i];
    size_t step = 1;
    if (c == '"') step = string_len((str){t.at + i, t.len - i});
    else if (c == '{' || c == '[') depth++;
    else if (c == '}' || c == ']') depth--;
    else if (c == ',' || c == ':') blanks++;
    i += step;
  } while (i < t.len && (depth > 0 || (t.at[i] != ',' && t.at[i] != ':' && t.at[i] != '}' && t.at[i] != ']')));
  *width = i + blanks;
  return i;
}

static void new_line(buf *to, size_t depth) {
  buf_char(to, '\n');
  while (depth-- > 0) buf_text(to, "  ");
}

static void one_line(str t, buf *to) {
  for (size_t i = 0; i < t.len;) {
    size_t step = t.at[i] == '"' ? string_len((str){t.at + i, t.len - i}) : 1;
    buf_add(to, t.at + i, step);
    if (t.at[i] == ',' || t.at[i] == ':') buf_char(to, ' ');
    i += step;
  }
}

/* Writes a value of `column` bytes in front of it: on one line if it fits, else its members one a line. */
static void lay_out(str t, size_t column, size_t depth, buf *to) {
  size_t width, len = value_len(t, &width);
  if (column + width + 1 <= WIDTH || (t.at[0] != '{' && t.at[0] != '[')) {
    one_line((str){t.at, len}, to);
    return;
  }
  buf_char(to, t.at[0]);
  for (size_t i = 1; i + 1 < len;) {
    size_t before = 2 * depth + 2;
    new_line(to, depth + 1);
    if (t.at[0] == '{') {
      size_t key_len = string_len((str){t.at + i, len - i});
      buf_add(to, t.at + i, key_len);
      buf_text(to, ": ");
      i += key_len + 1;
      before += key_len + 2;
    }
    str member = {t.at + i, len - i};
    lay_out(member, before, depth + 1, to);
    i += value_len(member, &width);
    if (t.at[i] == ',') {
      buf_char(to, ',');
      i++;
    }
  }
  new_line(to, depth);
  buf_char(to, t.at[len - 1]);
}

/* ---- the vocabulary ---- */

typedef bool (*wanted)(const model *m, const datum *d);

/* Of the data of a group's items, those of the first stand for all, by the short names that rules use. */
static bool is_told(const datum *d) { return !d->hidden && d->item <= 1; }

/* What the compiler lets a rule read. */
static bool readable(const model *m, const datum *d) {
  (void)m;
  return d->role != ROLE_MONITORED && d->role != ROLE_IDENTIFIER && (d->type != TYPE_TEXT || d->coded) && is_told(d);
}

static bool plain_number(const datum *d) { return d->type == TYPE_INTEGER || d->type == TYPE_DECIMAL; }
static bool is_plain_number(const model *m, const datum *d) { return readable(m, d) && plain_number(d); }
static bool is_number(const model *m, const datum *d) {
  return readable(m, d) && (plain_number(d) || d->type == TYPE_DURATION);
}
static bool is_summand(const model *m, const datum *d) {
  return readable(m, d) && (plain_number(d) || d->type == TYPE_BOOLEAN);
}
static bool is_sentence(const model *m, const datum *d) { return readable(m, d) && d->type == TYPE_SENTENCE; }
static bool is_comparable(const model *m, const datum *d) {
  return readable(m, d) && (is_number(m, d) || d->type == TYPE_SENTENCE || d->type == TYPE_DATE || (d->type == TYPE_ENUM && d->ordered));
}
static bool is_enum(const model *m, const datum *d) { return readable(m, d) && d->type == TYPE_ENUM; }
static bool is_boolean(const model *m, const datum *d) { return readable(m, d) && d->type == TYPE_BOOLEAN; }
static bool can_be_kept(const model *m, const datum *d) {
  return (d->type == TYPE_BOOLEAN || d->type == TYPE_ENUM) && is_told(d) && d->item == 0 && d >= m->data + DATUM_FIELDS;
}
static bool is_duration(const model *m, const datum *d) { return readable(m, d) && d->type == TYPE_DURATION; }
static bool is_date(const model *m, const datum *d) { return readable(m, d) && d->type == TYPE_DATE; }
static bool is_window_date(const model *m, const datum *d) { return is_date(m, d) && !d->is_protected && d->item == 0; }
static bool is_date_field(const model *m, const datum *d) {
  return d->type == TYPE_DATE && is_told(d) && d >= m->data + DATUM_FIELDS && d < m->data + m->field_end;
}
/* What a reduction of a group may go by. */
static bool is_reducible(const model *m, const datum *d) {
  return d->item == 1 && (is_summand(m, d) || is_comparable(m, d));
}
static bool is_axis(const model *m, const datum *d) {
  return readable(m, d) && (d->type == TYPE_ENUM || d->type == TYPE_BOOLEAN);
}

static bool same_values(const datum *x, const datum *y) {
  if (x->value_count != y->value_count || x->ordered != y->ordered) return false;
  for (size_t i = 0; i < x->value_count; i++)
    if (!str_eq(x->values[i].id, y->values[i].id)) return false;
  return true;
}

/* The first datum with the values of `d`: it lends them its name. */
static const datum *first_like(const model *m, const datum *d) {
  for (size_t i = 0; i < m->data_count; i++) {
    const datum *x = &m->data[i];
    if (x->value_count > 0 && is_told(x) && same_values(x, d)) return x;
  }
  return d;
}

static bool alike(const model *m, const datum *x, const datum *d) {
  return readable(m, x) && x->type == TYPE_ENUM && d->type == TYPE_ENUM && same_values(x, d);
}

/* An editor reads the plain text of some ids as something else: 1 as a number, true as a boolean. */
static void id_items(writer *w, str id) {
  static const char *const words[][2] = {{"true", "true"}, {"True", "true"}, {"TRUE", "true"}, {"false", "false"}, {"False", "false"},
                                         {"FALSE", "false"}, {"null", "null"}, {"Null", "null"}, {"NULL", "null"}};
  text_item(w, id);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_is(id, words[i][0])) {
      item(w);
      buf_text(w->to, words[i][1]);
    }
  size_t digits = 0, zeros = 0;
  while (digits < id.len && id.at[digits] >= '0' && id.at[digits] <= '9') digits++;
  if (digits == 0 || digits < id.len) return;
  while (zeros + 1 < id.len && id.at[zeros] == '0') zeros++;
  item(w);
  buf_add(w->to, id.at + zeros, id.len - zeros);
}

static void value_items(writer *w, const datum *d) {
  for (size_t i = 0; i < d->value_count; i++) id_items(w, d->values[i].id);
}

/* An enum of no names cannot be written: then nothing is right. */
static void begin_names(writer *w, const char *prefix, str suffix) {
  item(w);
  buf_char(w->to, '"');
  buf_text(w->to, prefix);
  buf_str(w->to, suffix);
  buf_text(w->to, "\":{\"enum\":[");
}

static void end_names(writer *w) {
  if (w->to->len > 0 && w->to->at[w->to->len - 1] == '[') {
    w->to->len -= strlen("\"enum\":[");
    buf_text(w->to, "\"not\":{}}");
  } else {
    buf_text(w->to, "]}");
  }
}

static void define_names(writer *w, const char *definition, wanted is_wanted) {
  begin_names(w, definition, STR(""));
  for (size_t i = 0; i < w->m->data_count; i++)
    if (is_wanted(w->m, &w->m->data[i])) text_item(w, w->m->data[i].name);
  end_names(w);
}

static void define_name_lists(writer *w) {
  const model *m = w->m;
  define_names(w, "name_of_anything", readable);
  define_names(w, "name_of_boolean", is_boolean);
  define_names(w, "name_of_anything_kept", can_be_kept);
  define_names(w, "name_of_plain_number", is_plain_number);
  define_names(w, "name_of_number", is_number);
  define_names(w, "name_of_duration", is_duration);
  define_names(w, "name_of_sentence", is_sentence);
  define_names(w, "name_of_date", is_date);
  define_names(w, "name_of_date_field", is_date_field);
  define_names(w, "name_of_summand", is_summand);
  define_names(w, "name_of_comparable", is_comparable);
  define_names(w, "name_of_axis", is_axis);
  define_names(w, "name_of_reducible", is_reducible);
  define_names(w, "name_of_enum", is_enum);
  begin_names(w, "name_of_group", STR(""));
  for (size_t i = 0; i < m->group_count; i++) text_item(w, m->groups[i].id);
  end_names(w);
  begin_names(w, "name_of_condition", STR(""));
  for (size_t i = 0; i < m->condition_count; i++) text_item(w, m->conditions[i].id);
  end_names(w);
  begin_names(w, "name_of_purpose", STR(""));
  value_items(w, &m->purposes);
  end_names(w);
  begin_names(w, "name_of_amount", STR(""));
  value_items(w, &m->amounts);
  end_names(w);
  begin_names(w, "name_of_option", STR(""));
  for (size_t i = 0; i < m->option_count; i++) text_item(w, m->options[i].id);
  end_names(w);
}

/* Runs `each` for every kind of option, in the order of their first options. */
static void each_kind(writer *w, void (*each)(writer *, str)) {
  const model *m = w->m;
  for (size_t i = 0; i < m->option_count; i++) {
    bool again = false;
    for (size_t k = 0; k < i && !again; k++) again = str_eq(m->options[k].kind, m->options[i].kind);
    if (!again) each(w, m->options[i].kind);
  }
}

static void options_of_kind(writer *w, str kind) {
  item(w);
  buf_text(w->to, "\"options of kind ");
  buf_str(w->to, kind);
  buf_char(w->to, '"');
}

static void define_kinds(writer *w) {
  const model *m = w->m;
  begin_names(w, "name_of_kind", STR(""));
  each_kind(w, text_item);
  end_names(w);
  begin_names(w, "name_of_values", STR(""));
  for (size_t i = 0; i < m->data_count; i++)
    if (m->data[i].value_count > 0 && is_told(&m->data[i])) text_item(w, m->data[i].name);
  each_kind(w, options_of_kind);
  end_names(w);
}

/* Each list of values once, and the names of the enums that have it where they are several. */
static void define_values(writer *w) {
  const model *m = w->m;
  for (size_t i = 0; i < m->data_count; i++) {
    const datum *d = &m->data[i];
    if (d->hidden || d->value_count == 0 || first_like(m, d) != d) continue;
    begin_names(w, "values_of_", d->name);
    value_items(w, d);
    end_names(w);
    begin_names(w, "name_like_", d->name);
    for (size_t k = 0; k < m->data_count; k++)
      if (alike(m, &m->data[k], d)) text_item(w, m->data[k].name);
    end_names(w);
  }
}

/* ---- literals and operands ---- */

static void bound(writer *w, const char *under, int64_t n, int places) {
  name(w, under);
  buf_decimal(w->to, n, places);
}

/* The members of the schema of a literal; `ranged`: within what the datum can be. */
static void literal(writer *w, const datum *d, bool ranged) {
  switch (d->type) {
  case TYPE_BOOLEAN: pair(w, "type", "boolean"); return;
  case TYPE_INTEGER:
  case TYPE_DECIMAL:
    pair(w, "type", d->type == TYPE_INTEGER ? "integer" : "number");
    if (ranged && d->min > -DECIMAL_MAX) bound(w, "minimum", d->min, d->places);
    if (ranged && d->max < DECIMAL_MAX) bound(w, "maximum", d->max, d->places);
    return;
  case TYPE_ENUM:
  case TYPE_SET: ref(w, "values_of_", first_like(w->m, d)->name); return;
  case TYPE_DATE: ref_to(w, "date"); return;
  case TYPE_DURATION: ref_to(w, "duration"); return;
  case TYPE_SENTENCE: ref_to(w, "sentence"); return;
  case TYPE_TEXT:
  default: ref_to(w, "text"); return;
  }
}

static void literal_item(writer *w, const datum *d, bool ranged) {
  begin(w, '{');
  literal(w, d, ranged);
  end(w, '}');
}

static void operand_names(writer *w, const datum *d) {
  begin(w, '{');
  switch (d->type) {
  case TYPE_BOOLEAN: ref_to(w, "name_of_boolean"); break;
  case TYPE_INTEGER:
  case TYPE_DECIMAL: ref_to(w, "name_of_plain_number"); break;
  case TYPE_DURATION: ref_to(w, "name_of_duration"); break;
  case TYPE_SENTENCE: ref_to(w, "name_of_sentence"); break;
  case TYPE_DATE: ref_to(w, "date_by_name"); break;
  case TYPE_ENUM: ref(w, "name_like_", first_like(w->m, d)->name); break;
  case TYPE_SET:
  case TYPE_TEXT:
  default: break;
  }
  end(w, '}');
}

/* A literal, or the name of something that it can be compared with. */
static void operand_items(writer *w, const datum *d, bool ranged) {
  literal_item(w, d, ranged);
  operand_names(w, d);
}

static void operand(writer *w, const datum *d, bool ranged) {
  open_list(w, "anyOf");
  operand_items(w, d, ranged);
  end(w, ']');
}

static void literals(writer *w, const datum *d) {
  open_list(w, "anyOf");
  literal_item(w, d, true);
  begin(w, '{');
  pair(w, "type", "array");
  name(w, "items");
  literal_item(w, d, true);
  pair_int(w, "minItems", 1);
  end(w, '}');
  end(w, ']');
}

/* ---- tests ---- */

typedef struct type_tests {
  value_type type;
  bool ordered_only;
  const char *names; /* blank-separated */
} type_tests;
/* As the compiler allows them; a test holds the two together. */
static const type_tests tests_of[] = {
  {TYPE_BOOLEAN, false, "is is_not"},
  {TYPE_INTEGER, false, "is is_not in not_in at_least below"},
  {TYPE_DECIMAL, false, "is is_not in not_in at_least below"},
  {TYPE_DURATION, false, "is is_not in not_in at_least below"},
  {TYPE_SENTENCE, false, "is is_not in not_in at_least below"},
  {TYPE_ENUM, false, "is is_not in not_in"},
  {TYPE_ENUM, true, "at_least below"},
  {TYPE_DATE, false, "is is_not in not_in on_or_after before"},
  {TYPE_SET, false, "is includes includes_any includes_all includes_none"},
  {TYPE_TEXT, false, "is in matches"}};

static bool in_words(const char *words, const char *word) {
  size_t len = strlen(word);
  for (const char *p = words; *p != '\0'; p += strcspn(p, " "), p += *p == ' ')
    if (strcspn(p, " ") == len && memcmp(p, word, len) == 0) return true;
  return false;
}

static bool has_test(const datum *d, const char *test) {
  for (size_t i = 0; i < sizeof tests_of / sizeof *tests_of; i++)
    if (tests_of[i].type == d->type && (!tests_of[i].ordered_only || d->ordered) && in_words(tests_of[i].names, test)) return true;
  return false;
}

static void test(writer *w, const datum *d, const key *k) {
  open_object(w, k->name);
  pair(w, "description", k->help);
  bool list = k->shape == SHAPE_VALUE_LIST, bounds = in_words("at_least below on_or_after before", k->name);
  if (d->type == TYPE_TEXT) one_or_list(w, "text");
  else if (d->type == TYPE_SET && str_is(STR("is"), k->name)) pair(w, "const", "none");
  else if (list) literals(w, d);
  else if (d->type == TYPE_SET) literal(w, d, true);
  else operand(w, d, !bounds);
  end(w, '}');
}

/* The object form: one test, or a lower and an upper bound together. */
static void test_object(writer *w, const datum *d) {
  const char *low = d->type == TYPE_DATE ? "on_or_after" : "at_least", *high = d->type == TYPE_DATE ? "before" : "below";
  pair(w, "type", "object");
  open_object(w, "properties");
  for (const key *k = keys_operator; k->name != NULL; k++)
    if (has_test(d, k->name)) test(w, d, k);
  end(w, '}');
  closed(w);
  pair_int(w, "minProperties", 1);
  if (!has_test(d, low)) {
    pair_int(w, "maxProperties", 1);
    return;
  }
  open_list(w, "anyOf");
  begin(w, '{');
  pair_int(w, "maxProperties", 1);
  end(w, '}');
  begin(w, '{');
  open_list(w, "required");
  text_item(w, str_from(low));
  text_item(w, str_from(high));
  end(w, ']');
  pair_int(w, "maxProperties", 2);
  end(w, '}');
  end(w, ']');
}

/* Of an item's data without "Offence 1: ". */
static str label_of(const datum *d) {
  const doc *own = d->item > 0 ? doc_find(d->text, "label") : NULL;
  if (own != NULL) return own->text;
  return d->item > 0 || d->label.len == 0 ? d->name : d->label;
}

static void describe(writer *w, const datum *d) {
  buf text = {0};
  buf_str(&text, label_of(d));
  if (d->help.len > 0) buf_text(&text, ". ");
  buf_str(&text, d->help);
  if (d->is_protected) buf_text(&text, " (protected: a clause on it states its `lawful_basis`)");
  name(w, "description");
  if (!text.failed) buf_json(w->to, (str){text.at, text.len});
  w->to->failed |= text.failed;
  buf_free(&text);
}

static void test_of(writer *w, const datum *d) {
  item(w);
  buf_text(w->to, "\"test_of_");
  buf_str(w->to, d->name);
  buf_text(w->to, "\":{");
  describe(w, d);
  if (d->type == TYPE_BOOLEAN) {
    all_of(w, "boolean_test");
  } else if (d->type == TYPE_SET || d->type == TYPE_TEXT) {
    test_object(w, d);
  } else {
    open_list(w, "anyOf");
    operand_items(w, d, true);
    begin(w, '{');
    test_object(w, d);
    end(w, '}');
    end(w, ']');
  }
  end(w, '}');
}

static void define_tests(writer *w) {
  const datum boolean = {.type = TYPE_BOOLEAN};
  open_object(w, "boolean_test");
  open_list(w, "anyOf");
  operand_items(w, &boolean, true);
  begin(w, '{');
  test_object(w, &boolean);
  end(w, '}');
  end(w, ']');
  end(w, '}');
  for (size_t i = 0; i < w->m->data_count; i++)
    if (readable(w->m, &w->m->data[i])) test_of(w, &w->m->data[i]);
}

/* ---- keys ---- */

static void type_words(writer *w, const char *const *words, size_t count) {
  open_list(w, "enum");
  for (size_t i = 0; i < count; i++) text_item(w, str_from(words[i]));
  end(w, ']');
}

static void named(writer *w, const key *table, const char *key_name) {
  static const char *const definitions[][2] = {
    {"as_of_field", "name_of_date_field"}, {"dated_by", "name_of_date_field"}, {"bands_of", "name_of_number"},
    {"of", "name_of_number"}, {"reduce", "name_of_sentence"}, {"by", "name_of_enum"}, {"known", "name_of_anything"}, {"condition", "name_of_condition"},
    {"any_of", "name_of_group"}, {"all_of", "name_of_group"}, {"count_of", "name_of_group"}, {"sum_of", "name_of_group"},
    {"greatest_of", "name_of_group"}, {"least_of", "name_of_group"}, {"latest_of", "name_of_group"}, {"earliest_of", "name_of_group"},
    {"for_each", "name_of_group"}, {"value", "name_of_reducible"}, {"ruleset", "option_id"}, {"requirement", "name"}, {"id", "value_id"}, {"stage", "values_of_stage"},
    {"amount", "name_of_amount"}, {"chosen", "name_of_option"}, {"chosen_kind", "name_of_kind"}, {"chosen_purpose", "name_of_purpose"},
    {"chosen_count", "name_of_kind"}, {"amount_of", "name_of_option"}, {"guideline", "option_id"}, {"include_unverified_field", "name_of_boolean"}};
  bool subject = table == keys_clause_subject || table == keys_requires || table == keys_incompatible;
  const char *found = "text";
  if (str_is(STR("option"), key_name)) found = subject ? "name_of_option" : "option_id";
  if (table == keys_monitoring) found = "name_of_anything_kept";
  if (str_is(STR("kind"), key_name)) found = subject ? "name_of_kind" : "name";
  for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++)
    if (strcmp(definitions[i][0], key_name) == 0) found = definitions[i][1];
  all_of(w, found);
}

static void name_list(writer *w, const key *table, const char *key_name) {
  if (table == keys_monitoring) list_of(w, "name_of_anything_kept", 0);
  else if (str_is(STR("stages"), key_name) && table == keys_ruleset) all_of(w, "values");
  else if (str_is(STR("stages"), key_name)) one_or_list(w, "values_of_stage");
  else if (str_is(STR("purposes"), key_name)) one_or_list(w, "name_of_purpose");
  else if (table == keys_table) list_of(w, "name_of_anything", 1);
  else if (str_is(STR("sum"), key_name)) list_of(w, "name_of_summand", 1);
  else if (str_is(STR("years_between"), key_name)) list_of(w, "name_of_date", 2), pair_int(w, "maxItems", 2);
  else list_of(w, "name_of_comparable", 2);
}

static void whole_number(writer *w, const key *table, const char *key_name) {
  pair(w, "type", "integer");
  bool places = str_is(STR("places"), key_name), rank = str_is(STR("rank"), key_name), most = str_is(STR("most"), key_name), amount = table == keys_limit;
  pair_int(w, "minimum", places || amount ? 0 : 1);
  pair_int(w, "maximum", places ? DECIMAL_PLACES_MAX : rank ? 1000000 : most ? 99 : amount ? AMOUNT_MAX : 1000);
}

static void by_shape(writer *w, const key *table, const key *k) {
  static const char *const types[] = {"boolean", "integer", "decimal", "enum", "set", "text", "date", "duration", "sentence"};
  static const char *const outputs[] = {"boolean", "integer", "decimal", "date", "sentence"};
  static const char *const roles[] = {"input", "identifier", "protected", "monitored"};
  static const char *const conclusions[] = {"may_stand", "may_not_stand", "not_settled"};
  static const char *const statuses[] = {"sourced", "secondary", "unverified", "conflict"};
  static const char *const policies[] = {"unique", "any", "first", "priority", "collect", "rule_order", "output_order"};
  static const char *const aggregates[] = {"sum", "min", "max", "count"};
  switch (k->shape) {
  case SHAPE_TEXT: all_of(w, str_is(STR("values_from"), k->name) ? "name_of_values" : "text"); return;
  case SHAPE_NAME: named(w, table, k->name); return;
  case SHAPE_NAME_LIST: name_list(w, table, k->name); return;
  case SHAPE_INTEGER: whole_number(w, table, k->name); return;
  case SHAPE_NUMBER: pair(w, "type", "number"); return;
  case SHAPE_BOOLEAN: pair(w, "type", "boolean"); return;
  case SHAPE_DATE: all_of(w, "date"); return;
  case SHAPE_DURATION: all_of(w, table == keys_durations ? "days" : "duration"); return;
  case SHAPE_TEXT_LIST: one_or_list(w, "text"); return;
  case SHAPE_VALUE_LIST:
    if (str_is(STR("first_known"), k->name)) list_of(w, "name_or_value", 1);
    else list_of(w, "text", 2);
    return;
  case SHAPE_VALUES: all_of(w, "values"); return;
  case SHAPE_TYPE: type_words(w, table == keys_field ? types : outputs, table == keys_field ? 9 : 5); return;
  case SHAPE_ROLE: type_words(w, roles, 4); return;
  case SHAPE_STATUS: type_words(w, statuses, 4); return;
  case SHAPE_CLAUSE: all_of(w, table == keys_limit || table == keys_package_rule ? "package_clause" : w->clause); return;
  case SHAPE_CLAUSE_LIST: list_of(w, w->clause, 1); return;
  case SHAPE_PACKAGE_RULES: mapping_of(w, "option_id", "package_rule"); return;
  case SHAPE_LIMITS: list_of(w, "limit", 0); return;
  case SHAPE_REQUIRES: one_or_list(w, "requirement"); return;
  case SHAPE_INCOMPATIBLE: one_or_list(w, "bar"); return;
  case SHAPE_CASE_PACKAGE: all_of(w, "case_package"); return;
  case SHAPE_CHOICE: all_of(w, "choice"); return;
  case SHAPE_EXPECT_PACKAGE: all_of(w, "expect_package"); return;
  case SHAPE_CONCLUSION: type_words(w, conclusions, 3); return;
  case SHAPE_FINDINGS: json(w, "anyOf", "[{\"type\":\"string\"},{\"type\":\"array\",\"items\":{\"type\":\"string\"}}]"); return;
  case SHAPE_SOURCE: all_of(w, "source"); return;
  case SHAPE_SOURCES: one_or_list(w, "source"); return;
  case SHAPE_WINDOWS: all_of(w, "windows"); return;
  case SHAPE_VERSIONS: list_of(w, "version", 1); return;
  case SHAPE_CAUTIONS: list_of(w, "caution", 0); return;
  case SHAPE_SIGN_OFF: all_of(w, "sign_off"); return;
  case SHAPE_BANDS: mapping_of(w, "value_id", "band"), pair_int(w, "minProperties", 2); return;
  case SHAPE_CASES: list_of(w, "case_row", 1), ref_under(w, "contains", "last_case_row"); return;
  case SHAPE_AXIS: all_of(w, "axis"); return;
  case SHAPE_AXES: list_of(w, "axis", 1), pair_int(w, "maxItems", 8); return;
  case SHAPE_CELLS: json(w, "type", "[\"array\",\"object\"]"), all_of(w, "cells"); return;
  case SHAPE_GUIDELINES: mapping_of(w, "option_id", "guideline"); return;
  case SHAPE_GRID_AXES: list_of(w, "text", 1), pair_int(w, "maxItems", 4); return;
  case SHAPE_GRID: json(w, "type", "[\"array\",\"object\"]"), all_of(w, "cells"); return;
  case SHAPE_SHARES: mapping_of(w, "value_id", "share"), pair_int(w, "minProperties", 1); return;
  case SHAPE_MEMBERS: mapping_of(w, "value_id", w->clause), pair_int(w, "minProperties", 1); return;
  case SHAPE_MATRIX: all_of(w, "matrix"); return;
  case SHAPE_DURATIONS: all_of(w, "durations"); return;
  case SHAPE_MONITORING: all_of(w, "monitoring"); return;
  case SHAPE_FIELDS: mapping_of(w, "name", "field"); return;
  case SHAPE_GROUPS: mapping_of(w, "name", "group"); return;
  case SHAPE_DERIVED: mapping_of(w, "name", "derived"); return;
  case SHAPE_CONDITIONS: mapping_of(w, "name", "condition"); return;
  case SHAPE_OPTIONS: mapping_of(w, "option_id", "option"); return;
  case SHAPE_TEST_CASES: list_of(w, "case", 0); return;
  case SHAPE_FREE: all_of(w, str_is(STR("profile"), k->name) ? "profile" : "expect"); return;
  case SHAPE_OUTPUT: all_of(w, "output"); return;
  case SHAPE_TABLE: all_of(w, "table"); return;
  case SHAPE_HIT: type_words(w, policies, 7); return;
  case SHAPE_COLLECT: type_words(w, aggregates, 4); return;
  case SHAPE_TABLE_OUTPUTS: mapping_of(w, "name", "table_output"), pair_int(w, "minProperties", 1); return;
  case SHAPE_TABLE_RULES: list_of(w, "table_rule", 1); return;
  case SHAPE_TABLE_TESTS: all_of(w, "table_tests"); return;
  case SHAPE_TABLE_OUTPUT_ROW: all_of(w, "table_row_output"); return;
  case SHAPE_VALUE:
  default: all_of(w, "text"); return;
  }
}

static void properties(writer *w, const key *table) {
  for (const key *k = table; k->name != NULL; k++) {
    open_object(w, k->name);
    pair(w, "description", k->help);
    by_shape(w, table, k);
    end(w, '}');
  }
}

static void required_of(writer *w, const key *table) {
  size_t count = 0;
  for (const key *k = table; k->name != NULL; k++) {
    if (!k->required) continue;
    if (count++ == 0) open_list(w, "required");
    text_item(w, str_from(k->name));
  }
  if (count > 0) end(w, ']');
}

/* Leaves the definition open for what the tables do not say. */
static void begin_keyed(writer *w, const char *definition, const key *first, const key *second) {
  open_object(w, definition);
  pair(w, "type", "object");
  open_object(w, "properties");
  properties(w, first);
  if (second != NULL) properties(w, second);
  end(w, '}');
  required_of(w, first);
  closed(w);
}

static void keyed(writer *w, const char *definition, const key *table) {
  begin_keyed(w, definition, table, NULL);
  end(w, '}');
}

/* Exactly one key of the table stands there. */
static void one_of_keys(writer *w, const key *table) {
  for (const key *k = table; k->name != NULL; k++) required_one(w, str_from(k->name));
}

/* ---- clauses and what holds them ---- */

static bool about_packages(const writer *w) { return strcmp(w->clause, "package_clause") == 0; }
/* Its tests stand beside it. */
static bool is_measured(const key *k) { return str_is(STR("chosen_count"), k->name) || str_is(STR("amount_of"), k->name); }

static void package_members(writer *w) {
  for (const key *k = keys_package_subject; about_packages(w) && k->name != NULL; k++) {
    if (is_measured(k)) continue;
    open_object(w, k->name);
    pair(w, "description", k->help);
    by_shape(w, keys_package_subject, k);
    end(w, '}');
  }
}

static void clause_members(writer *w) {
  const model *m = w->m;
  package_members(w);
  properties(w, keys_clause_subject);
  properties(w, keys_clause_note);
  for (size_t i = 0; i < m->data_count; i++) {
    if (!readable(m, &m->data[i])) continue;
    name_str(w, m->data[i].name);
    begin(w, '{');
    ref(w, "test_of_", m->data[i].name);
    end(w, '}');
  }
}

static void one_subject(writer *w) {
  const model *m = w->m;
  json(w, "dependencies",
       "{\"at_least\":[\"of\"],\"of\":[\"at_least\"],"
       "\"available\":{\"anyOf\":[{\"required\":[\"option\"]},{\"required\":[\"kind\"]}]}}");
  open_list(w, "oneOf");
  one_of_keys(w, keys_clause_subject);
  for (const key *k = keys_package_subject; about_packages(w) && k->name != NULL; k++)
    if (!is_measured(k)) required_one(w, str_from(k->name));
  for (size_t i = 0; i < m->data_count; i++)
    if (readable(m, &m->data[i])) required_one(w, m->data[i].name);
  end(w, ']');
}

static void define_clause(writer *w, const char *definition, const key *beside) {
  open_object(w, definition);
  pair(w, "type", "object");
  open_object(w, "properties");
  if (beside != NULL) properties(w, beside);
  clause_members(w);
  end(w, '}');
  closed(w);
  one_subject(w);
  end(w, '}');
}

/* `{amount_of: curfew, at_least: 2}` */
static void measured_clause(writer *w, const key *subject) {
  const datum number = {.type = TYPE_INTEGER, .min = 0, .max = AMOUNT_MAX};
  begin(w, '{');
  pair(w, "type", "object");
  open_object(w, "properties");
  open_object(w, subject->name);
  pair(w, "description", subject->help);
  by_shape(w, keys_package_subject, subject);
  end(w, '}');
  if (str_is(STR("amount_of"), subject->name)) ref_under(w, "amount", "name_of_amount");
  for (const key *k = keys_operator; k->name != NULL; k++)
    if (has_test(&number, k->name)) test(w, &number, k);
  for (const key *k = keys_clause_note; k->name != NULL; k++) {
    if (str_is(STR("of"), k->name) || str_is(STR("available"), k->name)) continue;
    open_object(w, k->name);
    by_shape(w, keys_clause_note, k);
    end(w, '}');
  }
  end(w, '}');
  closed(w);
  open_list(w, "required");
  text_item(w, str_from(subject->name));
  end(w, ']');
  end(w, '}');
}

/* A clause that may ask what is chosen as well. */
static void define_package_clause(writer *w) {
  w->clause = "package_clause";
  define_clause(w, "plain_package_clause", NULL);
  open_object(w, "package_clause");
  open_list(w, "anyOf");
  ref_item(w, "plain_package_clause");
  for (const key *k = keys_package_subject; k->name != NULL; k++)
    if (is_measured(k)) measured_clause(w, k);
  end(w, ']');
  end(w, '}');
  w->clause = "clause";
}

static void name_or_block(writer *w, const char *definition, const char *block) {
  open_object(w, definition);
  open_list(w, "anyOf");
  ref_item(w, "name_of_option");
  ref_item(w, block);
  end(w, ']');
  end(w, '}');
}

static void define_packages(writer *w) {
  define_package_clause(w);
  keyed(w, "package_rule", keys_package_rule);
  begin_keyed(w, "limit", keys_limit, NULL);
  json(w, "anyOf", "[{\"required\":[\"at_least\"]},{\"required\":[\"at_most\"]}]");
  end(w, '}');
  begin_keyed(w, "requirement_block", keys_requires, NULL);
  json(w, "oneOf", "[{\"required\":[\"option\"]},{\"required\":[\"kind\"]}]");
  end(w, '}');
  name_or_block(w, "requirement", "requirement_block");
  keyed(w, "bar_block", keys_incompatible);
  name_or_block(w, "bar", "bar_block");
  keyed(w, "case_package", keys_case_package);
  keyed(w, "expect_package", keys_expect_package);
  json(w, "choice",
       "{\"type\":\"object\",\"propertyNames\":{\"$ref\":\"#/definitions/name_of_option\"},\"additionalProperties\":{\"anyOf\":[{\"const\":\"chosen\"},"
       "{\"$ref\":\"#/definitions/given_amount\"},{\"type\":\"object\",\"propertyNames\":{\"$ref\":\"#/definitions/name_of_amount\"},"
       "\"additionalProperties\":{\"$ref\":\"#/definitions/given_amount\"}}]}}");
  json(w, "given_amount", "{\"type\":\"integer\",\"minimum\":0,\"maximum\":100000}");
}

static void define_windows(writer *w) {
  open_object(w, "windows");
  pair(w, "type", "object");
  open_object(w, "properties");
  for (size_t i = 0; i < w->m->data_count; i++) {
    if (!is_window_date(w->m, &w->m->data[i])) continue;
    name_str(w, w->m->data[i].name);
    ref_item(w, "window");
  }
  end(w, '}');
  closed(w);
  pair_int(w, "minProperties", 1);
  end(w, '}');
  begin_keyed(w, "window", keys_window, NULL);
  pair_int(w, "minProperties", 1);
  end(w, '}');
}

static void define_options(writer *w) {
  begin_keyed(w, "option", keys_option, NULL);
  json(w, "not", "{\"required\":[\"in_force\",\"versions\"]}");
  end(w, '}');
  keyed(w, "version", keys_version);
  keyed(w, "source", keys_source);
  keyed(w, "caution", keys_caution);
  keyed(w, "sign_off", keys_sign_off);
  define_windows(w);
  keyed(w, "guideline", keys_guideline);
}

/* ---- fields ---- */

/* Keys that not every type of field has. As the compiler allows them; a test holds the two together. */
static const struct {
  const char *key, *types;
} type_keys[] = {{"values", "enum set"}, {"values_from", "enum set"}, {"ordered", "enum"}, {"min", "integer decimal date duration sentence"},
                 {"max", "integer decimal date duration sentence"}, {"places", "decimal"}, {"coded", "text"}};

static void field_of_type(writer *w, value_type t) {
  const char *type = value_type_text(t);
  const datum d = {.type = t};
  bool listed = t == TYPE_ENUM || t == TYPE_SET;
  begin(w, '{');
  json(w, "if", "{\"required\":[\"type\"],\"properties\":{\"type\":{\"const\":\"");
  buf_text(w->to, type);
  buf_text(w->to, "\"}}}");
  open_object(w, "then");
  open_object(w, "properties");
  for (size_t i = 0; i < sizeof type_keys / sizeof *type_keys; i++) {
    bool range = str_is(STR("min"), type_keys[i].key) || str_is(STR("max"), type_keys[i].key);
    if (!in_words(type_keys[i].types, type)) {
      json(w, type_keys[i].key, "false");
    } else if (range) {
      name(w, type_keys[i].key);
      begin(w, '{');
      literal(w, &d, false);
      end(w, '}');
    }
  }
  end(w, '}');
  if (t == TYPE_DECIMAL) json(w, "required", "[\"places\"]");
  if (listed) json(w, "oneOf", "[{\"required\":[\"values\"]},{\"required\":[\"values_from\"]}]");
  end(w, '}');
  end(w, '}');
}

static void define_field(writer *w) {
  begin_keyed(w, "field", keys_field, NULL);
  json(w, "dependencies", "{\"dated_by\":[\"stale_after\"],\"stale_after\":[\"dated_by\"]}");
  open_list(w, "allOf");
  for (int t = TYPE_BOOLEAN; t <= TYPE_SENTENCE; t++) field_of_type(w, (value_type)t);
  end(w, ']');
  end(w, '}');
  keyed(w, "value_label", keys_value_label);
  keyed(w, "group", keys_group);
}

/* ---- derived values ---- */

static void define_derived(writer *w) {
  begin_keyed(w, "derived", keys_derived_kind, keys_derived);
  /* As the compiler allows them; a test holds the two together. */
  json(w, "dependencies",
       "{\"bands_of\":[\"bands\"],\"bands\":[\"bands_of\"],\"reduce\":[\"by\",\"shares\"],\"by\":[\"reduce\"],\"shares\":[\"reduce\"],"
       "\"unknown_counts_as\":{\"anyOf\":[{\"required\":[\"count\"]},{\"required\":[\"count_of\"]}]},"
       "\"missing_counts_as\":{\"anyOf\":[{\"required\":[\"sum\"]},{\"required\":[\"greatest\"]},{\"required\":[\"least\"]},{\"required\":[\"sum_of\"]}]},"
       "\"any_of\":[\"when\"],\"all_of\":[\"when\"],\"count_of\":[\"when\"],\"sum_of\":[\"value\"],\"greatest_of\":[\"value\"],"
       "\"least_of\":[\"value\"],\"latest_of\":[\"value\"],\"earliest_of\":[\"value\"],"
       "\"when\":{\"$ref\":\"#/definitions/reduction\"},\"value\":{\"$ref\":\"#/definitions/reduction_of_values\"},"
       "\"for_each\":{\"not\":{\"$ref\":\"#/definitions/reduction\"}},"
       "\"type\":{\"$ref\":\"#/definitions/with_outputs\"},\"places\":{\"$ref\":\"#/definitions/with_outputs\"},"
       "\"values\":{\"$ref\":\"#/definitions/with_values\"},\"values_from\":{\"$ref\":\"#/definitions/with_values\"},"
       "\"members\":{\"anyOf\":[{\"required\":[\"values\"]},{\"required\":[\"values_from\"]}]},"
       "\"ordered\":{\"$ref\":\"#/definitions/with_outputs\"}}");
  open_list(w, "oneOf");
  one_of_keys(w, keys_derived_kind);
  end(w, ']');
  end(w, '}');
  json(w, "reduction",
       "{\"anyOf\":[{\"required\":[\"any_of\"]},{\"required\":[\"all_of\"]},{\"required\":[\"count_of\"]},"
       "{\"$ref\":\"#/definitions/reduction_of_values\"}]}");
  json(w, "reduction_of_values",
       "{\"anyOf\":[{\"required\":[\"sum_of\"]},{\"required\":[\"greatest_of\"]},{\"required\":[\"least_of\"]},"
       "{\"required\":[\"latest_of\"]},{\"required\":[\"earliest_of\"]}]}");
  json(w, "with_values", "{\"anyOf\":[{\"required\":[\"members\"]},{\"$ref\":\"#/definitions/with_outputs\"}]}");
  json(w, "with_outputs", "{\"anyOf\":[{\"required\":[\"first\"]},{\"required\":[\"matrix\"]},{\"required\":[\"table\"]}]}");
}

/* A test of each column, or a list of values of which it is one. */
static void define_table_tests(writer *w) {
  const model *m = w->m;
  open_object(w, "table_tests");
  pair(w, "type", "object");
  open_object(w, "properties");
  for (size_t i = 0; i < m->data_count; i++) {
    const datum *d = &m->data[i];
    if (!readable(m, d)) continue;
    name_str(w, d->name);
    begin(w, '{');
    open_list(w, "anyOf");
    begin(w, '{');
    ref(w, "test_of_", d->name);
    end(w, '}');
    if (d->type != TYPE_BOOLEAN) {
      begin(w, '{');
      pair(w, "type", "array");
      name(w, "items");
      literal_item(w, d, true);
      pair_int(w, "minItems", 1);
      end(w, '}');
    }
    end(w, ']');
    end(w, '}');
  }
  end(w, '}');
  closed(w);
  end(w, '}');
}

static void define_table(writer *w) {
  begin_keyed(w, "table", keys_table, NULL);
  json(w, "dependencies", "{\"collect\":{\"properties\":{\"hit\":{\"const\":\"collect\"}}}}");
  end(w, '}');
  keyed(w, "table_rule", keys_table_rule);
  keyed(w, "table_output", keys_table_output);
  json(w, "table_row_output",
       "{\"anyOf\":[{\"$ref\":\"#/definitions/output\"},{\"type\":\"object\",\"propertyNames\":{\"$ref\":\"#/definitions/name\"},"
       "\"minProperties\":1,\"additionalProperties\":{\"$ref\":\"#/definitions/output\"}}]}");
  define_table_tests(w);
}

static void define_parts_of_derived(writer *w) {
  begin_keyed(w, "case_row", keys_case_row, NULL);
  json(w, "oneOf", "[{\"required\":[\"when\",\"then\"]},{\"required\":[\"otherwise\"]}]");
  end(w, '}');
  json(w, "last_case_row", "{\"required\":[\"otherwise\"]}");
  json(w, "output",
       "{\"anyOf\":[{\"$ref\":\"#/definitions/text\"},{\"type\":\"object\","
       "\"properties\":{\"value_of\":{\"$ref\":\"#/definitions/name_of_anything\"}},"
       "\"required\":[\"value_of\"],\"additionalProperties\":false}]}");
  json(w, "name_or_value", "{\"anyOf\":[{\"$ref\":\"#/definitions/name_of_anything\"},{\"$ref\":\"#/definitions/text\"}]}");
  json(w, "number_or_duration", "{\"anyOf\":[{\"type\":\"number\"},{\"$ref\":\"#/definitions/duration\"}]}");
  json(w, "band",
       "{\"type\":\"object\",\"properties\":{\"at_least\":{\"$ref\":\"#/definitions/number_or_duration\"},"
       "\"below\":{\"$ref\":\"#/definitions/number_or_duration\"},"
       "\"label\":{\"$ref\":\"#/definitions/text\"},\"label_cy\":{\"$ref\":\"#/definitions/text\"}},\"additionalProperties\":false,"
       "\"anyOf\":[{\"required\":[\"at_least\"]},{\"required\":[\"below\"]}]}");
  begin_keyed(w, "matrix", keys_matrix, NULL);
  json(w, "oneOf", "[{\"required\":[\"rows\",\"columns\"]},{\"required\":[\"axes\"]}]");
  end(w, '}');
  keyed(w, "steps", keys_axis);
  json(w, "axis", "{\"anyOf\":[{\"$ref\":\"#/definitions/name_of_axis\"},{\"$ref\":\"#/definitions/steps\"}]}");
  json(w, "cells",
       "{\"anyOf\":[{\"$ref\":\"#/definitions/text\"},"
       "{\"type\":\"array\",\"items\":{\"$ref\":\"#/definitions/cells\"},\"minItems\":1},"
       "{\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/definitions/cells\"},\"minProperties\":1}]}");
}

/* ---- cases ---- */

/* What a set may be written as: a list of its values, or `none`. */
static void members_items(writer *w, const datum *d) {
  begin(w, '{');
  pair(w, "type", "array");
  name(w, "items");
  literal_item(w, d, false);
  end(w, '}');
  begin(w, '{');
  pair(w, "const", "none");
  end(w, '}');
}

static void answer_items(writer *w, const datum *d) {
  if (d->type == TYPE_BOOLEAN) ref_item(w, "yes_or_no");
  else literal_item(w, d, false);
  if (d->type == TYPE_SET) members_items(w, d);
  ref_item(w, "no_answer");
}

static void answer(writer *w, const datum *d) {
  name_str(w, d->name);
  begin(w, '{');
  describe(w, d);
  open_list(w, "anyOf");
  answer_items(w, d);
  end(w, ']');
  end(w, '}');
}

/* The items of a group as a list, or how many they are. */
static void answer_group(writer *w, const group *g) {
  const datum *count = &w->m->data[g->count];
  name_str(w, g->id);
  begin(w, '{');
  name(w, "description");
  buf_json(w->to, count->label.len > 0 ? count->label : g->label.len > 0 ? g->label : g->id);
  open_list(w, "anyOf");
  begin(w, '{');
  pair(w, "type", "array");
  name(w, "items");
  begin(w, '{');
  ref(w, "item_of_", g->id);
  end(w, '}');
  pair_int(w, "maxItems", g->most);
  end(w, '}');
  answer_items(w, count);
  end(w, ']');
  end(w, '}');
}

static void define_items(writer *w, const group *g) {
  item(w);
  buf_text(w->to, "\"item_of_");
  buf_str(w->to, g->id);
  buf_text(w->to, "\":{");
  pair(w, "type", "object");
  open_object(w, "properties");
  for (size_t i = g->count + 1; i < w->m->field_end && w->m->data[i].group == g->count && w->m->data[i].item == 1; i++) answer(w, &w->m->data[i]);
  end(w, '}');
  closed(w);
  end(w, '}');
}

/* `offences.2.code`, as CSV has it. */
static void whole_names(writer *w) {
  const model *m = w->m;
  if (m->group_count == 0) return;
  name(w, "patternProperties");
  buf_text(w->to, "{\"^(");
  for (size_t i = 0; i < m->group_count; i++) {
    if (i > 0) buf_char(w->to, '|');
    buf_str(w->to, m->groups[i].id);
  }
  buf_text(w->to, ")[.][1-9][0-9]?[.]\":true}");
}

static void define_profile(writer *w) {
  json(w, "no_answer",
       "{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"object\","
       "\"properties\":{\"missing\":{\"enum\":[\"not_asked\",\"refused\",\"unobtainable\"]}},"
       "\"required\":[\"missing\"],\"additionalProperties\":false}]}");
  json(w, "yes_or_no", "{\"anyOf\":[{\"type\":\"boolean\"},{\"enum\":[\"yes\",\"no\",\"Yes\",\"No\",\"YES\",\"NO\"]}]}");
  open_object(w, "profile");
  pair(w, "type", "object");
  open_object(w, "properties");
  size_t g = 0; /* groups stand behind the fields, in order */
  for (size_t i = DATUM_FIELDS; i < w->m->field_end; i++) {
    if (g < w->m->group_count && w->m->groups[g].count == i) answer_group(w, &w->m->groups[g++]);
    else if (w->m->data[i].item == 0) answer(w, &w->m->data[i]);
  }
  end(w, '}');
  whole_names(w);
  closed(w);
  end(w, '}');
  for (g = 0; g < w->m->group_count; g++) define_items(w, &w->m->groups[g]);
}

/* Its name stands before it. */
static void expected_value(writer *w, const datum *d) {
  begin(w, '{');
  describe(w, d);
  open_list(w, "anyOf");
  if (d->type == TYPE_SET) members_items(w, d);
  else literal_item(w, d, false);
  ref_item(w, "expected_value");
  end(w, ']');
  end(w, '}');
}

/* What is expected of an item is alike for every item. */
static void expected_of_items(writer *w) {
  const model *m = w->m;
  size_t count = 0;
  for (size_t i = m->field_end; i < m->data_count; i++) {
    const datum *d = &m->data[i];
    if (d->hidden || d->item != 1) continue;
    if (count++ == 0) open_object(w, "patternProperties");
    item(w); /* names are letters, digits, _ and -: none needs quoting in a pattern */
    buf_printf(w->to, "\"^%.*s[.][1-9][0-9]?[.]%.*s$\":", STR_FMT(m->data[d->group].id), STR_FMT(d->name));
    expected_value(w, d);
  }
  if (count > 0) end(w, '}');
}

static void define_expect(writer *w) {
  const model *m = w->m;
  json(w, "verdict",
       "{\"enum\":[\"eligible\",\"needs_information\",\"unavailable\",\"error\",\"ineligible\",\"excluded\",\"not_applicable\"]}");
  json(w, "expected_verdict",
       "{\"anyOf\":[{\"$ref\":\"#/definitions/verdict\"},{\"type\":\"object\",\"properties\":{"
       "\"verdict\":{\"$ref\":\"#/definitions/verdict\"},"
       "\"because\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"array\",\"items\":{\"type\":\"string\"}}]},"
       "\"cautions\":{\"type\":\"array\",\"items\":{\"type\":\"integer\",\"minimum\":1},\"uniqueItems\":true},"
       "\"provisional\":{\"type\":\"boolean\"},\"availability\":{\"enum\":[\"yes\",\"no\",\"unknown\"]}},"
       "\"additionalProperties\":false}]}");
  json(w, "expected_value",
       "{\"anyOf\":[{\"enum\":[\"missing\",\"unknown\"]},{\"type\":\"object\",\"properties\":{"
       "\"state\":{\"enum\":[\"known\",\"unknown\",\"missing\",\"invalid\"]},\"value\":{\"$ref\":\"#/definitions/text\"},"
       "\"possible\":{\"type\":[\"array\",\"object\",\"string\"]},\"includes\":{\"type\":[\"array\",\"string\"]},\"provisional\":{\"type\":\"boolean\"}},\"additionalProperties\":false}]}");
  open_object(w, "expect");
  pair(w, "type", "object");
  open_object(w, "properties");
  for (size_t i = 0; i < m->option_count; i++) {
    name_str(w, m->options[i].id);
    begin(w, '{');
    name(w, "description");
    buf_json(w->to, m->options[i].title.len > 0 ? m->options[i].title : m->options[i].id);
    all_of(w, "expected_verdict");
    end(w, '}');
  }
  for (size_t i = m->field_end; i < m->data_count; i++) {
    if (m->data[i].hidden || m->data[i].item > 0) continue;
    name_str(w, m->data[i].id);
    expected_value(w, &m->data[i]);
  }
  end(w, '}');
  expected_of_items(w);
  closed(w);
  end(w, '}');
}

/* ---- the whole ---- */

static void define_basics(writer *w) {
  /* What is no text to an editor, because of how it looks, is one to the compiler: its vocabulary gives the types. */
  json(w, "text", "{\"type\":[\"string\",\"number\",\"boolean\"]}");
  json(w, "date", "{\"type\":\"string\",\"pattern\":\"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"}");
  json(w, "duration", "{\"type\":\"string\",\"pattern\":\"^[0-9]{1,7} (day|week|month|year)s?$\"}");
  json(w, "sentence",
       "{\"type\":\"string\",\"pattern\":\"^(discharge|fine band [A-F]|community order (low|medium|high)|"
       "[1-9][0-9]{0,11} (day|week|month|year)s?|[1-9][0-9]{0,11} years? [1-9][0-9]{0,11} months?)$\"}");
  json(w, "share", "{\"anyOf\":[{\"const\":0},{\"type\":\"string\",\"pattern\":\"^(0|[0-9]{1,4}/[0-9]{1,4})$\"}]}");
  json(w, "days", "{\"type\":\"string\",\"pattern\":\"^[0-9]{1,3} days?$\"}");
  json(w, "name", "{\"type\":\"string\",\"pattern\":\"^[a-z][a-z0-9_]*$\",\"maxLength\":64}");
  json(w, "option_id", "{\"type\":\"string\",\"pattern\":\"^[a-z0-9][a-z0-9-]*$\",\"maxLength\":64}");
  json(w, "value_id", "{\"type\":[\"string\",\"integer\",\"boolean\"],\"pattern\":\"^[A-Za-z0-9][A-Za-z0-9_-]*$\",\"maxLength\":64}");
  json(w, "values",
       "{\"anyOf\":[{\"type\":\"array\",\"items\":{\"$ref\":\"#/definitions/value_id\"},\"minItems\":1,\"uniqueItems\":true},"
       "{\"type\":\"object\",\"propertyNames\":{\"$ref\":\"#/definitions/value_id\"},\"minProperties\":1,"
       "\"additionalProperties\":{\"anyOf\":[{\"$ref\":\"#/definitions/text\"},{\"$ref\":\"#/definitions/value_label\"}]}}]}");
}

/* A date by name: `as_of minus 1 year`. */
static void define_date_by_name(writer *w) {
  open_object(w, "date_by_name");
  pair(w, "type", "string");
  name(w, "pattern");
  buf_text(w->to, "\"^(");
  const char *between = "";
  for (size_t i = 0; i < w->m->data_count; i++) {
    if (!is_date(w->m, &w->m->data[i])) continue;
    buf_text(w->to, between);
    buf_str(w->to, w->m->data[i].name);
    between = "|";
  }
  buf_text(w->to, ")( (plus|minus) [0-9]{1,7} (day|week|month|year)s?)?$\"");
  end(w, '}');
}

static void define_files(writer *w) {
  begin_keyed(w, "rule_set", keys_ruleset, keys_sections);
  end(w, '}');
  keyed(w, "durations", keys_durations);
  keyed(w, "monitoring", keys_monitoring);
  keyed(w, "sections", keys_sections);
  keyed(w, "case", keys_test_case);
}

static void describe_schema(writer *w) {
  const model *m = w->m;
  json(w, "$schema", "\"http://json-schema.org/draft-07/schema#\"");
  name(w, "title");
  buf_json(w->to, m->title.len > 0 ? m->title : m->id);
  pair(w, "description", "The rule files of this rule set. Made by `epf schema` from its vocabulary: make it anew after a change there.");
  pair(w, "type", "object");
  json(w, "if", "{\"required\":[\"ruleset\"]}");
  ref_under(w, "then", "rule_set");
  json(w, "else",
       "{\"if\":{\"required\":[\"option\"]},\"then\":{\"$ref\":\"#/definitions/option\"},"
       "\"else\":{\"if\":{\"required\":[\"guideline\"]},\"then\":{\"$ref\":\"#/definitions/guideline\"},"
       "\"else\":{\"$ref\":\"#/definitions/sections\"}}}");
}

static void write_schema(writer *w) {
  buf_char(w->to, '{');
  describe_schema(w);
  open_object(w, "definitions");
  define_files(w);
  define_field(w);
  define_derived(w);
  define_parts_of_derived(w);
  define_table(w);
  define_clause(w, "clause", NULL);
  define_clause(w, "condition", keys_condition);
  define_options(w);
  define_packages(w);
  define_profile(w);
  define_expect(w);
  define_basics(w);
  define_date_by_name(w);
  define_name_lists(w);
  define_kinds(w);
  define_values(w);
  define_tests(w);
  end(w, '}');
  end(w, '}');
}

void schema_print(const model *m, buf *to) {
  buf compact = {0};
  writer w = {m, &compact, "clause"};
  write_schema(&w);
  if (compact.failed) {
    to->failed = true;
  } else {
    lay_out((str){compact.at, compact.len}, WIDTH, 0, to); /* the whole is never one line */
    buf_char(to, '\n');
  }
  buf_free(&compact);
}
