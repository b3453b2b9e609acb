#include "bind/to_entries.h"

bool entries_of_row(entries *to, const cells *header, const cells *row) {
  entries_clear(to);
  for (size_t i = 0; i < row->count; i++) {
    entry *e = entries_add(to);
    if (e == NULL) return false;
    str key = cells_at(header, i), text = cells_at(row, i);
    uint32_t number = (uint32_t)i + 1;
    *e = (entry){.kind = ENTRY_CELL, .key = key.at, .key_len = (uint32_t)key.len, .key_at = number,
                 .text = text.at, .text_len = (uint32_t)text.len, .at = number};
  }
  return true;
}

static bool is_null(const doc *n) {
  return n->style == DOC_PLAIN && (n->text.len == 0 || str_is(n->text, "~") || str_is(n->text, "null"));
}

static entry entry_of_scalar(const doc *n) {
  return (entry){.kind = is_null(n) ? ENTRY_NULL : ENTRY_WORD, .text = n->text.at, .text_len = (uint32_t)n->text.len, .at = n->at.start};
}

/* {missing: refused}, or something that no field takes. */
static entry entry_of_mapping(const doc *n) {
  entry e = {.kind = ENTRY_OTHER, .at = n->at.start};
  if (n->count != 1 || !str_is(n->pairs[0].key->text, "missing") || n->pairs[0].value->kind != DOC_SCALAR) return e;
  str word = n->pairs[0].value->text;
  return (entry){.kind = ENTRY_REASON, .text = word.at, .text_len = (uint32_t)word.len, .at = n->at.start};
}

static bool add_list(entries *to, const doc *n, entry *list) {
  *list = (entry){.kind = ENTRY_LIST, .at = n->at.start, .first = (uint32_t)to->item_count, .count = (uint32_t)n->count};
  for (size_t i = 0; i < n->count; i++) {
    entry *item = entries_add_item(to);
    if (item == NULL) return false;
    const doc *one = n->items[i];
    *item = one->kind == DOC_SCALAR ? entry_of_scalar(one) : (entry){.kind = ENTRY_OTHER, .at = one->at.start};
  }
  return true;
}

static bool is_items(const doc *n) {
  for (size_t i = 0; i < n->count; i++)
    if (n->items[i]->kind != DOC_MAPPING) return false;
  return n->count > 0;
}

static bool add_mapping(entries *to, const doc *mapping, str outer, uint32_t item);

static bool add_items(entries *to, const doc *n, str key, entry *list) {
  *list = (entry){.kind = ENTRY_ITEMS, .at = n->at.start, .count = (uint32_t)n->count};
  for (size_t i = 0; i < n->count; i++)
    if (!add_mapping(to, n->items[i], key, (uint32_t)i + 1)) return false;
  return true;
}

/* `item`: 0 for the profile itself. */
static bool add_mapping(entries *to, const doc *mapping, str outer, uint32_t item) {
  for (size_t i = 0; i < mapping->count; i++) {
    const doc *key = mapping->pairs[i].key, *value = mapping->pairs[i].value;
    entry read;
    if (value->kind == DOC_SEQUENCE) {
      bool added = item == 0 && is_items(value) ? add_items(to, value, key->text, &read) : add_list(to, value, &read);
      if (!added) return false;
    } else {
      read = value->kind == DOC_SCALAR ? entry_of_scalar(value) : entry_of_mapping(value);
    }
    read.key = key->text.at;
    read.key_len = (uint32_t)key->text.len;
    read.key_at = key->at.start;
    read.outer = outer.at;
    read.outer_len = (uint32_t)outer.len;
    read.item = item;
    entry *e = entries_add(to);
    if (e == NULL) return false;
    *e = read;
  }
  return true;
}

bool entries_of_doc(entries *to, const doc *mapping) {
  entries_clear(to);
  return add_mapping(to, mapping, (str){NULL, 0}, 0);
}
