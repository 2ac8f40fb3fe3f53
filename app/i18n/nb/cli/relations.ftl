# Relasjoner mellom koder, og sett.

cli-relations-relations = List opp relasjonene mellom koder. Kommandoene nedenfor legger til og fjerner dem.
cli-relations-none = Ingen relasjoner ennå.
cli-relations-relations-add = Legg til en relasjon: KODE fører til (causes), er en del av (part_of) eller motsier (contradicts) ANNEN_KODE. Et annet ord er en egen TYPE.
cli-relations-added = «{ $code }» { $kind } «{ $other }»  [{ $id }]
cli-relations-relations-remove = Fjern en RELASJON.
cli-relations-removed = Relasjonen er fjernet.
cli-relations-sets = List opp settene av koder og tekster. Kommandoene nedenfor lagrer og sletter dem.
cli-relations-no-sets = Ingen sett ennå.
cli-relations-sets-save =
    Lagre koder og tekster som et sett med navnet NAVN.
    .code = En kode i settet.
    .source = En tekst i settet.
    .again = Erstatt innholdet i settet NAVN med disse.
cli-relations-set-saved = «{ $name }» inneholder { $codes ->
    [one] 1 kode
   *[other] { $codes } koder
} og { $sources ->
    [one] 1 tekst
   *[other] { $sources } tekster
}.
cli-relations-sets-delete = Slett settet NAVN. Det som er i det, blir værende.
cli-relations-set-deleted = Slettet settet «{ $name }».
