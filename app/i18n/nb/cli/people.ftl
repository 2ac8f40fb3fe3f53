# Deltakere og samtykke.

cli-people-participants = List opp deltakerne. Kommandoene nedenfor legger til, beskriver og knytter dem til tekster.
cli-people-none = Ingen deltakere ennå.
cli-people-participants-add =
    Legg til en deltaker med pseudonymet NAVN.
    .status = Statusen til deltakeren.
cli-people-added = La til «{ $name }».
cli-people-participants-describe = Sett et KJENNETEGN ved en DELTAKER, for eksempel: describe D1 alder 40-49.
cli-people-described = { $participant }: { $attribute } er { $value }.
cli-people-participants-import =
    Importer deltakere og kjennetegn fra en tabell (csv eller xlsx) med pseudonymer i første kolonne.

    Kodespor legger til deltakere som ikke er kjent, og setter verdier som er annerledes. Ingenting blir fjernet.
cli-people-imported = { $participants ->
    [one] 1 deltaker i tabellen
   *[other] { $participants } deltakere i tabellen
}: { $added ->
    [one] { $added } ny
   *[other] { $added } nye
}, { $attributes ->
    [one] 1 kjennetegn satt
   *[other] { $attributes } kjennetegn satt
}.
cli-people-participants-status = Sett statusen for en DELTAKER: invitert (invited), takket nei (declined), samtykket (consented), møtte ikke (no-show) eller intervjuet (interviewed).
cli-people-status-set = Status for { $participant }: { $status }.
cli-people-participants-type = Definer typen til et KJENNETEGN ved deltakere og tekster: tekst (text), tall (number), dato (date, ÅÅÅÅ-MM-DD), ja eller nei (yesno), eller valg (choice) fulgt av alternativene.
cli-people-type-set = Typen til { $attribute }: { $type }.
cli-people-participants-consent =
    Registrer hva en DELTAKER samtykket til en dag: å bli intervjuet, sitert, tatt opp, og at det de har sagt, deles eller arkiveres.

    Hvert svar er ja (yes), nei (no) eller ikke spurt (not_asked). En senere registrering erstatter svarene den gir; det den ikke spurte om, står som før, og alt blir værende i historikken.
    .interview = Om de samtykket til å bli intervjuet.
    .quotation = Om de samtykket til å bli sitert.
    .recording = Om de samtykket til opptak.
    .sharing = Om de samtykket til deling eller arkivering.
    .form = Versjonen av samtykkeskjemaet.
    .scope = Hva annet det er å si om det.
    .file = Et vedlegg som viser det (se «attach»).
cli-people-consented = { $participant }, { $day }: { $answers }.
cli-people-no-consent = intervjuet uten registrert samtykke
cli-people-not-recording = tatt opp uten samtykke til det
cli-people-participants-assign = Knytt TEKST til deltakerne som snakker i den.
cli-people-assigned = «{ $source }» inneholder ordene til { $participants }.
cli-people-withdraw =
    Registrer at DELTAKER trekker seg: en eier ødelegger nøklene til ordene deres for godt, på alle enheter som synkroniserer; en koder skjuler ordene med en gang, og en eier bekrefter det med samme kommando.

    Tilbaketrekking ødelegger transkripsjonene og alt som er laget av dem, sitater, memoer og begrunnelser skrevet om dem, in vivo-navn og kjennetegn, og det teamet har skrevet som gjengir ordene eller navngir dem, også før transkripsjonen kom. Prosjektet beholder at intervjuet fant sted, hvor langt det var, og hvilke beslutninger som ble tatt om det. Kodespor når ikke enheter som aldri synkroniserer igjen, sikkerhetskopier og utskrifter. Du kan også oppgi en tekst som ikke hører til noen deltaker.
    .also = Slett også det som er skrevet i beslutningen HENDELSE, for eksempel et memo som gjenforteller det de sa. En eier kan gjøre dette også etterpå.
    .decline = Ta tilbake en tilbaketrekking som venter på en eier: en eier alles, en koder sin egen.
cli-people-participants-rename =
    Gi en deltaker et annet pseudonym.

    Navnet endres overalt der det vises, og historikken beholder det gamle. Det replikkene i tekstene begynner med, blir stående slik det er skrevet der.
cli-people-participants-merge =
    Si at to deltakere er én person, for eksempel en som er registrert to ganger.

    Tekster, replikker, samtykker, kjennetegn, memoer og filer som hører til DELTAKER, blir den andres, også i tabeller og tall. Trekker personen seg, blir ordene til begge ødelagt for godt. Bare en eier gjør dette; det kan angres.
    .into = Deltakeren som blir stående.
cli-people-renamed = «{ $before }» heter nå «{ $name }».
cli-people-merged = «{ $participant }» er nå en del av «{ $into }».
cli-people-cannot-be-undone = Dette kan ikke angres.
cli-people-type-the-name = Skriv navnet «{ $name }» for å bekrefte
cli-people-withdrawn = Trukket tilbake: { $keys ->
    [one] 1 nøkkel er ødelagt på denne enheten
   *[other] { $keys } nøkler er ødelagt på denne enheten
}. Medkodernes enheter gjør det samme når de synkroniserer.
cli-people-hides = Du er ikke eier: dette skjuler ordene på alle enheter som synkroniserer, til en eier bekrefter eller avviser tilbaketrekkingen.
cli-people-hidden = Ordene er skjult her, og på medkodernes enheter når de synkroniserer. En eier bekrefter med «withdraw { $thing }», som ødelegger nøklene, eller tar det tilbake med «withdraw { $thing } --decline».
cli-people-declined = Tilbaketrekkingen er tatt tilbake: ordene kan leses igjen.
cli-people-still-hidden = Tatt tilbake, men en annens tilbaketrekking skjuler fortsatt ordene.
cli-people-turns-only = I «{ $source }» slettes bare deltakerens egne replikker; det andre sier om deltakeren, blir stående.
cli-people-shared-text = «{ $source }» inneholder ordene til flere deltakere; hele teksten slettes.
cli-people-code-name = Navnet på koden «{ $code }» er deltakerens egne ord og slettes også; gi koden et nytt navn hvis du vil beholde et lesbart navn.
cli-people-typed = { $count ->
    [one] Ett memo, én begrunnelse eller ett navn gjengir ordene eller navngir personen, og slettes også:
   *[other] { $count } memoer, begrunnelser eller navn gjengir ordene eller navngir personen, og slettes også:
    }
cli-people-listed = «{ $text }»  [{ $event }]
cli-people-named-in = «{ $source }» navngir personen. Det andre sier om noen, blir stående; anonymiser det der hvis det må bort fra det dere viser fram.
cli-people-attribute = Kjennetegnet «{ $attribute }» har personens navn eller ord i navnet sitt eller i alternativene, og de kan fortsatt leses. Definer kjennetegnet på nytt uten dem; det gamle blir stående i historikken.
cli-people-to-check = Det som følger, kan fortsatt inneholde ordene eller navnet. Gå gjennom det nå. Det som må bort, sletter du med «withdraw { $thing } --also HENDELSE»:
cli-people-by-hand = Programmet finner fire ord på rad, og pseudonymet. Gå selv gjennom memoer som gjenforteller det som ble sagt, eksporter og utskrifter; «withdraw { $thing } --also HENDELSE» sletter det som er skrevet i en beslutning.
