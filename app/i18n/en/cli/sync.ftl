# Exchanging events with co-coders.

cli-sync-sync = Exchange events with co-coders: through a shared folder, in the local network, through a relay, or by a file.
cli-sync-sync-folder =
    Sync once through the shared folder PATH: a cloud drive, a network share, a memory stick.
    .watch = Go on syncing until you stop it with Ctrl+C.
cli-sync-sync-lan =
    Sync once with each device of the project in the local network.

    Devices find each other by themselves where the network lets them (zeroconf). An announcement holds no name and no title. Devices talk over TLS 1.3, and only devices of current members get in.
    .watch = Go on until you stop it with Ctrl+C, and send what is new at once.
    .seconds = Look for other devices for this many seconds (without --watch).
    .listen = Listen at this address (default: any free port).
    .peer = Connect to this address too.
    .quiet = Do not announce this device, and do not look for others.
cli-sync-sync-relay =
    Sync once with the relay at URL, which stores events for those who are not online now, and cannot read them.
    .watch = Stay connected until you stop it with Ctrl+C, and send what is new at once.
    .ca-file = A file (PEM) with the certificate of your institution’s own authority; KODESPOR_CA_FILE in the environment does the same.
    .http = Use plain HTTP only (default: only where WebSockets do not get through).
cli-sync-sync-send =
    Write the file OUT for the others of the project: the events, sealed, with their keys. Send it in any way you like, by e-mail or on a memory stick; only members can read it.
cli-sync-sync-receive =
    Take in FILE, which another member wrote by “sync send”. What is new comes in; what is here already is not added again.
cli-sync-sent = { $file } is written. The other takes it in with: kodespor sync receive { $file }
cli-sync-received = Received { $received } { $received ->
    [one] event
   *[other] events
}. { $lacking ->
    [0] Whoever made the file has all that is here.
    [one] Whoever made the file lacked 1 event: send a file back.
   *[other] Whoever made the file lacked { $lacking } events: send a file back.
}{ $waiting ->
    [0] { "" }
    [one] { " " }1 waits for something that is not here yet.
   *[other] { " " }{ $waiting } wait for something that is not here yet.
}
cli-sync-reading = reading
cli-sync-writing = writing
cli-sync-done = Sent { $sent }, received { $received }.
cli-sync-waiting = { $waiting ->
    [one] Sent { $sent }, received { $received }; 1 event waits for something that is not here yet.
   *[other] Sent { $sent }, received { $received }; { $waiting } events wait for something that is not here yet.
}
cli-sync-with = Synced with { $name }: sent { $sent }, received { $received }.
cli-sync-exchanged = Synced: sent { $sent }, received { $received }.
cli-sync-stopped = Stopped.
cli-sync-folder-pauses = { $problem } Waiting for the folder; nothing is lost.
cli-sync-folder-back = { $folder } is back; syncing goes on.
