#define _GNU_SOURCE
#include "property/engine_side.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bind/unit.h"
#include "lower/seal.h"
#include "match/package.h"
#include "support/sorted.h"
#include "table/load.h"

/* One way to the same results: how options lie in the table, how rows are joined, how profiles are bound. */
typedef struct way {
  const char *name;
  epf_table *table;
  record *r;
  scratch *s;
  binder *b;
  choice *c;
  bool lists; /* tells the reasons of flat options from the list of all, the others' one by one */
} way;

enum { WAYS = 3 }; /* as the program does; condition by condition; and one after the other of all the others */

/* The engine built from the rule set's text, kept while the text stays the same. */
typedef struct engine {
  char *rules;
  way ways[WAYS];
  profile_unit *u;
  way *at; /* the one that is rendered */
} engine;

static engine now;

static void engine_drop(void) {
  free(now.rules);
  for (int i = 0; i < WAYS; i++) {
    way *w = &now.ways[i];
    binder_free(w->b);
    record_free(w->r);
    scratch_free(w->s);
    choice_free(w->c);
    epf_table_free(w->table);
  }
  unit_free(now.u);
  now = (engine){0};
}

static void must(bool good) {
  if (!good) abort();
}

static epf_table *build(const char *rules, seal_options how) {
  arena a;
  arena_init(&a);
  must(!ARENA_CATCH(&a));
  diags d;
  diags_init(&d, &a);
  source *s = source_new(&a, STR("generated.yaml"), STR("generated.yaml"), str_from(rules));
  doc *root = yaml_parse(s, &d);
  static model m;
  static plan p;
  must(root != NULL && model_decode(&m, &a, &d, &root, 1, root));
  const source *files[1] = {s};
  m.files = files;
  m.file_count = 1;
  must(lower(&p, &a, &d, &m));
  void *block;
  uint64_t bytes;
  uint8_t none[32] = {0};
  must(table_seal(&p, none, how, &block, &bytes) == EPF_OK);
  const char *why;
  must(table_validate(block, bytes, &why) == EPF_OK);
  epf_table *t;
  must(table_adopt(&t, block, bytes) == EPF_OK);
  arena_release(&a);
  return t;
}

/* The table as another process would have it: written to a file, read back, looked through. */
static epf_table *through_file(epf_table *t) {
  char path[] = "/tmp/epf-prop-XXXXXX";
  int file = mkstemp(path);
  must(file >= 0 && close(file) == 0 && epf_table_save(t, path) == EPF_OK);
  epf_table *loaded;
  const char *why;
  must(epf_table_load(&loaded, path, &why) == EPF_OK && unlink(path) == 0);
  epf_table_free(t);
  return loaded;
}

static void open_way(way *w, epf_table *t, match_options match, bind_options bind) {
  w->table = t;
  must(record_new(&w->r, &t->view) == EPF_OK && binder_new(&w->b, &t->view, bind) == EPF_OK && choice_new(&w->c, &t->view) == EPF_OK &&
       scratch_new(&w->s, &t->view, t->patterns, match) == EPF_OK);
}

/* Every width that this machine has, with and without looking at whole rows, options as named and side by side: in turn. */
static void open_other(way *w, const char *rules) {
  static unsigned turn;
  vector_width width;
  do width = (vector_width)(WIDTH_WORD + turn++ % (WIDTH_COUNT - WIDTH_WORD));
  while (!rows_have_width(width));
  seal_options seal = {turn / 5 % 2 == 0 ? SEAL_SIDE_BY_SIDE : SEAL_AS_NAMED};
  bool whole = turn / 10 % 2 == 0, no_memo = turn % 3 == 0;
  open_way(w, build(rules, seal), (match_options){.eager = turn / 3 % 2 == 0, .no_memo = no_memo, .lists = (reason_lists)(turn / 2 % 3), .rows = {width, whole}}, (bind_options){.long_way = turn % 2 == 0});
  w->name = rows_width_text(width);
  w->lists = true;
}

static void engine_for(const char *rules, bool saved) {
  if (now.rules != NULL && strcmp(now.rules, rules) == 0) return;
  engine_drop();
  static bool registered;
  if (!registered) atexit(engine_drop);
  registered = true;
  now.rules = strdup(rules);
  must(now.rules != NULL && unit_new(&now.u) == EPF_OK);
  epf_table *usual = build(rules, (seal_options){0});
  if (saved) usual = through_file(usual);
  open_way(&now.ways[0], usual, (match_options){0}, (bind_options){0});
  now.ways[0].name = "the usual way";
  open_way(&now.ways[1], build(rules, (seal_options){0}), (match_options){.plain = true}, (bind_options){.long_way = true});
  now.ways[1].name = "condition by condition";
  open_other(&now.ways[2], rules);
}

