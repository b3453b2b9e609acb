/* Every verb with its flags: read by the parser, by --help, by the manual page and by the completion. */
#include "cli.h"

#define END {NULL, NULL, NULL}

/* What several verbs take alike. */
#define COUNT_COLUMN {"--count", "COLUMN", "CSV: the column that says how many people a row stands for; absent: one"}
#define OUTCOME_COLUMNS \
  {"--outcome", "COLUMN", "CSV: the column with the outcome"}, \
  {"--outcome-value", "VALUE", "CSV: what in that column counts as selected"}, \
  COUNT_COLUMN
#define STAGE_ALONE {"--stage", "STAGE", "Ledger: at this stage alone"}
#define SELECTED \
  {"--measure", "eligible|shortlisted|proposed|overridden|imposed", "Ledger: what counts as selected (shortlisted)"}, \
  {"--option", "OPTION", "Ledger: of this option"}, \
  {"--kind", "KIND", "Ledger: of any option of this kind"}, \
  STAGE_ALONE
#define DAYS \
  {"--from", "DATE", "Ledger: from this day on"}, \
  {"--to", "DATE", "Ledger: up to the day before this one"}
#define READER \
  {"--purpose", "TEXT", "Ledger: why it is looked at, for the log"}, \
  {"--officer", "NAME", "Ledger: who looks at it; absent: who is logged in"}
#define KEYS {"--keys", "FOLDER", "Where the ledger's keys are; absent: in the ledger"}
#define OUTPUT {"--output", "FILE", "The file to write, -o for short; absent: standard output"}
#define LEVEL {"--level", "P", "The coverage of intervals (0.95)"}
#define MIN_COUNT {"--min-count", "N", "Hide cells below this (10)"}
#define LEDGER {"--ledger", "LEDGER", "The ledger, where it does not stand as the operand"}
#define OFFICER {"--officer", "NAME", "Who does this; absent: who is logged in"}
#define PURPOSE {"--purpose", "TEXT", "Why; kept in clear, so nothing about the person"}
#define LANGUAGE {"--language", "en|cy", "The language of the page and of labels, where they have Welsh (en)"}
#define UNVERIFIED {"--include-unverified", NULL, "Let count what nobody has verified (guidelines, options), marked; absent: it is withheld"}
#define FORMAT_PAGE {"--format", "text|json|csv|html", "How it is written; absent: text on a terminal, else json"}
#define FORMAT_TEXT {"--format", "text|json", "How it is written (text)"}

static const flag check_flags[] = {
  {"--format", "text|json|sarif|gcc", "How problems are written (text)"},
  {"--sources", NULL, "List every rule with its sources and their status, in Markdown, with counts"},
  {"--protected", NULL, "List the protected fields that rules read, with the lawful basis of each"},
  {"--proofs", NULL, "Prove for all profiles that somebody can have each option, find what a protected field alone changes, and which conditions decide nothing"},
  {"--as-of", "DATE", "With --proofs: the day on which the rules are looked at, YYYY-MM-DD or `today` (today)"},
  {"--budget", "N", "With --proofs: how many looks each question may take; what is left then is told as undecided (300, and four times as many where conditions hang together)"},
  {"--items", "N", "With --proofs: look at profiles with at most so many items of a group (2)"},
  {"--include-unverified", NULL, "With --proofs: let count what nobody has verified; absent: it is withheld"},
  END};
