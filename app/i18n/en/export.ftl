# Headings and sentences in exported files.

export-codebook = Codebook
export-quotes = Quotes
export-categories = Categories
export-theory = Theory
export-reflections = Reflections

export-readme-what = An interview study as plain files. Texts are UTF-8, tables are CSV (RFC 4180, UTF-8), codebook-and-quotes.md is Markdown, and project.qdpx is a REFI-QDA 1.5 project.
export-readme-texts = Texts are in the layer “{ $layer }”. Places are code points of the files under texts/, counted from 0; the end is not included.
export-readme-tables = In codings.csv, the column “why” contains the coder’s reason. history.csv has one line for each decision, in order: “said” tells it in a sentence, with the names used at the time, and lines with the same number under “act” were one gesture.
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
export-against-why = why it speaks against the code
export-reason = reason
export-relation = relation
export-decision = decision
export-decided = { $day } · { $by } { $did }. Reason: { $why }
export-decisions-gone = Decisions on codes that are no longer in the codebook
export-sets = Sets
export-consensus = Consensus
export-agreed = “{ $quote }”: { $codes }. Reason: { $why } ({ $by }, { $day })
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
export-sheet-relations = Relations
export-sheet-sets = Sets
export-sheet-study = Study
export-sheet-decisions = Decisions
export-goes-on = [… goes on in the sheet “{ $sheet }”]
export-too-long = These words are longer than a cell holds. They stand whole in the sheet “{ $sheet }”.
export-illegal-here = { $count ->
    [one] 1 character that this format cannot hold stands as �.
   *[other] { $count } characters that this format cannot hold stand as �.
}
export-illegal-in-project = { $count ->
    [one] 1 character that XML cannot hold stands as � in project.qdpx; the other files have it.
   *[other] { $count } characters that XML cannot hold stand as � in project.qdpx; the other files have them.
}
export-sheet-judgements = Judgements
export-sheet-consensus = Consensus
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
export-column-against_why = why against
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
export-column-relation = relation
export-column-other = other code
export-column-set = set
export-column-member = in the set
export-column-decision = decision
export-column-judge = by
export-column-judgement = judgement
export-column-proposed = proposed code
export-column-agreed = agreed codes
export-column-coders = coders who differed
export-column-part = part
export-column-words = words
export-column-title = title
export-column-layer = layer of the texts

