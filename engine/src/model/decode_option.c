/* Options: what may be proposed, for whom, from when, on whose word. */
#include "base/decimal.h"
#include "model/decode.h"

/* ---- windows ---- */

static bool bad_window(decoder *c, span at, const char *what, const char *help) {
  diag *e = diag_add(c->d, CODE_BAD_WINDOW, at, "%s", what);
  diag_help(c->d, e, "%s", help);
  return false;
}

static bool read_day(decoder *c, const doc *n, int64_t *day) {
  return n == NULL || read_date(c, CODE_BAD_LITERAL, n, day);
}

static bool bad_window_date(decoder *c, const doc *name, const datum *d) {
  diag *e = diag_add(c->d, CODE_BAD_WINDOW, name->at,
                     d->type != TYPE_DATE ? "`%.*s` is not a date field" : "`%.*s` is protected; a window cannot go by it", STR_FMT(d->name));
  diag_also(c->d, e, d->at, "declared here");
  diag_help(c->d, e, "name a date such as `sentence_date`");
  return false;
}

static bool read_window(decoder *c, const doc_pair *pair, window *to) {
  const doc *n = pair->value;
  to->at = (span){n->at.in, pair->key->at.start, n->at.end};
  to->from = DATE_MIN;
  to->to = DATE_MAX + 1;
  to->datum = read_datum(c, pair->key);
  if (to->datum == NONE || !check_keys(c, n, (const key *const[]){keys_window}, 1, "the window")) return false;
  const datum *d = &c->m->data[to->datum];
  if (d->type != TYPE_DATE || d->is_protected) return bad_window_date(c, pair->key, d);
  if (!read_day(c, doc_find(n, "from"), &to->from) || !read_day(c, doc_find(n, "to"), &to->to)) return false;
  if (n->count > 0 && to->from < to->to) return true;
  return bad_window(c, n->at,
                    n->count == 0          ? "the window has neither `from` nor `to`"
                    : to->from == to->to ? "the window holds no day"
                                         : "the window ends before it begins",
                    "let `from` be the first day in force, and `to` the first day no longer in force");
}

static bool read_windows(decoder *c, const doc *n, version *to) {
  if (!expect_kind(c, n, DOC_MAPPING, "`in_force`")) return false;
  if (n->count == 0) return bad_window(c, n->at, "`in_force` names no date", "write `in_force: {sentence_date: {from: 2026-01-01}}`");
  to->windows = ARENA_ARRAY(c->a, window, n->count);
  to->window_count = n->count;
  bool good = true;
  for (size_t i = 0; i < n->count; i++) good &= read_window(c, &n->pairs[i], &to->windows[i]);
  return good;
}

static const window *window_on(const version *v, uint32_t datum) {
  for (size_t i = 0; i < v->window_count; i++)
    if (v->windows[i].datum == datum) return &v->windows[i];
  return NULL;
}

/* Does any date give a window to both? */
static bool share_a_date(const version *x, const version *y) {
  for (size_t i = 0; i < x->window_count; i++)
    if (window_on(y, x->windows[i].datum) != NULL) return true;
  return false;
}

/* Two versions are in force together unless some date separates them. */
static bool versions_meet(const version *x, const version *y) {
  for (size_t i = 0; i < x->window_count; i++) {
    const window *w = &x->windows[i], *other = window_on(y, w->datum);
    if (other != NULL && (w->to <= other->from || other->to <= w->from)) return false;
  }
  return true;
}

