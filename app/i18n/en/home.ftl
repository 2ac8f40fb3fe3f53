# The first page of an opened project.

home-news = Since you were last here
home-no-news = Nothing new from others since you were last here.
home-more-news = { $count ->
    [one] and { $count } more event in the history
   *[other] and { $count } more events in the history
}
home-pending = Waiting for you
home-nothing-pending = Nothing pending.
home-waiting-events = { $count ->
    [one] { $count } event waits for something that is not on this device yet: sync again.
   *[other] { $count } events wait for something that is not on this device yet: sync again.
}
home-missing-events = { $count ->
    [one] A device of { $witness } has seen { $count } event of { $author } that this device lacks, since { $since }.
   *[other] A device of { $witness } has seen { $count } events of { $author } that this device lacks, since { $since }.
}
home-unread-memos = { $count ->
    [one] { $count } unread memo ({ $coders })
   *[other] { $count } unread memos ({ $coders })
}
home-no-sync = No way to sync is set up; see Team and sync.
home-codings = { $count ->
    [one] { $count } coding
   *[other] { $count } codings
}
home-begin = Begin by importing a transcript.
home-import = Import texts
home-coders = Coders and phase
home-start-phase = Switch to { $phase }
home-start-phase-short = Switch phase
home-phase-reason = Reason for switching now
home-study = The study
home-files = Files of the study
home-not-written = not written yet

# -- a device that was copied

home-cloned = A device was copied, and both copies went on writing. Both branches are kept.
home-split-clone = Make this copy a device of its own
home-split-clone-short = Make it a device
home-split-clone-how = This folder was copied, or restored from a back-up, and both copies went on. Nothing is lost. Do this on one of them: it gets keys of its own, and the history says which decisions were made on it.

# -- a clock that differs from that of others

home-clock-behind = The clock of this device shows { $now }, but an event of { $member } says { $then }.
home-clock-back = The clock of this device shows { $now }, but showed { $then } when you last wrote here. One of the two is wrong.
home-clock-back-how = If the clock shows the wrong time now, set it before you go on. If it is right now, you need do nothing: what you wrote keeps its place, and the history marks it once you write on.
home-clock-behind-how = If the clock here is wrong, set it before you go on. If it is right, ask { $member } to look at theirs. Nothing is refused: an event with a wrong time keeps its place after what its author had seen.
home-sheet-outdated = Your recovery sheet is older than the last withdrawal.
home-sheet-outdated-how = With old copies of key files it could still open what was withdrawn. Make a new one in the settings, remove the old one from your devices, and destroy the paper.
home-withdrawals-wait =
    { $count ->
        [one] A withdrawal waits for an owner to confirm or decline it, under Participants.
       *[other] { $count } withdrawals wait for an owner to confirm or decline them, under Participants.
    }
home-no-sheet = You have no recovery sheet yet. Without one, a forgotten passphrase or a lost device is the end of your access.
home-reporting = Reporting checklists
home-reporting-about = What reporting checklists (COREQ and SRQR) ask that the log cannot know. It goes into the validity review; leave empty what does not apply.
home-exports = What left the study
home-exports-about = Every file that was written with something of the study in it: by whom, when, in which form. What holds participants’ words as they were said stands out.
home-exports-none = Nothing has left the study unencrypted.
home-exports-no-words = no words of participants
home-exports-here = { $count ->
    [one] { $count } more is noted on this device only.
   *[other] { $count } more are noted on this device only.
}
home-keep-until = Keep until
home-nameless = { $count ->
    [one] A code has
   *[other] { $count } codes have
} lost the name with words that were withdrawn: give a new name
home-no-consent = Interviewed without recorded consent: { $people }. See Participants.
home-kept-study = { $is_over ->
    [yes] The study was to be kept until { $day }. Planned then: { $then }. Withdraw what is to be destroyed, or export the archive; then set a new date.
   *[no] The study may be kept until { $day }: { $days ->
        [one] 1 day is left.
       *[other] { $days } days are left.
    } Planned then: { $then }.
}
home-kept-participant = { $is_over ->
    [yes] What { $name } said was to be kept until { $day }. Planned then: { $then }. Withdraw it, or set a new date, under Participants.
   *[no] What { $name } said may be kept until { $day }: { $days ->
        [one] 1 day is left.
       *[other] { $days } days are left.
    } Planned then: { $then }.
}

home-no-backup = There is no back-up of this study yet. A back-up is one sealed file that opens with your passphrase.
home-backup-opens-destroyed = The last back-up still opens words that have been destroyed here. Make a new one, and delete the old ones.
home-backup-old = { $days ->
    [0] Since the last back-up
    [one] The last back-up is 1 day old: since then
   *[other] The last back-up is { $days } days old: since then
} { $events ->
    [one] 1 event was recorded.
   *[other] { $events } events were recorded.
}
