#include "property/small.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "property/pairs.h"

void small_leaf(gen *g, char *to, bool derived) {
  static const char *const colours[] = {"red", "green", "blue"};
  uint32_t kind = gen_below(g, derived ? 12 : 8), n = 1 + gen_below(g, 6);
  const char *colour = colours[gen_below(g, 3)];
  enum { SIZE = sizeof((tree *)0)->leaf };
  switch (kind) {
  case 0:
  case 1: snprintf(to, SIZE, "{size: {at_least: %u}}", n); break;
  case 2: snprintf(to, SIZE, "{size: {below: %u}}", n); break;
  case 3: snprintf(to, SIZE, "{size: {at_least: %u, below: %u}}", n > 4 ? 4 : n, n > 4 ? 6 : n + 2); break;
  case 4: snprintf(to, SIZE, "{colour: %s}", colour); break;
  case 5: snprintf(to, SIZE, "{flag: %s}", gen_chance(g, 70) ? "true" : "false"); break;
  case 6: snprintf(to, SIZE, "{marks: {includes: %s}}", gen_chance(g, 50) ? "x" : "y"); break;
  case 7: snprintf(to, SIZE, "{known: %s}", gen_chance(g, 50) ? "size" : "colour"); break;
  case 8: snprintf(to, SIZE, "{band: %s}", gen_chance(g, 50) ? "high" : "low"); break;
  case 9: snprintf(to, SIZE, "{pick: {at_least: %u}}", 1 + gen_below(g, 2)); break;
  case 10: snprintf(to, SIZE, "{tally: {at_least: %u}}", 1 + gen_below(g, 3)); break;
  default: snprintf(to, SIZE, "{known: pick}"); break;
  }
}

static unsigned grow(script *s, gen *g, unsigned depth) {
  if (s->count + PARTS_MOST + 1 >= NODES_MOST) depth = DEPTH_MOST;
  unsigned here = s->count++;
  tree *t = &s->nodes[here];
  *t = (tree){.is = LEAF};
  uint32_t kind = depth >= DEPTH_MOST ? 0 : gen_below(g, 8);
  if (kind < 3 && depth > 0) {
    small_leaf(g, t->leaf, true);
    return here;
  }
  t->is = kind < 5 ? ALL : kind < 7 ? ANY : gen_chance(g, 50) ? NOT : SOME;
  unsigned count = t->is == NOT ? 1 : t->is == SOME ? 3 : 2 + gen_below(g, 2);
  t->k = 2;
  for (unsigned i = 0; i < count; i++) {
    unsigned part = grow(s, g, depth + 1);
    s->nodes[here].parts[s->nodes[here].count++] = part;
  }
  return here;
}

void small_new(script *s, gen *g) {
  memset(s, 0, sizeof *s);
  s->count = 1; /* 0: none */
  s->eligible[0] = grow(s, g, 0);
  s->eligible[1] = grow(s, g, 1);
  if (gen_chance(g, 60)) s->excluded = grow(s, g, 1);
  if (gen_chance(g, 30)) s->available = grow(s, g, 1);
  s->band[0] = 1 + gen_below(g, 6);
  for (int i = 0; i < 2; i++) small_leaf(g, s->cases[i], false);
}

/* ---- as YAML ---- */

typedef struct writer {
  script *s;
  gen_text text;
  unsigned line;
} writer;

static void put_line(writer *w, const char *text) {
  gen_put(&w->text, "%s\n", text);
  w->line++;
}

static void put_tree(writer *w, unsigned node, unsigned indent) {
  static const char *const words[] = {"", "all:", "any:", "not:", "at_least: 2"};
  tree *t = &w->s->nodes[node];
  if (t->is == LEAF) {
    static const char *const forced[] = {NULL, "{any: [{known: size}, {not: {known: size}}]}", "{all: [{known: size}, {not: {known: size}}]}"};
    gen_put(&w->text, "%*s%s\n", (int)indent, "", t->forced != AS_WRITTEN ? forced[t->forced] : t->leaf);
    t->line = ++w->line;
    return;
  }
  gen_put(&w->text, "%*s%s\n", (int)indent, "", words[t->is]);
  w->line++;
  if (t->is == SOME) {
    gen_put(&w->text, "%*sof:\n", (int)indent, "");
    w->line++;
  }
  for (unsigned i = 0; i < t->count; i++) {
    if (w->s->nodes[t->parts[i]].gone) continue;
    if (t->is != NOT) {
      gen_put(&w->text, "%*s-\n", (int)indent + 2, "");
      w->line++;
    }
    put_tree(w, t->parts[i], indent + 4);
  }
}

static void put_part(writer *w, const char *name, unsigned node) {
  if (node == 0 || w->s->nodes[node].gone) return;
  gen_put(&w->text, "    %s:\n", name);
  w->line++;
  put_tree(w, node, 6);
}

char *small_text(script *s) {
  static const char *const head[] = {"ruleset: small", "version: \"1\"", "title: Small", "fields:", "  size: {type: integer, min: 0, max: 6}",
                                     "  colour: {type: enum, values: [red, green, blue]}", "  flag: {type: boolean}", "  marks: {type: set, values: [x, y]}", "derived:"};
  writer w = {.s = s};
  for (size_t i = 0; i < sizeof head / sizeof *head; i++) put_line(&w, head[i]);
  gen_put(&w.text, "  band: {bands_of: size, bands: {low: {below: %u}, high: {at_least: %u}}}\n", s->band[0], s->band[0]);
  gen_put(&w.text, "  pick: {first: [{when: %s, then: 1}, {when: %s, then: 2}, {otherwise: missing}]}\n", s->cases[0], s->cases[1]);
  gen_put(&w.text, "  tally: {count: [%s, {flag: true}, {colour: green}]}\n", s->cases[1]);
  w.line += 3;
  put_line(&w, "options:");
  for (int i = 0; i < 2; i++) {
    put_line(&w, i == 0 ? "  one:" : "  two:");
    put_line(&w, "    title: T");
    put_line(&w, "    kind: k");
    put_line(&w, "    source: {title: S, status: sourced}");
    put_part(&w, "eligible", s->eligible[i]);
    if (i == 1) put_line(&w, "    excluded: {option: one}");
    if (i == 0) put_part(&w, "excluded", s->excluded);
    if (i == 0) put_part(&w, "available", s->available);
  }
  return w.text.at;
}

void small_everybody(everybody *e) {
  static const char *const colours[] = {NULL, "red", "green", "blue"}, *const marks[] = {NULL, "[]", "[\"x\"]", "[\"y\"]", "[\"x\",\"y\"]"}, *const flags[] = {NULL, "false", "true"};
  for (int size = -1; size <= 6; size++)
    for (int c = 0; c < 4; c++)
      for (int f = 0; f < 3; f++)
        for (int m = 0; m < 5; m++) {
          gen_text t = {0};
          const char *between = "";
          gen_put(&t, "{");
          if (size >= 0) gen_put(&t, "\"size\":%d", size), between = ",";
          if (c > 0) gen_put(&t, "%s\"colour\":\"%s\"", between, colours[c]), between = ",";
          if (f > 0) gen_put(&t, "%s\"flag\":%s", between, flags[f]), between = ",";
          if (m > 0) gen_put(&t, "%s\"marks\":%s", between, marks[m]);
          gen_put(&t, "}");
          must(t.len < sizeof e->lines[0]);
          memcpy(e->lines[e->count++], t.at, t.len + 1);
          free(t.at);
        }
}
