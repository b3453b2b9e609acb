/* The version of epf. */
#ifndef EPF_VERSION_H
#define EPF_VERSION_H

#define EPF_VERSION_TEXT "0.1.0"

#endif
