# Historikken: sporet, prosjektet på et tidspunkt, sjekkpunkter, gjennomgang og revisjonspakke.

history-moment = Tidspunkt i studiens historikk
history-play = Spill av
history-pause = Pause
history-milestone-previous = Forrige milepæl
history-milestone-next = Neste milepæl
history-step-back = Ett steg tilbake
history-step-forward = Ett steg fram
history-reading = Leser historikken …
history-text = Teksten på dette tidspunktet
history-tables = Tabeller på dette tidspunktet
history-device = Vis slik en enhet så det
history-device-all = Alt som er kjent i dag

history-compare = Sammenlign herfra
history-compare-started = Gå til et annet tidspunkt: det som er endret siden hendelse { $place }, vises.
history-changes = Fra hendelse { $first } til { $last }
history-change = { $change }: { $what }
history-codings-changed = Kodinger: { $added ->
    [one] { $added } ny
   *[other] { $added } nye
}, { $removed } borte

history-follow-only = Følg bare …
history-follow-only-count = Følg bare … ({ $count })
history-follow = Følg
history-no-more = Det er ingen flere slike hendelser i den retningen.

history-counts = På dette tidspunktet
history-counted = { $texts ->
    [one] { $texts } tekst
   *[other] { $texts } tekster
}, { $codings ->
    [one] { $codings } koding
   *[other] { $codings } kodinger
}, { $memos ->
    [one] { $memos } memo
   *[other] { $memos } memoer
}
history-no-codes = Ingen koder ennå på dette tidspunktet.
history-place = Hendelse { $place } av { $last }
history-beginning = Før den første hendelsen.
history-event = { $by } { $did }
history-undone-later = angret senere
history-origins = Hvordan «{ $code }» ble til

history-review = Validitetsgjennomgang
history-review-about = Viser hvordan kategoriene ble til, beslutning for beslutning, i én fil som ikke henter noe andre steder fra.
history-review-name = gjennomgang
history-review-names = Vis medkodernes navn
history-review-days = Vis dager, ikke bare måneder
history-review-quotes = Lag som sitatene vises i
history-review-trail = Hele revisjonssporet som vedlegg
history-bundle = Revisjonspakke til sensor eller kontrollør
history-bundle-about = Inneholder hele den forseglede loggen, og nøkler bare til det du velger. Mottakeren kan kontrollere at ingenting mangler eller er endret.
history-bundle-name = studie
history-bundle-discloses = Hva pakken viser
history-bundle-decisions = alle beslutninger, ingen av deltakernes ord
history-bundle-everything = alt

history-checkpoints = Sjekkpunkter
history-checkpoint-about = Et sjekkpunkt er et kort notat til en forhåndsregistrering, en veileder eller et vedlegg. Hvis noe av det som er telt med, senere blir fjernet fra loggen, avslører notatet det.
history-checkpoint-make = Lag et sjekkpunkt
history-checkpoint-title = { $count ->
    [one] { $count } hendelse
   *[other] { $count } hendelser
}, { $when }, av { $by }
history-checkpoint-held = Denne loggen har alt som sjekkpunktet teller.
history-checkpoint-not-held = Denne loggen har IKKE alt som sjekkpunktet teller.
history-checkpoint-signers = Signert av { $signers }
history-checkpoint-note = Notat å ta vare på
history-checkpoint-picture = Notatet som QR-kode
history-checkpoint-copy = Kopier notatet
history-checkpoint-sign = Signer det også
history-checkpoint-stamp = Hent et tidsstempel
history-checkpoint-stamped-by = Tidsstemplet { $when } av { $by }
history-checkpoint-stamped = Tidsstemplet { $when }
history-checkpoint-stamp-bad = { $server }: { $problem }
history-checkpoint-server = Adressen til en tidsstempelserver
history-checkpoint-stamp-about = Bare en kontrollsum forlater enheten. Serveren får vite når du spurte, og fra hvilken adresse.
history-act = Én handling med { $count } hendelser: { $deed }
history-undo-act = Angre dette
history-redo-act = Gjør om igjen
history-give-reason = Begrunn denne beslutningen
