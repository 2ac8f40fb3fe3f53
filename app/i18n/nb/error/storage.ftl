# Hva disken nekter.

error-file-damaged = Den er skadet. Den som har innholdet, skriver det på nytt; slett den skadde filen hvis dette vedvarer.
error-file-in-icloud = Den ligger bare i iCloud og er ikke lastet ned til denne maskinen. Velg «Last ned nå» eller «Behold nedlastet» for den delte mappen i Finder, og synkroniser på nytt.
error-file-online-only = Den ligger bare i skyen og kan ikke hentes nå. Kontroller nettet, eller velg «Behold alltid på denne enheten» (OneDrive) eller «Tilgjengelig uten nett» for den delte mappen, og synkroniser på nytt.
error-file-irregular = Det er en lenke, en mappe, et rør eller en enhet der det skulle vært en fil, og det ble ikke åpnet. Den som styrer mappen, kan slette det.
error-file-larger-than = { $file } er større enn { $mib } MiB, som er grensen for slike filer.
error-file-unreadable = { $file } kan ikke leses: { $reason }.
error-file-unusable = Den kan ikke brukes: { $reason }.
error-place-of-project = { $file } hører til et prosjekt; ingenting ble skrevet. Oppgi et annet navn.
error-place-irregular = { $file } er et rør eller en enhet; ingenting ble skrevet. Oppgi navnet på en fil.
error-file-unwritable = { $file } kunne ikke skrives i { $folder }: { $reason }.
error-storage-busy = Et annet program er opptatt med dette prosjektet. Prøv igjen om litt.
error-storage-damaged = Prosjektets log.db er skadet og ble ikke endret. Ta en kopi av mappen, og kjør «kodespor doctor»; legg så tilbake en sikkerhetskopi, eller bli med på nytt og synkroniser.
error-storage-full = Disken er full eller svikter; ingenting ble endret. Lag plass og prøv igjen.
error-storage-read-only = Prosjektmappen kan bare leses her; ingenting ble endret. Kopier den til et sted der du kan skrive.
error-storage-replaced = En annen fil tok plassen til prosjektets log.db mens den var åpen: en synkroniseringstjeneste hentet en annen versjon. Ingenting ble skrevet. Lukk prosjektet og åpne det igjen; det denne maskinen hadde, er lagt ved siden av og blir tatt inn da.
error-storage-irregular = { $file } ved siden av log.db er en lenke, en mappe, et rør eller en enhet der databasen har en fil. Prosjektet ble ikke åpnet. Slett det, eller flytt det bort.
error-storage-unopenable = Prosjektets log.db kan ikke åpnes. Kontroller at mappen finnes, og at du kan skrive til den.
error-storage-unusable = Prosjektets log.db kan ikke brukes: { $reason }. Ingenting ble endret. Kjør «kodespor doctor», som sier hva som er galt med den.
error-system-missing = filen eller mappen finnes ikke
error-system-no-access = du har ikke tilgang
error-system-is-folder = det er en mappe
error-system-no-folder = det er ikke en mappe
error-system-read-only = disken kan bare leses
error-system-long-name = navnet er for langt
error-system-broken = disken kan ikke leses
