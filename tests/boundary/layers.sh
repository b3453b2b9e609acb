#!/bin/sh
# Who may include whom: what the sources include, against the modules of engine/CMakeLists.txt.
. "$(dirname "$0")/check.sh"
temporary_folder
source=$EPF_SOURCE/engine/src

# "module: seen seen ..." for each epf_module of the build.
tr '\n' ' ' <"$EPF_SOURCE/engine/CMakeLists.txt" | sed 's/epf_module(/\n&/g' | sed -n 's/^epf_module(\([a-z]*\) \([^)]*\)).*/\1 \2/p' |
  awk '{ printf "%s:", $1; seen = 0
         for (i = 2; i <= NF; i++) { if ($i == "SEES") { seen = 1; continue } if ($i ~ /^(LINKS|SOURCES)$/) seen = 0; if (seen) printf " %s", $i }
         printf "\n" }' | grep -v '^name:' >"$folder/modules"
for module in $(ls "$source"); do
  check "the build names the module $module" grep -q "^$module:" "$folder/modules"
done
check "no module sees itself or one behind it" awk -F'[: ]+' '{ for (i = 2; i <= NF; i++) if ($i != "" && !($i in before)) { print $1 " sees " $i; bad = 1 } before[$1] = 1 } END { exit bad }' "$folder/modules"

# Every include of ours: "module seen file".
grep -rn '^ *# *include *"' "$source" | sed "s|^$source/||" | sed -n 's|^\([a-z]*\)/\([^:]*\):[0-9]*:.*"\([^"]*\)".*|\1 \3 \1/\2|p' >"$folder/includes"
check "there are includes to look at" test "$(wc -l <"$folder/includes")" -gt 100
while read -r module included file; do
  seen=${included%%/*}
  case $seen in
  epf | "$module") continue ;;
  esac
  case " $(sed -n "s/^$module://p" "$folder/modules") " in
  *" $seen "*) passed=$((passed + 1)) ;;
  *) check "$file includes $included, which $module does not see" false ;;
  esac
done <"$folder/includes"

# Headers of libraries: each in the one folder that knows it.
only_in() { # folders, separated by |, then a header
  found=$(grep -rlE "^ *# *include *[<\"]$2" "$source" "$EPF_SOURCE/cli" | sed "s|^$EPF_SOURCE/||" | grep -vE "^engine/src/($1)/" | tr '\n' ' ')
  check_same "$2 is included in $1 alone" "" "$found"
}
only_in yaml 'yaml\.h'
only_in regex 'pcre2'
only_in bind 'simdjson'
only_in 'bind|exchange' 'csv\.h'
only_in exchange 'libxml/'
only_in 'base|ledger' 'sodium'
only_in base 'xxh'
only_in ledger 'sqlite3'
only_in stats 'boost'
only_in 'nowhere' 'cmocka'

# The command line uses the public headers alone.
other=$(grep -hE '^ *# *include *"' "$EPF_SOURCE"/cli/*.[ch] | sed 's/.*"\(.*\)".*/\1/' | sort -u | grep -v '^epf/' | while read -r header; do
  [ -e "$EPF_SOURCE/cli/$header" ] || echo "$header"
done)
check_same "cli includes its own headers and the public ones" "" "$other"
# And nothing of the engine looks at the command line or at the tests.
check_same "the engine includes neither cli nor tests" "" "$(grep -rlE 'include *"(cli|args|tests|support|oracle)[./]' "$EPF_SOURCE/engine" || true)"
finish
