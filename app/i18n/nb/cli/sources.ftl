# Tekster: legge til, liste opp, lese og gi dem navn.

cli-sources-import =
    Legg til hver FIL som en tekst. Fra en mappe eller zip-fil legger Kodespor til alt som kan leses. Alle filer blir lest før den første legges til, så ingen import blir stående halvferdig.

    Tekstfiler (txt, md, docx, odt, rtf, pdf, html, epub, srt, vtt, sbv, ttml) kan ha en hvilken som helst vanlig tegnkoding. Kodespor kjenner igjen hvem som snakker, der replikkene begynner med et navn og kolon. Teksten blir normalisert (Unicode NFC, linjeskift) og forseglet med sin egen nøkkel. Med flere deltakere blir replikkene til hver av dem forseglet med en nøkkel til, så én kan trekke seg alene.
    .kind = Hva slags tekst det er (ellers: intervju).
    .participant = Hvem som snakker i teksten; en deltaker som ikke er kjent ennå, blir lagt til. Nevner du ingen, hører replikker som begynner med pseudonymet til en deltaker, til den deltakeren.
    .speaker = Regn replikker som begynner med NAVN, som denne deltakerens, der NAVN ikke er pseudonymet. FIL:NAVN sier det bare om én fil.
    .interviewer = Regn replikker som begynner med NAVN, som intervjuerens, som aldri telles som informant. Navn som Intervjuer, I og Q blir kjent igjen.
    .preview = Bare vis hvem som snakker i hver fil og hvor mye; importer ingenting.
    .of = Originalen som en fortettet tekst sammenfatter.
    .encoding = Les tekstfiler med denne tegnkodingen, der Kodespor gjetter feil.
    .layout = Hvordan den første linjen i en replikk ser ut, hvis oppsettet ikke blir kjent igjen, for eksempel "{"{tid}"} <{"{navn}"}> {"{ord}"}". {"{noe}"} står for det som skal hoppes over; linjer som ikke passer, hører til replikken foran.
    .again = Importer en tekst en gang til selv om den er her fra før.
    .comments = Ta vare på kommentarene i dokumentets marg som memoer, med navnet på den som skrev dem.
cli-sources-comments = { $count ->
    [one] «{ $name }» har én kommentar i margen, og den ble utelatt; med --comments blir den et memo.
   *[other] «{ $name }» har { $count } kommentarer i margen, og de ble utelatt; med --comments blir de memoer.
}
cli-sources-reading = { $n } av { $of }: { $name }
cli-sources-passed-over = Hoppet over: { $name }
cli-sources-chosen-twice = { $name } har de samme ordene som «{ $file }»; begge importeres.
cli-sources-perhaps-project = Det som er kodet i andre programmer, kommer inn med «kodespor import-project».
cli-sources-speaker-form = En som snakker, oppgis som NAVN=DELTAKER, og deltakeren også med --participant.
cli-sources-no-turns = «{ $source }» har ingen replikker av «{ $participant }»: hvis deltakeren trekker seg, slettes hele teksten. Bruk --speaker NAVN=DELTAKER for å si hvem som er hvem.
cli-sources-imported = { $name }: { $chars ->
    [one] 1 tegn
   *[other] { $chars } tegn
} fra { $origin }
cli-sources-sources = List opp tekstene med størrelse, deltakere og kodinger. Kommandoen nedenfor gir en tekst nytt navn.
cli-sources-none = Ingen tekster ennå. Legg til en: kodespor import FIL
cli-sources-withdrawn = trukket tilbake
cli-sources-hidden = tilbaketrekking ikke bekreftet ennå
cli-sources-codings = { $codings ->
    [one] 1 koding
   *[other] { $codings } kodinger
}
cli-sources-sources-move-work =
    Flytt dine egne kodinger, memoer og vurderinger fra TEKST til ANNEN, en tekst med de samme ordene: det første eksemplaret, der to medlemmer har importert ett prosjekt.

    Det andre har laget, blir stående; hver flytter sitt eget. Andres vurderinger, konsensus, valgte og nummererte sitater og lenker fra andre memoer til kodingene blir også igjen, og telles. Én angring tar alt tilbake.
cli-sources-work-left = Ikke flyttet, men igjen på de fjernede kodingene i «{ $source }»: vurderinger { $judgements }, konsensus { $consensus }, valgte eller nummererte sitater { $quotes }, lenker fra memoer { $links }.
cli-sources-work-moved = Flyttet til «{ $other }»: { $codings ->
    [one] 1 koding
   *[other] { $codings } kodinger
}, { $memos ->
    [one] 1 memo
   *[other] { $memos } memoer
}{ $judgements ->
    [0] { "" }
    [one] , 1 vurdering
   *[other] , { $judgements } vurderinger
}.
cli-sources-sources-rename = Gi TEKST et nytt NAVN. Historikken beholder det gamle.
cli-sources-renamed = «{ $source }» heter nå «{ $name }».
cli-sources-text =
    Skriv ut den normaliserte teksten i TEKST, hel eller delvis.

    Posisjoner er kodepunkter. I et annet lag enn «spoken» er de posisjoner i det laget.
    .start = Begynn ved dette kodepunktet.
    .end = Stopp før dette kodepunktet (ellers: slutten av teksten).
    .turns = Ta med replikkene, sammen med --json.
cli-sources-find = Finn hvor SITAT står i TEKST, i kodepunkter. Alle slags mellomrom regnes som like.
cli-sources-quote-missing = Sitatet står ikke i denne teksten.
cli-sources-encoding-doubtful = Det er usikkert hvilken tegnkoding «{ $name }» er skrevet i. I hvilken av disse blir ordene riktige?
cli-sources-encoding-reading = { $number }  { $encoding }: «{ $excerpt }»
cli-sources-encoding-which = Nummer
cli-sources-encoding-taken = Lest som { $encoding }. Hvis en annen er riktig, kan du angre og importere på nytt med --encoding og navnet på den.
cli-sources-previewed = { $name }: { $chars ->
    [one] 1 tegn
   *[other] { $chars } tegn
}
cli-sources-nobody-labelled = Ingen replikker som begynner med et navn og kolon.
cli-sources-silent = { $participant } snakker ikke her.
cli-sources-preview-only = Ingenting er importert. Si hvem som er hvem med --speaker [FIL:]NAVN=DELTAKER og --interviewer [FIL:]NAVN, og importer uten --preview.
cli-sources-sources-speakers =
    Vis hvem som snakker i TEKST og hvor mye, eller rett det.

    Kodespor forsegler ordene på nytt med nøklene til dem som sa dem. Det de var forseglet med før, blir ødelagt når noen som snakker der, trekker seg. Bare en eier kan rette det. Andre replikker blir som de er.
    .speaker = Replikker som begynner med NAVN, er denne deltakerens; en som ikke er kjent ennå, blir lagt til.
    .interviewer = Replikker som begynner med NAVN, er intervjuerens, som aldri telles som informant.
    .nobody = Replikker som begynner med NAVN, er sagt av noen som ikke er deltaker.
    .turn = Replikken med dette nummeret i teksten, talt fra 1, er denne deltakerens; også NUMMER=interviewer eller NUMMER=other.
