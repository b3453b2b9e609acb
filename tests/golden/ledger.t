# A ledger: what was computed, what was proposed and what was imposed, in a chain that shows a change.
<<< people.ndjson
{"case_reference":"CRN-0001","name":"Ann Example","ethnicity":"black","sex":"female","date_of_birth":"1990-05-01","seriousness":"medium","risk":62,"needs":["thinking"],"code":"12345","waiting":"3 weeks","office":"swansea","place_free":true,"remarks":"lives with her sister"}
{"case_reference":"CRN-0002","ethnicity":"white","sex":"male","date_of_birth":"2004-02-29","seriousness":"high","risk":85,"needs":[],"code":"98765","office":"leeds"}
{"case_reference":"CRN-0003","ethnicity":"asian","sex":"male","risk":40,"restricted_case":true,"place_free":false,"needs":{"missing":"refused"},"risk_note":1}
{"ethnicity":"mixed","sex":"female","risk":120,"code":"1"}
>>>
# No ledger, no shortlist.
$ epf match $EPF_SOURCE/tests/ledger/rules people.ndjson --as-of 2026-03-01 --ledger ledger --officer anna
epf match: ledger is no ledger: ledger/ledger.db: No such file or directory; give the folder of one, or make one first
Try `epf match --help`.
[5]
$ epf ledger init ledger --retention-days 365 --head-interval 4
The ledger is made. Its keys are in ledger/keys.
Move verifier.key away from this machine now: who holds it and may write to the ledger can rewrite it unseen. `epf ledger verify` needs it.
Keep a line of `epf ledger head` elsewhere, often: nothing else shows that a ledger was rolled back.
$ epf ledger init ledger
epf ledger init: there is something at ledger already: nothing was changed; give another place, or move it away first
Try `epf ledger init --help`.
[2]
$ ls ledger ledger/keys
ledger:
cases.db
cases.db-journal
chain.state
keys
ledger.db
statistics.db
statistics.db-journal

ledger/keys:
ledger.key
statistics.key
verifier.key
# Each shortlist is in the ledger before it is on the screen; a refused profile has none.
$ epf match $EPF_SOURCE/tests/ledger/rules people.ndjson --as-of 2026-03-01 --ledger ledger --officer anna --purpose "pre-sentence report" --format csv | cut -d, -f 1-4
line,profile_id,option,verdict
1,CRN-0001,thinking-programme,eligible
1,CRN-0001,unpaid-work,eligible
1,CRN-0001,womens-group,eligible
1,CRN-0001,resettlement,not_applicable
2,CRN-0002,unpaid-work,ineligible
2,CRN-0002,womens-group,ineligible
2,CRN-0002,thinking-programme,excluded
2,CRN-0002,resettlement,not_applicable
3,,,
4,,thinking-programme,error
4,,unpaid-work,error
4,,womens-group,error
4,,resettlement,not_applicable
people.ndjson:3:145: error: this key names no field; correct or remove it, or ignore unknown fields [E0902]
people.ndjson:4:44: warning: `risk`: the value is outside the field's range, 0 to 99; it counts as unknown [W0907]
$ epf match $EPF_SOURCE/tests/ledger/rules people.ndjson --as-of 2026-03-01 --ledger ledger --officer anna --format json >/dev/null 2>&1
[4]
$ epf ledger stats ledger
entries                 6
shortlist               6   collection
choice                  0   alteration
outcome                 0   alteration
consultation            0   consultation
disclosure              0   disclosure
combination             0   combination
erasure                 0   erasure
kept for              365 days
# The officer's choice. What goes against a verdict is the officer's to decide; the reason is asked for.
$ epf record ledger CRN-0001 --choose thinking-programme --choose unpaid-work --level community --officer anna
Entry 7: the choice about shortlist 4
  thinking-programme: computed eligible
  unpaid-work: computed eligible
  level: as computed
