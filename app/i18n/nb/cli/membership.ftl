# Samarbeid: medlemmer, enheter, forespørsler og gjenopprettingsark.

cli-membership-members = List opp medlemmene og enhetene deres, med ordene dere skal sammenligne på telefon.
cli-membership-removed = fjernet av { $by } { $day }
cli-membership-unconfirmed = ikke bekreftet ennå av en eldre enhet hos medlemmet
cli-membership-members-remove =
    Fjern et medlem (MEDLEM). Medlemmet får ingen nye nøkler, og det de skriver fra nå av, teller ikke før et medlem godtar det; det noen har sett før, blir stående. Det kan bare en eier gjøre; en eier kan angre det, og da teller alt igjen.

    Det de allerede har fått, blir liggende på enhetene deres; det kan ingen hente tilbake.
cli-membership-remove-sure = Vil du fjerne { $member } fra prosjektet? De får ingen nye nøkler, og det de skriver fra nå av, teller ikke.
cli-membership-member-removed = { $member } er fjernet; en ny nøkkel er i bruk fra nå av.
cli-membership-members-role =
    Sett rollen (ROLLE) til et medlem (MEDLEM): eier (owner), koder (coder) eller leser (reviewer). Det kan bare en eier gjøre.

    Eiere tar opp og fjerner medlemmer, setter roller og bekrefter tilbaketrekkinger. Kodere koder. Lesere leser alt og skriver memoer. Bare eieren selv kan slutte å være eier.
cli-membership-role-set = { $member } har nå denne rollen: { $role }.
cli-membership-members-vote =
    Stem på en koder (MEDLEM) som eier: for et team der eierne er borte for godt.

    Når alle koderne, minst to, har stemt på den samme, det har gått 30 dager, og en av dem stemmer en gang til, blir den personen eier. Alt en eier skriver i mellomtiden, eller senere uten å ha visst om en stemme, tar den tilbake.
cli-membership-voted = Stemmen din på { $member } er notert. Når alle koderne har stemt på { $member }, og det har gått 30 dager uten et ord fra en eier, gjør én stemme til { $member } til eier.
cli-membership-voted-all = Alle koderne har stemt på { $member }. Hvis ingen eier skriver noe, gjør én stemme til { $member } til eier fra og med { $day }.
cli-membership-voted-in = Alle koderne har stemt på { $member }, som nå er eier.
cli-membership-members-accept-late = Godta en HENDELSE som et medlem skrev etter å ha blitt fjernet, så den teller.
cli-membership-accepted = Hendelsen teller nå.
cli-membership-members-rotate-key = Start en ny nøkkelperiode uten å fjerne noen.
cli-membership-rotated = En ny nøkkel er i bruk fra nå av.
cli-membership-devices = Fjern en tapt enhet, bekreft en som noen la til for deg, eller gjør en kopi av en enhet til en egen enhet. «members» lister opp enhetene.
cli-membership-devices-remove = Fjern en tapt ENHET, oppgitt med de fem ordene eller begynnelsen av id-en. Den får ingen nye nøkler fra nå av.
cli-membership-device-removed = Enheten er fjernet; en ny nøkkel er i bruk fra nå av.
cli-membership-devices-confirm =
    Bekreft en ENHET du har, som noen andre la til, fra en eldre enhet du har.

    Til da kan den bare lese, så ingen kan skrive i ditt navn ved å legge til en enhet for deg. Der en koder eller leser ikke har noen annen enhet igjen, bekrefter en eier den.
cli-membership-confirmed = Enheten har nå alle rettighetene til medlemmet.
cli-membership-devices-split-clone =
    Gjør denne kopien av en enhet til en egen enhet.

    Bruk den etter at du har gjenopprettet en sikkerhetskopi eller kopiert en mappe, og den andre kopien også er i bruk. Ingenting som noen av dem har skrevet, går tapt. Fra nå av skiller loggen dem fra hverandre, og sier hvilke hendelser denne kopien skrev.
cli-membership-clone-split = Denne kopien er nå en egen enhet: «{ $device }». Synkroniser, så de andre får vite det.
cli-membership-request =
    Be om å bli med i et prosjekt: skriv en forespørsel (FIL), og send den til et medlem.

    Forespørselen har ingen navn, bare offentlige nøkler. Hemmelighetene venter på denne enheten, under passordfrasen du velger nå, til velkomsten kommer.
    .name = Navnet ditt, slik medkodere vil se det.
cli-membership-requested = Skrev { $file }. Send den til et medlem, og les disse ordene for dem: { $words }
cli-membership-admit =
    Ta opp enheten som laget FORESPØRSEL, og skriv VELKOMST, som bare den enheten kan åpne.

    Sammenlign ordene først, på telefon: de beviser at ingen endret forespørselen underveis.
    .name = Hva det nye medlemmet skal hete til de har synkronisert.
    .device-of = Ta opp en enhet til for dette medlemmet, ikke en ny person.
    .role = Rollen til det nye medlemmet.
    .read-first = Gi den nye det medlemmer attesterer, til å lese med en gang, i stedet for hele loggen; loggen kommer ved synkronisering.
cli-membership-admitted-first = Tok opp enheten «{ $words }». Send { $file } tilbake; den inneholder det medlemmer attesterer, forseglet for den enheten. Den nye får hendelsene ved synkronisering.
cli-membership-admitted = Tok opp enheten «{ $words }». Send { $file } tilbake; den inneholder hele prosjektet, forseglet for den enheten.
cli-membership-recovery = Lag eller bruk et gjenopprettingsark: et ark som gir deg tilgang igjen når alle enhetene er tapt, eller passordfrasen er glemt.
cli-membership-recovery-create = Lag et gjenopprettingsark: tjuefire ord, som vises én gang. Skriv dem ut, eller skriv dem ned, og lås dem inn.
cli-membership-sheet-warning = Alle som har disse ordene, kan lese prosjektet når de har mappen eller en delt mappe.
cli-membership-recovery-use =
    Få tilgang igjen med et gjenopprettingsark: les prosjektet fra mappen DELT_MAPPE inn i --project MAPPE, som en ny enhet.
    .words-file = En fil med ordene på arket.
    .name = Navnet ditt, hvis du vil hete noe annet fra nå av.
cli-membership-project-needed = Oppgi --project MAPPE: mappen der prosjektet skal ligge.
cli-membership-recovered = Prosjektet ligger i { $folder }. Synkroniser, så medkoderne får vite om denne enheten.
