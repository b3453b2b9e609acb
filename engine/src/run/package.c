/* One person and what was chosen for them. */
#include "epf/package.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "run/run.h"

/* ---- the choice, as it is typed ---- */

static str name_at(const void *t, size_t i) { return table_str(t, ((const table *)t)->options[i].id); }
static str purpose_at(const void *t, size_t i) {
  const table *x = t;
  return table_str(x, x->values[x->head->purposes.first + i].id);
}

uint32_t table_find_option(const table *t, str id) {
  for (uint32_t i = 0; i < t->option_count; i++)
    if (str_eq(name_at(t, i), id)) return i;
  return TABLE_NONE;
}

static str amount_word(const table *t, uint32_t amount) { return table_str(t, t->values[t->head->amounts.first + t->package_amounts[amount].code].id); }

uint32_t table_find_amount(const table *t, uint32_t option, str word) {
  t_list amounts = t->options[option].amounts;
  for (uint32_t i = 0; i < amounts.count; i++)
    if (word.len == 0 ? amounts.count == 1 : str_eq(amount_word(t, amounts.first + i), word)) return amounts.first + i;
  return TABLE_NONE;
}

static void list_amounts(const table *t, uint32_t option, buf *to) {
  t_list amounts = t->options[option].amounts;
  for (uint32_t i = 0; i < amounts.count; i++) buf_printf(to, "%s`%.*s`", i > 0 ? ", " : "", STR_FMT(amount_word(t, amounts.first + i)));
}

static str trimmed(str s) {
  while (s.len > 0 && s.at[0] == ' ') s.at++, s.len--;
  while (s.len > 0 && s.at[s.len - 1] == ' ') s.len--;
  return s;
}

/* What stands before `sign`; *rest is what stands behind it, or empty. */
static str cut(str s, char sign, str *rest) {
  size_t i = 0;
  while (i < s.len && s.at[i] != sign) i++;
  *rest = i < s.len ? (str){s.at + i + 1, s.len - i - 1} : (str){s.at + i, 0};
  return (str){s.at, i};
}

/* `120`, `120 hours`, `120hours` */
static bool choose_amount(choice *c, uint32_t option, str text, buf *why) {
  const table *t = c->t;
  str id = name_at(t, option);
  size_t digits = 0;
  int64_t value = 0;
  text = trimmed(text);
  while (digits < text.len && text.at[digits] >= '0' && text.at[digits] <= '9') digits++;
  str word = trimmed((str){text.at + digits, text.len - digits});
  if (t->options[option].amounts.count == 0) {
    buf_printf(why, "`%.*s` has no limit in these rules, so it takes no amount; write `--choose %.*s`", STR_FMT(id), STR_FMT(id));
    return false;
  }
  if (digits == 0 || digits > 6 || decimal_parse((str){text.at, digits}, 0, &value) != DECIMAL_OK || value > AMOUNT_GIVEN_MAX) {
    buf_printf(why, "the amount of `%.*s` is a whole number up to 100,000, such as `--choose %.*s=12`", STR_FMT(id), STR_FMT(id));
    return false;
  }
  uint32_t amount = table_find_amount(t, option, word);
  if (amount == TABLE_NONE) {
    if (word.len > 0) buf_printf(why, "`%.*s` is not measured in `%.*s`; write the number and one of ", STR_FMT(id), STR_BEGINNING(word));
    else buf_printf(why, "`%.*s` is measured in several ways; write behind the number one of ", STR_FMT(id));
    list_amounts(t, option, why);
    return false;
  }
  if (c->amounts[amount] != AMOUNT_NOT_GIVEN) {
    buf_printf(why, "the amount of `%.*s` in `%.*s` is given twice", STR_FMT(id), STR_FMT(amount_word(t, amount)));
    return false;
  }
  c->amounts[amount] = value;
  return true;
}

