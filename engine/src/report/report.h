/* An outcome as JSON for programs and as a page for people. Reads the table and the scratch, decides nothing. */
#ifndef EPF_REPORT_REPORT_H
#define EPF_REPORT_REPORT_H

#include "base/buf.h"
#include "match/package.h"

typedef enum report_why { WHY_NONE, WHY_DECIDING, WHY_ALL } report_why;

typedef struct report_options {
  report_why why;
  bool ask;              /* s->ask was filled */
  uint32_t only;         /* bit v: show verdict v; 0 shows all */
  const char *file;      /* of the profile, where there are several; else NULL */
  uint32_t line;         /* of the profile in its file */
  const char *fingerprint;
  bool colour;
  bool jit;              /* patterns ran as machine code */
  bool welsh;            /* labels in Welsh where there are any */
} report_options;

/* One line of NDJSON, ended by a line feed. */
void report_json(const scratch *s, const record *r, const report_options *o, buf *to);
/* The eligible options' ids, and how many are not settled, behind match_verdicts: one line of NDJSON. A provisional or unverified one
 * is told of by a whole match. What the list keeps from profile to profile belongs to one thread. */
typedef struct id_list id_list;
epf_status id_list_new(id_list **out, const table *t);
void id_list_free(id_list *l);
epf_status report_ids(scratch *s, const record *r, id_list *l, const report_options *o, buf *to);
/* A page for an officer. */
void report_text(const scratch *s, const record *r, const report_options *o, buf *to);
/* Header and rows of CSV: one row an option. */
void report_csv_header(bool files, buf *to); /* files: a column tells each row's file */
void report_csv(const scratch *s, const record *r, const report_options *o, buf *to);
/* What was chosen, as a page and as one line of JSON; after package_match. */
void report_package_text(const scratch *s, const record *r, const choice *c, const report_options *o, buf *to);
void report_package_json(const scratch *s, const record *r, const choice *c, const report_options *o, buf *to);
/* Suggestions: each is matched once more, so that what may object can be told. False: no memory, or as package_match. */
epf_status report_suggestions_text(scratch *s, record *r, choice *c, uint64_t purposes, const suggestions *all, const report_options *o, buf *to);
epf_status report_suggestions_json(scratch *s, record *r, choice *c, uint64_t purposes, const suggestions *all, const report_options *o, buf *to);
/* What it says, in its author's words if there are any. */
void finding_words(const table *t, const choice *c, const finding *f, bool welsh, buf *to);
/* With the guidelines that count for this person. */
uint32_t finding_status(const scratch *s, const finding *f);
uint32_t finding_node(const table *t, const finding *f);
/* How its clauses are read: those of an objection rule the package out. */
t_part finding_part(const finding *f);
t_list finding_citations(const table *t, const finding *f);
/* "120 hours" */
void amount_words(const table *t, uint32_t amount, int64_t given, bool welsh, buf *to);
/* "40 to 300 hours" */
void limit_words(const table *t, const t_limit *l, bool welsh, buf *to);
/* What stands in a refused profile's place. */
typedef struct report_fault {
  const char *file; /* as in report_options */
  uint32_t line, column;
  const char *field, *code, *message; /* field: may be "" */
} report_fault;
void report_error_text(const report_fault *f, uint32_t profile_line, buf *to);
void report_error_csv(const report_fault *f, buf *to);
void report_error_json(const report_fault *f, buf *to);
/* The record as it was bound, as JSON. */
void report_record_json(const record *r, buf *to);

/* -- the page's own words -- */
typedef enum phrase_id {
#define PHRASE(name, english, cymraeg) SAY_##name,
#include "report/phrases.def"
#undef PHRASE
  PHRASE_COUNT
} phrase_id;
const char *phrase(phrase_id which, bool welsh);
void say(buf *to, bool welsh, phrase_id which);
/* Puts `text` into the phrase's hole. */
void say_text(buf *to, bool welsh, phrase_id which, str text);
/* Puts `count` texts into its holes, in order. */
void say_texts(buf *to, bool welsh, phrase_id which, uint32_t count, const str *texts);
/* Puts `count` numbers, each a uint32_t, into its holes. */
void say_numbers(buf *to, bool welsh, phrase_id which, uint32_t count, ...);
/* `one` for one, else `many` with the number. */
void say_count(buf *to, bool welsh, phrase_id one, phrase_id many, uint32_t n);

/* -- shared by the reports -- */
str kind_words(const table *t, uint32_t kind, bool welsh);
/* "OGRS3: 62 (needs at least 50)". `jointly`: the clause counts only together with others that stand beside it. */
void reason_sentence(const scratch *s, const record *r, const reason *x, bool jointly, bool welsh, buf *to);
/* Does it help the option that the thing under this reading holds? What excludes must not hold. */
static inline bool is_wanted(t_part part, bool negated) { return (part == T_EXCLUDED) == negated; }
/* A value of a datum as JSON, as text for people. */
void value_json(const table *t, const t_datum *d, int64_t value, buf *to);
void value_words(const table *t, const t_datum *d, int64_t value, bool welsh, buf *to);
void date_words(int64_t day, bool welsh, buf *to);
/* What is known of a field or a derived value: "62", "17 to 19", "not asked". */
void observed_words(const scratch *s, const record *r, uint32_t datum, bool welsh, buf *to);
/* A record's answer, or a derived value, as it stands: JSON null where it is not known. */
void observed_json(const scratch *s, const record *r, uint32_t datum, buf *to);
/* A known answer as a cell of CSV, or a typed line, gives it: bind_answer reads it back. */
void answer_cell(const record *r, uint32_t datum, buf *to);
/* The values that a computed set surely holds, surely does not, or may hold, as a list of ids. */
void members_found_json(const scratch *s, const t_datum *d, trit how, buf *to);
/* What the nth rule of a list puts out; null: it is missing. */
void listed_json(const scratch *s, const t_datum *d, uint32_t nth, buf *to);
/* Why a field's answer cannot be used, without the answer: "outside the field's range, 0 to 100". */
void invalid_words(const scratch *s, const record *r, uint32_t datum, buf *to);
/* "the pattern at conditions.yaml:31:5", for a slot that looks for one. */
void pattern_words(const table *t, uint32_t slot, buf *to);
/* Is it told with the guideline that it comes from? */
bool is_shown_as_guideline(const t_datum *d);
/* The title of one that counts here though its status is this, or what it will be known by; empty: there is none. */
str guideline_in_doubt(const scratch *s, uint32_t status, bool welsh);
/* A member `guidelines` of a shortlist, where the rules have any. */
void guidelines_json(const scratch *s, const record *r, bool welsh, buf *to);
/* The Welsh text where it is asked for and there is one, else the English. */
str in_language(const table *t, t_str english, t_str cymraeg, bool welsh);
/* Labels stand in the page's language; what has none is called by its id or name. */
str datum_label(const table *t, const t_datum *d, bool welsh);
str value_label(const table *t, const t_value *v, bool welsh);
str node_label(const table *t, const t_node *n, bool welsh);
str option_title(const table *t, const t_option *o, bool welsh);
const char *source_word(uint32_t status);
phrase_id source_phrase(uint32_t status);

#endif
