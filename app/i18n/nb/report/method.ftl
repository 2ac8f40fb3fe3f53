# Hvor langt funnene holder, revisjonssporets kategorier og sjekkpunkter.

report-phases = Faser, milepæler og blindrunder
report-in-blind-round = En blindrunde er åpen. Det som den skjuler for den som laget denne gjennomgangen, er ikke med i noe tall.
report-not-written = fylles ut av forfatteren
report-one-coder = { $count ->
    [0] Ingenting er kodet ennå.
    [one] Én person kodet alene; det er ingenting å sammenligne.
   *[other] Én person kodet alene; det er ingenting å sammenligne.
}
report-agreement-about = Krippendorffs alfa, tegn for tegn, for hver type kodinger for seg: det som ble kodet blindt, regnes aldri sammen med det som ble kodet eller endret etter at koderne kunne se hverandres kodinger.
report-round = Tekster
report-all-texts = Alle
report-compared = Hva som er sammenlignet
report-alpha = Alfa
report-interval = { $value } (95 %-intervall: { $low } til { $high })
report-undefined = ikke definert
report-differences = { $count ->
    [0] Ingen uenigheter mellom { $coders } står åpne.
    [one] 1 uenighet mellom { $coders } står fortsatt åpen.
   *[other] { $count } uenigheter mellom { $coders } står fortsatt åpne.
}
report-consensus = Dette ble koderne enige om etter drøfting
report-no-code = ingen kode
report-disagreements = Uenighet som fortsatt står
report-saturation-about = Kodemetning er hvor mange nye koder hver tekst ga, i den rekkefølgen tekstene ble kodet. Det er verken teoretisk metning, som gjelder om kategoriene er ferdig utviklet (Charmaz 2014), eller en vurdering av om utvalget er stort nok.
report-first-coded = Først kodet
report-codes = Koder
report-new-codes = Nye koder
report-total = Koder i alt
report-no-preunderstanding = Ingen memoer om forforståelse eller refleksivitet er skrevet.
report-main-found = Hovedkategorier: { $categories }
report-expected = Forforståelse
report-found-and-reflected = Funn, og refleksjon underveis
report-undone = { $count ->
    [one] { $count } beslutning ble angret
   *[other] { $count } beslutninger ble angret
}
report-undone-by = Angret av { $coder }.
report-codes-deleted = { $count ->
    [one] { $count } kode ble slettet
   *[other] { $count } koder ble slettet
}
report-codings-changed = { $removed ->
    [0] Ingen kodinger ble fjernet
    [one] { $removed } koding ble fjernet
   *[other] { $removed } kodinger ble fjernet
}, og { $recoded ->
    [0] ingen fikk en annen kode
    [one] { $recoded } utdrag fikk en annen kode
   *[other] { $recoded } utdrag fikk en annen kode
} av den som hadde kodet { $recoded ->
    [0] dem
    [one] det
   *[other] dem
}.
report-nothing-withdrawn = Ingen har trukket seg, og ingen tekst er trukket tilbake.
report-withdrawn-about = { $people ->
    [0] Ingen deltaker har trukket seg
    [one] { $people } deltaker har trukket seg
   *[other] { $people } deltakere har trukket seg
}, og { $texts ->
    [0] ingen tekst er trukket tilbake
    [one] { $texts } tekst er trukket tilbake
   *[other] { $texts } tekster er trukket tilbake
}. Ordene er borte; { $codings ->
    [0] ingen kodinger
    [one] { $codings } koding
   *[other] { $codings } kodinger
} av dem { $codings ->
    [0] står igjen
    [one] teller fortsatt
   *[other] teller fortsatt
}.
report-gone = Så mange av kodingene i hver kategori gjelder ord som er borte: { $categories }.
report-gone-in = { $category } { $gone } av { $codings }
report-only-gone = { $count ->
    [one] Denne koden hviler bare på ord som er borte
   *[other] Disse kodene hviler bare på ord som er borte
}: { $codes }.
report-nobody-missing = Alle som ble spurt, deltar.
report-not-there = { $count } av { $asked } som ble spurt, deltar ikke: { $statuses }.
report-never-asked-why = Den som trekker seg, blir ikke spurt om hvorfor.
report-all-seen = Hver hendelse i loggen er sett av en annen enhet enn den som skrev den.
report-unseen = { $count } av { $events } hendelser er, så vidt loggen viser, ikke sett av noen annen enhet enn den som skrev { $count ->
    [one] den
   *[other] dem
}: { $people }. Den eldste er fra { $day }. Bare enheten som skrev en hendelse, går god for rekkefølgen og tidspunktet.
report-unseen-by = { $coder } ({ $count })
report-clock-doubts = { $count ->
    [one] { $count } hendelse har
   *[other] { $count } hendelser har
} et tidspunkt som klokken neppe kan ha vist riktig.
report-newer-events = { $count ->
    [one] { $count } hendelse er
   *[other] { $count } hendelser er
} fra en nyere versjon og ikke regnet med.
report-halpern-category = Kategori (Halpern 1983)
report-halpern-holds = Hva prosjektet har
report-holds-texts = { $count ->
    [one] { $count } tekst
   *[other] { $count } tekster
}
report-holds-recordings = { $count ->
    [one] { $count } opptak
   *[other] { $count } opptak
}
report-holds-notes = { $count ->
    [one] { $count } feltnotat eller observasjonsmemo
   *[other] { $count } feltnotater og observasjonsmemoer
}
report-holds-codings = { $count ->
    [one] { $count } koding
   *[other] { $count } kodinger
}
report-holds-condensed = { $count ->
    [one] { $count } fortettet tekst
   *[other] { $count } fortettede tekster
}
report-holds-theory = { $count ->
    [one] { $count } analytisk eller teoretisk memo
   *[other] { $count } analytiske og teoretiske memoer
}
report-holds-categories = { $count ->
    [one] { $count } kategori
   *[other] { $count } kategorier
}
report-holds-defined = { $count ->
    [one] { $count } definisjon
   *[other] { $count } definisjoner
}
report-holds-related = { $count ->
    [one] { $count } relasjon
   *[other] { $count } relasjoner
}
report-holds-decisions = { $count ->
    [one] { $count } ny fase, flytting, sammenslåing, oppdeling, sletting eller nytt navn på en kode
   *[other] { $count } nye faser, flyttinger, sammenslåinger, oppdelinger, slettinger og nye navn på koder
}, { $without ->
    [0] { $count ->
        [one] med begrunnelse
       *[other] alle med begrunnelse
    }
   *[other] { $reasoned } med begrunnelse
}
report-holds-methodological = { $count ->
    [one] { $count } metodisk memo
   *[other] { $count } metodiske memoer
}
report-holds-rounds = { $count ->
    [one] { $count } blindrunde
   *[other] { $count } blindrunder
}
report-holds-consensus = { $count ->
    [one] { $count } uenighet løst ved konsensus
   *[other] { $count } uenigheter løst ved konsensus
}
report-holds-expected = { $count ->
    [one] { $count } memo om forforståelse
   *[other] { $count } memoer om forforståelse
}
report-holds-reflexive = { $count ->
    [one] { $count } refleksivt memo
   *[other] { $count } refleksive memoer
}
report-holds-ethical = { $count ->
    [one] { $count } etisk memo
   *[other] { $count } etiske memoer
}
report-holds-nothing = ingenting er registrert
report-halpern-place = Del
report-halpern-raw-name = Rådata
report-halpern-reduction-name = Datareduksjon og analyse
report-halpern-synthesis-name = Rekonstruksjon og syntese av data
report-halpern-process-name = Prosessnotater
report-halpern-intentions-name = Intensjoner og holdninger
report-halpern-instruments-name = Utvikling av instrumenter
report-more-memos = { $count ->
    [one] og 1 memo til
   *[other] og { $count } memoer til
}
report-no-checkpoint = Det er ikke laget noe sjekkpunkt av loggen.
report-made = Laget
report-held = Stemmer med denne loggen
report-signers = Signert av
report-stamps = Tidsstempler
report-yes = ja
report-no = NEI
report-checkpoints-about = Et sjekkpunkt inneholder antallet hendelser og et fingeravtrykk av dem alle. Den som har en kopi, kan kontrollere en senere logg mot det. Et tidsstempel fra en uavhengig instans viser at sjekkpunktet fantes på det tidspunktet; kontroller det mot instansens sertifikater, for eksempel med «openssl ts -verify».
report-newest-checkpoint = Det nyeste sjekkpunktet, som signert notat
report-signed-note = Signert notat
report-note-picture = Det samme notatet som QR-kode til å skanne med telefonen
report-stamp = { $day }, { $authority }
report-stamp-wrong = stempelet fra { $server } hører ikke til dette sjekkpunktet
report-stamp-unread = stempelet fra { $server } kunne ikke leses her
report-ethics = Samtykke, og hva som er tatt ut av studien
report-consent-to = Deltakernes samtykke til
report-without-consent = { $people } er intervjuet, men det er ikke registrert samtykke til { $count ->
    [one] intervjuet
   *[other] intervjuene
}.
report-quoted-without = { $people } har ikke samtykket til å bli sitert, men sitat { $quotes } i denne gjennomgangen inneholder ordene deres. Ta { $count ->
    [one] det
   *[other] dem
} ut, eller spør først.
report-recorded-without = Det finnes opptak av { $people }, uten samtykke til det.
report-back = Transkripsjoner gitt tilbake og funn vist
report-transcript = transkripsjonen «{ $source }»
report-what-back = Hva
report-day = Dag
report-answer = Svar
report-changed = Endret på grunn av det
report-retention = Oppbevares til
report-kept-until = { $is_study ->
    [yes] Studien kan oppbevares til { $day }
   *[no] Det { $name } har sagt, kan oppbevares til { $day }
}; deretter: { $then }.
report-kept-nowhere = Hvor lenge studien kan oppbevares: fylles ut av forfatteren
report-left = Hva som er tatt ut av studien i klartekst
report-nothing-left = Programmet har ikke skrevet noen fil med noe av studien i før denne.
report-left-counted = { $count ->
    [one] Én fil er
   *[other] { $count } filer er
} skrevet med noe av studien i, og { $words ->
    [0] ingen av dem inneholder
    [one] 1 av dem inneholder
   *[other] { $words } av dem inneholder
} deltakernes ord slik de ble sagt. Det som er vist på skjermer eller kopiert derfra, er ikke registrert.
report-left-by = Av
report-left-what = Hva
report-left-words = Deltakernes ord
report-left-times = Ganger
report-left-last = Sist
report-left-file = som i filen
report-left-no-words = ingen
