# Recordings and documents, and coding by time.

cli-files-attach =
    Attach a FILE: a recording to a source, a consent form to a participant, an approval to the project.

    Kodespor seals its bytes in pieces under a key of their own. Syncing sends them after everything else.
    .to = The source or participant that it belongs to (default: the project).
cli-files-attached = Attached { $name }, { $bytes ->
    [one] 1 byte
   *[other] { $bytes } bytes
}  [{ $id }]
cli-files-files = List the attached files. The commands below fetch, save and delete them.
cli-files-none = No files yet.
cli-files-not-here = { $here } of { $all } pieces are here; attached by { $by }
cli-files-when-asked = { $here } of { $all } pieces are here, the rest comes when you ask for it; attached by { $by }
cli-files-files-fetch =
    Fetch an attached FILE that is not on this device: Kodespor takes its bytes with the next syncs.

    Needed only where `files take` says `when-asked`. What came before an interruption does not come again.
    .cancel = Stop fetching it. The pieces that are here stay.
cli-files-fetching = “{ $name }” ({ $mib } MiB) comes with the next syncs: { $here } of { $all } pieces are here.
cli-files-not-fetched = “{ $name }” is not fetched: { $here } of { $all } pieces are here.
cli-files-whole = “{ $name }” is on this device.
cli-files-files-take =
    Show or set which attached files this device takes by itself: `always` takes all of them, `when-asked` only files of at most 1 MiB and consent forms; you fetch the others with `files fetch`.

    This holds for this device and this study alone. Every device decides for itself, and none deletes anything by it.
cli-files-take-all = This device takes all attached files.
cli-files-take-small = This device takes attached files of at most 1 MiB and consent forms. Others come when you ask for them: files fetch.
cli-files-files-leave =
    Delete the bytes of an attached FILE on this device alone; the others keep theirs, and `files fetch` brings it again.

    Only where `files take` says `when-asked`. Kodespor does not know whether another device, a folder or a relay has all of the file.
    .yes = Do not ask.
cli-files-leave-warning = “{ $name }” ({ $mib } MiB, attached by { $by }) is deleted on this device. If no other device, shared folder or relay has all of it, it is gone for good: Kodespor does not know.
cli-files-leave-ask = Delete it here?
cli-files-left = “{ $name }” is not on this device any more.
cli-files-files-save = Save an attached FILE to OUT, unencrypted.
cli-files-files-delete = Delete an attached FILE for good, on every device that syncs.
cli-files-deleted = The file was deleted.
cli-files-code-time = Put every CODE on what is spoken between two times of the recording, such as 1:15 and 0:02:40.5.
cli-files-coded = Coded { $place }.
