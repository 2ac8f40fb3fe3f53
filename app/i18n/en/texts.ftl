# The list of texts, and importing and exporting.

texts-import = Import texts
texts-import-project = Project from another tool
texts-import-survey = Survey answers
texts-import-segments = Coded segments from a table
texts-none = No texts yet. Import transcripts (txt, md, docx, odt, rtf, pdf, html), several at once if you like.
texts-facts = { $kind } · { $characters ->
    [one] { $characters } character
   *[other] { $characters } characters
} · { $codings ->
    [one] { $codings } coding
   *[other] { $codings } codings
}
texts-facts-people = { $people } · { $facts }
texts-covered = { $share } of the text is coded
texts-coded = { $share } coded
texts-row = { $name }, { $facts }, { $covered }
texts-files = Recording and files
texts-tool = { $tool }: { $text }
texts-withdrawn = withdrawn
texts-hidden = withdrawal not confirmed yet

texts-read = Read
texts-reading-file = Reading file { $place } of { $count }: { $name }
texts-import-running = The texts are being imported. Drop these files when they are in.
texts-stop = Stop
texts-stopped = Stopped; nothing was imported.
texts-import-count = Import { $count ->
    [one] { $count } text
   *[other] { $count } texts
}
texts-import-apart = With several participants, each one’s turns are sealed separately, so that one of them can withdraw.
texts-import-comments = { $count ->
    [one] Keep the comment in the margin as a memo
   *[other] Keep the { $count } comments in the margin as memos
}
texts-import-again = Also import { $count ->
    [one] { $count } text that is
   *[other] { $count } texts that are
} in the project already
texts-known = is in the project already, as “{ $name }”
texts-chosen-twice = has the same words as “{ $file }”, which was chosen too

texts-project-formats = REFI-QDA (.qdpx, .qde, .qdc), QualCoder (.qda), RQDA (.rqda), Requal (.requal), Taguette (.sqlite3), brat (choose the folder, or a .zip of it), CATMA (choose the folder, or the corpus as an archive), INCEpTION (.json, .xmi, .tsv, or its archive), Label Studio (.json); codebooks (.csv, .xlsx, .md).
texts-reading = Reading { $name } …
texts-project-counts = Texts: { $texts } · Codes: { $codes } · Codings: { $codings } · Memos: { $memos } · Participants: { $participants }
texts-project-here = Here already: { $texts ->
    [one] 1 text
   *[other] { $texts } texts
}, { $codes ->
    [one] 1 code
   *[other] { $codes } codes
}, { $codings ->
    [one] 1 coding
   *[other] { $codings } codings
}. Only what is new is imported.
texts-project-stays = { $count ->
    [one] 1 thing in the file was deleted or withdrawn here, and stays so.
   *[other] { $count } things in the file were deleted or withdrawn here, and stay so.
}
texts-project-gone = { $count ->
    [one] 1 thing that came with this project is not in the file any more. It stays here.
   *[other] { $count } things that came with this project are not in the file any more. They stay here.
}
texts-project-changed = Different in the file; choose what to take from it:
texts-not-represented = What does not come in as it stands in the file (the list stays in the project):
texts-import-reports = What imports left out
texts-report-name = import-report.md
texts-importing = Importing the project
texts-imported = Imported { $texts ->
    [one] { $texts } text
   *[other] { $texts } texts
}, { $codes ->
    [one] { $codes } code
   *[other] { $codes } codes
} and { $codings ->
    [one] { $codings } coding
   *[other] { $codings } codings
}.

texts-export-name = study
texts-export-layer = Layer of the texts
texts-export-about = The whole study: for reading and counting, or for another program.

