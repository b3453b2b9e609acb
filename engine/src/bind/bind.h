/* From files of profiles to records.
 *
 *   file -> source -> unit (one profile's text and where it stands) -> binder -> record, or faults
 *
 * A source is read by one thread; units travel to other threads, each of which has a binder and a record. A bad
 * line costs that line: the source goes on behind it. Faults never echo what a profile gives, only the names of
 * fields that the table has: where a file lacks its header, a person's name may stand in the place of a field's.
 */
#ifndef EPF_BIND_BIND_H
#define EPF_BIND_BIND_H

#include "diag/diag.h"
#include "yaml/doc.h"
#include "match/record.h"

typedef enum profile_format { PROFILE_NDJSON, PROFILE_JSON, PROFILE_CSV, PROFILE_YAML } profile_format;

enum {
  PROFILE_BYTES_MAX = 1024 * 1024,      /* of one profile: an NDJSON line, a CSV row, a JSON element */
  PROFILE_FILE_MAX = 256 * 1024 * 1024, /* of a JSON or YAML document (YAML: see yaml/doc.h); lines have no such limit */
  FAULTS_MAX = 20                       /* kept of one profile */
};

typedef struct bind_fault {
  diag_code code;
  uint32_t line, column; /* of the file, from 1; columns count code points; CSV: the row's first line, and the cell's
                            number; of a quote that is not closed, the line where it opens */
  uint32_t datum;        /* TABLE_NONE: no known field */
  char field[68];        /* the field's name, or "" */
  char message[200];     /* what was found, what was expected, how to mend it */
} bind_fault;

typedef struct bind_options {
  bool ignore_unknown; /* --unknown-fields ignore */
  bool partial;        /* --partial: a badly typed field is invalid instead of refusing the profile; its fault keeps
                          the code of an error */
  bool long_way;       /* binds plain profiles as all others: for tests; changes nothing */
} bind_options;

typedef struct profile_source profile_source;
typedef struct profile_unit profile_unit;
typedef struct binder binder;

/* Opens `path` ("-" is standard input). Reads lazily. `*out` is NULL on failure; EPF_E_IO with errno set. */
epf_status source_open(profile_source **out, const char *path, profile_format format);
/* The profiles are for `t`, which must outlive the source: a CSV file whose first row names none of its data has no
 * header, which is its one fault. Before the first source_next. */
void source_expect(profile_source *s, const table *t);
/* NULL is allowed. Units of YAML point into their source: bind them before. */
void source_close(profile_source *s);
/* The format that the file's name says (.ndjson .jsonl .json .csv .yaml .yml); false if it says none. */
bool format_of_name(const char *path, profile_format *format);

/* A unit without a profile, for source_next. `*out` is NULL on failure. A unit is one thread's at a time. */
epf_status unit_new(profile_unit **out);
void unit_free(profile_unit *u);
/* The next profile's text into `u`. *end is true when there is none. Blank lines are skipped. What is wrong with
 * the file itself (a JSON document that breaks off, a CSV quote that never closes) comes as a unit whose binding
 * fails with that fault. EPF_E_IO with errno set; EPF_E_NOMEM. */
epf_status source_next(profile_source *s, profile_unit *u, bool *end);
/* Many lines of NDJSON at once, to be split by the thread that binds them. */
typedef struct profile_lines {
  buf text;
  size_t at;      /* of the next line */
  uint32_t line;  /* and its number */
  profile_unit *whole; /* instead of lines: one unit, of what is no whole line */
} profile_lines;
/* Is the source NDJSON, which can be read so? */
bool source_has_lines(const profile_source *s);
/* The next lines, or at least one; *end as source_next. Then lines_next gives each as a unit, whose text is within the lines; false: there
 * is no further one. */
epf_status source_next_lines(profile_source *s, profile_lines *l, bool *end);
bool lines_next(profile_lines *l, profile_unit **u);
void lines_free(profile_lines *l);
/* The line at which the profile begins. */
uint32_t unit_line(const profile_unit *u);

/* ---- a CSV file as it stands, for tables that are no profiles ---- */

/* The first column may have no name: R writes the rows' names there. Before the first source_next. */
void source_any_columns(profile_source *s);
/* What is wrong with the row or the file; NULL: nothing. */
const bind_fault *unit_fault(const profile_unit *u);
/* Of a row: how many cells it has, and each cell with its column's name. Borrowed from the unit. */
size_t unit_width(const profile_unit *u);
str unit_column(const profile_unit *u, size_t i);
str unit_cell(const profile_unit *u, size_t i);

/* ---- binding ---- */

/* For profiles of `t`, which must outlive it. `*out` is NULL on failure. One binder, one thread. */
epf_status binder_new(binder **out, const table *t, bind_options options);
void binder_free(binder *b);
/* Binds one unit. `r`, of the binder's table, is reset first; as_of and stage are the caller's to set afterwards.
 * EPF_OK: `r` holds the profile, and faults, if any, are about invalid answers. EPF_E_DATA: it cannot be bound;
 * the first fault says why, and those that alone would not refuse the profile come last. EPF_E_NOMEM. Allocates
 * nothing once warm. */
epf_status bind_unit(binder *b, profile_unit *u, record *r);
/* The faults of the last binding, until the next. */
size_t binder_faults(const binder *b, const bind_fault **faults);

/* Where the unit that was bound last answers the field. False: it does not. */
bool binder_place(binder *b, profile_unit *u, uint32_t datum, uint32_t *line, uint32_t *column);

/* Binds one YAML mapping (an author's case). The same rules. */
epf_status bind_doc(binder *b, const doc *mapping, record *r);
/* One answer as a person types it at a prompt, or a CSV cell gives it, in place of the one that `r` holds. Nothing
 * typed is a missing answer. False: the fault says why (out of range, too), and the field has no answer. */
bool bind_answer(binder *b, uint32_t datum, str text, record *r, bind_fault *fault);

#endif
