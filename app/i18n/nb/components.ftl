# Deler som flere skjermbilder bruker: filer, blindrunder, valg, pseudonymer, tabeller.

# -- vedlagte filer

components-file-path = Fil på denne enheten
components-no-files = Ingen filer er lagt ved ennå.
components-file-sealed = Filen krypteres med en egen nøkkel. Andre enheter får den etter alt annet.
components-attach = Legg ved
components-attached = Lagt ved.
components-file-size = { $size } KiB
components-file-not-here = ikke helt kommet hit ennå ({ $percent } %), lagt ved av { $by }
components-file-elsewhere = på andre enheter ({ $percent } % er her), lagt ved av { $by }
components-fetch = Hent
components-fetch-not-here = Opptaket «{ $name }» ({ $size } MiB, lagt ved av { $by }) er ikke på denne enheten: { $percent } % av det er her.
components-fetching = Henter { $name }
components-fetch-so-far = { $here } av { $all } MiB er her.
components-fetch-goes-on = Det som er kommet, blir liggende, også om du avbryter eller appen avsluttes.
components-fetch-alone = Denne enheten møter ingen nå. Filen kommer med neste synkfil, eller når du velger en delt mappe, det lokale nettet eller et rele under Team og synk.
components-fetch-beside = Arbeid videre
components-fetch-done = «{ $name }» er nå på denne enheten.
components-leave = Fjern fra denne enheten
components-leave-about = «{ $name }» ({ $size } MiB, lagt ved av { $by }) slettes bare på denne enheten; de andre beholder det, og du kan hente det igjen. Har ingen annen enhet, delt mappe eller noe rele hele filen, er den borte for godt: Kodespor vet det ikke.
components-left = «{ $name }» er ikke lenger på denne enheten.
components-file-deleted = Filen er slettet, her og på alle enheter som synkroniserer.
components-record = Ta opp
components-recording-of = Opptak: { $name }
components-recording-name = opptak
components-recording-how = Krypteres mens du tar opp. La skjermen stå på.
components-recording-silent = Mikrofonen hører ingenting. Ligger den fritt?
components-recording-paused = Pause. Ingenting blir tatt opp.
components-recording-pause = Pause
components-recording-resume = Fortsett
components-recording-stop = Stopp og legg ved
components-recording-attached = Opptaket på { $length } er lagt ved.
components-recording-left = { $count ->
    [one] Et opptak ble avbrutt. Det som var tatt opp, er lagt ved som «{ $name }».
   *[other] { $count } opptak ble avbrutt. Det som var tatt opp, er lagt ved.
}
components-recording-waits = { $count ->
    [one] Et opptak venter på denne enheten, fordi det ikke kan legges ved: { $reason }
   *[other] { $count } opptak venter på denne enheten, fordi de ikke kan legges ved. Om det første: { $reason }
}
components-transcribe = Transkriber
components-transcribe-begin = Begynn
components-transcribe-from = Transkripsjon fra et program på denne maskinen (valgfritt)
components-transcribe-from-how = Det Whisper, WhisperX, noScribe eller et annet program har skrevet (json, srt, vtt, html, txt), blir et utkast som du retter ved siden av lyden. Ingenting blir sendt noe sted.
components-transcribe-who = Hvem snakker i opptaket? Utkastet blir forseglet med nøklene deres.
components-transcribe-opened = Utkastet åpnes på en egen side, ved siden av dette vinduet.
components-transcribe-drafts = Under transkribering
components-transcribe-go-on = Fortsett med { $name }

# -- blindrunder