static bool choose_one(choice *c, str item, buf *why) {
  str amounts, id = trimmed(cut(item, '=', &amounts));
  bool given = id.at + id.len < item.at + item.len && memchr(item.at, '=', item.len) != NULL;
  uint32_t option = table_find_option(c->t, id);
  if (option == TABLE_NONE) {
    str near = diag_nearest(id, c->t->option_count, name_at, c->t);
    buf_printf(why, "there is no option `%.*s`", STR_BEGINNING(id));
    if (near.len > 0) buf_printf(why, "; did you mean `%.*s`?", STR_FMT(near));
    return false;
  }
  if (bits_has(c->options, option)) {
    buf_printf(why, "`%.*s` is chosen twice; join its amounts by `+`", STR_FMT(id));
    return false;
  }
  bits_add(c->options, option);
  for (str one; given;) {
    one = cut(amounts, '+', &amounts);
    if (!choose_amount(c, option, one, why)) return false;
    given = amounts.len > 0;
  }
  return true;
}

/* Items may be joined by commas. */
static bool choose_text(choice *c, const char *text, buf *why) {
  str rest = str_from(text);
  do {
    str item = cut(rest, ',', &rest);
    if (!choose_one(c, item, why)) return false;
  } while (rest.len > 0);
  return true;
}

static bool read_purposes(const table *t, const char *text, uint64_t *purposes, buf *why) {
  str rest = str_from(text);
  do {
    str name = trimmed(cut(rest, ',', &rest));
    uint32_t code = 0;
    while (code < t->head->purposes.count && !str_eq(purpose_at(t, code), name)) code++;
    if (code < t->head->purposes.count) {
      *purposes |= UINT64_C(1) << code;
      continue;
    }
    buf_printf(why, "the rule set has no purpose `%.*s`", STR_BEGINNING(name));
    str near = diag_nearest(name, t->head->purposes.count, purpose_at, t);
    if (near.len > 0) buf_printf(why, "; did you mean `%.*s`?", STR_FMT(near));
    else if (t->head->purposes.count == 0) buf_text(why, "; it states none: options get them by `purposes`");
    for (uint32_t i = 0; near.len == 0 && i < t->head->purposes.count; i++) buf_printf(why, "%s`%.*s`", i == 0 ? "; it has " : ", ", STR_FMT(purpose_at(t, i)));
    return false;
  } while (rest.len > 0);
  return true;
}

/* ---- the profile ---- */

static bool format_for(const char *path, epf_profile_format input, profile_format *format) {
  *format = PROFILE_NDJSON;
  if (input != EPF_PROFILE_BY_NAME) *format = (profile_format)((int)input - (int)EPF_PROFILE_NDJSON);
  return input != EPF_PROFILE_BY_NAME || strcmp(path, "-") == 0 || format_of_name(path, format);
}

static void log_faults(const worker *w, const char *path, buf *log) {
  const bind_fault *faults;
  size_t count = binder_faults(w->b, &faults);
  for (size_t i = 0; i < count; i++)
    buf_printf(log, "%s:%u:%u: %s: %s [%s]\n", path, faults[i].line, faults[i].column,
               diag_code_severity(faults[i].code) == SEVERITY_ERROR ? "error" : "warning", faults[i].message, diag_code_name(faults[i].code));
}

static epf_status not_one(const char *path, uint32_t line, const char *what, buf *log) {
  buf_printf(log, "%s:%u:1: error: %s; a package is for one person [%s]\n", path, line, what, diag_code_name(CODE_PROFILE_SYNTAX));
  return EPF_E_DATA;
}

static epf_status bind_one(worker *w, profile_source *from, profile_unit *u, const char *path, uint32_t *line, buf *log) {
  bool end = false;
  epf_status status = source_next(from, u, &end);
  if (status != EPF_OK) return status;
  if (end) return not_one(path, 1, "there is no profile here", log);
  *line = unit_line(u);
  status = bind_unit(w->b, u, w->r);
  if (status == EPF_OK || status == EPF_E_DATA) log_faults(w, path, log);
  if (status != EPF_OK) return status;
  status = source_next(from, u, &end);
  if (status != EPF_OK) return status;
  return end ? EPF_OK : not_one(path, unit_line(u), "there are several profiles here", log);
}

static epf_status read_one(worker *w, const char *path, profile_format format, uint32_t *line, buf *log) {
  profile_source *from = NULL;
  profile_unit *u = NULL;
  epf_status status = source_open(&from, path, format);
  if (status == EPF_OK) source_expect(from, &w->set->table->view);
  if (status == EPF_OK) status = unit_new(&u);
  if (status == EPF_OK) status = bind_one(w, from, u, path, line, log);
  unit_free(u);
  source_close(from);
  return status;
}

