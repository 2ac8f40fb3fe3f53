# Sitatbanken.

cli-quotes-quotes =
    List opp sitatbanken: hvert sitat som kan brukes, med et nummer som er det samme over tid og hos alle medkodere. Valgene snevrer inn listen.

    Hvis to medkodere som ikke hadde synkronisert, ga to sitater samme nummer, beholder begge det, og hvert av dem skrives med en del av id-en: Q12-3fa1.
    .layer = Vis sitater i dette laget.
    .code = Ta bare med sitater med denne koden eller en kode under den.
    .out = Skriv en tabell til denne filen (.csv, .xlsx, .docx, .html eller .md) i stedet for til skjermen.
cli-quotes-none = Ingen sitater ennå. Gi ett et nummer: kodespor quotes add KODING
cli-quotes-quotes-add =
    Ta utdraget i hver KODING inn i sitatbanken, med det neste ledige nummeret.
    .chosen = Også sitatene som er valgt i resultattabellen.
cli-quotes-add-what = Oppgi en KODING, eller velg --chosen.
cli-quotes-added = I sitatbanken: { $quotes }
cli-quotes-quotes-used = Noter HVOR du bruker SITAT (for eksempel Q12), i stedet for det du noterte før. Et tomt HVOR tømmer det.
cli-quotes-noted = Noterte hvor { $quote } er brukt: { $where }
