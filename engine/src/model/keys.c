#include "model/keys.h"

#include <stddef.h>

#define END {NULL, SHAPE_TEXT, false, NULL}

const key keys_ruleset[] = {
  {"ruleset", SHAPE_NAME, true, "The rule set's id: lower-case letters, digits and hyphens"},
  {"version", SHAPE_TEXT, true, "The rule set's version, printed with every result"},
  {"title", SHAPE_TEXT, false, "The rule set's name for people"},
  {"title_cy", SHAPE_TEXT, false, "The name in Welsh"},
  {"owner", SHAPE_TEXT, false, "Who answers for these rules"},
  {"description", SHAPE_TEXT, false, "What the rules are for"},
  {"languages", SHAPE_TEXT_LIST, false, "Languages of the labels: en, cy"},
  {"stages", SHAPE_NAME_LIST, false, "The stages at which the rules are used; the first is the default"},
  {"as_of_field", SHAPE_NAME, false, "The date field that gives the evaluation date when --as-of is not given"},
  {"include_unverified_field", SHAPE_NAME, false, "The boolean field that --include-unverified sets; no profile gives it"},
  {"monitoring", SHAPE_MONITORING, false, "What the ledger keeps so that unequal outcomes are seen"},
  {"durations", SHAPE_DURATIONS, false, "How months and years compare, in days"},
  {"purposes", SHAPE_VALUES, false, "What options may be for, such as punishment, with their labels"},
  {"kinds", SHAPE_VALUES, false, "Labels for the kinds of the options"},
  {"amounts", SHAPE_VALUES, false, "In what options are measured, such as hours, with their labels"},
  {"include", SHAPE_TEXT_LIST, false, "The files of the rule set, below its folder; * stands for any name"},
  END};

const key keys_sections[] = {
  {"fields", SHAPE_FIELDS, false, "What a profile may say about a person"},
  {"groups", SHAPE_GROUPS, false, "Things of which a profile may list several, such as offences"},
  {"derived", SHAPE_DERIVED, false, "Values computed from fields and from one another"},
  {"conditions", SHAPE_CONDITIONS, false, "Clauses with names, for use in several places"},
  {"guidelines", SHAPE_GUIDELINES, false, "Grids of starting points and category ranges, chosen by offence"},
  {"options", SHAPE_OPTIONS, false, "Interventions, requirements and licence conditions"},
  {"package_rules", SHAPE_PACKAGE_RULES, false, "What is to be said of options that are chosen together"},
  {"cases", SHAPE_TEST_CASES, false, "Profiles with the results that the author expects"},
  END};

const key keys_group[] = {
  {"label", SHAPE_TEXT, false, "What one of them is called, such as `Offence`"},
  {"label_cy", SHAPE_TEXT, false, "The same in Welsh"},
  {"count_label", SHAPE_TEXT, false, "How the number of them is called, such as `Number of offences`"},
  {"count_label_cy", SHAPE_TEXT, false, "The same in Welsh"},
  {"most", SHAPE_INTEGER, true, "How many there may be, 1 to 99"},
  {"fields", SHAPE_FIELDS, true, "What a profile may say about each"},
  END};

const key keys_field[] = {
  {"type", SHAPE_TYPE, true, "boolean, integer, decimal, enum, set, text, date, duration or sentence"},
  {"label", SHAPE_TEXT, false, "What a person sees instead of the name"},
  {"label_cy", SHAPE_TEXT, false, "The label in Welsh"},
  {"help", SHAPE_TEXT, false, "How to answer"},
  {"help_cy", SHAPE_TEXT, false, "How to answer, in Welsh"},
  {"unit", SHAPE_TEXT, false, "The unit of a number, for display"},
  {"source", SHAPE_TEXT, false, "The system or document that the answer comes from"},
  {"role", SHAPE_ROLE, false, "input (the default), identifier, protected or monitored"},
  {"values", SHAPE_VALUES, false, "The values of an enum or a set"},
  {"values_from", SHAPE_TEXT, false, "Take the values of another enum, or `options of kind K`"},
  {"ordered", SHAPE_BOOLEAN, false, "The values are listed from lowest to highest"},
  {"min", SHAPE_VALUE, false, "The least value, included"},
  {"max", SHAPE_VALUE, false, "The greatest value, included"},
  {"places", SHAPE_INTEGER, false, "Decimal places, 0 to 6"},
  {"coded", SHAPE_BOOLEAN, false, "The text is a code, so patterns may read it"},
  {"dated_by", SHAPE_NAME, false, "The date field that says how old the answer is"},
  {"stale_after", SHAPE_DURATION, false, "An older answer raises a caution"},
  END};

