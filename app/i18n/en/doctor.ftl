# What the doctor finds: what it is, with whom or where; what to do about it; and what to type.

doctor-title = Health check
doctor-whole = Nothing needs doing.
doctor-again = Check again
doctor-share = Show without names
doctor-share-about = This holds no name, text or place. You may copy it and show it to others.
doctor-looking = Looking …
doctor-error = Damage
doctor-warning = To do
doctor-note = Good to know

doctor-here = this device
doctor-sheet = the recovery sheet of { $member }
doctor-device = { $member } ({ $words })
doctor-numbered-device = device { $number }
doctor-numbered-member = member { $number }
doctor-numbered-source = text { $number }
doctor-numbered-participant = participant { $number }
doctor-some-folder = a folder
doctor-some-file = a file
doctor-some-relay = the relay
doctor-and-more = { $more } more

doctor-log-damaged = The file of the project in { $subject } is damaged, in { $faults ->
    [one] 1 place
   *[other] at least { $faults } places
}: { $first }
    .advice = Close the app and copy the whole folder aside before anything else. Then restore a back-up, or join again through a shared folder, the relay or a colleague: what they have comes back.
doctor-log-empty = The file of the project in { $subject } holds no project: it was emptied, or another one was put in its place.
    .advice = Delete nothing. Restore a back-up of log.db, or join again through a shared folder, the relay or a colleague: what they have comes back.
doctor-log-cut-short = The history on this device does not end where this device left it: events are missing at the end, or an older copy of the file was put in its place.
    .advice = Write nothing more here. Sync, so that what others have of it comes back, and check again.
    .command = kodespor verify
doctor-log-went-back = { $reason }
    .advice = Sync first, so that what others have comes back, and check again.
    .command = kodespor devices split-clone
doctor-other-copy = { $reason }
    .advice = Decide on one of the copies and work in that one alone.
doctor-left-in-clear = { $reason }
    .advice = Connect the drive, and open the study again: the file is deleted then. Or delete it yourself.
doctor-opens-withdrawn = { $reason }
    .advice = Delete the file. Whoever has it and the passphrase can read what was withdrawn.
doctor-copy-not-taken-in = { $reason }
    .advice = Keep the copy. If it came from a sync program, let that finish, close the project and open it again.
doctor-log-copies = { $count ->
    [one] A second copy of the project’s file lies in { $subject }: { $files }.
   *[other] { $count } second copies of the project’s file lie in { $subject }: { $files }.
} What they hold is taken in when the project is opened.
    .advice = Delete them once everybody has synced, and look for what put them there: two machines may use one folder.
doctor-removed-here = { $what ->
    [device] This device was removed from the project by { $by }, on { $since }.
   *[member] You were removed from the project by { $by }, on { $since }.
} Nothing more can be written here; what you had stays readable.
    .advice = Ask an owner why. An owner can undo the removal.
doctor-own-feed-forked = Two copies of this device went on writing after event { $first }. The branches end at { $ends }. Both are kept.
    .advice = On one of the two machines, make the copy a device of its own.
    .command = kodespor devices split-clone
doctor-feed-forked = Two copies of the device of { $subject } went on writing after event { $first }. The branches end at { $ends }. Both are kept.
    .advice = Ask its owner to make one of the two copies a device of its own, on the machine that holds the copy.
doctor-branch-missing = Another event { $event } of { $subject } than the one that is here was seen by { $witnesses } since { $since }: the device was copied, and one branch has not come here.
    .advice = Sync with { $witnesses } directly, by the local network or another shared folder. Tell the owner of the device that there are two copies of it.
doctor-feed-withheld = { $events ->
    [one] 1 event of { $subject } is not here, and was seen by { $witnesses } since { $since }.
   *[other] { $events } events of { $subject } are not here, and were seen by { $witnesses } since { $since }.
}
    .advice = Sync again, if you can with { $witnesses }. If it goes on, the shared folder or relay holds something back or has lost it: use another way, and look there for deleted or restored files.
