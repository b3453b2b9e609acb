#!/bin/sh
# The generator writes the same bytes everywhere, and rules that are valid.
#
#   bench/test_generate.sh GENERATOR EPF
set -eu
generator=$1 epf=$2
folder=$(mktemp -d "${TMPDIR:-/tmp}/epf-generate-XXXXXX")
trap 'rm -rf "$folder"' EXIT
for shape in friendly unfriendly; do
  "$generator" --seed 7 --options 700 --shape "$shape" --missing 20 --profiles 50 --out "$folder/$shape"
  "$epf" check "$folder/$shape/rules" >"$folder/said" 2>&1 || { cat "$folder/said" >&2; exit 1; }
  "$epf" match "$folder/$shape/rules" "$folder/$shape/profiles.ndjson" --as-of 2026-03-01 --format ndjson --only eligible >/dev/null
done
found=$(cd "$folder" && find friendly unfriendly -type f | LC_ALL=C sort | xargs cat | sha256sum | cut -d' ' -f1)
[ "$found" = 5ca7cb15076cb429789f1e585cd6bfcb5976c3a5580b215d0ac717d75d137fa0 ] || { echo "other bytes than before: $found" >&2; exit 1; }
