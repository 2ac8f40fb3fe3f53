# Parts that several screens share: files, blind rounds, choosing, pseudonyms, tables.

# -- attached files

components-file-path = File on this device
components-no-files = No files are attached yet.
components-file-sealed = The file is encrypted with a key of its own. Other devices get it after everything else.
components-attach = Attach
components-attached = Attached.
components-file-size = { $size } KiB
components-file-not-here = not all of it on this device yet ({ $percent }%), attached by { $by }
components-file-elsewhere = on other devices ({ $percent }% is here), attached by { $by }
components-fetch = Fetch
components-fetch-not-here = The recording “{ $name }” ({ $size } MiB, attached by { $by }) is not on this device: { $percent }% of it is here.
components-fetching = Fetching { $name }
components-fetch-so-far = { $here } of { $all } MiB are here.
components-fetch-goes-on = What has come stays here, also if you cancel or the app ends.
components-fetch-alone = This device meets nobody now. The file comes with the next sync file or as soon as you choose a shared folder, the local network or a relay under Team and sync.
components-fetch-beside = Go on working
components-fetch-done = “{ $name }” is on this device now.
components-leave = Remove from this device
components-leave-about = “{ $name }” ({ $size } MiB, attached by { $by }) is deleted on this device alone; the others keep it, and you can fetch it again. If no other device, shared folder or relay has all of it, it is gone for good: Kodespor does not know.
components-left = “{ $name }” is not on this device any more.
components-file-deleted = The file is deleted, here and on every device that syncs.
components-record = Record
components-recording-of = Recording: { $name }
components-recording-name = recording
components-recording-how = Encrypted while you record. Leave the screen on.
components-recording-silent = The microphone hears nothing. Is it covered?
components-recording-paused = Paused. Nothing is recorded.
components-recording-pause = Pause
components-recording-resume = Go on
components-recording-stop = Stop and attach
components-recording-attached = The recording of { $length } is attached.
components-recording-left = { $count ->
    [one] A recording was cut off. What had been recorded is attached as “{ $name }”.
   *[other] { $count } recordings were cut off. What had been recorded is attached.
}
components-recording-waits = { $count ->
    [one] A recording waits on this device, since it cannot be attached: { $reason }
   *[other] { $count } recordings wait on this device, since they cannot be attached. Of the first: { $reason }
}
components-transcribe = Transcribe
components-transcribe-begin = Begin
components-transcribe-from = Transcript by a program on this machine (optional)
components-transcribe-from-how = The output of Whisper, WhisperX, noScribe or another program (json, srt, vtt, html, txt) becomes a draft that you correct beside the sound. Nothing is sent anywhere.
components-transcribe-who = Who speaks in the recording? The draft is sealed with their keys.
components-transcribe-opened = The draft opens on a page of its own, beside this window.
components-transcribe-drafts = Being transcribed
components-transcribe-go-on = Go on with { $name }

# -- blind rounds

components-round-blind = Blind round
components-round-waits = { $count ->
    [one] Blind round “{ $round }”: nobody sees the others’ codings until { $coders } is done.
   *[other] Blind round “{ $round }”: nobody sees the others’ codings until { $coders } are done.
}
components-round-hides = Nobody sees the others’ codings in these texts until all are done. The trail says only who did something, and when: not where, or with which code.
components-round-done = I am done
components-round-done-question = Are you done with this round?
components-round-done-texts = You have coded all that you want to code in { $texts }.
components-round-end = End the round
components-round-end-reason = Reason for ending it before all are done
components-round-name = Name of the round
components-round-number = Round { $number }
components-round-start = Start the round

# -- choosing

components-filter = Type to filter
components-nothing-fits = Nothing matches.
components-choose-folder = Choose this folder
components-folder-above = Parent folder
components-folder-unreadable = This folder cannot be read.
components-show-typed = Show passphrase
components-hide-typed = Hide passphrase

# -- replacing words: pseudonyms and corrections

