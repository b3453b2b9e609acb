/* From a record to an outcome: a verdict an option, a state a derived value, what is missing, what to ask.
 *
 *   scratch   everything that changes while matching: sized from the table once, one a thread, never grows
 *   outcome   a view into the scratch, valid until the next match with it
 *
 * Reasons are read from the same slots after the verdict, of those options that are wanted.
 */
#ifndef EPF_MATCH_MATCH_H
#define EPF_MATCH_MATCH_H

#include "match/listing.h"
#include "match/rows.h"

/* In the order of the shortlist. */
typedef enum verdict {
  VERDICT_ELIGIBLE, VERDICT_NEEDS_INFORMATION, VERDICT_UNAVAILABLE, VERDICT_ERROR, VERDICT_INELIGIBLE,
  VERDICT_EXCLUDED, VERDICT_NOT_APPLICABLE, VERDICT_COUNT
} verdict;

typedef enum withheld_by { NOT_WITHHELD, WITHHELD_BY_ITS_OWN, WITHHELD_BY_ANOTHER /* an option that it rests on */ } withheld_by;

typedef struct option_outcome {
  uint8_t verdict, available /* trit */, provisional, relaxed_verdict;
  uint8_t withheld;  /* no answer would settle it, since nobody has verified what it goes by: withheld_by */
  uint32_t position; /* from 1 */
} option_outcome;

typedef enum value_state { VALUE_KNOWN, VALUE_UNKNOWN, VALUE_MISSING, VALUE_INVALID } value_state;

typedef struct value_outcome {
  uint8_t state, provisional;
} value_outcome;

typedef struct ask_item {
  uint32_t datum, settles, settles_some, mentions;
} ask_item;

/* How reasons are listed (match_list_reasons). */
typedef enum reason_lists {
  LISTS_ONE_BY_ONE, /* takes no room */
  LISTS_FIELD_BY_FIELD,
  LISTS_JOINED /* the same, and by joining rows where there are few tests */
} reason_lists;

/* Ways to reach the same results: for tests, which compare them. */
typedef struct match_options {
  bool plain;   /* evaluates formulas one by one instead of by rows */
  bool eager;   /* fills all that verdicts may rest on, also what no option that is still alive looks at */
  bool no_memo; /* runs patterns on every text, also on one seen before */
  reason_lists lists;
  row_ways rows;
} match_options;

typedef struct pattern_memo pattern_memo;

typedef struct scratch {
  const table *t;
  match_options options;
  regex **patterns; /* shared by threads, owned by the loaded table */
  regex_scratch *regex;
  bool in_use;
  pass strict, relaxed, trial;
  bool has_relaxed;     /* the relaxed pass differs in principle and was filled */
  uint32_t *stretch_ends; /* of the passes */
  pattern_memo *memo;
  uint8_t *pattern_hits;
  uint8_t *limit_hits;  /* by slot: this pattern needed too much work, if limit_hit */
  const row_kernel *kernel; /* of options.rows.width */
  bool one_word; /* rows_are_words */
  bool direct;   /* and there is nothing but fields to look at: no value, no pattern, nothing to withhold */
  bool criteria_alone; /* no option asks for anything else */
  row_choice choice;
  planes found, found_relaxed; /* of each option's parts; relaxed: only if has_relaxed */
  uint32_t *told;       /* options whose own rules nobody may have verified */
  uint32_t told_count;
  flat_options flat;
  demands *demands; /* NULL: verdicts fill all that they may rest on */
  listing *listing; /* NULL: reasons are listed one by one */
  uint32_t *rank_places; /* by option */
  uint64_t *listed;      /* working space of lists */
  uint32_t *words;
  option_outcome *outcomes, *trial_outcomes;
  uint32_t *order;      /* options by position */
  value_outcome *values; /* by datum */
  uint64_t *invalid;    /* fields whose answer cannot be used */
  uint64_t *missing;    /* fields that something open needs */
  uint64_t *needs, *candidates; /* working space, by datum */
  visited searches[2], *seen; /* of searches for what is needed; the second, of passes, runs within the first */
  uint64_t *open_needs;  /* by option: option_count times need_words */
  size_t need_words;
  ask_item *ask;
  uint32_t ask_count;
  uint32_t *marks;      /* working space of ask */
  bool any_invalid, limit_hit;
  bool has_doubts;        /* what nobody has verified is shown: */
  uint8_t *doubts;        /* by datum, then by option, then by node: the worst status of guidelines that it rests on */
} scratch;

epf_status scratch_new(scratch **out, const table *t, regex **patterns, match_options options);
void scratch_free(scratch *s);
/* Finds what holds of each option's parts, and nothing else: `found`, and where something rests on what is not there
 * (has_relaxed) `found_relaxed`. Of an option that does not apply, or whose criteria cannot be met, the other parts may be left open.
 * `r` has as_of and stage. EPF_E_ARGUMENT if the scratch is in use or of another table. */
