# Memos, the journal and references.

memos-title = Memos and journal
memos-title-about = Memos and journal: { $about }
memos-all-kinds = All types
memos-search = Search the memos
memos-write = Write a memo
memos-none = No memos here. Begin with your preunderstanding: what you expect, and what you bring with you.
memos-a-memo = a memo
memos-new = new
memos-revise = Revise
memos-deleted = The memo is deleted; its history is kept.
memos-about = About
memos-reference = Reference (for theory)

memos-link = Link
memos-link-to = Link to
memos-unlink = Remove the link to { $name }
memos-references = References
memos-references-file = File with references (.bib, .ris or CSL .json)
memos-no-references = No references yet. Import a list from your reference manager.
memos-reference-remove = Remove { $reference }
memos-reference-removed = The reference is removed.
memos-references-imported = { $count ->
    [one] { $count } new reference
   *[other] { $count } new references
}.
