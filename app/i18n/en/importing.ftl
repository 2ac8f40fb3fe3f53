# What is said of an import: how a file was read, and what has no place here.

importing-note-read-as = { $how }
importing-note-format-and = { $format }, { $note }
importing-note-doubtful = { $how }, in doubt: it may be { $others }
importing-note-layout = { $note }, transcript laid out as { $layout ->
    [heading] headings with times
    [span] spans of time
    [stamp] stamps of time
    [table] a table
    [range] lines that begin with spans of time
    [named] lines that begin with a speaker and a time
    [chat] a meeting’s chat
    [mark] marks of time
    [ending] paragraphs that end with a time
    [alone] times on lines of their own
    [columns] two columns
    [digit] speakers with numbers
    [numbered] numbered lines
    [barred] columns with bars between them
    [marked] names in brackets
    [stamped] lines that begin with a time and a name
    [above] names on lines of their own
    [sign] names before a sign
    [address] phone numbers and e-mail addresses in place of names
    [bullet] a list of turns
    [capitals] names in capitals
    [clock] times in words or with full stops
    [apart] names above paragraphs
    [message] messages from a phone
   *[other] { $layout }
}
importing-left-bad-byte = { $count ->
    [one] one byte could not be read and stands as �
   *[other] { $count } bytes could not be read and stand as �
}
importing-left-comment = { $count ->
    [one] one comment in the margin, not in the text
   *[other] { $count } comments in the margin, not in the text
}
importing-left-control = { $count ->
    [one] one control character left out
   *[other] { $count } control characters left out
}
importing-left-deleted = { $count ->
    [one] one deleted word left out (tracked changes)
   *[other] { $count } deleted words left out (tracked changes)
}
importing-left-front-matter = { $count ->
    [one] one word of the file’s heading left out
   *[other] { $count } words of the file’s heading left out
}
importing-left-header = { $count ->
    [one] one word at the head or foot of pages left out
   *[other] { $count } words at the head or foot of pages left out
}
importing-left-hidden = { $count ->
    [one] one hidden word left out
   *[other] { $count } hidden words left out
}
importing-left-object = { $count ->
    [one] one picture or object left out
   *[other] { $count } pictures or objects left out
}
importing-left-placeholder = { $count ->
    [one] one word of an empty form field left out
   *[other] { $count } words of empty form fields left out
}
importing-left-column = { $count ->
    [one] one word in another column of the table left out
   *[other] { $count } words in other columns of the table left out
}
importing-left-sheet = { $count ->
    [one] one word in another sheet left out
   *[other] { $count } words in other sheets left out
}
importing-left-unread-sheet = { $count ->
    [one] one sheet at the end of the file not read
   *[other] { $count } sheets at the end of the file not read
}
importing-left-struck = { $count ->
    [one] one struck-through word is in the text
   *[other] { $count } struck-through words are in the text
}
importing-left-remark = { $count ->
    [one] one word of the program’s own remarks left out
   *[other] { $count } words of the program’s own remarks left out
}
importing-note-pdf = { $pages ->
    [one] pdf, its only page without text
   *[other] pdf, { $silent } of { $pages } pages without text
}
importing-note-places = places counted in { $is_utf16 ->
    [yes] UTF-16 units
   *[no] code points
}{ $folds_lines ->
    [yes] , a line end as one
   *[no] { "" }
}{ $counts_mark ->
    [yes] , with the byte-order mark
   *[no] { "" }
}{ $end_is_last ->
    [yes] , the end included
   *[no] { "" }
}, { $percent }% at the edges of words

importing-text-empty = it is empty
importing-text-absent = its text is not in the file
importing-file-absent = the file itself did not come with the project

