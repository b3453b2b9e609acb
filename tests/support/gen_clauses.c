/* Literals and clauses. */
#include "support/gen_author.h"

/* ---- literals ---- */

static void put_duration(gen *g, gen_text *to, int64_t days) {
  if (days % 30 == 0 && days > 0 && gen_chance(g, 60)) gen_put(to, "%lld months", (long long)days / 30);
  else if (days % 7 == 0 && days > 0 && gen_chance(g, 60)) gen_put(to, "%lld weeks", (long long)days / 7);
  else gen_put(to, "%lld days", (long long)days);
}

void author_put_value(author *a, const subject *s, int64_t v) {
  switch (s->type) {
  case TYPE_BOOLEAN: gen_put(&a->out, v != 0 ? "true" : "false"); break;
  case TYPE_ENUM:
  case TYPE_SET: gen_put(&a->out, "%s", s->values[v]); break;
  case TYPE_DATE: gen_put_date(&a->out, v); break;
  case TYPE_DURATION: put_duration(a->g, &a->out, v); break;
  case TYPE_SENTENCE: gen_put(&a->out, "%s", author_scale[v].text); break;
  default: gen_put_decimal(&a->out, v, s->places); break;
  }
}

/* Some of the codes below `n`, at least one, not all; as a list. */
int author_put_codes(author *a, const subject *s, int n, bool all_allowed) {
  int count = 1 + (int)below(a, all_allowed ? n : n - 1), start = (int)below(a, n);
  gen_put(&a->out, "[");
  for (int i = 0; i < count; i++) {
    if (i > 0) gen_put(&a->out, ", ");
    author_put_value(a, s, (start + i) % n);
  }
  gen_put(&a->out, "]");
  return count;
}

/* ---- clauses ---- */

static void put_basis(author *a, bool is_protected) {
  if (is_protected) {
    gen_put(&a->out, ", lawful_basis: Act 2020 s.%u", 1 + below(a, 90));
    a->read_protected = true;
  }
  if (chance(a, 8)) gen_put(&a->out, ", id: c%d", a->clause_ids++);
  if (chance(a, 4)) gen_put(&a->out, ", note: seen");
  gen_put(&a->out, "}");
}

static bool is_testable(const subject *s) {
  if (s->type == TYPE_BOOLEAN || s->type == TYPE_TEXT) return true;
  if (s->type == TYPE_ENUM) return s->value_count >= 2;
  return s->type == TYPE_SET ? s->value_count >= 1 : s->low < s->high;
}

static void put_number_test(author *a, const subject *s) {
  bool date = s->type == TYPE_DATE;
  int64_t from = pick_bound(a, s);
  uint32_t way = below(a, s->high - s->low >= 4 ? 7 : 5);
  if (way == 2 && from == s->high) way = 0;
  gen_put(&a->out, way == 5 ? "{in: [" : way == 6 ? "{not_in: [" : way == 3 ? "{is: " : way == 4 ? "{is_not: "
                   : way == 1 ? (date ? "{before: " : "{below: ") : (date ? "{on_or_after: " : "{at_least: "));
  author_put_value(a, s, from);
  if (way == 2) {
    gen_put(&a->out, date ? ", before: " : ", below: ");
    author_put_value(a, s, gen_between(a->g, from + 1, s->high));
  }
  if (way >= 5) {
    gen_put(&a->out, ", ");
    author_put_value(a, s, pick_bound(a, s));
    gen_put(&a->out, "]");
  }
  gen_put(&a->out, "}");
}

static void put_enum_test(author *a, const subject *s) {
  uint32_t way = below(a, s->ordered ? 7 : 4);
  if (way == 0) author_put_value(a, s, below(a, s->value_count));
  if (way == 0) return;
  gen_put(&a->out, way == 1 ? "{is_not: " : way == 2 ? "{in: " : way == 3 ? "{not_in: " : way == 5 ? "{below: " : "{at_least: ");
  if (way == 1) author_put_value(a, s, below(a, s->value_count));
  else if (way <= 3) author_put_codes(a, s, s->value_count, false);
  else {
    int64_t from = 1 + below(a, s->value_count - 1);
    author_put_value(a, s, from);
    if (way == 6 && from + 1 < s->value_count) {
      gen_put(&a->out, ", below: ");
      author_put_value(a, s, from + 1);
    }
  }
  gen_put(&a->out, "}");
}

static width put_set_test(author *a, const subject *s) {
  static const char *const ways[] = {"includes", "includes_any", "includes_all", "includes_none"};
  uint32_t way = below(a, 5);
  if (way == 4) {
    gen_put(&a->out, "{is: none}");
    return (width){1, (unsigned)s->value_count};
  }
  gen_put(&a->out, "{%s: ", ways[way]);
  unsigned count = 1;
  if (way == 0) author_put_value(a, s, below(a, s->value_count));
  else count = (unsigned)author_put_codes(a, s, s->value_count, true);
  gen_put(&a->out, "}");
  return way <= 1 ? (width){count, 1} : (width){1, count};
}

