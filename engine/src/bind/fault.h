/* Faults of a profile: how they are worded and where they stand. Nothing here is reached by a good profile. */
#ifndef EPF_BIND_FAULT_H
#define EPF_BIND_FAULT_H

#include "bind/bind.h"

/* Fills `f`; the message is cut where it is too long. `field` may be empty; it is made printable and short.
 * Thread safe. */
__attribute__((format(printf, 6, 7))) void fault_set(bind_fault *f, diag_code code, place at, uint32_t datum, str field,
                                                     const char *format, ...);
/* A name that a file gives, as it may be shown: printable ASCII, other characters as `?`, at most 64 of them, then dots. */
void fault_name(str name, char shown[68]);
/* The place `offset` bytes into `text`, which begins at `from`. Columns count code points. */
place place_within(str text, place from, size_t offset);

#endif
