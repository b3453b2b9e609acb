/* Texts that are spelt out from a pattern, held against the pattern itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "prove/samples.h"
#include "regex/regex.h"

typedef struct sampled {
  arena a;
  samples s;
  regex *r;
  regex_scratch *room;
  bool complete;
} sampled;

static void sample(sampled *x, const char *pattern) {
  *x = (sampled){0};
  arena_init(&x->a);
  if (ARENA_CATCH(&x->a)) fail();
  x->s.a = &x->a;
  assert_int_equal(regex_new(&x->r, str_from(pattern), false), EPF_OK);
  assert_int_equal(regex_scratch_new(&x->room), EPF_OK);
  x->complete = samples_add_of_pattern(&x->s, str_from(pattern));
}

static void done(sampled *x) {
  regex_free(x->r);
  regex_scratch_free(x->room);
  arena_release(&x->a);
}

static bool fits(const sampled *x, str text) { return regex_match(x->r, x->room, text) == REGEX_YES; }

static size_t count_fitting(const sampled *x) {
  size_t count = 0;
  for (size_t i = 0; i < x->s.all.count; i++) count += fits(x, x->s.all.at[i]);
  return count;
}

/* Every text over these letters, up to five of them. */
static void hold_against_all(const char *pattern) {
  static const char letters[] = "01ab{},$";
  enum { KINDS = sizeof letters - 1, LONGEST = 5 };
  sampled x;
  sample(&x, pattern);
  char text[LONGEST];
  for (int len = 0; len <= LONGEST; len++) {
    unsigned total = 1;
    for (int i = 0; i < len; i++) total *= KINDS;
    for (unsigned n = 0; n < total; n++) {
      for (unsigned i = 0, rest = n; i < (unsigned)len; i++, rest /= KINDS) text[i] = letters[rest % KINDS];
      str one = {text, (size_t)len};
      if (x.complete && fits(&x, one) && names_find(&x.s.seen, one) == UINT32_MAX) fail_msg("%s takes %.*s, which is not among its texts", pattern, len, text);
    }
  }
  done(&x);
}

/* Where it is said that these are all there are, there are no others. */
static void all_of_a_pattern(void **state) {
  (void)state;
  static const char *const patterns[] = {"^a$", "^ab?$", "^(a|b1)[01]$", "^[01]{2}$", "^a{1,2}b$", "^a{1,3}$", "^a*$", "^(?!a)[ab]{2}$", "^a|b$", "^(a$|b)0?$", "^a{,2}$", "^a{}$", "^a{b}$", "^a\\$",
                                         "^[a-]b?$", "^a+?$", "^a?+a$", "^(?:ab|a)b$", "^.$", "^\\d$", "^[^a]$", "^(a|b|)$", "^$", "^0(a?b?){2}$", "a$", "^a", "^a$$", "^^a$", "^(?=a)[ab]$", "^a(b(0|1)){0,1}$"};
  for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) hold_against_all(patterns[i]);
}

static void some_of_a_pattern(void **state) {
  (void)state;
  static const struct {
    const char *pattern;
    bool complete;
    size_t fitting; /* at least */
  } cases[] = {{"^0(39|4[01245789])[0-9]{2}$", true, 900}, {"^008(?!08|19)[0-9]{2}$", true, 98}, {"^[0-9]{5}$", false, 10}, {"^[a-z]+$", false, 1}, {"^\xc3\xa9?$", false, 0}, {"(?i)a", false, 0}, {"045..", false, 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    sampled x;
    sample(&x, cases[i].pattern);
    assert_int_equal(x.complete, cases[i].complete);
    assert_true(count_fitting(&x) >= cases[i].fitting);
    done(&x);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(all_of_a_pattern), cmocka_unit_test(some_of_a_pattern)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