doctor-folder-file-damaged = { $count ->
    [one] 1 file of { $subject } in the shared folder is damaged or half copied: { $files }. It is skipped, and everything else is taken.
   *[other] { $count } files of { $subject } in the shared folder are damaged or half copied: { $files }. They are skipped, and everything else is taken.
}
    .advice = Let the sync program finish, then sync. If it stays, ask the owner of that device to sync once: it writes the file again.
doctor-folder-file-refused = { $count ->
    [one] 1 file of { $subject } in the shared folder cannot be used: { $files }. { $reason } It is skipped, and everything else is taken.
   *[other] { $count } files of { $subject } in the shared folder cannot be used: { $files }. { $reason } They are skipped, and everything else is taken.
}
    .advice = Tell the owner of that device the name of the file. If the file is from nobody in the team, whoever manages the folder can delete it.
doctor-synced-folder = The project lies in { $subject }, which { $program } copies to other machines. If two machines write in it, decisions are lost without a word.
    .advice = Close the app and move the project’s folder to a place that is not synced. To work on two machines, add the other one as a device and use a shared folder.
doctor-events-wait-for-key = { $events ->
    [one] 1 event
   *[other] { $events } events
} of { $subject } came without the key that opens it. The last one that can be read is from { $since }.
    .advice = Sync with { $subject }, or with anybody who reads these events: their device hands the key on. { $key ->
        [may_be_removed] If it does not come then, this device may have been removed: ask an owner.
       *[on_its_way] { "" }
    }
doctor-events-wait-for-events = { $events ->
    [one] 1 event of { $subject }, from { $since }, builds on events of { $of } that have no place here yet. Nothing is lost.
   *[other] { $events } events of { $subject }, since { $since }, build on events of { $of } that have no place here yet. Nothing is lost.
}
    .advice = Sync with { $of }, or with { $subject }. What waits then takes its place by itself.
doctor-feed-not-taken = Events of { $subject } from number { $event } on were offered and not taken, because the key of the first is not here.
    .advice = Sync with { $subject } or with an owner, so that the key comes.
doctor-keys-awaited = The key of the current key period, which { $subject } started on { $since }, has not come to this device. What is written from then on cannot be read here.
    .advice = Sync with { $of }: that device holds the key and hands it on when the two meet.
doctor-keys-missing = The keys of { $periods ->
    [one] 1 earlier key period
   *[other] { $periods } earlier key periods
}, started by { $subject }, are not here.
    .advice = Sync with { $subject } or with an owner. If nobody holds them any more, what was written then stays closed.
doctor-words-keys-missing = The keys of { $things ->
    [one] 1 text or person
   *[other] { $things } texts or people
} that { $subject } added are not here, so the words are not shown.
    .advice = Sync with { $subject }, or with anybody who can read them.
doctor-keys-owed = As far as this device knows, { $subject } has not been given the key of the current key period, which began on { $since }.
    .advice = Sync here, and let { $subject } sync after that.
    .advice-sheet = Sync here: the key goes with it into the shared folder, where the sheet finds it when it is used.
doctor-own-file-damaged = { $count ->
    [one] 1 file that this device wrote into the shared folder is damaged: { $files }.
   *[other] { $count } files that this device wrote into the shared folder are damaged: { $files }.
}
    .advice = Sync with the folder: this device writes what was in there again.
doctor-folder-file-unread = { $count ->
    [one] 1 file of { $subject } in the shared folder was not read yet: { $files }.
   *[other] { $count } files of { $subject } in the shared folder were not read yet: { $files }.
}
    .advice = Sync with the folder to take them.
doctor-folder-second-copy = { $count ->
    [one] A sync service made a second copy in { $subject }: { $files }.
   *[other] A sync service made { $count } second copies in { $subject }: { $files }.
} What they hold is taken in.
    .advice = Nothing to do. You may delete the copies once everybody has synced.
doctor-folder-file-waits = { $count ->
    [one] 1 file of { $subject } in the shared folder builds on something that is not here: { $files }.
   *[other] { $count } files of { $subject } in the shared folder build on something that is not here: { $files }.
}
    .advice = Let the sync program finish, then sync again. If it stays, ask whoever has written lately to sync with the same folder.
