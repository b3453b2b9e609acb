/* Rule sets small enough to ask everybody, as trees that can be changed, and everybody. */
#ifndef EPF_TESTS_SMALL_H
#define EPF_TESTS_SMALL_H

#include "support/gen.h"

enum { DEPTH_MOST = 3, PARTS_MOST = 3, NODES_MOST = 64, PROFILES_MOST = 8 * 4 * 3 * 5 };

typedef enum shape { LEAF, ALL, ANY, NOT, SOME } shape;

typedef struct tree {
  shape is;
  unsigned parts[PARTS_MOST], count, k;
  char leaf[96];
  unsigned line; /* of a leaf, where it was written last */
  bool gone;
  enum { AS_WRITTEN, ALWAYS, NEVER } forced; /* of a leaf: written as a condition that always, or never, holds */
} tree;

typedef struct script {
  tree nodes[NODES_MOST];
  unsigned count;
  unsigned eligible[2], excluded, available; /* 0: nothing is asked */
  unsigned band[2];                          /* where the band `high` begins */
  char cases[2][96];
} script;

/* The leaf's text; with values that are worked out, or fields alone. */
void small_leaf(gen *g, char *to, bool derived);
void small_new(script *s, gen *g);
/* As YAML; the caller frees it. Notes on which line each leaf stands. */
char *small_text(script *s);

/* Every answer that can be given, or not given. */
typedef struct everybody {
  char lines[PROFILES_MOST][96];
  unsigned count;
} everybody;

void small_everybody(everybody *e);

#endif
