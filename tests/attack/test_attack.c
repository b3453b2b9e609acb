/* An attacker knows the program, the least count, and all that was published. What can be worked out?
 *
 *   test_attack [PERCENT [SEED [TEST]]]
 */
#define _XOPEN_SOURCE 700
#include "attack.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

unsigned attack_percent = 100;
uint64_t attack_seed = 1;
const char *const outcome_words[OUTCOMES] = {"selected", "passed over"};

dice dice_new(uint64_t seed) {
  dice d = {88172645463325252U ^ (seed + attack_seed) * UINT64_C(0x9e3779b97f4a7c15)};
  for (int i = 0; i < 8; i++) below(&d, 2);
  return d;
}

uint64_t below(dice *d, uint64_t end) {
  d->state ^= d->state << 13;
  d->state ^= d->state >> 7;
  d->state ^= d->state << 17;
  return (d->state >> 11) % end;
}

uint64_t edge_count(dice *d, uint64_t least) {
  switch (below(d, 5)) {
  case 0: return below(d, least);
  case 1: return least - 1 + below(d, 2);
  case 2: return least + below(d, least);
  default: return below(d, 3 * least + 1);
  }
}

void see(seen *s, uint64_t value) {
  for (size_t i = 0; i < s->count; i++)
    if (s->values[i] == value) return;
  if (s->count < VALUES_MAX) s->values[s->count++] = value;
}

void score_add(score *s, const seen *found, bool complete) {
  s->cells++;
  if (found->count >= VALUES_MAX) return;
  if (!complete) s->unresolved++;
  else if (found->count == 1) s->recovered++;
  else if (found->count == 2) s->of_two++;
  else s->of_three++;
}

void score_tell(const score *s) {
  print_message("%s: %zu cases, %zu small cells: %zu recovered, %zu known to be one of two values, %zu of three, %zu unresolved\n", s->attack, s->cases, s->cells,
                s->recovered, s->of_two, s->of_three, s->unresolved);
}

void path_of(char to[PATH_ROOM], const char *folder, const char *name) {
  int len = snprintf(to, PATH_ROOM, "%s/%s", folder, name);
  assert_true(len > 0 && len < PATH_ROOM);
}

void scratch_folder(char path[PATH_ROOM]) {
  const char *in = getenv("TMPDIR");
  if (in == NULL || in[0] == '\0') in = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
  path_of(path, in, "epf-attack-XXXXXX");
  if (mkdtemp(path) == NULL) fail_msg("no folder can be made at %s", path);
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *at) {
  (void)about, (void)kind, (void)at;
  return remove(path);
}

void scratch_remove(const char *path) { nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

int main(int argc, char **argv) {
  static const struct CMUnitTest tests[] = {
      cmocka_unit_test(single_reports),
      cmocka_unit_test(hidden_reference),
      cmocka_unit_test(equal_thirds),
      cmocka_unit_test(releases),
      cmocka_unit_test(releases_with_missing),
      cmocka_unit_test(unreleased_grouping),
      cmocka_unit_test(empty_rest),
      cmocka_unit_test(single_stranger),
      cmocka_unit_test(releases_replayed),
      cmocka_unit_test(formats),
      cmocka_unit_test(windows),
  };
  if (argc > 1) attack_percent = (unsigned)strtoul(argv[1], NULL, 10);
  if (argc > 3) cmocka_set_test_filter(argv[3]);
  if (argc > 2) attack_seed = strtoull(argv[2], NULL, 10);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
