/* Is a block a table that can be matched without reading outside it, and without running for ever?
 *
 * The checksum finds accidents; everything below it finds forgeries: every index is looked at once. Chains
 * (derived values, nodes) must point backwards in an order that the compiler's own output has, so that no
 * forged table can make the matcher recurse without end. */
#include <pthread.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/sentence.h"
#include "base/utf8.h"
#include "table/validate.h"

enum { PLACES_MAX = 6, ASIDE_BYTES = 1 << 20 /* of a block whose checksum is taken beside the rest */, DEEP_MAX = 12000 /* rules within rules: what the matcher's own recursion can bear */ };

static const char NO_FLAG[] = "a flag is neither 0 nor 1";

static inline bool in_list(const check *c, t_section s, t_list l) { return (uint64_t)l.first + l.count <= c->count[s]; }
static inline bool in_str(const check *c, t_str s) { return (uint64_t)s.at + s.len <= c->count[SEC_STRINGS]; }

static inline bool numbers_below(const check *c, t_list l, uint32_t limit, bool none_too) {
  if (!in_list(c, SEC_NUMBERS, l)) return false;
  for (uint32_t i = 0; i < l.count; i++) {
    uint32_t n = c->t.numbers[l.first + i];
    if (n >= limit && !(none_too && n == TABLE_NONE)) return false;
  }
  return true;
}

/* ---- the checksum ----
 *
 * Whatever a block holds, looking at it is safe, as long as nobody writes to it (epf_table_load sees to that): so the checksum of a
 * large one is taken meanwhile, by a thread of its own. It still has the first word. */

typedef struct summing {
  const t_header *h;
  uint64_t bytes;
  bool fits, aside;
  pthread_t thread;
} summing;

static void *sum_up(void *of) {
  summing *s = of;
  uint8_t sum[CHECKSUM_BYTES];
  table_checksum(sum, s->h, s->bytes);
  s->fits = memcmp(sum, s->h->checksum, sizeof sum) == 0;
  return NULL;
}

static void begin_sum(summing *s) {
  s->aside = s->bytes >= ASIDE_BYTES && pthread_create(&s->thread, NULL, sum_up, s) == 0;
  if (!s->aside) sum_up(s);
}

static bool sum_fits(const summing *s) {
  if (s->aside) pthread_join(s->thread, NULL);
  return s->fits;
}

static bool check_header(const t_header *h, uint64_t bytes, const char **why) {
  *why = "it is too short to be a table";
  if (bytes < sizeof *h) return false;
  *why = "it is not an epf table";
  if (memcmp(h->magic, TABLE_MAGIC, 8) != 0) return false;
  *why = "it was compiled on a machine with another byte order";
  if (h->byte_order != 0x01020304) return false;
  *why = "it has another format version; compile the rules again";
  if (h->format != TABLE_FORMAT) return false;
  *why = "its length is not what its header says";
  return h->bytes == bytes;
}

static bool check_sections(const t_header *h, uint64_t bytes, const char **why) {
  *why = "a section lies outside it";
  for (int s = 0; s < SEC_COUNT; s++) {
    uint64_t at = h->section[s].at, count = h->section[s].count;
    if (at % 64 != 0 || at < sizeof *h || at > bytes || count > UINT32_MAX || count > (bytes - at) / table_element_bytes[s]) return false;
  }
  return true;
}

/* What is read as yes or no is nothing else: another byte would be yes here and no there. Of clauses and nodes that is seen with
 * the rest of them. */
static bool check_flags(check *c) {
  const table *t = &c->t;
  uint32_t all = 0;
  for (uint32_t i = 0; i < t->data_count; i++) {
    const t_datum *d = &t->data[i];
    all |= d->ordered | d->coded | d->is_protected | d->has_stand_in | d->has_default | d->hidden | d->unshown;
  }
  for (uint32_t i = 0; i < t->slot_count; i++) all |= t->slots[i].with_availability;
  return all <= 1 || fail(c, NO_FLAG);
}

