#include "lower/seal.h"

#include <stdlib.h>

#include "epf/version.h"

static uint64_t round_up(uint64_t n) { return (n + 63) / 64 * 64; }

/* Which slots do options' conjuncts test? Those get rows: for each cell, all conjuncts stand but those whose test
 * on this slot does not admit the cell. */
static uint64_t count_rows(const plan *p, t_slot *slots) {
  for (uint32_t i = 0; i < p->option_conjuncts; i++) {
    t_list c = p->conjuncts.at[i];
    for (uint32_t k = 0; k < c.count; k++) slots[p->tests.at[c.first + k].slot].row = 0;
  }
  uint64_t rows = 0;
  for (size_t s = 0; s < p->slots.count; s++) {
    if (slots[s].row == TABLE_NONE) continue;
    slots[s].row = (uint32_t)rows;
    rows += slots[s].cells;
  }
  return rows;
}

uint64_t table_row_bytes(const plan *p) {
  t_slot *slots = ARENA_ARRAY(p->a, t_slot, p->slots.count);
  for (size_t i = 0; i < p->slots.count; i++) slots[i] = p->slots.at[i].slot;
  return count_rows(p, slots) * bits_words(p->option_conjuncts) * sizeof(uint64_t);
}

static void build_rows(const plan *p, const t_slot *slots, uint64_t *rows, uint64_t count, size_t words) {
  for (uint64_t r = 0; r < count; r++) bits_fill(rows + r * words, p->option_conjuncts);
  for (uint32_t i = 0; i < p->option_conjuncts; i++) {
    t_list c = p->conjuncts.at[i];
    for (uint32_t k = 0; k < c.count; k++) {
      const t_test *t = &p->tests.at[c.first + k];
      const t_slot *s = &slots[t->slot];
      for (uint32_t cell = 0; cell < s->cells; cell++)
        if (!bits_has(p->words.at + t->words, cell)) bits_remove(rows + ((uint64_t)s->row + cell) * words, i);
    }
  }
}

epf_status table_seal(const plan *p, const uint8_t fingerprint[32], void **out, uint64_t *bytes) {
  *out = NULL;
  t_slot *slots = ARENA_ARRAY(p->a, t_slot, p->slots.count);
  for (size_t i = 0; i < p->slots.count; i++) slots[i] = p->slots.at[i].slot;
  uint64_t row_count = count_rows(p, slots);
  size_t row_words = bits_words(p->option_conjuncts);
  const struct {
    const void *from;
    uint64_t count;
  } parts[SEC_COUNT] = {
    [SEC_STRINGS] = {p->strings.at, p->strings.count},       [SEC_DATA] = {p->data.at, p->data.count},
    [SEC_VALUES] = {p->values.at, p->values.count},          [SEC_SLOTS] = {slots, p->slots.count},
    [SEC_CUTS] = {p->cuts.at, p->cuts.count},                [SEC_WORDS] = {p->words.at, p->words.count},
    [SEC_TESTS] = {p->tests.at, p->tests.count},             [SEC_CONJUNCTS] = {p->conjuncts.at, p->conjuncts.count},
    [SEC_FORMULAS] = {p->formulas.at, p->formulas.count},    [SEC_NODES] = {p->nodes.at, p->nodes.count},
    [SEC_CLAUSES] = {p->clauses.at, p->clauses.count},       [SEC_OPTIONS] = {p->options.at, p->options.count},
    [SEC_CAUTIONS] = {p->cautions.at, p->cautions.count},    [SEC_CITATIONS] = {p->citations.at, p->citations.count},
    [SEC_OUTPUTS] = {p->outputs.at, p->outputs.count},       [SEC_NUMBERS] = {p->numbers.at, p->numbers.count},
    [SEC_LITERALS] = {p->literals.at, p->literals.count},    [SEC_TEXTS] = {p->texts.at, p->texts.count},
    [SEC_PATTERNS] = {p->patterns.at, p->patterns.count},    [SEC_FILES] = {p->files.at, p->files.count},
    [SEC_PROGRAM] = {p->program.at, p->program.count},       [SEC_VERSIONS] = {p->versions.at, p->versions.count},
    [SEC_AMOUNTS] = {p->amounts.at, p->amounts.count},       [SEC_LIMITS] = {p->limits.at, p->limits.count},
    [SEC_RELATIONS] = {p->relations.at, p->relations.count}, [SEC_PACKAGE_RULES] = {p->package_rules.at, p->package_rules.count},
    [SEC_GUIDELINES] = {p->guidelines.at, p->guidelines.count}, [SEC_ROWS] = {NULL, row_count * row_words}};

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
  h.row_words = (uint32_t)row_words;
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
  build_rows(p, slots, (uint64_t *)(void *)(block + h.section[SEC_ROWS].at), row_count, row_words);
  memcpy(block, &h, sizeof h);
  table_checksum(((t_header *)(void *)block)->checksum, block, size);
  *out = block;
  *bytes = size;
  return EPF_OK;
}
