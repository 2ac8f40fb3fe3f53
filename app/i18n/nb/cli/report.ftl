# Validitetsgjennomgangen.

cli-report-report =
    Skriv validitetsgjennomgangen til FIL (.html, .docx eller .md): hvordan kategoriene ble til, og hva som taler for dem.

    Først spørsmål, metode og deltakere; så et kort kapittel om hver hovedkategori, med sitater og negative tilfeller; så hvor langt funnene holder, og sjekklistene. Til slutt hele revisjonssporet som vedlegg, på nettsiden med avspilling av kodeboken; små tall i teksten viser til linjene der. Nettsiden er én fil som ikke henter noe utenfra. Gjennomgangen er på samme språk som meldingene.
    .layer = Vis sitater i dette laget.
    .without-names = Kall kodere «Koder A» og så videre.
    .months = Oppgi tider bare med måned.
    .trail = Ta med hele revisjonssporet som vedlegg (with), utelat det (without), eller skriv bare vedlegget (only).
cli-report-written = Skrev { $file }. Filen er ikke kryptert: den inneholder sitater, memoer og begrunnelser.
cli-report-checklist =
    Vis punktene i en sjekkliste for rapportering (COREQ eller SRQR), hva som besvarer hvert, og hva som gjenstår for forfatteren.

    «kodespor describe DEL» skriver det bare et menneske kan svare på.
    .missing = Bare punktene som ikke er besvart ennå.
cli-report-nothing-missing = Alle punktene er besvart.
