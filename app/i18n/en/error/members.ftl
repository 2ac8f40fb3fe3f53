# Members, their devices, and events that were made late.

error-no-such-member = There is no such member, or they have left.
error-role-unknown = The roles are { $roles }.
error-member-removes-itself = You cannot remove yourself. Ask a co-coder to do it.
error-no-such-device = There is no such device, or it was removed already.
error-device-removes-itself = A device cannot remove itself. Do it from another device, or ask a co-coder.
error-device-already-admitted = This device was admitted already.
error-clone-of-another-member = A device can only be split from another device of the same member.
error-not-a-late-event = Only events that a member made after being removed can be accepted late.
error-late-event-on-team = A removed member cannot decide who is in the team. Make the decision yourself.
