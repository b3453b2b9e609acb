/* What may stand in for a monitored field: from a ledger what each clause and field did to whom and the enciphered inputs, from CSV files
 * columns alone. */
#include <math.h>
#include <stdlib.h>

#include "bias/proxies.h"
#include "run/aggregate.h"
#include "run/bias_rows.h"
#include "run/content.h"
#include "run/deed.h"

enum { INPUTS_MOST = 256 };

static const str group_values = {"groups", 6};

/* How many people stand for one that is read. */
static uint64_t one_in(uint64_t people) { return people == 0 ? 1 : (people - 1) / PROXY_PEOPLE_MOST + 1; }

/* Missing where one of them is. */
static uint32_t group_code(proxy_column *groups, arena *memory, const str *values, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (values[i].at == NULL) return 0;
  return proxy_code(groups, memory, count == 1 ? values[0] : values_joined(memory, values, count));
}

static epf_status check_groups(const proxy_column *groups, buf *why) {
  if (!groups->too_many && groups->values.count <= PROXY_VALUES_MOST) return EPF_OK;
  buf_printf(why, "these are more than %d groups; name by --group what has fewer values, or join them", PROXY_VALUES_MOST);
  return EPF_E_ARGUMENT;
}

static epf_status write_report(proxy_data *d, const name_list *groups, const bias_request *request, const epf_bias_options *o, bias_channels *c, buf *to) {
  proxy_report *r = ARENA_NEW(c->memory, proxy_report);
  if (!proxies_compute(r, c->memory, d, values_joined(c->memory, groups->at, groups->count), request, c->why)) return EPF_E_ARGUMENT;
  if (o->format == EPF_BIAS_TEXT) proxies_text(r, to);
  else if (o->format == EPF_BIAS_AS_CSV) proxies_csv(r, to);
  else proxies_json(r, to);
  return EPF_OK;
}

/* ---- CSV: columns alone ---- */

/* One row of the file: the group's code, then the inputs'. */
typedef struct csv_row {
  uint32_t *codes;
  uint64_t people;
  size_t width;
} csv_row;

typedef struct csv_read {
  proxy_data d;
  name_list groups;
  str inputs[INPUTS_MOST];
  proxy_column group;
  int group_at[DIMENSIONS_MAX], input_at[INPUTS_MOST], count_at;
  vec(csv_row) rows;
  uint64_t people;
} csv_read;

/* As names_read, of more of them. */
static bool read_inputs(csv_read *x, const char *text, buf *why) {
  for (const char *p = text; *p != '\0';) {
    str name = {p, strcspn(p, ",")};
    p += name.len;
    bool more = *p == ',', twice = false;
    p += more;
    for (size_t i = 0; i < x->d.column_count; i++) twice |= str_eq(x->inputs[i], name);
    for (size_t i = 0; i < x->groups.count; i++) twice |= str_eq(x->groups.at[i], name);
    if (name.len == 0 || (more && *p == '\0')) buf_text(why, "--inputs has an empty name in it; join names by single commas");
    else if (twice) buf_printf(why, "--inputs names `%.*s`, which stands there or under --group already; it would predict itself", STR_BEGINNING(name));
    else if (x->d.column_count == INPUTS_MOST) buf_printf(why, "--inputs names more than %d columns", INPUTS_MOST);
    else {
      x->inputs[x->d.column_count++] = name;
      continue;
    }
    return false;
  }
  return true;
}

static bool find_columns(const rows *r, const epf_bias_options *o, csv_read *x) {
  x->count_at = NO_COLUMN;
  for (size_t i = 0; i < x->groups.count; i++)
    if (!rows_column(r, x->groups.at[i], "--group", &x->group_at[i])) return false;
  for (size_t i = 0; i < x->d.column_count; i++)
    if (!rows_column(r, x->inputs[i], "--inputs", &x->input_at[i])) return false;
  return o->count == NULL || rows_column(r, str_from(o->count), "--count", &x->count_at);
}

static void take_row(rows *r, csv_read *x, arena *memory) {
  str values[DIMENSIONS_MAX];
  uint64_t n;
  if (!rows_count(r, x->count_at, &n) || n == 0) return;
  if (n > (uint64_t)INT64_MAX - x->people - x->d.group_missing) {
    rows_too_many(r);
    return;
  }
  for (size_t i = 0; i < x->groups.count; i++) values[i] = rows_value(r, x->group_at[i]);
  uint32_t group = group_code(&x->group, memory, values, x->groups.count);
  if (group == 0) {
    x->d.group_missing += n;
    return;
  }
  csv_row *row = VEC_PUSH(memory, &x->rows);
  *row = (csv_row){ARENA_ARRAY(memory, uint32_t, x->d.column_count + 1), n, x->d.column_count + 1};
  row->codes[0] = group;
  for (size_t i = 0; i < x->d.column_count; i++) row->codes[i + 1] = proxy_code(&x->d.columns[i], memory, rows_value(r, x->input_at[i]));
  x->people += n;
}

