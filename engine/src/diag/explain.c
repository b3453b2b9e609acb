/* Placeholder until explain.def is written. */
#include "diag/diag.h"