static void check_versions(decoder *c, const option *o) {
  for (size_t i = 0; i < o->version_count; i++)
    for (size_t k = i + 1; k < o->version_count; k++)
      if (versions_meet(&o->versions[i], &o->versions[k])) {
        diag *e = diag_add(c->d, CODE_VERSIONS_OVERLAP, o->versions[k].at, "two versions of `%.*s` are in force together", STR_FMT(o->id));
        diag_also(c->d, e, o->versions[i].at, "the other version");
        diag_help(c->d, e, share_a_date(&o->versions[i], &o->versions[k]) ? "end one where the other begins: `to` is the first day no longer in force"
                                                                          : "let both go by the same date");
        return;
      }
  /* A gap can be seen where every version is keyed to the same single date. */
  for (size_t i = 0; i < o->version_count; i++)
    if (o->versions[i].window_count != 1 || o->versions[i].windows[0].datum != o->versions[0].windows[0].datum) return;
  for (size_t i = 0; i < o->version_count; i++) {
    int64_t end = o->versions[i].windows[0].to, next = INT64_MAX;
    const version *after = NULL;
    for (size_t k = 0; k < o->version_count; k++) {
      int64_t from = o->versions[k].windows[0].from;
      if (from >= end && from < next) next = from, after = &o->versions[k];
    }
    if (after == NULL || next == end) continue;
    char from[11], to[11];
    date_format(end, from);
    date_format(next, to);
    diag *e = diag_add(c->d, CODE_VERSIONS_GAP, after->at, "no version of `%.*s` is in force from %s to before %s", STR_FMT(o->id), from, to);
    diag_also(c->d, e, o->versions[i].at, "the version before");
    diag_help(c->d, e, "let it begin on %s, or write an option of its own if the gap is meant", from);
  }
}

/* ---- building the four parts ---- */

static node *joined(decoder *c, node_op op, span at, id_path id, node **parts, size_t count) {
  if (count == 0) return NULL;
  if (count == 1 && op != NODE_VERSIONS) return parts[0];
  node *n = node_new(c, op, at, id);
  n->joined = true;
  n->parts = ARENA_ARRAY(c->a, node *, count);
  memcpy(n->parts, parts, count * sizeof *parts);
  n->part_count = count;
  return n;
}

static node *window_clause(decoder *c, const window *w, id_path id) {
  const datum *d = &c->m->data[w->datum];
  node *n = node_new(c, NODE_CLAUSE, w->at, id);
  n->in_window = true;
  clause *k = &n->clause;
  k->kind = CLAUSE_VALUE;
  k->datum = w->datum;
  bool low = w->from > d->min, high = w->to <= d->max;
  k->op = low && high ? OP_BETWEEN : low ? OP_AT_LEAST : OP_BELOW;
  k->literals = ARENA_ARRAY(c->a, int64_t, 2);
  if (low) k->literals[k->literal_count++] = w->from;
  if (high) k->literals[k->literal_count++] = w->to;
  k->ranges = ARENA_ARRAY(c->a, range, 1);
  k->ranges[0] = (range){low ? w->from : d->min, high ? w->to - 1 : d->max};
  k->range_count = 1;
  if (k->ranges[0].from <= k->ranges[0].to && (low || high)) return n;
  diag *e = diag_add(c->d, CODE_BAD_WINDOW, w->at, low || high ? "the window holds no day that `%.*s` can be" : "the window holds every day that `%.*s` can be",
                     STR_FMT(d->name));
  diag_also(c->d, e, d->at, "declared here");
  diag_help(c->d, e, "check the window, and the field's `min` and `max`");
  return n;
}

static node *version_node(decoder *c, const version *v, id_path id) {
  node **parts = ARENA_ARRAY(c->a, node *, v->window_count);
  for (size_t i = 0; i < v->window_count; i++)
    parts[i] = window_clause(c, &v->windows[i], v->window_count == 1 ? id : id_below(c, id, i + 1));
  node *n = joined(c, NODE_ALL, v->at, id, parts, v->window_count);
  n->in_window = true;
  return n;
}

static node *stage_clause(decoder *c, const option *o, span at) {
  node *n = node_new(c, NODE_CLAUSE, at, id_of(c, o->id, ".stages"));
  clause *k = &n->clause;
  k->kind = CLAUSE_VALUE;
  k->op = OP_IN;
  k->datum = DATUM_STAGE;
  k->literals = ARENA_ARRAY(c->a, int64_t, o->stage_count);
  k->ranges = ARENA_ARRAY(c->a, range, o->stage_count);
  for (int64_t code = 0; code < (int64_t)c->m->data[DATUM_STAGE].value_count; code++)
    for (size_t i = 0; i < o->stage_count; i++) {
      if (o->stages[i] != (uint32_t)code) continue;
      k->literals[k->literal_count++] = code;
      if (k->range_count > 0 && k->ranges[k->range_count - 1].to == code - 1) k->ranges[k->range_count - 1].to = code;
      else k->ranges[k->range_count++] = (range){code, code};
      break;
    }
  return n;
}

