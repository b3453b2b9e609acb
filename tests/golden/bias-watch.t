# Offices, time and data: alarms, and exit code 1 where there is one.
<<< courts.csv
court,result,n
Ashford,custody,150
Ashford,community,250
Bolton,custody,160
Bolton,community,240
Crewe,custody,141
Crewe,community,259
Dover,custody,210
Dover,community,190
Exeter,custody,155
Exeter,community,245
Fleet,custody,3
Fleet,community,40
Goole,custody,148
Goole,community,252
Hull,custody,152
Hull,community,248
Ilford,custody,130
Ilford,community,270
,custody,4
>>>
<<< days.csv
date,sex,court,need,result,n
2025-01-07,men,North,low,custody,60
2025-01-07,men,North,low,community,140
2025-02-11,men,South,high,custody,62
2025-02-11,men,South,high,community,138
2025-03-04,women,North,low,custody,40
2025-03-04,women,North,high,community,160
2025-04-01,men,North,low,custody,3
2025-04-01,men,South,high,community,7
2025-04-01,women,South,,custody,2
2025-04-01,women,North,,community,8
2025-04-15,women,South,low,custody,9
2025-04-15,women,South,,community,3
2025-04-22,women,North,,custody,8
2025-04-22,women,North,,community,4
2025-05-06,men,South,high,custody,12
2025-05-06,men,North,low,community,28
2025-05-20,women,North,high,custody,4
2025-05-20,women,South,low,community,20
2025-05-21,others,South,low,custody,4
2025-01-08,others,South,low,community,4
>>>
$ epf bias watch --csv courts.csv --office court --outcome result --outcome-value custody --count n --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Outcome      result
Selected     custody
Offices      court
Target       38.5 %, all together
Left out     fewer than 10 whose office is not known

No alarm.

Offices: rate % and the limits for their numbers of people
                    n selected   rate
Ashford          hidden
Bolton            400      160   40.0   95 %: 33.6 to 43.2, 99.8 %: 31.0 to 46.0; widened 95 %: 26.9 to 50.2, 99.8 %: 20.1 to 56.9
Crewe             400      141   35.2   95 %: 33.6 to 43.2, 99.8 %: 31.0 to 46.0; widened 95 %: 26.9 to 50.2, 99.8 %: 20.1 to 56.9
Dover             400      210   52.5   95 %: 33.6 to 43.2, 99.8 %: 31.0 to 46.0; widened 95 %: 26.9 to 50.2, 99.8 %: 20.1 to 56.9   worth a look
Exeter            400      155   38.8   95 %: 33.6 to 43.2, 99.8 %: 31.0 to 46.0; widened 95 %: 26.9 to 50.2, 99.8 %: 20.1 to 56.9
Fleet            hidden
Goole             400      148   37.0   95 %: 33.6 to 43.2, 99.8 %: 31.0 to 46.0; widened 95 %: 26.9 to 50.2, 99.8 %: 20.1 to 56.9
Hull              400      152   38.0   95 %: 33.6 to 43.2, 99.8 %: 31.0 to 46.0; widened 95 %: 26.9 to 50.2, 99.8 %: 20.1 to 56.9
Ilford            400      130   32.5   95 %: 33.6 to 43.2, 99.8 %: 31.0 to 46.0; widened 95 %: 26.9 to 50.2, 99.8 %: 20.1 to 56.9
All together: 1249 of 3243
Overdispersion: phi 5.97, p <0.001; the widened limits decide

Mind: 2 offices are hidden and not judged: a cell would be below 10, or could be worked out
Mind: the spread of 7 offices says little of whether offices differ more than chance would have them
Mind: offices differ more than chance would have them (phi 5.97): the limits are widened by that, and what all offices share as a cause is not seen

