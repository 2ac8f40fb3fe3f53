# Deltakere, funn og hvordan kategoriene ble til.

report-participants = { $asked ->
    [one] { $asked } person ble spurt om å delta
   *[other] { $asked } personer ble spurt om å delta
}, og { $taking } deltar. Status: { $statuses }.
report-participants-of-status = { $count } { $status }
report-no-participants = Ingen deltakere er registrert.
report-attributes = Kjennetegn
report-texts-imported = Tekster (importert)
report-texts-of-nobody = Ikke knyttet til noen deltaker: { $count ->
    [one] { $texts }
   *[other] { $texts } ({ $count } i alt)
}.
report-texts-withdrawn = { $count ->
    [one] { $count } tekst er trukket tilbake
   *[other] { $count } tekster er trukket tilbake
}.
report-quotes-layer = Sitater vises i laget «{ $layer }». Selve transkripsjonene er ikke med i denne filen.
report-coded = { $codings ->
    [one] { $codings } kodet utdrag
   *[other] { $codings } kodede utdrag
} i { $texts ->
    [one] { $texts } tekst
   *[other] { $texts } tekster
}, av { $coders ->
    [one] én person
   *[other] { $coders } personer
}; { $codes ->
    [one] { $codes } kode
   *[other] { $codes } koder
} i bruk.
report-nothing-coded = Ingenting er kodet ennå.
report-codes-became = I alt er { $created ->
    [one] { $created } kode
   *[other] { $created } koder
} opprettet. I dag står { $live }{ $empty ->
    [0] { "" }
    [one] , 1 av dem uten kodinger, også når underkodene regnes med
   *[other] , { $empty } av dem uten kodinger, også når underkodene regnes med
}; { $merged } er slått sammen med andre, { $split } er delt opp og { $deleted } er slettet.
report-gathered = Alle hovedkategoriene er samlet i «{ $category }».
report-in-no-category = Utenfor hovedkategoriene
report-directly-under = Direkte under «{ $category }»
report-code-deleted = Kode slettet
report-in-all = I alt
report-relations = Relasjoner mellom koder
report-quoted = «{ $text }»
report-and-more = { $count } til
report-represented = { $codings ->
    [one] { $codings } kodet utdrag
   *[other] { $codings } kodede utdrag
}; representert hos { $count } av { $people ->
    [one] { $people } deltaker
   *[other] { $people } deltakere
}.
report-not-represented = Ikke representert: { $participants }.
report-rests-on-gone = { $count ->
    [one] Ordene i 1 utdrag er trukket tilbake.
   *[other] Ordene i { $count } utdrag er trukket tilbake.
}
report-negative-not-carried = { $count ->
    [one] Det negative tilfellet teller
   *[other] De { $count } negative tilfellene teller
} med blant kodingene, men ikke for hvilke deltakere som er representert i en kategori.
report-came-about = Slik ble kategorien til
report-first-segment = { $day }: Første utdrag ({ $who }), kodet av { $coder } med { $code }: { $words }
report-step-created = opprettet { $codes }
report-step-created-under = opprettet { $codes } under { $after }
report-step-renamed = ga { $codes } navnet { $after }
report-step-moved = flyttet { $codes } til { $after }
report-step-moved-from = flyttet { $codes } fra { $before } til { $after }
report-step-moved-up = flyttet { $codes } til øverste nivå
report-step-moved-up-from = flyttet { $codes } fra { $before } til øverste nivå
report-step-merged = slo { $codes } sammen med { $after }
report-step-alike = { $count ->
    [one] slo sammen to koder med samme navn: { $codes }
   *[other] slo sammen { $count } par koder med samme navn: { $codes }
}
report-step-split = delte { $before } i { $codes }
report-step-deleted = slettet { $codes }
report-step-reason = { " " }Begrunnelse: { $why }
report-more-decisions = { $count ->
    [one] og 1 til, i revisjonssporet
   *[other] og { $count } til, i revisjonssporet
}
report-more-in-project = { $count ->
    [one] og 1 til, i prosjektets historikk
   *[other] og { $count } til, i prosjektets historikk
}
report-what-they-say = Hva deltakerne sier
report-negative-cases = { $count ->
    [0] Ingen negative tilfeller er merket.
    [one] { $count } negativt tilfelle
   *[other] { $count } negative tilfeller
}
report-memos-bearing = Memoer om kategorien
report-references = Referanser
