$ epf
$ epf --version
$ epf help match
$ epf cheek rules
$ epf check
$ epf explain E9999
