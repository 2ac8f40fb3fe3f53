# Samsvar mellom kodere: mål, hvor koderne er uenige, konsensus, tabeller med vurderinger.

agreement-title = Samsvar mellom kodere
agreement-measure = Mål
agreement-percent = Prosentvis samsvar
agreement-unitizing = Krippendorffs α for enhetsavgrensning
agreement-unit = Enhet som telles
agreement-unit-character = hvert tegn
agreement-unit-passage = hvert kodet utdrag
agreement-only-coded = Bare tekst som minst én har kodet
agreement-by-code = Per kode
agreement-by-text = Per tekst
agreement-value = { $value }, { $units ->
    [one] { $units } enhet
   *[other] { $units } enheter
}
agreement-value-interval = { $value }, { $units ->
    [one] { $units } enhet
   *[other] { $units } enheter
} (95 %-intervall: { $low } til { $high })
agreement-value-short = { $value } ({ $units })
agreement-undefined-because = Ikke definert: { $reason }
agreement-undefined = ikke definert

agreement-differences = Uenigheter: { $count }
agreement-boundaries = ulike grenser
agreement-only = bare { $coder }
agreement-settle = Registrer konsensus
agreement-consensus = Konsensus
agreement-settle-why = Hva ble dere enige om, og hvorfor?
agreement-settle-place = Grenser
agreement-settle-about = Velg kodene dere er enige om. Velger dere ingen, hører ingen kode hjemme her. Begge kodingene blir stående.
agreement-settled = Konsensusen er registrert.
agreement-coded-alike = kodet likt
agreement-consensus-because = enige om: { $reason }
agreement-quote = «{ $words }»
agreement-no-consensus = Ingen konsensus er registrert ennå.

agreement-over-time = Over tid
agreement-over-time-title = Samsvar mellom kodere over tid
agreement-over-time-none = Målet var ikke definert på noe tidspunkt.

agreement-note-missing = { $missing ->
    [one] Én vurdering mangler
   *[other] { $missing } vurderinger mangler
}; { $units ->
    [0] alle enheter har minst to.
    [one] én enhet har færre enn to og teller ikke.
   *[other] { $units } enheter har færre enn to og teller ikke.
}
agreement-note-units = Tabellen har ingen kolonne for enheter; radene telles som enhet 1 til { $count }.
agreement-note-coders = Tabellen har ingen overskrifter; koderne er nummerert.
agreement-ratings-open = Tabell med vurderinger …
agreement-ratings = Tabell med vurderinger
agreement-ratings-file = Tabell med vurderinger (.csv): enhet, koder 1, koder 2, …
agreement-level = Målenivå
agreement-level-nominal = nominalnivå
agreement-level-ordinal = ordinalnivå
agreement-level-interval = intervallnivå
agreement-level-ratio = forholdstallsnivå
agreement-compute = Beregn
agreement-ratings-counts = Hver rad med minst to vurderinger er en enhet. Kodere: { $coders }.
