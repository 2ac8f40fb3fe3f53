# Validitetsgjennomgangen.

cli-report-report =
    Skriv validitetsgjennomgangen til FIL (.html, .docx eller .md): hvordan kategoriene ble til, og hva som taler for dem.

    Siden er én fil som ikke henter noe utenfra, med avspilling av historikken. Den følger de seks kategoriene i et revisjonsspor, og hvert tall er lenket til hendelsene det bygger på. Gjennomgangen er på samme språk som meldingene.
    .layer = Vis sitater i dette laget.
    .without-names = Kall kodere «Koder 1» og så videre.
    .months = Oppgi tider bare med måned.
cli-report-written = Skrev { $file }. Filen er ikke kryptert: den inneholder sitater, memoer og begrunnelser.