doctor-carrier-failed = The last exchange with { $subject }, on { $at }, failed: { $reason } The last one that went well was on { $well }.
    .advice = Put right what the message says, and sync again. Nothing is lost; it goes on from where it stopped.
doctor-carrier-never = No exchange with { $subject } has gone well yet. The last try was on { $at }: { $reason }
    .advice = Put right what the message says, and sync again.
doctor-carrier-lags = { $subject } was last synced with on { $since }. { $events ->
    [0] Nothing new was written here since; what others wrote may wait there.
    [one] 1 event that came here since is not there.
   *[other] { $events } events that came here since are not there.
}
    .advice = Sync now. If you no longer use this way, sync another way, so that colleagues get what you have.
doctor-clock-behind = The clock of this device says { $now }; { $other } has an event from { $then }. One of the two is wrong.
    .advice = Set the clock of this machine, if it is the one, before you write on. Otherwise tell { $other }.
doctor-no-owner = No owner is left in the project. Nobody can admit, remove, or confirm a withdrawal.
    .advice = Agree on one of you, and let every coder vote for that one: { $coders }. Thirty days later one more vote makes that one an owner.
    .advice-others = Tell the coders ({ $coders }): they can vote one of them an owner.
    .command = kodespor members vote MEMBER
doctor-withdrawal-waits = The withdrawal of { $subject } by { $by }, on { $since }, hides the words and waits for an owner.
    .advice = An owner confirms it, which destroys the words everywhere, or declines it, which shows them again.
    .advice-others = Ask an owner: an owner confirms it, which destroys the words everywhere, or declines it, which shows them again.
    .command = kodespor withdraw { $id }
doctor-device-not-confirmed = A device of { $subject } was added by { $by } on { $since } and is not confirmed. It only reads until then.
    .advice = If it is yours, compare the words and confirm it on an older device of yours. If nobody knows it, an owner removes it.
    .advice-others = Ask { $subject } whether it is theirs: its owner compares the words and confirms it on an older device. If nobody knows it, an owner removes it.
    .command = kodespor devices confirm DEVICE
doctor-sheet-outdated = The recovery sheet of { $subject } is older than the last withdrawal: with old copies of key files it could open what was withdrawn.
    .advice = Its owner makes a new sheet, removes the old one from the devices, and destroys the paper.
    .advice-others = Tell its owner, who makes a new sheet, removes the old one from the devices, and destroys the paper.
    .command = kodespor recovery create
doctor-code-nameless = { $count ->
    [one] 1 code has
   *[other] { $count } codes have
} lost the name: it was deleted with words that somebody took back. In the codebook: { $ids }.
    .advice = Give it a new name, in the codebook or with the command. Its codings are as they were.
    .advice-others = Ask a coder or an owner to give it a new name. Its codings are as they were.
    .command = kodespor codes rename { $first } NEW-NAME
doctor-newer-version = { $events ->
    [one] 1 event of { $subject } was made by a newer version of Kodespor. It is kept and passed on, and not shown here.
   *[other] { $events } events of { $subject } were made by a newer version of Kodespor. They are kept and passed on, and not shown here.
}
    .advice = Upgrade Kodespor on this device.
doctor-disk-low = { $free } MiB are free on the disk of { $subject }. The project takes { $size } MiB, and as much again for a moment when words are withdrawn.
    .advice = Free some space before you import or withdraw.
doctor-open-to-others = Other accounts of this machine can read the files in { $subject }.
    .advice = Allow only your own account to read the folder. The words are sealed, but who wrote how much and when is not.
doctor-near-limit = { $percent } percent of what Kodespor allows is used, of { $subject }: { $limit ->
    [devices] { $count } of { $most } devices
    [depth] { $count } of { $most } codes under each other
    [chunks] { $count } of { $most } parts of files
    [declined] { $count } of { $most } things that were offered and not taken
    [set] { $count } of { $most } codes in one set
    [grants] { $count } of { $most } keys handed on
    [text] { $count } of { $most } characters in one text
    [attributes] { $count } of { $most } attributes of one participant
    [file] { $count } of { $most } bytes in one file
   *[log] { $count } of { $most } bytes of the project’s file
}.
    .advice = Nothing is lost at the limit, but the next one is refused. Split the text or file, delete what is not used, or begin a new project for the next part of the study.