static bool check_data(check *c) {
  const table *t = &c->t;
  if (t->data_count < 2 || t->head->field_end < 2 || t->head->field_end > t->data_count) return fail(c, "its fields are not whole");
  if (t->head->package_first < t->head->field_end || t->head->package_first > t->data_count) return fail(c, "its choices are not whole");
  if (t->head->as_of_field != TABLE_NONE && (t->head->as_of_field >= t->head->field_end || t->data[t->head->as_of_field].type != T_DATE)) return fail(c, "its as_of field is wrong");
  if (t->head->include_field != TABLE_NONE && (t->head->include_field < 2 || t->head->include_field >= t->head->field_end || t->data[t->head->include_field].type != T_BOOLEAN)) return fail(c, "its field of what to include is wrong");
  for (uint32_t i = 0; i < t->data_count; i++) {
    const t_datum *d = &t->data[i];
    const t_str texts[] = {d->id, d->label, d->label_cy, d->help, d->help_cy, d->unit};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
      if (!in_str(c, texts[k])) return fail(c, "a text of a field lies outside it");
    bool single = d->type != T_SET && d->type != T_TEXT, codes = d->type == T_ENUM || d->type == T_SET;
    if (d->type > T_SENTENCE || d->role > T_MONITORED || d->status > 3 || d->derive > T_MEMBERS || d->places > PLACES_MAX || d->stale_unit > UNIT_YEAR || d->feeds > T_FEEDS_VALUES) return fail(c, "a field has an unknown type");
    if ((i < t->head->field_end || i >= t->head->package_first) != (d->derive == T_FIELD) || (!single && d->derive != T_FIELD && d->derive != T_MEMBERS)) return fail(c, "a derived value stands among the fields");
    bool coded = d->type == T_BOOLEAN || (d->type == T_ENUM && d->values.count <= KEPT_VALUES_MAX);
    if (d->kept > 31 || (d->kept != 0 && !coded) || ((d->kept & T_KEPT_RESTRICTED) != 0 && d->type != T_BOOLEAN)) return fail(c, "a field is kept that cannot be");
    if (single != (d->slot != TABLE_NONE) || (single && d->slot >= t->slot_count)) return fail(c, "a field has no slot");
    if (single && (t->slots[d->slot].kind != SLOT_VALUE || t->slots[d->slot].datum != i)) return fail(c, "a field has another one's slot");
    if (!in_list(c, SEC_VALUES, d->values) || (codes && (d->values.count == 0 || d->max != (int64_t)d->values.count - 1 || d->min != 0))) return fail(c, "an enum has no values");
    if (d->type != T_DECIMAL && d->places > 0) return fail(c, "a field that is no decimal has decimal places");
    if (d->type == T_BOOLEAN && (d->min != 0 || d->max != 1)) return fail(c, "a boolean has a range");
    if (d->type == T_DATE && (d->min < DATE_MIN || d->max > DATE_MAX)) return fail(c, "a date's range is not in the calendar");
    if (d->type == T_SENTENCE && (d->min < 0 || d->max > SENTENCE_MAX || d->places != 0)) return fail(c, "a sentence's range is not on the scale");
    if (d->min > d->max || d->min < -INT64_C(2000000000000000) || d->max > INT64_C(2000000000000000)) return fail(c, "a field has an empty range");
    if (d->items > 99 || (d->items > 0 && (d->type != T_INTEGER || d->derive != T_FIELD || d->max != d->items))) return fail(c, "a group is not whole");
    if ((d->group == TABLE_NONE) != (d->item == 0)) return fail(c, "an item belongs to no group");
    if (d->item > 0 && (d->group >= t->head->field_end || d->item > t->data[d->group].items)) return fail(c, "an item belongs to no group");
    if (d->dated_by != TABLE_NONE && (d->dated_by >= t->head->field_end || t->data[d->dated_by].type != T_DATE)) return fail(c, "a field is dated by no date");
    if (!numbers_below(c, d->inputs, t->data_count, false) || !numbers_below(c, d->nodes, t->node_count, true) ||
        !numbers_below(c, d->slots, t->slot_count, false) || !in_list(c, SEC_LITERALS, d->bounds) ||
        !in_list(c, SEC_FORMULAS, d->formulas) || !in_list(c, SEC_OUTPUTS, d->outputs))
      return fail(c, "a derived value points outside the table");
  }
  return true;
}

/* What guidelines say of an item stands together: reports read one from another. */
static bool check_guides(check *c) {
  const table *t = &c->t;
  static const uint8_t types[] = {T_ENUM, T_SENTENCE, T_SENTENCE, T_SENTENCE, T_ENUM, T_SENTENCE};
  for (uint32_t i = 0; i < t->data_count; i++) {
    const t_datum *d = &t->data[i];
    if (d->guide > T_GUIDE_MAXIMUM || (d->guide != T_GUIDE_ID && d->guidelines.count > 0)) return fail(c, "a guideline is not whole");
    if (d->guide == T_GUIDE_NONE) continue;
    if (i < d->guide - T_GUIDE_ID + t->head->field_end || d->item == 0) return fail(c, "a guideline is not an item's");
    uint32_t first = i - (d->guide - T_GUIDE_ID);
    const t_datum *id = &t->data[first];
    if (id->guide != T_GUIDE_ID || id->group != d->group || id->item != d->item || d->type != types[d->guide - T_GUIDE_ID]) return fail(c, "a guideline is not whole");
    if (d->guide == T_GUIDE_STATUS && d->max != 3) return fail(c, "a guideline has other statuses");
    if (d->guide != T_GUIDE_ID) continue;
    if (d->id.len < sizeof ".guideline") return fail(c, "a guideline is not an item's"); /* the item's name stands before that */
    if (t->data_count - first < T_GUIDE_MAXIMUM || !in_list(c, SEC_GUIDELINES, d->guidelines) || d->guidelines.count != d->values.count) return fail(c, "a guideline is not whole");
    for (uint32_t k = 0; k < T_GUIDE_MAXIMUM; k++)
      if (t->data[first + k].guide != T_GUIDE_ID + k) return fail(c, "a guideline is not whole");
  }
  for (uint32_t i = 0; i < t->guideline_count; i++)
    if (t->guidelines[i].status > 3 || !in_list(c, SEC_CITATIONS, t->guidelines[i].citations)) return fail(c, "a guideline is not whole");
  return true;
}

/* Do the values of x, in the scale of d, leave room for adding up a thousand of them? */
static bool fits_scale(const t_datum *d, const t_datum *x) {
  const int64_t most = INT64_C(4000000000000000);
  int64_t lo, hi, unit = decimal_unit(d->places - x->places);
  return !__builtin_mul_overflow(x->min, unit, &lo) && !__builtin_mul_overflow(x->max, unit, &hi) && lo >= -most && hi <= most;
}

/* What each way of computing a value takes for granted. */
/* A sentence, and an enum with a share below 1 for each value; the results are within the range. */
static bool check_reduction(const check *c, const t_datum *d) {
  const table *t = &c->t;
  if (d->type != T_SENTENCE || d->inputs.count != 2) return false;
  const t_datum *in = &t->data[t->numbers[d->inputs.first]], *by = &t->data[t->numbers[d->inputs.first + 1]];
  const int64_t *share = t->literals + d->bounds.first;
  if (in->type != T_SENTENCE || by->type != T_ENUM || d->bounds.count != 2 * (uint64_t)by->values.count) return false;
  for (uint32_t i = 0; i < by->values.count; i++, share += 2) {
    if (share[0] < 0 || share[0] >= share[1] || share[1] > SENTENCE_SHARE_MAX) return false;
    if (sentence_reduced(in->min, share[0], share[1]) < d->min || sentence_reduced(in->max, share[0], share[1]) > d->max) return false;
  }
  return true;
}

