/* `monitoring` in ruleset.yaml: what of a profile the ledger keeps for the statistics of unequal outcomes. It concerns no
 * verdict: no rule sees it, and the matcher does not know of it. */
#include "model/decode.h"

enum { MONITORED_VALUES_MAX = 250 }; /* a code is a byte in the ledger, and 0 is missing */

static bool fits(const datum *d, uint8_t as) {
  if (as == KEPT_RESTRICTED) return d->type == TYPE_BOOLEAN;
  if (as == KEPT_LEVEL) return d->type == TYPE_ENUM && d->ordered;
  return d->type == TYPE_BOOLEAN || (d->type == TYPE_ENUM && d->value_count <= MONITORED_VALUES_MAX);
}

static const char *wanted(uint8_t as) {
  return as == KEPT_RESTRICTED ? "a boolean" : as == KEPT_LEVEL ? "an ordered enum" : "a boolean, or an enum or bands of at most 250 values";
}

/* Unlike rules, it may name what is monitored. */
static names all_names(decoder *c) {
  names all = {0};
  for (uint32_t i = DATUM_FIELDS; i < c->m->package_first; i++)
    if (!c->m->data[i].hidden && c->m->data[i].item == 0) names_add(&all, c->a, c->m->data[i].name, i);
  return all;
}

static void keep(decoder *c, const doc *n, const char *key, uint8_t as) {
  if (n == NULL || !expect_kind(c, n, DOC_SCALAR, "a name under `monitoring`")) return;
  uint32_t ix = names_find(&c->data, n->text);
  bool plain = ix != NONE && ix >= DATUM_FIELDS && ix < c->m->package_first && !c->m->data[ix].hidden && c->m->data[ix].item == 0;
  if (ix != NONE && c->datum_state[ix] == BROKEN) return;
  if (plain && (c->m->data[ix].kept & as) != 0) {
    diag *e = diag_add(c->d, CODE_DUPLICATE_VALUE, n->at, "`%.*s` stands under `%s` twice", STR_FMT(n->text), key);
    diag_help(c->d, e, "name it once");
    return;
  }
  if (plain && fits(&c->m->data[ix], as)) {
    c->m->data[ix].kept |= as;
    return;
  }
  diag *e = plain ? diag_add(c->d, CODE_UNKNOWN_FIELD, n->at, "`%.*s` is of type %s; `%s` names %s", STR_FMT(c->m->data[ix].name), value_type_text(c->m->data[ix].type), key, wanted(as))
                  : diag_add(c->d, CODE_UNKNOWN_FIELD, n->at, "there is no field or derived value `%.*s` of the whole", STR_BEGINNING(n->text));
  if (plain) {
    diag_also(c->d, e, c->m->data[ix].at, "declared here");
    diag_help(c->d, e, as == KEPT_GROUP || as == KEPT_STRATUM ? "make bands of it by `bands_of`, and name those" : "name another one");
    return;
  }
  names all = all_names(c);
  suggest(c, e, n->text, &all, "name a field or a derived value");
}

static void keep_all(decoder *c, const doc *n, const char *key, uint8_t as) {
  const doc *const *items, *single;
  size_t count = n != NULL ? list_items(n, &items, &single) : 0;
  for (size_t i = 0; i < count; i++) keep(c, items[i], key, as);
}

void decode_monitoring(decoder *c, const doc *root) {
  const doc *n = doc_find(root, "monitoring");
  if (n == NULL || !check_keys(c, n, (const key *const[]){keys_monitoring}, 1, "`monitoring`")) return;
  keep_all(c, doc_find(n, "groups"), "groups", KEPT_GROUP);
  keep_all(c, doc_find(n, "strata"), "strata", KEPT_STRATUM);
  keep(c, doc_find(n, "office"), "office", KEPT_OFFICE);
  keep(c, doc_find(n, "level"), "level", KEPT_LEVEL);
  keep(c, doc_find(n, "restricted"), "restricted", KEPT_RESTRICTED);
}
