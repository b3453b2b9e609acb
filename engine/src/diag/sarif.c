#include "diag/sarif.h"

#include <string.h>

void sarif_begin(sarif *s, buf *to) {
  *s = (sarif){.to = to};
  buf_text(to, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"epf\",\"rules\":[");
}

void sarif_rule(sarif *s, const char *id, const char *title) {
  buf_printf(s->to, "%s{\"id\":\"%s\",\"shortDescription\":{\"text\":", s->some ? "," : "", id);
  buf_json(s->to, str_from(title));
  buf_text(s->to, "}}");
  s->some = true;
}

void sarif_results(sarif *s) {
  buf_text(s->to, "]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[");
  s->some = false;
}

/* What is not letter, digit or one of a few signs is spelt out. */
void sarif_uri(str path, buf *to) {
  buf_char(to, '"');
  for (size_t i = 0; i < path.len; i++) {
    unsigned char c = (unsigned char)path.at[i];
    bool plain_sign = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c != 0 && strchr("-._~/", c) != NULL);
    if (plain_sign) buf_char(to, (char)c);
    else buf_printf(to, "%%%02X", c);
  }
  buf_char(to, '"');
}

void sarif_result(sarif *s, const char *rule, const char *level, str message, str path, unsigned line, unsigned column) {
  buf_printf(s->to, "%s{\"ruleId\":\"%s\",\"level\":\"%s\",\"message\":{\"text\":", s->some ? ",\n" : "\n", rule, level);
  s->some = true;
  buf_json(s->to, message);
  buf_text(s->to, "},\"locations\":[");
  if (path.len > 0) {
    buf_text(s->to, "{\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
    sarif_uri(path, s->to);
    buf_printf(s->to, "},\"region\":{\"startLine\":%u,\"startColumn\":%u}}}", line, column);
  }
  buf_text(s->to, "]}");
}

void sarif_results_end(sarif *s) { buf_text(s->to, "\n]"); }
