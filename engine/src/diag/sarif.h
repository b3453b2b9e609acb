/* SARIF 2.1.0 (OASIS, 2020): what was found, and where, as review tools read it.
 *
 *   sarif_begin ─ sarif_rule, each once ─ sarif_results ─ sarif_result ... ─ sarif_end
 */
#ifndef EPF_DIAG_SARIF_H
#define EPF_DIAG_SARIF_H

#include "base/buf.h"

typedef struct sarif {
  buf *to;
  bool some; /* something stands before the next one */
} sarif;

void sarif_begin(sarif *s, buf *to);
void sarif_rule(sarif *s, const char *id, const char *title);
void sarif_results(sarif *s);
/* `level`: "error", "warning", "note". `path`: empty where there is no place. */
void sarif_result(sarif *s, const char *rule, const char *level, str message, str path, unsigned line, unsigned column);
/* Closes all but the run, to which properties may be added: }]} is the caller's. */
void sarif_results_end(sarif *s);
/* A path as a URI reference, quoted. */
void sarif_uri(str path, buf *to);

#endif
