# Two rule sets: for whom options come out differently, and the proof that for everybody else nothing changes.
<<< old.yaml
ruleset: courses
version: "1"
title: Courses
fields:
  date_of_birth: {type: date, min: 1900-01-01, max: 2015-12-31, role: protected, label: Date of birth}
  ogrs3: {type: decimal, places: 2, min: 0, max: 100, label: OGRS3}
  sex: {type: enum, values: [female, male], role: protected, label: Sex}
  region: {type: enum, values: [north, south, wales], label: Region}
  needs: {type: set, values: [alcohol, thinking], label: Needs}
  code: {type: text, coded: true, label: Offence code}
derived:
  age: {years_between: [date_of_birth, as_of], label: Age}
options:
  thinking:
    title: Thinking
    kind: programme
    source: {title: Manual, status: sourced}
    eligible:
      all:
        - age: {at_least: 18}
          lawful_basis: The manual is for adults
        - ogrs3: {at_least: 50}
        - needs: {includes: thinking}
  alcohol:
    title: Alcohol
    kind: programme
    source: {title: Manual, status: sourced}
    eligible: {all: [{needs: {includes: alcohol}}, {ogrs3: {below: 75}}]}
    excluded: {option: thinking}
  same: {title: Same, kind: programme, source: {title: Manual, status: sourced}, eligible: {all: [{region: north}, {ogrs3: {at_least: 10}}]}}
  old-name: {title: Old, kind: programme, source: {title: Manual, status: sourced}, eligible: {region: wales}}
  gone: {title: Gone, kind: programme, source: {title: Manual, status: sourced}, eligible: {region: south}}
  coded: {title: Coded, kind: programme, source: {title: Manual, status: sourced}, eligible: {code: {matches: '045..'}}}
>>>
<<< new.yaml
ruleset: courses
version: "2"
title: Courses
fields:
  date_of_birth: {type: date, min: 1900-01-01, max: 2015-12-31, role: protected, label: Date of birth}
  ogrs3: {type: decimal, places: 2, min: 0, max: 100, label: OGRS3}
  sex: {type: enum, values: [female, male], role: protected, label: Sex}
  region: {type: enum, values: [north, south, wales], label: Region}
  needs: {type: set, values: [alcohol, thinking], label: Needs}
  code: {type: text, coded: true, label: Offence code}
derived:
  age: {years_between: [date_of_birth, as_of], label: Age}
options:
  thinking:
    title: Thinking
    kind: programme
    source: {title: Manual, status: sourced}
    eligible:
      all:
        - needs: {includes: thinking}
        - any:
            - all:
                - age: {at_least: 18, below: 21}
                  lawful_basis: The manual of 2026 is for young adults as well
                - ogrs3: {at_least: 25}
            - all:
                - age: {at_least: 21}
                  lawful_basis: The manual is for adults
                - ogrs3: {at_least: 50}
  alcohol:
    title: Alcohol
    kind: programme
    rank: 1
    source: {title: Manual, status: sourced}
    eligible: {all: [{needs: {includes: alcohol}}, {ogrs3: {below: 75}}]}
    excluded: {option: thinking}
  same: {title: Same, kind: programme, source: {title: Manual, status: sourced}, eligible: {all: [{ogrs3: {at_least: 10}}, {region: north}]}}
  new-name: {title: New, kind: programme, source: {title: Manual, status: sourced}, eligible: {region: wales}}
  more: {title: More, kind: programme, source: {title: Manual, status: sourced}, eligible: {region: {in: [south, wales]}}}
  coded: {title: Coded, kind: programme, source: {title: Manual, status: sourced}, eligible: {code: {matches: '045.1'}}}
>>>
$ epf diff old.yaml new.yaml --as-of 2026-03-01
courses 1 (sha256:62751e9dbcfc)
  -> courses 2 (sha256:b221fb8914a7)
as of 2026-03-01

