/* Writes a ledger and says what was acknowledged, each as soon as it is; test_faults and test_many run it.
 *
 *   driver init PATH                            makes a ledger
 *   driver fill PATH KEYS BATCHES SIZE          appends; then signs a head, and erases a case
 *   driver many PATH KEYS BATCHES SIZE WHO      appends; a fault is the end
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ledger/ledger.h"

static void say(const char *word, unsigned long long n) {
  char line[64];
  int len = snprintf(line, sizeof line, "%s %llu\n", word, n);
  if (write(1, line, (size_t)len) != len) _exit(98);
}

static bool complain(epf_status status, buf *why, const char *what) {
  if (status == EPF_OK) return true;
  if (getenv("DRIVER_SAYS_WHY") != NULL) fprintf(stderr, "%s: %.*s\n", what, (int)why->len, why->len == 0 ? "" : why->at);
  buf_clear(why);
  return false;
}

static bool one_batch(ledger *l, int size, const char *who, int batch, bool aloud) {
  buf why = {0};
  unsigned long long done[1000];
  uint32_t catalogue;
  bool good =
      complain(ledger_begin(l, &why), &why, "begin") && complain(ledger_catalogue(l, STR("the only catalogue"), &catalogue, &why), &why, "catalogue");
  for (int i = 0; i < size && good; i++) {
    char subject[64], content[64];
    snprintf(subject, sizeof subject, "%s %d", who, (batch * size + i) % 50);
    snprintf(content, sizeof content, "%s, batch %d, number %d", who, batch, i);
    ledger_deed d = {.kind = LEDGER_SHORTLIST,
                     .time_ms = 1000,
                     .officer = str_from(who),
                     .subject = str_from(subject),
                     .catalogue = catalogue,
                     .marks = STR("010"),
                     .reasons = STR("\1\2"),
                     .input = str_from(subject),
                     .content = str_from(content),
                     .monitored = STR("\1\2\3")};
    uint64_t n;
    good = complain(ledger_append(l, &d, &n, &why), &why, "append");
    done[i] = n;
  }
  good = good && complain(ledger_commit(l, &why), &why, "commit");
  ledger_abandon(l);
  for (int i = 0; i < size && good && aloud; i++) say("entry", done[i]);
  buf_free(&why);
  return good;
}

static void head_and_erase(ledger *l) {
  buf why = {0}, line = {0};
  size_t cases;
  ledger_deed order = {.officer = STR("who orders"), .time_ms = 2000};
  if (complain(ledger_head(l, 3000, &line, &why), &why, "head")) say("head", 1);
  if (complain(ledger_erase(l, STR("driver 0"), 0, &order, &cases, &why), &why, "erase")) say("erased", cases);
  buf_free(&line);
  buf_free(&why);
}

int main(int argc, char **argv) {
  buf why = {0};
  ledger *l = NULL;
  if (argc == 3 && strcmp(argv[1], "init") == 0) {
    ledger_settings settings = {.head_interval = 4};
    bool good = complain(ledger_init(argv[2], NULL, &settings, 1000, &why), &why, "init");
    if (good) say("made", 1);
    return good ? 0 : 1;
  }
  if (argc < 6) return 2;
  bool many = strcmp(argv[1], "many") == 0;
  int batches = atoi(argv[4]), size = atoi(argv[5]), faults = 0;
  if (size > 1000) return 2;
  if (!complain(ledger_open(&l, argv[2], argv[3], LEDGER_WRITE, &why), &why, "open")) return 1;
  for (int i = 0; i < batches; i++) {
    bool good = one_batch(l, size, many ? argv[6] : "driver", i, !many);
    faults += !good;
    if (many && !good) break;
  }
  if (!many) head_and_erase(l);
  ledger_close(l);
  buf_free(&why);
  return faults > 0 ? 1 : 0;
}
