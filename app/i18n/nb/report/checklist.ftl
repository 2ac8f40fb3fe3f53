# Punktene i COREQ og SRQR etter nummer, med våre ord, og det loggen svarer på.

report-item = Punkt
report-from-log = Svar
report-for-author = fylles ut av forfatteren
report-items-answered = { $count ->
    [one] 1 av { $items } punkter er besvart
   *[other] { $count } av { $items } punkter er besvart
}; resten er for forfatteren.

report-coreq-1 = Intervjuer
report-coreq-2 = Kvalifikasjoner
report-coreq-3 = Yrke
report-coreq-4 = Kjønn
report-coreq-5 = Erfaring og opplæring
report-coreq-6 = Relasjon til deltakerne før studien
report-coreq-7 = Hva deltakerne visste om intervjueren
report-coreq-8 = Intervjuerens forforståelse og interesser
report-coreq-9 = Metodologisk orientering
report-coreq-10 = Utvelgelse av deltakere
report-coreq-11 = Hvordan deltakerne ble rekruttert
report-coreq-12 = Utvalgsstørrelse
report-coreq-13 = Frafall
report-coreq-14 = Sted for intervjuene
report-coreq-15 = Andre til stede
report-coreq-16 = Beskrivelse av utvalget
report-coreq-17 = Intervjuguide
report-coreq-18 = Gjentatte intervjuer
report-coreq-19 = Lyd- eller bildeopptak
report-coreq-20 = Feltnotater
report-coreq-21 = Intervjuenes varighet
report-coreq-22 = Datametning
report-coreq-23 = Transkripsjoner lest av deltakerne
report-coreq-24 = Antall kodere
report-coreq-25 = Beskrivelse av kodetreet
report-coreq-26 = Hvordan temaene ble utledet
report-coreq-27 = Programvare
report-coreq-28 = Deltakersjekk (member checking) av funnene
report-coreq-29 = Sitater
report-coreq-30 = Samsvar mellom data og funn
report-coreq-31 = Hovedtemaer
report-coreq-32 = Mindre temaer og negative tilfeller

report-srqr-1 = Tittel
report-srqr-2 = Sammendrag
report-srqr-3 = Problemstillingen og dens betydning
report-srqr-4 = Formål eller forskningsspørsmål
report-srqr-5 = Kvalitativ tilnærming og paradigme
report-srqr-6 = Forskerne og refleksivitet
report-srqr-7 = Kontekst
report-srqr-8 = Utvalgsstrategi
report-srqr-9 = Etisk godkjenning og samtykke
report-srqr-10 = Metoder for datainnsamling
report-srqr-11 = Instrumenter og opptaksutstyr
report-srqr-12 = Utvalg (deltakere og tekster)
report-srqr-13 = Bearbeiding av data
report-srqr-14 = Analyse av data
report-srqr-15 = Tiltak for å styrke troverdigheten
report-srqr-16 = Funn og tolkning
report-srqr-17 = Forankring i data
report-srqr-18 = Forhold til tidligere forskning
report-srqr-19 = Begrensninger
report-srqr-20 = Interessekonflikter
report-srqr-21 = Finansiering

report-answer-memos = { $count ->
    [one] { $count } memo om forforståelse og refleksivitet
   *[other] { $count } memoer om forforståelse og refleksivitet
}
report-answer-sample = { $participants ->
    [one] { $participants } deltaker
   *[other] { $participants } deltakere
}, { $texts ->
    [one] { $texts } kodet tekst
   *[other] { $texts } kodede tekster
}
report-answer-absent = { $count ->
    [one] { $count } person takket nei, møtte ikke eller trakk seg
   *[other] { $count } personer takket nei, møtte ikke eller trakk seg
}
report-answer-recordings = { $count ->
    [one] { $count } opptak lagt ved
   *[other] { $count } opptak lagt ved
}
report-answer-notes = { $count ->
    [one] { $count } feltnotat eller observasjonsmemo
   *[other] { $count } feltnotater og observasjonsmemoer
}
report-answer-saturation = bare kodemetning; nye koder i de siste kodede tekstene: { $new }
report-answer-codes = { $count ->
    [one] { $count } kode
   *[other] { $count } koder
} i bruk
report-answer-negative = { $count ->
    [one] { $count } negativt tilfelle
   *[other] { $count } negative tilfeller
}
report-answer-consents = { $count ->
    [one] samtykke registrert for { $count } deltaker
   *[other] samtykke registrert for { $count } deltakere
}
report-answer-layers = { $count ->
    [one] transkripsjoner ordrett og i { $count } bearbeidet lag
   *[other] transkripsjoner ordrett og i { $count } bearbeidede lag
}
report-answer-analysis = { $codings ->
    [one] { $codings } kodet utdrag
   *[other] { $codings } kodede utdrag
}, { $memos ->
    [one] { $memos } memo
   *[other] { $memos } memoer
}
report-answer-consensus = { $count ->
    [one] { $count } uenighet løst ved konsensus
   *[other] { $count } uenigheter løst ved konsensus
}
report-answer-rounds = { $count ->
    [one] { $count } blindrunde
   *[other] { $count } blindrunder
}
report-see-section = (del { $number })
report-answer-quotes = { $count ->
    [one] { $count } sitat
   *[other] { $count } sitater
}, nummerert og med deltaker, i denne gjennomgangen
report-answer-derived = { $before ->
    [0] { $count ->
        [one] den ene koden
       *[other] alle { $count } koder
    } ble opprettet etter at den første teksten var importert
    [one] 1 av { $count } koder ble opprettet før den første teksten var importert
   *[other] { $before } av { $count } koder ble opprettet før den første teksten var importert
}
report-answer-minor = { $categories ->
    [0] {""}
    [one] { $categories } kategori og{" "}
   *[other] { $categories } kategorier og{" "}
}{ $codes ->
    [one] { $codes } kode
   *[other] { $codes } koder
} under hovedkategoriene
report-answer-returned = Transkripsjoner er gitt tilbake til { $count ->
    [one] 1 deltaker
   *[other] { $count } deltakere
} ({ $answers })
report-answer-shown = Funn er vist til { $count ->
    [one] 1 deltaker
   *[other] { $count } deltakere
} ({ $answers }){ $changed ->
    [0] {""}
    [one] ; én gang ble noe endret på grunn av det
   *[other] ; { $changed } ganger ble noe endret på grunn av det
}
