# Invitere med en kode som leses opp, og bli med.

cli-invite_join-invite =
    Vis en invitasjonskode som virker én gang, vent på den som blir med, og ta dem opp i prosjektet.

    Les koden høyt, eller vis QR-koden. Når den andre kommer, ser dere begge de samme fem ordene. Etter tre feil forsøk gjelder koden ikke lenger. Et rele sender bare videre forseglede data.
    .relay = Møtes også hos dette releet (ellers: bare på det lokale nettet).
    .no-lan = Ikke vent på det lokale nettet.
    .listen = Vent på det lokale nettet på denne adressen (ellers: en ledig port).
    .name = Hva det nye medlemmet skal hete (ellers: navnet som blir oppgitt).
    .device-of = Ta opp en enhet til for dette medlemmet, som kan ha mistet alle sine.
    .role = Rollen til det nye medlemmet.
    .minutes = Vent i dette antallet minutter.
    .file = Skriv også invitasjonen til denne filen: som tekst, eller som QR-kode (.svg).
    .read-first = Gi den nye det medlemmer attesterer, til å lese med en gang, i stedet for hele loggen; loggen kommer ved synkronisering.
    .yes = Ta opp den som har koden, uten å sammenligne ord.
cli-invite_join-relay-needed = Uten det lokale nettet trenger du et rele: --relay URL.
cli-invite_join-code = Invitasjonskoden: { $code }
    På den andre enheten, kjør: kodespor join { $code } --name NAVN
cli-invite_join-guest-asks = «{ $name }» ber om å bli med. Ordene deres: { $words }
cli-invite_join-same-words = Viser den andre enheten de samme ordene?
cli-invite_join-admitted = { $name } er nå medlem.
cli-invite_join-join =
    Bli med ved hjelp av koden INVITASJON som noen sier eller sender deg, eller velkomsten FIL som svarer på forespørselen din.

    Prosjektet ligger deretter i --project MAPPE (ellers: mappen du står i).
    .name = Navnet ditt, slik medkodere vil se det (med en kode).
    .relay = Let etter den andre hos dette releet (ellers: på det lokale nettet).
    .peer = Adressen til den andre, der enheter ikke finner hverandre.
cli-invite_join-joined = Du er med. Prosjektet ligger i { $folder }.
cli-invite_join-joined-by-file = Du er med. Prosjektet ligger i { $folder }. Enheten «{ $host }» tok deg opp: sammenlign ordene.
cli-invite_join-name-needed = Oppgi navnet ditt med --name.
cli-invite_join-code-right = Koden stemmer. Les disse ordene for den andre: { $words }
cli-invite_join-looking = Leter etter den som inviterte deg …
