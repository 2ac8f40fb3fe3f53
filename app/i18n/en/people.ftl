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
people-status = Status
people-pseudonym = Pseudonym
people-attribute-name = Attribute, for example age group
people-attribute-value = Value
people-attribute-types = Attribute types
people-attribute-type = { $name }: { $type }
people-attribute-choices = { $name }: { $type } ({ $choices })
people-choices = Choices, separated by commas

people-consent = Consent
people-consent-given = Consent { $day }
people-consent-given-to = Consent { $day }: { $scope }
people-consent-of = Consent of { $name }
people-consent-day = Day (YYYY-MM-DD)
people-consent-scope = Consent to: interview, recording, quotation …
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
