# What the scripts of this folder share: check NAME COMMAND..., and the count at the end.
# EPF_SOURCE is the project's folder, EPF_PROGRAM the program, EPF_LIBRARIES the folder of the libraries.
set -u
passed=0
failed=0
tab=$(printf '\t')

check() { # a name, then a command that must succeed
  name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED $name"
  fi
}

check_same() { # a name, what is expected, what came out
  check "$1: expected \`$2\`, got \`$3\`" test "$2" = "$3"
}

temporary_folder() {
  folder=$(mktemp -d) || exit 2
  trap 'rm -rf "$folder"' EXIT
}

skip() { # why this test does not run here: ctest shows it as skipped
  echo "skipped: $1"
  exit 77
}

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
