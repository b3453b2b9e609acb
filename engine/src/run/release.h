/* Fixed releases: what may be published, checked against every cell that ever was.
 *
 * The log is CSV, a row a cell: what the release is of, the cell, and its counts, or nothing where it was hidden. The counts of the
 * new release and of all earlier ones of the same measure and option, by all their groups crossed, are made again from the source;
 * what was published is taken as equations, and every cell of few people (of any release, of what lies in one window and not
 * in the other, of their groups crossed) is attacked (bias/audit.h). What falls is mended by hiding more of the new release,
 * smallest groups first; then what can be shown after all is shown.
 *
 * Of one population's CSV files there may be several, and values of one outcome: what was published is compared cell by cell with what is to be,
 * and differs by nobody or by the least count at least; so does what the released values leave. Of a ledger, the newest DISCLOSURE entry of a release says what the
 * log is ("release NAME: log sha256:..."), and a log that is another is refused. The same release again prints the same cells.
 *
 * Limits: three different windows are attacked two by two. Two windows share their people only nearly, since each person's last
 * shortlist in a window counts. Releases of different measures or options are not attacked together. Files and values are compared two by two.
 */
#ifndef EPF_RUN_RELEASE_H
#define EPF_RUN_RELEASE_H

#include "run/bias.h"

/* Makes further counts of the same source: bias.c's. */
typedef epf_status count_again(tally *t, const epf_bias_options *o, bias_request *request, bias_channels *c);

/* Computes the report as it may be released, and adds it to the log; of a ledger, an entry says so. EPF_E_ARGUMENT: `why` says why it cannot be released.
 * EPF_E_LEDGER: the log is damaged or cannot be written, or is not what the ledger says. EPF_E_IO: a source cannot be read. */
epf_status release_make(bias_report *r, tally *t, const epf_bias_options *o, bias_request *request, count_again *count, bias_channels *c);

#endif
