# Headings and sentences in exported files.

export-codebook = Codebook
export-quotes = Quotes
export-categories = Categories
export-theory = Theory
export-reflections = Reflections

export-readme-what = An interview study as plain files. Texts are UTF-8, tables are CSV (RFC 4180, UTF-8), codebook-and-quotes.md is Markdown, and project.qdpx is a REFI-QDA 1.5 project.
export-readme-texts = Texts stand in the layer “{ $layer }”. Places are code points of the files under texts/, counted from 0; the end is not included.
export-readme-tables = In codings.csv, the column “why” contains the coder’s reason. history.csv has one line for each decision, in order: “said” tells it in a sentence, in the names of its moment, and lines with the same number under “act” were one gesture.
export-readme-checksums = SHA256SUMS contains the checksum of each file; check them with: sha256sum --check SHA256SUMS
export-not-encrypted = These files are not encrypted. Keep them only where the participants’ words may be kept.

export-remark = Remark
export-history = History
export-negative-case = negative case
export-weight = weight { $weight }

export-bundle-code = the category “{ $code }” with its quotes
export-bundle-period = decisions from { $start } until { $end }, without the participants’ words
export-bundle-but-blind = { $shows }, but for what an open round of blind coding hides from its maker
export-works = References

export-memos = Memos
export-labelled = { $label }: { $words }
export-reason = reason
export-comment = comment
export-place = { $source }, line { $line } ({ $start }–{ $end })
export-place-gone = { $source }, { $start }–{ $end }
export-on-study = the study
export-on-passage = { $source }: “{ $words }”
export-memo = Memo: { $words }

export-sheet = Sheet
export-cell = Cell
export-part = Part
export-words = Words
export-sheet-long = Long texts
export-sheet-remarks = Remarks
export-sheet-codings = Codings
export-sheet-codebook = Codebook
export-sheet-memos = Memos
export-sheet-participants = Participants
export-sheet-texts = Texts
export-goes-on = [… goes on in the sheet “{ $sheet }”]
export-too-long = These words are longer than a cell holds. They stand whole in the sheet “{ $sheet }”.
export-illegal-here = { $count ->
    [one] 1 character that this format cannot hold stands as �.
   *[other] { $count } characters that this format cannot hold stand as �.
}
export-sheet-title = The whole title of this sheet: { $title }
export-stance-for = for
export-stance-against = against (negative case)

export-column-source = source
export-column-start = start
export-column-end = end
export-column-code = code
export-column-coder = coder
export-column-quote = quote
export-column-at = at
export-column-why = why
export-column-weight = weight
export-column-comment = comment
export-column-stance = stance
export-column-speaker = speaker
export-column-line = line
export-column-memos = memos
export-column-depth = level
export-column-path = path
export-column-name = name
export-column-definition = definition
export-column-use = when to use
export-column-not_use = when not to use
export-column-example = example
export-column-content = content in the result table
export-column-colour = colour
export-column-codings = codings
export-column-within = with those of its subcodes
export-column-kind = kind
export-column-on = about
export-column-text = memo
export-column-reference = refers to
export-column-participant = participant
export-column-status = status
export-column-participants = participants
export-column-chars = characters