alcohol: changed
  for everybody
    where it asks for thinking (new.yaml:36:16), and that comes out otherwise
    eligible becomes excluded, among others: what becomes of it hangs on its other conditions, which are the same
    such as  {"date_of_birth":"2005-03-02","ogrs3":25,"needs":["alcohol","thinking"]}
  for everybody else: PROVED the same
coded: changed
  for code not matching 045.., code matching 045.1
    before  not met: code matches 045.. (old.yaml:33:95)
    after   met: code matches 045.1 (new.yaml:40:95)
    UNDECIDED whether anybody is judged otherwise: it hangs on a text, and none is known that fits the patterns
  for code matching 045.., code not matching 045.1
    before  met: code matches 045.. (old.yaml:33:95)
    after   not met: code matches 045.1 (new.yaml:40:95)
    eligible becomes ineligible, among others: what becomes of it hangs on its other conditions, which are the same
    such as  {"code":"045.."}
  for everybody else: PROVED the same
gone: removed
new-name: renamed, was old-name, and says the same
thinking: changed
  for date_of_birth from 2005-03-02 to 2008-03-01 (age 18 to 20), ogrs3 from 25 to 49.99
    before  not met: ogrs3 at least 50 (old.yaml:22:11)
    after   nothing is asked in its place
    ineligible becomes eligible, among others: what becomes of it hangs on its other conditions, which are the same
    such as  {"date_of_birth":"2005-03-02","ogrs3":25,"needs":["thinking"]}
  for date_of_birth missing, ogrs3 from 25 to 49.99, needs with thinking
    ineligible becomes needs_information
    such as  {"ogrs3":25,"needs":["thinking"]}
  for date_of_birth missing, ogrs3 from 25 to 49.99, needs missing
    ineligible becomes needs_information
    such as  {"ogrs3":25}
  for everybody else: PROVED the same
more: added

2 options PROVED the same for everybody, 3 changed, 0 undecided, 1 added, 1 removed, 1 renamed
[1]
$ epf diff old.yaml old.yaml --as-of 2026-03-01
courses 1 (sha256:62751e9dbcfc)
  -> courses 1 (sha256:62751e9dbcfc)
as of 2026-03-01

6 options PROVED the same for everybody, 0 changed, 0 undecided, 0 added, 0 removed, 0 renamed
$ epf diff old.yaml new.yaml --as-of 2026-03-01 --format json
{"schema":"epf.diff/1","before":{"id":"courses","version":"1","fingerprint":"sha256:..."},"after":{"id":"courses","version":"2","fingerprint":"sha256:..."},"as_of":"2026-03-01","options":[{"option":"alcohol","is":"changed","regions":[{"where":{},"conditions":[{"before":"suitable thinking (old.yaml:29:16)","after":"suitable thinking (new.yaml:36:16)","follows":["thinking"]}],"found":"PROVED","before":"eligible","after":"excluded","witness":{"date_of_birth":"2005-03-02","ogrs3":25,"needs":["alcohol","thinking"]}}],"elsewhere":"PROVED","looks":1},{"option":"coded","is":"changed","regions":[{"where":{"code 045..":false,"code 045.1":true},"conditions":[{"before":"code matches 045.. (old.yaml:33:95)","was":"not met","after":"code matches 045.1 (new.yaml:40:95)","is":"met","follows":[]}],"found":"UNDECIDED"},{"where":{"code 045..":true,"code 045.1":false},"conditions":[{"before":"code matches 045.. (old.yaml:33:95)","was":"met","after":"code matches 045.1 (new.yaml:40:95)","is":"not met","follows":[]}],"found":"PROVED","before":"eligible","after":"ineligible","witness":{"code":"045.."}}],"elsewhere":"PROVED","looks":9},{"option":"gone","is":"removed"},{"option":"new-name","is":"renamed","was":"old-name"},{"option":"thinking","is":"changed","regions":[{"where":{"date_of_birth":{"missing":false,"answers":[{"from":"2005-03-02","to":"2008-03-01"}]},"ogrs3":{"missing":false,"answers":[{"from":25,"to":49.99}]}},"conditions":[{"before":"ogrs3 at least 50 (old.yaml:22:11)","was":"not met","after":null,"is":"met","follows":[]}],"found":"PROVED","before":"ineligible","after":"eligible","witness":{"date_of_birth":"2005-03-02","ogrs3":25,"needs":["thinking"]}},{"where":{"date_of_birth":{"missing":true,"answers":[]},"ogrs3":{"missing":false,"answers":[{"from":25,"to":49.99}]},"needs thinking":true},"conditions":[],"found":"PROVED","before":"ineligible","after":"needs_information","witness":{"ogrs3":25,"needs":["thinking"]}},{"where":{"date_of_birth":{"missing":true,"answers":[]},"ogrs3":{"missing":false,"answers":[{"from":25,"to":49.99}]},"needs":{"missing":true,"answers":[]}},"conditions":[],"found":"PROVED","before":"ineligible","after":"needs_information","witness":{"ogrs3":25}}],"elsewhere":"PROVED","looks":249},{"option":"more","is":"added"}],"beside":[],"values":[],"order":[],"counts":{"same":2,"changed":3,"undecided":0,"added":1,"removed":1,"renamed":1,"values":0,"order":0,"partly":0,"beside":0}}
[1]
$ epf diff old.yaml new.yaml --as-of 2026-03-01 --budget 3
courses 1 (sha256:62751e9dbcfc)
  -> courses 2 (sha256:b221fb8914a7)
