#include "oracle/oracle_text.h"

static void print_value(const datum *d, int64_t v, FILE *to) {
  if (d->type == TYPE_BOOLEAN) fprintf(to, " %s", v != 0 ? "true" : "false");
  else if (d->type == TYPE_ENUM) fprintf(to, " %.*s", STR_FMT(d->values[v].id));
  else fprintf(to, " %lld", (long long)v);
}

static void print_possible(const datum *d, const oracle_set *s, FILE *to) {
  fputs(" possible", to);
  if (s->codes == NULL) fprintf(to, " %lld..%lld", (long long)s->from, (long long)s->to);
  for (int64_t v = s->from; s->codes != NULL && v <= s->to; v++)
    if (s->codes[v]) print_value(d, v, to);
}

static void print_fields(const model *m, const char *name, const bool *fields, FILE *to) {
  bool first = true;
  for (size_t i = DATUM_FIELDS; i < m->field_end; i++) {
    if (!fields[i]) continue;
    fprintf(to, "%s %.*s", first ? name : "", STR_FMT(m->data[i].id));
    first = false;
  }
}

static void print_derived(const model *m, uint32_t i, const oracle_value *v, FILE *to) {
  static const char *const states[] = {"known", "unknown", "missing", "invalid"};
  fprintf(to, "value %.*s %s", STR_FMT(m->data[i].id), states[v->state]);
  for (size_t k = 0; v->members != NULL && v->state != STATE_INVALID && k < m->data[i].value_count; k++)
    if (v->members[k] != IS_FALSE) fprintf(to, " %s%.*s", v->members[k] == IS_TRUE ? "" : "?", STR_FMT(m->data[i].values[k].id));
  if (v->state == STATE_KNOWN && v->members == NULL) print_value(&m->data[i], v->possible.from, to);
  if (v->state == STATE_UNKNOWN && v->members == NULL) print_possible(&m->data[i], &v->possible, to);
  fprintf(to, " status %d%s", (int)v->status, v->provisional ? " provisional" : "");
  print_fields(m, " needs", v->needs, to);
  fputs("\n", to);
}

static void print_reasons(const oracle_option *o, FILE *to) {
  static const char *const parts[] = {"applies", "criteria", "excluded", "available"};
  static const char *const outcomes[] = {"", "not_met", "met", "unknown"};
  for (size_t i = 0; i < o->reason_count; i++) {
    const oracle_reason *r = &o->reasons[i];
    fprintf(to, "  because %s %.*s %s%s\n", parts[r->in], STR_FMT(r->clause), outcomes[r->outcome], r->negated ? " negated" : "");
  }
  for (size_t i = 0; i < o->caution_count; i++)
    fprintf(to, "  caution %zu %s status %d\n", o->cautions[i].index, o->cautions[i].shown == IS_TRUE ? "met" : "possible",
            (int)o->cautions[i].status);
}

static void print_option(const struct option *rule, const oracle_option *o, FILE *to) {
  static const char *const verdicts[] = {"eligible",   "needs_information", "unavailable",   "error",
                                         "ineligible", "excluded",          "not_applicable"};
  static const char *const availabilities[] = {"", "no", "yes", "unknown"}, *const withheld[] = {"", " withheld", " rests on withheld"};
  fprintf(to, "option %.*s %s availability %s status %d%s%s\n", STR_FMT(rule->id), verdicts[o->verdict],
          availabilities[o->availability], (int)o->status, o->provisional ? " provisional" : "", withheld[o->withheld]);
  print_reasons(o, to);
}

static void print_questions(const model *m, const char *word, const oracle_questions *all, FILE *to) {
  for (size_t i = 0; i < all->count; i++) {
    const oracle_question *q = &all->at[i];
    fprintf(to, "%s %.*s settles %zu some %zu mentions %zu\n", word, STR_FMT(m->data[q->field].id), q->settles, q->settles_some,
            q->mentions);
  }
}

void oracle_print(const model *m, const oracle_outcome *o, FILE *to) {
  for (uint32_t i = (uint32_t)m->field_end; i < m->data_count; i++)
    if (!oracle_is_anonymous(&m->data[i]) && !o->values[i].absent) print_derived(m, i, &o->values[i], to);
  for (size_t i = 0; i < m->option_count; i++) print_option(&m->options[o->order[i]], &o->options[o->order[i]], to);
  print_fields(m, "missing", o->missing, to);
  fputs("\n", to);
  print_questions(m, "ask", &o->ask_next, to);
  print_questions(m, "ask on", &o->ask_on, to);
}
