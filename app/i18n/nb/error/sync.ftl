# Hva som går galt mellom to enheter, i en delt mappe, eller på vei inn i et prosjekt.

error-chunk-too-large = Den andre enheten sendte en del av en fil som er større enn det som er tillatt. Samtalen ble avsluttet, og det som var kommet før, er tatt vare på. Oppgrader Kodespor på begge enhetene; hvis det fortsetter, spør den som bruker enheten.
error-folder-away = { $folder } er tom og er ikke den mappen den var: disken er ikke koblet til. Ingenting ble skrevet der. Hvis det skal begynnes på nytt på dette stedet, start kommandoen på nytt.
error-connection-cut = Forbindelsen ble brutt. Det som var kommet fram, er tatt vare på, og neste synkronisering fortsetter derfra.
error-folder-file-unusable = { $file } ble hoppet over: { $reason }
error-folder-files-unusable =
    { $more ->
        [one] { $file } og 1 fil til ble hoppet over: { $reason }
       *[other] { $file } og { $more } filer til ble hoppet over: { $reason }
    }
error-folder-is-link = { $folder } er en lenke til et annet sted, så ingenting skrives der. Fjern lenken, og synkroniser på nytt.
error-folder-is-study = Selve studien ligger i { $folder }. Velg en tom mappe som alle som synkroniserer, har: studiens egen mappe deles aldri.
error-folder-missing = { $folder } er ikke en mappe. Opprett den, eller kontroller at disken er koblet til.
error-folder-second-copies =
    { $count ->
        [one] Synkroniseringstjenesten har laget enda en mappe, { $file }. Det som ligger der, er tatt inn, og ingenting mangler. Du kan slette den når alle har synkronisert; programmet skriver bare i den uten tillegg i navnet.
       *[other] Synkroniseringstjenesten har laget { $count } mapper til, den første er { $file }. Det som ligger der, er tatt inn, og ingenting mangler. Du kan slette dem når alle har synkronisert; programmet skriver bare i dem uten tillegg i navnet.
    }
error-folder-second-files =
    { $count ->
        [one] Synkroniseringstjenesten har laget en kopi av en fil, { $file }. Det som står der, er tatt inn; du kan slette kopien.
       *[other] Synkroniseringstjenesten har laget kopier av { $count } filer, den første er { $file }. Det som står der, er tatt inn; du kan slette kopiene.
    }
