"""A decision sent to several at once: which dispatches one command means."""

from collections.abc import Sequence

from arshjul.domain.obligations import DISPATCH, recipients
from arshjul.errors import UsageError
from arshjul.service.running import Running
from arshjul.service.world import World


def addressed(world: World, document: str, trigger: str, to: Sequence[str]) -> tuple[str, ...]:
    """The triggers of a dispatch to some, or to everybody who has not been sent the decision.

    When everybody has, it is all of them: each is then refused, or the answer to a request that is repeated.

    :param to: bodies, groups, or names from outside; empty for everybody
    :raises UsageError: ``to-without-dispatch``; ``nothing-opened``; unknown document
    """
    if not trigger.endswith(DISPATCH):
        if to:
            raise UsageError("to-without-dispatch")
        return (trigger,)
    with world.store.reading() as reading:
        every = Running(reading, world.in_use(reading))
        if to:
            groups = every.definitions.basis.organisation.groups
            return tuple(f"{trigger}.{who}" for who in recipients(to, groups))
        running = every.document(document)
        found = [s.trigger for s in running.planned.beside if s.trigger.startswith(f"{trigger}.")]
        waiting = [one for one in found if running.progress.find(one) is None]
        return tuple(waiting or found or (trigger,))
