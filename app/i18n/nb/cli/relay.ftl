# Releet.

cli-relay-relay = Kjør et rele: det lagrer og sender videre hendelser for folk som aldri er på nett samtidig, og kan ikke lese noe av det.
cli-relay-relay-serve =
    Kjør et rele. Sett en webserver med sertifikat foran; se docs/relay.md.
    .listen = Lytt på denne adressen.
    .store = Lagre i en mappe (sqlite:///STI), eller i en database (postgresql://…) som flere releprosesser kan dele.
    .objects = Med en database: legg eldre hendelser og vedlagte filer som objekter i en mappe som alle prosessene deler (file:///STI), eller i et lager av S3-type (s3://BØTTE?endpoint=https://…).
    .notifier = Med en database: la prosessene vekke hverandre gjennom NATS (nats://VERT:PORT) i stedet for gjennom databasen.
    .mailbox-mib = Plass til hvert prosjekt, i MiB.
    .page-origin = Hvor en side fra en annen server kommer fra, som også kan synkronisere her (https://side.example.org).
    .mailboxes = Ta imot høyst dette antallet prosjekter.
    .retention-days = Slett prosjekter som ingen har synkronisert på dette antallet dager.
    .web = Server også siden for nettlesere, fra mappen som «make web» skrev.
cli-relay-listening = Releet lytter på { $address }; stopp det med Ctrl+C.
