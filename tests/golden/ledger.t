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
{"schema":"epf.ledger-entry/1","sequence":8,"time":"TIME","kind":"choice","operation":"alteration","officer":"PSEUDONYM","subject":"PSEUDONYM","about":5,"engine":"0.1.0","ruleset":{"id":"watched","version":"1","fingerprint":"sha256:..."},"as_of":"2026-03-01","stage":"pre_sentence","options":{"unpaid-work":"ineligible, override"},"strata":{}}
{"schema":"epf.ledger-entry/1","sequence":9,"time":"TIME","kind":"outcome","operation":"alteration","officer":"PSEUDONYM","subject":"PSEUDONYM","about":5,"engine":"0.1.0","ruleset":{"id":"watched","version":"1","fingerprint":"sha256:..."},"as_of":"2026-03-01","stage":"pre_sentence","options":{"unpaid-work":"ineligible"},"strata":{}}
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
{"schema":"epf.ledger-verification/1","good":true,"entries":14,"first_bad":null,"macs_checked":true,"statistics_checked":true,"anchor_checked":true,"signed_heads":4,"erased":0,"faults":[]}
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
Lawful criteria the rule of this option reads sex, with a lawful basis: compared are those whom no such criterion bars
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