components-round-blind = Blindrunde
components-round-waits = { $count ->
    [one] Blindrunde «{ $round }»: ingen ser de andres kodinger før { $coders } er ferdig.
   *[other] Blindrunde «{ $round }»: ingen ser de andres kodinger før { $coders } er ferdige.
}
components-round-hides = Ingen ser de andres kodinger i disse tekstene før alle er ferdige. Historikken sier bare hvem som gjorde noe, og når: ikke hvor eller med hvilken kode.
components-round-done = Jeg er ferdig
components-round-done-question = Er du ferdig med denne runden?
components-round-done-texts = Du har kodet alt du vil kode i { $texts }.
components-round-end = Avslutt runden
components-round-end-reason = Begrunnelse for å avslutte før alle er ferdige
components-round-name = Navn på runden
components-round-number = Runde { $number }
components-round-start = Start runden

# -- valg

components-filter = Skriv for å filtrere
components-nothing-fits = Ingen treff.
components-choose-folder = Velg denne mappen
components-folder-above = Overordnet mappe
components-folder-unreadable = Denne mappen kan ikke leses.
components-show-typed = Vis passordfrasen
components-hide-typed = Skjul passordfrasen

# -- erstatte ord: pseudonymer og rettinger

components-replace-title = Erstatt det markerte
components-replacement = Erstatt med
components-replace = Erstatt
components-replace-everywhere = { $count ->
    [one] På det ene stedet i denne teksten
   *[other] På alle { $count } stedene i denne teksten
}
components-replace-keeps = Selve transkripsjonen står slik den ble importert; kodingene beholder plassen sin.
components-replaced = { $count ->
    [one] «{ $words }» står nå på { $count } sted.
   *[other] «{ $words }» står nå på { $count } steder.
}
components-identifying = Ord som kan identifisere noen
components-identifying-none = Reglene fant ikke mer. Les gjennom teksten likevel.
components-identifying-how = Skriv hva som skal stå i stedet, og la feltet stå tomt der ordene kan bli stående. Reglene finner ikke alt.
components-identifying-replaced = { $count ->
    [one] { $count } navn eller nummer er erstattet.
   *[other] { $count } navn og numre er erstattet.
}

# -- tabeller og figurer

components-tables = Tabeller
components-table = Tabell
components-table-saturation = Kodemetning (nye koder per tekst)
components-table-saturation-how = Tekstene står i den rekkefølgen de først ble kodet. Stolpen viser hvor mange av kodene som var nye.
components-table-uses = Bruk av koder over tid
components-table-uses-how = I rekkefølge etter første gangs bruk. Stripen går fra første til siste gang.
components-table-used = { $texts ->
    [one] { $codings ->
        [one] { $days } · { $codings } koding i { $texts } tekst
       *[other] { $days } · { $codings } kodinger i { $texts } tekst
    }
   *[other] { $days } · { $codings } kodinger i { $texts } tekster
}
components-table-flow = Hvordan kodinger har flyttet seg mellom kategorier
components-table-map = Kart over kategoriene
components-table-categories = Kategoritabell
components-table-words = Ordfrekvenser
components-table-cooccurrence = Samforekomst av koder
components-table-participants = Koder per deltaker
components-table-texts = Koder per tekst
components-table-coders = Koder per medkoder
components-table-months = Koder per måned
components-table-attribute = Koder per { $attribute }
components-table-below = Regn med underkoder
components-table-file = Det tabellen eller figuren viser nå.
components-table-expected = Dette ventet vi på forhånd
components-table-new-codes = { $new ->
    [one] { $new } ny
   *[other] { $new } nye
}, { $total } i alt
components-table-goes-on = Bare første del vises; filen har hele tabellen.
components-table-word = Ord
components-table-times = Antall
components-table-category = Kategori
components-table-subcodes = Underkoder
components-table-new = Nye koder
components-table-total = I alt
components-table-when = Dato
components-table-first = Først brukt
components-table-last = Sist brukt
components-nothing-coded = Ingenting er kodet ennå.

# -- historikken

components-event-unknown = gjorde noe som denne versjonen ikke kjenner ({ $wire })

# -- passordfraser og gjenopprettingsarket