const key keys_value_label[] = {
  {"label", SHAPE_TEXT, false, "What a person sees instead of the value"},
  {"label_one", SHAPE_TEXT, false, "Of an amount: the label behind the number 1, such as hour"},
  {"label_cy", SHAPE_TEXT, false, "The label in Welsh"},
  END};

const key keys_derived_kind[] = {
  {"true_when", SHAPE_CLAUSE, false, "A boolean: does this clause hold?"},
  {"bands_of", SHAPE_NAME, false, "A number cut into named bands"},
  {"sum", SHAPE_NAME_LIST, false, "The sum of several numbers"},
  {"count", SHAPE_CLAUSE_LIST, false, "How many of these clauses hold"},
  {"first", SHAPE_CASES, false, "The first case that holds"},
  {"first_known", SHAPE_VALUE_LIST, false, "The first of several that is known; a value may stand last"},
  {"years_between", SHAPE_NAME_LIST, false, "Whole years from one date to another"},
  {"greatest", SHAPE_NAME_LIST, false, "The greatest of several"},
  {"least", SHAPE_NAME_LIST, false, "The least of several"},
  {"matrix", SHAPE_MATRIX, false, "A table looked up by rows and columns"},
  {"reduce", SHAPE_NAME, false, "A sentence less a share of it, such as for a guilty plea"},
  {"members", SHAPE_MEMBERS, false, "A set: for each of its values the clause that puts it in"},
  {"table", SHAPE_TABLE, false, "A decision table: rules in rows, and a hit policy"},
  {"any_of", SHAPE_NAME, false, "A boolean: does some item of this group meet `when`?"},
  {"all_of", SHAPE_NAME, false, "A boolean: does every item of this group meet `when`?"},
  {"count_of", SHAPE_NAME, false, "How many items of this group meet `when`"},
  {"sum_of", SHAPE_NAME, false, "The sum of `value` over the items of this group"},
  {"greatest_of", SHAPE_NAME, false, "The greatest `value` among the items of this group"},
  {"least_of", SHAPE_NAME, false, "The least `value` among the items of this group"},
  {"latest_of", SHAPE_NAME, false, "The latest date under `value` among the items of this group"},
  {"earliest_of", SHAPE_NAME, false, "The earliest date under `value` among the items of this group"},
  END};

const key keys_derived[] = {
  {"by", SHAPE_NAME, false, "With reduce: the enum that says how much is taken off"},
  {"shares", SHAPE_SHARES, false, "With reduce: the share that is taken off for each value, such as 1/3"},
  {"for_each", SHAPE_NAME, false, "Work it out for each item of this group"},
  {"when", SHAPE_CLAUSE, false, "With any_of and the like: the items that count"},
  {"value", SHAPE_NAME, false, "With sum_of and the like: which field of the group"},
  {"label", SHAPE_TEXT, false, "What a person sees instead of the name"},
  {"label_cy", SHAPE_TEXT, false, "The label in Welsh"},
  {"help", SHAPE_TEXT, false, "What the value means"},
  {"shown", SHAPE_BOOLEAN, false, "`false` keeps it off the page unless all is asked for"},
  {"note", SHAPE_TEXT, false, "A remark for readers of the rules"},
  {"source", SHAPE_SOURCES, false, "Where the rule comes from"},
  {"type", SHAPE_TYPE, false, "boolean, integer, decimal, date or sentence, where the outputs leave it open"},
  {"places", SHAPE_INTEGER, false, "Decimal places of the outputs"},
  {"values", SHAPE_VALUES, false, "The values of the outputs"},
  {"values_from", SHAPE_TEXT, false, "Take the values of another enum"},
  {"ordered", SHAPE_BOOLEAN, false, "The values are listed from lowest to highest"},
  {"bands", SHAPE_BANDS, false, "With bands_of: name: {at_least, below}, from the lowest upwards"},
  {"missing_counts_as", SHAPE_VALUE, false, "With sum, greatest, least, sum_of: what a missing item counts as"},
  {"unknown_counts_as", SHAPE_BOOLEAN, false, "With count, count_of: what a clause that is not known counts as"},
  END};

