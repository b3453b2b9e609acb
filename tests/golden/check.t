# Many mistakes in one run, each with its place and how to mend it.
<<< rules.yaml
ruleset: wrong
version: "1"
fields:
  age: {type: integer, min: 0, max: 120, role: protected}
  score: {type: decimal, places: 2, min: 0, max: 100}
  ethnicity: {type: enum, values: [a, b], role: monitored}
derived:
  band:
    bands_of: score
    bands: {low: {below: 50}, high: {at_least: 60}}
options:
  one:
    title: One
    kind: programme
    eligible:
      all:
        - age: {at_least: 18}
        - scroe: {at_least: 50}
        - score: {at_most: 50}
        - ethnicity: a
  two:
    title: Two
    kind: programme
    titel: Again
    title: Twice
>>>
<<< dup.yaml
ruleset: dup
version: "1"
version: "2"
>>>
<<< deep.yaml
ruleset: deep
version: "1"
options: {o: &x {title: T, kind: k}}
>>>
$ epf check rules.yaml
$ sed -i '/titel/d; /Twice/d' rules.yaml; epf check rules.yaml
$ epf check rules.yaml --format gcc
$ epf check rules.yaml --format json
$ epf check dup.yaml
$ epf check deep.yaml
$ epf check missing
$ epf check rules/england-wales --protected | head -20
