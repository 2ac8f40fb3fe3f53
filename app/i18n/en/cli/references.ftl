# The literature.

cli-references-references =
    List the references, formatted by a citation style. The commands below add, remove and export them.
    .style = A CSL style file (default: a built-in style).
    .citation-language = The language of the citations (default: the language of the messages).
    .plain = Show titles only; this needs no library for citations.
cli-references-none = No references yet.
cli-references-references-add = Add the works of FILE: BibTeX (.bib), RIS (.ris) or CSL-JSON (.json). Kodespor skips works that are here already.
cli-references-added = { $added ->
    [one] Added 1 reference of { $all }.
   *[other] Added { $added } references of { $all }.
}
cli-references-references-remove = Remove a REFERENCE, given by its id, citation key or title, from the list.
cli-references-removed = Removed “{ $reference }” from the list.
cli-references-references-export = Export the list as CSL-JSON, which other programs read.
