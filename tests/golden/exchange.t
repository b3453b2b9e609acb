# Decision tables in and out. An analyst keeps a table in a spreadsheet.
<<< fees.csv
table,fee
label,Fee
hit,first
,,,,
column,input,input,output,note
name,months,helper,fee,note
label,Months a member,Helps out,,
type,integer,boolean,decimal,
min,0,,,
max,600,,,
unit,months,,,
places,,,2,
rule,-,true,0,helpers pay nothing
rule,>= 24,-,7.5,
rule,"[6..24), 3",-,12,
otherwise,,,15,
>>>
$ epf import fees.csv --to -
fields:
  months: {type: integer, label: Months a member, unit: months, min: 0, max: 600}
  helper: {type: boolean, label: Helps out}

derived:
  fee:
    label: Fee
    type: decimal
    places: 2
    table:
      hit: first
      inputs: [months, helper]
      rules:
        - when: {helper: true}
          then: 0
          note: helpers pay nothing
        - when: {months: {at_least: 24}}
          then: 7.5
        - when: {months: 3}
          then: 12
        - when: {months: {at_least: 6, below: 24}}
          then: 12
      otherwise: 15
$ epf import fees.csv --to fees
$ cat fees/ruleset.yaml
ruleset: fees
version: "1"
include: [tables.yaml]
$ epf check fees
fees: 0 errors, 0 warnings
# What is there already is not overwritten unasked.
$ epf import fees.csv --to fees
epf import: `fees/ruleset.yaml` is there already; give another folder, or --force to overwrite it
[2]
$ epf import fees.csv --to fees --force
# Out again, and the same but for the row that stood for two.
$ epf export fees --format csv
table,fee,,,
label,Fee,,,
hit,first,,,
,,,,
column,input,input,output,note
name,months,helper,fee,note
type,integer,boolean,decimal,
label,Months a member,Helps out,,
unit,months,,,
min,0,,,
max,600,,,
places,,,2,
rule,-,true,0,helpers pay nothing
rule,>= 24,-,7.5,
rule,3,-,12,
rule,[6..24),-,12,
otherwise,,,15,
$ epf export fees --table fee --format csv --to out.csv
$ epf import out.csv --to - | cmp - fees/tables.yaml && echo the same
the same
# As DMN, and back.
$ epf export fees --format dmn | tail -n +1
<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:epf="urn:epf:exchange" id="definitions" name="fees" namespace="urn:epf:ruleset:fees">
  <extensionElements>
    <epf:key name="version">1</epf:key>
    <epf:key name="title"></epf:key>
  </extensionElements>
  <itemDefinition id="item_months" name="t_months">
    <typeRef>number</typeRef>
    <allowedValues><text>[0..600]</text></allowedValues>
  </itemDefinition>
  <inputData id="input_months" name="months" label="Months a member">
    <extensionElements>
      <epf:key name="type">integer</epf:key>
      <epf:key name="label">Months a member</epf:key>
      <epf:key name="unit">months</epf:key>
      <epf:key name="min">0</epf:key>
      <epf:key name="max">600</epf:key>
    </extensionElements>
    <variable id="variable_months" name="months" typeRef="t_months"/>
  </inputData>
  <inputData id="input_helper" name="helper" label="Helps out">
    <extensionElements>
      <epf:key name="type">boolean</epf:key>
      <epf:key name="label">Helps out</epf:key>
    </extensionElements>
    <variable id="variable_helper" name="helper" typeRef="boolean"/>
  </inputData>
  <decision id="decision_fee" name="fee" label="Fee">
    <extensionElements>
      <epf:key name="label">Fee</epf:key>
    </extensionElements>
    <variable id="variable_fee" name="fee" typeRef="number"/>
    <informationRequirement id="requirement_fee_1"><requiredInput href="#input_months"/></informationRequirement>
    <informationRequirement id="requirement_fee_2"><requiredInput href="#input_helper"/></informationRequirement>
    <decisionTable id="table_fee" hitPolicy="FIRST" outputLabel="Fee">
      <input id="column_fee_1" label="Months a member">
        <inputExpression id="expression_fee_1" typeRef="t_months"><text>months</text></inputExpression>
      </input>
      <input id="column_fee_2" label="Helps out">
        <inputExpression id="expression_fee_2" typeRef="boolean"><text>helper</text></inputExpression>
      </input>
      <output id="output_fee_1" typeRef="number">
        <extensionElements>
          <epf:key name="type">decimal</epf:key>
          <epf:key name="places">2</epf:key>
        </extensionElements>
        <defaultOutputEntry><text>15</text></defaultOutputEntry>
      </output>
      <annotation name="note"/>
      <rule id="rule_fee_1">
        <inputEntry id="test_fee_1_1"><text>-</text></inputEntry>
        <inputEntry id="test_fee_1_2"><text>true</text></inputEntry>
        <outputEntry id="entry_fee_1_1"><text>0</text></outputEntry>
        <annotationEntry><text>helpers pay nothing</text></annotationEntry>
      </rule>
      <rule id="rule_fee_2">
        <inputEntry id="test_fee_2_1"><text>&gt;= 24</text></inputEntry>
        <inputEntry id="test_fee_2_2"><text>-</text></inputEntry>
        <outputEntry id="entry_fee_2_1"><text>7.5</text></outputEntry>
      </rule>
      <rule id="rule_fee_3">
        <inputEntry id="test_fee_3_1"><text>3</text></inputEntry>
        <inputEntry id="test_fee_3_2"><text>-</text></inputEntry>
        <outputEntry id="entry_fee_3_1"><text>12</text></outputEntry>
      </rule>
      <rule id="rule_fee_4">
        <inputEntry id="test_fee_4_1"><text>[6..24)</text></inputEntry>
        <inputEntry id="test_fee_4_2"><text>-</text></inputEntry>
        <outputEntry id="entry_fee_4_1"><text>12</text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>