as of 2026-03-01

alcohol: perhaps changed
  for everybody
    where it asks for thinking (new.yaml:36:16), and that comes out otherwise
    UNDECIDED whether anybody is judged otherwise: 3 looks were not enough; --budget allows more
  for everybody else: PROVED the same
coded: perhaps changed
  for everybody: UNDECIDED, 3 looks were not enough; --budget allows more
gone: removed
new-name: renamed, was old-name, and says the same
thinking: perhaps changed
  for everybody: UNDECIDED, 3 looks were not enough; --budget allows more
more: added

2 options PROVED the same for everybody, 0 changed, 3 undecided, 1 added, 1 removed, 1 renamed
[1]
$ epf diff old.yaml new.yaml --as-of soon
epf diff: the evaluation date is no date; expected YYYY-MM-DD
Try `epf diff --help`.
[2]
$ epf diff old.yaml nowhere.yaml
nowhere.yaml:1:1: error: `nowhere.yaml`: there is no such file [E0101]
  help: check the path and its permissions
  more: epf explain E0101

[2]
# What was found as cases: beside the rules, they pass.
$ epf diff old.yaml new.yaml --as-of 2026-03-01 --emit-tests found.yaml -o diff.txt
[1]
$ cat found.yaml
cases:
  - case: "thinking, ineligible becomes eligible (1)"
    profile: {"date_of_birth":"2005-03-02","ogrs3":25,"needs":["thinking"]}
    as_of: 2026-03-01
    expect: {thinking: eligible}
  - case: "thinking, ineligible becomes needs_information (2)"
    profile: {"ogrs3":25,"needs":["thinking"]}
    as_of: 2026-03-01
    expect: {thinking: needs_information}
  - case: "thinking, ineligible becomes needs_information (3)"
    profile: {"ogrs3":25}
    as_of: 2026-03-01
    expect: {thinking: needs_information}
  - case: "alcohol, eligible becomes excluded (4)"
    profile: {"date_of_birth":"2005-03-02","ogrs3":25,"needs":["alcohol","thinking"]}
    as_of: 2026-03-01
    expect: {alcohol: excluded}
  - case: "coded, eligible becomes ineligible (5)"
    profile: {"code":"045.."}
    as_of: 2026-03-01
    expect: {coded: ineligible}
