# Appen fra kommandolinjen.

cli-window-app =
    Åpne appen i et vindu, eller som en side på denne maskinen der det ikke er noen skrivebordsklient.

    Adressen til siden har en nøkkel som virker én gang; ingen andre på maskinen kan åpne den.
    .port = Bruk denne porten (ellers: en ledig).
    .no-window = Ikke åpne noe vindu; skriv bare ut adressen.
cli-window-demo =
    Åpne eksempelstudien (alt er oppdiktet) i appen.
    .port = Bruk denne porten (ellers: en ledig).
    .no-window = Ikke åpne noe vindu; skriv bare ut adressen.
cli-window-making-sample = Lager eksempelstudien (alt er oppdiktet) i { $folder } …
cli-window-sample-passphrase = Passordfrasen til eksempelstudien er: { $passphrase }
cli-window-open-at = Kodespor er åpnet på { $address } (stopp med Ctrl+C).
cli-window-taken = Adressen over ble brukt en gang til, av et annet vindu eller program. Var det ikke du som gjorde det, stopp Kodespor nå (Ctrl+C) og start på nytt; ingenting du har lagret, går tapt.
