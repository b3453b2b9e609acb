#define _DEFAULT_SOURCE /* MAP_POPULATE */
#include "table/load.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/sha256.h"

enum { TABLE_BYTES_MAX = 1 << 30, READ_BYTES_MAX = 1 << 16 /* of a file that is sooner copied than mapped */ };

#ifndef MAP_POPULATE /* pages then come one by one as they are read */
#define MAP_POPULATE 0
#endif

/* Where a table's bytes are, until they are a table. */
typedef struct block {
  void *at;
  uint64_t bytes;
  bool mapped;
} block;

static void let_go(block b) {
  if (b.mapped) munmap(b.at, b.bytes);
  else free(b.at);
}


static epf_status adopt(epf_table **out, block from) {
  *out = NULL;
  epf_table *t = calloc(1, sizeof *t);
  if (t == NULL) {
    let_go(from);
    return EPF_E_NOMEM;
  }
  t->block = from.at;
  t->bytes = from.bytes;
  t->mapped = from.mapped;
  table_view(&t->view, from.at);
  sha256_text(t->view.head->fingerprint, t->fingerprint);
  t->patterns = calloc((size_t)t->view.pattern_count + 1, sizeof(regex *));
  epf_status status = t->patterns == NULL ? EPF_E_NOMEM : EPF_OK;
  for (uint32_t i = 0; i < t->view.pattern_count && status == EPF_OK; i++)
    status = regex_new(&t->patterns[i], table_str(&t->view, t->view.patterns[i]), true);
  if (status != EPF_OK) {
    epf_table_free(t);
    return status;
  }
  *out = t;
  return EPF_OK;
}

epf_status table_adopt(epf_table **out, void *at, uint64_t bytes) { return adopt(out, (block){at, bytes, false}); }

void epf_table_free(epf_table *t) {
  if (t == NULL) return;
  for (uint32_t i = 0; t->patterns != NULL && i < t->view.pattern_count; i++) regex_free(t->patterns[i]);
  free(t->patterns);
  let_go((block){t->block, t->bytes, t->mapped});
  free(t);
}

static epf_status check_and_adopt(epf_table **out, block from, const char **why) {
  epf_status status = table_validate(from.at, from.bytes, why);
  if (status != EPF_OK) {
    let_go(from);
    return status;
  }
  status = adopt(out, from);
  if (status == EPF_E_FORMAT) *why = "a pattern in it does not compile";
  return status;
}

epf_status epf_table_from_bytes(epf_table **out, const void *bytes, size_t len, const char **why) {
  *out = NULL;
  *why = "it is empty";
  if (len == 0) return EPF_E_FORMAT;
  block copy = {aligned_alloc(64, (len + 63) / 64 * 64), len, false};
  if (copy.at == NULL) return EPF_E_NOMEM;
  memcpy(copy.at, bytes, len);
  return check_and_adopt(out, copy, why);
}

