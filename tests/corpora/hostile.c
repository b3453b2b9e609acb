/* Texts made to cost more than they are worth: each is answered or refused, with its place, within two seconds and
 * 256 MiB. What it took is printed; a star marks what took more than 100 ms or 64 MiB.
 *
 *   hostile [PART OF A NAME]
 */
#define _XOPEN_SOURCE 700
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "corpora/child.h"

enum { ARGUMENTS_MAX = 8, SECONDS_MAX = 2, MEMORY_MIB = 256 };

typedef enum ending { ANSWERED, REFUSED, EITHER } ending;

typedef struct hostile_case {
  const char *name;
  void (*write)(FILE *to, FILE *profiles);
  ending expected;
  const char *arguments[ARGUMENTS_MAX]; /* "@rules": the file written; "@profiles": the other one */
} hostile_case;

static char folder[] = "/tmp/epf-hostile-XXXXXX";
static char rules_path[64], profiles_path[64];
static child_result child;
static unsigned long passed, failed;

/* ---- writing ---- */

static void repeat(FILE *to, const char *text, size_t times) {
  for (size_t i = 0; i < times; i++) fputs(text, to);
}

static void put_head(FILE *to) { fputs("ruleset: hostile\nversion: \"1\"\ntitle: Hostile\n", to); }

static void put_tiny_rules(FILE *to) {
  put_head(to);
  fputs("fields:\n  name: {type: text, role: identifier}\n  n: {type: integer}\n  code: {type: text, coded: true}\n  tags: {type: set, values: [a, b]}\n"
        "derived: {big: {true_when: {n: {at_least: 5}}}, coded: {true_when: {code: {matches: \"(a+)+$\"}}}, tagged: {true_when: {tags: {includes: a}}}}\n",
        to);
}

/* ---- YAML ---- */

static void brackets_10_mb(FILE *to, FILE *p) {
  (void)p;
  repeat(to, "[", 10000000);
}

static void brackets_3_mb(FILE *to, FILE *p) {
  (void)p;
  repeat(to, "[", 3000000);
}

static void braces_behind_quotes(FILE *to, FILE *p) { /* closing brackets in a text must not open the way for others */
  (void)p;
  for (int i = 0; i < 20000; i++) fputs("[ ']]]]]]',\n", to);
}

static void dashes_on_a_line(FILE *to, FILE *p) {
  (void)p;
  repeat(to, "- ", 1500000);
}

static void questions_on_a_line(FILE *to, FILE *p) {
  (void)p;
  repeat(to, "? ", 1500000);
}

static void nested_lists(FILE *to, FILE *p) {
  (void)p;
  for (int depth = 0; depth < 2000; depth++) fprintf(to, "%*s-\n", depth, "");
}

static void nested_mappings(FILE *to, FILE *p) {
  (void)p;
  for (int depth = 0; depth < 2000; depth++) fprintf(to, "%*sa:\n", depth, "");
}

static void billion_laughs(FILE *to, FILE *p) {
  (void)p;
  fputs("a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n", to);
  for (char c = 'b'; c <= 'i'; c++) {
    fprintf(to, "%c: &%c [", c, c);
    for (int i = 0; i < 9; i++) fprintf(to, "%s*%c", i > 0 ? ", " : "", c - 1);
    fputs("]\n", to);
  }
}

static void duplicate_keys(FILE *to, FILE *p) {
  (void)p;
  repeat(to, "a: 1\n", 4 * 1024 * 1024 / 5);
}

static void one_plain_line(FILE *to, FILE *p) {
  (void)p;
  fputs("a: ", to);
  repeat(to, "b", 4 * 1024 * 1024 - 4);
  fputs("\n", to);
}

static void one_quoted_line(FILE *to, FILE *p) {
  (void)p;
  fputs("a: \"", to);
  repeat(to, "\\n", 2 * 1024 * 1024 - 4);
  fputs("\"\n", to);
}

static void quote_never_closed(FILE *to, FILE *p) {
  (void)p;
  fputs("a: 'b\n", to);
  repeat(to, "c\n", 2000000);
}

static void many_lines_of_one_text(FILE *to, FILE *p) {
  (void)p;
  fputs("a: >\n", to);
  repeat(to, " b\n", 1390000);
}

static void put_short_key(FILE *to, size_t i) {
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  char key[4];
  for (int k = 3; k >= 0; k--, i /= 52) key[k] = letters[i % 52];
  fwrite(key, 1, 4, to);
}

