# What stands in for a monitored field. A ledger of two hundred people: who is black is mostly seen in London, has a code of another kind more often, and is
# less often asked whether a place is free.
<<< people.awk
function chance() {
  seed = (seed * 75 + 74) % 65537
  return seed / 65538
}
BEGIN {
  seed = 7
  for (i = 0; i < 200; i++) {
    k = i % 20
    group = k < 11 ? "white" : k < 17 ? "black" : k < 19 ? "asian" : "mixed"
    black = group == "black"
    printf "{\"case_reference\":\"CRN-%04d\"", i
    if (i != 199) printf ",\"ethnicity\":\"%s\"", group
    printf ",\"sex\":\"%s\",\"date_of_birth\":\"%d-05-01\"", chance() < 0.4 ? "female" : "male", 1960 + int(chance() * 45)
    printf ",\"seriousness\":\"%s\",\"risk\":%d", chance() < 0.5 ? "low" : "high", 20 + int(chance() * 75)
    thinking = chance() < (black ? 0.6 : 0.8)
    drugs = chance() < 0.4
    printf ",\"needs\":[%s%s%s]", thinking ? "\"thinking\"" : "", thinking && drugs ? "," : "", drugs ? "\"drugs\"" : ""
    printf ",\"code\":\"%d\",\"waiting\":\"%d weeks\"", (chance() < (black ? 0.4 : 0.15) ? 90000 : 10000) + int(chance() * 9000), 1 + int(chance() * 60)
    printf ",\"office\":\"%s\"", chance() < (black ? 0.9 : 0.15) ? "london" : "leeds"
    if (chance() < (black ? 0.7 : 0.9)) printf ",\"place_free\":%s", chance() < 0.8 ? "true" : "false"
    printf ",\"restricted_case\":false,\"remarks\":\"remark number %d\"}\n", i
  }
}
>>>
$ awk -f people.awk >people.ndjson
$ epf ledger init ledger | head -1
The ledger is made. Its keys are in ledger/keys.
$ epf match $EPF_SOURCE/tests/ledger/rules people.ndjson --as-of 2026-03-01 --ledger ledger --officer anna --only excluded --format csv | grep -c excluded
87
# Entries' numbers are drawn anew in each ledger, and they decide the folds: what rests on folds is left out here.
$ epf bias proxies ledger --option thinking-programme --officer anna --purpose "yearly review" --format text | sed '/under the curve/,/^Balanced/ s/[01]\.[0-9][0-9]\( (.*)\)*/AREA/'
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Source       ledger
Option       thinking-programme
Groups       ethnicity
Reference    white
Left out     fewer than 10 whose group is not known

Clauses: of those to whom the option applies, whom does this clause alone stand in the way of?

thinking-programme.available
  hidden in every group

thinking-programme.eligible.1
  asian          hidden
  black          hidden
  mixed          hidden
  white              44 of      110   40.0 % (31.3 to 49.3)   reference

thinking-programme.eligible.2
  hidden in every group

thinking-programme.excluded
  asian          hidden
  black              30 of       60   50.0 % (37.7 to 62.3)   RRI 3.67 (2.15 to 6.25); exact 1.91 to 7.33
  mixed          hidden
  white              15 of      110   13.6 % (8.4 to 21.3)   reference

Unavailable: the option would be right, and cannot be had
  hidden in every group

Left open: the verdict waits for an answer, or an answer could not be used
  fewer than 10 people

Missing: of those to whom the option applies, of whom is this field not answered?
  of nobody

Inputs: how well do they predict the group?
190 people.

All inputs together: area under the curve, each group against the rest (0.5: no better than chance; 1: always right)
  asian         AREA
  black         AREA
  white         AREA
Balanced accuracy AREA; chance gives 0.33.

Each input alone: Cramér's V with the group (0: none seen; 1: one tells the other), the strongest first
  office           0.68 (0.53 to 0.81)
  needs: thinking  0.39 (0.24 to 0.53)
  code             0.30 (0.15 to 0.37)
  place_free       0.25 (0.13 to 0.34)
  date_of_birth    0.18 (0.00 to 0.24)
  waiting          0.13 (0.00 to 0.16)
  risk             0.09 (0.00 to 0.08)
  seriousness      0.09 (0.00 to 0.21)
  sex              0.07 (0.00 to 0.19)
  needs: drugs     0.02 (0.00 to 0.06)
