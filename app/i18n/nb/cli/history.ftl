# Loggen over beslutninger, og fortiden.

cli-history-undo = Angre en HENDELSE, oppgitt med id eller nummer i loggen, og alt annet som den samme handlingen registrerte; eller din egen siste handling. Du får vite hva som ble angret. Angrer du en angring, gjelder det igjen.
cli-history-redo = Gjør om igjen det som ble angret: handlingen som en HENDELSE hører til, oppgitt med id eller nummer i loggen; eller det du sist angret, om du ikke har gjort noe annet siden.
cli-history-log =
    Skriv ut loggen: hver hendelse i rekkefølge, med hvem som sto for den, når og hvorfor.
    .since = Begynn etter hendelse nummer N.
    .type = Ta bare med denne typen, for eksempel code.merged, eller det første ordet, for eksempel code.
    .by = Ta bare med hendelser fra dette medlemmet.
    .source = Ta bare med det som gjelder denne teksten.
    .code = Ta bare med det som gjelder denne koden, dem under den og dem som ble slått sammen med den.
cli-history-taken-back = angret
cli-history-clock-in-doubt = tvilsom klokke
cli-history-clocks-in-doubt = { $count ->
    [one] Klokken til { $members } gikk feil ved hendelse { $numbers }: Den regnes her etter sin plass i historikken, ikke etter tiden som klokken viste.
   *[other] Klokken til { $members } gikk feil ved { $count } hendelser ({ $numbers }): De regnes her etter sin plass i historikken, ikke etter tiden som klokken viste.
}
cli-history-replay =
    Vis tilstanden slik den var: kodebok, kodinger og memoer, og kontrollsummen som beviser den.
    .at = Vis tilstanden etter de første N hendelsene.
    .time = Vis tilstanden på dette tidspunktet (ISO 8601; bare en dag: ved slutten av den), etter forfatternes klokker.
    .event = Vis tilstanden rett etter denne hendelsen.
    .as-device = Vis det denne enheten, eller den eneste enheten til et medlem, visste ved --time.
    .codings = List også opp kodingene; med --json er de alltid med.
cli-history-as-device-needs-time = --as-device brukes sammen med --time.
cli-history-which-moment = Bruk én av --at, --time og --event.
cli-history-replayed = Etter { $n } av { $of } hendelser: { $sources ->
    [one] 1 tekst
   *[other] { $sources } tekster
}, { $codings ->
    [one] 1 koding
   *[other] { $codings } kodinger
}, { $memos ->
    [one] 1 memo
   *[other] { $memos } memoer
}
cli-history-digest = kontrollsum { $digest }
cli-history-diff =
    Vis hva som ble endret i kodebok og kodinger mellom to øyeblikk.
    .from = Sammenlign tilstanden etter de første N hendelsene …
    .to = … med tilstanden etter så mange (ellers: nå).
cli-history-top = toppen
cli-history-merged = = { $name } slått sammen med { $into }
cli-history-split = / { $name } delt opp i { $into }
cli-history-redefined = ? { $name } beskrevet på nytt
cli-history-codings-changed = { $added ->
    [one] 1 koding lagt til
   *[other] { $added } kodinger lagt til
}, { $removed } fjernet