static bool check_derivation(check *c, uint32_t ix) {
  const table *t = &c->t;
  const t_datum *d = &t->data[ix];
  const uint32_t *in = t->numbers + d->inputs.first;
  const int64_t most = INT64_C(4000000000000000);
  uint64_t cells = 1;
  if (d->inputs.count > (d->derive == T_MEMBERS ? MEMBERS_MAX : 1000) || d->stand_in < -most || d->stand_in > most || d->default_value < -most || d->default_value > most)
    return fail(c, "a derived value is too large");
  for (uint32_t i = 0; i < d->inputs.count; i++) {
    const t_datum *x = &t->data[in[i]];
    if (x->slot == TABLE_NONE || (d->derive != T_BANDS && d->derive != T_MATRIX && d->derive != T_REDUCE && d->derive != T_YEARS_BETWEEN && x->places > d->places)) return fail(c, "an input cannot be used");
    bool codes = x->type == T_ENUM || x->type == T_BOOLEAN, own = d->type == T_ENUM || d->type == T_BOOLEAN;
    bool same = d->derive == T_FIRST_KNOWN || d->derive == T_GREATEST || d->derive == T_LEAST;
    if (same && (codes != own || (codes && (x->max != d->max)))) return fail(c, "an input has other values");
    bool scaled = d->derive == T_SUM || same;
    if (scaled && !fits_scale(d, x)) return fail(c, "an input is too large");
    if (d->derive == T_MATRIX && (!codes || (cells *= t->slots[x->slot].cells) > c->count[SEC_OUTPUTS])) return fail(c, "a matrix has too few cells");
    if (d->derive == T_BANDS && codes) return fail(c, "bands of something that is no number");
    if (d->derive == T_MEMBERS && (x->type != T_BOOLEAN || (in[i] >= t->head->package_first && ix < t->head->package_first))) return fail(c, "a member of something that is neither in a set nor not");
    if (d->derive == T_YEARS_BETWEEN && x->type != T_DATE) return fail(c, "years between things that are no dates");
  }
  for (uint32_t i = 0; i < d->nodes.count; i++)
    if (t->numbers[d->nodes.first + i] == TABLE_NONE && !(d->derive == T_FIRST && i + 1 == d->nodes.count)) return fail(c, "a clause is missing");
  for (uint32_t i = 0; i < d->outputs.count; i++) {
    const t_output *o = &t->outputs[d->outputs.first + i];
    if (o->kind > T_VALUE_OF || (o->kind == T_LITERAL && (o->value < d->min || o->value > d->max))) return fail(c, "an output is no value");
    if (d->derive == T_MEMBERS) { /* a list: of each rule what it puts out, and whether it hits */
      bool hits = o->kind != T_VALUE_OF && o->datum < t->data_count && t->data[o->datum].type == T_BOOLEAN;
      if (!hits || (o->datum >= t->head->package_first && ix < t->head->package_first)) return fail(c, "a list of something that neither hits nor not");
      continue;
    }
    if (o->kind != T_VALUE_OF) continue;
    if (o->datum >= t->data_count || d->derive == T_MATRIX) return fail(c, "an output names no value");
    const t_datum *x = &t->data[o->datum];
    bool codes = x->type == T_ENUM || x->type == T_BOOLEAN, own = d->type == T_ENUM || d->type == T_BOOLEAN;
    if (x->type == T_BOOLEAN && d->type == T_INTEGER) codes = false; /* summed up over the items of a group */
    if (x->slot == TABLE_NONE || x->places > d->places || codes != own || (codes && x->max != d->max) || !fits_scale(d, x)) return fail(c, "an output has other values");
  }
  bool good = true;
  switch ((t_derive)d->derive) {
  case T_TRUE_WHEN: good = d->type == T_BOOLEAN && d->nodes.count == 1; break;
  case T_BANDS: good = d->type == T_ENUM && d->inputs.count == 1 && d->bounds.count == d->max; break;
  case T_SUM: good = d->type != T_SENTENCE && d->type != T_ENUM && d->type != T_BOOLEAN; break;
  case T_COUNT: good = d->type == T_INTEGER; break;
  case T_FIRST: good = d->outputs.count > 0 && d->nodes.count == d->outputs.count && d->formulas.count == d->outputs.count; break;
  case T_YEARS_BETWEEN: good = d->type == T_INTEGER && d->inputs.count == 2; break;
  case T_REDUCE: good = check_reduction(c, d); break;
  case T_MEMBERS: good = d->type == T_SET && d->inputs.count == d->values.count; break;
  case T_MATRIX: good = d->inputs.count >= 1 && d->inputs.count <= 8 && d->outputs.count == cells; break;
  case T_FIRST_KNOWN:
  case T_GREATEST:
  case T_LEAST: good = d->inputs.count > 0; break;
  case T_FIELD: good = d->inputs.count + d->nodes.count + d->outputs.count == 0; break;
  default: good = false;
  }
  bool codes = d->type == T_ENUM || d->type == T_BOOLEAN;
  if (codes && ((d->has_stand_in && (d->stand_in < 0 || d->stand_in > d->max)) || (d->has_default && (d->default_value < 0 || d->default_value > d->max)))) good = false;
  if (d->type == T_DATE && ((d->has_stand_in && (d->stand_in < DATE_MIN || d->stand_in > DATE_MAX)) || (d->has_default && (d->default_value < DATE_MIN || d->default_value > DATE_MAX)))) good = false;
  return good || fail(c, "a derived value is not whole");
}