static void many_keys(FILE *to, FILE *p) { /* as many as a file of 4 MiB holds */
  (void)p;
  for (size_t i = 0; i < 690000; i++) {
    put_short_key(to, i);
    fputs(":\n", to);
  }
}

static void million_keys(FILE *to, FILE *p) {
  (void)p;
  for (size_t i = 0; i < 1000000; i++) {
    put_short_key(to, i);
    fputs(":\n", to);
  }
}

static void many_flow_keys(FILE *to, FILE *p) {
  (void)p;
  fputs("{", to);
  for (size_t i = 0; i < 690000; i++) {
    put_short_key(to, i);
    fputs(",\n", to);
  }
  fputs("}", to);
}

static void comments(FILE *to, FILE *p) {
  (void)p;
  repeat(to, "#\n", 2000000);
}

static void bad_characters(FILE *to, FILE *p) {
  (void)p;
  repeat(to, "a: \xe2\x80\xae\n", 500000);
}

/* ---- rules ---- */

static void put_flags(FILE *to, int count) {
  fputs("fields:\n", to);
  for (int i = 0; i < count; i++) fprintf(to, "  f%d: {type: boolean}\n", i);
}

static void conjuncts_2_40(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  put_flags(to, 80);
  fputs("options:\n  one:\n    title: One\n    kind: course\n    eligible:\n      all:\n", to);
  for (int i = 0; i < 40; i++) fprintf(to, "        - any: [{f%d: true}, {f%d: true}]\n", 2 * i, 2 * i + 1);
}

static void negation_2_40(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  put_flags(to, 80);
  fputs("options:\n  one:\n    title: One\n    kind: course\n    excluded:\n      any:\n", to);
  for (int i = 0; i < 40; i++) fprintf(to, "        - all: [{f%d: true}, {f%d: true}]\n", 2 * i, 2 * i + 1);
}

static void half_of_many(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  put_flags(to, 1000);
  fputs("options:\n  one:\n    title: One\n    kind: course\n    eligible:\n      at_least: 500\n      of:\n", to);
  for (int i = 0; i < 1000; i++) fprintf(to, "        - f%d: true\n", i);
}

static void halves_within_halves(FILE *to, FILE *p) { /* `at_least` of parts that are many conjuncts each */
  (void)p;
  put_head(to);
  put_flags(to, 200);
  fputs("derived:\n  d: {count: [", to);
  for (int i = 0; i < 60; i++) fprintf(to, "%s{any: [{f%d: true}, {all: [{f%d: true}, {f%d: false}]}]}", i > 0 ? ", " : "", i, i + 1, i + 70);
  fputs("]}\n", to);
}

static void put_set(FILE *to, int values) {
  put_head(to);
  fputs("fields:\n  s: {type: set, values: [", to);
  for (int i = 0; i < values; i++) fprintf(to, "%sv%d", i > 0 ? ", " : "", i);
  fputs("]}\noptions:\n", to);
}

static void any_of_a_large_set(FILE *to, FILE *p) {
  (void)p;
  put_set(to, 1000);
  fputs("  one: {title: One, kind: k, eligible: {s: {includes_any: [", to);
  for (int i = 0; i < 1000; i++) fprintf(to, "%sv%d", i > 0 ? ", " : "", i);
  fputs("]}}}\n", to);
}

static void none_of_a_large_set(FILE *to, FILE *p) {
  (void)p;
  put_set(to, 1000);
  for (int i = 0; i < 20; i++) fprintf(to, "  o%d: {title: O, kind: k, eligible: {s: {is: none}}}\n", i);
}

static void none_of_a_set_often(FILE *to, FILE *p) {
  (void)p;
  put_set(to, 300);
  for (int i = 0; i < 300; i++) fprintf(to, "  o%d: {title: O, kind: k, eligible: {s: {is: none}}}\n", i);
}

static void none_of_a_set_too_often(FILE *to, FILE *p) { /* a row for every value, a bit in it for every option and value */
  (void)p;
  put_set(to, 1000);
  for (int i = 0; i < 20000; i++) fprintf(to, "  o%d: {title: O, kind: k, eligible: {s: {is: none}}}\n", i);
}

