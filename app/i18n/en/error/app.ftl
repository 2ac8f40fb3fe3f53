# What the screens, the services behind them and the opening of a project refuse.

error-project-exists = There is a project in { $folder } already; choose another folder.
error-no-project-in = There is no Kodespor project in { $folder }.
error-device-exists = { $folder } holds a device already; join with its welcome file, or choose another folder.
error-folder-not-made = The folder { $folder } cannot be created: { $reason }.
error-project-needs = A project needs a title, your name and a passphrase.
error-join-needs = To join, write your name and a passphrase for this device.
error-request-elsewhere = The request that this welcome file answers was not made on this device, or it has been used already.
error-sheet-unknown = No project in this shared folder knows this recovery sheet.
error-nothing-to-redo = There is nothing to redo.
error-nothing-filled-in = Nothing was filled in.
error-nothing-selected = Select some text first.
error-select-both = Select a segment in both texts first.
error-no-code-chosen = Choose a code first.
error-weight-not-whole = The weight is a whole number from 1 to 100.
error-passphrases-differ = The two new passphrases differ, or are empty.