static bool check_slots(check *c) {
  const table *t = &c->t;
  uint64_t set_words = 0;
  for (uint32_t i = 0; i < t->slot_count; i++) {
    const t_slot *s = &t->slots[i];
    uint32_t words = (uint32_t)bits_words(s->cells);
    if (s->kind > SLOT_OPTION || s->cells == 0 || s->set != set_words) return fail(c, "a slot is not whole");
    set_words += (uint64_t)words * (s->kind == SLOT_VALUE ? 2 : 1);
    uint32_t limit = s->kind == SLOT_OPTION ? t->option_count : s->kind == SLOT_K_OF ? t->node_count : t->data_count;
    if (s->datum >= limit || (s->kind != SLOT_VALUE && s->cells != 2)) return fail(c, "a slot looks at nothing");
    const t_datum *d = s->kind <= SLOT_COMPARE ? &t->data[s->datum] : NULL;
    bool codes = d != NULL && (d->type == T_ENUM || d->type == T_BOOLEAN);
    if (s->kind == SLOT_VALUE) {
      if (d->slot != i || codes != (s->cuts == TABLE_NONE) || (codes && s->cells != d->max + 1)) return fail(c, "a slot has other cells than its field");
      if (!codes && (s->cuts > c->count[SEC_CUTS] || s->cells - 1 > c->count[SEC_CUTS] - s->cuts)) return fail(c, "a slot's cuts lie outside it");
      for (uint32_t k = 0; !codes && k + 1 < s->cells; k++)
        if (t->cuts[s->cuts + k] <= (k == 0 ? d->min : t->cuts[s->cuts + k - 1]) || t->cuts[s->cuts + k] > d->max) return fail(c, "a slot's cuts do not rise");
    } else if (s->cuts != TABLE_NONE) {
      return fail(c, "a slot of two cells has cuts");
    }
    if (s->kind == SLOT_KNOWN && d->derive == T_MEMBERS) return fail(c, "a computed set is asked for where it might be missing");
    if (s->kind == SLOT_MEMBER && (d->type != T_SET || s->other >= d->values.count)) return fail(c, "a set has no such member");
    if (s->kind == SLOT_PATTERN && (d->type != T_TEXT || s->other >= t->pattern_count)) return fail(c, "there is no such pattern");
    if (s->kind == SLOT_COMPARE) {
      if (s->other >= t->data_count || d->slot == TABLE_NONE || t->data[s->other].slot == TABLE_NONE || s->unit > UNIT_YEAR) return fail(c, "a comparison has no other side");
      const t_datum *y = &t->data[s->other];
      bool y_codes = y->type == T_ENUM || y->type == T_BOOLEAN;
      if (codes != y_codes || (codes && d->max != y->max) || (s->offset != 0 && y->type != T_DATE)) return fail(c, "a comparison of different things");
      if (s->op != T_IS && s->op != T_IS_NOT && s->op != T_AT_LEAST && s->op != T_BELOW) return fail(c, "an unknown comparison");
    }
    if (s->kind == SLOT_K_OF && t->nodes[s->datum].op != T_K_OF) return fail(c, "a slot counts no clauses");
  }
  return set_words == t->head->set_words || fail(c, "its sets have another size");
}

static bool all_within(const int64_t *values, uint32_t count, int64_t least, int64_t most) {
  bool good = true;
  for (uint32_t i = 0; i < count; i++) good &= values[i] >= least && values[i] <= most;
  return good;
}

/* A clause has as many values as its test takes, and they are values of its datum: reasons are written from them. */
static bool check_literals(check *c, const t_clause *k) {
  const table *t = &c->t;
  bool one = k->op == T_IS || k->op == T_IS_NOT || k->op == T_AT_LEAST || k->op == T_BELOW || k->op == T_INCLUDES;
  uint32_t least = k->compare != 0 || k->texts.count > 0 ? 0 : one ? 1 : k->op == T_BETWEEN ? 2 : 0;
  if (k->literals.count < least) return fail(c, "a clause has too few values");
  if ((k->op == T_SUITABLE) != (k->datum == TABLE_NONE)) return fail(c, "a clause is about something else");
  if (k->datum == TABLE_NONE) return true;
  const t_datum *d = &t->data[k->datum];
  const int64_t *values = t->literals + k->literals.first;
  if (d->type == T_ENUM || d->type == T_SET) return all_within(values, k->literals.count, 0, (int64_t)d->values.count - 1) || fail(c, "a clause names no value");
  if (d->type == T_SENTENCE) return all_within(values, k->literals.count, 0, SENTENCE_MAX) || fail(c, "a clause names no sentence");
  if (d->type == T_DATE) return all_within(values, k->literals.count, DATE_MIN, DATE_MAX) || fail(c, "a clause names no day");
  return true;
}

static bool check_clause(check *c, const t_clause *k) {
  const table *t = &c->t;
  bool of_options = k->options.count > 0;
  if (!in_list(c, SEC_TESTS, k->tests) || !in_list(c, SEC_LITERALS, k->literals) || !in_list(c, SEC_TEXTS, k->texts) ||
      !numbers_below(c, k->options, t->option_count, false) || !in_str(c, k->id) || !in_str(c, k->lawful_basis) || !in_str(c, k->kind_name) ||
      k->op > T_SUITABLE || k->quantifier > 2 || k->unit > UNIT_YEAR || k->file >= c->count[SEC_FILES])
    return fail(c, "a clause is not whole");
  if ((k->in_window | k->compare) > 1) return fail(c, NO_FLAG);
  if (of_options ? k->datum != TABLE_NONE : k->datum >= t->data_count) return fail(c, "a clause is about nothing");
  for (uint32_t n = 0; of_options && n < k->tests.count; n++)
    if (t->slots[t->tests[k->tests.first + n].slot].kind != SLOT_OPTION) return fail(c, "a clause about options tests something else");
  if (k->compare != 0 && (k->datum == TABLE_NONE || k->other >= t->data_count || t->data[k->other].slot == TABLE_NONE || t->data[k->datum].slot == TABLE_NONE ||
                          (k->offset != 0 && t->data[k->other].type != T_DATE)))
    return fail(c, "a clause compares with nothing");
  return check_literals(c, k);
}

