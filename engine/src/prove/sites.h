/* Where a condition decides: the situations in which it alone tells how the whole comes out.
 *
 * A condition among those that must all hold decides where all others hold; one of several of which any is enough, where all others fail.
 * So all the way up to the root, and at the root where no other part of the option settles the verdict. This is what coverage tables
 * (modified condition/decision coverage, DO-178C) ask for of each condition: two situations that differ in it alone, and in the outcome.
 * A condition that decides in nobody can be taken away, and nothing comes out otherwise; if it is open in somebody in whom it would
 * decide, that it asks for an answer is all that it does.
 */
#ifndef EPF_PROVE_SITES_H
#define EPF_PROVE_SITES_H

#include "base/arena.h"
#include "prove/judge.h"

/* A node below a root. */
typedef struct site {
  uint32_t node, parent; /* parent: of the sites, or TABLE_NONE; it comes before its children */
  trit neutral;          /* as this it changes nothing: as if it were not there */
  t_list contexts;       /* of the sites' contexts: in each of these it decides. None: there are too many to list */
  bool in_window;        /* it tells when a version is in force */
} site;

typedef struct sites {
  const table *t;
  arena *a;
  vec(site) all;
  vec(t_list) contexts; /* each a list of wishes */
  vec(wish) wishes;
} sites;

void sites_begin(sites *s, arena *a, const table *t);
/* All below this node, which is a root, and the root itself. `context`: what must hold for the root to count. `neutral`: as what the root
 * changes nothing. A named condition below it is one site: what it says is a root of its own. */
void sites_add(sites *s, uint32_t root, const wish *context, uint32_t count, trit neutral);
/* A context of the site, the nth, and last the site itself: a wish each, room for one more than the context has. The site decides where it is
 * not neutral and the context is as it must be or open; `open`: where it is open itself and the context is as it must be. How many. */
uint32_t site_situation(const sites *s, const site *of, uint32_t nth, bool open, wish *to);
/* How many wishes its longest situation has. */
uint32_t site_wishes_most(const sites *s, const site *of);
/* All of an option's criteria, exclusions and availability. */
void sites_add_option(sites *s, uint32_t option);

#endif
