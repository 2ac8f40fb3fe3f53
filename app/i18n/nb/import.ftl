# Det som sies om en import: hvordan en fil ble lest, og hva som ikke har noen plass her.

import-note-read-as = { $how }
import-note-format-and = { $format }, { $note }
import-note-pdf = pdf, { $silent } av { $pages } sider uten tekst
import-note-places = posisjoner talt i { $is_utf16 ->
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

import-text-empty = den er tom
import-text-absent = teksten er ikke i filen

import-kept = { $type ->
    [PDFSource] PDF «{ $name }»
    [PictureSource] Bilde «{ $name }»
    [AudioSource] Opptak «{ $name }»
    [VideoSource] Video «{ $name }»
    [Link] Lenke «{ $name }»
    [Graph] Graf «{ $name }»
   *[other] { $type } «{ $name }»
}: vises ikke i Kodespor; innholdet er tatt vare på og kommer med i neste eksport
import-left-out-several-people = { $type } «{ $name }»: utelatt, fordi den hører til flere personer og ikke har tekst
import-left-out-without-guid = { $type } «{ $name }»: utelatt, fordi den ikke har noen GUID
import-left-out-quoting-names = navn i bevart innhold som gjentar det andre sier i en tekst
import-left-out-text = teksten «{ $text }»: { $problem }
import-left-out-no-text = «{ $name }»: har ingen tekst
import-left-out-no-text-or-media = «{ $name }»: har ingen tekst (Kodespor viser ikke bilder, lyd og film)
import-left-out-segment = et utdrag av «{ $text }» som ligger utenfor teksten
import-left-out-coding = en koding utenfor teksten, eller uten kode
import-left-out-coding-without-code = en koding med en kode som ikke er i filen
import-left-out-codings-on-pictures = { $count ->
    [one] { $count } koding av bilder
   *[other] { $count } kodinger av bilder
}
import-left-out-codings-on-recordings = { $count ->
    [one] { $count } koding av lyd eller film
   *[other] { $count } kodinger av lyd eller film
}
import-left-out-case-segments = case «{ $case }»: at det bare gjelder deler av en tekst
import-left-out-text-attributes = kjennetegn ved tekster: bare deltakere har kjennetegn i Kodespor
import-left-out-second-category = at en kode hører til enda en kategori
import-left-out-highlight-outside = en markering som ligger utenfor teksten
import-left-out-highlight-untagged = en markering uten kode
import-left-out-set = settet «{ $set }»: ingen av medlemmene ble importert

import-row-no-text = Rad { $row }: det er ingen tekst som heter «{ $text }».
import-row-no-quote = Rad { $row }: sitatet finnes ikke i «{ $text }».
import-row-many-quotes = Rad { $row }: sitatet finnes { $count } ganger i «{ $text }»; det første ble kodet.
import-row-no-code = Rad { $row }: den har ingen kode.
