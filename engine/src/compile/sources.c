/* Where every rule comes from, as a page in Markdown: how many rules have which status, then each rule with its
 * sources, the doubtful first. */
#include "compile/rules.h"

enum { STATUSES = 4 };
static const source_status order[STATUSES] = {STATUS_CONFLICT, STATUS_UNVERIFIED, STATUS_SECONDARY, STATUS_SOURCED};

typedef struct entry { /* a rule with sources of its own */
  const char *kind;
  str id, title;
  const citations *sources;
  source_status status; /* the worst of its own */
} entry;

typedef struct listing {
  arena in;
  vec(entry) all;
  vec(source_status) cells; /* of guidelines, where there is something in them */
  size_t counts[STATUSES];
} listing;

static source_status worst_of(const citations *all, source_status without) {
  source_status worst = all->count == 0 ? without : STATUS_SOURCED;
  for (size_t i = 0; i < all->count; i++)
    if (all->at[i].status > worst) worst = all->at[i].status;
  return worst;
}

static void add(listing *l, const char *kind, str id, str title, const citations *sources, source_status without) {
  source_status status = worst_of(sources, without);
  *VEC_PUSH(&l->in, &l->all) = (entry){kind, id, title, sources, status};
  l->counts[status]++;
}

/* Of what an option says about packages: what has sources of its own. */
static void gather_about_packages(listing *l, const option *o) {
  for (size_t i = 0; i < o->limit_count; i++)
    if (o->limits[i].sources.at != o->sources.at) add(l, "limit", o->id, o->title, &o->limits[i].sources, STATUS_UNVERIFIED);
  const relations *all[] = {&o->requires, &o->incompatible};
  for (size_t k = 0; k < 2; k++)
    for (size_t i = 0; i < all[k]->count; i++)
      if (all[k]->at[i].sources.at != o->sources.at) add(l, "package rule", o->id, all[k]->at[i].say, &all[k]->at[i].sources, STATUS_UNVERIFIED);
}

/* The guideline itself; of its grid, how each cell that states a starting point is trusted. */
static void gather_guideline(listing *l, const guideline *g) {
  add(l, "guideline", g->id, g->title, &g->sources, STATUS_UNVERIFIED);
  for (size_t i = 0; i < g->cell_count; i++) {
    const guideline_cell *c = &g->cells[i];
    if (!c->has_start) continue;
    *VEC_PUSH(&l->in, &l->cells) = c->status;
  }
}

/* A derived value or a condition without a source is part of the rules that use it; an option without one is unverified.
 * What is said of every item of a group is told of the first. */
static void gather(listing *l, const model *m) {
  for (size_t i = 0; i < m->option_count; i++) {
    const option *o = &m->options[i];
    add(l, "option", o->id, o->title, &o->sources, STATUS_UNVERIFIED);
    for (size_t v = 0; v < o->version_count; v++)
      if (o->versions[v].sources.at != o->sources.at) add(l, "version", o->id, o->title, &o->versions[v].sources, STATUS_UNVERIFIED);
    for (size_t k = 0; k < o->caution_count; k++)
      if (o->cautions[k].sources.count > 0) add(l, "caution", o->id, o->cautions[k].say, &o->cautions[k].sources, STATUS_UNVERIFIED);
    gather_about_packages(l, o);
  }
  for (size_t i = 0; i < m->guideline_count; i++) gather_guideline(l, &m->guidelines[i]);
  for (size_t i = 0; i < m->package_rule_count; i++)
    add(l, "package rule", m->package_rules[i].id, m->package_rules[i].say, &m->package_rules[i].sources, STATUS_UNVERIFIED);
  for (size_t i = 0; i < m->condition_count; i++)
    if (m->conditions[i].sources.count > 0) add(l, "condition", m->conditions[i].id, m->conditions[i].label, &m->conditions[i].sources, STATUS_SOURCED);
  for (size_t i = m->field_end; i < m->data_count; i++)
    if (m->data[i].sources.count > 0 && m->data[i].item <= 1) add(l, "derived value", m->data[i].id, m->data[i].label, &m->data[i].sources, STATUS_SOURCED);
}

