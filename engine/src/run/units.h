/* What a ledger says of each person at each stage: the last shortlist in the window, and the last that a choice or an outcome is about, with those,
 * whenever they came: a court decides weeks later.
 *
 * An officer may match the same person five times as answers come in. Five entries are kept, and one is counted: the last; else those whose
 * cases are hardest would count most.
 */
#ifndef EPF_RUN_UNITS_H
#define EPF_RUN_UNITS_H

#include "run/catalogue.h"
#include "run/ledger.h"
#include "bias/tally.h"

enum { UNIT_STRATA_MAX = 16, CATALOGUES_MAX = 64 };

typedef enum unit_measure { MEASURE_ELIGIBLE, MEASURE_SHORTLISTED, MEASURE_PROPOSED, MEASURE_OVERRIDDEN, MEASURE_IMPOSED } unit_measure;
/* False: there is none of this name. */
bool unit_measure_of(const char *name, unit_measure *m);

/* Not counted at all: nothing was recorded that the measure looks at, or the option is not for this stage. */
enum { UNIT_NOT_AT_RISK = TALLY_OUTCOMES };

typedef struct person_unit {
  uint8_t subject[LEDGER_ID_BYTES], nonce[LEDGER_ID_BYTES]; /* nonce: of the shortlist, for the links */
  int64_t time_ms;                                          /* of the shortlist */
  uint64_t sequence;
  uint8_t catalogue, stage, strata_len, found; /* found: unit_found */
  uint8_t strata[UNIT_STRATA_MAX];
  uint8_t computed, chosen, imposed; /* tally_outcome of the measure by the shortlist, the choice, the outcome; or UNIT_NOT_AT_RISK */
  uint8_t barred;                    /* a lawful criterion bars */
  uint8_t level, reason, way;        /* of the choice: choice_bytes */
  uint8_t imposed_level;             /* of the outcome */
  uint32_t decided;                  /* where the person's last shortlist stands that a choice or outcome is about, if a newer one followed: its place and 1 */
  uint32_t chosen_set, imposed_set;  /* a hash of the options in the choice, in the outcome */
} person_unit;
enum unit_found { FOUND_SHORTLIST = 1, FOUND_CHOICE = 2, FOUND_OUTCOME = 4 };

typedef struct unit_wish {
  unit_measure measure;
  str option, kind, stage; /* empty: any */
  int64_t from_ms, to_ms;  /* both 0: all */
} unit_wish;

typedef struct units {
  arena *memory;
  person_unit *at;
  size_t count, cap;
  uint32_t *slots;
  size_t slot_count;
  vec(person_unit) decided;
  uint64_t restricted; /* shortlists of restricted cases, which are not counted unless the ledger is set up so */
  catalogue catalogues[CATALOGUES_MAX];
  uint32_t catalogue_ids[CATALOGUES_MAX];
  size_t catalogue_count;
  str protected_fields; /* of the option that is asked about: what lawful criteria it has; empty: none */
} units;

/* EPF_E_ARGUMENT: no rule set in the window has the option, the kind or the stage. */
epf_status units_read(units *u, arena *memory, ledger *l, const unit_wish *wish, buf *why);
/* What the measure looks at of a person: the unit itself, or the older one that was decided. */
const person_unit *unit_measured(const units *u, size_t i, unit_measure m);
/* The measure's outcome for it. */
uint8_t unit_outcome(const person_unit *p, unit_measure m);

#endif
