# Skjermbildet med tabeller og figurer.

tables-at = { $place ->
    [one] Tabeller etter 1 hendelse
   *[other] Tabeller etter { $place } hendelser
}
tables-how = Trykk på et tall for å se utdragene bak det, og på en overskrift for å sortere.
tables-sort = Sorter etter { $column }
tables-sort-own = Egen rekkefølge
tables-cell = { $code }, { $column }: { $count }
