# Det som sies om en import: hvordan en fil ble lest, og hva som ikke har noen plass her.

importing-note-read-as = { $how }
importing-note-format-and = { $format }, { $note }
importing-note-doubtful = { $how }, usikkert: det kan være { $others }
importing-note-layout = { $note }, transkripsjon satt opp som { $layout ->
    [heading] overskrifter med tider
    [span] tidsrom
    [stamp] tidsmerker
    [table] tabell
    [range] linjer som begynner med et tidsrom
    [named] linjer som begynner med navn og tid
    [chat] chatten fra et møte
    [mark] tidsmerker
    [ending] avsnitt som slutter med en tid
    [alone] tider på egne linjer
    [columns] to kolonner
    [digit] nummer på dem som snakker
    [numbered] nummererte linjer
    [barred] kolonner med streker mellom
    [marked] navn i klammer
    [stamped] linjer som begynner med tid og navn
    [above] navn på egne linjer
    [sign] navn foran et tegn
    [address] telefonnumre og e-postadresser i stedet for navn
    [bullet] en liste med replikker
    [capitals] navn med store bokstaver
    [clock] tider med ord eller punktum
    [apart] navn over avsnitt
    [message] meldinger fra en telefon
   *[other] { $layout }
}
importing-left-bad-byte = { $count ->
    [one] én byte kunne ikke leses og står som �
   *[other] { $count } byte kunne ikke leses og står som �
}
importing-left-comment = { $count ->
    [one] én kommentar i margen, ikke i teksten
   *[other] { $count } kommentarer i margen, ikke i teksten
}
importing-left-control = { $count ->
    [one] ett kontrolltegn er utelatt
   *[other] { $count } kontrolltegn er utelatt
}
importing-left-deleted = { $count ->
    [one] ett slettet ord er utelatt (sporede endringer)
   *[other] { $count } slettede ord er utelatt (sporede endringer)
}
importing-left-front-matter = { $count ->
    [one] ett ord fra filens hode er utelatt
   *[other] { $count } ord fra filens hode er utelatt
}
importing-left-header = { $count ->
    [one] ett ord i topp- eller bunntekst er utelatt
   *[other] { $count } ord i topp- eller bunntekst er utelatt
}
importing-left-hidden = { $count ->
    [one] ett skjult ord er utelatt
   *[other] { $count } skjulte ord er utelatt
}
importing-left-object = { $count ->
    [one] ett bilde eller objekt er utelatt
   *[other] { $count } bilder eller objekter er utelatt
}
importing-left-placeholder = { $count ->
    [one] ett ord i et tomt skjemafelt er utelatt
   *[other] { $count } ord i tomme skjemafelt er utelatt
}
importing-left-column = { $count ->
    [one] ett ord i en annen kolonne i tabellen er utelatt
   *[other] { $count } ord i andre kolonner i tabellen er utelatt
}
importing-left-sheet = { $count ->
    [one] ett ord i et annet ark er utelatt
   *[other] { $count } ord i andre ark er utelatt
}
importing-left-unread-sheet = { $count ->
    [one] ett ark sist i filen er ikke lest
   *[other] { $count } ark sist i filen er ikke lest
}
importing-left-struck = { $count ->
    [one] ett overstrøket ord står i teksten
   *[other] { $count } overstrøkne ord står i teksten
}
importing-left-remark = { $count ->
    [one] ett ord av programmets egne merknader er utelatt
   *[other] { $count } ord av programmets egne merknader er utelatt
}
importing-note-pdf = { $pages ->
    [one] pdf, den eneste siden er uten tekst
   *[other] pdf, { $silent } av { $pages } sider uten tekst
}
importing-note-places = posisjoner talt i { $is_utf16 ->
    [yes] UTF-16-enheter
   *[no] kodepunkter
}{ $folds_lines ->
    [yes] , linjeskift som ett tegn
   *[no] { "" }
}{ $counts_mark ->
    [yes] , byterekkefølgemerket medregnet
   *[no] { "" }
}{ $end_is_last ->
    [yes] , slutten medregnet
   *[no] { "" }
}, { $percent } % ved ordgrenser

importing-text-empty = den er tom
importing-text-absent = teksten er ikke i filen
importing-file-absent = selve filen fulgte ikke med prosjektet

