# Hva helsesjekken finner: hva det er, hos hvem eller hvor; hva som kan gjøres; og hva man skriver.

doctor-title = Helsesjekk
doctor-whole = Alt er i orden.
doctor-again = Sjekk igjen
doctor-share = Vis uten navn
doctor-share-about = Her er ingen navn, tekster eller steder med. Du kan kopiere det og vise det til andre.
doctor-looking = Ser etter …
doctor-error = Skade
doctor-warning = Bør gjøres
doctor-note = Greit å vite

doctor-here = denne enheten
doctor-sheet = gjenopprettingsarket til { $member }
doctor-device = { $member } ({ $words })
doctor-numbered-device = enhet { $number }
doctor-numbered-member = medlem { $number }
doctor-numbered-source = tekst { $number }
doctor-numbered-participant = deltaker { $number }
doctor-some-folder = en mappe
doctor-some-file = en fil
doctor-some-relay = releet
doctor-and-more = { $more } til

doctor-log-damaged = Prosjektfilen i { $subject } er skadet, { $faults ->
    [one] ett sted
   *[other] minst { $faults } steder
}: { $first }
    .advice = Lukk appen, og ta en kopi av hele mappen før du gjør noe annet. Legg så tilbake en sikkerhetskopi, eller bli med på nytt gjennom en delt mappe, releet eller en kollega: Det de har, kommer tilbake.
doctor-log-empty = Prosjektfilen i { $subject } inneholder ikke noe prosjekt: Den er tømt, eller en annen er lagt der i stedet.
    .advice = Ikke slett noe. Legg tilbake en sikkerhetskopi av log.db, eller bli med på nytt gjennom en delt mappe, releet eller en kollega: Det de har, kommer tilbake.
doctor-log-cut-short = Historikken på denne enheten slutter ikke der enheten avsluttet den: Hendelser mangler på slutten, eller en eldre kopi av filen er lagt der i stedet.
    .advice = Ikke skriv mer her. Synkroniser, så det andre har av den, kommer tilbake, og sjekk igjen.
    .command = kodespor verify
doctor-log-went-back = { $reason }
    .advice = Synkroniser først, så det andre har, kommer tilbake, og sjekk igjen.
    .command = kodespor devices split-clone
doctor-other-copy = { $reason }
    .advice = Bestem deg for én av kopiene, og arbeid bare i den.
doctor-left-in-clear = { $reason }
    .advice = Koble til disken, og åpne studien igjen: Da slettes filen. Eller slett den selv.
doctor-opens-withdrawn = { $reason }
    .advice = Slett filen. Den som har den og passordfrasen, kan lese det som er trukket tilbake.
doctor-copy-not-taken-in = { $reason }
    .advice = Ta vare på kopien. Kom den fra et synkroniseringsprogram, la det bli ferdig, lukk prosjektet og åpne det igjen.
doctor-log-copies = { $count ->
    [one] En kopi til av prosjektfilen ligger i { $subject }: { $files }.
   *[other] { $count } kopier til av prosjektfilen ligger i { $subject }: { $files }.
} Det som er i dem, blir tatt inn når prosjektet åpnes.
    .advice = Slett dem når alle har synkronisert, og finn ut hva som la dem der: To maskiner kan være om én mappe.
doctor-removed-here = { $what ->
    [device] Denne enheten ble fjernet fra prosjektet av { $by }, { $since }.
   *[member] Du ble fjernet fra prosjektet av { $by }, { $since }.
} Ingenting mer kan skrives her; det du hadde, kan fortsatt leses.
    .advice = Spør en eier hvorfor. En eier kan angre fjerningen.
doctor-own-feed-forked = To kopier av denne enheten har skrevet videre etter hendelse { $first }. Grenene slutter ved { $ends }. Begge er tatt vare på.
    .advice = Gjør kopien til en egen enhet på en av de to maskinene.
    .command = kodespor devices split-clone
doctor-feed-forked = To kopier av enheten til { $subject } har skrevet videre etter hendelse { $first }. Grenene slutter ved { $ends }. Begge er tatt vare på.
    .advice = Be den som har enheten, om å gjøre en av kopiene til en egen enhet, på maskinen som har kopien.
