# Question by question: what settles most comes first; nothing is asked that cannot matter any more.
<<< rules.yaml
ruleset: small
version: "1"
fields:
  sex: {type: enum, values: [female, male], role: protected, label: Sex}
  ovp: {type: integer, min: 0, max: 99, label: OVP}
  ogrs3: {type: integer, min: 0, max: 99, label: OGRS3, help: Two years}
options:
  a-group:
    title: A group
    kind: programme
    source: {title: Catalogue, status: sourced}
    eligible:
      all:
        - sex: male
          lawful_basis: An Act
        - any:
            - ovp: {at_least: 20}
            - all: [{not: {known: ovp}}, {ogrs3: {at_least: 25}}]
>>>
$ printf 'male\nmany\n\n30\n' | epf ask rules.yaml --as-of 2026-01-01
$ printf 'female\n' | epf ask rules.yaml --as-of 2026-01-01
$ epf ask rules.yaml