static const flag match_flags[] = {
  {"--as-of", "DATE", "The evaluation date, YYYY-MM-DD or `today`; absent: the field that the rule set names"},
  {"--stage", "STAGE", "The stage; absent: the rule set's first"},
  {"--format", "text|json|ndjson|csv|ids", "How results are written (ids: the eligible options' alone, fastest); absent: text on a terminal, else ndjson"},
  {"--why", "none|deciding|all", "Which clauses are told (text, json: deciding; ndjson: none)"},
  {"--ask", NULL, "Say which question settles most (text and json do)"},
  {"--only", "VERDICT,...", "Show these verdicts alone"},
  {"--unknown-fields", "error|ignore", "What becomes of a field that the vocabulary does not have (error)"},
  {"--partial", NULL, "A badly typed answer counts as invalid instead of refusing the profile"},
  UNVERIFIED,
  {"--input", "ndjson|json|csv|yaml", "The profiles' format, where the file's name does not say it; standard input is ndjson"},
  {"--threads", "N", "How many threads match, 1 to 64 (1)"},
  LANGUAGE,
  {"--ledger", "LEDGER", "Keep every shortlist in this ledger; if it cannot be written, there is no shortlist and exit 5"},
  KEYS,
  {"--officer", "NAME", "With --ledger: who does this; only a pseudonym is kept; absent: who is logged in"},
  {"--purpose", "TEXT", "With --ledger: why; kept in clear, so nothing about the person"},
  {"--plan", "rows|plain", "Match by bitmap rows, or condition by condition; results are the same (rows)"},
  END};
static const flag bench_flags[] = {
  {"--as-of", "DATE", "The evaluation date, YYYY-MM-DD or `today`; absent: the field that the rule set names"},
  {"--stage", "STAGE", "The stage; absent: the rule set's first"},
  FORMAT_TEXT,
  {"--seconds", "N", "How long each thing is measured, about (0.5)"},
  UNVERIFIED,
  {"--input", "ndjson|json|csv|yaml", "The profiles' format, where the file's name does not say it; standard input is ndjson"},
  END};
static const flag ask_flags[] = {
  {"--as-of", "DATE", "The evaluation date, YYYY-MM-DD or `today`"},
  {"--stage", "STAGE", "The stage; absent: the rule set's first"},
  {"--profile", "FILE", "What is known already"},
  UNVERIFIED,
  LANGUAGE,
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
  UNVERIFIED,
  {"--input", "ndjson|json|csv|yaml", "The profile's format, where the file's name does not say it"},
  LANGUAGE,
  END};
static const flag test_flags[] = {
  {"--tap", NULL, "Write the results as TAP, version 14, one line a case"},
  {"--junit", NULL, "Write the results as JUnit's XML"},
  {"--sarif", NULL, "Write the cases that fail as SARIF 2.1.0"},
  {"--coverage", NULL, "Say which options and clauses no case decides, which conditions no case shows to decide alone (MC/DC), and which bounds have no case at them or just below"},
  {"--generate", NULL, "Write cases that show what is missing there, for an analyst to confirm; what nobody shows is told, and why"},
  {"--to", "FILE", "Where --generate writes them; - is standard output (-)"},
  {"--as-of", "DATE", "The evaluation date of the cases that --generate writes, YYYY-MM-DD or `today` (today); with --coverage, have told apart what it is proved that nobody shows on that day"},
  {"--budget", "N", "How many looks may be taken for each of them (3000)"},
  {"--items", "N", "Have --generate look at profiles with at most so many items of a group, such as offences (2)"},
  {"--mutate", NULL, "Move each threshold by one step, turn each operator round, and say what no case notices; exit 1 below 95 %"},
  {"--include-unverified", NULL, "In cases that do not say it themselves, let count what nobody has verified; absent: it is withheld"},
  END};
static const flag diff_flags[] = {
  {"--as-of", "DATE", "The day on which both are looked at, YYYY-MM-DD or `today` (today)"},
  {"--budget", "N", "How many looks each option may take; what is left then is told as undecided (20000)"},
  {"--items", "N", "Look at profiles with at most so many items of a group, such as offences (2)"},
  {"--emit-tests", "FILE", "Write the profiles that were found as cases that NEW passes, for an analyst to confirm"},
  {"--cohort", "FILE", "Profiles: tell how many of them each region touches, and of which groups"},
  {"--ledger", "LEDGER", "Instead of --cohort: shortlists that OLD made and that were logged, each as of its own day; monitored fields are not read"},
  KEYS,
  OFFICER,
  PURPOSE,
  {"--by", "FIELDS", "With --cohort: fields and values whose values are the groups, joined by commas; absent: those that the rule set keeps for statistics"},
  MIN_COUNT,
  {"--input", "ndjson|json|csv|yaml", "With --cohort: its format, where the file's name does not say it"},
  {"--threads", "N", "With --cohort: how many threads match, 1 to 64 (1)"},
  {"--format", "text|json|html|sarif", "text; json; html, a page to sign off; sarif, for tools that review code"},
  UNVERIFIED,
  OUTPUT,
  END};
