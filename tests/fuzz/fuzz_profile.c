/* Bytes as profiles: the first chooses the format and the options, the rest is the file. Each profile takes one
 * line of output, whatever is wrong with it. Bound the long way, matched condition by condition and by two threads, they
 * come out byte for byte as bound plainly and matched by rows: results and messages. */
#include <string.h>

#include "base/utf8.h"
#include "epf/match.h"
#include "fuzz/fuzz.h"

static const char rules[] =
  "ruleset: vocabulary\nversion: \"1\"\ntitle: Vocabulary\ndurations: {month: 30 days, year: 365 days}\nas_of_field: day\n"
  "fields:\n  name: {type: text, role: identifier}\n  flag: {type: boolean}\n  count: {type: integer, min: -5, max: 50}\n  score: {type: decimal, places: 2, min: -1000, max: 1000}\n"
  "  level: {type: enum, values: [low, medium, high], ordered: true}\n  tags: {type: set, values: [x, y, z]}\n  code: {type: text, coded: true}\n"
  "  day: {type: date}\n  left: {type: duration}\n  group: {type: enum, values: [a, b], role: monitored}\n  remark: {type: text}\n"
  "groups: {items: {most: 3, fields: {sort: {type: text, coded: true}, value: {type: integer, min: 0, max: 9}, marks: {type: set, values: [p, q]}, on: {type: date}}}}\n"
  "derived: {total: {sum: [count, score]}, coded: {true_when: {code: {matches: '(a+)+$'}}}, large: {for_each: items, true_when: {value: {at_least: 5}}}, some: {any_of: items, when: {all: [{large: true}, {sort: {matches: '^1'}}]}},\n"
  "  values: {sum_of: items, value: value, when: {marks: {includes: p}}}, last: {latest_of: items, value: on}}\n"
  "options:\n  one: {title: One, kind: k, eligible: {all: [{flag: true}, {score: {at_least: 5}}, {level: {at_least: medium}}]}, excluded: {tags: {includes: x}}}\n"
  "  two: {title: Two, kind: k, eligible: {any: [{left: {below: 9 months}}, {day: {before: 2026-01-01}}, {coded: true}]}}\n";

static epf_table *vocabulary;

typedef struct output {
  size_t lines;
  bool at_start;
  uint64_t said, logged; /* FNV-1a of all bytes */
} output;

static uint64_t hashed(uint64_t hash, const char *bytes, size_t len) {
  for (size_t i = 0; i < len; i++) hash = (hash ^ (uint8_t)bytes[i]) * UINT64_C(1099511628211);
  return hash;
}

static bool count_lines(void *to, const char *bytes, size_t len) {
  output *o = to;
  fuzz_must(utf8_check(bytes, len) == len);
  for (size_t i = 0; i < len; i++) o->lines += bytes[i] == '\n';
  o->at_start = len == 0 ? o->at_start : bytes[len - 1] == '\n';
  o->said = hashed(o->said, bytes, len);
  return true;
}

static bool check_log(void *to, const char *bytes, size_t len) {
  output *o = to;
  o->logged = hashed(o->logged, bytes, len);
  fuzz_must(utf8_check(bytes, len) == len && len > 0 && bytes[len - 1] == '\n');
  return true;
}

static void make_vocabulary(void) {
  epf_rules *read = NULL;
  fuzz_must(epf_rules_read(&read, fuzz_file((const uint8_t *)rules, sizeof rules - 1)) == EPF_OK && epf_rules_seal(read, &vocabulary) == EPF_OK);
  epf_rules_free(read);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  if (vocabulary == NULL) make_vocabulary();
  uint8_t how = data[0];
  epf_match_options options = {.format = how & 64 ? EPF_OUTPUT_RECORD : EPF_OUTPUT_NDJSON, .input = (epf_profile_format)(EPF_PROFILE_NDJSON + how % 4), .why = EPF_WHY_ALL,
                               .ask = (how & 4) != 0, .ignore_unknown = (how & 8) != 0, .partial = (how & 16) != 0, .as_of = how & 32 ? "2026-03-01" : NULL, .threads = 1};
  output out = {.at_start = true}, other = out;
  epf_match_counts counts, others;
  const char *why = NULL, *path = fuzz_file(data + 1, size - 1);
  epf_status status = epf_match_files(vocabulary, &path, 1, &options, count_lines, check_log, &out, &counts, &why);
  fuzz_must(status == EPF_OK || status == EPF_E_NOMEM);
  fuzz_must(out.at_start && (status != EPF_OK || out.lines == counts.profiles));
  fuzz_must(counts.refused <= counts.profiles && counts.invalid <= counts.profiles);
  options.plain = true;
  options.threads = 2;
  if (status != EPF_OK || epf_match_files(vocabulary, &path, 1, &options, count_lines, check_log, &other, &others, &why) != EPF_OK) return 0;
  fuzz_must(out.lines == other.lines && out.said == other.said && out.logged == other.logged && memcmp(&counts, &others, sizeof counts) == 0);
  return 0;
}