/* ---- the same text as oracle_print ---- */

static void put_value(const t_datum *d, int64_t v, FILE *to) {
  const table *t = &now.at->table->view;
  if (d->type == T_BOOLEAN) fprintf(to, " %s", v != 0 ? "true" : "false");
  else if (d->type == T_ENUM) fprintf(to, " %.*s", STR_FMT(table_str(t, t->values[d->values.first + (uint64_t)v].id)));
  else fprintf(to, " %lld", (long long)v);
}

static void put_fields(const char *name, const uint64_t *fields, FILE *to) {
  const table *t = &now.at->table->view;
  bool first = true;
  for (uint32_t i = 2; i < t->head->field_end; i++) {
    if (!bits_has(fields, i)) continue;
    fprintf(to, "%s %.*s", first ? name : "", STR_FMT(table_str(t, t->data[i].id)));
    first = false;
  }
}

static void put_derived(const scratch *s, uint32_t i, FILE *to) {
  static const char *const states[] = {"known", "unknown", "missing", "invalid"};
  const table *t = s->t;
  const t_datum *d = &t->data[i];
  const value_outcome *v = &s->values[i];
  const slot_state *state = d->slot != TABLE_NONE ? &s->strict.state[d->slot] : NULL;
  fprintf(to, "value %.*s %s", STR_FMT(table_str(t, d->id)), states[v->state]);
  for (uint32_t k = 0; state == NULL && v->state != VALUE_INVALID && k < d->values.count; k++) {
    trit held = pass_member(&s->strict, d, k);
    if (held != TRIT_FALSE) fprintf(to, " %s%.*s", held == TRIT_TRUE ? "" : "?", STR_FMT(table_str(t, t->values[d->values.first + k].id)));
  }
  if (v->state == VALUE_KNOWN && state != NULL) put_value(d, state->lo, to);
  if (v->state == VALUE_UNKNOWN && state != NULL) {
    fputs(" possible", to);
    bool codes = d->type == T_ENUM || d->type == T_BOOLEAN;
    if (!codes) fprintf(to, " %lld..%lld", (long long)state->lo, (long long)state->hi);
    for (uint32_t c = 0; codes && c < t->slots[d->slot].cells; c++)
      if (bits_has(pass_codes(&s->strict, d->slot), c)) put_value(d, c, to);
  }
  fprintf(to, " status %u%s", match_value_status(s, i), v->provisional ? " provisional" : "");
  if (v->state == VALUE_UNKNOWN || v->state == VALUE_INVALID) {
    bits_clear(s->needs, s->need_words);
    needs_of_datum(&s->strict, i, s->seen, s->needs);
    put_fields(" needs", s->needs, to);
  }
  fputs("\n", to);
}

static void put_reason(void *to, const reason *r) {
  static const char *const parts[] = {"applies", "criteria", "excluded", "available"};
  static const char *const outcomes[] = {"not_met", "met", "unknown"};
  const table *t = &now.at->table->view;
  fprintf(to, "  because %s %.*s %s%s\n", parts[r->part], STR_FMT(table_str(t, t->clauses[r->clause].id)), outcomes[r->outcome],
          r->negated ? " negated" : "");
}

/* Those of the option in a sorted list of tests. */
static void put_listed(const scratch *s, uint32_t ix, const uint32_t *list, uint32_t count, FILE *to) {
  reason r = {.part = T_CRITERIA, .outcome = plane_trit(s->t, &s->found, T_CRITERIA, s->t->options[ix].lane)};
  for (uint32_t i = 0; i < count; i++) {
    if (s->flat.tests[list[i]].option != ix) continue;
    r.clause = s->flat.tests[list[i]].clause;
    put_reason(to, &r);
  }
}

static void put_reasons(scratch *s, uint32_t ix, FILE *to) {
  if (!now.at->lists || s->flat.at[ix].count == 0) {
    match_reasons(s, ix, put_reason, to);
    return;
  }
  uint32_t *list = calloc((size_t)s->flat.test_count + LIST_AHEAD, sizeof *list);
  must(list != NULL);
  uint32_t count = match_list_reasons(s, list);
  sort_numbers(list, count);
  put_listed(s, ix, list, count, to);
  free(list);
}