importing-omission-kept-pdf = { $count ->
    [one] { $count } PDF not shown in Kodespor: kept, and part of the next export
   *[other] { $count } PDFs not shown in Kodespor: kept, and part of the next export
}
importing-omission-kept-coding = { $count ->
    [one] { $count } coding on a picture, a page or a recording: kept with it, and part of the next export
   *[other] { $count } codings on pictures, pages or recordings: kept with them, and part of the next export
}
importing-omission-kept-picture = { $count ->
    [one] { $count } picture not shown in Kodespor: kept, and part of the next export
   *[other] { $count } pictures not shown in Kodespor: kept, and part of the next export
}
importing-omission-kept-audio = { $count ->
    [one] { $count } recording not shown in Kodespor: kept, and part of the next export
   *[other] { $count } recordings not shown in Kodespor: kept, and part of the next export
}
importing-omission-kept-video = { $count ->
    [one] { $count } video not shown in Kodespor: kept, and part of the next export
   *[other] { $count } videos not shown in Kodespor: kept, and part of the next export
}
importing-omission-kept-link = { $count ->
    [one] { $count } link not shown in Kodespor: kept, and part of the next export
   *[other] { $count } links not shown in Kodespor: kept, and part of the next export
}
importing-omission-kept-graph = { $count ->
    [one] { $count } graph not shown in Kodespor: kept, and part of the next export
   *[other] { $count } graphs not shown in Kodespor: kept, and part of the next export
}
importing-omission-kept-other = { $count ->
    [one] { $count } thing not shown in Kodespor: kept, and part of the next export
   *[other] { $count } things not shown in Kodespor: kept, and part of the next export
}
importing-omission-several-people = { $count ->
    [one] { $count } file of several people without a text: left out, since it could not be withdrawn for one of them
   *[other] { $count } files of several people without a text: left out, since they could not be withdrawn for one of them
}
importing-omission-without-guid = { $count ->
    [one] { $count } file without a GUID: left out
   *[other] { $count } files without a GUID: left out
}
importing-omission-quoting-names = { $count ->
    [one] { $count } kept thing without its names that repeat what others say in a text
   *[other] { $count } kept things without their names that repeat what others say in a text
}
importing-omission-text = { $count ->
    [one] { $count } text not imported
   *[other] { $count } texts not imported
}
importing-omission-no-text = { $count ->
    [one] { $count } text without words: left out
   *[other] { $count } texts without words: left out
}
importing-omission-no-media = { $count ->
    [one] { $count } picture, recording or file without a text: left out
   *[other] { $count } pictures, recordings or files without a text: left out
}
importing-omission-segment = { $count ->
    [one] { $count } segment that is empty or outside its text: left out
   *[other] { $count } segments that are empty or outside their text: left out
}
importing-omission-coding = { $count ->
    [one] { $count } coding outside its text, on other words than it quotes, or without a code: left out
   *[other] { $count } codings outside their text, on other words than they quote, or without a code: left out
}
importing-omission-coding-without-code = { $count ->
    [one] { $count } coding whose code is not in the file: left out
   *[other] { $count } codings whose codes are not in the file: left out
}
importing-omission-coding-on-picture = { $count ->
    [one] { $count } coding on a picture: left out
   *[other] { $count } codings on pictures: left out
}
importing-omission-coding-on-recording = { $count ->
    [one] { $count } coding on sound or film: left out
   *[other] { $count } codings on sound or film: left out
}
importing-omission-case-part = { $count ->
    [one] { $count } part of a text that belongs to a case: the whole text was assigned to the participant
   *[other] { $count } parts of texts that belong to cases: the whole texts were assigned to the participants
}
importing-omission-second-category = { $count ->
    [one] { $count } further category of a code: left out
   *[other] { $count } further categories of codes: left out
}
importing-omission-untagged = { $count ->
    [one] { $count } highlight without a tag: left out
   *[other] { $count } highlights without a tag: left out
}
importing-omission-set = { $count ->
    [one] { $count } set of which nothing was imported: left out
   *[other] { $count } sets of which nothing was imported: left out
}
importing-omission-graph = { $count ->
    [one] { $count } graph: left out
   *[other] { $count } graphs: left out
}
importing-omission-link = { $count ->
    [one] { $count } link: left out
   *[other] { $count } links: left out
}
importing-omission-case-code = { $count ->
    [one] { $count } code of a case: kept as a memo on the participant
   *[other] { $count } codes of cases: kept as memos on the participants
}
importing-omission-filter = { $count ->
    [one] { $count } saved search or filter: left out
   *[other] { $count } saved searches or filters: left out
}
importing-omission-cycle = { $count ->
    [one] { $count } code that stands under itself: put at the top
   *[other] { $count } codes that stand under themselves: put at the top
}
importing-omission-too-deep = { $count ->
    [one] { $count } code too deep in the tree: put at the deepest level
   *[other] { $count } codes too deep in the tree: put at the deepest level
}
importing-omission-guid-twice = { $count ->
    [one] { $count } further thing with the GUID of another: imported beside it, with a GUID of its own
   *[other] { $count } further things with the GUIDs of others: imported beside them, with GUIDs of their own
}
importing-omission-name-twice = { $count ->
    [one] { $count } further thing of the same name: imported beside the first
   *[other] { $count } further things of the same name: imported beside the first
}
importing-omission-name-long = { $count ->
    [one] { $count } name too long: shortened, the whole name is kept in the description or a memo
   *[other] { $count } names too long: shortened, the whole names are kept in the description or a memo
}
importing-omission-as-memo = { $count ->
    [one] { $count } thing that has no form of its own here: kept as a memo
   *[other] { $count } things that have no form of their own here: kept as memos
}
importing-omission-attribute-type = { $count ->
    [one] { $count } attribute type that some of the values do not fit: the values are text here
   *[other] { $count } attribute types that some of the values do not fit: the values are text here
}
importing-omission-attribute = { $count ->
    [one] { $count } value of an attribute: left out
   *[other] { $count } values of attributes: left out
}
importing-omission-own-unread = { $count ->
    [one] { $count } entry of Kodespor’s own note that could not be read: left out
   *[other] { $count } entries of Kodespor’s own note that could not be read: left out
}
importing-omission-own-judgement = { $count ->
    [one] { $count } judgement of a coding, or proposal of a code, that is not in the file: left out
   *[other] { $count } judgements of codings, or proposals of codes, that are not in the file: left out
}
importing-omission-own-consensus = { $count ->
    [one] { $count } consensus on codings, codes or a text that are not in the file: left out
   *[other] { $count } records of consensus on codings, codes or texts that are not in the file: left out
}
importing-omission-own-layer = { $count ->
    [one] { $count } edit of a layer whose text is not in the file, or whose words another edit replaces: left out
   *[other] { $count } edits of layers whose texts are not in the file, or whose words other edits replace: left out
}
importing-omission-own-astray = { $count ->
    [one] { $count } entry of Kodespor’s own note on something that is not in the file: left out
   *[other] { $count } entries of Kodespor’s own note on things that are not in the file: left out
}
importing-omission-own-newer = { $count ->
    [one] { $count } note of a newer version of Kodespor: left out, upgrade Kodespor and import the file again
   *[other] { $count } notes of a newer version of Kodespor: left out, upgrade Kodespor and import the file again
}
importing-omission-file = { $count ->
    [one] { $count } file in the folder or archive that is not part of the project: skipped
   *[other] { $count } files in the folder or archive that are not part of the project: skipped
}
importing-omission-note = { $count ->
    [one] { $count } note: left out
   *[other] { $count } notes: left out
}
importing-omission-moved-note = { $count ->
    [one] { $count } note on something that did not come in or has no memos here: kept as a memo on the project
   *[other] { $count } notes on things that did not come in or have no memos here: kept as memos on the project
}
importing-omission-row = { $count ->
    [one] { $count } row that could not be placed: left out
   *[other] { $count } rows that could not be placed: left out
}
importing-omission-relation = { $count ->
    [one] { $count } relation between segments: kept as a memo
   *[other] { $count } relations between segments: kept as memos
}
importing-omission-feature = { $count ->
    [one] { $count } property of a coding: kept in its comment
   *[other] { $count } properties of codings: kept in their comments
}
importing-omission-in-parts = { $count ->
    [one] { $count } coding of a segment in several parts: one coding for each part, and its comment says which
   *[other] { $count } codings of segments in several parts: one coding for each part, and their comments say which
}
importing-omission-other = { $count ->
    [one] { $count } other thing: left out
   *[other] { $count } other things: left out
}

