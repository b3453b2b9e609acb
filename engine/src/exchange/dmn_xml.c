#include "exchange/dmn_xml.h"

#include <stdio.h>

#include <libxml/parser.h>

#include "base/utf8.h"

typedef struct holder {
  xmlParserCtxt *context;
  xmlDoc *doc;
  bool no_memory;
} holder;

/* Every fault of libxml2, of whichever part: those of its tree are told nowhere else, and would be printed. */
static void note_error(void *user, xmlErrorPtr e) {
  holder *h = user;
  h->no_memory |= e != NULL && e->code == XML_ERR_NO_MEMORY;
}

static void release(void *what) {
  holder *h = what;
  if (h->context != NULL) {
    if (h->context->myDoc != NULL && h->context->myDoc != h->doc) xmlFreeDoc(h->context->myDoc);
    h->context->myDoc = NULL;
    xmlFreeParserCtxt(h->context);
  }
  if (h->doc != NULL) xmlFreeDoc(h->doc);
  *h = (holder){.context = NULL};
}

/* A document type is where entities come from: nothing behind it is read. */
static void refuse_doctype(void *user, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  xmlParserCtxt *c = user;
  (void)name, (void)external, (void)system;
  c->_private = c;
  xmlStopParser(c);
}

static xmlNode *refuse(const source *s, diags *d, uint32_t at, const char *what, const char *help) {
  diag *e = diag_add(d, CODE_XML_REFUSED, (span){s, at, at}, "%s", what);
  diag_help(d, e, "%s", help);
  return NULL;
}

static uint32_t line_start(const source *s, long line) {
  return line >= 1 && (uint64_t)line <= s->line_count ? s->line_start[line - 1] : line < 1 ? 0 : (uint32_t)s->text.len;
}

static bool screen(const source *s, diags *d) {
  str t = s->text;
  const char *nul = t.len > 0 ? memchr(t.at, '\0', t.len) : NULL;
  size_t bad = utf8_check(t.at, t.len);
  if (t.len == 0) return refuse(s, d, 0, "the file is empty", "a DMN file is expected") != NULL;
  if (nul != NULL && (size_t)(nul - t.at) < bad) bad = (size_t)(nul - t.at);
  if (bad < t.len) return refuse(s, d, (uint32_t)bad, "this is not text in UTF-8", "save the file as UTF-8") != NULL;
  return true;
}

/* Deeper or larger than any decision table, or with parts that would be fetched from elsewhere. */
static bool within_limits(const source *s, diags *d, const xmlNode *root) {
  size_t nodes = 0;
  int depth = 1;
  for (const xmlNode *n = root; n != NULL;) {
    bool enters = n->type == XML_ELEMENT_NODE && n->children != NULL;
    if (n->type == XML_ENTITY_REF_NODE) return refuse(s, d, line_start(s, xmlGetLineNo((xmlNode *)(uintptr_t)n)), "an entity stands here", "write the character itself") != NULL;
    if (n->type == XML_ELEMENT_NODE && n->ns != NULL && strstr((const char *)n->ns->href, "XInclude") != NULL)
      return refuse(s, d, line_start(s, n->line), "a part of the file is included from elsewhere", "put everything into one file") != NULL;
    if (++nodes > XML_NODES_MAX || depth > XML_DEPTH_MAX)
      return refuse(s, d, line_start(s, n->line), depth > XML_DEPTH_MAX ? "the elements are nested too deeply" : "the file has too many elements",
                    "a DMN file needs no more than 60 levels and 500,000 elements") != NULL;
    if (enters) {
      n = n->children;
      depth++;
      continue;
    }
    while (n != root && n->next == NULL) n = n->parent, depth--;
    n = n == root ? NULL : n->next;
  }
  return true;
}

