"""Mails as words and bytes: templates in a sandbox, one MIME message a letter. The one home of jinja2."""

from arshjul.adapters.templates.composer import MailComposer

__all__ = ["MailComposer"]
