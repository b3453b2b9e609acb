/* The naive interpreter of the tests: it tries every possibility, so it is slow by design. It answers all that epf can
 * be asked, not eligibility alone. */
#include "compile/rules.h"
#include "epf/version.h"
#include "oracle/oracle.h"
#include "peer.h"

#include <stdio.h>
#include <stdlib.h>

enum { AS_OF = 20513 /* 2026-03-01 */ };

typedef struct naive {
  const model *m;
  oracle_answer *answers;
} naive;

/* Options stand in order of id, and so of number. */
static size_t run(void *self, const int32_t *person, uint32_t *ids) {
  naive *n = self;
  size_t count = 0;
  for (size_t i = 0; i < FIELDS; i++)
    n->answers[DATUM_FIELDS + i] = person[i] == INT32_MIN ? (oracle_answer){.state = UNANSWERED} : (oracle_answer){.state = ANSWERED, .value = person[i]};
  oracle_outcome *o = oracle_run(n->m, n->answers, AS_OF, 0);
  for (uint32_t i = 0; i < n->m->option_count; i++)
    if (o->options[i].verdict == ELIGIBLE) ids[count++] = i;
  oracle_free(o);
  return count;
}

int main(int argc, char **argv) {
  char path[4096];
  epf_rules *rules;
  must(argc == 4, "usage: epf_naive FOLDER ANSWERS SECONDS");
  snprintf(path, sizeof path, "%s/rules", argv[1]);
  must(epf_rules_read(&rules, path) == EPF_OK, "the rules are not valid");
  naive n = {.m = &rules->m};
  n.answers = calloc(n.m->data_count, sizeof *n.answers);
  must(n.answers != NULL, "out of memory");
  int status = peer_measure(argv, "naive interpreter", EPF_VERSION_TEXT, run, &n);
  free(n.answers);
  epf_rules_free(rules);
  return status;
}
