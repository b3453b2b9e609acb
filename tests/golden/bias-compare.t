# Two quarters of a year: what changed for each group, and beyond what changed for the reference.
<<< q22.csv
sex,ethnicity,sentence,n
men,White,custody,2300
men,White,community,1800
men,Minority ethnic,custody,520
men,Minority ethnic,community,380
women,White,custody,330
women,White,community,450
women,Minority ethnic,custody,70
women,Minority ethnic,community,80
men,Traveller,custody,4
men,Traveller,community,16
men,,custody,12
>>>
<<< q23.csv
sex,ethnicity,sentence,n
men,White,custody,1850
men,White,community,2300
men,Minority ethnic,custody,480
men,Minority ethnic,community,430
women,White,custody,270
women,White,community,500
women,Minority ethnic,custody,56
women,Minority ethnic,community,100
men,Traveller,custody,14
men,Traveller,community,18
men,White,,7
>>>
<<< both.csv
year,sex,sentence,n
2022,men,custody,2834
2022,men,community,2196
2022,women,custody,404
2022,women,community,536
2023,men,custody,2344
2023,men,community,2748
2023,women,custody,329
2023,women,community,609
2021,men,custody,1
,men,custody,20
>>>
$ epf bias compare --csv q23.csv --against q22.csv --group sex --outcome sentence --outcome-value custody --count n --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Outcome      sentence
Selected     custody
Before       q22.csv
After        q23.csv
Left out     fewer than 10 whose outcome is not known
Groups       sex
Reference    men

Everybody: 54 % to 44 %
men: 56 % to 46 %
women: 43 % to 35 %

Everybody
  before                     3236 of 5962, % 54.3 (53.0 to 55.5)
  after                      2670 of 6018, % 44.4 (43.1 to 45.6)
  change, points             -9.9 (-11.7 to -8.1)

men (reference)
  before                     2836 of 5032, % 56.4 (55.0 to 57.7)
  after                      2344 of 5092, % 46.0 (44.7 to 47.4)
  change, points             -10.3 (-12.3 to -8.4)

women
  before                     400 of 930, % 43.0 (39.9 to 46.2)
  after                      326 of 926, % 35.2 (32.2 to 38.3)
  change, points             -7.8 (-12.2 to -3.4)
  beyond the reference's     2.5 (-2.3 to 7.4)
  No more than chance may bring: these figures do not show that the rate changed otherwise than that of men.
  Before, the rate was 13.3 points below that of men; after, 10.8 points below it.

1 group is compared with the reference.
A difference is not by itself discrimination, and no difference is no proof of its absence. Intervals: 95 %. Hidden: cells below 10, on either side.
--

# Travellers are few before: hidden before and after, and so are the totals, as two groups are left.
$ epf bias compare --csv q23.csv --against q22.csv --group ethnicity --outcome sentence --outcome-value custody --count n --format text
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Outcome      sentence
Selected     custody
Before       q22.csv
Left out     12 whose group is not known
After        q23.csv
Left out     fewer than 10 whose outcome is not known
Groups       ethnicity
Reference    White

Minority ethnic: 56 % to 50 %
Traveller: hidden
White: 54 % to 43 %

Minority ethnic
  before                     590 of 1050, % 56.2 (53.2 to 59.2)
  after                      536 of 1066, % 50.3 (47.3 to 53.3)
  change, points             -5.9 (-10.1 to -1.7)
  beyond the reference's     4.9 (0.2 to 9.6)
  More than chance would bring: the rate fell by less than that of White.
  Before, the rate was 2.3 points above that of White; after, 7.2 points above it.

White (reference)
  before                     2630 of 4880, % 53.9 (52.5 to 55.3)
  after                      2120 of 4920, % 43.1 (41.7 to 44.5)
  change, points             -10.8 (-12.8 to -8.8)

Mind: 1 group is hidden on both sides: a cell of one side would be below 10, or could be worked out; the totals are hidden as well