static const char *const patterns[] = {"^10", "5$", "^1[0-9]{2}", "A|B", "^.{3}$", "^(10)+$"};
static const char *const texts[] = {"105", "107", "A15"};

static width put_text_test(author *a) {
  bool exact = chance(a, 35);
  const char *const *from = exact ? texts : patterns;
  int n = exact ? 3 : 6, count = 1 + (int)below(a, 2), start = (int)below(a, n);
  gen_put(&a->out, exact ? "{in: [" : count == 1 ? "{matches: " : "{matches: [");
  for (int i = 0; i < count; i++) gen_put(&a->out, "%s'%s'", i > 0 ? ", " : "", from[(start + i) % n]);
  gen_put(&a->out, exact || count > 1 ? "]}" : "}");
  return (width){(unsigned)count, 1};
}

static width write_test(author *a, const subject *s) {
  width w = {1, 1};
  gen_put(&a->out, "{%s: ", s->id);
  if (s->type == TYPE_BOOLEAN) gen_put(&a->out, chance(a, 20) ? "{is_not: true}" : chance(a, 30) ? "false" : "true");
  else if (s->type == TYPE_ENUM) put_enum_test(a, s);
  else if (s->type == TYPE_SET) w = put_set_test(a, s);
  else if (s->type == TYPE_TEXT) w = put_text_test(a);
  else put_number_test(a, s);
  put_basis(a, s->is_protected);
  return w;
}

static bool are_comparable(const author *a, const subject *x, const subject *y) {
  if (x == y || !is_seen(a, y)) return false;
  if (is_plain(x) && is_plain(y)) return true;
  if (x->type != y->type || x->type == TYPE_SET || x->type == TYPE_TEXT) return false;
  return x->type != TYPE_ENUM || same_values(x, y);
}

/* Two names compared; false where there is no second one. */
static bool write_comparison(author *a, const subject *x) {
  const subject *y = x;
  for (int i = 0; i < LEAF_TRIES && !are_comparable(a, x, y); i++) y = &a->subjects[below(a, a->subject_count)];
  if (!are_comparable(a, x, y)) return false;
  bool date = x->type == TYPE_DATE, ordered = x->type == TYPE_ENUM ? x->ordered : x->type != TYPE_BOOLEAN;
  uint32_t way = below(a, ordered ? 4 : 2);
  gen_put(&a->out, "{%s: {%s: %s", x->id,
          way == 0 ? "is" : way == 1 ? "is_not" : way == 2 ? (date ? "on_or_after" : "at_least") : date ? "before" : "below", y->id);
  static const char *const units[] = {"days", "weeks", "months", "years", "day", "week", "month", "year"};
  if (date && chance(a, 60)) {
    uint32_t count = 1 + below(a, 4);
    gen_put(&a->out, " %s %u %s", chance(a, 50) ? "plus" : "minus", count, units[below(a, 4) + (count == 1 ? 4 : 0)]);
  }
  gen_put(&a->out, "}");
  put_basis(a, x->is_protected || y->is_protected);
  return true;
}

/* A reference to a condition or an option that is already written; false where there is none that fits. */
static bool write_reference(author *a, unsigned cap, width *w) {
  *w = (width){1, 1};
  if (a->condition_count > 0 && chance(a, 60)) {
    const named *c = &a->conditions[below(a, a->condition_count)];
    if (c->wide.yes > cap || c->wide.no > cap) return false;
    gen_put(&a->out, "{condition: %s", c->id);
    *w = c->wide;
    a->read_protected = a->read_protected || c->is_protected;
  } else if (a->option_count > 0) {
    bool kind = a->option_count >= a->alpha_count && chance(a, 50);
    gen_put(&a->out, kind ? "{kind: alpha" : "{option: %s", a->options[below(a, a->option_count)]);
    if (chance(a, 25)) gen_put(&a->out, ", available: %s", chance(a, 80) ? "true" : "false");
    if (kind) w->yes = (unsigned)a->alpha_count;
    a->read_protected = a->read_protected || a->options_read_protected;
  } else {
    return false;
  }
  put_basis(a, false);
  return true;
}

static const subject *pick_subject(author *a) {
  for (int i = 0; i < LEAF_TRIES; i++) {
    int at = chance(a, 35) ? a->focus : (int)below(a, a->subject_count);
    if (!is_seen(a, &a->subjects[at]) || !is_testable(&a->subjects[at])) continue;
    a->focus = at;
    return &a->subjects[at];
  }
  return &a->subjects[DATUM_FIELDS]; /* the first field can always be tested */
}

/* ---- what is chosen ---- */

