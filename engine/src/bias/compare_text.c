/* A comparison as a page of plain text. */
#include <math.h>
#include <stdio.h>

#include "bias/compare.h"
#include "bias/numbers.h"


static void fact(const bias_fact *f, buf *to) { put_named(fact_words(f->name, (char[FACT_NAME]){0}), f->value, to); }

static void left_out(const bias_left_out *l, uint64_t least, const char *words, buf *to) {
  if (l->count == 0 && !l->hidden) return;
  if (l->hidden) buf_printf(to, "%-12s fewer than %llu %s\n", "Left out", (unsigned long long)least, words);
  else buf_printf(to, "%-12s %llu %s\n", "Left out", (unsigned long long)l->count, words);
}

static void side(const char *name, const compare_side *s, uint64_t least, buf *to) {
  static const char *const why[] = {"whose group is not known", "whose outcome is not known", "whom a lawful criterion bars (compared are those who could qualify)"};
  put_named(name, s->name, to);
  for (size_t i = 0; i < s->fact_count; i++) fact(&s->facts[i], to);
  for (size_t i = 0; i < sizeof s->left_out / sizeof *s->left_out; i++) left_out(&s->left_out[i], least, why[i], to);
}

static void head(const compare_report *r, buf *to) {
  const bias_request *q = r->request;
  buf_text(to, "INTERNAL VIEW, not for publication: only a release is checked against what was published before.\n\n");
  for (size_t i = 0; i < q->fact_count; i++) fact(&q->facts[i], to);
  side("Before", &r->sides[BEFORE], q->min_count, to);
  side("After", &r->sides[AFTER], q->min_count, to);
  left_out(&r->no_side, q->min_count, "of whom it is not known to which side they belong", to);
  put_named("Groups", r->group_names, to);
  put_named("Reference", r->reference, to);
}

/* "Everybody: 55 % to 44 %", and a digit more where the rates are small. */
static void headline(str name, const compare_group *g, buf *to) {
  double before = g->sides[BEFORE].rate * 100, after = g->sides[AFTER].rate * 100;
  int digits = before < 10 || after < 10 ? 1 : 0;
  buf_visible(to, name);
  buf_text(to, ": ");
  put_figure(before, digits, to);
  buf_text(to, " % to ");
  put_figure(after, digits, to);
  buf_text(to, " %\n");
}

static void headlines(const compare_report *r, buf *to) {
  buf_char(to, '\n');
  if (r->total_shown) headline(STR("Everybody"), &r->total, to);
  for (size_t i = 0; i < r->count; i++) {
    const compare_group *g = &r->groups[i];
    if (!g->suppressed) {
      headline(g->name, g, to);
      continue;
    }
    buf_visible(to, g->name);
    buf_text(to, ": hidden\n");
  }
}

static void points(const char *name, double value, interval ci, buf *to) {
  buf_printf(to, "  %-26s ", name);
  put_estimate(value * 100, (interval){ci.low * 100, ci.high * 100}, 1, to);
  buf_char(to, '\n');
}

static void counted(const char *name, const compare_rate *r, buf *to) {
  buf_printf(to, "  %-26s %llu of %llu, %% ", name, (unsigned long long)r->x, (unsigned long long)r->n);
  put_estimate(r->rate * 100, (interval){r->ci.low * 100, r->ci.high * 100}, 1, to);
  buf_char(to, '\n');
}

static const char *course(double change) { return change > 0 ? "rose" : change < 0 ? "fell" : "stayed"; }

/* How a change went beside the reference's, where their difference is more than chance may bring. */
static const char *beside(double change, double of_reference) {
  if (change == 0 || of_reference == 0 || (change > 0) != (of_reference > 0)) return "while";
  return fabs(change) > fabs(of_reference) ? "by more than" : "by less than";
}

/* "2.3 points above" */
static void gap(double difference, buf *to) {
  put_figure(fabs(difference) * 100, 1, to);
  buf_text(to, difference < 0 ? " points below" : " points above");
}

static void meaning(const compare_report *r, const compare_group *g, const compare_group *reference, buf *to) {
  buf_text(to, "  ");
  if (isnan(g->beyond.value)) {
    buf_text(to, "The two changes cannot be compared: on one side there is nobody.\n");
    return;
  }
  if (g->beyond.ci.low <= 0 && g->beyond.ci.high >= 0) {
    buf_text(to, "No more than chance may bring: these figures do not show that the rate changed otherwise than that of ");
    buf_visible(to, r->reference);
    buf_text(to, ".\n");
  } else {
    const char *how = beside(g->change, reference->change);
    buf_printf(to, "More than chance would bring: the rate %s %s that of ", course(g->change), how);
    buf_visible(to, r->reference);
    if (strcmp(how, "while") == 0) buf_printf(to, " %s", course(reference->change));
    buf_text(to, ".\n");
  }
  buf_text(to, "  Before, the rate was ");
  gap(g->sides[BEFORE].rate - reference->sides[BEFORE].rate, to);
  buf_text(to, " that of ");
  buf_visible(to, r->reference);
  buf_text(to, "; after, ");
  gap(g->sides[AFTER].rate - reference->sides[AFTER].rate, to);
  buf_text(to, " it.\n");
}

static void details(const compare_report *r, str name, const compare_group *g, const compare_group *reference, buf *to) {
  buf_char(to, '\n');
  buf_visible(to, name);
  buf_text(to, g->reference ? " (reference)\n" : "\n");
  counted("before", &g->sides[BEFORE], to);
  counted("after", &g->sides[AFTER], to);
  points("change, points", g->change, g->change_ci, to);
  if (!g->compared) return;
  points("beyond the reference's", g->beyond.value, g->beyond.ci, to);
  meaning(r, g, reference, to);
}

static void foot(const compare_report *r, buf *to) {
  buf_printf(to, "\n%zu group%s compared with the reference", r->compared, r->compared == 1 ? " is" : "s are");
  if (r->compared > 1) buf_text(to, ", and no interval is adjusted for that: the more are compared, the likelier one lies beyond chance by chance");
  buf_text(to, ".\nA difference is not by itself discrimination, and no difference is no proof of its absence. Intervals: ");
  put_figure(r->request->level * 100, 0, to);
  buf_printf(to, " %%. Hidden: cells below %llu, on either side.\n", (unsigned long long)r->request->min_count);
}

void compare_text(const compare_report *r, buf *to) {
  const compare_group *reference = NULL;
  head(r, to);
  if (r->count == 0) {
    buf_text(to, "\nNobody is counted: there is nothing to compare.\n");
    return;
  }
  for (size_t i = 0; i < r->count; i++)
    if (r->groups[i].reference) reference = &r->groups[i];
  headlines(r, to);
  if (r->total_shown) details(r, STR("Everybody"), &r->total, reference, to);
  for (size_t i = 0; i < r->count; i++)
    if (!r->groups[i].suppressed) details(r, r->groups[i].name, &r->groups[i], reference, to);
  if (r->warnings.count > 0) buf_char(to, '\n');
  for (size_t i = 0; i < r->warnings.count; i++) {
    buf_text(to, "Mind: ");
    buf_visible(to, r->warnings.at[i]);
    buf_char(to, '\n');
  }
  foot(r, to);
}
