# Recordings and documents, and coding by time.

cli-files-attach =
    Attach a FILE: a recording to a source, a consent form to a participant, an approval to the project.

    Kodespor seals its bytes in pieces under a key of their own. Syncing sends them after everything else.
    .to = The source or participant that it belongs to (default: the project).
cli-files-attached = Attached { $name }, { $bytes ->
    [one] 1 byte
   *[other] { $bytes } bytes
}  [{ $id }]
cli-files-files = List the attached files. The commands below save and delete them.
cli-files-none = No files yet.
cli-files-not-here = { $here } of { $all } pieces are here; attached by { $by }
cli-files-files-save = Save an attached FILE to OUT, unencrypted.
cli-files-files-delete = Delete an attached FILE for good, on every device that syncs.
cli-files-deleted = The file was deleted.
cli-files-code-time = Put every CODE on what is spoken between two times of the recording, such as 1:15 and 0:02:40.5.
cli-files-coded = Coded { $place }.
