/* A table as CSV: what it is, what its columns are, its rows. */
#include "exchange/cell.h"
#include "exchange/csv_layout.h"

typedef struct writer {
  arena *a;
  diags *d;
  const sheet *s;
  sheet_keys notes; /* the columns behind the outputs: names of keys */
  size_t width;     /* cells of a row behind its first */
  buf *to;
  buf *scratch; /* for a text of its own, one at a time; empty between */
} writer;

static void free_scratch(void *b) { buf_free(b); }


static void put_text(writer *w, str text) {
  buf_char(w->to, ',');
  if (begins_formula(text)) text = arena_print(w->a, "'%.*s", STR_FMT(text));
  buf_csv(w->to, text, false);
}

/* What stands for `-` and negative numbers is no text: it keeps its form. */
static void put_cell(writer *w, str text) {
  buf_char(w->to, ',');
  buf_csv(w->to, text, false);
}

static void end_row(writer *w, size_t cells) {
  for (; cells < w->width; cells++) buf_char(w->to, ',');
  buf_text(w->to, "\r\n");
}

static void put_setting(writer *w, const char *word, str text) {
  buf_text(w->to, word);
  put_text(w, text);
  end_row(w, 1);
}

static void put_head(writer *w) {
  const sheet *s = w->s;
  put_setting(w, WORD_TABLE, s->name);
  for (size_t i = 0; i < s->keys.count; i++) {
    buf_csv(w->to, s->keys.at[i].name, false);
    put_text(w, s->keys.at[i].text);
    end_row(w, 1);
  }
  put_setting(w, WORD_HIT, s->hit);
  if (s->collect.len > 0) put_setting(w, WORD_COLLECT, s->collect);
  for (size_t i = 0; i < s->settings.count; i++) put_setting(w, arena_print(w->a, SETTING_PREFIX "%.*s", STR_FMT(s->settings.at[i].name)).at, s->settings.at[i].text);
  end_row(w, 0);
}

static size_t columns_of(const sheet *s) { return s->inputs.count + s->compared.count + s->outputs.count; }

/* Inputs, what tests compare with beside them, outputs. */
static const column *nth(const sheet *s, size_t i) {
  if (i < s->inputs.count) return &s->inputs.at[i];
  i -= s->inputs.count;
  return i < s->compared.count ? &s->compared.at[i] : &s->outputs.at[i - s->compared.count];
}

static str kind_of(const sheet *s, size_t i) {
  bool computed = nth(s, i)->computed;
  if (i < s->inputs.count) return computed ? STR(WORD_COMPUTED) : STR(WORD_INPUT);
  return i >= s->inputs.count + s->compared.count ? STR(WORD_OUTPUT) : computed ? STR(WORD_COMPARED_COMPUTED) : STR(WORD_COMPARED);
}

static void put_columns(writer *w) {
  const sheet *s = w->s;
  size_t real = columns_of(s);
  buf_text(w->to, WORD_COLUMN);
  for (size_t i = 0; i < real; i++) put_cell(w, kind_of(s, i));
  for (size_t i = 0; i < w->notes.count; i++) put_cell(w, STR(WORD_NOTE));
  end_row(w, w->width);
  buf_text(w->to, WORD_NAME);
  for (size_t i = 0; i < real; i++) put_cell(w, nth(s, i)->name);
  for (size_t i = 0; i < w->notes.count; i++) put_cell(w, w->notes.at[i].name);
  end_row(w, w->width);
}

static str values_text(writer *w, const column *c) {
  buf *b = w->scratch;
  for (size_t i = 0; i < c->values.count; i++) {
    const sheet_value *v = &c->values.at[i];
    if (i > 0) buf_text(b, ", ");
    write_quoted(b, v->id);
    if (v->label.len > 0 || v->label_cy.len > 0) {
      buf_text(b, " = ");
      write_quoted(b, v->label);
    }
    if (v->label_cy.len > 0) {
      buf_text(b, " = ");
      write_quoted(b, v->label_cy);
    }
  }
  return arena_keep(w->a, b);
}

