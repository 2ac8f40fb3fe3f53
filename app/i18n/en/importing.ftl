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
importing-left-deleted = { $count ->
    [one] one deleted word left out (tracked changes)
   *[other] { $count } deleted words left out (tracked changes)
}
importing-left-front-matter = { $count ->
    [one] one word of the file's heading left out
   *[other] { $count } words of the file's heading left out
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
importing-left-remark = { $count ->
    [one] one word of the program's own remarks left out
   *[other] { $count } words of the program's own remarks left out
}
importing-note-pdf = pdf, { $silent } of { $pages } pages without text
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

importing-kept = { $type ->
    [PDFSource] PDF “{ $name }”
    [PictureSource] Picture “{ $name }”
    [AudioSource] Recording “{ $name }”
    [VideoSource] Video “{ $name }”
    [Link] Link “{ $name }”
    [Graph] Graph “{ $name }”
   *[other] { $type } “{ $name }”
}: not shown in Kodespor; it is kept, and the next export contains it
importing-left-out-several-people = { $type } “{ $name }”: left out, since it belongs to several people and has no text
importing-left-out-without-guid = { $type } “{ $name }”: left out, since it has no GUID
importing-left-out-quoting-names = names in kept content that repeat what others say in a text
importing-left-out-text = text “{ $text }”: { $problem }
importing-left-out-no-text = “{ $name }”: it has no text
importing-left-out-no-text-or-media = “{ $name }”: it has no text (Kodespor does not show pictures, sound and film)
importing-left-out-segment = a segment of “{ $text }” that lies outside the text
importing-left-out-coding = a coding outside its text, or without a code
importing-left-out-coding-without-code = a coding whose code is not in the file
importing-left-out-codings-on-pictures = { $count ->
    [one] { $count } coding on a picture
   *[other] { $count } codings on pictures
}
importing-left-out-codings-on-recordings = { $count ->
    [one] { $count } coding on sound or film
   *[other] { $count } codings on sound or film
}
importing-left-out-case-segments = case “{ $case }”: that it covers only parts of a text
importing-left-out-second-category = that a code belongs to a second category
importing-left-out-highlight-outside = a highlight that lies outside its text
importing-left-out-highlight-untagged = a highlight without a tag
importing-left-out-set = set “{ $set }”: none of its content was imported

importing-row-no-text = Row { $row }: there is no text “{ $text }”.
importing-row-no-quote = Row { $row }: the quote does not occur in “{ $text }”.
importing-row-many-quotes = Row { $row }: the quote occurs { $count } times in “{ $text }”; the first one was coded.
importing-row-no-code = Row { $row }: it has no code.
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
    [text] the words are others in the file.
    [place] it stands at { $here } here and at { $file } in the file.
    [code] the code is “{ $here }” here and “{ $file }” in the file.
   *[attribute] “{ $attribute }” is “{ $here }” here and “{ $file }” in the file.
}
