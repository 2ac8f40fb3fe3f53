"""Every limit in one place, each with its reason; what is over a limit is refused, never cut."""

ENVELOPE_BYTES_MAX = 32 * 1024 * 1024
"""A transcript travels inside its import event; 32 MiB is some fifty times the longest interview known to us."""

TEXT_CODE_POINTS_MAX = 6_000_000
"""One source: 6 million code points are about a million words and still fit an envelope at four bytes each."""

CODEC_DEPTH_MAX = 16
"""Nesting of a decoded value; the catalogue needs five."""

CODEC_ITEMS_MAX = 100_000
"""Items of one array or map: a message cannot announce more than it could ever need."""

NAME_CODE_POINTS_MAX = 500
"""A code, source or person's name: a long in vivo phrase fits, a pasted page does not."""

NOTE_CODE_POINTS_MAX = 200_000
"""A memo, definition or reason: a long chapter."""

CODEBOOK_DEPTH_MAX = 64
"""So many codes stand under each other, the outermost counted; what is merged counts with what it went into. The
deepest codebook known to us has nine levels. Everything that draws the tree may rely on it."""

ITEMS_MAX = 10_000
"""Items of an array in an event: the codes of a set, the GUIDs of an import."""

PLACES_MAX = 50_000
"""Ranges of one text in an event: turns of one speaker, places of one name, times. A long interview has thousands."""

LINKS_MAX = 1_000
"""Links from one memo, attributes of one participant, and people of one text."""

CHOSEN_QUOTES_MAX = 100
"""Choices of quotes for one code. A results section quotes one to three for each."""

STAMPS_MAX = 16
"""Time stamps on one checkpoint, each of up to STAMP_BYTES_MAX."""

TYPE_NAME_MAX = 64
"""Characters in the wire name of an event's type, also of one that is not known here."""

VOTES_WAIT_MS = 30 * 24 * 60 * 60 * 1000
"""So old is the vote of each coder before they make one of them an owner: who is away for a month's field work, or ill,
has not left."""

SEEN_HEADS_MAX = 4096
"""Feeds named in one event's frontier: thirty people with many devices each, and forks."""

SEGMENT_EVENTS_MAX = 20_000
"""Events in one segment file, so that a half-synced folder costs little."""

SEGMENT_BYTES_MAX = 64 * 1024 * 1024
"""Bytes of one segment file; read into memory whole, so bounded."""

SEGMENT_BYTES_TARGET = 8 * 1024 * 1024
"""A writer starts a new segment file here: large enough for few files, small enough for a phone on a train."""

WELCOME_BYTES_MAX = 1024 * 1024 * 1024
"""A welcome file holds the whole log of a project."""

SMALL_FILE_BYTES_MAX = 1024 * 1024
"""Requests, grant files and device keys are a few hundred bytes to some kilobytes."""

FRAME_BYTES_MAX = ENVELOPE_BYTES_MAX + 64 * 1024
"""One message between two devices: the largest event, and what is around it."""

GREETING_BYTES_MAX = 1024
"""The first message of a peer that has not yet said who it is."""

BATCH_BYTES_FIRST, BATCH_BYTES_TARGET, BATCH_EVENTS_MAX = 4 * 1024, 512 * 1024, 4000
"""Events that travel together and are acknowledged together: from the first size to the target, doubling with each
acknowledgement. A cut costs no more than some of these, and a link that is always cut early still gets on."""

BATCHES_IN_FLIGHT_MAX = 4
"""Batches sent and not acknowledged yet: keeps a fast link busy and a slow one's memory bounded."""

GRANTS_MESSAGE_MAX = 500
"""Grants in one message: some hundred kilobytes."""

FRONTIER_MAX, HAVE_MAX = 500_000, 1_000_000
"""Entries of what one side says that it has, and chunks that it offers (256 GiB of recordings): what comes in many
messages has an end too."""

PIECE_ENTRIES, PIECE_CHUNKS, PIECE_BYTES = 2000, 50_000, 512 * 1024
"""So much of a long list goes in one message."""

CHUNK_BYTES = 256 * 1024
"""A file travels in sealed chunks of so many bytes: what a cut costs at most, and small beside a phone's memory."""

SMALL_ATTACHED_BYTES = 1024 * 1024
"""An attached file of so many bytes comes to every device by itself: a letter or a scanned page, a minute of recorded
talk, and no more of a telephone's line than a picture that somebody sends."""

FILE_BYTES_MAX = 2 * 1024 * 1024 * 1024
"""One attached file: a day of recorded talk."""

CHUNKS_IN_FLIGHT_MAX = 4
"""Chunks asked for and not arrived: keeps a link busy, and events are never behind more than these."""

STAMP_BYTES_MAX = 64 * 1024
"""The answer of a time-stamp authority; with its certificates it has five to ten thousand bytes."""

IMPORT_BYTES_MAX = 256 * 1024 * 1024
"""A document to import; larger files are recordings, not transcripts."""

UNPACKED_BYTES_MAX = 128 * 1024 * 1024
"""The text parts of a zipped document after unpacking: a zip bomb stops here."""

CLAIMED_TIME_MS_MAX = 4_102_444_800_000
"""Claimed clock times are less: milliseconds since 1970, until the year 2100."""

SNAPSHOT_EVENTS = 1024
"""Events between two snapshots: opening and folding as many again takes some tens of milliseconds."""

QUOTE_WORDS_MIN = 4
"""So many words in a row that also stand in an interview count as a quotation of it."""

NAME_LETTERS_MIN = 2
"""Pseudonyms with fewer letters and digits are not looked for in texts: "A" would be found everywhere."""
QUOTE_NUMBER_MAX = 1_000_000
"""The highest number of a quote: more than anybody writes, short enough to read."""
HITS_MAX = 10_000
"""Places that a search gives: as many can be coded in one act, and nobody reads more."""
