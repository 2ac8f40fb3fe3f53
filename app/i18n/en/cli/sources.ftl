# Texts: adding, listing, reading and renaming them.

cli-sources-import =
    Add each FILE as a source. From a folder or a zip file, Kodespor adds all that it can read. It reads all files before it adds the first, so that no import is left half done.

    Text files (txt, md, docx, odt, rtf, pdf, html, epub, srt, vtt, sbv, ttml) may be in any common encoding. Kodespor recognises speakers where turns begin with a name and a colon. It normalises the text (Unicode NFC, line feeds) and seals it under a key of its own. With several participants, it seals the turns of each under a further key, so that one of them can withdraw alone.
    .kind = What kind of text it is (default: interview).
    .participant = Whose words the text holds; Kodespor adds a participant that is not known yet. Where you name nobody, turns that begin with a participant’s pseudonym are theirs.
    .speaker = Treat turns that begin with NAME as this participant’s, where NAME is not the pseudonym. FILE:NAME says it of one file alone.
    .interviewer = Treat turns that begin with NAME as an interviewer’s, who is never counted as an informant. Labels such as Interviewer, I and Q are recognised.
    .preview = Only show who speaks in each file and how much; import nothing.
    .of = The original that a condensed text summarises.
    .encoding = Read text files in this encoding, where Kodespor guesses wrongly.
    .layout = What the first line of a turn looks like, where the layout is not recognised, for example "{"{time}"} <{"{speaker}"}> {"{words}"}". {"{any}"} stands for what is skipped; lines that do not fit go on with the turn before.
    .again = Import a text once more although it is here already.
    .comments = Keep the comments in the margin of the document as memos, with their authors’ names.
cli-sources-comments = { $count ->
    [one] “{ $name }” has one comment in its margin, which was left out; with --comments it becomes a memo.
   *[other] “{ $name }” has { $count } comments in its margin, which were left out; with --comments they become memos.
}
cli-sources-reading = { $n } of { $of }: { $name }
cli-sources-passed-over = Skipped: { $name }
cli-sources-chosen-twice = { $name } has the same words as “{ $file }”; both come in.
cli-sources-perhaps-project = What other programs annotated comes in with “kodespor import-project”.
cli-sources-speaker-form = A speaker is given as NAME=PARTICIPANT, and the participant by --participant as well.
cli-sources-no-turns = “{ $source }” has no turns of “{ $participant }”: if they withdraw, all of it is deleted. Use --speaker NAME=PARTICIPANT to say who is who.
cli-sources-imported = { $name }: { $chars ->
    [one] 1 character
   *[other] { $chars } characters
} from { $origin }
cli-sources-sources = List the sources with their sizes, participants and codings. The command below renames one.
cli-sources-none = No sources yet. Add one: kodespor import FILE
cli-sources-withdrawn = withdrawn
cli-sources-hidden = withdrawal not confirmed yet
cli-sources-codings = { $codings ->
    [one] 1 coding
   *[other] { $codings } codings
}
cli-sources-sources-move-work =
    Move your own codings, memos and judgements from SOURCE to OTHER, a text with the same words: the first copy, where two members imported one project.

    What others made stays; each moves their own. Judgements by others, consensus, chosen and numbered quotes, and links of other memos to the codings stay too, and are counted. One undo takes all of it back.
cli-sources-work-left = Not moved, but left on the removed codings of “{ $source }”: judgements { $judgements }, consensus { $consensus }, chosen or numbered quotes { $quotes }, links of memos { $links }.
cli-sources-work-moved = Moved to “{ $other }”: { $codings ->
    [one] 1 coding
   *[other] { $codings } codings
}, { $memos ->
    [one] 1 memo
   *[other] { $memos } memos
}{ $judgements ->
    [0] { "" }
    [one] , 1 judgement
   *[other] , { $judgements } judgements
}.
cli-sources-sources-rename = Give SOURCE another NAME. The history keeps the earlier one.
cli-sources-renamed = “{ $source }” is called “{ $name }” now.
cli-sources-text =
    Print the normalised text of SOURCE, whole or in part.

    Positions are code points. In another layer than “spoken” they are positions in that layer.
    .start = Start at this code point.
    .end = Stop before this code point (default: the end of the text).
    .turns = With --json, include the speakers’ turns.
cli-sources-find = Find where QUOTE is in SOURCE, in code points. Any white space matches any other.
cli-sources-quote-missing = The quote does not occur in this source.
cli-sources-encoding-doubtful = It is in doubt in which encoding “{ $name }” is written. In which of these do the words read right?
cli-sources-encoding-reading = { $number }  { $encoding }: “{ $excerpt }”
cli-sources-encoding-which = Number
cli-sources-encoding-taken = Read as { $encoding }. If another one is right, undo and import again with --encoding and its name.
cli-sources-previewed = { $name }: { $chars ->
    [one] 1 character
   *[other] { $chars } characters
}
cli-sources-nobody-labelled = No turns that begin with a name and a colon.
cli-sources-silent = { $participant } speaks nowhere here.
cli-sources-preview-only = Nothing was imported. Say who is who with --speaker [FILE:]NAME=PARTICIPANT and --interviewer [FILE:]NAME, and import without --preview.
cli-sources-sources-speakers =
    Show who speaks in SOURCE and how much, or correct it.

    Kodespor seals the words again under the keys of those who said them. What they were sealed with before is destroyed when somebody who speaks there withdraws. Only an owner can correct it. Other turns stay as they are.
    .speaker = Turns that begin with NAME are this participant’s; one who is not known yet is added.
    .interviewer = Turns that begin with NAME are an interviewer’s, who is never counted as an informant.
    .nobody = Turns that begin with NAME are of somebody who is no participant.
    .turn = The turn with this number in the text, counted from 1, is this participant’s; also NUMBER=interviewer or NUMBER=other.