doctor-branch-missing = { $witnesses } har siden { $since } sett en annen hendelse { $event } fra { $subject } enn den som er her: Enheten er kopiert, og den ene grenen er ikke kommet hit.
    .advice = Synkroniser direkte med { $witnesses }, på det lokale nettet eller gjennom en annen delt mappe. Si fra til den som har enheten, at det finnes to kopier av den.
doctor-feed-withheld = { $events ->
    [one] 1 hendelse fra { $subject } er ikke her, enda { $witnesses } har sett den siden { $since }.
   *[other] { $events } hendelser fra { $subject } er ikke her, enda { $witnesses } har sett dem siden { $since }.
}
    .advice = Synkroniser igjen, helst med { $witnesses }. Hvis det fortsetter, holder den delte mappen eller releet noe tilbake, eller har mistet det: Bruk en annen vei, og se etter slettede eller tilbakelagte filer der.
doctor-folder-file-damaged = { $count ->
    [one] 1 fil fra { $subject } i den delte mappen er skadet eller bare delvis kopiert: { $files }. Den blir hoppet over, og alt annet blir tatt imot.
   *[other] { $count } filer fra { $subject } i den delte mappen er skadet eller bare delvis kopiert: { $files }. De blir hoppet over, og alt annet blir tatt imot.
}
    .advice = La synkroniseringsprogrammet bli ferdig, og synkroniser. Hvis det ikke hjelper, be den som har enheten, om å synkronisere én gang: Den skriver filen på nytt.
doctor-folder-file-refused = { $count ->
    [one] 1 fil fra { $subject } i den delte mappen kan ikke brukes: { $files }. { $reason } Den blir hoppet over, og alt annet blir tatt imot.
   *[other] { $count } filer fra { $subject } i den delte mappen kan ikke brukes: { $files }. { $reason } De blir hoppet over, og alt annet blir tatt imot.
}
    .advice = Si navnet på filen til den som har enheten. Er filen ikke fra noen i teamet, kan den som styrer mappen, slette den.
doctor-synced-folder = Prosjektet ligger i { $subject }, som { $program } kopierer til andre maskiner. Skriver to maskiner i den, går beslutninger tapt uten at noen merker det.
    .advice = Lukk appen, og flytt prosjektmappen til et sted som ikke synkroniseres. For å arbeide på to maskiner legger du til den andre som enhet og bruker en delt mappe.
doctor-events-wait-for-key = { $events ->
    [one] 1 hendelse
   *[other] { $events } hendelser
} fra { $subject } kom uten nøkkelen som åpner den. Den siste som kan leses, er fra { $since }.
    .advice = Synkroniser med { $subject }, eller med en annen som kan lese hendelsene: Enheten deres gir nøkkelen videre. { $key ->
        [may_be_removed] Kommer den ikke da heller, kan denne enheten være fjernet: Spør en eier.
       *[on_its_way] { "" }
    }
doctor-events-wait-for-events = { $events ->
    [one] 1 hendelse
   *[other] { $events } hendelser
} fra { $subject } (den første fra { $since }) bygger på hendelser fra { $of } som ikke har fått plass her ennå. Ingenting er tapt.
    .advice = Synkroniser med { $of }, eller med { $subject }. Da faller det som venter, på plass av seg selv.
doctor-feed-not-taken = Hendelser fra { $subject } fra nummer { $event } ble tilbudt og ikke tatt imot, fordi nøkkelen til den første ikke er her.
    .advice = Synkroniser med { $subject } eller med en eier, så nøkkelen kommer.
doctor-keys-awaited = Nøkkelen til den gjeldende nøkkelperioden, som { $subject } startet { $since }, har ikke kommet til denne enheten. Det som er skrevet etter det, kan ikke leses her.
    .advice = Synkroniser med { $of }: Den enheten har nøkkelen og gir den videre når de to møtes.
doctor-keys-missing = Nøklene til { $periods ->
    [one] 1 tidligere nøkkelperiode
   *[other] { $periods } tidligere nøkkelperioder
}, startet av { $subject }, er ikke her.
    .advice = Synkroniser med { $subject } eller med en eier. Har ingen dem lenger, forblir det som ble skrevet da, lukket.
doctor-words-keys-missing = Nøklene til { $things ->
    [one] 1 tekst eller person
   *[other] { $things } tekster eller personer
} som { $subject } la til, er ikke her, så ordene vises ikke.
    .advice = Synkroniser med { $subject }, eller med en annen som kan lese dem.