static epf_status read_file(csv_read *x, const char *path, const epf_bias_options *o, bias_channels *c) {
  rows *r;
  epf_status status = rows_open(&r, path, c);
  for (bool end = false, planned = false; status == EPF_OK;) {
    status = rows_next(r, &end);
    if (status != EPF_OK || end) break;
    if (!planned && !find_columns(r, o, x)) return EPF_E_ARGUMENT;
    planned = true;
    take_row(r, x, c->memory);
  }
  return status == EPF_OK ? rows_end(r) : status;
}

static int csv_row_cmp(const void *left, const void *right) {
  const csv_row *a = left, *b = right;
  for (size_t i = 0; i < a->width; i++)
    if (a->codes[i] != b->codes[i]) return a->codes[i] < b->codes[i] ? -1 : 1;
  return 0;
}

static uint64_t mixed(uint64_t h, uint64_t with) {
  h = (h ^ with) * UINT64_C(0xbf58476d1ce4e5b9);
  h = (h ^ h >> 27) * UINT64_C(0x94d049bb133111eb);
  return h ^ h >> 31;
}

static uint64_t mixed_row(uint64_t h, const csv_row *r) {
  for (size_t i = 0; i < r->width; i++) h = mixed(h, r->codes[i]);
  return mixed(h, r->people);
}

/* Sorts the rows, and makes one of those that are alike. */
static void merge_rows(csv_read *x) {
  size_t count = 0;
  if (x->rows.count > 0) qsort(x->rows.at, x->rows.count, sizeof *x->rows.at, csv_row_cmp);
  for (size_t i = 0; i < x->rows.count; i++) {
    if (count > 0 && csv_row_cmp(&x->rows.at[count - 1], &x->rows.at[i]) == 0) x->rows.at[count - 1].people += x->rows.at[i].people;
    else x->rows.at[count++] = x->rows.at[i];
  }
  x->rows.count = count;
}

/* Deals one in so many people out to the folds. By chance, but the same in whatever order the rows come: the seed is all of them. A seed that
 * did not hang on the data would deal people who are alike out in the same way whatever the file. */
static void deal(csv_read *x, arena *memory) {
  proxy_data *d = &x->d;
  uint64_t passed = 0, seed = 1;
  merge_rows(x);
  for (size_t i = 0; i < x->rows.count; i++) seed = mixed_row(seed, &x->rows.at[i]);
  d->every = one_in(x->people);
  d->rows = ARENA_ARRAY(memory, proxy_row, x->rows.count + 1);
  for (size_t i = 0; i < x->rows.count; i++) {
    const csv_row *r = &x->rows.at[i];
    uint64_t own = mixed_row(seed, r);
    proxy_row *to = &d->rows[d->row_count++];
    *to = (proxy_row){.group = r->codes[0] - 1, .codes = r->codes + 1};
    for (uint64_t k = (d->every - passed % d->every) % d->every; k < r->people; k += d->every) to->folds[mixed(own, k) % PROXY_FOLDS]++;
    passed += r->people;
  }
}

static void sort_codes(csv_read *x, arena *memory) {
  for (size_t k = 0; k <= x->d.column_count; k++) {
    const uint32_t *map = proxy_sort(k == 0 ? &x->group : &x->d.columns[k - 1], memory);
    for (size_t i = 0; i < x->rows.count; i++) x->rows.at[i].codes[k] = map[x->rows.at[i].codes[k]];
  }
  x->d.groups = x->group.values.at;
  x->d.group_count = x->group.values.count;
}

