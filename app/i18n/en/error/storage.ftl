# What the disk refuses.

error-file-damaged = It is damaged. Whoever has its content writes it again; delete the damaged file if this stays.
error-file-in-icloud = It lies in iCloud only, and has not been downloaded to this machine. In Finder, choose “Download Now” or “Keep Downloaded” for the shared folder, and sync again.
error-file-online-only = It lies in the cloud only, and cannot be fetched now. Check the connection, or choose “Always keep on this device” (OneDrive) or “Available offline” for the shared folder, and sync again.
error-file-irregular = It is a link, a folder, a pipe or a device where a file should be, and was not opened. Whoever manages the folder can delete it.
error-file-larger-than = { $file } is larger than { $mib } MiB, the limit for such a file.
error-file-unreadable = { $file } cannot be read: { $reason }.
error-file-unusable = It cannot be used: { $reason }.
error-place-of-project = { $file } belongs to a project; nothing was written. Give another name.
error-place-irregular = { $file } is a pipe or a device; nothing was written. Give the name of a file.
error-file-unwritable = { $file } could not be written in { $folder }: { $reason }.
error-storage-busy = Another program is busy with this project. Try again in a moment.
error-storage-damaged = The project’s log.db is damaged, and was not changed. Copy the folder aside and run “kodespor doctor”; then restore a back-up, or join again and sync.
error-storage-full = The disk is full or failing; nothing was changed. Make room and try again.
error-storage-read-only = The project folder is read-only here; nothing was changed. Copy it to a place where you may write.
error-storage-replaced = Another file took the place of the project’s log.db while it was open: a sync service brought another version. Nothing was written. Close the project and open it again; what this machine had is kept beside it and is taken in then.
error-storage-irregular = { $file } beside log.db is a link, a folder, a pipe or a device where the database keeps a file. The project was not opened. Delete it, or move it away.
error-storage-unopenable = The project’s log.db cannot be opened. Check that the folder exists and that you may write to it.
error-storage-unusable = The project’s log.db cannot be used: { $reason }. Nothing was changed. Run “kodespor doctor”, which says what is wrong with it.
error-system-missing = no such file or directory
error-system-no-access = permission denied
error-system-is-folder = it is a folder, not a file
error-system-no-folder = not a directory
error-system-read-only = read-only file system
error-system-long-name = file name too long
error-system-broken = input/output error
