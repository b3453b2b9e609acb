#!/bin/sh
# What `epf test --generate` claims holds once its cases stand beside the rules: they pass, they are in standard form, `--coverage` shows just as
# much as was said, and a second run gives the same bytes and has nothing left to write.
#
#   generated.sh RULES...      names of folders in rules/
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

fail() {
  echo "FAILED  $1"
  failed=$((failed + 1))
}

# The cases stand in a file of their own, which the root includes last.
include() { # COPY
  sed -i 's/^include: \[\(.*\)\]$/include: [\1, generated.yaml]/; s/^include:$/include:\n  - generated.yaml/' "$1/ruleset.yaml"
}

for rules in "$@"; do
  copy=$folder/$rules
  cp -r "$EPF_SOURCE/rules/$rules" "$copy"
  "$EPF_PROGRAM" test "$copy" --generate --as-of 2026-03-01 --to "$folder/generated.yaml" >"$folder/told"
  "$EPF_PROGRAM" test "$copy" --generate --as-of 2026-03-01 2>"$folder/again.told" >"$folder/again.yaml"
  cmp -s "$folder/told" "$folder/again.told" || fail "$rules: told otherwise the second time"
  if [ -s "$folder/again.yaml" ]; then
    cmp -s "$folder/generated.yaml" "$folder/again.yaml" || fail "$rules: written otherwise the second time"
    mv "$folder/generated.yaml" "$copy/generated.yaml"
    include "$copy"
    "$EPF_PROGRAM" fmt --check "$copy/generated.yaml" || fail "$rules: not in standard form"
  fi
  "$EPF_PROGRAM" test "$copy" --coverage >"$folder/coverage" || fail "$rules: a case fails"
  claimed=$(sed -n 's/^  .* of \([0-9]*\) shown by the cases before, \([0-9]*\) with these$/\2 of \1/p' "$folder/told")
  shown=$(sed -n 's/^  in all: \([0-9]* of [0-9]*\) .*/\1/p' "$folder/coverage")
  [ -n "$claimed" ] && [ "$claimed" = "$shown" ] || fail "$rules: claimed $claimed, shown $shown"
  "$EPF_PROGRAM" test "$copy" --generate --as-of 2026-03-01 2>"$folder/rest" >"$folder/more.yaml"
  [ ! -s "$folder/more.yaml" ] || fail "$rules: cases are left to write"
  grep 'written;' "$folder/told" | sed "s/^ */$rules: /"
done
exit "$failed"
