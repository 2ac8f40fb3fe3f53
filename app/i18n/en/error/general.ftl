# What went wrong, where no more is known than the kind of error.

error-failed = Something went wrong.
error-refused = This cannot be done as asked.
error-unknown-name = Nothing here has that name or id.
error-ambiguous-name = More than one thing has that name; use the id.
error-bad-file = This file cannot be read.
error-not-a-project = There is no Kodespor project here; make one with “kodespor init”.
error-newer-version = This was made by a newer version of Kodespor; upgrade to open it.
error-storage-failed = The disk could not be written to; nothing was changed.
error-rejected = Data from another device was rejected: it is damaged or forged.
error-not-canonical = These bytes are not a well-formed message.
error-bad-seal = This does not open: it was altered, or sealed with another key.
error-missing-library = { $library } is not installed here. Install it with: pip install "{ $install }".
error-not-in-a-page = This cannot be done in a browser, since { $library } does not exist there. Sync, and do it in Kodespor on a computer.
error-without-effect = This was not recorded, as it would have no effect: { $reason }.
