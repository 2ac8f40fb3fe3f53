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
shell-undone = Undone.
shell-redone = Redone.
shell-keys = Keys
shell-key-go = Go to a screen
shell-key-help = Show this list
shell-key-sentence = Next or previous sentence (while reading)
shell-key-extend = Extend the selection by a sentence
shell-key-code = Write a code for the selection; Enter applies it
shell-key-vivo = Code in vivo: the words themselves become the code
shell-key-memo = Write a memo in the margin of the selection
shell-key-clear = Clear the selection
