/* CLIPS: a rule an option over one fact a person; rules that fire tell their numbers. They come from peers/clips_rules.mjs. */
#include <clips/clips.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "peer.h"

static uint32_t *told;
static size_t told_count;

static void tell(void *env) { told[told_count++] = (uint32_t)EnvRtnLong(env, 1); }

typedef struct side {
  void *env, *template;
  const char *names[FIELDS];
} side;

static size_t run(void *self, const int32_t *person, uint32_t *ids) {
  side *s = self;
  void *fact = EnvCreateFact(s->env, s->template);
  told = ids;
  told_count = 0;
  for (int i = 0; i < FIELDS; i++) {
    DATA_OBJECT v;
    SetType(v, INTEGER);
    SetValue(v, EnvAddLong(s->env, person[i]));
    EnvPutFactSlot(s->env, fact, s->names[i], &v);
  }
  fact = EnvAssert(s->env, fact);
  must(fact != NULL, "a fact cannot be stated");
  EnvRun(s->env, -1);
  EnvRetract(s->env, fact);
  return told_count;
}

int main(int argc, char **argv) {
  side s = {.env = CreateEnvironment()};
  size_t len, i = 0;
  must(argc == 4, "usage: clips FOLDER ANSWERS SECONDS");
  char path[4096], *names = read_file(argv[1], "clips.names", &len);
  EnvDefineFunction2(s.env, "tell", 'v', PTIEF tell, "tell", "11i");
  snprintf(path, sizeof path, "%s/clips.clp", argv[1]);
  must(EnvLoad(s.env, path) == 1, "the rules are not valid");
  s.template = EnvFindDeftemplate(s.env, "person");
  must(s.template != NULL, "the rules lack a template");
  for (char *name = strtok(names, "\n"); name != NULL && i < FIELDS; name = strtok(NULL, "\n")) s.names[i++] = name;
  EnvReset(s.env);
  return peer_measure(argv, "CLIPS", VERSION_STRING, run, &s);
}
