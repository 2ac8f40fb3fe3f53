"""Breaks the guard of each promise on purpose, one after the other, and runs the test that must fail then.

`python -m tests.guards` takes some minutes and says of each guard whether its test noticed; with numbers of promises
(`python -m tests.guards 1 5`) only those. The source is never touched: each guard is broken in a copy.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
COPIED = ("app", "assets", "core", "sync", "tests", "tools", "docs", "pyproject.toml", "README.md", "CONTRIBUTING.md")


class Guard(NamedTuple):
    """A line of source that keeps a promise; what stands in its place when it is broken; and the test, as pytest names
    it below tests/, that fails then."""

    promise: int
    what: str
    file: str
    line: str
    broken: str
    test: str


GUARDS = (
    Guard(
        6,
        "the devices of one member leave no more grants together than a few",
        "core/keys/grant_bounds.py",
        "        is_full = is_full or (sort != ANNOUNCED and together[member, sort] >= OF_ONE_MEMBER * bound)\n",
        "",
        "unit/test_grant_bounds.py::test_the_devices_of_one_member_flood_together",
    ),
    Guard(
        6,
        "what counts is found anew when a device first hears of a removal",
        "core/log/ordering.py",
        "        return previous not in self.places or not all(knows(previous, each) for each in self._removals)\n",
        "        return False\n",
        "simulation/test_simulation.py::test_world",
    ),
    Guard(
        5,
        "whoever renews a box key keeps what lay only under the older one",
        "core/keys/key_custody.py",
        "            for grant in self._granted_only_to(older, own.box):\n",
        "            for grant in ():\n",
        "laws/test_keys_after_a_restart.py::test_no_key_is_held_in_memory_alone",
    ),
    Guard(
        5,
        "a condensed text that a removal voids keeps its key when the one that it stands for is withdrawn",
        "core/views/state.py",
        '        original = getattr(recorded.event, "derived_from", None)\n',
        "        original = None\n",
        "unit/test_doubtful_removals.py::test_a_condensed_text_that_a_removal_voids_does_not_go_with_the_one_that_it_stands_for",
    ),
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
        "            names.then = now if then.work >= WORK_MAX else then\n",
        "            names.then = now\n",
        "unit/test_trail_of_bundles.py::test_all_three_tell_the_same_and_as_the_programs_own_trail",
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
        11,
        "keys are granted only once all that came is folded, and what was withdrawn in it is destroyed",
        "core/project.py",
        """        self.fold_accepted()
        return self.custody.share_missing_keys()
""",
        """        return self.custody.share_missing_keys()
""",
        "laws/test_folded_once.py::test_no_key_is_granted_before_what_came_is_folded",
    ),
    Guard(
        1,
        "whoever looks at the state finds all in it that came",
        "core/log/opened_log.py",
        """        self.fold_taken()
        return self._timeline
""",
        """        return self._timeline
