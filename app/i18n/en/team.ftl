# Members and their devices, invitations, sync.

team-invite = Invite
team-folder = Shared folder
team-folder-about = Any folder that everyone can reach: Nextcloud, OneDrive, Dropbox, Syncthing or a USB stick. It holds only encrypted data.
team-folder-choose = Choose folder
team-folder-go-on = Go on with the folder
team-folder-not-here = This browser lets no page use a folder. Chrome and Edge on a computer do; otherwise use a relay or a sync file.
team-folder-stop = Stop using the folder
team-folder-stopped = This device no longer syncs through the folder. What lies in it is unchanged.
team-sync-now = Sync now
team-waiting = { $count ->
    [one] { $count } event waits
   *[other] { $count } events wait
} for events that have not arrived yet: sync again
team-may-be-removed = { $count ->
    [one] Others can read 1 event that this device has no key for. Sync again. If the key does not come then, this device may have been removed: ask an owner.
   *[other] Others can read { $count } events that this device has no keys for. Sync again. If the keys do not come then, this device may have been removed: ask an owner.
}
team-not-synced = Not synced since you opened the project.
team-sync-problem = { $when }: { $problem }
team-synced = { $when }: sent { $sent }, received { $received }
team-use = Use
team-you = { $name } (you)
team-former-member = no longer in the project: removed by { $by } on { $day }
team-this-device = this device
team-device-removed = removed by { $by } on { $day }
team-device-unconfirmed = added by somebody else, only reads until it is confirmed
team-device-confirm = Confirm that this is my device
team-device-confirm-lost = Confirm this device of { $name }, who has no other left
team-one-owner = The project has only one owner. Make a second member an owner, so that the team can admit, remove and confirm withdrawals without the first.
team-set-role = Role
team-role-of = The role of { $name }
team-role-about = Owners admit and remove members, set roles and confirm withdrawals. Coders code. Reviewers read everything and write memos. An owner stays one until they change that themselves.
team-vote = Vote
team-vote-for = Vote for { $name } as an owner
team-vote-about = For a team whose owners are gone for good: once all coders, at least two, have voted for { $name }, and 30 days have passed, one more vote makes { $name } an owner. Whatever an owner writes meanwhile takes the votes back.
team-compare-words = Compare the words aloud: the same words prove that it is the same device.
team-remove = Remove { $name }
team-remove-about = { $name } gets no new keys, and what { $name } writes from now on has no effect until a member accepts it; an owner can undo the removal. What { $name } already has stays there.

team-role = Role
team-new-member = New member: { $role }
team-another-device = Another device for { $name }
team-code-about = With an invitation code: read it aloud, or let the other person scan it. It works once.
team-code-show = Show invitation code
team-code-new = Show a new invitation code
team-files-about = With files: if the two devices are never online at the same time.
team-files-answer = Answer a request file
team-code-lan = The other person chooses “Join” and types the code, on the same network as you.
team-code-relay = The other person chooses “Join” and types the code, on the same network as you or through { $relay }.
team-code-page = The other person opens the link or the QR code, or chooses “Join” and enters the code and the relay { $relay }.
team-code-needs-relay = First choose a relay under “Team and sync”: a browser can meet another device only there.
team-code-link-about = The QR code and the link open Kodespor in a browser, with nothing to install. The code stands behind # in the address, which is sent to no server.
team-code-link-copy = Copy the link
team-code-link-copied = The link is copied. It works once, for a quarter of an hour.
team-code-picture = The invitation code as a QR code
team-code-waiting = Waiting for the other person …
team-joined = { $name } has joined.
team-asks = { $name } asks to join. Does { $name } see these words?
team-asks-about = The same words on both screens prove that it is this person’s device that will be able to read the project.
team-admit = Admit
team-decline = Decline
team-request-file = Request file that you received
team-request-about = Read the request, compare the words over the phone, then admit the device.
team-welcome-send = Send the welcome file back; only that device can open it.

team-live = Live sync
team-lan = Sync on the local network
team-lan-about = Devices of this project on the same network find each other and sync directly.
team-lan-connected = Connected to { $names }
team-network-problem = The network refused: { $reason }
team-lan-nobody = No other device of this project is on the network now.
team-relay-choose = Choose a relay
team-relay-about = A relay stores encrypted events for devices that are offline, and cannot read them. Your institution may run one.
team-relay-problem = { $relay }: { $problem }
team-relay-connected = { $relay }: connected
team-relay-connected-at = { $relay }: connected, last at { $when }
team-relay-ca-file = Certificate file of your institution’s own authority (usually empty)
team-relay-address = Address of the relay (https://…; empty for none)

team-file = Sync file
team-file-about = A sealed file that you send in any way you like: e-mail, chat or a memory stick. Only members of the project can read it. The other person takes it in here and sends one back.
team-file-send = Make a sync file
team-file-take = Take in a sync file
team-file-making = Making the sync file
team-file-taking = Taking in the sync file
team-file-sent = { $file } is made. Send it to the other person.
team-file-taken = Received { $received ->
    [one] { $received } event
   *[other] { $received } events
}.
team-file-lacking = The other person lacks { $count ->
    [one] { $count } event
   *[other] { $count } events
}: send a file back.
team-attestations = For newcomers
team-attestations-about = When members attest what the study holds, you can let somebody new read at once, before all events have come to them. Two members are safer than one.
team-attest = Attest what the study holds now
team-attesting = Adding up the events
team-attested-now = Attested. Ask another member to check it on their device.
team-attested = { $when }, { $count ->
    [one] 1 event
   *[other] { $count } events
}: attested by { $members }
team-attestation-disputed = { $members } found something else. Nobody is given this to read.
team-attestation-check = Check it on this device
team-attestation-confirmed = This device finds the same, and attests it too.
team-attestation-differs = WARNING: the same events add up to something else on this device. That is recorded. Compare the versions of Kodespor, and run the health check on both devices.
team-reads-first = Let them read at once
team-reads-first-about = { $count ->
    [one] They get what { $members } alone attested ({ $when }).
   *[other] They get what { $members } attested ({ $when }).
} The events follow by sync, and their device checks it. Until then they can only read.
team-attached = Recordings and other large files
team-attached-all = Take all attached files
team-attached-about = If this is off, files of more than 1 MiB stay with the other devices until you fetch them here; consent forms always come. Nothing is deleted. The choice is this device’s own.
team-attached-elsewhere = { $files ->
    [one] 1 attached file is not whole here ({ $size } MiB to come).
   *[other] { $files } attached files are not whole here ({ $size } MiB to come).
}