texts-survey-file = Table with one row per answer (.csv or .xlsx)
texts-survey-columns = Columns with text, separated by commas (if empty: those with long answers)
texts-survey-person = Column with pseudonyms (if empty: participants are numbered)
texts-survey-about = Each row becomes a text and a participant; the other columns become attributes.
texts-survey-imported = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
} imported.
texts-segments-file = Table with a text, a quote and a code in each row (.csv or .xlsx)
texts-column-source = Column with text names
texts-column-quote = Column with quotes
texts-column-code = Column with codes
texts-column-why = Column with reasons
texts-column-coder = Column with coders
texts-column-made = Column with dates
texts-column-weight = Column with weights
texts-segments-about = Name a column only if its heading does not say what it contains.
texts-segments-problems = Not found, or found more than once
texts-who-speaks = Who speaks
texts-came-in = { $count ->
    [one] One text was imported
   *[other] { $count } texts were imported
}{ $turns ->
    [0] {"."}
    [one] {" "}with one turn. Speakers: { $speakers }
   *[other] {" "}with { $turns } turns. Speakers: { $speakers }
}
texts-more-speakers = { $count } more
texts-speaker = { $label }: { $turns ->
    [one] 1 turn
   *[other] { $turns } turns
}, { $words ->
    [one] 1 word
   *[other] { $words } words
}, { $share }
texts-speaker-interviewer = Interviewer
texts-speaker-other = No participant
texts-speaker-new = New participant: { $name }
texts-speakers-of = Who speaks in “{ $name }”
texts-speakers-help = The words are sealed again under the keys of those who said them, so that a withdrawal takes exactly those. An interviewer is never counted as an informant.
texts-speakers-turn = Turn number
texts-speakers-turn-who = This turn alone is said by
texts-speakers-why = Reason
texts-speakers-set = Who speaks in “{ $name }” is corrected.
texts-silent = { $participant } speaks nowhere in “{ $text }”: set it under Who speaks.
texts-speaker-by-name = By the names above, or no participant
texts-layout = A layout of your own, if it is not recognised
texts-layout-about = What the first line of a turn looks like: {"{speaker}"}, {"{time}"} and {"{words}"}, and what is between them.
texts-layout-describe = Describe the layout
texts-layout-describe-how = Where speakers are not recognised: say how a turn begins, and the texts below are read that way
texts-layout-preview = Preview
texts-layout-speaks = { $name } ({ $turns ->
    [one] 1 turn
   *[other] { $turns } turns
})
texts-layout-who = { $name }: { $speakers }
texts-layout-nobody = No turn is recognised.

texts-attributes = Attributes
texts-attributes-of = Attributes of { $name }
texts-attribute-name = Attribute, for example place
texts-attribute-known = Attributes in use
texts-attribute-clear = An empty value clears the attribute.
texts-attributes-table = Attributes from a table
texts-attributes-about = Names of texts in the first column, and a heading above each column. Values that differ are set; nothing is removed.
texts-attributes-imported = { $texts ->
    [one] { $texts } text
   *[other] { $texts } texts
} in the table: { $count ->
    [one] { $count } attribute set.
   *[other] { $count } attributes set.
}
texts-summary-check = What it leaves out
texts-export-for = For which program (.qdpx)
texts-export-margin = The text with its lines numbered, and its codings in the margin.
texts-save-margin = Save with its codes in the margin

# -- the look at what was read, before it is imported

texts-review-title = { $count ->
    [one] 1 text was read
   *[other] { $count } texts were read
}. Look through, then import.
texts-review-about = Nothing has been imported yet. Every line can be changed.
texts-review-own = A participant for each text
texts-review-own-how = Each text gets a participant of its own: whoever speaks there, or the name of the file.
texts-review-kind = Type of all
texts-review-include = Import { $file }
texts-review-name = Name of the text
texts-review-people = Participants (pseudonyms, separated by commas)
texts-review-new = { $people } { $count ->
    [one] is new, and is added.
   *[other] are new, and are added.
}
texts-review-nobody = No participant: nobody can withdraw from this text.
texts-review-take = Participant: { $name }
texts-review-encoding = Encoding (in doubt: choose the line that reads right)
texts-review-go = { $count ->
    [0] Import
    [one] Import 1 text
   *[other] Import { $count } texts
}
texts-import-folder = From a folder
texts-import-folder-label = Folder with the texts
texts-drop-about = Choose files, or drop them anywhere in this window. Folders can be dropped too.
texts-project-file = File of the project
texts-project-folder = Project that is a folder (QualCoder, brat)

texts-import-more = Other imports
texts-skipped = Not read, because { $count ->
    [one] it is not a text: { $names }
   *[other] they are not texts: { $names }
}.
texts-sort = Sort by
texts-sort-imported = when imported
texts-sort-name = name
texts-sort-kind = type
texts-sort-length = length, longest first
texts-sort-codings = codings, most first
texts-group = Group by
texts-group-none = nothing
texts-group-kind = type
texts-group-participant = participant
texts-group-without = Not said
texts-actions = Actions for “{ $name }”
texts-rename = Rename
texts-rename-title = Rename “{ $name }”
texts-renamed = “{ $before }” is now called “{ $name }”.
texts-participants = Participants
texts-participants-of = Whose words are in “{ $name }”?
texts-participants-about = Whoever is chosen here can withdraw, and then the words are deleted.
texts-participant-new = A new participant (pseudonym)
texts-assigned = { $count ->
    [0] “{ $name }” belongs to no participant now.
   *[other] “{ $name }” belongs to { $people }.
}
texts-aside-put = Set aside
texts-aside-back = Put back among the texts
texts-aside-title = Set “{ $name }” aside
texts-aside-about = The text is kept apart, folded away at the bottom of Texts, and is not shown on Home. Its codings stay and are counted. You can take it back at any time.
texts-aside-done = “{ $name }” was set aside.
texts-aside-taken = “{ $name }” is among the texts again.
texts-aside-because = set aside: { $reason }
texts-aside =
    { $count ->
        [one] Set aside (1 text)
       *[other] Set aside ({ $count } texts)
    }
