/* A group of charges with guidelines: grids over what is known of each, some of them in doubt. */
#include <stdio.h>

#include "support/gen_author.h"

static const struct {
  const char *name, *values[3];
  int count;
} axes[] = {{"ch_harm", {"h1", "h2"}, 2}, {"ch_role", {"major", "minor", "no_part"}, 3}, {"ch_band", {"little", "much"}, 2}};

static const char *const picks[] = {"{ch_code: {matches: ^10}}",  "{ch_code: {in: [A15]}}", "{ch_harm: h1}",
                                    "{ch_band: {at_least: much}}", "{not: {ch_role: no_part}}", "{any: [{ch_harm: h2}, {ch_code: {matches: 5$}}]}"};

/* "a", or "b (a to c)". */
static void put_sentences(author *a, subject *top) {
  int64_t start = below(a, SCALE), from = gen_between(a->g, 0, start), to = gen_between(a->g, start, SCALE - 1);
  gen_put(&a->out, "%s", author_scale[start].text);
  if (chance(a, 60)) gen_put(&a->out, " (%s to %s)", author_scale[from].text, author_scale[to].text);
  if (start < top->low) top->low = start;
  if (start > top->high) top->high = start;
}

static void put_cell(author *a, subject *top) {
  static const char *const statuses[] = {"sourced", "secondary", "unverified", "conflict"};
  if (chance(a, 10)) {
    gen_put(&a->out, "missing");
  } else if (chance(a, 40)) {
    gen_put(&a->out, "{cell: ");
    put_sentences(a, top);
    gen_put(&a->out, ", status: %s}", statuses[below(a, 4)]);
  } else {
    put_sentences(a, top);
  }
}

static void put_grid(author *a, subject *top, const int *chosen, int count) {
  gen_put(&a->out, "{");
  for (int i = 0; i < axes[chosen[0]].count; i++) {
    gen_put(&a->out, "%s%s: ", i > 0 ? ", " : "", axes[chosen[0]].values[i]);
    if (count > 1) put_grid(a, top, chosen + 1, count - 1);
    else put_cell(a, top);
  }
  gen_put(&a->out, "}");
}

static void put_guideline(author *a, subject *top, int nth, int pick) {
  static const char *const statuses[] = {"sourced", "sourced", "unverified", "conflict"};
  int first = (int)below(a, 3), chosen[2] = {first, (first + 1 + (int)below(a, 2)) % 3}, count = 1 + (int)below(a, 2);
  gen_put(&a->out, "  g-%c%d:\n    title: Guideline %d\n    source: {title: Source, status: %s}\n    for_each: charges\n    when: %s\n    axes: [%s",
          (char)('a' + below(a, 6)), nth, nth, statuses[below(a, 4)], picks[pick], axes[chosen[0]].name);
  gen_put(&a->out, count > 1 ? ", %s]\n    cells: " : "]\n    cells: ", axes[chosen[1]].name);
  put_grid(a, top, chosen, count);
  gen_put(&a->out, "\n");
  if (chance(a, 50)) gen_put(&a->out, "    maximum: %s\n", author_scale[7 + below(a, SCALE - 7)].text);
}

/* The results are read as one more subject: the greatest starting point. */
void author_write_guidelines(author *a) {
  int count = 1 + (int)below(a, 3), first = (int)below(a, 6);
  subject *top = author_new_subject(a, "top_");
  *top = (subject){.id = "top_start", .type = TYPE_SENTENCE, .max = SCALE - 1, .low = SCALE, .high = -1, .can_be_missing = true};
  gen_put(&a->out,
          "%s  charges:\n    most: %u\n    fields:\n      ch_code: {type: text, coded: true}\n      ch_harm: {type: enum, values: [h1, h2]}\n"
          "      ch_role: {type: enum, values: [major, minor, no_part]}\n      ch_value: {type: integer, min: 0, max: 20}\nguidelines:\n",
          a->most > 0 ? "" : "groups:\n", 1 + below(a, 2));
  for (int i = 0; i < count; i++) put_guideline(a, top, i, (first + i) % 6);
  if (top->low > top->high) top->low = top->high = 0;
  a->subject_count++;
}

void author_write_guided(author *a) {
  gen_put(&a->out,
          "  ch_band: {for_each: charges, bands_of: ch_value, bands: {little: {below: 10}, much: {at_least: 10}}}\n"
          "  top_start: {greatest_of: charges, value: starting_point, when: {known: starting_point}}\n"
          "  ch_withheld: {any_of: charges, when: {guideline_status: {at_least: unverified}}}\n"
          "  ch_least: {least_of: charges, value: range_from}\n");
}