static const flag simulate_flags[] = {
  {"--against", "RULES", "Another rule set, and who moves from this one to that"},
  {"--as-of", "DATE", "The evaluation date, YYYY-MM-DD or `today`; absent: the field that the rule set names"},
  {"--stage", "STAGE", "The stage; absent: the rule set's first"},
  {"--by", "FIELDS", "Fields and values whose values are the groups, joined by commas; absent: those that the rule set keeps for statistics"},
  {"--account", "OPTION", "Which of the option's conditions account for differences between groups, in shares that add up"},
  {"--capacity", "FILE", "Lines of OPTION,PEOPLE: how many places there are"},
  MIN_COUNT,
  FORMAT_TEXT,
  UNVERIFIED,
  {"--input", "ndjson|json|csv|yaml", "The profiles' format, where the file's name does not say it; standard input is ndjson"},
  {"--threads", "N", "How many threads match, 1 to 64 (1)"},
  OUTPUT,
  END};
static const flag cohort_flags[] = {
  {"--people", "N", "How many (1000)"},
  {"--seed", "N", "Which people: the same seed draws the same (1)"},
  {"--as-of", "DATE", "Ages are those of this day, YYYY-MM-DD or `today` (today)"},
  END};
static const flag compile_flags[] = {
  {"--output", "FILE", "The file to write, -o for short; absent: the name of its folder or file with .epfc"},
  END};
static const flag dump_flags[] = {
  {"--stage", "doc|model|clauses|plan|table|record", "Which stage (model)"},
  {"--format", "text|json", "How it is written (text; the model is always JSON)"},
  {"--input", "ndjson|json|csv|yaml", "With --stage record: the profiles' format"},
  OUTPUT,
  END};
static const flag schema_flags[] = {
  OUTPUT,
  END};
static const flag fmt_flags[] = {
  {"--check", NULL, "Write nothing; exit 1 if a file is not in standard form"},
  END};
static const flag import_flags[] = {
  {"--to", "FOLDER", "The folder of the new rule set; `-`: print the fields and tables alone"},
  {"--force", NULL, "Overwrite the files that are there"},
  END};
static const flag export_flags[] = {
  {"--table", "NAME", "The table; CSV: needed where there are several; DMN: absent: all of them"},
  {"--format", "csv|dmn", "How it is written"},
  {"--to", "FILE", "The file to write; absent or `-`: standard output"},
  END};
static const flag record_flags[] = {
  {"--choose", "[OPTION]...", "An option that is chosen; give it again for each, or join them by commas"},
  {"--none", NULL, "Nothing is chosen"},
  {"--outcome", NULL, "It is what the court imposed; absent: what the officer proposes"},
  {"--level", "LEVEL", "The level of sentence, one of those that the rules compute"},
  {"--override", "REASON", "Why it goes against what was computed: professional_judgement, facts_not_in_profile, profile_wrong, court_indication, person_declined, not_available_locally, victim_safety, rule_in_doubt, other"},
  {"--text", "TEXT", "Free text; enciphered under the case's key"},
  {"--stage", "STAGE", "The newest shortlist at this stage; absent: at any"},
  {"--sequence", "N", "The shortlist's number in the ledger, instead of the identifier"},
  KEYS,
  {"--officer", "NAME", "Who does this; only a pseudonym is kept; absent: who is logged in"},
  PURPOSE,
  {"--format", "text|json", "How the result is written (text)"},
  END};
