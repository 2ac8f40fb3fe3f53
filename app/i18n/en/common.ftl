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
