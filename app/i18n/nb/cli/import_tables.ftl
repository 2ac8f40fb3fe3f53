# Spørreundersøkelser, og tabeller med sitater og koder.

cli-import_tables-import-survey =
    Legg til hver rad i FIL (.csv, .xlsx) som en egen tekst, av en egen deltaker.

    Kolonnene med lange svar blir teksten. Alle andre kolonner beskriver deltakeren og blir kjennetegn.
    .text = En kolonne som inneholder tekster (ellers: kolonnene med lange svar).
    .person = Kolonnen med pseudonym (ellers: deltakerne får numre).
cli-import_tables-survey-imported = { $answers ->
    [one] Importerte svarene fra 1 deltaker.
   *[other] Importerte svarene fra { $answers } deltakere.
}
cli-import_tables-import-segments =
    Kod utdragene i en tabell (.csv, .xlsx): hver rad har en tekst i prosjektet, et sitat fra den og en kode.

    Koder blir kjent igjen på navnet, og nye blir lagt til. Sitater som ikke finnes i teksten, blir listet opp og utelatt.
    Overskriftene fra MAXQDA, ATLAS.ti, Dedoose, NVivo, QualCoder og Taguette er kjent på engelsk, norsk og tysk. Det andre har kodet, står i deres navn, slik tabellen sier. Det som finnes her fra før, blir ikke lagt til en gang til.
    .column = Kolonnen for en del (source, quote, code, why, coder, made, weight), hvis overskriften ikke sier det.
cli-import_tables-column-form = En kolonne oppgis som DEL=KOLONNE; delen er en av { $parts }.
cli-import_tables-segments-imported = La til { $codings ->
    [one] 1 koding
   *[other] { $codings } kodinger
} og { $codes ->
    [one] 1 kode
   *[other] { $codes } koder
}.
