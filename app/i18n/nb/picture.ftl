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