Not used, as it is text that is not coded, or has too many values: remarks.
Left out: 1 input that is the same for everybody.
Left out: 1 group of fewer than 10 people.

The classifier is naive Bayes: it takes each input by itself, adds one to each count, cuts numbers at their quintiles, and has missing as a value of its
own. It learns from four of five parts of the people and is tried on the fifth, in turn. Another may predict better: this one sees nothing that only
several inputs tell together. An area near 0.5 is no proof that no proxy is there. Intervals of areas near 0.5 are narrower than they should be.
The ledger does not say what kind a field is: numbers, sets and text are told apart by the values that were given.

What goes with a group is not by itself a proxy for it, nor unlawful; what is not found here may be there all the same. Intervals: 95 %, none adjusted for
how many there are. Hidden: cells below 10, and totals.
$ epf bias proxies ledger --option thinking-programme --officer anna --format csv | grep -v -e ,area, -e ,balanced_accuracy,
release,table,name,member,group,is_reference,suppressed,lawful_basis,n,people,rate,rate_low,rate_high,rri,rri_wald_low,rri_wald_high,rri_exact_low,rri_exact_high,value,value_low,value_high
internal,clause,thinking-programme.available,,asian,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.available,,black,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.available,,mixed,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.available,,white,true,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.eligible.1,,asian,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.eligible.1,,black,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.eligible.1,,mixed,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.eligible.1,,white,true,false,false,110,44,0.4,0.31331923819,0.493429548869,,,,,,,,
internal,clause,thinking-programme.eligible.2,,asian,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.eligible.2,,black,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.eligible.2,,mixed,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.eligible.2,,white,true,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.excluded,,asian,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.excluded,,black,false,false,false,60,30,0.5,0.377350242416,0.622649757584,3.66666666667,2.1495156157,6.25463911322,1.91195718454,7.33307264026,,,
internal,clause,thinking-programme.excluded,,mixed,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.excluded,,white,true,false,false,110,15,0.136363636364,0.0844115644499,0.212856752131,,,,,,,,
internal,unavailable,,,asian,false,true,,,,,,,,,,,,,,
internal,unavailable,,,black,false,true,,,,,,,,,,,,,,
internal,unavailable,,,mixed,false,true,,,,,,,,,,,,,,
internal,unavailable,,,white,true,true,,,,,,,,,,,,,,
internal,open,,,asian,false,true,,,,,,,,,,,,,,
internal,open,,,black,false,true,,,,,,,,,,,,,,
internal,open,,,mixed,false,true,,,,,,,,,,,,,,
internal,open,,,white,true,true,,,,,,,,,,,,,,
internal,chance,,,,,,,,,,,,,,,,,0.33,,
internal,v,office,,,,,,,,,,,,,,,,0.68,0.53,0.81
internal,v,needs,thinking,,,,,,,,,,,,,,,0.39,0.24,0.53
internal,v,code,,,,,,,,,,,,,,,,0.3,0.15,0.37
internal,v,place_free,,,,,,,,,,,,,,,,0.25,0.13,0.34
internal,v,date_of_birth,,,,,,,,,,,,,,,,0.18,0,0.24
internal,v,waiting,,,,,,,,,,,,,,,,0.13,0,0.16
internal,v,risk,,,,,,,,,,,,,,,,0.09,0,0.08
internal,v,seriousness,,,,,,,,,,,,,,,,0.09,0,0.21
internal,v,sex,,,,,,,,,,,,,,,,0.07,0,0.19
internal,v,needs,drugs,,,,,,,,,,,,,,,0.02,0,0.06
$ epf bias proxies ledger --option womens-group --group ethnicity --min-count 5 --reference black --format json | sed 's/"areas":.*"chance"/"chance"/'
{"schema":"epf.bias-proxies/1","source":"ledger","option":"womens-group","lawful_criteria":"the rule of this option reads sex, with a lawful basis: such a clause is meant to tell people apart by it, and is told of as such","internal":true,"by":"ethnicity","level":0.95,"min_count":5,"reference":"black","left_out":{"group_missing":"below 5","erased":0,"without_inputs":0},"tables":[{"table":"clause","name":"womens-group.eligible.1","lawful_basis":true,"below_min_count":false,"groups":[{"group":"asian","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"black","is_reference":true,"n":60,"people":33,"rate":0.55,"rate_ci":[0.424919358853,0.669063455932],"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":false},{"group":"mixed","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"white","is_reference":false,"n":110,"people":61,"rate":0.554545454545,"rate_ci":[0.461386880365,0.644022872148],"rri":1.00826446281,"rri_ci_wald":[0.759282207406,1.33889246587],"rri_ci_exact":[0.649733320279,1.59007458745],"suppressed":false}]},{"table":"clause","name":"womens-group.eligible.2","lawful_basis":false,"below_min_count":false,"groups":[{"group":"asian","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"black","is_reference":true,"n":60,"people":6,"rate":0.1,"rate_ci":[0.0466428344739,0.20149464724],"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":false},{"group":"mixed","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"white","is_reference":false,"n":110,"people":10,"rate":0.0909090909091,"rate_ci":[0.0501303289711,0.159296527182],"rri":0.909090909091,"rri_ci_wald":[0.347389266126,2.37902077461],"rri_ci_exact":[0.299354942478,3.04344765186],"suppressed":false}]},{"table":"unavailable","name":null,"below_min_count":true,"groups":[{"group":"asian","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"black","is_reference":true,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"mixed","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"white","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true}]},{"table":"open","name":null,"below_min_count":true,"groups":[{"group":"asian","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"black","is_reference":true,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"mixed","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"white","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true}]}],"tables_left_out":{"clauses":0,"fields":0},"prediction":{"possible":true,"classifier":"naive Bayes","folds":5,"people":199,"one_in":1,"chance":0.25,"inputs":[{"input":"office","member":null,"v":0.67,"v_ci":[0.52,0.8]},{"input":"needs","member":"thinking","v":0.39,"v_ci":[0.23,0.51]},{"input":"place_free","member":null,"v":0.26,"v_ci":[0.13,0.34]},{"input":"code","member":null,"v":0.25,"v_ci":[0.12,0.3]},{"input":"date_of_birth","member":null,"v":0.19,"v_ci":[0,0.23]},{"input":"waiting","member":null,"v":0.11,"v_ci":[0,0.11]},{"input":"risk","member":null,"v":0.09,"v_ci":[0,0]},{"input":"seriousness","member":null,"v":0.09,"v_ci":[0,0.19]},{"input":"sex","member":null,"v":0.07,"v_ci":[0,0.16]},{"input":"needs","member":"drugs","v":0.06,"v_ci":[0,0.13]}],"not_used_grouping":[],"not_used_text":["remarks"],"inputs_below_min_count":0,"inputs_constant":1,"groups_below_min_count":0},"warnings":["The classifier is naive Bayes; another may predict better","An area near 0.5 is no proof that no proxy is there","The ledger does not say what kind a field is: numbers, sets and text are told apart by the values that were given"]}
# Is every row of CSV as wide as its header?
$ epf bias proxies ledger --option thinking-programme --format csv | awk -F, '{ print NF }' | sort -u
21
# A stratum may have a proxy too, and groups may intersect.
$ epf bias proxies ledger --option unpaid-work --group office --format csv | grep -e ,v, | cut -d, -f 2-4,19-21
v,code,,0.28,0.09,0.39
v,needs,thinking,0.25,0.11,0.39
v,place_free,,0.21,0.04,0.33
v,date_of_birth,,0.12,0,0.21
v,risk,,0.12,0,0.2
v,waiting,,0.12,0,0.21
v,sex,,0.07,0,0.21
v,needs,drugs,0.06,0,0.2
v,seriousness,,0.04,0,0.18
$ epf bias proxies ledger --option unpaid-work --group ethnicity,sex --format csv | grep -e ,clause, -e ,v,office | cut -d, -f 2-10
clause,unpaid-work.eligible,,"asian,female",false,true,false,
clause,unpaid-work.eligible,,"asian,male",false,true,false,
clause,unpaid-work.eligible,,"black,female",false,true,false,
clause,unpaid-work.eligible,,"black,male",false,true,false,
clause,unpaid-work.eligible,,"mixed,female",false,true,false,
clause,unpaid-work.eligible,,"mixed,male",false,true,false,
clause,unpaid-work.eligible,,"white,female",false,true,false,
clause,unpaid-work.eligible,,"white,male",true,false,false,68
clause,unpaid-work.excluded,,"asian,female",false,true,false,
clause,unpaid-work.excluded,,"asian,male",false,true,false,
clause,unpaid-work.excluded,,"black,female",false,true,false,
clause,unpaid-work.excluded,,"black,male",false,false,false,40
clause,unpaid-work.excluded,,"mixed,female",false,true,false,
clause,unpaid-work.excluded,,"mixed,male",false,true,false,
clause,unpaid-work.excluded,,"white,female",false,true,false,
clause,unpaid-work.excluded,,"white,male",true,true,false,
v,office,,,,,,,
# That the two were joined and that contents were read is in the ledger, with the purpose.
$ epf ledger stats ledger | grep -e consultation -e combination
consultation            6   consultation
combination             6   combination
$ epf ledger export ledger | grep -e '"consultation","op' -e '"combination","op' | head -2 | sed 's/"[0-9a-f]\{32\}"/"PSEUDONYM"/g; s/"time":"[^"]*"/"time":"TIME"/'
{"schema":"epf.ledger-entry/1","sequence":201,"time":"TIME","kind":"combination","operation":"combination","officer":"PSEUDONYM","subject":null,"engine":"0.1.0","purpose":"yearly review"}
{"schema":"epf.ledger-entry/1","sequence":202,"time":"TIME","kind":"consultation","operation":"consultation","officer":"PSEUDONYM","subject":null,"engine":"0.1.0","purpose":"yearly review"}
# Erased: the inputs are gone, and so is the group.
$ for i in 00 01 02 03 04 05 06 07 08 09 10 11; do epf ledger erase ledger CRN-00$i >/dev/null; done
$ epf bias proxies ledger --option unpaid-work --stage pre_sentence --format text | grep -e 'Left out' -e people
Left out     fewer than 10 whose group is not known
Left out     12 whose content was erased: their inputs are gone
  fewer than 10 people
  fewer than 10 people
