#!/bin/sh
# What a ledger costs: so many shortlists matched without and with it, verified, and reported, with each beside the plain match.
#
#   bench/ledger.sh PROGRAM ENTRIES
set -eu
program=$(realpath "$1") entries=$2
rules=$(realpath "$(dirname "$0")/../tests/ledger/rules")
folder=$(mktemp -d "${TMPDIR:-/tmp}/epf-bench-ledger-XXXXXX")
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$program" compile "$rules" -o rules.epfc >/dev/null 2>&1
awk -v n="$entries" 'BEGIN {
  srand(1); split("white white white white white white white black asian mixed", e); split("low medium high", s); split("swansea newcastle leeds london", f)
  for (i = 1; i <= n; i++)
    printf "{\"case_reference\":\"C%d\",\"ethnicity\":\"%s\",\"sex\":\"%s\",\"date_of_birth\":\"%d-03-11\",\"seriousness\":\"%s\",\"risk\":%d,\"needs\":[\"thinking\"],\"code\":\"1\",\"office\":\"%s\",\"place_free\":true}\n",
      i, e[int(rand() * 10) + 1], rand() < 0.85 ? "male" : "female", 1960 + int(rand() * 45), s[int(rand() * 3) + 1], int(rand() * 100), f[int(rand() * 4) + 1] }' >people.ndjson
"$program" ledger init ledger >/dev/null
now() { date +%s%N; }
first=0
time_it() { # NAME COMMAND...
  name=$1
  shift
  from=$(now)
  "$@" >out
  took=$(($(now) - from))
  [ $first -ne 0 ] || first=$took
  awk -v name="$name" -v took=$took -v first=$first -v n="$entries" 'BEGIN { printf "%-26s %8.2f s %10.2f us an entry %8.2f x the plain match\n", name, took / 1e9, took / 1e3 / n, took / first }'
}
echo "$entries entries, $(nproc) processors, $("$program" --version), $(date +%F)"
time_it "match" "$program" match rules.epfc people.ndjson --as-of 2026-03-01 --format ndjson --threads 2
time_it "match --ledger" "$program" match rules.epfc people.ndjson --as-of 2026-03-01 --format ndjson --threads 2 --ledger ledger
time_it "ledger verify" "$program" ledger verify ledger
for again in 1 2 3; do time_it "bias report, run $again" "$program" bias report ledger --option unpaid-work --format json; done