importing-omission-kept-pdf = { $count ->
    [one] { $count } PDF som ikke vises i Kodespor: tatt vare på, og med i neste eksport
   *[other] { $count } PDF-er som ikke vises i Kodespor: tatt vare på, og med i neste eksport
}
importing-omission-kept-coding = { $count ->
    [one] { $count } koding på et bilde, en side eller et opptak: tatt vare på sammen med det, og med i neste eksport
   *[other] { $count } kodinger på bilder, sider eller opptak: tatt vare på sammen med dem, og med i neste eksport
}
importing-omission-kept-picture = { $count ->
    [one] { $count } bilde som ikke vises i Kodespor: tatt vare på, og med i neste eksport
   *[other] { $count } bilder som ikke vises i Kodespor: tatt vare på, og med i neste eksport
}
importing-omission-kept-audio = { $count ->
    [one] { $count } lydopptak som ikke vises i Kodespor: tatt vare på, og med i neste eksport
   *[other] { $count } lydopptak som ikke vises i Kodespor: tatt vare på, og med i neste eksport
}
importing-omission-kept-video = { $count ->
    [one] { $count } videoopptak som ikke vises i Kodespor: tatt vare på, og med i neste eksport
   *[other] { $count } videoopptak som ikke vises i Kodespor: tatt vare på, og med i neste eksport
}
importing-omission-kept-link = { $count ->
    [one] { $count } lenke som ikke vises i Kodespor: tatt vare på, og med i neste eksport
   *[other] { $count } lenker som ikke vises i Kodespor: tatt vare på, og med i neste eksport
}
importing-omission-kept-graph = { $count ->
    [one] { $count } graf som ikke vises i Kodespor: tatt vare på, og med i neste eksport
   *[other] { $count } grafer som ikke vises i Kodespor: tatt vare på, og med i neste eksport
}
importing-omission-kept-other = { $count ->
    [one] { $count } ting som ikke vises i Kodespor: tatt vare på, og med i neste eksport
   *[other] { $count } ting som ikke vises i Kodespor: tatt vare på, og med i neste eksport
}
importing-omission-several-people = { $count ->
    [one] { $count } fil uten tekst som hører til flere personer: utelatt, fordi den ikke kan trekkes tilbake for én av dem
   *[other] { $count } filer uten tekst som hører til flere personer: utelatt, fordi de ikke kan trekkes tilbake for én av dem
}
importing-omission-without-guid = { $count ->
    [one] { $count } fil uten GUID: utelatt
   *[other] { $count } filer uten GUID: utelatt
}
importing-omission-quoting-names = { $count ->
    [one] { $count } bevart ting uten navn som gjentar det andre sier i en tekst
   *[other] { $count } bevarte ting uten navn som gjentar det andre sier i en tekst
}
importing-omission-text = { $count ->
    [one] { $count } tekst som ikke ble importert
   *[other] { $count } tekster som ikke ble importert
}
importing-omission-no-text = { $count ->
    [one] { $count } tekst uten ord: utelatt
   *[other] { $count } tekster uten ord: utelatt
}
importing-omission-no-media = { $count ->
    [one] { $count } bilde, opptak eller fil uten tekst: utelatt
   *[other] { $count } bilder, opptak eller filer uten tekst: utelatt
}
importing-omission-segment = { $count ->
    [one] { $count } utdrag som er tomt eller utenfor teksten sin: utelatt
   *[other] { $count } utdrag som er tomme eller utenfor teksten sin: utelatt
}
importing-omission-coding = { $count ->
    [one] { $count } koding utenfor teksten, på andre ord enn den siterer, eller uten kode: utelatt
   *[other] { $count } kodinger utenfor teksten, på andre ord enn de siterer, eller uten kode: utelatt
}
importing-omission-coding-without-code = { $count ->
    [one] { $count } koding med en kode som ikke er i filen: utelatt
   *[other] { $count } kodinger med koder som ikke er i filen: utelatt
}
importing-omission-coding-on-picture = { $count ->
    [one] { $count } koding av et bilde: utelatt
   *[other] { $count } kodinger av bilder: utelatt
}
importing-omission-coding-on-recording = { $count ->
    [one] { $count } koding av lyd eller film: utelatt
   *[other] { $count } kodinger av lyd eller film: utelatt
}
importing-omission-case-part = { $count ->
    [one] { $count } del av en tekst som hører til en case: hele teksten ble knyttet til deltakeren
   *[other] { $count } deler av tekster som hører til caser: hele tekstene ble knyttet til deltakerne
}
importing-omission-second-category = { $count ->
    [one] { $count } ekstra kategori for en kode: utelatt
   *[other] { $count } ekstra kategorier for koder: utelatt
}
importing-omission-untagged = { $count ->
    [one] { $count } markering uten kode: utelatt
   *[other] { $count } markeringer uten kode: utelatt
}
importing-omission-set = { $count ->
    [one] { $count } sett der ingenting av innholdet ble importert: utelatt
   *[other] { $count } sett der ingenting av innholdet ble importert: utelatt
}
importing-omission-graph = { $count ->
    [one] { $count } graf: utelatt
   *[other] { $count } grafer: utelatt
}
importing-omission-link = { $count ->
    [one] { $count } lenke: utelatt
   *[other] { $count } lenker: utelatt
}
importing-omission-case-code = { $count ->
    [one] { $count } kode for en case: tatt vare på som memo om deltakeren
   *[other] { $count } koder for caser: tatt vare på som memoer om deltakerne
}
importing-omission-filter = { $count ->
    [one] { $count } lagret søk eller filter: utelatt
   *[other] { $count } lagrede søk eller filtre: utelatt
}
importing-omission-cycle = { $count ->
    [one] { $count } kode som står under seg selv: lagt øverst
   *[other] { $count } koder som står under seg selv: lagt øverst
}
importing-omission-too-deep = { $count ->
    [one] { $count } kode for dypt i treet: lagt på dypeste nivå
   *[other] { $count } koder for dypt i treet: lagt på dypeste nivå
}
importing-omission-guid-twice = { $count ->
    [one] { $count } ting til med samme GUID som en annen: importert ved siden av den, med sin egen GUID
   *[other] { $count } ting til med samme GUID som andre: importert ved siden av dem, med hver sin GUID
}
importing-omission-name-twice = { $count ->
    [one] { $count } ting til med samme navn: importert ved siden av den første
   *[other] { $count } ting til med samme navn: importert ved siden av den første
}
importing-omission-name-long = { $count ->
    [one] { $count } for langt navn: forkortet, hele navnet står i beskrivelsen eller i et memo
   *[other] { $count } for lange navn: forkortet, hele navnene står i beskrivelsen eller i et memo
}
importing-omission-as-memo = { $count ->
    [one] { $count } ting uten egen form her: tatt vare på som memo
   *[other] { $count } ting uten egen form her: tatt vare på som memoer
}
importing-omission-attribute-type = { $count ->
    [one] { $count } type for et kjennetegn som noen av verdiene ikke passer til: verdiene er tekst her
   *[other] { $count } typer for kjennetegn som noen av verdiene ikke passer til: verdiene er tekst her
}
importing-omission-attribute = { $count ->
    [one] { $count } verdi av et kjennetegn: utelatt
   *[other] { $count } verdier av kjennetegn: utelatt
}
importing-omission-own-unread = { $count ->
    [one] { $count } oppføring i Kodespors eget notat som ikke kunne leses: utelatt
   *[other] { $count } oppføringer i Kodespors eget notat som ikke kunne leses: utelatt
}
importing-omission-own-judgement = { $count ->
    [one] { $count } vurdering av en koding, eller forslag om en kode, som ikke er i filen: utelatt
   *[other] { $count } vurderinger av kodinger, eller forslag om koder, som ikke er i filen: utelatt
}
importing-omission-own-consensus = { $count ->
    [one] { $count } konsensus om kodinger, koder eller en tekst som ikke er i filen: utelatt
   *[other] { $count } konsensuser om kodinger, koder eller tekster som ikke er i filen: utelatt
}
importing-omission-own-layer = { $count ->
    [one] { $count } endring i et lag der teksten ikke er i filen, eller der en annen endring erstatter de samme ordene: utelatt
   *[other] { $count } endringer i lag der tekstene ikke er i filen, eller der andre endringer erstatter de samme ordene: utelatt
}
importing-omission-own-astray = { $count ->
    [one] { $count } oppføring i Kodespors eget notat om noe som ikke er i filen: utelatt
   *[other] { $count } oppføringer i Kodespors eget notat om ting som ikke er i filen: utelatt
}
importing-omission-own-newer = { $count ->
    [one] { $count } notat fra en nyere versjon av Kodespor: utelatt, oppgrader Kodespor og importer filen igjen
   *[other] { $count } notater fra en nyere versjon av Kodespor: utelatt, oppgrader Kodespor og importer filen igjen
}
importing-omission-file = { $count ->
    [one] { $count } fil i mappen eller arkivet som ikke hører til prosjektet: hoppet over
   *[other] { $count } filer i mappen eller arkivet som ikke hører til prosjektet: hoppet over
}
importing-omission-note = { $count ->
    [one] { $count } notat: utelatt
   *[other] { $count } notater: utelatt
}
importing-omission-moved-note = { $count ->
    [one] { $count } notat om noe som ikke ble importert eller ikke kan ha memoer her: tatt vare på som memo til prosjektet
   *[other] { $count } notater om noe som ikke ble importert eller ikke kan ha memoer her: tatt vare på som memoer til prosjektet
}
importing-omission-row = { $count ->
    [one] { $count } rad som ikke kunne plasseres: utelatt
   *[other] { $count } rader som ikke kunne plasseres: utelatt
}
importing-omission-relation = { $count ->
    [one] { $count } relasjon mellom utdrag: tatt vare på som memo
   *[other] { $count } relasjoner mellom utdrag: tatt vare på som memoer
}
importing-omission-feature = { $count ->
    [one] { $count } egenskap ved en koding: tatt vare på i kommentaren
   *[other] { $count } egenskaper ved kodinger: tatt vare på i kommentarene
}
importing-omission-in-parts = { $count ->
    [one] { $count } koding av et utdrag i flere deler: én koding for hver del, og kommentaren sier hvilken
   *[other] { $count } kodinger av utdrag i flere deler: én koding for hver del, og kommentarene sier hvilken
}
importing-omission-other = { $count ->
    [one] { $count } annen ting: utelatt
   *[other] { $count } andre ting: utelatt
}

