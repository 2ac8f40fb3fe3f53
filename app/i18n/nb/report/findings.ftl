# Rådata, reduksjon og syntese.

report-participants = Deltakere: { $statuses }.
report-participants-of-status = { $count } { $status }
report-no-participants = Ingen deltakere er registrert.
report-withdrawn = trukket tilbake
report-quotes-layer = Sitater vises i laget «{ $layer }». Selve transkripsjonene er ikke med i denne filen.

report-coded = { $codings ->
    [one] { $codings } kodet utdrag
   *[other] { $codings } kodede utdrag
} i { $texts ->
    [one] { $texts } tekst
   *[other] { $texts } tekster
}; { $codes ->
    [one] { $codes } kode
   *[other] { $codes } koder
} i bruk.
report-saturation-picture = Kodemetning: nye koder i hver tekst, i den rekkefølgen tekstene ble kodet
report-participants-picture = Hvilke deltakere som er representert i hver kategori
report-represented = { $category }: { $count ->
    [one] { $count } deltaker
   *[other] { $count } deltakere
}
report-not-represented = ikke representert: { $participants }
report-negative-cases = { $count ->
    [0] Ingen negative tilfeller er merket.
    [one] { $count } negativt tilfelle:
   *[other] { $count } negative tilfeller:
}
report-map-picture = Kart over kategoriene
report-relations = Relasjoner mellom koder:
report-flow-picture = Hvordan kodinger flyttet seg fra kategori til kategori
report-category-decisions = { $category } ({ $count ->
    [one] { $count } beslutning
   *[other] { $count } beslutninger
}):
report-more-decisions = { $count ->
    [one] og { $count } beslutning til, i revisjonssporet
   *[other] og { $count } beslutninger til, i revisjonssporet
}