static void put_option(scratch *s, uint32_t ix, FILE *to) {
  static const char *const availabilities[] = {"no", "yes", "unknown"}, *const withheld[] = {"", " withheld", " rests on withheld"};
  const t_option *o = &s->t->options[ix];
  const option_outcome *x = &s->outcomes[ix];
  fprintf(to, "option %.*s %s availability %s status %u%s%s\n", STR_FMT(table_str(s->t, o->id)), verdict_text((verdict)x->verdict), availabilities[x->available],
          match_status(s, o), x->provisional ? " provisional" : "", withheld[x->withheld]);
  put_reasons(s, ix, to);
  for (uint32_t i = 0; i < o->cautions.count; i++) {
    const t_caution *c = &s->t->cautions[o->cautions.first + i];
    trit when = pass_node(&s->strict, c->node);
    if (when != TRIT_FALSE) fprintf(to, "  caution %u %s status %u\n", i, when == TRIT_TRUE ? "met" : "possible", match_node_status(s, c->node, c->status));
  }
}

static void put_questions(scratch *s, const char *word, bool relaxed, FILE *to) {
  match_ask(s, relaxed);
  for (uint32_t i = 0; i < s->ask_count; i++) {
    const ask_item *a = &s->ask[i];
    fprintf(to, "%s %.*s settles %u some %u mentions %u\n", word, STR_FMT(table_str(s->t, s->t->data[a->datum].id)), a->settles, a->settles_some,
            a->mentions);
  }
}

static char *render(scratch *s) {
  char *text = NULL;
  size_t len = 0;
  FILE *to = open_memstream(&text, &len);
  must(to != NULL);
  const table *t = s->t;
  for (uint32_t i = t->head->field_end; i < t->data_count; i++)
    if (!t->data[i].hidden && pass_item_exists(&s->strict, i)) put_derived(s, i, to);
  for (uint32_t i = 0; i < t->option_count; i++) put_option(s, s->order[i], to);
  put_fields("missing", s->missing, to);
  fputs("\n", to);
  put_questions(s, "ask", false, to);
  put_questions(s, "ask on", true, to);
  fclose(to);
  return text;
}

static bool bind_profile(way *w, const gen_profile *p) {
  now.at = w;
  must(unit_set_json(now.u, (place){1, 1}, str_from(p->line)) == EPF_OK);
  if (bind_unit(w->b, now.u, w->r) != EPF_OK) return false;
  record_know(w->r, 0, p->as_of);
  record_know(w->r, 1, p->stage);
  uint32_t shown = w->table->view.head->include_field;
  if (shown != TABLE_NONE) record_know(w->r, shown, p->answers[shown].value);
  return true;
}

static char *refusal(const way *w) {
  const bind_fault *faults;
  size_t count = binder_faults(w->b, &faults);
  return strdup(count > 0 ? faults[0].message : "the profile is refused");
}

/* What every way gives, as one text: they must not differ. */
static char *same_text(char *texts[WAYS]) {
  for (int i = 1; i < WAYS; i++) {
    if (strcmp(texts[0], texts[i]) != 0) {
      char *both;
      must(asprintf(&both, "%s\ndiffers from %s:\n%s", texts[0], now.ways[i].name, texts[i]) >= 0);
      free(texts[0]);
      texts[0] = both;
    }
    free(texts[i]);
  }
  return texts[0];
}

/* What bulk output takes from a match that finds verdicts alone must be what the shortlist says. */
static void check_lists(scratch *s, const record *r) {
  uint32_t count = s->t->option_count, *list = calloc((size_t)count + LIST_AHEAD, sizeof *list), eligible = 0, open = 0;
  must(list != NULL && match_verdicts(s, r) == EPF_OK);
  uint32_t listed = match_list_eligible(s, &s->found, list), unsettled = match_count_unsettled(s, &s->found);
  match_rank(s, list, listed);
  bool relaxed = s->has_relaxed;
  uint32_t relaxed_unsettled = relaxed ? match_count_unsettled(s, &s->found_relaxed) : unsettled, relaxed_open = 0;
  must(match_record(s, r) == EPF_OK);
  for (uint32_t i = 0; i < count; i++) {
    const option_outcome *x = &s->outcomes[s->order[i]];
    if (x->verdict == VERDICT_ELIGIBLE) must(eligible < listed && list[eligible++] == s->order[i]);
    if (x->verdict == VERDICT_ELIGIBLE && x->provisional) must(relaxed);
    open += x->verdict == VERDICT_NEEDS_INFORMATION || x->verdict == VERDICT_ERROR;
    relaxed_open += x->relaxed_verdict == VERDICT_NEEDS_INFORMATION || x->relaxed_verdict == VERDICT_ERROR;
  }
  must(eligible == listed && open == unsettled && relaxed_open == relaxed_unsettled);
  free(list);
}

