# What goes wrong at a relay.

error-relay-address-insecure = Kodespor speaks to a relay over https:// only; otherwise the access token would cross the network unencrypted.
error-relay-address-wrong = “{ $address }” is not the address of a relay; that begins with https://.
error-relay-busy = Too many devices use this mailbox at once. Try again in a minute.
error-relay-conversation-over = This conversation is over. Begin a new one.
error-relay-database-silent = The relay’s database does not answer. Try again in a minute.
error-relay-full = This relay takes no more projects. Ask the people who run it.
error-relay-mailbox-full = The relay has no room for more of this project. Ask the people who run it.
error-relay-no-access = The relay does not give this device access: it needs the newest key of the project, from a co-coder, first.
error-relay-no-answer = The relay does not answer. Your work is kept, and is sent when it answers.
error-relay-no-key = This device cannot name the project’s mailbox at the relay yet: a key is missing. Sync with a member in another way first.
error-relay-other-project = This mailbox belongs to another project.
error-relay-too-many-keys = The relay has no room for more keys of this project.
error-relay-wrong-address = Something else answers at this address, such as the network’s log-in page. Open a browser, then sync.
