#include "diag/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const struct {
  severity severity;
  char name[8];
  const char *title;
} codes[CODE_COUNT] = {
#define PREFIX_ERROR "E"
#define PREFIX_WARNING "W"
/* Four digits, so that names sort as numbers do. */
#define CODE(name, number, sev, title) \
  {SEVERITY_##sev, PREFIX_##sev #number, title},
#include "diag/codes.def"
#undef CODE
};

void diags_init(diags *d, arena *a) { *d = (diags){.in = a}; }

__attribute__((format(printf, 2, 0))) static str format_text(arena *a, const char *format, va_list args) {
  va_list again;
  va_copy(again, args);
  int len = vsnprintf(NULL, 0, format, again);
  va_end(again);
  if (len < 0) len = 0;
  char *text = arena_alloc(a, (size_t)len + 1, 1);
  vsnprintf(text, (size_t)len + 1, format, args);
  return (str){text, (size_t)len};
}

diag *diag_add(diags *d, diag_code code, span at, const char *format, ...) {
  diag *one = ARENA_NEW(d->in, diag);
  va_list args;
  va_start(args, format);
  *one = (diag){.code = code, .at = at, .message = format_text(d->in, format, args), .order = d->list.count};
  va_end(args);
  if (d->repeats && d->errors > 0) return one;
  if (diag_code_severity(code) == SEVERITY_WARNING) d->warnings++;
  else if (d->errors++ >= DIAG_ERRORS_SHOWN) {
    d->dropped++;
    return one;
  }
  *VEC_PUSH(d->in, &d->list) = one;
  return one;
}

void diag_help(diags *d, diag *on, const char *format, ...) {
  va_list args;
  va_start(args, format);
  on->help = format_text(d->in, format, args);
  va_end(args);
}

void diag_also(diags *d, diag *on, span at, const char *format, ...) {
  if (at.in == NULL) return;
  diag_label **last = &on->labels;
  while (*last != NULL) last = &(*last)->next;
  *last = ARENA_NEW(d->in, diag_label);
  va_list args;
  va_start(args, format);
  **last = (diag_label){.at = at, .text = format_text(d->in, format, args)};
  va_end(args);
}

void diags_forget(diags *d, bool (*which)(diag_code code)) {
  size_t kept = 0;
  for (size_t i = 0; i < d->list.count; i++)
    if (!which(d->list.at[i]->code)) d->list.at[kept++] = d->list.at[i];
  d->errors -= d->list.count - kept;
  d->list.count = kept;
}

static int by_place(const void *a, const void *b) {
  const diag *x = *(diag *const *)a, *y = *(diag *const *)b;
  if (x->at.in != y->at.in) {
    if (x->at.in == NULL || y->at.in == NULL) return x->at.in == NULL ? -1 : 1;
    int c = str_cmp(x->at.in->path, y->at.in->path);
    if (c != 0) return c;
  }
  if (x->at.start != y->at.start) return x->at.start < y->at.start ? -1 : 1;
  if (x->code != y->code) return x->code < y->code ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

void diags_sort(diags *d) {
  if (d->list.count > 1) qsort(d->list.at, d->list.count, sizeof *d->list.at, by_place);
}

const char *diag_code_name(diag_code code) { return codes[code].name; }
const char *diag_code_title(diag_code code) { return codes[code].title; }
severity diag_code_severity(diag_code code) { return codes[code].severity; }

/* Edit distance with insertions, deletions, substitutions and swaps of neighbours, cut off at `most`. */
static size_t distance(str a, str b, size_t most) {
  enum { LONGEST = 64 };
  if (a.len > LONGEST || b.len > LONGEST) return most + 1;
  size_t gap = a.len > b.len ? a.len - b.len : b.len - a.len;
  if (gap > most) return most + 1;
  size_t row[3][LONGEST + 1];
  for (size_t j = 0; j <= b.len; j++) row[1][j] = j;
  for (size_t i = 1; i <= a.len; i++) {
    size_t *two = row[(i - 1) % 3], *one = row[i % 3], *now = row[(i + 1) % 3];
    now[0] = i;
    for (size_t j = 1; j <= b.len; j++) {
      size_t best = one[j - 1] + (a.at[i - 1] != b.at[j - 1]);
      if (one[j] + 1 < best) best = one[j] + 1;
      if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
      if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1] && two[j - 2] + 1 < best)
        best = two[j - 2] + 1;
      now[j] = best;
    }
  }
  return row[(a.len + 1) % 3][b.len];
}

str diag_nearest(str wrong, size_t count, str (*at)(const void *, size_t), const void *names) {
  str nearest = {NULL, 0};
  size_t best = (wrong.len + 1) / 3;
  if (best > 4) best = 4;
  best++;
  for (size_t i = 0; i < count; i++) {
    if (str_eq(wrong, at(names, i))) continue;
    size_t d = distance(wrong, at(names, i), best - 1);
    if (d < best) {
      best = d;
      nearest = at(names, i);
    }
  }
  return nearest;
}

const char *diag_commas(uint64_t n, char text[28]) {
  size_t at = 27;
  text[at] = '\0';
  for (int digit = 0; digit == 0 || n > 0; digit++, n /= 10) {
    if (digit > 0 && digit % 3 == 0) text[--at] = ',';
    text[--at] = (char)('0' + n % 10);
  }
  return text + at;
}
