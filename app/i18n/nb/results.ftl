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
results-counted = Deltakere: de som snakker i utdrag kodet med kategorien eller en kode under den, hver regnet én gang. Utdrag som taler mot koden sin, er ikke regnet med her.

results-layer = Sitater i laget
results-file = Fil
results-forms = Endelsen på navnet bestemmer formatet: .docx, .xlsx, .csv, .html eller .md. Filen er ikke kryptert.
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
