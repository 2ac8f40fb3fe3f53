# Validitetsgjennomgangen: rammen, overskriftene over delene og hodene i tabellene.

report-validity-review = Validitetsgjennomgang
report-coder = Koder { $letter }
report-audit-trail = Revisjonsspor
report-replay = Avspilling av kodeboken
report-replay-slider = Kodeboken slik den så ut etter hver beslutning
report-replay-play = Spill av eller stopp

report-about = Om denne gjennomgangen
report-raw-data = Rådata
report-reduction = Datareduksjon og analyse
report-synthesis = Rekonstruksjon og syntese av data
report-emergence = Hvordan kategoriene ble utviklet
report-process = Prosessnotater
report-intentions = Intensjoner og forforståelse
report-instruments = Utvikling av instrumenter
report-checkpoints = Sjekkpunkter av loggen
report-coreq = Sjekkliste for rapportering (COREQ)
report-srqr = Sjekkliste for rapportering (SRQR)

report-made-from = Kodespor har laget denne gjennomgangen fra studiens logg: { $events ->
    [one] { $events } hendelse
   *[other] { $events } hendelser
} fra { $devices ->
    [one] { $devices } enhet
   *[other] { $devices } enheter
}.
report-fingerprint = Fingeravtrykk av alle hendelsene (SHA-256): { $digest }
report-what-it-shows = Loggen viser rekkefølgen på beslutningene, hvilken enhet som tok hver av dem, og at ingen beslutning ble endret etter at en annen enhet hadde sett den. Den kan ikke vise hva noen tenkte, at en klokke gikk riktig før en annen enhet så hendelsen, eller at bare én person brukte en enhet.
report-structure = Gjennomgangen følger de seks kategoriene i et revisjonsspor («audit trail»; Halpern 1983; Lincoln og Guba 1985). To sjekklister for rapportering (COREQ og SRQR) står til slutt.
report-links = Et lite tall etter en setning viser til linjen med det nummeret i revisjonssporet.

report-type = Type
report-characters = Tegn
report-imported = Importert
report-event = Hendelse
report-events = Hendelser
report-category = Kategori
report-subcodes = Underkoder
report-codings = Kodinger
report-memos = Memoer
report-code-decisions = Beslutninger om koder
report-when = Når
report-by = Av
report-decision = Beslutning
report-moment = Tidspunkt
report-agreement = Samsvar mellom kodere