static const flag ledger_init_flags[] = {
  {"--keys", "FOLDER", "Where to put the keys; absent: in the ledger"},
  {"--retention-days", "N", "Cases older than this are erased by `ledger sweep`; absent: kept for ever"},
  {"--head-interval", "N", "Entries from one signed head to the next (1024)"},
  {"--restricted", NULL, "Keep for the statistics what is monitored of restricted cases, too"},
  END};
static const flag ledger_head_flags[] = {
  KEYS,
  OUTPUT,
  END};
static const flag ledger_verify_flags[] = {
  {"--anchor", "HEAD", "A line of `epf ledger head` that was kept elsewhere, or a file that holds it"},
  {"--verifier", "FILE", "verifier.key, wherever it is kept; absent: looked for among the keys"},
  KEYS,
  FORMAT_TEXT,
  OUTPUT,
  END};
static const flag ledger_erase_flags[] = {
  {"--sequence", "N", "One of the case's entries, instead of the identifier"},
  KEYS,
  OFFICER,
  PURPOSE,
  END};
static const flag ledger_sweep_flags[] = {
  KEYS,
  OFFICER,
  {"--purpose", "TEXT", "Why"},
  END};
static const flag ledger_export_flags[] = {
  {"--subject", "IDENTIFIER", "Of one person or case alone"},
  KEYS,
  OFFICER,
  {"--purpose", "TEXT", "To whom it goes and why; kept in clear"},
  OUTPUT,
  END};
static const flag ledger_stats_flags[] = {
  KEYS,
  FORMAT_TEXT,
  OUTPUT,
  END};
static const flag ledger_replay_flags[] = {
  {"--sequence", "N", "The shortlist's number in the ledger"},
  KEYS,
  OFFICER,
  PURPOSE,
  FORMAT_TEXT,
  OUTPUT,
  END};
static const flag bias_tally_flags[] = {
  {"--csv", "[FILE]...", "Count the rows of a CSV file instead of a ledger; give it again for each file of the same columns"},
  {"--tally", NULL, "The files of --csv are tallies that `epf bias tally` wrote: add them up"},
  LEDGER,
  KEYS,
  {"--group", "NAME,...", "Whom to count: columns of the CSV, or monitored fields of the ledger"},
  {"--strata", "NAME,...", "And within what; absent: none of a CSV, of a ledger those that its rules name; `none`: none"},
  OUTCOME_COLUMNS,
  SELECTED,
  DAYS,
  READER,
  OUTPUT,
  END};
static const flag bias_overrides_flags[] = {
  {"--group", "NAME,...", "Whom to compare; absent: by what the rules keep first"},
  {"--stage", "STAGE", "At this stage alone"},
  {"--from", "DATE", "From this day on"},
  {"--to", "DATE", "Up to the day before this one"},
  MIN_COUNT,
  LEVEL,
  KEYS,
  {"--officer", "NAME", "Who looks at it; absent: who is logged in"},
  {"--purpose", "TEXT", "Why it is looked at, for the log"},
  {"--format", "text|json|csv", "How it is written; absent: text on a terminal, else json"},
  OUTPUT,
  END};
static const flag bias_report_flags[] = {
  {"--csv", "[FILE]...", "Count the rows of a CSV file instead of a ledger; give it again for each file of the same columns"},
  {"--tally", NULL, "The files of --csv are tallies that `epf bias tally` wrote"},
  LEDGER,
  KEYS,
  {"--group", "NAME,...", "Whom to compare: columns of the CSV, or monitored fields of the ledger; several make groups that intersect"},
  OUTCOME_COLUMNS,
  SELECTED,
  DAYS,
  {"--strata", "NAME,...", "Compare within these as well; absent: none of a CSV, of a ledger those that its rules name; `none`: none"},
  {"--reference", "GROUP", "The group that others are compared with; absent: the largest that is not hidden"},
  MIN_COUNT,
  LEVEL,
  {"--adjust", "holm|bh", "How p-values are adjusted for several comparisons: Holm, or Benjamini and Hochberg (holm)"},
  {"--release", "NAME", "Make a fixed release, checked against all that was released before; absent: an internal view"},
  {"--release-log", "FILE", "The log of all cells ever released; absent: in the ledger"},
  {"--population", "NAME", "CSV: of whom the file tells, always by the same name; --release needs it"},
  READER,
  FORMAT_PAGE,
  OUTPUT,
  END};