An alarm is a reason to look, no finding; no alarm is no proof that all is well. Hidden: cells below 10.
$ epf bias watch --csv courts.csv --office court --outcome result --outcome-value custody --count n --target 0.37 --format csv
kind,name,finding,direction,day,since,n,selected,rate,expected,low_95,high_95,low_99_8,high_99_8,widened_low_95,widened_high_95,widened_low_99_8,widened_high_99_8,p1,threshold,missing_before,missing_after,change,change_low,change_high,stability_index
office,Ashford,hidden,,,,,,,,,,,,,,,,,,,,,,,
office,Bolton,within,,,,400,160,0.4,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,0.246790332808,0.493209667192,0.17573801509,0.56426198491,,,,,,,,
office,Crewe,within,,,,400,141,0.3525,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,0.246790332808,0.493209667192,0.17573801509,0.56426198491,,,,,,,,
office,Dover,look,above,,,400,210,0.525,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,0.246790332808,0.493209667192,0.17573801509,0.56426198491,,,,,,,,
office,Exeter,within,,,,400,155,0.3875,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,0.246790332808,0.493209667192,0.17573801509,0.56426198491,,,,,,,,
office,Fleet,hidden,,,,,,,,,,,,,,,,,,,,,,,
office,Goole,within,,,,400,148,0.37,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,0.246790332808,0.493209667192,0.17573801509,0.56426198491,,,,,,,,
office,Hull,within,,,,400,152,0.38,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,0.246790332808,0.493209667192,0.17573801509,0.56426198491,,,,,,,,
office,Ilford,within,,,,400,130,0.325,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,0.246790332808,0.493209667192,0.17573801509,0.56426198491,,,,,,,,
--

# Without the odd one there is none.
$ grep -v Dover courts.csv >calm.csv; epf bias watch --csv calm.csv --office court --outcome result --outcome-value custody --count n
{"schema":"epf.bias-watch/1","outcome":"result","selected":"custody","internal":true,"by":"","level":0.95,"min_count":10,"alarms":0,"target":0.36545902216,"target_given":false,"left_out":{"group_missing":0,"office_missing":"below 10","day_missing":0,"outcome_missing":0,"lawfully_barred":0},"offices":{"column":"court","total":{"n":2843,"selected":1039},"phi":1.06822869784,"phi_p":0.378926601226,"widened":false,"rows":[{"office":"Ashford","n":null,"selected":null,"rate":null,"limits_95":null,"limits_99_8":null,"widened_95":null,"widened_99_8":null,"finding":null,"direction":null,"suppressed":true},{"office":"Bolton","n":400,"selected":160,"rate":0.4,"limits_95":[0.317353612,0.411743123738],"limits_99_8":[0.290813103795,0.439501175232],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false},{"office":"Crewe","n":400,"selected":141,"rate":0.3525,"limits_95":[0.317353612,0.411743123738],"limits_99_8":[0.290813103795,0.439501175232],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false},{"office":"Exeter","n":400,"selected":155,"rate":0.3875,"limits_95":[0.317353612,0.411743123738],"limits_99_8":[0.290813103795,0.439501175232],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false},{"office":"Fleet","n":null,"selected":null,"rate":null,"limits_95":null,"limits_99_8":null,"widened_95":null,"widened_99_8":null,"finding":null,"direction":null,"suppressed":true},{"office":"Goole","n":400,"selected":148,"rate":0.37,"limits_95":[0.317353612,0.411743123738],"limits_99_8":[0.290813103795,0.439501175232],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false},{"office":"Hull","n":400,"selected":152,"rate":0.38,"limits_95":[0.317353612,0.411743123738],"limits_99_8":[0.290813103795,0.439501175232],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false},{"office":"Ilford","n":400,"selected":130,"rate":0.325,"limits_95":[0.317353612,0.411743123738],"limits_99_8":[0.290813103795,0.439501175232],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false}]},"time":null,"data":null,"warnings":["2 offices are hidden and not judged: a cell would be below 10, or could be worked out","the spread of 6 offices says little of whether offices differ more than chance would have them"]}
--