$ cat new.yaml found.yaml > tested.yaml
$ epf test tested.yaml
5 passed, 0 failed
$ epf test tested.yaml --tap
TAP version 14
1..5
ok 1 - thinking, ineligible becomes eligible (1)
ok 2 - thinking, ineligible becomes needs_information (2)
ok 3 - thinking, ineligible becomes needs_information (3)
ok 4 - alcohol, eligible becomes excluded (4)
ok 5 - coded, eligible becomes ineligible (5)
# How many of a caseload each region touches, and of which groups; what is small is hidden. Who is judged otherwise outside of the regions is told.
<<< people.csv
ogrs3,needs,date_of_birth
26,thinking,2005-03-02
30,thinking,1990-03-02
30,thinking;alcohol,1990-03-02
30,none,1990-03-02
26,thinking,1980-01-01
80,thinking,1980-01-01
x,none,1990-03-02
>>>
$ epf diff old.yaml new.yaml --as-of 2026-03-01 --cohort people.csv --min-count 1
courses 1 (sha256:62751e9dbcfc)
  -> courses 2 (sha256:b221fb8914a7)
as of 2026-03-01

alcohol: changed
  for everybody
    where it asks for thinking (new.yaml:36:16), and that comes out otherwise
    eligible becomes excluded, among others: what becomes of it hangs on its other conditions, which are the same
    such as  {"date_of_birth":"2005-03-02","ogrs3":25,"needs":["alcohol","thinking"]}
    1 of 6 in the cohort is judged otherwise
  for everybody else: PROVED the same
coded: changed
  for code not matching 045.., code matching 045.1
    before  not met: code matches 045.. (old.yaml:33:95)
    after   met: code matches 045.1 (new.yaml:40:95)
    UNDECIDED whether anybody is judged otherwise: it hangs on a text, and none is known that fits the patterns
    0 of 6 in the cohort are judged otherwise
  for code matching 045.., code not matching 045.1
    before  met: code matches 045.. (old.yaml:33:95)
    after   not met: code matches 045.1 (new.yaml:40:95)
    eligible becomes ineligible, among others: what becomes of it hangs on its other conditions, which are the same
    such as  {"code":"045.."}
    0 of 6 in the cohort are judged otherwise
  for everybody else: PROVED the same
gone: removed
new-name: renamed, was old-name, and says the same
thinking: changed
  for date_of_birth from 2005-03-02 to 2008-03-01 (age 18 to 20), ogrs3 from 25 to 49.99
    before  not met: ogrs3 at least 50 (old.yaml:22:11)
    after   nothing is asked in its place
    ineligible becomes eligible, among others: what becomes of it hangs on its other conditions, which are the same
    such as  {"date_of_birth":"2005-03-02","ogrs3":25,"needs":["thinking"]}
    1 of 6 in the cohort is judged otherwise
  for date_of_birth missing, ogrs3 from 25 to 49.99, needs with thinking
    ineligible becomes needs_information
    such as  {"ogrs3":25,"needs":["thinking"]}
    0 of 6 in the cohort are judged otherwise
  for date_of_birth missing, ogrs3 from 25 to 49.99, needs missing
    ineligible becomes needs_information
    such as  {"ogrs3":25}
    0 of 6 in the cohort are judged otherwise
  for everybody else: PROVED the same
more: added