$ epf export fees --format dmn --to fees.dmn
$ epf import fees.dmn --to again
$ cmp again/tables.yaml fees/tables.yaml && cmp again/ruleset.yaml fees/ruleset.yaml && echo the same
the same
<<< person.ndjson
{"months": 3, "helper": false}
>>>
$ epf match fees person.ndjson --as-of 2026-03-01 --format json | grep -o '"fee":{[^}]*}'
"fee":{"state":"known","value":12}
# All that cannot be brought in is told, and nothing is written.
<<< wrong.dmn
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="Wrong">
  <inputData name="Score"><variable name="Score" typeRef="number"/></inputData>
  <decision name="Total">
    <literalExpression><text>Score + 1</text></literalExpression>
  </decision>
  <decision name="Band">
    <decisionTable>
      <input><inputExpression typeRef="number"><text>Score</text></inputExpression></input>
      <output/>
      <rule>
        <inputEntry><text>&lt; limit(2)</text></inputEntry>
        <outputEntry><text>"low"</text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>
>>>
$ epf import wrong.dmn --to wrong
wrong.dmn:4:5: error: the decision `Total` is a literalExpression; decision tables alone can be brought in [E1202]
    4 |     <literalExpression><text>Score + 1</text></literalExpression>
      |     ^
  help: bring in the tables without it and say the rest as derived values; rules/TABLES.md lists what can be brought in
  more: epf explain E1202

wrong.dmn:11:9: error: `< limit(2)`: it calls `limit`; functions cannot be brought into a rule table [E1203]
   11 |         <inputEntry><text>&lt; limit(2)</text></inputEntry>
      |         ^
  help: a test is `-`, a value, a comparison such as `>= 18`, a range such as `[18..25)`, a list of them, or `not(...)` around one
  more: epf explain E1203

[3]
$ ls wrong
ls: cannot access 'wrong': No such file or directory
[2]
# What is not said, or not there.
$ epf import fees.csv
epf import: say where to: `--to FOLDER`, or `--to -` to print the tables
Try `epf import --help`.
[2]
$ epf import nowhere.csv --to -
epf import: `nowhere.csv`: there is no such file; check the path
[2]
$ epf import person.ndjson --to -
person.ndjson:1:1: error: what this file is cannot be told from its name [E1205]
    1 | {"months": 3, "helper": false}
      | ^
  help: call it NAME.csv, NAME.dmn or NAME.xml
  more: epf explain E1205

[3]
$ epf export fees
epf export: say `--format csv` or `--format dmn`
Try `epf export --help`.
[2]
$ epf export fees --format csv --table fees
fees/ruleset.yaml:1:1: error: there is no decision table `fees` [E1207]
    1 | ruleset: fees
      | ^
  help: a table is a derived value with `table`
  more: epf explain E1207

[3]
<<< two.csv
table,discount
hit,collect
column,computed,compared,output
name,fee,months,discount
type,decimal,integer,
places,2,,
values,,,"""some"", ""more"" = ""More, at last"""
rule,not(15),,"""some"""
rule,>= months,,"""more"""
>>>
$ epf import two.csv --to two
two.csv:3:1: error: `fee` is computed, and nothing here computes it [E1206]
    3 | column,computed,compared,output
      | ^
  help: bring in the table that does as well, or make it an `input`; with `--to -` the tables alone are written
  more: epf explain E1206

[3]
$ epf import fees.csv two.csv --to -
two.csv:3:1: error: `months` is described otherwise than before [E1206]
    3 | column,computed,compared,output
      | ^
  fees.csv:5:1:
    5 | column,input,input,output,note
      | - here it is described first
  help: a field has one type, one list of values and one label: make the two alike
  more: epf explain E1206

[3]
$ epf import two.csv --to -
fields:
  months: {type: integer}

derived:
  discount:
    values: {some: {}, more: "More, at last"}
    table:
      hit: collect
      inputs: [fee]
      rules:
        - when: {fee: {is_not: 15}}
          then: some
        - when: {fee: {at_least: months}}
          then: more
