# Deltakere, kjennetegn og samtykker.

error-no-such-participant = Det finnes ingen slik deltaker.
error-participant-withdrawn = Denne deltakeren har trukket seg.
error-participant-same-name = Deltakeren heter «{ $name }» fra før.
error-participant-name-taken = En annen deltaker heter «{ $name }». Er de én person, slår du dem sammen; ellers velger du et annet pseudonym.
error-participant-names-too-many = Denne deltakeren har hatt { $most } navn, { $powers ->
    [owner] og kan ikke få flere. Skriv i et memo hva som er endret.
   *[other] og bare en eier av prosjektet kan gi et nytt.
 }
error-participants-merged-by-owners = Bare en eier slår sammen deltakere: Trekker personen seg, blir ordene til begge ødelagt for godt. Spør en eier av prosjektet.
error-participant-into-itself = En deltaker kan ikke slås sammen med seg selv. Velg en annen deltaker.
error-words-hidden = En koder har registrert en tilbaketrekking, så disse ordene er skjult til en eier bekrefter eller avviser den.
error-withdrawal-not-waiting = Ingen tilbaketrekking av dette venter på en eier.
error-nothing-typed-there = I beslutningen { $event } står det ikke noe skrevet som kan trekkes tilbake for seg.
error-participant-status-unknown = En deltaker har en av statusene { $statuses }. En tilbaketrekking registreres med en egen kommando.
error-nothing-new-in-table = Alt i denne tabellen er allerede i prosjektet.
error-attribute-type-unknown = Typene kjennetegn er { $types }.
error-attribute-choices-misplaced = Oppgi alternativer for et kjennetegn av typen valg (choice), og bare for et slikt.
error-attribute-value-misfits = En deltaker eller tekst har verdien «{ $value }» for { $attribute }, og den passer ikke til typen.
error-attribute-not-a-choice = «{ $value }» er ikke blant alternativene for { $attribute }: { $known }.
error-attribute-unknown = «{ $attribute }» er ikke et kjennetegn ved en deltaker eller tekst. Kjennetegnene er { $known }.
error-attribute-none-yet = «{ $attribute }» er ikke et kjennetegn ved en deltaker eller tekst. Ingen kjennetegn er registrert ennå.
error-value-not-number = «{ $value }» er ikke en gyldig verdi for { $attribute }: her kreves et tall.
error-value-not-date = «{ $value }» er ikke en gyldig verdi for { $attribute }: her kreves en dato, skrevet som ÅÅÅÅ-MM-DD.
error-value-not-yesno = «{ $value }» er ikke en gyldig verdi for { $attribute }: her kreves ja eller nei.
error-attribute-form = «{ $given }» er ikke et krav til et kjennetegn. Skriv for eksempel sted=nett eller alder>=40.
error-attribute-not-compared = { $attribute } kan ikke sammenlignes med «{ $value }»: oppgi et tall, eller en dato skrevet som ÅÅÅÅ-MM-DD.
error-value-not-choice = «{ $value }» er ikke en gyldig verdi for { $attribute }. Alternativene er { $choices }.
error-day-in-future = { $day } er ikke kommet ennå (i dag er det { $today }). Oppgi dagen det skjedde.
error-day-malformed = «{ $day }» er ikke en dato. Skriv den som ÅÅÅÅ-MM-DD.
error-table-text-unknown = Ingen tekst heter «{ $name }». Ingenting ble importert; rett navnet i tabellen, eller importer teksten først.
error-table-text-twice = Flere tekster heter «{ $name }». Ingenting ble importert; gi en av dem et annet navn først.
error-consent-answer-unknown = Et svar er ett av: { $choices }.
error-consent-empty = Ingenting er besvart, så det er ikke noe samtykke å registrere. Svar ja eller nei på minst ett av intervju, sitering, opptak og deling.
error-retention-afterwards-unknown = Det som skal gjøres da, er ett av: { $choices }.
error-retention-no-date = Det er ingen dato å fjerne.
error-not-their-text = «{ $source }» er ikke en tekst av { $participant }: deltakere får bare sine egne transkripsjoner tilbake. Knytt teksten til deltakeren først hvis den er deres.
error-nothing-returned = Denne deltakeren har ikke fått noen transkripsjon tilbake. Registrer det først.
error-nothing-shown = Denne deltakeren har ikke fått se noen funn. Registrer det først.
error-answer-unknown = Et svar er ett av: { $choices }.
error-findings-empty = Skriv med noen ord hva som ble vist.