doctor-keys-owed = Så vidt denne enheten vet, har { $subject } ikke fått nøkkelen til den gjeldende nøkkelperioden, som begynte { $since }.
    .advice = Synkroniser her, og la { $subject } synkronisere etterpå.
    .advice-sheet = Synkroniser her: Nøkkelen blir med til den delte mappen, der arket finner den når det tas i bruk.
doctor-own-file-damaged = { $count ->
    [one] 1 fil
   *[other] { $count } filer
} som denne enheten skrev i den delte mappen, er skadet: { $files }.
    .advice = Synkroniser med mappen: Denne enheten skriver det som sto der, på nytt.
doctor-folder-file-unread = { $count ->
    [one] 1 fil
   *[other] { $count } filer
} fra { $subject } i den delte mappen er ikke lest ennå: { $files }.
    .advice = Synkroniser med mappen for å ta dem imot.
doctor-folder-second-copy = { $count ->
    [one] Synkroniseringstjenesten har laget en ekstra kopi i { $subject }: { $files }.
   *[other] Synkroniseringstjenesten har laget { $count } ekstra kopier i { $subject }: { $files }.
} Det som er i dem, blir tatt imot.
    .advice = Ingenting å gjøre. Kopiene kan slettes når alle har synkronisert.
doctor-folder-file-waits = { $count ->
    [one] 1 fil
   *[other] { $count } filer
} fra { $subject } i den delte mappen bygger på noe som ikke er her: { $files }.
    .advice = La synkroniseringsprogrammet bli ferdig, og synkroniser igjen. Hvis det ikke hjelper, be den som skrev sist, om å synkronisere med den samme mappen.
doctor-carrier-failed = Den siste synkroniseringen med { $subject }, { $at }, gikk ikke: { $reason } Den siste som gikk bra, var { $well }.
    .advice = Rett opp det meldingen sier, og synkroniser igjen. Ingenting er tapt; det fortsetter der det stoppet.
doctor-carrier-never = Ingen synkronisering med { $subject } har gått bra ennå. Siste forsøk var { $at }: { $reason }
    .advice = Rett opp det meldingen sier, og synkroniser igjen.
doctor-carrier-lags = Siste synkronisering med { $subject } var { $since }. { $events ->
    [0] Ingenting nytt er kommet til her siden; det andre har skrevet, kan vente der.
    [one] 1 hendelse som er kommet til her siden, er ikke der.
   *[other] { $events } hendelser som er kommet til her siden, er ikke der.
}
    .advice = Synkroniser nå. Bruker du ikke denne veien lenger, synkroniser på en annen måte, så kolleger får det du har.
doctor-clock-behind = Klokken på denne enheten viser { $now }; { $other } har en hendelse fra { $then }. En av de to går feil.
    .advice = Still klokken på denne maskinen hvis det er den, før du skriver videre. Hvis ikke, si fra til { $other }.
doctor-no-owner = Ingen eier er igjen i prosjektet. Ingen kan ta opp eller fjerne noen, eller bekrefte at noen trekker seg.
    .advice = Bli enige om én av dere, og la alle kodere stemme på vedkommende: { $coders }. Tretti dager senere gjør én stemme til vedkommende til eier.
    .advice-others = Si fra til koderne ({ $coders }): De kan stemme fram en av seg som eier.
    .command = kodespor members vote MEDLEM
doctor-withdrawal-waits = Tilbaketrekkingen av { $subject } ved { $by }, { $since }, skjuler ordene og venter på en eier.
    .advice = En eier bekrefter den, og da slettes ordene overalt, eller avviser den, og da vises de igjen.
    .advice-others = Spør en eier: En eier bekrefter den, og da slettes ordene overalt, eller avviser den, og da vises de igjen.
    .command = kodespor withdraw { $id }
doctor-device-not-confirmed = En enhet for { $subject } ble lagt til av { $by } { $since } og er ikke bekreftet. Til det er gjort, kan den bare lese.
    .advice = Er den din, sammenlign ordene og bekreft den på en eldre enhet du har. Kjenner ingen den, fjerner en eier den.
    .advice-others = Spør { $subject } om enheten er deres: Eieren av den sammenligner ordene og bekrefter den på en eldre enhet. Hvis ingen kjenner den, fjerner en eier den.
    .command = kodespor devices confirm ENHET
