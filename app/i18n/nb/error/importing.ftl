# Hva som gikk galt på vei inn: filer og tabeller som ikke kan importeres.

error-in-file = { $file }: { $problem }
error-project-file-missing = { $file } kan ikke leses: filen finnes ikke.
error-file-empty = { $file } er tom.
error-transcript-too-large = { $file } er for stor til å være en transkripsjon.
error-file-without-text = { $file } inneholder ingen tekst.
error-file-format-unknown = { $file } har et format som ikke kan importeres. Disse kan: { $formats }.
error-not-this-format = Dette er ikke { $format ->
    [docx] et Word-dokument
    [odt] en OpenDocument-tekst
    [rtf] et RTF-dokument
    [cha] en CHAT-transkripsjon
    [eaf] en ELAN- eller EXMARaLDA-transkripsjon
    [json] en JSON-fil
    [pdf] et PDF-dokument
    [epub] en EPUB-bok
    [xlsx] en Excel-arbeidsbok
    [zip] en zip-fil
    [json] en JSON-fil
    [ris] en RIS-fil
   *[txt] en tekstfil
}, eller filen er skadet; åpne den i programmet som laget den, og lagre den på nytt.
error-not-this-format-or-protected = Dette er ikke { $format ->
    [docx] et Word-dokument
    [odt] en OpenDocument-tekst
    [epub] en EPUB-bok
    [xlsx] en Excel-arbeidsbok
   *[zip] en zip-fil
}, eller filen er skadet eller beskyttet med passord; åpne den i programmet som laget den, og lagre en kopi uten.
error-unpacks-too-much = Utpakket er dette langt større enn intervjuer er, så det ble ikke lest; kopier teksten over i et nytt dokument.
error-part-unreadable = { $file }: { $part } er skadet eller beskyttet med passord.
error-encoding-unknown = Det finnes ingen tegnkoding som heter { $encoding }.
error-text-controls = Filen inneholder { $count } kontrolltegn, som ingen tekst har; det første er { $sign } i linje { $line }. Er det en tekst, slett dem i et tekstredigeringsprogram og importer den på nytt.
error-text-ebcdic = Denne teksten er i EBCDIC, tegnkoden til stormaskiner. Lagre den som UTF-8 der den kommer fra, eller konverter den, og importer den nye filen.
error-encoding-wrong = Dette er ikke tekst i tegnkodingen { $encoding }.
error-document-protected = Dette dokumentet er låst med passord; lagre først en kopi uten.
error-file-nonsense = Denne filen inneholder noe som ikke finnes i noe dokument; den kan være skadet. Lagre den på nytt fra programmet som laget den.
error-document-cut = Slutten av dette dokumentet mangler, som etter en nedlasting som ble avbrutt. Hent filen på nytt, eller åpne den i Word eller LibreOffice, se om slutten er der, og lagre den igjen.
error-document-old = Filen er i et gammelt format fra Word, Excel eller PowerPoint (.doc, .xls, .ppt); åpne den der eller i LibreOffice og lagre den som .docx, .xlsx eller .pdf.
error-file-of-another-kind = { $kind ->
    [picture] Dette er et bilde; hent ut teksten med tekstgjenkjenning og importer den, eller legg bildet ved en tekst.
    [recording] Dette er et opptak; legg det ved en tekst, eller transkriber det her først.
    [archive] Dette er et arkiv med filer; pakk det ut først og importer det som er i det.
    [project] Dette er et prosjekt eller en kodebok fra et annet program; importer det som «Prosjekt fra et annet verktøy» (på kommandolinjen: import-project), så kodene blir med.
    [link] Dette er bare en lenke til et dokument; last ned selve dokumentet, for eksempel som .docx.
    [pages] Dette er et dokument fra Pages, Numbers eller Keynote; eksporter det derfra som .docx, .csv eller .pdf.
    [presentation] Dette er en presentasjon; eksporter den som .pdf og importer PDF-en.
   *[spreadsheet] Dette er et regneark; lagre det som .xlsx eller .csv og importer den filen.
}
error-part-unread = Dokumentet inneholder et annet dokument som ikke kan leses her: { $part }. Sett teksten derfra inn i dokumentet først.
error-not-a-transcript = Det er ingen avsnitt med ord i denne filen; eksporter transkripsjonen som .txt, .srt, .vtt eller .json fra programmet som laget den.
error-not-a-transcript-table = Denne tabellen er ingen transkripsjon: én kolonne må ha en overskrift som Tekst, en annen en som Navn eller Tid. Svar fra en spørreundersøkelse, kjennetegn og vurderinger importeres hver for seg.
error-pdf-protected = Denne PDF-en er beskyttet med passord; lagre først en kopi uten.
error-pdf-too-long = Denne PDF-en har mer enn { $pages } sider, og det har ingen transkripsjon.
error-pdf-damaged = Denne PDF-en er skadet, eller av en type som ikke kan leses her; åpne den og skriv den ut til en ny PDF.
error-pdf-scan = Denne PDF-en inneholder bare bilder av sider (en skanning); kjør tekstgjenkjenning på den først.
error-book-protected = Denne boken er beskyttet slik at andre programmer ikke kan lese den; kopier avsnittene du trenger, over i en tekst.
error-book-chapter-missing = Et kapittel i denne boken mangler; hent filen på nytt.
error-subtitles-empty = Disse undertekstene inneholder ingen ord.
error-not-subtitles = Dette er ikke undertekster, eller en tid i dem er feil.
error-subtitle-time = Tiden i linje { $line } er feil: { $text }
error-caption-time = Denne tiden for en undertekst kan ikke leses: { $text }
error-subtitle-order = Linje { $line } slutter før den begynner: { $time }
error-nothing-readable = Det er ingen tekst der som kan leses.
error-too-many-files = Det er { $count } tekster der; importer høyst { $most } om gangen.

