#!/bin/sh
# Every command of rules/TUTORIAL.md, run in turn: what it prints is what stands below it. Prose is carried along as comments.
set -eu
cd "$EPF_SOURCE"
golden=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -e 's/^    //;t' -e 's/^/#|/' rules/TUTORIAL.md >"$folder/tutorial.t"
grep -q '^\$ epf ' "$folder/tutorial.t" || { echo "rules/TUTORIAL.md names no command"; exit 1; }
"$golden" "$folder/tutorial.t"
[ -n "${EPF_ACCEPT:-}" ] || exit 0
sed -e 's/^#|//;t' -e 's/^/    /' "$folder/tutorial.t" >rules/TUTORIAL.md