static bool check_node(check *c, uint32_t ix) {
  const table *t = &c->t;
  const t_node *n = &t->nodes[ix];
  if (n->op > T_CLAUSE || !numbers_below(c, n->parts, ix, false)) return fail(c, "a node is not whole"); /* parts come first: no circle */
  if (!in_str(c, n->name) || !in_str(c, n->label) || !in_str(c, n->label_cy) || n->status > 3 || n->own_status > 3 || (n->formula != TABLE_NONE && n->formula >= t->formula_count)) return fail(c, "a node points outside it");
  if (n->in_window > 1) return fail(c, NO_FLAG);
  if ((n->op == T_CLAUSE) != (n->clause < t->clause_count) || (n->op == T_K_OF) != (n->slot < t->slot_count)) return fail(c, "a node is of two kinds");
  if ((n->op == T_NOT || n->op == T_NAMED) && n->parts.count != 1) return fail(c, "a node has no part");
  if (n->op == T_K_OF && t->slots[n->slot].kind != SLOT_K_OF) return fail(c, "a node counts in no slot");
  for (uint32_t k = 0; n->op == T_VERSIONS && k < n->parts.count; k++)
    if (t->nodes[t->numbers[n->parts.first + k]].parts.count == 0) return fail(c, "a version has no window");
  return true;
}

static bool check_conditions(check *c) {
  const table *t = &c->t;
  for (uint32_t i = 0; i < c->count[SEC_TESTS]; i++) {
    const t_test *x = &t->tests[i];
    if (x->slot >= t->slot_count || x->words > c->count[SEC_WORDS] || bits_words(t->slots[x->slot].cells) > c->count[SEC_WORDS] - x->words) return fail(c, "a test lies outside it");
  }
  for (uint32_t i = 0; i < t->conjunct_count; i++)
    if (!in_list(c, SEC_TESTS, t->conjuncts[i])) return fail(c, "a conjunct lies outside it");
  for (uint32_t i = 0; i < t->formula_count; i++)
    if (!in_list(c, SEC_CONJUNCTS, t->formulas[i].may) || !in_list(c, SEC_CONJUNCTS, t->formulas[i].not_may)) return fail(c, "a formula lies outside it");
  if (t->head->option_conjuncts > t->conjunct_count) return fail(c, "it has more conjuncts of options than conjuncts");
  for (uint32_t i = 0; i < t->clause_count; i++)
    if (!check_clause(c, &t->clauses[i])) return false;
  for (uint32_t i = 0; i < t->node_count; i++)
    if (!check_node(c, i)) return false;
  return true;
}

static bool check_options(check *c) {
  const table *t = &c->t;
  for (uint32_t i = 0; i < t->option_count; i++) {
    const t_option *o = &t->options[i];
    const t_str texts[] = {o->id, o->title, o->title_cy, o->description, o->kind, o->requirement, o->owner};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
      if (!in_str(c, texts[k])) return fail(c, "a text of an option lies outside it");
    if (!in_list(c, SEC_CITATIONS, o->citations) || !in_list(c, SEC_CAUTIONS, o->cautions) || !in_list(c, SEC_VERSIONS, o->versions) || o->status > 3 || o->own_status > 3 || o->file >= c->count[SEC_FILES]) return fail(c, "an option is not whole");
    bool withholds = false;
    for (uint32_t k = 0; k < o->cautions.count; k++) withholds |= t->cautions[o->cautions.first + k].withholds != 0;
    if (o->withholds != withholds) return fail(c, "an option is not whole");
    for (int k = 0; k < T_PARTS; k++) {
      if ((o->node[k] == TABLE_NONE) != (o->formula[k] == TABLE_NONE)) return fail(c, "an option's part is half there");
      if (o->node[k] == TABLE_NONE) continue;
      if (o->node[k] >= t->node_count || o->formula[k] >= t->formula_count) return fail(c, "an option points outside it");
      const t_formula *f = &t->formulas[o->formula[k]];
      if ((uint64_t)f->may.first + f->may.count > t->head->option_conjuncts || (uint64_t)f->not_may.first + f->not_may.count > t->head->option_conjuncts) return fail(c, "an option's formula has no rows");
    }
  }
  for (uint32_t i = 0; i < c->count[SEC_CAUTIONS]; i++)
    if (t->cautions[i].node >= t->node_count || t->cautions[i].status > 3 || !in_str(c, t->cautions[i].say) || !in_str(c, t->cautions[i].say_cy) || !in_list(c, SEC_CITATIONS, t->cautions[i].citations) || t->cautions[i].withholds > 1 || t->cautions[i].padding != 0) return fail(c, "a caution is not whole");
  for (uint32_t i = 0; i < c->count[SEC_VERSIONS]; i++) {
    const t_version *v = &t->versions[i];
    if (v->node >= t->node_count || v->status > T_CONFLICT || v->own_status > T_CONFLICT || v->padding != 0 || !in_list(c, SEC_CITATIONS, v->citations)) return fail(c, "a version is not whole");
  }
  for (uint32_t i = 0; i < c->count[SEC_CITATIONS]; i++) {
    const t_citation *x = &t->citations[i];
    if (x->status > 3 || !in_str(c, x->title) || !in_str(c, x->url) || !in_str(c, x->section) || !in_str(c, x->seen) || !in_str(c, x->note)) return fail(c, "a source is not whole");
  }
  t_list ranks = t->head->by_rank;
  if (ranks.count != t->option_count || !numbers_below(c, ranks, t->option_count, false)) return fail(c, "its ranking is not whole");
  return true;
}

