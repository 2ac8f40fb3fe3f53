# What left the study in clear.

cli-taken_out-exports =
    List what left the study unencrypted: who took what out, when, and in which form.

    Kodespor records every file that it writes with something of the study in it: exports, reports, tables, pictures, audit bundles, and attached files that are saved. Reviewers’ exports are recorded too. What is shown on a screen or printed in a terminal is not recorded, nor what another program does with a file. On a device that was removed, or waits to be confirmed, the file is written and noted on that device only.
cli-taken_out-none = Nothing has left the study unencrypted.
cli-taken_out-here-only = noted on this device only
cli-taken_out-all-texts = all texts
cli-taken_out-no-words = no words of participants