/* ---- judging ---- */

typedef struct judging {
  setting set;
  worker w;
  choice *c;
  suggestions *found;
  uint64_t purposes;
  uint32_t line;
} judging;

static epf_status read_choice(judging *j, const epf_package_options *o, buf *why) {
  const table *t = &j->set.table->view;
  epf_status status = choice_new(&j->c, t);
  if (status != EPF_OK) return status;
  for (size_t i = 0; i < o->choose_count; i++)
    if (!choose_text(j->c, o->choose[i], why)) return EPF_E_ARGUMENT;
  if (o->suggest == NULL) return EPF_OK;
  if (!read_purposes(t, o->suggest, &j->purposes, why)) return EPF_E_ARGUMENT;
  j->found = malloc(sizeof *j->found);
  return j->found == NULL ? EPF_E_NOMEM : EPF_OK;
}

static epf_status date_it(judging *j, const char *path, buf *log) {
  if (worker_date(&j->w)) return EPF_OK;
  const table *t = &j->set.table->view;
  str name = table_str(t, t->data[t->head->as_of_field].id);
  buf_printf(log, "%s:%u:1: error: `%.*s` gives the evaluation date and has no usable answer; answer it, or add --as-of [%s]\n", path, j->line, STR_FMT(name),
             diag_code_name(CODE_PROFILE_AS_OF));
  return EPF_E_DATA;
}

static epf_status suggest(judging *j, const report_options *how, bool json, buf *to) {
  epf_status status = match_record(j->w.s, j->w.r);
  if (status != EPF_OK) return status;
  package_suggest(j->w.s, j->w.r, j->c, j->purposes, j->found);
  if (json) return report_suggestions_json(j->w.s, j->w.r, j->c, j->purposes, j->found, how, to);
  return report_suggestions_text(j->w.s, j->w.r, j->c, j->purposes, j->found, how, to);
}

static epf_status judge(judging *j, const report_options *how, bool json, buf *to, epf_package_conclusion *sum) {
  bool provisional;
  epf_status status = package_match(j->w.s, j->w.r, j->c);
  if (status != EPF_OK) return status;
  if (json) report_package_json(j->w.s, j->w.r, j->c, how, to);
  else report_package_text(j->w.s, j->w.r, j->c, how, to);
  *sum = (epf_package_conclusion)package_conclusion(j->w.s, j->c, &provisional);
  return EPF_OK;
}

static epf_status run(judging *j, const char *profile, const epf_package_options *o, buf *to, buf *log, epf_package_conclusion *sum, buf *why) {
  profile_format format;
  epf_status status = read_choice(j, o, why);
  if (status != EPF_OK) return status;
  if (!format_for(profile, o->match.input, &format)) {
    buf_text(why, "the file's name does not say its format; add --input ndjson, json, csv or yaml");
    return EPF_E_ARGUMENT;
  }
  status = worker_new(&j->w, &j->set);
  if (status == EPF_OK) status = read_one(&j->w, profile, format, &j->line, log);
  if (status == EPF_OK) status = date_it(j, profile, log);
  if (status != EPF_OK) return status;
  for (size_t i = 0; i < j->set.born_count; i++) worker_is_unborn(&j->w, j->set.born[i]);
  report_options how = worker_report(&j->w, NULL, j->line);
  bool json = o->match.format != EPF_OUTPUT_TEXT;
  return o->suggest != NULL ? suggest(j, &how, json, to) : judge(j, &how, json, to, sum);
}

epf_status epf_package_judge(const epf_table *table, const char *profile, const epf_package_options *options, epf_buffer *to, epf_buffer *log,
                             epf_package_conclusion *conclusion, epf_buffer *why) {
  judging j = {.line = 1};
  const char *reason = "";
  *conclusion = EPF_PACKAGE_MAY_STAND;
  epf_status status = setting_read(&j.set, table, &options->match, &reason);
  if (status == EPF_E_ARGUMENT) buf_text(why, reason);
  if (status == EPF_OK) status = run(&j, profile, options, to, log, conclusion, why);
  worker_free(&j.w);
  choice_free(j.c);
  free(j.found);
  return to->failed || log->failed || why->failed ? EPF_E_NOMEM : status; /* a message cut short is none */
}
