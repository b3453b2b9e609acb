#include "prove/samples.h"

#include <string.h>

typedef vec(str) texts;

typedef struct reader {
  arena *a;
  str pattern;
  size_t at;
  unsigned depth;
  bool failed;  /* something that is not known here */
  bool partial; /* not every way is there */
} reader;

enum { DEPTH_MOST = 32, REPEATS_MOST = 64, CLASS_MOST = 64 };

void samples_add(samples *s, str text) {
  if (names_find(&s->seen, text) != UINT32_MAX) return;
  names_add(&s->seen, s->a, text, (uint32_t)s->all.count);
  *VEC_PUSH(s->a, &s->all) = text;
}

static int peek(const reader *r) { return r->at < r->pattern.len ? (unsigned char)r->pattern.at[r->at] : -1; }

static bool take(reader *r, char c) {
  if (peek(r) != c) return false;
  r->at++;
  return true;
}

static str joined(reader *r, str x, str y) {
  char *at = arena_alloc(r->a, x.len + y.len + 1, 1);
  memcpy(at, x.at, x.len);
  memcpy(at + x.len, y.at, y.len);
  return (str){at, x.len + y.len};
}

/* Each of the first with each of the second, as many as there may be: where there are too many, every one of either at least once. */
static texts each_with_each(reader *r, texts x, texts y) {
  texts made = {0};
  if (x.count * y.count <= SAMPLES_MOST) {
    for (size_t i = 0; i < x.count; i++)
      for (size_t k = 0; k < y.count; k++) *VEC_PUSH(r->a, &made) = joined(r, x.at[i], y.at[k]);
    return made;
  }
  r->partial = true;
  size_t most = x.count > y.count ? x.count : y.count;
  for (size_t i = 0; i < most; i++) *VEC_PUSH(r->a, &made) = joined(r, x.at[i % x.count], y.at[i % y.count]);
  return made;
}

static texts only(reader *r, str text) {
  texts one = {0};
  *VEC_PUSH(r->a, &one) = text;
  return one;
}

static texts byte_alone(reader *r, char c) {
  char *at = arena_alloc(r->a, 2, 1);
  at[0] = c;
  return only(r, (str){at, 1});
}

static texts alternatives(reader *r);

/* All of a class, of what can be printed. */
static texts class_of(reader *r) {
  bool in[128] = {false}, denied = take(r, '^');
  for (bool first = true; first || peek(r) != ']'; first = false) {
    int c = peek(r);
    if (c < 0 || c == '\\' || c == '[' || c >= 128) {
      r->failed = true;
      return (texts){0};
    }
    r->at++;
    int to = c;
    if (peek(r) == '-' && r->at + 1 < r->pattern.len && r->pattern.at[r->at + 1] != ']') {
      r->at++;
      to = peek(r);
      r->at++;
    }
    for (int k = c; k <= to && k < 128; k++) in[k] = true;
  }
  r->at++;
  texts made = {0};
  r->partial |= denied;
  for (int c = ' ' + 1; c < 127; c++) {
    if (in[c] == denied) continue;
    if (made.count < CLASS_MOST) VEC_ADD(r->a, &made, byte_alone(r, (char)c).at, 1);
    else r->partial = true;
  }
  for (int c = 0; c <= ' '; c++) r->partial |= in[c];
  r->partial |= in[127];
  r->failed |= made.count == 0;
  return made;
}

static texts escaped(reader *r) {
  int c = peek(r);
  r->at++;
  r->partial = true;
  if (c == 'd') return byte_alone(r, '0');
  if (c == 'w') return byte_alone(r, 'A');
  if (c == 's') return byte_alone(r, ' ');
  if (c == 'A' || c == 'z' || c == 'Z') return only(r, STR(""));
  r->failed |= c < 0 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return r->failed ? (texts){0} : byte_alone(r, (char)c);
}

