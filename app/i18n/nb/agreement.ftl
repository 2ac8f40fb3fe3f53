# Samsvar mellom kodere: mål, hvor koderne er uenige, konsensus, tabeller med vurderinger.

agreement-title = Samsvar mellom kodere
agreement-measure = Mål
agreement-percent = Prosentvis samsvar
agreement-unitizing = Krippendorffs α for enhetsavgrensning
agreement-unit = Enhet som telles
agreement-unit-character = hvert tegn
agreement-unit-passage = hvert kodet utdrag
agreement-only-coded = Bare tekst som minst én har kodet
agreement-by-code = Per kode
agreement-by-text = Per tekst
agreement-value = { $value } ({ $units ->
    [one] { $units } enhet
   *[other] { $units } enheter
})
agreement-value-interval = { $value } (95 %-intervall: { $low } til { $high }; { $units ->
    [one] { $units } enhet
   *[other] { $units } enheter
})
agreement-value-short = { $value } ({ $units })
agreement-undefined-because = Ikke definert: { $reason }
agreement-undefined = ikke definert

agreement-differences = Uenigheter: { $count }
agreement-boundaries = ulike grenser
agreement-only = bare { $coder }
agreement-settle = Registrer konsensus
agreement-consensus = Konsensus
agreement-settle-why = Hva ble dere enige om, og hvorfor?
agreement-settle-place = Grenser
agreement-settle-about = Velg kodene dere er enige om. Velger dere ingen, hører ingen kode hjemme her. Begge kodingene blir stående.
agreement-settled = Konsensusen er registrert.
agreement-coded-alike = kodet likt
agreement-consensus-because = enige om: { $reason }
agreement-quote = «{ $words }»
agreement-no-consensus = Ingen konsensus er registrert ennå.

agreement-over-time = Over tid
agreement-over-time-title = Samsvar mellom kodere over tid
agreement-over-time-computing = Regner ut samsvaret slik det var på hvert tidspunkt …
agreement-over-time-none = Målet var ikke definert på noe tidspunkt.

agreement-note-missing = { $missing ->
    [one] Én vurdering mangler
   *[other] { $missing } vurderinger mangler
}; { $units ->
    [0] alle enheter har minst to.
    [one] én enhet har færre enn to og teller ikke.
   *[other] { $units } enheter har færre enn to og teller ikke.
}
agreement-note-units = Tabellen har ingen kolonne for enheter; radene telles som enhet 1 til { $count }.
agreement-note-turned = Tabellen har en rad for hver av { $count } kodere; den er lest den andre veien.
agreement-note-coders = Tabellen har ingen overskrifter; koderne er nummerert.
agreement-ratings-open = Tabell med vurderinger …
agreement-ratings = Tabell med vurderinger
agreement-ratings-file = Tabell med vurderinger (.csv): enhet, koder 1, koder 2, …
agreement-level = Målenivå
agreement-level-nominal = nominalnivå
agreement-level-ordinal = ordinalnivå
agreement-level-interval = intervallnivå
agreement-level-ratio = forholdstallsnivå
agreement-compute = Beregn
agreement-ratings-counts = Hver rad med minst to vurderinger er en enhet. Kodere: { $coders }.

