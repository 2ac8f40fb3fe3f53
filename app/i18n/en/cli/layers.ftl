# Layers over transcripts, and summaries linked to their originals.

cli-layers-anonymise = Replace words by a pseudonym or a correction, in a layer over a transcript. The transcript itself stays as it was imported.
cli-layers-anonymise-suggest = Suggest what in SOURCE may identify somebody: names, e-mail addresses, phone numbers. Kodespor does this by rules alone, offline.
cli-layers-nothing-found = Nothing found; read the text all the same.
cli-layers-anonymise-replace =
    Replace WORDS in SOURCE by REPLACEMENT. Kodespor shows each place, and you confirm it.
    .layer = Replace them in this layer.
    .place = Replace them only between these two code points.
    .yes = Replace them at every place, without asking for each.
cli-layers-replaced = { $places ->
    [one] “{ $replacement }” stands at 1 place now.
   *[other] “{ $replacement }” stands at { $places } places now.
}
cli-layers-words-left = { $places ->
    [one] “{ $words }” is left at 1 more place, perhaps inside another word: look at it.
   *[other] “{ $words }” is left at { $places } more places, perhaps inside other words: look at them.
}
cli-layers-anonymise-list = List what stands for what. Keep this list as confidential as the transcripts.
cli-layers-link = Link the segment START to END of the condensed SOURCE to the segment of its original that it summarises. “unlink” removes the link.
cli-layers-linked = Linked  [{ $id }]
cli-layers-unlink = Remove a LINK between a segment of a condensed text and its original. “log --type passage.linked” shows the ids of links.
cli-layers-unlinked = The link was removed.
