#!/bin/sh
# A test that does not run ends with 77, which ctest shows as skipped; one that cannot run and should fails.
. "$(dirname "$0")/check.sh"
cd "$EPF_SOURCE" || exit 2

ends() { # code, what it says, then a command
  expected=$1 says=$2
  shift 2
  printed=$("$@" 2>&1)
  check_same "exit code of $*" "$expected" $?
  case $printed in
  "$says"*) check "$* says why" true ;;
  *) check "$* says why: $printed" false ;;
  esac
}

ends 77 "skipped: EPF_CORPORA does not name" env EPF_CORPORA= "$EPF_TESTS/corpora/test_corpora"
ends 77 "skipped: EPF_CORPORA does not name" env EPF_CORPORA= "$EPF_TESTS/unit/test_bind" suites
check "a folder of suites that is not there is no skip" sh -c "EPF_CORPORA=/no/such/folder '$EPF_TESTS/corpora/test_corpora' >/dev/null 2>&1; test \$? -ne 0 -a \$? -ne 77"
# Only a sanitizer, which has an allocator of its own, keeps the tests from running that make allocations fail.
case $(nm "$EPF_PROGRAM" 2>/dev/null) in
*__asan_*) ends 77 "skipped: a sanitizer" "$EPF_TESTS/oom/test_oom" explain ;;
*) ends 0 "explain" "$EPF_TESTS/oom/test_oom" explain ;;
esac
finish
