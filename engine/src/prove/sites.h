/* Where a condition decides: the situations in which it alone tells how the whole comes out.
 *
 * A condition among those that must all hold decides where all others hold; one of several of which any is enough, where all others fail.
 * So all the way up to the root, and at the root where no other part of the option settles the verdict. This is what coverage tables
 * (modified condition/decision coverage, DO-178C) ask for of each condition: two situations that differ in it alone, and in the outcome.
 *
 * Without the condition the whole would come out otherwise; both outcomes may be known, or one of them open. So of what stands beside it
 * some may be open too: whatever does not make both outcomes open. A condition that decides in nobody can be taken away, and nothing comes
 * out otherwise. If it is open in somebody in whom it would decide, that it asks for an answer is all that it does.
 */
#ifndef EPF_PROVE_SITES_H
#define EPF_PROVE_SITES_H

#include "base/arena.h"
#include "prove/judge.h"

/* A node below a root. */
typedef struct site {
  uint32_t node, parent; /* parent: of the sites, or TABLE_NONE; it comes before its children */
  uint32_t root, option; /* option: TABLE_NONE: the root is no part of one */
  t_part part;           /* of the option */
  trit neutral;          /* as this it changes nothing: as if it were not there */
  t_list situations;     /* of the sites': where it is not neutral, and decides. None: there are too many to list */
  t_list open;           /* of the sites': where it is open, and decides */
  t_list quiet;          /* of the sites', where they are settled: where it is neutral, and would decide were it not */
  t_list rule;           /* of the sites' wishes, where they are settled: what must hold for the root to count */
  bool in_window;        /* it tells when a version is in force */
} site;

typedef struct level level;

typedef struct sites {
  const table *t;
  arena *a;
  vec(site) all;
  vec(t_list) situations; /* each a list of wishes, the last of them the site's own */
  vec(wish) wishes;
  vec(level) levels; /* while walking: from the root down */
  bool settled;      /* of situations those alone in which the outcome is known with the condition met, and with it not met; none in which it is open */
  bool bare;         /* the situations are not wanted */
} sites;

/* What must hold for a root to count: wishes that all must come true. */
typedef struct ground_rule {
  const wish *wishes;
  uint32_t count;
  enum {
    RULE_KNOWN /* none of them may be open */,
    RULE_JOINED /* the root and they are as parts that all must hold */,
    RULE_IF_NOT_MET /* where the root is known to hold, with the condition or without, they do not matter */
  } kind;
} ground_rule;

void sites_begin(sites *s, arena *a, const table *t);
/* All below this node, which is a root, and the root itself. `neutral`: as what the root changes nothing. A named condition below it is
 * one site: what it says is a root of its own. */
void sites_add(sites *s, uint32_t root, ground_rule counts, trit neutral);
/* All of an option's criteria, exclusions and availability. */
void sites_add_option(sites *s, uint32_t option);
/* For search.accepts, `what` is a site: without it, does what its root is of come out otherwise for the profile that was matched? Exactly;
 * unknown: there are too many choices to go through. */
trit site_decides(const void *what, const judge *j);
/* Of settled sites. What the site is in the profile that was matched, if it alone decides there: were it otherwise, so would be what its root is
 * of, and both are known. Else, or where there are too many choices to go through, unknown. */
trit site_shows(const sites *s, const site *of, const pass *p);

#endif
