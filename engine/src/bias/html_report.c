#include "bias/html_report.h"

#include "bias/numbers.h"

void html_internal(buf *to) {
  buf_text(to, "<p class=\"internal\"><strong>Internal view: not for publication</strong>Only a release is checked against what was published "
               "before. Put beside other figures, those of this page may tell something about single people.</p>\n");
}

void html_fact(const char *name, str value, buf *to) {
  if (value.len == 0) return;
  buf_text(to, "<dt>");
  html_text(str_from(name), to);
  buf_text(to, "</dt><dd>");
  html_name(value, to);
  buf_text(to, "</dd>\n");
}

void html_facts(const bias_fact *facts, size_t count, buf *to) {
  for (size_t i = 0; i < count; i++) html_fact(fact_words(facts[i].name, (char[FACT_NAME]){0}), facts[i].value, to);
}

void html_warnings(const str *warnings, size_t count, buf *to) {
  if (count == 0) return;
  buf_text(to, "<section aria-labelledby=\"mind\">\n<h2 id=\"mind\">Warnings: before you read the figures</h2>\n<ul class=\"mind\">\n");
  for (size_t i = 0; i < count; i++) {
    buf_text(to, "<li>");
    html_text(warnings[i], to);
    buf_text(to, "</li>\n");
  }
  buf_text(to, "</ul>\n</section>\n");
}
