"""calendar/YEAR.toml edited in place: the lines that nothing happens to stay byte for byte.

Not with a library that writes TOML: the best one loses a space in inline tables that end in a date, in rows
that nobody touched. Here the text itself is cut at the places of its values, and what comes out is parsed
again and compared with what was wanted before anything is written.
"""

from arshjul.adapters.calendarfile.files import CalendarFiles, meetings_in

__all__ = ["CalendarFiles", "meetings_in"]
