#!/bin/sh
# No page of the examples shows a name that only the rules use, such as `time_left`: what is shown has a label.
set -eu
cd "$EPF_SOURCE"
failed=0
for example in rules/england-wales/examples/*.yaml; do
  for language in en cy; do
    page=$("$EPF_PROGRAM" match rules/england-wales "$example" --format text --language "$language")
    names=$(printf '%s\n' "$page" | grep -o '[a-z0-9_]*[a-z]_[a-z0-9_]*' | sort -u || true)
    [ -z "$names" ] && continue
    echo "FAILED  $example ($language) shows" $names
    failed=1
  done
done
[ "$failed" -ne 0 ] || echo "1 passed, 0 failed"
exit "$failed"
