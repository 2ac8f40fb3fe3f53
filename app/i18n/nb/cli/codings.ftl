# Kodinger: gjøre, endre og vurdere dem.

cli-codings-code =
    Sett hver KODE på kodepunktene START til SLUTT (slutten ikke medregnet) i TEKST. «find» viser hvor et sitat står.
    .in-vivo = Sett også på en ny kode med selve ordene som navn.
cli-codings-code-missing = Oppgi en kode, eller bruk --in-vivo.
cli-codings-there = { $place } er allerede kodet slik  [{ $id }]
cli-codings-coded = Kodet { $place }  [{ $id }]
cli-codings-uncode = Fjern en egen KODING. Historikken beholder den.
cli-codings-removed = Kodingen er fjernet.
cli-codings-recode =
    Gi en egen KODING en annen kode, andre grenser, eller begge deler i ett steg; med flere KODINGER, eller --of, får alle en annen kode som én handling.
    .to = Den nye koden.
    .range = De nye grensene, i kodepunkter (slutten ikke medregnet); bare for én koding.
    .of = Kod om alle egne kodinger med denne koden, uten dem med kodene under.
cli-codings-recode-how = Bruk --to, --range eller begge.
cli-codings-recode-which = Oppgi kodingene, eller bruk --of, men ikke begge.
cli-codings-recode-one-range = Flere kodinger får en annen kode med --to; --range gjelder én koding.
cli-codings-recoded = { $count ->
    [one] { $count } koding har
   *[other] { $count } kodinger har
} nå koden «{ $code }».{ $left ->
    [0] {""}
    [one] {" "}Én er som før: du har allerede kodet stedet slik.
   *[other] {" "}{ $left } er som før: du har allerede kodet stedene slik.
}
cli-codings-changed = Kodingen er endret.
cli-codings-review-coding =
    Si deg enig (agree) eller uenig (disagree) i en medkoders KODING, eller foreslå (propose) en annen kode. Selve kodingen er fortsatt medkoderens.
    .code = Koden du foreslår i stedet.
cli-codings-reviewed = Registrert: { $stance }.
cli-codings-annotate =
    Kommenter en egen KODING: vekt, kommentar, og om den er et negativt tilfelle.
    .weight = Hvor mye kodingen veier, fra 1 til 100; 0 fjerner vekten.
    .comment = En kommentar til kodingen.
    .against = Merk utdraget som et negativt tilfelle (det taler mot koden), eller fjern merket.
cli-codings-annotate-how = Bruk --weight, --comment, --against eller --for.
cli-codings-annotated = Kodingen er kommentert.
cli-codings-codings =
    List opp kodinger med sitater.
    .code = Ta bare med denne koden og dem under den.
cli-codings-none = Ingen kodinger.
cli-codings-negative = negativt tilfelle
cli-codings-weight = vekt { $weight }
cli-codings-comment = kommentar: { $comment }
cli-codings-disagreements =
    List opp det som gjenstår å snakke gjennom: kodinger som noen er uenig i, og beslutninger som kodere tok samtidig uten å se hverandres. Med --coder to ganger også det disse to kodet ulikt, til «consensus add» registrerer hva de ble enige om.
    .coder = En av to kodere som kodet de samme tekstene; bruk valget to ganger.
cli-codings-no-disagreements = Ingen uenigheter.
cli-codings-no-judgements = Ingen er uenig i en koding. Det to kodere har kodet ulikt, står i listen når --coder er med to ganger.
