/* Decision tables from DMN 1.1 and later.
 *
 *   definitions -> item definitions, inputs, decisions -> things that tests look at, with what is said of them anywhere
 *               -> columns (types, values, places) -> rows
 *
 * What the rule language cannot say is refused by name, all of it in one go; what is no logic and has no place in rules is told.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "exchange/dmn_xml.h"
#include "exchange/cell.h"

#include "base/decimal.h"

typedef enum base { BASE_NONE, BASE_NUMBER, BASE_INTEGER, BASE_TEXT, BASE_BOOLEAN, BASE_DATE, BASE_DURATION, BASE_BLOCK, BASE_OTHER } base;

typedef struct dmn_type {
  base base;
  bool list;
  xmlNode *block;   /* BASE_BLOCK: the element with the components */
  xmlNode *allowed; /* allowedValues; NULL: any */
  str name;         /* BASE_OTHER: for messages */
} dmn_type;

typedef struct mention {
  cell_literal value;
  span at;
} mention;

/* A thing that a test can look at: an input, a component of one, or an output of a decision. */
typedef struct thing {
  str name; /* "Applicant.Age" */
  str id;
  dmn_type type;
  xmlNode *node;
  bool computed, stated; /* stated: by epf's own keys */
  bool used, failed; /* failed: what it is could not be settled, which was told */
  vec(mention) mentions;
  vec(xmlNode *) allowed; /* inputValues, outputValues */
  column col;
  span at;
} thing;

typedef struct input {
  str name;
  dmn_type type;
  xmlNode *node;
} input;

typedef struct table {
  xmlNode *decision, *node;
  str name; /* of the decision */
  size_t *in;  /* which thing each input is */
  size_t *out;
  bool *by_order, *may_be_none; /* of each input: see cell_reader */
  bool refused;
  sheet s;
} table;

typedef struct reader {
  arena *a;
  diags *d;
  const source *s;
  xmlNode *root;
  vec(input) inputs;
  vec(thing) things;
  vec(table) tables;
  sheet_keys ids; /* every name that is taken */
} reader;

enum { USUAL_PLACES = 4 /* of a number that answers may have: DMN sets no bound, and the language does */, NOBODY = -1, NAMED_MAX = 1000 /* inputs, decisions and types each; components that are looked at */ };

/* ---- messages ---- */

__attribute__((format(printf, 3, 4))) static bool refuse(reader *r, const xmlNode *at, const char *format, ...) {
  char what[400];
  va_list list;
  va_start(list, format);
  vsnprintf(what, sizeof what, format, list);
  va_end(list);
  diag *e = diag_add(r->d, CODE_DMN_NOT_SAID, xml_span(r->s, at), "%s", what);
  diag_help(r->d, e, "bring in the tables without it and say the rest as derived values; rules/TABLES.md lists what can be brought in");
  return false;
}

static void leave_out(reader *r, const xmlNode *n, const char *why) {
  str name = xml_attribute(r->a, n, "name");
  diag *e = diag_add(r->d, CODE_DMN_LEFT_OUT, xml_span(r->s, n), "`%s`%s%.*s is left out: %s", (const char *)n->name, name.len > 0 ? " " : "", STR_BEGINNING(name), why);
  diag_help(r->d, e, "keep the DMN file if it matters to you");
}

/* ---- names ---- */

static bool is_taken(const void *of, str name) {
  const reader *r = of;
  for (size_t i = 0; i < r->ids.count; i++)
    if (str_eq(r->ids.at[i].name, name)) return true;
  return false;
}

static str take_id(reader *r, str name) {
  str id = name_free(r->a, identifier_of(r->a, name), is_taken, r);
  *VEC_PUSH(r->a, &r->ids) = (sheet_key){id, name};
  return id;
}

static str name_of(reader *r, const xmlNode *n) {
  str name = xml_attribute(r->a, n, "name");
  return name.at != NULL ? one_line(r->a, name) : (str){"", 0};
}

static size_t count_of(const xmlNode *n, const char *name) {
  size_t count = 0;
  for (xmlNode *x = xml_child(n, name); x != NULL; x = xml_next(x, name)) count++;
  return count;
}

/* ---- types ---- */

