# A ledger is watched: its offices, its days, which are all today, and its data.
$ awk 'BEGIN { split("white black asian", e); split("swansea newcastle leeds london", f); for (i = 0; i < 480; i++) { o = i % 4; r = int(i / 4) % 20; bad = o == 2 ? r < 14 : r < 7; printf "{\"case_reference\":\"P%d\",\"ethnicity\":\"%s\",\"sex\":\"%s\",\"date_of_birth\":\"1990-05-01\",\"seriousness\":\"%s\",\"risk\":%d,\"waiting\":\"3 weeks\",\"office\":\"%s\"}\n", i, e[i % 3 + 1], int(i / 80) % 6 ? "male" : "female", i % 2 ? "low" : "medium", bad ? 85 : 40, f[o + 1] } }' >people.ndjson
$ epf ledger init ledger >/dev/null && epf match $EPF_SOURCE/tests/ledger/rules people.ndjson --as-of 2026-03-01 --ledger ledger --officer anna --format ndjson | wc -l
480
$ epf bias watch ledger --option unpaid-work --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Source       ledger
Measure      shortlisted
Option       unpaid-work
Offices      office
Time         day of the shortlist
Target       56.2 %, all together

1 ALARM
  office leeds: 30.0 % of 120, below the limit of 41.7 %

Offices: rate % and the limits for their numbers of people
                    n selected   rate
leeds             120       36   30.0   95 %: 46.9 to 64.7, 99.8 %: 41.7 to 69.7   ALARM
london            120       78   65.0   95 %: 46.9 to 64.7, 99.8 %: 41.7 to 69.7   worth a look
newcastle         120       78   65.0   95 %: 46.9 to 64.7, 99.8 %: 41.7 to 69.7   worth a look
swansea           120       78   65.0   95 %: 46.9 to 64.7, 99.8 %: 41.7 to 69.7   worth a look
All together: 270 of 480
Overdispersion: phi 11.20, p <0.001; more than chance brings, but the offices are few, so the exact limits decide

Time: CUSUM charts, a day at a step

Everybody
  expected      56.2 %, the target
  seen          56.2 %, 270 of 480
  looked for    72.0 % (odds doubled): 0 alarms; 39.1 % (odds halved): 0 alarms

Where nothing has changed a chart raises a false alarm about once in 10000 people; on all charts together 0.1 are to be expected at most.

Mind: offices differ more than chance would have them (phi 11.2), but of 4 offices one that is odd can bring that about: the limits are not widened (from 10 offices on they are)

An alarm is a reason to look, no finding; no alarm is no proof that all is well. Hidden: cells below 10.
[1]
# Some of it alone; the dimension that stands for the office may be another.
$ epf bias watch ledger --option unpaid-work --date none --office ethnicity --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Source       ledger
Measure      shortlisted
Option       unpaid-work
Offices      ethnicity
Target       56.2 %, all together

No alarm.

Offices: rate % and the limits for their numbers of people
                    n selected   rate
asian             160       90   56.2   95 %: 48.2 to 63.6, 99.8 %: 43.8 to 67.9
black             160       90   56.2   95 %: 48.2 to 63.6, 99.8 %: 43.8 to 67.9
white             160       90   56.2   95 %: 48.2 to 63.6, 99.8 %: 43.8 to 67.9
All together: 270 of 480
Overdispersion: phi 0.00, p 1.000; no more than chance may bring, so the exact limits decide

An alarm is a reason to look, no finding; no alarm is no proof that all is well. Hidden: cells below 10.
$ epf bias watch ledger --option unpaid-work --office none --group sex --target 0.9 --run-length 500 --format text | sed "s/$(date -u +%F)/TODAY/g; s/$(date -u -d yesterday +%F)/TODAY/g"
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Source       ledger
Measure      shortlisted
Option       unpaid-work
Time         day of the shortlist
Groups       sex
Target       90.0 %, as given

2 ALARMS
  female, TODAY: the rate has fallen; the run began on TODAY
  male, TODAY: the rate has fallen; the run began on TODAY

Time: CUSUM charts, a day at a step

female
  expected      90.0 %, the target
  seen          56.2 %, 45 of 80
  looked for    94.7 % (odds doubled): 0 alarms; 81.8 % (odds halved): 1 alarm

male
  expected      90.0 %, the target
  seen          56.2 %, 225 of 400
  looked for    94.7 % (odds doubled): 0 alarms; 81.8 % (odds halved): 1 alarm

Where nothing has changed a chart raises a false alarm about once in 500 people; on all charts together 1.9 are to be expected at most.

