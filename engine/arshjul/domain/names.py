"""Names of things in the words of the organisation: Swedish first, English when given."""

from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """What a thing is called in running text and in tables."""

    sv: str
    definite: str | None = None
    """Swedish definite form for sentences ("verksamhetsplanen"); ``sv`` when absent."""
    en: str | None = None

    def in_language(self, language: str) -> str:
        """The plain name: English for ``en`` when there is one, else Swedish."""
        return self.en if language == "en" and self.en else self.sv

    def definite_in(self, language: str) -> str:
        """The form for running text: Swedish definite form, or the English name with its article."""
        if language == "en":
            return f"the {self.en[0].lower()}{self.en[1:]}" if self.en else self.definite or self.sv
        return self.definite or self.sv
