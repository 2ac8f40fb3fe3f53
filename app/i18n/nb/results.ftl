# Funnene som tabeller: resultattabell, rammeverksmatrise, IPA-tabeller.

results-title = Resultater
results-table = Resultattabell
results-category = Kategori
results-content = Innhold
results-quotes = Sitater
results-participants = Deltakere
results-quote = «{ $words }» ({ $speaker })
results-gone = { $reason ->
    [withdrawn] [et valgt sitat er borte: ordene er trukket tilbake]
    [removed] [et valgt sitat er borte: kodingen er fjernet]
    [elsewhere] [et valgt sitat er borte: utdraget har nå en annen kode]
   *[against] [et valgt sitat er borte: utdraget er merket som negativt tilfelle]
}
results-counted = Deltakere: de som snakker i utdrag kodet med kategorien eller en kode under den, hver regnet én gang. Et utdrag som taler mot koden sin, gir ingen deltaker, men regnes som en koding.

results-layer = Sitater i laget
results-none = Ingen koder ennå. Det du koder, og samler i kategorier, blir en rad her.
results-counts = { $participants ->
    [one] 1 deltaker
   *[other] { $participants } deltakere
} · { $codings ->
    [one] 1 koding
   *[other] { $codings } kodinger
}
results-write-about = Skriv om { $code }
results-content-about = Hva denne kategorien eller koden sier, med dine egne ord. Det står i resultattabellen og i validitetsgjennomgangen.
results-choose-for = Velg et sitat for { $code }
results-no-candidates = Ingen utdrag her kan siteres: ingen er kodet med den, eller ordene er trukket tilbake.
results-chosen = Valgte et sitat for «{ $code }».
results-words = «{ $words }»
results-chosen-by = { $speaker } · { $source } · valgt av { $member }
results-let-go-of = Ta ut dette sitatet
results-let-go = Tok ut sitatet.

results-framework = Rammeverksmatrise
results-case = Case
results-part = { $title }, del { $part } av { $parts }
results-segment = { $mark ->
    [pointed] →
   *[other] ·
} «{ $words }» ({ $source }: { $codes }{ $stance ->
    [against] {", negativt tilfelle"}
   *[other] {""}
})
results-pointed-to = → viser utdragene som en tekst viser tilbake til.
results-without-column = { $count ->
    [one] 1 skrevet rute hører til en kategori som ikke har noen kolonne her.
   *[other] { $count } skrevne ruter hører til kategorier som ikke har noen kolonne her.
}
results-without-case = { $count ->
    [one] 1 skrevet rute hører til en case som ikke er her lenger; ordene kan være trukket tilbake.
   *[other] { $count } skrevne ruter hører til caser som ikke er her lenger; ordene kan være trukket tilbake.
}

results-ipa-of-group = Gruppens erfaringstemaer
results-ipa-case = Personlige erfaringstemaer: { $participant }
results-ipa-group = Erfaringstema for gruppen
results-ipa-theme = Personlig erfaringstema
results-ipa-statement = Erfaringsnært utsagn
results-ipa-words = Ord
results-ipa-place = Sted
results-ipa-notes = Utforskende notater
results-ipa-not-gathered = (ikke i noe tema ennå)
results-ipa-not-grouped = (ikke noe gruppetema over)
results-ipa-line = { $source }, linje { $line }
results-ipa-cases = { $count } av { $people }: { $names }

results-ipa = IPA-tabeller
results-ipa-about = En kode er et erfaringsnært utsagn, kategorien over den et personlig erfaringstema, kategorien øverst et erfaringstema for gruppen. Memoer om kodinger er utforskende notater.
results-ipa-none = Ingenting er kodet ennå.
results-cases = Caser
results-no-matrix = Hver deltaker blir en rad her, og hver hovedkategori en kolonne. Legg til deltakere, og samle koder i kategorier.
results-framework-about = Trykk på en rute for å skrive hva denne casen sier i denne kategorien. Det du skriver, forsegles med nøklene til casen: Trekker deltakeren seg, forsvinner det også.
results-segments = { $count ->
    [0] ingen utdrag
    [one] 1 utdrag
   *[other] { $count } utdrag
}
results-cell = { $case }, { $category }: { $text }
results-cell-text = Hva casen sier her
results-cell-emptied = Tømte ruten.
results-segments-behind = Utdragene bak denne ruten. Merk av dem teksten din viser tilbake til.
results-rests-on = Teksten min viser tilbake hit

results-bank = Sitatbank
results-number = Nummer
results-quote-words = Sitat
results-speaker = Hvem som snakker
results-place = Sted
results-used = Brukt i
results-bank-gone = { $reason ->
    [withdrawn] [borte: ordene er trukket tilbake]
   *[removed] [borte: kodingen er fjernet]
}
results-bank-against = [negativt tilfelle]
results-bank-none = Ingen sitater ennå. Gi et sitat et nummer under Hent fram, eller gi nummer til sitatene du valgte i resultattabellen.
results-bank-number-chosen = Gi de valgte sitatene nummer
results-bank-numbered = Nummerert: { $count ->
    [one] { $count } sitat
   *[other] { $count } sitater
}.
results-bank-note-use = Noter hvor { $quote } er brukt
results-bank-used-in = Brukt i: { $places }
results-bank-where = Hvor du bruker det, for eksempel kapittel 4
