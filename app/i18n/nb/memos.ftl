# Memoer, dagbok og referanser.

memos-title = Memoer og dagbok
memos-title-about = Memoer og dagbok: { $about }
memos-all-kinds = Alle typer
memos-search = Søk i memoene
memos-write = Skriv et memo
memos-none = Ingen memoer her. Begynn med forforståelsen: hva du venter, og hva du bringer med deg.
memos-a-memo = et memo
memos-new = nytt
memos-revise = Skriv om
memos-deleted = Memoet er slettet; historikken er beholdt.
memos-about = Handler om
memos-reference = Referanse (for teori)

memos-link = Lenk
memos-link-to = Lenk til
memos-unlink = Fjern lenken til { $name }
memos-references = Referanser
memos-references-file = Fil med referanser (.bib, .ris eller CSL .json)
memos-no-references = Ingen referanser ennå. Importer en liste fra referanseprogrammet ditt.
memos-reference-remove = Fjern { $reference }
memos-reference-removed = Referansen er fjernet.
memos-references-imported = { $count ->
    [one] { $count } ny referanse
   *[other] { $count } nye referanser
}.