static void numbers_of_their_own(FILE *to, FILE *p) { /* a row for every number, a bit in it for every option */
  (void)p;
  put_head(to);
  fputs("fields: {n: {type: integer}, m: {type: integer}}\noptions:\n", to);
  for (int i = 0; i < 25000; i++) fprintf(to, "  o%d: {title: O, kind: k, eligible: {n: {at_least: %d}}}\n", i, i);
}

static void put_tangle(FILE *to, int of, int k) { /* parts that share a slot: the node needs a formula of its own */
  put_head(to);
  put_flags(to, of + 1);
  fprintf(to, "options:\n  one:\n    title: One\n    kind: course\n    eligible:\n      at_least: %d\n      of:\n", k);
  for (int i = 0; i < of; i++) fprintf(to, "        - {any: [f%d: true, f%d: true]}\n", i, i + 1);
}

static void tangled_halves(FILE *to, FILE *p) {
  (void)p;
  put_tangle(to, 400, 200);
}

static void tangled_pairs(FILE *to, FILE *p) {
  (void)p;
  put_tangle(to, 400, 2);
}

static void tangled_halves_of_1000(FILE *to, FILE *p) {
  (void)p;
  put_tangle(to, 1000, 500);
}

static void tangled_thresholds(FILE *to, FILE *p) { /* all on one number: narrow at every step, but many steps */
  (void)p;
  put_head(to);
  fputs("fields: {n: {type: integer}}\noptions:\n  one:\n    title: One\n    kind: course\n    eligible:\n      at_least: 500\n      of:\n", to);
  for (int i = 0; i < 1000; i++) fprintf(to, "        - n: {at_least: %d}\n", i);
}

static void wide_condition_often(FILE *to, FILE *p) { /* a product and a sum of 1,024 conjuncts, in every option */
  (void)p;
  put_head(to);
  put_flags(to, 90);
  fputs("conditions:\n  c:\n    all:\n", to);
  for (int i = 0; i < 5; i++) {
    fputs("      - any: [", to);
    for (int k = 0; k < 4; k++) fprintf(to, "%sf%d: true", k > 0 ? ", " : "", 4 * i + k);
    fputs("]\n", to);
  }
  fputs("options:\n", to);
  for (int i = 0; i < 5000; i++) fprintf(to, "  o%d: {title: O, kind: k, eligible: {any: [{condition: c}, {condition: c}, f%d: true]}}\n", i, 20 + i % 70);
}

static void first_of_many(FILE *to, FILE *p) { /* case i asks for the negation of all before it */
  (void)p;
  put_head(to);
  put_flags(to, 400);
  fputs("derived:\n  d:\n    first:\n", to);
  for (int i = 0; i < 200; i++) fprintf(to, "      - {when: {all: [{f%d: true}, {f%d: true}]}, then: %d}\n", i, i + 200, i);
  fputs("      - {otherwise: 1000}\n", to);
}

static void conditions_doubling(FILE *to, FILE *p) { /* each names the one before it twice */
  (void)p;
  put_head(to);
  put_flags(to, 1);
  fputs("conditions:\n  c0: {f0: true}\n", to);
  for (int i = 1; i < 60; i++) fprintf(to, "  c%d: {any: [{condition: c%d}, {condition: c%d}]}\n", i, i - 1, i - 1);
  fputs("options: {one: {title: One, kind: course, eligible: {condition: c59}}}\n", to);
}

static void conditions_doubling_differently(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  put_flags(to, 60);
  fputs("conditions:\n  c0: {f0: true}\n", to);
  for (int i = 1; i < 60; i++) fprintf(to, "  c%d: {any: [{condition: c%d}, {all: [{f%d: true}, {condition: c%d}]}]}\n", i, i - 1, i, i - 1);
  fputs("options: {one: {title: One, kind: course, eligible: {condition: c59}}}\n", to);
}

static void derived_doubling(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  put_flags(to, 1);
  fputs("derived:\n  d0: {true_when: {f0: true}}\n", to);
  for (int i = 1; i < 60; i++) fprintf(to, "  d%d: {true_when: {any: [{d%d: true}, {d%d: true}]}}\n", i, i - 1, i - 1);
}

/* Each rests on the two before it: few rules, and as many ways through them as the numbers of Fibonacci. */
static void derived_like_rabbits(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  put_flags(to, 2);
  fputs("derived:\n  d0: {true_when: {f0: true}}\n  d1: {true_when: {f1: true}}\n", to);
  for (int i = 2; i < 60; i++) fprintf(to, "  d%d: {true_when: {all: [{d%d: true}, {d%d: true}]}}\n", i, i - 1, i - 2);
}

