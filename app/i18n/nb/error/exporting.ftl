# Hva som gikk galt i eksporter og bilder.

error-no-such-picture = En figur er en av disse: { $kinds }.
error-file-format = Filer kan eksporteres som { $formats }.
error-wide-table-format = Denne tabellen kan lagres som .csv, .xlsx, .docx, .html eller .md.
error-table-format = En tabell kan lagres som .csv, .xlsx, .docx eller .html.
error-margin-format = En tekst med marg kan lagres som .html eller .docx.
error-no-codes-to-write = Det er ingen koder å eksportere.
error-not-a-csl-style = { $file } er ikke en CSL-stil.
error-qr-too-long = Dette er for langt for en QR-kode som en telefon kan skanne.
error-no-such-target = Et prosjekt kan skrives for { $targets }.
