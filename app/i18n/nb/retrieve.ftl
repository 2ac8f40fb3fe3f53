# Skjermbildet for gjenfinning: kodede utdrag etter kode, tekst, medkoder og kjennetegn; lagrede søk; søk i alle tekster.

retrieve-query = Koder: og, eller, ikke, innenfor, nær
retrieve-query-hint = kjenne seg igjen og dele erfaringer
retrieve-coder = Kodet av
retrieve-stance = For eller mot koden
retrieve-stance-for = støttende utdrag
retrieve-stance-against = negative tilfeller
retrieve-speaker = Den som snakker
retrieve-since = Kodet siden
retrieve-until = Kodet før
retrieve-day-hint = 2026-03-14
retrieve-layer = Sitater
retrieve-show = Vis
retrieve-found = { $count } utdrag
retrieve-shown = { $count } utdrag; de første { $shown } vises
retrieve-pin = Velg til sammenligning
retrieve-unpin = Fjern fra sammenligningen
retrieve-negative-case = negativt tilfelle

retrieve-queries = Lagrede søk
retrieve-query-name = Navn på søket
retrieve-file = Lagre utdragene som fil
retrieve-file-name = kodespor-utdrag
retrieve-query-saved = Søket er lagret.
retrieve-no-queries = Ingen lagrede søk ennå.
retrieve-run = Kjør { $query }
retrieve-delete = Slett { $query }

retrieve-search = Søk
retrieve-search-all = Søk i alle tekster
retrieve-search-speaker = Bare det denne personen sier
retrieve-search-help = Alle former av et ord; "nøyaktig slik"; begynn*; A ELLER B; A IKKE B; A NÆR/5 B
retrieve-places = { $count } treff
retrieve-places-shown = { $count } treff; de første { $shown } vises
retrieve-places-most = Søket stopper ved { $most } treff, og det kan være flere: Avgrens det med flere ord.
retrieve-width = Hva som skal kodes
retrieve-code-ticked = Kod de avmerkede treffene
retrieve-tick-all = { $count ->
    [one] Treffet
   *[other] Alle { $count } treff
}
retrieve-tick-found = De { $count } treffene som ble funnet
retrieve-coding-many = Koder { $count } treff
retrieve-recode = Gi en annen kode
retrieve-recode-do = Kod om
retrieve-recode-about = { $count ->
    [one] Kodingen din
   *[other] De { $count } kodingene dine
} blant treffene får en annen kode, som én handling.{ $others ->
    [0] {""}
    [one] {" "}Én koding av en medkoder blir som den er.
   *[other] {" "}{ $others } kodinger av medkodere blir som de er.
}
retrieve-recoded = { $count ->
    [one] { $count } koding har fått en annen kode.
   *[other] { $count } kodinger har fått en annen kode.
}
retrieve-recoding-many = { $count ->
    [one] Koder om { $count } koding
   *[other] Koder om { $count } kodinger
}
retrieve-condition = Krav til et kjennetegn
retrieve-condition-hint = alder>=40
retrieve-number = Gi sitatet et nummer

retrieve-copy-all = Kopier alle med henvisning
retrieve-add-code = Legg til kode
retrieve-clear = Tøm søket
retrieve-relation-and = og
retrieve-relation-or = eller
retrieve-relation-not = ikke
retrieve-relation-within = innenfor
retrieve-relation-near = nær
retrieve-filters = Filtre
retrieve-filters-so-many = Filtre ({ $count })
retrieve-filters-more = Flere filtre
retrieve-filters-fewer = Færre filtre
retrieve-filter-clear = Fjern filteret { $filter }
retrieve-compare = { $count ->
    [one] Sammenlign (velg ett utdrag til)
   *[other] Sammenlign { $count } utdrag
}
retrieve-compare-none = Fjern valgene
retrieve-compare-end = Alle utdragene
retrieve-compared = { $count ->
    [one] { $count } utdrag
   *[other] { $count } utdrag ved siden av hverandre
}
retrieve-add-which = Kode å legge til
retrieve-without-words =
    { $count ->
        [one] 1 koding til står på en tekst som er trukket tilbake: den telles, men ordene er borte
       *[other] { $count } kodinger til står på tekster som er trukket tilbake: de telles, men ordene er borte
    }