error-not-a-database = { $file } kan ikke leses som en database: filen er skadet, eller av en annen type.
error-study-too-large = { $file } er større enn noen studie, så den ble ikke lest.
error-text-too-long = Teksten «{ $text }» i { $file } er lengre enn noen transkripsjon.
error-not-a-project-of = { $file } er ikke et prosjekt fra { $program }, eller filen er skadet; åpne den i programmet som laget den, og lagre den på nytt.
error-table-without-column = Tabellen «{ $table }» i { $file } mangler kolonnen «{ $column }», som alle prosjekter fra programmet har; filen er skadet. Åpne den i programmet som laget den, og lagre den på nytt.
error-annotations-without-text = Det finnes ingen tekst til annoteringene i { $file }. Legg hver tekst (.txt) sammen med annoteringene: for brat med samme navn som .ann-filen, for CATMA i mappen over samlingene. Velg så mappen, eller en .zip av den.
error-short-export = { $file } er den korte eksporten fra Label Studio (JSON-MIN), der noe av det som er sagt om hver tekst, mangler. Eksporter som JSON i Label Studio, og importer den filen.
error-no-project-file = { $file } inneholder ingen prosjektfil (.qde) og er derfor ikke et REFI-QDA-prosjekt.
error-not-a-refi-codebook = { $file } er ikke en REFI-QDA-kodebok.
error-xml-malformed = { $file } er ikke gyldig XML, eller den definerer egne entiteter.
error-which-project = { $count ->
    [0] { $file } inneholder ikke et slikt prosjekt.
    [one] { $file } inneholder ett prosjekt: { $projects }. Oppgi navnet med --which NAVN.
   *[other] { $file } inneholder disse prosjektene: { $projects }. Velg ett med --which NAVN.
}
error-project-format-unknown = { $file }: prosjekter kan importeres fra .qdpx, .qde, .qda, .rqda, .requal, .sqlite3 (Taguette), .ann (brat), .xml (CATMA), .json (Label Studio, INCEpTION), .xmi og .tsv (INCEpTION), og fra mapper eller arkiver (.zip, .tar.gz) med slike; kodebøker fra .qdc, .csv, .xlsx og .md.
error-no-project-inside = { $file } inneholder ikke noe prosjekt som kan importeres: ingen annoteringer fra brat (.ann), CATMA (.xml) eller INCEpTION (.json, .xmi, .tsv), og heller ikke nøyaktig ett prosjekt fra et annet program. Intervjuer importeres som tekster.
error-closed-format-nvivo = { $file } er et prosjekt i NVivos eget format, som bare NVivo kan lese. Velg Share > Export Project > REFI-QDA Project i NVivo (på Mac: File > Export Project), og importer .qdpx-filen.
error-closed-format-maxqda = { $file } er et prosjekt i MAXQDAs eget format, som bare MAXQDA kan lese. Eksporter prosjektet som REFI-QDA-prosjekt (.qdpx) i MAXQDA, og importer .qdpx-filen.
error-closed-format-atlas = { $file } er et prosjekt i ATLAS.tis eget format, som bare ATLAS.ti kan lese. Eksporter prosjektet som QDPX-prosjekt (REFI-QDA) i ATLAS.ti, og importer .qdpx-filen.
error-closed-format-miner = { $file } er et prosjekt i QDA Miners eget format, som bare QDA Miner kan lese. Eksporter prosjektet som REFI-QDA-prosjekt (.qdpx) i QDA Miner, og importer .qdpx-filen.
error-closed-format-quirkos = { $file } er et prosjekt i Quirkos’ eget format, som bare Quirkos kan lese. Eksporter prosjektet som REFI-QDA-prosjekt (.qdpx) i Quirkos, og importer .qdpx-filen.
error-closed-format-dedoose = { $file } er et prosjekt i Dedooses eget format, som bare Dedoose kan lese. Eksporter utdragene med koder som tabell (.xlsx, .csv) fra Dedoose, og importer først tekstene og så tabellen med «import-segments».
error-codes-empty = { $file } inneholder ingen koder som kunne gjenkjennes.
error-codes-table = En tabell med koder har overskriften «name» og kan ha «path», «parent», «definition» og «colour». Kolonnene er { $columns }. Oppgi den rette med --column name=OVERSKRIFT, eller endre overskriften.
error-segments-table = { $file } er en tabell med kodede utdrag. Importer tekstene først, og så tabellen med «import-segments» (under Tekster: Kodede utdrag fra en tabell).
error-columns-of-table = --column gjelder bare en kodebok i en tabell (.csv, .xlsx); det er ikke { $file }.

