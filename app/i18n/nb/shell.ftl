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
shell-undone = Angret.
shell-redone = Gjort om igjen.
shell-keys = Taster
shell-key-go = Gå til et skjermbilde
shell-key-help = Vis denne listen
shell-key-sentence = Neste eller forrige setning (når du leser)
shell-key-extend = Utvid markeringen med en setning
shell-key-code = Skriv en kode for markeringen; Enter setter den på
shell-key-vivo = Kod in vivo: ordene selv blir koden
shell-key-memo = Skriv et memo i margen ved markeringen
shell-key-clear = Fjern markeringen
