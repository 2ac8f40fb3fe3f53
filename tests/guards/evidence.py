"""Guards of promise 10: a bundle deceives nobody, and shows nothing that a blind round hides."""

from tests.guards.guard import Guard

GUARDS = (
    Guard(
        10,
        "the script believes nothing of an event whose fields are of other types",
        "tools/verify_bundle.py",
        "not (has_shape(wire, fields) if is_known else is_value(fields))",
        "not is_value(fields)",
        "unit/test_trail_of_bundles.py::test_nonsense_of_every_type_stands_in_one_place_and_is_told_by_all",
    ),
    Guard(
        10,
        "that a sealed event may have ended a blind round is said",
        "core/evidence/blindness.py",
        "        return place > self.place and (member == self.by or member in self.coders)\n",
        "        return False\n",
        "unit/test_blindness_of_bundles.py::test_an_honest_bundle_of_a_period_in_a_round_is_good_and_says_what_it_cannot_decide",
    ),
    Guard(
        10,
        "a bundle that a round hides something of shows that round",
        "core/analysis/disclosure_selection.py",
        "    return lambda each: each.id in found\n",
        "    return lambda each: False\n",
        "unit/test_blindness_of_bundles.py::test_an_honest_bundle_of_a_period_in_a_round_is_good_and_says_what_it_cannot_decide",
    ),
    Guard(
        10,
        "the script tells decisions in the names of their moment",
        "tools/verify_bundle.py",
        "            names.then = now if walk.then.work >= WORK_MAX else walk.then\n",
        "            names.then = now\n",
        "unit/test_trail_of_bundles.py::test_all_three_tell_the_same_and_as_the_programs_own_trail",
    ),
    Guard(
        10,
        "what counted at a moment is worked out anew where somebody was removed",
        "tools/verify_bundle.py",
        "    return found[:ANSWERS_MAX]\n",
        "    return []\n",
        "unit/test_trail_of_teams.py::"
        "test_what_somebody_renamed_unseen_before_they_were_removed_was_called_so_for_a_while",
    ),
    Guard(
        10,
        "the script obeys no escape sequence that somebody typed",
        "tools/verify_bundle.py",
        'print("\\n".join(map(visible, lines)))',
        'print("\\n".join(lines))',
        "unit/test_verifier_script.py::test_the_decisions_are_told_on_demand_and_move_no_cursor",
    ),
    Guard(
        10,
        "every event of a bundle shows what its author had seen",
        "core/evidence/bundle_check.py",
        '            self._of_event(sealed, "integrity-timing-missing")\n',
        "            pass\n",
        "unit/test_deceptions.py::test_no_deception_is_missed_by_any_verifier",
    ),
    Guard(
        10,
        "what an author had seen is what the envelope commits to",
        "core/sealing/envelope.py",
        "    return crypto.same(raw[_COMMITTED:HEADER_BYTES], found)\n",
        "    return True\n",
        "unit/test_deceptions.py::test_no_deception_is_missed_by_any_verifier",
    ),
    Guard(
        10,
        "stated quotes are held against the text",
        "core/evidence/bundle_check.py",
        "        if claim.check is QuoteCheck.CONTRADICTED:\n",
        "        if False:\n",
        "unit/test_deceptions.py::test_no_deception_is_missed_by_any_verifier",
    ),
    Guard(
        10,
        "a bundle shows nothing that a blind round hides",
        "core/analysis/disclosure_selection.py",
        "    return lambda recorded: shows(recorded) and not presentation.is_blind_to(recorded)\n",
        "    return shows\n",
        "unit/test_deceptions.py::test_a_bundle_made_in_a_blind_round_shows_nothing_that_the_round_hides_and_says_so",
    ),
    Guard(
        10,
        "no command shows what another codes in an open round",
        "core/analysis/presentation.py",
        "        return (each for each in live if (each.by, each.source) not in self._hidden)"
        " if self._hidden else live\n",
        "        return live\n",
        "system/test_blind_rounds.py::test_no_command_shows_what_another_coded_in_an_open_round",
    ),
    Guard(
        10,
        "no command shows why another took back what they had coded in an open round",
        "core/analysis/presentation.py",
        "        return LastTargets(self.project.timeline, EventUndone, LateEventAccepted)\n",
        "        return LastTargets(self.project.timeline)\n",
        "system/test_blind_rounds.py::test_no_command_shows_what_another_coded_in_an_open_round",
    ),
)