# Women from April on: first charted, then beside the data that drifted.
$ epf bias watch --csv days.csv --date date --group sex --baseline-until 2025-04-01 --run-length 500 --outcome result --outcome-value custody --count n --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Outcome      result
Selected     custody
Time         date
Groups       sex
Baseline     before 2025-04-01

No alarm.

Time: CUSUM charts, a day at a step

men: hidden

others: hidden

women: hidden

Where nothing has changed a chart raises a false alarm about once in 500 people; on all charts together 0.0 are to be expected at most.
That takes the baseline's rate for certain: where the baseline is short there are more.

Data, before and after the end of the baseline
  sex: missing 0.0 % before, 0.0 % after; change, points 0.0 (-0.6 to 3.3); stability index 0.192   worth a look
  result: missing 0.0 % before, 0.0 % after; change, points 0.0 (-0.6 to 3.3); stability index 0.053
The stability index's bounds of 0.1 and 0.25 are a rule of thumb that nobody has verified here.

Mind: 3 groups are hidden and not charted: a cell would be below 10, or could be worked out

An alarm is a reason to look, no finding; no alarm is no proof that all is well. Hidden: cells below 10.
$ epf bias watch --csv days.csv --date date --group sex --office court --inputs need --baseline-until 2025-04-01 --run-length 500 --outcome result --outcome-value custody --count n
{"schema":"epf.bias-watch/1","outcome":"result","selected":"custody","internal":true,"by":"sex","level":0.95,"min_count":10,"alarms":1,"target":0.284916201117,"target_given":false,"left_out":{"group_missing":0,"office_missing":0,"day_missing":0,"outcome_missing":0,"lawfully_barred":0},"offices":{"column":"court","total":{"n":716,"selected":204},"phi":3.16995837533,"phi_p":0.0420053463256,"widened":true,"rows":[{"office":"North","n":455,"selected":115,"rate":0.252747252747,"limits_95":[0.242762804583,0.325747760799],"limits_99_8":[0.219883099463,0.350521346179],"widened_95":[0.211073731266,0.358758670968],"widened_99_8":[0.16849039549,0.401342006745],"finding":"within","direction":null,"suppressed":false},{"office":"South","n":261,"selected":89,"rate":0.340996168582,"limits_95":[0.228997354266,0.338593406568],"limits_99_8":[0.199294267294,0.37145704265],"widened_95":[0.187419109876,0.382413292359],"widened_99_8":[0.131194671799,0.438637730435],"finding":"within","direction":null,"suppressed":false}]},"time":{"column":"date","baseline_until":"2025-04-01","run_length":500,"false_alarms_expected":0,"series":[{"group":"men","n":null,"selected":null,"baseline":null,"p0":null,"upper":{"p1":null,"threshold":null,"alarms":[]},"lower":{"p1":null,"threshold":null,"alarms":[]},"points":[],"suppressed":true},{"group":"others","n":null,"selected":null,"baseline":null,"p0":null,"upper":{"p1":null,"threshold":null,"alarms":[]},"lower":{"p1":null,"threshold":null,"alarms":[]},"points":[],"suppressed":true},{"group":"women","n":null,"selected":null,"baseline":null,"p0":null,"upper":{"p1":null,"threshold":null,"alarms":[]},"lower":{"p1":null,"threshold":null,"alarms":[]},"points":[],"suppressed":true}]},"data":[{"column":"sex","missing_before":0,"missing_after":0,"change":0,"change_ci":[-0.0063,0.0332],"stability_index":0.192,"suppressed":false,"missing_alarm":false,"stability_alarm":false},{"column":"result","missing_before":0,"missing_after":0,"change":0,"change_ci":[-0.0063,0.0332],"stability_index":0.053,"suppressed":false,"missing_alarm":false,"stability_alarm":false},{"column":"court","missing_before":0,"missing_after":0,"change":0,"change_ci":[-0.0063,0.0332],"stability_index":0.121,"suppressed":false,"missing_alarm":false,"stability_alarm":false},{"column":"need","missing_before":0,"missing_after":0.2232,"change":0.2232,"change_ci":[0.1557,0.3088],"stability_index":0.468,"suppressed":false,"missing_alarm":true,"stability_alarm":true}],"warnings":["3 groups are hidden and not charted: a cell would be below 10, or could be worked out","the spread of 2 offices says little of whether offices differ more than chance would have them","offices differ more than chance would have them (phi 3.17): the limits are widened by that, and what all offices share as a cause is not seen"]}
[1]
$ epf bias watch --csv days.csv --date date --target 0.28 --run-length 500 --outcome result --outcome-value custody --count n --format csv
kind,name,finding,direction,day,since,n,selected,rate,expected,low_95,high_95,low_99_8,high_99_8,widened_low_95,widened_high_95,widened_low_99_8,widened_high_99_8,p1,threshold,missing_before,missing_after,change,change_low,change_high,stability_index
chart,Everybody,alarm,above,,,716,204,0.284916201117,0.28,,,,,,,,,0.4375,3.1382529238,,,,,,
alarm,Everybody,alarm,above,2025-04-15,2025-04-15,,,,,,,,,,,,,,,,,,,,
chart,Everybody,within,below,,,716,204,0.284916201117,0.28,,,,,,,,,0.162790697674,2.98749946294,,,,,,
[1]
--