/* What would end a cell of the table, or begin something else, is marked. */
static void put_cell(str text, buf *to) {
  for (size_t i = 0; i < text.len; i++) {
    if (strchr("|\\*_`<>[]", text.at[i]) != NULL) buf_char(to, '\\');
    buf_char(to, text.at[i] == '\n' ? ' ' : text.at[i]);
  }
}

static void put_source(const citation *c, buf *to) {
  buf_text(to, "  - ");
  if (c->url.len > 0) buf_char(to, '[');
  put_cell(c->title, to);
  if (c->url.len > 0) buf_printf(to, "](<%.*s>)", STR_FMT(c->url));
  if (c->section.len > 0) buf_text(to, ", ");
  put_cell(c->section, to);
  if (c->seen.len > 0) buf_printf(to, "; seen %.*s", STR_FMT(c->seen));
  buf_printf(to, "; %s", source_status_text(c->status));
  if (c->note.len > 0) buf_text(to, ". ");
  put_cell(c->note, to);
  buf_char(to, '\n');
}

static void put_entry(const entry *e, buf *to) {
  buf_printf(to, "* **%.*s**, %s", STR_FMT(e->id), e->kind);
  if (e->title.len > 0) buf_text(to, ": ");
  put_cell(e->title, to);
  buf_char(to, '\n');
  for (size_t i = 0; i < e->sources->count; i++) put_source(&e->sources->at[i], to);
  if (e->sources->count == 0) buf_text(to, "  - no source is stated\n");
}

static void put_counts(const listing *l, buf *to) {
  static const char *const kinds[] = {"option", "version", "caution", "guideline", "limit", "package rule", "condition", "derived value"};
  buf_text(to, "| | sourced | secondary | unverified | conflict | all |\n|---|--:|--:|--:|--:|--:|\n");
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    size_t counts[STATUSES] = {0}, all = 0;
    for (size_t i = 0; i < l->all.count; i++)
      if (strcmp(l->all.at[i].kind, kinds[k]) == 0) counts[l->all.at[i].status]++, all++;
    if (all > 0) buf_printf(to, "| %ss | %zu | %zu | %zu | %zu | %zu |\n", kinds[k], counts[STATUS_SOURCED], counts[STATUS_SECONDARY],
               counts[STATUS_UNVERIFIED], counts[STATUS_CONFLICT], all);
  }
  buf_printf(to, "| all | %zu | %zu | %zu | %zu | %zu |\n", l->counts[STATUS_SOURCED], l->counts[STATUS_SECONDARY],
             l->counts[STATUS_UNVERIFIED], l->counts[STATUS_CONFLICT], l->all.count);
  size_t cells[STATUSES] = {0};
  for (size_t i = 0; i < l->cells.count; i++) cells[l->cells.at[i]]++;
  if (l->cells.count > 0) buf_printf(to, "| cells of guidelines | %zu | %zu | %zu | %zu | %zu |\n", cells[STATUS_SOURCED], cells[STATUS_SECONDARY],
             cells[STATUS_UNVERIFIED], cells[STATUS_CONFLICT], l->cells.count);
}

static void put_page(const listing *l, const model *m, buf *to) {
  static const char *const headings[] = {"The sources conflict", "Nobody has verified it", "A secondary source, or our reading of one", "The source was seen"};
  buf_printf(to, "# Sources of %.*s\n\nWritten by `epf check --sources`. A rule counts by the worst of its own sources.\n\n",
             STR_FMT(m->title.len > 0 ? m->title : m->id));
  put_counts(l, to);
  for (int s = 0; s < STATUSES; s++) {
    if (l->counts[order[s]] == 0) continue;
    buf_printf(to, "\n## %s (%zu)\n\n", headings[s], l->counts[order[s]]);
    for (size_t i = 0; i < l->all.count; i++)
      if (l->all.at[i].status == order[s]) put_entry(&l->all.at[i], to);
  }
}

void epf_rules_sources(const epf_rules *r, epf_buffer *to) {
  if (!r->decoded) return;
  listing l = {.counts = {0}};
  arena_init(&l.in);
  if (ARENA_CATCH(&l.in)) {
    to->failed = true;
  } else {
    gather(&l, &r->m);
    put_page(&l, &r->m, to);
  }
  arena_release(&l.in);
}
