# Validitetsgjennomgangen: overskriftene over delene og hodene i tabellene.

report-validity-review = Validitetsgjennomgang
report-coder = Koder { $letter }
report-appendix = Vedlegg: revisjonssporet
report-audit-trail = Revisjonsspor
report-replay = Avspilling av kodeboken
report-replay-slider = Kodeboken slik den så ut etter hver beslutning
report-replay-play = Spill av eller stopp
report-study = Studien
report-participants-and-texts = Deltakere og tekster
report-findings = Funn
report-coder-agreement = Samsvar mellom kodere
report-code-saturation = Kodemetning
report-preunderstanding = Forforståelse og funn
report-taken-back = Hva forskerne gjorde om
report-withdrawals = Hva deltakerne trakk tilbake
report-missing-people = Hvem som ikke deltar
report-seen-by-one = Hva bare én enhet har sett
report-audit-categories = Revisjonssporets seks kategorier
report-checkpoints = Loggen og sjekkpunktene
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
report-links = Et lite tall i gjennomgangen viser til linjen med det nummeret.
report-events = Hendelser
report-category = Kategori
report-subcodes = Underkoder (deltakere)
report-codings = Kodinger
report-memos = Memoer
report-code-decisions = Beslutninger om koder
report-when = Når
report-by = Av
report-decision = Beslutning
