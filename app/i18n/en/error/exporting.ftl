# What went wrong in exports and pictures.

error-no-such-picture = A picture is one of these: { $kinds }.
error-file-format = Files can be exported as { $formats }.
error-wide-table-format = This table can be saved as .csv, .xlsx, .docx, .html or .md.
error-table-format = A table can be saved as .csv, .xlsx, .docx or .html.
error-margin-format = A text with its margin can be saved as .html or .docx.
error-no-codes-to-write = There are no codes to export.
error-not-a-csl-style = { $file } is not a CSL style.
error-qr-too-long = This is too long for a QR code that a phone can scan.
error-no-such-target = A project can be written for { $targets }.