components-passphrase-hint = Fire tilfeldige ord er lette å huske og vanskelige å gjette.
components-passphrase-again = Gjenta passordfrasen
components-passphrase-weak = Kan gjettes av den som får tak i mappen. Bruk fire eller flere ord som ikke hører sammen.
components-passphrase-good = Vanskelig å gjette. Ta godt vare på den: ingen kan åpne prosjektet uten.
components-make-sheet = Lag et gjenopprettingsark
components-sheet-how = Tjuefire ord som gir deg tilgang igjen hvis alle enhetene dine går tapt. Skriv dem ned nå og lås dem inn: de vises bare én gang, og den som har dem, kan lese prosjektet.
components-sheet-written = Jeg har skrevet dem ned

# -- withdrawals

components-withdrawal-final = Dette kan ikke angres.
components-withdrawal-hidden = { $members } har registrert at { $thing ->
    [participant] denne deltakeren trekker seg
   *[other] denne teksten trekkes tilbake
    }. Ordene er skjult til en eier bekrefter eller avviser det.
components-withdrawal-confirm = Bekreft tilbaketrekkingen
components-withdrawal-confirm-title = Bekreft tilbaketrekkingen
components-withdrawal-decline = Ta tilbake tilbaketrekkingen
components-withdrawal-decline-title = Ta tilbake tilbaketrekkingen: ordene kan leses igjen
components-withdrawal-deleted = Slettes for godt, her med en gang og på hver enhet som synkroniserer: tekstene, sitater i memoer og begrunnelser, koder med deltakerens egne ord som navn, kjennetegn og pseudonymet.
components-withdrawal-kept = Beholdes: at intervjuet fant sted, hvor langt det er, og hvilke beslutninger som ble tatt om det.
components-withdrawal-not-reached = Utenfor rekkevidde: enheter som aldri synkroniserer igjen, sikkerhetskopier (.kbackup) fra før, som fortsatt åpner ordene – ta en ny og slett de gamle –, kopier av prosjektmappen, eksporterte filer og utskrifter.
components-withdrawal-comes-again = Når ordene er slettet, kan programmet ikke kjenne dem igjen: hvis en fil med disse ordene importeres på nytt, som tekst eller i et prosjekt fra et annet program, kommer de tilbake. Slett slike filer også, der de ligger.
components-withdrawal-came = «{ $text }» ble importert { $day }: { $origin }
components-withdrawal-went = Eksportert siden, kanskje med disse ordene: { $what } ({ $format }), { $count ->
    [one] { $day }
   *[other] { $count } ganger, sist { $day }
}
components-withdrawal-draft = «{ $recording }» blir transkribert, og flere snakker i opptaket: hele utkastet slettes, også det de andre sier. Fullfør utkastet først for å beholde det: av en ferdig tekst slettes bare denne deltakerens replikker.
components-withdrawal-typed = { $count ->
    [one] Ett memo, én begrunnelse eller ett navn gjengir ordene eller navngir personen, og slettes også:
   *[other] { $count } memoer, begrunnelser eller navn gjengir ordene eller navngir personen, og slettes også:
    }
components-withdrawal-check-title = Her kan ordene fortsatt stå
components-withdrawal-to-check = Programmet finner fire ord på rad, og pseudonymet. Det som følger, kan fortsatt inneholde ordene eller navnet. Gå gjennom det nå: etterpå kan ikke noe program lete etter dem. Kryss av for det som også skal slettes. Eksporter, utskrifter og sikkerhetskopier må dere gå gjennom selv.
components-withdrawal-named-in = «{ $text }» navngir personen. Det andre sier om noen, blir stående; anonymiser det der hvis det må bort fra det dere viser fram.
components-withdrawal-attribute = Kjennetegnet «{ $attribute }» har personens navn eller ord i navnet sitt eller i alternativene, og de kan fortsatt leses.
components-withdrawal-checked = Slett det som er krysset av

# -- det som ble slettet med en tilbaketrekking som det kom inn ved siden av