const key keys_matrix[] = {
  {"rows", SHAPE_AXIS, false, "The first axis"},
  {"columns", SHAPE_AXIS, false, "The second axis"},
  {"axes", SHAPE_AXES, false, "Any number of axes, instead of rows and columns"},
  {"cells", SHAPE_CELLS, true, "The outputs: lists within lists, or blocks with a line for each value"},
  END};

const key keys_axis[] = {
  {"of", SHAPE_NAME, true, "The number that is cut into steps"},
  {"from", SHAPE_VALUE_LIST, true, "The lower bound of each step"},
  END};

const key keys_case_row[] = {
  {"when", SHAPE_CLAUSE, false, "The case's condition"},
  {"then", SHAPE_OUTPUT, false, "The case's output"},
  {"otherwise", SHAPE_OUTPUT, false, "The output where no case holds"},
  {"note", SHAPE_TEXT, false, "A remark for readers of the rules"},
  END};

const key keys_table[] = {
  {"hit", SHAPE_HIT, true, "Which of the rules that hit count: unique, any, first, priority, collect, rule_order or output_order"},
  {"collect", SHAPE_COLLECT, false, "With `hit: collect`: sum, min, max or count of the outputs; absent: their list"},
  {"inputs", SHAPE_NAME_LIST, true, "The columns: fields or derived values"},
  {"outputs", SHAPE_TABLE_OUTPUTS, false, "Several outputs, each a derived value of its own: TABLE_OUTPUT"},
  {"rules", SHAPE_TABLE_RULES, true, "The rows: when, then"},
  {"otherwise", SHAPE_TABLE_OUTPUT_ROW, false, "The output where no rule hits"},
  {"lawful_basis", SHAPE_TEXT, false, "Why the law allows the table to read protected columns"},
  END};

const key keys_table_rule[] = {
  {"when", SHAPE_TABLE_TESTS, true, "A test for each column; one that is not named takes anything"},
  {"then", SHAPE_TABLE_OUTPUT_ROW, true, "The output; of several outputs, one for each"},
  {"note", SHAPE_TEXT, false, "A remark for readers of the rules"},
  END};

const key keys_table_output[] = {
  {"label", SHAPE_TEXT, false, "What a person sees instead of the name"},
  {"label_cy", SHAPE_TEXT, false, "The label in Welsh"},
  {"help", SHAPE_TEXT, false, "What the value means"},
  {"type", SHAPE_TYPE, false, "boolean, integer, decimal, date or sentence, where the outputs leave it open"},
  {"places", SHAPE_INTEGER, false, "Decimal places of the outputs"},
  {"values", SHAPE_VALUES, false, "The values of the outputs; in order of priority, the highest first"},
  {"values_from", SHAPE_TEXT, false, "Take the values of another enum"},
  {"ordered", SHAPE_BOOLEAN, false, "The values are listed from lowest to highest"},
  END};

const key keys_clause_subject[] = {
  {"all", SHAPE_CLAUSE_LIST, false, "Every one of these holds"},
  {"any", SHAPE_CLAUSE_LIST, false, "At least one of these holds"},
  {"not", SHAPE_CLAUSE, false, "This does not hold"},
  {"at_least", SHAPE_INTEGER, false, "At least so many of the clauses under `of` hold"},
  {"known", SHAPE_NAME, false, "The field was answered"},
  {"condition", SHAPE_NAME, false, "The named condition holds"},
  {"option", SHAPE_NAME, false, "The other option is suitable"},
  {"kind", SHAPE_NAME, false, "An option of this kind is suitable"},
  END};

