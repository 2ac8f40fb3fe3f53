# Releet.

cli-relay-relay = Kjør et relé: det lagrer og sender videre hendelser for folk som aldri er på nett samtidig, og leser ingenting av det.
cli-relay-relay-serve =
    Kjør et relé. Sett en nettjener med sertifikat foran; se docs/relay.md.
    .listen = Lytt på denne adressen.
    .store = Lagre i en mappe (sqlite:///STI), eller i en database (postgresql://…) som flere reléprosesser kan dele.
    .mailbox-mib = Plass til hvert prosjekt, i MiB.
    .mailboxes = Ta imot høyst så mange prosjekter.
    .retention-days = Slett prosjekter som ingen har synkronisert på så mange dager.
cli-relay-listening = Releet lytter på { $address }; stopp det med Ctrl+C.
