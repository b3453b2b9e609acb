# Lengths of custody as a person says them: years and months, weeks, weeks and days.
<<< rules.yaml
ruleset: sentences
version: "1"
fields:
  term: {type: sentence, label: Term}
  plea: {type: enum, values: [early, late]}
derived:
  left: {label: After the plea, reduce: term, by: plea, shares: {early: 1/3, late: 1/10}}
>>>
<<< p.ndjson
{"term": "1 year", "plea": "late"}
{"term": "1 year", "plea": "early"}
{"term": "21 weeks", "plea": "early"}
{"term": "22 days", "plea": "early"}
{"term": "15 days", "plea": "late"}
{"term": "17 days", "plea": "late"}
{"term": "community order high", "plea": "late"}
>>>
$ epf match rules.yaml p.ndjson --as-of 2026-06-01 --format text | grep 'After the plea'
      After the plea                                46 weeks 6 days
      After the plea                                8 months
      After the plea                                14 weeks
      After the plea                                2 weeks
      After the plea                                13 days
      After the plea                                2 weeks 1 day
      After the plea                                community order high
$ epf match rules.yaml p.ndjson --as-of 2026-06-01 --format text --language cy | grep -A1 'After the plea' | head -2
      After the plea
        46 o wythnosau 6 o ddiwrnodau
$ epf match rules.yaml p.ndjson --as-of 2026-06-01 --format ndjson | grep -o '"left":{[^}]*}'
"left":{"state":"known","value":"328 days"}
"left":{"state":"known","value":"8 months"}
"left":{"state":"known","value":"14 weeks"}
"left":{"state":"known","value":"2 weeks"}
"left":{"state":"known","value":"13 days"}
"left":{"state":"known","value":"15 days"}
"left":{"state":"known","value":"community order high"}
