#!/bin/sh
# The program under faults: whatever call that writes fails, or at whichever the process is killed, there is no shortlist that the ledger does not
# hold, and the ledger takes further entries.
#
#   match_faults.sh PROGRAM FAULTS.so FOLDER-OF-RULES
set -u
program=$1 faults=$2 rules=$3
if nm "$program" 2>/dev/null | grep -q __asan_init; then
  echo "built with sanitizers, which a library in front of libc does not go with: skipped"
  exit 77
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/epf-match-faults-XXXXXX")
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
"$program" compile "$rules" -o rules.epfc >/dev/null 2>&1 || exit 1
"$program" ledger init empty >/dev/null || exit 1
i=1
while [ $i -le 40 ]; do
  echo "{\"case_reference\":\"C$i\",\"ethnicity\":\"black\",\"sex\":\"male\",\"risk\":$i,\"needs\":[],\"code\":\"1\",\"office\":\"leeds\"}"
  i=$((i + 1))
done >people.ndjson
entries() { "$program" ledger stats "$1" --format json | sed 's/.*"shortlist":\([0-9]*\).*/\1/'; }

failed=0
bad() {
  echo "FAILED $kind at call $at: $*"
  failed=1
}
for kind in eio enospc+ kill; do
  at=1
  while :; do
    rm -rf ledger
    cp -r empty ledger
    FAULT_AT=$at FAULT_KIND=$kind FAULT_REPORT=9 LD_PRELOAD=$faults "$program" match rules.epfc people.ndjson --as-of 2026-03-01 --format ndjson --ledger ledger >out 2>err 9>report
    code=$?
    struck=$(cat report)
    shown=$(wc -l <out)
    held=$(entries ledger) || held=none
    [ "$held" != none ] && [ "$held" -ge "$shown" ] || bad "$shown shortlists are shown, $held are in the ledger"
    case "$struck,$code,$shown" in
    ,0,40) ;;
    F*,0,40) [ "$held" -eq 40 ] || bad "it said that all was well, and $held are in the ledger" ;;
    F*,5,0) grep -q "No shortlist is shown that is not in the ledger\|epf match: " err || bad "it says nothing" ;;
    F*,137,*) [ "$kind" = kill ] || bad "it was killed" ;;
    *) bad "exit $code, $shown shortlists: $(head -1 err)" ;;
    esac
    "$program" ledger verify ledger >verdict 2>&1 || bad "the ledger does not verify: $(head -1 verdict)"
    "$program" match rules.epfc people.ndjson --as-of 2026-03-01 --format ndjson --ledger ledger >out 2>err || bad "the ledger takes no further entries: $(head -1 err)"
    [ "$(entries ledger)" -eq $((held + 40)) ] || bad "further entries are missing"
    [ -z "$struck" ] && break
    at=$((at + 1))
    [ $failed -eq 0 ] || exit 1
  done
  echo "$kind: each of $((at - 1)) calls"
  [ $at -gt 20 ] || bad "too few calls were struck to mean anything"
done
exit $failed