1 of 6 in the cohort is judged otherwise, of some option that both rule sets have: for internal use, not for publication
Who could have the options that only one of the two has is not counted here: `epf simulate` counts it of each
1 profile could not be matched and is left out
2 options PROVED the same for everybody, 3 changed, 0 undecided, 1 added, 1 removed, 1 renamed
people.csv:8:1: error: `ogrs3`: a number is expected here, written like 62 or 49.5 [E0904]
[4]
$ epf diff old.yaml new.yaml --as-of 2026-03-01 --cohort people.csv --by ogrs3
epf diff: `--by` takes fields and values of the rule set that are enums or booleans, joined by commas; one of these is none
Try `epf diff --help`.
[2]
$ epf diff old.yaml new.yaml --as-of 2026-03-01 --cohort nobody.csv
epf diff: `nobody.csv`: there is no such file; check the path
[2]
$ epf diff old.yaml new.yaml --as-of 2026-03-01 --cohort people.csv --format json -o priced.json
people.csv:8:1: error: `ogrs3`: a number is expected here, written like 62 or 49.5 [E0904]
[4]
$ grep -c people_by priced.json
1
# For tools of review, each option where it stands; and as a page, to sign off.
$ epf diff old.yaml new.yaml --as-of 2026-03-01 --format sarif
{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"epf","rules":[{"id":"option-changed","shortDescription":{"text":"An option comes out otherwise for somebody"}},{"id":"option-undecided","shortDescription":{"text":"It is not decided whether an option comes out otherwise for somebody"}},{"id":"option-added","shortDescription":{"text":"An option is new"}},{"id":"option-removed","shortDescription":{"text":"An option is gone"}},{"id":"option-renamed","shortDescription":{"text":"An option has another name"}},{"id":"beside-verdicts","shortDescription":{"text":"Something differs that no verdict rests on"}},{"id":"value-differs","shortDescription":{"text":"A value is worked out otherwise"}},{"id":"order-differs","shortDescription":{"text":"An option has another place in the order"}}]}},"columnKind":"unicodeCodePoints","results":[
{"ruleId":"option-changed","level":"warning","message":{"text":"alcohol: changed\n  for everybody\n    where it asks for thinking (new.yaml:36:16), and that comes out otherwise\n    eligible becomes excluded, among others: what becomes of it hangs on its other conditions, which are the same\n    such as  {\"date_of_birth\":\"2005-03-02\",\"ogrs3\":25,\"needs\":[\"alcohol\",\"thinking\"]}\n  for everybody else: PROVED the same"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"new.yaml"},"region":{"startLine":30,"startColumn":3}}}]},
{"ruleId":"option-changed","level":"warning","message":{"text":"coded: changed\n  for code not matching 045.., code matching 045.1\n    before  not met: code matches 045.. (old.yaml:33:95)\n    after   met: code matches 045.1 (new.yaml:40:95)\n    UNDECIDED whether anybody is judged otherwise: it hangs on a text, and none is known that fits the patterns\n  for code matching 045.., code not matching 045.1\n    before  met: code matches 045.. (old.yaml:33:95)\n    after   not met: code matches 045.1 (new.yaml:40:95)\n    eligible becomes ineligible, among others: what becomes of it hangs on its other conditions, which are the same\n    such as  {\"code\":\"045..\"}\n  for everybody else: PROVED the same"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"new.yaml"},"region":{"startLine":40,"startColumn":3}}}]},
{"ruleId":"option-removed","level":"warning","message":{"text":"gone: removed"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"old.yaml"},"region":{"startLine":32,"startColumn":3}}}]},
{"ruleId":"option-renamed","level":"warning","message":{"text":"new-name: renamed, was old-name, and says the same"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"new.yaml"},"region":{"startLine":38,"startColumn":3}}}]},
{"ruleId":"option-changed","level":"warning","message":{"text":"thinking: changed\n  for date_of_birth from 2005-03-02 to 2008-03-01 (age 18 to 20), ogrs3 from 25 to 49.99\n    before  not met: ogrs3 at least 50 (old.yaml:22:11)\n    after   nothing is asked in its place\n    ineligible becomes eligible, among others: what becomes of it hangs on its other conditions, which are the same\n    such as  {\"date_of_birth\":\"2005-03-02\",\"ogrs3\":25,\"needs\":[\"thinking\"]}\n  for date_of_birth missing, ogrs3 from 25 to 49.99, needs with thinking\n    ineligible becomes needs_information\n    such as  {\"ogrs3\":25,\"needs\":[\"thinking\"]}\n  for date_of_birth missing, ogrs3 from 25 to 49.99, needs missing\n    ineligible becomes needs_information\n    such as  {\"ogrs3\":25}\n  for everybody else: PROVED the same"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"new.yaml"},"region":{"startLine":14,"startColumn":3}}}]},
{"ruleId":"option-added","level":"warning","message":{"text":"more: added"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"new.yaml"},"region":{"startLine":39,"startColumn":3}}}]}
],"properties":{"summary":"2 options PROVED the same for everybody, 3 changed, 0 undecided, 1 added, 1 removed, 1 renamed","mistaken":false}}]}
[1]
$ epf diff old.yaml new.yaml --as-of 2026-03-01 --format html -o page.html
[1]
$ grep -o '<h[1-4]>[^<]*\|<bdi>[a-z-]*</bdi>: [a-z ]*' page.html
<h1>What changes: Courses
<h3>
<bdi>alcohol</bdi>: changed
<h4>For everybody
<h3>
<bdi>coded</bdi>: changed
<h4>For code not matching 045.., code matching 045.1
<h4>For code matching 045.., code not matching 045.1
<h3>
<bdi>gone</bdi>: removed
<h3>
<bdi>new-name</bdi>: renamed
<h3>
<bdi>thinking</bdi>: changed
<h4>For date_of_birth from 2005-03-02 to 2008-03-01 (age 18 to 20), ogrs3 from 25 to 49.99
<h4>For date_of_birth missing, ogrs3 from 25 to 49.99, needs with thinking
<h4>For date_of_birth missing, ogrs3 from 25 to 49.99, needs missing
<h3>
<bdi>more</bdi>: added
# What was logged, worked out again with both: each as of its own day. That it was read is recorded; of other rules nothing is compared.
<<< served.csv
ogrs3,needs,date_of_birth
26,thinking,2005-03-02
30,thinking,1990-03-02
80,thinking,1980-01-01
>>>
$ epf ledger init kept --keys keys
The ledger is made. Its keys are in keys.
Move verifier.key away from this machine now: who holds it and may write to the ledger can rewrite it unseen. `epf ledger verify` needs it.
Keep a line of `epf ledger head` elsewhere, often: nothing else shows that a ledger was rolled back.
$ epf match old.yaml served.csv --as-of 2026-03-01 --ledger kept --keys keys --officer sam > shown.json
$ epf match new.yaml served.csv --as-of 2026-03-01 --ledger kept --keys keys --officer sam > shown.json
$ epf diff old.yaml new.yaml --as-of 2026-03-01 --ledger kept --keys keys --officer sam --purpose "sign-off of version 2" -o priced.txt
[1]
$ grep -v '^ ' priced.txt
courses 1 (sha256:62751e9dbcfc)
as of 2026-03-01

