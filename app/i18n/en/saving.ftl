# Saving files: the forms that they can have, with a sentence on each, and what is said of what leaves.

saving-form = Format
saving-name = Name of the file
saving-making = Making { $name }
saving-for-seconds = { $seconds ->
    [one] { $seconds } second so far
   *[other] { $seconds } seconds so far
}
saving-cancelled = Cancelled. Nothing was saved.
saving-downloaded = { $file } is where your browser puts downloads. It is not encrypted: move it to where the participants’ words may be kept.
saving-not-anonymised = In this layer the texts are verbatim: names and places that identify people are NOT replaced.
saving-anonymised = { $bare ->
    [0] { $count ->
        [one] In the one text, what was marked as identifying is replaced. Names that nobody marked are still there.
       *[other] In all { $count } texts, what was marked as identifying is replaced. Names that nobody marked are still there.
    }
    [one] In { $names } nothing has been replaced yet: it is verbatim.
   *[other] In { $bare } texts nothing has been replaced yet ({ $names }{ $bare ->
        [1] {""}
        [2] {""}
        [3] {""}
       *[other] {" "}…
    }): they are verbatim.
}
saving-form-docx = Word (.docx)
    .about = To read, write on and print in Word or LibreOffice.
saving-form-xlsx = Excel (.xlsx)
    .about = A table to sort and count in Excel or another spreadsheet.
saving-form-csv = Plain table (.csv)
    .about = A table that every spreadsheet and statistics program reads.
saving-form-html = Web page (.html)
    .about = A page that every browser shows, and prints; it loads nothing from elsewhere.
saving-form-md = Markdown (.md)
    .about = Plain text with headings, for note programs.
saving-form-json = JSON (.json)
    .about = For programs: everything as data.
saving-form-qdpx = REFI-QDA project (.qdpx)
    .about = Texts, codes and codings for NVivo, MAXQDA, ATLAS.ti, QualCoder and others.
saving-form-qdc = REFI-QDA codebook (.qdc)
    .about = The codes with their definitions alone, no word of the participants.
saving-form-svg = Picture, sharp at any size (.svg)
    .about = For articles and posters.
saving-form-png = Picture (.png)
    .about = For slides and documents.
saving-form-kaudit = Audit bundle (.kaudit)
    .about = The sealed log, for someone who checks that nothing is missing or altered.
saving-not-in-a-page = Word files are not made in a browser. An HTML file opens in Word.
saving-files-elsewhere = { $files ->
    [one] 1 attached file ({ $mib } MiB) is not in it, because it is not on this device.
   *[other] { $files } attached files ({ $mib } MiB) are not in it, because they are not on this device.
}
