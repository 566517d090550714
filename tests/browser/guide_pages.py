"""Pages of the guide's editor, of advice and of experiences."""

NATIONAL = {"slug": "landsforbundet-eksempel"}
STEP = {**NATIONAL, "key": "invite"}
GUIDE_PARTS = {"experience": "SELECT id FROM advice_experience WHERE state='approved' LIMIT 1"}
GUIDE_PAGES: dict[str, dict[str, str]] = {
    "advice:advice": {"number": "1"},
    "advice:advice_work": {**NATIONAL, "number": "1"},
    "advice:criterion": {"number": "9"},
    "advice:criterion_grounds": {**NATIONAL, "number": "9"},
    "advice:experience": {"pk": "experience"},
    "advice:experiences_work": NATIONAL,
    "advice:guide": NATIONAL,
    "advice:guide_text": STEP,
    "advice:guide_versions": STEP,
    "advice:new_advice": NATIONAL,
}
NO_GUIDE_PAGES = {
    "advice:advice_publication", "advice:advice_withdrawal", "advice:answer_question",
    "advice:criterion_ground_removal",
    "advice:experience_approval", "advice:experience_confirmation", "advice:experience_refusal",
    "advice:experience_withdrawal", "advice:ground_removal", "advice:grounds",
    "advice:guide_draft_removal", "advice:guide_publication", "advice:guide_return", "advice:print",
    # of a draft and of what waits, which the demo has none of: tests/advice
    "advice:experience_work", "advice:guide_preview", "advice:own_experience",
}  # fmt: skip
