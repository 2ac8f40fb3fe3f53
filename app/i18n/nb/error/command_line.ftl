# Det kommandolinjen avviser, og det systemet avviser.

error-unknown-thing = { $kind ->
    [coding] Det finnes ingen koding med id-en «{ $name }».
    [relation] Det finnes ingen relasjon med id-en «{ $name }».
    [memo] Det finnes ikke noe memo med id-en «{ $name }».
    [link] Det finnes ingen kobling med id-en «{ $name }».
    [event] Det finnes ingen hendelse med nummeret eller id-en «{ $name }».
    [code] Det finnes ingen kode med navnet eller id-en «{ $name }».
    [set] Det finnes ikke noe sett med navnet eller id-en «{ $name }».
    [code-or-set] Det finnes ingen kode og ikke noe sett med navnet eller id-en «{ $name }».
    [case] Det finnes ingen deltaker eller tekst med navnet eller id-en «{ $name }».
    [query] Det finnes ikke noe lagret søk med navnet eller id-en «{ $name }».
    [source] Det finnes ingen tekst med navnet eller id-en «{ $name }».
    [participant] Det finnes ingen deltaker med navnet eller id-en «{ $name }».
    [member] Det finnes ikke noe medlem med navnet eller id-en «{ $name }».
    [round] Det finnes ingen runde med navnet eller id-en «{ $name }».
    [device] Det finnes ingen enhet med id-en eller ordene «{ $name }».
    [file] Det finnes ikke noe vedlegg med navnet eller id-en «{ $name }».
    [reference] Det finnes ingen referanse med siteringsnøkkelen, tittelen eller id-en «{ $name }».
    [checkpoint] Det finnes ikke noe sjekkpunkt med id-en «{ $name }».
    [attestation] Det finnes ikke noen attest med id-en «{ $name }».
    [transcript] Det finnes ikke noe utkast til transkripsjon med id-en, eller av opptaket, «{ $name }».
   *[thing] Det finnes ingenting her med navnet eller id-en «{ $name }».
}{ $suggested ->
    [0] {""}
   *[other] {" "}Mente du «{ $near }»?
}
error-several-things = Navnet «{ $name }» passer på flere ting: { $ids }. Oppgi en av disse id-ene.
error-unknown-event-type = Det finnes ingen hendelsestype «{ $type }»; typene er { $types }.
error-no-passphrase = Passordfrasen mangler: sett KODESPOR_PASSPHRASE, eller bruk --passphrase-file.
error-passphrase-empty = Passordfrasen er tom.
error-passphrase-file-unreadable = Filen { $file } med passordfrasen kan ikke leses.
error-stopped = Stoppet; ikke mer ble endret.
error-no-memory = Det er ikke nok minne til dette; ingenting ble endret.
error-disk-full = Disken er full; ingenting ble endret. Lag plass og prøv igjen.
error-system-refused = Operativsystemet tillot det ikke: { $reason }.
error-system-refused-file = Operativsystemet tillot det ikke: { $reason } ({ $file }).
error-internal = Kodespor gjorde selv en feil ({ $kind }: { $problem }); det som er bekreftet lagret, er trygt. Meld gjerne fra, med utskriften av samme kommando under KODESPOR_DEBUG=1.
error-not-confirmed = Du bekreftet ikke; ingenting ble endret.
error-no-such-event-number = { $last ->
    [0] Loggen har ingen hendelser; nummer { $number } finnes ikke.
   *[other] Loggen har hendelsene 1 til { $last }; { $number } er ikke blant dem.
}
error-unknown-picture-format = En figur lagres som .svg eller .png.
error-participant-there-already = Det finnes allerede en deltaker «{ $name }».
error-source-there-already = { $file } finnes her fra før, som «{ $name }»; --again importerer den en gang til.
error-not-a-part-of-source = Teksten har tegnene 0 til { $last }; { $start } til { $end } er ikke en del av den.
error-source-has-owners = Denne teksten inneholder ordene til { $participants }: oppgi deltakeren som trekker seg.
error-archive-folder-exists = { $folder } finnes allerede; denne eksporten lager en ny mappe.
error-words-not-at-places = «{ $words }» står ikke på alle disse stedene.
error-words-not-in-source = «{ $words }» står ikke i denne teksten.
error-no-place-confirmed = Du bekreftet ingen steder; ingenting ble kodet.
error-times-unreadable = Tider skrives som 1:15 eller 0:01:15.5, og den andre er den seneste.
error-source-without-times = Denne teksten har ingen tidskoder; importer den med tidskoder (srt, vtt, { "[" }00:01:15]).
error-nobody-speaks = Ingen snakker på det tidspunktet.
error-checkpoint-without-stamp = Dette sjekkpunktet har ikke noe tidsstempel.
error-checkpoint-does-not-hold = Sjekkpunktet stemmer ikke med denne loggen: { $checkpoint }
error-file-missing = Det finnes ingen fil { $file }.
error-neither-welcome-nor-invitation = { $file } er verken en velkomst eller en invitasjon.
error-words-file-unreadable = { $file } kan ikke leses.
error-unknown-relay-notifier = «{ $notifier }» er ikke adressen til en NATS-server; skriv nats://VERT:PORT eller tls://VERT:PORT.
error-unknown-relay-objects = «{ $objects }» er ikke et sted for objekter; skriv file:///STI-TIL-EN-MAPPE eller s3://BØTTE?endpoint=https://….
error-unknown-relay-store = «{ $store }» er ikke et lager for et rele; skriv sqlite:///STI-TIL-EN-MAPPE eller postgresql://….
error-relay-page-origin = «{ $origin }» er ikke et sted en side kommer fra. Skriv sidens protokoll og vertsnavn, som https://side.example.org; alle sider på én gang går ikke.
error-benchmarks-missing = Ytelsesmålingene er en del av kildekoden, som ikke er her.
