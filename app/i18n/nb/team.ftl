# Medlemmer og enhetene deres, invitasjoner, synkronisering.

team-invite = Inviter
team-folder = Delt mappe
team-folder-about = En mappe alle har tilgang til: Nextcloud, OneDrive, Dropbox, Syncthing eller en minnepinne. Den inneholder bare krypterte data.
team-folder-choose = Velg mappe
team-folder-go-on = Fortsett med mappen
team-folder-not-here = Denne nettleseren lar ikke nettsider bruke mapper. Chrome og Edge på en datamaskin gjør det. Bruk ellers et rele eller en synkfil.
team-folder-stop = Slutt å bruke mappen
team-folder-stopped = Denne enheten synkroniserer ikke lenger gjennom mappen. Det som ligger i den, er uendret.
team-sync-now = Synkroniser nå
team-waiting = { $count ->
    [one] { $count } hendelse venter
   *[other] { $count } hendelser venter
} på hendelser som ikke har kommet ennå: synkroniser igjen
team-may-be-removed = { $count ->
    [one] Andre kan lese 1 hendelse som denne enheten mangler nøkkelen til. Synkroniser igjen. Kommer den ikke da heller, kan denne enheten være fjernet: Spør en eier.
   *[other] Andre kan lese { $count } hendelser som denne enheten mangler nøklene til. Synkroniser igjen. Kommer de ikke da heller, kan denne enheten være fjernet: Spør en eier.
}
team-not-synced = Ikke synkronisert siden du åpnet prosjektet.
team-sync-problem = { $when }: { $problem }
team-synced = { $when }: sendt { $sent }, mottatt { $received }
team-use = Bruk
team-you = { $name } (deg)
team-former-member = ikke lenger med i prosjektet: fjernet av { $by } { $day }
team-this-device = denne enheten
team-device-removed = fjernet av { $by } { $day }
team-device-unconfirmed = lagt til av noen andre, kan bare lese til den er bekreftet
team-device-confirm = Bekreft at dette er min enhet
team-device-confirm-lost = Bekreft denne enheten til { $name }, som ikke har noen annen igjen
team-one-owner = Prosjektet har bare én eier. Gjør enda et medlem til eier, så teamet kan ta opp, fjerne og bekrefte tilbaketrekkinger uten den første.
team-set-role = Rolle
team-role-of = Rollen til { $name }
team-role-about = Eiere tar opp og fjerner medlemmer, setter roller og bekrefter tilbaketrekkinger. Kodere koder. Lesere leser alt og skriver memoer. En eier er eier til de selv gir det fra seg.
team-vote = Stem
team-vote-for = Stem på { $name } som eier
team-vote-about = For et team der eierne er borte for godt: når alle koderne, minst to, har stemt på { $name }, og det har gått 30 dager, gjør én stemme til { $name } til eier. Alt en eier skriver i mellomtiden, tar stemmene tilbake.
team-compare-words = Les ordene høyt for hverandre: like ord viser at det er samme enhet.
team-remove = Fjern { $name }
team-remove-about = { $name } får ingen nye nøkler, og det { $name } skriver fra nå av, får ingen virkning før et medlem godtar det; en eier kan angre fjerningen. Det { $name } allerede har, blir værende der.

team-role = Rolle
team-new-member = Nytt medlem: { $role }
team-another-device = Enda en enhet for { $name }
team-code-about = Med en invitasjonskode: les den høyt, eller la den andre skanne den. Den virker én gang.
team-code-show = Vis invitasjonskode
team-code-new = Vis en ny invitasjonskode
team-files-about = Med filer: når de to enhetene aldri er på nett samtidig.
team-files-answer = Svar på en forespørselsfil
team-code-lan = Den andre velger «Bli med» og skriver koden, på samme nettverk som deg.
team-code-relay = Den andre velger «Bli med» og skriver koden, på samme nettverk som deg eller via { $relay }.
team-code-page = Den andre åpner lenken eller QR-koden, eller velger «Bli med», skriver koden og releet { $relay }.
team-code-needs-relay = Velg først et rele under «Team og synk»: Bare der kan en nettleser møte en annen enhet.
team-code-link-about = QR-koden og lenken åpner Kodespor i nettleseren, uten at noe installeres. Koden står bak # i adressen, og den delen sendes ikke til noen server.
team-code-link-copy = Kopier lenken
team-code-link-copied = Lenken er kopiert. Den virker én gang, i et kvarter.
team-code-picture = Invitasjonskoden som QR-kode
team-code-waiting = Venter på den andre …
team-joined = { $name } er med i prosjektet.
team-asks = { $name } ber om å bli med. Ser { $name } disse ordene?
team-asks-about = Like ord på begge skjermene viser at det er denne personens enhet som får lese prosjektet.
team-admit = Godkjenn
team-decline = Avvis
team-request-file = Forespørselsfilen du fikk
team-request-about = Les forespørselen, sammenlign ordene over telefon, og godkjenn så enheten.
team-welcome-send = Send velkomstfilen tilbake; bare den enheten kan åpne den.

