/* Forged tables: refused with a reason, or matched without harm.
 *
 * Bytes that begin as a table does are taken as one. Others are changes to the table of a fixed rule set, so that
 * they stay apt when the table's layout changes: six bytes each, a position (four bytes) and what becomes of it
 * (two: how, and by what). The checksum is made to fit. */
#include <stdlib.h>
#include <string.h>

#include "epf/rules.h"
#include "fuzz/fuzz.h"
#include "table/layout.h"

static const char rules[] =
  "ruleset: base\nversion: \"1\"\ntitle: Base\npurposes: [mend]\namounts: [hours]\nstages: [early, late]\nas_of_field: today\ndurations: {month: 30 days, year: 365 days}\n"
  "fields:\n  today: {type: date}\n  flag: {type: boolean}\n  level: {type: enum, values: [low, medium, high], ordered: true}\n  other: {type: enum, values_from: level}\n"
  "  score: {type: decimal, places: 2, min: 0, max: 100, unit: '%', dated_by: today, stale_after: 1 month}\n  items: {type: integer, min: 0, max: 2}\n"
  "  left: {type: duration}\n  tags: {type: set, values: [x, y]}\n  code: {type: text, coded: true}\n  name: {type: text, role: identifier}\n"
  "conditions: {c: {label: Named, any: [{code: {matches: '^1'}}, {level: {is: other}}]}}\n"
  "derived:\n  band: {bands_of: score, bands: {low: {below: 50}, top: {at_least: 50}}}\n  total: {sum: [items, score], missing_counts_as: 0}\n"
  "  met: {count: [{flag: true}, {level: high}]}\n  pick: {first: [{when: {flag: true}, then: one}, {when: {known: score}, then: missing}, {otherwise: two}]}\n"
  "  either: {first_known: [level, other, low]}\n  years: {years_between: [today, as_of]}\n  most: {greatest: [level, other]}\n"
  "  cell: {matrix: {rows: level, columns: {of: score, from: [0, 50]}, cells: [[1, 2], [3, 4], [5, missing]]}}\n  open: {true_when: {not: {flag: true}}}\n"
  "options:\n  a: {title: A, kind: k, source: {title: S, status: sourced}, eligible: {all: [{score: {at_least: 5}}, {at_least: 2, of: [{flag: true}, {tags: {includes: x}}, {condition: c}]}]},"
  " cautions: [{when: {left: {below: 9 months}}, say: Look}], purposes: mend, limits: [{amount: hours, at_most: 5, when: {flag: true}}], requires: [b]}\n"
  "  b: {title: B, kind: k, stages: [late], excluded: {option: a}, versions: [{in_force: {today: {to: 2020-01-01}}, eligible: {pick: one}}, {in_force: {today: {from: 2020-01-01}}}]}\n"
  "package_rules: {r: {say: S, objection: true, when: {any: [{chosen: a}, {amount_of: a, at_least: 3}, {at_least: 2, of: [{chosen_kind: k}, {flag: true}]}]}}}\n";

static char *base;
static size_t base_len;

static void make_base(void) {
  epf_rules *read = NULL;
  epf_table *t = NULL;
  fuzz_must(epf_rules_read(&read, fuzz_file((const uint8_t *)rules, sizeof rules - 1)) == EPF_OK && epf_rules_seal(read, &t) == EPF_OK);
  const void *bytes = epf_table_bytes(t, &base_len);
  base = malloc(base_len);
  fuzz_must(base != NULL);
  memcpy(base, bytes, base_len);
  epf_table_free(t);
  epf_rules_free(read);
}

static void change(char *bytes, const uint8_t *edit) {
  static const uint32_t far[] = {0, 1, 2, 63, 64, INT32_MAX, UINT32_MAX - 1, UINT32_MAX};
  size_t at = (edit[0] | (size_t)edit[1] << 8 | (size_t)edit[2] << 16 | (size_t)edit[3] << 24) % (base_len - 4);
  uint32_t number;
  memcpy(&number, bytes + at, 4);
  switch (edit[4] % 4) {
  case 0: number ^= edit[5]; break;
  case 1: number += edit[5] % 8 - 4u; break;
  case 2: number = far[edit[5] % 8]; break;
  default: memcpy(&number, bytes + (edit[5] * (size_t)97 + at) % (base_len - 4), 4); break;
  }
  memcpy(bytes + at, &number, 4);
}

static void try_table(char *bytes, size_t len) {
  if (len >= sizeof(t_header)) table_checksum((uint8_t *)bytes + offsetof(t_header, checksum), bytes, len);
  epf_table *t = NULL;
  const char *why = NULL;
  epf_status status = epf_table_from_bytes(&t, bytes, len, &why);
  if (status == EPF_OK) fuzz_match(t, false);
  else fuzz_must(t == NULL && (status == EPF_E_NOMEM || (status == EPF_E_FORMAT && why != NULL && why[0] != '\0')));
  epf_table_free(t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (base == NULL) make_base();
  bool whole = size >= 8 && memcmp(data, TABLE_MAGIC, 8) == 0;
  size_t len = whole ? size : base_len;
  char *bytes = malloc(len);
  if (bytes == NULL) return 0;
  memcpy(bytes, whole ? (const char *)data : base, len);
  for (size_t i = 0; !whole && i + 6 <= size; i += 6) change(bytes, data + i);
  try_table(bytes, len);
  free(bytes);
  return 0;
}
