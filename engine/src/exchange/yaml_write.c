/* Fields and tables as a rule file, in the form that `epf fmt` gives it. */
#include "base/utf8.h"
#include "exchange/sheet.h"
#include "yaml/format.h"

/* ---- one text ---- */

static bool is_plain(str t) {
  if (t.len == 0 || t.at[t.len - 1] == ' ') return false;
  for (size_t i = 0; i < t.len; i++) {
    unsigned char c = (unsigned char)t.at[i];
    bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c >= 0xc3; /* no blank of another kind */
    if (i == 0 && !word && !(c == '-' && t.len > 1 && t.at[1] >= '0' && t.at[1] <= '9')) return false;
    if (!word && c < 0x80 && strchr(" -./()%+;'?!*&=<>", c) == NULL) return false;
    if (c >= 0x80 && c < 0xc3 && i == 0) return false;
  }
  return utf8_check(t.at, t.len) == t.len && !(t.len == 1 && t.at[0] == '~');
}

static void put_text(buf *b, str t) {
  if (is_plain(t)) {
    buf_str(b, t);
    return;
  }
  buf_char(b, '"');
  for (size_t i = 0; i < t.len; i++) {
    if (t.at[i] == '"' || t.at[i] == '\\') buf_char(b, '\\');
    if (t.at[i] == '\n') buf_text(b, "\\n");
    else buf_char(b, t.at[i]);
  }
  buf_char(b, '"');
}

/* ---- keys ---- */

static void put_values(buf *b, const sheet_values *values) {
  bool labels = false;
  for (size_t i = 0; i < values->count; i++) labels |= values->at[i].label.len > 0 || values->at[i].label_cy.len > 0;
  buf_char(b, labels ? '{' : '[');
  for (size_t i = 0; i < values->count; i++) {
    const sheet_value *v = &values->at[i];
    if (i > 0) buf_text(b, ", ");
    put_text(b, v->id);
    if (!labels) continue;
    buf_text(b, ": ");
    if (v->label_cy.len > 0) {
      buf_char(b, '{');
      if (v->label.len > 0) {
        buf_text(b, "label: ");
        put_text(b, v->label);
        buf_text(b, ", ");
      }
      buf_text(b, "label_cy: ");
      put_text(b, v->label_cy);
      buf_char(b, '}');
    } else if (v->label.len > 0) {
      put_text(b, v->label);
    } else {
      buf_text(b, "{}");
    }
  }
  buf_char(b, labels ? '}' : ']');
}

typedef struct pairs {
  buf *to;
  bool flow, any;
  int indent;
} pairs;

static void next_key(pairs *p, str name) {
  if (p->flow && p->any) buf_text(p->to, ", ");
  if (!p->flow) buf_printf(p->to, "%*s", p->indent, "");
  put_text(p->to, name);
  buf_text(p->to, ": ");
  p->any = true;
}

static void end_key(pairs *p) {
  if (!p->flow) buf_char(p->to, '\n');
}

/* `source.title` and what follows with that beginning are one block. */
static size_t put_block(pairs *p, const sheet_keys *keys, size_t i) {
  str name = keys->at[i].name;
  size_t head = (size_t)((const char *)memchr(name.at, '.', name.len) - name.at), from = i;
  next_key(p, (str){name.at, head});
  buf_char(p->to, '{');
  for (; i < keys->count && keys->at[i].name.len > head && memcmp(keys->at[i].name.at, name.at, head + 1) == 0; i++) {
    if (i > from) buf_text(p->to, ", ");
    put_text(p->to, (str){keys->at[i].name.at + head + 1, keys->at[i].name.len - head - 1});
    buf_text(p->to, ": ");
    put_text(p->to, keys->at[i].text);
  }
  buf_char(p->to, '}');
  end_key(p);
  return i;
}

