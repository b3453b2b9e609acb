/* XML, as far as DMN needs it, read so that a hostile file can do nothing: no DTD, no entities, no network, no includes.
 * This header and the .c files that include it are the only ones that know libxml2. */
#ifndef EPF_EXCHANGE_DMN_XML_H
#define EPF_EXCHANGE_DMN_XML_H

#include <libxml/tree.h>

#include "exchange/sheet.h"

#define EPF_NAMESPACE "urn:epf:exchange"
enum { XML_DEPTH_MAX = 60, XML_NODES_MAX = 500000 };

/* The root, whose document the arena frees; NULL: refused. */
xmlNode *xml_read(const source *s, diags *d);
span xml_span(const source *s, const xmlNode *n);
/* Is it an element of this name, in the namespace of the root? */
bool xml_is(const xmlNode *n, const char *name);
/* The first child of this name, or the next sibling of it; NULL: none. */
xmlNode *xml_child(const xmlNode *n, const char *name);
xmlNode *xml_next(const xmlNode *n, const char *name);
/* An attribute without a namespace; text.at is NULL where it is not there. Borrowed or in the arena. */
str xml_attribute(arena *a, const xmlNode *n, const char *name);
/* What stands between an element's tags, comments left out. */
str xml_text(arena *a, const xmlNode *n);
/* An element of epf's own, within extensionElements. */
bool xml_is_own(const xmlNode *n, const char *name);

#endif