importing-important = viktig
importing-report-title = Import av { $file }
importing-report-about = Importert av { $by }, første gang { $day }.{ $count ->
    [0] {""}
    [one] {" "}1 ting derfra er kjent her.
   *[other] {" "}{ $count } ting derfra er kjent her.
} Dette kom ikke inn slik det står i filen:
importing-report-in-text = { $what }, i «{ $text }»
importing-report-none = Ingenting er utelatt fra noen import.

importing-segments-here = { $count ->
    [one] { $count } står her fra før.
   *[other] { $count } står her fra før.
}
importing-row-no-text = Rad { $row }: det er ingen tekst som heter «{ $text }».
importing-row-no-quote = Rad { $row }: sitatet finnes ikke i «{ $text }».
importing-row-many-quotes = Rad { $row }: sitatet finnes { $count } ganger i «{ $text }»; nummer { $number } av dem ble kodet.
importing-row-again = Rad { $row }: den sier det samme som en rad før den.
importing-row-name-long = Rad { $row }: et navn der har { $count } tegn, og { $max } er det meste: utelatt.
importing-row-no-code = Rad { $row }: den har ingen kode.
importing-columns-unread = { $count ->
    [one] Én kolonne har ingen plass her og ble ikke lest: { $names }.
   *[other] { $count } kolonner har ingen plass her og ble ikke lest: { $names }.
}
importing-rows-above = { $count ->
    [one] Raden over overskriftene ble ikke lest: { $rows }.
   *[other] { $count } rader over overskriftene ble ikke lest: { $rows }.
}
importing-sheets-unread = { $count ->
    [one] Ett ark til ble ikke lest: { $names }.
   *[other] { $count } ark til ble ikke lest: { $names }.
}
importing-codes-parted = { $count ->
    [one] Én celle er lest som flere koder, fordi det står semikolon i den: { $names }.
   *[other] { $count } celler er lest som flere koder hver, fordi det står semikolon i dem, blant dem: { $names }.
} Hvis en celle er én kode, gi kolonnen navnet «Kodenavn», og importer tabellen på nytt.
importing-codes-with-commas = { $count ->
    [one] Én kode med komma er lest som ett navn: { $names }.
   *[other] { $count } koder med komma er lest som ett navn hver, blant dem: { $names }.
} Hvis dette er flere koder, gi kolonnen navnet «Koder», og importer tabellen på nytt.
importing-changed = { $kind ->
    [code] Koden «{ $name }»
    [source] Teksten «{ $name }»
    [coding] En koding med «{ $name }»
    [memo] Memoet «{ $name }»
   *[case] Deltakeren «{ $name }»
}: { $what ->
    [name] navnet er «{ $here }» her og «{ $file }» i filen.
    [definition] definisjonen er «{ $here }» her og «{ $file }» i filen.
    [parent] den står under «{ $here }» her og under «{ $file }» i filen.
    [colour] fargen er { $here } her og { $file } i filen.
    [text] ordene er annerledes i filen.
    [place] den står på { $here } her og på { $file } i filen.
    [code] koden er «{ $here }» her og «{ $file }» i filen.
   *[attribute] «{ $attribute }» er «{ $here }» her og «{ $file }» i filen.
}