const key keys_clause_note[] = {
  {"of", SHAPE_CLAUSE_LIST, false, "The clauses that `at_least` counts"},
  {"available", SHAPE_BOOLEAN, false, "With option or kind: it must be available too"},
  {"id", SHAPE_NAME, false, "A name for the clause that does not change when clauses are moved"},
  {"lawful_basis", SHAPE_TEXT, false, "Why the law allows a rule to read a protected field here"},
  {"note", SHAPE_TEXT, false, "A remark for readers of the rules"},
  END};

const key keys_operator[] = {
  {"is", SHAPE_VALUE, false, "Equal to"},
  {"is_not", SHAPE_VALUE, false, "Not equal to"},
  {"in", SHAPE_VALUE_LIST, false, "One of these"},
  {"not_in", SHAPE_VALUE_LIST, false, "None of these"},
  {"at_least", SHAPE_VALUE, false, "This or more"},
  {"below", SHAPE_VALUE, false, "Less than this"},
  {"on_or_after", SHAPE_VALUE, false, "This day or later"},
  {"before", SHAPE_VALUE, false, "Earlier than this day"},
  {"includes", SHAPE_VALUE, false, "The set holds this"},
  {"includes_any", SHAPE_VALUE_LIST, false, "The set holds at least one of these"},
  {"includes_all", SHAPE_VALUE_LIST, false, "The set holds all of these"},
  {"includes_none", SHAPE_VALUE_LIST, false, "The set holds none of these"},
  {"matches", SHAPE_TEXT, false, "The code matches this pattern, or one of these"},
  END};

const key keys_condition[] = {
  {"label", SHAPE_TEXT, false, "What a person sees instead of the name"},
  {"label_cy", SHAPE_TEXT, false, "The label in Welsh"},
  {"source", SHAPE_SOURCES, false, "Where the condition comes from"},
  END};

const key keys_option[] = {
  {"option", SHAPE_NAME, false, "The option's id, in a file that holds one option"},
  {"title", SHAPE_TEXT, true, "The option's name for people"},
  {"title_cy", SHAPE_TEXT, false, "The name in Welsh"},
  {"description", SHAPE_TEXT, false, "What it is"},
  {"kind", SHAPE_NAME, true, "What kind of option it is, such as accredited_programme"},
  {"requirement", SHAPE_NAME, false, "The requirement under which it is imposed"},
  {"stages", SHAPE_NAME_LIST, false, "The stages at which it may be proposed; absent: all"},
  {"rank", SHAPE_INTEGER, false, "Its place among options of the same verdict, 1 first"},
  {"owner", SHAPE_TEXT, false, "Who answers for the rule"},
  {"sign_off", SHAPE_SIGN_OFF, false, "Who signed the rule off, and when"},
  {"review_by", SHAPE_DATE, false, "When the rule must be looked at again"},
  {"source", SHAPE_SOURCES, false, "Where the rule comes from"},
  {"in_force", SHAPE_WINDOWS, false, "From when to when it applies, by a named date"},
  {"versions", SHAPE_VERSIONS, false, "Versions with windows of their own"},
  {"eligible", SHAPE_CLAUSE, false, "What must hold"},
  {"prerequisites", SHAPE_CLAUSE, false, "What must hold of the person's history"},
  {"excluded", SHAPE_CLAUSE, false, "What rules it out"},
  {"available", SHAPE_CLAUSE, false, "Where it is offered"},
  {"cautions", SHAPE_CAUTIONS, false, "Advice, which changes no verdict unless it withholds one"},
  {"purposes", SHAPE_NAME_LIST, false, "What it may serve, of the rule set's purposes"},
  {"limits", SHAPE_LIMITS, false, "How much of it there may be"},
  {"requires", SHAPE_REQUIRES, false, "What must be chosen with it"},
  {"incompatible_with", SHAPE_INCOMPATIBLE, false, "What cannot be chosen with it"},
  END};

