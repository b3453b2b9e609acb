#!/bin/sh
# What the libraries are made of: the runtime holds neither YAML nor the compiler, and only our own names leave them.
. "$(dirname "$0")/check.sh"
runtime=$EPF_LIBRARIES/libepf-runtime.a
whole=$EPF_LIBRARIES/libepf.a
check "both libraries are built" test -f "$runtime" -a -f "$whole"

strangers='^yaml_|_yaml$|^doc_|simdjson|^csv_|^model_|^lower$|^decode_|^diag|^epf_rules_|^epf_session_|^epf_yaml_|^source_(new|place|line)$|^binder_|^plan_|^dnf_|^table_seal$'
check_same "the runtime neither has nor wants YAML, JSON, CSV or the compiler" "" "$(nm "$runtime" 2>/dev/null | awk 'NF >= 2 { print $NF }' | grep -E "$strangers" | sort -u | tr '\n' ' ')"
check_same "a program linked with it alone has none either" "" "$(nm -D "$EPF_RUNTIME_PROGRAM" | awk '{ print $NF }' | grep -E 'yaml|simdjson|csv_' | tr '\n' ' ')"
check "the same search finds them in the whole library" sh -c "nm '$whole' 2>/dev/null | grep -qE ' (yaml_parser_parse|model_decode|plan_slots|csv_parse)$'"
if command -v ldd >/dev/null; then
  check_same "it loads no library for them" "" "$(ldd "$EPF_RUNTIME_PROGRAM" | grep -E 'yaml|simdjson|csv' | tr '\n' ' ')"
fi

# Public names begin with epf_; others do not leave the library.
foreign=$(objdump -t "$whole" 2>/dev/null | awk '$0 ~ / g / && $0 !~ /\.hidden/ && $0 !~ /\*UND\*/ { print $NF }' | grep -vE '^(epf_|_Z|__odr_asan|__gcov|\.)' | sort -u | tr '\n' ' ')
check_same "what is seen from outside begins with epf_" "" "$foreign"
finish
