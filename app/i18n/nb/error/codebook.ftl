# Navn, koder, relasjoner mellom koder, og sett.

error-name-empty = Et navn kan ikke være tomt.
error-name-too-long = Et navn har høyst { $max } tegn.
error-no-such-code = Det finnes ingen slik kode.
error-code-merged = Denne koden er slått sammen med «{ $into }». Bruk den.
error-code-deleted = Denne koden er slettet. Angre slettingen for å bruke den igjen.
error-code-name-unchanged = Koden heter allerede «{ $name }».
error-code-part-unknown = Beskrivelsen av en kode har delene { $parts }.
error-code-not-moved = Koden ligger allerede der.
error-code-beside-itself = Velg en annen kode som denne skal stå foran eller etter.
error-code-under-itself = En kode kan ikke ligge under seg selv eller en av sine egne underkoder.
error-code-merged-into-itself = En kode kan ikke slås sammen med seg selv eller en av sine egne underkoder. Flytt underkoden ut først.
error-split-too-few-names = Gi minst to ulike navn for å dele opp en kode.
error-colour-malformed = «{ $colour }» er ikke en farge. Skriv den som #rrggbb, for eksempel #3b7a57.
error-no-such-relation = Det finnes ingen slik relasjon.
error-relation-to-itself = En kode kan ikke ha en relasjon til seg selv.
error-relation-exists = Disse kodene har allerede denne relasjonen.
error-no-such-set = Det finnes ikke noe slikt sett.
error-set-exists = Det finnes allerede et sett som heter «{ $name }».
error-set-empty = Et sett må ha minst én kode eller tekst.
error-code-too-deep = Høyst { $max } koder kan stå under hverandre.
error-split-too-many-names = En kode kan deles i høyst { $max } koder.
