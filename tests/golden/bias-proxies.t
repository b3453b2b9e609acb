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
    printf ",\"seriousness\":\"%s\"", chance() < 0.5 ? "low" : "high"
    if (chance() < (black ? 0.7 : 0.8)) printf ",\"risk\":%d", 40 + int(chance() * 55)
    thinking = chance() < (black ? 0.6 : 0.8)
    drugs = chance() < 0.4
    printf ",\"needs\":[%s%s%s]", thinking ? "\"thinking\"" : "", thinking && drugs ? "," : "", drugs ? "\"drugs\"" : ""
    printf ",\"code\":\"%d\",\"waiting\":\"%d weeks\"", (chance() < (black ? 0.4 : 0.15) ? 90000 : 10000) + int(chance() * 9000), 1 + int(chance() * 80)
    printf ",\"office\":\"%s\"", chance() < (black ? 0.9 : 0.15) ? "london" : "leeds"
    if (chance() < (black ? 0.7 : 0.9)) printf ",\"place_free\":%s", chance() < 0.6 ? "true" : "false"
    printf ",\"restricted_case\":false,\"remarks\":\"remark number %d\"}\n", i
  }
}
>>>
$ awk -f people.awk >people.ndjson
$ epf ledger init ledger | head -1
The ledger is made. Its keys are in ledger/keys.
$ epf match $EPF_SOURCE/tests/ledger/rules people.ndjson --as-of 2026-03-01 --ledger ledger --officer anna --only excluded --format csv | grep -c excluded
127
# Entries' numbers are drawn anew in each ledger, and they decide the folds: what rests on folds is left out here.
$ epf bias proxies ledger --option thinking-programme --officer anna --purpose "yearly review" --format text | sed '/under the curve/,/^Balanced/ s/[01]\.[0-9][0-9]\( (.*)\)*/AREA/'
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Source       ledger
Option       thinking-programme
Groups       ethnicity
Reference    white
Left out     fewer than 10 whose group is not known

Clauses: of those to whom the option applies, against whom does the verdict name this clause alone?

thinking-programme.available
  asian          hidden
  black          hidden
  mixed          hidden
  white              18 of      110   16.4 % (10.6 to 24.4)   reference

thinking-programme.eligible.1
  asian          hidden
  black          hidden
  mixed          hidden
  white              15 of      110   13.6 % (8.4 to 21.3)   reference

thinking-programme.eligible.2
  asian          hidden
  black              10 of       60   16.7 % (9.3 to 28.0)   RRI 1.31 (0.62 to 2.77); exact 0.52 to 3.17
  mixed          hidden
  white              14 of      110   12.7 % (7.7 to 20.2)   reference

thinking-programme.excluded
  asian          hidden
  black              22 of       60   36.7 % (25.6 to 49.3)   RRI 2.88 (1.59 to 5.21); exact 1.41 to 6.09
  mixed          hidden
  white              14 of      110   12.7 % (7.7 to 20.2)   reference

Unavailable: the option would be right, and cannot be had
  asian          hidden
  black          hidden
  mixed          hidden
  white              18 of      110   16.4 % (10.6 to 24.4)   reference

Left open: the verdict waits for an answer, or an answer could not be used
  asian          hidden
  black          hidden
  mixed          hidden
  white              22 of      110   20.0 % (13.6 to 28.4)   reference

Missing: of those to whom the option applies, whose answer to this field does something that stands open wait for, in this option or elsewhere?

risk
  asian          hidden
  black              17 of       60   28.3 % (18.5 to 40.8)   RRI 1.11 (0.67 to 1.86); exact 0.57 to 2.11
  mixed          hidden
  white              28 of      110   25.5 % (18.2 to 34.3)   reference

A verdict names what decided it: an exclusion before criteria, these before what is to be had, and of several exclusions that hold the first. So other
clauses may bar the same people.

Inputs: how well do they predict the group?
190 people.