$ epf record ledger CRN-0002 --choose unpaid-work --officer anna
epf record: a chosen option goes against its verdict, which is for you to decide; give the reason by --override: professional_judgement, facts_not_in_profile, profile_wrong, court_indication, person_declined, not_available_locally, victim_safety, rule_in_doubt, other
Try `epf record --help`.
[2]
$ epf record ledger CRN-0002 --choose unpaid-work --level community --override professional_judgement --text "He has kept a job since." --officer anna
Entry 8: the choice about shortlist 5, an override
  unpaid-work: computed ineligible, chosen against it
  level: below what was computed
$ epf record ledger CRN-0002 --choose unpaid-work --outcome --level community
Entry 9: the outcome about shortlist 5
  unpaid-work: computed ineligible
  level: below what was computed
$ epf record ledger CRN-0001 --none --outcome --format json
{"schema":"epf.ledger-record/1","sequence":10,"about":4,"kind":"outcome","override":false,"level":"unknown","options":[]}
# What can go wrong with it.
$ epf record ledger CRN-0009 --choose unpaid-work
epf record: the ledger has no shortlist of this person; match the profile with --ledger first
Try `epf record --help`.
[2]
$ epf record ledger CRN-0001 --choose unpaid-wrok
epf record: the shortlist has no option `unpaid-wrok`; did you mean `unpaid-work`?
Try `epf record --help`.
[2]
$ epf record ledger CRN-0001 --choose unpaid-work --level severe
epf record: there is no level `severe`; there are `fine`, `community`, `custody`
Try `epf record --help`.
[2]
$ epf record ledger CRN-0001 --choose unpaid-work --override because
epf record: there is no override reason `because`; there are professional_judgement, facts_not_in_profile, profile_wrong, court_indication, person_declined, not_available_locally, victim_safety, rule_in_doubt, other
Try `epf record --help`.
[2]
$ epf record ledger CRN-0001 --choose unpaid-work --stage pre_release
epf record: the ledger has no shortlist of this person at this stage; match the profile with --ledger first
Try `epf record --help`.
[2]
$ epf record ledger CRN-0001
epf record: say what is chosen by --choose OPTION, or that nothing is by --none
Try `epf record --help`.
[2]
$ epf record ledger --choose unpaid-work
epf record: say whose shortlist by its identifier, or by --sequence
Try `epf record --help`.
[2]
$ epf record ledger --sequence 99 --choose unpaid-work
epf record: the ledger has no entry 99
Try `epf record --help`.
[2]
$ epf record ledger --sequence 9 --choose unpaid-work
epf record: entry 9 is no shortlist but of kind outcome
Try `epf record --help`.
[2]
# Nothing of a person stands in clear in any of its files.
$ cat ledger/*.db* ledger/chain.state | grep -c -a -e CRN-000 -e Ann -e sister -e 1990-05 -e "kept a job" -e anna
0
[1]
# An entry for who looks in from outside: pseudonyms, verdicts, strata.
$ epf ledger export ledger --subject CRN-0002 --purpose "inspection" | sed 's/"[0-9a-f]\{32\}"/"PSEUDONYM"/g; s/"time":"[^"]*"/"time":"TIME"/'
{"schema":"epf.ledger-entry/1","sequence":2,"time":"TIME","kind":"shortlist","operation":"collection","officer":"PSEUDONYM","subject":"PSEUDONYM","engine":"0.1.0","ruleset":{"id":"watched","version":"1","fingerprint":"sha256:..."},"as_of":"2026-03-01","stage":"pre_sentence","verdicts":{"resettlement":"not_applicable","thinking-programme":"excluded","unpaid-work":"ineligible","womens-group":"ineligible"},"strata":{"seriousness":"high","risk_band":"high","office":"leeds","level":"custody"},"purpose":"pre-sentence report"}
{"schema":"epf.ledger-entry/1","sequence":5,"time":"TIME","kind":"shortlist","operation":"collection","officer":"PSEUDONYM","subject":"PSEUDONYM","engine":"0.1.0","ruleset":{"id":"watched","version":"1","fingerprint":"sha256:..."},"as_of":"2026-03-01","stage":"pre_sentence","verdicts":{"resettlement":"not_applicable","thinking-programme":"excluded","unpaid-work":"ineligible","womens-group":"ineligible"},"strata":{"seriousness":"high","risk_band":"high","office":"leeds","level":"custody"}}
{"schema":"epf.ledger-entry/1","sequence":8,"time":"TIME","kind":"choice","operation":"alteration","officer":"PSEUDONYM","subject":"PSEUDONYM","about":5,"engine":"0.1.0","ruleset":{"id":"watched","version":"1","fingerprint":"sha256:..."},"as_of":"2026-03-01","stage":"pre_sentence","options":{"unpaid-work":"ineligible, override"},"level":"community","beside_computed":"down","override":"professional_judgement"}
{"schema":"epf.ledger-entry/1","sequence":9,"time":"TIME","kind":"outcome","operation":"alteration","officer":"PSEUDONYM","subject":"PSEUDONYM","about":5,"engine":"0.1.0","ruleset":{"id":"watched","version":"1","fingerprint":"sha256:..."},"as_of":"2026-03-01","stage":"pre_sentence","options":{"unpaid-work":"ineligible"},"level":"community","beside_computed":"down"}
{"schema":"epf.ledger-entry/1","sequence":11,"time":"TIME","kind":"disclosure","operation":"disclosure","officer":"PSEUDONYM","subject":"PSEUDONYM","engine":"0.1.0","purpose":"inspection"}
# Worked out again, with the same rules; then with others.
$ epf ledger replay ledger $EPF_SOURCE/tests/ledger/rules --sequence 1
Entry 1: the same verdicts and reasons come out again.
$ epf ledger replay ledger $EPF_SOURCE/tests/ledger/rules --sequence 6
Entry 6: the same verdicts and reasons come out again.
$ epf ledger replay ledger $EPF_SOURCE/rules/pni --sequence 1 | sed 's/version .*/version .../'
Entry 1: it was made with other rules: watched version ...
$ epf ledger replay ledger $EPF_SOURCE/tests/ledger/rules --sequence 7
epf ledger replay: entry 7 is no shortlist but of kind choice; only a shortlist is worked out again
Try `epf ledger replay --help`.
[2]
# Proof, with a line that was kept elsewhere.
$ epf ledger head ledger >kept
$ cut -d' ' -f 1,2 kept
epf-head/1 size=14
$ epf ledger verify ledger --anchor kept
The ledger is whole: 14 entries, 4 signed heads.
$ epf ledger verify ledger --anchor kept --format json
{"schema":"epf.ledger-verification/1","good":true,"entries":14,"first_bad":null,"macs_checked":true,"contents_checked":true,"statistics_checked":true,"anchor_checked":true,"signed_heads":4,"erased":0,"faults":[]}
# Erasure: unreadable, and the chain still verifies.
$ epf ledger erase ledger CRN-0001 --officer anna --purpose "request of the person"
1 case erased: what the ledger held of it enciphered can no longer be read. The chain still verifies, and says that it was erased.
$ epf ledger erase ledger CRN-0001
epf ledger erase: the ledger has no case of this identifier, or it was erased before
Try `epf ledger erase --help`.
[2]
$ epf ledger replay ledger $EPF_SOURCE/tests/ledger/rules --sequence 1
Entry 1: erased. Its case's key was destroyed, and the chain says when.
$ epf ledger verify ledger --anchor kept
The ledger is whole: 16 entries, 5 signed heads; the contents of 2 were erased, as it says itself.
$ epf ledger sweep ledger
Nothing is past the ledger's retention; nothing was erased.
# A word changed in the middle of it is found.
$ cp -r ledger forged; sqlite3 forged/ledger.db "DROP TRIGGER IF EXISTS entries_update; PRAGMA writable_schema=1; DELETE FROM sqlite_master WHERE type='trigger'" ; sqlite3 forged/ledger.db "UPDATE entries SET marks=x'00000000' WHERE seq=2"
$ epf ledger verify forged --anchor kept
ledger.db: `bodies_DELETE` is gone: the tables are not those that the ledger was made with
entry 2: its bytes are not those that the chain was made of: it was changed, or put here from elsewhere
THE LEDGER IS NOT WHAT WAS WRITTEN: 16 entries; the first bad one is 2; the contents of 2 were erased, as it says itself.
[5]
# Without verifier.key the chain's macs cannot be looked at, and it says so.
$ mv ledger/keys/verifier.key away
$ epf ledger verify ledger
The ledger is whole: 16 entries, 5 signed heads; the contents of 2 were erased, as it says itself.
Not looked at: the chain's macs. Give verifier.key by --verifier.
Not looked at: whether this is the whole of it. Only an anchor, a line of `epf ledger head` that was kept elsewhere, shows a roll back.
$ epf ledger verify ledger --verifier away
The ledger is whole: 16 entries, 5 signed heads; the contents of 2 were erased, as it says itself.
Not looked at: whether this is the whole of it. Only an anchor, a line of `epf ledger head` that was kept elsewhere, shows a roll back.
# Statistics from it: these are too few to tell anything.
$ epf bias report ledger --option unpaid-work --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Source       ledger
Measure      shortlisted
Option       unpaid-work
Groups       ethnicity
Strata       seriousness,risk_band
Reference    mixed
Left out     fewer than 10 whose group is not known

