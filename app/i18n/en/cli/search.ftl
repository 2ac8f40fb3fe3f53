# Searching the texts, and coding what was found.

cli-search-search =
    Search the text of all sources: list the paragraphs that hold all words of QUERY, in any of their forms.

      "just so"           these words in a row, in this form
      meist*              all words that begin with meist
      trygg OR redd       either word
      trygg NOT redd      the first word without the second
      trygg NEAR/5 alene  both words, with at most five words between

    Kodespor knows the forms of Norwegian and English words.
cli-search-kwic = Show keywords in context: every place of QUERY in the order of the texts, one under the other.
cli-search-code-search =
    Put every CODE on the places of QUERY, each confirmed by you: y codes it, n leaves it, q stops.

    Kodespor codes what you confirmed in one step; you can undo the codings one by one.
    .width = Code the words, or the sentence, paragraph or turn around them.
    .yes = Code all places, without asking for each.
cli-search-none = Nothing found.
cli-search-in-original = The original “{ $original }” has these words too. What a summary repeats word for word is found there alone: --source { $asked }
cli-search-coded = { $codings ->
    [one] Made 1 coding.
   *[other] Made { $codings } codings.
}
