# Participants: pseudonyms, attributes, consent, withdrawal.

people-add = Add a participant
people-table = Import from a table
people-attributes = Attributes
people-table-file = Table (.csv or .xlsx)
people-table-about = Pseudonyms in the first column, and a heading above each column. Unknown participants are added; nothing is removed.
people-table-imported = { $count ->
    [one] { $count } participant
   *[other] { $count } participants
} in the table.
people-none = No participants yet. Each gets a pseudonym, and their words are sealed with a key of their own.
people-withdrawn = This participant has withdrawn. Their words are deleted; the decisions made on them can still be counted.
people-no-texts = no texts yet
people-no-attributes = no attributes yet
people-files = Files
people-rename = Rename
people-rename-title = Rename { $name }
people-rename-about = The name changes everywhere it is shown, and the history keeps what it was. What turns in the texts begin with stays as it is written there.
people-merge = Merge
people-merge-title = { $name } is the same person as …
people-merge-about = For somebody who was written down twice. Texts, turns, consents, attributes, memos and files of { $name } become the other participant’s, also in tables and figures. If that person withdraws, the words of both are destroyed.
people-merge-other = The other participant
people-merged = { $name } is now part of { $into }.
people-renamed = { $before } is now called { $name }.
people-why = Reason
people-status = Status
people-pseudonym = Pseudonym
people-attribute-name = Attribute, for example age group
people-attribute-value = Value
people-attribute-types = Attribute types
people-attribute-type = { $name }: { $type }
people-attribute-choices = { $name }: { $type } ({ $choices })
people-choices = Choices, separated by commas

people-consent = Consent
people-consent-of = Consent of { $name }
people-consent-day = Day (YYYY-MM-DD)
people-consent-scope = Anything else about the consent
people-consent-document = Attached document
people-consent-no-document = none

people-withdraw = Record withdrawal
people-withdraw-title = { $name } withdraws
people-withdraw-hides = You are not an owner: this hides the words on every device that syncs. Once an owner confirms it, they are deleted as described below; an owner can also decline it.
people-withdraw-texts = Texts: { $texts }
people-withdraw-no-texts = Texts: none
people-withdraw-confirm = Type “{ $name }” to confirm
people-withdraw-turns = In “{ $text }”, only the participant’s own turns are deleted; what others say about them stays.
people-withdraw-shared = “{ $text }” holds the words of several participants; all of it is deleted.
people-withdraw-code = The name of the code “{ $code }” is deleted too; rename the code if you want to keep the name readable.

people-consent-answers = { $day }: { $answers }
people-consent-form = form { $form }
people-consent-form-field = Version of the consent form
people-no-consent = Interviewed, but no consent to the interview is recorded.
people-not-recording = There is a recording, without consent to it.
people-kept-until = May be kept until { $day }, then: { $then }
people-returned = Transcript “{ $text }” returned { $day }: { $answer }
people-shown = Findings shown { $day }: { $answer }
people-changed = Changed because of it: { $changed }
people-back = Returned and shown
people-back-of = Returned to { $name }
people-back-about = Transcripts that went back to the participant, findings that they were shown (member checking), and what they answered. All words here are deleted if the participant withdraws.
people-back-what = What to record
people-back-return = A transcript was returned
people-back-return-answer = Answer to a transcript
people-back-show = Findings were shown
people-back-show-answer = Answer to findings
people-back-text = Transcript
people-back-answer = Answer
people-back-note = What was said, or corrected
people-back-shown = What was shown
people-back-changed = What was changed because of it
people-retention = May be kept until (YYYY-MM-DD; empty: the date of the study)
people-retention-then = Then
people-retention-button = Keep until
people-retention-of = How long what { $name } said may be kept
people-retention-study = How long the study may be kept
people-retention-about = Kodespor reminds you from 90 days before the day on, and after it. It deletes nothing by itself. Only an owner sets this.
people-retention-note = Who decided it, such as an approval
people-interviewed-offer = { $count ->
    [one] The interview with { $names } is here, but the status does not say so yet.
   *[other] The interviews with { $names } are here, but their status does not say so yet.
}
people-interviewed = Set the status to “interviewed”
people-interviewed-set = { $count ->
    [one] { $count } participant is set to “interviewed”.
   *[other] { $count } participants are set to “interviewed”.
}
