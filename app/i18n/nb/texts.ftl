# Listen over tekster, og import og eksport.

texts-import = Importer tekster
texts-import-project = Prosjekt fra et annet verktøy
texts-import-survey = Svar fra en spørreundersøkelse
texts-import-segments = Kodede utdrag fra en tabell
texts-none = Ingen tekster ennå. Importer transkripsjoner (txt, md, docx, odt, rtf, pdf, html), gjerne flere om gangen.
texts-facts = { $kind } · { $characters } tegn · { $codings ->
    [one] { $codings } koding
   *[other] { $codings } kodinger
}
texts-facts-people = { $people } · { $facts }
texts-covered = { $share } av teksten er kodet
texts-coded = { $share } kodet
texts-row = { $name }, { $facts }, { $covered }
texts-files = Opptak og filer
texts-tool = { $tool }: { $text }
texts-withdrawn = trukket tilbake
texts-hidden = tilbaketrekking ikke bekreftet ennå

texts-read = Les inn
texts-reading-file = Leser fil { $place } av { $count }: { $name }
texts-import-running = Tekstene importeres nå. Slipp disse filene når de er på plass.
texts-stop = Stopp
texts-stopped = Stoppet; ingenting ble importert.
texts-import-count = Importer { $count ->
    [one] { $count } tekst
   *[other] { $count } tekster
}
texts-import-apart = Med flere deltakere forsegles replikkene til hver enkelt for seg, slik at én av dem kan trekke seg.
texts-import-comments = { $count ->
    [one] Ta vare på kommentaren i margen som memo
   *[other] Ta vare på de { $count } kommentarene i margen som memoer
}
texts-import-again = Importer også { $count ->
    [one] { $count } tekst
   *[other] { $count } tekster
} som finnes i prosjektet fra før
texts-known = finnes i prosjektet fra før, som «{ $name }»
texts-chosen-twice = har de samme ordene som «{ $file }», som også er valgt

texts-project-formats = REFI-QDA (.qdpx, .qde, .qdc), QualCoder (.qda), RQDA (.rqda), Requal (.requal), Taguette (.sqlite3), brat (velg mappen, eller en .zip av den), CATMA (velg mappen, eller korpuset som arkiv), INCEpTION (.json, .xmi, .tsv, eller arkivet), Label Studio (.json); kodebøker (.csv, .xlsx, .md).
texts-reading = Leser { $name } …
texts-project-counts = Tekster: { $texts } · Koder: { $codes } · Kodinger: { $codings } · Memoer: { $memos } · Deltakere: { $participants }
texts-project-here = Her fra før: { $texts ->
    [one] 1 tekst
   *[other] { $texts } tekster
}, { $codes ->
    [one] 1 kode
   *[other] { $codes } koder
}, { $codings ->
    [one] 1 koding
   *[other] { $codings } kodinger
}. Bare det som er nytt, importeres.
texts-project-stays = { $count ->
    [one] 1 ting i filen er slettet eller trukket her, og forblir det.
   *[other] { $count } ting i filen er slettet eller trukket her, og forblir det.
}
texts-project-gone = { $count ->
    [one] 1 ting som kom med dette prosjektet, er ikke lenger i filen. Den blir stående her.
   *[other] { $count } ting som kom med dette prosjektet, er ikke lenger i filen. De blir stående her.
}
texts-project-changed = Står annerledes i filen. Velg hva som skal tas derfra:
texts-not-represented = Dette kommer ikke inn slik det står i filen (listen blir i prosjektet):
texts-import-reports = Dette ble utelatt ved import
texts-report-name = importrapport.md
texts-importing = Importerer prosjektet
texts-imported = Importerte { $texts ->
    [one] { $texts } tekst
   *[other] { $texts } tekster
}, { $codes ->
    [one] { $codes } kode
   *[other] { $codes } koder
} og { $codings ->
    [one] { $codings } koding
   *[other] { $codings } kodinger
}.

texts-export-name = studie
texts-export-layer = Lag som tekstene vises i
texts-export-about = Hele studien: til å lese og telle i, eller til et annet program.

texts-survey-file = Tabell med én rad per svar (.csv eller .xlsx)
texts-survey-columns = Kolonner med tekst, atskilt med komma (tomt: de med lange svar)
texts-survey-person = Kolonne med pseudonymer (tomt: deltakerne nummereres)
texts-survey-about = Hver rad blir en tekst og en deltaker; de andre kolonnene blir kjennetegn.
texts-survey-imported = { $count } svar importert.
texts-segments-file = Tabell med tekst, sitat og kode i hver rad (.csv eller .xlsx)
texts-column-source = Kolonne med tekstens navn
texts-column-quote = Kolonne med sitater
texts-column-code = Kolonne med koder
texts-column-why = Kolonne med begrunnelser
texts-column-coder = Kolonne med medkodere
texts-column-made = Kolonne med datoer
texts-column-weight = Kolonne med vekter
texts-segments-about = Oppgi en kolonne bare hvis overskriften ikke sier hva den inneholder.
texts-segments-problems = Ikke funnet, eller funnet flere ganger
texts-who-speaks = Hvem som snakker
texts-came-in = { $count ->
    [one] Én tekst er importert
   *[other] { $count } tekster er importert
}{ $turns ->
    [0] {"."}
    [one] {" "}med én replikk. Snakker i teksten: { $speakers }
   *[other] {" "}med { $turns } replikker. De som snakker: { $speakers }
}
texts-more-speakers = { $count } til
texts-speaker = { $label }: { $turns ->
    [one] 1 replikk
   *[other] { $turns } replikker
}, { $words ->
    [one] 1 ord
   *[other] { $words } ord
}, { $share }
texts-speaker-interviewer = Intervjuer
texts-speaker-other = Ikke deltaker
texts-speaker-new = Ny deltaker: { $name }
texts-speakers-of = Hvem som snakker i «{ $name }»
texts-speakers-help = Ordene blir forseglet på nytt med nøklene til dem som sa dem, så en tilbaketrekking tar akkurat disse. En intervjuer telles aldri som informant.
texts-speakers-turn = Replikkens nummer
texts-speakers-turn-who = Bare denne replikken er sagt av
texts-speakers-why = Begrunnelse
texts-speakers-set = Hvem som snakker i «{ $name }», er rettet.
texts-silent = { $participant } snakker ikke i «{ $text }»; det kan rettes under Hvem som snakker.
texts-speaker-by-name = Etter navnene ovenfor, ellers ikke deltaker
texts-layout = Eget oppsett, hvis det ikke blir kjent igjen
texts-layout-about = Hvordan den første linjen i en replikk ser ut: {"{navn}"}, {"{tid}"} og {"{ord}"}, og det som står mellom dem.
texts-layout-describe = Beskriv oppsettet
texts-layout-describe-how = Når de som snakker, ikke blir kjent igjen: si hvordan en replikk begynner, så leses tekstene nedenfor slik
texts-layout-preview = Forhåndsvis
texts-layout-speaks = { $name } ({ $turns ->
    [one] 1 replikk
   *[other] { $turns } replikker
})
texts-layout-who = { $name }: { $speakers }
texts-layout-nobody = Ingen replikk blir kjent igjen.