static xmlNode *tell_fault(const source *s, diags *d, const xmlParserCtxt *c) {
  const xmlError *e = &c->lastError;
  char what[200] = "it cannot be parsed";
  if (e->code == XML_ERR_NO_MEMORY) arena_nomem(d->in);
  if (e->message != NULL) {
    snprintf(what, sizeof what, "%s", e->message);
    for (size_t n = strlen(what); n > 0 && (what[n - 1] == '\n' || what[n - 1] == '.'); n--) what[n - 1] = '\0';
  }
  return refuse(s, d, line_start(s, e->line), arena_print(d->in, "this is not XML: %s", what).at, "export the file again from the program that wrote it");
}

xmlNode *xml_read(const source *s, diags *d) {
  if (!screen(s, d)) return NULL;
  holder *h = ARENA_NEW(d->in, holder);
  arena_cleanup(d->in, release, h);
  xmlSetStructuredErrorFunc(h, note_error); /* this thread's */
  h->context = xmlNewParserCtxt();
  if (h->context == NULL) {
    xmlSetStructuredErrorFunc(NULL, NULL);
    arena_nomem(d->in);
  }
  h->context->sax->internalSubset = refuse_doctype;
  h->doc = xmlCtxtReadMemory(h->context, s->text.at, (int)s->text.len, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT);
  xmlSetStructuredErrorFunc(NULL, NULL);
  if (h->no_memory) arena_nomem(d->in);
  if (h->context->_private != NULL)
    return refuse(s, d, line_start(s, h->context->input != NULL ? h->context->input->line : 1),
                  "the file has a document type (`<!DOCTYPE`)", "remove it: DMN has none, and it could bring in other files");
  if (h->doc == NULL || !h->context->wellFormed) return tell_fault(s, d, h->context);
  xmlNode *root = xmlDocGetRootElement(h->doc);
  if (root == NULL) return refuse(s, d, 0, "the file has no element", "a DMN file is expected");
  return within_limits(s, d, root) ? root : NULL;
}

span xml_span(const source *s, const xmlNode *n) {
  uint32_t at = line_start(s, xmlGetLineNo((xmlNode *)(uintptr_t)n));
  while (at < s->text.len && (s->text.at[at] == ' ' || s->text.at[at] == '\t')) at++;
  return (span){s, at, at};
}

static bool same_namespace(const xmlNode *n) {
  const xmlNode *root = xmlDocGetRootElement(n->doc);
  if (n->ns == root->ns) return true;
  return n->ns != NULL && root->ns != NULL && strcmp((const char *)n->ns->href, (const char *)root->ns->href) == 0;
}

bool xml_is(const xmlNode *n, const char *name) { return n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0 && same_namespace(n); }

bool xml_is_own(const xmlNode *n, const char *name) {
  return n->type == XML_ELEMENT_NODE && n->ns != NULL && strcmp((const char *)n->ns->href, EPF_NAMESPACE) == 0 && strcmp((const char *)n->name, name) == 0;
}

static xmlNode *first_of(xmlNode *n, const char *name) {
  while (n != NULL && !xml_is(n, name)) n = n->next;
  return n;
}

xmlNode *xml_child(const xmlNode *n, const char *name) { return n != NULL ? first_of(n->children, name) : NULL; }
xmlNode *xml_next(const xmlNode *n, const char *name) { return first_of(n->next, name); }

static void add_text(buf *to, const xmlNode *n) {
  for (; n != NULL; n = n->next)
    if ((n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) && n->content != NULL) buf_text(to, (const char *)n->content);
}

str xml_attribute(arena *a, const xmlNode *n, const char *name) {
  for (const xmlAttr *x = n->properties; x != NULL; x = x->next)
    if (x->ns == NULL && strcmp((const char *)x->name, name) == 0) {
      buf b = {0};
      add_text(&b, x->children);
      return arena_keep(a, &b);
    }
  return (str){NULL, 0};
}

str xml_text(arena *a, const xmlNode *n) {
  buf b = {0};
  add_text(&b, n->children);
  return arena_keep(a, &b);
}
