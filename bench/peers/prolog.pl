% SWI-Prolog: swipl -O prolog.pl FOLDER ANSWERS SECONDS
:- initialization(main, main).

main([Folder, Answers, Text]) :-
    set_prolog_flag(optimise, true),
    set_prolog_flag(stack_limit, 4 000 000 000),
    atom_number(Text, Seconds),
    atom_concat(Folder, '/prolog.pl', Path),
    load_files(Path, [silent(true)]),
    findall(P, person(P), People),
    open(Answers, write, Out),
    get_time(Now),
    Until is Now + Seconds,
    answer_all(People, Out, Until, 0, N),
    close(Out),
    length(Few, N),
    append(Few, _, People),
    rounds(Few, N, Seconds, 0, [], Taken),
    msort(Taken, Sorted),
    length(Sorted, Count),
    Middle is Count // 2,
    nth0(Middle, Sorted, Each),
    Ns is Each * 1.0e9,
    Evaluations is N * Count,
    current_prolog_flag(version, Version),
    V1 is Version // 10000, V2 is Version // 100 mod 100, V3 is Version mod 100,
    format('{"engine":"SWI-Prolog","version":"~w.~w.~w","ns":~1f,"evaluations":~w}~n', [V1, V2, V3, Ns, Evaluations]).

evaluate(P, Ids) :-
    P =.. [_ | Values],
    append(Values, [Id], Arguments),
    Goal =.. [option | Arguments],
    findall(Id, Goal, Ids).

answer_all([], _, _, N, N).
answer_all([P | Rest], Out, Until, N0, N) :-
    evaluate(P, Ids),
    sort(Ids, Sorted),
    atomic_list_concat(Sorted, ' ', Line),
    format(Out, '~w~n', [Line]),
    N1 is N0 + 1,
    get_time(Time),
    ( Time > Until, N1 >= 3 -> N = N1 ; answer_all(Rest, Out, Until, N1, N) ).

rounds(People, N, Seconds, Spent, Taken0, Taken) :-
    get_time(From),
    forall(member(P, People), evaluate(P, _)),
    get_time(To),
    Each is (To - From) / N,
    Spent1 is Spent + To - From,
    length([Each | Taken0], Count),
    ( Count >= 3, ( Spent1 > Seconds ; Count >= 200 ) -> Taken = [Each | Taken0] ; rounds(People, N, Seconds, Spent1, [Each | Taken0], Taken) ).
