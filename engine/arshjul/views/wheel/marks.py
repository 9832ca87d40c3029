"""The small shapes: a diamond for a meeting, a dot for a hand-in, and a sign in each for how it stands."""

from arshjul.service.picturing import StepState

SIZE = 7
"""Half the width of a mark as it is drawn here."""
DIAMOND = "M0-7.6L7.6 0L0 7.6L-7.6 0Z"
DOT = "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1-6 0Z"
GLYPHS = {
    StepState.DONE: "M-3 .2L-.9 2.4L3.2-2.2",
    StepState.ONGOING: "M-.01 0L.01 0M-1.2 0A1.2 1.2 0 1 1 1.2 0A1.2 1.2 0 1 1-1.2 0Z",
    StepState.UPCOMING: "",
    StepState.LATE: "M0-3.6L0 .6M0 3.1L0 3.2",
}
"""Lines to be stroked: check, dot, nothing (the mark itself is hollow), exclamation mark."""
UNKNOWN = "M-1.9-2A1.9 1.9 0 1 1 .6-.3Q0 0 0 1.1M0 3.4L0 3.5"
"""A question mark, for a meeting still to be found."""