error-not-a-table = Dette er ikke en tabell, eller en av cellene er større enn en side.
error-table-too-large = En tabell har høyst { $rows } rader og { $columns } kolonner.
error-row-too-wide = Rad { $row } i tabellen har flere celler enn det er overskrifter.
error-row-without-pseudonym = Rad { $row } i tabellen har ikke noe pseudonym i første kolonne.
error-column-without-heading = Kolonne { $column } i tabellen har ingen overskrift.
error-heading-twice = Overskriften «{ $heading }» står over to kolonner i tabellen.
error-no-such-column = Det er ingen kolonne som heter «{ $column }». Kolonnene er { $columns }.
error-participants-empty = En deltakertabell har en rad med overskrifter og en rad for hver deltaker.
error-pseudonym-twice = «{ $pseudonym }» står to ganger i tabellen.
error-survey-empty = { $file } har ingen rad med svar under overskriftene.
error-survey-no-long-answers = Ingen kolonne har lange svar; velg kolonnene som inneholder tekster.
error-survey-no-answers = { $file } har ingen svar i disse kolonnene.
error-survey-twice = To rader har pseudonymet «{ $pseudonym }», som må stå for én person.
error-segments-empty = Tabellen har verken overskrifter eller rader: først kommer en rad med overskrifter, deretter én rad for hvert kodet utdrag.
error-segments-column = Ingen overskrift viser hvilken kolonne som inneholder { $part ->
    [source] tekstens navn
    [quote] sitatet
   *[code] koden
}. Kolonnene er { $columns }. Oppgi den rette i feltet for den, eller med --column { $part }=OVERSKRIFT.
error-ratings-level = Et målenivå er ett av disse: { $levels }.
error-ratings-table = En tabell med vurderinger har overskriftene «unit,coder1,coder2,…» og en rad for hver enhet.
error-ratings-negative = Rad { $row } inneholder { $value }. Et forholdstall har ingen verdier under null; bruk nivået interval.
error-ratings-category-unknown = Rad { $row } inneholder «{ $value }», som ikke er en av kategoriene: { $categories }.
error-ratings-twice = Rad { $row } vurderer «{ $unit }» av «{ $coder }» en gang til, med en annen verdi; behold én av de to.
error-ratings-unit-twice = Rad { $row } har enheten «{ $unit }» en gang til, med andre vurderinger enn rad { $first }. Gi hver enhet sitt eget navn, eller slett én av de to radene.
error-ratings-one-coder = Denne tabellen har bare én koder, «{ $coder }». Samsvar krever minst to: Legg til en kolonne for hver av de andre.
error-ratings-thousands = Rad { $row } inneholder «{ $value }», som kan være { $number } eller ha tre desimaler. Skriv tallene i tabellen uten tusenskille og med ett og samme desimaltegn.
error-ratings-not-a-number = Rad { $row } inneholder «{ $value }», som ikke er et tall; bruk målenivået nominal for ord.
error-ratings-not-in-order = Rad { $row } inneholder «{ $value }», som ikke er et tall. For ord i rekkefølge: oppgi alle, fra lavest til høyest, som kategorier (--categories lav,middels,høy).
error-references-format = { $file } er ikke en referanseliste; importer en .bib-, .ris- eller .json-fil (CSL).
error-references-none = { $file } inneholder ingen referanser.
error-references-too-many = { $file } inneholder mer enn { $most } referanser.
error-references-not-csl = Denne JSON-filen er ikke en referanseliste i CSL-format.
error-references-entry = Oppføringen i linje { $line } kan ikke leses som BibTeX.
error-layout-without-speaker = Skriv i oppsettet hvor navnet på den som snakker, skal stå: {"{navn}"}.
error-layout-place-unknown = { $place } er ikke noe av det som kan stå i et oppsett: {"{navn}"}, {"{tid}"}, {"{ord}"} og {"{noe}"}.
error-layout-place-twice = { $place } står to ganger i oppsettet.
error-layout-side-by-side = Noe må stå foran { $place } i oppsettet, for eksempel et mellomrom eller et kolon, slik at det kan skilles fra det som står foran.
error-layout-bracket-open = Oppsettet har en { $sign } uten { $closing }.
error-layout-too-long = Et oppsett har høyst { $most } tegn.
error-layout-fits-nothing = Ingen linje ser ut som «{ $pattern }».
error-text-table-empty = Tabellen har ingen tekster: først en rad med overskrifter, så én rad for hver tekst.
error-row-without-text = Rad { $row } mangler navnet på en tekst i første kolonne.
error-text-twice = Teksten «{ $name }» har to rader i tabellen.
error-project-is-a-folder = { $file } er én fil i et prosjekt som er en mappe. Velg hele mappen.