static epf_status proxies_of_csv(const epf_bias_options *o, const char *inputs, bias_request *request, bias_channels *c, buf *to) {
  csv_read *x = ARENA_NEW(c->memory, csv_read);
  if (!names_read(&x->groups, o->group, "--group", c->why) || !read_inputs(x, inputs, c->why)) return EPF_E_ARGUMENT;
  x->d.columns = ARENA_ARRAY(c->memory, proxy_column, x->d.column_count + 1);
  for (size_t i = 0; i < x->d.column_count; i++) proxy_column_init(&x->d.columns[i], x->inputs[i]);
  proxy_column_init(&x->group, group_values);
  epf_status status = EPF_OK;
  for (size_t i = 0; i < o->source_count && status == EPF_OK; i++) status = read_file(x, o->sources[i], o, c);
  if (status == EPF_OK) status = check_groups(&x->group, c->why);
  if (status != EPF_OK) return status;
  sort_codes(x, c->memory);
  deal(x, c->memory);
  return write_report(&x->d, &x->groups, request, o, c, to);
}

/* ---- the ledger: who is at risk ---- */

typedef struct person {
  uint64_t sequence;
  uint8_t nonce[LEDGER_ID_BYTES], subject[LEDGER_ID_BYTES];
  uint32_t group; /* its number + 1, or 0 */
  uint8_t catalogue, mark;
  bool erased;
} person;

typedef struct ledger_read {
  const epf_bias_options *o;
  bias_channels *c;
  aggregate *g;
  ledger *l;
  const units *u;
  proxy_data d;
  name_list groups;
  dimension_row dimensions[CATALOGUES_MAX];
  proxy_column group;
  size_t option[CATALOGUES_MAX]; /* its number in each version of the rules; SIZE_MAX: it has none */
  person *people;
  size_t count, at;
  names events[PROXY_KINDS], columns; /* by name */
  vec(proxy_event) found;
  buf body;
  uint8_t *erased; /* subjects, sorted */
  size_t erased_count, erased_cap;
} ledger_read;

static void release(void *what) { buf_free(&((ledger_read *)what)->body); }

static uint32_t group_of(ledger_read *x, const person_unit *p) {
  str values[DIMENSIONS_MAX], monitored = aggregate_monitored(x->g, p);
  for (size_t i = 0; i < x->groups.count; i++) values[i] = aggregate_value(&x->dimensions[p->catalogue][i], p, monitored);
  return group_code(&x->group, x->c->memory, values, x->groups.count);
}

static int by_sequence(const void *left, const void *right) {
  const person *a = left, *b = right;
  return (a->sequence > b->sequence) - (a->sequence < b->sequence);
}

static int by_nonce(const void *left, const void *right) { return memcmp(((const person *)left)->nonce, ((const person *)right)->nonce, LEDGER_ID_BYTES); }
static int by_bytes(const void *left, const void *right) { return memcmp(left, right, LEDGER_ID_BYTES); }

static void find_people(ledger_read *x) {
  arena *a = x->c->memory;
  proxy_column_init(&x->group, group_values);
  x->people = ARENA_ARRAY(a, person, x->u->count + 1);
  for (size_t i = 0; i < x->u->count; i++) {
    const person_unit *p = &x->u->at[i];
    if (p->computed >= TALLY_OUTCOMES) continue; /* the option is not for this stage */
    person *to = &x->people[x->count++];
    *to = (person){.sequence = p->sequence, .catalogue = p->catalogue, .group = group_of(x, p)};
    memcpy(to->nonce, p->nonce, LEDGER_ID_BYTES);
    memcpy(to->subject, p->subject, LEDGER_ID_BYTES);
    to->erased = x->erased_count > 0 && bsearch(p->subject, x->erased, x->erased_count, LEDGER_ID_BYTES, by_bytes) != NULL;
    x->d.erased += to->erased;
    x->d.group_missing += to->group == 0 && !to->erased;
  }
  const uint32_t *map = proxy_sort(&x->group, a);
  x->d.groups = x->group.values.at;
  x->d.group_count = x->group.values.count;
  x->d.at_risk = ARENA_ARRAY(a, uint64_t, x->d.group_count + 1);
  for (size_t i = 0; i < x->count; i++) {
    person *p = &x->people[i];
    p->group = map[p->group];
    if (p->group > 0) x->d.at_risk[p->group - 1]++;
  }
  qsort(x->people, x->count, sizeof *x->people, by_sequence);
}

/* Marks the people, who are sorted by sequence, as the entries are. */
static bool take_entry(void *user, const ledger_entry *e) {
  ledger_read *x = user;
  if (e->kind == LEDGER_ERASURE) {
    if (!e->has_subject) return true;
    x->erased = arena_grow(x->c->memory, x->erased, x->erased_count, &x->erased_cap, LEDGER_ID_BYTES);
    memcpy(x->erased + LEDGER_ID_BYTES * x->erased_count++, e->subject, LEDGER_ID_BYTES);
    return true;
  }
  while (x->at < x->count && x->people[x->at].sequence < e->sequence) x->at++;
  if (x->at == x->count) return false;
  person *p = &x->people[x->at];
  size_t option = x->option[p->catalogue];
  if (p->sequence == e->sequence && option < e->marks.len) p->mark = (uint8_t)e->marks.at[option];
  return true;
}