/* ---- packages ---- */

/* The data about what was chosen are of these types, in this order; what stands in them, epf counts itself. */
static bool check_choices(check *c) {
  const table *t = &c->t;
  const t_header *h = t->head;
  if (!in_list(c, SEC_VALUES, h->purposes) || !in_list(c, SEC_VALUES, h->amounts) || !in_list(c, SEC_VALUES, h->kinds) || h->purposes.count > 64) return fail(c, "its purposes are not whole");
  if (!table_has_choices(t)) return t->package_rule_count == 0 && t->amount_count == 0 ? true : fail(c, "its choices are not whole");
  uint64_t first_amount = (uint64_t)h->package_first + t->option_count + h->kinds.count + h->purposes.count;
  if (first_amount + t->amount_count != t->data_count) return fail(c, "its choices are not whole");
  for (uint32_t i = h->package_first; i < t->data_count; i++) {
    bool boolean = i < table_chosen_kind(t, 0) || (i >= table_chosen_purpose(t, 0) && i < first_amount);
    const t_datum *d = &t->data[i];
    if (d->type != (boolean ? T_BOOLEAN : T_INTEGER) || d->hidden == 0 || d->min != 0 || d->places != 0) return fail(c, "a choice is of another type");
  }
  for (uint32_t i = 0; i < t->amount_count; i++)
    if (t->package_amounts[i].code >= h->amounts.count || t->package_amounts[i].datum < first_amount || t->package_amounts[i].datum >= t->data_count) return fail(c, "an amount is not whole");
  return true;
}

static bool check_relation(check *c, const t_relation *r) {
  bool one = (r->option < c->t.option_count) != (r->kind < c->t.head->kinds.count);
  bool good = one && (r->option == TABLE_NONE || r->kind == TABLE_NONE) && r->status <= 3 && in_str(c, r->say) && in_str(c, r->say_cy) && in_list(c, SEC_CITATIONS, r->citations);
  return good || fail(c, "a relation of options is not whole");
}

static bool check_limit(check *c, const t_limit *l) {
  bool good = l->amount < c->t.amount_count && (l->node == TABLE_NONE || l->node < c->t.node_count) && l->objection <= 1 && l->status <= 3 && l->own_status <= 3 &&
              in_str(c, l->say) && in_str(c, l->say_cy) && in_list(c, SEC_CITATIONS, l->citations);
  return good || fail(c, "a limit is not whole");
}

static bool check_packages(check *c) {
  const table *t = &c->t;
  if (!check_choices(c)) return false;
  for (uint32_t i = 0; i < t->option_count; i++) {
    const t_option *o = &t->options[i];
    if (o->kind_ix >= t->head->kinds.count || !in_list(c, SEC_AMOUNTS, o->amounts) || !in_list(c, SEC_LIMITS, o->limits) || !in_list(c, SEC_RELATIONS, o->requires) ||
        !in_list(c, SEC_RELATIONS, o->incompatible) || (t->head->purposes.count < 64 && o->purposes >> t->head->purposes.count != 0))
      return fail(c, "an option's packages are not whole");
    for (uint32_t k = 0; k < o->incompatible.count; k++)
      if (t->relations[o->incompatible.first + k].option == TABLE_NONE) return fail(c, "a relation of options is not whole");
  }
  for (uint32_t i = 0; i < c->count[SEC_LIMITS]; i++)
    if (!check_limit(c, &t->limits[i])) return false;
  for (uint32_t i = 0; i < c->count[SEC_RELATIONS]; i++)
    if (!check_relation(c, &t->relations[i])) return false;
  for (uint32_t i = 0; i < t->package_rule_count; i++) {
    const t_package_rule *r = &t->package_rules[i];
    if (r->node >= t->node_count || r->objection > 1 || r->status > 3 || r->own_status > 3 || !in_str(c, r->id) || !in_str(c, r->say) || !in_str(c, r->say_cy) ||
        !in_list(c, SEC_CITATIONS, r->citations))
      return fail(c, "a package rule is not whole");
  }
  return true;
}

/* ---- the program: every slot is filled once, after all it rests on ----
 *
 * Walking slots in program order, each must rest on earlier ones only. So no chain of rules is a circle, and how
 * deep it goes can be counted on the way: the matcher recurses as deep. */

typedef struct order {
  check *c;
  uint32_t *position; /* by slot, from 1; 0: not yet filled */
  uint32_t *depth;    /* by slot: its own level */
  uint32_t *node;     /* by node: the deepest level below it, or 0: not yet worked out */
} order;

#define TOO_DEEP UINT32_MAX /* an enumerator is an int */

static uint32_t slot_level(const order *o, uint32_t slot) { return o->position[slot] == 0 ? TOO_DEEP : o->depth[slot]; }

static uint32_t deeper(uint32_t x, uint32_t y) { return x > y ? x : y; }

static uint32_t tests_level(const order *o, t_list tests) {
  uint32_t level = 0;
  for (uint32_t i = 0; i < tests.count; i++) level = deeper(level, slot_level(o, o->c->t.tests[tests.first + i].slot));
  return level;
}

static uint32_t work_out_level(order *o, uint32_t ix, uint32_t left);
static uint32_t formula_level(const order *o, uint32_t ix);

/* Mostly it is known. */
static inline uint32_t node_level(order *o, uint32_t ix, uint32_t left) {
  if (ix == TABLE_NONE) return 0;
  if (left == 0) return TOO_DEEP;
  return o->node[ix] != 0 ? o->node[ix] : work_out_level(o, ix, left);
}