const key keys_limit[] = {
  {"amount", SHAPE_NAME, true, "In what it is measured, of the rule set's amounts"},
  {"at_least", SHAPE_INTEGER, false, "So much or more"},
  {"at_most", SHAPE_INTEGER, false, "No more than this"},
  {"when", SHAPE_CLAUSE, false, "Where this holds; absent: always"},
  {"objection", SHAPE_BOOLEAN, false, "Whether the package may not stand outside it (true, the default), or this is advice (false)"},
  {"say", SHAPE_TEXT, false, "What to say where the amount lies outside it"},
  {"say_cy", SHAPE_TEXT, false, "The same in Welsh"},
  {"source", SHAPE_SOURCES, false, "Where the limit comes from; absent: the option's source"},
  END};

const key keys_requires[] = {
  {"option", SHAPE_NAME, false, "The option that must be chosen as well"},
  {"kind", SHAPE_NAME, false, "Another option of this kind must be chosen as well"},
  {"say", SHAPE_TEXT, false, "What to say where it is not"},
  {"say_cy", SHAPE_TEXT, false, "The same in Welsh"},
  {"source", SHAPE_SOURCES, false, "Where this comes from; absent: the option's source"},
  END};

const key keys_incompatible[] = {
  {"option", SHAPE_NAME, true, "The option that cannot be chosen as well"},
  {"say", SHAPE_TEXT, false, "What to say where both are"},
  {"say_cy", SHAPE_TEXT, false, "The same in Welsh"},
  {"source", SHAPE_SOURCES, false, "Where this comes from; absent: the option's source"},
  END};

const key keys_package_rule[] = {
  {"when", SHAPE_CLAUSE, true, "What is chosen, and of whom"},
  {"say", SHAPE_TEXT, true, "What to say where this holds or may hold"},
  {"say_cy", SHAPE_TEXT, false, "The same in Welsh"},
  {"objection", SHAPE_BOOLEAN, true, "Whether the package may not stand (true), or this is advice (false)"},
  {"source", SHAPE_SOURCES, false, "Where the rule comes from"},
  END};

const key keys_package_subject[] = {
  {"chosen", SHAPE_NAME, false, "The option is chosen"},
  {"chosen_kind", SHAPE_NAME, false, "An option of this kind is chosen"},
  {"chosen_purpose", SHAPE_NAME, false, "An option that serves this purpose is chosen"},
  {"chosen_count", SHAPE_NAME, false, "How many options of this kind are chosen"},
  {"amount_of", SHAPE_NAME, false, "How much of the option is chosen; none where it is not"},
  END};

const key keys_guideline[] = {
  {"guideline", SHAPE_NAME, false, "The guideline's id, in a file that holds one guideline"},
  {"title", SHAPE_TEXT, true, "The guideline's name for people"},
  {"title_cy", SHAPE_TEXT, false, "The name in Welsh"},
  {"source", SHAPE_SOURCES, true, "Where the grid comes from; its status is that of every cell that states none"},
  {"for_each", SHAPE_NAME, true, "The group whose items it is for"},
  {"when", SHAPE_CLAUSE, true, "Which of the items it is for"},
  {"axes", SHAPE_GRID_AXES, true, "One to four enums of an item, the first outermost"},
  {"cells", SHAPE_GRID, true, "For each combination a starting point and a range, such as 1 year (26 weeks to 2 years)"},
  {"maximum", SHAPE_VALUE, false, "The most that the law allows: a sentence, or the name of one"},
  {"note", SHAPE_TEXT, false, "A remark for readers of the rules"},
  END};

const key keys_guideline_cell[] = {
  {"cell", SHAPE_TEXT, true, "The starting point, and the range where there is one"},
  {"status", SHAPE_STATUS, false, "How far this cell is to be trusted; absent: as the grid"},
  {"note", SHAPE_TEXT, false, "A remark for readers of the rules"},
  END};

