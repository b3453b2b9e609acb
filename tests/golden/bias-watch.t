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
Jarrow,custody,156
Jarrow,community,244
Kendal,custody,146
Kendal,community,254
Leeds,custody,151
Leeds,community,249
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
Target       38.3 %, all together
Left out     fewer than 10 whose office is not known

1 ALARM
  office Dover: 52.5 % of 400, above the limit of 45.8 %

Offices: rate % and the limits for their numbers of people
                    n selected   rate
Ashford          hidden
Bolton            400      160   40.0   95 %: 33.4 to 43.0, 99.8 %: 30.8 to 45.8
Crewe             400      141   35.2   95 %: 33.4 to 43.0, 99.8 %: 30.8 to 45.8
Dover             400      210   52.5   95 %: 33.4 to 43.0, 99.8 %: 30.8 to 45.8   ALARM
Exeter            400      155   38.8   95 %: 33.4 to 43.0, 99.8 %: 30.8 to 45.8
Fleet            hidden
Goole             400      148   37.0   95 %: 33.4 to 43.0, 99.8 %: 30.8 to 45.8
Hull              400      152   38.0   95 %: 33.4 to 43.0, 99.8 %: 30.8 to 45.8
Ilford            400      130   32.5   95 %: 33.4 to 43.0, 99.8 %: 30.8 to 45.8   worth a look
Jarrow            400      156   39.0   95 %: 33.4 to 43.0, 99.8 %: 30.8 to 45.8
Kendal            400      146   36.5   95 %: 33.4 to 43.0, 99.8 %: 30.8 to 45.8
Leeds             400      151   37.8   95 %: 33.4 to 43.0, 99.8 %: 30.8 to 45.8
All together: 1702 of 4443
Overdispersion: phi 0.52, p 0.880; no more than chance may bring, so the exact limits decide

Mind: 2 offices are hidden and not judged: a cell would be below 10, or could be worked out

An alarm is a reason to look, no finding; no alarm is no proof that all is well. Hidden: cells below 10.
[1]
$ epf bias watch --csv courts.csv --office court --outcome result --outcome-value custody --count n --target 0.37 --format csv
kind,name,finding,direction,day,since,n,selected,rate,expected,low_95,high_95,low_99_8,high_99_8,widened_low_95,widened_high_95,widened_low_99_8,widened_high_99_8,p1,threshold,missing_before,missing_after,change,change_low,change_high,stability_index
office,Ashford,hidden,,,,,,,,,,,,,,,,,,,,,,,
office,Bolton,within,,,,400,160,0.4,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,,,,,,,,,,,,
office,Crewe,within,,,,400,141,0.3525,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,,,,,,,,,,,,
office,Dover,alarm,above,,,400,210,0.525,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,,,,,,,,,,,,
office,Exeter,within,,,,400,155,0.3875,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,,,,,,,,,,,,
office,Fleet,hidden,,,,,,,,,,,,,,,,,,,,,,,
office,Goole,within,,,,400,148,0.37,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,,,,,,,,,,,,
office,Hull,within,,,,400,152,0.38,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,,,,,,,,,,,,
office,Ilford,within,,,,400,130,0.325,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,,,,,,,,,,,,
office,Jarrow,within,,,,400,156,0.39,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,,,,,,,,,,,,
office,Kendal,within,,,,400,146,0.365,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,,,,,,,,,,,,
office,Leeds,within,,,,400,151,0.3775,0.37,0.321721104901,0.416403543598,0.295190907955,0.444222976253,,,,,,,,,,,,
[1]
--

