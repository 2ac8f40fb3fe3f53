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
    [named] linjer som begynner med taler og tid
    [chat] chatten fra et møte
    [mark] tidsmerker
    [ending] avsnitt som slutter med en tid
    [alone] tider på egne linjer
    [columns] to kolonner
    [digit] talere med nummer
    [numbered] nummererte linjer
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
importing-left-remark = { $count ->
    [one] ett ord av programmets egne merknader er utelatt
   *[other] { $count } ord av programmets egne merknader er utelatt
}
importing-note-pdf = pdf, { $silent } av { $pages } sider uten tekst
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

importing-kept = { $type ->
    [PDFSource] PDF «{ $name }»
    [PictureSource] Bilde «{ $name }»
    [AudioSource] Opptak «{ $name }»
    [VideoSource] Video «{ $name }»
    [Link] Lenke «{ $name }»
    [Graph] Graf «{ $name }»
   *[other] { $type } «{ $name }»
}: vises ikke i Kodespor; innholdet er tatt vare på og kommer med i neste eksport
importing-left-out-several-people = { $type } «{ $name }»: utelatt, fordi den hører til flere personer og ikke har tekst
importing-left-out-without-guid = { $type } «{ $name }»: utelatt, fordi den ikke har noen GUID
importing-left-out-quoting-names = navn i bevart innhold som gjentar det andre sier i en tekst
importing-left-out-text = teksten «{ $text }»: { $problem }
importing-left-out-no-text = «{ $name }»: har ingen tekst
importing-left-out-no-text-or-media = «{ $name }»: har ingen tekst (Kodespor viser ikke bilder, lyd og film)
importing-left-out-segment = et utdrag av «{ $text }» som ligger utenfor teksten
importing-left-out-coding = en koding utenfor teksten, eller uten kode
importing-left-out-coding-without-code = en koding med en kode som ikke er i filen
importing-left-out-codings-on-pictures = { $count ->
    [one] { $count } koding av bilder
   *[other] { $count } kodinger av bilder
}
importing-left-out-codings-on-recordings = { $count ->
    [one] { $count } koding av lyd eller film
   *[other] { $count } kodinger av lyd eller film
}
importing-left-out-case-segments = case «{ $case }»: at det bare gjelder deler av en tekst
importing-left-out-second-category = at en kode hører til enda en kategori
importing-left-out-highlight-outside = en markering som ligger utenfor teksten
importing-left-out-highlight-untagged = en markering uten kode
importing-left-out-set = settet «{ $set }»: ingenting av innholdet ble importert

importing-row-no-text = Rad { $row }: det er ingen tekst som heter «{ $text }».
importing-row-no-quote = Rad { $row }: sitatet finnes ikke i «{ $text }».
importing-row-many-quotes = Rad { $row }: sitatet finnes { $count } ganger i «{ $text }»; det første ble kodet.
importing-row-no-code = Rad { $row }: den har ingen kode.
importing-changed = { $kind ->
    [code] Koden «{ $name }»
    [source] Teksten «{ $name }»
    [coding] En koding med «{ $name }»
    [memo] Memoet «{ $name }»
   *[case] Deltakeren «{ $name }»
}: { $what ->
    [name] navnet er «{ $here }» her og «{ $file }» i fila.
    [definition] definisjonen er «{ $here }» her og «{ $file }» i fila.
    [parent] den står under «{ $here }» her og under «{ $file }» i fila.
    [colour] fargen er { $here } her og { $file } i fila.
    [text] ordene er andre i fila.
    [place] den står på { $here } her og på { $file } i fila.
    [code] koden er «{ $here }» her og «{ $file }» i fila.
   *[attribute] «{ $attribute }» er «{ $here }» her og «{ $file }» i fila.
}
