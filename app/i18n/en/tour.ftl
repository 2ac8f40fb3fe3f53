# The tour of the app.

tour-place = Step { $place } of { $count }
tour-next = Next step
tour-back = Step back
tour-end = End the tour
tour-home-title = Home shows what is waiting
tour-home = What happened since you were here, what is pending, and how far each text is coded. Look through the cards, then press “Next step”.
tour-texts-title = Texts come in here
tour-texts = Try it: press Import texts, or drop a file on the window. A row for each text asks whose words it holds. Cancel leaves everything as it was.
tour-mark-title = Select some words
tour-mark = Drag over a sentence with the mouse; on a phone, press and hold, then drag. What you selected stays visible.
tour-code-title = Give them a code
tour-code = Write a name in the field for the code and press Enter, or choose one that is there. The margin shows it. Undo is at the foot of the window.
tour-codebook-title = The codebook grows
tour-codebook = Your codes in their tree. Open one and write what it means; drag it under another to make a category.
tour-retrieve-title = Find all that belongs together
tour-retrieve = Choose a code to see all its segments. Press one to go to its place in the text.
tour-memos-title = Think in memos
tour-memos = Write down what you begin to see. Memos are dated, and stand beside what they are about.
tour-people-title = Whose words they are
tour-people = Participants with pseudonym and consent. A withdrawal destroys the keys to the words of just that person.
tour-history-title = The trail is kept
tour-history = Every decision is here, with its reason. Drag the slider back, and see the study as it was.
tour-safety-title = Keep it safe
tour-safety = Print a recovery sheet and make a back-up now. That was the tour; Help has a chapter on each screen.