alcohol: changed
coded: changed
gone: removed
new-name: renamed, was old-name, and says the same
thinking: changed
more: added

fewer than 10 of 3 in the ledger are judged otherwise, of some option that both rule sets have: for internal use, not for publication
Who could have the options that only one of the two has is not counted here: `epf simulate` counts it of each
3 shortlists were made with other rules than the old ones, and left out
2 options PROVED the same for everybody, 3 changed, 0 undecided, 1 added, 1 removed, 1 renamed
$ grep 'in the ledger' priced.txt
    fewer than 10 of 3 in the ledger are judged otherwise
    0 of 3 in the ledger are judged otherwise
    0 of 3 in the ledger are judged otherwise
    fewer than 10 of 3 in the ledger are judged otherwise
    0 of 3 in the ledger are judged otherwise
    0 of 3 in the ledger are judged otherwise
fewer than 10 of 3 in the ledger are judged otherwise, of some option that both rule sets have: for internal use, not for publication
$ epf ledger stats kept --keys keys --format json -o stats.json
$ grep -o '"consultation":[0-9]*' stats.json
"consultation":1
$ epf ledger init empty --keys other > told.txt
$ epf diff old.yaml new.yaml --as-of 2026-03-01 --ledger empty --keys other
epf diff: the ledger holds no shortlist that the old rules made and that can be read, so nobody is counted
[4]
$ epf diff old.yaml new.yaml --as-of 2026-03-01 --ledger nowhere --keys keys
epf diff: nowhere is no ledger: nowhere/ledger.db: No such file or directory; give the folder of one, or make one first
Try `epf diff --help`.
[2]
$ epf diff old.yaml new.yaml --as-of 2026-03-01 --ledger kept --cohort people.csv
epf diff: give a cohort or a ledger, not both
Try `epf diff --help`.
[2]