doctor-no-consent = { $count ->
    [one] { $people } was interviewed, and no consent to the interview is recorded.
   *[other] { $count } people were interviewed, and no consent to the interview is recorded: { $people }.
}
    .advice = Record the consent with its day, or withdraw what was said.
    .advice-others = Ask a coder or an owner to record the consent with its day, or to withdraw what was said.
    .command = kodespor participants consent { $count ->
        [one] { $id }
       *[other] PARTICIPANT
    } YYYY-MM-DD
doctor-recorded-unasked = { $count ->
    [one] There is a recording of { $people }, who has not consented to be recorded.
   *[other] There are recordings of { $count } people who have not consented to be recorded: { $people }.
}
    .advice = Record the consent with its day, or delete the recording.
    .advice-others = Ask a coder or an owner to record the consent with its day, or to delete the recording.
    .command = kodespor participants consent { $count ->
        [one] { $id }
       *[other] PARTICIPANT
    } YYYY-MM-DD --recording yes
doctor-kept-too-long = { $whose ->
    [study] The study was to be kept until { $until }, { $days ->
        [one] 1 day
       *[other] { $days } days
    } ago.
   *[other] What { $subject } said was to be kept until { $until }, { $days ->
        [one] 1 day
       *[other] { $days } days
    } ago.
} Planned then: { $then ->
    [destroy] destroy the words.
    [archive] archive.
   *[other] decide.
}
    .advice = Withdraw what is to be destroyed, or write what may be archived with “export archive”; then set a new date, or remove it. An owner does this.
    .advice-others = Ask an owner: an owner withdraws what is to be destroyed, archives what may be, and sets a new date.
    .command = kodespor retention
doctor-kept-until-soon = { $whose ->
    [study] The study may be kept until { $until }: { $days ->
        [one] 1 day is left.
       *[other] { $days } days are left.
    }
   *[other] What { $subject } said may be kept until { $until }: { $days ->
        [one] 1 day is left.
       *[other] { $days } days are left.
    }
} Planned then: { $then ->
    [destroy] destroy the words.
    [archive] archive.
   *[other] decide.
}
    .advice = Prepare it: agree in the team what is destroyed and what may be archived. An owner can set another date where the approval allows it.
    .command = kodespor retention
doctor-imported-twice = { $texts ->
    [one] 1 text is
   *[other] { $texts } texts are
} here twice, with codings and coders: { $subject } imported a project that { $other } had imported too, before they had synced.{ $since ->
    [0] { "" }
    [one] { " " }On the second copy 1 coding or memo was made since.
   *[other] { " " }On the second copies { $since } codings and memos were made since.
}
    .advice = Whoever coded or wrote on a second copy since moves it to the first: “kodespor sources move-work { $pairs }”{ $texts ->
        [one] { "" }
       *[other] , which names the second copy and then the first; so for each of the texts, the one that came in with the later import first
    }. Then take the second import back, in History or with the command. Codes stay. If its file was newer, import it again: only what is new comes in.
    .advice-others = Ask { $subject } to take that import back in History, once what was made on the second copy since is made on the first. Codes stay.
    .command = kodespor undo { $number }
doctor-one-owner = { $subject } is the only owner. If that person is gone, nobody can admit, remove or confirm a withdrawal.
    .advice = Make a second owner.
    .advice-others = Ask { $subject } to make a second owner.
    .command = kodespor members role MEMBER owner
doctor-vote-open = { $votes ->
    [one] 1 coder
   *[other] { $votes } coders
} voted for { $subject } as an owner. It counts once all coders have; missing: { $absent }.
    .advice = Vote as well if you agree; otherwise nothing happens.
    .advice-others = Nothing to do here: coders decide on it.
    .command = kodespor members vote MEMBER
doctor-vote-waits = All { $votes } coders voted for { $subject } as an owner. One more vote after { $until } makes { $subject } an owner, unless an owner writes anything before that.
    .advice = If you are an owner, write something, or undo a vote. If the owners are gone for good, wait, and vote once more then.
    .advice-others = Nothing to do here: coders decide on it.
    .command = kodespor members vote MEMBER
