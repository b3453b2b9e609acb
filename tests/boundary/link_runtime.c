/* Matches with the runtime library alone: no YAML, no compiler, no reader of profiles.
 *
 *   link_runtime TABLE.epfc [FIELD=VALUE ...]
 *
 * VALUE is a number, or the id of an enum's value. Prints the table's fingerprint and a line an option. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/decimal.h"
#include "epf/table.h"
#include "match/match.h"
#include "table/load.h"

static _Noreturn void give_up(const char *what, const char *which) {
  fprintf(stderr, "link_runtime: %s: %s\n", what, which);
  exit(2);
}

static uint32_t field_of(const table *t, str name) {
  for (uint32_t i = 2; i < t->head->field_end; i++)
    if (str_eq(table_str(t, t->data[i].id), name)) return i;
  give_up("there is no such field", name.at);
}

static int64_t value_of(const table *t, const t_datum *d, str text) {
  int64_t value;
  if (d->type == T_BOOLEAN) return str_is(text, "true");
  for (uint32_t i = 0; d->type == T_ENUM && i < d->values.count; i++)
    if (str_eq(table_str(t, t->values[d->values.first + i].id), text)) return i;
  if ((d->type == T_DATE && date_parse(text, &value)) || (d->type != T_ENUM && decimal_parse(text, d->places, &value) == DECIMAL_OK)) return value;
  give_up("that is no value", text.at);
}

static void answer_field(record *r, const char *given) {
  const char *equals = strchr(given, '=');
  if (equals == NULL) give_up("FIELD=VALUE is expected", given);
  uint32_t field = field_of(r->t, (str){given, (size_t)(equals - given)});
  record_know(r, field, value_of(r->t, &r->t->data[field], str_from(equals + 1)));
}

static void print_outcome(const scratch *s) {
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    uint32_t option = s->order[i];
    printf("%.*s %s\n", STR_FMT(table_str(s->t, s->t->options[option].id)), verdict_text((verdict)s->outcomes[option].verdict));
  }
  for (uint32_t i = s->t->head->field_end; i < s->t->data_count; i++)
    if (s->values[i].state == VALUE_KNOWN && !s->t->data[i].hidden && s->t->data[i].slot != TABLE_NONE) /* a set has none */
      printf("%.*s = %lld\n", STR_FMT(table_str(s->t, s->t->data[i].id)), (long long)s->strict.state[s->t->data[i].slot].lo);
}

int main(int argc, char **argv) {
  if (argc < 2) give_up("which table?", "link_runtime TABLE.epfc [FIELD=VALUE ...]");
  epf_table *loaded;
  const char *why;
  if (epf_table_load(&loaded, argv[1], &why) != EPF_OK) give_up(argv[1], why);
  printf("%s\n", epf_table_fingerprint(loaded));
  record *r;
  scratch *s;
  if (record_new(&r, &loaded->view) != EPF_OK || scratch_new(&s, &loaded->view, loaded->patterns, (match_options){0}) != EPF_OK) give_up("no memory", argv[1]);
  record_reset(r);
  int64_t today = 0;
  if (!date_parse(STR("2026-03-01"), &today)) give_up("no date", "2026-03-01");
  record_know(r, 0, today);
  record_know(r, 1, 0);
  for (int i = 2; i < argc; i++) answer_field(r, argv[i]);
  if (match_record(s, r) != EPF_OK) give_up("the record does not match", argv[1]);
  match_ask(s, false);
  print_outcome(s);
  scratch_free(s);
  record_free(r);
  epf_table_free(loaded);
  return 0;
}
