# Prosjektet som helhet.

cli-project-init =
    Start et nytt prosjekt i mappen MAPPE. Denne enheten blir det første medlemmet.
    .title = Tittelen på studien.
    .name = Navnet ditt, slik medkodere ser det.
cli-project-started =
    Startet «{ $title }» i { $folder }.
    Ta godt vare på passordfrasen: ingen kan åpne prosjektet uten den. «kodespor recovery create» lager et ark i tilfelle du glemmer den.
cli-project-status = Vis tittel, antall, medlemmer, hva denne enheten mangler, og kontrollsummer å sammenligne med en medkoders.
cli-project-counts = { $events ->
    [one] 1 hendelse
   *[other] { $events } hendelser
}: { $sources ->
    [one] 1 tekst
   *[other] { $sources } tekster
}, { $participants ->
    [one] 1 deltaker
   *[other] { $participants } deltakere
}{ $withdrawn ->
    [0] { "" }
   *[other] { " " }og { $withdrawn } som har trukket seg
}, { $codes ->
    [one] 1 kode
   *[other] { $codes } koder
}, { $codings ->
    [one] 1 koding
   *[other] { $codings } kodinger
}, { $memos ->
    [one] 1 memo
   *[other] { $memos } memoer
}
cli-project-devices = { $members ->
    [one] 1 medlem
   *[other] { $members } medlemmer
} på { $devices ->
    [one] 1 enhet
   *[other] { $devices } enheter
}{ $sheets ->
    [0] {""}
    [one] {" "}og 1 gjenopprettingsark
   *[other] {" "}og { $sheets } gjenopprettingsark
}; denne enheten er «{ $device }»
cli-project-digests = tilstand  { $state }   hendelser { $events }
cli-project-gap = En enhet til { $witness } har sett { $events ->
    [one] 1 hendelse
   *[other] { $events } hendelser
} fra { $of } som denne enheten ikke har fått, siden { $since }.
cli-project-waiting = { $events ->
    [one] 1 hendelse venter på noe som ikke er kommet: synkroniser igjen.
   *[other] { $events } hendelser venter på noe som ikke er kommet: synkroniser igjen.
}
cli-project-files-elsewhere = { $files ->
    [one] 1 vedlegg er
   *[other] { $files } vedlegg er
} ikke helt på denne enheten (det mangler { $mib } MiB, lagt ved av { $by }): se files.
cli-project-newer = { $events ->
    [one] 1 hendelse er laget med en nyere versjon; oppgrader for å se den.
   *[other] { $events } hendelser er laget med en nyere versjon; oppgrader for å se dem.
}
cli-project-withdrawal-waits = Tilbaketrekkingen av { $name } ved { $members } skjuler ordene og venter på en eier: kodespor withdraw { $thing }, eller med --decline.
cli-project-removed-why = Hvorfor { $by } fjernet deg eller denne enheten: { $why }
cli-project-removed-unreadable = En grunn ble oppgitt, men nøkkelen til den ble slettet ved en tilbaketrekking. Spør { $by }.
cli-project-one-owner = Prosjektet har bare én eier. Gjør enda et medlem til eier, så teamet kan gå videre uten den første: kodespor members role MEDLEM owner
cli-project-forked = Enheten { $device } er forgrenet: en kopi eller en gjenopprettet sikkerhetskopi skrev videre. Kjør på en av de to: kodespor devices split-clone
cli-project-carried = { $carrier } synkroniserer mappen til denne studien: flytt den til et sted som ikke synkroniseres, og synkroniser gjennom en delt mappe.
cli-project-second-copy = Det ligger en kopi i mappen: { $file }. Den er tatt inn, eller nevnt ovenfor; slett den når du ikke trenger den lenger.
cli-project-describe = Skriv en del av prosjektsiden: tittel (title), forskningsspørsmål (question), metode (method), etikk (ethics) eller kontekst (context).
cli-project-described = Skrev denne delen av prosjektsiden: { $part }.
cli-project-phase = Start en fase i analysen: åpen (initial), fokusert (focused) eller teoretisk (theoretical) koding.
cli-project-phase-started = Prosjektet er nå i denne fasen: { $phase }.
cli-project-milestone = Gi dette øyeblikket et NAVN, for å kunne gå tilbake til det.
cli-project-milestone-marked = Satte milepælen «{ $name }».
cli-project-passphrase =
    Bytt passordfrase på denne enheten. Medkodere og de andre enhetene dine beholder sine.
    .new-passphrase-file = Les den nye passordfrasen fra første linje i denne filen.
cli-project-new-passphrase = Ny passordfrase
cli-project-passphrase-changed = Passordfrasen på denne enheten er byttet.
cli-project-sheet-outdated = Gjenopprettingsarket ditt er eldre enn den siste tilbaketrekkingen: med gamle kopier av nøkkelfiler kan det fortsatt åpne det som ble trukket tilbake. Lag et nytt med «kodespor recovery create», fjern det gamle med «kodespor devices remove», og ødelegg papiret.
cli-project-sheet-now = Vil du lage et gjenopprettingsark nå? Ordene vises én gang, slik at du kan skrive dem ned.
cli-project-kept-until = Kan oppbevares til: { $line }
cli-project-quoted-without-consent = Valgt som sitat eller i sitatbanken uten samtykke til å bli sitert: { $people }
cli-project-without-consent = Intervjuet uten registrert samtykke: { $people }
