# Lag over transkripsjoner, og fortettede tekster koblet til originalene.

cli-layers-anonymise = Erstatt ord med et pseudonym eller en rettelse, i et lag over en transkripsjon. Selve transkripsjonen står slik den ble importert.
cli-layers-anonymise-suggest = Foreslå hva i TEKST som kan identifisere noen: navn, e-postadresser, telefonnumre. Det skjer bare etter regler, uten nett.
cli-layers-nothing-found = Ingenting funnet; les gjennom teksten likevel.
cli-layers-anonymise-replace =
    Erstatt ordene ORD i TEKST med ERSTATNING. Hvert sted blir vist, og du bekrefter det.
    .layer = Erstatt dem i dette laget.
    .place = Erstatt dem bare mellom disse to kodepunktene.
    .yes = Erstatt dem på alle steder, uten å spørre for hvert.
cli-layers-replaced = { $places ->
    [one] «{ $replacement }» står nå på 1 sted.
   *[other] «{ $replacement }» står nå på { $places } steder.
}
cli-layers-words-left = { $places ->
    [one] «{ $words }» står igjen på 1 sted til, kanskje inni et annet ord: se på det.
   *[other] «{ $words }» står igjen på { $places } steder til, kanskje inni andre ord: se på dem.
}
cli-layers-anonymise-list = List opp hva som står for hva. Behandle listen like fortrolig som transkripsjonene.
cli-layers-link = Koble utdraget START til SLUTT i den fortettede teksten TEKST til utdraget i originalen som det sammenfatter. «unlink» fjerner koblingen.
cli-layers-linked = Koblet  [{ $id }]
cli-layers-unlink = Fjern en KOBLING mellom et utdrag i en fortettet tekst og originalen. «log --type passage.linked» viser id-ene til koblinger.
cli-layers-unlinked = Koblingen er fjernet.
