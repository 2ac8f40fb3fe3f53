# Labels that several screens share.

common-cancel = Cancel
common-close = Close
common-save = Save
common-delete = Delete
common-undo = Undo
common-redo = Redo
common-add = Add
common-edit = Edit
common-open = Open
common-more = More
common-all = All
common-none = None
common-reason = Reason
common-name = Name
common-code = Code
common-codes = Codes
common-text = Text
common-texts = Texts
common-coder = Coder
common-participant = Participant
common-participants = Participants
common-passphrase = Passphrase

common-because = Reason: { $reason }
common-reason-optional = Reason (optional)
common-coders = Coders
common-codings = Codings
common-kind = Type
common-layer = Layer
common-remove = Remove
common-import = Import
common-export = Export
common-save-file = Save the file
common-saved-file = Saved as { $file }. It is not encrypted: keep it where the participants’ words may be kept.
common-show-in-text = Show in the text
common-coding-by = Coding { $code } by { $coder }
common-segments-coded = { $count ->
    [one] { $count } segment coded.
   *[other] { $count } segments coded.
}
common-and-more = and { $count } more
common-attribute = Attribute
common-study = the study
common-memo = Memo
common-no-consent-to-quote = No consent to be quoted.
common-copy-reference = Copy with reference
common-undo-what = Undo: { $what }
common-redo-what = Redo: { $what }
