# Help inside the app.

help-title = Help
help-about = What each part is for, with a picture. Press a heading to open it.
help-tour = Tour of the app (ten minutes)
help-keys = F1 shows every key that does something.
help-go = Go there
help-picture = Picture of the screen: { $name }
help-texts-title = Texts: importing and arranging
help-texts = Press Import texts, or drop files or folders anywhere in the window. Each text gets a row in which you set its name, type and participant; nothing is imported before you press Import. Afterwards the menu at the right of a text (also a right click or a long press) renames it, gives it to participants, describes it and saves it. Sort and group above the list.
help-reading-title = Reading and coding
help-reading = Select words with the mouse or a long press, and choose a code or write a new one. The margin shows what you coded, and with which codes. In vivo takes the participant’s own words as the name of the code.
help-codebook-title = Codebook
help-codebook = All codes in their tree. Open a code to define it; move, merge and split codes with a reason: readers of your method will ask for it.
help-retrieve-title = Retrieve
help-retrieve = All segments with a code, a text, a participant or a search, with a way back to their places. Tables and agreement are here too.
help-memos-title = Memos
help-memos = Your dated thinking, on the study, a text, a code or a segment.
help-people-title = Participants
help-people = Pseudonyms, consent and attributes. When somebody withdraws, their words become unreadable on every device; what was decided stays countable.
help-history-title = History
help-history = Every decision in order. Drag the slider back to see the study as it was then; the validity review and the audit bundle come from here.
help-results-title = Results
help-results = Result table, framework matrix and quote bank, built from your codes, for Word and Excel.
help-team-title = Team and sync
help-team = Invite co-coders and your other devices. A shared folder, the local network or a relay carries the sealed decisions; none of them can read a word.
help-settings-title = Settings, safety and back-up
help-settings = Language, text size and when to lock. Make a recovery sheet, and a back-up: one sealed file that was opened as a test. Keep it on another disk, and make a new one after a withdrawal.
