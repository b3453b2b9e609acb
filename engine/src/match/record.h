/* One person's answers, bound to a table: one place a field, known, missing (and why) or invalid. */
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
  answer *answers;     /* by datum; 0 and 1 are as_of and stage */
  uint64_t *members;   /* of sets */
  uint32_t *member_at; /* by datum: first word */
  uint32_t member_words;
  char *texts;
  uint32_t texts_len, texts_cap;
} record;

/* Room for any profile of `t`, which must outlive the record. `*out` is NULL on failure. */
epf_status record_new(record **out, const table *t);
void record_free(record *r);
/* Forgets every answer; as_of and stage too. Allocates nothing. */
void record_reset(record *r);
static inline const uint64_t *record_members(const record *r, uint32_t datum) { return r->members + r->member_at[datum]; }
/* Keeps a copy of a text answer. False if it is longer than RECORD_TEXT_MAX. */
bool record_set_text(record *r, uint32_t datum, str text);

#endif