/* ---- the ledger: what befell them ---- */

static proxy_event *event_named(ledger_read *x, proxy_kind kind, str name) {
  uint32_t at = names_find(&x->events[kind], name);
  if (at != UINT32_MAX) return &x->found.at[at];
  proxy_event *e = VEC_PUSH(x->c->memory, &x->found);
  *e = (proxy_event){.kind = kind, .name = name, .people = ARENA_ARRAY(x->c->memory, uint64_t, x->d.group_count + 1)};
  names_add(&x->events[kind], x->c->memory, name, (uint32_t)x->found.count - 1);
  return e;
}

static bool next_number(str *rest, uint32_t *n) {
  *n = 0;
  for (unsigned shift = 0; shift < 32 && rest->len > 0; shift += 7) {
    uint8_t byte = (uint8_t)rest->at[0];
    *rest = (str){rest->at + 1, rest->len - 1};
    *n |= (uint32_t)(byte & 127) << shift;
    if (byte < 128) return true;
  }
  return false;
}

static void take_clause(ledger_read *x, const person *p, uint32_t clause) {
  const catalogue *c = &x->u->catalogues[p->catalogue];
  verdict v = (verdict)(p->mark & MARK_VERDICT);
  uint32_t number = clause >> 1;
  if ((clause & 1) != 0 || number >= c->clauses.count) return; /* it is not known whether it blocks */
  if (v != VERDICT_UNAVAILABLE && v != VERDICT_INELIGIBLE && v != VERDICT_EXCLUDED) return;
  str name = c->clauses.at[number];
  if (str_is(name, "-")) name = arena_print(x->c->memory, "clause %u of version %.*s", number + 1, STR_FMT(c->version));
  proxy_event *e = event_named(x, PROXY_CLAUSE, name);
  e->people[p->group - 1]++;
  e->lawful |= (p->mark & MARK_BARRED) != 0;
}

/* See deed.h. False: they cannot be read. */
static bool take_reasons(ledger_read *x, const person *p, str rest) {
  const catalogue *c = &x->u->catalogues[p->catalogue];
  uint32_t option, count, n = 0;
  while (next_number(&rest, &option) && option != 0) {
    if (!next_number(&rest, &count)) return false;
    for (uint32_t i = 0; i < count; i++)
      if (!next_number(&rest, &n)) return false;
    if (option - 1 == x->option[p->catalogue] && count == 1) take_clause(x, p, n);
  }
  if (!next_number(&rest, &count)) return false;
  for (uint32_t i = 0; i < count; i++) {
    if (!next_number(&rest, &n)) return false;
    if (n < c->fields.count) event_named(x, PROXY_MISSING, c->fields.at[n])->people[p->group - 1]++;
  }
  return true;
}

static epf_status take_person(ledger_read *x, const person *p) {
  verdict v = (verdict)(p->mark & MARK_VERDICT);
  if (v == VERDICT_UNAVAILABLE) event_named(x, PROXY_UNAVAILABLE, STR(""))->people[p->group - 1]++;
  if (v == VERDICT_NEEDS_INFORMATION || v == VERDICT_ERROR) event_named(x, PROXY_OPEN, STR(""))->people[p->group - 1]++;
  buf_clear(&x->body);
  epf_status status = ledger_reasons(x->l, p->sequence, &x->body, x->c->why);
  if (status != EPF_OK || take_reasons(x, p, (str){x->body.at, x->body.len})) return status;
  buf_printf(x->c->why, "the reasons of entry %llu cannot be read; have the ledger verified by `epf ledger verify`", (unsigned long long)p->sequence);
  return EPF_E_LEDGER;
}

static epf_status find_events(ledger_read *x) {
  epf_status status = EPF_OK;
  event_named(x, PROXY_UNAVAILABLE, STR("")); /* told of even if there is nobody */
  event_named(x, PROXY_OPEN, STR(""));
  for (size_t i = 0; i < x->count && status == EPF_OK; i++)
    if (x->people[i].group > 0) status = take_person(x, &x->people[i]);
  x->d.events = x->found.at;
  x->d.event_count = x->found.count;
  return status;
}

