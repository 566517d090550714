"""Veilederen: the nine steps on the road to a policy, a Markdown page a step and language."""

from samspill.process.guide.pages import KEYS, GuidePage, Section, Term, page, pages, terms

__all__ = ["KEYS", "GuidePage", "Section", "Term", "page", "pages", "terms"]
