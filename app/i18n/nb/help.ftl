# Hjelp i appen.

help-title = Hjelp
help-about = Hva hver del er til, med bilde. Trykk på en overskrift for å åpne den.
help-tour = Omvisning i appen (ti minutter)
help-keys = F1 viser alle taster som gjør noe.
help-go = Gå dit
help-picture = Bilde av skjermen: { $name }
help-texts-title = Tekster: importere og ordne
help-texts = Trykk på Importer tekster, eller slipp filer eller mapper hvor som helst i vinduet. Hver tekst får en rad der du velger navn, type og deltaker; ingenting importeres før du trykker på Importer. Etterpå kan du gi teksten nytt navn, knytte den til deltakere, beskrive den og lagre den fra menyen til høyre (også med høyreklikk eller langt trykk). Sorter og grupper over listen.
help-reading-title = Lese og kode
help-reading = Marker ord med musen eller et langt trykk, og velg en kode eller skriv en ny. I margen ser du hva du har kodet, og med hvilke koder. In vivo tar deltakerens egne ord som navn på koden.
help-codebook-title = Kodebok
help-codebook = Alle koder, ordnet i et tre. Åpne en kode for å definere den; flytt, slå sammen og del koder med en begrunnelse: Den som vurderer metoden, vil spørre.
help-retrieve-title = Hent fram
help-retrieve = Alle utdrag med en kode, en tekst, en deltaker eller et søk, med vei tilbake til stedet. Tabeller og samsvar er også her.
help-memos-title = Memoer
help-memos = Det du tenker, med dato, om studien, en tekst, en kode eller et utdrag.
help-people-title = Deltakere
help-people = Pseudonymer, samtykke og kjennetegn. Når noen trekker seg, kan ordene deres ikke lenger leses på noen enhet; det som ble besluttet, kan fortsatt telles.
help-history-title = Historikk
help-history = Alle beslutninger i rekkefølge. Dra glideren tilbake for å se studien slik den var; validitetsgjennomgangen og revisjonspakken kommer herfra.
help-results-title = Resultater
help-results = Resultattabell, rammeverksmatrise og sitatbank, bygd av kodene dine, til Word og Excel.
help-team-title = Team og synk
help-team = Inviter medkodere og de andre enhetene dine. En delt mappe, det lokale nettet eller et rele formidler de forseglede beslutningene; ingen av dem kan lese et ord.
help-settings-title = Innstillinger, sikkerhet og sikkerhetskopi
help-settings = Språk, tekststørrelse og når appen låses. Lag et gjenopprettingsark, og en sikkerhetskopi: én forseglet fil som er prøveåpnet. Oppbevar den på en annen disk, og lag en ny etter en tilbaketrekking.
