# Det som står i bilder av resultatene.

picture-nothing = Ingen kodinger ennå.
picture-codings = { $name }: { $count ->
    [one] { $count } koding
   *[other] { $count } kodinger
}
picture-new-codes = { $new ->
    [one] { $new } ny
   *[other] { $new } nye
}, { $total } i alt
picture-use = { $name }: { $days }, { $count ->
    [one] { $count } koding
   *[other] { $count } kodinger
}
picture-together = { $code } og { $other }: sammen på { $count ->
    [one] { $count } sted
   *[other] { $count } steder
}
picture-map-key = Fargede linjer: koder på de samme ordene, tykkere jo flere steder. Piler: relasjoner. Grått: det som ligger under en kategori.
picture-map-left-out = Ikke tegnet: { $count ->
    [one] { $count } par koder som står
   *[other] { $count } par koder som står
} sjeldnere sammen.
