/* What was found of two rule sets: what differs, whom it touches. Found first, and told by writers of its own. */
#ifndef EPF_RUN_DIFF_H
#define EPF_RUN_DIFF_H

#include "epf/diff.h"
#include "prove/search.h"
#include "prove/told.h"

typedef struct pairing {
  uint32_t options[SIDES]; /* TABLE_NONE: added, or removed */
  bool same, renamed;      /* same: says the same */
  struct compared *found;  /* of a pair that does not; else NULL */
} pairing;

typedef struct what { /* was found of a region */
  uint32_t count;
  difference differences[DIFFERENCES_MOST];
  verdict verdicts[SIDES];
} what;

typedef struct shown {
  const merged *m;
  str witness; /* JSON; empty: nobody was found who is judged otherwise, nor is it proved that there is nobody */
  verdict verdicts[SIDES];
  undecided why;   /* where there is no witness, */
  uint32_t why_axis; /* and the field, if that is it */
  uint32_t number; /* of all regions that are told of, from 0 */
} shown;

/* A pair that does not say the same. */
typedef struct compared {
  pairing *p;
  arena *room;
  regions found;
  vec(what) whats;
  names what_names;
  undecided why;
  uint32_t why_axis, left_out, looks;
  shown *shown;
  uint32_t shown_count, witness_count;
  box witness; /* of the first */
  bool begun, has_witness;
} compared;

typedef struct remark { /* about something that is not searched */
  str id;            /* of an option, a field or a value; empty: of the whole */
  const char *words;
} remark;

typedef struct value_change {
  str id;
  const char *words;
  bool searched, found;  /* found: for somebody, the witness; else, if it was searched, for nobody, or */
  undecided why;
  uint32_t why_axis;
  str witness, came_to[SIDES]; /* JSON */
} value_change;

typedef struct move {
  uint32_t option, before, after; /* of the second rule set; places, from 1 */
} move;

typedef struct differ {
  const epf_diff_options *o;
  const epf_table *tables[SIDES];
  const table *t[SIDES];
  int64_t as_of, next_day; /* on which some rule changes with the day; INT64_MAX: none */
  arena a;
  space s;
  digests digests[SIDES], names[SIDES]; /* names: of what no verdict rests on, options and values by their names */
  struct names ids[SIDES];              /* of options */
  search search;
  vec(pairing) pairs;
  compared **of_option; /* by option of the second rule set: NULL: it says the same */
  box whole;
  vec(compared *) compared;
  vec(remark) beside;
  vec(value_change) values;
  vec(move) moves;
  uint32_t region_count;
  struct price *price; /* NULL: nobody was counted */
  epf_diff_counts *counts;
  uint32_t case_count;
  uint32_t left_out; /* of the searches for the pair at hand: the axis of a group of which some items were */
  epf_status status;
} differ;

static inline str option_id(const differ *x, int side, uint32_t option) { return table_str(x->t[side], x->t[side]->options[option].id); }
static inline const char *outcome_word(trit is) { return is == TRIT_TRUE ? "met" : is == TRIT_FALSE ? "not met" : "open"; }
/* Was everything decided, of everybody that was looked at? */
static inline bool pair_is_decided(const compared *c) { return c->why == UNDECIDED_NOTHING && c->left_out == TABLE_NONE; }
/* Nobody is known to be judged otherwise, and it is not proved that nobody is. */
static inline bool pair_is_open(const compared *c) { return c->witness_count == 0 && (c->shown_count > 0 || !pair_is_decided(c)); }
static inline bool asks_for_options(const differ *x, const difference *d) { return x->t[1]->clauses[x->t[1]->nodes[d->node[1]].clause].op == T_SUITABLE; }
/* Why something is undecided, in words. */
void put_reason(const differ *x, undecided why, uint32_t axis, buf *to);
/* Of the options that a condition asks for, those that differ: each told by `put`, with `between` between them. */
void put_followed(const differ *x, const difference *d, void (*put)(buf *to, str id), const char *between, buf *to);

/* Of the words in which it is told, those that several writers need. */
const char *diff_pair_words(const pairing *p);                     /* "added", "changed" */
str diff_pair_name(const differ *x, const pairing *p);             /* the option's id */
void diff_pair_text(const differ *x, const pairing *p, buf *to);   /* everything, in lines; nothing of a pair that is the same */
void diff_difference_text(const differ *x, const difference *d, const char *indent, buf *to);
void diff_becomes_text(const differ *x, const compared *c, const shown *r, buf *to);
void diff_elsewhere_text(const differ *x, const compared *c, buf *to);
void diff_remark_text(const remark *r, buf *to);
void diff_value_text(const differ *x, const value_change *v, buf *to); /* in lines */
void diff_move_text(const differ *x, const move *m, buf *to);
void diff_counts_text(const differ *x, buf *to);
extern const char diff_mistaken_words[];

/* The writers. */
void diff_text(const differ *x, buf *to);
void diff_json(const differ *x, buf *to);
void diff_html(const differ *x, buf *to);
void diff_sarif(const differ *x, buf *to);

#endif
