# Members, their devices, and events that were made late.

error-no-such-member = There is no such member, or they have left.
error-role-unknown = The roles are { $roles }.
error-member-removes-itself = You cannot remove yourself. Ask an owner to do it.
error-no-such-device = There is no such device, or it was removed already.
error-device-removes-itself = A device cannot remove itself. Do it from another device, or ask an owner.
error-device-already-admitted = This device was admitted already.
error-clone-of-another-member = A device can only be split from another device of the same member.
error-not-a-late-event = Only events that a member made after being removed can be accepted late.
error-late-event-on-team = A removed member cannot decide who is in the team. Make the decision yourself.
error-only-owners = Only an owner of the project can do this. Ask an owner; “members” lists them.
error-device-not-confirmed = Somebody else added this device for you, so it only reads until you confirm it on an older device of yours or with your recovery sheet: kodespor devices confirm. If you have neither, ask an owner to remove your lost devices and confirm this one; an owner who has neither is admitted as a new member.
error-device-confirmed-already = This device has all of its member’s powers already.
error-role-the-same = The member has this role already.
error-owner-keeps-role = An owner stays an owner until they change that themselves. You can remove the member.
error-last-owner-stays = You are the only owner. Make somebody else an owner first.
error-vote-of-coders = Only coders vote for an owner. An owner makes others owners without a vote.
error-vote-for-coder = You can only vote for a coder as an owner.
error-vote-needs-two = A vote needs at least two coders in the project.
error-device-keys-weak = The keys that this device gives are not keys that a device can have: anybody could read or sign in its name. It was not admitted. Ask its owner to make a new request with an unchanged program.
error-rotate-not-owner = Only an owner starts a new key period without need. After a removal one begins by itself.
error-member-removed-by-vote = The coders voted for { $by } as an owner, and { $by } removed you from the project on { $day }. If you are still there, undo one of the votes within 30 days of it: kodespor log, then kodespor undo with its number. Then that removal does not count.
error-member-removed-here = { $by } removed you from the project on { $day }. You can still read what is here, but no longer write. Ask an owner, who can undo it.
error-device-removed-here = { $by } removed this device from the project on { $day }. You can still read what is here, but no longer write on it. Use another device of yours, or ask an owner, who can undo it.