All inputs together: area under the curve, each group against the rest (0.5: no better than chance; 1: always right)
  asian         AREA
  black         AREA
  white         AREA
Balanced accuracy AREA; chance gives 0.33.

Each input alone: Cramér's V with the group (0: none seen; 1: one tells the other), the strongest first
  office           0.69 (0.54 to 0.83)
  needs: thinking  0.23 (0.06 to 0.36)
  code             0.20 (0.00 to 0.26)
  needs: drugs     0.18 (0.00 to 0.31)
  date_of_birth    0.17 (0.00 to 0.22)
  place_free       0.17 (0.02 to 0.26)
  risk             0.17 (0.00 to 0.20)
  waiting          0.10 (0.00 to 0.10)
  seriousness      0.08 (0.00 to 0.20)
  sex              0.05 (0.00 to 0.16)
Left out: 1 input that is the same for everybody.
Left out: 1 group of fewer than 10 people.

The classifier is naive Bayes: it takes each input by itself, adds one to each count, cuts numbers at their quintiles, and has missing as a value of its
own. It learns from four of five parts of the people and is tried on the fifth, in turn. Another may predict better: this one sees nothing that only
several inputs tell together. An area near 0.5 is no proof that no proxy is there. Intervals of areas near 0.5 are narrower than they should be.