static base builtin(str name) {
  static const struct {
    const char *name;
    base base;
  } all[] = {{"number", BASE_NUMBER}, {"double", BASE_NUMBER}, {"decimal", BASE_NUMBER}, {"float", BASE_NUMBER}, {"integer", BASE_INTEGER}, {"long", BASE_INTEGER}, {"int", BASE_INTEGER},
             {"string", BASE_TEXT}, {"boolean", BASE_BOOLEAN}, {"date", BASE_DATE}, {"days and time duration", BASE_DURATION}, {"dayTimeDuration", BASE_DURATION},
             {"daysAndTimeDuration", BASE_DURATION}, {"days_and_time_duration", BASE_DURATION}, {"Any", BASE_NONE}, {"any", BASE_NONE}, {"", BASE_NONE}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (str_is(name, all[i].name)) return all[i].base;
  return BASE_OTHER;
}

static dmn_type resolve_node(reader *r, xmlNode *n, int depth);

static dmn_type resolve_type(reader *r, str ref, int depth) {
  ref = text_trimmed(ref);
  const char *end = ref.len > 0 ? memchr(ref.at, '}', ref.len) : NULL;
  const char *colon = end != NULL ? end : ref.len > 0 ? memchr(ref.at, ':', ref.len) : NULL;
  if (depth > 16) return (dmn_type){.base = BASE_OTHER, .name = ref};
  for (int whole = 1; whole >= 0; whole--) {
    str name = whole ? ref : colon != NULL ? (str){colon + 1, ref.len - (size_t)(colon + 1 - ref.at)} : ref;
    for (xmlNode *n = xml_child(r->root, "itemDefinition"); n != NULL; n = xml_next(n, "itemDefinition"))
      if (str_eq(name_of(r, n), name)) return resolve_node(r, n, depth + 1);
    base b = builtin(name);
    if (b != BASE_OTHER) return (dmn_type){.base = b};
  }
  return (dmn_type){.base = BASE_OTHER, .name = ref};
}

/* Of an itemDefinition or an itemComponent. */
static dmn_type resolve_node(reader *r, xmlNode *n, int depth) {
  xmlNode *ref = xml_child(n, "typeRef"), *allowed = xml_child(n, "allowedValues");
  dmn_type t = {.base = BASE_NONE};
  if (allowed == NULL) allowed = xml_child(n, "typeConstraint"); /* DMN 1.5 */
  if (xml_child(n, "itemComponent") != NULL) t = (dmn_type){.base = BASE_BLOCK, .block = n};
  else if (ref != NULL) t = resolve_type(r, xml_text(r->a, ref), depth);
  else if (xml_child(n, "functionItem") != NULL) t = (dmn_type){.base = BASE_OTHER, .name = STR("function")};
  if (allowed != NULL) t.allowed = allowed;
  t.list |= str_is(xml_attribute(r->a, n, "isCollection"), "true");
  return t;
}

static dmn_type type_attribute(reader *r, const xmlNode *n) {
  str ref = n != NULL ? xml_attribute(r->a, n, "typeRef") : (str){NULL, 0};
  if (ref.at == NULL && n != NULL && xml_child(n, "typeRef") != NULL) ref = xml_text(r->a, xml_child(n, "typeRef"));
  return ref.at != NULL ? resolve_type(r, ref, 0) : (dmn_type){.base = BASE_NONE};
}

static xmlNode *component(reader *r, const dmn_type *t, str name) {
  for (xmlNode *n = t->block != NULL ? xml_child(t->block, "itemComponent") : NULL; n != NULL; n = xml_next(n, "itemComponent"))
    if (str_eq(name_of(r, n), name)) return n;
  return NULL;
}

/* ---- things ---- */

static int thing_named(const reader *r, str name) {
  for (size_t i = 0; i < r->things.count; i++)
    if (str_eq(r->things.at[i].name, name)) return (int)i;
  return NOBODY;
}

static int add_thing(reader *r, str name, str id, dmn_type type, xmlNode *node, bool computed) {
  thing *t = VEC_PUSH(r->a, &r->things);
  *t = (thing){.name = name, .id = id, .type = type, .node = node, .computed = computed, .at = xml_span(r->s, node)};
  if (type.allowed != NULL) *VEC_PUSH(r->a, &t->allowed) = type.allowed;
  return (int)r->things.count - 1;
}

/* "Applicant.Address.Town": a component of an input, made a thing when it is first looked at. */
static int find_thing(reader *r, str name) {
  name = one_line(r->a, name);
  int found = thing_named(r, name);
  if (found != NOBODY) return found;
  for (size_t i = 0; i < r->inputs.count; i++) {
    const input *in = &r->inputs.at[i];
    if (in->type.base != BASE_BLOCK || in->type.list || name.len <= in->name.len + 1 || memcmp(name.at, in->name.at, in->name.len) != 0 || name.at[in->name.len] != '.') continue;
    str rest = {name.at + in->name.len + 1, name.len - in->name.len - 1};
    dmn_type t = in->type;
    while (t.base == BASE_BLOCK && !t.list) {
      xmlNode *n = component(r, &t, rest);
      const char *dot = rest.len > 0 ? memchr(rest.at, '.', rest.len) : NULL;
      str first = {rest.at, dot != NULL ? (size_t)(dot - rest.at) : rest.len};
      bool last = n != NULL || dot == NULL;
      if (n == NULL) n = component(r, &t, text_trimmed(first));
      if (n == NULL) break;
      t = resolve_node(r, n, 0);
      if (last && r->things.count > 4 * NAMED_MAX) return NOBODY;
      if (last) return add_thing(r, name, take_id(r, name), t, n, false);
      rest = text_trimmed((str){dot + 1, rest.len - first.len - 1});
    }
  }
  return NOBODY;
}

/* ---- epf's own keys ---- */

/* What epf wrote beside an element: keys, and values with their labels. */
static void read_own(reader *r, const xmlNode *n, sheet_keys *keys, sheet_values *values) {
  xmlNode *all = xml_child(n, "extensionElements");
  for (xmlNode *x = all != NULL ? all->children : NULL; x != NULL; x = x->next) {
    if (xml_is_own(x, "key")) {
      str name = xml_attribute(r->a, x, "name");
      if (name.len > 0) key_set(r->a, keys, name, xml_text(r->a, x));
    }
    if (values != NULL && xml_is_own(x, "value")) {
      sheet_value v = {.id = xml_attribute(r->a, x, "id"), .label = xml_attribute(r->a, x, "label"), .label_cy = xml_attribute(r->a, x, "label_cy")};
      if (!is_value_id(v.id)) continue;
      v.literal = value_literal(r->a, &v);
      *VEC_PUSH(r->a, values) = v;
    }
  }
}

static void take_own(reader *r, thing *t, const xmlNode *n) {
  sheet_keys keys = {NULL, 0, 0};
  read_own(r, n, &keys, &t->col.values);
  for (size_t i = 0; i < keys.count; i++) {
    if (str_is(keys.at[i].name, "open")) t->stated = true; /* an output whose type nothing states */
    else if (str_is(keys.at[i].name, "computed")) t->col.computed = str_is(keys.at[i].text, "true");
    else key_set(r->a, &t->col.keys, keys.at[i].name, keys.at[i].text);
  }
  str type = key_text(&t->col.keys, "type");
  t->stated |= kind_of_type(type) != KIND_OPEN;
}

/* ---- the file ---- */

static bool is_dmn(const xmlNode *root) {
  if (strcmp((const char *)root->name, "definitions") != 0) return false;
  if (root->ns != NULL && strstr((const char *)root->ns->href, "/spec/DMN/") != NULL) return true;
  for (const xmlNs *x = root->nsDef; x != NULL; x = x->next) /* some programs bind DMN's namespace to a prefix and then forget it */
    if (x->href != NULL && strstr((const char *)x->href, "/spec/DMN/") != NULL) return true;
  return false;
}

static bool feel(reader *r, const xmlNode *n) {
  str language = xml_attribute(r->a, n, "expressionLanguage");
  if (language.len == 0) return true;
  for (size_t i = 0; i + 4 <= language.len; i++) {
    char word[5] = {0};
    for (size_t k = 0; k < 4; k++) word[k] = (char)(language.at[i + k] | 0x20);
    if (strcmp(word, "feel") == 0) return true;
  }
  return refuse(r, n, "its expressions are in `%.*s`; FEEL is read", STR_BEGINNING(language));
}

static bool is_one_of(const xmlNode *n, const char *const *names) {
  for (; *names != NULL; names++)
    if (xml_is(n, *names)) return true;
  return false;
}

static bool read_input_data(reader *r, xmlNode *n) {
  xmlNode *variable = xml_child(n, "variable");
  input in = {.name = name_of(r, n), .type = type_attribute(r, variable), .node = n};
  if (in.name.len == 0 && variable != NULL) in.name = name_of(r, variable);
  if (in.name.len == 0) return refuse(r, n, "an input has no name");
  for (size_t i = 0; i < r->inputs.count; i++)
    if (str_eq(r->inputs.at[i].name, in.name)) return refuse(r, n, "two inputs are called `%.*s`", STR_BEGINNING(in.name));
  *VEC_PUSH(r->a, &r->inputs) = in;
  if (in.type.base == BASE_BLOCK && !in.type.list) return true;
  sheet_keys own = {NULL, 0, 0};
  read_own(r, n, &own, NULL);
  bool day = str_is(in.name, "as_of") && key_is(&own, "computed", "true"); /* the evaluation date: no field */
  int t = add_thing(r, in.name, day ? in.name : take_id(r, in.name), in.type, n, false);
  take_own(r, &r->things.at[t], n);
  return true;
}

static const char *logic_name(const xmlNode *n) {
  static const char *const all[] = {"literalExpression", "invocation", "context", "relation", "list", "functionDefinition", "conditional", "filter", "for", "every", "some", NULL};
  for (size_t i = 0; all[i] != NULL; i++)
    if (xml_is(n, all[i])) return all[i];
  return NULL;
}

static bool check_decision(reader *r, xmlNode *n, str name) {
  static const char *const quiet[] = {"variable", "informationRequirement", "extensionElements", "decisionTable", "description", NULL};
  bool good = true, told = false;
  for (xmlNode *x = n->children; x != NULL; x = x->next) {
    if (x->type != XML_ELEMENT_NODE || is_one_of(x, quiet)) continue;
    const char *logic = logic_name(x);
    if (logic != NULL) good = refuse(r, x, "the decision `%.*s` is a %s; decision tables alone can be brought in", STR_BEGINNING(name), logic), told = true;
    else if (xml_is(x, "knowledgeRequirement")) good = refuse(r, x, "the decision `%.*s` uses a business knowledge model, which is a function", STR_BEGINNING(name));
    else leave_out(r, x, "rules have no place for it");
  }
  if (xml_child(n, "decisionTable") == NULL && !told) good = refuse(r, n, "the decision `%.*s` has no logic", STR_BEGINNING(name));
  return good;
}

static bool read_decision(reader *r, xmlNode *n) {
  str name = name_of(r, n);
  if (name.len == 0 && xml_child(n, "variable") != NULL) name = name_of(r, xml_child(n, "variable"));
  if (name.len == 0) return refuse(r, n, "a decision has no name");
  bool good = check_decision(r, n, name);
  xmlNode *t = xml_child(n, "decisionTable");
  if (t == NULL) return good;
  for (size_t i = 0; i < r->tables.count; i++)
    if (str_eq(r->tables.at[i].name, name)) return refuse(r, n, "two decisions are called `%.*s`", STR_BEGINNING(name));
  *VEC_PUSH(r->a, &r->tables) = (table){.decision = n, .node = t, .name = name, .refused = !good};
  return good && feel(r, n) && feel(r, t);
}

static bool read_definitions(reader *r) {
  static const char *const quiet[] = {"itemDefinition", "extensionElements", "description", "inputData", "decision", NULL};
  static const char *const told[] = {"knowledgeSource", "textAnnotation", "association", "group", "elementCollection", "organizationUnit", "performanceIndicator", "businessContextElement", NULL};
  bool good = feel(r, r->root), too_many = false;
  static const char *const named[] = {"itemDefinition", "inputData", "decision"};
  for (size_t i = 0; i < 3; i++)
    if (count_of(r->root, named[i]) > NAMED_MAX) too_many = !refuse(r, r->root, "the file has more than 1,000 elements `%s`", named[i]);
  if (too_many) return false;
  for (xmlNode *n = r->root->children; n != NULL; n = n->next) {
    if (n->type != XML_ELEMENT_NODE || is_one_of(n, quiet)) continue;
    if (is_one_of(n, told)) leave_out(r, n, "rules have no place for it");
    else if (strcmp((const char *)n->name, "DMNDI") == 0) continue; /* where the diagram's boxes lie */
    else {
      str name = name_of(r, n);
      good = refuse(r, n, "`%s`%s%.*s cannot be brought in%s", (const char *)n->name, name.len > 0 ? " " : "", STR_BEGINNING(name),
                    xml_is(n, "import") ? ": everything must stand in one file" : xml_is(n, "businessKnowledgeModel") ? ": it is a function" : "");
    }
  }
  for (xmlNode *n = xml_child(r->root, "inputData"); n != NULL; n = xml_next(n, "inputData")) good &= read_input_data(r, n);
  for (xmlNode *n = xml_child(r->root, "decision"); n != NULL; n = xml_next(n, "decision")) good &= read_decision(r, n);
  if (good && r->tables.count == 0) good = refuse(r, r->root, "the file has no decision table");
  return good;
}

/* ---- outputs ---- */

static void no_own_type(dmn_type *t) {
  if (t->base == BASE_BLOCK) *t = (dmn_type){.base = BASE_NONE};
}

/* The type of one output: its own, else that of the table, of the decision's variable, or of its component of the name. */
static dmn_type output_type(reader *r, const table *t, const xmlNode *out, str name, bool several) {
  dmn_type own = type_attribute(r, out), whole = type_attribute(r, xml_child(t->decision, "variable"));
  if (whole.base == BASE_NONE) whole = type_attribute(r, t->node);
  if (several || whole.base == BASE_BLOCK) {
    xmlNode *n = component(r, &whole, name);
    dmn_type part = n != NULL ? resolve_node(r, n, 0) : (dmn_type){.base = BASE_NONE};
    if (own.base == BASE_NONE) own = part;
    if (own.allowed == NULL && part.base == own.base) own.allowed = part.allowed;
  } else {
    if (own.base == BASE_NONE || own.base == BASE_BLOCK) own = whole;
    if (own.allowed == NULL && whole.base == own.base) own.allowed = whole.allowed;
  }
  no_own_type(&own);
  own.list = false;
  return own;
}

static bool is_taken_output(const void *of, str name) {
  const struct {
    const reader *r;
    str table;
  } *x = of;
  char both[2 * NAME_BYTES_MAX + 2];
  int len = snprintf(both, sizeof both, "%.*s_%.*s", STR_FMT(x->table), STR_FMT(name));
  return is_taken(x->r, (str){both, (size_t)len});
}

static bool read_outputs(reader *r, table *t) {
  size_t count = count_of(t->node, "output"), i = 0;
  str id = take_id(r, t->name);
  t->s.name = id;
  t->s.at = xml_span(r->s, t->node);
  if (count == 0) return refuse(r, t->node, "the table `%.*s` has no output", STR_BEGINNING(t->name));
  t->out = ARENA_ARRAY(r->a, size_t, count);
  sheet_keys own = {NULL, 0, 0};
  read_own(r, t->node, &own, NULL);
  t->s.several = count > 1 || key_is(&own, "outputs", "named");
  if (t->s.several && t->s.collect.len > 0) return refuse(r, t->node, "the table `%.*s` collects several outputs into one value, which DMN does not define", STR_BEGINNING(t->name));
  for (xmlNode *x = xml_child(t->node, "output"); x != NULL; x = xml_next(x, "output"), i++) {
    str name = name_of(r, x);
    if (t->s.several && name.len == 0) name = one_line(r->a, xml_attribute(r->a, x, "label"));
    if (t->s.several && name.len == 0) return refuse(r, x, "one of several outputs has no name");
    dmn_type type = output_type(r, t, x, name, t->s.several);
    struct {
      const reader *r;
      str table;
    } of = {r, id};
    str out = t->s.several ? name_free(r->a, identifier_of(r->a, name), is_taken_output, &of) : id;
    if (t->s.several) *VEC_PUSH(r->a, &r->ids) = (sheet_key){arena_print(r->a, "%.*s_%.*s", STR_FMT(id), STR_FMT(out)), name};
    str full = t->s.several ? arena_print(r->a, "%.*s.%.*s", STR_FMT(t->name), STR_FMT(name)) : t->name;
    int n = add_thing(r, full, t->s.several ? arena_print(r->a, "%.*s_%.*s", STR_FMT(id), STR_FMT(out)) : id, type, x, true);
    thing *made = &r->things.at[n];
    made->col.name = out;
    take_own(r, made, x);
    if (t->s.several && !made->stated && !str_eq(out, name)) key_set(r->a, &made->col.keys, STR("label"), name);
    xmlNode *values = xml_child(x, "outputValues");
    if (values != NULL) { /* its own list stands before that of its type */
      made->allowed.count = 0;
      *VEC_PUSH(r->a, &made->allowed) = values;
    }
    t->out[i] = (size_t)n;
  }
  return true;
}

/* ---- what tests and outputs mention ---- */

static str text_of(reader *r, const xmlNode *n) {
  xmlNode *text = xml_child(n, "text");
  return text != NULL ? text_trimmed(xml_text(r->a, text)) : (str){"", 0};
}

static void mention_all(reader *r, size_t thing_ix, str text, const xmlNode *at) {
  cell_literals found = {NULL, 0, 0};
  cell_gather(r->a, text, &found);
  for (size_t i = 0; i < found.count; i++) {
    thing *t = &r->things.at[thing_ix];
    if (found.at[i].kind == LITERAL_NAME) {
      int other = find_thing(r, found.at[i].text);
      if (other != NOBODY) r->things.at[other].used = true;
    } else if (found.at[i].kind != LITERAL_NULL) {
      *VEC_PUSH(r->a, &t->mentions) = (mention){found.at[i], xml_span(r->s, at)};
    }
  }
}

static bool mention_outputs(reader *r, table *t) {
  size_t count = count_of(t->node, "output"), i;
  bool good = true;
  for (xmlNode *rule = xml_child(t->node, "rule"); rule != NULL; rule = xml_next(rule, "rule")) {
    i = 0;
    for (xmlNode *x = xml_child(rule, "outputEntry"); x != NULL; x = xml_next(x, "outputEntry"), i++)
      if (i < count) mention_all(r, t->out[i], text_of(r, x), x);
    if (i != count) good = refuse(r, rule, "the rule has %zu outputs, the table %zu", i, count);
  }
  i = 0;
  for (xmlNode *x = xml_child(t->node, "output"); x != NULL; x = xml_next(x, "output"), i++) {
    xmlNode *otherwise = xml_child(x, "defaultOutputEntry");
    if (otherwise != NULL) mention_all(r, t->out[i], text_of(r, otherwise), otherwise);
  }
  return good;
}

/* A name that no input declares, as some programs write it. */
static bool is_simple_name(str t) {
  for (size_t i = 0; i < t.len; i++) {
    char c = t.at[i];
    bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9' && i > 0) || (unsigned char)c >= 0x80;
    if (!word) return false;
  }
  return t.len > 0 && !str_is(t, "true") && !str_is(t, "false") && !str_is(t, "null");
}

/* Some programs name a decision by its one output. */
static int output_named(const reader *r, str name, bool *several) {
  int found = NOBODY;
  for (size_t i = 0; i < r->tables.count; i++) {
    const table *t = &r->tables.at[i];
    if (t->out == NULL || t->s.several || !str_eq(one_line(r->a, xml_attribute(r->a, xml_child(t->node, "output"), "name")), name)) continue;
    *several = found != NOBODY;
    found = (int)t->out[0];
  }
  return found;
}

static bool read_input(reader *r, table *t, xmlNode *n, size_t place) {
  xmlNode *expression = xml_child(n, "inputExpression"), *values = xml_child(n, "inputValues");
  str text = expression != NULL ? text_of(r, expression) : (str){"", 0};
  if (text.len == 0) return refuse(r, n, "an input of the table `%.*s` does not say what it looks at: its inputExpression is empty", STR_BEGINNING(t->name));
  if (!feel(r, expression)) return false;
  int found = find_thing(r, text);
  bool several = false;
  if (found == NOBODY) found = output_named(r, one_line(r->a, text), &several);
  if (several) return refuse(r, expression, "the table `%.*s` looks at `%.*s`, which several decisions put out", STR_BEGINNING(t->name), STR_BEGINNING(text));
  if (found == NOBODY && is_simple_name(text)) found = add_thing(r, text, take_id(r, text), (dmn_type){.base = BASE_NONE}, n, false);
  if (found == NOBODY)
    return refuse(r, expression, "the table `%.*s` looks at `%.*s`, which is not the name of an input or of a decision table; expressions cannot be brought in",
                  STR_BEGINNING(t->name), STR_BEGINNING(text));
  dmn_type own = type_attribute(r, expression);
  thing *x = &r->things.at[found];
  if (x->type.base == BASE_NONE && own.base != BASE_BLOCK) {
    x->type = own;
    if (own.allowed != NULL && values == NULL) *VEC_PUSH(r->a, &x->allowed) = own.allowed;
  } else if (own.allowed != NULL && x->type.allowed == NULL && values == NULL && !x->computed) {
    *VEC_PUSH(r->a, &x->allowed) = own.allowed;
  }
  if (values != NULL && text_of(r, values).len > 0 && !x->computed) {
    *VEC_PUSH(r->a, &x->allowed) = values;
  }
  x->used = true;
  t->in[place] = (size_t)found;
  for (size_t i = 0; i < place; i++)
    if (t->in[i] == t->in[place]) return refuse(r, n, "the table `%.*s` looks at `%.*s` in two columns; join them into one", STR_BEGINNING(t->name), STR_BEGINNING(text));
  return true;
}

static bool read_inputs(reader *r, table *t) {
  size_t count = count_of(t->node, "input"), i = 0;
  bool good = true;
  t->in = ARENA_ARRAY(r->a, size_t, count + 1);
  if (count == 0) return refuse(r, t->node, "the table `%.*s` has no input", STR_BEGINNING(t->name));
  if (count > SHEET_COLUMNS_MAX) return refuse(r, t->node, "the table `%.*s` has more than 100 inputs", STR_BEGINNING(t->name));
  for (xmlNode *x = xml_child(t->node, "input"); x != NULL; x = xml_next(x, "input"), i++) good &= read_input(r, t, x, i);
  for (xmlNode *rule = xml_child(t->node, "rule"); good && rule != NULL; rule = xml_next(rule, "rule")) {
    i = 0;
    for (xmlNode *x = xml_child(rule, "inputEntry"); x != NULL; x = xml_next(x, "inputEntry"), i++)
      if (i < count) mention_all(r, t->in[i], text_of(r, x), x);
    if (i != count) good = refuse(r, rule, "the rule has %zu tests, the table %zu inputs", i, count);
  }
  return good;
}

/* ---- columns ---- */

static int literal_places(const thing *t) {
  int most = 0;
  for (size_t i = 0; i < t->mentions.count; i++)
    if (t->mentions.at[i].value.kind == LITERAL_NUMBER && number_places(t->mentions.at[i].value.text) > most) most = number_places(t->mentions.at[i].value.text);
  return most;
}

static base mentioned_base(const thing *t) {
  static const base of[] = {[LITERAL_NUMBER] = BASE_NUMBER, [LITERAL_TEXT] = BASE_TEXT, [LITERAL_BOOLEAN] = BASE_BOOLEAN, [LITERAL_DATE] = BASE_DATE, [LITERAL_DURATION] = BASE_DURATION};
  return t->mentions.count > 0 ? of[t->mentions.at[0].value.kind] : BASE_NONE;
}

static bool is_taken_value(const void *of, str id) { return value_by_id(of, id) != NULL; }

static sheet_value *value_spelt(column *c, str text) {
  for (size_t i = 0; i < c->values.count; i++)
    if (str_eq(c->values.at[i].literal, text)) return &c->values.at[i];
  return NULL;
}

static void add_value(reader *r, column *c, str text) {
  if (c->values.count > SHEET_VALUES_MAX || value_spelt(c, text) != NULL) return; /* too many: told by who counts them */
  str id = name_free(r->a, value_id_of(r->a, one_line(r->a, text)), is_taken_value, c);
  *VEC_PUSH(r->a, &c->values) = (sheet_value){.id = id, .literal = text};
}

static str label_of(reader *r, str literal) {
  str label = one_line(r->a, literal);
  return label.len > 0 ? label : STR("(no text)");
}

/* What people read is one line of words. */
static void tell_respelt(reader *r, const thing *t) {
  for (size_t i = 0; i < t->col.values.count; i++) {
    const sheet_value *v = &t->col.values.at[i];
    str label = label_of(r, v->literal);
    if (str_eq(label, v->literal)) continue;
    diag *e = diag_add(r->d, CODE_DMN_LEFT_OUT, xml_span(r->s, t->node), "%s of `%.*s` %s: its value `%.*s` is shown as `%.*s`", v->literal.len > 0 ? "a text" : "the empty text",
                       STR_BEGINNING(t->name), v->literal.len > 0 ? "has blanks that are left out" : "has no place among labels", STR_BEGINNING(v->id), STR_BEGINNING(label));
    diag_help(r->d, e, "keep the DMN file if it matters to you");
  }
}

/* Where one value is not spelt as the file has it, all say how it is. */
static void label_values(reader *r, column *c) {
  bool differ = false;
  for (size_t i = 0; i < c->values.count; i++) differ |= !str_eq(c->values.at[i].id, c->values.at[i].literal);
  for (size_t i = 0; differ && i < c->values.count; i++)
    if (c->values.at[i].label.len == 0) c->values.at[i].label = label_of(r, c->values.at[i].literal);
}

static cell_reader domain_reader(reader *r, thing *t, const xmlNode *at) { return (cell_reader){.d = r->d, .at = xml_span(r->s, at), .of = &t->col}; }

static bool settle_texts(reader *r, thing *t, bool output) {
  column *c = &t->col;
  bool listed = false;
  for (size_t i = 0; i < t->allowed.count; i++) {
    cell_domain d = {.min = {.named = false}};
    cell_reader cr = domain_reader(r, t, t->allowed.at[i]);
    if (!domain_read(&cr, text_of(r, t->allowed.at[i]), &d)) return false;
    if (d.min.text.at != NULL || d.max.text.at != NULL) return refuse(r, t->allowed.at[i], "`%.*s` is a text, and its allowed values are a range", STR_BEGINNING(t->name));
    for (size_t k = 0; k < d.listed.count; k++) {
      if (d.listed.at[k].kind == LITERAL_NAME) return refuse(r, t->allowed.at[i], "allowed values of `%.*s` are texts in quotes", STR_BEGINNING(t->name));
      add_value(r, c, d.listed.at[k].text);
      listed = true;
    }
  }
  for (size_t i = 0; !listed && i < t->mentions.count; i++) add_value(r, c, t->mentions.at[i].value.text);
  if (c->values.count > SHEET_VALUES_MAX) return refuse(r, t->node, "`%.*s` has more than 4,096 values", STR_BEGINNING(t->name));
  if (c->values.count == 0) {
    if (output) return true;
    key_set(r->a, &c->keys, STR("type"), STR("text"));
    if (t->used) key_set(r->a, &c->keys, STR("coded"), STR("true"));
    return true;
  }
  label_values(r, c);
  tell_respelt(r, t);
  if (!listed && !output) {
    str id = name_free(r->a, STR("other"), is_taken_value, c);
    for (size_t i = 0; i < c->values.count; i++)
      if (c->values.at[i].label.len == 0) c->values.at[i].label = label_of(r, c->values.at[i].literal);
    *VEC_PUSH(r->a, &c->values) = (sheet_value){.id = id, .label = STR("Any other text"), .literal = STR("\x01")};
  }
  if (!output || !t->computed) key_set(r->a, &c->keys, STR("type"), STR("enum"));
  return true;
}

static int by_number(const void *left, const void *right) {
  int64_t x = *(const int64_t *)left, y = *(const int64_t *)right;
  return (x > y) - (x < y);
}

/* A list of numbers is a range where none is left out. */
static bool settle_listed(reader *r, thing *t, const cell_domain *d, const xmlNode *at) {
  int64_t *all = ARENA_ARRAY(r->a, int64_t, d->listed.count);
  column whole = {.kind = KIND_INTEGER};
  for (size_t i = 0; i < d->listed.count; i++) {
    bool exact = false;
    if (d->listed.at[i].kind != LITERAL_NUMBER || !on_scale(&whole, d->listed.at[i].text, &all[i], &exact) || !exact)
      return refuse(r, at, "`%.*s` is a number with a list of allowed values that is no range", STR_BEGINNING(t->name));
  }
  qsort(all, d->listed.count, sizeof *all, by_number);
  for (size_t i = 1; i < d->listed.count; i++)
    if (all[i] > all[i - 1] + 1) return refuse(r, at, "`%.*s` is a number with a list of allowed values that is no range", STR_BEGINNING(t->name));
  key_set(r->a, &t->col.keys, STR("type"), STR("integer"));
  key_set(r->a, &t->col.keys, STR("min"), scale_text(r->a, &whole, all[0]));
  key_set(r->a, &t->col.keys, STR("max"), scale_text(r->a, &whole, all[d->listed.count - 1]));
  return true;
}

static bool settle_bounds(reader *r, thing *t) {
  if (t->allowed.count == 0) return true;
  const xmlNode *at = t->type.allowed != NULL ? t->type.allowed : t->allowed.at[0]; /* what a table asks beside its type concerns that table */
  for (size_t i = 1; t->type.allowed == NULL && i < t->allowed.count; i++)
    if (!str_eq(text_of(r, t->allowed.at[0]), text_of(r, t->allowed.at[i]))) return refuse(r, t->allowed.at[i], "`%.*s` has two ranges of allowed values", STR_BEGINNING(t->name));
  cell_domain d = {.min = {.named = false}};
  cell_reader cr = domain_reader(r, t, at);
  if (!domain_read(&cr, text_of(r, at), &d)) return false;
  if (d.listed.count > 0) return settle_listed(r, t, &d, at);
  struct {
    operand o;
    const char *key;
    int64_t open;
  } ends[] = {{d.min, "min", d.min_open ? 1 : 0}, {d.max, "max", d.max_open ? -1 : 0}};
  for (size_t i = 0; i < 2; i++) {
    int64_t step;
    bool exact;
    if (ends[i].o.text.at == NULL) continue;
    if (!on_scale(&t->col, ends[i].o.text, &step, &exact) || !exact) return refuse(r, at, "the range of `%.*s` cannot be read", STR_BEGINNING(t->name));
    key_set(r->a, &t->col.keys, str_from(ends[i].key), ends[i].open == 0 ? ends[i].o.text : scale_text(r->a, &t->col, step + ends[i].open));
  }
  return true;
}

static bool is_same(const column *scale, str x, str y) {
  int64_t left, right;
  bool exact;
  if (str_eq(x, y)) return true;
  return on_scale(scale, x, &left, &exact) && exact && on_scale(scale, y, &right, &exact) && exact && left == right;
}

/* An output puts out no number but those that it lists. */
static bool check_listed(reader *r, thing *t) {
  for (size_t i = 0; i < t->allowed.count; i++) {
    cell_domain d = {.min = {.named = false}};
    cell_reader cr = domain_reader(r, t, t->allowed.at[i]);
    if (!domain_read(&cr, text_of(r, t->allowed.at[i]), &d)) return false;
    for (size_t k = 0; d.listed.count > 0 && k < t->mentions.count; k++) {
      str text = t->mentions.at[k].value.text;
      size_t found = 0;
      while (found < d.listed.count && !is_same(&t->col, d.listed.at[found].text, text)) found++;
      if (found == d.listed.count) return refuse(r, t->allowed.at[i], "`%.*s` puts out %.*s, which is not one of the values that it lists", STR_BEGINNING(t->name), STR_BEGINNING(text));
    }
  }
  return true;
}

static bool settle_numbers(reader *r, thing *t, bool output) {
  int places = literal_places(t);
  for (size_t i = 0; i < t->allowed.count; i++) {
    cell_literals found = {NULL, 0, 0};
    cell_gather(r->a, text_of(r, t->allowed.at[i]), &found);
    for (size_t k = 0; k < found.count; k++)
      if (found.at[k].kind == LITERAL_NUMBER && number_places(found.at[k].text) > places) places = number_places(found.at[k].text);
  }
  bool whole = places == 0 && (output || t->type.base == BASE_INTEGER);
  if (!output && places < USUAL_PLACES) places = USUAL_PLACES;
  if (places > 6) return refuse(r, t->node, "`%.*s` has numbers with more than 6 decimal places", STR_BEGINNING(t->name));
  key_set(r->a, &t->col.keys, STR("type"), whole ? STR("integer") : STR("decimal"));
  if (!whole) key_set(r->a, &t->col.keys, STR("places"), arena_print(r->a, "%d", places));
  column_settle(&t->col);
  if (output) return check_listed(r, t);
  if (!settle_bounds(r, t)) return false;
  if (key_is(&t->col.keys, "type", "integer")) { /* its list of values says so */
    sheet_keys kept = {NULL, 0, 0};
    for (size_t i = 0; i < t->col.keys.count; i++)
      if (!str_is(t->col.keys.at[i].name, "places")) *VEC_PUSH(r->a, &kept) = t->col.keys.at[i];
    t->col.keys = kept;
  }
  return true;
}

/* Whether everything that an output says is of its kind. */
static bool is_said_in(const thing *t, int literal_kind) {
  for (size_t i = 0; i < t->mentions.count; i++)
    if (t->mentions.at[i].value.kind != (unsigned)literal_kind) return false;
  return t->mentions.count > 0;
}

/* What a list holds: numbers, days, yes and no stay what they are; texts have names. */
static bool settle_list(reader *r, thing *t, base b) {
  static const int literal_of[] = {[BASE_NUMBER] = LITERAL_NUMBER, [BASE_INTEGER] = LITERAL_NUMBER, [BASE_BOOLEAN] = LITERAL_BOOLEAN, [BASE_DATE] = LITERAL_DATE};
  bool plain = b == BASE_NUMBER || b == BASE_INTEGER || b == BASE_BOOLEAN || b == BASE_DATE;
  if (!plain || !is_said_in(t, literal_of[b])) return settle_texts(r, t, true);
  if (literal_of[b] != LITERAL_NUMBER) return true;
  column scale = {.kind = KIND_DECIMAL, .places = literal_places(t)};
  if (scale.places > DECIMAL_PLACES_MAX) return refuse(r, t->node, "`%.*s` has numbers with more than 6 decimal places", STR_BEGINNING(t->name));
  for (size_t i = 0; i < t->mentions.count; i++) {
    int64_t step;
    bool exact;
    if (!on_scale(&scale, t->mentions.at[i].value.text, &step, &exact)) return refuse(r, t->node, "`%.*s` has numbers with too many digits", STR_BEGINNING(t->name));
  }
  return true;
}

static bool refuse_type(reader *r, const thing *t) {
  if (t->type.list) return refuse(r, t->node, "`%.*s` is a list; a column holds one value", STR_BEGINNING(t->name));
  if (t->type.base == BASE_BLOCK) return refuse(r, t->node, "`%.*s` is a structure; a column holds one of its components", STR_BEGINNING(t->name));
  if (t->type.base == BASE_OTHER) return refuse(r, t->node, "`%.*s` is of the type `%.*s`, which the rule language does not have", STR_BEGINNING(t->name), STR_BEGINNING(t->type.name));
  return refuse(r, t->node, "`%.*s` has no type; give it a typeRef", STR_BEGINNING(t->name));
}

static bool settle_thing(reader *r, thing *t, bool list) {
  bool output = t->computed;
  base b = t->type.base != BASE_NONE ? t->type.base : mentioned_base(t);
  if (!output) t->col.name = t->id;
  t->col.at = t->at;
  if (t->stated) {
    keys_in_order(&t->col.keys);
    column_settle(&t->col);
    return true;
  }
  str label = xml_attribute(r->a, t->node, "label");
  if (!output && !xml_is(t->node, "input") && label.len > 0) key_set(r->a, &t->col.keys, STR("label"), one_line(r->a, label));
  else if (!output && !str_eq(t->id, t->name)) key_set(r->a, &t->col.keys, STR("label"), t->name);
  if (!output && (t->type.list || b == BASE_BLOCK || b == BASE_OTHER || b == BASE_NONE)) return refuse_type(r, t);
  if (output && (b == BASE_OTHER || b == BASE_DURATION || b == BASE_BLOCK)) {
    if (b == BASE_DURATION) t->type = (dmn_type){.base = BASE_OTHER, .name = STR("days and time duration")};
    return refuse_type(r, t);
  }
  bool good = true;
  if (output && list) {
    good = settle_list(r, t, b);
    b = BASE_NONE;
  }
  switch (b) {
  case BASE_BOOLEAN: key_set(r->a, &t->col.keys, STR("type"), STR("boolean")); break;
  case BASE_NUMBER:
  case BASE_INTEGER: good = settle_numbers(r, t, output); break;
  case BASE_DATE:
  case BASE_DURATION:
    key_set(r->a, &t->col.keys, STR("type"), b == BASE_DATE ? STR("date") : STR("duration"));
    column_settle(&t->col);
    good = output || settle_bounds(r, t);
    break;
  case BASE_TEXT: good = settle_texts(r, t, output); break;
  default: break; /* an output of which nothing but null is said */
  }
  keys_in_order(&t->col.keys);
  column_settle(&t->col);
  return good;
}

/* ---- hit policies ---- */

static bool read_hit(reader *r, table *t) {
  static const struct {
    const char *dmn, *own;
  } hits[] = {{"UNIQUE", "unique"}, {"ANY", "any"}, {"FIRST", "first"}, {"PRIORITY", "priority"}, {"COLLECT", "collect"}, {"RULE ORDER", "rule_order"}, {"OUTPUT ORDER", "output_order"}},
    aggregates[] = {{"SUM", "sum"}, {"MIN", "min"}, {"MAX", "max"}, {"COUNT", "count"}};
  str hit = xml_attribute(r->a, t->node, "hitPolicy"), aggregate = xml_attribute(r->a, t->node, "aggregation");
  if (hit.at == NULL) hit = STR("UNIQUE");
  for (size_t i = 0; i < sizeof hits / sizeof *hits; i++)
    if (str_is(hit, hits[i].dmn)) t->s.hit = str_from(hits[i].own);
  if (t->s.hit.len == 0) return refuse(r, t->node, "the hit policy `%.*s` of the table `%.*s` is not known", STR_BEGINNING(hit), STR_BEGINNING(t->name));
  t->s.collect = (str){"", 0};
  if (aggregate.len == 0) return true;
  if (!str_is(t->s.hit, "collect")) {
    diag *e = diag_add(r->d, CODE_DMN_LEFT_OUT, xml_span(r->s, t->node), "the aggregation `%.*s` of the table `%.*s` is left out: its hit policy is %.*s", STR_BEGINNING(aggregate), STR_BEGINNING(t->name), STR_BEGINNING(hit));
    diag_help(r->d, e, "in DMN an aggregation belongs to the hit policy COLLECT; write that if it is meant");
    return true;
  }
  for (size_t i = 0; i < sizeof aggregates / sizeof *aggregates; i++)
    if (str_is(aggregate, aggregates[i].dmn)) t->s.collect = str_from(aggregates[i].own);
  if (t->s.collect.len == 0) return refuse(r, t->node, "the aggregation `%.*s` of the table `%.*s` is not known", STR_BEGINNING(aggregate), STR_BEGINNING(t->name));
  return true;
}

/* ---- rows ---- */

typedef struct row_reader {
  reader *r;
  table *t;
} row_reader;

static str resolve_name(void *user, str name) {
  row_reader *x = user;
  int found = find_thing(x->r, name);
  return found != NOBODY ? x->r->things.at[found].id : (str){NULL, 0};
}

static const thing *thing_by_id(const reader *r, str id) {
  for (size_t i = 0; i < r->things.count; i++)
    if (str_eq(r->things.at[i].id, id)) return &r->things.at[i];
  return NULL;
}

static bool comparable(const column *x, const column *y) {
  bool numbers = (x->kind == KIND_INTEGER || x->kind == KIND_DECIMAL) && (y->kind == KIND_INTEGER || y->kind == KIND_DECIMAL);
  if (numbers) return true;
  if (x->kind != y->kind || x->values.count != y->values.count) return false;
  for (size_t i = 0; i < x->values.count; i++)
    if (!str_eq(x->values.at[i].literal, y->values.at[i].literal)) return false;
  return x->kind != KIND_TEXT;
}

static bool check_named(reader *r, const xmlNode *at, const column *c, operand o) {
  if (!o.named || o.text.at == NULL) return true;
  const thing *other = thing_by_id(r, o.text);
  if (other == NULL || comparable(c, &other->col)) return true;
  return refuse(r, at, "`%.*s` and `%.*s` cannot be compared: they have different types or different values", STR_BEGINNING(c->name), STR_BEGINNING(o.text));
}

static size_t column_for(reader *r, table *t, str id) {
  for (size_t i = 0; i < t->s.inputs.count; i++)
    if (str_eq(t->s.inputs.at[i].name, id)) return i;
  const thing *x = thing_by_id(r, id);
  column c = x->col;
  c.name = x->id;
  c.computed |= x->computed;
  *VEC_PUSH(r->a, &t->s.inputs) = c;
  return t->s.inputs.count - 1;
}

static void add_note(reader *r, sheet_row *row, str text, str name) {
  text = text_trimmed(text);
  if (text.len == 0) return;
  if (name.len > 0 && !str_is(name, "note")) text = arena_print(r->a, "%.*s: %.*s", STR_FMT(name), STR_FMT(text));
  str before = key_text(&row->keys, "note");
  key_set(r->a, &row->keys, STR("note"), one_line(r->a, before.len > 0 ? arena_print(r->a, "%.*s; %.*s", STR_FMT(before), STR_FMT(text)) : text));
}

static void read_notes(reader *r, const table *t, const xmlNode *rule, sheet_row *row) {
  read_own(r, rule, &row->keys, NULL);
  if (key_text(&row->keys, "note").at != NULL) return;
  xmlNode *description = xml_child(rule, "description"), *clause = xml_child(t->node, "annotation");
  size_t clauses = count_of(t->node, "annotation");
  if (description != NULL) add_note(r, row, xml_text(r->a, description), (str){"", 0});
  for (xmlNode *x = xml_child(rule, "annotationEntry"); x != NULL; x = xml_next(x, "annotationEntry")) {
    str name = clause != NULL && clauses > 1 ? name_of(r, clause) : (str){"", 0};
    add_note(r, row, text_of(r, x), name);
    if (clause != NULL) clause = xml_next(clause, "annotation");
  }
  keys_in_order(&row->keys);
}

static bool read_row_outputs(reader *r, table *t, const xmlNode *rule, sheet_output *to) {
  size_t i = 0;
  bool good = true;
  for (xmlNode *x = xml_child(rule, "outputEntry"); x != NULL; x = xml_next(x, "outputEntry"), i++) {
    row_reader rr = {r, t};
    cell_reader cr = {.d = r->d, .at = xml_span(r->s, x), .of = &t->s.outputs.at[i], .resolve = resolve_name, .user = &rr};
    good &= feel(r, x) && output_read(&cr, text_of(r, x), &to[i]);
  }
  return good;
}

/* One of the rows that a rule stands for: the nth of each combination of alternatives. */
static bool add_row(reader *r, table *t, const xmlNode *rule, const sheet_row *model, const alternatives *all, size_t inputs, size_t nth) {
  size_t room = t->s.inputs.count + 2 * inputs;
  cell *tests = ARENA_ARRAY(r->a, cell, room);
  for (size_t i = 0; i < room; i++) tests[i].at = model->at;
  for (size_t i = inputs, rest = nth; i-- > 0; rest /= all[i].count) tests[i] = all[i].at[rest % all[i].count].own;
  for (size_t i = inputs, rest = nth; i-- > 0; rest /= all[i].count) {
    const alternative *x = &all[i].at[rest % all[i].count];
    for (size_t k = 0; k < x->cross_count; k++) {
      size_t at = column_for(r, t, x->cross[k].name);
      if (at >= SHEET_COLUMNS_MAX) return refuse(r, rule, "the table `%.*s` has more than 100 columns", STR_BEGINNING(t->name));
      if (tests[at].op != CELL_ANY) return refuse(r, rule, "this rule tests `%.*s` twice, once by a comparison with it", STR_BEGINNING(x->cross[k].name));
      tests[at] = x->cross[k].test;
    }
  }
  if (t->s.rows.count == SHEET_ROWS_MAX) return refuse(r, rule, "the table `%.*s` has more than 2,000 rows", STR_BEGINNING(t->name));
  sheet_row *to = VEC_PUSH(r->a, &t->s.rows);
  *to = *model;
  to->tests = tests;
  to->width = room;
  return true;
}

/* Columns that later rows brought in hold anything in those before. */
static void widen_rows(reader *r, table *t) {
  for (size_t i = 0; i < t->s.rows.count; i++) {
    sheet_row *x = &t->s.rows.at[i];
    if (x->width >= t->s.inputs.count) continue;
    cell *tests = ARENA_ARRAY(r->a, cell, t->s.inputs.count);
    memcpy(tests, x->tests, x->width * sizeof *tests);
    for (size_t k = x->width; k < t->s.inputs.count; k++) tests[k].at = x->at;
    x->tests = tests;
    x->width = t->s.inputs.count;
  }
}

static bool read_rule(reader *r, table *t, const xmlNode *rule) {
  size_t inputs = count_of(t->node, "input"), i = 0, total = 1;
  alternatives *all = ARENA_ARRAY(r->a, alternatives, inputs);
  sheet_row model = {.at = xml_span(r->s, rule), .outputs = ARENA_ARRAY(r->a, sheet_output, t->s.outputs.count)};
  bool good = true;
  for (xmlNode *x = xml_child(rule, "inputEntry"); x != NULL; x = xml_next(x, "inputEntry"), i++) {
    row_reader rr = {r, t};
    const column *c = &t->s.inputs.at[i];
    cell_reader cr = {.d = r->d, .at = xml_span(r->s, x), .of = c, .by_order = t->by_order[i], .may_be_none = t->may_be_none[i], .resolve = resolve_name, .user = &rr};
    if (!feel(r, x) || !cell_read(&cr, text_of(r, x), &all[i])) {
      good = false;
      continue;
    }
    for (size_t k = 0; k < all[i].count; k++) {
      const alternative *alt = &all[i].at[k];
      for (size_t o = 0; o < alt->own.of.count; o++) good &= check_named(r, x, c, alt->own.of.at[o]);
      good &= check_named(r, x, c, alt->own.from) & check_named(r, x, c, alt->own.to);
      for (size_t o = 0; o < alt->cross_count; o++) good &= check_named(r, x, c, (operand){.text = alt->cross[o].name, .named = true});
    }
    total *= all[i].count;
    if (total > SHEET_ALTERNATIVES_MAX) return refuse(r, rule, "this rule stands for more than %d rows; write rules for its ranges", SHEET_ALTERNATIVES_MAX);
  }
  good &= read_row_outputs(r, t, rule, model.outputs);
  if (!good) return false;
  read_notes(r, t, rule, &model);
  for (size_t n = 0; good && n < total; n++) good = add_row(r, t, rule, &model, all, inputs, n);
  return good;
}

/* ---- what there is where no row hits ---- */

static bool read_otherwise(reader *r, table *t) {
  size_t i = 0;
  bool any = false, numbers = false, good = true;
  sheet_output *to = ARENA_ARRAY(r->a, sheet_output, t->s.outputs.count);
  for (xmlNode *x = xml_child(t->node, "output"); x != NULL; x = xml_next(x, "output"), i++) {
    xmlNode *entry = xml_child(x, "defaultOutputEntry");
    to[i] = (sheet_output){GIVES_NOTHING, (str){"", 0}};
    numbers |= t->s.outputs.at[i].kind != KIND_ENUM;
    if (entry == NULL || text_of(r, entry).len == 0) continue;
    cell_reader cr = {.d = r->d, .at = xml_span(r->s, entry), .of = &t->s.outputs.at[i]};
    good &= output_read(&cr, text_of(r, entry), &to[i]);
    any = true;
  }
  bool counted = str_is(t->s.collect, "count");
  sheet_keys own = {NULL, 0, 0};
  read_own(r, t->node, &own, NULL);
  bool silent = key_is(&own, "otherwise", "none"); /* epf wrote it, and there was none */
  if (any || (!hit_is_list(&t->s) && !counted && numbers && !silent)) t->s.otherwise = to;
  return good;
}

/* ---- priorities of what has no values in the rules: the rows in that order ---- */

typedef struct ranked {
  sheet_row row;
  size_t nth;
  const size_t *ranks;
  size_t count;
} ranked;

static int by_rank(const void *left, const void *right) {
  const ranked *x = left, *y = right;
  for (size_t i = 0; i < x->count; i++)
    if (x->ranks[i] != y->ranks[i]) return x->ranks[i] < y->ranks[i] ? -1 : 1;
  return (x->nth > y->nth) - (x->nth < y->nth);
}

static bool rank_of(reader *r, const thing *t, str text, size_t *to) {
  *to = 0;
  if (t->col.kind == KIND_ENUM) {
    while (*to < t->col.values.count && !str_eq(t->col.values.at[*to].id, text)) ++*to;
    return true;
  }
  cell_domain d = {.min = {.named = false}};
  column scale = t->col;
  if (scale.kind == KIND_OPEN) scale.kind = KIND_DECIMAL, scale.places = DECIMAL_PLACES_MAX;
  cell_reader cr = {.d = r->d, .of = &scale};
  if (t->allowed.count > 0 && !domain_read(&cr, text_of(r, t->allowed.at[0]), &d)) return false;
  while (*to < d.listed.count && !is_same(&scale, d.listed.at[*to].text, text)) ++*to;
  return true;
}

static bool sort_by_priority(reader *r, table *t) {
  bool enums = true, list = str_is(t->s.hit, "output_order");
  for (size_t i = 0; i < t->s.outputs.count; i++) enums &= t->s.outputs.at[i].kind == KIND_ENUM;
  if ((!str_is(t->s.hit, "priority") && !list) || enums) return true;
  ranked *all = ARENA_ARRAY(r->a, ranked, t->s.rows.count);
  for (size_t k = 0; k < t->s.rows.count; k++) {
    size_t *ranks = ARENA_ARRAY(r->a, size_t, t->s.outputs.count);
    for (size_t i = 0; i < t->s.outputs.count; i++)
      if (!rank_of(r, &r->things.at[t->out[i]], t->s.rows.at[k].outputs[i].text, &ranks[i])) return false;
    all[k] = (ranked){t->s.rows.at[k], k, ranks, t->s.outputs.count};
  }
  if (t->s.rows.count > 1) qsort(all, t->s.rows.count, sizeof *all, by_rank);
  for (size_t k = 0; k < t->s.rows.count; k++) t->s.rows.at[k] = all[k].row;
  t->s.hit = list ? STR("rule_order") : STR("first");
  key_set(r->a, &t->s.keys, STR("note"), arena_print(r->a, "In DMN the hit policy is %s; the rows stand in the order of their outputs' priority.", list ? "OUTPUT ORDER" : "PRIORITY"));
  return true;
}

/* ---- a table ---- */

static void read_labels(reader *r, table *t) {
  xmlNode *description = xml_child(t->decision, "description");
  str label = xml_attribute(r->a, t->decision, "label");
  read_own(r, t->decision, &t->s.keys, NULL);
  if (key_text(&t->s.keys, "label").at == NULL && label.len > 0) key_set(r->a, &t->s.keys, STR("label"), one_line(r->a, label));
  else if (key_text(&t->s.keys, "label").at == NULL && !str_eq(t->name, t->s.name)) key_set(r->a, &t->s.keys, STR("label"), t->name);
  str help = description != NULL ? one_line(r->a, xml_text(r->a, description)) : (str){"", 0};
  if (help.len > 0 && key_text(&t->s.keys, "help").at == NULL) key_set(r->a, &t->s.keys, STR("help"), help);
}

/* What is added up or compared is a number, or for the least and the greatest a day. Of what epf wrote the compiler said so before. */
static bool check_aggregate(reader *r, const table *t) {
  if (t->s.collect.len == 0 || str_is(t->s.collect, "count") || r->things.at[t->out[0]].stated) return true;
  const column *c = &t->s.outputs.at[0];
  bool sum = str_is(t->s.collect, "sum"), good = true;
  if (c->kind != KIND_INTEGER && c->kind != KIND_DECIMAL && c->kind != KIND_OPEN && (sum || c->kind != KIND_DATE))
    return refuse(r, xml_child(t->node, "output"), "the table `%.*s` collects the %.*s of what is no number%s", STR_BEGINNING(t->name), STR_FMT(t->s.collect), sum ? "" : " and no day");
  for (size_t i = 0; i < t->s.rows.count; i++)
    if (t->s.rows.at[i].outputs[0].kind == GIVES_NOTHING) good = refuse(r, t->node, "the table `%.*s` collects the %.*s of outputs of which one is `null`", STR_BEGINNING(t->name), STR_FMT(t->s.collect));
  return good;
}

static bool is_catch_all(reader *r, const xmlNode *rule) {
  for (xmlNode *x = xml_child(rule, "inputEntry"); x != NULL; x = xml_next(x, "inputEntry")) {
    str text = text_of(r, x);
    if (text.len > 0 && !str_is(text, "-")) return false;
  }
  return true;
}

static bool is_null(reader *r, const xmlNode *entry) { return entry != NULL && str_is(text_of(r, entry), "null"); }

/* Whether the nth output of a table may be null, as far as can be seen without working its rules out. */
static bool may_be_null(reader *r, const table *t, size_t nth) {
  xmlNode *out = xml_child(t->node, "output");
  for (size_t i = 0; i < nth; i++) out = xml_next(out, "output");
  xmlNode *otherwise = xml_child(out, "defaultOutputEntry");
  bool covered = otherwise != NULL && text_of(r, otherwise).len > 0;
  if (is_null(r, otherwise)) return true;
  for (xmlNode *rule = xml_child(t->node, "rule"); rule != NULL; rule = xml_next(rule, "rule")) {
    xmlNode *entry = xml_child(rule, "outputEntry");
    for (size_t i = 0; i < nth && entry != NULL; i++) entry = xml_next(entry, "outputEntry");
    if (is_null(r, entry)) return true;
    covered |= is_catch_all(r, rule);
  }
  return !covered;
}

static bool may_be_none(reader *r, size_t thing_ix) {
  const thing *t = &r->things.at[thing_ix];
  if (!t->computed) return t->col.computed && t->col.kind == KIND_ENUM; /* by what is no table */
  for (size_t i = 0; i < r->tables.count; i++)
    for (size_t k = 0; r->tables.at[i].out != NULL && k < count_of(r->tables.at[i].node, "output"); k++)
      if (r->tables.at[i].out[k] == thing_ix) return may_be_null(r, &r->tables.at[i], k);
  return false;
}

/* Rules that may not hit together must be seen not to where they compare one column with another. What epf wrote is seen to as it stands. */
static void order_comparisons(reader *r, table *t) {
  size_t count = count_of(t->node, "input");
  t->by_order = ARENA_ARRAY(r->a, bool, count);
  unsigned *seen = ARENA_ARRAY(r->a, unsigned, count);
  for (xmlNode *rule = xml_child(t->node, "rule"); rule != NULL; rule = xml_next(rule, "rule")) {
    size_t i = 0;
    for (xmlNode *x = xml_child(rule, "inputEntry"); x != NULL; x = xml_next(x, "inputEntry"), i++) seen[i] |= cell_comparison(r->a, text_of(r, x));
  }
  for (size_t i = 0; i < count; i++)
    t->by_order[i] = (seen[i] & (seen[i] - 1)) != 0 && (str_is(t->s.hit, "unique") || str_is(t->s.hit, "any")) && !r->things.at[t->in[i]].stated;
}

static bool read_table(reader *r, table *t) {
  for (size_t i = 0; i < count_of(t->node, "input"); i++) {
    column c = r->things.at[t->in[i]].col;
    c.name = r->things.at[t->in[i]].id;
    c.computed |= r->things.at[t->in[i]].computed;
    *VEC_PUSH(r->a, &t->s.inputs) = c;
  }
  for (size_t i = 0; i < count_of(t->node, "output"); i++) *VEC_PUSH(r->a, &t->s.outputs) = r->things.at[t->out[i]].col;
  read_labels(r, t);
  order_comparisons(r, t);
  t->may_be_none = ARENA_ARRAY(r->a, bool, count_of(t->node, "input"));
  for (size_t i = 0; i < count_of(t->node, "input"); i++) t->may_be_none[i] = may_be_none(r, t->in[i]);
  bool good = true;
  for (xmlNode *rule = xml_child(t->node, "rule"); rule != NULL; rule = xml_next(rule, "rule")) good &= read_rule(r, t, rule);
  if (xml_child(t->node, "rule") == NULL) good = refuse(r, t->node, "the table `%.*s` has no rules", STR_BEGINNING(t->name));
  widen_rows(r, t);
  good = good && check_aggregate(r, t) && read_otherwise(r, t) && sort_by_priority(r, t);
  sheet_keys own = {NULL, 0, 0};
  read_own(r, t->node, &own, NULL);
  for (size_t k = 0; k < own.count; k++)
    if (!str_is(own.at[k].name, "outputs") && !str_is(own.at[k].name, "otherwise")) key_set(r->a, &t->s.settings, own.at[k].name, own.at[k].text);
  keys_in_order(&t->s.keys);
  return good;
}

/* ---- the whole ---- */

static bool in_list(const reader *r, size_t thing_ix) {
  for (size_t i = 0; i < r->tables.count; i++)
    for (size_t k = 0; r->tables.at[i].out != NULL && k < count_of(r->tables.at[i].node, "output"); k++)
      if (r->tables.at[i].out[k] == thing_ix) return hit_is_list(&r->tables.at[i].s);
  return false;
}

static bool settle_all(reader *r) {
  bool good = true;
  for (size_t i = 0; i < r->things.count; i++) {
    thing *t = &r->things.at[i];
    bool list = t->computed && in_list(r, i);
    if (t->computed && t->used && list) good = refuse(r, t->node, "`%.*s` is a list, and another table looks at it; a column holds one value", STR_BEGINNING(t->name));
    base b = t->type.base;
    if (!t->computed && !t->used && !t->stated && (t->type.list || b == BASE_OTHER || b == BASE_NONE)) {
      leave_out(r, t->node, "no table looks at it, and the rule language does not have its type");
      t->id = (str){NULL, 0};
      continue;
    }
    t->failed = !settle_thing(r, t, list);
    good &= !t->failed;
  }
  return good;
}

static str rule_set_id(reader *r, str name) {
  str id = identifier_of(r->a, name.len > 0 ? name : STR("tables"));
  char *to = arena_copy(r->a, id.at, id.len);
  for (size_t i = 0; i < id.len; i++)
    if (to[i] == '_') to[i] = '-';
  return (str){to, id.len};
}

static bool is_settled(const reader *r, const table *t) {
  for (size_t i = 0; i < count_of(t->node, "input"); i++)
    if (r->things.at[t->in[i]].failed) return false;
  for (size_t i = 0; i < count_of(t->node, "output"); i++)
    if (r->things.at[t->out[i]].failed) return false;
  return true;
}

static bool read_all(reader *r) {
  bool good = read_definitions(r);
  for (size_t i = 0; i < r->tables.count; i++) {
    table *t = &r->tables.at[i];
    if (read_hit(r, t) && read_outputs(r, t)) continue;
    t->refused = true;
    t->out = NULL;
    good = false;
  }
  if (!good && r->tables.count == 0) return false;
  for (size_t i = 0; i < r->tables.count; i++) {
    table *t = &r->tables.at[i];
    t->refused |= t->out == NULL || t->s.hit.len == 0;
    if (!t->refused) t->refused = !mention_outputs(r, t);
  }
  for (size_t i = 0; i < r->tables.count; i++) {
    table *t = &r->tables.at[i];
    if (!t->refused) t->refused = !read_inputs(r, t);
    good &= !t->refused;
  }
  good &= settle_all(r);
  if (!good && r->d->errors == 0) return false;
  for (size_t i = 0; i < r->tables.count; i++)
    if (!r->tables.at[i].refused && is_settled(r, &r->tables.at[i])) good &= read_table(r, &r->tables.at[i]); /* also for what else is to be told */
  return good;
}

bool dmn_read_book(const source *s, diags *d, book *to) {
  reader r = {.a = d->in, .d = d, .s = s};
  size_t errors = d->errors;
  r.root = xml_read(s, d);
  if (r.root == NULL) return false;
  if (!is_dmn(r.root)) {
    diag *e = diag_add(d, CODE_XML_REFUSED, xml_span(s, r.root), "this is XML, but not DMN: the root is `%.60s`", (const char *)r.root->name);
    diag_help(d, e, "a DMN file begins with `<definitions xmlns=\"https://www.omg.org/spec/DMN/...\">`");
    return false;
  }
  if (!read_all(&r) || d->errors > errors) return false;
  str title = name_of(&r, r.root);
  xmlNode *description = xml_child(r.root, "description");
  if (to->id.len == 0) {
    static const char ours[] = "urn:epf:ruleset:";
    str space = xml_attribute(r.a, r.root, "namespace");
    sheet_keys own = {NULL, 0, 0};
    bool known = space.len > sizeof ours - 1 && memcmp(space.at, ours, sizeof ours - 1) == 0;
    read_own(&r, r.root, &own, NULL);
    to->id = rule_set_id(&r, known ? (str){space.at + sizeof ours - 1, space.len - sizeof ours + 1} : title);
    to->version = key_text(&own, "version");
    to->title = key_text(&own, "title").at != NULL ? key_text(&own, "title") : title;
    if (description != NULL) to->description = one_line(r.a, xml_text(r.a, description));
  }
  for (size_t i = 0; i < r.things.count; i++) { /* in the order of the file, looked at or not */
    thing *t = &r.things.at[i];
    if (t->computed || t->id.at == NULL || column_named(&to->fields, t->id) != NULL) continue;
    t->col.name = t->id;
    *VEC_PUSH(r.a, &to->fields) = t->col;
  }
  bool good = true;
  for (size_t i = 0; i < r.tables.count; i++) good &= book_add_sheet(to, d, &r.tables.at[i].s);
  return good;
}
