# The screen where the findings are written.

writing-title = Findings
writing-how = Write for each category. Quotes are put in by their numbers, such as [Q12], and follow the quote: where it is withdrawn, that is said here.
writing-study = The study as a whole
writing-text = Text on { $section }
writing-material = Show segments to put in
writing-material-hide = Hide the segments
writing-material-of = Segments: { $of }
writing-find = Search the segments
writing-put-in = Put in
writing-quote = “{ $words }” ({ $quote }, { $speaker })
writing-labels-of-none = { $count ->
    [one] No quote has the number { $labels }.
   *[other] No quote has the numbers { $labels }.
}
writing-gone = { $reason ->
    [withdrawn] [{ $quote }: the words were withdrawn]
   *[removed] [{ $quote }: the coding was removed]
}