const key keys_version[] = {
  {"in_force", SHAPE_WINDOWS, true, "From when to when this version applies"},
  {"eligible", SHAPE_CLAUSE, false, "Replaces the option's own"},
  {"prerequisites", SHAPE_CLAUSE, false, "Replaces the option's own"},
  {"excluded", SHAPE_CLAUSE, false, "Replaces the option's own"},
  {"available", SHAPE_CLAUSE, false, "Replaces the option's own"},
  {"cautions", SHAPE_CAUTIONS, false, "Replaces the option's own"},
  {"source", SHAPE_SOURCES, false, "Replaces the option's own"},
  {"note", SHAPE_TEXT, false, "A remark for readers of the rules"},
  END};

const key keys_window[] = {
  {"from", SHAPE_DATE, false, "The first day"},
  {"to", SHAPE_DATE, false, "The first day on which it is no longer in force"},
  END};

const key keys_source[] = {
  {"title", SHAPE_TEXT, true, "The document's title"},
  {"url", SHAPE_TEXT, false, "Where it can be read"},
  {"section", SHAPE_TEXT, false, "The part of it"},
  {"seen", SHAPE_DATE, false, "When it was read"},
  {"status", SHAPE_STATUS, true, "sourced, secondary, unverified or conflict"},
  {"note", SHAPE_TEXT, false, "How it was read"},
  END};

const key keys_caution[] = {
  {"when", SHAPE_CLAUSE, true, "Shown when this holds or may hold"},
  {"say", SHAPE_TEXT, true, "The advice"},
  {"say_cy", SHAPE_TEXT, false, "The advice in Welsh"},
  {"source", SHAPE_SOURCES, false, "Where the advice comes from; absent: the option's source"},
  {"withholds", SHAPE_BOOLEAN, false, "Where it may apply, the option is neither found eligible nor excluded, unless what nobody has verified is included"},
  END};

const key keys_sign_off[] = {
  {"by", SHAPE_TEXT, true, "Who signed"},
  {"on", SHAPE_DATE, true, "The day of the signature"},
  END};

const key keys_test_case[] = {
  {"case", SHAPE_TEXT, true, "What the case shows"},
  {"profile", SHAPE_FREE, true, "The answers"},
  {"as_of", SHAPE_DATE, false, "The evaluation date"},
  {"stage", SHAPE_NAME, false, "The stage; absent: the first"},
  {"include_unverified", SHAPE_BOOLEAN, false, "Whether what nobody has verified counts; absent: as --include-unverified says"},
  {"expect", SHAPE_FREE, true, "Option ids and derived values with what is expected of them"},
  {"package", SHAPE_CASE_PACKAGE, false, "What is chosen, and what is expected of it"},
  END};

const key keys_monitoring[] = {
  {"groups", SHAPE_NAME_LIST, false, "Whose outcomes are compared: monitored and protected fields, bands and the like; kept apart from the ledger"},
  {"strata", SHAPE_NAME_LIST, false, "What is compared like with like: seriousness, risk"},
  {"office", SHAPE_NAME, false, "Where the person is supervised: offices are compared by it"},
  {"level", SHAPE_NAME, false, "The computed level of sentence, ordered: overrides go above or below it"},
  {"restricted", SHAPE_NAME, false, "The boolean that is true of a case with limited access; its monitored fields are not kept unless a ledger says so"},
  END};

const key keys_durations[] = {
  {"month", SHAPE_DURATION, true, "How many days a month counts as, such as 30 days"},
  {"year", SHAPE_DURATION, true, "How many days a year counts as, such as 365 days"},
  END};

const key keys_case_package[] = {
  {"choose", SHAPE_CHOICE, true, "Option ids, each with its amount or `chosen`"},
  {"expect", SHAPE_EXPECT_PACKAGE, true, "What is to be found"},
  END};

const key keys_expect_package[] = {
  {"conclusion", SHAPE_CONCLUSION, false, "may_stand, may_not_stand or not_settled"},
  {"objections", SHAPE_FINDINGS, false, "The objections that hold, all of them"},
  {"possible", SHAPE_FINDINGS, false, "The objections that may hold, all of them"},
  {"advice", SHAPE_FINDINGS, false, "The advice that holds or may hold, all of it"},
  END};
