/* How well the inputs together predict the group: a naive Bayes classifier, trained on four folds and tried on the fifth.
 *
 * A person's score for a group is the logarithm of how much likelier the inputs are in it than among the rest. Each fold has a classifier of its own,
 * with a scale of its own: so what is pooled is the score's rank within the fold. Pooled as they are, scores would draw the area below 0.5 where
 * there is nothing to be found, since a fold that has more of a group leaves fewer of it to learn from (Forman and Scholz 2010).
 */
#include <math.h>
#include <stdlib.h>

#include "bias/proxies.h"

static const interval none = {NAN, NAN};
static const double score_steps = 1e9; /* scores that differ by less are the same: rounding differs from machine to machine */

/* Of two decimals, and of the numbers of people that are shown, no single count follows. */
static double rounded(double x) { return round(x * 100) / 100; }
static interval rounded_span(interval s) { return (interval){rounded(s.low), rounded(s.high)}; }

typedef struct placed {
  double at; /* the rank */
  int64_t score;
  uint64_t positive, negative;
} placed;

typedef struct predictor {
  arena *memory;
  const proxy_data *d;
  proxy_features features;
  uint32_t *class_of; /* by group; UINT32_MAX: not used */
  size_t classes;
  uint64_t *of_class; /* people */
  uint64_t **people;  /* by column: by code */
  size_t *first;      /* by feature: its first cell */
  size_t cells;       /* of a class */
  uint64_t *counts, *trained;
  double *logs;
  placed **pooled; /* by class */
  size_t pooled_count;
  uint64_t *right; /* by class and number of ties */
} predictor;

static uint64_t of_row(const proxy_row *r, int but) {
  uint64_t n = 0;
  for (int f = 0; f < PROXY_FOLDS; f++) n += f != but ? r->folds[f] : 0;
  return n;
}

/* ---- what is used ---- */

static void find_classes(predictor *x, proxy_prediction *p, uint64_t min_count) {
  const proxy_data *d = x->d;
  uint64_t least = min_count > 0 ? min_count : 1, *people = ARENA_ARRAY(x->memory, uint64_t, d->group_count + 1);
  x->class_of = ARENA_ARRAY(x->memory, uint32_t, d->group_count + 1);
  x->of_class = ARENA_ARRAY(x->memory, uint64_t, d->group_count + 1);
  p->areas = ARENA_ARRAY(x->memory, proxy_area, d->group_count + 1);
  for (size_t i = 0; i < d->row_count; i++) people[d->rows[i].group] += of_row(&d->rows[i], -1);
  for (size_t g = 0; g < d->group_count; g++) {
    x->class_of[g] = UINT32_MAX;
    p->small_groups += people[g] > 0 && people[g] < least;
    if (people[g] < least) continue;
    p->areas[x->classes] = (proxy_area){d->groups[g], {NAN, none}};
    p->people += x->of_class[x->classes] = people[g];
    x->class_of[g] = (uint32_t)x->classes++;
  }
}

/* By column and code; of the people outside of a fold. */
static void count_codes(predictor *x, int but) {
  const proxy_data *d = x->d;
  for (size_t c = 0; c < d->column_count; c++) memset(x->people[c], 0, (d->columns[c].values.count + 1) * sizeof **x->people);
  for (size_t i = 0; i < d->row_count; i++) {
    const proxy_row *r = &d->rows[i];
    if (x->class_of[r->group] == UINT32_MAX) continue;
    uint64_t n = of_row(r, but);
    for (size_t c = 0; c < d->column_count; c++) x->people[c][r->codes[c]] += n;
  }
}

static void sort_columns(predictor *x, proxy_data *d) {
  x->people = ARENA_ARRAY(x->memory, uint64_t *, d->column_count + 1);
  for (size_t c = 0; c < d->column_count; c++) {
    const uint32_t *map = proxy_sort(&d->columns[c], x->memory);
    x->people[c] = ARENA_ARRAY(x->memory, uint64_t, d->columns[c].values.count + 1);
    for (size_t i = 0; i < d->row_count; i++) d->rows[i].codes[c] = map[d->rows[i].codes[c]];
  }
}

static void cut_numbers(predictor *x) {
  for (size_t i = 0; i < x->features.count; i++)
    if (x->features.at[i].numbers != NULL) proxies_cut(&x->features.at[i], x->people[x->features.at[i].column]);
}

/* ---- training ---- */

static size_t cell_at(const predictor *x, size_t k, size_t feature, const proxy_row *r) {
  const proxy_feature *f = &x->features.at[feature];
  return k * x->cells + x->first[feature] + f->level[r->codes[f->column]];
}