static const flag bias_compare_flags[] = {
  {"--csv", "[FILE]...", "What comes after: a CSV file instead of a ledger; give it again for each file of the same columns"},
  {"--against", "FILE", "What was before: a file of the same columns"},
  {"--by", "COLUMN", "CSV: instead of --against, the column that tells the period or region"},
  {"--after", "VALUE", "CSV: what in that column is after"},
  {"--before", "VALUE", "CSV: what in it is before"},
  {"--tally", NULL, "The files are tallies that `epf bias tally` wrote"},
  LEDGER,
  KEYS,
  {"--group", "NAME,...", "Whom to compare: columns of the CSV, or monitored fields of the ledger; several make groups that intersect"},
  OUTCOME_COLUMNS,
  SELECTED,
  {"--from", "DATE", "Ledger, after: from this day on"},
  {"--to", "DATE", "Ledger, after: up to the day before this one"},
  {"--against-from", "DATE", "Ledger, before: from this day on"},
  {"--against-to", "DATE", "Ledger, before: up to the day before this one"},
  {"--reference", "GROUP", "The group whose change the others' changes are compared with; absent: the largest that is not hidden"},
  {"--min-count", "N", "Hide cells below this, on either side (10)"},
  LEVEL,
  READER,
  FORMAT_PAGE,
  OUTPUT,
  END};
static const flag bias_proxies_flags[] = {
  {"--option", "OPTION", "Ledger: the option whose rules are looked at"},
  {"--group", "NAME,...", "What may have a proxy: monitored fields of the ledger, or columns of the CSV; several make groups that intersect"},
  {"--csv", "[FILE]...", "Look at columns of a CSV file instead of a ledger; give it again for each file of the same columns"},
  {"--inputs", "NAME,...", "CSV: the columns that may stand in for it"},
  COUNT_COLUMN,
  LEDGER,
  KEYS,
  STAGE_ALONE,
  DAYS,
  {"--reference", "GROUP", "Ledger: the group that others are compared with; absent: the largest"},
  MIN_COUNT,
  LEVEL,
  {"--purpose", "TEXT", "Ledger: why it is looked at, for the log; kept in clear, so nothing about a person"},
  {"--officer", "NAME", "Ledger: who looks at it; absent: who is logged in"},
  {"--format", "text|json|csv", "How it is written; absent: text on a terminal, else json"},
  OUTPUT,
  END};