typedef struct bodies {
  node *eligible, *prerequisites, *excluded, *available;
} bodies;

static bool read_body(decoder *c, const option *o, const doc *n, const char *key_name, const char *path, node **to) {
  const doc *clause_doc = doc_find(n, key_name);
  if (clause_doc == NULL) return true;
  *to = decode_clause(c, clause_doc, id_of(c, o->id, path));
  return *to != NULL;
}

static bool read_bodies(decoder *c, const option *o, const doc *n, const char *const paths[4], bodies *b) {
  bool good = read_body(c, o, n, "eligible", paths[0], &b->eligible);
  good &= read_body(c, o, n, "prerequisites", paths[1], &b->prerequisites);
  good &= read_body(c, o, n, "excluded", paths[2], &b->excluded);
  return read_body(c, o, n, "available", paths[3], &b->available) && good;
}

static node *criteria(decoder *c, const option *o, const bodies *b) {
  node *both[2];
  size_t count = 0;
  if (b->eligible != NULL) both[count++] = b->eligible;
  if (b->prerequisites != NULL) both[count++] = b->prerequisites;
  return joined(c, NODE_ALL, o->at, id_of(c, o->id, ".criteria"), both, count);
}

static node *body_of(decoder *c, const option *o, const bodies *b, part p) {
  return p == PART_CRITERIA ? criteria(c, o, b) : p == PART_EXCLUDED ? b->excluded : b->available;
}

/* One part of an option whose versions differ: any of "this version is in force, and its own clause". A version
 * without a clause counts as true, but for `excluded`, where it counts as false. */
static node *versions_part(decoder *c, const option *o, const bodies *each, node *const *windows, part p) {
  bool same = true;
  for (size_t i = 1; i < o->version_count; i++) {
    const bodies *x = &each[0], *y = &each[i];
    same &= p == PART_CRITERIA ? x->eligible == y->eligible && x->prerequisites == y->prerequisites
            : p == PART_EXCLUDED ? x->excluded == y->excluded : x->available == y->available;
  }
  if (same) return body_of(c, o, &each[0], p);
  node **parts = ARENA_ARRAY(c->a, node *, o->version_count);
  size_t count = 0;
  id_path id = id_of(c, o->id, ".versions");
  for (size_t i = 0; i < o->version_count; i++) {
    node *both[2] = {windows[i], body_of(c, o, &each[i], p)};
    if (both[1] == NULL && p == PART_EXCLUDED) continue;
    node *n = node_new(c, NODE_ALL, o->versions[i].at, id_below(c, id, i + 1));
    n->joined = true;
    n->part_count = both[1] == NULL ? 1 : 2;
    n->parts = ARENA_ARRAY(c->a, node *, 2);
    memcpy(n->parts, both, sizeof both);
    parts[count++] = n;
  }
  return joined(c, NODE_VERSIONS, o->at, id, parts, count);
}

static bool read_version(decoder *c, option *o, const doc *n, size_t i, const bodies *base, bodies *to) {
  if (!check_keys(c, n, (const key *const[]){keys_version}, 1, "the version")) return false;
  version *v = &o->versions[i];
  v->at = n->at;
  if (!read_windows(c, doc_find(n, "in_force"), v)) return false;
  buf paths = {0};
  static const char *const names_of[4] = {"eligible", "prerequisites", "excluded", "available"};
  size_t start[4];
  for (int k = 0; k < 4; k++) {
    start[k] = paths.len;
    buf_printf(&paths, ".versions.%zu.%s%c", i + 1, names_of[k], 0);
  }
  const char *all = arena_keep(c->a, &paths).at;
  const char *const path[4] = {all + start[0], all + start[1], all + start[2], all + start[3]};
  *to = *base;
  return read_bodies(c, o, n, path, to);
}