texts-attributes = Kjennetegn
texts-attributes-of = Kjennetegn ved { $name }
texts-attribute-name = Kjennetegn, for eksempel sted
texts-attribute-known = Kjennetegn i bruk
texts-attribute-clear = En tom verdi tømmer kjennetegnet.
texts-attributes-table = Kjennetegn fra en tabell
texts-attributes-about = Navnene på tekstene i første kolonne, og en overskrift over hver kolonne. Verdier som er annerledes, blir satt; ingenting fjernes.
texts-attributes-imported = { $texts ->
    [one] { $texts } tekst
   *[other] { $texts } tekster
} i tabellen: { $count } kjennetegn satt.
texts-summary-check = Det den utelater
texts-export-for = For hvilket program (.qdpx)
texts-export-margin = Teksten med nummererte linjer og kodingene i margen.
texts-save-margin = Lagre med koder i margen

# -- gjennomgangen av det som er lest inn, før det importeres

texts-review-title = { $count ->
    [one] 1 tekst er lest inn
   *[other] { $count } tekster er lest inn
}. Se gjennom, og importer.
texts-review-about = Ingenting er importert ennå. Hver linje kan endres.
texts-review-own = Én deltaker per tekst
texts-review-own-how = Hver tekst får sin egen deltaker: den som snakker der, eller navnet på filen.
texts-review-kind = Type for alle
texts-review-include = Importer { $file }
texts-review-name = Navn på teksten
texts-review-people = Deltakere (pseudonymer, atskilt med komma)
texts-review-new = { $count ->
    [one] { $people } er ny og legges til.
   *[other] { $people } er nye og legges til.
}
texts-review-nobody = Ingen deltaker: ingen kan trekke seg fra denne teksten.
texts-review-take = Deltaker: { $name }
texts-review-encoding = Tegnkoding (usikker: velg linjen der ordene blir riktige)
texts-review-go = { $count ->
    [0] Importer
    [one] Importer 1 tekst
   *[other] Importer { $count } tekster
}
texts-import-folder = Fra en mappe
texts-import-folder-label = Mappe med tekstene
texts-drop-about = Velg filer, eller slipp dem hvor som helst i dette vinduet. Også mapper kan slippes.
texts-project-file = Prosjektets fil
texts-project-folder = Prosjekt som er en mappe (QualCoder, brat)

texts-import-more = Annen import
texts-skipped = Ikke lest, siden { $count ->
    [one] det ikke er en tekst: { $names }
   *[other] det ikke er tekster: { $names }
}.
texts-sort = Sorter etter
texts-sort-imported = når den ble importert
texts-sort-name = navn
texts-sort-kind = type
texts-sort-length = lengde, lengst først
texts-sort-codings = kodinger, flest først
texts-group = Grupper etter
texts-group-none = ingenting
texts-group-kind = type
texts-group-participant = deltaker
texts-group-without = Ikke oppgitt
texts-actions = Handlinger for «{ $name }»
texts-rename = Gi nytt navn
texts-rename-title = Gi «{ $name }» nytt navn
texts-renamed = «{ $before }» heter nå «{ $name }».
texts-participants = Deltakere
texts-participants-of = Hvem sine ord er det i «{ $name }»?
texts-participants-about = Den som velges her, kan trekke seg, og da slettes ordene.
texts-participant-new = En ny deltaker (pseudonym)
texts-assigned = { $count ->
    [0] «{ $name }» hører ikke til noen deltaker nå.
   *[other] «{ $name }» hører til { $people }.
}
texts-aside-put = Legg til side
texts-aside-back = Ta fram igjen
texts-aside-title = Legg «{ $name }» til side
texts-aside-about = Teksten står for seg, foldet sammen nederst under Tekster, og vises ikke på Hjem. Kodingene blir værende og telles med. Du kan ta den fram igjen når som helst.
texts-aside-done = «{ $name }» er lagt til side.
texts-aside-taken = «{ $name }» står blant tekstene igjen.
texts-aside-because = lagt til side: { $reason }
texts-aside =
    { $count ->
        [one] Lagt til side (1 tekst)
       *[other] Lagt til side ({ $count } tekster)
    }
