# Opening, creating and joining a project.

start-motto = The trail from what was said to what you found.
start-create = Create
start-join = Join
start-folder = Project folder
start-new-folder = New folder for the project
start-title = Title of the study
start-your-name = Your name, as co-coders see it
start-device-passphrase = Passphrase for this device

# -- joining

start-scan = Read the QR code with the camera
start-invitation-code = Invitation code (four words), or its link
start-relay = Relay, if you are not on the same network (https://…)
start-relay-of-page = Relay (https://…)
start-looking = Looking for the person who invited you …
start-compare-words = Read these words aloud to the person who invited you: { $words }
start-join-with-files = Join with files instead
start-join-with-code = I have an invitation code
start-write-request = Save the request
start-welcome-file = Welcome file that came back
start-files-how = Send the request to a member. Open the welcome file that comes back on this device.
start-forgotten = Forgotten passphrase?
start-forgotten-none = Nobody can open this device’s copy without its passphrase, and nobody can send you a new one: that is what keeps the participants’ words safe.
start-forgotten-device = If the project is open on another device of yours, or with a co-coder, go to Team and sync there, press Invite, and join here as a new device. Everything that was synced is there.
start-forgotten-sheet = If you have a recovery sheet, its words and the project’s shared folder bring everything back: press “Use a recovery sheet” on the first screen.
start-forgotten-sheet-of-page = If you have a recovery sheet, its words and the project’s shared folder bring everything back, but not in the browser: install Kodespor, and press “Use a recovery sheet” on its first screen.

# -- the first start

start-sample = Try the sample study
start-sample-how = The sample study: seven weeks of invented work, to look around in. Nothing in it is real, and nothing can be broken.
start-making-sample = Making the sample study
start-creating = Creating the project
start-joining = Joining the project
start-making-request = Making the request
start-restoring = Bringing the project back
start-restore = Restore a back-up
start-restore-file = Back-up (.kbackup)
start-restore-how = It opens with the passphrase that it was made under, and goes on as a new device of yours.
start-restored = Restored. Sync to get what was written since the back-up.
start-sheet = Use a recovery sheet
start-sheet-how = Write the words of the sheet in their order, with or without the numbers, and choose the study’s shared folder. This machine becomes a new device of yours.
start-sheet-words = Words of the sheet
start-sheet-shared = The study’s shared folder
start-sheet-use = Bring back
start-sheet-used = Everything that was synced to the shared folder is back.
start-last-opened = last opened { $day }
start-show-title = Show the title on this screen
start-show-title-how = Otherwise the folder’s name is shown. Whoever uses this computer can read the title.
start-project-named = Project in { $folder }
