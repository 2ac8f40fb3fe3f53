# Litteraturen.

cli-references-references =
    List opp referansene, formatert etter en siteringsstil. Kommandoene nedenfor legger til, fjerner og eksporterer dem.
    .style = En CSL-stilfil (ellers: en innebygd stil).
    .citation-language = Språket i henvisningene (ellers: språket i meldingene).
    .plain = Vis bare titler; det trengs ikke noe bibliotek for henvisninger.
cli-references-none = Ingen referanser ennå.
cli-references-references-add = Legg til verkene i FIL: BibTeX (.bib), RIS (.ris) eller CSL-JSON (.json). Verk som er her fra før, blir hoppet over.
cli-references-added = { $added ->
    [one] La til 1 referanse av { $all }.
   *[other] La til { $added } referanser av { $all }.
}
cli-references-references-remove = Fjern en REFERANSE, oppgitt med id, siteringsnøkkel eller tittel, fra listen.
cli-references-removed = Fjernet «{ $reference }» fra listen.
cli-references-references-export = Eksporter listen som CSL-JSON, som andre programmer leser.