static texts atom(reader *r) {
  int c = peek(r);
  r->at++;
  r->failed |= c >= 128; /* a letter of several bytes, of which a repeat would take the last alone */
  switch (c) {
  case '^':
  case '$': return only(r, STR(""));
  case '.': r->partial = true; return byte_alone(r, 'A');
  case '[': return class_of(r);
  case '\\': return escaped(r);
  case '(': {
    bool looks = false; /* ahead: what it finds there is not of the text. Whether a sample fits, the pattern says */
    if (take(r, '?') && !take(r, ':')) {
      looks = take(r, '!') || take(r, '=');
      r->failed |= !looks;
    }
    if (++r->depth > DEPTH_MOST) r->failed = true;
    texts inner = r->failed ? (texts){0} : alternatives(r);
    r->depth--;
    r->failed |= !take(r, ')');
    return looks ? only(r, STR("")) : inner;
  }
  case '*':
  case '+':
  case '?':
  case '{': r->failed = true; return (texts){0};
  default: return byte_alone(r, (char)c);
  }
}

/* Without a digit, what looks like a repeat is a text of its own, or means something else. */
static unsigned number(reader *r) {
  unsigned n = 0;
  r->failed |= peek(r) < '0' || peek(r) > '9';
  while (peek(r) >= '0' && peek(r) <= '9' && n <= REPEATS_MOST) n = 10 * n + (unsigned)(peek(r) - '0'), r->at++;
  return n;
}

/* The fewest repeats that there may be, and one more where there may be. */
static texts repeated(reader *r, texts of) {
  unsigned least = 1, most = 1;
  if (take(r, '?')) {
    least = 0;
  } else if (take(r, '*')) {
    least = 0, most = 2, r->partial = true;
  } else if (take(r, '+')) {
    most = 2, r->partial = true;
  } else if (take(r, '{')) {
    least = number(r);
    bool open = peek(r) == ',' && r->at + 1 < r->pattern.len && r->pattern.at[r->at + 1] == '}';
    r->partial |= open;
    most = take(r, ',') ? (peek(r) == '}' ? least + 1 : number(r)) : least;
    r->failed |= !take(r, '}');
  } else {
    return of;
  }
  if (peek(r) == '?' || peek(r) == '+') r->at++; /* lazy or possessive */
  r->failed |= least > REPEATS_MOST || most < least;
  r->partial |= most > least + 1;
  texts made = only(r, STR("")), all = {0};
  for (unsigned i = 0; i <= most && i <= least + 1 && !r->failed; i++) {
    if (i >= least) VEC_ADD(r->a, &all, made.at, made.count);
    made = each_with_each(r, made, of);
  }
  return all;
}

static texts sequence(reader *r) {
  texts made = only(r, STR(""));
  while (!r->failed && peek(r) >= 0 && peek(r) != '|' && peek(r) != ')') {
    texts next = atom(r);
    if (!r->failed) next = repeated(r, next);
    if (!r->failed && next.count > 0) made = each_with_each(r, made, next);
  }
  return made;
}

static texts alternatives(reader *r) {
  texts made = sequence(r);
  while (!r->failed && take(r, '|')) {
    texts more = sequence(r);
    if (made.count + more.count <= SAMPLES_MOST) VEC_ADD(r->a, &made, more.at, more.count);
    else r->partial = true;
    if (r->depth == 0) r->partial = true; /* an anchor is of one alternative alone */
  }
  return made;
}

bool samples_add_of_pattern(samples *s, str pattern) {
  reader r = {.a = s->a, .pattern = pattern};
  texts found = alternatives(&r);
  if (r.failed || r.at < pattern.len) return false;
  for (size_t i = 0; i < found.count; i++) samples_add(s, found.at[i]);
  bool anchored = pattern.len >= 2 && pattern.at[0] == '^' && pattern.at[pattern.len - 1] == '$' && pattern.at[pattern.len - 2] != '\\';
  return anchored && !r.partial;
}