epf_status match_verdicts(scratch *s, const record *r);
/* The eligible options, in no order, and how many. `to` has room for all options and LIST_AHEAD more. Behind match_verdicts. */
uint32_t match_list_eligible(const scratch *s, const planes *found, uint32_t *to);
/* How many are not settled: what is missing, or cannot be used, leaves them open. */
uint32_t match_count_unsettled(const scratch *s, const planes *found);
/* Puts a list of options, none of them twice, with the same room, into the order of rank, then id. */
void match_rank(const scratch *s, uint32_t *options, uint32_t count);
/* Verdicts, and everything else that a shortlist tells: outcomes, their order, values, what is missing. */
epf_status match_record(scratch *s, const record *r);
/* The same, and what asks about the choice that stands in the record; see package.h. */
epf_status match_record_chosen(scratch *s, const record *r);
/* Fills s->ask. `relaxed`: also what is provisional counts as open. Call after match_record, if wanted. */
void match_ask(scratch *s, bool relaxed);

/* Verdicts, of passes that are filled whole. (verdicts.c) */
epf_status match_filled(scratch *s, const record *r);
/* Only these places of the program, a bit each, in the strict pass: no verdicts. What they rest on has to be among them. (verdicts.c) */
epf_status match_places(scratch *s, const record *r, const uint64_t *places);
/* Each pattern once a record, for every pass. (patterns.c) */
void run_patterns(scratch *s, const record *r);
/* Room to remember what patterns found of texts seen before. NULL where there are no patterns, or no memory: *good is false. */
pattern_memo *pattern_memo_new(const table *t, bool *good);
void pattern_memo_free(pattern_memo *m);

/* ---- reasons ---- */
typedef struct via { /* the nodes around a clause that have a name or join several parts, innermost first */
  uint32_t node;
  bool negated; /* the node itself stands under an odd number of `not` */
  const struct via *outer;
} via;
typedef struct reason {
  uint32_t clause;
  t_part part;
  trit outcome;
  bool negated; /* under an odd number of `not` */
  const via *through;
} reason;
typedef void (*reason_sink)(void *to, const reason *r);
/* The deciding clauses of an option's verdict, in order. */
void match_reasons(const scratch *s, uint32_t option, reason_sink sink, void *to);
/* The same of all options that are flat (s->flat.all: every one is), in no order: numbers of s->flat.tests, which tell option and
 * clause. What a test came to is what its option's criteria did. For who reads the reasons of a whole caseload, in bulk. Behind
 * match_verdicts or match_record, with the record as it was then. `to` has room for s->flat.test_count and LIST_AHEAD more. Returns how
 * many. */
uint32_t match_list_reasons(scratch *s, uint32_t *to);
/* Every clause of the option, in order, decisive or not. */
void match_all_clauses(const scratch *s, uint32_t option, reason_sink sink, void *to);
/* Deciding clauses of one node as it stands. */
void node_reasons(const pass *p, uint32_t node, t_part part, bool negated, const via *through, reason_sink sink, void *to);

/* ---- sources ---- */
/* Does version `nth` of the option speak for this person? One that may be in force does; if there is none, all do. */
bool match_version_speaks(const scratch *s, const t_option *o, uint32_t nth);
/* The worst status of the versions that speak; of an option without versions its own. */
uint32_t match_status(const scratch *s, const t_option *o);

/* The worst status of all that a derived value, or a node, rests on, with the guidelines that count for this person. */
uint32_t match_value_status(const scratch *s, uint32_t datum);
uint32_t match_node_status(const scratch *s, uint32_t node, uint32_t own);
/* The worst status of the doubts that an option's cautions tell of, as far as they may touch this person. */
uint32_t match_doubt_of_cautions(const scratch *s, const t_option *o);
/* Fills s->doubts. */
void match_doubts(scratch *s);

/* ---- needs: which unanswered fields an open thing waits for; adds to a set of fields ---- */
void needs_of_option(const pass *p, const t_option *o, visited *seen, uint64_t *to);
void needs_of_node(const pass *p, uint32_t node, visited *seen, uint64_t *to);
void needs_of_datum(const pass *p, uint32_t datum, visited *seen, uint64_t *to);
/* How many places a search may visit. */
size_t visited_size(const table *t);

/* A field whose answer is missing for a reason that asking again will not change. */
bool answer_is_final(const answer *a);
/* Is the answer older than its field allows? false as well when either date is not known. */
bool answer_is_stale(const table *t, const record *r, uint32_t datum);

/* From what holds of an option's parts, whatever cannot be used apart: then it is an error instead of open. */
verdict verdict_of(const trit parts[T_PARTS]);
const char *verdict_text(verdict v);

#endif
