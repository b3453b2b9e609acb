# What people who watch for bias ask first: are groups treated alike? Berkeley's admissions of 1973 (Bickel, Hammel and
# O'Connell 1975; the counts are those of R's UCBAdmissions).
<<< ucb.csv
Admit,Gender,Dept,Freq
Admitted,Male,A,512
Rejected,Male,A,313
Admitted,Female,A,89
Rejected,Female,A,19
Admitted,Male,B,353
Rejected,Male,B,207
Admitted,Female,B,17
Rejected,Female,B,8
Admitted,Male,C,120
Rejected,Male,C,205
Admitted,Female,C,202
Rejected,Female,C,391
Admitted,Male,D,138
Rejected,Male,D,279
Admitted,Female,D,131
Rejected,Female,D,244
Admitted,Male,E,53
Rejected,Male,E,138
Admitted,Female,E,94
Rejected,Female,E,299
Admitted,Male,F,22
Rejected,Male,F,351
Admitted,Female,F,24
Rejected,Female,F,317
>>>
# Over all, and within departments.
$ epf bias report --csv ucb.csv --group Gender --outcome Admit --outcome-value Admitted --count Freq --strata Dept --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Outcome      Admit
Selected     Admitted
Groups       Gender
Strata       Dept
Reference    Male
Total        1755 of 4526, 38.8 %

Group                 n   selected   rate % (interval)
Female             1835        557   30.4 (28.3 to 32.5)
Male               2691       1198   44.5 (42.7 to 46.4)   reference

Female beside Male
  relative rate index   0.68 (0.63 to 0.74); exact 0.62 to 0.75
  odds ratio            0.54 (0.48 to 0.62)
  difference, points    -14.2 (-17.0 to -11.3)
  tests                 Fisher p <0.001, Holm <0.001; chi-square 92.21, p <0.001
  four-fifths rule      below 0.80; a rule of thumb, to be read with the test
  within strata         6 used, 0 dropped; higher in 4, lower in 2
    rate ratio          1.06 (0.97 to 1.15) (Mantel-Haenszel)
    odds ratio          1.11 (0.94 to 1.30)
    Cochran-Mantel-Haenszel 1.52, p 0.217; with continuity correction 1.43, p 0.232
    Breslow-Day (Tarone) 18.83, p 0.002

