# A compiled table matches without YAML, and says when it is damaged.
$ epf compile rules/tier --output tier.epfc 2>&1 | sed 's/[0-9]* bytes/N bytes/'
tier.epfc: N bytes, sha256:...
$ printf '{"arp":30,"csrp":0.3,"rosh":"high"}\n' > p.ndjson; epf match tier.epfc p.ndjson --as-of 2026-01-01 > a; epf match rules/tier p.ndjson --as-of 2026-01-01 > b; cmp a b && cut -c1-60 a
{"schema":"epf.shortlist/1","line":1,"profile_id":null,"rule
$ head -c 5000 tier.epfc > short.epfc; epf match short.epfc p.ndjson --as-of 2026-01-01
short.epfc:1:1: error: its length is not what its header says [E1001]
  help: compile the rules again with `epf compile`
[5]
$ cp tier.epfc bad.epfc; printf 'x' | dd of=bad.epfc bs=1 seek=9000 conv=notrunc 2>/dev/null; epf match bad.epfc p.ndjson --as-of 2026-01-01
bad.epfc:1:1: error: its checksum does not fit: it was damaged [E1001]
  help: compile the rules again with `epf compile`
[5]
$ printf 'no table' > no.epfc; epf match no.epfc p.ndjson --as-of 2026-01-01
no.epfc:1:1: error: it is too short to be a table [E1001]
  help: compile the rules again with `epf compile`
[5]
$ epf match none.epfc p.ndjson --as-of 2026-01-01
epf match: `none.epfc`: there is no such file; check the path
[2]
$ epf compile tier.epfc
epf compile: `tier.epfc` is compiled already: give the rules
Try `epf compile --help`.
[2]
$ head -c 5000000 /dev/zero | cat tier.epfc - > large.bin; epf check large.bin
large.bin:1:1: error: `large.bin`: it is a compiled table, not a rule file [E0208]
  help: give the folder of the rules; verbs that match, such as `match` and `ask`, take a compiled table if it is called NAME.epfc
  more: epf explain E0208

large.bin: 1 error, 0 warnings
[3]
$ epf test tier.epfc
epf test: cases stand beside the rules: give the folder, not a compiled table
Try `epf test --help`.
[2]
