# Disagreements that are still open, on the home screen and in the report.

disagreement-disagree = { $judge } disagrees with { $coder } on “{ $code }”
disagreement-propose = { $judge } proposes “{ $proposed }” for a segment that { $coder } coded with “{ $code }”
disagreement-with-reason = { $said }: { $why }
disagreement-concurrent_rename = One code was given several names at the same time: { $names }
disagreement-concurrent_move = A code was moved to several places at the same time: { $codes }
disagreement-deleted_in_use = A code was deleted while somebody used it: { $codes }
disagreement-merged_twice = A code was merged into several others at the same time: { $codes }
disagreement-cycle = Codes were moved or merged into each other at the same time: { $codes }
