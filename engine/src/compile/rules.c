#include "compile/rules.h"

#include <stdlib.h>

#include "base/sha256.h"
#include "diag/render.h"
#include "table/load.h"
#include "lower/seal.h"

static int by_path(const void *a, const void *b) { return str_cmp((*(doc *const *)a)->at.in->path, (*(doc *const *)b)->at.in->path); }

/* What is not found may stand in the file that could not be read. */
static bool may_be_elsewhere(diag_code code) {
  return code == CODE_UNKNOWN_FIELD || code == CODE_UNKNOWN_CONDITION || code == CODE_UNKNOWN_OPTION || code == CODE_UNKNOWN_KIND || code == CODE_BAD_CASE ||
         code == CODE_BAD_DATED_BY || code == CODE_BAD_STAGE;
}

static void compile(epf_rules *r, const char *path) {
  arena *a = &r->in;
  diags_init(&r->d, a);
  if (!read_files(r, path)) return;
  model *m = &r->m;
  r->decoded = model_decode(m, a, &r->d, r->docs, r->doc_count, r->root);
  doc **sorted = ARENA_ARRAY(a, doc *, r->doc_count);
  memcpy(sorted, r->docs, r->doc_count * sizeof *sorted);
  if (r->doc_count > 1) qsort(sorted, r->doc_count, sizeof *sorted, by_path);
  m->files = ARENA_ARRAY(a, const source *, r->doc_count);
  m->file_count = r->doc_count;
  for (size_t i = 0; i < r->doc_count; i++) m->files[i] = sorted[i]->at.in;
  if (r->torn) diags_forget(&r->d, may_be_elsewhere);
  if (!r->decoded || r->d.errors > 0) return;
  buf text = {0};
  model_print_json(m, false, &text);
  bool failed = text.failed;
  if (!failed) sha256(r->fingerprint, text.at, text.len);
  buf_free(&text);
  if (failed) arena_nomem(a);
  r->valid = lower(&r->p, a, &r->d, m);
}

epf_status epf_rules_read(epf_rules **out, const char *path) {
  *out = NULL;
  epf_rules *r = calloc(1, sizeof *r);
  if (r == NULL) return EPF_E_NOMEM;
  arena_init(&r->in);
  if (ARENA_CATCH(&r->in)) {
    epf_rules_free(r);
    return EPF_E_NOMEM;
  }
  compile(r, path);
  diags_sort(&r->d);
  *out = r;
  return r->valid ? EPF_OK : EPF_E_RULES;
}

void epf_rules_free(epf_rules *r) {
  if (r == NULL) return;
  arena_release(&r->in);
  free(r);
}

size_t epf_rules_error_count(const epf_rules *r) { return r->d.errors; }
size_t epf_rules_warning_count(const epf_rules *r) { return r->d.warnings; }
size_t epf_rules_case_count(const epf_rules *r) { return r->m.case_count; }
const char *epf_rules_file(const epf_rules *r, size_t i) { return i < r->sources.count ? r->sources.at[i]->path.at : NULL; }

void epf_rules_diagnostics(const epf_rules *r, epf_diagnostics_format format, bool colour, epf_buffer *to) {
  diags_render(&r->d, (diag_format)format, colour, to);
}

epf_status epf_rules_seal(const epf_rules *r, epf_table **out) {
  *out = NULL;
  if (!r->valid) return EPF_E_RULES;
  epf_rules *own = (epf_rules *)(uintptr_t)r; /* the arena grows; nothing that was read changes */
  void *block = NULL;
  uint64_t bytes = 0;
  if (ARENA_CATCH(&own->in)) return EPF_E_NOMEM;
  epf_status status = table_seal(&own->p, r->fingerprint, (seal_options){0}, &block, &bytes);
  return status == EPF_OK ? table_adopt(out, block, bytes) : status;
}

/* ---- stages ---- */

static void dump_docs(const epf_rules *r, bool json, buf *to) {
  if (json) buf_text(to, "{\"schema\":\"epf.doc/1\",\"files\":[");
  for (size_t i = 0; i < r->doc_count; i++) {
    str path = r->docs[i]->at.in->name;
    if (json) {
      buf_text(to, i > 0 ? ",\n{\"file\":" : "\n{\"file\":");
      buf_json(to, path);
      buf_text(to, ",\"doc\":");
      doc_print_json(r->docs[i], to);
      buf_char(to, '}');
    } else {
      buf_text(to, i > 0 ? "\n--- " : "--- ");
      buf_visible(to, path);
      buf_char(to, '\n');
      doc_print(r->docs[i], 0, to);
    }
  }
  if (json) buf_text(to, "\n]}\n");
}

static void dump_clauses(const epf_rules *r, bool json, buf *to) {
  const plan *p = &r->p;
  if (json) buf_text(to, "{\"schema\":\"epf.clauses/1\",\"clauses\":[");
  for (size_t i = 0; i < p->clauses.count; i++) {
    const t_clause *c = &p->clauses.at[i];
    str id = {p->strings.at + c->id.at, c->id.len}, file = {p->strings.at + p->files.at[c->file].at, p->files.at[c->file].len};
    if (json) {
      buf_text(to, i > 0 ? ",\n{\"id\":" : "\n{\"id\":");
      buf_json(to, id);
      buf_text(to, ",\"file\":");
      buf_json(to, file);
      buf_printf(to, ",\"line\":%u,\"column\":%u,\"test\":\"%s\",\"tests\":%u}", c->line, c->column, operator_text((operator)c->op), c->tests.count);
    } else {
      buf_visible(to, file);
      buf_printf(to, ":%u:%u  %.*s  %s\n", c->line, c->column, STR_FMT(id), operator_text((operator)c->op));
    }
  }
  if (json) buf_text(to, "\n]}\n");
}

