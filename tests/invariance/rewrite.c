#include "invariance/rewrite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static piece line_at(const char *at) {
  const char *end = strchr(at, '\n');
  return (piece){at, end == NULL ? strlen(at) : (size_t)(end - at) + 1};
}

static void put_piece(gen_text *to, piece p) { gen_put(to, "%.*s", (int)p.len, p.at); }

/* ---- rule sets ---- */

static bool is_section(piece line) {
  static const char *const names[] = {"fields:", "derived:", "conditions:", "options:", "package_rules:"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (line.len > strlen(names[i]) && strncmp(line.at, names[i], strlen(names[i])) == 0) return true;
  return false;
}

cut_rules rewrite_cut(const char *rules) {
  cut_rules r = {.head = {rules, 0}};
  for (piece line = line_at(rules); line.len > 0; line = line_at(line.at + line.len)) {
    section *s = r.count > 0 ? &r.sections[r.count - 1] : NULL;
    if (is_section(line)) {
      if (r.count == SECTIONS_MAX) abort();
      r.sections[r.count++] = (section){.title = line};
    } else if (s == NULL) {
      r.head.len += line.len;
    } else if (line.len > 2 && strncmp(line.at, "  ", 2) == 0 && line.at[2] != ' ') {
      if (s->count == ENTRIES_MAX) abort();
      s->entries[s->count++] = line;
    } else if (s->count > 0) {
      s->entries[s->count - 1].len += line.len;
    }
  }
  return r;
}

static void shuffle(gen *g, piece *pieces, size_t count) {
  for (size_t i = count; i > 1; i--) {
    size_t k = gen_below(g, (uint32_t)i);
    piece other = pieces[k];
    pieces[k] = pieces[i - 1];
    pieces[i - 1] = other;
  }
}

void rewrite_reordered(gen *g, const cut_rules *r, size_t files, char *to[FILES_MAX], part_name names[FILES_MAX]) {
  gen_text out[FILES_MAX] = {{0}};
  for (size_t s = r->count; s-- > 0;) { /* the sections too from the last to the first */
    section mixed = r->sections[s];
    bool fields = strncmp(mixed.title.at, "fields:", 7) == 0; /* their order is the order of questions */
    if (!fields) shuffle(g, mixed.entries, mixed.count);
    size_t whole = gen_below(g, (uint32_t)files);
    for (size_t file = 0; file < files; file++) {
      bool titled = false;
      for (size_t i = 0; i < mixed.count; i++) {
        if ((fields ? whole : i % files) != file) continue;
        if (!titled) put_piece(&out[file], mixed.title);
        titled = true;
        put_piece(&out[file], mixed.entries[i]);
      }
    }
  }
  gen_text root = {0};
  put_piece(&root, r->head);
  gen_put(&root, "include: [");
  for (size_t i = files; i-- > 1;) {
    snprintf(names[i], sizeof names[i], "%c-part%zu.yaml", (char)('a' + gen_below(g, 26)), i);
    if (out[i].len > 0) gen_put(&root, "%s, ", names[i]);
  }
  gen_put(&root, "]\n%s", out[0].len > 0 ? out[0].at : "");
  free(out[0].at);
  to[0] = root.at;
  for (size_t i = 1; i < files; i++) to[i] = out[i].at;
}

char *rewrite_laid_out(gen *g, const char *text, bool only_at_ends) {
  gen_text out = {0};
  gen_put(&out, "# A remark, \xc5\xb5 and all\r\n\r\n");
  for (piece line = line_at(text); line.len > 0; line = line_at(line.at + line.len)) {
    bool ended = line.at[line.len - 1] == '\n';
    if (!only_at_ends && gen_chance(g, 20)) gen_put(&out, gen_chance(g, 50) ? "   # between: [lines]\n" : "\n");
    gen_put(&out, "%.*s%s", (int)(line.len - ended), line.at, gen_chance(g, 30) ? "\r\n" : "\n");
  }
  gen_put(&out, "# The end");
  return out.at;
}

static const section *section_of(const cut_rules *r, const char *title) {
  for (size_t i = 0; i < r->count; i++)
    if (strncmp(r->sections[i].title.at, title, strlen(title)) == 0) return &r->sections[i];
  return NULL;
}

/* The text with each `from` as `to`; NULL where there is none. */
static char *replaced(const char *text, const char *from, piece to) {
  gen_text out = {0};
  size_t count = 0;
  for (const char *hit; (hit = strstr(text, from)) != NULL; text = hit + strlen(from), count++) {
    put_piece(&out, (piece){text, (size_t)(hit - text)});
    put_piece(&out, to);
  }
  gen_put(&out, "%s", text);
  if (count > 0) return out.at;
  free(out.at);
  return NULL;
}

char *rewrite_inlined(const cut_rules *r, const char *rules) {
  const section *conditions = section_of(r, "conditions:");
  char *now = NULL;
  for (size_t i = conditions != NULL ? conditions->count : 0; i-- > 0;) { /* the last may name those before it */
    piece entry = conditions->entries[i];
    const char *colon = memchr(entry.at, ':', entry.len);
    if (colon == NULL || colon[1] != ' ' || colon[2] != '{') continue;
    piece body = {colon + 2, (size_t)(entry.at + entry.len - colon) - 2};
    while (body.len > 0 && body.at[body.len - 1] == '\n') body.len--;
    if (memchr(body.at, '\n', body.len) != NULL) continue;
    gen_text name = {0};
    gen_put(&name, "{condition: %.*s}", (int)(colon - entry.at) - 2, entry.at + 2);
    char *next = replaced(now != NULL ? now : rules, name.at, body);
    free(name.at);
    if (next == NULL) continue;
    free(now);
    now = next;
  }
  return now;
}

/* ---- profiles ---- */

/* The length of the member that begins at `at`, up to its comma or the closing brace. */
static size_t member_length(const char *at) {
  size_t i = 0;
  int depth = 0;
  for (bool quoted = false; at[i] != '\0'; i++) {
    if (quoted) {
      if (at[i] == '\\') i++;
      else if (at[i] == '"') quoted = false;
      continue;
    }
    if (at[i] == '"') quoted = true;
    if (depth == 0 && (at[i] == ',' || at[i] == '}')) return i;
    depth += (at[i] == '{' || at[i] == '[') - (at[i] == '}' || at[i] == ']');
  }
  abort();
}

char *rewrite_profile(gen *g, const char *line, bool (*drop)(const void *with, str key), const void *with) {
  piece members[ENTRIES_MAX];
  size_t count = 0;
  for (const char *at = line + 1; *at != '}' && *at != '\0';) {
    piece one = {at, member_length(at)};
    const char *end = memchr(at + 1, '"', one.len - 1);
    at += one.len + (at[one.len] == ',');
    if (end == NULL || count == ENTRIES_MAX) abort();
    if (drop == NULL || !drop(with, (str){one.at + 1, (size_t)(end - one.at) - 1})) members[count++] = one;
  }
  if (drop == NULL) shuffle(g, members, count);
  gen_text out = {0};
  gen_put(&out, "{");
  for (size_t i = 0; i < count; i++) {
    gen_put(&out, i > 0 ? " , " : " ");
    put_piece(&out, members[i]);
  }
  gen_put(&out, "}");
  return out.at;
}

/* ---- results ---- */

/* Both walk the text once and write behind themselves: results run to many megabytes. */
void rewrite_forget_places(char *json) {
  char *to = json;
  const char *from = json;
  for (const char *at; (at = strstr(from, "\"file\":\"")) != NULL;) {
    const char *end = strstr(at, "\"column\":");
    if (end == NULL) break;
    memmove(to, from, (size_t)(at - from));
    to += at - from;
    end += strlen("\"column\":");
    from = end + strspn(end, "0123456789");
  }
  memmove(to, from, strlen(from) + 1);
}

void rewrite_forget_columns(char *json) {
  char *to = json;
  const char *from = json;
  for (const char *at; (at = strstr(from, "\"column\":")) != NULL;) {
    at += strlen("\"column\":");
    memmove(to, from, (size_t)(at - from));
    to += at - from;
    from = at + strspn(at, "0123456789");
  }
  memmove(to, from, strlen(from) + 1);
}

void rewrite_forget_fingerprint(char *json) {
  char *to = json;
  const char *from = json;
  for (const char *at; (at = strstr(from, "\"sha256:")) != NULL;) {
    const char *end = strchr(at + 1, '"');
    if (end == NULL) break;
    memmove(to, from, (size_t)(at + 1 - from));
    to += at + 1 - from;
    from = end;
  }
  memmove(to, from, strlen(from) + 1);
}