static bool behind_values(str name) {
  static const char *const keys[] = {"values_from", "ordered", "min", "max", "places", "coded", "dated_by", "stale_after"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (str_is(name, keys[i])) return true;
  return false;
}

static void put_keys(pairs *p, const sheet_keys *keys, const sheet_values *values) {
  bool open = values != NULL && values->count > 0;
  for (size_t i = 0; i < keys->count;) {
    if (open && behind_values(keys->at[i].name)) {
      next_key(p, STR("values"));
      put_values(p->to, values);
      end_key(p);
      open = false;
    }
    if (memchr(keys->at[i].name.at, '.', keys->at[i].name.len) != NULL) {
      i = put_block(p, keys, i);
      continue;
    }
    next_key(p, keys->at[i].name);
    put_text(p->to, keys->at[i].text);
    end_key(p);
    i++;
  }
  if (!open) return;
  next_key(p, STR("values"));
  put_values(p->to, values);
  end_key(p);
}

static void put_column(buf *b, const column *c) {
  pairs p = {.to = b, .flow = true};
  buf_char(b, '{');
  put_keys(&p, &c->keys, c->plain_values ? NULL : &c->values);
  buf_char(b, '}');
}

/* ---- a table ---- */

static void put_list(buf *b, const operands *all) {
  buf_char(b, '[');
  for (size_t i = 0; i < all->count; i++) {
    if (i > 0) buf_text(b, ", ");
    put_text(b, all->at[i].text);
  }
  buf_char(b, ']');
}

static void put_test(buf *b, const column *c, const cell *t) {
  static const char *const ops[] = {[CELL_IS_NOT] = "is_not", [CELL_NOT_IN] = "not_in", [CELL_INCLUDES] = "includes", [CELL_INCLUDES_ANY] = "includes_any",
                                    [CELL_INCLUDES_ALL] = "includes_all", [CELL_INCLUDES_NONE] = "includes_none", [CELL_MATCHES] = "matches"};
  bool day = c->kind == KIND_DATE;
  switch (t->op) {
  case CELL_IS: put_text(b, t->of.at[0].text); return;
  case CELL_IN: put_list(b, &t->of); return;
  case CELL_NONE: buf_text(b, "none"); return;
  case CELL_RANGE:
    buf_char(b, '{');
    if (t->from.text.at != NULL) {
      buf_text(b, day ? "on_or_after: " : "at_least: ");
      put_text(b, t->from.text);
    }
    if (t->to.text.at != NULL) {
      if (t->from.text.at != NULL) buf_text(b, ", ");
      buf_text(b, day ? "before: " : "below: ");
      put_text(b, t->to.text);
    }
    buf_char(b, '}');
    return;
  default:
    buf_printf(b, "{%s: ", ops[t->op]);
    if (t->op == CELL_IS_NOT || t->op == CELL_INCLUDES || (t->op == CELL_MATCHES && t->of.count == 1)) put_text(b, t->of.at[0].text);
    else put_list(b, &t->of);
    buf_char(b, '}');
  }
}

static void put_output(buf *b, const sheet_output *o) {
  if (o->kind == GIVES_NOTHING) buf_text(b, "missing");
  else put_text(b, o->text);
}

static void put_outputs(buf *b, const sheet *s, const sheet_output *all) {
  if (!s->several) {
    put_output(b, &all[0]);
    return;
  }
  buf_char(b, '{');
  for (size_t i = 0; i < s->outputs.count; i++) {
    if (i > 0) buf_text(b, ", ");
    put_text(b, s->outputs.at[i].name);
    buf_text(b, ": ");
    put_output(b, &all[i]);
  }
  buf_char(b, '}');
}

static void put_row(buf *b, const sheet *s, const sheet_row *r) {
  bool any = false;
  buf_text(b, "        - when: {");
  for (size_t i = 0; i < s->inputs.count; i++) {
    if (r->tests[i].op == CELL_ANY) continue;
    if (any) buf_text(b, ", ");
    any = true;
    put_text(b, s->inputs.at[i].name);
    buf_text(b, ": ");
    put_test(b, &s->inputs.at[i], &r->tests[i]);
  }
  buf_text(b, "}\n          then: ");
  put_outputs(b, s, r->outputs);
  buf_char(b, '\n');
  pairs p = {.to = b, .indent = 10};
  put_keys(&p, &r->keys, NULL);
}

static void put_table(buf *b, const sheet *s) {
  pairs p = {.to = b, .indent = 4};
  buf_printf(b, "  %.*s:\n", STR_FMT(s->name));
  put_keys(&p, &s->keys, NULL);
  if (!s->several) put_keys(&p, &s->outputs.at[0].keys, s->outputs.at[0].plain_values ? NULL : &s->outputs.at[0].values);
  buf_printf(b, "    table:\n      hit: %.*s\n", STR_FMT(s->hit));
  if (s->collect.len > 0) buf_printf(b, "      collect: %.*s\n", STR_FMT(s->collect));
  p.indent = 6;
  put_keys(&p, &s->settings, NULL);
  buf_text(b, "      inputs: [");
  for (size_t i = 0; i < s->inputs.count; i++) buf_printf(b, "%s%.*s", i > 0 ? ", " : "", STR_FMT(s->inputs.at[i].name));
  buf_text(b, "]\n");
  if (s->several) buf_text(b, "      outputs:\n");
  for (size_t i = 0; s->several && i < s->outputs.count; i++) {
    buf_printf(b, "        %.*s: ", STR_FMT(s->outputs.at[i].name));
    put_column(b, &s->outputs.at[i]);
    buf_char(b, '\n');
  }
  buf_text(b, "      rules:\n");
  for (size_t i = 0; i < s->rows.count; i++) put_row(b, s, &s->rows.at[i]);
  if (s->otherwise == NULL) return;
  buf_text(b, "      otherwise: ");
  put_outputs(b, s, s->otherwise);
  buf_char(b, '\n');
}

/* ---- the files ---- */

/* In standard form. What cannot be read back holds a character that rule files may not. */
static bool in_form(arena *a, diags *d, const char *name, str text, buf *to) {
  source *s = source_new(a, str_from(name), str_from(name), text);
  doc *root = yaml_parse(s, d);
  return root != NULL && yaml_format(s, root, d, to);
}

bool yaml_write_tables(const book *book, diags *d, buf *to) {
  buf b = {0};
  bool fields = false;
  for (size_t i = 0; i < book->fields.count; i++) {
    const column *c = &book->fields.at[i];
    if (c->computed) continue;
    if (!fields) buf_text(&b, "fields:\n");
    fields = true;
    buf_printf(&b, "  %.*s: ", STR_FMT(c->name));
    put_column(&b, c);
    buf_char(&b, '\n');
  }
  buf_text(&b, fields ? "\nderived:\n" : "derived:\n");
  for (size_t i = 0; i < book->sheets.count; i++) {
    if (i > 0) buf_char(&b, '\n');
    put_table(&b, &book->sheets.at[i]);
  }
  return in_form(d->in, d, "tables.yaml", arena_keep(d->in, &b), to);
}

bool yaml_write_root(const book *book, diags *d, buf *to) {
  buf b = {0};
  buf_text(&b, "ruleset: ");
  put_text(&b, book->id);
  buf_printf(&b, "\nversion: \"%.*s\"\n", STR_FMT(book->version.len > 0 ? book->version : STR("1")));
  if (book->title.len > 0) {
    buf_text(&b, "title: ");
    put_text(&b, book->title);
    buf_char(&b, '\n');
  }
  if (book->description.len > 0) {
    buf_text(&b, "description: ");
    put_text(&b, book->description);
    buf_char(&b, '\n');
  }
  buf_text(&b, "include: [tables.yaml]\n");
  return in_form(d->in, d, "ruleset.yaml", arena_keep(d->in, &b), to);
}
