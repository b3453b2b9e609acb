/* Every verb with its flags: read by the parser, by --help, by the manual page and by the completion. */
#include "cli.h"

#define END {NULL, NULL, NULL}

static const flag check_flags[] = {
  {"--format", "text|json|gcc", "How problems are written (text)"},
  {"--sources", NULL, "List every rule with its sources and their status, in Markdown, with counts"},
  {"--protected", NULL, "List the protected fields that rules read, with the lawful basis of each"},
  END};
static const flag match_flags[] = {
  {"--as-of", "DATE", "The evaluation date, YYYY-MM-DD or `today`; absent: the field that the rule set names"},
  {"--stage", "STAGE", "The stage; absent: the rule set's first"},
  {"--format", "text|json|ndjson|csv", "How results are written; absent: text on a terminal, else ndjson"},
  {"--why", "none|deciding|all", "Which clauses are told (text, json: deciding; ndjson: none)"},
  {"--ask", NULL, "Say which question settles most (text and json do)"},
  {"--only", "VERDICT,...", "Show these verdicts alone"},
  {"--unknown-fields", "error|ignore", "What becomes of a field that the vocabulary does not have (error)"},
  {"--partial", NULL, "A badly typed answer counts as invalid instead of refusing the profile"},
  {"--include-unverified", NULL, "Let count what nobody has verified (guidelines, options), marked; absent: it is withheld"},
  {"--input", "ndjson|json|csv|yaml", "The profiles' format, where the file's name does not say it"},
  {"--threads", "N", "How many threads match (1)"},
  {"--language", "en|cy", "The language of the page and of labels, where they have Welsh (en)"},
  {"--plan", "rows|plain", "Match by bitmap rows, or condition by condition; results are the same (rows)"},
  END};
static const flag ask_flags[] = {
  {"--as-of", "DATE", "The evaluation date, YYYY-MM-DD or `today`"},
  {"--stage", "STAGE", "The stage; absent: the rule set's first"},
  {"--profile", "FILE", "What is known already"},
  {"--include-unverified", NULL, "Let count what nobody has verified (guidelines, options), marked; absent: it is withheld"},
  {"--language", "en|cy", "The language of the page and of labels, where they have Welsh (en)"},
  END};
static const flag package_flags[] = {
  {"--choose", "OPTION[=AMOUNT]...", "An option that is chosen, and how much of it: unpaid-work=120, or curfew=3 months+10 hours_a_day; give it again for each"},
  {"--suggest", "PURPOSES", "Instead: list the smallest packages that serve all these purposes, joined by commas"},
  {"--as-of", "DATE", "The evaluation date, YYYY-MM-DD or `today`; absent: the field that the rule set names"},
  {"--stage", "STAGE", "The stage; absent: the rule set's first"},
  {"--format", "text|json", "How the result is written; absent: text on a terminal, else json"},
  {"--why", "none|deciding|all", "Which clauses are told (deciding)"},
  {"--unknown-fields", "error|ignore", "What becomes of a field that the vocabulary does not have (error)"},
  {"--partial", NULL, "A badly typed answer counts as invalid instead of refusing the profile"},
  {"--include-unverified", NULL, "Let count what nobody has verified (guidelines, options), marked; absent: it is withheld"},
  {"--input", "ndjson|json|csv|yaml", "The profile's format, where the file's name does not say it"},
  {"--language", "en|cy", "The language of the page and of labels, where they have Welsh (en)"},
  END};
static const flag test_flags[] = {
  {"--tap", NULL, "Write the results as TAP, version 14, one line a case"},
  {"--coverage", NULL, "Say which options and clauses no case decides"},
  {"--mutate", NULL, "Move each threshold by one step, turn each operator round, and say what no case notices; exit 1 below 95 %"},
  {"--include-unverified", NULL, "In cases that do not say it themselves, let count what nobody has verified; absent: it is withheld"},
  END};
static const flag compile_flags[] = {
  {"--output", "FILE", "The file to write, -o for short; absent: the rule set's name with .epfc"},
  END};
static const flag dump_flags[] = {
  {"--stage", "doc|model|clauses|plan|table|record", "Which stage (model)"},
  {"--format", "text|json", "How it is written (text; the model is always JSON)"},
  {"--input", "ndjson|json|csv|yaml", "With --stage record: the profiles' format"},
  {"--output", "FILE", "The file to write, -o for short; absent: standard output"},
  END};
static const flag schema_flags[] = {
  {"--output", "FILE", "The file to write, -o for short; absent: standard output"},
  END};
static const flag fmt_flags[] = {
  {"--check", NULL, "Write nothing; exit 1 if a file is not in standard form"},
  END};
static const flag no_flags[] = {END};
static const flag help_flags[] = {
  {"--man", NULL, "The manual page, in troff"},
  {"--completion", "bash", "A completion script"},
  END};

const verb verbs[] = {
  {"check", "RULES", 1, 1, "read, type and check a rule set",
   "Reads a rule set and says every problem with its place, what was found, what was expected and how to mend it.", check_flags, cmd_check},
  {"match", "RULES PROFILES...", 2, POSITIONALS_MAX, "match profiles to shortlists",
   "Matches each profile (json, ndjson, csv, yaml; - is standard input) and writes its shortlist: every option with its verdict and the clauses that "
   "decided it. An unreadable profile becomes an error in its place; the others go on.",
   match_flags, cmd_match},
  {"ask", "RULES", 1, 1, "ask for the answers that settle most",
   "Puts one question after another, what settles most first, until every verdict stands, then prints the shortlist. An empty line skips a question, b takes "
   "the last answer back, q stops, ? shows help.", ask_flags, cmd_ask},
  {"package", "RULES PROFILE", 2, 2, "judge options that are chosen together",
   "Says whether the options chosen for one person may stand together and at this level: the verdict of each, the limits in force, every objection with "
   "its source, and what is not known. A choice against a verdict is allowed and told. It never decides. Exit 1: an objection holds.",
   package_flags, cmd_package},
  {"test", "RULES", 1, 1, "run the authors' cases",
   "Runs the cases that stand beside the rules and shows what was expected beside what came out.", test_flags, cmd_test},
  {"compile", "RULES", 1, 1, "write a compiled table (.epfc)",
   "Compiles a rule set into a table that can be matched without reading YAML.", compile_flags, cmd_compile},
  {"dump", "RULES [PROFILES]", 1, POSITIONALS_MAX, "print what a stage of the compilation made",
   "Prints the documents, the typed model, the clauses, the plan, the sealed table, or profiles as they were bound. With --stage doc any YAML file.",
   dump_flags, cmd_dump},
  {"explain", "CODE", 1, 1, "explain a diagnostic code", "Says what a code such as E0401 means, with two examples, one of them wrong.", no_flags, cmd_explain},
  {"schema", "RULES", 1, 1, "write a JSON Schema for rule files", "For completion in editors; made of what the compiler itself knows and of the vocabulary.",
   schema_flags, cmd_schema},
  {"fmt", "FILES...", 1, POSITIONALS_MAX, "format rule files",
   "Rewrites rule files in standard form and keeps their comments. Of a folder, the files of the rule set that stands there.", fmt_flags, cmd_fmt},
  {"help", "[VERB]", 0, 1, "show help", "Shows help for a verb, the manual page, or a completion script.", help_flags, cmd_help},
  {NULL, NULL, 0, 0, NULL, NULL, NULL, NULL}};