178 people.
Left out: 1 input that is the same for everybody.
Left out: 1 group of fewer than 10 people.
own. It learns from four of five parts of the people and is tried on the fifth, in turn. Another may predict better: this one sees nothing that only
$ epf ledger verify ledger --format json | cut -d, -f 1-5
{"schema":"epf.ledger-verification/1","good":true,"entries":227,"first_bad":null,"macs_checked":true
# Of a CSV the inputs alone.
<<< small.csv
group,office,age,people
a,north,20,40
a,south,31,10
b,north,22,15
b,south,45,30
b,,50,5
c,south,33,4
,south,33,4
>>>
$ epf bias proxies --csv small.csv --group group --inputs office,age --count people --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Groups       group
Left out     fewer than 10 whose group is not known

Inputs: how well do they predict the group?
100 people.

All inputs together: area under the curve, each group against the rest (0.5: no better than chance; 1: always right)
  a             0.90 (0.82 to 0.95)
  b             0.90 (0.82 to 0.95)
Balanced accuracy 0.84; chance gives 0.50.

Each input alone: Cramér's V with the group (0: none seen; 1: one tells the other), the strongest first
  age           0.87 (0.66 to 1.00)
  office        0.51 (0.30 to 0.70)
Left out: 1 group of fewer than 10 people.

The classifier is naive Bayes: it takes each input by itself, adds one to each count, cuts numbers at their quintiles, and has missing as a value of its
own. It learns from four of five parts of the people and is tried on the fifth, in turn. Another may predict better: this one sees nothing that only
several inputs tell together. An area near 0.5 is no proof that no proxy is there. Intervals of areas near 0.5 are narrower than they should be.

What goes with a group is not by itself a proxy for it, nor unlawful; what is not found here may be there all the same. Intervals: 95 %, none adjusted for
how many there are. Hidden: cells below 10, and totals.
$ (head -1 small.csv; tail -n +2 small.csv | sort -r) >other.csv
group,office,age,people
c,south,33,4
b,south,45,30
b,north,22,15
b,,50,5
a,south,31,10
a,north,20,40
,south,33,4
$ epf bias proxies --csv small.csv --group group --inputs office,age --count people --format json >one
$ epf bias proxies --csv other.csv --group group --inputs office,age --count people --format json | cmp - one && cat one
epf bias proxies: other.csv: No such file or directory
cmp: EOF on - which is empty
[1]
$ sed 's/,\([0-9]*\)$/,\10000/' small.csv | epf bias proxies --csv /dev/stdin --group group --inputs office --count people --format json | cut -d, -f 10-15
"tables":null,"tables_left_out":null,"prediction":{"possible":true,"classifier":"naive Bayes","folds":5,"people":49524
# Too few to say anything.
$ epf bias proxies --csv small.csv --group group --inputs office,age --count people --min-count 60 --format text | grep -A 3 Inputs
Inputs: how well do they predict the group?
  This cannot be said: it takes two groups of at least 60 people, and an input that is not the same for everybody.
Left out: 2 inputs known of fewer than 60 people.
Left out: 3 groups of fewer than 60 people.
# What can go wrong.
$ epf bias proxies ledger
epf bias proxies: say by --option which option's rules are looked at
Try `epf bias proxies --help`.
[2]
$ epf bias proxies ledger --option unpaid-wrok
epf bias proxies: no rules in the ledger have an option `unpaid-wrok`
Try `epf bias proxies --help`.
[2]
$ epf bias proxies ledger --option unpaid-work --group height
epf bias proxies: the ledger keeps no `height`, which --group names; it keeps `ethnicity`, `sex`, `age_band`, `seriousness`, `risk_band`, `office`, `level`
Try `epf bias proxies --help`.
[2]
$ epf bias proxies ledger --option unpaid-work --reference purple
epf bias proxies: there is no group `purple` to compare with; there are `asian`, `black`, `mixed`, `white`
Try `epf bias proxies --help`.
[2]
$ epf bias proxies ledger --option unpaid-work --inputs office
epf bias proxies: `--inputs` is about the columns of a CSV file
Try `epf bias proxies --help`.
[2]
$ epf bias proxies ledger --option unpaid-work --from 2026-03-01 --to 2026-03-01
epf bias proxies: the window is empty: --to is the first day that is no part of it, and lies behind --from
Try `epf bias proxies --help`.
[2]
$ epf bias proxies nowhere --option unpaid-work
epf bias proxies: nowhere is no ledger: nowhere/ledger.db: No such file or directory; give the folder of one, or make one first
Try `epf bias proxies --help`.
[2]
$ epf bias proxies --csv small.csv --inputs office
epf bias proxies: say by --group which column may have a proxy
Try `epf bias proxies --help`.
[2]
$ epf bias proxies --csv small.csv --group group
epf bias proxies: say by --inputs which columns may stand in for it
Try `epf bias proxies --help`.
[2]
$ epf bias proxies --csv small.csv --group group --inputs office,group
epf bias proxies: --inputs names `group`, which stands there or under --group already; it would predict itself
Try `epf bias proxies --help`.
[2]
$ epf bias proxies --csv small.csv --group group --inputs office,colour
epf bias proxies: small.csv: there is no column `colour`, which --inputs names; there are `group`, `office`, `age`, `people`
Try `epf bias proxies --help`.
[2]
$ epf bias proxies --csv small.csv --group group --inputs office --option unpaid-work
epf bias proxies: `--option` is about a ledger
Try `epf bias proxies --help`.
[2]
$ epf bias proxies
epf bias proxies: give a ledger, or a file by --csv
Try `epf bias proxies --help`.
[2]