/* Parts stand before the node itself, so this ends. */
static uint32_t work_out_level(order *o, uint32_t ix, uint32_t left) {
  const table *t = &o->c->t;
  const t_node *n = &t->nodes[ix];
  uint32_t level = 0;
  if (n->op == T_CLAUSE) level = tests_level(o, t->clauses[n->clause].tests);
  else if (n->op == T_K_OF) level = slot_level(o, n->slot);
  if (n->formula != TABLE_NONE && level != TOO_DEEP) level = deeper(level, formula_level(o, n->formula));
  for (uint32_t i = 0; i < n->parts.count && level != TOO_DEEP; i++) level = deeper(level, node_level(o, t->numbers[n->parts.first + i], left - 1));
  if (level == TOO_DEEP || level >= DEEP_MAX) return TOO_DEEP;
  return o->node[ix] = level + 1;
}

static uint32_t formula_level(const order *o, uint32_t ix) {
  const t_list lists[2] = {o->c->t.formulas[ix].may, o->c->t.formulas[ix].not_may};
  uint32_t level = 0;
  for (int k = 0; k < 2; k++)
    for (uint32_t i = 0; i < lists[k].count && level != TOO_DEEP; i++) level = deeper(level, tests_level(o, o->c->t.conjuncts[lists[k].first + i]));
  return level;
}

static uint32_t datum_level(order *o, const t_datum *d) {
  const table *t = &o->c->t;
  uint32_t level = 0;
  for (uint32_t i = 0; i < d->inputs.count; i++) level = deeper(level, slot_level(o, t->data[t->numbers[d->inputs.first + i]].slot));
  for (uint32_t i = 0; i < d->nodes.count; i++) level = deeper(level, node_level(o, t->numbers[d->nodes.first + i], DEEP_MAX));
  for (uint32_t i = 0; i < d->formulas.count; i++) level = deeper(level, formula_level(o, d->formulas.first + i));
  for (uint32_t i = 0; i < d->outputs.count; i++) {
    const t_output *out = &t->outputs[d->outputs.first + i];
    if (out->kind == T_VALUE_OF) level = deeper(level, slot_level(o, t->data[out->datum].slot));
  }
  return level;
}

static uint32_t slot_rests_on(order *o, const t_slot *s) {
  const table *t = &o->c->t;
  uint32_t level = 0;
  switch ((t_slot_kind)s->kind) {
  case SLOT_VALUE: return t->data[s->datum].derive == T_FIELD ? 0 : datum_level(o, &t->data[s->datum]);
  case SLOT_KNOWN: return t->data[s->datum].slot == TABLE_NONE ? 0 : slot_level(o, t->data[s->datum].slot);
  case SLOT_COMPARE: return deeper(slot_level(o, t->data[s->datum].slot), slot_level(o, t->data[s->other].slot));
  case SLOT_K_OF: {
    const t_node *n = &t->nodes[s->datum];
    for (uint32_t i = 0; i < n->parts.count; i++) level = deeper(level, node_level(o, t->numbers[n->parts.first + i], DEEP_MAX));
    return n->formula == TABLE_NONE ? level : deeper(level, formula_level(o, n->formula));
  }
  case SLOT_OPTION: {
    const t_option *x = &t->options[s->datum];
    for (uint32_t i = 0; i < x->versions.count; i++) level = deeper(level, node_level(o, t->versions[x->versions.first + i].node, DEEP_MAX));
    for (uint32_t i = 0; table_next_doubt(t, x, &i); i++) level = deeper(level, node_level(o, t->cautions[x->cautions.first + i].node, DEEP_MAX));
    for (int k = 0; k < T_PARTS; k++)
      if (x->node[k] != TABLE_NONE) level = deeper(level, deeper(node_level(o, x->node[k], DEEP_MAX), formula_level(o, x->formula[k])));
    return level;
  }
  case SLOT_MEMBER: return datum_level(o, &t->data[s->datum]);
  case SLOT_PATTERN:
  default: return 0;
  }
}

/* Of an item: first must be known whether it is there. */
static uint32_t item_level(const order *o, const t_slot *s) {
  const t_datum *d = s->kind == SLOT_K_OF || s->kind == SLOT_OPTION ? NULL : &o->c->t.data[s->datum];
  return d == NULL || d->item == 0 ? 0 : slot_level(o, o->c->t.data[d->group].slot);
}

/* What a match reads where nothing is chosen: all of it is filled by now. */
static bool plain_is_filled(order *o) {
  const table *t = &o->c->t;
  bool good = true;
  for (uint32_t i = 0; i < t->head->package_first; i++) good &= t->data[i].slot == TABLE_NONE || o->position[t->data[i].slot] != 0;
  for (uint32_t i = 0; i < t->slot_count; i++) good &= t->slots[i].row == TABLE_NONE || o->position[i] != 0;
  for (uint32_t i = 0; i < t->option_count && good; i++) {
    for (int k = 0; k < T_PARTS; k++) good &= node_level(o, t->options[i].node[k], DEEP_MAX) != TOO_DEEP;
    for (int k = 0; k < T_PARTS; k++) good = good && (t->options[i].node[k] == TABLE_NONE || formula_level(o, t->options[i].formula[k]) != TOO_DEEP);
  }
  for (uint32_t i = 0; i < o->c->count[SEC_CAUTIONS] && good; i++) good = node_level(o, t->cautions[i].node, DEEP_MAX) != TOO_DEEP;
  for (uint32_t i = 0; i < o->c->count[SEC_VERSIONS] && good; i++) good = node_level(o, t->versions[i].node, DEEP_MAX) != TOO_DEEP;
  return good || fail(o->c, "its program fills too late what every match reads");
}