1 group is compared with the reference.
A difference is not by itself discrimination, and no difference is no proof of its absence. Intervals: 95 %. Hidden: cells below 10, on either side.
$ epf bias compare --csv q23.csv --against q22.csv --group ethnicity --outcome sentence --outcome-value custody --count n
{"schema":"epf.bias-compare/1","outcome":"sentence","selected":"custody","internal":true,"by":"ethnicity","before":{"name":"q22.csv","left_out":{"group_missing":12,"outcome_missing":0,"lawfully_barred":0}},"after":{"name":"q23.csv","left_out":{"group_missing":0,"outcome_missing":"below 10","lawfully_barred":0}},"left_out":{"side_missing":0},"level":0.95,"min_count":10,"reference":"White","compared":1,"total":null,"groups":[{"group":"Minority ethnic","is_reference":false,"before":{"n":1050,"selected":590,"rate":0.561904761905,"rate_ci":[0.53172279143,0.591635422381]},"after":{"n":1066,"selected":536,"rate":0.502814258912,"rate_ci":[0.472843483278,0.532764824336]},"change":-0.0590905029929,"change_ci":[-0.101306134747,-0.0165700642491],"change_beyond_reference":0.0489496142935,"change_beyond_reference_ci":[0.00235259818641,0.0957728407699],"suppressed":false},{"group":"Traveller","is_reference":false,"before":{"n":null,"selected":null,"rate":null,"rate_ci":null},"after":{"n":null,"selected":null,"rate":null,"rate_ci":null},"change":null,"change_ci":null,"change_beyond_reference":null,"change_beyond_reference_ci":null,"suppressed":true},{"group":"White","is_reference":true,"before":{"n":4880,"selected":2630,"rate":0.53893442623,"rate_ci":[0.524923463957,0.552884139587]},"after":{"n":4920,"selected":2120,"rate":0.430894308943,"rate_ci":[0.417116343784,0.44478010319]},"change":-0.108040117286,"change_ci":[-0.127646922908,-0.0883139330208],"change_beyond_reference":null,"change_beyond_reference_ci":null,"suppressed":false}],"warnings":["1 group is hidden on both sides: a cell of one side would be below 10, or could be worked out; the totals are hidden as well"]}
$ epf bias compare --csv q23.csv --against q22.csv --group ethnicity,sex --outcome sentence --outcome-value custody --count n --format csv --reference White,men
release,group,is_reference,suppressed,before_n,before_selected,before_rate,before_rate_low,before_rate_high,after_n,after_selected,after_rate,after_rate_low,after_rate_high,change,change_low,change_high,change_beyond_reference,change_beyond_reference_low,change_beyond_reference_high
internal,"Minority ethnic,men",false,false,900,520,0.577777777778,0.545245732694,0.609648688926,910,480,0.527472527473,0.494988072864,0.559726012951,-0.0503052503053,-0.0958134338397,-0.00449453886252,0.0648872269207,0.0145556081829,0.115428301951
internal,"Minority ethnic,women",false,true,,,,,,,,,,,,,,,,
internal,"Traveller,men",false,true,,,,,,,,,,,,,,,,
internal,"White,men",true,false,4100,2300,0.560975609756,0.545735022454,0.576102042895,4150,1850,0.44578313253,0.43071760888,0.460948935339,-0.115192477226,-0.136541458053,-0.093691847557,,,
internal,"White,women",false,false,780,330,0.423076923077,0.388865673842,0.45804214323,770,270,0.350649350649,0.317762532582,0.385018964354,-0.0724275724276,-0.120428712237,-0.0239334498932,0.0427649047984,-0.00983154469333,0.0957503641504
--

# One file, with a column that tells; people of another year are passed over.
$ epf bias compare --csv both.csv --by year --after 2023 --before 2022 --group sex --outcome sentence --outcome-value custody --count n --format text --reference women
INTERNAL VIEW, not for publication: only a release is checked against what was published before.

Outcome      sentence
Selected     custody
Column       year
Before       2022
After        2023
Left out     20 of whom it is not known to which side they belong
Groups       sex
Reference    women

Everybody: 54 % to 44 %
men: 56 % to 46 %
women: 43 % to 35 %

Everybody
  before                     3238 of 5970, % 54.2 (53.0 to 55.5)
  after                      2673 of 6030, % 44.3 (43.1 to 45.6)
  change, points             -9.9 (-11.7 to -8.1)

men
  before                     2834 of 5030, % 56.3 (55.0 to 57.7)
  after                      2344 of 5092, % 46.0 (44.7 to 47.4)
  change, points             -10.3 (-12.2 to -8.4)
  beyond the reference's     -2.4 (-7.2 to 2.4)
  No more than chance may bring: these figures do not show that the rate changed otherwise than that of women.
  Before, the rate was 13.4 points above that of women; after, 11.0 points above it.

