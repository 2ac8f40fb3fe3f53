# Hvem som snakker i tekster.

cli-speakers-line = { $label } ({ $who }): { $turns ->
    [one] 1 replikk
   *[other] { $turns } replikker
}, { $words ->
    [one] 1 ord
   *[other] { $words } ord
}, { $share }
cli-speakers-interviewer = intervjuer
cli-speakers-other = ikke deltaker
cli-speakers-twice = { $participant } er oppgitt to ganger og telles én gang.
cli-speakers-set = Hvem som snakker i «{ $name }», er rettet, og ordene er forseglet på nytt.
cli-speakers-form = En som snakker, oppgis som NAVN=DELTAKER.
cli-speakers-turn-form = En replikk oppgis som NUMMER=DELTAKER, NUMMER=interviewer eller NUMMER=other.
cli-speakers-unknown = Ingen replikk begynner med «{ $label }».
cli-speakers-near = «{ $name }» er lagt til; «{ $other }» finnes også. Hvis de er én person: kodespor participants merge { $source } --into { $into }
cli-speakers-once-called = «{ $name }» heter nå «{ $now }»; ordene føres på den deltakeren.
