#!/bin/sh
# No library of ours has a variable that can be written. Boost.Math's templates bring their own, set up once before main;
# they are named after it, and stand in the one C++ file that uses them.
. "$(dirname "$0")/check.sh"
whole=$EPF_LIBRARIES/libepf.a
case $(nm "$whole" 2>/dev/null) in
*__asan_* | *__gcov_*) skip "a library built for sanitizers or coverage has variables of their own" ;;
esac

check "the library is built" test -f "$whole"
writable=$(objdump -t "$whole" 2>/dev/null | awk '$0 ~ / O \.(data|bss|tbss|tdata)/ && $0 !~ / O \.data\.rel\.ro/ { print $NF }' | grep -vE '^DW\.ref\.|N5boost4math|^_ZStL8__ioinit$' | sort -u | tr '\n' ' ')
check_same "no variable of ours can be written" "" "$writable"
finish
