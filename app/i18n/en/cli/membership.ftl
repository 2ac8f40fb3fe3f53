# Working together: members, devices, requests and recovery sheets.

cli-membership-members = List the members and their devices, with the words to compare over the phone.
cli-membership-removed = removed by { $by } on { $day }
cli-membership-unconfirmed = not confirmed yet by an older device of this member
cli-membership-members-remove =
    Remove a MEMBER. They get no new keys, and what they write from now on does not count until a member accepts it; what somebody had seen before stays. This takes an owner; an owner can undo it, and then all counts again.

    What they have received already stays on their devices; nobody can take that back.
cli-membership-remove-sure = Remove { $member } from the project? They get no new keys, and what they write from now on does not count.
cli-membership-member-removed = { $member } was removed; a new key is in use from here on.
cli-membership-members-role =
    Set the ROLE of a MEMBER: owner, coder or reviewer. This takes an owner.

    Owners admit and remove members, set roles, and confirm withdrawals. Coders code. Reviewers read everything and write memos. Nobody but the owner concerned makes an owner a coder again.
cli-membership-role-set = { $member } has this role now: { $role }.
cli-membership-members-vote =
    Vote for a MEMBER, a coder, as an owner: for a team whose owners are gone for good.

    Once all coders, at least two, have voted for the same one, 30 days have passed, and one of them votes once more, that one is an owner. Whatever an owner writes meanwhile, or later without having known of a vote, takes it back.
cli-membership-voted = Your vote for { $member } is noted. Once all coders have voted for { $member } and 30 days have passed without a word of an owner, one more vote makes { $member } an owner.
cli-membership-voted-all = All coders have voted for { $member }. If no owner writes anything, one more vote makes { $member } an owner from { $day } on.
cli-membership-voted-in = All coders voted for { $member }, who is an owner now.
cli-membership-members-accept-late = Accept an EVENT that a member wrote after having been removed, so that it counts.
cli-membership-accepted = The event counts now.
cli-membership-members-rotate-key = Start a new key period without removing anybody.
cli-membership-rotated = A new key is in use from here on.
cli-membership-devices = Remove a lost device, confirm one that somebody added for you, or make a copy of a device a device of its own. “members” lists devices.
cli-membership-devices-remove = Remove a lost DEVICE, given by its five words or the beginning of its id. It gets no new keys from here on.
cli-membership-device-removed = The device was removed; a new key is in use from here on.
cli-membership-devices-confirm =
    Confirm a DEVICE of yours that somebody else added, from an older device of yours.

    Until then it only reads, so nobody can write in your name by adding a device for you. Where a coder or a reviewer has no other device left, an owner confirms it.
cli-membership-confirmed = The device has all powers of its member now.
cli-membership-devices-split-clone =
    Make this copy of a device a device of its own.

    Use it after restoring a back-up or copying a folder, where the other copy goes on too. Nothing that either wrote is lost. From here on the trail tells them apart, and says which events this copy wrote.
cli-membership-clone-split = This copy is a device of its own now: “{ $device }”. Sync, so that others know.
cli-membership-request =
    Ask to join a project: write a request FILE, and send it to a member.

    The request holds no names, only public keys. The secrets wait on this device, under the passphrase that you choose now, until the welcome comes.
    .name = Your name, as co-coders will see it.
cli-membership-requested = Wrote { $file }. Send it to a member and read these words to them: { $words }
cli-membership-admit =
    Admit the device that made REQUEST, and write WELCOME, which only that device can open.

    Compare the words first, over the phone: they prove that nobody changed the request on its way.
    .name = What to call the new member until they have synced.
    .device-of = Admit another device for this member, not a new person.
    .role = The role of the new member.
    .read-first = Give the newcomer what members attest, to read at once, instead of the whole log; the log comes by sync.
cli-membership-admitted-first = Admitted the device “{ $words }”. Send { $file } back; it holds what members attest, sealed for that device. The newcomer gets the events by sync.
cli-membership-admitted = Admitted the device “{ $words }”. Send { $file } back; it holds the whole project, sealed for that device.
cli-membership-recovery = Make or use a recovery sheet: a sheet that gives you access again when every device is lost, or the passphrase is forgotten.
cli-membership-recovery-create = Make a recovery sheet: twenty-four words, shown once. Print them or write them down, and keep them locked away.
cli-membership-sheet-warning = Anybody who has these words can read the project once they have its folder or a shared folder.
cli-membership-recovery-use =
    Get access again with a recovery sheet: read the project from the folder SHARED into --project DIR, as a new device.
    .words-file = A file with the words of the sheet.
    .name = Your name, if you want to be called something else from now on.
cli-membership-project-needed = Give --project DIR: the folder where the project is to be.
cli-membership-recovered = The project is in { $folder }. Sync, so that your co-coders learn of this device.