# The order of rows does not change a byte.
$ (head -1 days.csv; tail -n +2 days.csv | tac) >back.csv; (head -1 days.csv; tail -n +2 days.csv | sort -t, -k5,5 -k2,2) >sorted.csv
$ for f in text json csv; do for g in days back sorted; do epf bias watch --csv $g.csv --date date --group sex --office court --inputs need --baseline-until 2025-04-01 --run-length 500 --outcome result --outcome-value custody --count n --format $f >$g.out; done; cmp days.out back.out && cmp days.out sorted.out && echo same; done
same
same
same
--

# What cannot be watched.
<<< odd.csv
date,sex,result
2025-01-07,men,custody
2025-02-30,men,custody
7/1/2025,men,custody
,men,community
>>>
$ epf bias watch --csv odd.csv --date date --outcome result --outcome-value custody
odd.csv:3:1: error: the column `date` is the day; a date that exists is expected, as YYYY-MM-DD [E0904]
odd.csv:4:1: error: the column `date` is the day; a date that exists is expected, as YYYY-MM-DD [E0904]
[4]
$ epf bias watch --csv days.csv --outcome result --outcome-value custody
epf bias watch: say by --office which column holds offices, by --date which holds days, or both
Try `epf bias watch --help`.
[2]
$ epf bias watch --csv days.csv --office region --outcome result --outcome-value custody
epf bias watch: days.csv: there is no column `region`, which --office names; there are `date`, `sex`, `court`, `need`, `result`, `n`
Try `epf bias watch --help`.
[2]
$ epf bias watch --csv days.csv --office court --group sex --outcome result --outcome-value custody
epf bias watch: --group is about time: the groups are charted by day; say by --date which column holds days
Try `epf bias watch --help`.
[2]
$ epf bias watch --csv days.csv --date date --inputs need --outcome result --outcome-value custody
epf bias watch: --inputs are compared before and after a day; say by --baseline-until which
Try `epf bias watch --help`.
[2]
$ epf bias watch --csv days.csv --date date --baseline-until 2025-13-01 --outcome result --outcome-value custody
epf bias watch: --baseline-until is a date that exists, as YYYY-MM-DD
Try `epf bias watch --help`.
[2]
$ epf bias watch --csv days.csv --date date --outcome result --outcome-value custody --run-length 3
epf bias watch: the run length is from 10 to 100000000 people
Try `epf bias watch --help`.
[2]
$ epf bias watch --csv days.csv --date date --outcome result --outcome-value custody --target 1
epf bias watch: `--target` is above 0 and below 1, such as 0.95
Try `epf bias watch --help`.
[2]
$ epf bias watch --office court --outcome result --outcome-value custody
epf bias watch: there is no source; give a file by --csv
Try `epf bias watch --help`.
[2]
