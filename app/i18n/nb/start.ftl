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

start-scan = Les QR-koden med kameraet
start-invitation-code = Invitasjonskode (fire ord), eller lenken
start-relay = Rele, hvis dere ikke er på samme nett (https://…)
start-relay-of-page = Rele (https://…)
start-looking = Leter etter den som inviterte deg …
start-compare-words = Les disse ordene høyt for den som inviterte deg: { $words }
start-join-with-files = Bli med ved hjelp av filer
start-join-with-code = Jeg har en invitasjonskode
start-write-request = Lagre forespørselen
start-welcome-file = Velkomstfilen som kom tilbake
start-files-how = Send forespørselen til et medlem. Åpne velkomstfilen du får tilbake, på denne enheten.
start-forgotten = Glemt passordfrasen?
start-forgotten-none = Ingen kan åpne kopien på denne enheten uten passordfrasen, og ingen kan sende deg en ny: Det er det som holder deltakernes ord trygge.
start-forgotten-device = Er prosjektet åpent på en annen enhet du har, eller hos en medkoder, går du til Team og synk der, trykker på Inviter og blir med her som en ny enhet. Alt som var synkronisert, er der.
start-forgotten-sheet = Har du et gjenopprettingsark, kan du hente alt tilbake med ordene på arket og den delte mappen: Trykk på «Bruk et gjenopprettingsark» på den første skjermen.
start-forgotten-sheet-of-page = Har du et gjenopprettingsark, kan du hente alt tilbake med ordene på arket og den delte mappen, men ikke i nettleseren: Installer Kodespor, og trykk på «Bruk et gjenopprettingsark» på den første skjermen.

# -- den første starten

start-sample = Prøv eksempelstudien
start-sample-how = Eksempelstudien er sju uker av et oppdiktet arbeid å se seg om i. Ingenting i den er ekte, og ingenting kan gå i stykker.
start-making-sample = Lager eksempelstudien
start-creating = Oppretter prosjektet
start-joining = Blir med i prosjektet
start-making-request = Lager forespørselen
start-restoring = Henter tilbake prosjektet
start-restore = Hent tilbake en sikkerhetskopi
start-restore-file = Sikkerhetskopi (.kbackup)
start-restore-how = Den åpnes med passordfrasen den ble laget under, og fortsetter som en ny enhet som tilhører deg.
start-restored = Hentet tilbake. Synkroniser for å få det som er skrevet siden kopien ble laget.
start-sheet = Bruk et gjenopprettingsark
start-sheet-how = Skriv ordene på arket i rekkefølge, med eller uten numrene, og velg studiens delte mappe. Denne maskinen blir en ny enhet som tilhører deg.
start-sheet-words = Ordene på arket
start-sheet-shared = Studiens delte mappe
start-sheet-use = Hent tilbake
start-sheet-used = Alt som var synkronisert til den delte mappen, er hentet tilbake.
start-last-opened = sist åpnet { $day }
start-show-title = Vis tittelen på denne skjermen
start-show-title-how = Ellers står navnet på mappen der. Den som bruker datamaskinen, kan lese tittelen.
start-project-named = Prosjekt i { $folder }
