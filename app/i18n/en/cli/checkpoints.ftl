# Checkpoints of the log, to deposit elsewhere.

cli-checkpoints-checkpoint =
    List the checkpoints of the log: who signed them, when they were stamped, and whether this log still holds them.
    .ca = The root certificate of the time-stamp authority (PEM).
cli-checkpoints-none = No checkpoints yet. Make one: kodespor checkpoint make
cli-checkpoints-checkpoint-make = Make a checkpoint of the log as it is now. Kodespor signs it with this device and prints it, so that you can deposit it elsewhere.
cli-checkpoints-checkpoint-sign = Sign another’s CHECKPOINT with this device too, if this log holds what the checkpoint says.
cli-checkpoints-signed = The checkpoint was signed.
cli-checkpoints-checkpoint-stamp =
    Have an authority confirm when the CHECKPOINT existed. The authority gets a hash and nothing else.
    .server = The address of a time-stamp server (RFC 3161).
    .ca = The root certificate of the authority (PEM).
cli-checkpoints-stamped = Stamped { $at } by { $by }.
cli-checkpoints-no-root = Kodespor did not check the certificates behind the stamp; give --ca for that.
cli-checkpoints-checkpoint-export = Export a CHECKPOINT to FILE: the signed note (.txt), its last time stamp (.tsr), or a picture to print (.svg).
cli-checkpoints-checkpoint-check = Check a note that somebody kept (FILE) against this log: whether all that it counts is still here.
cli-checkpoints-held = held by this log
cli-checkpoints-not-held = NOT held by this log
cli-checkpoints-signed-by = signed by { $by }
cli-checkpoints-stamped-by = stamped { $at } by { $by }
cli-checkpoints-events = { $events ->
    [one] 1 event
   *[other] { $events } events
}
