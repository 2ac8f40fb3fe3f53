# Inviting by a spoken code, and joining.

cli-invite_join-invite =
    Show an invitation code that works once, wait for the person who joins with it, and admit them.

    Read the code aloud, or show the QR code. When they come, both of you see the same five words. After three wrong tries the code is void. A relay passes on sealed bytes only.
    .relay = Meet at this relay too (default: in the local network only).
    .no-lan = Do not wait in the local network.
    .listen = Wait in the local network at this address (default: any free port).
    .name = What to call the new member (default: the name that they give).
    .device-of = Admit another device for this member, who may have lost all of theirs.
    .role = The role of the new member.
    .minutes = Wait for this many minutes.
    .file = Write the invitation to this file too: as text, or as a QR code (.svg).
    .read-first = Give the newcomer what members attest, to read at once, instead of the whole log; the log comes by sync.
    .yes = Admit the person who has the code, without comparing words.
cli-invite_join-relay-needed = Without the local network you need a relay: --relay URL.
cli-invite_join-code = The invitation code: { $code }
    On the other device, run: kodespor join { $code } --name NAME
cli-invite_join-guest-asks = “{ $name }” asks to join. Their words: { $words }
cli-invite_join-same-words = Does the other device show the same words?
cli-invite_join-admitted = { $name } is a member now.
cli-invite_join-join =
    Join with the INVITATION code that somebody tells or sends you, or with the welcome FILE that answers your request.

    The project is then in --project DIR (default: the current folder).
    .name = Your name, as co-coders will see it (with a code).
    .relay = Look for the other person at this relay (default: in the local network).
    .peer = The other person’s address, where devices cannot find each other.
cli-invite_join-joined = You have joined. The project is in { $folder }.
cli-invite_join-joined-by-file = You have joined. The project is in { $folder }. The device “{ $host }” admitted you: compare the words.
cli-invite_join-name-needed = Give your name with --name.
cli-invite_join-code-right = The code is right. Read these words to the other person: { $words }
cli-invite_join-looking = Looking for the person who invited you …