doctor-late-events = { $events ->
    [one] 1 event of { $subject }, who had been removed, has no effect.
   *[other] { $events } events of { $subject }, who had been removed, have no effect.
}
    .advice = Look at them in the history. An owner or coder can accept single ones.
    .advice-others = Look at them in the history. An owner or coder can accept single ones.
    .command = kodespor members accept-late EVENT
doctor-nonsense = { $events ->
    [one] 1 event of { $subject } was not made by this program. It is kept, passed on, and has no effect; the history says why.
   *[other] { $events } events of { $subject } were not made by this program. They are kept, passed on, and have no effect; the history says why.
}
    .advice = Ask { $subject } which program they use. If nobody knows of it, the device may be in other hands: an owner removes it.
    .command = kodespor log
doctor-clock-wrong = The clock of { $subject } was wrong by up to { $days ->
    [one] 1 day
   *[other] { $days } days
} in { $events ->
    [one] 1 event
   *[other] { $events } events
}. Nobody else’s order changed by it.
    .advice = Ask its owner to set the clock. The history marks these events.
doctor-epoch-not-clean = The key period in use, started by { $subject } on { $since }, is older than the last removal or withdrawal.
    .advice = Nothing to do: your next decision starts a new period before it is sealed.
doctor-epochs-open-to-removed = Whoever was removed ({ $members }) could open { $periods ->
    [one] 1 earlier key period
   *[other] { $periods } earlier key periods
}. The one in use, started by { $subject } on { $since }, is closed to them.
    .advice = Nothing to do. What they had read before, they keep.
doctor-recordings-missing = { $chunks ->
    [one] 1 part of attached files is not here yet
   *[other] { $chunks } parts of attached files are not here yet
} ({ $size } MiB, attached by { $by }).
    .advice = Sync with whoever attached the file. Files come last, after all decisions.
doctor-recordings-elsewhere = { $files ->
    [one] 1 attached file is
   *[other] { $files } attached files are
} not on this device, which takes large files when you ask ({ $size } MiB, attached by { $by }).
    .advice = Nothing to do. To play or save one here, fetch it from the list of files.
    .command = kodespor files fetch FILE
doctor-attaching-left = { $files ->
    [one] Sealed parts of a file that is not attached are here: it is being attached now, or that was broken off.
   *[other] Sealed parts of { $files } files that are not attached are here: they are being attached now, or that was broken off.
}
    .advice = Nothing to do. The next command, or the app when it opens, deletes what was broken off. Attach the file again.
doctor-no-carrier = This device has never synced. Also in the project: { $devices }.
    .advice = Choose a shared folder, the local network or a relay under Team and sync.
    .command = kodespor sync folder PATH
doctor-only-here = All { $events } events of the project are on this device alone.
    .advice = Keep a copy somewhere else: sync with a folder on another disk, or add a second device. It is sealed there, too.
    .command = kodespor sync folder PATH
doctor-attested-false = What { $devices } attested about this study is not what its events add up to. What you read before they came was false in at least one place. What you see now comes from the events alone.
    .advice = Tell the other members. Compare what you noted from it with what you see now, and ask who uses those devices.
doctor-attested-disputed = Since { $since }, { $subject } attests something other than what { $members } finds in the same events. One of the devices has a fault, or another program.
    .advice = Compare the versions of Kodespor on both devices, and verify the log on both.
    .command = kodespor verify
doctor-not-proved-yet = You read what { $members } attested. { $arrived } of { $events } events have come to prove it.
    .advice = { $against ->
        [contradicted] In the place of one of them the log holds another. A copy of a device wrote on beside it, or you were shown what nobody else has. Do not rely on what you read: ask another member, and let another owner invite you anew.
        [lacked] Other members had not got the missing ones when they last wrote or synced with this device. Sync with those who attested. If they do not come, you were shown what nobody else has: let another owner invite you anew.
       *[nothing] Sync until all have come. Until then you can only read.
    }