""",
        "laws/test_folded_once.py::test_what_comes_in_parts_gives_what_all_of_it_gives",
    ),
    Guard(
        11,
        "a draft of a transcript is sealed with the keys of those who speak in it",
        "core/commands/transcripts.py",
        "TranscriptSaved(transcript, text, bases), keys=keys, seal_quotes=False)",
        "TranscriptSaved(transcript, text, bases), seal_quotes=False)",
        "unit/test_transcripts.py::test_a_withdrawal_destroys_the_draft_and_what_was_being_typed",
    ),
    Guard(
        11,
        "the kept index of searches goes in the step that destroys keys",
        "core/keys/key_custody.py",
        '                self._store.set_note(SEARCH_IMAGE, b"")\n',
        "                pass\n",
        "unit/test_search_image.py::test_the_image_shows_no_word_and_goes_with_a_withdrawal",
    ),
    Guard(
        1,
        "who is removed can read why",
        "core/log/event_writer.py",
        "                self._tell_the_removed(text_key_of(event, why), epoch)\n",
        "                pass\n",
        "unit/test_removal_reasons.py::test_the_removed_read_the_reason_and_nothing_that_came_after",
    ),
    Guard(
        11,
        "what could not be cleaned from the file while another process read it is cleaned later",
        "core/project.py",
        "        self.log.scrub_again()\n",
        "",
        "unit/test_destroyed_bytes.py::test_no_byte_of_destroyed_keys_or_of_opened_words_is_left_in_any_file",
    ),
    Guard(
        11,
        "free pages and the journal are cleaned at once",
        "core/storage/log.py",
        "        is_done, is_noted = self._database.scrub(wait), ",
        "        is_done, is_noted = True, ",
        "unit/test_destroyed_bytes.py::test_no_byte_of_destroyed_keys_or_of_opened_words_is_left_in_any_file",
    ),
    Guard(
        11,
        "what words were sealed with before it was corrected who speaks goes with whoever withdraws",
        "core/views/speakers.py",
        "        found += [(said.source, seal) for seal in said.replaced]\n",
        "",
        "unit/test_speakers.py::test_a_correction_moves_the_words_and_their_fate",
    ),
    Guard(
        5,
        "only an owner says anew who speaks in a text",
        "core/events/sources.py",
        '    Policy(OWNERS, NOBODY, in_bundles=InBundles.WITH_WHOLE_TEXTS, not_in_trail=("text", "turns")),\n',
        '    Policy(CODERS, NOBODY, in_bundles=InBundles.WITH_WHOLE_TEXTS, not_in_trail=("text", "turns")),\n',
        "unit/test_speakers.py::test_no_coder_puts_other_words_into_a_text",
    ),
    Guard(
        11,
        "what was typed on a passage before its speaker was corrected goes with the speaker",
        "core/commands/participants.py",
        "    keys = tuple(dict.fromkeys((*keys, *keys_typed_on(context.state, participant))))\n",
        "",
        "unit/test_speakers.py::test_a_withdrawal_says_what_was_typed_on_turns_that_were_given_to_somebody",
    ),
    Guard(
        6,
        "a damaged file of somebody else in a shared folder is named",
        "app/services/health.py",
        '                found.append(_file(shared, name, "damaged"))  # half copied, as far as anybody can tell\n',
        "                pass\n",
        "system/test_doctor.py::test_a_folder_that_is_gone_a_damaged_file_and_a_withheld_one_are_named",
    ),
    Guard(
        6,
        "what others have seen and this device lacks is said",
        "core/analysis/health/held_up.py",
        "            if head.id not in places and head.id not in waiting:\n",
        "            if head.id in waiting:\n",
        "unit/test_health.py::test_feed_withheld",
    ),
    Guard(
        1,
        "nobody seals under an epoch whose starter had not heard of a removal",
        "core/keys/epoch_rules.py",
        "    return epoch.counts and epoch.device in team and needed <= set(epoch.after)\n",
        "    return epoch.counts and epoch.device in team\n",
        "laws/test_every_order.py::test_no_order_leaks_or_locks_out",
    ),
    Guard(
        1,
        "nobody seals under an epoch that somebody who was removed started",
        "core/keys/epoch_rules.py",
        "    return epoch.counts and epoch.device in team and needed <= set(epoch.after)\n",
        "    return epoch.counts and needed <= set(epoch.after)\n",
        "laws/test_every_order.py::test_no_lie_of_somebody_who_was_removed_leaks",
    ),
    Guard(
        1,
        "the older keys are handed on with the current epoch",
        "core/keys/epoch_rules.py",
        "    return owed + [key for key in others if reached.isdisjoint(wrapped.get(key, ()))]\n",
        "    return []\n",
        "laws/test_every_order.py::test_no_order_leaks_or_locks_out",
    ),
    Guard(
        1,
        "while there is no clean epoch, no key goes under one that the removed may hold",
        "core/keys/epoch_rules.py",
        "        fitting = [one for one in usable if removals & set(each.after) <= set(one.after)]\n",
        "        fitting = usable\n",
        "unit/test_epoch_rules.py::test_where_no_epoch_is_clean_keys_go_under_one_that_nobody_who_was_removed_holds",
    ),
    Guard(
        5,
        "whoever counts a withdrawal that does not count here is given what they refuse to take by older keys",
        "core/keys/owed_grants.py",
        "        if cannot_read or epoch_rules.others_heed(placed, self.trust.needed()):\n",
        "        if cannot_read:\n",
        "unit/test_withdrawn_twice.py::test_an_epoch_that_comes_after_the_other_withdrawal_opens_all_to_them",
    ),
    Guard(
        2,
        "who was removed removes nobody by saying it twice",
        "core/log/settling.py",
        "            if near and not REMOVAL_AGREES_WITH_THOSE_THAT_COUNT.holds(each, case):\n",
        "            if False:\n",
        "unit/test_removals.py::test_who_was_removed_removes_nobody_by_saying_it_twice",
    ),
    Guard(
        5,
        "a key that turns out not to be withdrawn comes back",
        "core/log/declining.py",
        "            log.declined.forget_freed(None if ANY_UNKNOWN in freed else sorted(freed))\n",
        "",
        "unit/test_freed_keys.py::test_the_key_comes_back_from_who_kept_it",
    ),
    Guard(
        2,
        "what others have built on is not voided by a late removal",
        "core/log/removals.py",
        "        found = self._causality.seen_on(lines, event, Witnesses(firsts, but, limits, bounds, observers))\n",
        "        return {}\n",
        "unit/test_removals.py::test_a_founder_whom_a_colleague_removed_does_not_come_back_alone",
    ),
    Guard(
        3,
        "a removal voids nothing that its author or colleagues had seen",
        "core/log/removals.py",
        "        found = self._causality.seen_on(lines, event, Witnesses(firsts, but, limits, bounds, observers))\n",
        "        return {}\n",
        "unit/test_removals.py::test_a_removal_voids_nothing_that_colleagues_had_seen_also_by_an_owner_who_lies",
    ),
    Guard(
        1,
        "an epoch counts only for those who made its keys",
        "core/keys/trusted_team.py",
        "        made = [row for row in self.state().epochs.rows.values() if self._is_of_its_starter(row)]\n",
        "        made = list(self.state().epochs.rows.values())\n",
        "unit/test_attacks.py::test_nobody_makes_others_seal_under_a_key_that_the_removed_hold",
    ),
    Guard(
        1,
        "a removal that may yet count is heeded as if it did",
        "core/keys/trusted_team.py",
        "        return {each: of for each, of in self._doubtful().items() if self._keychain.device not in of}\n",
        "        return {}\n",
        "unit/test_doubtful_removals.py::test_who_may_have_been_removed_gets_no_key_of_those_who_saw_the_removal",
    ),
    Guard(
        1,
        "what others write while a removal is in doubt is closed to whom it is of",
        "core/keys/trusted_team.py",
        "        return epochs.needed(self.state()) | self.doubted().keys()\n",
        "        return epochs.needed(self.state())\n",
        "unit/test_doubtful_removals.py::test_what_others_write_meanwhile_is_closed_to_them_too",
    ),
    Guard(
        2,
        "what a device writes by itself is no vote for a removal",
        "core/log/causality.py",
        "        return last - first + 1 > unasked\n",
        "        return last - first + 1 > 0 * unasked\n",
        "unit/test_doubtful_removals.py::test_what_a_device_writes_by_itself_is_no_vote_for_a_removal",
    ),
    Guard(
        3,
        "keys of what a removal voids are kept",
        "core/keys/key_custody.py",
        "        return is_unknown and self._is_shut_out() and key not in state.void_keys()\n",
        "        return is_unknown and self._is_shut_out()\n",
        "unit/test_doubtful_removals.py::test_what_a_removal_voids_for_a_while_is_not_destroyed",
    ),
    Guard(
        6,
        "an event under a key of no epoch is handed on by who can read it",
        "core/keys/owed_grants.py",
        "        words = [*self._living_words(withdrawn), *self._keys_of_no_epoch()]\n",
        "        words = self._living_words(withdrawn)\n",
        "unit/test_doubtful_removals.py::test_an_event_under_a_key_that_only_one_colleague_got_cuts_nobody_off",
    ),
    Guard(
        3,
        "whoever removes others knows of their own admission, and of what came before it",
        "core/log/removals.py",
        "            found = {line: max(seq, before[line]) for line, seq in found.items()}\n",
        "            found = dict(found)\n",
        "unit/test_attacks.py::test_no_removal_voids_the_founding_of_the_project",
    ),
    Guard(
        4,
        "an owner's admission counts before a claim",
        "core/views/members.py",
        '    return row is None or (powers_of(state, recorded.device) == "owner" and _is_only_claimed(state, row))\n',
        "    return row is None\n",
        "unit/test_attacks.py::test_nobody_says_beforehand_that_the_device_of_another_is_theirs",
    ),
    Guard(
        5,
        "nobody makes something under another's id",
        "core/views/checks.py",
        "            if is_bound and not may_have_made(device, value):\n",
        "            if False:\n",
        "unit/test_form.py::test_folds_check_what_commands_check",
    ),
    Guard(
        4,
        "the powers of a device decide what its events may do",
        "core/views/authorisation.py",
        '    if made_by in (MadeBy.EVERYONE, MadeBy.DEVICES) or role == "owner":\n',
        "    if True:\n",
        "unit/test_roles.py::test_owners_alone_admit_remove_and_set_roles",
    ),
    Guard(
        4,
        "a device that somebody else added has no powers",
        "core/views/authorisation.py",
        "    if row is None or member is None or not row.is_confirmed:\n",
        "    if row is None or member is None:\n",
        "unit/test_roles.py::test_a_device_that_an_owner_adds_for_a_coder_does_nothing_as_that_coder",
    ),
    Guard(
        4,
        "an owner does not say of an owner's device that it is theirs",
        "core/views/members.py",
        '    return row.role != "owner" and not any(each.removed is None and each.is_confirmed for each in devices)\n',
        "    return not any(each.removed is None and each.is_confirmed for each in devices)\n",
        "unit/test_roles.py::test_a_coder_who_lost_the_only_phone_comes_back_with_an_owners_word",
    ),
    Guard(
        4,
        "coders name nobody while an owner writes",
        "core/log/owner_votes.py",
        '        elif live and powers_of(state, key.device) == "owner" and not validity.is_void(key):\n',
        "        elif False:\n",
        "unit/test_roles.py::test_early_coders_with_false_clocks_do_not_become_owners_before_others_came",
    ),
    Guard(
        4,
        "coders name nobody before a month has gone by",
        "core/views/members.py",
        "    if since is not None and now >= since + VOTES_WAIT_MS:\n",
        "    if since is not None:\n",
        "unit/test_roles.py::test_all_coders_together_name_an_owner",
    ),
    Guard(
        4,
        "what a coder dates back before being made a reviewer is a reviewer's",
        "core/log/validity.py",
        '    return row.role == "coder" and event.role == "reviewer"  # nobody else makes an owner less\n',
        "    return False\n",
        "unit/test_roles.py::"
        "test_what_a_coder_dates_back_before_being_made_a_reviewer_has_no_effect_unless_somebody_saw_it",
    ),
    Guard(
        3,
        "who knows nobody but their senior does not take along whom that one let in",
        "core/log/removals.py",
        "        return not self._knows(removal.recorded, admission.id) and not self._is_of_a_senior_alone(removal)\n",
        "        return not self._knows(removal.recorded, admission.id)\n",
        "unit/test_attacks.py::test_an_owner_who_denies_having_seen_anybody_takes_nobody_along",
    ),
    Guard(
        2,
        "a silent second device is no witness to what is on the team",
        "core/log/removals.py",
        "            if bound is not None:\n",
        "            if False:\n",
        "unit/test_attacks.py::test_a_silent_second_device_bears_no_witness_to_what_an_ex_owner_dates_back",
    ),
    Guard(
        2,
        "of two who removed each other unknowingly one stays",
        "core/log/validity_rules.py",
        "    return knows is not None and (knows.voids(one, other.recorded) or knows.opposes(one, other))\n",
        "    return knows is not None and knows.voids(one, other.recorded)\n",
        "unit/test_attacks.py::test_an_ex_owner_and_a_friend_who_had_not_heard_do_not_take_the_remover_along",
    ),
    Guard(
        2,
        "a removal voids what nobody had seen",
        "core/log/removals.py",
        "        return event.seq > self._surely(removal).get(self._causality.line_of(event.id), 0)\n",
        "        return False\n",
        "unit/test_validity_rules.py::test_removal_is_not_voided",
    ),
    Guard(
        2,
        "of equals the senior's removal counts",
        "core/log/validity_rules.py",
        "    lambda control, case: case.other is not None and seniority_of(control) < seniority_of(case.other),\n",
        "    lambda control, case: case.other is not None and seniority_of(control) > seniority_of(case.other),\n",
        "unit/test_validity_rules.py::test_senior_removal_wins",
    ),
    Guard(
        5,
        "whose a device is no clock decides",
        "core/log/claims.py",
        "        return claims[support.index(max(support))]\n",
        "        return claims[0]\n",
        "unit/test_attacks.py::test_of_two_who_say_that_a_device_is_theirs_the_clock_decides_nothing",
    ),
    Guard(
        5,
        "a coder's withdrawal hides, and destroys nothing",
        "core/views/participants.py",
        '    elif powers_of(state, recorded.device) == "owner":\n',
        "    elif True:\n",
        "unit/test_withdrawals.py::test_a_coders_withdrawal_hides_the_words_everywhere_and_keeps_the_keys",
    ),
    Guard(
        6,
        "folds check the form of every event",
        "core/events/registry.py",
        "    for field, check in kind.form:\n",
        "    for field, check in ():\n",
        "unit/test_form.py::test_folds_check_what_commands_check",
    ),
    Guard(
        7,
        "a claim that no other clock comes near is not believed",
        "core/log/clocks.py",
        "TRUSTED_MS = 90 * DAY_MS\n",
        "TRUSTED_MS = 90_000 * DAY_MS\n",
        "unit/test_clocks.py::test_one_wrong_year_moves_nobody_elses_later_events",
    ),
    Guard(
        7,
        "whoever says to have seen nothing is believed no clock",
        "core/log/clocks.py",
        "        return (claim << TICKS, None) if founds else (0, Doubt(claim, False, ()))\n",
        "        return claim << TICKS, None\n",
        "unit/test_clocks.py::test_whoever_says_to_have_seen_nothing_is_believed_no_clock",
    ),
    Guard(
        7,
        "keys of small order are refused",
        "core/sealing/public_keys.py",
        "    return y < P and y not in SMALL_ORDER_Y and _is_on_curve(y)\n",
        "    return y < P and _is_on_curve(y)\n",
        "unit/test_public_keys.py::test_weak_keys_for_signatures_are_none",
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
        "        while isinstance(recorded.event, (EventUndone, LateEventAccepted)):"
        "  # also why something hidden was taken back\n",
        "        while False:\n",
        "system/test_blind_rounds.py::test_no_command_shows_what_another_coded_in_an_open_round",
    ),
    Guard(
        11,
        "what is typed has a key of its own",
        "core/keys/protected_text.py",
        "        own = self.text_key() if any(isinstance(each, str) and each for each in (*typed, why)) else {}\n",
        "        own: dict[Id, bytes] = {}\n",
        "unit/test_withdrawn_texts.py::test_nothing_typed_before_or_after_the_words_came_is_left_anywhere",
    ),
    Guard(
        11,
        "a withdrawal names what was typed before the words came",
        "core/commands/participants.py",
        "    keys = tuple(dict.fromkeys((*keys, *keys_typed_in(context, also), *context.typed_about(keys))))\n",
        "    keys = tuple(dict.fromkeys((*keys, *keys_typed_in(context, also))))\n",
        "unit/test_withdrawn_texts.py::test_nothing_typed_before_or_after_the_words_came_is_left_anywhere",
    ),
    Guard(
        11,
        "what was typed goes only by keys of its author's device",
        "core/keys/typed_texts.py",
        "    return [KeyId(key) for key in keys if makers.get(key) == recorded.device]\n",
        "    return [KeyId(key) for key in keys if key in makers]\n",
        "unit/test_withdrawn_texts.py::test_nobody_has_anothers_typed_text_destroyed_by_sealing_under_its_key",
    ),
    Guard(
        11,
        "a quotation is found however it is written",
        "core/text/quoting.py",
        "        seen = few_marks(text.translate(_UNSEEN), MARKS_COMPARED)\n",
        "        seen = few_marks(text, MARKS_COMPARED)\n",
        "unit/test_text.py::test_a_quotation_is_found_however_it_is_written",
    ),
    Guard(
        11,
        "no key goes to an announced box key from who lacks a withdrawal that it names",
        "core/keys/announced_boxes.py",
        "        if told is None or known is None or not all(each in notices for each in told.after):\n",
        "        if told is None or known is None:\n",
        "system/test_carriers_bin.py::test_who_does_not_know_of_a_withdrawal_sends_no_key_to_the_box_key_that_came_after_it",
    ),
    Guard(
        11,
        "who was removed destroys the wrapping keys that a notice retires",
        "core/keys/key_custody.py",
        "            return self._retired_by_notices()\n",
        "            return set()\n",
        "system/test_carriers_bin.py::test_no_old_file_and_no_present_key_opens_what_was_withdrawn",
    ),
    Guard(
        5,
        "a notice destroys nothing unless an owner withdrew",
        "core/keys/proven_withdrawals.py",
        "        elif sealed.device not in owners:\n",
        "        elif False:\n",
        "system/test_shredding.py::test_a_notice_destroys_nothing_unless_an_owner_withdrew",
    ),
    Guard(
        11,
        "no grant of a withdrawn key is taken again",
        "core/keys/key_custody.py",
        "            if not is_wanted or grant.key in refused or to in refused or self._is_of_no_use(grant.key):\n",
        "            if not is_wanted:\n",
        "system/test_shredding.py::test_a_grant_that_arrives_before_or_after_the_news_is_refused_for_ever",
    ),
    Guard(
        11,
        "whoever destroyed a key makes a new box key, so that old copies of grants open nothing",
        "core/keys/key_custody.py",
        '        return is_lost or self._store.note("boxes/renew") == b"1"\n',
        "        return is_lost\n",
        "system/test_keys_in_any_order.py::test_old_grants_from_a_clouds_trash_and_todays_keys_reopen_nothing",
    ),
    Guard(
        12,
        "all chance of a simulated world comes from its seed",
        "tests/hpke.py",
        "        return seal(recipient, plaintext, info, entropy(32))\n",
        "        return seal(recipient, plaintext, info, __import__('os').urandom(32))\n",
        "simulation/test_replay.py::test_the_same_seed_gives_the_same_world_in_another_process",
    ),
    Guard(
        8,
        "the socket asks for the window's key, not for the cookie alone",
        "app/shell/page_guard.py",
        "        if own and self._is_home(scope) and self._has_cookie(scope) and _is_equal(key, self._key):\n",
        "        if own and self._is_home(scope) and self._has_cookie(scope):\n",
        "unit/app/test_serving.py::test_neither_the_cookie_nor_the_key_alone_opens_the_socket",
    ),
    Guard(
        8,
        "the socket's origin is the page's own, to the port",
        "app/shell/page_guard.py",
        "        if own and self._is_home(scope) and self._has_cookie(scope) and _is_equal(key, self._key):\n",
        "        if self._has_cookie(scope) and _is_equal(key, self._key):\n",
        "unit/app/test_serving.py::test_the_sockets_origin_is_this_address_and_port",
    ),
    Guard(
        8,
        "the cookie goes to a path that no other port is asked for",
        "app/shell/page_guard.py",
        "SameSite=Strict; Path={self.base}/",
        "SameSite=Strict; Path=/",
        "unit/app/test_serving.py::test_the_cookie_goes_to_a_path_that_no_other_server_is_asked_for",
    ),
    Guard(
        8,
        "the first address works once",
        "app/shell/page_guard.py",
        "            self._is_spent = True\n",
        "            self._is_spent = False\n",
        "unit/app/test_serving.py::test_who_comes_second_is_told_and_can_close_the_program",
    ),
    Guard(
        8,
        "the browser's command line has no token",
        "app/shell/first_address.py",
        "        webbrowser.open(self._file.as_uri())\n",
        "        webbrowser.open(self.address)\n",
        "system/test_second_account.py::test_the_browser_is_shown_the_way_by_a_file_and_no_command_line_holds_the_token",
    ),
    Guard(
        8,
        "files are for their account alone",
        "core/storage/files.py",
        "PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700\n",
        "PRIVATE_FILE, PRIVATE_FOLDER = 0o666, 0o777\n",
        "system/test_second_account.py::test_every_file_and_folder_is_for_its_account_alone",
    ),
    Guard(
        8,
        "a recording is never answered as a page",
        "app/services/recordings.py",
        '    return mime.encode() if PLAYED.fullmatch(mime) else b"application/octet-stream"\n',
        '    return mime.encode("latin-1", "replace")\n',
        "unit/app/test_serving.py::test_a_recording_is_never_a_page",
    ),
    Guard(
        6,
        "a grant holds the key that it names, by the maker whom its id names",
        "core/keys/grants.py",
        "    if len(key) != crypto.KEY_BYTES or crypto.key_id(grant.key[0], maker, key) != grant.key:\n",
        "    if len(key) != crypto.KEY_BYTES:\n",
        "unit/test_grant_contents.py::test_a_grant_that_holds_another_key_than_it_names_gives_nothing_and_is_deleted",
    ),
    Guard(
        6,
        "a key lies only under one that opens keys",
        "core/keys/grants.py",
        "    if grant.version == WRAPPED and not crypto.is_of_kind(grant.recipient, crypto.KeyKind.WRAPPING):\n",
        "    if False:\n",
        "unit/test_grant_contents.py::test_nothing_is_wrapped_under_a_key_that_opens_events",
    ),
    Guard(
        6,
        "a grant is signed by its granter",
        "core/keys/key_custody.py",
        "            if granted_by(grant, devices[grant.granter].sign):\n",
        "            if True:\n",
        "unit/test_grant_contents.py::test_a_grant_that_somebody_else_signed_is_not_taken",
    ),
    Guard(
        6,
        "a grant is of this project",
        "core/keys/key_custody.py",
        "            is_wanted = is_known and grant.project == self.keychain.project\n",
        "            is_wanted = is_known\n",
        "unit/test_grant_contents.py::test_a_grant_of_another_project_is_not_taken",
    ),
    Guard(
        6,
        "a member's grant of nonsense is not relied on",
        "core/keys/grant_bounds.py",
        "            if len(found) >= RELIED_ON:\n",
        "            if found:\n",
        "unit/test_grant_bounds.py::test_a_false_grant_delays_no_key_also_while_the_owner_is_away",
    ),
    Guard(
        6,
        "grants that are not due are not kept",
        "core/keys/grant_bounds.py",
        "        if is_in_form(grant) and not is_full:\n",
        "        if is_in_form(grant):\n",
        "unit/test_grant_bounds.py::test_a_flood_is_kept_as_far_as_it_could_be_due_and_comes_once",
    ),
    Guard(
        6,
        "what is no grant of its version is not kept",
        "core/keys/grant_bounds.py",
        "        if is_in_form(grant) and not is_full:\n",
        "        if not is_full:\n",
        "unit/test_grant_bounds.py::test_what_is_no_grant_of_its_version_is_not_kept",
    ),
    Guard(
        6,
        "a mailbox that is full of keys is left for the next one",
        "sync/transports/relay.py",
        'FULL = ("relay-mailbox-full", "relay-too-many-keys")\n',
        'FULL = ("relay-mailbox-full",)\n',
        "system/test_relay_faults.py::test_a_mailbox_full_of_keys_is_full",
    ),
    Guard(
        6,
        "a request of another process's conversation is handed over",
        "sync/relay/http_talks.py",
        "        if asked.talk and process != self._mailboxes.process:\n",
        "        if False:\n",
        "system/test_postgres.py::test_plain_http_is_spread_over_two_processes_and_syncs",
    ),
    Guard(
        6,
        "a second copy that a carrier made is read",
        "sync/transports/carrier_names.py",
        "    return Named(stem + ending, True, False)\n",
        "    return None\n",
        "unit/test_carriers.py::test_what_lies_in_a_second_copy_alone_is_taken_in_and_said",
    ),
    Guard(
        6,
        "a damaged part of a file is written again by whoever holds it",
        "sync/transports/folder_keys.py",
        '    there = {file_of(name) for name in files.present.keys() - bad if name.endswith(".kchunk")}\n',
        '    there = {file_of(name) for name in files.present if name.endswith(".kchunk")}\n',
        "unit/test_carriers.py::test_a_damaged_chunk_is_written_again_by_a_colleague_who_holds_it",
    ),
    Guard(
        6,
        "nothing half written has a name that a carrier takes",
        "sync/transports/folder_writing.py",
        'PART_START, PART_END = "~syncthing~kodespor-", ".tmp"\n',
        'PART_START, PART_END = "kodespor-", ".part"\n',
        "unit/test_carriers.py::test_nothing_half_written_has_a_name_that_a_carrier_takes",
    ),
    Guard(
        6,
        "segments are deleted only for a later one that is whole and old",
        "sync/transports/segment_writing.py",
        "            whole[each] = is_old and files.content(each, SEGMENT_BYTES_MAX) is not None\n",
        "            whole[each] = True\n",
        "unit/test_folder_watch.py::test_nothing_is_deleted_before_the_later_file_has_been_there_for_long",
    ),
    Guard(
        6,
        "an empty mount point is not filled",
        "sync/transports/folder_watch.py",
        "self._here() != self._place:\n",
        "False:\n",
        "unit/test_folder_watch.py::test_a_stick_that_is_away_is_said_once_and_sync_goes_on",
    ),
    Guard(
        6,
        "a log that lacks what this machine wrote is not written to",
        "app/keeping/writing_records.py",
        "        if self.is_accepted or head is None or self._holds(head):\n",
        "        if True:\n",
        "unit/app/test_carried_study.py::test_what_the_carrier_did_not_keep_is_noticed_before_anything_is_written",
    ),
    Guard(
        6,
        "a log that was replaced while it was open is not written to",
        "core/storage/database.py",
        "        if self._path is None or self._place is None or _place_of(self._path) == self._place:\n",
        "        if True:\n",
        "unit/app/test_carried_study.py::"
        "test_a_log_that_is_replaced_while_it_is_open_is_not_written_and_is_kept_beside",
    ),
    Guard(
        9,
        "every value that comes into a page is escaped",
        "core/exporting/page.py",
        "            autoescape=True, ",
        "            autoescape=False, ",
        "browser/test_hostile_words.py::test_no_page_or_picture_runs_anything_or_asks_for_anything",
    ),
    Guard(
        9,
        "every value that comes into a picture is escaped",
        "core/exporting/svg.py",
        "    inner = Markup().join(each if isinstance(each, Markup) else legal(each) for each in content)\n",
        "    inner = Markup().join(Markup(legal(each)) for each in content)\n",
        "browser/test_hostile_words.py::test_a_picture_that_somebody_puts_into_a_page_runs_nothing",
    ),
    Guard(
        9,
        "nobody can write the mark of an event",
        "core/report/document_model.py",
        '_EVENT = re.compile(rf"⟦{_MARK}:(\\d+)⟧")\n',
        '_EVENT = re.compile(r"⟦(?:\\w+:)?(\\d+)⟧")\n',
        "browser/test_hostile_words.py::test_the_reviews_links_are_its_own",
    ),
    Guard(
        9,
        "no cell of a table is a formula",
        "core/exporting/sheets.py",
        "    return harmless(cell) if isinstance(cell, str) else cell\n",
        "    return cell\n",
        "browser/test_hostile_words.py::test_no_table_holds_a_formula",
    ),
    Guard(
        9,
        "the page runs only the scripts that came with it",
        "app/shell/page_branding.py",
        "script-src 'self' {own}'wasm-unsafe-eval' blob:;",
        "script-src 'self' {own}'unsafe-inline' 'wasm-unsafe-eval' blob:;",
        "unit/app/test_serving.py::test_the_page_gets_a_policy_and_the_shim_and_its_right_length",
    ),
    Guard(
        9,
        "no terminal obeys words of data",
        "app/cli/terminal.py",
        "    return text.translate(_SIGNS)\n",
        "    return text\n",
        "unit/app/test_terminal.py::test_what_a_terminal_would_obey_is_shown",
    ),
    Guard(
        6,
        "an act goes on only at one clock",
        "core/log/acts.py",
        "    return draft.act if is_next and draft.at == clock_before() else 0\n",
        "    return draft.act if is_next else 0\n",
        "unit/test_acts.py::test_an_act_that_goes_on_years_later_is_another_one",
    ),
    Guard(
        6,
        "an act holds no events but those before it, with none left out",
        "core/log/acts.py",
        "before is not None and draft.act == before.act + 1 and not draft.seen\n",
        "before is not None and not draft.seen\n",
        "unit/test_acts.py::test_a_part_that_is_missing_ends_the_act",
    ),
    Guard(
        6,
        "an undo takes back the parts of an act that come after it",
        "core/log/ordering.py",
        "            if named.acts and start_of(key) in named.acts:\n",
        "            if False:\n",
        "unit/test_acts.py::test_an_act_of_which_only_the_beginning_came_is_undone_with_its_later_parts",
    ),
    Guard(
        6,
        "what one gesture records is one act",
        "core/log/event_writer.py",
        "            in_act = act.length + max(0, n - before)\n",
        "            in_act = 0\n",
        "unit/test_gestures.py::test_a_gesture_records_one_act_and_is_taken_back_as_one",
    ),
    Guard(
        4,
        "who may do what is not undone in passing",
        "core/log/acts.py",
        "        if not is_undone_alone(one.event):\n",
        "        if True:\n",
        "unit/test_acts.py::test_whoever_may_do_what_is_undone_by_name_alone",
    ),
)


def broken_copy(guard: Guard, folder: Path) -> None:
    """A copy of the source in which one guard is broken."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    path = folder / guard.file
    source = path.read_text(encoding="utf-8")
    assert source.count(guard.line) == 1, f"{guard.file}: not once there: {guard.line}"
    path.write_text(source.replace(guard.line, guard.broken), encoding="utf-8")


def is_noticed(guard: Guard) -> bool:
    """Whether the guard's test fails when the guard is broken. An error before any test ran does not count."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        broken_copy(guard, folder)
        command = [sys.executable, "-m", "pytest", "-n", "0", "-q", "-x", "--no-header", f"tests/{guard.test}"]
        environment = os.environ | {"PYTHONPATH": name, "KODESPOR_SEEDS": "40"}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        return done.returncode == 1


def main(promises: list[int]) -> int:
    """Breaks the guards of these promises, or of all; 1 where a test did not notice."""
    unnoticed = 0
    for guard in GUARDS:
        if promises and guard.promise not in promises:
            continue
        noticed = is_noticed(guard)
        unnoticed += not noticed
        print(f"{'noticed ' if noticed else 'UNSEEN  '} {guard.promise:2} {guard.what}  [{guard.test}]", flush=True)
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main([int(each) for each in sys.argv[1:]]))
