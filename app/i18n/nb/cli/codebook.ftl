# Kodeboken.

cli-codebook-codes = Vis kodeboken som et tre, med antall kodinger. Kommandoene nedenfor endrer den.
cli-codebook-none = Ingen koder ennå. Legg til en: kodespor codes add NAVN
cli-codebook-within = { $codings } med underkoder
cli-codebook-rivals = også kalt { $names }
cli-codebook-unsorted = { $codings ->
    [one] delt opp: 1 koding venter på å bli sortert
   *[other] delt opp: { $codings } kodinger venter på å bli sortert
}
cli-codebook-codes-add =
    Legg til en kode med navnet NAVN.
    .parent = Legg den til under denne koden.
    .definition = Hva koden betyr.
    .colour = Fargen, for eksempel #3b7a57.
cli-codebook-added = La til «{ $name }»  [{ $id }]
cli-codebook-codes-rename = Gi KODE et nytt NAVN. Det avgjør også hva som gjelder når to navn ble gitt samtidig.
cli-codebook-renamed = «{ $code }» heter nå «{ $name }».
cli-codebook-codes-move =
    Flytt KODE under en annen kode, til toppen, eller til en annen plass i rekkefølgen. Tabeller, eksporter og rapporter følger rekkefølgen.
    .parent = Flytt den under denne koden; "" flytter den til toppen.
    .before = Sett den rett foran denne koden, under samme kode.
    .after = Sett den rett etter denne koden, under samme kode.
    .first = Sett den først.
    .last = Sett den sist.
cli-codebook-moved = «{ $code }» ligger nå under «{ $parent }».
cli-codebook-moved-to-top = «{ $code }» ligger nå øverst.
cli-codebook-move-one-place = Angi én plass: --parent, --before, --after, --first eller --last. Bare --first og --last kan brukes sammen med --parent.
cli-codebook-placed-before = «{ $code }» står nå rett foran «{ $beside }».
cli-codebook-placed-after = «{ $code }» står nå rett etter «{ $beside }».
cli-codebook-placed-before-top = «{ $code }» står nå rett foran «{ $beside }», på øverste nivå.
cli-codebook-placed-before-under = «{ $code }» står nå rett foran «{ $beside }», under «{ $parent }».
cli-codebook-placed-after-top = «{ $code }» står nå rett etter «{ $beside }», på øverste nivå.
cli-codebook-placed-after-under = «{ $code }» står nå rett etter «{ $beside }», under «{ $parent }».
cli-codebook-placed-first = «{ $code }» står nå først.
cli-codebook-placed-last = «{ $code }» står nå sist.
cli-codebook-codes-merge =
    Slå KODE sammen med en annen. Kodingene vises der, og husker hvilken kode de ble gjort med.
    .into = Koden som blir stående.
cli-codebook-merged = Slo «{ $code }» sammen med «{ $into }».
cli-codebook-codes-split =
    Del KODE opp i nye koder ved siden av. Kodingene blir værende til «recode» sorterer dem.
    .into = Navnene på de nye kodene, med komma mellom.
cli-codebook-split = Delte «{ $code }» opp i { $into }.
cli-codebook-codes-delete = Slett KODE. Historikken beholder den og kodingene, og «undo» henter den tilbake.
cli-codebook-deleted = Slettet «{ $code }».
cli-codebook-codes-define = Skriv en DEL av beskrivelsen av KODE: definisjon (definition), når den brukes (use), når den ikke brukes (not_use), et eksempel (example), eller det du skriver om den i resultattabellen (content).
cli-codebook-defined = Skrev dette om «{ $code }»: { $part }.
cli-codebook-codes-quote = Velg utdraget i KODING som sitat for KODE, i resultattabellen og validitetsgjennomgangen. Det må være kodet med KODE eller en kode under den; «codings» viser kodingene.
cli-codebook-quoted = Valgte et sitat for «{ $code }».
cli-codebook-codes-unquote = Bruk ikke lenger utdraget i KODING som sitat for KODE.
cli-codebook-unquoted = «{ $code }» har ikke lenger dette sitatet.
cli-codebook-codes-arrange = Legg KODE på kodekartet: så mange prosent av bredden BORTOVER og av høyden NEDOVER. Bildet tegnes med «picture network».
cli-codebook-arranged = «{ $code }» står nå et annet sted på kodekartet.
cli-codebook-codes-colour = Gi KODE en farge, for eksempel #3b7a57.
cli-codebook-coloured = «{ $code }» har nå fargen { $colour }.
cli-codebook-codes-because =
    Gi i ettertid en BEGRUNNELSE for en BESLUTNING om en kode: nytt navn, flytting, sammenslåing, oppdeling eller sletting som du selv har gjort. BESLUTNING er hendelsens id, slik loggen viser den.
cli-codebook-reason-given = Begrunnelsen står nå ved beslutningen.
