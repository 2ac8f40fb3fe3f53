# Participants, their attributes and consents.

error-no-such-participant = There is no such participant.
error-participant-withdrawn = This participant has withdrawn.
error-participant-same-name = The participant is called “{ $name }” already.
error-participant-name-taken = Another participant is called “{ $name }”. If they are one person, merge the two; otherwise choose another pseudonym.
error-participant-names-too-many = This participant has had { $most } names already, { $powers ->
    [owner] and cannot be given another. Write in a memo what has changed.
   *[other] and only an owner of the project can give another.
 }
error-participants-merged-by-owners = Only an owner merges participants: a withdrawal then destroys the words of both. Ask an owner of the project.
error-participant-into-itself = A participant cannot be merged into themselves. Choose another participant.
error-words-hidden = A coder recorded a withdrawal, so these words are hidden until an owner confirms or declines it.
error-withdrawal-not-waiting = No withdrawal of this waits for an owner.
error-nothing-typed-there = In the decision { $event } there is nothing typed that could be withdrawn by itself.
error-participant-status-unknown = A participant’s status is one of { $statuses }. A withdrawal is recorded with a command of its own.
error-nothing-new-in-table = Everything in this table is in the project already.
error-attribute-type-unknown = The types of attribute are { $types }.
error-attribute-choices-misplaced = Give choices for an attribute of the type choice, and only for such an attribute.
error-attribute-value-misfits = A participant or a text has “{ $value }” as { $attribute }, which does not fit the type.
error-attribute-not-a-choice = “{ $value }” is none of the choices of { $attribute }: { $known }.
error-attribute-unknown = “{ $attribute }” is not an attribute of a participant or a text. There are { $known }.
error-attribute-none-yet = “{ $attribute }” is not an attribute of a participant or a text. No attributes have been recorded yet.
error-value-not-number = “{ $value }” is not a valid value for { $attribute }: a number is expected.
error-value-not-date = “{ $value }” is not a valid value for { $attribute }: a date written as YYYY-MM-DD is expected.
error-value-not-yesno = “{ $value }” is not a valid value for { $attribute }: yes or no is expected.
error-attribute-form = “{ $given }” is not a condition on an attribute. Write for example place=online or age>=40.
error-attribute-not-compared = { $attribute } cannot be compared with “{ $value }”: give a number, or a date written as YYYY-MM-DD.
error-value-not-choice = “{ $value }” is not a valid value for { $attribute }. The choices are { $choices }.
error-day-in-future = { $day } is still to come (today is { $today }). Give the day on which it happened.
error-day-malformed = “{ $day }” is not a date. Write it as YYYY-MM-DD.
error-table-text-unknown = No text is called “{ $name }”. Nothing was imported; correct the name in the table, or import the text first.
error-table-text-twice = Several texts are called “{ $name }”. Nothing was imported; rename one of them first.
error-consent-answer-unknown = An answer is one of: { $choices }.
error-consent-empty = Nothing was answered, so there is no consent to record. Say yes or no to at least one of interview, quotation, recording and sharing.
error-retention-afterwards-unknown = What is to be done then is one of: { $choices }.
error-retention-no-date = There is no date to remove.
error-not-their-text = “{ $source }” is not a text of { $participant }: only their own transcripts go back to participants. Assign the text to them first if it is theirs.
error-nothing-returned = No transcript was returned to this participant. Record that first.
error-nothing-shown = No findings were shown to this participant. Record that first.
error-answer-unknown = An answer is one of: { $choices }.
error-findings-empty = Write what was shown, in a few words.