/* What each version says, whether it says so itself or takes it from the option. */
static void keep_versions(option *o, const bodies *each, node *const *windows) {
  for (size_t i = 0; i < o->version_count; i++) {
    version *v = &o->versions[i];
    v->in_force = windows[i];
    v->bodies[0] = each[i].eligible;
    v->bodies[1] = each[i].prerequisites;
    v->bodies[2] = each[i].excluded;
    v->bodies[3] = each[i].available;
  }
}

static void decode_parts(decoder *c, option *o) {
  const doc *n = o->text, *in_force = doc_find(n, "in_force"), *versions = doc_find(n, "versions");
  static const char *const paths[4] = {".eligible", ".prerequisites", ".excluded", ".available"};
  bodies base = {0};
  bool good = read_bodies(c, o, n, paths, &base);
  if (in_force != NULL && versions != NULL)
    bad_window(c, versions->at, "both `in_force` and `versions` are given", "put the window into a version of its own");
  if ((in_force != NULL && versions != NULL) || (versions != NULL && !expect_kind(c, versions, DOC_SEQUENCE, "`versions`"))) return;
  o->version_count = in_force != NULL ? 1 : versions != NULL ? versions->count : 0;
  o->versions = ARENA_ARRAY(c->a, version, o->version_count);
  bodies *each = ARENA_ARRAY(c->a, bodies, o->version_count + 1);
  each[0] = base;
  if (in_force != NULL) {
    o->versions[0].at = in_force->at;
    good &= read_windows(c, in_force, &o->versions[0]);
  }
  for (size_t i = 0; versions != NULL && i < versions->count; i++) good &= read_version(c, o, versions->items[i], i, &base, &each[i]);
  if (!good) return;
  check_versions(c, o);

  node **windows = ARENA_ARRAY(c->a, node *, o->version_count + 1);
  for (size_t i = 0; i < o->version_count; i++) {
    id_path id = id_of(c, o->id, ".in_force");
    windows[i] = version_node(c, &o->versions[i], o->version_count > 1 ? id_below(c, id, i + 1) : id);
  }
  node *applies[2];
  size_t count = 0;
  const doc *stages = doc_find(n, "stages");
  if (o->stage_count > 0 && o->stage_count < c->m->data[DATUM_STAGE].value_count)
    applies[count++] = stage_clause(c, o, stages->at);
  if (o->version_count > 0)
    applies[count++] = joined(c, NODE_ANY, o->at, id_of(c, o->id, ".in_force"), windows, o->version_count);
  o->parts[PART_APPLIES] = joined(c, NODE_ALL, o->at, id_of(c, o->id, ".applies"), applies, count);
  for (int p = PART_CRITERIA; p <= PART_AVAILABLE; p++) o->parts[p] = versions_part(c, o, each, windows, (part)p);
  keep_versions(o, each, windows);
}

/* ---- what is said about it ---- */

static str stage_at(const void *stage, size_t i) { return ((const datum *)stage)->values[i].id; }

void unknown_stage(decoder *c, diag_code code, const doc *n) {
  const datum *stage = &c->m->data[DATUM_STAGE];
  diag *e = diag_add(c->d, code, n->at, "the rule set has no stage `%.*s`", STR_BEGINNING(n->text));
  diag_also(c->d, e, stage->at, "its stages are listed here");
  str near = diag_nearest(n->text, stage->value_count, stage_at, stage), all = list_names(c, stage->value_count, stage_at, stage);
  if (stage->at.in == NULL) diag_help(c->d, e, "add `stages: [%.*s]` to ruleset.yaml, or remove this", STR_BEGINNING(n->text));
  else if (near.len > 0) diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
  else diag_help(c->d, e, "use one of %.*s", STR_FMT(all));
}

static void read_stages(decoder *c, option *o, const doc *n) {
  const doc *const *items, *single;
  size_t count = list_items(n, &items, &single);
  const datum *stage = &c->m->data[DATUM_STAGE];
  o->stages = ARENA_ARRAY(c->a, uint32_t, count);
  for (size_t i = 0; i < count; i++) {
    uint32_t code = items[i]->kind == DOC_SCALAR ? datum_find_value(stage, items[i]->text) : NONE;
    if (code != NONE) {
      o->stages[o->stage_count++] = code;
      continue;
    }
    if (expect_kind(c, items[i], DOC_SCALAR, "the stage")) unknown_stage(c, CODE_BAD_STAGE, items[i]);
  }
}