static void missing_like_rabbits(FILE *to, FILE *p) { /* and whether each is missing for good */
  (void)p;
  put_head(to);
  put_flags(to, 2);
  fputs("derived:\n  d0: {first: [{when: {f0: true}, then: missing}, {otherwise: true}]}\n  d1: {first: [{when: {f1: true}, then: missing}, {otherwise: true}]}\n", to);
  for (int i = 2; i < 60; i++)
    fprintf(to, "  d%d: {first: [{when: {any: [{not: {known: d%d}}, {not: {known: d%d}}]}, then: missing}, {otherwise: true}]}\n", i, i - 1, i - 2);
}

static void options_like_rabbits(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  fputs("fields: {s: {type: enum, values: [a, b], role: protected}}\noptions:\n", to);
  for (int i = 0; i < 2; i++) fprintf(to, "  o%d: {title: O, kind: k, eligible: {s: a, lawful_basis: Act}}\n", i);
  for (int i = 2; i < 60; i++) fprintf(to, "  o%d: {title: O, kind: k, eligible: {all: [{option: o%d}, {option: o%d}]}}\n", i, i - 1, i - 2);
}

static void sums_doubling(FILE *to, FILE *p) { /* the hull doubles each time, beyond 64 bits */
  (void)p;
  put_head(to);
  fputs("fields: {n: {type: integer}}\nderived:\n  d0: {sum: [n, n]}\n", to);
  for (int i = 1; i < 80; i++) fprintf(to, "  d%d: {sum: [d%d, d%d]}\n", i, i - 1, i - 1);
}

static void options_doubling(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  put_flags(to, 1);
  fputs("options:\n  o0: {title: O, kind: k0, eligible: {f0: true}}\n  p0: {title: P, kind: k0, eligible: {f0: true}}\n", to);
  for (int i = 1; i < 60; i++)
    fprintf(to, "  o%d: {title: O, kind: k%d, eligible: {kind: k%d}}\n  p%d: {title: P, kind: k%d, eligible: {kind: k%d}}\n", i, i, i - 1, i, i, i - 1);
}

static void conditions_used_everywhere(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  put_flags(to, 90);
  fputs("conditions:\n  c:\n    any:\n", to);
  for (int i = 0; i < 90; i++) fprintf(to, "      - f%d: true\n", i);
  fputs("options:\n", to);
  for (int i = 0; i < 40000; i++) fprintf(to, "  o%d: {title: O, kind: k, eligible: {condition: c}}\n", i);
}

static void chain_of_derived(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  fputs("fields: {f: {type: boolean}}\nderived:\n  d0: {true_when: {f: true}}\n", to);
  for (int i = 1; i < 100000; i++) fprintf(to, "  d%d: {true_when: {d%d: true}}\n", i, i - 1);
}

static void chain_backwards(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  fputs("fields: {f: {type: boolean}}\nderived:\n", to);
  for (int i = 99999; i > 0; i--) fprintf(to, "  d%d: {true_when: {d%d: true}}\n", i, i - 1);
  fputs("  d0: {true_when: {f: true}}\n", to);
}

static void chain_of_conditions(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  fputs("fields: {f: {type: boolean}}\nconditions:\n  c0: {f: true}\n", to);
  for (int i = 1; i < 100000; i++) fprintf(to, "  c%d: {condition: c%d}\n", i, i - 1);
}

static void chain_of_options(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  fputs("fields: {f: {type: boolean}}\noptions:\n  o0: {title: O, kind: k, eligible: {f: true}}\n", to);
  for (int i = 1; i < 50000; i++) fprintf(to, "  o%d: {title: O, kind: k, eligible: {option: o%d}}\n", i, i - 1);
}

static void chain_of_values_from(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  fputs("fields:\n  e0: {type: enum, values: [a, b]}\n", to);
  for (int i = 1; i < 80000; i++) fprintf(to, "  e%d: {type: enum, values_from: e%d}\n", i, i - 1);
}

static void circle_of_derived(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  fputs("derived:\n", to);
  for (int i = 0; i < 90000; i++) fprintf(to, "  d%d: {true_when: {d%d: true}}\n", i, (i + 1) % 90000);
}

