# Den første siden i et åpnet prosjekt.

home-news = Siden sist du var her
home-no-news = Ikke noe nytt fra andre siden sist du var her.
home-more-news = { $count ->
    [one] og { $count } hendelse til i historikken
   *[other] og { $count } hendelser til i historikken
}
home-pending = Venter på deg
home-nothing-pending = Ingenting venter.
home-waiting-events = { $count ->
    [one] { $count } hendelse venter på noe som ikke er på denne enheten ennå: synkroniser igjen.
   *[other] { $count } hendelser venter på noe som ikke er på denne enheten ennå: synkroniser igjen.
}
home-missing-events = { $count ->
    [one] En av enhetene til { $witness } har sett { $count } hendelse fra { $author } som mangler på denne enheten, siden { $since }.
   *[other] En av enhetene til { $witness } har sett { $count } hendelser fra { $author } som mangler på denne enheten, siden { $since }.
}
home-unread-memos = { $count ->
    [one] { $count } ulest memo ({ $coders })
   *[other] { $count } uleste memoer ({ $coders })
}
home-no-sync = Synkronisering er ikke satt opp; se Team og synk.
home-codings = { $count ->
    [one] { $count } koding
   *[other] { $count } kodinger
}
home-begin = Begynn med å importere en transkripsjon.
home-import = Importer tekster
home-coders = Medkodere og fase
home-start-phase = Bytt til { $phase }
home-start-phase-short = Bytt fase
home-phase-reason = Begrunnelse for å bytte fase nå
home-study = Studien
home-files = Filer for studien
home-not-written = ikke skrevet ennå

# -- en enhet som er kopiert

home-cloned = En enhet er kopiert, og begge kopiene har skrevet videre. Begge grenene er tatt vare på.
home-split-clone = Gjør denne kopien til en egen enhet
home-split-clone-short = Gjør til egen enhet
home-split-clone-how = Denne mappen er kopiert, eller hentet fra en sikkerhetskopi, og begge kopiene har gått videre. Ingenting er tapt. Gjør dette på den ene: den får egne nøkler, og historikken viser hvilke beslutninger som ble tatt på den.

# -- en klokke som avviker fra andres

home-clock-behind = Klokken på denne enheten viser { $now }, men en hendelse fra { $member } sier { $then }.
home-clock-back = Klokken på denne enheten viser { $now }, men viste { $then } sist du skrev her. En av delene er feil.
home-clock-back-how = Viser klokken feil tid nå, så still den før du går videre. Er den riktig nå, trenger du ikke gjøre noe: det du skrev, beholder plassen sin, og historikken merker det når du skriver videre.
home-clock-behind-how = Er klokken her feil, så still den før du går videre. Er den riktig, be { $member } se på sin. Ingenting blir avvist: en hendelse med feil tid beholder plassen sin etter det den som laget den, hadde sett.
home-sheet-outdated = Gjenopprettingsarket ditt er eldre enn den siste tilbaketrekkingen.
home-sheet-outdated-how = Med gamle kopier av nøkkelfiler kan det fortsatt åpne det som ble trukket tilbake. Lag et nytt i innstillingene, fjern det gamle fra enhetene dine, og ødelegg papiret.
home-withdrawals-wait =
    { $count ->
        [one] En tilbaketrekking venter på at en eier bekrefter eller avviser den, under Deltakere.
       *[other] { $count } tilbaketrekkinger venter på at en eier bekrefter eller avviser dem, under Deltakere.
    }
home-no-sheet = Du har ikke noe gjenopprettingsark ennå. Uten et slikt mister du tilgangen for godt hvis du glemmer passordfrasen eller mister enheten.
home-reporting = Sjekklister for rapportering
home-reporting-about = Det sjekklister for rapportering (COREQ og SRQR) spør om, og som loggen ikke kan vite. Det kommer med i validitetsgjennomgangen; la stå tomt det som ikke passer.
home-exports = Tatt ut av studien
home-exports-about = Hver fil som er skrevet med noe av studien i: av hvem, når og i hvilken form. Det som inneholder deltakernes ord slik de ble sagt, er framhevet.
home-exports-none = Ingenting er tatt ut av studien i klartekst.
home-exports-no-words = ingen ord fra deltakere
home-exports-here = { $count ->
    [one] { $count } til er bare notert på denne enheten.
   *[other] { $count } til er bare notert på denne enheten.
}
home-keep-until = Oppbevares til
home-nameless = { $count ->
    [one] En kode
   *[other] { $count } koder
} har mistet navnet sammen med ord som er trukket tilbake: gi et nytt navn
home-no-consent = Intervjuet uten registrert samtykke: { $people }. Se Deltakere.
home-kept-study = { $is_over ->
    [yes] Studien skulle oppbevares til { $day }. Planlagt da: { $then }. Trekk tilbake det som skal slettes, eller eksporter arkivet; sett så en ny dato.
   *[no] Studien kan oppbevares til { $day }: { $days ->
        [one] 1 dag igjen.
       *[other] { $days } dager igjen.
    } Planlagt da: { $then }.
}
home-kept-participant = { $is_over ->
    [yes] Det { $name } har sagt, skulle oppbevares til { $day }. Planlagt da: { $then }. Trekk det tilbake, eller sett en ny dato, under Deltakere.
   *[no] Det { $name } har sagt, kan oppbevares til { $day }: { $days ->
        [one] 1 dag igjen.
       *[other] { $days } dager igjen.
    } Planlagt da: { $then }.
}

home-no-backup = Det finnes ingen sikkerhetskopi av studien ennå. En sikkerhetskopi er én forseglet fil som åpnes med passordfrasen din.
home-backup-opens-destroyed = Siste sikkerhetskopi åpner fortsatt ord som er slettet her. Ta en ny, og slett de gamle.
home-backup-old = { $days ->
    [0] Siden siste sikkerhetskopi
    [one] Siste sikkerhetskopi er 1 dag gammel: siden da
   *[other] Siste sikkerhetskopi er { $days } dager gammel: siden da
} { $events ->
    [one] er 1 hendelse registrert.
   *[other] er { $events } hendelser registrert.
}
