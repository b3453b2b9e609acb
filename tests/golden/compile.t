# A compiled table matches without YAML, and says when it is damaged.
$ epf compile rules/tier --output tier.epfc 2>&1 | sed 's/[0-9]* bytes/N bytes/'
$ printf '{"arp":30,"csrp":0.3,"rosh":"high"}\n' > p.ndjson; epf match tier.epfc p.ndjson --as-of 2026-01-01 > a; epf match rules/tier p.ndjson --as-of 2026-01-01 > b; cmp a b && cut -c1-120 a
$ head -c 5000 tier.epfc > short.epfc; epf match short.epfc p.ndjson --as-of 2026-01-01
$ cp tier.epfc bad.epfc; printf 'x' | dd of=bad.epfc bs=1 seek=9000 conv=notrunc 2>/dev/null; epf match bad.epfc p.ndjson --as-of 2026-01-01
$ printf 'no table' > no.epfc; epf match no.epfc p.ndjson --as-of 2026-01-01
$ epf match none.epfc p.ndjson --as-of 2026-01-01
$ epf test tier.epfc