static str column_key(writer *w, const column *c, const char *key) {
  if (strcmp(key, WORD_VALUES) == 0) return c->values.count > 0 && !c->plain_values ? values_text(w, c) : (str){"", 0};
  str text = key_text(&c->keys, key);
  return text.at != NULL ? text : (str){"", 0};
}

static void put_keys(writer *w) {
  const sheet *s = w->s;
  size_t real = columns_of(s);
  for (size_t k = 0; field_keys[k] != NULL; k++) {
    bool any = false;
    for (size_t i = 0; i < real; i++) any |= column_key(w, nth(s, i), field_keys[k]).len > 0;
    if (!any) continue;
    buf_text(w->to, field_keys[k]);
    for (size_t i = 0; i < real; i++) put_text(w, column_key(w, nth(s, i), field_keys[k]));
    end_row(w, real);
  }
}

static void cannot(writer *w, span at, const char *what, str name, const char *why) {
  diag *e = diag_add(w->d, CODE_CANNOT_EXPORT, at, "%s `%.*s`: %s", what, STR_BEGINNING(name), why);
  diag_help(w->d, e, "keep this table as YAML, or say it another way");
}

static void put_outputs(writer *w, const sheet_output *all, span at) {
  for (size_t i = 0; i < w->s->outputs.count; i++) {
    buf *b = w->scratch;
    const char *why = "";
    if (!output_write(w->a, &all[i], &w->s->outputs.at[i], true, b, &why)) cannot(w, at, "output", w->s->outputs.at[i].name, why);
    put_cell(w, arena_keep(w->a, b));
  }
}

static void put_row(writer *w, const sheet_row *r) {
  const sheet *s = w->s;
  buf_text(w->to, WORD_RULE);
  for (size_t i = 0; i < s->inputs.count; i++) {
    buf *b = w->scratch;
    const char *why = "";
    if (!cell_write(w->a, &r->tests[i], &s->inputs.at[i], true, b, &why)) cannot(w, r->tests[i].at, "column", s->inputs.at[i].name, why);
    put_cell(w, arena_keep(w->a, b));
  }
  for (size_t i = 0; i < s->compared.count; i++) put_cell(w, (str){"", 0});
  put_outputs(w, r->outputs, r->at);
  for (size_t i = 0; i < w->notes.count; i++) {
    str text = key_text(&r->keys, w->notes.at[i].name.at);
    put_text(w, text.at != NULL ? text : (str){"", 0});
  }
  end_row(w, w->width);
}

static void put_otherwise(writer *w) {
  const sheet *s = w->s;
  buf_text(w->to, WORD_OTHERWISE);
  for (size_t i = 0; i < s->inputs.count + s->compared.count; i++) put_cell(w, (str){"", 0});
  put_outputs(w, s->otherwise, s->at);
  end_row(w, columns_of(s));
}

static void gather_notes(writer *w) {
  for (size_t i = 0; i < w->s->rows.count; i++) {
    const sheet_keys *keys = &w->s->rows.at[i].keys;
    for (size_t k = 0; k < keys->count; k++) key_set(w->a, &w->notes, arena_print(w->a, "%.*s", STR_FMT(keys->at[k].name)), (str){"", 0});
  }
  keys_in_order(&w->notes);
}

bool csv_write_sheet(const sheet *s, diags *d, buf *to) {
  writer w = {.a = d->in, .d = d, .s = s, .to = to};
  size_t errors = d->errors;
  w.scratch = ARENA_NEW(d->in, buf);
  arena_cleanup(d->in, free_scratch, w.scratch);
  gather_notes(&w);
  w.width = columns_of(s) + w.notes.count;
  if (!s->several && s->outputs.count == 1 && !str_eq(s->outputs.at[0].name, s->name)) cannot(&w, s->at, "table", s->name, "its output has another name");
  if (s->several && s->outputs.count == 1 && str_eq(s->outputs.at[0].name, s->name)) cannot(&w, s->at, "table", s->name, "its one output has its own name; write it without `outputs`");
  put_head(&w);
  put_columns(&w);
  put_keys(&w);
  for (size_t i = 0; i < s->rows.count; i++) put_row(&w, &s->rows.at[i]);
  if (s->otherwise != NULL) put_otherwise(&w);
  return d->errors == errors;
}
