"""The verifier's page runs its own style and script alone: its policy names both by their hashes."""

from tools.verifier_policy import PAGE, with_policy


def test_the_policy_belongs_to_the_page():
    page = PAGE.read_text(encoding="utf-8")
    assert with_policy(page) == page, "run `python -m tools.verifier_policy`"
    assert "unsafe" not in page.split("<style>")[0]