team-live = Direkte synkronisering
team-lan = Synkroniser på det lokale nettet
team-lan-about = Enheter i prosjektet som er på samme nettverk, finner hverandre og synkroniserer direkte.
team-lan-connected = Koblet til { $names }
team-network-problem = Nettverket svarte med en feil: { $reason }
team-lan-nobody = Ingen andre enheter i prosjektet er på nettverket nå.
team-relay-choose = Velg et rele
team-relay-about = Et rele lagrer krypterte hendelser for enheter som er frakoblet, og kan ikke lese dem. Kanskje drifter institusjonen din ett.
team-relay-problem = { $relay }: { $problem }
team-relay-connected = { $relay }: tilkoblet
team-relay-connected-at = { $relay }: tilkoblet, sist { $when }
team-relay-ca-file = Sertifikatfilen til institusjonens egen utsteder (vanligvis tomt)
team-relay-address = Adressen til releet (https://…; tomt for ingen)

team-file = Synkfil
team-file-about = En forseglet fil som du sender på den måten du vil: e-post, chat eller minnepinne. Bare medlemmer av prosjektet kan lese den. Den andre tar den inn her og sender en tilbake.
team-file-send = Lag synkfil
team-file-take = Ta inn synkfil
team-file-making = Lager synkfilen
team-file-taking = Tar inn synkfilen
team-file-sent = { $file } er laget. Send den til den andre.
team-file-taken = Mottatt { $received ->
    [one] { $received } hendelse
   *[other] { $received } hendelser
}.
team-file-lacking = Den andre mangler { $count ->
    [one] { $count } hendelse
   *[other] { $count } hendelser
}: Send en fil tilbake.
team-attestations = For nye medlemmer
team-attestations-about = Når medlemmer attesterer det studien inneholder, kan du la en ny lese med en gang, før alle hendelsene har kommet. To medlemmer er tryggere enn ett.
team-attest = Attester det studien inneholder nå
team-attesting = Regner sammen hendelsene
team-attested-now = Attestert. Be et annet medlem kontrollere attesten på sin enhet.
team-attested = { $when }, { $count ->
    [one] 1 hendelse
   *[other] { $count } hendelser
}: attestert av { $members }
team-attestation-disputed = { $members } fant noe annet. Ingen får lese dette.
team-attestation-check = Kontroller på denne enheten
team-attestation-confirmed = Denne enheten finner det samme, og attesterer det også.
team-attestation-differs = ADVARSEL: de samme hendelsene gir noe annet på denne enheten. Det er registrert. Sammenlign versjonene av Kodespor, og kjør helsesjekken på begge enhetene.
team-reads-first = La dem lese med en gang
team-reads-first-about = { $count ->
    [one] De får det bare { $members } attesterte ({ $when }).
   *[other] De får det { $members } attesterte ({ $when }).
} Hendelsene følger ved synkronisering, og enheten deres kontrollerer det. Til da kan de bare lese.
team-attached = Opptak og andre store filer
team-attached-all = Ta imot alle vedlegg
team-attached-about = Er dette av, blir filer på mer enn 1 MiB hos de andre enhetene til du henter dem hit; samtykkeskjemaer kommer alltid. Ingenting slettes. Valget gjelder bare denne enheten.
team-attached-elsewhere = { $files ->
    [one] 1 vedlegg er ikke helt her (det mangler { $size } MiB).
   *[other] { $files } vedlegg er ikke helt her (det mangler { $size } MiB).
}