/* What verdicts read: the slots whose rows the record does not have, and what may withhold an option. */
static bool verdicts_are_filled(order *o) {
  const table *t = &o->c->t;
  bool good = true;
  for (uint32_t i = t->head->tested_fields; i < t->tested_count; i++) good &= o->position[t->tested[i]] != 0;
  for (uint32_t i = 0; i < t->option_count && good; i++) {
    const t_option *x = &t->options[i];
    if (!table_is_told(x)) continue;
    for (uint32_t k = 0; k < x->versions.count && good; k++) good = node_level(o, t->versions[x->versions.first + k].node, DEEP_MAX) != TOO_DEEP;
    for (uint32_t k = 0; good && table_next_doubt(t, x, &k); k++) good = node_level(o, t->cautions[x->cautions.first + k].node, DEEP_MAX) != TOO_DEEP;
  }
  return good || fail(o->c, "its program fills too late what verdicts read");
}

static bool walk_program(order *o) {
  const table *t = &o->c->t;
  if (t->program_count != t->slot_count) return fail(o->c, "its program leaves slots out");
  if (t->head->program_plain > t->program_count || t->head->program_verdicts > t->head->program_plain) return fail(o->c, "its program is too short");
  for (uint32_t i = 0; i < t->program_count; i++) {
    uint32_t slot = t->program[i];
    if (i == t->head->program_verdicts && !verdicts_are_filled(o)) return false;
    if (i == t->head->program_plain && !plain_is_filled(o)) return false;
    if (slot >= t->slot_count || o->position[slot] != 0) return fail(o->c, "its program fills a slot twice");
    uint32_t level = deeper(slot_rests_on(o, &t->slots[slot]), item_level(o, &t->slots[slot]));
    if (level == TOO_DEEP || level >= DEEP_MAX) return fail(o->c, "its rules rest on one another in a circle, or too deeply");
    o->position[slot] = i + 1;
    o->depth[slot] = level + 1;
  }
  for (uint32_t i = 0; i < t->node_count; i++)
    if (node_level(o, i, DEEP_MAX) == TOO_DEEP) return fail(o->c, "its conditions are nested too deeply");
  return true;
}

/* Written out, with every name's text in its place, no condition is longer than this: so walking one ends. */
static bool check_weights(check *c, uint32_t *weight) {
  enum { WEIGHT_MAX = 1 << 20 };
  const table *t = &c->t;
  for (uint32_t i = 0; i < t->node_count; i++) { /* parts come first */
    const t_node *n = &t->nodes[i];
    uint64_t sum = n->parts.count == 0;
    for (uint32_t k = 0; k < n->parts.count && sum <= WEIGHT_MAX; k++) sum += weight[t->numbers[n->parts.first + k]];
    if (sum > WEIGHT_MAX) return fail(c, "a condition is too long when it is written out");
    weight[i] = (uint32_t)sum;
  }
  return true;
}

/* The ranking names every option once. */
static bool check_ranking(check *c, uint32_t *seen) {
  t_list ranks = c->t.head->by_rank;
  for (uint32_t i = 0; i < ranks.count; i++)
    if (seen[c->t.numbers[ranks.first + i]]++ != 0) return fail(c, "its ranking names an option twice");
  return true;
}

static epf_status check_program(check *c) {
  size_t slots = (size_t)c->t.slot_count + 1, nodes = (size_t)c->t.node_count + 1;
  uint32_t *room = calloc(2 * slots + 2 * nodes + c->t.option_count, sizeof *room);
  if (room == NULL) return EPF_E_NOMEM;
  order o = {c, room, room + slots, room + 2 * slots};
  bool good = check_ranking(c, room + 2 * slots + 2 * nodes) && check_weights(c, room + 2 * slots + nodes) && walk_program(&o);
  free(room);
  return good ? EPF_OK : EPF_E_FORMAT;
}

static bool check_texts(check *c) {
  const table *t = &c->t;
  if (utf8_check(t->strings, c->count[SEC_STRINGS]) != c->count[SEC_STRINGS]) return fail(c, "its texts are not UTF-8");
  const t_str heads[] = {t->head->id, t->head->version, t->head->title, t->head->title_cy, t->head->owner};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    if (!in_str(c, heads[i])) return fail(c, "its title lies outside it");
  for (uint32_t i = 0; i < c->count[SEC_VALUES]; i++)
    if (!in_str(c, t->values[i].id) || !in_str(c, t->values[i].label) || !in_str(c, t->values[i].label_cy) || !in_str(c, t->values[i].label_one)) return fail(c, "a value's text lies outside it");
  const struct {
    const t_str *at;
    t_section s;
  } lists[] = {{t->texts, SEC_TEXTS}, {t->patterns, SEC_PATTERNS}, {t->files, SEC_FILES}};
  for (size_t k = 0; k < 3; k++)
    for (uint32_t i = 0; i < c->count[lists[k].s]; i++)
      if (!in_str(c, lists[k].at[i])) return fail(c, "a text lies outside it");
  return true;
}

static epf_status check_contents(const void *block, const char **why) {
  check c = {.why = why};
  table_view(&c.t, block);
  for (int s = 0; s < SEC_COUNT; s++) c.count[s] = (uint32_t)c.t.head->section[s].count;
  if (!check_texts(&c) || !check_flags(&c) || !check_data(&c) || !check_guides(&c) || !check_conditions(&c) || !check_slots(&c) || !check_options(&c) || !check_packages(&c)) return EPF_E_FORMAT;
  for (uint32_t i = 0; i < c.t.data_count; i++)
    if (!check_derivation(&c, i)) return EPF_E_FORMAT;
  epf_status status = check_rows(&c);
  return status == EPF_OK ? check_program(&c) : status;
}

epf_status table_validate(const void *block, uint64_t bytes, const char **why) {
  if (!check_header(block, bytes, why)) return EPF_E_FORMAT;
  summing sum = {.h = block, .bytes = bytes};
  begin_sum(&sum);
  epf_status status = check_sections(block, bytes, why) ? check_contents(block, why) : EPF_E_FORMAT;
  if (sum_fits(&sum)) return status;
  *why = "its checksum does not fit: it was damaged";
  return EPF_E_FORMAT;
}
