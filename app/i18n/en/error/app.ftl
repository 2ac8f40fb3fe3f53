# What the screens, the services behind them and the opening of a project refuse.

error-project-exists = There is a project in { $folder } already; choose another folder.
error-study-not-begun = Nothing is in the study in { $folder } yet: making or joining it was interrupted. Do the same again in this folder: make it again, or join with the same welcome file or a new invitation. If there was something in it, run “kodespor doctor” first.
error-no-project-in = There is no Kodespor project in { $folder }.
error-project-in-icloud = The study in { $folder } lies in iCloud only, and has not been downloaded to this machine. In Finder, choose “Download Now” for the folder, and then move it to a place that is not synced.
error-device-exists = { $folder } holds a device already; join with its welcome file, or choose another folder.
error-folder-not-made = The folder { $folder } cannot be created: { $reason }.
error-copy-of-another-machine = The study in { $folder } was last written on another machine, as this device. If you moved it here, go on. If both machines are in use, the two copies can drift apart and decisions can be lost: open it on one machine at a time, or let this one become a device of its own (kodespor devices split-clone) in a folder that is not synced.
error-copy-older-elsewhere = This study is an older copy: this machine wrote more of it in { $folder }. Open that one, or go on here, and let one of the two become a device of its own (kodespor devices split-clone).
error-copy-went-back = The log in { $folder } is older than what this machine wrote there: it lacks event { $seq } of this device, and ends with { $own }. A back-up, or an older version from a sync service, took its place. Nothing was written. Sync, which brings back what others have; put back the newer log.db, or lay it beside as “log (newer).db”; or go on as a device of its own: kodespor devices split-clone
error-folder-is-carried = { $carrier } syncs { $folder }. A study must not lie in a synced folder: when two machines write while apart, { $carrier } keeps one version of log.db. Move the folder to a place that is not synced, and sync through a shared folder (kodespor sync folder), which is made for it.
error-key-copy-beside = There is a second copy of the key beside device.key: { $file }. This program uses device.key; delete the other one once you know that your passphrase opens the study.
error-log-copy-of-another-project = It belongs to another study.
error-log-copy-taken-in =
    { $events ->
        [0] { $file } is a second copy of this study’s log. It holds nothing that is not here; you may delete it.
        [one] { $file } is a second copy of this study’s log. 1 event that was not here was taken in; you may delete the copy.
       *[other] { $file } is a second copy of this study’s log. { $events } events that were not here were taken in; you may delete the copy.
    }
error-log-copy-deleted = { $file }, which this program had kept, was taken in and deleted: it still held keys of what was withdrawn since.
error-log-copy-opens-withdrawn =
    { $file } is a second copy of this study’s log, from before a withdrawal: it can still open the words that were withdrawn. { $events ->
        [0] It holds nothing that is not here.
        [one] 1 event that was not here was taken in.
       *[other] { $events } events that were not here were taken in.
    } Delete it, also from the bin and the older versions of the program that made it.
error-backup-opens-withdrawn = The back-up { $file } was made before a withdrawal, and can still open the words that were withdrawn. Delete it, and make a new one.
error-part-in-clear-deleted = An export to { $folder } was broken off. What had been written of it lay there unencrypted, in a hidden file, and was deleted.
error-part-left-in-clear = An export was broken off. What had been written of it may still lie unencrypted in { $file }, and could not be deleted: the file is in use, or its drive is not connected.
error-log-copy-unusable = { $file } looks like a second copy of this study’s log, and was not taken in: { $reason } It was left as it is.
error-log-copy-odd = It is damaged, or holds something that no log of this program contains.
error-project-needs = A project needs a title, your name and a passphrase.
error-join-needs = To join, write your name and a passphrase for this device.
error-request-elsewhere = The request that this welcome file answers was not made on this device, or it has been used already.
error-sheet-unknown = No project in this shared folder knows this recovery sheet.
error-sheet-removed = { $by } removed this recovery sheet from the project on { $day }. Use a newer sheet, or ask an owner to invite this machine as another device of yours.
error-nothing-to-redo = There is nothing to redo.
error-undone-already = That is undone already.
error-nothing-filled-in = Nothing was filled in.
error-nothing-selected = Select some text first.
error-select-both = Select a segment in both texts first.
error-no-code-chosen = Choose a code first.
error-weight-not-whole = The weight is a whole number from 1 to 100.
error-passphrases-differ = The two new passphrases differ, or are empty. Write the same one in both fields.
error-passphrase-weak = This passphrase can be guessed by whoever gets hold of the project’s folder. Use four or more words that do not belong together, and none that others would connect with you or the study.
error-file-without-name = The file needs a name.
error-no-file-chosen = No file is chosen yet: { $label }
error-no-folder-chosen = No folder is chosen yet: { $label }
error-work-cancelled = Cancelled. Nothing was recorded.
error-other-study-open = Another project was opened meanwhile. The one in { $folder } is kept; lock this one to open it.
error-nothing-changed = Nothing was changed.
error-not-a-backup = This is not a back-up of Kodespor, or it is damaged. Nothing was restored.
error-backup-newer = A newer version of Kodespor made this back-up. Upgrade, then restore it. Nothing was restored.
error-backup-too-large = With its recordings the study is more than 2 GiB: too large for one back-up file. Copy its folder instead while the app is closed, or let another device of yours sync.
error-backup-not-whole = The back-up that was just made does not open as it should, and was deleted. Try again; if it happens again, run the health check to see what is wrong with the study.
