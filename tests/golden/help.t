$ epf
epf: options for a person before a court, each with its reasons

Usage: epf VERB RULES ...

RULES is the folder of a rule set, its ruleset.yaml, or a compiled table (.epfc), which verbs
that read the rules themselves do not take (check, compile, schema, test).

  check             read, type and check a rule set
  match             match profiles to shortlists
  ask               ask for the answers that settle most
  package           judge options that are chosen together
  record            record a choice or an outcome
  ledger init       make a ledger
  ledger head       print a line to keep elsewhere
  ledger verify     prove that a ledger is what was written
  ledger replay     work an old shortlist out again
  ledger erase      erase a person's case
  ledger sweep      erase what is past its retention
  ledger export     write entries as NDJSON
  ledger stats      count entries
  bias compare      compare two periods or regions
  bias overrides    where officers go another way
  bias proxies      look for what stands in for a monitored field
  bias report       compare how groups are treated
  bias tally        count, and add counts up
  bias watch        watch offices, time and data, and raise alarms
  test              run the authors' cases
  diff              tell for whom two rule sets differ
  simulate          put a caseload through the rules, and count
  cohort            draw people who do not exist
  compile           write a compiled table (.epfc)
  bench             measure what matching these rules costs
  dump              print what a stage of the compilation made
  explain           explain a diagnostic code
  schema            write a JSON Schema for rule files
  fmt               format rule files
  import            bring decision tables in from CSV or DMN
  export            write decision tables as CSV or DMN
  help              show help

`epf VERB --help` says more. Results go to standard output, problems to standard error.

Exit codes:
  0   all is well
  1   a negative finding: a failing case, a file not in standard form, an objection to a package, an alarm of bias watch
  2   a usage error, or a file that cannot be read or written
  3   the rules are invalid
  4   a profile is invalid
  5   a compiled table or a ledger is damaged, or the ledger cannot be written
  70  memory ran out, or a defect of epf
[2]
$ epf --version
epf 0.1.0
$ epf help match
epf match: match profiles to shortlists

Usage: epf match [FLAGS] RULES PROFILES...

Matches each profile (json, ndjson, csv, yaml; - is standard input) and writes its shortlist: every option with its verdict and the clauses that decided it. An unreadable profile becomes an error in its place; the others go on.

Flags:
  --as-of DATE
      The evaluation date, YYYY-MM-DD or `today`; absent: the field that the rule set names
  --stage STAGE
      The stage; absent: the rule set's first
  --format text|json|ndjson|csv|ids
      How results are written (ids: the eligible options' alone, fastest); absent: text on a terminal, else ndjson
  --why none|deciding|all
      Which clauses are told (text, json: deciding; ndjson: none)
  --ask
      Say which question settles most (text and json do)
  --only VERDICT,...
      Show these verdicts alone
  --unknown-fields error|ignore
      What becomes of a field that the vocabulary does not have (error)
  --partial
      A badly typed answer counts as invalid instead of refusing the profile
  --include-unverified
      Let count what nobody has verified (guidelines, options), marked; absent: it is withheld
  --input ndjson|json|csv|yaml
      The profiles' format, where the file's name does not say it; standard input is ndjson
  --threads N
      How many threads match, 1 to 64 (1)
  --language en|cy
      The language of the page and of labels, where they have Welsh (en)
  --ledger LEDGER
      Keep every shortlist in this ledger; if it cannot be written, there is no shortlist and exit 5
  --keys FOLDER
      Where the ledger's keys are; absent: in the ledger
  --officer NAME
      With --ledger: who does this; only a pseudonym is kept; absent: who is logged in
  --purpose TEXT
      With --ledger: why; kept in clear, so nothing about the person
  --plan rows|plain
      Match by bitmap rows, or condition by condition; results are the same (rows)
$ epf cheek rules
epf: there is no verb `cheek`; did you mean `check`?
Try `epf help`.
[2]
$ epf check
epf check: expected: RULES
Try `epf check --help`.
[2]
$ epf explain E9999
epf explain: there is no code `E9999`; codes look like E0401 and stand in brackets behind each message
Try `epf explain --help`.
[2]
