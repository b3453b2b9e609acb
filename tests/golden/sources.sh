#!/bin/sh
# SOURCES.md of the real rules is what the program makes of them now.
set -eu
cd "$EPF_SOURCE"
made=$(mktemp)
trap 'rm -f "$made"' EXIT
"$EPF_PROGRAM" check --sources rules/england-wales > "$made" 2>/dev/null
[ -s "$made" ] || { echo "nothing is printed"; exit 1; }
if [ "${EPF_ACCEPT:-}" ]; then cat "$made" > rules/england-wales/SOURCES.md; fi
if diff -u rules/england-wales/SOURCES.md "$made"; then echo "1 passed, 0 failed"; else echo "rules/england-wales/SOURCES.md is old; ./dev accept writes it anew"; exit 1; fi
