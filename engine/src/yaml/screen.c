/* What must be settled before libyaml sees a byte: encoding, characters that deceive the eye, size, nesting.
 *
 * libyaml skips a byte order mark, switches to UTF-16 by it, and takes U+0085, U+2028, U+2029 and a lone
 * carriage return as line breaks, so that its line numbers would differ from an editor's. Nested brackets cost its
 * scanner quadratic time. All of that ends here. */
#include "base/utf8.h"
#include "yaml/doc.h"

enum { SCREEN_FAULTS_SHOWN = 10 };

static const char *refusal(uint32_t cp, const char **what) {
  if (cp == 0xfeff) {
    *what = "a byte order mark";
    return "save the file as UTF-8 without a byte order mark";
  }
  if (cp == 0x85 || cp == 0x2028 || cp == 0x2029 || cp == '\r') {
    *what = "an unusual line break";
    return "end lines with a line feed";
  }
  if ((cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069) || cp == 0x200e || cp == 0x200f ||
      cp == 0x061c) {
    *what = "a character that changes the direction of text";
    return "remove it: it can make a rule read differently from what it says";
  }
  if (cp == '\t') {
    *what = "a tab";
    return "use spaces";
  }
  if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0)) {
    *what = "a control character";
    return "remove it";
  }
  if (utf8_is_hidden(cp)) {
    *what = "an invisible character";
    return "remove it: two names that look alike must be alike";
  }
  return NULL;
}

/* Blanks that look like one of ours and are none to YAML. */
static bool is_wide_blank(uint32_t cp) { return cp == 0xa0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200a) || cp == 0x202f || cp == 0x205f || cp == 0x3000; }

static const char *odd_blank(uint32_t cp, const char **what) {
  *what = cp == 0xa0 || cp == 0x202f ? "a no-break space" : "an unusual blank";
  return "use an ordinary space: this one does not indent, and does not part a name from its value";
}

/* Within a text, such as `10 km`, it may stand; where it could be taken for a space of YAML's it may not. */
static bool between_letters(str t, size_t at, size_t step) {
  static const char taken[] = " \n\r:-?,[]{}#\"'";
  bool before = at > 0 && strchr(taken, t.at[at - 1]) == NULL, behind = at + step < t.len && strchr(taken, t.at[at + step]) == NULL;
  return before && behind;
}

static const diag *refuse_character(diags *d, span at, uint32_t cp, const char *what, const char *help) {
  diag *e = diag_add(d, CODE_BAD_CHARACTER, at, "%s (U+%04X) stands here", what, cp);
  diag_help(d, e, "%s", help);
  return e;
}

/* ---- what a text in double quotation marks writes as an escape ---- */

static uint32_t hex_of(str digits) {
  uint32_t cp = 0;
  for (size_t i = 0; i < digits.len; i++) {
    char c = digits.at[i];
    cp = cp << 4 | (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return cp;
}

/* The character that the escape at `t` gives, and its length. libyaml has read it: it is well-formed. */
static uint32_t escaped(str t, size_t *len) {
  static const char names[] = "0abtnvfreNLP_";
  static const uint32_t means[] = {0, 7, 8, '\t', '\n', 11, 12, '\r', 27, 0x85, 0x2028, 0x2029, 0xa0};
  char c = t.len > 1 ? t.at[1] : ' ';
  size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
  *len = 2 + digits;
  if (*len > t.len) *len = t.len;
  if (digits > 0) return hex_of((str){t.at + 2, *len - 2});
  const char *found = strchr(names, c);
  return found != NULL && c != '\0' ? means[found - names] : ' ';
}

const diag *yaml_screen_escapes(span text, diags *d) {
  const diag *first = NULL;
  size_t before = d->errors;
  for (size_t i = text.start, len = 1; i < text.end && d->errors - before < SCREEN_FAULTS_SHOWN; i += len, len = 1) {
    if (text.in->text.at[i] != '\\') continue;
    const char *what = NULL;
    uint32_t cp = escaped((str){text.in->text.at + i, text.end - i}, &len);
    const char *help = cp == '\n' || (cp >= 0xd800 && cp <= 0xdfff) ? NULL : refusal(cp, &what);
    if (help == NULL) continue;
    const diag *e = refuse_character(d, (span){text.in, (uint32_t)i, (uint32_t)(i + len)}, cp, what, help);
    if (first == NULL) first = e;
  }
  return first;
}

/* ---- the whole file ---- */

bool yaml_screen(const source *s, diags *d) {
  str t = s->text;
  if (t.len > YAML_BYTES_MAX) {
    char count[28], most[28];
    diag *e = diag_add(d, CODE_TEXT_TOO_LARGE, (span){s, 0, 0}, "the file has %s bytes; at most %s are read", diag_commas(t.len, count),
                       diag_commas(YAML_BYTES_MAX, most));
    diag_help(d, e, "split the rules over several files");
    return false;
  }
  size_t bad = utf8_check(t.at, t.len);
  if (bad < t.len) {
    bool marked = t.len >= 2 && ((t.at[0] == '\xff' && t.at[1] == '\xfe') || (t.at[0] == '\xfe' && t.at[1] == '\xff'));
    diag *e = diag_add(d, CODE_NOT_UTF8, (span){s, (uint32_t)bad, (uint32_t)bad + 1},
                       marked ? "the file is UTF-16; UTF-8 is expected" : "the byte 0x%02X here is not UTF-8",
                       (unsigned)(unsigned char)t.at[bad]);
    diag_help(d, e, "save the file as UTF-8");
    return false;
  }
  if (t.len >= 2 && (t.at[0] == '\0') != (t.at[1] == '\0')) { /* UTF-16 without a mark: letters beside zeros */
    diag *e = diag_add(d, CODE_NOT_UTF8, (span){s, 0, 1}, "the file is UTF-16; UTF-8 is expected");
    diag_help(d, e, "save the file as UTF-8");
    return false;
  }
  size_t before = d->errors, brackets = 0;
  for (size_t i = 0; i < t.len && d->errors - before < SCREEN_FAULTS_SHOWN;) {
    unsigned char c = (unsigned char)t.at[i];
    if ((c >= 0x20 && c < 0x7f) || c == '\n') {
      if (c == '[' || c == '{') brackets++;
      else if ((c == ']' || c == '}') && brackets > 0) brackets--;
      if (brackets > YAML_BRACKETS_MAX) {
        diag *e = diag_add(d, CODE_NESTED_TOO_DEEP, (span){s, (uint32_t)i, (uint32_t)i + 1},
                           "%d brackets are open here; at most %d may be", YAML_BRACKETS_MAX + 1, YAML_BRACKETS_MAX);
        diag_help(d, e, "give parts of the rule names of their own under `conditions`");
        return false;
      }
      i++;
      continue;
    }
    if (c == '\r' && i + 1 < t.len && t.at[i + 1] == '\n') {
      i++;
      continue;
    }
    uint32_t cp = 0;
    size_t step = utf8_decode(t.at + i, t.len - i, &cp);
    const char *what = NULL, *help = refusal(cp, &what);
    if (is_wide_blank(cp) && !between_letters(t, i, step)) help = odd_blank(cp, &what);
    if (help != NULL) refuse_character(d, (span){s, (uint32_t)i, (uint32_t)(i + step)}, cp, what, help);
    i += step;
  }
  return d->errors == before;
}