Group                 n   selected   rate % (interval)
mixed            hidden
white            hidden

Mind: the reference group is hidden, so nothing can be compared with it; name a larger one by --reference, or join groups
Mind: 2 groups are hidden: a cell would be below 10, or could be worked out; the totals are hidden as well

A difference is not by itself discrimination, and no difference is no proof of its absence. Intervals: 95 %. Hidden: cells below 10.
$ epf bias report ledger --option womens-group --group ethnicity,sex --strata none --min-count 0 --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Source       ledger
Measure      shortlisted
Option       womens-group
Lawful criteria the rules read sex, with a lawful basis: compared are those whom no such criterion bars
Groups       ethnicity,sex
Reference    mixed,female
Total        0 of 2, 0.0 %
Left out     1 whose group is not known
Left out     1 whom a lawful criterion bars (compared are those who could qualify)

Group                 n   selected   rate % (interval)
mixed,female          2          0   0.0 (0.0 to 65.8)   reference

Mind: mixed,female: fewer than 50 people; a rate on so few says little (the bound is this project's own choice)

A difference is not by itself discrimination, and no difference is no proof of its absence. Intervals: 95 %. Hidden: cells below 0.
$ epf bias report ledger --measure overridden --min-count 0 --format csv | cut -d, -f 2,5-7
group,n,selected,rate
white,1,1,1
$ epf bias report ledger --option unpaid-wrok
epf bias report: no rules in the ledger have an option `unpaid-wrok`
Try `epf bias report --help`.
[2]
$ epf bias report ledger --kind food
epf bias report: no rules in the ledger have an option of kind `food`
Try `epf bias report --help`.
[2]
$ epf bias report ledger --stage later
epf bias report: no rules in the ledger have a stage `later`
Try `epf bias report --help`.
[2]
$ epf bias report ledger --group height
epf bias report: the ledger keeps no `height`, which --group names; it keeps `ethnicity`, `sex`, `age_band`, `seriousness`, `risk_band`, `office`, `level`
Try `epf bias report --help`.
[2]
$ epf bias report ledger --from 2026-02-30
epf bias report: --from is a day, YYYY-MM-DD
Try `epf bias report --help`.
[2]
$ epf bias report ledger --from 2026-03-01 --to 2026-03-01
epf bias report: the window is empty: --to is the first day that is no part of it, and lies behind --from
Try `epf bias report --help`.
[2]
$ epf bias report nowhere
epf bias report: nowhere is no ledger: nowhere/ledger.db: No such file or directory; give the folder of one, or make one first
Try `epf bias report --help`.
[2]
# Whom a lawful criterion bars, however the rule is written: compared are those who could qualify, here women.
<<< lawful.yaml
ruleset: lawful
version: "1"
monitoring: {groups: [sex, band]}
fields:
  sex: {type: enum, values: [female, male], role: protected}
  band: {type: enum, values: [young, old]}
  age: {type: integer, min: 0, max: 120, role: protected}
  code: {type: text, coded: true}
  day: {type: date}
options:
  plain: {title: A, kind: k, source: {title: S, status: sourced}, eligible: {sex: female, lawful_basis: L}, excluded: {code: {matches: "^9"}}}
  through: {title: B, kind: k, source: {title: S, status: sourced}, eligible: {option: plain}}
  last: {title: C, kind: k, source: {title: S, status: sourced}, excluded: {any: [{code: {matches: "^9"}}, {sex: male, lawful_basis: L}]}}
  first: {title: D, kind: k, source: {title: S, status: sourced}, excluded: {any: [{sex: male, lawful_basis: L}, {code: {matches: "^9"}}]}}
  either: {title: E, kind: k, source: {title: S, status: sourced}, eligible: {any: [{sex: female, lawful_basis: L}, {age: {below: 25}, lawful_basis: L}]}}
  joined: {title: F, kind: k, source: {title: S, status: sourced}, eligible: {any: [{sex: female, lawful_basis: L}, {code: {matches: "^5"}}]}}
  dated: {title: G, kind: k, source: {title: S, status: sourced}, in_force: {day: {from: 2020-01-01}}, eligible: {sex: female, lawful_basis: L}}
>>>
$ epf check lawful.yaml
lawful.yaml: 0 errors, 0 warnings
$ awk 'BEGIN { for (i = 0; i < 200; i++) printf "{\"sex\":\"%s\",\"band\":\"%s\",\"age\":%d,\"code\":\"%d\",\"day\":\"%d-01-01\"}\n", i % 2 ? "female" : "male", i % 4 < 2 ? "young" : "old", i % 4 < 2 ? 20 : 40, (i % 8 < 4 ? 1 : i % 8 < 6 ? 5 : 9), 2019 + i % 3 }' >both.ndjson
$ epf ledger init lawful && epf match lawful.yaml both.ndjson --as-of 2026-03-01 --ledger lawful --officer anna --format ndjson | wc -l
The ledger is made. Its keys are in lawful/keys.
Move verifier.key away from this machine now: who holds it and may write to the ledger can rewrite it unseen. `epf ledger verify` needs it.
Keep a line of `epf ledger head` elsewhere, often: nothing else shows that a ledger was rolled back.
200
$ for o in plain through last first either joined dated; do epf bias report lawful --option $o --group sex --min-count 0 --format json --strata none | sed "s/.*\"total\":{\"n\":\([0-9]*\),\"selected\":\([0-9]*\).*lawfully_barred\":\([0-9]*\).*/$o: \2 of \1, \3 barred/"; done
plain: 75 of 100, 100 barred
through: 75 of 100, 100 barred
last: 75 of 100, 100 barred
first: 75 of 100, 100 barred
either: 150 of 150, 50 barred
joined: 125 of 200, 0 barred
dated: 67 of 67, 66 barred
# Where officers go another way, by group and by office.
$ awk 'BEGIN { split("white black asian", e); split("swansea leeds", f); split("low medium", s); for (i = 1; i <= 120; i++) printf "{\"case_reference\":\"P%d\",\"ethnicity\":\"%s\",\"sex\":\"male\",\"date_of_birth\":\"1990-05-01\",\"seriousness\":\"%s\",\"risk\":%d,\"needs\":[\"thinking\"],\"code\":\"1\",\"office\":\"%s\",\"place_free\":true}\n", i, e[i % 3 + 1], s[int(i / 3) % 2 + 1], i % 75, f[i % 2 + 1] }' >many.ndjson
$ epf ledger init busy >/dev/null && epf match $EPF_SOURCE/tests/ledger/rules many.ndjson --as-of 2026-03-01 --ledger busy --officer anna --format ndjson | wc -l
120
$ i=1; while [ $i -le 120 ]; do if [ $((i % 4)) -eq 0 ]; then l="--level custody --override professional_judgement"; elif [ $((i / 3 % 2)) -eq 0 ]; then l="--level fine"; elif [ $((i % 5)) -lt 2 ]; then l="--level fine --override court_indication"; else l="--level community"; fi; epf record busy P$i --choose unpaid-work $l --officer anna >/dev/null || echo $i; i=$((i + 1)); done
$ epf bias overrides busy --min-count 1 --format text
INTERNAL VIEW, not for publication.

Where officers went another way than what was computed: up and down are of the level of sentence, net is up less down.

By ethnicity
                          choices overridden   rate % (interval)      up   down   net, points (interval)
asian                          40         18   45.0 (30.7 to 60.2)     10      8   5.0 (-15.7 to 25.7)
black                          40         14   35.0 (22.1 to 50.5)     10      4   15.0 (-2.7 to 32.7)
white                          40         18   45.0 (30.7 to 60.2)     10      8   5.0 (-15.7 to 25.7)

By office
                          choices overridden   rate % (interval)      up   down   net, points (interval)
leeds                          60         16   26.7 (17.1 to 39.0) hidden
swansea                        60         34   56.7 (44.1 to 68.4) hidden

Reasons
professional_judgement         30
court_indication               20

Agreement
the level proposed is the one computed       58.3 (49.4 to 66.8) % of 120
the options imposed are those proposed       hidden
the level imposed is the one proposed        hidden

An override is the officer's to make, and is no fault. Hidden: cells below 1.
$ epf bias overrides busy --format json
{"schema":"epf.bias-overrides/1","source":"ledger","internal":true,"level":0.95,"min_count":10,"groups":{"by":"ethnicity","missing":0,"rows":[{"name":"asian","n":40,"overridden":18,"up":null,"down":null,"rate":0.45,"rate_ci":[0.307053078109,0.601709082011],"net":null,"net_ci":null,"suppressed":false},{"name":"black","n":40,"overridden":14,"up":null,"down":null,"rate":0.35,"rate_ci":[0.221345288732,0.504941191627],"net":null,"net_ci":null,"suppressed":false},{"name":"white","n":40,"overridden":18,"up":null,"down":null,"rate":0.45,"rate_ci":[0.307053078109,0.601709082011],"net":null,"net_ci":null,"suppressed":false}]},"offices":{"by":"office","missing":0,"rows":[{"name":"leeds","n":60,"overridden":16,"up":null,"down":null,"rate":0.266666666667,"rate_ci":[0.171326400033,0.390087130967],"net":null,"net_ci":null,"suppressed":false},{"name":"swansea","n":60,"overridden":34,"up":null,"down":null,"rate":0.566666666667,"rate_ci":[0.441034387761,0.684276031953],"net":null,"net_ci":null,"suppressed":false}]},"reasons":[{"reason":"professional_judgement","count":30,"suppressed":false},{"reason":"court_indication","count":20,"suppressed":false}],"agreement":{"level_proposed_as_computed":{"n":120,"same":70,"rate":0.583333333333,"rate_ci":[0.493880327002,0.667616478595],"suppressed":false},"package_imposed_as_proposed":{"n":null,"same":null,"rate":null,"rate_ci":null,"suppressed":true},"level_imposed_as_proposed":{"n":null,"same":null,"rate":null,"rate_ci":null,"suppressed":true}}}
$ epf bias overrides busy --format csv --min-count 1
by,name,suppressed,n,overridden,up,down,rate,rate_low,rate_high,net,net_low,net_high
ethnicity,asian,false,40,18,10,8,0.45,0.307053078109,0.601709082011,0.05,-0.157307309462,0.257307309462
ethnicity,black,false,40,14,10,4,0.35,0.221345288732,0.504941191627,0.15,-0.0273469596425,0.327346959642
ethnicity,white,false,40,18,10,8,0.45,0.307053078109,0.601709082011,0.05,-0.157307309462,0.257307309462
office,leeds,false,60,16,,,0.266666666667,0.171326400033,0.390087130967,,,
office,swansea,false,60,34,,,0.566666666667,0.441034387761,0.684276031953,,,
$ epf bias overrides busy --format html
epf bias overrides: `--format` is one of text|json|csv
Try `epf bias overrides --help`.
[2]
