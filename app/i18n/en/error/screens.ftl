# What screens refuse before core is asked.

error-query-without-codes = Write which codes the query asks for first.
error-segments-format = Coded segments are saved as .csv or .xlsx.
error-nothing-ticked = Tick the matches to code, and choose a code.
error-segments-none-found = None of these quotes is in a text of this project.
error-text-name-unknown = There is no text “{ $name }”.
error-participant-exists = There is a participant called “{ $name }” already.
error-name-not-confirmed = The name does not match; nothing was changed.
error-folder-not-there = There is no such folder. Create it, or check that the drive is connected.
error-nothing-to-link = Choose what to link to first.
error-page-needed-to-transcribe = A recording is transcribed with Kodespor on a computer, on a page of its own. Start it with “kodespor app --no-window” and open the address that it gives.
error-device-not-fetched = This part of the page has not been fetched yet. Connect to the network, and try again.
error-microphone-refused = The browser does not let Kodespor use the microphone. Allow it in the settings for this page, and try again.
error-microphone-missing = The browser finds no microphone.
error-microphone-failed = The microphone did not answer ({ $reason }). Does another program use it?
error-camera-refused = The browser does not let Kodespor use the camera. Allow it in the settings for this page, or type the code.
error-camera-missing = The browser finds no camera. Type the code.
error-camera-failed = The camera did not answer ({ $reason }). Does another program use it?
error-pixels-failed = The browser made no pixels of this picture, perhaps because it is too large. Save it as SVG.
error-recording-withdrawn = What this recording belongs to was withdrawn, so nothing more is recorded.
error-recording-empty = Nothing was recorded.