# Without the odd one there is none. Of few offices the exact limits decide, however much they differ.
$ grep -v Dover courts.csv >calm.csv; epf bias watch --csv calm.csv --office court --outcome result --outcome-value custody --count n
{"schema":"epf.bias-watch/1","outcome":"result","selected":"custody","internal":true,"by":"","level":0.95,"min_count":10,"alarms":0,"target":0.369032896364,"target_given":false,"left_out":{"group_missing":0,"office_missing":"below 10","day_missing":0,"outcome_missing":0,"lawfully_barred":0},"offices":{"column":"court","total":{"n":4043,"selected":1492},"phi":0.794227815346,"phi_p":0.621708418749,"widened":false,"rows":[{"office":"Ashford","n":null,"selected":null,"rate":null,"limits_95":null,"limits_99_8":null,"widened_95":null,"widened_99_8":null,"finding":null,"direction":null,"suppressed":true},{"office":"Bolton","n":400,"selected":160,"rate":0.4,"limits_95":[0.320779789289,0.415382408484],"limits_99_8":[0.294217486631,0.443212103691],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false},{"office":"Crewe","n":400,"selected":141,"rate":0.3525,"limits_95":[0.320779789289,0.415382408484],"limits_99_8":[0.294217486631,0.443212103691],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false},{"office":"Exeter","n":400,"selected":155,"rate":0.3875,"limits_95":[0.320779789289,0.415382408484],"limits_99_8":[0.294217486631,0.443212103691],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false},{"office":"Fleet","n":null,"selected":null,"rate":null,"limits_95":null,"limits_99_8":null,"widened_95":null,"widened_99_8":null,"finding":null,"direction":null,"suppressed":true},{"office":"Goole","n":400,"selected":148,"rate":0.37,"limits_95":[0.320779789289,0.415382408484],"limits_99_8":[0.294217486631,0.443212103691],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false},{"office":"Hull","n":400,"selected":152,"rate":0.38,"limits_95":[0.320779789289,0.415382408484],"limits_99_8":[0.294217486631,0.443212103691],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false},{"office":"Ilford","n":400,"selected":130,"rate":0.325,"limits_95":[0.320779789289,0.415382408484],"limits_99_8":[0.294217486631,0.443212103691],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false},{"office":"Jarrow","n":400,"selected":156,"rate":0.39,"limits_95":[0.320779789289,0.415382408484],"limits_99_8":[0.294217486631,0.443212103691],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false},{"office":"Kendal","n":400,"selected":146,"rate":0.365,"limits_95":[0.320779789289,0.415382408484],"limits_99_8":[0.294217486631,0.443212103691],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false},{"office":"Leeds","n":400,"selected":151,"rate":0.3775,"limits_95":[0.320779789289,0.415382408484],"limits_99_8":[0.294217486631,0.443212103691],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false}]},"time":null,"data":null,"warnings":["2 offices are hidden and not judged: a cell would be below 10, or could be worked out"]}
$ grep -v -e Jarrow -e Kendal -e Leeds courts.csv >few.csv; epf bias watch --csv few.csv --office court --outcome result --outcome-value custody --count n --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Outcome      result
Selected     custody
Offices      court
Target       38.5 %, all together
Left out     fewer than 10 whose office is not known

1 ALARM
  office Dover: 52.5 % of 400, above the limit of 46.0 %

Offices: rate % and the limits for their numbers of people
                    n selected   rate
Ashford          hidden
Bolton            400      160   40.0   95 %: 33.6 to 43.2, 99.8 %: 31.0 to 46.0
Crewe             400      141   35.2   95 %: 33.6 to 43.2, 99.8 %: 31.0 to 46.0
Dover             400      210   52.5   95 %: 33.6 to 43.2, 99.8 %: 31.0 to 46.0   ALARM
Exeter            400      155   38.8   95 %: 33.6 to 43.2, 99.8 %: 31.0 to 46.0
Fleet            hidden
Goole             400      148   37.0   95 %: 33.6 to 43.2, 99.8 %: 31.0 to 46.0
Hull              400      152   38.0   95 %: 33.6 to 43.2, 99.8 %: 31.0 to 46.0
Ilford            400      130   32.5   95 %: 33.6 to 43.2, 99.8 %: 31.0 to 46.0   worth a look
All together: 1249 of 3243
Overdispersion: phi 5.97, p <0.001; more than chance brings, but the offices are few, so the exact limits decide

Mind: 2 offices are hidden and not judged: a cell would be below 10, or could be worked out
Mind: offices differ more than chance would have them (phi 5.97), but of 7 offices one that is odd can bring that about: the limits are not widened (from 10 offices on they are)

An alarm is a reason to look, no finding; no alarm is no proof that all is well. Hidden: cells below 10.
[1]
--

# Women from April on, and the data. With offices beside them, which tell the total, the groups cannot be shown: the others are few.
$ epf bias watch --csv days.csv --date date --group sex --baseline-until 2025-04-01 --run-length 500 --outcome result --outcome-value custody --count n --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Outcome      result
Selected     custody
Time         date
Groups       sex
Baseline     before 2025-04-01

2 ALARMS
  women, 2025-04-15: the rate has risen; the run began on 2025-04-15
  women, 2025-04-22: the rate has risen; the run began on 2025-04-22

Time: CUSUM charts, a day at a step

