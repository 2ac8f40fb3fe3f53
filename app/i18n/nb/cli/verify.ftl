# Tillit og fart.

cli-verify-verify =
    Kontroller alle kjeder, signaturer, segl og kontrollsummer i prosjektet, eller i prosjektet eller revisjonspakken i STI.
    .trail = Ta også med beslutningene som en revisjonspakke viser: hvem som gjorde hva med hva, med navnene fra den gangen.
cli-verify-not-as-written = Prosjektet er ikke slik det ble skrevet. Ikke arbeid videre i det: bli med på nytt, eller gjenopprett en sikkerhetskopi.
cli-verify-read-first = Dette sier ikke noe om det du leser nå: Det har medlemmer attestert, og ikke alle hendelsene som skal bevise det, har kommet. Synkroniser, og kontroller på nytt.
cli-verify-snapshot-differed = Øyeblikksbildet var annerledes enn det loggen viser; det er laget på nytt.
cli-verify-file-damaged = Filen er skadet: { $fault }. Ordene i den kan likevel være hele: Ta en kopi av mappen, og kjør «kodespor doctor».
cli-verify-whole = { $events ->
    [one] Hel og uendret: 1 hendelse
   *[other] Hel og uendret: { $events } hendelser
} fra { $feeds ->
    [one] 1 enhet
   *[other] { $feeds } enheter
}.
cli-verify-not-whole = { $events ->
    [one] IKKE i orden: 1 hendelse
   *[other] IKKE i orden: { $events } hendelser
} fra { $feeds ->
    [one] 1 enhet
   *[other] { $feeds } enheter
}.
cli-verify-fork = Forgrening: { $fork }
cli-verify-bundle-shows = { $open ->
    [one] Pakken viser { $shows }: 1 hendelse er åpen.
   *[other] Pakken viser { $shows }: { $open } hendelser er åpne.
}
cli-verify-bench =
    Kjør ytelsesmålingene, med andre verktøy ved siden av. Det krever kildekoden og det testene trenger.
    .events = Mål et prosjekt med dette antallet hendelser.
cli-verify-completion = Skriv ut det som lar et skall fullføre kommandoer, for eksempel: kodespor completion bash >> ~/.bashrc
cli-verify-bundle-maker = Satt sammen av { $member }, som sier at det var { $at }.
cli-verify-bundle-quotes = { $count ->
    [one] 1 sitat er oppgitt
   *[other] { $count } sitater er oppgitt
}; teksten som vises, beviser { $proved }.
cli-verify-trail = Beslutningene som den viser, med navnene fra øyeblikket:
cli-verify-no-trail = Ingen historikk: hendelser er skadet eller mangler.
cli-verify-trail-line = { $number }. { $at } { $by } { $did }
cli-verify-trail-why = Begrunnelse: { $why }