static void many_fields(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  put_flags(to, 130000);
}

static void many_values(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  fputs("fields:\n  e: {type: enum, ordered: true, values: [", to);
  for (int i = 0; i < 400000; i++) fprintf(to, "%sv%d", i > 0 ? ", " : "", i);
  fputs("]}\noptions: {one: {title: One, kind: course, eligible: {e: {at_least: v10}}}}\n", to);
}

static void many_options(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  fputs("fields: {n: {type: integer}}\noptions:\n", to);
  for (int i = 0; i < 45000; i++) fprintf(to, "  o%d: {title: O, kind: k, eligible: {n: {at_least: %d}}}\n", i, i);
}

static void many_errors(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  fputs("fields: {n: {type: integer}}\noptions:\n", to);
  for (int i = 0; i < 45000; i++) fprintf(to, "  o%d: {title: O, kind: k, eligible: {m%d: {at_least: 1}}}\n", i, i);
}

static void near_names(FILE *to, FILE *p) { /* each mistake looks for the nearest of many names */
  (void)p;
  put_head(to);
  put_flags(to, 60000);
  fputs("options:\n", to);
  for (int i = 0; i < 25000; i++) fprintf(to, "  o%d: {title: O, kind: k, eligible: {g%d: true}}\n", i, i);
}

static void patterns(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  fputs("fields: {code: {type: text, coded: true}}\noptions:\n", to);
  for (int i = 0; i < 30000; i++) fprintf(to, "  o%d: {title: O, kind: k, eligible: {code: {matches: \"(a|b%d)*c\"}}}\n", i, i);
}

static void pattern_that_grows(FILE *to, FILE *p) {
  (void)p;
  put_head(to);
  fputs("fields: {code: {type: text, coded: true}}\noptions:\n  one: {title: One, kind: k, eligible: {code: {matches: '((((((a{1,60}){1,60}){1,60}){1,60}){1,60}){1,60}){1,60}'}}}\n", to);
}

static void large_matrix(FILE *to, FILE *p) { /* the cells of eight axes are many more than are written */
  (void)p;
  put_head(to);
  fputs("fields:\n", to);
  for (int i = 0; i < 8; i++) {
    fprintf(to, "  e%d: {type: enum, values: [", i);
    for (int k = 0; k < 60; k++) fprintf(to, "%sv%d", k > 0 ? ", " : "", k);
    fputs("]}\n", to);
  }
  fputs("derived: {m: {matrix: {axes: [e0, e1, e2, e3, e4, e5, e6, e7], cells: [1]}}}\n", to);
}

/* ---- profiles ---- */

static void line_100_mb(FILE *to, FILE *p) {
  put_tiny_rules(to);
  fputs("{\"n\": 1, \"name\": \"", p);
  static char block[100001];
  memset(block, 'x', 100000);
  repeat(p, block, 1000);
  fputs("\"}\n{\"n\": 7}\n", p);
}

static void json_deep(FILE *to, FILE *p) {
  put_tiny_rules(to);
  fputs("{\"n\": ", p);
  repeat(p, "[", 100000);
  repeat(p, "]", 100000);
  fputs("}\n", p);
}

static void json_deep_objects(FILE *to, FILE *p) {
  put_tiny_rules(to);
  repeat(p, "{\"n\":", 100000);
  fputs("1", p);
  repeat(p, "}", 100000);
}

static void json_open(FILE *to, FILE *p) {
  put_tiny_rules(to);
  repeat(p, "[", 50000000);
}

static void json_many_keys(FILE *to, FILE *p) { /* a profile of almost 1 MiB, all keys distinct */
  put_tiny_rules(to);
  fputs("{", p);
  for (size_t i = 0; i < 100000; i++) {
    fputs(i > 0 ? ",\"" : "\"", p);
    put_short_key(p, i);
    fputs("\":1", p);
  }
  fputs("}\n", p);
}

static void json_same_key(FILE *to, FILE *p) {
  put_tiny_rules(to);
  fputs("{\"n\":1", p);
  repeat(p, ",\"n\":1", 170000);
  fputs("}\n", p);
}

static void json_long_number(FILE *to, FILE *p) {
  put_tiny_rules(to);
  fputs("{\"n\": 1", p);
  repeat(p, "0", 1000000);
  fputs("}\n", p);
}

