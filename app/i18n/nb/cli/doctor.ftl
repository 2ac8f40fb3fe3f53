# Det som er galt, og hva som kan gjøres.

cli-doctor-doctor =
    Sjekk prosjektet: hva som henger, hva andre venter på, hva som holdes tilbake, er skadet eller nær en grense, og hva som kan gjøres.

    Sluttstatus: 0 der ingenting må gjøres, 3 der noe må gjøres, 1 der prosjektet ikke kunne sjekkes.
    .share = Utelat navn, tekster og steder, for eksempel for å be fremmede om hjelp.
cli-doctor-whole = Alt er i orden.
cli-doctor-not-whole = { $findings ->
    [one] 1 funn:
   *[other] { $findings } funn:
}