What goes with a group is not by itself a proxy for it, nor unlawful; what is not found here may be there all the same. Intervals: 95 %, none adjusted for
how many there are. Hidden: cells below 10, and totals.
$ epf bias proxies ledger --option thinking-programme --officer anna --format csv | grep -v -e ,area, -e ,balanced_accuracy,
release,table,name,member,group,is_reference,suppressed,lawful_basis,n,people,rate,rate_low,rate_high,rri,rri_wald_low,rri_wald_high,rri_exact_low,rri_exact_high,value,value_low,value_high
internal,clause,thinking-programme.available,,asian,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.available,,black,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.available,,mixed,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.available,,white,true,false,false,110,18,0.163636363636,0.106088076575,0.243885116262,,,,,,,,
internal,clause,thinking-programme.eligible.1,,asian,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.eligible.1,,black,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.eligible.1,,mixed,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.eligible.1,,white,true,false,false,110,15,0.136363636364,0.0844115644499,0.212856752131,,,,,,,,
internal,clause,thinking-programme.eligible.2,,asian,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.eligible.2,,black,false,false,false,60,10,0.166666666667,0.0931317697919,0.280316131636,1.30952380952,0.619778367395,2.76688038487,0.520404051866,3.16988720803,,,
internal,clause,thinking-programme.eligible.2,,mixed,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.eligible.2,,white,true,false,false,110,14,0.127272727273,0.0773498138885,0.202350210607,,,,,,,,
internal,clause,thinking-programme.excluded,,asian,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.excluded,,black,false,false,false,60,22,0.366666666667,0.256209166872,0.493169993699,2.88095238095,1.59435051986,5.2058104651,1.40942703471,6.08862010012,,,
internal,clause,thinking-programme.excluded,,mixed,false,true,false,,,,,,,,,,,,,
internal,clause,thinking-programme.excluded,,white,true,false,false,110,14,0.127272727273,0.0773498138885,0.202350210607,,,,,,,,
internal,unavailable,,,asian,false,true,,,,,,,,,,,,,,
internal,unavailable,,,black,false,true,,,,,,,,,,,,,,
internal,unavailable,,,mixed,false,true,,,,,,,,,,,,,,
internal,unavailable,,,white,true,false,,110,18,0.163636363636,0.106088076575,0.243885116262,,,,,,,,
internal,open,,,asian,false,true,,,,,,,,,,,,,,
internal,open,,,black,false,true,,,,,,,,,,,,,,
internal,open,,,mixed,false,true,,,,,,,,,,,,,,
internal,open,,,white,true,false,,110,22,0.2,0.135951026563,0.284295334616,,,,,,,,
internal,missing,risk,,asian,false,true,,,,,,,,,,,,,,
internal,missing,risk,,black,false,false,,60,17,0.283333333333,0.185068284284,0.407672851644,1.1130952381,0.665727226489,1.86109409345,0.571600437288,2.10584478832,,,
internal,missing,risk,,mixed,false,true,,,,,,,,,,,,,,
internal,missing,risk,,white,true,false,,110,28,0.254545454545,0.182381907513,0.343274206179,,,,,,,,
internal,chance,,,,,,,,,,,,,,,,,0.33,,
internal,v,office,,,,,,,,,,,,,,,,0.69,0.54,0.83
internal,v,needs,thinking,,,,,,,,,,,,,,,0.23,0.06,0.36
internal,v,code,,,,,,,,,,,,,,,,0.2,0,0.26
internal,v,needs,drugs,,,,,,,,,,,,,,,0.18,0,0.31
internal,v,date_of_birth,,,,,,,,,,,,,,,,0.17,0,0.22
internal,v,place_free,,,,,,,,,,,,,,,,0.17,0.02,0.26
internal,v,risk,,,,,,,,,,,,,,,,0.17,0,0.2
internal,v,waiting,,,,,,,,,,,,,,,,0.1,0,0.1
internal,v,seriousness,,,,,,,,,,,,,,,,0.08,0,0.2
internal,v,sex,,,,,,,,,,,,,,,,0.05,0,0.16
$ epf bias proxies ledger --option womens-group --group ethnicity --min-count 5 --reference black --format json | sed 's/"areas":.*"chance"/"chance"/'
{"schema":"epf.bias-proxies/1","source":"ledger","option":"womens-group","lawful_criteria":"the rule of this option reads sex, with a lawful basis: such a clause is meant to tell people apart by it, and is told of as such","internal":true,"by":"ethnicity","level":0.95,"min_count":5,"reference":"black","left_out":{"group_missing":"below 5","erased":0,"without_inputs":0},"tables":[{"table":"clause","name":"womens-group.eligible.1","lawful_basis":true,"below_min_count":false,"groups":[{"group":"asian","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"black","is_reference":true,"n":60,"people":38,"rate":0.633333333333,"rate_ci":[0.506830006301,0.743790833128],"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":false},{"group":"mixed","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"white","is_reference":false,"n":110,"people":68,"rate":0.618181818182,"rate_ci":[0.524859763225,0.703528033886],"rri":0.976076555024,"rri_ci_wald":[0.766160354222,1.24350657929],"rri_ci_exact":[0.646927015046,1.49241933964],"suppressed":false}]},{"table":"unavailable","name":null,"below_min_count":true,"groups":[{"group":"asian","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"black","is_reference":true,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"mixed","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"white","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true}]},{"table":"open","name":null,"below_min_count":false,"groups":[{"group":"asian","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"black","is_reference":true,"n":60,"people":7,"rate":0.116666666667,"rate_ci":[0.0576772064006,0.221787880242],"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":false},{"group":"mixed","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"white","is_reference":false,"n":110,"people":9,"rate":0.0818181818182,"rate_ci":[0.0436406462787,0.148217917789],"rri":0.701298701299,"rri_ci_wald":[0.274961652727,1.78868530781],"rri_ci_exact":[0.232407086231,2.21586329046],"suppressed":false}]},{"table":"missing","name":"risk","below_min_count":false,"groups":[{"group":"asian","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"black","is_reference":true,"n":60,"people":17,"rate":0.283333333333,"rate_ci":[0.185068284284,0.407672851644],"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":false},{"group":"mixed","is_reference":false,"n":null,"people":null,"rate":null,"rate_ci":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"suppressed":true},{"group":"white","is_reference":false,"n":110,"people":28,"rate":0.254545454545,"rate_ci":[0.182381907513,0.343274206179],"rri":0.898395721925,"rri_ci_wald":[0.537318345976,1.5021167232],"rri_ci_exact":[0.474868805881,1.74947381906],"suppressed":false}]}],"tables_left_out":{"clauses":0,"fields":0},"prediction":{"possible":true,"classifier":"naive Bayes","folds":5,"people":199,"one_in":1,"chance":0.25,"inputs":[{"input":"office","member":null,"v":0.68,"v_ci":[0.53,0.81]},{"input":"needs","member":"thinking","v":0.22,"v_ci":[0.02,0.34]},{"input":"code","member":null,"v":0.17,"v_ci":[0,0.2]},{"input":"date_of_birth","member":null,"v":0.17,"v_ci":[0,0.19]},{"input":"needs","member":"drugs","v":0.17,"v_ci":[0,0.29]},{"input":"place_free","member":null,"v":0.17,"v_ci":[0,0.24]},{"input":"risk","member":null,"v":0.17,"v_ci":[0,0.19]},{"input":"sex","member":null,"v":0.13,"v_ci":[0,0.24]},{"input":"waiting","member":null,"v":0.1,"v_ci":[0,0.08]},{"input":"seriousness","member":null,"v":0.09,"v_ci":[0,0.19]}],"not_used_grouping":[],"not_used_text":[],"inputs_below_min_count":0,"inputs_constant":1,"groups_below_min_count":0},"warnings":["The classifier is naive Bayes; another may predict better","An area near 0.5 is no proof that no proxy is there","A verdict names what decided it: an exclusion before criteria, these before what is to be had, and of several exclusions that hold the first. So other clauses may bar the same people"]}
# Is every row of CSV as wide as its header?
$ epf bias proxies ledger --option thinking-programme --format csv | awk -F, '{ print NF }' | sort -u
21
# Of the same ledger the same bytes.
$ epf bias proxies ledger --option unpaid-work --format json >once
$ epf bias proxies ledger --option unpaid-work --format json | cmp - once
# A stratum may have a proxy too, and groups may intersect.
$ epf bias proxies ledger --option unpaid-work --group office --format csv | grep -e ,v, | cut -d, -f 2-4,19-21
v,risk,,0.21,0,0.31
v,code,,0.18,0,0.28
v,needs,thinking,0.16,0.02,0.3
v,place_free,,0.16,0,0.29
v,date_of_birth,,0.15,0,0.25
v,needs,drugs,0.07,0,0.2
v,waiting,,0.04,0,0
v,seriousness,,0.02,0,0.15
v,sex,,0.02,0,0.16
$ epf bias proxies ledger --option unpaid-work --group ethnicity,sex --format csv | grep -e ,clause, -e ,v,office
internal,clause,unpaid-work.eligible,,"asian,female",false,true,false,,,,,,,,,,,,,
internal,clause,unpaid-work.eligible,,"asian,male",false,true,false,,,,,,,,,,,,,
internal,clause,unpaid-work.eligible,,"black,female",false,true,false,,,,,,,,,,,,,
internal,clause,unpaid-work.eligible,,"black,male",false,true,false,,,,,,,,,,,,,
internal,clause,unpaid-work.eligible,,"mixed,female",false,true,false,,,,,,,,,,,,,
internal,clause,unpaid-work.eligible,,"mixed,male",false,true,false,,,,,,,,,,,,,
internal,clause,unpaid-work.eligible,,"white,female",false,true,false,,,,,,,,,,,,,
internal,clause,unpaid-work.eligible,,"white,male",true,true,false,,,,,,,,,,,,,
internal,clause,unpaid-work.excluded,,"asian,female",false,true,false,,,,,,,,,,,,,
internal,clause,unpaid-work.excluded,,"asian,male",false,true,false,,,,,,,,,,,,,
internal,clause,unpaid-work.excluded,,"black,female",false,false,false,22,10,0.454545454545,0.269202941808,0.653402046793,1.18881118881,0.686952662823,2.05730630235,0.511559332282,2.5480071492,,,
internal,clause,unpaid-work.excluded,,"black,male",false,false,false,38,15,0.394736842105,0.255980757482,0.55282132004,1.03238866397,0.628528864627,1.69574766327,0.508340524894,2.02308803745,,,
internal,clause,unpaid-work.excluded,,"mixed,female",false,true,false,,,,,,,,,,,,,
internal,clause,unpaid-work.excluded,,"mixed,male",false,true,false,,,,,,,,,,,,,
internal,clause,unpaid-work.excluded,,"white,female",false,false,false,42,17,0.404761904762,0.270428611475,0.5550568725,1.05860805861,0.658238144711,1.70250088172,0.539014371025,2.02663883152,,,
internal,clause,unpaid-work.excluded,,"white,male",true,false,false,68,26,0.382352941176,0.276094497821,0.501192875478,,,,,,,,
internal,v,office,,,,,,,,,,,,,,,,0.69,0.53,0.83
# That the two were joined and that contents were read is in the ledger, with the purpose.
$ epf ledger stats ledger | grep -e consultation -e combination
consultation            8   consultation
combination             8   combination
$ epf ledger export ledger | grep -e '"consultation","op' -e '"combination","op' | head -2 | sed 's/"[0-9a-f]\{32\}"/"PSEUDONYM"/g; s/"time":"[^"]*"/"time":"TIME"/'
{"schema":"epf.ledger-entry/1","sequence":201,"time":"TIME","kind":"combination","operation":"combination","officer":"PSEUDONYM","subject":null,"engine":"0.1.0","purpose":"yearly review"}
{"schema":"epf.ledger-entry/1","sequence":202,"time":"TIME","kind":"consultation","operation":"consultation","officer":"PSEUDONYM","subject":null,"engine":"0.1.0","purpose":"yearly review"}
# Erased: the inputs are gone, and so is the group.
$ for i in 00 01 02 03 04 05 06 07 08 09 10 11; do epf ledger erase ledger CRN-00$i >/dev/null; done
$ epf bias proxies ledger --option unpaid-work --stage pre_sentence --format text | grep -e '^Left out' -e '^[0-9]* people'
Left out     fewer than 10 whose group is not known
Left out     12 whose content was erased: their inputs are gone
178 people.
Left out: 1 input that is the same for everybody.
Left out: 1 group of fewer than 10 people.
$ epf ledger verify ledger --format json | cut -d, -f 1-5
{"schema":"epf.ledger-verification/1","good":true,"entries":231,"first_bad":null,"macs_checked":true
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
$ sort -r small.csv >other.csv
$ epf bias proxies --csv small.csv --group group --inputs office,age --count people --format json >one
$ epf bias proxies --csv other.csv --group group --inputs office,age --count people --format json | cmp - one && cat one
{"schema":"epf.bias-proxies/1","internal":true,"by":"group","level":0.95,"min_count":10,"reference":null,"left_out":{"group_missing":"below 10","erased":0,"without_inputs":0},"tables":null,"tables_left_out":null,"prediction":{"possible":true,"classifier":"naive Bayes","folds":5,"people":100,"one_in":1,"areas":[{"group":"a","area":0.9,"area_ci":[0.82,0.95]},{"group":"b","area":0.9,"area_ci":[0.82,0.95]}],"balanced_accuracy":0.84,"chance":0.5,"inputs":[{"input":"age","member":null,"v":0.87,"v_ci":[0.66,1]},{"input":"office","member":null,"v":0.51,"v_ci":[0.3,0.7]}],"not_used_grouping":[],"not_used_text":[],"inputs_below_min_count":0,"inputs_constant":0,"groups_below_min_count":1},"warnings":["The classifier is naive Bayes; another may predict better","An area near 0.5 is no proof that no proxy is there"]}
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
