#include "lower/rows.h"

#include <stdlib.h>

#include "epf/version.h"

static uint64_t round_up(uint64_t n) { return (n + 63) / 64 * 64; }

uint64_t table_row_bytes(const plan *p) {
  uint64_t *tested = ARENA_ARRAY(p->a, uint64_t, bits_words(p->slots.count) + 1), rows = 1;
  for (uint32_t i = 0; i < p->option_conjuncts; i++)
    for (uint32_t k = 0; k < p->conjuncts.at[i].count; k++) bits_add(tested, p->tests.at[p->conjuncts.at[i].first + k].slot);
  for (size_t i = 0; i < p->slots.count; i++)
    if (bits_has(tested, i)) rows += (uint64_t)p->slots.at[i].slot.cells + 1;
  return rows * (T_PARTS * bits_words(p->options.count) + bits_words(p->option_conjuncts)) * sizeof(uint64_t);
}

epf_status table_seal(const plan *p, const uint8_t fingerprint[32], seal_options how, void **out, uint64_t *bytes) {
  *out = NULL;
  row_plan r;
  rows_plan(&r, p, how);
  const struct {
    const void *from;
    uint64_t count;
  } parts[SEC_COUNT] = {
    [SEC_STRINGS] = {p->strings.at, p->strings.count},       [SEC_DATA] = {p->data.at, p->data.count},
    [SEC_VALUES] = {p->values.at, p->values.count},          [SEC_SLOTS] = {r.slots, p->slots.count},
    [SEC_CUTS] = {p->cuts.at, p->cuts.count},                [SEC_WORDS] = {p->words.at, p->words.count},
    [SEC_TESTS] = {p->tests.at, p->tests.count},             [SEC_CONJUNCTS] = {p->conjuncts.at, p->conjuncts.count},
    [SEC_FORMULAS] = {p->formulas.at, p->formulas.count},    [SEC_NODES] = {p->nodes.at, p->nodes.count},
    [SEC_CLAUSES] = {p->clauses.at, p->clauses.count},       [SEC_OPTIONS] = {r.options, p->options.count},
    [SEC_CAUTIONS] = {p->cautions.at, p->cautions.count},    [SEC_CITATIONS] = {p->citations.at, p->citations.count},
    [SEC_OUTPUTS] = {p->outputs.at, p->outputs.count},       [SEC_NUMBERS] = {p->numbers.at, p->numbers.count},
    [SEC_LITERALS] = {p->literals.at, p->literals.count},    [SEC_TEXTS] = {p->texts.at, p->texts.count},
    [SEC_PATTERNS] = {p->patterns.at, p->patterns.count},    [SEC_FILES] = {p->files.at, p->files.count},
    [SEC_PROGRAM] = {p->program.at, p->program.count},       [SEC_VERSIONS] = {p->versions.at, p->versions.count},
    [SEC_AMOUNTS] = {p->amounts.at, p->amounts.count},       [SEC_LIMITS] = {p->limits.at, p->limits.count},
    [SEC_RELATIONS] = {p->relations.at, p->relations.count}, [SEC_PACKAGE_RULES] = {p->package_rules.at, p->package_rules.count},
    [SEC_GUIDELINES] = {p->guidelines.at, p->guidelines.count}, [SEC_LANES] = {r.lanes, p->options.count},
    [SEC_COLUMNS] = {r.columns.at, r.columns.count},         [SEC_TANGLES] = {r.tangles.at, r.tangles.count},
    [SEC_TESTED] = {r.tested.at, r.tested.count},            [SEC_CODES] = {r.codes.at, r.codes.count},
    [SEC_SUMMARIES] = {NULL, (uint64_t)r.row_count * r.summary_words}, [SEC_ROWS] = {NULL, (uint64_t)r.row_count * r.row_stride}};

  t_header h = {.magic = TABLE_MAGIC, .format = TABLE_FORMAT, .byte_order = 0x01020304, .compiler = EPF_VERSION_TEXT};
  uint64_t size = round_up(sizeof h);
  for (int s = 0; s < SEC_COUNT; s++) {
    h.section[s].at = size;
    h.section[s].count = parts[s].count;
    size = round_up(size + parts[s].count * table_element_bytes[s]);
  }
  h.bytes = size;
  memcpy(h.fingerprint, fingerprint, 32);
  h.field_end = (uint32_t)p->m->field_end;
  h.as_of_field = p->m->as_of_field;
  h.include_field = p->m->include_field;
  h.option_conjuncts = p->option_conjuncts;
  memcpy(h.plane, r.plane, sizeof h.plane);
  h.plane_words = r.plane_words;
  h.further_word = r.further_word;
  h.row_words = r.row_words;
  h.row_stride = r.row_stride;
  h.summary_words = r.summary_words;
  h.tested_fields = r.tested_fields;
  h.program_verdicts = p->program_verdicts;
  h.set_words = p->set_words;
  h.month_days = (uint32_t)p->m->month_days;
  h.year_days = (uint32_t)p->m->year_days;
  h.id = p->head[0];
  h.version = p->head[1];
  h.title = p->head[2];
  h.owner = p->head[3];
  h.title_cy = p->head[4];
  h.by_rank = p->by_rank;
  h.package_first = p->m->package_first;
  h.program_plain = p->program_plain;
  h.purposes = p->purposes;
  h.amounts = p->amount_words;
  h.kinds = p->kinds;

  char *block = aligned_alloc(64, size);
  if (block == NULL) return EPF_E_NOMEM;
  memset(block, 0, size);
  for (int s = 0; s < SEC_COUNT; s++)
    if (parts[s].from != NULL && parts[s].count > 0)
      memcpy(block + h.section[s].at, parts[s].from, parts[s].count * table_element_bytes[s]);
  rows_fill(&r, (uint64_t *)(void *)(block + h.section[SEC_ROWS].at), (uint64_t *)(void *)(block + h.section[SEC_SUMMARIES].at));
  memcpy(block, &h, sizeof h);
  table_checksum(((t_header *)(void *)block)->checksum, block, size);
  *out = block;
  *bytes = size;
  return EPF_OK;
}
