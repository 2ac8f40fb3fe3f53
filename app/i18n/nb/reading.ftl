# Å lese og kode én tekst.

reading-all-texts = Alle tekster
reading-whose = Hvilke kodinger som vises
reading-whose-all = Alles kodinger
reading-whose-own = Bare mine egne (blindt)
reading-memo-on-text = Memo om denne teksten
reading-layer-name = Lag: { $layer }
reading-side-by-side = Vis fortettet tekst og original side om side
reading-link = Koble sammen de to utdragene
reading-linked = Koblet sammen: en koding på det ene viser det andre.
reading-more = Mer
reading-print = Lagre eller skriv ut med kodinger
reading-whose-name = Kodinger: { $whose }
reading-find = Finn i denne teksten
reading-find-next = Neste treff

# -- ingenting er markert

reading-select = Marker et utdrag for å kode det
reading-select-how = Dra over ordene, eller trykk og hold på en telefon. Alt+↓ går fra setning til setning.
reading-tap = Trykk på en koding for å se hvem som har kodet, når og hvorfor.
reading-keys = F1 viser alle taster.
reading-handle-start = Starten på kodingen eller markeringen: dra for å flytte den
reading-handle-end = Slutten på kodingen eller markeringen: dra for å flytte den

# -- å kode det markerte

reading-code-hint = Skriv for å filtrere, eller skriv et nytt navn
reading-pick = Kode for det markerte
reading-pick-code = Kod det markerte med «{ $code }»
reading-copy = Kopier
reading-vivo = In vivo
reading-copied = Kopiert.
reading-clear-selection = Fjern markeringen
reading-margin-memo = Memo i margen
reading-replace = Erstatt (pseudonymiser) det markerte
reading-code-with = Kod med «{ $code }»
reading-new-code = Ny kode «{ $code }»
reading-coded = Kodet med «{ $code }»

# -- en koding

reading-coding-removed = Denne kodingen er fjernet.
reading-negative-case = Negativt tilfelle: utdraget taler mot koden
reading-weight = Vekt: { $weight } av 100
reading-said-history = Hele historikken til dette utdraget
reading-removed-since = fjernet siden
reading-write-memo = Skriv et memo
reading-go-to-segment = Gå til utdraget i { $text }
reading-start = Start
reading-start-earlier = Start ett ord tidligere
reading-start-later = Start ett ord senere
reading-end = Slutt
reading-end-earlier = Slutt ett ord tidligere
reading-end-later = Slutt ett ord senere
reading-removed = Kodingen er fjernet.
reading-boundaries = Flytt grensene hit
reading-boundaries-first = Marker først de nye grensene i teksten, eller flytt dem ord for ord.
reading-boundaries-moved = Grensene er flyttet.
reading-weight-and-comment = Vekt og kommentar
reading-weight-field = Vekt (1 til 100, eller tomt)
reading-comment = Kommentar
reading-mark-negative = Merk som negativt tilfelle
reading-unmark-negative = Ikke et negativt tilfelle likevel
reading-negative-how = Et negativt tilfelle beholder koden sin, og vises som noe som taler mot den.
reading-agree = Enig
reading-disagree = Uenig
reading-disagree-why = Hva ser du annerledes?

# -- et memo

reading-memo = Memo
reading-memo-by = Memo av { $coder }: { $text }
reading-memo-deleted = Dette memoet er slettet.
reading-memo-revise = Skriv om
reading-memo-delete = Slett (historikken beholdes)
reading-memo-deleted-now = Memoet er slettet.
reading-memo-reference = Referanse (for teori)

# -- opptaket

reading-play = Spill av eller stopp
reading-play-back = Fem sekunder tilbake
reading-play-selection = Spill av fra markeringen
reading-play-unknown = Teksten har ingen tidskode her.
reading-mark-from = Merk herfra
reading-mark-to = Merk hit
reading-no-speaker = Ingen snakker på det tidspunktet.
reading-closed = Teksten du leste, er trukket eller fjernet et annet sted, og er lukket.
reading-player-place = Sted i opptaket
reading-code-not-here = Koden er ikke brukt i denne teksten.
