#include "regex/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

/* The interpreter's match limit bounds steps, not time: a step may walk the whole subject. JIT counts
 * differently, so the two have limits of their own; nothing but reaching one tells them apart. */
enum { LIMIT_JIT = 10000, LIMIT_INTERPRETER = 1000, LIMIT_DEPTH = 250, LIMIT_HEAP_KIB = 1024 };

struct regex {
  pcre2_code *code;
  bool jit;
};

struct regex_scratch {
  pcre2_match_data *data;
  pcre2_match_context *jit_context, *interpreter_context;
  pcre2_jit_stack *stack;
};

static pcre2_code *compile(str pattern, int *error, PCRE2_SIZE *offset) {
  /* No start optimisations left out, no \C: it can break a code point in two. */
  return pcre2_compile((PCRE2_SPTR)pattern.at, pattern.len, PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C, error, offset, NULL);
}

epf_status regex_check(str pattern, size_t *offset, char *why, size_t why_size) {
  if (pattern.len > REGEX_PATTERN_MAX) {
    *offset = REGEX_PATTERN_MAX;
    snprintf(why, why_size, "the pattern has %zu bytes; at most %d are allowed", pattern.len, REGEX_PATTERN_MAX);
    return EPF_E_RULES;
  }
  int error = 0;
  PCRE2_SIZE at = 0;
  pcre2_code *code = compile(pattern, &error, &at);
  if (code != NULL) {
    pcre2_code_free(code);
    return EPF_OK;
  }
  if (error == PCRE2_ERROR_NOMEMORY || error == PCRE2_ERROR_HEAP_FAILED) return EPF_E_NOMEM;
  *offset = at;
  if (pcre2_get_error_message(error, (PCRE2_UCHAR *)why, why_size) < 0 && why_size > 0 && why[0] == '\0')
    snprintf(why, why_size, "the pattern does not compile");
  return EPF_E_RULES;
}

epf_status regex_new(regex **out, str pattern, bool jit) {
  *out = NULL;
  if (pattern.len > REGEX_PATTERN_MAX) return EPF_E_FORMAT;
  regex *r = calloc(1, sizeof *r);
  if (r == NULL) return EPF_E_NOMEM;
  int error = 0;
  PCRE2_SIZE at = 0;
  r->code = compile(pattern, &error, &at);
  if (r->code == NULL) {
    free(r);
    return error == PCRE2_ERROR_NOMEMORY || error == PCRE2_ERROR_HEAP_FAILED ? EPF_E_NOMEM : EPF_E_FORMAT;
  }
  r->jit = jit && pcre2_jit_compile(r->code, PCRE2_JIT_COMPLETE) == 0;
  *out = r;
  return EPF_OK;
}

void regex_free(regex *r) {
  if (r == NULL) return;
  pcre2_code_free(r->code);
  free(r);
}

bool regex_is_jit(const regex *r) { return r->jit; }

static pcre2_match_context *context(uint32_t match_limit) {
  pcre2_match_context *c = pcre2_match_context_create(NULL);
  if (c == NULL) return NULL;
  pcre2_set_match_limit(c, match_limit);
  pcre2_set_depth_limit(c, LIMIT_DEPTH);
  pcre2_set_heap_limit(c, LIMIT_HEAP_KIB);
  return c;
}

epf_status regex_scratch_new(regex_scratch **out) {
  *out = NULL;
  regex_scratch *s = calloc(1, sizeof *s);
  if (s == NULL) return EPF_E_NOMEM;
  s->data = pcre2_match_data_create(1, NULL);
  s->jit_context = context(LIMIT_JIT);
  s->interpreter_context = context(LIMIT_INTERPRETER);
  uint32_t has_jit = 0;
  pcre2_config(PCRE2_CONFIG_JIT, &has_jit);
  if (has_jit != 0) s->stack = pcre2_jit_stack_create(32 * 1024, 512 * 1024, NULL);
  if (s->data == NULL || s->jit_context == NULL || s->interpreter_context == NULL || (has_jit != 0 && s->stack == NULL)) {
    regex_scratch_free(s);
    return EPF_E_NOMEM;
  }
  if (s->stack != NULL) pcre2_jit_stack_assign(s->jit_context, NULL, s->stack);
  *out = s;
  return EPF_OK;
}

void regex_scratch_free(regex_scratch *s) {
  if (s == NULL) return;
  pcre2_match_data_free(s->data);
  pcre2_match_context_free(s->jit_context);
  pcre2_match_context_free(s->interpreter_context);
  pcre2_jit_stack_free(s->stack);
  free(s);
}

regex_result regex_match(const regex *r, regex_scratch *s, str subject) {
  if (subject.len > REGEX_SUBJECT_MAX) return REGEX_LIMIT;
  int found = r->jit ? pcre2_match(r->code, (PCRE2_SPTR)subject.at, subject.len, 0, PCRE2_NO_UTF_CHECK, s->data, s->jit_context)
                     : pcre2_match(r->code, (PCRE2_SPTR)subject.at, subject.len, 0, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT,
                                   s->data, s->interpreter_context);
  if (found >= 0) return REGEX_YES;
  return found == PCRE2_ERROR_NOMATCH ? REGEX_NO : REGEX_LIMIT;
}
