# Vinduet rundt skjermbildene: hvor en kan gå, tastene, meldinger.

shell-home = Hjem
shell-codebook = Kodebok
shell-retrieve = Hent fram
shell-fourcolumns = Fire kolonner
shell-memos = Memoer
shell-history = Historikk
shell-team = Team og synk
shell-settings = Innstillinger
shell-lock = Lås
shell-locked = Låst, fordi ingen har brukt appen på en stund.
shell-keys = Taster
shell-turn = Et annet vindu skriver
shell-turn-about = Et annet vindu, eller en kommando i en terminal, skriver i prosjektet. Det du gjorde, blir lagret så snart det er ferdig.
shell-typed = Du har skrevet noe her. Avbryt forkaster det.
shell-key-go = Gå til et skjermbilde
shell-key-help = Vis denne listen
shell-key-sentence = Neste eller forrige setning (når du leser)
shell-key-extend = Utvid markeringen med en setning
shell-key-reach = Marker mer eller mindre (med Ctrl ord for ord)
shell-key-all = Marker hele teksten
shell-key-mouse = Med musen: Shift og et klikk markerer fram til klikket, Alt markerer bokstav for bokstav
shell-key-code = Skriv en kode for markeringen; Enter setter den på
shell-key-vivo = Kod in vivo: ordene selv blir koden
shell-key-memo = Skriv et memo i margen ved markeringen
shell-key-confirm = Bekreft i en dialog, også fra et felt med flere linjer
shell-key-clear = Fjern markeringen

# -- siden som nettleseren viser

shell-page-refused = Denne siden hører til nettleservinduet som Kodespor ble åpnet i. Vil du bruke den her, lukk Kodespor og start på nytt; ingenting du har lagret, går tapt.
shell-page-taken = Denne adressen er brukt én gang allerede, og den virker bare én gang. Åpnet du den selv i et annet vindu, kan du fortsette der. Hvis ikke, har et annet program på maskinen tatt den før deg: Lukk Kodespor nå og start på nytt. Ingenting du har lagret, går tapt.
shell-page-close = Lukk Kodespor
shell-page-closed = Kodespor er lukket. Start på nytt for å fortsette.

# -- forbindelsen mellom siden og appen

shell-connection-silent = Kodespor svarer ikke akkurat nå. Det du gjør, blir tatt vare på og utført så snart appen svarer.
shell-connection-cut = Forbindelsen til Kodespor er brutt. Kobler til på nytt … Det du gjør, blir tatt vare på og utført da.
shell-connection-closed = Kodespor er lukket på denne maskinen. Start Kodespor på nytt for å fortsette; det som var lagret, er der. Da åpnes et nytt vindu, og dette kan lukkes.
shell-connection-typed = Dette hadde du skrevet her. Kopier det du vil beholde:
shell-drop-here = Slipp filene her
shell-drop-large = Filene er mer enn 2 GiB til sammen: ta færre om gangen, eller bruk kommandolinjen.
shell-drop-sending = Tar imot fil { $place } av { $count } …
shell-drop-failed = Filene kunne ikke tas imot: Til sammen er de for store, eller forbindelsen ble brutt.
shell-drop-locked = Åpne et prosjekt først, og slipp så filene.

# -- finne hva som helst

shell-export-study = Eksporter studien
shell-find = Finn
shell-find-what = Kode, tekst, person, memo, skjermbilde eller kommando
shell-find-screen = skjermbilde
shell-find-command = kommando
shell-find-code = kode
shell-find-text = tekst
shell-find-person = person
shell-find-memo = memo
shell-key-find = Finn kode, tekst, person, memo, skjermbilde eller kommando (når ingen tekst er markert)

# -- ordet under et ikon på en telefon

shell-icon-back = Tilbake
shell-icon-clear = Tøm
shell-icon-close = Lukk
shell-icon-compare = Sammenlign
shell-icon-copy = Kopier
shell-icon-delete = Slett
shell-icon-edit = Rediger
shell-icon-forward = Fram
shell-icon-go = Gå til
shell-icon-hide = Skjul
shell-icon-memo = Memo
shell-icon-milestone = Milepæl
shell-icon-more = Mer
shell-icon-next = Neste
shell-icon-number = Nummer
shell-icon-open = Åpne
shell-icon-pause = Pause
shell-icon-play = Spill
shell-icon-remove = Fjern
shell-icon-replace = Erstatt
shell-icon-rewind = Spol
shell-icon-save = Lagre
shell-icon-search = Søk
shell-icon-selection = Utdrag
shell-icon-settle = Konsensus
shell-icon-show = Vis
shell-icon-transcribe = Transkriber
shell-icon-unlink = Løsne
