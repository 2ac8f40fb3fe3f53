# The relay.

cli-relay-relay = Run a relay: it stores and passes on events for people who are never online together, and can read none of them.
cli-relay-relay-serve =
    Run a relay. Put a web server with a certificate before it; see docs/relay.md.
    .listen = Listen at this address.
    .store = Store in a folder (sqlite:///PATH), or in a database (postgresql://…) that several relay processes may share.
    .objects = With a database: keep older events and attached files as objects, in a folder that all processes share (file:///PATH), or in an S3-type store (s3://BUCKET?endpoint=https://…).
    .notifier = With a database: let processes wake each other through NATS (nats://HOST:PORT) instead of the database.
    .mailbox-mib = Room for each project, in MiB.
    .page-origin = Where a page of another server comes from that may sync here too (https://page.example.org).
    .mailboxes = Accept at most this many projects.
    .retention-days = Delete projects that nobody has synced for this many days.
    .web = Serve the page for browsers besides, from the folder that “make web” wrote.
cli-relay-listening = The relay listens on { $address }; stop it with Ctrl+C.