static void json_long_set(FILE *to, FILE *p) {
  put_tiny_rules(to);
  fputs("{\"tags\": [\"a\"", p);
  repeat(p, ",\"b\"", 200000);
  fputs("]}\n", p);
}

static void csv_columns(FILE *to, FILE *p) {
  put_tiny_rules(to);
  for (size_t i = 0; i < 1000000; i++) fprintf(p, "%sc%zu", i > 0 ? "," : "", i);
  fputs("\n", p);
  repeat(p, ",", 999999);
  fputs("\n", p);
}

static void csv_empty_columns(FILE *to, FILE *p) {
  put_tiny_rules(to);
  fputs("n", p);
  repeat(p, ",", 1000000);
  fputs("\n1\n", p);
}

static void csv_quote_never_closed(FILE *to, FILE *p) {
  put_tiny_rules(to);
  fputs("n,name\n\"", p);
  static char line[1001];
  memset(line, ',', 999);
  line[999] = '\n';
  repeat(p, line, 40000);
}

static void yaml_deep_profile(FILE *to, FILE *p) {
  put_tiny_rules(to);
  repeat(p, "{n: ", 100000);
}

static void subject_1_kib(FILE *to, FILE *p) {
  put_tiny_rules(to);
  fputs("{\"code\": \"", p);
  repeat(p, "a", 1023);
  fputs("!\"}\n{\"code\": \"", p);
  repeat(p, "a", 100000);
  fputs("\"}\n", p);
}

#define CHECK {"check", "--format", "gcc", "@rules"}
#define DUMP {"dump", "--stage", "doc", "@rules"}
#define MATCH(format) {"match", "@rules", "@profiles", "--as-of", "2026-01-01", "--input=" format, "--unknown-fields=ignore", "--why=all"}

