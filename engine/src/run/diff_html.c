/* What differs between two rule sets, as one page for a browser: to be read by who signs a change off, and printed. */
#include "base/date.h"
#include "bias/html_report.h"
#include "run/diff.h"
#include "run/price.h"

/* Words that a writer of text put, as text of the page, line by line. */
static void put_lines(buf *words, buf *to) {
  while (words->len > 0 && words->at[words->len - 1] == '\n') words->len--;
  for (size_t from = 0; from < words->len;) {
    const char *end = memchr(words->at + from, '\n', words->len - from);
    size_t len = end != NULL ? (size_t)(end - (words->at + from)) : words->len - from;
    if (from > 0) buf_text(to, "<br>\n");
    html_text((str){words->at + from, len}, to);
    from += len + 1;
  }
  to->failed |= words->failed;
  buf_free(words);
}

static void fact_day(const char *name, int64_t day, buf *to) {
  char text[11];
  date_format(day, text);
  html_fact(name, str_from(text), to);
}

static void fact_rules(const differ *x, int side, buf *to) {
  const table *t = x->t[side];
  buf_printf(to, "<dt>%s</dt><dd>", side == 0 ? "Before" : "After");
  html_name(table_str(t, t->head->id), to);
  buf_char(to, ' ');
  html_name(table_str(t, t->head->version), to);
  buf_text(to, "<br><small>");
  html_text(str_from(x->tables[side]->fingerprint), to);
  buf_text(to, "</small></dd>\n");
}

static void header(const differ *x, buf *to) {
  const table *t = x->t[1];
  buf title = {0}, counts = {0};
  buf_text(&title, "What changes: ");
  buf_str(&title, table_str(t, t->head->title));
  html_begin((str){title.at, title.len}, x->price != NULL, to);
  buf_text(to, "<header>\n<p class=\"made\">Two rule sets compared</p>\n<h1>");
  html_text((str){title.at, title.len}, to);
  buf_text(to, "</h1>\n");
  if (x->price != NULL) html_internal(to);
  buf_text(to, "</header>\n<main>\n<section aria-labelledby=\"shown\">\n<h2 id=\"shown\">What is compared</h2>\n<dl class=\"facts\">\n");
  for (int k = 0; k < SIDES; k++) fact_rules(x, k, to);
  fact_day("As of", x->as_of, to);
  if (x->next_day != INT64_MAX) fact_day("Some rule changes with the day on", x->next_day, to);
  buf_text(to, "<dt>Found</dt><dd>");
  diff_counts_text(x, &counts);
  put_lines(&counts, to);
  if (x->price != NULL) {
    buf words = {0};
    buf_text(to, "</dd>\n<dt>Cohort</dt><dd>");
    price_summary_text(x->price, &words);
    put_lines(&words, to);
  }
  buf_text(to, "</dd>\n</dl>\n<p>PROVED: of everybody, or by a profile that both rule sets matched. UNDECIDED: nothing is known of those, and the reason stands beside it. "
               "None of this is a decision about anybody: which option is proposed, the officer decides.</p>\n");
  if (x->counts->mistaken) buf_printf(to, "<p><strong>%s</strong></p>\n", diff_mistaken_words);
  buf_text(to, "</section>\n");
  to->failed |= title.failed;
  buf_free(&title);
}

/* A long line may break behind each comma. */
static void put_json(str json, buf *to) {
  for (size_t from = 0; from < json.len;) {
    const char *comma = memchr(json.at + from, ',', json.len - from);
    size_t len = comma != NULL ? (size_t)(comma - (json.at + from)) + 1 : json.len - from;
    if (from > 0) buf_text(to, "<wbr>");
    html_text((str){json.at + from, len}, to);
    from += len;
  }
}

static void put_region(const differ *x, const compared *c, const shown *r, buf *to) {
  const what *w = &c->whats.at[r->m->what];
  buf where = {0}, becomes = {0};
  buf_text(to, "<h4>For ");
  region_words(&c->found, r->m, x->as_of, &where);
  put_lines(&where, to);
  buf_text(to, "</h4>\n");
  for (uint32_t i = 0; i < w->count; i++) {
    buf words = {0};
    buf_text(to, "<p>");
    diff_difference_text(x, &w->differences[i], "", &words);
    put_lines(&words, to);
    buf_text(to, "</p>\n");
  }
  buf_text(to, "<p><strong>");
  diff_becomes_text(x, c, r, &becomes);
  put_lines(&becomes, to);
  buf_text(to, "</strong></p>\n");
  if (r->witness.len > 0) {
    buf_text(to, "<p>Such as <code>");
    put_json(r->witness, to);
    buf_text(to, "</code></p>\n");
  }
  if (x->price == NULL) return;
  buf priced = {0};
  buf_text(to, "<p>");
  price_text(x->price, r->number, "", &priced);
  put_lines(&priced, to);
  buf_text(to, "</p>\n");
}

static void put_pair(const differ *x, const pairing *p, buf *to) {
  const compared *c = p->found;
  bool same = p->same || (c != NULL && c->witness_count == 0 && !pair_is_open(c));
  if (same && !p->renamed) return;
  buf_text(to, "<h3>");
  html_name(diff_pair_name(x, p), to);
  buf_printf(to, ": %s</h3>\n", same ? "renamed" : diff_pair_words(p));
  if (p->renamed) {
    buf_text(to, "<p>It was called ");
    html_name(option_id(x, 0, p->options[0]), to);
    buf_text(to, same ? ", and says the same.</p>\n" : ".</p>\n");
  }
  if (same || c == NULL) return;
  for (uint32_t i = 0; i < c->shown_count; i++) put_region(x, c, &c->shown[i], to);
  buf words = {0};
  buf_text(to, "<p>Then, ");
  diff_elsewhere_text(x, c, &words);
  put_lines(&words, to);
  buf_text(to, "</p>\n");
}

static void options(const differ *x, buf *to) {
  const epf_diff_counts *n = x->counts;
  buf_text(to, "<section aria-labelledby=\"options\">\n<h2 id=\"options\">Options</h2>\n");
  if (n->changed + n->undecided + n->added + n->removed + n->renamed == 0) buf_text(to, "<p>Each comes out the same for everybody: PROVED.</p>\n");
  for (size_t i = 0; i < x->pairs.count; i++) put_pair(x, &x->pairs.at[i], to);
  buf_text(to, "</section>\n");
}

static void beside(const differ *x, buf *to) {
  if (x->beside.count + x->values.count + x->moves.count == 0) return;
  buf_text(to, "<section aria-labelledby=\"beside\">\n<h2 id=\"beside\">Beside verdicts</h2>\n<ul>\n");
  for (size_t i = 0; i < x->beside.count + x->values.count + x->moves.count; i++) {
    buf words = {0};
    if (i < x->beside.count) diff_remark_text(&x->beside.at[i], &words);
    else if (i < x->beside.count + x->values.count) diff_value_text(x, &x->values.at[i - x->beside.count], &words);
    else diff_move_text(x, &x->moves.at[i - x->beside.count - x->values.count], &words);
    buf_text(to, "<li>");
    put_lines(&words, to);
    buf_text(to, "</li>\n");
  }
  buf_text(to, "</ul>\n</section>\n");
}

void diff_html(const differ *x, buf *to) {
  header(x, to);
  options(x, to);
  beside(x, to);
  buf_text(to, "</main>\n");
  html_end(to);
}
