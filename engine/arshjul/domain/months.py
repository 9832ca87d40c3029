"""The months of a year in which a step may be taken: one as a rule, or some that stand together."""

from calendar import monthrange
from datetime import date

from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Months:
    """Months of one year, in order."""

    year: int
    numbers: tuple[int, ...]

    @property
    def first(self) -> date:
        """The first day of the first of them."""
        return date(self.year, self.numbers[0], 1)

    @property
    def last(self) -> date:
        """The last day of the last of them."""
        month = self.numbers[-1]
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def named(self) -> int | tuple[int, ...]:
        """As a sentence is given them: the month, or all of them when there are several."""
        return self.numbers if len(self.numbers) > 1 else self.numbers[0]

    def hold(self, day: date) -> bool:
        """Whether the day lies in one of them."""
        return day.year == self.year and day.month in self.numbers