export-loss-relations = { $count ->
    [one] 1 relation between codes is in the file, but this program does not read it.
   *[other] { $count } relations between codes are in the file, but this program does not read them.
}
export-unmasked = Words that are replaced in the texts still stand in { $where }: they stay there as they were written.
export-unmasked-study = what is said of the study itself
export-unmasked-codes = { $count ->
    [one] 1 code
   *[other] { $count } codes
}
export-unmasked-texts = { $count ->
    [one] the name or attributes of 1 text
   *[other] the names or attributes of { $count } texts
}
export-unmasked-memos = { $count ->
    [one] 1 memo
   *[other] { $count } memos
}
export-unmasked-codings = { $count ->
    [one] the reason or comment of 1 coding
   *[other] the reasons or comments of { $count } codings
}
export-unmasked-decisions = { $count ->
    [one] 1 reasoned decision on a code
   *[other] { $count } reasoned decisions on codes
}
export-unmasked-consensus = { $count ->
    [one] the reason of 1 consensus
   *[other] the reasons of { $count } consensuses
}
export-unmasked-people = { $count ->
    [one] the name or attributes of 1 participant
   *[other] the names or attributes of { $count } participants
}
export-unmasked-relations = { $count ->
    [one] 1 relation
   *[other] { $count } relations
}
export-unmasked-sets = { $count ->
    [one] the name of 1 set
   *[other] the names of { $count } sets
}
export-loss-times = { $count ->
    [one] 1 coding gets the time of the first thing that its coder did with the segment.
   *[other] { $count } codings get the time of the first thing that their coder did with the segment.
}
export-loss-shared = { $count ->
    [one] 1 coding also shows reasons and comments on other codes of the same segment.
   *[other] { $count } codings also show reasons and comments on other codes of the same segment.
}
export-loss-memo_places = { $count ->
    [one] 1 memo becomes a journal entry, without a link to what it is about.
   *[other] { $count } memos become journal entries, without a link to what they are about.
}
export-loss-case_texts = { $count ->
    [one] Which participants 1 text belongs to is in the file, but this program does not read it.
   *[other] Which participants { $count } texts belong to is in the file, but this program does not read it.
}
export-loss-sets = { $count ->
    [one] One set is in the file: this program makes an attribute of a set of texts, and does not read one of codes.
   *[other] { $count } sets are in the file: this program makes attributes of sets of texts, and does not read those of codes.
}
export-loss-memo_authors = { $count ->
    [one] 1 memo loses its author and date in this program.
   *[other] { $count } memos lose their authors and dates in this program.
}
export-loss-guids = This program gives everything new ids when it exports: what comes back is recognised by its content.
export-doubt-relations = { $count ->
    [one] 1 relation between codes is in the file; whether this program shows it is not known here.
   *[other] { $count } relations between codes are in the file; whether this program shows them is not known here.
}
export-doubt-sets = { $count ->
    [one] 1 set is in the file; whether this program shows it is not known here.
   *[other] { $count } sets are in the file; whether this program shows them is not known here.
}
export-doubt-memo_authors = { $count ->
    [one] 1 memo is signed and dated in the file; whether this program keeps that is not known here.
   *[other] { $count } memos are signed and dated in the file; whether this program keeps that is not known here.
}
export-loss-names = { $count ->
    [one] 1 code gets a longer name, since this program allows each name only once.
   *[other] { $count } codes get longer names, since this program allows each name only once.
}
export-loss-remarks = { $count ->
    [one] 1 coding has a weight or comment, or is a negative case: other programs show that as a note.
   *[other] { $count } codings have weights or comments, or are negative cases: other programs show that as notes.
}
export-loss-own = { $count ->
    [one] 1 chosen or numbered quote, or cell of the framework matrix, is read again by Kodespor only.
   *[other] { $count } chosen or numbered quotes, or cells of the framework matrix, are read again by Kodespor only.
}
export-loss-links = { $count ->
    [one] 1 link from a memo to something else is read again by Kodespor only.
   *[other] { $count } links from memos to something else are read again by Kodespor only.
}
export-loss-references = { $count ->
    [one] 1 reference is read again by Kodespor only.
   *[other] { $count } references are read again by Kodespor only.
}
export-loss-speakers = { $count ->
    [one] Who speaks when in 1 text is read again by Kodespor only.
   *[other] Who speaks when in { $count } texts is read again by Kodespor only.
}
export-loss-condensed = { $count ->
    [one] 1 connection from a summary to its original is read again by Kodespor only.
   *[other] { $count } connections from summaries to their originals are read again by Kodespor only.
}
export-loss-consents = { $count ->
    [one] 1 consent is read again by Kodespor only.
   *[other] { $count } consents are read again by Kodespor only.
}
export-loss-judgements = { $count ->
    [one] 1 opinion on a coding is read again by Kodespor only.
   *[other] { $count } opinions on codings are read again by Kodespor only.
}
export-loss-consensus = { $count ->
    [one] 1 consensus is read again by Kodespor only.
   *[other] { $count } recorded consensuses are read again by Kodespor only.
}
export-loss-rounds = { $count ->
    [one] 1 blind round stays here.
   *[other] { $count } blind rounds stay here.
}
export-loss-milestones = { $count ->
    [one] 1 milestone stays here.
   *[other] { $count } milestones stay here.
}
export-loss-files = { $count ->
    [one] 1 attached file stays here.
   *[other] { $count } attached files stay here.
}
export-loss-queries = { $count ->
    [one] 1 saved query is read again by Kodespor only.
   *[other] { $count } saved queries are read again by Kodespor only.
}
export-loss-layers = { $count ->
    [one] 1 correction or anonymisation is read again by Kodespor only: texts go out verbatim.
   *[other] { $count } corrections and anonymisations are read again by Kodespor only: texts go out verbatim.
}
export-loss-against = { $count ->
    [one] Why 1 segment speaks against its code stands in a note for other programs; Kodespor does not read it again.
   *[other] Why { $count } segments speak against their codes stands in notes for other programs; Kodespor does not read them again.
}
export-loss-characters = { $count ->
    [one] 1 character that XML cannot hold becomes �.
   *[other] { $count } characters that XML cannot hold become �.
}
export-loss-history = The history stays here; the option --history adds it as a note.