static const hostile_case cases[] = {
  {"10 MB of opening brackets", brackets_10_mb, REFUSED, DUMP},
  {"3 MB of opening brackets", brackets_3_mb, REFUSED, DUMP},
  {"brackets hidden by quotes", braces_behind_quotes, REFUSED, DUMP},
  {"1,500,000 dashes on a line", dashes_on_a_line, REFUSED, DUMP},
  {"1,500,000 question marks on a line", questions_on_a_line, REFUSED, DUMP},
  {"lists 2,000 deep", nested_lists, REFUSED, DUMP},
  {"mappings 2,000 deep", nested_mappings, REFUSED, DUMP},
  {"a billion laughs", billion_laughs, REFUSED, DUMP},
  {"4 MiB of the same key", duplicate_keys, REFUSED, DUMP},
  {"a plain line of 4 MiB", one_plain_line, EITHER, DUMP},
  {"a quoted line of 4 MiB", one_quoted_line, EITHER, DUMP},
  {"a quote never closed", quote_never_closed, REFUSED, DUMP},
  {"a text of 1,390,000 lines", many_lines_of_one_text, EITHER, DUMP},
  {"690,000 keys", many_keys, EITHER, DUMP},
  {"690,000 keys in braces", many_flow_keys, EITHER, DUMP},
  {"1,000,000 keys", million_keys, REFUSED, DUMP},
  {"2,000,000 comments", comments, REFUSED, DUMP},
  {"500,000 bidi characters", bad_characters, REFUSED, DUMP},
  {"690,000 unknown sections", many_keys, REFUSED, CHECK},
  {"2^40 conjuncts", conjuncts_2_40, REFUSED, CHECK},
  {"2^40 conjuncts of the negation", negation_2_40, REFUSED, CHECK},
  {"500 of 1,000 clauses", half_of_many, EITHER, CHECK},
  {"a count of 60 conditions", halves_within_halves, EITHER, CHECK},
  {"the first of 200 cases", first_of_many, EITHER, CHECK},
  {"any of a set of 1,000", any_of_a_large_set, ANSWERED, CHECK},
  {"20 times none of a set of 1,000", none_of_a_large_set, ANSWERED, CHECK},
  {"300 times none of a set of 300", none_of_a_set_often, EITHER, CHECK},
  {"20,000 times none of a set of 1,000", none_of_a_set_too_often, REFUSED, CHECK},
  {"25,000 options, each with a number of its own", numbers_of_their_own, EITHER, CHECK},
  {"200 of 400 that share questions", tangled_halves, REFUSED, CHECK},
  {"2 of 400 that share questions", tangled_pairs, EITHER, CHECK},
  {"500 of 1,000 that share questions", tangled_halves_of_1000, REFUSED, CHECK},
  {"500 of 1,000 thresholds", tangled_thresholds, EITHER, CHECK},
  {"a condition of 1,024 conjuncts, 10,000 times", wide_condition_often, REFUSED, CHECK},
  {"conditions that double 59 times", conditions_doubling, EITHER, CHECK},
  {"conditions that double and grow", conditions_doubling_differently, EITHER, CHECK},
  {"a condition of 90 clauses in 40,000 options", conditions_used_everywhere, EITHER, CHECK},
  {"derived values that double 59 times", derived_doubling, EITHER, CHECK},
  {"derived values that rest on two others", derived_like_rabbits, ANSWERED, CHECK},
  {"missing values that rest on two others", missing_like_rabbits, ANSWERED, CHECK},
  {"options that rest on two others", options_like_rabbits, ANSWERED, CHECK},
  {"sums that double 79 times", sums_doubling, REFUSED, CHECK},
  {"kinds that double 59 times", options_doubling, EITHER, CHECK},
  {"a chain of 100,000 derived values", chain_of_derived, REFUSED, CHECK},
  {"the same chain backwards", chain_backwards, REFUSED, CHECK},
  {"a chain of 100,000 conditions", chain_of_conditions, REFUSED, CHECK},
  {"a chain of 50,000 options", chain_of_options, REFUSED, CHECK},
  {"a chain of 80,000 values_from", chain_of_values_from, REFUSED, CHECK},
  {"a circle of 90,000 derived values", circle_of_derived, REFUSED, CHECK},
  {"130,000 fields", many_fields, EITHER, CHECK},
  {"an enum of 400,000 values", many_values, EITHER, CHECK},
  {"45,000 options, each with a number of its own", many_options, REFUSED, CHECK},
  {"45,000 mistakes", many_errors, REFUSED, CHECK},
  {"25,000 names near 60,000 others", near_names, REFUSED, CHECK},
  {"30,000 patterns", patterns, EITHER, CHECK},
  {"a pattern that grows", pattern_that_grows, REFUSED, CHECK},
  {"a matrix of 60^8 cells", large_matrix, REFUSED, CHECK},
  {"an NDJSON line of 100 MB", line_100_mb, REFUSED, MATCH("ndjson")},
  {"JSON lists 100,000 deep", json_deep, REFUSED, MATCH("json")},
  {"JSON lists 100,000 deep on a line", json_deep, REFUSED, MATCH("ndjson")},
  {"JSON objects 100,000 deep", json_deep_objects, REFUSED, MATCH("json")},
  {"50 MB of JSON brackets", json_open, REFUSED, MATCH("json")},
  {"a JSON profile of 100,000 keys", json_many_keys, EITHER, MATCH("ndjson")},
  {"a JSON profile with a key 170,000 times", json_same_key, REFUSED, MATCH("ndjson")},
  {"a JSON number of 1,000,000 digits", json_long_number, EITHER, MATCH("ndjson")},
  {"a JSON set of 200,000 members", json_long_set, EITHER, MATCH("ndjson")},
  {"CSV with 1,000,000 columns", csv_columns, REFUSED, MATCH("csv")},
  {"CSV with 1,000,000 columns without names", csv_empty_columns, REFUSED, MATCH("csv")},
  {"a CSV quote never closed", csv_quote_never_closed, REFUSED, MATCH("csv")},
  {"YAML profile 100,000 deep", yaml_deep_profile, REFUSED, MATCH("yaml")},
  {"(a+)+$ against 1 KiB", subject_1_kib, EITHER, MATCH("ndjson")},
};

/* ---- running ---- */

static _Noreturn void give_up(const char *what) {
  fprintf(stderr, "hostile: %s\n", what);
  exit(2);
}

static int run_program(void *with, FILE *to) {
  const hostile_case *c = with;
  char *argv[ARGUMENTS_MAX + 1] = {(char *)(uintptr_t)"epf"};
  int argc = 1;
  for (int i = 0; i < ARGUMENTS_MAX && c->arguments[i] != NULL; i++) {
    const char *given = c->arguments[i];
    argv[argc++] = (char *)(uintptr_t)(strcmp(given, "@rules") == 0 ? rules_path : strcmp(given, "@profiles") == 0 ? profiles_path : given);
  }
  FILE *out = fopen("/dev/null", "w");
  return out == NULL ? EXIT_INTERNAL : epf_main(argc, argv, stdin, out, to);
}