men
  expected      30.5 % (26.2 to 35.2), 122 of 400 in the baseline
  seen          30.0 %, 15 of 50
  looked for    46.7 % (odds doubled): 0 alarms; 18.0 % (odds halved): 0 alarms

others: hidden

women
  expected      20.0 % (15.0 to 26.1), 40 of 200 in the baseline
  seen          39.7 %, 23 of 58
  looked for    33.3 % (odds doubled): 2 alarms; 11.1 % (odds halved): 0 alarms

Where nothing has changed a chart raises a false alarm about once in 500 people; on all charts together 0.4 are to be expected at most.
That takes the baseline's rate for certain: where the baseline is short there are more.

Data, before and after the end of the baseline
  sex: missing, hidden; stability index 0.1 to 0.25   worth a look
  result: missing, hidden; stability index up to 0.1
The stability index's bounds of 0.1 and 0.25 are a rule of thumb that nobody has verified here.

Mind: 1 group is hidden and not charted: a cell would be below 10, or could be worked out

An alarm is a reason to look, no finding; no alarm is no proof that all is well. Hidden: cells below 10.
[1]
$ epf bias watch --csv days.csv --date date --group sex --office court --inputs need --baseline-until 2025-04-01 --run-length 500 --outcome result --outcome-value custody --count n
{"schema":"epf.bias-watch/1","outcome":"result","selected":"custody","internal":true,"by":"sex","level":0.95,"min_count":10,"alarms":1,"target":0.284916201117,"target_given":false,"left_out":{"group_missing":0,"office_missing":0,"day_missing":0,"outcome_missing":0,"lawfully_barred":0},"offices":{"column":"court","total":{"n":716,"selected":204},"phi":3.16995837533,"phi_p":0.0420053463256,"widened":false,"rows":[{"office":"North","n":455,"selected":115,"rate":0.252747252747,"limits_95":[0.242762804583,0.325747760799],"limits_99_8":[0.219883099463,0.350521346179],"widened_95":null,"widened_99_8":null,"finding":"within","direction":null,"suppressed":false},{"office":"South","n":261,"selected":89,"rate":0.340996168582,"limits_95":[0.228997354266,0.338593406568],"limits_99_8":[0.199294267294,0.37145704265],"widened_95":null,"widened_99_8":null,"finding":"look","direction":"above","suppressed":false}]},"time":{"column":"date","baseline_until":"2025-04-01","run_length":500,"false_alarms_expected":0,"series":[{"group":"men","n":null,"selected":null,"baseline":null,"p0":null,"upper":{"p1":null,"threshold":null,"alarms":[]},"lower":{"p1":null,"threshold":null,"alarms":[]},"points":[],"suppressed":true},{"group":"others","n":null,"selected":null,"baseline":null,"p0":null,"upper":{"p1":null,"threshold":null,"alarms":[]},"lower":{"p1":null,"threshold":null,"alarms":[]},"points":[],"suppressed":true},{"group":"women","n":null,"selected":null,"baseline":null,"p0":null,"upper":{"p1":null,"threshold":null,"alarms":[]},"lower":{"p1":null,"threshold":null,"alarms":[]},"points":[],"suppressed":true}]},"data":[{"column":"sex","missing_before":0,"missing_after":0,"change":0,"change_ci":[-0.0063,0.0332],"stability_index":null,"stability":"0.1 to 0.25","suppressed":false,"missing_alarm":false,"stability_alarm":false},{"column":"result","missing_before":0,"missing_after":0,"change":0,"change_ci":[-0.0063,0.0332],"stability_index":null,"stability":"up to 0.1","suppressed":false,"missing_alarm":false,"stability_alarm":false},{"column":"court","missing_before":0,"missing_after":0,"change":0,"change_ci":[-0.0063,0.0332],"stability_index":null,"stability":"0.1 to 0.25","suppressed":false,"missing_alarm":false,"stability_alarm":false},{"column":"need","missing_before":0,"missing_after":0.2232,"change":0.2232,"change_ci":[0.1557,0.3088],"stability_index":0.468,"stability":"above 0.25","suppressed":false,"missing_alarm":true,"stability_alarm":true}],"warnings":["3 groups are hidden and not charted: a cell would be below 10, or could be worked out, as the offices tell the total","offices differ more than chance would have them (phi 3.17), but of 2 offices one that is odd can bring that about: the limits are not widened (from 10 offices on they are)"]}
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
epf bias watch: give a ledger, or a file by --csv
Try `epf bias watch --help`.
[2]
