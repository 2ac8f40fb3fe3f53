# What goes wrong between two devices, in a shared folder, or on the way into a project.

error-chunk-too-large = The other device sent a piece of a file that is larger than is allowed. The conversation was ended, and what had come before is kept. Upgrade Kodespor on both devices; if it goes on, ask who uses that device.
error-folder-away = { $folder } is empty, and is not the folder that it was: the drive is not connected. Nothing was written there. If you want to start over in this place, run the command again.
error-connection-cut = The connection was cut. What had arrived is kept, and the next sync goes on from there.
error-folder-file-unusable = { $file } was skipped: { $reason }
error-folder-files-unusable =
    { $more ->
        [one] { $file } and 1 more file were skipped: { $reason }
       *[other] { $file } and { $more } more files were skipped: { $reason }
    }
error-folder-is-link = { $folder } is a link to another place, so nothing is written there. Remove the link, and sync again.
error-folder-is-study = The study itself lies in { $folder }. Choose an empty folder that those who sync all have: a study is never shared itself.
error-folder-missing = { $folder } is not a folder. Create it, or check that the drive is there.
error-folder-second-copies =
    { $count ->
        [one] A sync service made a second folder, { $file }. What it holds was taken in, and nothing is missing. You may delete it when everybody has synced; the program writes only into the one without an addition.
       *[other] A sync service made { $count } second folders, the first of them { $file }. What they hold was taken in, and nothing is missing. You may delete them when everybody has synced; the program writes only into those without an addition.
    }
error-folder-second-files =
    { $count ->
        [one] A sync service made a second copy of a file, { $file }. What it holds was taken in; you may delete the copy.
       *[other] A sync service made second copies of { $count } files, the first of them { $file }. What they hold was taken in; you may delete the copies.
    }
