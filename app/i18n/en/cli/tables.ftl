# Tables of counts.

cli-tables-crosstab =
    Count codes by other codes (code co-occurrence), or by participants, sources, coders, days, months or an attribute.

    For an attribute of texts or participants, give its name; its values are the columns. The options narrow what is counted.
    .with-below = Count the codes below a code as well.
cli-tables-codes-by-themselves = Code co-occurrence counts each code by itself; leave out --with-below.
cli-tables-saturation =
    Show code saturation: how many new codes each text brought, in the order in which the texts were first coded.
    .participants = By participants instead of texts: what each brought that was new, wherever they speak.
    .codes = Show code use over time instead: when each code was first and last used.
cli-tables-saturation-of-one = Choose either --codes or --participants.
cli-tables-words =
    Count how often each word occurs in the texts. Speakers’ names before their turns and what interviewers say do not count.
    .speaker = Count only what this speaker says.
    .attribute = Count only texts, or what participants say, for which this holds: age>=40, place=online.
    .all = Count the small words of Norwegian and English too.
    .limit = Show at most this number of the most frequent words.
cli-tables-no-words = No words.
cli-tables-nothing-coded = Nobody has coded anything yet.
cli-tables-use = { $name }: { $codings ->
    [one] 1 coding
   *[other] { $codings } codings
} in { $sources ->
    [one] 1 source
   *[other] { $sources } sources
}, { $first } to { $last }
cli-tables-step = { $new } new of { $codes ->
    [one] 1 code
   *[other] { $codes } codes
}, { $total } in all
