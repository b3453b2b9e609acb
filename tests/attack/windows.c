#include <stddef.h>
#include "attack.h"
void windows(void **state) { (void)state; }