/* ---- the ledger: inputs ---- */

static int by_text(const void *left, const void *right) { return str_cmp(*(const str *)left, *(const str *)right); }

/* A column a field, in the order of their names. */
static void plan_columns(ledger_read *x) {
  arena *a = x->c->memory;
  vec(str) all = {0};
  names seen = {0};
  for (size_t k = 0; k < x->u->catalogue_count; k++)
    for (size_t i = 0; i < x->u->catalogues[k].fields.count; i++) {
      str name = x->u->catalogues[k].fields.at[i];
      if (names_find(&seen, name) != UINT32_MAX) continue;
      names_add(&seen, a, name, 0);
      *VEC_PUSH(a, &all) = name;
    }
  if (all.count > 0) qsort(all.at, all.count, sizeof *all.at, by_text);
  x->d.columns = ARENA_ARRAY(a, proxy_column, all.count + 1);
  x->d.column_count = all.count;
  for (size_t i = 0; i < all.count; i++) {
    proxy_column_init(&x->d.columns[i], all.at[i]);
    names_add(&x->columns, a, all.at[i], (uint32_t)i);
    for (size_t g = 0; g < x->groups.count; g++) x->d.columns[i].is_group |= str_eq(all.at[i], x->groups.at[g]);
  }
}

static void take_inputs(ledger_read *x, const person *p) {
  str rest = {x->body.at, x->body.len};
  content_line line;
  bool whole = content_lines_begin(&rest);
  proxy_row *row = &x->d.rows[x->d.row_count];
  row->codes = ARENA_ARRAY(x->c->memory, uint32_t, x->d.column_count + 1);
  while (whole && rest.len > 0) {
    whole = content_lines_next(&rest, &line);
    if (!whole || !str_is(line.word, "answer")) continue;
    uint32_t at = names_find(&x->columns, line.name);
    if (at != UINT32_MAX) row->codes[at] = proxy_code(&x->d.columns[at], x->c->memory, line.value);
  }
  if (!whole) {
    x->d.unread++;
    return;
  }
  uint64_t chance; /* a nonce is as good as random; its first half has decided who is read */
  memcpy(&chance, p->nonce + sizeof chance, sizeof chance);
  row->group = p->group - 1;
  row->folds[chance % PROXY_FOLDS] = 1;
  x->d.row_count++;
}

static epf_status read_inputs_of(ledger_read *x, const person *p) {
  ledger_content_state state = LEDGER_CONTENT_NONE;
  buf_clear(&x->body);
  epf_status status = ledger_content(x->l, p->sequence, &x->body, &state, x->c->why);
  if (status != EPF_OK) return status;
  if (state == LEDGER_CONTENT_READABLE) take_inputs(x, p);
  else if (state == LEDGER_CONTENT_ERASED) x->d.erased++;
  else x->d.unread++;
  return EPF_OK;
}

static epf_status read_all_inputs(ledger_read *x) {
  size_t known = 0, read = 0;
  epf_status status = EPF_OK;
  plan_columns(x);
  for (size_t i = 0; i < x->count; i++)
    if (x->people[i].group > 0 && !x->people[i].erased) x->people[known++] = x->people[i];
  qsort(x->people, known, sizeof *x->people, by_nonce);
  x->d.every = one_in(known);
  x->d.rows = ARENA_ARRAY(x->c->memory, proxy_row, known / x->d.every + 2);
  for (size_t i = 0; i < known && status == EPF_OK; i += x->d.every, read++) status = read_inputs_of(x, &x->people[i]);
  return status;
}

/* ---- the ledger: the whole ---- */

static void tell_source(const ledger_read *x, bias_request *request) {
  const epf_bias_options *o = x->o;
  bias_fact_add(request, "source", "ledger");
  bias_fact_add(request, "option", o->option);
  bias_fact_add(request, "stage", o->stage);
  bias_fact_add(request, "from", o->since);
  bias_fact_add(request, "to", o->until);
  if (x->u->protected_fields.len == 0) return;
  str told = arena_print(x->c->memory, "the rule of this option reads %.*s, with a lawful basis: such a clause is meant to tell people apart by it, and is "
                         "told of as such", STR_FMT(x->u->protected_fields));
  bias_fact_add(request, "lawful_criteria", told.at);
}

static epf_status find_erased(ledger_read *x) {
  epf_status status = ledger_each(x->l, &(ledger_window){.kinds = 1u << LEDGER_ERASURE}, take_entry, x, x->c->why);
  if (x->erased_count > 0) qsort(x->erased, x->erased_count, LEDGER_ID_BYTES, by_bytes);
  return status;
}

