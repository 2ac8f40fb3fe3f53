# Overskrifter og setninger i eksporterte filer.

export-codebook = Kodebok
export-quotes = Sitater
export-categories = Kategorier
export-theory = Teori
export-reflections = Refleksjoner

export-readme-what = En intervjustudie som vanlige filer. Tekstene er UTF-8, tabellene er CSV (RFC 4180, UTF-8), codebook-and-quotes.md er Markdown, og project.qdpx er et REFI-QDA 1.5-prosjekt.
export-readme-texts = Tekstene står i laget «{ $layer }». Posisjoner er kodepunkter i filene under texts/, talt fra 0; slutten er ikke medregnet.
export-readme-tables = I codings.csv inneholder kolonnen «why» koderens begrunnelse. history.csv har en linje for hver beslutning, i rekkefølge: «said» forteller den i en setning, med navnene slik de var da, og linjer med samme tall under «act» hørte til én handling.
export-readme-checksums = SHA256SUMS inneholder kontrollsummen til hver fil; kontroller dem med: sha256sum --check SHA256SUMS
export-not-encrypted = Filene er ikke kryptert. Oppbevar dem bare der deltakernes ord kan ligge.

export-remark = Merknad
export-history = Historikk
export-negative-case = negativt tilfelle
export-weight = vekt { $weight }

export-bundle-code = kategorien «{ $code }» med sitatene
export-bundle-period = beslutninger fra { $start } til { $end }, uten deltakernes ord
export-bundle-but-blind = { $shows }, bortsett fra det en åpen runde med blind koding skjuler for den som laget pakken
export-works = Referanser

export-memos = Memoer
export-labelled = { $label }: { $words }
export-against-why = hvorfor det taler mot koden
export-reason = begrunnelse
export-relation = relasjon
export-decision = beslutning
export-decided = { $day } · { $by } { $did }. Begrunnelse: { $why }
export-decisions-gone = Beslutninger om koder som ikke lenger er i kodeboken
export-sets = Sett
export-consensus = Konsensus
export-agreed = «{ $quote }»: { $codes }. Begrunnelse: { $why } ({ $by }, { $day })
export-comment = kommentar
export-place = { $source }, linje { $line } ({ $start }–{ $end })
export-place-gone = { $source }, { $start }–{ $end }
export-on-study = studien
export-on-passage = { $source }: «{ $words }»
export-memo = Memo: { $words }

export-sheet = Ark
export-cell = Celle
export-part = Del
export-words = Ord
export-sheet-long = Lange tekster
export-sheet-remarks = Merknader
export-sheet-codings = Kodinger
export-sheet-codebook = Kodebok
export-sheet-memos = Memoer
export-sheet-participants = Deltakere
export-sheet-texts = Tekster
export-sheet-relations = Relasjoner
export-sheet-sets = Sett
export-sheet-study = Studien
export-sheet-decisions = Beslutninger
export-goes-on = [… fortsetter på arket «{ $sheet }»]
export-too-long = Disse ordene er lengre enn det en celle rommer. Hele teksten står på arket «{ $sheet }».
export-illegal-here = { $count ->
    [one] 1 tegn som formatet ikke rommer, er skrevet som �.
   *[other] { $count } tegn som formatet ikke rommer, er skrevet som �.
}
export-illegal-in-project = { $count ->
    [one] 1 tegn som XML ikke rommer, er skrevet som � i project.qdpx; de andre filene har det.
   *[other] { $count } tegn som XML ikke rommer, er skrevet som � i project.qdpx; de andre filene har dem.
}
export-sheet-judgements = Vurderinger
export-sheet-consensus = Konsensus
export-sheet-title = Hele tittelen på dette arket: { $title }
export-stance-for = for
export-stance-against = mot (negativt tilfelle)