components-replace-title = Replace the selection
components-replacement = Replace with
components-replace = Replace
components-replace-everywhere = { $count ->
    [one] At the one place in this text
   *[other] At all { $count } places in this text
}
components-replace-keeps = The transcript itself stays as it was imported; codings keep their places.
components-replaced = { $count ->
    [one] “{ $words }” now stands at { $count } place.
   *[other] “{ $words }” now stands at { $count } places.
}
components-identifying = Words that may identify somebody
components-identifying-none = The rules found nothing more. Read the text all the same.
components-identifying-how = Write the replacement for each, and leave empty what may stay. The rules do not find everything.
components-identifying-replaced = { $count ->
    [one] { $count } name or number is replaced.
   *[other] { $count } names and numbers are replaced.
}

# -- tables and pictures

components-tables = Tables
components-table = Table
components-table-saturation = Code saturation (new codes per text)
components-table-saturation-how = The texts stand in the order in which they were first coded. The bar shows how many of their codes were new.
components-table-uses = Code use over time
components-table-uses-how = In the order of first use. The bar shows the time from first to last use.
components-table-used = { $texts ->
    [one] { $codings ->
        [one] { $days } · { $codings } coding in { $texts } text
       *[other] { $days } · { $codings } codings in { $texts } text
    }
   *[other] { $days } · { $codings } codings in { $texts } texts
}
components-table-flow = How codings moved between categories
components-table-map = Map of the categories
components-table-categories = Category table
components-table-words = Word frequencies
components-table-cooccurrence = Code co-occurrence
components-table-participants = Codes by participant
components-table-texts = Codes by text
components-table-coders = Codes by coder
components-table-months = Codes by month
components-table-attribute = Codes by { $attribute }
components-table-below = Count subcodes with their code
components-table-file = What the table or the picture shows now.
components-table-expected = What we expected beforehand
components-table-new-codes = { $new } new, { $total } in all
components-table-goes-on = Only the first part is shown; the file has the whole table.
components-table-word = Word
components-table-times = Count
components-table-category = Category
components-table-subcodes = Subcodes
components-table-new = New codes
components-table-total = In all
components-table-when = Date
components-table-first = First used
components-table-last = Last used
components-nothing-coded = Nothing has been coded yet.

# -- the history

components-event-unknown = did something that this version does not know ({ $wire })

# -- passphrases and the recovery sheet

components-passphrase-hint = Four random words are easy to remember and hard to guess.
components-passphrase-again = The same passphrase again
components-passphrase-weak = Can be guessed by whoever gets the folder. Use four or more words that do not belong together.
components-passphrase-good = Hard to guess. Keep it safe: nobody can open the project without it.
components-make-sheet = Make a recovery sheet
components-sheet-how = Twenty-four words that give you access again if every device is lost. Write them down now and lock them away: they are shown once, and whoever has them can read the project.
components-sheet-written = I have written them down

# -- withdrawals

components-withdrawal-final = This cannot be undone.
components-withdrawal-hidden = { $members } recorded { $thing ->
    [participant] that this participant withdraws
   *[other] that this text is withdrawn
    }. The words are hidden until an owner confirms or declines it.
components-withdrawal-confirm = Confirm withdrawal
components-withdrawal-confirm-title = Confirm the withdrawal
components-withdrawal-decline = Take withdrawal back
components-withdrawal-decline-title = Take the withdrawal back: the words can be read again
components-withdrawal-deleted = Deleted for good, here at once and on every device that syncs: the texts, quotes in memos and reasons, codes named in the participant’s words, attributes, and the pseudonym.
components-withdrawal-kept = Kept: that the interview took place, how long it is, and which decisions were made on it.
components-withdrawal-not-reached = Out of reach: devices that never sync again, back-ups (.kbackup) made before, which still open the words – make a new one and delete the old ones –, copies of the project’s folder, exported files and printouts.
components-withdrawal-comes-again = Once the words are deleted, the program cannot recognise them: if a file with these words is imported again, as a text or in another program’s project, they come back. Delete such files too, wherever they are.
components-withdrawal-came = “{ $text }” was imported on { $day }: { $origin }
components-withdrawal-went = Exported since, perhaps with these words: { $what } ({ $format }), { $count ->
    [one] on { $day }
   *[other] { $count } times, last on { $day }
}
components-withdrawal-draft = “{ $recording }” is being transcribed, and others speak in it: the whole draft is deleted, with their words too. Finish the draft first to keep them: of a finished text, only this participant’s turns are deleted.
components-withdrawal-typed = { $count ->
    [one] One memo, reason or name repeats their words or names them, and is deleted too:
   *[other] { $count } memos, reasons or names repeat their words or name them, and are deleted too:
    }
