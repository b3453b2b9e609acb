#include "table/layout.h"

#include <stddef.h>

const uint32_t table_element_bytes[SEC_COUNT] = {
  [SEC_STRINGS] = 1, [SEC_DATA] = sizeof(t_datum), [SEC_VALUES] = sizeof(t_value), [SEC_SLOTS] = sizeof(t_slot),
  [SEC_CUTS] = 8, [SEC_WORDS] = 8, [SEC_TESTS] = sizeof(t_test), [SEC_CONJUNCTS] = sizeof(t_list),
  [SEC_FORMULAS] = sizeof(t_formula), [SEC_NODES] = sizeof(t_node), [SEC_CLAUSES] = sizeof(t_clause),
  [SEC_OPTIONS] = sizeof(t_option), [SEC_CAUTIONS] = sizeof(t_caution), [SEC_CITATIONS] = sizeof(t_citation),
  [SEC_OUTPUTS] = sizeof(t_output), [SEC_NUMBERS] = 4, [SEC_LITERALS] = 8, [SEC_TEXTS] = sizeof(t_str),
  [SEC_PATTERNS] = sizeof(t_str), [SEC_FILES] = sizeof(t_str), [SEC_PROGRAM] = 4, [SEC_VERSIONS] = sizeof(t_version),
  [SEC_AMOUNTS] = sizeof(t_amount), [SEC_LIMITS] = sizeof(t_limit), [SEC_RELATIONS] = sizeof(t_relation),
  [SEC_PACKAGE_RULES] = sizeof(t_package_rule),
  [SEC_GUIDELINES] = sizeof(t_guideline),
  [SEC_LANES] = 4, [SEC_COLUMNS] = sizeof(t_column), [SEC_TANGLES] = sizeof(t_tangle), [SEC_TESTED] = 4, [SEC_CODES] = 2, [SEC_SUMMARIES] = 8,
  [SEC_ROWS] = 8};

void table_checksum(uint8_t sum[CHECKSUM_BYTES], const void *block, uint64_t bytes) {
  size_t covered = offsetof(t_header, checksum) + CHECKSUM_BYTES;
  checksum(sum, (const char *)block + covered, bytes - covered);
}

void table_view(table *t, const void *block) {
  const t_header *h = block;
  const char *base = block;
#define VIEW(section_id) ((const void *)(base + h->section[section_id].at))
#define COUNT(section_id) ((uint32_t)h->section[section_id].count)
  *t = (table){.head = h, .strings = VIEW(SEC_STRINGS), .data = VIEW(SEC_DATA), .values = VIEW(SEC_VALUES),
               .slots = VIEW(SEC_SLOTS), .cuts = VIEW(SEC_CUTS), .words = VIEW(SEC_WORDS), .tests = VIEW(SEC_TESTS),
               .conjuncts = VIEW(SEC_CONJUNCTS), .formulas = VIEW(SEC_FORMULAS), .nodes = VIEW(SEC_NODES),
               .clauses = VIEW(SEC_CLAUSES), .options = VIEW(SEC_OPTIONS), .cautions = VIEW(SEC_CAUTIONS),
               .citations = VIEW(SEC_CITATIONS), .outputs = VIEW(SEC_OUTPUTS), .numbers = VIEW(SEC_NUMBERS),
               .literals = VIEW(SEC_LITERALS), .texts = VIEW(SEC_TEXTS), .patterns = VIEW(SEC_PATTERNS),
               .files = VIEW(SEC_FILES), .program = VIEW(SEC_PROGRAM), .versions = VIEW(SEC_VERSIONS), .package_amounts = VIEW(SEC_AMOUNTS), .limits = VIEW(SEC_LIMITS),
               .relations = VIEW(SEC_RELATIONS), .package_rules = VIEW(SEC_PACKAGE_RULES), .guidelines = VIEW(SEC_GUIDELINES), .lanes = VIEW(SEC_LANES),
               .columns = VIEW(SEC_COLUMNS), .tangles = VIEW(SEC_TANGLES), .tested = VIEW(SEC_TESTED), .codes = VIEW(SEC_CODES), .summaries = VIEW(SEC_SUMMARIES), .rows = VIEW(SEC_ROWS),
               .data_count = COUNT(SEC_DATA), .slot_count = COUNT(SEC_SLOTS), .option_count = COUNT(SEC_OPTIONS),
               .pattern_count = COUNT(SEC_PATTERNS), .node_count = COUNT(SEC_NODES), .formula_count = COUNT(SEC_FORMULAS),
               .conjunct_count = COUNT(SEC_CONJUNCTS), .clause_count = COUNT(SEC_CLAUSES), .program_count = COUNT(SEC_PROGRAM),
               .amount_count = COUNT(SEC_AMOUNTS), .package_rule_count = COUNT(SEC_PACKAGE_RULES), .guideline_count = COUNT(SEC_GUIDELINES), .column_count = COUNT(SEC_COLUMNS), .tangle_count = COUNT(SEC_TANGLES), .tested_count = COUNT(SEC_TESTED)};
}
