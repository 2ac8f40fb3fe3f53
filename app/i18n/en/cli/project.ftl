# The project as a whole.

cli-project-init =
    Start a new project in the folder DIR. This device becomes its first member.
    .title = The title of the study.
    .name = Your name, as co-coders see it.
cli-project-started =
    Started “{ $title }” in { $folder }.
    Keep the passphrase safe: nobody can open the project without it. “kodespor recovery create” makes a sheet for the day it is forgotten.
cli-project-status = Show title, counts, members, what this device is missing, and digests to compare with a co-coder’s.
cli-project-counts = { $events ->
    [one] 1 event
   *[other] { $events } events
}: { $sources ->
    [one] 1 source
   *[other] { $sources } sources
}, { $participants ->
    [one] 1 participant
   *[other] { $participants } participants
}{ $withdrawn ->
    [0] { "" }
   *[other] { " " }and { $withdrawn } withdrawn
}, { $codes ->
    [one] 1 code
   *[other] { $codes } codes
}, { $codings ->
    [one] 1 coding
   *[other] { $codings } codings
}, { $memos ->
    [one] 1 memo
   *[other] { $memos } memos
}
cli-project-devices = { $members ->
    [one] 1 member
   *[other] { $members } members
} on { $devices ->
    [one] 1 device
   *[other] { $devices } devices
}{ $sheets ->
    [0] {""}
    [one] {" "}and 1 recovery sheet
   *[other] {" "}and { $sheets } recovery sheets
}; this device is “{ $device }”
cli-project-digests = state  { $state }   events { $events }
cli-project-gap = A device of { $witness } has seen { $events ->
    [one] 1 event
   *[other] { $events } events
} of { $of } that this device has not received, since { $since }.
cli-project-waiting = { $events ->
    [one] 1 event waits for something that has not arrived: sync again.
   *[other] { $events } events wait for something that has not arrived: sync again.
}
cli-project-files-elsewhere = { $files ->
    [one] 1 attached file is
   *[other] { $files } attached files are
} not whole on this device ({ $mib } MiB to come, attached by { $by }): see files.
cli-project-newer = { $events ->
    [one] A newer version made 1 event; upgrade to see it.
   *[other] A newer version made { $events } events; upgrade to see them.
}
cli-project-withdrawal-waits = The withdrawal of { $name } by { $members } hides the words and waits for an owner: kodespor withdraw { $thing }, or with --decline.
cli-project-removed-why = Why { $by } removed you, or this device: { $why }
cli-project-removed-unreadable = A reason was given, but the key to it was destroyed by a withdrawal. Ask { $by }.
cli-project-one-owner = The project has only one owner. Make a second one, so that the team can go on without the first: kodespor members role MEMBER owner
cli-project-forked = Device { $device } is forked: a copy or a restored back-up went on writing. On one of the two, run: kodespor devices split-clone
cli-project-carried = { $carrier } syncs the folder of this study: move it to a place that is not synced, and sync through a shared folder.
cli-project-second-copy = A second copy lies in the folder: { $file }. It was taken in, or named above; delete it when you no longer need it.
cli-project-describe = Write a part of the project page: its title, question, method, ethics or context.
cli-project-described = Wrote this part of the project page: { $part }.
cli-project-phase = Start a phase of the analysis: initial, focused or theoretical coding.
cli-project-phase-started = The project is in this phase now: { $phase }.
cli-project-milestone = Give this moment a NAME, to return to it later.
cli-project-milestone-marked = Marked the milestone “{ $name }”.
cli-project-passphrase =
    Change the passphrase of this device. Co-coders and your other devices keep theirs.
    .new-passphrase-file = Read the new passphrase from the first line of this file.
cli-project-new-passphrase = New passphrase
cli-project-passphrase-changed = The passphrase of this device was changed.
cli-project-sheet-outdated = Your recovery sheet is older than the last withdrawal: with old copies of key files it could still open what was withdrawn. Make a new one with “kodespor recovery create”, remove the old one with “kodespor devices remove”, and destroy the paper.
cli-project-sheet-now = Make a recovery sheet now? Its words are shown once, to be written down.
cli-project-kept-until = May be kept until: { $line }
cli-project-quoted-without-consent = Chosen as quotes or in the quote bank without consent to be quoted: { $people }
cli-project-without-consent = Interviewed without recorded consent: { $people }
