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
