/* The ids of eligible options alone, a line of NDJSON a profile: for whole caseloads. */
#include <stdlib.h>

#include "report/json.h"

/* Every option's id as it is written, with its comma: what else would be worked out for each person anew. */
struct id_list {
  buf texts;
  uint32_t *ends; /* by option */
  uint8_t *marks; /* by option: the worst that its status may be */
  uint32_t *found;
  bool named; /* profiles have an identifier */
};

static uint8_t worst_status(const table *t, const t_option *o) {
  uint32_t worst = o->status;
  for (uint32_t i = 0; i < o->versions.count; i++)
    if (t->versions[o->versions.first + i].status > worst) worst = t->versions[o->versions.first + i].status;
  for (uint32_t i = 0; table_next_doubt(t, o, &i); i++)
    if (t->cautions[o->cautions.first + i].status > worst) worst = t->cautions[o->cautions.first + i].status;
  return (uint8_t)worst;
}

epf_status id_list_new(id_list **out, const table *t) {
  *out = NULL;
  id_list *l = calloc(1, sizeof *l);
  if (l == NULL) return EPF_E_NOMEM;
  size_t count = (size_t)t->option_count + LIST_AHEAD;
  l->ends = calloc(count, sizeof *l->ends);
  l->marks = calloc(count, 1);
  l->found = calloc(count, sizeof *l->found);
  for (uint32_t i = 2; i < t->head->field_end; i++) l->named |= t->data[i].role == T_IDENTIFIER;
  bool good = l->ends != NULL && l->marks != NULL && l->found != NULL;
  for (uint32_t i = 0; i < t->option_count && good; i++) {
    buf_json(&l->texts, table_str(t, t->options[i].id));
    buf_char(&l->texts, ',');
    l->ends[i] = (uint32_t)l->texts.len;
    l->marks[i] = worst_status(t, &t->options[i]);
    good = !l->texts.failed;
  }
  if (good) *out = l;
  else id_list_free(l);
  return good ? EPF_OK : EPF_E_NOMEM;
}

void id_list_free(id_list *l) {
  if (l == NULL) return;
  buf_free(&l->texts);
  free(l->ends);
  free(l->marks);
  free(l->found);
  free(l);
}

static void put_ids(const id_list *l, const uint32_t *options, uint32_t count, buf *to) {
  size_t bytes = 0;
  for (uint32_t i = 0; i < count; i++) bytes += l->ends[options[i]] - (options[i] > 0 ? l->ends[options[i] - 1] : 0);
  if (!buf_reserve(to, bytes + 1)) return;
  to->at[to->len++] = '[';
  for (uint32_t i = 0; i < count; i++) {
    uint32_t from = options[i] > 0 ? l->ends[options[i] - 1] : 0, len = l->ends[options[i]] - from;
    memcpy(to->at + to->len, l->texts.at + from, len);
    to->len += len;
  }
  if (count > 0) to->len--; /* the last one's comma */
  buf_char(to, ']');
}

/* Those of the list of which `is` holds, under a name of their own; nothing where there is none. */
static void put_some(const scratch *s, const id_list *l, uint32_t count, const char *name, uint32_t status, buf *to) {
  bool first = true;
  for (uint32_t i = 0; i < count; i++) {
    const option_outcome *x = &s->outcomes[l->found[i]];
    bool is = status == 0 ? x->provisional : match_status(s, &s->t->options[l->found[i]]) == status;
    if (!is) continue;
    buf_text(to, first ? ",\"" : ",");
    if (first) {
      buf_text(to, name);
      buf_text(to, "\":[");
    }
    first = false;
    buf_json(to, table_str(s->t, s->t->options[l->found[i]].id));
  }
  if (!first) buf_char(to, ']');
}

/* Is there anything about the list that only a whole match tells? */
static bool needs_more(const scratch *s, const id_list *l, uint32_t count) {
  bool more = s->has_relaxed || (count > 0 && pass_includes_unverified(&s->strict));
  for (uint32_t i = 0; i < count && !more; i++) more = l->marks[l->found[i]] >= T_UNVERIFIED;
  return more;
}

epf_status report_ids(scratch *s, const record *r, id_list *l, const report_options *o, buf *to) {
  uint32_t count = match_list_eligible(s, &s->found, l->found), open = match_count_unsettled(s, &s->found);
  if (count > 1) match_rank(s, l->found, count);
  buf_text(to, "{\"schema\":\"epf.eligible/1\",");
  file_member(o->file, to);
  buf_text(to, "\"line\":");
  buf_int(to, o->line);
  buf_text(to, ",\"profile_id\":");
  if (l->named) profile_id(r, to);
  else buf_text(to, "null");
  buf_text(to, ",\"eligible\":");
  put_ids(l, l->found, count, to);
  buf_text(to, ",\"open\":");
  buf_int(to, open);
  if (s->any_invalid) {
    buf_text(to, ",\"invalid\":");
    field_names(s, s->invalid, to);
  }
  if (needs_more(s, l, count)) {
    epf_status status = match_record(s, r);
    if (status != EPF_OK) return status;
    put_some(s, l, count, "provisional", 0, to);
    put_some(s, l, count, "unverified", T_UNVERIFIED, to);
    put_some(s, l, count, "conflict", T_CONFLICT, to);
  }
  buf_add(to, "}\n", 2);
  return EPF_OK;
}
