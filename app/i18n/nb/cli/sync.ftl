# Utveksle hendelser med medkodere.

cli-sync-sync = Utveksle hendelser med medkodere: gjennom en delt mappe, på det lokale nettet, gjennom et rele eller med en fil.
cli-sync-sync-folder =
    Synkroniser én gang gjennom den delte mappen STI: skylagring, nettverksdisk, minnepinne.
    .watch = Fortsett å synkronisere til du stopper med Ctrl+C.
cli-sync-sync-lan =
    Synkroniser én gang med hver av prosjektets enheter på det lokale nettet.

    Enhetene finner hverandre selv der nettet tillater det (zeroconf). En kunngjøring har verken navn eller tittel. Enhetene snakker sammen over TLS 1.3, og bare enheter som tilhører nåværende medlemmer, slipper inn.
    .watch = Fortsett til du stopper med Ctrl+C, og send det som er nytt, med en gang.
    .seconds = Let etter andre enheter i dette antallet sekunder (uten --watch).
    .listen = Lytt på denne adressen (ellers: en ledig port).
    .peer = Koble også til denne adressen.
    .quiet = Ikke kunngjør denne enheten, og ikke let etter andre.
cli-sync-sync-relay =
    Synkroniser én gang med releet på URL, som lagrer hendelser for dem som ikke er på nett nå, og ikke kan lese dem.
    .watch = Hold forbindelsen til du stopper med Ctrl+C, og send det som er nytt, med en gang.
    .ca-file = En fil (PEM) med sertifikatet til institusjonens egen utsteder; KODESPOR_CA_FILE i miljøet gjør det samme.
    .http = Bruk bare vanlig HTTP (ellers: bare der WebSockets ikke kommer fram).
cli-sync-sync-send =
    Skriv UTFIL for de andre i prosjektet: hendelsene, forseglet, med nøklene deres. Send den slik du vil, med e-post eller på en minnepinne; bare medlemmer kan lese den.
cli-sync-sync-receive =
    Ta inn FIL, som et annet medlem skrev med «sync send». Det som er nytt, kommer med; det som er her fra før, blir ikke lagt til en gang til.
cli-sync-sent = { $file } er skrevet. Den andre tar den inn med: kodespor sync receive { $file }
cli-sync-received = Mottok { $received } { $received ->
    [one] hendelse
   *[other] hendelser
}. { $lacking ->
    [0] Den som laget filen, har alt som er her.
    [one] Den som laget filen, manglet 1 hendelse: Send en fil tilbake.
   *[other] Den som laget filen, manglet { $lacking } hendelser: Send en fil tilbake.
}{ $waiting ->
    [0] { "" }
   *[other] { " " }{ $waiting } venter på noe som ikke er her ennå.
}
cli-sync-reading = leser
cli-sync-writing = skriver
cli-sync-done = Sendte { $sent }, mottok { $received }.
cli-sync-waiting = { $waiting ->
    [one] Sendte { $sent }, mottok { $received }; 1 hendelse venter på noe som ikke er her ennå.
   *[other] Sendte { $sent }, mottok { $received }; { $waiting } hendelser venter på noe som ikke er her ennå.
}
cli-sync-with = Synkroniserte med { $name }: sendte { $sent }, mottok { $received }.
cli-sync-exchanged = Synkroniserte: sendte { $sent }, mottok { $received }.
cli-sync-stopped = Stoppet.
cli-sync-folder-pauses = { $problem } Venter på mappen; ingenting går tapt.
cli-sync-folder-back = { $folder } er tilbake; synkroniseringen fortsetter.