static char *by_every_way(const char *rules, bool saved, const gen_profile *p, char *tell(way *w, const void *asked), const void *asked) {
  engine_for(rules, saved);
  char *texts[WAYS];
  for (int i = 0; i < WAYS; i++) texts[i] = bind_profile(&now.ways[i], p) ? tell(&now.ways[i], asked) : refusal(&now.ways[i]);
  return same_text(texts);
}

static char *tell_outcome(way *w, const void *asked) {
  (void)asked;
  check_lists(w->s, w->r);
  must(match_record(w->s, w->r) == EPF_OK);
  return render(w->s);
}

char *engine_outcome(const char *rules, bool saved, const gen_profile *p) { return by_every_way(rules, saved, p, tell_outcome, NULL); }

/* ---- packages ---- */

typedef struct finding_writer {
  const scratch *s;
  FILE *to;
} finding_writer;

static void put_finding(void *to, const finding *f) {
  finding_writer *w = to;
  const scratch *s = w->s;
  buf name = {0};
  finding_name(s->t, f, &name);
  must(!name.failed);
  fprintf(w->to, "%s %.*s %s%s", f->objection ? "objection" : "advice", (int)name.len, name.at, f->holds == TRIT_TRUE ? "holds" : "possible",
          f->provisional ? " provisional" : "");
  buf_free(&name);
  bits_clear(s->needs, s->need_words);
  package_needs(s, now.at->c, f, s->seen, s->needs);
  for (uint32_t i = 2; i < s->t->data_count; i++)
    if (bits_has(s->needs, i)) fprintf(w->to, " %.*s", STR_FMT(table_str(s->t, s->t->data[i].id)));
  fputs("\n", w->to);
}

static void put_package(scratch *s, FILE *to) {
  bool provisional;
  must(package_match(s, now.at->r, now.at->c) == EPF_OK);
  package_findings(s, now.at->c, put_finding, &(finding_writer){s, to});
  conclusion sum = package_conclusion(s, now.at->c, &provisional);
  fprintf(to, "conclusion %s%s\n", conclusion_text(sum), provisional ? " provisional" : "");
}

static void put_suggestions(scratch *s, uint64_t purposes, FILE *to) {
  static suggestions found;
  must(match_record(s, now.at->r) == EPF_OK);
  package_suggest(s, now.at->r, now.at->c, purposes, &found);
  must(!found.stopped);
  for (uint32_t i = 0; i < found.count; i++) {
    fputs("suggest", to);
    for (uint32_t k = 0; k < found.at[i].count; k++) fprintf(to, " %.*s", STR_FMT(table_str(s->t, s->t->options[found.at[i].options[k]].id)));
    fputs("\n", to);
  }
}

static void choose(const oracle_choice *c) {
  const table *t = &now.at->table->view;
  choice_clear(now.at->c);
  for (uint32_t i = 0; i < t->option_count; i++)
    if (c->options[i]) bits_add(now.at->c->options, i);
  for (uint32_t i = 0; i < t->amount_count; i++)
    if (c->amounts[t->package_amounts[i].datum] >= 0) now.at->c->amounts[i] = c->amounts[t->package_amounts[i].datum];
}

typedef struct package_asked {
  const oracle_choice *choice;
  uint64_t purposes;
} package_asked;

static char *tell_package(way *w, const void *asked) {
  const package_asked *a = asked;
  char *text;
  size_t len;
  FILE *to = open_memstream(&text, &len);
  must(to != NULL);
  choose(a->choice);
  put_package(w->s, to);
  put_suggestions(w->s, a->purposes, to);
  fclose(to);
  return text;
}

char *engine_package(const char *rules, bool saved, const gen_profile *p, const oracle_choice *c, uint64_t purposes) {
  return by_every_way(rules, saved, p, tell_package, &(package_asked){c, purposes});
}
