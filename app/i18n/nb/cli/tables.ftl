# Tabeller med antall.

cli-tables-crosstab =
    Tell koder mot andre koder (codes: samforekomst av koder), eller mot deltakere (participants), tekster (sources), kodere (coders), dager (days), måneder (months) eller et kjennetegn.

    Oppgi navnet på et kjennetegn ved tekster eller deltakere; verdiene blir kolonnene. Valgene snevrer inn det som telles.
    .with-below = Tell også kodene under en kode.
cli-tables-codes-by-themselves = Ved samforekomst telles hver kode for seg; utelat --with-below.
cli-tables-saturation =
    Vis kodemetning: hvor mange nye koder hver tekst ga, i den rekkefølgen tekstene først ble kodet.
    .participants = Etter deltakere i stedet for tekster: hva nytt hver av dem ga, uansett hvor de snakker.
    .codes = Vis i stedet bruken av kodene over tid: når hver kode ble brukt første og siste gang.
cli-tables-saturation-of-one = Velg enten --codes eller --participants.
cli-tables-words =
    Tell hvor ofte hvert ord står i tekstene. Navnene foran replikkene og det intervjuere sier, teller ikke.
    .speaker = Tell bare det denne personen sier.
    .attribute = Tell bare tekster, eller det deltakere sier, der dette stemmer: alder>=40, sted=nett.
    .all = Tell også småordene i norsk og engelsk.
    .limit = Vis høyst dette antallet av de vanligste ordene.
cli-tables-no-words = Ingen ord.
cli-tables-nothing-coded = Ingen har kodet noe ennå.
cli-tables-use = { $name }: { $codings ->
    [one] 1 koding
   *[other] { $codings } kodinger
} i { $sources ->
    [one] 1 tekst
   *[other] { $sources } tekster
}, { $first } til { $last }
cli-tables-step = { $new ->
    [one] { $new } ny
   *[other] { $new } nye
} av { $codes ->
    [one] 1 kode
   *[other] { $codes } koder
}, { $total } i alt