export-column-source = tekst
export-column-start = fra
export-column-end = til
export-column-code = kode
export-column-coder = medkoder
export-column-quote = sitat
export-column-at = tidspunkt
export-column-why = begrunnelse
export-column-weight = vekt
export-column-comment = kommentar
export-column-stance = for eller mot
export-column-against_why = hvorfor mot
export-column-speaker = deltaker
export-column-line = linje
export-column-memos = memoer
export-column-depth = nivå
export-column-path = sti
export-column-name = navn
export-column-definition = definisjon
export-column-use = når den brukes
export-column-not_use = når den ikke brukes
export-column-example = eksempel
export-column-content = innhold i resultattabellen
export-column-colour = farge
export-column-codings = kodinger
export-column-within = med underkodenes
export-column-kind = type
export-column-on = om
export-column-text = memo
export-column-reference = viser til
export-column-participant = deltaker
export-column-status = status
export-column-participants = deltakere
export-column-chars = tegn
export-column-relation = relasjon
export-column-other = den andre koden
export-column-set = sett
export-column-member = i settet
export-column-decision = beslutning
export-column-judge = hvem
export-column-judgement = vurdering
export-column-proposed = foreslått kode
export-column-agreed = koder man ble enige om
export-column-coders = medkodere som var uenige
export-column-part = del
export-column-words = ord
export-column-title = tittel
export-column-layer = tekstlag