typedef vec(caution) caution_list;

/* Only a doubt can withhold, and the shortlist names it. */
static void check_withholds(decoder *c, const caution *k, const doc *n) {
  if (!k->withholds) return;
  if (c->m->include_field == NONE) {
    diag *e = diag_add(c->d, CODE_NOTHING_IN_DOUBT, n->at, "this caution withholds the option, but the rule set does not say how what is in doubt could be included");
    diag_help(c->d, e, "name an `include_unverified_field` in ruleset.yaml, or remove `withholds`");
    return;
  }
  if (k->own_status >= STATUS_UNVERIFIED) return;
  diag *e = diag_add(c->d, CODE_NOTHING_IN_DOUBT, n->at, k->sources.count == 0 ? "this caution withholds the option, and names no source of its own"
                                                                               : "this caution withholds the option, and no source of its own is in doubt");
  diag_help(c->d, e, "give it a `source` with the status `unverified` or `conflict`, or remove `withholds`");
}

static void read_cautions(decoder *c, const doc *n, id_path id, uint32_t version, caution_list *to) {
  if (!expect_kind(c, n, DOC_SEQUENCE, "`cautions`")) return;
  for (size_t i = 0; i < n->count; i++) {
    const doc *one = n->items[i];
    if (!check_keys(c, one, (const key *const[]){keys_caution}, 1, "the caution")) continue;
    caution made = {.at = one->at, .version = version, .when = decode_clause(c, doc_find(one, "when"), id_below(c, id, i + 1))};
    read_optional_text(c, one, "say", &made.say);
    read_optional_text(c, one, "say_cy", &made.say_cy);
    const doc *source = doc_find(one, "source");
    if (source != NULL) made.sources = read_citations(c, source, &made.own_status);
    const doc *withholds = doc_find(one, "withholds");
    if (withholds != NULL && read_boolean(c, withholds, &made.withholds)) check_withholds(c, &made, withholds);
    if (made.when != NULL) *VEC_PUSH(c->a, to) = made;
  }
}

/* The cautions from `first` on speak only while `in_force` may hold. */
static void bind_cautions(decoder *c, const option *o, caution_list *all, size_t first, node *in_force) {
  for (size_t i = first; i < all->count; i++) {
    node *both[2] = {in_force, all->at[i].when};
    all->at[i].when = joined(c, NODE_ALL, all->at[i].at, id_of(c, o->id, ".cautions"), both, 2);
  }
}

/* Every version has its own. That advice is replaced is what its author wants; that a doubt is, hardly. */
static void drop_cautions(decoder *c, caution_list *all) {
  for (size_t i = 0; i < all->count; i++) {
    if (!all->at[i].withholds) continue;
    diag *e = diag_add(c->d, CODE_NOTHING_IN_DOUBT, all->at[i].at, "this caution withholds nothing: every version of the option has cautions of its own");
    diag_help(c->d, e, "write it beside the cautions of the versions that it is about");
  }
  all->count = 0;
}

/* The option's own, while a version without cautions of its own is in force; then those of the versions. */
static void decode_cautions(decoder *c, option *o, const doc *n) {
  const doc *own = doc_find(n, "cautions"), *versions = doc_find(n, "versions");
  size_t count = versions != NULL && versions->kind == DOC_SEQUENCE ? o->version_count : 0, without = 0;
  caution_list all = {0};
  if (own != NULL) read_cautions(c, own, id_of(c, o->id, ".cautions"), NONE, &all);
  node **windows = ARENA_ARRAY(c->a, node *, count + 1);
  for (size_t i = 0; i < count; i++)
    if (doc_find(versions->items[i], "cautions") == NULL) windows[without++] = o->versions[i].in_force;
  if (count > 0 && without == 0) drop_cautions(c, &all);
  else if (without < count) bind_cautions(c, o, &all, 0, joined(c, NODE_ANY, o->at, id_of(c, o->id, ".in_force"), windows, without));
  for (size_t i = 0; i < count; i++) {
    const doc *its = doc_find(versions->items[i], "cautions");
    size_t first = all.count;
    if (its == NULL) continue;
    id_path id = id_of(c, id_below(c, id_of(c, o->id, ".versions"), i + 1).prefix, ".cautions");
    read_cautions(c, its, (id_path){id.prefix, o->id}, (uint32_t)i, &all);
    bind_cautions(c, o, &all, first, o->versions[i].in_force);
  }
  o->cautions = all.at;
  o->caution_count = all.count;
}