agreement-kind-blind = blinde kodinger, med kodeboken fra den gangen
agreement-kind-blind-today = blinde kodinger, med dagens kodebok
agreement-kind-open = tekster kodet eller endret etter at koderne kunne se hverandres kodinger
agreement-round-open = fortsatt åpen
agreement-round-finished = ferdig
agreement-round-ended = avsluttet før alle var ferdige
agreement-note-older = { $count ->
    [one] Én koding ble
   *[other] { $count } kodinger ble
} gjort før blindrunden ble åpnet. Loggen viser ikke om den andre koderen hadde sett på den før det.
agreement-note-seen-before = { $count ->
    [one] Én tekst er utelatt
   *[other] { $count } tekster er utelatt
}: En koder hadde allerede sett den andres kodinger der da runden ble åpnet.
agreement-note-unsorted = { $count ->
    [one] Én koding står
   *[other] { $count } kodinger står
} med en kode som siden er delt, og er ikke fordelt på delene; den teller som den delte koden.
agreement-note-deleted = { $count ->
    [one] Én koding med slettet kode er utelatt.
   *[other] { $count } kodinger med slettede koder er utelatt.
}
agreement-interval-how = Intervaller: 95 %, ved å trekke hele tekster på nytt 500 ganger, med tilbakelegging (persentil-bootstrap). Er det færre enn åtte av dem, gis det ikke noe intervall.
agreement-interval-how-units = Intervaller: 95 %, ved å trekke enheter på nytt 500 ganger, med tilbakelegging (persentil-bootstrap). Er det færre enn åtte av dem, gis det ikke noe intervall.
agreement-computing = Regner ut samsvaret …
agreement-computing-again = Regner ut på nytt … Tallene under er fra før.
agreement-when-not = Et slikt tall passer når en felles kodebok skal brukes likt. I refleksiv tematisk analyse og annet fortolkende arbeid skal ikke koderne være utskiftbare: Ikke regn det ut der, men bruk uenighetene til å tenke videre.
agreement-round = Blindrunde «{ $name }», { $status }
agreement-main-categories = Tell kodene som hovedkategoriene sine
agreement-note-silent = Uten noen vurdering: { $coders }. De som ikke har vurdert noe, er utelatt.
agreement-note-spellings = Skrevet på flere måter og telt som én: { $values }.
agreement-note-twice = { $count ->
    [one] Én rad står to ganger og teller én gang.
   *[other] { $count } rader står to ganger og teller én gang.
}
agreement-note-perhaps-headings = Første rad ({ $cells }) er telt som vurderinger. Er det koderne som står der, så skriv et ord foran hvert tall, som i «koder 1».
agreement-note-perhaps-units = Den første kolonnen ({ $units }) er regnet som enhetene. Er den en koders vurderinger, så sett en kolonne med overskriften «enhet» foran den.
agreement-note-title = Utelatt over tabellen: { $lines }.
agreement-note-columns = { $count ->
    [one] Utelatt fordi kolonnen ikke er en koders: { $headings }.
   *[other] Utelatt fordi kolonnene ikke er noen koders: { $headings }.
}
agreement-note-rows = { $count ->
    [one] Utelatt fordi raden ikke er en enhet: { $rows }.
   *[other] Utelatt fordi radene ikke er enheter: { $rows }.
}
agreement-note-perhaps-missing = { $count ->
    [one] { $values } er telt som en vurdering. Betyr det at vurderingen mangler, så la ruten stå tom.
   *[other] { $values } er telt som vurderinger. Betyr det at vurderingen mangler, så la rutene stå tomme.
}
agreement-note-incomplete = { $count ->
    [one] Én enhet er ikke vurdert av alle og er utelatt
   *[other] { $count } enheter er ikke vurdert av alle og er utelatt
}: Dette målet tar bare hele rader.
agreement-weights-linear = Lineære vekter: En forskjell teller etter størrelsen.
agreement-weights-quadratic = Kvadratiske vekter: En forskjell teller etter kvadratet sitt.
agreement-weights-ordinal = Ordinale vekter: En forskjell teller etter hvor mange kategorier den spenner over.
agreement-icc-1-1 = ICC(1,1): enveis; hver enhet kan være vurdert av andre kodere; for vurderingen fra én koder.
agreement-icc-A-1 = ICC(A,1), hos Shrout og Fleiss ICC(2,1): toveis, absolutt samsvar, for vurderingen fra én koder.
agreement-icc-C-1 = ICC(C,1), hos Shrout og Fleiss ICC(3,1): toveis, konsistens (en jevn forskjell mellom kodere holdes utenfor), for vurderingen fra én koder.
agreement-icc-1-k = ICC(1,k): enveis; hver enhet kan være vurdert av andre kodere; for gjennomsnittet av alle kodere.
agreement-icc-A-k = ICC(A,k), hos Shrout og Fleiss ICC(2,k): toveis, absolutt samsvar, for gjennomsnittet av alle kodere.
agreement-icc-C-k = ICC(C,k), hos Shrout og Fleiss ICC(3,k): toveis, konsistens (en jevn forskjell mellom kodere holdes utenfor), for gjennomsnittet av alle kodere.
agreement-measure-percent = prosentvis samsvar
agreement-measure-cohen = Cohens kappa
agreement-measure-fleiss = Fleiss’ kappa
agreement-measure-krippendorff = Krippendorffs alfa
agreement-measure-brennan-prediger = Brennan og Predigers koeffisient
agreement-measure-gwet = Gwets AC1
agreement-measure-f1 = F1
agreement-measure-unitizing = Krippendorffs alfa for enhetsavgrensning
agreement-measure-holsti = Holstis koeffisient
agreement-measure-u-alpha = u-alfa
agreement-measure-binary-alpha = binær alfa
agreement-measure-cu-alpha = cu-alfa
agreement-measure-category-alpha = Cu-alfa
agreement-no-code = (ingen kode)
agreement-oneself = Først: det koderen hadde kodet fram til da. Så: det koderen har kodet på nytt siden. Det som bare ble stående, er ingen ny koding. Programmet skjulte ikke de tidligere kodingene for koderen.
agreement-paragraph-title = Til metodekapittelet
agreement-paragraph-blind = { $coders } kodet { $texts ->
    [one] én tekst
   *[other] { $texts } tekster
} uavhengig av hverandre, før de kunne se hverandres kodinger der.
agreement-paragraph-blind-rounds = { $coders } kodet { $texts ->
    [one] én tekst
   *[other] { $texts } tekster
} uavhengig av hverandre, før de kunne se hverandres kodinger der; { $inside } av dem i blindrunder ({ $rounds }).
agreement-paragraph-open = { $coders } kodet de samme tekstene mens de kunne se hverandres kodinger; tallet sier ikke hvor enige de ville vært uavhengig av hverandre.
agreement-paragraph-measure = Samsvaret mellom koderne (interkodersamsvar) ble målt med { $measure }.
agreement-paragraph-blind-figure = For den uavhengige kodingen, med kodeboken fra den gangen, var det { $figure }.
agreement-paragraph-today-figure = For den samme kodingen med den endelige kodeboken (med sammenslåtte og delte koder) var det { $figure }.
agreement-paragraph-open-figure = For tekster som ble kodet eller endret etter at koderne kunne se hverandres arbeid, var det { $figure }; det er ikke uavhengig samsvar.
agreement-paragraph-interval = { $value } (95 %-intervall { $low } til { $high })
agreement-paragraph-undefined = ikke definert ({ $reason })
agreement-unit-segment = utdragene til hver koder
agreement-unit-presence = om en kode finnes i en tekst
agreement-unit-frequency = hvor ofte en kode finnes i en tekst
agreement-overlap = Samme utdrag når de deler minst
agreement-share = { $share } %
agreement-by-pair = Per par av kodere
agreement-confusion = Der ulike koder møttes
agreement-met = { $first }: { $one } · { $second }: { $other } · { $count ->
    [one] { $count } tegn
   *[other] { $count } tegn
}
agreement-note-same-heading = { $count ->
    [one] Flere kolonner heter { $headings }: De regnes som ulike kodere og får nummer. Gi hver kolonne navn etter koderen.
   *[other] Flere kolonner heter { $headings }: De regnes som ulike kodere og får nummer. Gi hver kolonne navn etter koderen.
}
agreement-weights = Vekter
agreement-weights-name-quadratic = kvadratiske
agreement-weights-name-linear = lineære
agreement-weights-name-ordinal = ordinale
agreement-form = ICC-form
agreement-categories = Alle kategorier, med komma mellom; for ordinale ord fra lavest til høyest
agreement-oneself-until = Sammenlign med det som var kodet til og med (dag)
agreement-oneself-how = Velg samme koder to ganger for å sammenligne en koder med det den samme hadde kodet til og med en dag (intrakodersamsvar).