error-folder-unreadable = { $folder } cannot be listed: { $reason }. Nothing was changed. Check that the drive is there and that you may read it.
error-folder-unwritable = { $folder } cannot be written to: { $reason }. What was there was read; nothing was sent. Check that you may write there and that the disk has room, and sync again.
error-invitation-nobody = Nobody waits with this invitation code; it may have expired or been used. Ask for a new one, and check the network.
error-invitation-place-taken = Somebody waits at this relay with the same first word, or the relay is full. Make a new invitation code.
error-not-a-sync-file = This is not a sync file of Kodespor, or it is damaged. Nothing was taken in.
error-sync-file-incomplete = Parts of the sync file were lost on the way. What it still holds is taken in; ask for it once more.
error-sync-file-of-another-project = The sync file belongs to another project. Nothing was taken in.
error-sync-file-too-large = With its recordings the project is more than 2 GiB: too large for one file. Sync through a folder or a relay.
error-invitation-needs-relay = In a browser you meet at a relay. Enter the address of the relay, or open the link that you were given.
error-invitation-relay-silent = The relay does not answer. Try again, or meet on the same local network.
error-invitation-timed-out = Nobody came with the invitation code in time. Make a new one when you are both ready.
error-invitation-turned-away = The other person did not admit this device. Ask which words they saw.
error-invitation-unknown-word = “{ $word }” is not a word of an invitation code. Check the spelling.
error-invitation-used-up = Three attempts were wrong, so this invitation code does not work any more. Make a new one.
error-invitation-words = An invitation code has { $count } words, such as “{ $example }”.
error-invitation-wrong-code = The invitation code is not right. Check the words, or ask for a new one.
error-join-name-unreadable = The name of the person who asks to join cannot be read. Nobody was admitted. Ask them for a new request.
error-lan-cannot-listen = Nothing can listen on { $host }, port { $port }: { $reason }.
error-lan-no-answer = { $hosts }, port { $port }, does not answer. Check that both devices are on the same network.
error-lan-no-discovery = This network does not let devices look for each other. Give --peer HOST:PORT.
error-lan-not-a-member = Somebody on this network is not a member of the project, and was turned away; they got nothing. There is nothing to do, unless it is a colleague: then an owner invites them.
error-message-malformed = A message from the other device is malformed. The conversation was ended, and what had come before is kept. Upgrade Kodespor on both devices; if it goes on, ask who uses that device.
error-message-too-long = The other device announced a message that is longer than is allowed. The conversation was ended, and what had come before is kept. Upgrade Kodespor on both devices; if it goes on, ask who uses that device.
error-message-unexpected = The other device sent a message out of turn. The conversation was ended, and what had come before is kept. Upgrade Kodespor on both devices; if it goes on, ask who uses that device.
error-message-unknown-kind = The other device sent a kind of message that is unknown here. The conversation was ended, and what had come before is kept. Upgrade Kodespor on this device.
error-peer-acknowledges-unsent = The other device acknowledged something that was not sent. The conversation was ended, and what had come before is kept. Upgrade Kodespor on both devices; if it goes on, ask who uses that device.
error-peer-asks-too-much = The other device asks for too much at once. The conversation was ended, and what had come before is kept. Upgrade Kodespor on both devices; if it goes on, ask who uses that device.
error-peer-compares-endlessly = The other device compares without end. The conversation was ended, and what had come before is kept. Upgrade Kodespor on both devices; if it goes on, ask who uses that device.
error-peer-failed = The other device could not go on; what had come before is kept. Look there for the reason, then sync again.
error-peer-other-project = The other device holds another project, so nothing was exchanged. Check which project is open there.
error-peer-other-version = The two devices speak different versions of the protocol, so nothing was exchanged. Upgrade Kodespor on both.
error-peer-refused = The other device refused: { $reason }
error-peer-refused-unknown = The other device refused for a reason that is unknown to this version ({ $code }); what had come before is kept. Upgrade Kodespor on this device.
error-peer-says-too-much = The other device says that it has more than a project can hold. The conversation was ended, and what had come before is kept. Upgrade Kodespor on both devices; if it goes on, ask who uses that device.
error-peer-sends-unasked = The other device sent part of a file that nobody asked for. The conversation was ended, and what had come before is kept. Upgrade Kodespor on both devices; if it goes on, ask who uses that device.
error-request-damaged = This request is damaged. Ask for it again.
error-request-newer-version = This request to join was made by a newer version of Kodespor. Upgrade to read it.
error-request-wrong-file = This file is not a request to join, and nobody was admitted. Choose the file that the other person made with “Join” or “kodespor request”.
error-segment-damaged = A file of events is damaged. Whoever wrote it writes it again at their next sync.
error-segment-newer-version = A file of events was written by a newer version of Kodespor, and is read once you upgrade.
error-welcome-damaged = This welcome is damaged, or was used already. Ask for a new one.
error-welcome-for-another-device = This welcome is for another device. Make a request on this one.
error-welcome-newer-version = This welcome was made by a newer version of Kodespor. Upgrade to read it.
error-welcome-too-large = The other device announced a project that is larger than is allowed. The conversation was ended, and what had come before is kept. Upgrade Kodespor on both devices; if it goes on, ask who uses that device.
error-welcome-wrong-file = This file is not a welcome, and nothing was changed. Choose the file that you got back.
error-request-keys-weak = The keys in this request are not keys that a device can have: anybody could read or sign in its name. Nobody was admitted. Ask for a new request, made with an unchanged program.
error-weak-keys = Data from another device names keys that no device can have: anybody could read or sign in their name. It was not taken; everything else goes on. Run the health check, which names the file or device.
error-page-folder-asks = The browser wants to be asked again before Kodespor may use { $folder }. Press “Go on with the folder”.
error-page-folder-refused = The browser did not allow Kodespor to use the folder. Choose it again, and allow both viewing and changing files.
error-page-folder-forgotten = The browser no longer knows which folder { $folder } is. Choose it again.
error-page-folder-gone = { $folder } is not there any more. Check that the drive is connected, or choose the folder again. Nothing was lost here.
error-page-folder-failed = The browser could not read or write { $folder } ({ $reason }). Check that the drive is connected and has room, and sync again. Nothing was lost here.
