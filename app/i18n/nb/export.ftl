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
export-reason = begrunnelse
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
export-goes-on = [… fortsetter på arket «{ $sheet }»]
export-too-long = Disse ordene er lengre enn det en celle rommer. Hele teksten står på arket «{ $sheet }».
export-illegal-here = { $count ->
    [one] 1 tegn som formatet ikke rommer, er skrevet som �.
   *[other] { $count } tegn som formatet ikke rommer, er skrevet som �.
}
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
