# Deltakere, kjennetegn og samtykker.

error-no-such-participant = Det finnes ingen slik deltaker.
error-participant-withdrawn = Denne deltakeren har trukket seg.
error-participant-status-unknown = En deltaker har en av statusene { $statuses }. Bruk kommandoen for å trekke seg når en deltaker trekker seg.
error-nothing-new-in-table = Alt i denne tabellen er allerede i prosjektet.
error-attribute-type-unknown = Typene kjennetegn er { $types }.
error-attribute-choices-misplaced = Oppgi valg for et kjennetegn av typen choice, og bare for et slikt.
error-attribute-value-misfits = En deltaker har { $attribute } «{ $value }», og det passer ikke.
error-attribute-unknown = «{ $attribute }» er ikke et kjennetegn ved en deltaker. Kjennetegnene er { $known }.
error-attribute-none-yet = «{ $attribute }» er ikke et kjennetegn ved en deltaker. Ingen kjennetegn er registrert ennå.
error-value-not-number = «{ $value }» er ikke en gyldig verdi for { $attribute }: her kreves et tall.
error-value-not-date = «{ $value }» er ikke en gyldig verdi for { $attribute }: her kreves en dato, skrevet som ÅÅÅÅ-MM-DD.
error-value-not-choice = «{ $value }» er ikke en gyldig verdi for { $attribute }. Valgene er { $choices }.
error-day-malformed = «{ $day }» er ikke en dato. Skriv den som ÅÅÅÅ-MM-DD.