components-deleted-unseen = { $kind ->
    [file] En fil som { $by } la ved { $day }, ble slettet med tilbaketrekkingen til noen den gjelder: tilbaketrekkingen ble registrert et annet sted på den tiden, og ingen andre hadde sett filen. Hvis den også har med det andre sa, kan { $by } legge den ved på nytt uten ordene til den som trakk seg.
   *[source] En tekst som { $by } importerte { $day }, ble slettet med tilbaketrekkingen til noen som snakker i den: tilbaketrekkingen ble registrert et annet sted på den tiden, og ingen andre hadde sett teksten. Hvis andre også snakker i den, kan { $by } importere den på nytt uten ordene til den som trakk seg.
}

components-export-not-recorded = At den ble tatt ut, kunne ikke registreres i prosjektet, og er bare notert på denne enheten: { $reason }
components-unwilling-quotation = Samtykke til sitering mangler: { $people }.
components-unwilling-sharing = Samtykke til deling eller arkivering mangler: { $people }.
components-code-map-how = Trykk på en kode for å se utdragene. Dra den til et annet sted; alle ser den der, og det kan angres. På kommandolinjen: «codes arrange».
components-code-map-put = «{ $name }» har fått en annen plass på kartet.
components-table-network = Kodekart
components-table-joined = Forbundet ved
components-table-together = på de samme ordene

components-copied-as-said = { $count ->
    [one] Kopiert med henvisning, slik det ble sagt.
   *[other] Kopierte { $count } sitater med henvisninger, slik de ble sagt.
}
components-copied-anonymised = { $count ->
    [one] Kopiert med henvisning, anonymisert: pseudonymer, erstattede ord, uten tekstens navn.
   *[other] Kopierte { $count } sitater med henvisninger, anonymisert: pseudonymer, erstattede ord, uten navn på tekster.
}
components-copied-bare = { $count ->
    [one] I denne teksten er ingen ord erstattet ennå.
   *[other] I { $count } av tekstene er ingen ord erstattet ennå.
}
components-copy-as-said = Kopier ordrett
components-copy-anonymised = Kopier anonymisert
# -- å velge en fil

components-choose-file = Velg en fil
components-drop-file = Eller slipp den her.
components-drop-file-of = Eller slipp den her ({ $endings }).
components-file-chosen = { $count ->
    [one] { $name } ({ $size } KiB)
   *[other] { $count } filer: { $name } ({ $size } KiB)
}
components-choose-folder-of = Velg en mappe
components-folder-none = Ingen mappe valgt
components-place = Sted på denne maskinen
components-new-folder = Ny mappe her
components-go-there = Gå dit
components-new-folder-name = ny mappe { $number }
components-attaching = Legger ved { $name }

# -- gjenopprettingsarket, sikkerhetskopier

components-sheet-code = De samme ordene som QR-kode
components-sheet-print = Skriv ut eller lagre som PDF
components-sheet-made = Gjenopprettingsarket gjelder fra nå av. Lås det inn.
components-sheet-title = Gjenopprettingsark for Kodespor
components-sheet-of = Studie: { $study }. Tilhører { $name }. Laget { $day }.
components-sheet-keep = Den som har disse ordene og studiens delte mappe, kan lese alt. Lås arket inn, og la ingen fotografere det.
components-sheet-use = Er alle enheter borte, eller er passordfrasen glemt: Installer Kodespor, trykk på «Bruk et gjenopprettingsark» på den første skjermen, velg den delte mappen, og skriv disse ordene i rekkefølge.
components-opening = Åpner prosjektet
components-back-up = Ta sikkerhetskopi nå
components-backing-up = Lager sikkerhetskopi
components-backed-up = { $events ->
    [one] Sikkerhetskopien med 1 hendelse ble prøveåpnet, og ligger der nettleseren legger nedlastinger. Flytt den til en annen disk.
   *[other] Sikkerhetskopien med { $events } hendelser ble prøveåpnet, og ligger der nettleseren legger nedlastinger. Flytt den til en annen disk.
}
