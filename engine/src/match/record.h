/* One person's answers, bound to a table: one place a field, known, missing (and why) or invalid; and for each field that
 * options test, the row that its answer selects. */
#ifndef EPF_MATCH_RECORD_H
#define EPF_MATCH_RECORD_H

#include "epf/status.h"
#include "table/layout.h"

typedef enum answer_state {
  ANSWER_MISSING, ANSWER_NOT_ASKED, ANSWER_REFUSED, ANSWER_UNOBTAINABLE, /* no answer, and why */
  ANSWER_KNOWN, ANSWER_INVALID
} answer_state;
typedef enum invalid_why {
  INVALID_RANGE, INVALID_PRECISION, INVALID_TYPE, INVALID_TOO_LONG,
  INVALID_FUTURE /* a date of birth after the evaluation date */
} invalid_why;

typedef struct answer {
  uint8_t state, why, unit; /* unit: of a duration as written */
  int64_t value;            /* scaled; enum: code; duration: days */
  int64_t count;            /* of a duration as written */
  uint32_t text, text_len;  /* text fields: bytes in `texts` */
} answer;

enum { RECORD_TEXT_MAX = 1024 }; /* bytes of one text answer */

typedef struct record {
  const table *t;
  answer *answers;     /* by datum; 0 and 1 are as_of and stage. Written by record_put alone: the rows follow them */
  uint64_t *members;   /* of sets */
  uint32_t *member_at; /* by datum: first word */
  uint32_t member_words;
  char *texts;
  uint32_t texts_len, texts_cap;
  /* By place of the tested field: the rows of those who may stand with its answer, and of those who surely do. Without
   * an answer everybody may, and only whom it is not asked of surely does. */
  uint32_t *may_row, *must_row, *no_rows; /* no_rows: both of nobody's answers */
  uint32_t open;    /* how many tested fields have no usable answer */
  uint32_t invalid; /* how many fields have an answer that cannot be used */
} record;

/* Room for any profile of `t`, which must outlive the record. `*out` is NULL on failure. */
epf_status record_new(record **out, const table *t);
void record_free(record *r);
/* Forgets every answer; as_of and stage too. Allocates nothing. */
void record_reset(record *r);
/* Takes `a` for the answer about a datum that is no derived value. */
void record_put(record *r, uint32_t datum, answer a);
static inline void record_know(record *r, uint32_t datum, int64_t value) { record_put(r, datum, (answer){.state = ANSWER_KNOWN, .value = value}); }
/* The first answer to a field in an empty record, for whole caseloads: of a tested field the caller knows place and row. */
static inline void record_know_first(record *r, uint32_t datum, int64_t value) {
  r->answers[datum].state = ANSWER_KNOWN; /* the rest of it is zero */
  r->answers[datum].value = value;
}
static inline void record_know_tested(record *r, uint32_t datum, int64_t value, uint32_t place, uint32_t row) {
  record_know_first(r, datum, value);
  r->may_row[place] = r->must_row[place] = row;
  r->open--;
}
static inline const uint64_t *record_members(const record *r, uint32_t datum) { return r->members + r->member_at[datum]; }
/* Keeps a copy of a text answer. False if it is longer than RECORD_TEXT_MAX. */
bool record_set_text(record *r, uint32_t datum, str text);

#endif
