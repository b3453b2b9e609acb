#!/bin/sh
# rules/england-wales against the lists that it restates: every record of the catalogue is cited by an option, every area
# is a value with its label, and the program finds the region that the list gives. The lists stand beside the project;
# without them this test is skipped.
set -u
data=${EPF_DATA:-$EPF_SOURCE/../shared/data}
rules=$EPF_SOURCE/rules/england-wales
if [ ! -d "$data/interventions" ]; then
  echo "skipped: $data is not there"
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

fail() {
  echo "FAILED  $1"
  failed=$((failed + 1))
}

# ---- each record is cited ----
cat "$rules"/interventions/*.yaml >"$folder/options"
records=0
for record in "$data"/interventions/*.json; do
  records=$((records + 1))
  name=$(basename "$record" | sed "s/'/%27/g")
  grep -qF "/db/interventions/$name" "$folder/options" || fail "no option cites $(basename "$record")"
done
echo "$records records, each cited by an option"

# ---- each area is a value, and has its region ----
as_id() {
  tr '[:upper:]' '[:lower:]' | sed -e 's/&/and/g' -e 's/[^a-z0-9]\{1,\}/_/g'
}

region_id() { # code
  sed -n "s/^$1,//p" "$data/regions.csv" | tr -d '"\r' | as_id
}

areas() { # field, file, sed script from id and name to the value's id
  # Fields of the CSV files hold commas only where they are quoted, and only the name is.
  tr -d '\r' <"$2" | sed -e 1d -e 's/^\([^,]*\),"\(.*\)",\(.\)$/\1|\2|\3/' -e t -e 's/^\([^,]*\),\(.*\),\(.\)$/\1|\2|\3/' >"$folder/list"
  count=0
  : >"$folder/profiles.ndjson"
  while IFS='|' read -r id name code; do
    value=$(echo "$id|$name" | sed -e "$3" | as_id)
    echo "{\"$1\":\"$value\"}" >>"$folder/profiles.ndjson"
    echo "$name|$(region_id "$code")" >>"$folder/expected.$1"
    count=$((count + 1))
  done <"$folder/list"
  "$EPF_PROGRAM" match "$rules" "$folder/profiles.ndjson" --as-of 2026-11-16 --format ndjson >"$folder/page" || fail "$1: a value is missing, or a profile is refused"
  sed -n 's/.*"region_of_supervision":{[^}]*"value":"\([^"]*\)".*/\1/p' "$folder/page" >"$folder/found"
  cut -d'|' -f2 "$folder/expected.$1" >"$folder/wanted"
  diff "$folder/wanted" "$folder/found" >"$folder/difference" || fail "$1: other regions than the list's: $(cat "$folder/difference")"
  # Labels stand in the vocabulary, plain, quoted or beside a Welsh one.
  while IFS='|' read -r name rest; do
    grep -qF -e ": $name" -e ": \"$name\"" "$rules/vocabulary.yaml" || fail "$1: no value is called $name"
  done <"$folder/expected.$1"
  declared=$("$EPF_PROGRAM" dump "$rules" --stage model --format json | tr '{' '\n' | awk -v id="\"id\":\"$1\"" '
    index($0, id) {on = 1; next} on && /"type":/ {exit} on && /"label":/ {n++} END {print n}')
  [ "$declared" -eq "$count" ] || fail "$1: $declared values, and $count in the list"
  echo "$count values of $1, each with the list's name and region"
}

areas probation_delivery_unit "$data/probation-delivery-units.csv" 's/^[^|]*|//'
areas police_area "$data/police-areas.csv" 's/|.*//'

[ "$failed" -eq 0 ] && echo "3 passed, 0 failed"
[ "$failed" -eq 0 ]
