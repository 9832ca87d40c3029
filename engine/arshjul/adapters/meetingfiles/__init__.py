"""Meeting plans as files: CSV, workbooks, calendar files and pasted text, in and out.

Every file is a stranger's: its size is looked at before it is unpacked or parsed, and whatever is wrong
with it is one finding.
"""

from arshjul.adapters.meetingfiles.opening import read
from arshjul.adapters.meetingfiles.writing import written

__all__ = ["read", "written"]
