# What is wrong with an event that another device sent, or that was found in the log.

error-bad-event-parts = An event has the wrong number of parts.
error-bad-event-fields = A field of an event of the type { $type } has a value that it cannot have.
error-bad-event-frame = The type or version of an event cannot be read.
error-bad-event-act = The place of an event in its act cannot be read.
error-bad-event-reason = The reason of an event cannot be read.
error-bad-event-clock = An event gives a time that no clock can show.
error-bad-event-frontier = An event names earlier events in a form that cannot be read.
error-clock-impossible = The clock of this device shows the year { $year }, and no event can carry that time. Nothing was changed: set the clock, then try again.