static bool read_all(int fd, char *to, size_t len) {
  for (size_t at = 0; at < len;) {
    ssize_t n = read(fd, to + at, len - at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    at += (size_t)n;
  }
  return true;
}

/* A mapped file's bytes are the table's own for as long as it lives: whoever changed them would change what was validated,
 * and whoever cut the file short would end the program. So only a file is mapped that nobody else may write to. */
static bool is_ours_alone(const struct stat *st) {
  return (st->st_uid == geteuid() || st->st_uid == 0) && (st->st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

static bool map_file(int fd, block *to) {
  void *at = mmap(NULL, to->bytes, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
  to->mapped = at != MAP_FAILED;
  if (to->mapped) to->at = at;
  return to->mapped;
}

static epf_status read_file(int fd, block *to) {
  to->at = aligned_alloc(64, (to->bytes + 63) / 64 * 64);
  if (to->at == NULL) return EPF_E_NOMEM;
  if (read_all(fd, to->at, to->bytes)) return EPF_OK;
  let_go(*to);
  return EPF_E_IO;
}

static epf_status load_file(epf_table **out, int fd, const char **why) {
  struct stat st;
  if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) return EPF_E_IO;
  *why = st.st_size == 0 ? "it is empty" : "it is larger than 1 GiB";
  if (st.st_size <= 0 || st.st_size > TABLE_BYTES_MAX) return EPF_E_FORMAT;
  *why = "it cannot be read";
  block b = {.bytes = (uint64_t)st.st_size};
  epf_status status = EPF_OK;
  if (b.bytes <= READ_BYTES_MAX || !is_ours_alone(&st) || !map_file(fd, &b)) status = read_file(fd, &b);
  return status == EPF_OK ? check_and_adopt(out, b, why) : status;
}

epf_status epf_table_load(epf_table **out, const char *path, const char **why) {
  *out = NULL;
  *why = "it cannot be read";
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return EPF_E_IO;
  epf_status status = load_file(out, fd, why);
  close(fd);
  return status;
}

static bool write_all(int fd, const char *from, size_t len) {
  for (size_t at = 0; at < len;) {
    ssize_t n = write(fd, from + at, len - at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    at += (size_t)n;
  }
  return true;
}

/* A device or a pipe, which nothing may be renamed over. */
static epf_status save_straight(const epf_table *t, const char *path) {
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return EPF_E_IO;
  bool good = write_all(fd, t->block, t->bytes);
  return close(fd) == 0 && good ? EPF_OK : EPF_E_IO;
}

epf_status epf_table_save(const epf_table *t, const char *path) {
  struct stat st;
  if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) return save_straight(t, path);
  size_t len = strlen(path);
  char *temporary = malloc(len + 8);
  if (temporary == NULL) return EPF_E_NOMEM;
  memcpy(temporary, path, len);
  memcpy(temporary + len, ".XXXXXX", 8);
  int fd = mkstemp(temporary);
  bool good = fd >= 0;
  if (good) {
    good = fchmod(fd, 0644) == 0 && write_all(fd, t->block, t->bytes) && fsync(fd) == 0;
    int error = errno;
    good = close(fd) == 0 && good;
    good = good && rename(temporary, path) == 0;
    if (!good) {
      if (error == 0) error = errno;
      unlink(temporary);
      errno = error;
    }
  }
  free(temporary);
  return good ? EPF_OK : EPF_E_IO;
}

const void *epf_table_bytes(const epf_table *t, size_t *len) {
  *len = t->bytes;
  return t->block;
}

const char *epf_table_fingerprint(const epf_table *t) { return t->fingerprint; }

bool epf_table_jit(const epf_table *t) {
  for (uint32_t i = 0; i < t->view.pattern_count; i++)
    if (!regex_is_jit(t->patterns[i])) return false;
  return true;
}

bool epf_table_has_stage(const epf_table *t, const char *stage, epf_buffer *stages) {
  t_list all = t->view.data[1].values;
  for (uint32_t i = 0; i < all.count; i++)
    if (str_is(table_str(&t->view, t->view.values[all.first + i].id), stage)) return true;
  for (uint32_t i = 0; i < all.count; i++) buf_printf(stages, "%s`%.*s`", i > 0 ? ", " : "", STR_FMT(table_str(&t->view, t->view.values[all.first + i].id)));
  return false;
}

void epf_table_describe(const epf_table *t, bool json, epf_buffer *to) {
  static const char *const names[SEC_COUNT] = {
    "strings", "data", "values", "slots", "cuts", "words", "tests", "conjuncts", "formulas", "nodes", "clauses", "options",
    "cautions", "citations", "outputs", "numbers", "literals", "texts", "patterns", "files", "program", "versions", "amounts", "limits", "relations", "package_rules", "guidelines",
    "lanes", "columns", "tangles", "tested", "codes", "summaries", "rows"};
  const t_header *h = t->view.head;
  if (json) {
    buf_text(to, "{\"schema\":\"epf.table/1\",\"ruleset\":{\"id\":");
    buf_json(to, table_str(&t->view, h->id));
    buf_text(to, ",\"version\":");
    buf_json(to, table_str(&t->view, h->version));
    buf_printf(to, ",\"fingerprint\":\"%s\"},\"compiler\":\"%.24s\",\"format\":%u,\"bytes\":%llu,\"option_conjuncts\":%u,\"row_words\":%u,\"row_stride\":%u,\"summary_words\":%u,\"sections\":{",
               t->fingerprint, h->compiler, h->format, (unsigned long long)h->bytes, h->option_conjuncts, h->row_words, h->row_stride, h->summary_words);
    for (int s = 0; s < SEC_COUNT; s++)
      buf_printf(to, "%s\"%s\":{\"count\":%llu,\"bytes\":%llu}", s > 0 ? "," : "", names[s], (unsigned long long)h->section[s].count,
                 (unsigned long long)h->section[s].count * table_element_bytes[s]);
    buf_text(to, "}}\n");
    return;
  }
  buf_visible(to, table_str(&t->view, h->id));
  buf_char(to, ' ');
  buf_visible(to, table_str(&t->view, h->version));
  buf_printf(to, "\n%s\ncompiled by epf %.24s, table format %u, %llu bytes\n", t->fingerprint, h->compiler, h->format, (unsigned long long)h->bytes);
  buf_printf(to, "%u options, %u conjuncts of options in rows of %u words%s, %u slots\n\n", t->view.option_count, h->option_conjuncts,
             h->row_words, h->summary_words > 0 ? " with summaries" : "", t->view.slot_count);
  buf_text(to, "section           count       bytes\n");
  for (int s = 0; s < SEC_COUNT; s++)
    buf_printf(to, "%-13s %9llu %11llu\n", names[s], (unsigned long long)h->section[s].count,
               (unsigned long long)h->section[s].count * table_element_bytes[s]);
}
