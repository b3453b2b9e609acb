/* The naive interpreter of the rule language: its specification, written to be read beside the manual.
 *
 * It walks the typed model, tries every possibility and keeps nothing between questions. It shares no code with
 * the engine: its calendar, scales and sets are its own. The engine is a suspect until it agrees.
 *
 *   answers -> state of each datum -> truth of each condition -> verdicts, reasons, needs, questions
 */
#ifndef EPF_TESTS_ORACLE_H
#define EPF_TESTS_ORACLE_H

#include "model/model.h"

typedef enum oracle_answered { UNANSWERED, ANSWERED, UNUSABLE } oracle_answered;
typedef enum oracle_why { WHY_NONE, WHY_NOT_ASKED, WHY_REFUSED, WHY_UNOBTAINABLE } oracle_why;

typedef struct oracle_answer { /* to one field */
  oracle_answered state;
  oracle_why why; /* UNANSWERED */
  int64_t value;  /* ANSWERED, in the model's units; sets and texts below */
  bool *members;  /* TYPE_SET, by code */
  str text;       /* TYPE_TEXT */
} oracle_answer;

/* What a condition may turn out to be. */
typedef enum oracle_truth { NOWHERE = 0, IS_FALSE = 1, IS_TRUE = 2, IS_UNKNOWN = 3 } oracle_truth;

/* Possible values: every number from..to, or of these the marked codes. Empty: from > to. */
typedef struct oracle_set {
  int64_t from, to;
  bool *codes; /* booleans and enums, else NULL */
} oracle_set;

typedef enum oracle_state { STATE_KNOWN, STATE_UNKNOWN, STATE_MISSING, STATE_INVALID } oracle_state;

typedef struct oracle_value { /* of a derived datum */
  oracle_state state;
  oracle_set possible; /* the values it may have; STATE_KNOWN: from is the value */
  oracle_truth *members; /* of a computed set, by code: does it hold the value? Else NULL */
  bool provisional;
  source_status status; /* with the guidelines that count though nobody has verified them */
  bool absent; /* of an item that may not exist: no part of the results, and nothing else is set */
  bool *needs; /* by datum; STATE_UNKNOWN and STATE_INVALID, else none */
} oracle_value;

/* In the order of the shortlist. */
typedef enum oracle_verdict {
  ELIGIBLE, NEEDS_INFORMATION, UNAVAILABLE, ERROR, INELIGIBLE, EXCLUDED, NOT_APPLICABLE
} oracle_verdict;

typedef struct oracle_reason {
  str clause; /* its id */
  part in;
  oracle_truth outcome; /* of the clause itself: met, not met, unknown */
  bool negated;         /* below an odd number of `not` */
} oracle_reason;

typedef struct oracle_caution {
  size_t index;
  oracle_truth shown; /* IS_TRUE: it applies. IS_UNKNOWN: it may apply */
  source_status status;
} oracle_caution;

/* Open though nothing is to be asked: since nobody has verified its own rules, or those of an option that it rests on. */
typedef enum oracle_withheld_by { NOT_WITHHELD_AT_ALL, ITS_OWN_RULES, ANOTHER_OPTION } oracle_withheld_by;

typedef struct oracle_option {
  oracle_verdict verdict;
  bool provisional;
  oracle_withheld_by withheld;
  oracle_truth availability;
  source_status status;
  oracle_reason *reasons;
  size_t reason_count;
  oracle_caution *cautions;
  size_t caution_count;
} oracle_option;

typedef struct oracle_question {
  uint32_t field;
  size_t settles, settles_some, mentions;
} oracle_question;

typedef struct oracle_questions { /* first to last */
  oracle_question *at;
  size_t count;
} oracle_questions;

typedef struct oracle_outcome {
  oracle_value *values;   /* by datum; filled for derived ones */
  oracle_option *options; /* by option */
  uint32_t *order;        /* the shortlist: options, first to last */
  bool *missing;          /* by datum: fields that something open needs */
  oracle_questions ask_next; /* until nothing is open */
  oracle_questions ask_on;   /* until nothing is provisional either: what a conversation asks */
  struct oracle_block *memory[2];
} oracle_outcome;

/* `answers` has one entry a datum, of which the fields are read. Never NULL; free it with oracle_free. */
oracle_outcome *oracle_run(const model *m, const oracle_answer *answers, int64_t as_of, uint32_t stage);
void oracle_free(oracle_outcome *o);
/* Do the data that the model makes of guidelines say what their grids say, for whatever is settled? */
bool oracle_guidelines_agree(const model *m, const oracle_answer *answers, int64_t as_of, uint32_t stage);

/* What is chosen, by option; and how much, by datum: below 0 where nobody said. */
typedef struct oracle_choice {
  bool *options;
  int64_t *amounts;
} oracle_choice;

/* Bands that a matrix makes of a number for itself have no name, and are no value of the outcome. */
bool oracle_is_anonymous(const datum *d);

/* A sentence less a share; the oracle's own scale. */
int64_t oracle_reduced(int64_t sentence, int64_t numerator, int64_t denominator);

/* The oracle's own calendar. */
enum { ORACLE_DAY_MIN = -719162, ORACLE_DAY_MAX = 2932896 };
void oracle_civil(int64_t day, int *year, int *month, int *day_of_month);
int64_t oracle_day(int year, int month, int day_of_month);
int64_t oracle_move(int64_t day, int64_t count, date_unit unit);
int64_t oracle_years(int64_t from, int64_t to);

#endif
