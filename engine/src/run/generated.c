#include "run/generated.h"

#include "yaml/format.h"

static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_name(str s) {
  static const char *const others[] = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (str_is(s, others[i])) return false;
  for (size_t i = 0; i < s.len; i++)
    if (!is_letter(s.at[i]) && (i == 0 || (!is_digit(s.at[i]) && s.at[i] != '_' && s.at[i] != '-'))) return false;
  return s.len > 0;
}

static bool is_day(str s) {
  for (size_t i = 0; i < s.len; i++)
    if (i == 4 || i == 7 ? s.at[i] != '-' : !is_digit(s.at[i])) return false;
  return s.len == 10;
}

static bool is_number(str s) {
  size_t digits = 0, points = 0;
  for (size_t i = s.len > 0 && s.at[0] == '-'; i < s.len; i++) {
    digits += is_digit(s.at[i]);
    points += s.at[i] == '.';
    if (!is_digit(s.at[i]) && s.at[i] != '.') return false;
  }
  return digits > 0 && points <= 1;
}

void put_scalar(str text, buf *to) {
  if (is_name(text) || is_day(text) || is_number(text)) buf_str(to, text);
  else buf_json(to, text);
}

void put_flow(str json, buf *to) {
  for (size_t i = 0; i < json.len;) {
    char c = json.at[i];
    if (c != '"') {
      buf_char(to, c);
      if (c == ',' || c == ':') buf_char(to, ' ');
      i++;
      continue;
    }
    size_t end = i + 1;
    while (end < json.len && json.at[end] != '"') end += json.at[end] == '\\' ? 2 : 1;
    str inner = {json.at + i + 1, end - i - 1};
    if (is_name(inner) || is_day(inner)) buf_str(to, inner);
    else buf_add(to, json.at + i, end + 1 - i);
    i = end + 1;
  }
}

bool standard_form(arena *a, str text, buf *to) {
  diags d;
  diags_init(&d, a);
  source *s = source_new(a, STR("generated"), STR("generated"), text);
  doc *root = yaml_parse(s, &d);
  return root != NULL && yaml_format(s, root, &d, to);
}