static void train(predictor *x, int fold) {
  count_codes(x, fold);
  cut_numbers(x);
  memset(x->counts, 0, x->classes * x->cells * sizeof *x->counts);
  memset(x->trained, 0, x->classes * sizeof *x->trained);
  for (size_t i = 0; i < x->d->row_count; i++) {
    const proxy_row *r = &x->d->rows[i];
    uint32_t k = x->class_of[r->group];
    uint64_t n = of_row(r, fold);
    if (k == UINT32_MAX || n == 0) continue;
    x->trained[k] += n;
    for (size_t f = 0; f < x->features.count; f++) x->counts[cell_at(x, k, f, r)] += n;
  }
  for (size_t k = 0; k < x->classes; k++)
    for (size_t f = 0; f < x->features.count; f++)
      for (uint32_t level = 0; level < x->features.at[f].levels; level++) {
        size_t cell = k * x->cells + x->first[f] + level;
        x->logs[cell] = log((double)(x->counts[cell] + 1) / (double)(x->trained[k] + x->features.at[f].levels));
      }
}

/* ---- trying ---- */

/* The rest's likelihood: the other groups', each as often as it was met; one is added, so that none is out of the question. */
static double log_of_rest(const predictor *x, const double *logs, size_t k) {
  double most = -INFINITY, sum = 0, weights = 0;
  for (size_t h = 0; h < x->classes; h++)
    if (h != k && logs[h] > most) most = logs[h];
  for (size_t h = 0; h < x->classes; h++) {
    if (h == k) continue;
    double weight = (double)(x->trained[h] + 1);
    sum += weight * exp(logs[h] - most);
    weights += weight;
  }
  return most + log(sum / weights);
}

/* Which group the inputs are likeliest in, whatever the groups' sizes; who is as likely in several counts a part in each. */
static void take_guess(predictor *x, const double *logs, uint32_t is, uint64_t people) {
  int64_t most = INT64_MIN, own = 0;
  size_t ties = 0;
  for (size_t k = 0; k < x->classes; k++) {
    int64_t score = llround(logs[k] * score_steps);
    if (k == is) own = score;
    ties = score > most ? 1 : ties + (score == most);
    most = score > most ? score : most;
  }
  if (own == most) x->right[is * (x->classes + 1) + ties] += people;
}

static void try_row(predictor *x, size_t row, int fold, double *logs) {
  const proxy_row *r = &x->d->rows[row];
  uint32_t is = x->class_of[r->group];
  if (is == UINT32_MAX || r->folds[fold] == 0) return;
  for (size_t k = 0; k < x->classes; k++) {
    logs[k] = 0;
    for (size_t f = 0; f < x->features.count; f++) logs[k] += x->logs[cell_at(x, k, f, r)];
  }
  take_guess(x, logs, is, r->folds[fold]);
  for (size_t k = 0; k < x->classes; k++)
    x->pooled[k][x->pooled_count] = (placed){.score = llround((logs[k] - log_of_rest(x, logs, k)) * score_steps), .positive = k == is ? r->folds[fold] : 0,
                                             .negative = k == is ? 0 : r->folds[fold]};
  x->pooled_count++;
}

static int by_score(const void *left, const void *right) {
  const placed *a = left, *b = right;
  return (a->score > b->score) - (a->score < b->score);
}

static int by_rank(const void *left, const void *right) {
  const placed *a = left, *b = right;
  return (a->at > b->at) - (a->at < b->at);
}

/* The middle of those of the same score, as a share of the fold. */
static void rank(placed *all, size_t count) {
  uint64_t n = 0, below = 0;
  if (count > 0) qsort(all, count, sizeof *all, by_score);
  for (size_t i = 0; i < count; i++) n += all[i].positive + all[i].negative;
  for (size_t i = 0, end; i < count; i = end) {
    uint64_t same = 0;
    for (end = i; end < count && all[end].score == all[i].score; end++) same += all[end].positive + all[end].negative;
    for (size_t k = i; k < end; k++) all[k].at = (double)(2 * below + same) / (double)(2 * n);
    below += same;
  }
}

static void try_fold(predictor *x, int fold, double *logs) {
  size_t from = x->pooled_count;
  for (size_t i = 0; i < x->d->row_count; i++) try_row(x, i, fold, logs);
  for (size_t k = 0; k < x->classes; k++) rank(x->pooled[k] + from, x->pooled_count - from);
}

static estimate area_of(predictor *x, size_t k, double level) {
  placed *all = x->pooled[k];
  uint64_t *positive = ARENA_ARRAY(x->memory, uint64_t, x->pooled_count + 1), *negative = ARENA_ARRAY(x->memory, uint64_t, x->pooled_count + 1);
  size_t distinct = 0;
  qsort(all, x->pooled_count, sizeof *all, by_rank);
  for (size_t i = 0; i < x->pooled_count; i++) {
    distinct += i > 0 && all[i].at > all[i - 1].at;
    positive[distinct] += all[i].positive;
    negative[distinct] += all[i].negative;
  }
  estimate e = area_under_curve(positive, negative, x->pooled_count > 0 ? distinct + 1 : 0, level);
  return (estimate){rounded(e.value), rounded_span(e.ci)};
}

