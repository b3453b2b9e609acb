/* The scale of sentences as the generator knows it: by its own arithmetic, for the engine's is under test. */
#include "support/gen_author.h"

#define LENGTH(twelfths) (100 + (twelfths))

/* From the least to the most severe. */
const author_sentence author_scale[SCALE] = {{"discharge", 0},
                                             {"fine band A", 1},
                                             {"fine band C", 3},
                                             {"fine band F", 6},
                                             {"community order low", 7},
                                             {"community order medium", 8},
                                             {"community order high", 9},
                                             {"1 day", LENGTH(12)},
                                             {"2 weeks", LENGTH(14 * 12)},
                                             {"1 month", LENGTH(365)},
                                             {"31 days", LENGTH(31 * 12)},
                                             {"12 weeks", LENGTH(84 * 12)},
                                             {"90 days", LENGTH(90 * 12)},
                                             {"26 weeks", LENGTH(182 * 12)},
                                             {"6 months", LENGTH(6 * 365)},
                                             {"183 days", LENGTH(183 * 12)},
                                             {"36 weeks", LENGTH(252 * 12)},
                                             {"1 year", LENGTH(12 * 365)},
                                             {"18 months", LENGTH(18 * 365)},
                                             {"3 years 6 months", LENGTH(42 * 365)},
                                             {"14 years", LENGTH(14 * 12 * 365)}};

int64_t gen_sentence_near(int64_t v) {
  if (v < 10) return v;
  if (v < LENGTH(12)) return LENGTH(12);
  return (v - 100) % 365 == 0 ? v : LENGTH((v - 100) / 12 * 12);
}

void gen_put_sentence(gen *g, gen_text *to, int64_t v) {
  static const char *const named[] = {"discharge",   "fine band A", "fine band B",         "fine band C",           "fine band D",
                                      "fine band E", "fine band F", "community order low", "community order medium", "community order high"};
  long long twelfths = (long long)v - 100, months = twelfths / 365;
  bool whole_months = twelfths % 365 == 0, other = gen_chance(g, 50);
  if (v < 10) gen_put(to, "%s", named[v]);
  else if (whole_months && other && months % 12 == 0) gen_put(to, "%lld years", months / 12);
  else if (whole_months && other && months > 12) gen_put(to, "%lld years %lld months", months / 12, months % 12);
  else if (whole_months) gen_put(to, "%lld months", months);
  else if (twelfths % 84 == 0 && other) gen_put(to, "%lld weeks", twelfths / 84);
  else gen_put(to, "%lld days", twelfths / 12);
}