static bool names_a_place(const char *path) {
  for (const char *at = child.text; (at = strstr(at, path)) != NULL; at++) {
    unsigned line, column;
    if (sscanf(at + strlen(path), ":%u:%u", &line, &column) == 2 && line > 0 && column > 0) return true;
  }
  return false;
}

static const char *fault_of(const hostile_case *c) {
  if (child.signal == SIGALRM) return "it hangs";
  if (child.signal != 0) return strsignal(child.signal);
  bool refused = child.code == EXIT_RULES || child.code == EXIT_DATA;
  if (!refused && child.code != EXIT_FINE) return "another exit code than 0, 3 or 4";
  if (refused && !names_a_place(rules_path) && !names_a_place(profiles_path)) return "the message names no place";
  if (c->expected == REFUSED && !refused) return "it is not refused";
  if (c->expected == ANSWERED && refused) return "it is refused";
  if (child_has_sanitizer()) return NULL; /* which takes time and memory of its own */
  if (child.cpu > SECONDS_MAX) return "it takes too long";
  return child.peak_kib > MEMORY_MIB * 1024 ? "it takes too much memory" : NULL;
}

static void write_files(const hostile_case *c) {
  FILE *rules = fopen(rules_path, "w"), *profiles = fopen(profiles_path, "w");
  if (rules == NULL || profiles == NULL) give_up("no temporary file");
  c->write(rules, profiles);
  if (fclose(rules) != 0 || fclose(profiles) != 0) give_up("a temporary file cannot be written");
}

static bool run_arguments(const hostile_case *c) {
  unsigned seconds = child_has_sanitizer() ? 60 : 10;
  child_run(&child, (child_limits){.seconds = seconds, .memory_mib = MEMORY_MIB}, run_program, (void *)(uintptr_t)c);
  const char *fault = fault_of(c);
  bool aim = child.cpu <= 0.1 && child.peak_kib <= 64 * 1024;
  printf("%s%c %-42s exit %-3d %7.0f ms %6.1f MiB  %.*s\n", fault != NULL ? "FAILED" : "      ", aim ? ' ' : '*', c->name, child.code, 1e3 * child.cpu,
         (double)child.peak_kib / 1024, (int)strcspn(child.text, "\n") > 150 ? 150 : (int)strcspn(child.text, "\n"), child.text);
  if (fault != NULL) printf("       %s\n", fault);
  passed += fault == NULL;
  failed += fault != NULL;
  return child.code == EXIT_FINE && child.signal == 0;
}

/* Rules that `check` takes are matched, asked about and listed, too. */
static void run_case(const hostile_case *c) {
  static const char *const profiles = "{}\n{\"f0\":true,\"f1\":true,\"s\":\"a\",\"n\":7}\n";
  static const hostile_case further[] = {
    {"  matched", NULL, EITHER, {"match", "@rules", "@profiles", "--as-of", "2026-01-01", "--input=ndjson", "--unknown-fields=ignore", "--why=all"}},
    {"  asked", NULL, EITHER, {"match", "@rules", "@profiles", "--as-of", "2026-01-01", "--input=ndjson", "--unknown-fields=ignore", "--ask"}},
    {"  read by", NULL, ANSWERED, {"check", "--protected", "@rules"}}};
  write_files(c);
  bool is_check = strcmp(c->arguments[0], "check") == 0;
  if (!run_arguments(c) || !is_check) return;
  FILE *to = fopen(profiles_path, "w");
  if (to == NULL || fputs(profiles, to) < 0 || fclose(to) != 0) give_up("a temporary file cannot be written");
  for (size_t i = 0; i < sizeof further / sizeof *further; i++) run_arguments(&further[i]);
}

int main(int argc, char **argv) {
  setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
  if (mkdtemp(folder) == NULL) give_up("no temporary folder");
  snprintf(rules_path, sizeof rules_path, "%s/r.yaml", folder);
  snprintf(profiles_path, sizeof profiles_path, "%s/p", folder);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    if (argc < 2 || strstr(cases[i].name, argv[1]) != NULL) run_case(&cases[i]);
  unlink(rules_path);
  unlink(profiles_path);
  rmdir(folder);
  printf("%lu passed, %lu failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
