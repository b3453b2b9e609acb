/* Plain profiles, bound as they are read: every key is a field's, once, every value a scalar that the field can have. That is
 * nearly all of them. Whatever else one has, it is bound the long way (bind.c), which alone says what is wrong; both ways
 * leave the same record. */
#ifndef EPF_BIND_PLAIN_H
#define EPF_BIND_PLAIN_H

#include "bind/json_reader.h"
#include "match/record.h"

typedef struct plain_binder plain_binder;

/* For profiles of `t`, which must outlive it. NULL: no memory. */
plain_binder *plain_binder_new(const table *t);
void plain_binder_free(plain_binder *p);
/* Binds the object that `text` is, with zero bytes behind it (JSON_PADDING), into an empty record. False: it is not plain; the
 * record holds some of it. Allocates nothing once warm. */
bool plain_bind(plain_binder *p, json_reader *reader, const char *text, size_t len, record *r);

#endif