export-target-standard = Any program: just as the standard says
export-target-qualcoder = QualCoder: each code name only once
export-target-maxqda = MAXQDA: Windows line endings
export-target-atlasti = ATLAS.ti: as the standard says; ids come back changed
export-target-nvivo = NVivo: places counted as NVivo counts them

export-table-study = What the study says of itself, and in which layer words stand here.
export-table-people = Who coded and wrote.
export-table-participants = Who takes part.
export-table-texts = Transcripts, field notes and summaries, with their words.
export-table-text_participants = Who speaks in which text.
export-table-codes = The codebook, in its own order.
export-table-codings = Each code on a segment, with all that was said of it.
export-table-memos = The memos, and what each is about.
export-table-attributes = Attributes of participants and texts.
export-table-relations = How two codes go together.
export-table-sets = Sets of codes and texts.
export-table-set_members = What is in each set: a code or a text.
export-table-judgements = What coders think of each other’s codings.
export-table-consensus = What coders agreed on where their codings differed.
export-table-decisions = Decisions on codes for which somebody gave a reason: renamed, moved, merged, split, deleted.
export-view-coded_segments = Quotes with text, line, speaker, code and coder in words.
export-view-negative_cases = Quotes that speak against their code.
export-view-codebook = How often each code was used, and in how many texts.
export-view-all_memos = Memos in the order in which they were written.
export-field-id = Id.
export-field-name = Name.
export-field-value = Value.
export-field-pseudonym = Pseudonym.
export-field-status = Status of participation.
export-field-kind = Kind.
export-field-at = When, in ISO 8601.
export-field-text = The text: its words, or its id in other tables.
export-field-participant = The participant.
export-field-parent = The code above.
export-field-path = The code with what it stands under.
export-field-place = Its place in the codebook.
export-field-colour = Colour.
export-field-definition = Definition.
export-field-use = When to use it.
export-field-not_use = When not to use it.
export-field-example = Example.
export-field-content = What it says, for the result table.
export-field-start = First code point in the text, from 0.
export-field-end = Code point after the last.
export-field-line = Line of the text, from 1.
export-field-code = The code.
export-field-coder = Who coded it.
export-field-speaker = Who speaks.
export-field-quote = The words.
export-field-stance = for, or against (a negative case).
export-field-weight = Weight, 1 to 100.
export-field-against_why = Why the segment speaks against its code.
export-field-why = The reason.
export-field-comment = Comment.
export-field-by = Who wrote it.
export-field-about = What it is about, in words.
export-field-memo = The memo.
export-field-refers_to = What it refers and points to.
export-field-coding = The coding.
export-field-other = The other code.
export-field-in_set = The set.
export-field-decided_by = Who decided it.
export-field-judgement = agree, disagree, or propose (another code).
export-field-proposed = The code that is proposed.
export-field-codes = The codes that were agreed on, by their paths; none where no code belongs there.
export-field-coders = Whose codings differed.
export-field-decision = What was decided, with the names used at the time.
export-sqlite-about = An interview study. Places are code points of the texts as they stand here. It is not encrypted.
export-above = Under { $link }
export-subcodes = Subcodes

export-paragraph = paragraph { $number }
export-paragraphs = paragraphs { $first }–{ $last }
export-quoted = “{ $words }”
