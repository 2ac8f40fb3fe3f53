# What a project refuses, and what of other devices it rejects.

error-attaching-broken-off = Another window deleted what had been sealed of the file, as if it had been left unfinished. Attach the file once more.
error-device-not-admitted = This device is not a member of the project (yet). Sync, or ask to be admitted.
error-envelope-misplaced = An event claims another place than the one it is chained to.
error-envelope-signature-wrong = The signature of an event is wrong: the event was altered or forged.
error-file-too-large = A file has at most { $gib } GiB.
error-no-key-to-write = No key to write with has arrived on this device yet. Sync first.
error-no-such-event = There is no such event.
error-other-project = This belongs to another project.
error-own-events-missing = Later events of this very device have arrived, but not everything that they build on. Sync first.
error-project-exists-here = There is a project here already.
error-reviewer-only-reads = A reviewer reads everything and writes memos. Other decisions are for coders and owners.
error-snapshot-outdated = This snapshot is of another version or place.
error-snapshots-damaged = A part of log.db that only saves time at opening is damaged on the disk. The project was read from the log instead; nothing is missing. Make a back-up, and ask kodespor doctor.
error-snapshots-fault = Kodespor made a mistake of its own when it opened this project from its snapshots ({ $kind }: { $problem }). It was read from the log instead, which took longer; nothing is missing. Please report it.
error-welcome-not-for-this-device = This welcome does not admit this device. Ask for a new one.