doctor-sheet-outdated = Gjenopprettingsarket til { $subject } er eldre enn den siste tilbaketrekkingen: Med gamle kopier av nøkkelfiler kan det åpne det som ble trukket tilbake.
    .advice = Den som har arket, lager et nytt, fjerner det gamle fra enhetene og ødelegger papiret.
    .advice-others = Si fra til den det gjelder, som lager et nytt ark, fjerner det gamle fra enhetene og ødelegger papiret.
    .command = kodespor recovery create
doctor-code-nameless = { $count ->
    [one] 1 kode
   *[other] { $count } koder
} har mistet navnet: det ble slettet sammen med ord som noen trakk tilbake. I kodeboken: { $ids }.
    .advice = Gi et nytt navn, i kodeboken eller med kommandoen. Kodingene er som før.
    .advice-others = Be en koder eller en eier gi et nytt navn. Kodingene er som før.
    .command = kodespor codes rename { $first } NYTT-NAVN
doctor-newer-version = { $events ->
    [one] 1 hendelse fra { $subject } er laget med en nyere versjon av Kodespor. Den er tatt vare på og gis videre, men vises ikke her.
   *[other] { $events } hendelser fra { $subject } er laget med en nyere versjon av Kodespor. De er tatt vare på og gis videre, men vises ikke her.
}
    .advice = Oppgrader Kodespor på denne enheten.
doctor-disk-low = { $free } MiB er ledig på disken til { $subject }. Prosjektet tar { $size } MiB, og like mye til en kort stund når ord trekkes tilbake.
    .advice = Frigjør plass før du importerer eller trekker noe tilbake.
doctor-open-to-others = Andre kontoer på denne maskinen kan lese filene i { $subject }.
    .advice = La bare din egen konto lese mappen. Ordene er forseglet, men hvem som har skrevet hvor mye og når, er det ikke.
doctor-near-limit = { $percent } prosent av det Kodespor tillater, er brukt, for { $subject }: { $limit ->
    [devices] { $count } av { $most } enheter
    [depth] { $count } av { $most } koder under hverandre
    [chunks] { $count } av { $most } deler av filer
    [declined] { $count } av { $most } ting som ble tilbudt og ikke tatt imot
    [set] { $count } av { $most } koder i ett sett
    [grants] { $count } av { $most } nøkler gitt videre
    [text] { $count } av { $most } tegn i én tekst
    [attributes] { $count } av { $most } kjennetegn ved én deltaker
    [file] { $count } av { $most } byte i én fil
   *[log] { $count } av { $most } byte i prosjektfilen
}.
    .advice = Ingenting går tapt ved grensen, men det neste blir avvist. Del teksten eller filen, slett det som ikke er i bruk, eller begynn et nytt prosjekt for neste del av studien.
doctor-no-consent = { $count ->
    [one] { $people } er intervjuet, men det er ikke registrert samtykke til intervjuet.
   *[other] { $count } deltakere er intervjuet uten at det er registrert samtykke til intervjuet: { $people }.
}
    .advice = Registrer samtykket med dato, eller trekk tilbake det som er sagt.
    .advice-others = Be en koder eller en eier registrere samtykket med dato, eller trekke tilbake det som er sagt.
    .command = kodespor participants consent { $count ->
        [one] { $id }
       *[other] DELTAKER
    } ÅÅÅÅ-MM-DD
doctor-recorded-unasked = { $count ->
    [one] Det finnes et opptak av { $people }, som ikke har samtykket til opptak.
   *[other] Det finnes opptak av { $count } deltakere som ikke har samtykket til opptak: { $people }.
}
    .advice = Registrer samtykket med dato, eller slett opptaket.
    .advice-others = Be en koder eller en eier registrere samtykket med dato, eller slette opptaket.
    .command = kodespor participants consent { $count ->
        [one] { $id }
       *[other] DELTAKER
    } ÅÅÅÅ-MM-DD --recording yes