importing-important = important
importing-report-title = Import of { $file }
importing-report-about = Imported by { $by }, first on { $day }.{ $count ->
    [0] {""}
    [one] {" "}1 thing of it is known here.
   *[other] {" "}{ $count } things of it are known here.
} What did not come in as it stands in the file:
importing-report-in-text = { $what }, in “{ $text }”
importing-report-none = Nothing was left out of any import.

importing-segments-here = { $count ->
    [one] { $count } stands here already.
   *[other] { $count } stand here already.
}
importing-row-no-text = Row { $row }: there is no text “{ $text }”.
importing-row-no-quote = Row { $row }: the quote does not occur in “{ $text }”.
importing-row-many-quotes = Row { $row }: the quote occurs { $count } times in “{ $text }”; number { $number } of them was coded.
importing-row-again = Row { $row }: it says the same as a row before it.
importing-row-name-long = Row { $row }: a name there has { $count } characters, and { $max } are the most: left out.
importing-row-no-code = Row { $row }: it has no code.
importing-columns-unread = { $count ->
    [one] One column has no place here and was not read: { $names }.
   *[other] { $count } columns have no place here and were not read: { $names }.
}
importing-rows-above = { $count ->
    [one] The row above the headings was not read: { $rows }.
   *[other] { $count } rows above the headings were not read: { $rows }.
}
importing-sheets-unread = { $count ->
    [one] One more sheet was not read: { $names }.
   *[other] { $count } more sheets were not read: { $names }.
}
importing-codes-parted = { $count ->
    [one] One cell is taken as several codes, since a semicolon stands in it: { $names }.
   *[other] { $count } cells are taken as several codes each, since semicolons stand in them, among them: { $names }.
} If a cell holds one code, call the column “Code name” and import the table again.
importing-codes-with-commas = { $count ->
    [one] One code with a comma in it is taken as one name: { $names }.
   *[other] { $count } codes with a comma in them are taken as one name each, among them: { $names }.
} If these are several codes, call the column “Codes” and import the table again.
importing-changed = { $kind ->
    [code] The code “{ $name }”
    [source] The text “{ $name }”
    [coding] A coding with “{ $name }”
    [memo] The memo “{ $name }”
   *[case] The participant “{ $name }”
}: { $what ->
    [name] the name is “{ $here }” here and “{ $file }” in the file.
    [definition] the definition is “{ $here }” here and “{ $file }” in the file.
    [parent] it stands under “{ $here }” here and under “{ $file }” in the file.
    [colour] the colour is { $here } here and { $file } in the file.
    [text] the words are different in the file.
    [place] it is at { $here } here and at { $file } in the file.
    [code] the code is “{ $here }” here and “{ $file }” in the file.
   *[attribute] “{ $attribute }” is “{ $here }” here and “{ $file }” in the file.
}
