# Nøkler, forseglede ord, og hva som lar seg åpne.

error-bytes-not-canonical = Disse bytene er ikke på kanonisk form.
error-device-key-damaged = device.key er skadet. Hent den fra en sikkerhetskopi, eller bruk gjenopprettingsarket.
error-envelope-length = En hendelse har en umulig lengde.
error-envelope-newer-version = En hendelse er forseglet av en nyere versjon av Kodespor. Oppgrader for å lese den.
error-envelope-place = En hendelse oppgir en umulig plass blant hendelsene fra enheten sin.
error-envelope-wrong-key = En hendelse er forseglet med en annen nøkkel enn den oppgir.
error-file-all-taken = Denne enheten tar imot alle vedlegg: Det ville kommet igjen ved neste synkronisering. Velg først å hente store filer når du trenger dem (Team og synk, eller files take when-asked).
error-file-comes-by-itself = Samtykkeskjemaer og filer på høyst 1 MiB blir liggende på alle enheter.
error-file-not-arrived = Denne filen er ikke kommet hit ennå, eller ikke hele. Synkroniser med en i teamet som har den.
error-file-withdrawn = Denne filen er trukket tilbake eller slettet; innholdet er borte.
error-grant-malformed = En nøkkeltildeling er feil bygd opp, eller kommer fra en nyere versjon av Kodespor.
error-grant-wrong-key = En nøkkeltildeling inneholder en annen nøkkel enn den oppgir.
error-map-keys-unordered = Navnene i en tabell er tekststrenger i stigende rekkefølge.
error-notice-malformed = En melding om tilbaketrekking er feil bygd opp, eller kommer fra en nyere versjon av Kodespor.
error-padding-wrong = Utfyllingen av denne meldingen er feil.
error-recovery-words-wrong = Dette er tjuefire ord fra listen, men ett av dem, eller rekkefølgen, er ikke som på arket. Sammenlign dem med arket, nummer for nummer.
error-recovery-word-unknown = Ord nummer { $number }, «{ $word }», finnes ikke på noe gjenopprettingsark. Kontroller stavemåten.
error-recovery-words-missing = Et gjenopprettingsark har tjuefire ord. Her står { $count ->
    [one] ett ord
   *[other] { $count } ord
}.
error-sealed-text-malformed = En forseglet tekst er feil bygd opp.
error-sealed-text-no-text = Det som er forseglet her, er ikke tekst.
error-sealed-text-wrong-key = En forseglet tekst er forseglet med en annen nøkkel.
error-source-key-missing = Nøkkelen til denne teksten er ikke kommet ennå. Synkroniser med en i teamet som har den.
error-value-too-deep = Denne verdien har for mange nivåer eller for mange elementer.
error-value-unknown-kind = Disse bytene inneholder en type verdi som formatet ikke har.
error-value-unwritable = En verdi av denne typen kan ikke skrives.
error-words-key-missing = Nøkkelen til disse ordene er ikke kommet til denne enheten ennå. Synkroniser først med en i teamet som har den.
error-words-of-too-many = Denne teksten nevner eller siterer mer enn { $max } personer. Del den i flere, så hver enkelts ord fortsatt kan trekkes tilbake.
error-wrong-passphrase = Passordfrasen åpner ikke dette prosjektet; ingenting ble endret. Prøv igjen: Store bokstaver og tastaturoppsettet teller. Er den tapt, henter gjenopprettingsarket deg inn igjen.
error-box-key-unusable = Ingenting kan forsegles for denne enheten: nøkkelen er skadet. Den får ingen nøkler, og alle andre fortsetter. En eier fjerner enheten, og medlemmet blir med igjen med en ny.
error-hybrid-missing = Det installerte biblioteket kan ikke åpne hybridnøkler. Oppgrader Kodespor.
