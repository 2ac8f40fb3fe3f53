# Samsvar mellom kodere.

cli-agreement-table-of = Kodere: { $coders }. Kategorier: { $categories }.
cli-agreement-agree =
    Mål samsvaret mellom kodere, per kode, per tekst og samlet; eller det samme for en hvilken som helst tabell med vurderinger.

    Ved hvert tall står det hva det teller. Et tall som ikke er definert, blir aldri skrevet som 1,0. Blinde og omforente kodinger telles aldri sammen: En koding gjort etter at koderen kunne se den andres, er ikke blind.
    .coder = Sammenlign denne koderen; bruk valget to ganger eller mer (ellers: alle som kodet).
    .participant = Regn bare med tekster der denne deltakeren snakker, hver av dem i sin helhet.
    .attribute = Regn bare med tekster som dette gjelder for, eller der noen det gjelder for, snakker, hver av dem i sin helhet: sted=nett, alder>=40.
    .metric = Bruk dette målet.
    .counted = Tell tegn (character), utdrag som én av dem markerte (passage), utdragene til hver koder (segment), om en kode finnes i en tekst (presence) eller hvor ofte (frequency).
    .overlap = For utdrag: to er det samme fra og med denne felles andelen av det lengste, skrevet 0.9 eller 90%.
    .oneself = Sammenlign én koder med det samme koder hadde kodet fram til da (intrakodersamsvar).
    .paragraph = Skriv bare avsnittet til metodekapittelet.
    .only-coded = Utelat tekst som ingen kodet.
    .roll-up = Tell hver kode som kategorien sin på dette nivået (1: hovedkategorien; 0: ikke i det hele tatt).
    .at = Mål tilstanden etter de første N hendelsene i loggen.
    .over-time = Vis tallet ved slutten av hver dag, og ved milepæler, faser og runder.
    .table = Mål i stedet vurderingene i denne tabellen (.csv eller .xlsx): unit,coder1,coder2,… eller unit,coder,value
    .out = Skriv en tabell til denne filen (.csv, .xlsx, .docx eller .html) i stedet for til skjermen.
    .level = Målenivået til verdiene i tabellen.
    .categories = Med --table: alle kategorier, skilt med komma; for ord på ordinalnivå fra lavest til høyest.
    .weights = Med --table og weighted-kappa eller ac2: hvordan en forskjell teller.
    .form = Med --table og icc: 1 (andre kodere for hver enhet), A (absolutt samsvar) eller C (konsistens); for én vurdering (1) eller gjennomsnittet (k).
cli-agreement-figure = { $value } ({ $units ->
    [one] 1 enhet
   *[other] { $units } enheter
})
cli-agreement-figure-between = { $value } (95 %-intervall { $low } til { $high }; { $units ->
    [one] 1 enhet
   *[other] { $units } enheter
})
cli-agreement-not-defined = ikke definert: { $reason }
cli-agreement-by-code = Per kode
cli-agreement-by-source = Per tekst
cli-agreement-compare =
    Sammenlign to kodere utdrag for utdrag, i tekstene som begge kodet: også det de kodet likt, og det de har snakket gjennom siden. «disagreements --coder A --coder B» viser bare det som fortsatt er åpent.

      both          samme kode på de samme ordene
      boundaries    samme kode, på ord som overlapper
      only_first    bare den første koderen
      only_second   bare den andre koderen
    .coder = En av de to koderne; bruk valget to ganger.
    .kind = Ta bare med denne typen.
cli-agreement-two-coders = Bruk --coder to ganger.
cli-agreement-nothing-in-common = Disse koderne har ikke kodet noen tekst begge to.
cli-agreement-kind-both = begge
cli-agreement-kind-boundaries = ulike grenser
cli-agreement-kind-only_first = bare den første
cli-agreement-kind-only_second = bare den andre
cli-agreement-by-kind = Etter hva koderne visste om hverandre
cli-agreement-by-pair = Per par av kodere
cli-agreement-confusion = Rader: { $first }. Kolonner: { $second }.
cli-agreement-paragraph = Til metodekapittelet
cli-agreement-one-coder = Bruk --coder én gang sammen med --oneself.
cli-agreement-share = «{ $value }» er ingen andel; skriv den som 0.9 eller som 90%.
