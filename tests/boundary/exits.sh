#!/bin/sh
# One case of each exit code; help, manual and completion say what the program takes.
. "$(dirname "$0")/check.sh"
temporary_folder
cd "$EPF_SOURCE" || exit 2
rules=tests/oom/everything

exits() { # code, then arguments
  expected=$1
  shift
  "$EPF_PROGRAM" "$@" >"$folder/out" 2>"$folder/err" </dev/null
  check_same "exit code of epf $*" "$expected" $?
  if [ "$expected" -gt 1 ] && [ $# -gt 0 ]; then check "epf $* says why" test -s "$folder/err"; fi
}

printf 'ruleset: bad\nversion: "1"\ntitle: Bad\ncases:\n  - {case: wrong, profile: {}, as_of: 2026-01-01, expect: {d: 1}}\nfields: {n: {type: integer}}\nderived: {d: {sum: [n], missing_counts_as: 0}}\n' >"$folder/finding.yaml"
printf 'a:    1   # far\n' >"$folder/untidy.yaml"
echo '{"flag": 7}' >"$folder/bad.ndjson"
echo '{"score": 700}' >"$folder/invalid.ndjson"
echo '{"flag": true}' >"$folder/good.ndjson"
echo nonsense >"$folder/broken.epfc"
echo 'a: &b c' >"$folder/anchor.yaml"
mkdir "$folder/missing_part"
printf 'ruleset: part\nversion: "1"\ntitle: Part\ninclude: [nowhere.yaml]\n' >"$folder/missing_part/ruleset.yaml"

exits 0 check $rules
exits 0 match $rules "$folder/good.ndjson" --as-of 2026-01-01
exits 0 match $rules /dev/null --input ndjson --as-of 2026-01-01
exits 0 test $rules
exits 0 test $rules --tap
exits 0 package $rules "$folder/good.ndjson" --as-of 2026-01-01 --suggest mend
exits 0 package $rules "$folder/good.ndjson" --as-of 2026-01-01 --choose versioned
exits 1 package $rules "$folder/good.ndjson" --as-of 2026-01-01 --choose short-course
exits 4 package $rules "$folder/bad.ndjson" --as-of 2026-01-01 --choose versioned
exits 2 package $rules "$folder/good.ndjson" --as-of 2026-01-01
exits 2 package $rules "$folder/good.ndjson" --choose versioned --as-of 2026-02-30
exits 2 test $rules --tap --coverage
exits 0 explain E0401
exits 0 schema $rules
exits 0 --version
exits 1 test "$folder/finding.yaml"
exits 1 fmt --check "$folder/untidy.yaml"
exits 2
exits 2 nonsense
exits 2 check
exits 2 check $rules $rules
exits 2 check $rules --no-such-flag
exits 2 check $rules --format xml
exits 2 match $rules "$folder/good.ndjson" --as-of yesterday
exits 2 match $rules "$folder/good.ndjson" --as-of 2026-01-01 --stage nowhere
exits 2 match $rules "$folder/good.ndjson" --as-of 2026-01-01 --threads 0
exits 2 match $rules "$folder/none.ndjson" --as-of 2026-01-01
exits 2 match $rules "$folder/good" --as-of 2026-01-01
exits 2 match rules/pni "$folder/good.ndjson"
exits 2 explain E9999
exits 2 test "$folder/broken.yaml.epfc"
exits 2 compile $rules --output "$folder/none/t.epfc"
exits 2 check "$folder/none"
exits 2 check "$folder"
exits 2 match "$folder/none.yaml" "$folder/good.ndjson" --as-of 2026-01-01
exits 2 dump --stage doc "$folder/none.yaml"
exits 2 fmt "$folder/none.yaml"
exits 0 import tests/exchange/dmn/multi.dmn --to "$folder/imported"
exits 2 import tests/exchange/dmn/multi.dmn --to "$folder/imported"
exits 2 import tests/exchange/dmn/multi.dmn
exits 2 import "$folder/none.dmn" --to -
exits 3 import "$folder/good.ndjson" --to -
exits 0 export "$folder/imported" --format dmn
exits 2 export "$folder/imported"
exits 3 export "$folder/imported" --format csv
exits 2 export "$folder/none" --format csv
exits 3 check tests/oom/wrong.yaml
exits 3 match tests/oom/wrong.yaml "$folder/good.ndjson" --as-of 2026-01-01
exits 3 compile tests/oom/wrong.yaml --output "$folder/t.epfc"
exits 3 dump --stage doc "$folder/anchor.yaml"
exits 3 check "$folder/missing_part"
exits 4 match $rules "$folder/bad.ndjson" --as-of 2026-01-01
exits 4 match $rules "$folder/good.ndjson" "$folder/bad.ndjson" --as-of 2026-01-01
exits 4 match $rules "$folder/invalid.ndjson" --as-of 2026-01-01
exits 4 dump --stage record $rules "$folder/bad.ndjson"
exits 5 match "$folder/broken.epfc" "$folder/good.ndjson" --as-of 2026-01-01
exits 5 dump --stage table "$folder/broken.epfc"

# A disk that is full is no success.
if [ -w /dev/full ]; then
  "$EPF_PROGRAM" match $rules "$folder/good.ndjson" --as-of 2026-01-01 >/dev/full 2>"$folder/err"
  check_same "exit code with a full disk" 2 $?
  check "which is said" grep -q 'cannot be written' "$folder/err"
fi

# Help: every verb, every flag.
"$EPF_PROGRAM" help >"$folder/help" 2>/dev/null
verbs=$(sed -n 's/^  \([a-z]*\( [a-z][a-z]*\)\{0,1\}\)   *[a-z].*/\1/p' "$folder/help" | tr ' ' '_')
check "there are verbs" test "$(echo "$verbs" | wc -l)" -ge 10
"$EPF_PROGRAM" help --man >"$folder/epf.1"
"$EPF_PROGRAM" help --completion bash >"$folder/epf.bash"
for verb in $verbs; do
  verb=$(echo "$verb" | tr '_' ' ')
  exits 0 $verb --help
  check "help of $verb says how it is used" grep -q "^Usage: epf $verb" "$folder/out"
  flags=$(sed -n '/\.name = "'"$verb"'"\|{"'"$verb"'"/,/cmd_/p' cli/verbs.c | grep -o '[a-z_]*_flags' | head -1)
  check "the table of verbs names the flags of $verb" test -n "$flags"
  for flag in $(awk "/ $flags\\[\\]/ { on = 1 } on { print } on && /END}/ { exit }" cli/verbs.c | grep -o '"--[a-z-]*"' | tr -d '"'); do
    check "help of $verb names $flag" grep -q -e "^  $flag" "$folder/out"
    check "the completion of $verb names $flag" grep -q -e "^ *'*$verb'*).* $flag[ ']" "$folder/epf.bash"
  done
  check "the manual has a section on $verb" grep -q "^\.SS $verb " "$folder/epf.1"
done
check "the manual begins as a manual does" grep -q '^\.TH EPF 1' "$folder/epf.1"
for code in 0 1 2 3 4 5 70; do check "the manual names exit code $code" grep -q "^\.B $code\$" "$folder/epf.1"; done
if command -v bash >/dev/null; then
  check "bash reads the completion" bash -n "$folder/epf.bash"
  check_same "and completes a verb" match "$(bash -c ". '$folder/epf.bash'; COMP_WORDS=(epf ma); COMP_CWORD=1; _epf; echo \"\${COMPREPLY[*]}\"")"
fi
if command -v man >/dev/null && man --version >/dev/null 2>&1; then
  check_same "man has nothing to complain of" "" "$(LC_ALL=C.UTF-8 MANROFFSEQ='' man --warnings -E UTF-8 -l -Tutf8 -Z "$folder/epf.1" 2>&1 >/dev/null)"
fi
finish