components-withdrawal-check-title = Where their words may still be
components-withdrawal-to-check = The program finds four words in a row, and the pseudonym. What follows may still hold the words or the name. Go through it now: afterwards no program can look for them. Tick what is to be deleted too. Go through exports, printouts and back-ups yourselves.
components-withdrawal-named-in = “{ $text }” names them. What others say about somebody stays; anonymise it there if it must go from what you show.
components-withdrawal-attribute = The attribute “{ $attribute }” has their name or words in its name or its choices, which stay readable.
components-withdrawal-checked = Delete what is ticked

# -- what went with a withdrawal beside which it came

components-deleted-unseen = { $kind ->
    [file] A file that { $by } attached on { $day } was deleted with the withdrawal of somebody it concerns: the withdrawal was recorded elsewhere at that time, and nobody else had seen the file. If it also holds what others said, { $by } can attach it again without the words of whoever withdrew.
   *[source] A text that { $by } imported on { $day } was deleted with the withdrawal of somebody who speaks in it: the withdrawal was recorded elsewhere at that time, and nobody else had seen the text. If others speak in it too, { $by } can import it again without the words of whoever withdrew.
}

components-export-not-recorded = That it left could not be recorded in the project, and is noted on this device only: { $reason }
components-unwilling-quotation = Consent to quotation is lacking: { $people }.
components-unwilling-sharing = Consent to sharing or archiving is lacking: { $people }.
components-code-map-how = Press a code to see its segments. Drag it to another place; everyone sees it there, and it can be undone. On the command line: “codes arrange”.
components-code-map-put = “{ $name }” has another place on the map.
components-table-network = Code map
components-table-joined = Joined by
components-table-together = on the same words

components-copied-as-said = { $count ->
    [one] Copied with its reference, as it was said.
   *[other] Copied { $count } quotes with their references, as they were said.
}
components-copied-anonymised = { $count ->
    [one] Copied with its reference, anonymised: pseudonyms, replaced words, no name of the text.
   *[other] Copied { $count } quotes with their references, anonymised: pseudonyms, replaced words, no names of texts.
}
components-copied-bare = { $count ->
    [one] In this text no words were replaced yet.
   *[other] In { $count } of the texts no words were replaced yet.
}
components-copy-as-said = Copy as said
components-copy-anonymised = Copy anonymised
# -- choosing a file

components-choose-file = Choose a file
components-drop-file = Or drop it here.
components-drop-file-of = Or drop it here ({ $endings }).
components-file-chosen = { $count ->
    [one] { $name } ({ $size } KiB)
   *[other] { $count } files: { $name } ({ $size } KiB)
}
components-choose-folder-of = Choose a folder
components-folder-none = No folder chosen
components-place = Place on this machine
components-new-folder = New folder here
components-go-there = Go there
components-new-folder-name = new folder { $number }
components-attaching = Attaching { $name }

# -- the recovery sheet, back-ups

components-sheet-code = The same words as a QR code
components-sheet-print = Print or save as PDF
components-sheet-made = The recovery sheet counts from now on. Lock it away.
components-sheet-title = Recovery sheet for Kodespor
components-sheet-of = Study: { $study }. Belongs to { $name }. Made on { $day }.
components-sheet-keep = Whoever has these words and the study’s shared folder can read everything. Lock the sheet away, and let nobody photograph it.
components-sheet-use = If every device is lost or the passphrase is forgotten: install Kodespor, press “Use a recovery sheet” on the first screen, choose the shared folder, and write these words in their order.
components-opening = Opening the project
components-back-up = Back up now
components-backing-up = Making a back-up
components-backed-up = { $events ->
    [one] The back-up with 1 event was opened as a test, and is where your browser puts downloads. Move it to another disk.
   *[other] The back-up with { $events } events was opened as a test, and is where your browser puts downloads. Move it to another disk.
}
