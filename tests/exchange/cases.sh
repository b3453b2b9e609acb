#!/bin/sh
# Each DMN file of this folder: brought in, checked, run over the cases beside it, written as DMN and as CSV, and brought in again.
. "$EPF_SOURCE/tests/boundary/check.sh"
temporary_folder
here=$EPF_SOURCE/tests/exchange/dmn

# The tables of one imported rule set as CSV and back, each by itself, against what is there.
through_csv() { # NAME
  sed -n '/^derived:/,$s/^  \([a-z][a-z0-9_]*\):$/\1/p' "$folder/$1/tables.yaml" >"$folder/tables"
  while read -r table; do
    check "$1, $table: written as CSV" "$EPF_PROGRAM" export "$folder/$1" --table "$table" --format csv --to "$folder/one.csv"
    check "$1, $table: read again" sh -c '"$1" import "$2" --to - >"$3"' - "$EPF_PROGRAM" "$folder/one.csv" "$folder/one.yaml"
    sed -n "/^derived:/,\$p" "$folder/$1/tables.yaml" | awk -v t="  $table:" '$0 == t { on = 1; print; next } /^  [a-z]/ { on = 0 } on && NF' >"$folder/expected"
    sed -n '/^derived:/,$p' "$folder/one.yaml" | sed 1d | awk NF >"$folder/found"
    check "$1, $table: the same after CSV" cmp "$folder/expected" "$folder/found"
    cp "$folder/one.yaml" "$folder/tables.yaml"; printf 'ruleset: one\nversion: "1"\ninclude: [tables.yaml]\n' >"$folder/ruleset.yaml"
    if ! grep -q ',computed' "$folder/one.csv"; then
      "$EPF_PROGRAM" export "$folder/ruleset.yaml" --format csv --to "$folder/two.csv"
      check "$1, $table: the same bytes of CSV" cmp "$folder/one.csv" "$folder/two.csv"
    fi
  done <"$folder/tables"
  check "$1 has tables" test -s "$folder/tables"
}

for file in "$here"/*.dmn; do
  model=$(basename "$file" .dmn)
  check "$model is brought in" "$EPF_PROGRAM" import "$file" --to "$folder/$model"
  cp "$here/$model.yaml" "$folder/$model/cases.yaml"
  check "$model is in standard form" "$EPF_PROGRAM" fmt --check "$folder/$model/ruleset.yaml" "$folder/$model/tables.yaml"
  sed -i.before 's/^include: .*/include: [tables.yaml, cases.yaml]/' "$folder/$model/ruleset.yaml"
  check "$model is checked" "$EPF_PROGRAM" check "$folder/$model"
  check "$model: its cases pass" "$EPF_PROGRAM" test "$folder/$model"
  check "$model is written as DMN" "$EPF_PROGRAM" export "$folder/$model" --format dmn --to "$folder/$model-again.dmn"
  check "$model is brought in again" "$EPF_PROGRAM" import "$folder/$model-again.dmn" --to "$folder/$model-again"
  check "$model: the same after DMN" cmp "$folder/$model/tables.yaml" "$folder/$model-again/tables.yaml"
  through_csv "$model"
done

# The table that the manual shows is read, and says what a table of the language may say.
awk '/^```/ { if (on) exit; on = 1; next } on' "$EPF_SOURCE/rules/TABLES.md" >"$folder/shown.csv"
check "the manual's table is brought in" "$EPF_PROGRAM" import "$folder/shown.csv" --to "$folder/shown"
check "the manual's table is checked" "$EPF_PROGRAM" check "$folder/shown"
finish
