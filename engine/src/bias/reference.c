#include "bias/reference.h"

enum { SHOWN = 12 };

static bool no_group(const candidate *groups, size_t count, str wanted, buf *why) {
  buf_text(why, "there is no group `");
  buf_visible(why, wanted);
  buf_text(why, "` to compare with; there are ");
  for (size_t i = 0; i < count && i < SHOWN; i++) {
    buf_text(why, i > 0 ? ", `" : "`");
    buf_visible(why, groups[i].name);
    buf_char(why, '`');
  }
  if (count == 0) buf_text(why, "none at all");
  if (count > SHOWN) buf_text(why, " and others");
  return false;
}

static ptrdiff_t largest(const candidate *groups, size_t count) {
  ptrdiff_t best = NO_REFERENCE;
  for (size_t i = 0; i < count; i++)
    if (!groups[i].small && (best == NO_REFERENCE || groups[i].people > groups[best].people)) best = (ptrdiff_t)i;
  return best == NO_REFERENCE && count > 0 ? 0 : best;
}

bool reference_find(const candidate *groups, size_t count, str wanted, ptrdiff_t *found, buf *why) {
  *found = wanted.len == 0 ? largest(groups, count) : NO_REFERENCE;
  for (size_t i = 0; wanted.len > 0 && i < count; i++)
    if (str_eq(groups[i].name, wanted)) *found = (ptrdiff_t)i;
  return *found != NO_REFERENCE || wanted.len == 0 || no_group(groups, count, wanted, why);
}
