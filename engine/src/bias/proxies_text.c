/* Proxies as a page of plain text. */
#include <math.h>
#include <stdio.h>

#include "bias/numbers.h"
#include "bias/proxies.h"

enum { NAME_LEAST = 12, NAME_MOST = 40 };

static int group_width(const proxy_data *d) {
  size_t most = NAME_LEAST;
  for (size_t g = 0; g < d->group_count; g++)
    if (d->groups[g].len > most) most = d->groups[g].len;
  return most > NAME_MOST ? NAME_MOST : (int)most;
}

/* ---- what stands above ---- */

static void head(const proxy_report *r, buf *to) {
  static const char *const why[] = {"whose group is not known", "whose content was erased: their inputs are gone", "of whom no inputs can be read"};
  const bias_request *q = r->request;
  buf_text(to, "INTERNAL VIEW, not for publication: only a release is checked against what was published before.\n\n");
  for (size_t i = 0; i < q->fact_count; i++) put_named(fact_words(q->facts[i].name, (char[FACT_NAME]){0}), q->facts[i].value, to);
  put_named("Groups", r->group_names, to);
  put_named("Reference", r->reference, to);
  for (size_t i = 0; i < sizeof why / sizeof *why; i++) {
    const bias_left_out *l = &r->left_out[i];
    if (l->hidden) buf_printf(to, "%-12s fewer than %llu %s\n", "Left out", (unsigned long long)q->min_count, why[i]);
    else if (l->count > 0) buf_printf(to, "%-12s %llu %s\n", "Left out", (unsigned long long)l->count, why[i]);
  }
}

/* ---- tables ---- */

static const char *const titles[PROXY_KINDS] = {
  "Clauses: of those to whom the option applies, against whom does the verdict name this clause alone?",
  "Unavailable: the option would be right, and cannot be had",
  "Left open: the verdict waits for an answer, or an answer could not be used",
  "Missing: of those to whom the option applies, whose answer to this field does something that stands open wait for, in this option or elsewhere?",
};
static const char *const plurals[PROXY_KINDS] = {[PROXY_CLAUSE] = "clauses", [PROXY_MISSING] = "fields"};

static void put_cell(const proxy_cell *c, str name, bool reference, int width, buf *to) {
  buf_text(to, "  ");
  put_padded(name, width, to);
  if (c->suppressed) {
    buf_text(to, "  hidden\n");
    return;
  }
  buf_printf(to, "%8llu of %8llu   ", (unsigned long long)c->x, (unsigned long long)c->n);
  put_percent(c->rate, to);
  buf_text(to, " % (");
  put_percent(c->rate_ci.low, to);
  buf_text(to, " to ");
  put_percent(c->rate_ci.high, to);
  buf_char(to, ')');
  if (reference) buf_text(to, "   reference");
  if (c->compared) {
    buf_text(to, "   RRI ");
    put_estimate(c->rri, c->rri_wald, 2, to);
    buf_text(to, "; exact ");
    put_figure(c->rri_exact.low, 2, to);
    buf_text(to, " to ");
    put_figure(c->rri_exact.high, 2, to);
  }
  buf_char(to, '\n');
}

static bool is_hidden(const proxy_table *t, size_t count) {
  for (size_t g = 0; g < count; g++)
    if (!t->cells[g].suppressed) return false;
  return true;
}

static void put_table(const proxy_table *t, const proxy_report *r, int width, buf *to) {
  const proxy_data *d = r->data;
  if (t->few) {
    buf_printf(to, "  fewer than %llu people\n", (unsigned long long)r->request->min_count);
    return;
  }
  if (t->name.len > 0) {
    buf_char(to, '\n');
    buf_visible(to, t->name);
    buf_text(to, t->lawful ? "   (it has a lawful basis on a protected field)" : "");
    buf_char(to, '\n');
  }
  if (is_hidden(t, d->group_count)) {
    buf_text(to, "  hidden in every group\n");
    return;
  }
  for (size_t g = 0; g < d->group_count; g++) put_cell(&t->cells[g], d->groups[g], str_eq(d->groups[g], r->reference), width, to);
}

static void put_kind(const proxy_report *r, proxy_kind kind, int width, buf *to) {
  size_t told = 0;
  buf_printf(to, "\n%s\n", titles[kind]);
  for (size_t i = 0; i < r->table_count; i++) {
    if (r->tables[i].kind != kind) continue;
    put_table(&r->tables[i], r, width, to);
    told++;
  }
  if (r->few[kind] > 0)
    buf_printf(to, "%s%zu of the %s %s left out: fewer than %llu people in all groups together.\n", told > 0 ? "\n" : "  ", r->few[kind], plurals[kind],
               r->few[kind] == 1 ? "is" : "are", (unsigned long long)r->request->min_count);
  if (told + r->few[kind] == 0) buf_text(to, "  of nobody\n");
}