error-folder-unreadable = Innholdet i { $folder } kan ikke vises: { $reason }. Ingenting ble endret. Kontroller at disken er koblet til, og at du har lov til å lese den.
error-folder-unwritable = Det går ikke å skrive til { $folder }: { $reason }. Det som lå der, ble lest; ingenting ble sendt. Kontroller at du kan skrive der, og at disken har plass, og synkroniser igjen.
error-invitation-nobody = Ingen venter med denne invitasjonskoden; den kan være utløpt eller brukt. Be om en ny, og kontroller nettet.
error-invitation-place-taken = Noen venter på dette releet med samme første ord, eller releet er fullt. Lag en ny invitasjonskode.
error-not-a-sync-file = Dette er ingen synkfil fra Kodespor, eller den er skadet. Ingenting ble tatt inn.
error-sync-file-incomplete = Deler av synkfilen har gått tapt på veien. Det den fortsatt inneholder, er tatt inn. Be om å få den på nytt.
error-sync-file-of-another-project = Synkfilen hører til et annet prosjekt. Ingenting ble tatt inn.
error-sync-file-too-large = Med opptakene er prosjektet større enn 2 GiB: for stort for én fil. Synkroniser gjennom en mappe eller et rele.
error-invitation-needs-relay = I nettleseren møtes dere på et rele. Skriv adressen til releet, eller åpne lenken du fikk.
error-invitation-relay-silent = Releet svarer ikke. Prøv igjen, eller møtes på samme lokale nett.
error-invitation-timed-out = Ingen kom med invitasjonskoden i tide. Lag en ny når dere begge er klare.
error-invitation-turned-away = Den andre godkjente ikke denne enheten. Spør hvilke ord som sto der.
error-invitation-unknown-word = «{ $word }» er ikke et ord i en invitasjonskode. Kontroller stavemåten.
error-invitation-used-up = Tre forsøk var feil, så denne invitasjonskoden virker ikke lenger. Lag en ny.
error-invitation-words = En invitasjonskode har { $count } ord, for eksempel «{ $example }».
error-invitation-wrong-code = Invitasjonskoden er ikke riktig. Kontroller ordene, eller be om en ny.
error-join-name-unreadable = Navnet på den som ber om å bli med, kan ikke leses. Ingen ble tatt opp. Be om en ny forespørsel.
error-lan-cannot-listen = Det går ikke å lytte på { $host }, port { $port }: { $reason }.
error-lan-no-answer = { $hosts }, port { $port }, svarer ikke. Kontroller at begge enhetene er på samme nett.
error-lan-no-discovery = Dette nettet lar ikke enheter lete etter hverandre. Oppgi --peer VERT:PORT.
error-lan-not-a-member = Noen på dette nettet er ikke med i prosjektet og ble avvist; de fikk ingenting. Det er ingenting å gjøre, med mindre det er en kollega: Da inviterer en eier vedkommende.
error-message-malformed = En melding fra den andre enheten er feil bygd opp. Samtalen ble avsluttet, og det som var kommet før, er tatt vare på. Oppgrader Kodespor på begge enhetene; hvis det fortsetter, spør den som bruker enheten.
error-message-too-long = Den andre enheten varslet en melding som er lengre enn det som er tillatt. Samtalen ble avsluttet, og det som var kommet før, er tatt vare på. Oppgrader Kodespor på begge enhetene; hvis det fortsetter, spør den som bruker enheten.
error-message-unexpected = Den andre enheten sendte en melding som ikke hører hjemme der. Samtalen ble avsluttet, og det som var kommet før, er tatt vare på. Oppgrader Kodespor på begge enhetene; hvis det fortsetter, spør den som bruker enheten.
error-message-unknown-kind = Den andre enheten sendte en type melding som er ukjent her. Samtalen ble avsluttet, og det som var kommet før, er tatt vare på. Oppgrader Kodespor på denne enheten.
error-peer-acknowledges-unsent = Den andre enheten bekreftet noe som ikke var sendt. Samtalen ble avsluttet, og det som var kommet før, er tatt vare på. Oppgrader Kodespor på begge enhetene; hvis det fortsetter, spør den som bruker enheten.
error-peer-asks-too-much = Den andre enheten ber om for mye på én gang. Samtalen ble avsluttet, og det som var kommet før, er tatt vare på. Oppgrader Kodespor på begge enhetene; hvis det fortsetter, spør den som bruker enheten.
error-peer-compares-endlessly = Den andre enheten sammenligner uten å bli ferdig. Samtalen ble avsluttet, og det som var kommet før, er tatt vare på. Oppgrader Kodespor på begge enhetene; hvis det fortsetter, spør den som bruker enheten.
error-peer-failed = Den andre enheten kunne ikke fortsette; det som var kommet før, er tatt vare på. Se etter årsaken der, og synkroniser igjen.
error-peer-other-project = Den andre enheten har et annet prosjekt, så ingenting ble utvekslet. Kontroller hvilket prosjekt som er åpent der.
error-peer-other-version = De to enhetene bruker ulike versjoner av protokollen, så ingenting ble utvekslet. Oppgrader Kodespor på begge.
error-peer-refused = Den andre enheten avslo: { $reason }
error-peer-refused-unknown = Den andre enheten avslo av en grunn som denne versjonen ikke kjenner ({ $code }); det som var kommet før, er tatt vare på. Oppgrader Kodespor på denne enheten.
error-peer-says-too-much = Den andre enheten sier at den har mer enn et prosjekt kan romme. Samtalen ble avsluttet, og det som var kommet før, er tatt vare på. Oppgrader Kodespor på begge enhetene; hvis det fortsetter, spør den som bruker enheten.
error-peer-sends-unasked = Den andre enheten sendte en del av en fil som ingen ba om. Samtalen ble avsluttet, og det som var kommet før, er tatt vare på. Oppgrader Kodespor på begge enhetene; hvis det fortsetter, spør den som bruker enheten.
error-request-damaged = Denne forespørselen er skadet. Be om den på nytt.
error-request-newer-version = Denne forespørselen er laget av en nyere versjon av Kodespor. Oppgrader for å lese den.
error-request-wrong-file = Denne filen er ikke en forespørsel om å bli med, og ingen ble tatt opp. Velg filen som den andre laget med «Bli med» eller «kodespor request».
error-segment-damaged = En fil med hendelser er skadet. Den som skrev den, skriver den på nytt ved neste synkronisering.
error-segment-newer-version = En fil med hendelser er skrevet av en nyere versjon av Kodespor, og leses når du har oppgradert.
error-welcome-damaged = Denne velkomsten er skadet eller allerede brukt. Be om en ny.
error-welcome-for-another-device = Denne velkomsten er for en annen enhet. Lag en forespørsel på denne.
error-welcome-newer-version = Denne velkomsten er laget av en nyere versjon av Kodespor. Oppgrader for å lese den.
error-welcome-too-large = Den andre enheten varslet et prosjekt som er større enn det som er tillatt. Samtalen ble avsluttet, og det som var kommet før, er tatt vare på. Oppgrader Kodespor på begge enhetene; hvis det fortsetter, spør den som bruker enheten.
error-welcome-wrong-file = Denne filen er ikke en velkomst, og ingenting ble endret. Velg filen du fikk tilbake.
error-request-keys-weak = Nøklene i denne forespørselen kan ingen enhet ha: hvem som helst kunne lese eller signere i dens navn. Ingen ble tatt opp. Be om en ny forespørsel, laget med et uendret program.
error-weak-keys = Data fra en annen enhet nevner nøkler som ingen enhet kan ha: hvem som helst kunne lese eller signere i deres navn. De ble ikke tatt imot; alt annet fortsetter. Kjør helsesjekken, som nevner filen eller enheten.
error-page-folder-asks = Nettleseren må spørres på nytt før Kodespor kan bruke { $folder }. Trykk «Fortsett med mappen».
error-page-folder-refused = Nettleseren ga ikke Kodespor lov til å bruke mappen. Velg den på nytt, og tillat både å vise og endre filer.
error-page-folder-forgotten = Nettleseren vet ikke lenger hvilken mappe { $folder } er. Velg den på nytt.
error-page-folder-gone = { $folder } er borte. Se etter at disken er koblet til, eller velg mappen på nytt. Ingenting er gått tapt her.
error-page-folder-failed = Nettleseren kunne ikke lese eller skrive i { $folder } ({ $reason }). Se etter at disken er koblet til og har plass, og synkroniser på nytt. Ingenting er gått tapt her.