doctor-kept-too-long = { $whose ->
    [study] Studien skulle oppbevares til { $until }, for { $days ->
        [one] 1 dag
       *[other] { $days } dager
    } siden.
   *[other] Det { $subject } har sagt, skulle oppbevares til { $until }, for { $days ->
        [one] 1 dag
       *[other] { $days } dager
    } siden.
} Planlagt da: { $then ->
    [destroy] slette ordene.
    [archive] arkivere.
   *[other] avgjøre det.
}
    .advice = Trekk tilbake det som skal slettes, eller skriv det som kan arkiveres, med «export archive»; sett så en ny dato, eller fjern den. Det gjør en eier.
    .advice-others = Spør en eier: En eier trekker tilbake det som skal slettes, arkiverer det som kan arkiveres, og setter en ny dato.
    .command = kodespor retention
doctor-kept-until-soon = { $whose ->
    [study] Studien kan oppbevares til { $until }: { $days ->
        [one] 1 dag igjen.
       *[other] { $days } dager igjen.
    }
   *[other] Det { $subject } har sagt, kan oppbevares til { $until }: { $days ->
        [one] 1 dag igjen.
       *[other] { $days } dager igjen.
    }
} Planlagt da: { $then ->
    [destroy] slette ordene.
    [archive] arkivere.
   *[other] avgjøre det.
}
    .advice = Forbered det: Bli enige i teamet om hva som slettes, og hva som kan arkiveres. En eier kan sette en annen dato der godkjenningen tillater det.
    .command = kodespor retention
doctor-imported-twice = { $texts ->
    [one] 1 tekst finnes
   *[other] { $texts } tekster finnes
} her to ganger, med kodinger og kodere: { $subject } importerte et prosjekt som { $other } også hadde importert, før de hadde synkronisert.{ $since ->
    [0] { "" }
    [one] { " " }Siden er 1 koding eller memo laget på det andre eksemplaret.
   *[other] { " " }Siden er { $since } kodinger og memoer laget på de andre eksemplarene.
}
    .advice = De som siden har kodet eller skrevet på et andre eksemplar, flytter det til det første: «kodespor sources move-work { $pairs }»{ $texts ->
        [one] { "" }
       *[other] , som nevner det andre eksemplaret og så det første; slik for hver av tekstene, den fra den seneste importen først
    }. Angre så den andre importen, i Historikk eller med kommandoen. Kodene blir stående. Var filen nyere, kan den importeres på nytt: bare det nye kommer inn.
    .advice-others = Be { $subject } om å angre den importen i Historikk når det som siden er laget på det andre eksemplaret, er laget på det første. Kodene blir stående.
    .command = kodespor undo { $number }
doctor-one-owner = { $subject } er eneste eier. Blir vedkommende borte, kan ingen ta opp eller fjerne noen, eller bekrefte at noen trekker seg.
    .advice = Gjør enda et medlem til eier.
    .advice-others = Be { $subject } om å gjøre enda et medlem til eier.
    .command = kodespor members role MEDLEM owner
doctor-vote-open = { $votes ->
    [one] 1 koder
   *[other] { $votes } kodere
} har stemt på { $subject } som eier. Det gjelder når alle kodere har gjort det; disse mangler: { $absent }.
    .advice = Stem du også hvis du er enig; hvis ikke skjer ingenting.
    .advice-others = Ingenting å gjøre her: Det er koderne som avgjør.
    .command = kodespor members vote MEDLEM
doctor-vote-waits = Alle { $votes } kodere har stemt på { $subject } som eier. Én stemme til etter { $until } gjør { $subject } til eier, hvis ingen eier skriver noe før det.
    .advice = Er du eier, skriv noe, eller angre en stemme. Er eierne borte for godt, vent, og stem én gang til da.
    .advice-others = Ingenting å gjøre her: Det er koderne som avgjør.
    .command = kodespor members vote MEDLEM
doctor-late-events = { $events ->
    [one] 1 hendelse
   *[other] { $events } hendelser
} fra { $subject }, som da var fjernet, har ingen virkning.
    .advice = Se på dem i historikken. En eier eller koder kan godta enkelte.
    .advice-others = Se på dem i historikken. En eier eller koder kan godta enkelte av dem.
    .command = kodespor members accept-late HENDELSE
doctor-nonsense = { $events ->
    [one] 1 hendelse fra { $subject } er ikke laget av dette programmet. Den er tatt vare på, gis videre og har ingen virkning; historikken sier hvorfor.
   *[other] { $events } hendelser fra { $subject } er ikke laget av dette programmet. De er tatt vare på, gis videre og har ingen virkning; historikken sier hvorfor.
}
    .advice = Spør { $subject } hvilket program som brukes. Vet ingen om det, kan enheten være i andres hender: En eier fjerner den.
    .command = kodespor log
