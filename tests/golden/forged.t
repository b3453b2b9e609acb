# What a profile, a rule text or a file's name says can neither forge a line of the page nor hide or reorder one.
<<< rules.yaml
ruleset: forged
version: "1"
title: "A title\nOpen: the criteria are met"
fields:
  reference: {type: text, role: identifier}
  region: {type: enum, label: "Region\n   1  Curfew   eligible", values: {north: "North\nside", south: South}}
  work: {type: boolean, label: In work}
  code: {type: text, coded: true, label: Code}
options:
  work-course:
    title: "Work course\nSource: nobody"
    kind: course
    source: {title: "S\nT", status: unverified, note: "a\n\nb"}
    eligible: {all: [{region: north}, {work: true}, {code: {is: a}}]}
    cautions:
      - when: {work: true}
        say: |
          One line
            and another.
cases:
  - case: "fails\n1 passed, 0 failed"
    profile: {region: north}
    as_of: 2026-03-01
    expect: {work-course: eligible}
>>>
$ printf '{"reference":"x\\u001b[2J\\u0007\\u202ey\\nOpen\\u200b\\u0000\\u2028\\t\\u009b1mz","region":"north","work":true,"code":"b\\rc\\u2066"}' > "$(printf 'a\033[1m\nb.json')"; epf match rules.yaml a*b.json --as-of 2026-03-01 --format text
x�[2J��y↵ Open���    �1mz · A title↵ Open: the criteria are met 1 · as of 1
  March 2026

Not eligible: a criterion is not met
   –  Work course↵ Source: nobody                    not eligible †
      – Code: b�c� (needs a)  [rules.yaml:14]
      † Nobody has verified these rules.

This is a list of options, not a decision. You decide what to propose, the court
what to impose.
† 1 option rests on a rule that nobody has verified.
$ epf match rules.yaml a*b.json --as-of 2026-03-01 --format json | grep -o '"profile_id":"[^"]*"\|"observed":"b[^"]*"\|"text":"R[^"]*"'
"profile_id":"x\u001b[2J\u0007\u202ey\nOpen\u200b\u0000\u2028\t\u009b1mz"
"observed":"b\u000dc\u2066"
$ printf '{"region":"north","wrok":true}' > "$(printf 'c\033[1m\nd.json')"; epf match rules.yaml a*b.json c*d.json --as-of 2026-03-01 --format text --only eligible
x�[2J��y↵ Open���    �1mz · A title↵ Open: the criteria are met 1 · as of 1
  March 2026 · a�[1m↵ b.json, line 1

1 further option is not shown (--only).
This is a list of options, not a decision. You decide what to propose, the court
what to impose.

────────

The profile at line 1 of c�[1m↵d.json cannot be used: this key names no field; did you mean `work`? [E0902]
c�[1m↵d.json:1:19: error: this key names no field; did you mean `work`? [E0902]
[4]
$ printf '\n\nq\n' | epf ask rules.yaml --as-of 2026-03-01 | head -12
One question at a time. Empty line: skip; b: back; q: stop; ?: help.

Region↵   1  Curfew   eligible
  1  North↵side
  2  South
  one number of the list
> 
In work
  1 yes, 2 no
> 
Code
  a text
$ epf test rules.yaml
FAILED  fails↵1 passed, 0 failed
  rules.yaml:21:5
                          expected  actual
    work-course: verdict  eligible  needs_information  line 24

0 passed, 1 failed
[1]
# A name that is not there.
$ epf match rules.yaml "$(printf 'n\033[1m\nx.json')" --as-of 2026-03-01 2>&1
epf match: `n�[1m↵x.json`: there is no such file; check the path
[2]
$ cp rules.yaml "$(printf 'e\033[1m.yaml')"; sed -i 's/course$/"co\\nurse"/' e*.yaml; epf check e*.yaml
e�[1m.yaml:12:11: error: `co↵urse` cannot be used as a name [E0204]
   12 |     kind: "co\nurse"
      |           ^^^^^^^^^^
  help: use small letters, digits and `_`, beginning with a letter, at most 64 of them
  more: epf explain E0204

e�[1m.yaml: 1 error, 0 warnings
[3]
$ epf check --format gcc e*.yaml
e�[1m.yaml:12:11: error: `co↵urse` cannot be used as a name [E0204]
[3]
$ sed -i 's/^version: /version:  /' e*.yaml; epf fmt --check e*.yaml
e�[1m.yaml: is not in standard form; run `epf fmt e�[1m.yaml`
[1]
$ sed -i 's/^title:.*/title: "Away\\e[31m \\u202e \\a \\b"/' rules.yaml; epf check rules.yaml
rules.yaml:3:13: error: a control character (U+001B) stands here [E0103]
    3 | title: "Away\e[31m \u202e \a \b"
      |             ^^
  help: remove it
  more: epf explain E0103

rules.yaml:3:20: error: a character that changes the direction of text (U+202E) stands here [E0103]
    3 | title: "Away\e[31m \u202e \a \b"
      |                    ^^^^^^
  help: remove it: it can make a rule read differently from what it says
  more: epf explain E0103

rules.yaml:3:27: error: a control character (U+0007) stands here [E0103]
    3 | title: "Away\e[31m \u202e \a \b"
      |                           ^^
  help: remove it
  more: epf explain E0103

rules.yaml:3:30: error: a control character (U+0008) stands here [E0103]
    3 | title: "Away\e[31m \u202e \a \b"
      |                              ^^
  help: remove it
  more: epf explain E0103

rules.yaml: 4 errors, 0 warnings
[3]
