#!/bin/sh
# The shortlist that README shows is what the program prints: the block behind the line that names the command.
set -eu
cd "$EPF_SOURCE"
command=$(sed -n 's/^    \$ build\/epf \(.*\)$/\1/p' README.md | head -n 1)
[ -n "$command" ] || { echo "README.md names no command"; exit 1; }
shown=$(mktemp) printed=$(mktemp)
trap 'rm -f "$shown" "$printed"' EXIT
awk '/^    \$ build\/epf / {on = 1; next} on && /^[^ ]/ {exit} on {sub(/^    /, ""); print}' README.md | sed '/./,$!d' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' > "$shown"
# shellcheck disable=SC2086
"$EPF_PROGRAM" $command | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' > "$printed"
if [ "${EPF_ACCEPT:-}" ]; then
  fresh=$(mktemp)
  awk -v printed="$printed" '
    /^    \$ build\/epf / {print; while ((getline line < printed) > 0) print (line == "" ? "" : "    " line); on = 1; next}
    on && /^[^ ]/ {on = 0; print ""}
    !on' README.md > "$fresh"
  cat "$fresh" > README.md
  rm -f "$fresh"
  echo "1 passed, 0 failed"
  exit 0
fi
if diff -u "$shown" "$printed"; then echo "1 passed, 0 failed"; else echo "README.md shows another shortlist; ./dev accept writes it anew"; exit 1; fi
