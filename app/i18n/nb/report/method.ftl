# Prosess, intensjoner, instrumenter og sjekkpunkter.

report-phases = Faser, milepæler og blindrunder:
report-decisions-with-reason = { $count ->
    [0] Ingen beslutning har en oppgitt begrunnelse.
    [one] { $count } beslutning med begrunnelse:
   *[other] { $count } beslutninger med begrunnelse:
}
report-decisions-without-reason = { $count ->
    [0] Ingen beslutning mangler begrunnelse.
    [one] { $count } beslutning uten begrunnelse:
   *[other] { $count } beslutninger uten begrunnelse:
}
report-agreement-kind = { $kind }: Krippendorffs alfa, tegn for tegn, { $figure }.
report-interval = { $value } (95 %-intervall: { $low } til { $high })
report-undefined = ikke definert
report-differences = { $count ->
    [0] Ingen uenigheter mellom { $coders } står åpne.
    [one] { $count } uenighet mellom { $coders } står fortsatt åpen.
   *[other] { $count } uenigheter mellom { $coders } står fortsatt åpne.
}
report-consensus = Dette ble koderne enige om etter drøfting:
report-disagreements = Uenighet som fortsatt står:

report-not-written = ikke skrevet
report-memos-of-kind = Memoer ({ $kind }): { $count }
report-consents = { $count ->
    [0] Ingen samtykker er registrert.
    [one] Samtykke er registrert for { $count } deltaker.
   *[other] Samtykke er registrert for { $count } deltakere.
}
report-interview-guide = Intervjuguide og pilotintervjuer: beskrives av forfatteren.
report-definitions = { $count ->
    [0] Ingen kode er beskrevet.
    [one] { $count } endring i beskrivelsen av en kode:
   *[other] { $count } endringer i beskrivelser av koder:
}

report-no-checkpoint = Det er ikke laget noe sjekkpunkt av loggen.
report-made = Laget
report-held = Stemmer med denne loggen
report-signers = Signert av
report-stamps = Tidsstempler
report-yes = ja
report-no = NEI
report-checkpoints-about = Et sjekkpunkt inneholder antallet hendelser og et fingeravtrykk av dem alle. Den som har en kopi, kan kontrollere en senere logg mot det. Et tidsstempel fra en uavhengig instans viser at sjekkpunktet fantes på det tidspunktet; kontroller det mot instansens sertifikater, for eksempel med «openssl ts -verify».
report-newest-checkpoint = Det nyeste sjekkpunktet, som signert notat:
report-signed-note = Signert notat
report-note-picture = Det samme notatet som QR-kode til å skanne med telefonen
report-stamp = { $day }, { $authority }
report-stamp-wrong = stempelet fra { $server } hører ikke til dette sjekkpunktet
report-stamp-unread = stempelet fra { $server } kunne ikke leses her
