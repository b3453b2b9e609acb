#include "model/model.h"

uint32_t model_find_option(const model *m, str id) {
  size_t low = 0, high = m->option_count;
  while (low < high) {
    size_t mid = low + (high - low) / 2;
    int c = str_cmp(m->options[mid].id, id);
    if (c == 0) return (uint32_t)mid;
    if (c < 0) low = mid + 1;
    else high = mid;
  }
  return NONE;
}

uint32_t model_find_datum(const model *m, str id) {
    for (uint32_t i = 0; i < m->data_count; i++)
    if (!m->data[i].hidden && str_eq(m->data[i].id, id)) return i;
  return NONE;
}

uint32_t datum_find_value(const datum *d, str id) {
  for (uint32_t i = 0; i < d->value_count; i++)
    if (str_eq(d->values[i].id, id)) return i;
  return NONE;
}

const char *value_type_text(value_type t) {
  static const char *const text[] = {"boolean", "integer", "decimal", "enum", "set", "text", "date", "duration", "sentence"};
  return text[t];
}

const char *operator_text(operator op) {
  static const char *const text[] = {"is", "is_not", "in", "not_in", "at_least", "below", "between", "includes", "includes_any",
                                     "includes_all", "includes_none", "is_empty", "matches", "known", "suitable"};
  return text[op];
}

const char *source_status_text(source_status s) {
  static const char *const text[] = {"sourced", "secondary", "unverified", "conflict"};
  return text[s];
}