static epf_status consult(const ledger_read *x) {
  epf_ledger_act act = {.officer = x->o->officer, .purpose = x->o->purpose, .now_ms = x->o->now_ms};
  ledger_deed deed = ledger_deed_by(&act, LEDGER_CONSULTATION);
  uint64_t sequence;
  return ledger_append_alone(x->l, &deed, &sequence, x->c->why);
}

static epf_status read_ledger(ledger_read *x) {
  const unit_wish *w = &x->g->wish;
  if (!aggregate_groups(x->g, &x->groups) || !aggregate_place(x->g, &x->groups, 0, "--group", x->dimensions)) return EPF_E_ARGUMENT;
  epf_status status = find_erased(x);
  if (status != EPF_OK) return status;
  for (size_t k = 0; k < x->u->catalogue_count; k++) x->option[k] = catalogue_option(&x->u->catalogues[k], w->option);
  find_people(x);
  status = check_groups(&x->group, x->c->why);
  if (status != EPF_OK) return status;
  ledger_window window = {.from_ms = w->from_ms, .to_ms = w->to_ms, .kinds = 1u << LEDGER_SHORTLIST};
  status = ledger_each(x->l, &window, take_entry, x, x->c->why);
  if (status == EPF_OK) status = find_events(x);
  if (status == EPF_OK) status = consult(x);
  return status == EPF_OK ? read_all_inputs(x) : status;
}

static epf_status proxies_of_ledger(const epf_bias_options *options, bias_request *request, bias_channels *c, buf *to) {
  ledger_read *x = ARENA_NEW(c->memory, ledger_read);
  epf_bias_options *o = ARENA_NEW(c->memory, epf_bias_options);
  *o = *options;
  o->measure = o->kind = NULL;
  *x = (ledger_read){.o = o, .c = c};
  arena_cleanup(c->memory, release, x);
  epf_status status = aggregate_open(&x->g, o, c);
  if (status != EPF_OK) return status;
  x->l = x->g->ledger->inner;
  x->u = &x->g->u;
  status = read_ledger(x);
  if (status != EPF_OK) return status;
  tell_source(x, request);
  return write_report(&x->d, &x->groups, request, o, c, to);
}

/* ---- either ---- */

static bool check(const epf_bias_options *o, const char *inputs, buf *why) {
  bool csv = o->from == EPF_BIAS_CSV;
  if (o->from == EPF_BIAS_TALLY) buf_text(why, "a tally knows no inputs; give a ledger, or CSV files of people");
  else if (o->source_count == 0) buf_text(why, "there is no source; give a ledger, or a file by --csv");
  else if (isnan(o->level) || o->level <= 0 || o->level >= 1) buf_text(why, "the level of intervals is above 0 and below 1, such as 0.95");
  else if (o->format == EPF_BIAS_HTML) buf_text(why, "proxies are written as text, json or csv");
  else if (csv && (o->group == NULL || o->group[0] == '\0')) buf_text(why, "say by --group which column may have a proxy");
  else if (csv && (inputs == NULL || inputs[0] == '\0')) buf_text(why, "say by --inputs which columns may stand in for it");
  else if (!csv && (o->option == NULL || o->option[0] == '\0')) buf_text(why, "say by --option which option's rules are looked at");
  else if (!csv && inputs != NULL) buf_text(why, "--inputs names columns of a CSV file; of a ledger all inputs are looked at");
  return why->len == 0;
}

epf_status epf_bias_proxies(const epf_bias_options *options, const char *inputs, epf_buffer *to, epf_buffer *log, epf_buffer *why) {
  if (!check(options, inputs, why)) return EPF_E_ARGUMENT;
  arena memory;
  arena_init(&memory);
  epf_status status = EPF_E_NOMEM;
  if (!ARENA_CATCH(&memory)) {
    bias_channels c = {&memory, log, why};
    bias_request *request = ARENA_NEW(&memory, bias_request);
    *request = (bias_request){.reference = str_from(options->reference != NULL ? options->reference : ""), .level = options->level, .min_count = options->min_count};
    status = options->from == EPF_BIAS_CSV ? proxies_of_csv(options, inputs, request, &c, to) : proxies_of_ledger(options, request, &c, to);
  }
  arena_release(&memory);
  return to->failed || log->failed || why->failed ? EPF_E_NOMEM : status;
}
