"""The chain's arithmetic, held against plain SHA-256."""

from hashlib import sha256

from arshjul.domain.history import CHAIN_START, commitment, leaf, link


def test_a_leaf_is_that_of_a_merkle_tree() -> None:
    """RFC 6962: a zero byte before the entry, so that a tree can be laid over the same rows later."""
    assert leaf(b"{}") == sha256(b"\x00{}").digest()


def test_a_link_holds_its_predecessor_and_its_entry() -> None:
    """Twenty lines in any language can check it."""
    assert link(CHAIN_START, b"{}") == sha256(b"arshjul-chain-v1\x00" + b"\x00" * 32 + leaf(b"{}")).digest()
    assert link(link(CHAIN_START, b"a"), b"b") != link(link(CHAIN_START, b"b"), b"a")


def test_a_commitment_hides_the_text_behind_its_salt() -> None:
    """The same words with another salt are another commitment: a short reason cannot be guessed."""
    assert commitment(b"salt", "åäö") == sha256(b"salt" + "åäö".encode()).hexdigest()
    assert commitment(b"one", "nej") != commitment(b"two", "nej")
