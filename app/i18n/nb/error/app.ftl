# Det skjermbildene, tjenestene bak dem og åpningen av et prosjekt avviser.

error-project-exists = Det er allerede et prosjekt i { $folder }; velg en annen mappe.
error-study-not-begun = Studien i { $folder } er tom: Den ble avbrutt mens den ble opprettet, eller mens du ble med i den. Gjør det samme på nytt i denne mappen: Opprett den igjen, eller bli med ved hjelp av den samme velkomstfilen eller en ny invitasjon. Lå det noe i den før, kjør «kodespor doctor» først.
error-no-project-in = Det er ikke noe Kodespor-prosjekt i { $folder }.
error-project-in-icloud = Studien i { $folder } ligger bare i iCloud og er ikke lastet ned til denne maskinen. Velg «Last ned nå» for mappen i Finder, og flytt den så til et sted som ikke synkroniseres.
error-device-exists = { $folder } har allerede en enhet; bli med ved hjelp av velkomstfilen, eller velg en annen mappe.
error-folder-not-made = Mappen { $folder } kan ikke opprettes: { $reason }.
error-copy-of-another-machine = Studien i { $folder } ble sist skrevet på en annen maskin, som denne enheten. Har du flyttet den hit, kan du fortsette. Er begge maskinene i bruk, kan kopiene skille lag og beslutninger gå tapt: åpne den på én maskin om gangen, eller la denne bli en egen enhet (kodespor devices split-clone) i en mappe som ikke synkroniseres.
error-copy-older-elsewhere = Denne studien er en eldre kopi: denne maskinen skrev mer av den i { $folder }. Åpne den, eller fortsett her og la en av de to bli en egen enhet (kodespor devices split-clone).
error-copy-went-back = Loggen i { $folder } er eldre enn det denne maskinen skrev der: hendelse { $seq } fra denne enheten mangler, og den slutter med { $own }. En sikkerhetskopi eller en eldre versjon fra en synkroniseringstjeneste har tatt plassen. Ingenting ble skrevet. Synkroniser, det henter tilbake det andre har; legg tilbake den nyere log.db, eller legg den ved siden av som «log (nyere).db»; eller fortsett som en egen enhet: kodespor devices split-clone
error-folder-is-carried = { $carrier } synkroniserer { $folder }. En studie må ikke ligge i en synkronisert mappe: når to maskiner skriver hver for seg, beholder { $carrier } én versjon av log.db. Flytt mappen til et sted som ikke synkroniseres, og synkroniser gjennom en delt mappe (kodespor sync folder), som er laget for det.
error-key-copy-beside = Det ligger en kopi av nøkkelen ved siden av device.key: { $file }. Programmet bruker device.key; slett den andre når du vet at passordfrasen din åpner studien.
error-log-copy-of-another-project = Den hører til en annen studie.
error-log-copy-taken-in =
    { $events ->
        [0] { $file } er en kopi av loggen til denne studien. Alt i den er her fra før; du kan slette den.
        [one] { $file } er en kopi av loggen til denne studien. 1 hendelse som ikke var her, er tatt inn; du kan slette kopien.
       *[other] { $file } er en kopi av loggen til denne studien. { $events } hendelser som ikke var her, er tatt inn; du kan slette kopien.
    }
error-log-copy-deleted = { $file }, som programmet hadde lagt til side, er tatt inn og slettet: Den hadde fortsatt nøkler til det som er trukket tilbake siden.
error-log-copy-opens-withdrawn =
    { $file } er en kopi av studiens logg fra før en tilbaketrekking: Den kan fortsatt åpne ordene som er trukket tilbake. { $events ->
        [0] Den inneholder ikke noe som ikke er her.
        [one] 1 hendelse som ikke var her, ble tatt inn.
       *[other] { $events } hendelser som ikke var her, ble tatt inn.
    } Slett den, også fra papirkurven og de eldre versjonene i programmet som laget den.
error-backup-opens-withdrawn = Sikkerhetskopien { $file } ble laget før en tilbaketrekking og kan fortsatt åpne ordene som er trukket tilbake. Slett den, og lag en ny.
error-part-in-clear-deleted = En eksport til { $folder } ble avbrutt. Det som var skrevet av den, lå der i klartekst i en skjult fil og er slettet.
error-part-left-in-clear = En eksport ble avbrutt. Det som var skrevet av den, ligger kanskje fortsatt i klartekst i { $file } og lot seg ikke slette: Filen er i bruk, eller disken er ikke koblet til.
error-log-copy-unusable = { $file } ser ut som en kopi av loggen til denne studien, men ble ikke tatt inn: { $reason } Den ble ikke endret.
error-log-copy-odd = Den er skadet, eller inneholder noe som ingen logg fra dette programmet inneholder.
error-project-needs = Et prosjekt trenger en tittel, navnet ditt og en passordfrase.
error-join-needs = For å bli med må du oppgi navnet ditt og en passordfrase for denne enheten.
error-request-elsewhere = Forespørselen som denne velkomstfilen svarer på, ble ikke laget på denne enheten, eller den er brukt allerede.
error-sheet-unknown = Ingen prosjekter i denne delte mappen kjenner dette gjenopprettingsarket.
error-sheet-removed = { $by } fjernet dette gjenopprettingsarket fra prosjektet { $day }. Bruk et nyere ark, eller be en eier om å invitere denne maskinen som enda en enhet for deg.
error-nothing-to-redo = Det er ingenting å gjøre om igjen.
error-undone-already = Det er angret fra før.
error-nothing-filled-in = Ingenting er fylt ut.
error-nothing-selected = Marker et utdrag først.
error-select-both = Marker et utdrag i begge tekstene først.
error-no-code-chosen = Velg en kode først.
error-weight-not-whole = Vekten er et helt tall fra 1 til 100.
error-passphrases-differ = De to nye passordfrasene er ulike, eller tomme. Skriv den samme i begge feltene.
error-passphrase-weak = Denne passordfrasen kan gjettes av den som får tak i prosjektmappen. Bruk fire eller flere ord som ikke hører sammen, og ingen som andre forbinder med deg eller studien.
error-file-without-name = Filen må ha et navn.
error-no-file-chosen = Ingen fil er valgt ennå: { $label }
error-no-folder-chosen = Ingen mappe er valgt ennå: { $label }
error-work-cancelled = Avbrutt. Ingenting ble registrert.
error-other-study-open = Et annet prosjekt ble åpnet i mellomtiden. Det i { $folder } er tatt vare på; lås dette for å åpne det.
error-nothing-changed = Ingenting ble endret.
error-not-a-backup = Dette er ingen sikkerhetskopi fra Kodespor, eller den er skadet. Ingenting ble hentet tilbake.
error-backup-newer = En nyere versjon av Kodespor laget denne sikkerhetskopien. Oppgrader, og hent den tilbake etterpå. Ingenting ble hentet tilbake.
error-backup-too-large = Med opptakene er studien større enn 2 GiB: for stor for én sikkerhetskopi. Kopier mappen i stedet mens appen er lukket, eller la en annen av enhetene dine synkronisere.
error-backup-not-whole = Sikkerhetskopien som nettopp ble laget, lar seg ikke åpne som den skal, og er slettet. Prøv igjen; skjer det på nytt, kjører du helsesjekken for å se hva som er galt med studien.
