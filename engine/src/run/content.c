#include "run/content.h"

bool content_lines_begin(str *rest) {
  static const char first[] = "epf-content/1\n";
  size_t len = sizeof first - 1;
  if (rest->len < len || memcmp(rest->at, first, len) != 0) return false;
  *rest = (str){rest->at + len, rest->len - len};
  return true;
}

bool content_lines_next(str *rest, content_line *line) {
  str *parts[] = {&line->word, &line->name};
  for (int i = 0; i < 2; i++) {
    const char *end = rest->len > 0 ? memchr(rest->at, ' ', rest->len) : NULL;
    if (end == NULL) return false;
    *parts[i] = (str){rest->at, (size_t)(end - rest->at)};
    *rest = (str){end + 1, rest->len - parts[i]->len - 1};
  }
  size_t len = 0, i = 0;
  while (i < rest->len && rest->at[i] >= '0' && rest->at[i] <= '9' && len < 1u << 24) len = len * 10 + (size_t)(rest->at[i++] - '0');
  if (i == 0 || i >= rest->len || rest->at[i] != ':' || rest->len - i - 1 < len + 1) return false;
  line->value = (str){rest->at + i + 1, len};
  *rest = (str){rest->at + i + len + 2, rest->len - i - len - 2};
  return true;
}
