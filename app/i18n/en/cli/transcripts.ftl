# Transcripts that are being written from a recording.

cli-transcripts-transcripts =
    List the drafts of transcripts. The commands below begin, show, save, join, finish and delete one.

    In the app a draft is written beside the sound. A draft is sealed under the keys of the recording and of those who speak in it: a withdrawal destroys it.
cli-transcripts-none = No transcript is being written.
cli-transcripts-versions = { $count ->
    [one] 1 version
   *[other] { $count } versions
}
cli-transcripts-transcripts-begin =
    Begin to transcribe an attached RECORDING.

    With --from, the draft begins with what a program on this machine heard (json of Whisper or WhisperX, srt, vtt, noScribe’s html or text): it is corrected beside the sound and then finished. Nothing is sent anywhere.
    .from = The file that the program wrote.
    .participant = Somebody who speaks in the recording.
    .encoding = Read a text file in this encoding, where Kodespor guesses wrongly.
    .again = Begin another draft of a recording that is being transcribed already.
cli-transcripts-begun = Began to transcribe { $name }.  [{ $id }]
cli-transcripts-left-out = Left out: { $what }
cli-transcripts-no-times = The file tells no times: set stamps such as [00:01:23.4] where you correct it.
cli-transcripts-transcripts-show = Print a draft, with its stamps.
cli-transcripts-transcripts-save = Save FILE as the next version of a draft. Stamps are written as [00:01:23.4].
cli-transcripts-saved = Saved: { $chars ->
    [one] 1 character
   *[other] { $chars } characters
}.
cli-transcripts-transcripts-join = Join versions that were written on different devices into one. No line of either is lost.
cli-transcripts-transcripts-finish = Make a source called NAME of a draft, with its times and speakers.
    .speaker = Who a label stands for; one who is new is added.
    .interviewer = The label of an interviewer.
cli-transcripts-finished = Finished: the text “{ $name }”.
cli-transcripts-transcripts-delete = Delete a draft. An undo brings it back.
cli-transcripts-deleted = The draft is deleted; an undo brings it back.
