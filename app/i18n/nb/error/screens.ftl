# Hva skjermbildene avslår før kjernen blir spurt.

error-query-without-codes = Skriv først hvilke koder søket gjelder.
error-segments-format = Kodede utdrag lagres som .csv eller .xlsx.
error-nothing-ticked = Merk av treffene som skal kodes, og velg en kode.
error-segments-none-found = Ingen av sitatene finnes i en tekst i prosjektet.
error-text-name-unknown = Det finnes ingen tekst som heter «{ $name }».
error-participant-exists = Det finnes allerede en deltaker som heter «{ $name }».
error-name-not-confirmed = Navnet stemmer ikke; ingenting ble endret.
error-folder-not-there = Mappen finnes ikke. Opprett den, eller sjekk at disken er koblet til.
error-nothing-to-link = Velg først hva det skal lenkes til.
error-page-needed-to-transcribe = Opptak blir transkribert med Kodespor på en datamaskin, på en egen side. Start det med «kodespor app --no-window», og åpne adressen som vises.
error-device-not-fetched = Denne delen av siden er ikke hentet ennå. Koble til nettet, og prøv igjen.
error-microphone-refused = Nettleseren gir ikke Kodespor tilgang til mikrofonen. Tillat den i innstillingene for siden, og prøv igjen.
error-microphone-missing = Nettleseren finner ingen mikrofon.
error-microphone-failed = Mikrofonen svarte ikke ({ $reason }). Bruker et annet program den?
error-camera-refused = Nettleseren gir ikke Kodespor tilgang til kameraet. Tillat det i innstillingene for siden, eller skriv koden.
error-camera-missing = Nettleseren finner ikke noe kamera. Skriv koden.
error-camera-failed = Kameraet svarte ikke ({ $reason }). Bruker et annet program det?
error-pixels-failed = Nettleseren lagde ikke PNG av bildet, kanskje fordi det er for stort. Lagre det som SVG.
error-recording-withdrawn = Det opptaket hører til, er trukket tilbake, så ikke noe mer blir tatt opp.
error-recording-empty = Ingenting ble tatt opp.