static void warn_no_source(decoder *c, span at, const option *o, const char *what) {
  diag *e = diag_add(c->d, CODE_NO_SOURCE, at, "%s`%.*s` states no source; it is shown as unverified", what, STR_FMT(o->id));
  diag_help(c->d, e, "add `source: {title: ..., url: ..., seen: ..., status: ...}`");
}

static void decode_sources(decoder *c, option *o, const doc *n) {
  const doc *own = doc_find(n, "source"), *versions = doc_find(n, "versions");
  size_t own_count = 0;
  o->own_status = STATUS_SOURCED;
  if (own != NULL) o->sources = read_citations(c, own, &o->own_status);
  source_status from_option = o->sources.count > 0 ? o->own_status : STATUS_UNVERIFIED, worst = STATUS_SOURCED;
  for (size_t i = 0; i < o->version_count; i++) {
    version *v = &o->versions[i];
    const doc *its = versions != NULL && versions->kind == DOC_SEQUENCE ? doc_find(versions->items[i], "source") : NULL;
    v->sources = o->sources;
    v->own_status = STATUS_SOURCED;
    if (its != NULL) v->sources = read_citations(c, its, &v->own_status);
    own_count += its != NULL;
    if (its == NULL || v->sources.count == 0) v->own_status = from_option;
    if (v->own_status > worst) worst = v->own_status;
    v->status = v->own_status;
  }
  o->own_status = o->version_count > 0 ? worst : from_option;
  o->status = o->own_status;
  if (o->sources.count == 0 && own_count == 0) warn_no_source(c, o->at, o, "");
  for (size_t i = 0; i < o->version_count && own_count > 0; i++)
    if (o->versions[i].sources.count == 0) warn_no_source(c, o->versions[i].at, o, "this version of ");
}

static void read_sign_off(decoder *c, option *o, const doc *n) {
  if (!check_keys(c, n, (const key *const[]){keys_sign_off}, 1, "the sign-off")) return;
  int64_t day;
  read_optional_text(c, n, "by", &o->sign_off_by);
  if (read_day(c, doc_find(n, "on"), &day)) read_optional_text(c, n, "on", &o->sign_off_on);
}

void decode_option(decoder *c, option *o) {
  const doc *n = o->text;
  o->rank = 1000;
  check_keys(c, n, (const key *const[]){keys_option}, 1, "the option");
  if (n->kind != DOC_MAPPING) return; /* a key that is missing, or one too many, hides nothing else */
  const doc *stages = doc_find(n, "stages"), *rank = doc_find(n, "rank"), *sign_off = doc_find(n, "sign_off"),
            *review = doc_find(n, "review_by"), *requirement = doc_find(n, "requirement");
  int64_t day;
  read_optional_text(c, n, "title_cy", &o->title_cy);
  read_optional_text(c, n, "description", &o->description);
  read_optional_text(c, n, "owner", &o->owner);
  if (requirement != NULL && check_name(c, requirement, NAME_SNAKE, "the requirement")) o->requirement = requirement->text;
  if (stages != NULL) read_stages(c, o, stages);
  if (rank != NULL) read_small(c, rank, "rank", 1, 1000000, 10, &o->rank);
  if (sign_off != NULL) read_sign_off(c, o, sign_off);
  if (review != NULL && read_day(c, review, &day)) read_optional_text(c, n, "review_by", &o->review_by);
  decode_parts(c, o);
  decode_sources(c, o, n);
  decode_cautions(c, o, n);
  decode_option_package(c, o);
}
