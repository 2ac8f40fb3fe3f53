# Keys, sealed words, and what opens or does not open.

error-bytes-not-canonical = These bytes are not in their canonical form.
error-device-key-damaged = device.key is damaged. Restore it from a back-up, or recover with your recovery sheet.
error-envelope-length = An event has an impossible length.
error-envelope-newer-version = An event was sealed by a newer version of Kodespor. Upgrade to read it.
error-envelope-place = An event claims an impossible place among the events of its device.
error-envelope-wrong-key = An event was sealed with another key than it names.
error-file-all-taken = This device takes all attached files: it would come again with the next sync. Choose first to fetch large files when you need them (Team and sync, or files take when-asked).
error-file-comes-by-itself = Consent forms and files of at most 1 MiB stay on every device.
error-file-not-arrived = This file has not arrived here yet, or not all of it. Sync with a member who has it.
error-file-withdrawn = This file was withdrawn or deleted; its content is gone.
error-grant-malformed = A key grant is malformed, or comes from a newer version of Kodespor.
error-grant-wrong-key = A key grant holds another key than it names.
error-map-keys-unordered = The names in a map are strings in ascending order.
error-notice-malformed = A notice of withdrawal is malformed, or comes from a newer version of Kodespor.
error-padding-wrong = The padding of this message is wrong.
error-recovery-words-wrong = These are twenty-four words of the list, and one of them, or their order, is not as on the sheet. Compare them with the sheet by their numbers.
error-recovery-word-unknown = Word { $number }, “{ $word }”, is not a word of any recovery sheet. Check how it is spelt.
error-recovery-words-missing = A recovery sheet has twenty-four words, and { $count ->
    [one] 1 was
   *[other] { $count } were
} given.
error-sealed-text-malformed = A sealed text is malformed.
error-sealed-text-no-text = What was sealed here is not text.
error-sealed-text-wrong-key = A sealed text was sealed with another key.
error-source-key-missing = The key of this text has not arrived yet. Sync with a member who has it.
error-value-too-deep = This value is nested too deeply, or has too many items.
error-value-unknown-kind = These bytes hold a kind of value that the format does not have.
error-value-unwritable = A value of this kind cannot be written.
error-words-key-missing = The key to these words has not arrived on this device yet. Sync with a member who has it first.
error-words-of-too-many = This text names or quotes more than { $max } people. Divide it into several, so that each person’s words can still be withdrawn.
error-wrong-passphrase = The passphrase does not open this project; nothing was changed. Try again: capital letters and the layout of the keyboard count. If it is lost, the recovery sheet brings you back.
error-box-key-unusable = Nothing can be sealed for this device: its key is damaged. It gets no keys, and everybody else goes on. An owner removes the device, and its member joins again with a new one.
error-hybrid-missing = The installed library cannot open hybrid keys. Upgrade Kodespor.
