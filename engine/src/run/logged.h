/* What a logged shortlist was worked out from, put into a record again. */
#ifndef EPF_RUN_LOGGED_H
#define EPF_RUN_LOGGED_H

#include "run/run.h"

/* `content`: deciphered. `ignore_unknown`: answers to fields that the table does not have, or that it does not take, are passed over; else they make it
 * unreadable. False: it cannot be read with these rules; the record is not to be matched. */
bool logged_input(worker *w, str content, bool ignore_unknown);

#endif
