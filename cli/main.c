#include "cli.h"

int main(int argc, char **argv) { return epf_main(argc, argv, stdin, stdout, stderr); }
