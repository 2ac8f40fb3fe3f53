# Lagring av filer: formatene de kan ha, med en setning om hvert, og det som sies om det som går ut.

saving-form = Format
saving-name = Navn på filen
saving-making = Lager { $name }
saving-for-seconds = { $seconds ->
    [one] { $seconds } sekund så langt
   *[other] { $seconds } sekunder så langt
}
saving-cancelled = Avbrutt. Ingenting ble lagret.
saving-downloaded = { $file } ligger der nettleseren legger nedlastinger. Filen er ikke kryptert: flytt den dit deltakernes ord kan ligge.
saving-not-anonymised = I dette laget står tekstene slik det ble sagt: navn og steder som kan identifisere noen, er IKKE erstattet.
saving-anonymised = { $bare ->
    [0] { $count ->
        [one] I den ene teksten er det som ble merket som identifiserende, erstattet. Navn som ingen har merket, står der fortsatt.
       *[other] I alle de { $count } tekstene er det som ble merket som identifiserende, erstattet. Navn som ingen har merket, står der fortsatt.
    }
    [one] I { $names } er ingenting erstattet ennå: Teksten står slik det ble sagt.
   *[other] I { $bare } tekster er ingenting erstattet ennå ({ $names }{ $bare ->
        [1] {""}
        [2] {""}
        [3] {""}
       *[other] {" "}…
    }): De står slik det ble sagt.
}
saving-form-docx = Word (.docx)
    .about = Til å lese, skrive i og skrive ut fra Word eller LibreOffice.
saving-form-xlsx = Excel (.xlsx)
    .about = En tabell til å sortere og telle i, i Excel eller et annet regneark.
saving-form-csv = Enkel tabell (.csv)
    .about = En tabell som alle regneark og statistikkprogrammer leser.
saving-form-html = Nettside (.html)
    .about = En side som alle nettlesere viser og skriver ut; den henter ingenting andre steder fra.
saving-form-md = Markdown (.md)
    .about = Ren tekst med overskrifter, for notatprogrammer.
saving-form-json = JSON (.json)
    .about = For programmer: alt sammen som data.
saving-form-qdpx = REFI-QDA-prosjekt (.qdpx)
    .about = Tekster, koder og kodinger til NVivo, MAXQDA, ATLAS.ti, QualCoder og andre.
saving-form-qdc = REFI-QDA-kodebok (.qdc)
    .about = Bare kodene med definisjonene, ikke et ord fra deltakerne.
saving-form-svg = Bilde som er skarpt i alle størrelser (.svg)
    .about = Til artikler og plakater.
saving-form-png = Bilde (.png)
    .about = Til lysbilder og dokumenter.
saving-form-kaudit = Revisjonspakke (.kaudit)
    .about = Den forseglede loggen, til en som skal kontrollere at ingenting mangler eller er endret.
saving-not-in-a-page = Word-filer lages ikke i nettleseren. En HTML-fil kan åpnes i Word.
saving-files-elsewhere = { $files ->
    [one] 1 vedlegg ({ $mib } MiB) er ikke med, fordi det ikke er på denne enheten.
   *[other] { $files } vedlegg ({ $mib } MiB) er ikke med, fordi de ikke er på denne enheten.
}