doctor-clock-wrong = Klokken til { $subject } gikk feil med opptil { $days ->
    [one] 1 dag
   *[other] { $days } dager
} i { $events ->
    [one] 1 hendelse
   *[other] { $events } hendelser
}. Ingen andres rekkefølge er endret av det.
    .advice = Be den som har enheten, om å stille klokken. Historikken merker disse hendelsene.
doctor-epoch-not-clean = Nøkkelperioden som er i bruk, startet av { $subject } { $since }, er eldre enn den siste fjerningen eller tilbaketrekkingen.
    .advice = Ingenting å gjøre: Din neste beslutning starter en ny periode før den forsegles.
doctor-epochs-open-to-removed = De som er fjernet ({ $members }), kan åpne { $periods ->
    [one] 1 tidligere nøkkelperiode
   *[other] { $periods } tidligere nøkkelperioder
}. Den som er i bruk, startet av { $subject } { $since }, er lukket for dem.
    .advice = Ingenting å gjøre. Det de hadde lest før, beholder de.
doctor-recordings-missing = { $chunks ->
    [one] 1 del
   *[other] { $chunks } deler
} av vedlagte filer er ikke her ennå ({ $size } MiB, lagt ved av { $by }).
    .advice = Synkroniser med den som la ved filen. Filer kommer sist, etter alle beslutninger.
doctor-recordings-elsewhere = { $files ->
    [one] 1 vedlegg er
   *[other] { $files } vedlegg er
} ikke på denne enheten, som tar imot store filer når du ber om det ({ $size } MiB, lagt ved av { $by }).
    .advice = Du trenger ikke gjøre noe. Vil du spille av eller lagre et av dem her, henter du det fra fillisten.
    .command = kodespor files fetch FIL
doctor-attaching-left = { $files ->
    [one] Her ligger forseglede deler av en fil som ikke er lagt ved: Den legges ved akkurat nå, eller det ble avbrutt.
   *[other] Her ligger forseglede deler av { $files } filer som ikke er lagt ved: De legges ved akkurat nå, eller det ble avbrutt.
}
    .advice = Du trenger ikke gjøre noe. Neste kommando, eller appen når den åpnes, sletter det som ble avbrutt. Legg ved filen på nytt.
doctor-no-carrier = Denne enheten har aldri synkronisert. Også med i prosjektet: { $devices }.
    .advice = Velg en delt mappe, det lokale nettet eller et rele under Team og synk.
    .command = kodespor sync folder STI
doctor-only-here = Alle { $events } hendelser i prosjektet er bare på denne enheten.
    .advice = Ha en kopi et annet sted: Synkroniser med en mappe på en annen disk, eller legg til en enhet til. Den er forseglet der også.
    .command = kodespor sync folder STI
doctor-attested-false = Det { $devices } attesterte om denne studien, stemmer ikke med hendelsene. Noe av det du leste før de kom, var ikke sant. Det du ser nå, kommer fra hendelsene alene.
    .advice = Si fra til de andre. Sammenlign det du noterte, med det du ser nå, og spør den som bruker disse enhetene.
doctor-attested-disputed = { $subject } attesterer siden { $since } noe annet enn det { $members } finner i de samme hendelsene. En av enhetene har en feil, eller et annet program.
    .advice = Sammenlign versjonene av Kodespor på begge enhetene, og kontroller loggen på begge.
    .command = kodespor verify
doctor-not-proved-yet = Du leser det { $members } attesterte. { $arrived } av { $events } hendelser har kommet for å bevise det.
    .advice = { $against ->
        [contradicted] På plassen til en av dem står det en annen i loggen. En kopi av en enhet har skrevet videre ved siden av, eller du har fått se noe som ingen andre har. Ikke stol på det du leser: Spør et annet medlem, og la en annen eier invitere deg på nytt.
        [lacked] Andre medlemmer hadde ikke fått dem som mangler, sist de skrev noe eller synkroniserte med denne enheten. Synkroniser med dem som attesterte. Kommer de ikke, har du fått se noe som ingen andre har: La en annen eier invitere deg på nytt.
       *[nothing] Synkroniser til alle har kommet. Til da kan du bare lese.
    }
