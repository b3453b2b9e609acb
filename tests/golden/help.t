$ epf
sh: 1: epf: not found
[127]
$ epf --version
sh: 1: epf: not found
[127]
$ epf help match
sh: 1: epf: not found
[127]
$ epf cheek rules
sh: 1: epf: not found
[127]
$ epf check
sh: 1: epf: not found
[127]
$ epf explain E9999
sh: 1: epf: not found
[127]
