/* SQLite: rules as rows (peers/rows.mjs says how), in memory, one prepared statement. The rows come from peers/sqlite_rows.mjs. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "peer.h"

typedef struct base {
  sqlite3 *db;
  sqlite3_stmt *find;
  char is_set[FIELDS];
} base;

static size_t find(void *self, const int32_t *person, uint32_t *ids) {
  base *b = self;
  size_t count = 0;
  sqlite3_reset(b->find);
  for (int i = 0; i < FIELDS; i++) {
    int64_t v = person[i];
    if (i > 0 && b->is_set[i]) v = INT64_C(1) << (v < 0 ? 62 : v);
    sqlite3_bind_int64(b->find, i + 1, v);
  }
  while (sqlite3_step(b->find) == SQLITE_ROW) ids[count++] = (uint32_t)sqlite3_column_int(b->find, 0);
  return count;
}

int main(int argc, char **argv) {
  base b = {0};
  size_t len;
  must(argc == 4, "usage: sqlite FOLDER ANSWERS SECONDS");
  /* Which fields are sets, the statements that fill the base, the one that asks. */
  char *kinds = read_file(argv[1], "sqlite.kinds", &len);
  for (size_t i = 0; i < FIELDS && i < len; i++) b.is_set[i] = kinds[i] == 's';
  char *fill = read_file(argv[1], "sqlite.fill", &len), *ask = read_file(argv[1], "sqlite.ask", &len), *why = NULL;
  must(sqlite3_open(":memory:", &b.db) == SQLITE_OK, "no base");
  sqlite3_exec(b.db, fill, NULL, NULL, &why);
  must(why == NULL, why);
  must(sqlite3_prepare_v2(b.db, ask, -1, &b.find, NULL) == SQLITE_OK, sqlite3_errmsg(b.db));
  return peer_measure(argv, "SQLite", sqlite3_libversion(), find, &b);
}