women (reference)
  before                     404 of 940, % 43.0 (39.8 to 46.2)
  after                      329 of 938, % 35.1 (32.1 to 38.2)
  change, points             -7.9 (-12.3 to -3.5)

1 group is compared with the reference.
A difference is not by itself discrimination, and no difference is no proof of its absence. Intervals: 95 %. Hidden: cells below 10, on either side.
--

# Tallies say the same.
$ epf bias tally --csv q22.csv --group sex --outcome sentence --outcome-value custody --count n -o t22.csv
$ epf bias tally --csv q23.csv --group sex --outcome sentence --outcome-value custody --count n --strata ethnicity -o t23.csv
$ epf bias compare --tally --csv t23.csv --against t22.csv --format csv | cut -d, -f 2,5,6,10,11,15,18
group,before_n,before_selected,after_n,after_selected,change,change_beyond_reference
men,5032,2836,5092,2344,-0.103263075469,
women,930,400,926,326,-0.0780556910286,0.02520738444
--

# The order of rows does not change a byte.
$ (head -1 q22.csv; tail -n +2 q22.csv | tac) >before.csv; (head -1 q23.csv; tail -n +2 q23.csv | sort) >after.csv
$ for f in text json csv; do epf bias compare --csv after.csv --against before.csv --group ethnicity --outcome sentence --outcome-value custody --count n --format $f | sed 's/after.csv/q23.csv/; s/before.csv/q22.csv/' >one; epf bias compare --csv q23.csv --against q22.csv --group ethnicity --outcome sentence --outcome-value custody --count n --format $f | cmp - one && echo same; done
same
same
same
--

# What cannot be compared.
$ epf bias compare --csv q23.csv --group sex --outcome sentence --outcome-value custody
epf bias compare: there is nothing to compare with; give a file by --against, or --by a column that tells
Try `epf bias compare --help`.
[2]
$ epf bias compare --csv q23.csv --against q22.csv --by year --after 1 --before 2 --group sex --outcome sentence --outcome-value custody
epf bias compare: either --against gives what was before, or --by a column that tells; give one of them
Try `epf bias compare --help`.
[2]
$ epf bias compare --csv both.csv --by year --after 2023 --group sex --outcome sentence --outcome-value custody
epf bias compare: --by names a column: say by --after and --before which of its values to compare
Try `epf bias compare --help`.
[2]
$ epf bias compare --csv both.csv --by year --after 2023 --before 2019 --group sex --outcome sentence --outcome-value custody --count n
epf bias compare: there is nobody on the side `2019`: check what tells the sides
Try `epf bias compare --help`.
[2]
$ epf bias compare --csv both.csv --by period --after 2023 --before 2022 --group sex --outcome sentence --outcome-value custody --count n
epf bias compare: both.csv: there is no column `period`, which --by names; there are `year`, `sex`, `sentence`, `n`
Try `epf bias compare --help`.
[2]
$ epf bias compare --csv both.csv --by year --after 2023 --before 2022 --group sex --outcome sentence --outcome-value custody --count n --reference others
epf bias compare: there is no group `others` to compare with; there are `men`, `women`
Try `epf bias compare --help`.
[2]
$ epf bias compare --csv q23.csv --against none.csv --group sex --outcome sentence --outcome-value custody --count n
epf bias compare: none.csv: No such file or directory
[2]
$ epf bias compare --tally --csv t23.csv --against t22.csv --by sex --after a --before b
epf bias compare: `--by` is about the columns of a CSV file
Try `epf bias compare --help`.
[2]
$ epf bias compare --csv q23.csv --against q22.csv --group sex --outcome sentence --outcome-value custody --from 2023-01-01
epf bias compare: `--from` is about a ledger
Try `epf bias compare --help`.
[2]
$ epf bias compare --csv q23.csv --against q22.csv --group ethnicity --outcome sentence --outcome-value prison --count n
epf bias compare: no row has `prison` in the column `sentence`; check the spelling and the capitals of --outcome-value
Try `epf bias compare --help`.
[2]
$ epf bias compare ledger
epf bias compare: say by --against-from and --against-to which days of the ledger were before
Try `epf bias compare --help`.
[2]
$ epf bias compare ledger --from 2026-01-01 --against-from 2025-01-01 --against-to 2026-02-01
epf bias compare: the days before and after overlap; say by --from, --to, --against-from and --against-to which they are
Try `epf bias compare --help`.
[2]
