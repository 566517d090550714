"""Filters and tags for every page: Norwegian dates and amounts, fields, icons."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from samspill.pure.documents import norwegian
from samspill.ui.field_markup import (
    field_markup,
    notes_markup,
    styled,
    styled_choices,
    widget_kind,
)

register = template.Library()
ICONS = Path(__file__).resolve().parents[1] / "static" / "vendor" / "icons"


def _language() -> str:
    return get_language() or "nb"


def _local(moment: date | datetime) -> date | datetime:
    return timezone.localtime(moment) if isinstance(moment, datetime) else moment


def _day(moment: date | datetime) -> date:
    moment = _local(moment)
    return moment.date() if isinstance(moment, datetime) else moment


@register.filter
def long_date(moment: date | datetime | None) -> str:
    """torsdag 11. mars 2027"""
    return norwegian.long_date(_day(moment), _language()) if moment else ""


@register.filter
def inside_sentence(name: str) -> str:
    """kommunestyret, but Luster kommunestyre"""
    return norwegian.inside_sentence(name or "")


@register.filter
def plain_date(moment: date | datetime | None) -> str:
    """11. mars 2027"""
    return norwegian.plain_date(_day(moment), _language()) if moment else ""


@register.filter
def short_date(moment: date | datetime | None) -> str:
    """11.03.2027, in tables"""
    return norwegian.short_date(_day(moment), _language()) if moment else ""


@register.filter
def day_and_month(moment: date | datetime | None) -> str:
    """11. mars"""
    return norwegian.day_and_month(_day(moment), _language()) if moment else ""


@register.filter
def day_or_date(moment: date | datetime | None) -> str:
    """11. mars; with its year where that is not this year"""
    if not moment or _day(moment).year == timezone.localdate().year:
        return day_and_month(moment)
    return plain_date(moment)


@register.filter
def clock(moment: datetime | None) -> str:
    """kl. 17.30"""
    return norwegian.clock(timezone.localtime(moment).time(), _language()) if moment else ""


@register.simple_tag
def clock_range(start: datetime, end: datetime | None) -> str:
    """kl. 17.30–20.00"""
    last = timezone.localtime(end).time() if end else None
    return norwegian.clock_range(timezone.localtime(start).time(), last, _language())


@register.filter
def bare_clock(moment: datetime | None) -> str:
    """17.30, where a column already says that it is a time"""
    return timezone.localtime(moment).strftime("%H.%M") if moment else ""


@register.filter
def kroner(amount: Decimal | None) -> str:
    """500 kr"""
    return norwegian.kroner(amount, _language()) if amount is not None else ""


@register.filter
def phone(number: str) -> str:
    """40 00 00 00"""
    return norwegian.phone(number) if number else ""


@register.filter
def breaks_at_sign(address: str) -> SafeString:
    """An e-mail address that breaks before its @ when there is too little room, and not within."""
    before, at, after = address.rpartition("@")
    return format_html("{}<wbr>{}{}", before, at, after)


@register.filter
def thousands(number: int) -> str:
    """12 500"""
    return norwegian.thousands(number, _language())


register.filter(field_markup)
register.filter(notes_markup)
register.filter(widget_kind)
register.filter(styled)
register.filter(styled_choices)


@cache
def _icon_source(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An Aksel icon inline; decorative unless it has a label."""
    source = _icon_source(name)
    start = source.index("<svg") + 4
    body = source[start:]
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"{}', label, mark_safe(body))  # noqa: S308 -- a file of ours
    return format_html('<svg class="icon" aria-hidden="true"{}', mark_safe(body))  # noqa: S308 -- a file of ours


@register.filter
def long_date_capital(moment: date | datetime | None) -> str:
    """Torsdag 11. mars 2027, at the beginning of a sentence"""
    return norwegian.capitalised(long_date(moment))


@register.filter
def unlocalised(number: float) -> str:
    """A number for SVG and data attributes: a full stop, never a comma."""
    return f"{number:g}"


@register.simple_tag
def strokes(dark: int, total: int) -> SafeString:
    """One upright stroke each, the first ones dark: a part of a whole as a picture of its parts."""
    marks = format_html_join(
        "",
        '<rect class="{}" x="{}" y="1" width="4.2" height="12"/>',
        (("fill-gran" if index < dark else "fill-subtle", index * 6) for index in range(total)),
    )
    return format_html(
        '<svg aria-hidden="true" viewBox="0 0 {} 14" width="{}" height="14">{}</svg>',
        max(total * 6, 6),
        max(total * 6, 6),
        marks,
    )
