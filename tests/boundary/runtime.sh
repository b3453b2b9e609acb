#!/bin/sh
# A compiled table, matched by a program that holds the runtime alone, says what epf says.
. "$(dirname "$0")/check.sh"
temporary_folder
cd "$EPF_SOURCE" || exit 2

compare() { # rules, profile as JSON, the same as FIELD=VALUE ...
  rules=$1
  echo "$2" >"$folder/profile.ndjson"
  shift 2
  check "$rules compiles" "$EPF_PROGRAM" compile "$rules" --output "$folder/t.epfc" 2>"$folder/log"
  "$EPF_PROGRAM" match "$rules" "$folder/profile.ndjson" --as-of 2026-03-01 --format csv | tr -d '\r' >"$folder/expected.csv"
  "$EPF_RUNTIME_PROGRAM" "$folder/t.epfc" "$@" >"$folder/actual"
  check "$rules is matched" test $? -eq 0
  check_same "$rules: the fingerprint" "$(sed 's/.*, \(sha256:[0-9a-f]*\)$/\1/' "$folder/log")" "$(head -1 "$folder/actual")"
  head=$(head -1 "$folder/expected.csv" | tr ',' '\n' | grep -n '^\(option\|verdict\)$' | cut -d: -f1 | tr '\n' ',')
  cut -d, -f"${head%,}" "$folder/expected.csv" | tail -n +2 | tr ',' ' ' >"$folder/verdicts"
  grep -v -e ' = ' -e '^sha256:' "$folder/actual" >"$folder/matched"
  check "$rules: the verdicts are the same" cmp "$folder/verdicts" "$folder/matched"
}

compare tests/oom/everything '{"flag":true,"level":"high","score":60.25,"items":1}' flag=true level=high score=60.25 items=1
check "a derived value is there" grep -q '^total = 2$' "$folder/actual"
compare rules/england-wales '{"ovp":30,"ogrs3":62.5,"sex":"male","date_of_birth":"1990-05-01"}' ovp=30 ogrs3=62.5 sex=male date_of_birth=1990-05-01

printf 'EPFTABLE' >"$folder/broken.epfc"
"$EPF_RUNTIME_PROGRAM" "$folder/broken.epfc" >/dev/null 2>"$folder/log"
check_same "a broken table is refused" 2 $?
check "with its reason" grep -q 'too short' "$folder/log"
finish