Mind: Female: the strata disagree (Breslow-Day p 0.00207): the pooled ratio stands for none of them; look at each
Mind: Female: within strata the difference goes the other way than over all (Simpson's paradox): odds ratio 0.543 over all, 1.11 within

A difference is not by itself discrimination, and no difference is no proof of its absence. Intervals: 95 %. Hidden: cells below 10.
$ epf bias report --csv ucb.csv --group Gender --outcome Admit --outcome-value Admitted --count Freq --strata Dept --format json
{"schema":"epf.bias/1","outcome":"Admit","selected":"Admitted","internal":true,"by":"Gender","strata":"Dept","level":0.95,"min_count":10,"adjustment":{"method":"holm","of":"fisher_p"},"reference":"Male","total":{"n":4526,"selected":1755,"rate":0.387759611136,"rate_ci":[0.373665571094,0.402044018472]},"left_out":{"group_missing":0,"outcome_missing":0,"lawfully_barred":0},"groups":[{"group":"Female","is_reference":false,"n":1835,"selected":557,"rate":0.303542234332,"rate_ci":[0.282933470344,0.324971824296],"rate_ci_exact":[0.282560451876,0.325153835485],"rri":0.681829843563,"rri_ci_wald":[0.628696597625,0.739453557296],"rri_ci_exact":[0.61551929335,0.754560788959],"odds_ratio":0.543159438919,"odds_ratio_ci":[0.479227210698,0.615620669071],"difference":-0.141645428247,"difference_ci":[-0.16956951103,-0.113213121443],"chi2":92.2052804115,"chi2_p":7.81360038899e-22,"fisher_p":4.83590317934e-22,"p_adjusted":4.83590317934e-22,"four_fifths":"below","suppressed":false,"stratified":{"strata_used":6,"strata_dropped":0,"strata_above":4,"strata_below":2,"cmh_chi2":1.52460666044,"cmh_chi2_continuity":1.42694622859,"cmh_p":0.216923697056,"cmh_p_continuity":0.232263462817,"mh_odds_ratio":1.1053426615,"mh_odds_ratio_ci":[0.943102828516,1.29549224368],"mh_rate_ratio":1.05830742359,"mh_rate_ratio_ci":[0.970439153254,1.15413171353],"breslow_day_chi2":18.8255012521,"breslow_day_p":0.00207140139788,"breslow_day_chi2_uncorrected":18.8255137052}},{"group":"Male","is_reference":true,"n":2691,"selected":1198,"rate":0.445187662579,"rate_ci":[0.426501605098,0.464029988502],"rate_ci_exact":[0.426292720286,0.464201987896],"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"odds_ratio":null,"odds_ratio_ci":null,"difference":null,"difference_ci":null,"chi2":null,"chi2_p":null,"fisher_p":null,"p_adjusted":null,"four_fifths":null,"suppressed":false,"stratified":null}],"warnings":["Female: the strata disagree (Breslow-Day p 0.00207): the pooled ratio stands for none of them; look at each","Female: within strata the difference goes the other way than over all (Simpson's paradox): odds ratio 0.543 over all, 1.11 within"]}
$ epf bias report --csv ucb.csv --group Gender --outcome Admit --outcome-value Admitted --count Freq --format csv
release,group,is_reference,suppressed,n,selected,rate,rate_low,rate_high,rate_exact_low,rate_exact_high,rri,rri_wald_low,rri_wald_high,rri_exact_low,rri_exact_high,odds_ratio,odds_ratio_low,odds_ratio_high,difference,difference_low,difference_high,chi2,chi2_p,fisher_p,p_adjusted,four_fifths,strata_used,strata_dropped,cmh_chi2,cmh_chi2_continuity,cmh_p,mh_odds_ratio,mh_odds_ratio_low,mh_odds_ratio_high,mh_rate_ratio,mh_rate_ratio_low,mh_rate_ratio_high,breslow_day_chi2,breslow_day_p
internal,Female,false,false,1835,557,0.303542234332,0.282933470344,0.324971824296,0.282560451876,0.325153835485,0.681829843563,0.628696597625,0.739453557296,0.61551929335,0.754560788959,0.543159438919,0.479227210698,0.615620669071,-0.141645428247,-0.16956951103,-0.113213121443,92.2052804115,7.81360038899e-22,4.83590317934e-22,4.83590317934e-22,below,,,,,,,,,,,,,
internal,Male,true,false,2691,1198,0.445187662579,0.426501605098,0.464029988502,0.426292720286,0.464201987896,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
# Groups may intersect; the reference may be named; two comparisons are adjusted together.
$ epf bias report --csv ucb.csv --group Gender,Dept --outcome Admit --outcome-value Admitted --count Freq --reference Male,A --adjust bh --format csv | cut -d, -f 2-7,13,26-28
group,is_reference,suppressed,n,selected,rate,rri_wald_low,p_adjusted,four_fifths,strata_used
"Female,A",false,true,,,,,,
"Female,B",false,true,,,,,,
"Female,C",false,false,593,202,0.548884116779,1.39520043861e-25,3.13920098687e-25,below
"Female,D",false,false,375,131,0.562890625,2.19823063451e-18,3.29734595177e-18,below
"Female,E",false,false,393,94,0.385406727099,1.07529273501e-36,3.22587820503e-36,below
"Female,F",false,false,341,24,0.113407258065,2.01793126084e-75,9.0806906738e-75,below
"Male,A",true,false,825,512,,,,
"Male,B",false,false,560,353,1.01571219308,0.734591487075,0.734591487075,within
"Male,C",false,false,325,120,0.594951923077,1.43004107126e-14,1.60879620517e-14,below
"Male,D",false,false,417,138,0.533245278777,4.66974161488e-22,8.40553490679e-22,below
"Male,E",false,false,191,53,0.447122464005,8.15784894082e-18,1.04886629239e-17,below
"Male,F",false,false,373,22,0.0950381199732,5.47131670901e-85,4.92418503811e-84,below
# One small cell hides its group. The sum of what is hidden would tell it: so another goes with it, and the totals stay.
<<< small.csv
group,outcome,people
a,yes,40
a,no,60
b,yes,30
b,no,70
c,yes,12
c,no,25
d,yes,3
d,no,40
e,yes,0
e,no,30
,yes,4
f,,2
>>>
$ epf bias report --csv small.csv --group group --outcome outcome --outcome-value yes --count people --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Outcome      outcome
Selected     yes
Groups       group
Reference    a
Total        85 of 310, 27.4 %
Left out     fewer than 10 whose group is not known
Left out     fewer than 10 whose outcome is not known

Group                 n   selected   rate % (interval)
a                   100         40   40.0 (30.9 to 49.8)   reference
b                   100         30   30.0 (21.9 to 39.6)
c                hidden
d                hidden
e                hidden

b beside a
  relative rate index   0.75 (0.51 to 1.10); exact 0.45 to 1.23
  odds ratio            0.64 (0.36 to 1.15)
  difference, points    -10.0 (-22.7 to 3.2)
  tests                 Fisher p 0.182, Holm 0.182; chi-square 2.20, p 0.138
  four-fifths rule      below 0.80; a rule of thumb, to be read with the test

Mind: 3 groups are hidden: a cell would be below 10, or could be worked out

A difference is not by itself discrimination, and no difference is no proof of its absence. Intervals: 95 %. Hidden: cells below 10.
$ epf bias report --csv small.csv --group group --outcome outcome --outcome-value yes --count people --format json
{"schema":"epf.bias/1","outcome":"outcome","selected":"yes","internal":true,"by":"group","strata":"","level":0.95,"min_count":10,"adjustment":{"method":"holm","of":"fisher_p"},"reference":"a","total":{"n":310,"selected":85,"rate":0.274193548387,"rate_ci":[0.22752502709,0.326389868264]},"left_out":{"group_missing":"below 10","outcome_missing":"below 10","lawfully_barred":0},"groups":[{"group":"a","is_reference":true,"n":100,"selected":40,"rate":0.4,"rate_ci":[0.309401286432,0.497997413209],"rate_ci_exact":[0.303294768703,0.502790849578],"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"odds_ratio":null,"odds_ratio_ci":null,"difference":null,"difference_ci":null,"chi2":null,"chi2_p":null,"fisher_p":null,"p_adjusted":null,"four_fifths":null,"suppressed":false,"stratified":null},{"group":"b","is_reference":false,"n":100,"selected":30,"rate":0.3,"rate_ci":[0.218948852949,0.395848546333],"rate_ci_exact":[0.21240642049,0.39981467618],"rri":0.75,"rri_ci_wald":[0.510981718633,1.10082216151],"rri_ci_exact":[0.451100632622,1.23470125681],"odds_ratio":0.642857142857,"odds_ratio_ci":[0.357906317719,1.15467452141],"difference":-0.1,"difference_ci":[-0.227172251037,0.031890373926],"chi2":2.1978021978,"chi2_p":0.138207666974,"fisher_p":0.181932414901,"p_adjusted":0.181932414901,"four_fifths":"below","suppressed":false,"stratified":null},{"group":"c","is_reference":false,"n":null,"selected":null,"rate":null,"rate_ci":null,"rate_ci_exact":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"odds_ratio":null,"odds_ratio_ci":null,"difference":null,"difference_ci":null,"chi2":null,"chi2_p":null,"fisher_p":null,"p_adjusted":null,"four_fifths":null,"suppressed":true,"stratified":null},{"group":"d","is_reference":false,"n":null,"selected":null,"rate":null,"rate_ci":null,"rate_ci_exact":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"odds_ratio":null,"odds_ratio_ci":null,"difference":null,"difference_ci":null,"chi2":null,"chi2_p":null,"fisher_p":null,"p_adjusted":null,"four_fifths":null,"suppressed":true,"stratified":null},{"group":"e","is_reference":false,"n":null,"selected":null,"rate":null,"rate_ci":null,"rate_ci_exact":null,"rri":null,"rri_ci_wald":null,"rri_ci_exact":null,"odds_ratio":null,"odds_ratio_ci":null,"difference":null,"difference_ci":null,"chi2":null,"chi2_p":null,"fisher_p":null,"p_adjusted":null,"four_fifths":null,"suppressed":true,"stratified":null}],"warnings":["3 groups are hidden: a cell would be below 10, or could be worked out"]}
# A least count of 1 shows what there is: a rate of zero has no Wald interval, and an exact one.
$ epf bias report --csv small.csv --group group --outcome outcome --outcome-value yes --count people --reference a --min-count 0 --format csv | cut -d, -f 2,5-18
group,n,selected,rate,rate_low,rate_high,rate_exact_low,rate_exact_high,rri,rri_wald_low,rri_wald_high,rri_exact_low,rri_exact_high,odds_ratio,odds_ratio_low
a,100,40,0.4,0.309401286432,0.497997413209,0.303294768703,0.502790849578,,,,,,,
b,100,30,0.3,0.218948852949,0.395848546333,0.21240642049,0.39981467618,0.75,0.510981718633,1.10082216151,0.451100632622,1.23470125681,0.642857142857,0.357906317719
c,37,12,0.324324324324,0.196332665281,0.48536332758,0.180138648052,0.497853283513,0.810810810811,0.480420060803,1.36841531935,0.387216668436,1.57645271685,0.72,0.32476767414
d,43,3,0.0697674418605,0.0240115895772,0.186089869012,0.0146254969951,0.190607231886,0.174418604651,0.0570525943999,0.533224649439,0.0345176210729,0.547660727591,0.1125,0.0325690729976
e,30,0,0,0,0.113513393174,0,0.115703308222,0,,,0,0.322027423748,0,
# Nobody selected in either: 0/0 is undefined. Nobody in the reference: unbounded.
<<< none.csv
group,outcome
a,no
a,no
b,no
b,no
b,no
c,yes
>>>
$ epf bias report --csv none.csv --group group --outcome outcome --outcome-value yes --reference b --min-count 0 --format csv | cut -d, -f 2,5-7,12-20
group,n,selected,rate,rri,rri_wald_low,rri_wald_high,rri_exact_low,rri_exact_high,odds_ratio,odds_ratio_low,odds_ratio_high,difference
a,2,0,0,,,,,,,,,0
b,3,0,0,,,,,,,,,
c,1,1,1,Infinity,,,0.0769230769231,Infinity,Infinity,,,1
# Counts of many days add up to the same bytes as one pass.
<<< monday.csv
group,band,outcome
a,low,yes
b,low,no
a,high,no
>>>
<<< tuesday.csv
group,band,outcome
b,low,no
,high,yes
a,low,yes
b,high,
>>>
$ epf bias tally --csv monday.csv --group group --strata band --outcome outcome --outcome-value yes -o monday.tally
$ epf bias tally --csv tuesday.csv --group group --strata band --outcome outcome --outcome-value yes -o tuesday.tally
$ epf bias tally --csv tuesday.tally --csv monday.tally --tally -o both.tally
$ epf bias tally --csv monday.csv --csv tuesday.csv --group group --strata band --outcome outcome --outcome-value yes -o once.tally
$ cmp both.tally once.tally && cat both.tally
group:group,stratum:band,outcome,count
,high,selected,1
a,high,passed_over,1
a,low,selected,2
b,high,unknown,1
b,low,passed_over,2
$ epf bias report --csv both.tally --tally --min-count 0 --format csv | cut -d, -f 2-7
group,is_reference,suppressed,n,selected,rate
a,true,false,3,2,0.666666666667
b,false,false,2,0,0
# What can go wrong.
$ epf bias report --csv ucb.csv --group Sex --outcome Admit --outcome-value Admitted
epf bias report: ucb.csv: there is no column `Sex`, which --group names; there are `Admit`, `Gender`, `Dept`, `Freq`
Try `epf bias report --help`.
[2]
$ epf bias report --csv ucb.csv --group Gender --outcome Admit --outcome-value admitted
epf bias report: no row has `admitted` in the column `Admit`; check the spelling and the capitals of --outcome-value
Try `epf bias report --help`.
[2]
$ epf bias report --csv ucb.csv --group Gender --outcome Admit --outcome-value Admitted --reference Men
epf bias report: there is no group `Men` to compare with; there are `Female`, `Male`
Try `epf bias report --help`.
[2]
$ epf bias report --csv ucb.csv --group Gender --outcome Admit
epf bias report: say by --outcome COLUMN and --outcome-value VALUE what counts as selected
Try `epf bias report --help`.
[2]
$ epf bias report --csv ucb.csv --group Gender,Gender --outcome Admit --outcome-value Admitted
epf bias report: --group names `Gender` twice
Try `epf bias report --help`.
[2]
$ epf bias report --csv ucb.csv --group Gender, --outcome Admit --outcome-value Admitted
epf bias report: --group has an empty name in it; join names by single commas
Try `epf bias report --help`.
[2]
$ epf bias report --csv nowhere.csv --group Gender --outcome Admit --outcome-value Admitted
epf bias report: nowhere.csv: No such file or directory
[2]
$ epf bias report --csv ucb.csv --tally
ucb.csv:2:1: error: the file is no tally; a header `group:...,stratum:...,outcome,count` is expected, as `epf bias tally` writes it [E0901]
[4]
$ epf bias report
epf bias report: give a ledger, or a file by --csv
Try `epf bias report --help`.
[2]
$ epf bias report --csv ucb.csv ledger
epf bias report: give a ledger or CSV files, not both
Try `epf bias report --help`.
[2]
$ epf bias report --csv ucb.csv --group Gender --outcome Admit --outcome-value Admitted --measure eligible
epf bias report: `--measure` is about a ledger
Try `epf bias report --help`.
[2]
$ epf bias report --csv ucb.csv --group Gender --outcome Admit --outcome-value Admitted --min-count -1
epf bias report: `--min-count` is a whole number up to 1000000
Try `epf bias report --help`.
[2]
$ epf bias report --csv ucb.csv --group Gender --outcome Admit --outcome-value Admitted --level 95
epf bias report: `--level` is above 0 and below 1, such as 0.95
Try `epf bias report --help`.
[2]
$ epf bias
Usage: epf bias VERB ...

  bias compare      compare two periods or regions
  bias overrides    where officers go another way
  bias proxies      look for what stands in for a monitored field
  bias report       compare how groups are treated
  bias tally        count, and add counts up
  bias watch        watch offices, time and data, and raise alarms

`epf bias VERB --help` says more.
[2]
$ epf bias rapport
epf: there is no verb `bias rapport`; did you mean `bias report`?
Try `epf help`.
[2]
<<< broken.csv
group,outcome,people
a,yes,4
a,no
b,yes,many
b,no,-3
"c,yes,1
>>>
$ epf bias report --csv broken.csv --group group --outcome outcome --outcome-value yes --count people
broken.csv:3:3: error: the row has 2 cells, the header 3; put quotes around cells that hold commas [E0901]
broken.csv:4:3: error: the column `people` says how many people a row stands for; a whole number is expected [E0904]
broken.csv:5:3: error: the column `people` says how many people a row stands for; a whole number is expected [E0904]
broken.csv:6:1: error: the quote that opens this cell is never closed; close it; nothing from this row on is read: 9 bytes [E0901]
[4]
<<< empty.csv
group,outcome
>>>
$ epf bias report --csv empty.csv --group group --outcome outcome --outcome-value yes --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Outcome      outcome
Selected     yes
Groups       group

Nobody is counted: there is nothing to compare.