static double accuracy(const predictor *x) {
  double sum = 0;
  for (size_t k = 0; k < x->classes; k++)
    for (size_t ties = 1; ties <= x->classes; ties++) sum += (double)x->right[k * (x->classes + 1) + ties] / (double)ties / (double)x->of_class[k];
  return sum / (double)x->classes;
}

static size_t tried_rows(const proxy_data *d) {
  size_t n = 0;
  for (size_t i = 0; i < d->row_count; i++)
    for (int f = 0; f < PROXY_FOLDS; f++) n += d->rows[i].folds[f] > 0;
  return n;
}

static void make_room(predictor *x) {
  arena *a = x->memory;
  x->first = ARENA_ARRAY(a, size_t, x->features.count + 1);
  for (size_t f = 0; f < x->features.count; f++) {
    x->first[f] = x->cells;
    x->cells += x->features.at[f].levels;
  }
  x->counts = ARENA_ARRAY(a, uint64_t, x->classes * x->cells);
  x->trained = ARENA_ARRAY(a, uint64_t, x->classes);
  x->logs = ARENA_ARRAY(a, double, x->classes * x->cells);
  x->right = ARENA_ARRAY(a, uint64_t, x->classes * (x->classes + 1));
  x->pooled = ARENA_ARRAY(a, placed *, x->classes);
  for (size_t k = 0; k < x->classes; k++) x->pooled[k] = ARENA_ARRAY(a, placed, tried_rows(x->d) + 1);
}

static void try_all(predictor *x, proxy_prediction *p, double level) {
  double *logs = ARENA_ARRAY(x->memory, double, x->classes);
  make_room(x);
  for (int fold = 0; fold < PROXY_FOLDS; fold++) {
    train(x, fold);
    try_fold(x, fold, logs);
  }
  for (size_t k = 0; k < x->classes; k++) p->areas[k].area = area_of(x, k, level);
  p->area_count = x->classes;
  p->balanced_accuracy = rounded(accuracy(x));
  p->chance = rounded(1 / (double)x->classes);
}

/* ---- each input alone ---- */

static proxy_strength strength_of(predictor *x, size_t feature, double level) {
  const proxy_feature *f = &x->features.at[feature];
  uint64_t *table = ARENA_ARRAY(x->memory, uint64_t, f->levels * x->classes);
  association a;
  for (size_t i = 0; i < x->d->row_count; i++) {
    const proxy_row *r = &x->d->rows[i];
    if (x->class_of[r->group] != UINT32_MAX) table[f->level[r->codes[f->column]] * x->classes + x->class_of[r->group]] += of_row(r, -1);
  }
  associate(table, f->levels, x->classes, level, &a);
  return (proxy_strength){f->name, f->member, rounded(a.v), rounded_span(a.v_ci)};
}

/* The strongest first; what is undefined last. */
static int by_strength(const void *left, const void *right) {
  const proxy_strength *a = left, *b = right;
  double x = isnan(a->v) ? -1 : a->v, y = isnan(b->v) ? -1 : b->v;
  int c = (x < y) - (x > y);
  if (c == 0) c = str_cmp(a->input, b->input);
  return c != 0 ? c : str_cmp(a->member, b->member);
}

static void each_alone(predictor *x, proxy_prediction *p, double level) {
  count_codes(x, -1);
  cut_numbers(x);
  p->inputs = ARENA_ARRAY(x->memory, proxy_strength, x->features.count + 1);
  for (size_t i = 0; i < x->features.count; i++) p->inputs[i] = strength_of(x, i, level);
  p->input_count = x->features.count;
  qsort(p->inputs, p->input_count, sizeof *p->inputs, by_strength);
}

void proxies_predict(proxy_prediction *p, arena *memory, proxy_data *d, const bias_request *request) {
  predictor *x = ARENA_NEW(memory, predictor);
  *x = (predictor){.memory = memory, .d = d};
  *p = (proxy_prediction){.balanced_accuracy = NAN, .chance = NAN};
  find_classes(x, p, request->min_count);
  sort_columns(x, d);
  count_codes(x, -1);
  proxies_find_features(&x->features, p, memory, d, x->people, request->min_count);
  p->possible = x->classes >= 2 && x->features.count > 0;
  if (!p->possible) {
    p->people = 0; /* of one group alone: it would be its number */
    return;
  }
  each_alone(x, p, request->level);
  try_all(x, p, request->level);
}
