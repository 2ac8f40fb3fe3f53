# Rounds of blind coding.

cli-rounds-rounds = List the rounds of blind coding. The commands below open, finish and end them.
cli-rounds-none = No rounds yet.
cli-rounds-waits-for = waits for { $coders }
cli-rounds-over = over
cli-rounds-rounds-open =
    Open a round of blind coding. Its coders do not see each other’s codings until all of them have finished.
    .source = A source to code.
    .coder = A coder of the round; give two or more.
cli-rounds-opened = The round “{ $name }” is open.
cli-rounds-rounds-finish = Record that you have finished a ROUND.
cli-rounds-finished = You have finished this round.
cli-rounds-rounds-end = End a ROUND before all of its coders have finished.
cli-rounds-ended = The round is over; everybody sees everything.