static const flag bias_watch_flags[] = {
  {"--csv", "[FILE]...", "Watch the rows of a CSV file instead of a ledger; give it again for each file of the same columns"},
  LEDGER,
  KEYS,
  OUTCOME_COLUMNS,
  SELECTED,
  DAYS,
  {"--office", "NAME", "Watch offices, courts or regions: the column that names them; of a ledger absent: what its rules name as office; `none`: do not"},
  {"--date", "NAME", "Watch time: the column of the day, YYYY-MM-DD; a ledger is watched by the days of its shortlists, without this flag; `none`: do not"},
  {"--group", "NAME,...", "Watch each group over time: columns, or what the ledger keeps; several make groups that intersect; absent: everybody together"},
  {"--baseline-until", "DATE", "What was before this day is the baseline that the days from it on are held to"},
  {"--inputs", "NAME,...", "What else is watched for missing values and drift, beside groups, outcome (CSV), office and strata (ledger)"},
  {"--target", "P", "The rate that offices, and time without a baseline, are held to; absent: of all together"},
  {"--run-length", "N", "How many people a chart goes on average until a false alarm (10000)"},
  MIN_COUNT,
  LEVEL,
  READER,
  FORMAT_PAGE,
  OUTPUT,
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
  {"record", "LEDGER [IDENTIFIER]", 1, 2, "record a choice or an outcome",
   "Records what the officer proposes, or what the court imposed, about the newest shortlist of a person in the ledger: beside what was computed, never "
   "instead of it. A choice against a verdict is allowed; its reason is asked for.", record_flags, cmd_record},
  {"ledger init", "LEDGER", 1, 1, "make a ledger", "Makes a folder with an empty ledger, its keys and its settings.", ledger_init_flags, cmd_ledger_init},
  {"ledger head", "LEDGER", 1, 1, "print a line to keep elsewhere",
   "Signs the ledger as it is now and prints one line. Kept elsewhere, it shows later whether the ledger still has in it all that it had.", ledger_head_flags, cmd_ledger_head},
  {"ledger verify", "LEDGER", 1, 1, "prove that a ledger is what was written",
   "Works out the whole chain again, and names the first entry that is not what was written. Exit 5: something is wrong.", ledger_verify_flags, cmd_ledger_verify},
  {"ledger replay", "LEDGER RULES", 2, 2, "work an old shortlist out again",
   "Deciphers a shortlist's input, matches it again with the same rules and compares verdicts and reasons. That it was read is recorded. Exit 1: it comes out differently.",
   ledger_replay_flags, cmd_ledger_replay},
  {"ledger erase", "LEDGER [IDENTIFIER]", 1, 2, "erase a person's case",
   "Destroys the keys of a person's cases: inputs, observed values and free text can no longer be read. The chain still verifies.", ledger_erase_flags, cmd_ledger_erase},
  {"ledger sweep", "LEDGER", 1, 1, "erase what is past its retention", "Erases every case that is older than the ledger's retention setting.", ledger_sweep_flags, cmd_ledger_sweep},
  {"ledger export", "LEDGER", 1, 1, "write entries as NDJSON",
   "Writes entries with their pseudonyms, verdicts and strata; never what is enciphered. That it was disclosed is recorded.", ledger_export_flags, cmd_ledger_export},
  {"ledger stats", "LEDGER", 1, 1, "count entries", "Counts the entries by kind and says the settings.", ledger_stats_flags, cmd_ledger_stats},
  {"bias compare", "[LEDGER]", 0, 1, "compare two periods or regions",
   "Says what changed from one period, region or source to another: the change of each group's rate, and how far it went beyond the reference's, with intervals, "
   "after disclosure control of both sides. From a ledger, or from any CSV.", bias_compare_flags, cmd_bias_compare},
  {"bias overrides", "LEDGER", 1, 1, "where officers go another way",
   "How often officers go another way than what was computed, by group and by office; up, down and net; for which reasons; and how far what was computed, "
   "proposed and imposed agree.", bias_overrides_flags, cmd_bias_overrides},
  {"bias proxies", "[LEDGER]", 0, 1, "look for what stands in for a monitored field",
   "Says against whom verdicts name each clause alone, what is missing of whom, and how well the inputs together and alone predict a monitored field, after "
   "disclosure control. What it does not find may be there all the same. That contents are read is recorded. From a ledger, or inputs alone from any CSV.",
   bias_proxies_flags, cmd_bias_proxies},
  {"bias report", "[LEDGER]", 0, 1, "compare how groups are treated",
   "Compares groups: rates, relative rate index, odds ratio and difference with intervals, tests, and the same within strata, after disclosure control. "
   "From a ledger, or from any CSV.", bias_report_flags, cmd_bias_report},
  {"bias tally", "[LEDGER]", 0, 1, "count, and add counts up",
   "Writes the counts that a report is computed from as CSV, which `bias report --tally --csv` reads: tallies of many days or machines add up. Cells may be "
   "small: for internal use.", bias_tally_flags, cmd_bias_tally},
  {"bias watch", "[LEDGER]", 0, 1, "watch offices, time and data, and raise alarms",
   "Looks for offices outside the limits of a funnel plot, for days on which a rate has changed (CUSUM charts), and for data that went missing or drifted, after "
   "disclosure control. From a ledger, offices and time; or from any CSV, what is named. Exit 1: there is an alarm.", bias_watch_flags, cmd_bias_watch},
  {"test", "RULES", 1, 1, "run the authors' cases",
   "Runs the cases that stand beside the rules and shows what was expected beside what came out. With --generate writes further cases instead, that show what these do not.", test_flags, cmd_test},
  {"diff", "OLD NEW", 2, 2, "tell for whom two rule sets differ",
   "Compares two rule sets, or compiled tables: for each option the regions of profiles that come out otherwise, with one of them that was matched by both, and for "
   "everybody else a proof that nothing changes, or why there is none. Exit 1: something differs, or may.", diff_flags, cmd_diff},
  {"simulate", "RULES PROFILES...", 2, POSITIONALS_MAX, "put a caseload through the rules, and count",
   "Counts a caseload: how many people each option comes to, by group after disclosure control; who could have an option, were it offered where they are; demand "
   "against capacity; and with --against who moves when the rules change.", simulate_flags, cmd_simulate},
  {"cohort", "RULES COHORT", 2, 2, "draw people who do not exist",
   "Writes profiles (NDJSON) of people who do not exist, drawn from the shares that a cohort file states, for simulate and match. See rules/COHORTS.md.", cohort_flags, cmd_cohort},
  {"compile", "RULES", 1, 1, "write a compiled table (.epfc)",
   "Compiles a rule set into a table that can be matched without reading YAML.", compile_flags, cmd_compile},
  {"bench", "RULES PROFILES...", 2, POSITIONALS_MAX, "measure what matching these rules costs",
   "Measures with your profiles (json, ndjson, csv, yaml; - is standard input): binding, verdicts, shortlist, reasons and JSON of one person; what each field and value costs, in time and in memory; the "
   "options that cost most; and what in the rules keeps rows from being skipped. Compare figures of one run, not of two.", bench_flags, cmd_bench},
  {"dump", "RULES [PROFILES]", 1, POSITIONALS_MAX, "print what a stage of the compilation made",
   "Prints the documents, the typed model, the clauses, the plan, the sealed table, or profiles as they were bound. With --stage doc any YAML file.",
   dump_flags, cmd_dump},
  {"explain", "CODE", 1, 1, "explain a diagnostic code", "Says what a code such as E0401 means, with two examples, one of them wrong.", no_flags, cmd_explain},
  {"schema", "RULES", 1, 1, "write a JSON Schema for rule files", "For completion in editors; made of what the compiler itself knows and of the vocabulary.",
   schema_flags, cmd_schema},
  {"fmt", "FILES...", 1, POSITIONALS_MAX, "format rule files",
   "Rewrites rule files in standard form and keeps their comments. Of a folder, the files of the rule set that stands there.", fmt_flags, cmd_fmt},
  {"import", "FILES...", 1, POSITIONALS_MAX, "bring decision tables in from CSV or DMN",
   "Reads decision tables (.csv, one each, or .dmn and .xml) and writes a rule set: ruleset.yaml and tables.yaml. What rules cannot say is refused by name, and "
   "nothing is written. See rules/TABLES.md.", import_flags, cmd_import},
  {"export", "RULES", 1, 1, "write decision tables as CSV or DMN",
   "Writes a decision table as CSV, for a spreadsheet, or tables as DMN 1.3. What the format cannot hold is refused by name. See rules/TABLES.md.", export_flags, cmd_export},
  {"help", "[VERB]", 0, 2, "show help", "Shows help for a verb, the manual page, or a completion script.", help_flags, cmd_help},
  {NULL, NULL, 0, 0, NULL, NULL, NULL, NULL}};
