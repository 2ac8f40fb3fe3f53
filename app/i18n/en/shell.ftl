# The window around the screens: where one can go, keys, notices.

shell-home = Home
shell-codebook = Codebook
shell-retrieve = Retrieve
shell-fourcolumns = Four columns
shell-memos = Memos
shell-history = History
shell-team = Team and sync
shell-settings = Settings
shell-lock = Lock
shell-locked = Locked, because nobody used the app for a while.
shell-keys = Keys
shell-turn = Another window is writing
shell-turn-about = Another window, or a command in a terminal, is writing in this project. What you did is recorded as soon as it has finished.
shell-typed = You have written something here. Cancel discards it.
shell-key-go = Go to a screen
shell-key-help = Show this list
shell-key-sentence = Next or previous sentence (while reading)
shell-key-extend = Extend the selection by a sentence
shell-key-reach = Select more or less (with Ctrl word by word)
shell-key-all = Select the whole text
shell-key-mouse = With the mouse: Shift and a click selects up to there, Alt selects letter by letter
shell-key-code = Write a code for the selection; Enter applies it
shell-key-vivo = Code in vivo: the words themselves become the code
shell-key-memo = Write a memo in the margin of the selection
shell-key-confirm = Do what a dialog asks for, also from a field of several lines
shell-key-clear = Clear the selection

# -- the page that a browser shows

shell-page-refused = This page belongs to the browser window in which Kodespor opened. To use it here, close Kodespor and start it again; nothing that you saved is lost.
shell-page-taken = This address has been used once already, and it works only once. If you opened it yourself in another window, go on there. If you did not, another program on this machine took it before you: close Kodespor now and start it again. Nothing that you saved is lost.
shell-page-close = Close Kodespor
shell-page-closed = Kodespor is closed. Start it again to go on.

# -- the connection between the page and the app

shell-connection-silent = Kodespor is not answering just now. What you do is kept, and done as soon as it answers.
shell-connection-cut = The connection to Kodespor is cut. Connecting again … What you do is kept, and done then.
shell-connection-closed = Kodespor is closed on this machine. Start it again to go on; what was saved is there. It then opens in a window of its own, and this one can be closed.
shell-connection-typed = What you had typed here. Copy what you want to keep:
shell-drop-here = Drop the files here
shell-drop-large = These files are more than 2 GiB together: take fewer, or use the command line.
shell-drop-sending = Taking in file { $place } of { $count } …
shell-drop-failed = The files could not be taken in: together they are too large, or the connection broke.
shell-drop-locked = Open a project first, then drop the files.

# -- finding anything

shell-export-study = Export the study
shell-find = Find
shell-find-what = Code, text, person, memo, screen or command
shell-find-screen = screen
shell-find-command = command
shell-find-code = code
shell-find-text = text
shell-find-person = person
shell-find-memo = memo
shell-key-find = Find a code, text, person, memo, screen or command (when nothing is selected)

# -- the word below an icon on a phone

shell-icon-back = Back
shell-icon-clear = Clear
shell-icon-close = Close
shell-icon-compare = Compare
shell-icon-copy = Copy
shell-icon-delete = Delete
shell-icon-edit = Edit
shell-icon-forward = Forward
shell-icon-go = Go to
shell-icon-hide = Hide
shell-icon-memo = Memo
shell-icon-milestone = Milestone
shell-icon-more = More
shell-icon-next = Next
shell-icon-number = Number
shell-icon-open = Open
shell-icon-pause = Pause
shell-icon-play = Play
shell-icon-remove = Remove
shell-icon-replace = Replace
shell-icon-rewind = Rewind
shell-icon-save = Save
shell-icon-search = Search
shell-icon-selection = Segment
shell-icon-settle = Consensus
shell-icon-show = Show
shell-icon-transcribe = Transcribe
shell-icon-unlink = Unlink
