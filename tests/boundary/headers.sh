#!/bin/sh
# Each public header stands alone: in C11 and in C++17, without a warning.
. "$(dirname "$0")/check.sh"
temporary_folder

compiles() { # compiler, language, standard, header
  printf '#include "%s"\n#include "%s"\ntypedef int something;\n' "$4" "$4" >"$folder/alone.$2"
  "$1" "-std=$3" -Wall -Wextra -Werror -pedantic -I"$EPF_SOURCE/engine/include" -c "$folder/alone.$2" -o "$folder/alone.o"
}

for path in "$EPF_SOURCE"/engine/include/epf/*.h; do
  header=epf/$(basename "$path")
  check "$header in C11" compiles "${CC:-cc}" c c11 "$header"
  check "$header in C++17" compiles "${CXX:-c++}" cpp c++17 "$header"
done

# And it does not pull in what stands inside.
for path in "$EPF_SOURCE"/engine/include/epf/*.h; do
  inside=$(sed -n 's/^#include "\(.*\)"/\1/p' "$path" | grep -v '^epf/')
  check_same "$(basename "$path") includes nothing from inside" "" "$inside"
done
finish
