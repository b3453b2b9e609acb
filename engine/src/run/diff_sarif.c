/* What differs between two rule sets, for tools of review: each option where it stands in the new rules; what is gone, in the old ones. */
#include "diag/sarif.h"
#include "run/diff.h"

static const struct {
  const char *id, *title;
} rules[] = {{"option-changed", "An option comes out otherwise for somebody"},
             {"option-undecided", "It is not decided whether an option comes out otherwise for somebody"},
             {"option-added", "An option is new"},
             {"option-removed", "An option is gone"},
             {"option-renamed", "An option has another name"},
             {"beside-verdicts", "Something differs that no verdict rests on"},
             {"value-differs", "A value is worked out otherwise"},
             {"order-differs", "An option has another place in the order"}};

static const char *rule_of(const pairing *p) {
  if (p->options[0] == TABLE_NONE) return "option-added";
  if (p->options[1] == TABLE_NONE) return "option-removed";
  if (p->found == NULL || (p->found->witness_count == 0 && !pair_is_open(p->found))) return "option-renamed";
  return p->found->witness_count > 0 ? "option-changed" : "option-undecided";
}

static void put_at(const differ *x, sarif *s, const char *rule, const char *level, int side, uint32_t option, buf *words) {
  const table *t = x->t[side];
  const t_option *o = &t->options[option];
  while (words->len > 0 && words->at[words->len - 1] == '\n') words->len--;
  sarif_result(s, rule, level, (str){words->at, words->len}, table_str(t, t->files[o->file]), o->line, o->column);
}

void diff_sarif(const differ *x, buf *to) {
  sarif s;
  buf words = {0};
  sarif_begin(&s, to);
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) sarif_rule(&s, rules[i].id, rules[i].title);
  sarif_results(&s);
  for (size_t i = 0; i < x->pairs.count; i++) {
    const pairing *p = &x->pairs.at[i];
    int side = p->options[1] != TABLE_NONE ? 1 : 0;
    buf_clear(&words);
    diff_pair_text(x, p, &words);
    if (words.len > 0) put_at(x, &s, rule_of(p), "warning", side, p->options[side], &words);
  }
  for (size_t i = 0; i < x->beside.count + x->values.count; i++) {
    bool value = i >= x->beside.count;
    buf_clear(&words);
    if (value) diff_value_text(x, &x->values.at[i - x->beside.count], &words);
    else diff_remark_text(&x->beside.at[i], &words);
    while (words.len > 0 && words.at[words.len - 1] == '\n') words.len--;
    sarif_result(&s, value ? "value-differs" : "beside-verdicts", "note", (str){words.at, words.len}, STR(""), 0, 0);
  }
  for (size_t i = 0; i < x->moves.count; i++) {
    buf_clear(&words);
    diff_move_text(x, &x->moves.at[i], &words);
    put_at(x, &s, "order-differs", "note", 1, x->moves.at[i].option, &words);
  }
  sarif_results_end(&s);
  buf_clear(&words);
  diff_counts_text(x, &words);
  buf_text(to, ",\"properties\":{\"summary\":");
  buf_json(to, (str){words.at, words.len});
  buf_printf(to, ",\"mistaken\":%s}}]}\n", x->counts->mistaken ? "true" : "false");
  to->failed |= words.failed;
  buf_free(&words);
}
