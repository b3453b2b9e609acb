/* What the ledger is told of a match: the shortlist as codes that a catalogue explains, and the input, to be enciphered.
 *
 *   marks      a byte an option, in the table's order: mark_bits
 *   strata     a byte each: the data kept as stratum, then office, then level; code + 1, or 0 where it is not known
 *   monitored  a byte for each datum kept as group, the same way
 *   reasons    for each option that is refused or open: number + 1, how many clauses decide, and each clause * 2 + (1: it is
 *              not known); then 0, how many fields are missing, and each; all as numbers of seven bits a byte, low ones first
 *   content    lines that replay reads: see content_begin in deed.c
 *
 * Monitored fields are in no content: they leave the process for the statistics store alone.
 */
#ifndef EPF_RUN_DEED_H
#define EPF_RUN_DEED_H

#include "ledger/ledger.h"
#include "run/run.h"

enum mark_bits {
  MARK_VERDICT = 7,       /* mask */
  MARK_PROVISIONAL = 8,
  MARK_BARRED = 16,       /* refused by what the rules read of protected fields alone, whatever else is answered */
  MARK_CHOSEN = 32,       /* of choices and outcomes: the option is in the package */
  MARK_OVERRIDE = 64      /* of choices: chosen against its verdict, or left out though the officer says that it overrides */
};

/* The catalogue of a table: what its codes mean. The text lives in `to`. */
void deed_catalogue(const epf_table *table, buf *to);

/* Deeds put off until the batch is written: offsets into one run of bytes. */
typedef struct kept_deed {
  size_t at;
  uint32_t subject, marks, strata, monitored, reasons, input, content; /* lengths, one behind the other */
  int32_t as_of;
  uint16_t stage;
  bool restricted, has_subject;
} kept_deed;

typedef struct deeds {
  buf bytes;
  kept_deed *at;
  size_t count, cap;
  buf fields[7]; /* working space */
  scratch *alone; /* matches what protected fields alone decide; NULL: no option reads one, or none was needed yet */
  record *masked;
  answer *last_dates;       /* for which REFUSED_BY_DATES was found: those of a batch are often the same */
  uint8_t *reads_protected; /* by option; 2: refused by dates alone, so by nothing protected */
} deeds;

void deeds_free(deeds *d);
/* Forgets the deeds and keeps the memory. */
void deeds_clear(deeds *d);
/* Takes down what the worker has just matched. EPF_E_NOMEM. */
epf_status deeds_add(deeds *d, const worker *w);
/* Appends them all within begin and commit. `base` has time, officer, purpose and catalogue. */
epf_status deeds_append(const deeds *d, ledger *l, const ledger_deed *base, buf *why);

#endif
