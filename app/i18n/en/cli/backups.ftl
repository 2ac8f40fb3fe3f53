# Back-ups: backup, restore.

cli-backups-backup =
    Write a back-up of the study into the file OUT: one sealed file that opens with the passphrase of this device. It is opened once as a test before it is written.

    Keep it on another disk. After a withdrawal make a new one and delete the older ones: they still hold the keys to the words that were withdrawn.
cli-backups-made = { $events ->
    [one] Backed up 1 event to { $file }, and opened the back-up as a test.
   *[other] Backed up { $events } events to { $file }, and opened the back-up as a test.
}
cli-backups-restore =
    Bring a study back from a back-up FILE into the new folder DIR, with the passphrase that it was made under.

    It goes on as a new device of yours, so that the old copy and this one can both write. Remove the old device if it is lost (members, devices remove), and sync: what others wrote since comes back.
cli-backups-restored = { $events ->
    [one] Restored 1 event to { $folder }, as a new device. Sync to get what was written since.
   *[other] Restored { $events } events to { $folder }, as a new device. Sync to get what was written since.
}
