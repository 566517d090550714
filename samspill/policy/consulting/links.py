"""Whole addresses of the consultation, for what is sent out of the house."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from samspill.policy.models import Consultation, ConsultationResponse, Remark


def consultation_address(consultation: Consultation) -> str:
    return _whole("public_consultation", consultation.policy.organiser.slug)


def statement_address(consultation: Consultation) -> str:
    return _whole("public_statement", consultation.policy.organiser.slug)


def remarks_address(consultation: Consultation) -> str:
    return _whole("public_remarks", consultation.policy.organiser.slug)


def remark_receipt_address(remark: Remark) -> str:
    return _whole("remark_receipt", remark.consultation.policy.organiser.slug, remark.key)


def response_receipt_address(response: ConsultationResponse) -> str:
    slug = response.consultation.policy.organiser.slug
    return _whole("response_receipt", slug, response.key)


def public_response_address(response: ConsultationResponse) -> str:
    return _whole("public_response", response.consultation.policy.organiser.slug, response.pk)


def _whole(name: str, *arguments: object) -> str:
    return settings.PUBLIC_ADDRESS + reverse(f"policy:{name}", args=arguments)
