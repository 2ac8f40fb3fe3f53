# Hva tallene i en krysstabell betyr.

crosstab-counts-places = Antall steder der begge kodene står på de samme ordene. Kodinger med samme kode som overlapper, teller som ett sted.
crosstab-counts-codings = Antall kodinger med koden. I et gruppeintervju teller en koding for hver som snakker i utdraget.
crosstab-counts-codings-below = Antall kodinger med koden eller en kode under den. I et gruppeintervju teller en koding for hver som snakker i utdraget.
crosstab-without-value = { $counts } { $count ->
    [one] Én koding er
   *[other] { $count } kodinger er
} ikke med: teksten og den som snakker, har ingen verdi.
crosstab-with-gone = { $counts } { $count ->
    [one] { $count } koding står på ord som er trukket tilbake: Den teller, men kan ikke vises lenger.
   *[other] { $count } kodinger står på ord som er trukket tilbake: De teller, men kan ikke vises lenger.
}
