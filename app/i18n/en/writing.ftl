# The screen where the findings are written.

writing-title = Findings
writing-how = Write for each category. Insert quotes by their numbers, such as [Q12]. They change with the quote; if it is withdrawn, this page says so.
writing-study = The study as a whole
writing-text = Text on { $section }
writing-material = Show segments to insert
writing-material-hide = Hide the segments
writing-material-of = Segments: { $of }
writing-find = Search the segments
writing-put-in = Insert
writing-quote = “{ $words }” ({ $quote }, { $speaker })
writing-labels-of-none = { $count ->
    [one] No quote has the number { $labels }.
   *[other] No quote has the numbers { $labels }.
}
writing-gone = { $reason ->
    [withdrawn] [{ $quote }: the words were withdrawn]
   *[removed] [{ $quote }: the coding was removed]
}