An alarm is a reason to look, no finding; no alarm is no proof that all is well. Hidden: cells below 10.
$ epf bias watch --ledger ledger --option womens-group --date none --format json
{"schema":"epf.bias-watch/1","source":"ledger","measure":"shortlisted","option":"womens-group","lawful_criteria":"the rules read sex, with a lawful basis: compared are those whom no such criterion bars","internal":true,"by":"","level":0.95,"min_count":10,"alarms":0,"target":null,"target_given":false,"left_out":{"group_missing":0,"office_missing":0,"day_missing":0,"outcome_missing":0,"lawfully_barred":400},"offices":{"column":"office","total":null,"phi":null,"phi_p":null,"widened":false,"rows":[{"office":"leeds","n":null,"selected":null,"rate":null,"limits_95":null,"limits_99_8":null,"widened_95":null,"widened_99_8":null,"finding":null,"direction":null,"suppressed":true},{"office":"london","n":null,"selected":null,"rate":null,"limits_95":null,"limits_99_8":null,"widened_95":null,"widened_99_8":null,"finding":null,"direction":null,"suppressed":true},{"office":"newcastle","n":null,"selected":null,"rate":null,"limits_95":null,"limits_99_8":null,"widened_95":null,"widened_99_8":null,"finding":null,"direction":null,"suppressed":true},{"office":"swansea","n":null,"selected":null,"rate":null,"limits_95":null,"limits_99_8":null,"widened_95":null,"widened_99_8":null,"finding":null,"direction":null,"suppressed":true}]},"time":null,"data":null,"warnings":["4 offices are hidden and not judged: a cell would be below 10, or could be worked out; the total is hidden as well"]}
# All are before the end of the baseline: the data of both sides cannot be compared, and it says so.
$ epf bias watch ledger --option unpaid-work --office none --baseline-until 9999-12-31 --inputs sex,office --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Source       ledger
Measure      shortlisted
Option       unpaid-work
Time         day of the shortlist
Baseline     before 9999-12-31

No alarm.

Time: CUSUM charts, a day at a step

Everybody: hidden

Where nothing has changed a chart raises a false alarm about once in 10000 people; on all charts together 0.0 are to be expected at most.
That takes the baseline's rate for certain: where the baseline is short there are more.

Data, before and after the end of the baseline
  seriousness: missing, hidden; stability index –
  risk_band: missing, hidden; stability index –
  sex: missing, hidden; stability index –
  office: missing, hidden; stability index –
The stability index's bounds of 0.1 and 0.25 are a rule of thumb that nobody has verified here.

Mind: time is not charted: a cell would be below 10
Mind: there is nobody after the end of the baseline, so nothing is watched over time

An alarm is a reason to look, no finding; no alarm is no proof that all is well. Hidden: cells below 10.
# A page for a browser says the same.
$ epf bias watch ledger --option unpaid-work --format html --output page.html
[1]
$ grep -c -e '<h2 id="alarms">1 alarm</h2>' -e '<li>office <bdi>leeds</bdi>: 30.0 % of 120, below the limit of 41.7 %</li>' -e '<dt>Time</dt><dd><bdi>day of the shortlist</bdi></dd>' page.html
3
$ grep -o '<svg class="plot"' page.html | wc -l
3
# Each look is recorded.
$ epf ledger stats ledger | grep combination
combination             6   combination
# What cannot be watched.
$ epf bias watch ledger --office none --date none
epf bias watch: there is nothing to watch; leave out `--office none` or `--date none`
Try `epf bias watch --help`.
[2]
$ epf bias watch ledger --date day
epf bias watch: the days of a ledger are those of its shortlists: --date takes no column there, only `none`
Try `epf bias watch --help`.
[2]
$ epf bias watch ledger --office height
epf bias watch: the ledger keeps no `height`, which --office names; it keeps `ethnicity`, `sex`, `age_band`, `seriousness`, `risk_band`, `office`, `level`
Try `epf bias watch --help`.
[2]
$ epf bias watch ledger --office sex,ethnicity
epf bias watch: --office names one dimension that the rules keep
Try `epf bias watch --help`.
[2]
$ epf bias watch ledger --date none --group sex
epf bias watch: --group is about time: the groups are charted by day; leave out `--date none`
Try `epf bias watch --help`.
[2]
$ epf bias watch ledger --date none --baseline-until 2026-01-01
epf bias watch: --baseline-until is about time; leave out `--date none`
Try `epf bias watch --help`.
[2]
$ epf bias watch ledger --inputs sex
epf bias watch: --inputs are compared before and after a day; say by --baseline-until which
Try `epf bias watch --help`.
[2]
$ epf bias watch ledger --baseline-until 2026-01-01 --inputs height
epf bias watch: the ledger keeps no `height`, which --inputs names; it keeps `ethnicity`, `sex`, `age_band`, `seriousness`, `risk_band`, `office`, `level`
Try `epf bias watch --help`.
[2]
$ epf bias watch ledger --measure proposed
epf bias watch: the ledger has nobody in this window whom the measure counts: there is nothing to watch
Try `epf bias watch --help`.
[2]
$ epf bias watch ledger --option resettlement
epf bias watch: the ledger has nobody in this window whom the measure counts: there is nothing to watch
Try `epf bias watch --help`.
[2]
$ epf bias watch ledger --option unpaid-wrok
epf bias watch: no rules in the ledger have an option `unpaid-wrok`
Try `epf bias watch --help`.
[2]
$ epf bias watch ledger --from 2020-01-01 --to 2020-02-01
epf bias watch: the ledger has nobody in this window whom the measure counts: there is nothing to watch
Try `epf bias watch --help`.
[2]
$ epf bias watch ledger --outcome result
epf bias watch: `--outcome` is about the columns of a CSV file
Try `epf bias watch --help`.
[2]
$ epf bias watch ledger --csv people.csv
epf bias watch: give a ledger or CSV files, not both
Try `epf bias watch --help`.
[2]
$ epf bias watch --csv people.csv --office court --outcome result --outcome-value custody --measure proposed
epf bias watch: `--measure` is about a ledger
Try `epf bias watch --help`.
[2]
$ epf bias watch nowhere
epf bias watch: nowhere is no ledger: nowhere/ledger.db: No such file or directory; give the folder of one, or make one first
Try `epf bias watch --help`.
[2]
