# Validitetsgjennomgangen.

cli-report-report =
    Skriv validitetsgjennomgangen til FIL (.html, .docx eller .md): hvordan kategoriene ble til, og hva som taler for dem.

    Siden er én fil som ikke henter noe utenfra, med avspilling av historikken. Den følger de seks kategoriene i et revisjonsspor, og hvert tall er lenket til hendelsene det bygger på. Gjennomgangen er på samme språk som meldingene.
    .layer = Vis sitater i dette laget.
    .without-names = Kall kodere «Koder 1» og så videre.
    .months = Oppgi tider bare med måned.
    .trail = Ta med hele sporet som vedlegg, utelat det, eller skriv bare vedlegget.
cli-report-written = Skrev { $file }. Filen er ikke kryptert: den inneholder sitater, memoer og begrunnelser.
cli-report-checklist =
    Vis punktene i en sjekkliste for rapportering (COREQ eller SRQR), hva som besvarer hvert, og hva som gjenstår for forfatteren.

    «kodespor describe DEL» skriver det bare et menneske kan svare på.
    .missing = Bare punktene som ikke er besvart ennå.
cli-report-nothing-missing = Alle punktene er besvart.