export-loss-relations = { $count ->
    [one] 1 relasjon mellom koder er med i filen, men dette programmet leser den ikke.
   *[other] { $count } relasjoner mellom koder er med i filen, men dette programmet leser dem ikke.
}
export-unmasked = Ord som er erstattet i tekstene, står fortsatt i { $where }: der blir de stående slik de ble skrevet.
export-unmasked-study = det som står om selve studien
export-unmasked-codes = { $count ->
    [one] 1 kode
   *[other] { $count } koder
}
export-unmasked-texts = { $count ->
    [one] navnet eller kjennetegnene til 1 tekst
   *[other] navnene eller kjennetegnene til { $count } tekster
}
export-unmasked-memos = { $count ->
    [one] 1 memo
   *[other] { $count } memoer
}
export-unmasked-codings = { $count ->
    [one] begrunnelsen eller kommentaren til 1 koding
   *[other] begrunnelsene eller kommentarene til { $count } kodinger
}
export-unmasked-decisions = { $count ->
    [one] 1 begrunnet beslutning om en kode
   *[other] { $count } begrunnede beslutninger om koder
}
export-unmasked-consensus = { $count ->
    [one] begrunnelsen for 1 konsensus
   *[other] begrunnelsene for { $count } konsensuser
}
export-unmasked-people = { $count ->
    [one] navnet eller kjennetegnene til 1 deltaker
   *[other] navnene eller kjennetegnene til { $count } deltakere
}
export-unmasked-relations = { $count ->
    [one] 1 relasjon
   *[other] { $count } relasjoner
}
export-unmasked-sets = { $count ->
    [one] navnet på 1 sett
   *[other] navnene på { $count } sett
}
export-loss-times = { $count ->
    [one] 1 koding får tidspunktet til det første som samme koder gjorde med utdraget.
   *[other] { $count } kodinger får tidspunktet til det første som samme koder gjorde med utdraget.
}
export-loss-shared = { $count ->
    [one] 1 koding viser også begrunnelser og kommentarer til andre koder på samme utdrag.
   *[other] { $count } kodinger viser også begrunnelser og kommentarer til andre koder på samme utdrag.
}
export-loss-memo_places = { $count ->
    [one] 1 memo blir et notat i dagboken, uten kobling til det det handler om.
   *[other] { $count } memoer blir notater i dagboken, uten kobling til det de handler om.
}
export-loss-case_texts = { $count ->
    [one] Hvilke deltakere 1 tekst hører til, er med i filen, men dette programmet leser det ikke.
   *[other] Hvilke deltakere { $count } tekster hører til, er med i filen, men dette programmet leser det ikke.
}
export-loss-sets = { $count ->
    [one] Ett sett er i filen: dette programmet gjør et sett av tekster til et kjennetegn, og leser ikke et sett av koder.
   *[other] { $count } sett er i filen: dette programmet gjør sett av tekster til kjennetegn, og leser ikke sett av koder.
}
export-loss-memo_authors = { $count ->
    [one] 1 memo mister forfatter og dato i dette programmet.
   *[other] { $count } memoer mister forfatter og dato i dette programmet.
}
export-loss-guids = Dette programmet gir alt nye id-er når det eksporterer. Det som kommer tilbake, blir gjenkjent på innholdet.
export-doubt-relations = { $count ->
    [one] 1 relasjon mellom koder er med i filen. Om dette programmet viser den, vet vi ikke.
   *[other] { $count } relasjoner mellom koder er med i filen. Om dette programmet viser dem, vet vi ikke.
}
export-doubt-sets = { $count ->
    [one] 1 sett er med i filen. Om dette programmet viser det, vet vi ikke.
   *[other] { $count } sett er med i filen. Om dette programmet viser dem, vet vi ikke.
}
export-doubt-memo_authors = { $count ->
    [one] 1 memo er signert og datert i filen. Om dette programmet beholder det, vet vi ikke.
   *[other] { $count } memoer er signert og datert i filen. Om dette programmet beholder det, vet vi ikke.
}
export-loss-names = { $count ->
    [one] 1 kode får et lengre navn, fordi dette programmet bare tillater hvert navn én gang.
   *[other] { $count } koder får lengre navn, fordi dette programmet bare tillater hvert navn én gang.
}
export-loss-remarks = { $count ->
    [one] 1 koding har vekt eller kommentar, eller er et negativt tilfelle: andre programmer viser det som et notat.
   *[other] { $count } kodinger har vekt eller kommentar, eller er negative tilfeller: andre programmer viser det som notater.
}
export-loss-own = { $count ->
    [one] 1 valgt eller nummerert sitat, eller rute i rammeverksmatrisen, kan bare Kodespor lese inn igjen.
   *[other] { $count } valgte eller nummererte sitater, eller ruter i rammeverksmatrisen, kan bare Kodespor lese inn igjen.
}
export-loss-links = { $count ->
    [one] 1 lenke fra et memo til noe annet kan bare Kodespor lese inn igjen.
   *[other] { $count } lenker fra memoer til noe annet kan bare Kodespor lese inn igjen.
}
export-loss-references = { $count ->
    [one] 1 referanse kan bare Kodespor lese inn igjen.
   *[other] { $count } referanser kan bare Kodespor lese inn igjen.
}
export-loss-speakers = { $count ->
    [one] Hvem som snakker når i 1 tekst, kan bare Kodespor lese inn igjen.
   *[other] Hvem som snakker når i { $count } tekster, kan bare Kodespor lese inn igjen.
}
export-loss-condensed = { $count ->
    [one] 1 kobling fra en fortettet tekst til originalen kan bare Kodespor lese inn igjen.
   *[other] { $count } koblinger fra fortettede tekster til originalene kan bare Kodespor lese inn igjen.
}
export-loss-consents = { $count ->
    [one] 1 samtykke kan bare Kodespor lese inn igjen.
   *[other] { $count } samtykker kan bare Kodespor lese inn igjen.
}
export-loss-judgements = { $count ->
    [one] 1 vurdering av en koding kan bare Kodespor lese inn igjen.
   *[other] { $count } vurderinger av kodinger kan bare Kodespor lese inn igjen.
}
export-loss-consensus = { $count ->
    [one] 1 konsensus kan bare Kodespor lese inn igjen.
   *[other] { $count } registrerte konsensuser kan bare Kodespor lese inn igjen.
}
export-loss-rounds = { $count ->
    [one] 1 blindrunde blir igjen her.
   *[other] { $count } blindrunder blir igjen her.
}
export-loss-milestones = { $count ->
    [one] 1 milepæl blir igjen her.
   *[other] { $count } milepæler blir igjen her.
}
export-loss-files = { $count ->
    [one] 1 vedlagt fil blir igjen her.
   *[other] { $count } vedlagte filer blir igjen her.
}
export-loss-queries = { $count ->
    [one] 1 lagret søk kan bare Kodespor lese inn igjen.
   *[other] { $count } lagrede søk kan bare Kodespor lese inn igjen.
}
export-loss-layers = { $count ->
    [one] 1 retting eller anonymisering kan bare Kodespor lese inn igjen: tekstene eksporteres ordrett.
   *[other] { $count } rettinger og anonymiseringer kan bare Kodespor lese inn igjen: tekstene eksporteres ordrett.
}
export-loss-against = { $count ->
    [one] Hvorfor 1 utdrag taler mot koden, står i et notat for andre programmer; Kodespor leser det ikke inn igjen.
   *[other] Hvorfor { $count } utdrag taler mot koden, står i notater for andre programmer; Kodespor leser dem ikke inn igjen.
}
export-loss-characters = { $count ->
    [one] 1 tegn som XML ikke rommer, blir til �.
   *[other] { $count } tegn som XML ikke rommer, blir til �.
}
export-loss-history = Historikken blir igjen her. Valget --history legger den ved som et notat.