static void slot_name(const epf_rules *r, const t_slot *s, buf *to) {
  static const char *const kinds[] = {"value", "member", "pattern", "known", "compare", "at_least", "option"};
  const model *m = &r->m;
  buf_printf(to, "%s ", kinds[s->kind]);
  if (s->kind == SLOT_OPTION) buf_str(to, m->options[s->datum].id);
  else if (s->kind == SLOT_K_OF) buf_printf(to, "node %u", s->datum);
  else buf_str(to, m->data[s->datum].id);
  if (s->kind == SLOT_MEMBER) buf_printf(to, " %.*s", STR_FMT(m->data[s->datum].values[s->other].id));
  if (s->kind == SLOT_PATTERN) buf_printf(to, " pattern %u", s->other);
  if (s->kind == SLOT_COMPARE) buf_printf(to, " %s %.*s", operator_text((operator)s->op), STR_FMT(m->data[s->other].id));
}

/* The plan is told in JSON strings, so that one writer serves both forms. */
static void dump_plan(const epf_rules *r, bool json, buf *to) {
  const plan *p = &r->p;
  if (json) buf_text(to, "{\"schema\":\"epf.plan/1\",\"slots\":[");
  for (size_t i = 0; i < p->slots.count; i++) {
    const t_slot *s = &p->slots.at[i].slot;
    buf_printf(to, json ? "%s{\"slot\":%zu,\"looks_at\":\"" : "%sslot %zu: ", json ? (i > 0 ? ",\n" : "\n") : "", i);
    slot_name(r, s, to);
    buf_printf(to, json ? "\",\"cells\":%u,\"begins_at\":[" : ", %u cells", s->cells);
    for (uint32_t k = 0; s->cuts != TABLE_NONE && k + 1 < s->cells; k++) {
      buf_text(to, json ? (k > 0 ? "," : "") : (k > 0 ? " " : ", cut at "));
      buf_int(to, p->cuts.at[s->cuts + k]);
    }
    buf_text(to, json ? "]}" : "\n");
  }
  if (json) buf_text(to, "\n],\"conjuncts\":[");
  for (size_t i = 0; i < p->conjuncts.count; i++) {
    t_list c = p->conjuncts.at[i];
    buf_printf(to, json ? "%s[" : "%sconjunct %zu:", json ? (i > 0 ? ",\n" : "\n") : "", i);
    for (uint32_t k = 0; k < c.count; k++) {
      const t_test *x = &p->tests.at[c.first + k];
      buf_printf(to, json ? "%s{\"slot\":%u,\"cells\":[" : "%s slot %u in {", json && k > 0 ? "," : "", x->slot);
      bool first = true;
      for (uint32_t cell = 0; cell < p->slots.at[x->slot].slot.cells; cell++)
        if (bits_has(p->words.at + x->words, cell)) {
          buf_printf(to, "%s%u", first ? "" : ",", cell);
          first = false;
        }
      buf_text(to, json ? "]}" : "}");
    }
    buf_text(to, json ? "]" : "\n");
  }
  if (json) buf_printf(to, "\n],\"option_conjuncts\":%u,\"formulas\":%zu}\n", p->option_conjuncts, p->formulas.count);
  else buf_printf(to, "%zu formulas; the first %u conjuncts are options'\n", p->formulas.count, p->option_conjuncts);
}

epf_status epf_rules_dump(const epf_rules *r, epf_stage stage, bool json, epf_buffer *to) {
  if (r->root == NULL || (stage == EPF_STAGE_MODEL && !r->decoded) || (stage > EPF_STAGE_MODEL && !r->valid)) return EPF_E_RULES;
  switch (stage) {
  case EPF_STAGE_DOC: dump_docs(r, json, to); break;
  case EPF_STAGE_MODEL: model_print_json(&r->m, true, to); break;
  case EPF_STAGE_CLAUSES: dump_clauses(r, json, to); break;
  case EPF_STAGE_PLAN:
  default: dump_plan(r, json, to); break;
  }
  return to->failed ? EPF_E_NOMEM : EPF_OK;
}

void epf_rules_schema(const epf_rules *r, epf_buffer *to) { schema_print(&r->m, to); }

/* ---- one YAML file ---- */

epf_status epf_yaml_dump(const char *path, bool json, epf_diagnostics_format format, bool colour, epf_buffer *to, epf_buffer *diagnostics) {
  arena a;
  arena_init(&a);
  if (ARENA_CATCH(&a)) {
    arena_release(&a);
    return EPF_E_NOMEM;
  }
  diags d;
  diags_init(&d, &a);
  str name = {arena_copy(&a, path, strlen(path)), strlen(path)};
  source *s = read_source(&a, &d, name, name);
  doc *root = s != NULL ? yaml_parse(s, &d) : NULL;
  if (root != NULL && json) doc_print_json(root, to);
  if (root != NULL && json) buf_char(to, '\n');
  if (root != NULL && !json) doc_print(root, 0, to);
  diags_sort(&d);
  diags_render(&d, (diag_format)format, colour, diagnostics);
  arena_release(&a);
  if (to->failed || diagnostics->failed) return EPF_E_NOMEM;
  return root != NULL ? EPF_OK : EPF_E_RULES;
}