const char *const author_purposes[3] = {"punish", "reform", "repair"}, *const author_amounts[2] = {"hours", "days"};

/* Tests beside the subject, of a number up to `most`. */
static void put_count_tests(author *a, int most) {
  int from = 1 + (int)below(a, most);
  uint32_t way = below(a, 4);
  if (way == 0) gen_put(&a->out, ", at_least: %d", from);
  else if (way == 1) gen_put(&a->out, ", below: %d", from);
  else if (way == 2) gen_put(&a->out, ", is: %d", from);
  else gen_put(&a->out, most > from ? ", at_least: %d, below: %d" : ", at_least: %d", from, most);
}

static void write_amount(author *a, int which) {
  unsigned has = a->amounts[which];
  gen_put(&a->out, "{amount_of: %s", a->options[which]);
  if (has == 3) gen_put(&a->out, ", amount: %s", author_amounts[below(a, 2)]);
  const subject *field = &a->subjects[below(a, a->field_end)];
  if (chance(a, 15) && is_plain(field) && is_seen(a, field) && !field->is_protected) gen_put(&a->out, ", %s: %s", chance(a, 50) ? "at_least" : "below", field->id);
  else put_count_tests(a, 12);
}

static void write_choice(author *a) {
  int which = (int)below(a, a->written_count);
  uint32_t way = below(a, 6);
  bool beta = chance(a, 50);
  if (way >= 4 && a->amounts[which] != 0) write_amount(a, which);
  else if (way == 1) gen_put(&a->out, "{chosen_kind: %s", beta ? "beta" : "alpha");
  else if (way == 2) gen_put(&a->out, "{chosen_purpose: %s", author_purposes[below(a, a->purpose_count)]);
  else if (way == 3) {
    gen_put(&a->out, "{chosen_count: %s", beta ? "beta" : "alpha");
    put_count_tests(a, beta ? a->written_count - a->alpha_count : a->alpha_count);
  } else gen_put(&a->out, "{chosen: %s", a->options[which]);
  put_basis(a, false);
}

static width write_leaf(author *a, unsigned cap) {
  width w = {1, 1};
  if (a->in_package && chance(a, 55)) {
    write_choice(a);
    return w;
  }
  size_t mark = a->out.len;
  const subject *s = pick_subject(a);
  uint32_t way = below(a, 100);
  if (way >= 92 && s->can_be_missing) {
    gen_put(&a->out, "{known: %s", s->id);
    put_basis(a, s->is_protected);
    return w;
  }
  if (way >= 80 && way < 92 && write_comparison(a, s)) return w;
  if (way >= 68 && way < 80 && write_reference(a, cap, &w)) return w;
  w = write_test(a, s);
  if (w.yes <= cap && w.no <= cap) return w;
  a->out.len = mark;
  gen_put(&a->out, "{%s: %s", s->id, s->type == TYPE_SET ? "{includes: " : "{matches: ");
  gen_put(&a->out, "%s}", s->type == TYPE_SET ? s->values[0] : patterns[0]);
  put_basis(a, s->is_protected);
  return (width){1, 1};
}

/* A list of clauses under all, any or at_least. */
static width write_group(author *a, int depth, unsigned cap) {
  uint32_t op = below(a, 5); /* 0, 1: all; 2, 3: any; 4: at_least */
  int count = op == 4 ? 2 + (int)below(a, 3) : 1 + (int)below(a, 4);
  width all = {1, 0}, any = {0, 1};
  int k = 1 + (int)below(a, count);
  gen_put(&a->out, op < 2 ? "{all: [" : op < 4 ? "{any: [" : "{at_least: ");
  if (op == 4) gen_put(&a->out, "%d, of: [", k);
  for (int i = 0; i < count; i++) {
    if (i > 0) gen_put(&a->out, ", ");
    width one = author_write_clause(a, depth - 1, op == 4 ? 3 : cap);
    all = (width){all.yes * one.yes, all.no + one.no};
    any = (width){any.yes + one.yes, any.no * one.no};
    if (all.yes > 4096) all.yes = 4096;
    if (any.no > 4096) any.no = 4096;
  }
  gen_put(&a->out, "]");
  put_basis(a, false);
  return op < 2 ? all : op < 4 ? any : (width){1, 1};
}

width author_write_clause(author *a, int depth, unsigned cap) {
  if (depth == 0 || chance(a, 30)) return write_leaf(a, cap);
  size_t mark = a->out.len;
  bool negated = chance(a, 20);
  if (negated) gen_put(&a->out, "{not: ");
  width w = negated ? author_write_clause(a, depth - 1, cap) : write_group(a, depth, cap);
  if (negated) {
    put_basis(a, false);
    w = (width){w.no, w.yes};
  }
  if (w.yes <= cap && w.no <= cap) return w;
  a->out.len = mark;
  return write_leaf(a, cap);
}
