/* The check of the suites that run without cmocka: counted, and told where it fails. */
#ifndef EPF_TESTS_EXPECT_H
#define EPF_TESTS_EXPECT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

#ifndef FAILURES_SHOWN /* of a run; all are counted */
#define FAILURES_SHOWN 20
#endif

static unsigned long passed, failed;

__attribute__((format(printf, 2, 3))) static bool expect(bool good, const char *format, ...) {
  passed += good;
  failed += !good;
  if (good || failed > FAILURES_SHOWN) return good;
  va_list list;
  va_start(list, format);
  fputs("FAILED ", stdout);
  vprintf(format, list);
  fputs("\n", stdout);
  va_end(list);
  return false;
}

#endif
