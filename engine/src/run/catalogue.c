#include "run/catalogue.h"

static str next_line(str *rest) {
  const char *end = rest->len > 0 ? memchr(rest->at, '\n', rest->len) : NULL;
  str line = {rest->at, end != NULL ? (size_t)(end - rest->at) : rest->len};
  size_t taken = line.len + (end != NULL);
  *rest = (str){rest->at + taken, rest->len - taken};
  return line;
}

static str next_word(str *rest) {
  const char *end = rest->len > 0 ? memchr(rest->at, ' ', rest->len) : NULL;
  str word = {rest->at, end != NULL ? (size_t)(end - rest->at) : rest->len};
  size_t taken = word.len + (end != NULL);
  *rest = (str){rest->at + taken, rest->len - taken};
  return word;
}

static str *words(arena *a, str rest, size_t *count) {
  vec(str) all = {0};
  while (rest.len > 0) {
    str word = next_word(&rest);
    *VEC_PUSH(a, &all) = word;
  }
  *count = all.count;
  return all.at;
}

static kept_dimension dimension(arena *a, str rest) {
  kept_dimension d = {.name = next_word(&rest)};
  d.values = words(a, rest, &d.count);
  return d;
}

static str or_empty(str word) { return str_is(word, "-") ? (str){word.at, 0} : word; }

static void read_line(catalogue *c, arena *a, str rest) {
  str what = next_word(&rest);
  if (str_is(what, "ruleset")) c->ruleset = rest;
  else if (str_is(what, "version")) c->version = rest;
  else if (str_is(what, "fingerprint")) c->fingerprint = rest;
  else if (str_is(what, "stages")) c->stages = words(a, rest, &c->stage_count);
  else if (str_is(what, "group")) *VEC_PUSH(a, &c->groups) = dimension(a, rest);
  else if (str_is(what, "clause")) *VEC_PUSH(a, &c->clauses) = rest;
  else if (str_is(what, "field")) *VEC_PUSH(a, &c->fields) = rest;
  else if (str_is(what, "option")) {
    kept_option *o = VEC_PUSH(a, &c->options);
    o->id = next_word(&rest);
    o->kind = or_empty(next_word(&rest));
    o->protected_fields = or_empty(rest);
  } else if (str_is(what, "stratum") || str_is(what, "office") || str_is(what, "level")) {
    if (str_is(what, "stratum")) c->stratum_count++;
    if (str_is(what, "office")) c->office = c->strata.count;
    if (str_is(what, "level")) c->level = c->strata.count;
    *VEC_PUSH(a, &c->strata) = dimension(a, rest);
  }
}

bool catalogue_read(catalogue *to, arena *a, str text) {
  *to = (catalogue){.office = SIZE_MAX, .level = SIZE_MAX};
  if (!str_is(next_line(&text), "epf-catalogue/1")) return false;
  while (text.len > 0) read_line(to, a, next_line(&text));
  return to->fingerprint.len > 0;
}

size_t catalogue_option(const catalogue *c, str id) {
  for (size_t i = 0; i < c->options.count; i++)
    if (str_eq(c->options.at[i].id, id)) return i;
  return SIZE_MAX;
}

size_t catalogue_dimension(const kept_dimension *all, size_t count, str name) {
  for (size_t i = 0; i < count; i++)
    if (str_eq(all[i].name, name)) return i;
  return SIZE_MAX;
}

str catalogue_value(const kept_dimension *d, uint8_t code) {
  return code == 0 || code > d->count ? (str){NULL, 0} : d->values[code - 1];
}
