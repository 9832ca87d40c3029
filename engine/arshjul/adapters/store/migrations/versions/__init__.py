"""The schema's versions, one module each, in order; what has been released is never changed."""
