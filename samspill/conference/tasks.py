"""What the worker does for those who wait, those who sign up others, and those who want to be told."""

from __future__ import annotations

from samspill.conference import actions


def offer_free_seats() -> None:
    """Offers whose time is out go to the next; free seats, dinners and sessions to those
    whose turn it is."""
    actions.offer_free_seats()
    actions.offer_free_places()


def ask_for_names() -> None:
    """Names that are to come, asked for once a week before the conference."""
    actions.ask_for_names()


def tell_that_it_is_open() -> None:
    """Those who asked to be told, each once."""
    actions.tell_that_it_is_open()


def confirm_forgotten() -> None:
    """The confirmations that no request came so far as to write."""
    actions.confirm_forgotten()
