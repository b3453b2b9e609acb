/* What the pages of all reports have in common (html.h has the parts of any page). */
#ifndef EPF_BIAS_HTML_REPORT_H
#define EPF_BIAS_HTML_REPORT_H

#include "bias/figures.h"
#include "bias/html.h"

/* That this is an internal view, and why. */
void html_internal(buf *to);
/* Within a list of facts: a name of ours and a value from data; nothing where there is no value. */
void html_fact(const char *name, str value, buf *to);
/* The same with names as a request has them: "lawful_criteria" is "Lawful criteria". */
void html_facts(const bias_fact *facts, size_t count, buf *to);
/* A section of its own, #mind; nothing where there is no warning. */
void html_warnings(const str *warnings, size_t count, buf *to);

#endif