static void tables(const proxy_report *r, int width, buf *to) {
  if (r->data->at_risk == NULL) return;
  if (r->reference.len == 0) {
    buf_text(to, "\nNobody is counted: there is nothing to compare.\n");
    return;
  }
  for (int k = 0; k < PROXY_KINDS; k++) put_kind(r, (proxy_kind)k, width, to);
  buf_text(to, "\nA verdict names what decided it: an exclusion before criteria, these before what is to be had, and of several exclusions that hold the first. So other\n"
               "clauses may bar the same people.\n");
}

/* ---- prediction ---- */

static void put_names(const char *what, const str *names, size_t count, buf *to) {
  if (count == 0) return;
  buf_printf(to, "Not used, %s: ", what);
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buf_text(to, ", ");
    buf_visible(to, names[i]);
  }
  buf_text(to, ".\n");
}

static void put_unused(const proxy_report *r, buf *to) {
  const proxy_prediction *p = &r->prediction;
  unsigned long long least = r->request->min_count;
  put_names("as people are grouped by it", p->grouping.at, p->grouping.count, to);
  put_names("as it is text that is not coded, or has too many values", p->text.at, p->text.count, to);
  if (p->few > 0) buf_printf(to, "Left out: %zu input%s known of fewer than %llu people.\n", p->few, p->few == 1 ? "" : "s", least);
  if (p->constant > 0) buf_printf(to, "Left out: %zu input%s the same for everybody.\n", p->constant, p->constant == 1 ? " that is" : "s that are");
  if (p->small_groups > 0) buf_printf(to, "Left out: %zu group%s of fewer than %llu people.\n", p->small_groups, p->small_groups == 1 ? "" : "s", least);
}

static void put_areas(const proxy_prediction *p, int width, buf *to) {
  buf_text(to, "\nAll inputs together: area under the curve, each group against the rest (0.5: no better than chance; 1: always right)\n");
  for (size_t k = 0; k < p->area_count; k++) {
    buf_text(to, "  ");
    put_padded(p->areas[k].group, width, to);
    buf_char(to, ' ');
    put_estimate(p->areas[k].area.value, p->areas[k].area.ci, 2, to);
    buf_char(to, '\n');
  }
  buf_text(to, "Balanced accuracy ");
  put_figure(p->balanced_accuracy, 2, to);
  buf_text(to, "; chance gives ");
  put_figure(p->chance, 2, to);
  buf_text(to, ".\n");
}

static void put_strengths(const proxy_prediction *p, buf *to) {
  size_t most = NAME_LEAST;
  for (size_t i = 0; i < p->input_count; i++) {
    size_t len = p->inputs[i].input.len + (p->inputs[i].member.len > 0 ? p->inputs[i].member.len + 2 : 0);
    most = len > most ? len : most;
  }
  buf_text(to, "\nEach input alone: Cramér's V with the group (0: none seen; 1: one tells the other), the strongest first\n");
  for (size_t i = 0; i < p->input_count; i++) {
    const proxy_strength *s = &p->inputs[i];
    buf name = {0};
    buf_str(&name, s->input);
    if (s->member.len > 0) buf_text(&name, ": ");
    buf_str(&name, s->member);
    to->failed |= name.failed;
    buf_text(to, "  ");
    put_padded((str){name.at, name.len}, most > NAME_MOST ? NAME_MOST : (int)most, to);
    buf_free(&name);
    buf_char(to, ' ');
    put_estimate(s->v, s->ci, 2, to);
    buf_char(to, '\n');
  }
}

static void prediction(const proxy_report *r, int width, buf *to) {
  const proxy_prediction *p = &r->prediction;
  buf_text(to, "\nInputs: how well do they predict the group?\n");
  if (!p->possible) {
    buf_printf(to, "  This cannot be said: it takes two groups of at least %llu people, and an input that is not the same for everybody.\n",
               (unsigned long long)(r->request->min_count > 0 ? r->request->min_count : 1));
    put_unused(r, to);
    return;
  }
  buf_printf(to, "%llu people", (unsigned long long)p->people);
  if (r->data->every > 1) buf_printf(to, ": one in %llu, as at most %d are read", (unsigned long long)r->data->every, PROXY_PEOPLE_MOST);
  buf_text(to, ".\n");
  put_areas(p, width, to);
  put_strengths(p, to);
  put_unused(r, to);
  buf_text(to, "\nThe classifier is naive Bayes: it takes each input by itself, adds one to each count, cuts numbers at their quintiles, and has missing as a value of its\n"
               "own. It learns from four of five parts of the people and is tried on the fifth, in turn. Another may predict better: this one sees nothing that only\n"
               "several inputs tell together. An area near 0.5 is no proof that no proxy is there. Intervals of areas near 0.5 are narrower than they should be.\n");
}

void proxies_text(const proxy_report *r, buf *to) {
  int width = group_width(r->data);
  head(r, to);
  tables(r, width, to);
  prediction(r, width, to);
  buf_text(to, "\nWhat goes with a group is not by itself a proxy for it, nor unlawful; what is not found here may be there all the same. "
               "Intervals: ");
  put_figure(r->request->level * 100, 0, to);
  buf_printf(to, " %%, none adjusted for\nhow many there are. Hidden: cells below %llu, and totals.\n", (unsigned long long)r->request->min_count);
}
