# Ord som flere skjermbilder deler.

common-cancel = Avbryt
common-close = Lukk
common-save = Lagre
common-delete = Slett
common-undo = Angre
common-redo = Gjør om
common-add = Legg til
common-edit = Rediger
common-open = Åpne
common-more = Mer
common-all = Alle
common-none = Ingen
common-reason = Begrunnelse
common-name = Navn
common-code = Kode
common-codes = Koder
common-text = Tekst
common-texts = Tekster
common-coder = Medkoder
common-participant = Deltaker
common-participants = Deltakere
common-passphrase = Passordfrase