export-target-standard = Alle programmer: nøyaktig etter standarden
export-target-qualcoder = QualCoder: hvert kodenavn bare én gang
export-target-maxqda = MAXQDA: linjeskift som i Windows
export-target-atlasti = ATLAS.ti: etter standarden; id-ene kommer endret tilbake
export-target-nvivo = NVivo: posisjoner telt slik NVivo teller

export-table-study = Det studien sier om seg selv, og hvilket lag ordene står i her.
export-table-people = De som kodet og skrev.
export-table-participants = De som deltar.
export-table-texts = Transkripsjoner, feltnotater og fortettede tekster, med ordene.
export-table-text_participants = Hvem som snakker i hvilken tekst.
export-table-codes = Kodeboken, i sin egen rekkefølge.
export-table-codings = Hver kode på et utdrag, med alt som ble sagt om den.
export-table-memos = Memoene, og hva hvert handler om.
export-table-attributes = Kjennetegn ved deltakere og tekster.
export-table-relations = Hvordan to koder henger sammen.
export-table-sets = Sett av koder og tekster.
export-table-set_members = Hva som er i hvert sett: en kode eller en tekst.
export-table-judgements = Hva koderne mener om hverandres kodinger.
export-table-consensus = Hva koderne ble enige om der kodingene var ulike.
export-table-decisions = Beslutninger om koder som noen begrunnet: nytt navn, flytting, sammenslåing, deling, sletting.
export-view-coded_segments = Sitater med tekst, linje, deltaker, kode og medkoder i ord.
export-view-negative_cases = Sitater som taler mot koden sin.
export-view-codebook = Hvor ofte hver kode ble brukt, og i hvor mange tekster.
export-view-all_memos = Memoer i den rekkefølgen de ble skrevet.
export-field-id = Id.
export-field-name = Navn.
export-field-value = Verdi.
export-field-pseudonym = Pseudonym.
export-field-status = Deltakelsens status.
export-field-kind = Type.
export-field-at = Når, etter ISO 8601.
export-field-text = Teksten: ordene, eller id-en i andre tabeller.
export-field-participant = Deltakeren.
export-field-parent = Koden over.
export-field-path = Koden med det den står under.
export-field-place = Plassen i kodeboken.
export-field-colour = Farge.
export-field-definition = Definisjon.
export-field-use = Når den brukes.
export-field-not_use = Når den ikke brukes.
export-field-example = Eksempel.
export-field-content = Hva den sier, til resultattabellen.
export-field-start = Første kodepunkt i teksten, fra 0.
export-field-end = Kodepunktet etter det siste.
export-field-line = Linje i teksten, fra 1.
export-field-code = Koden.
export-field-coder = Hvem som kodet.
export-field-speaker = Hvem som snakker.
export-field-quote = Ordene.
export-field-stance = for, eller against (et negativt tilfelle).
export-field-weight = Vekt, 1 til 100.
export-field-against_why = Hvorfor utdraget taler mot koden.
export-field-why = Begrunnelsen.
export-field-comment = Kommentar.
export-field-by = Hvem som skrev.
export-field-about = Hva det handler om, i ord.
export-field-memo = Memoet.
export-field-refers_to = Hva det viser og peker til.
export-field-coding = Kodingen.
export-field-other = Den andre koden.
export-field-in_set = Settet.
export-field-decided_by = Hvem som bestemte det.
export-field-judgement = agree (enig), disagree (uenig) eller propose (foreslår en annen kode).
export-field-proposed = Koden som er foreslått.
export-field-codes = Kodene man ble enige om, med hele stien; ingen der ingen kode hører hjemme.
export-field-coders = Hvem som hadde ulike kodinger.
export-field-decision = Hva som ble bestemt, med navnene slik de var da.
export-sqlite-about = En intervjustudie. Posisjoner er kodepunkter i tekstene slik de står her. Den er ikke kryptert.
export-above = Under { $link }
export-subcodes = Underkoder

export-paragraph = avsnitt { $number }
export-paragraphs = avsnitt { $first }–{ $last }
export-quoted = «{ $words }»
