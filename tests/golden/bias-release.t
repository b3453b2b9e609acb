# Fixed releases, and what goes around them. A release of a CSV names its population and where all releases are logged.
<<< sentences.csv
ethnicity,sex,outcome,people
white,male,custody,60
white,male,community,80
white,male,discharge,1
white,female,custody,40
white,female,community,50
white,female,discharge,30
black,male,custody,50
black,male,community,60
black,male,discharge,30
asian,male,custody,30
asian,male,community,40
asian,male,discharge,20
>>>
<<< release.sh
# release.sh FILE NAME VALUE GROUPS: the cells of a release
file=$1 name=$2 value=$3 groups=$4
shift 4
epf bias report --csv $file --group $groups --outcome outcome --outcome-value $value --count people --population sentenced --release $name --release-log log.csv "$@" --format csv >out.csv && cut -d, -f 1-2,4-6 out.csv
>>>
$ epf bias report --csv sentences.csv --group sex --outcome outcome --outcome-value custody --count people --release one --release-log log.csv
epf bias report: say by --population of whom the file tells, always by the same name: files differ, and all releases of the same people are checked together
Try `epf bias report --help`.
[2]
$ epf bias report --csv sentences.csv --group sex --outcome outcome --outcome-value custody --count people --release one --population sentenced
epf bias report: say by --release-log where all releases are logged
Try `epf bias report --help`.
[2]
$ epf bias report --csv sentences.csv --group sex --outcome outcome --outcome-value custody --count people --release "" --population sentenced --release-log log.csv
epf bias report: `--release` takes a value: NAME
Try `epf bias report --help`.
[2]
$ epf bias report --csv sentences.csv --group sex --outcome outcome --outcome-value custody --count people --release one --population ledger --release-log log.csv
epf bias report: `ledger` names no population in the log of releases; choose another name
Try `epf bias report --help`.
[2]
$ epf bias report ledger --release one --population sentenced
epf bias report: `--population` is about the columns of a CSV file
Try `epf bias report --help`.
[2]
# A least count that hides nobody is none; later releases hide at least what earlier ones hid.
$ sh release.sh sentences.csv one custody ethnicity --min-count 0
epf bias report: a release hides cells below 5 at least: with a smaller --min-count it would tell of single people
Try `epf bias report --help`.
[2]
$ sh release.sh sentences.csv one custody ethnicity --min-count 4
epf bias report: a release hides cells below 5 at least: with a smaller --min-count it would tell of single people
Try `epf bias report --help`.
[2]
$ ls log.csv 2>&1
ls: cannot access 'log.csv': No such file or directory
[2]
$ sh release.sh sentences.csv one custody ethnicity --min-count 35
release,group,suppressed,n,selected
one,asian,true,,
one,black,false,140,50
one,white,false,261,100
$ sh release.sh sentences.csv two custody sex --min-count 5
release,group,suppressed,n,selected
two,female,true,,
two,male,false,371,140
$ cut -d, -f 1,3,13-17 log.csv
release,source,groups,min_count,cell,n,selected
one,sentenced,ethnicity,35,asian,,
one,sentenced,ethnicity,35,black,140,50
one,sentenced,ethnicity,35,white,261,100
one,sentenced,ethnicity,35,(all),,
two,sentenced,sex,35,female,,
two,sentenced,sex,35,male,371,140
two,sentenced,sex,35,(all),,
# The same name with the same definition prints the same cells again; with another it is refused, as is another name.
$ sh release.sh sentences.csv one custody ethnicity
release,group,suppressed,n,selected
one,asian,true,,
one,black,false,140,50
one,white,false,261,100
$ sh release.sh sentences.csv one custody sex
epf bias report: there is a release `one` of something else already, and a release is fixed; choose another name
Try `epf bias report --help`.
[2]
$ sh release.sh sentences.csv three custody ethnicity
epf bias report: the same was released as `one`; use that: the same figures twice, of different days, could be subtracted
Try `epf bias report --help`.
[2]
$ sh release.sh sentences.csv one custody ethnicity --strata sex
epf bias report: there is a release `one` of something else already, and a release is fixed; choose another name
Try `epf bias report --help`.
[2]
$ sh release.sh sentences.csv one custody ethnicity -o nowhere/one.csv; sed -n '$=' log.csv
8
epf bias report: `nowhere/one.csv` cannot be written: No such file or directory
# One more person, another order, one more column: another file of the same population. What lies between them is not told.
<<< people.csv
group,outcome,people
a,yes,40
a,no,60
b,yes,30
b,no,70
c,yes,50
c,no,50
>>>
<<< people.sh
file=$1 name=$2 groups=$3
shift 3
epf bias report --csv $file --group $groups --outcome outcome --outcome-value yes --count people --population people --release $name --release-log people-log.csv "$@" --format csv >out.csv && cut -d, -f 1-2,4-6 out.csv
>>>
$ sh people.sh people.csv june group
release,group,suppressed,n,selected
june,a,false,100,40
june,b,false,100,30
june,c,false,100,50
$ sed 's/^b,yes,30/b,yes,31/' people.csv >more.csv && sh people.sh more.csv july group
release,group,suppressed,n,selected
july,a,false,100,40
july,b,true,,
july,c,false,100,50
$ (head -1 people.csv; tail -n +2 people.csv | sort) >sorted.csv && sh people.sh sorted.csv sorted group
release,group,suppressed,n,selected
sorted,a,false,100,40
sorted,b,false,100,30
sorted,c,false,100,50
$ sed 's/^b,yes,30/b,yes,60/' people.csv >many.csv && sh people.sh many.csv august group
release,group,suppressed,n,selected
august,a,false,100,40
august,b,false,130,60
august,c,false,100,50
$ tail -4 people-log.csv | cut -d, -f 15-18
a,100,40,sha256:...
b,130,60,sha256:...
c,100,50,sha256:...
(all),330,150,sha256:...
$ sed 's/$/,x/; 1s/,x$/,region/' people.csv >wide.csv && sh people.sh wide.csv wide region
epf bias report: `june` was released of this population by `group` from another file: what lies between the files could be worked out; release from the same file, or by the same groups
Try `epf bias report --help`.
[2]
$ sh people.sh wide.csv wider region,group
epf bias report: `june` was released of this population by `group` from another file: what lies between the files could be worked out; release from the same file, or by the same groups
Try `epf bias report --help`.
[2]
# Groups that one release hid and another shows: their sum follows from the totals of the one.
$ printf 'group,outcome,people\na,yes,40\na,no,60\nb,yes,30\nb,no,70\nc,yes,7\nc,no,50\nd,yes,9\nd,no,40\n' >old.csv && sed 's/c,yes,7/c,yes,12/; s/d,yes,9/d,yes,10/' old.csv >new.csv && for f in old new; do epf bias report --csv $f.csv --group group --outcome outcome --outcome-value yes --count people --population sums --release $f --release-log sums-log.csv --format csv >/dev/null; done; cut -d, -f 1,15-17 sums-log.csv
release,cell,n,selected
old,a,100,40
old,b,100,30
old,c,,
old,d,,
old,(all),306,86
new,a,100,40
new,b,100,30
new,c,,
new,d,,
new,(all),,
# Of a pipe nothing is left to be read again.
$ cat people.csv | sh -c 'epf bias report --csv /dev/stdin --group group --outcome outcome --outcome-value yes --count people --population piped --release piped --release-log piped.csv'
epf bias report: /dev/stdin is no regular file; a release is of files that can be read again
Try `epf bias report --help`.
[2]
# Two outcomes leave a third: of white men one. Theirs is hidden; where there is no third nothing is left.
<<< values.csv
group,outcome,people
a,custody,60
a,community,80
a,discharge,1
b,custody,50
b,community,60
b,discharge,30
c,custody,30
c,community,40
c,discharge,20
>>>
<<< values.sh
epf bias report --csv $1 --group ${4-group} --outcome outcome --outcome-value $3 --count people --population $1 --release $2 --release-log values-log.csv --format csv >out.csv && cut -d, -f 1-2,4-6 out.csv
>>>
$ sh values.sh values.csv first custody && sh values.sh values.csv second community && tail -4 values-log.csv | cut -d, -f 15-17
release,group,suppressed,n,selected
first,a,false,141,60
first,b,false,140,50
first,c,false,90,30
release,group,suppressed,n,selected
second,a,true,,
second,b,false,140,60
second,c,false,90,40
a,,
b,140,60
c,90,40
(all),,
$ grep -v discharge values.csv >binary.csv && sh values.sh binary.csv third custody && sh values.sh binary.csv fourth community
release,group,suppressed,n,selected
third,a,false,140,60
third,b,false,110,50
third,c,false,70,30
release,group,suppressed,n,selected
fourth,a,false,140,80
fourth,b,false,110,60
fourth,c,false,70,40
# The groups in another order would pass by that.
$ sh values.sh sentences.csv fifth custody ethnicity,sex >/dev/null && sh values.sh sentences.csv sixth community sex,ethnicity
epf bias report: `fifth` was released of this population by `ethnicity,sex`; name the groups in that order
Try `epf bias report --help`.
[2]
# What is pooled over small strata is not told.
<<< strata.csv
group,stratum,outcome,people
a,s,yes,40
a,s,no,60
b,s,yes,30
b,s,no,70
a,t,yes,40
a,t,no,60
b,t,yes,9
b,t,no,70
>>>
$ epf bias report --csv strata.csv --group group --strata stratum --outcome outcome --outcome-value yes --count people --format csv | cut -d, -f 1-6,28-32
release,group,is_reference,suppressed,n,selected,strata_used,strata_dropped,cmh_chi2,cmh_chi2_continuity,cmh_p
internal,a,true,false,200,80,,,,,
internal,b,false,false,179,39,2,0,15.3372125755,14.4793928283,8.9927536411e-05
$ epf bias report --csv strata.csv --group group --strata stratum --outcome outcome --outcome-value yes --count people --population strata --release r --release-log strata-log.csv --format csv | cut -d, -f 1-6,28-32
release,group,is_reference,suppressed,n,selected,strata_used,strata_dropped,cmh_chi2,cmh_chi2_continuity,cmh_p
r,a,true,false,200,80,,,,,
r,b,false,false,179,39,,,,,
$ sed 's/,9$/,30/' strata.csv >large.csv && epf bias report --csv large.csv --group group --strata stratum --outcome outcome --outcome-value yes --count people --population large --release r2 --release-log strata-log.csv --format csv | cut -d, -f 1-6,28-32
release,group,is_reference,suppressed,n,selected,strata_used,strata_dropped,cmh_chi2,cmh_chi2_continuity,cmh_p
r2,a,true,false,200,80,,,,,
r2,b,false,false,200,60,2,0,4.37,3.95,0.0365
# A group that is named as the totals are, and a reference that is not there: said once.
$ sed 's/^c/(all)/' people.csv >all.csv && sh people.sh all.csv all group
epf bias report: a group is named `(all)`, as the totals are in the log of releases; rename the value first
Try `epf bias report --help`.
[2]
$ sh people.sh people.csv ref group --reference nobody
epf bias report: there is no group `nobody` to compare with; there are `a`, `b`, `c`
Try `epf bias report --help`.
[2]
# A damaged log, and one that cannot be written.
$ head -c -9 people-log.csv >cut.csv && mv cut.csv people-log.csv && sh people.sh people.csv cut group
people-log.csv:17:19: error: the row has 18 cells, the header 19; put quotes around cells that hold commas [E0901]
epf bias report: people-log.csv: the log of releases is not as it was written; nothing can be released before it is mended from a copy
[5]
$ printf 'no log\r\n' >people-log.csv && sh people.sh people.csv other group
epf bias report: people-log.csv: the log of releases is not as it was written; nothing can be released before it is mended from a copy
[5]
$ rm people-log.csv && mkdir people-log.csv && sh people.sh people.csv folder group
epf bias report: people-log.csv: the log of releases cannot be written: Is a directory
[5]
$ rmdir people-log.csv && ln -s /dev/null people-log.csv && sh people.sh people.csv null group
epf bias report: people-log.csv is no regular file: it would not keep what is released
[5]
# A disk that is full in the middle of it: nothing of the release stays.
$ rm people-log.csv && sh people.sh people.csv small group >/dev/null && awk 'BEGIN { print "group,outcome,people"; for (i = 0; i < 300; i++) printf "g%03d,yes,20\ng%03d,no,20\n", i, i }' >wide-groups.csv && cp people-log.csv before.csv
$ (trap '' XFSZ; ulimit -f 8; epf bias report --csv wide-groups.csv --group group --outcome outcome --outcome-value yes --count people --population wide --release wide --release-log people-log.csv --format csv >/dev/null); echo "exit $?"; cmp people-log.csv before.csv
exit 5
epf bias report: people-log.csv: the log of releases cannot be written: No space left on device; nothing is released
# A release from a ledger is of days that are over, and the ledger says what the log is.
$ epf ledger init ledger >/dev/null && printf '{"case_reference":"P1","ethnicity":"white","sex":"male","date_of_birth":"1990-05-01","seriousness":"low","risk":40,"waiting":"3 weeks","office":"leeds"}\n' >one.ndjson && epf match $EPF_SOURCE/tests/ledger/rules one.ndjson --as-of 2026-03-01 --ledger ledger --officer anna --format ndjson | wc -l
1
$ epf bias report ledger --option unpaid-work --group ethnicity --officer anna --release open
epf bias report: a release needs --to, a day that is not later than today: what is entered after it was made must not count in it
Try `epf bias report --help`.
[2]
$ epf bias report ledger --option unpaid-work --group ethnicity --officer anna --release future --to 2999-01-01
epf bias report: a release needs --to, a day that is not later than today: what is entered after it was made must not count in it
Try `epf bias report --help`.
[2]
$ epf bias report ledger --option unpaid-work --group ethnicity --officer anna --release first --to 2020-01-01 --format csv >/dev/null; cut -d, -f 1,3,12-17 ledger/releases.csv
release,source,to,groups,min_count,cell,n,selected
first,ledger,2020-01-01,ethnicity,10,(all),0,0
$ epf bias report ledger --option unpaid-work --group ethnicity --officer anna --purpose "for the annual report" --release second --from 2020-01-01 --to 2020-01-02 --format csv >/dev/null; sed -n '$=' ledger/releases.csv
3
$ epf bias report ledger --option unpaid-work --group ethnicity --officer anna --release first --to 2020-01-01 --format csv >/dev/null; sed -n '$=' ledger/releases.csv
3
$ epf ledger export ledger --officer anna | grep -o '"purpose":"release[^}]*'
"purpose":"release first: log sha256:..."
"purpose":"release second: log sha256:...: for the annual report"
"purpose":"release first: log sha256:..."
$ cp ledger/releases.csv kept.csv; sed -i '$d' ledger/releases.csv; epf bias report ledger --option unpaid-work --group ethnicity --officer anna --release third --to 2020-01-03
epf bias report: ledger/releases.csv: the log of releases is not what the ledger says; nothing can be released before it is mended from a copy
[5]
$ rm ledger/releases.csv; epf bias report ledger --option unpaid-work --group ethnicity --officer anna --release third --to 2020-01-03
epf bias report: ledger/releases.csv: the log of releases is not what the ledger says; nothing can be released before it is mended from a copy
[5]
$ epf bias report ledger --option unpaid-work --group ethnicity --officer anna --release third --to 2020-01-03 --release-log elsewhere.csv
epf bias report: elsewhere.csv: the log of releases is not what the ledger says; nothing can be released before it is mended from a copy
[5]
$ cp kept.csv ledger/releases.csv; epf bias report ledger --option unpaid-work --group ethnicity --officer anna --release third --from 2020-01-02 --to 2020-01-03 --format csv >/dev/null; sed -n '$=' ledger/releases.csv
4
