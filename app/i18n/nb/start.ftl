# Å åpne, opprette og bli med i et prosjekt.

start-motto = Sporet fra det som ble sagt, til det du fant.
start-create = Opprett
start-join = Bli med
start-folder = Prosjektmappe
start-new-folder = Ny mappe for prosjektet
start-title = Studiens tittel
start-your-name = Navnet ditt, slik medkodere ser det
start-device-passphrase = Passordfrase for denne enheten

# -- å bli med

start-invitation-code = Invitasjonskode (fire ord), eller lenken
start-relay = Rele, hvis dere ikke er på samme nett (https://…)
start-looking = Leter etter den som inviterte deg …
start-compare-words = Les disse ordene høyt for den som inviterte deg: { $words }
start-join-with-files = Bli med ved hjelp av filer
start-join-with-code = Jeg har en invitasjonskode
start-request-file = Lagre forespørselen som
start-write-request = Lagre forespørselen
start-welcome-file = Velkomstfilen som kom tilbake
start-files-how = Send forespørselen til et medlem. Åpne velkomstfilen du får tilbake, på denne enheten.
