"""The road's own pages in the demo: for `test_every_page.py`."""

OF_EIGERSUND = {"slug": "eigersund"}
MEMBER = {
    "member": "SELECT m.id FROM process_workinggroupmember m JOIN process_workinggroup g ON "
    "g.id=m.group_id JOIN process_policyprocess p ON p.id=g.process_id "
    "WHERE p.organiser_id={eigersund} ORDER BY m.id LIMIT 1",
}
ROAD_PAGES = {
    "overview:step": {**OF_EIGERSUND, "key": "invite"},
    "overview:timeline": OF_EIGERSUND,
    "process:assignment": {**OF_EIGERSUND, "key": "invite"},
    "process:member": {**OF_EIGERSUND, "pk": "member"},
    "process:passing": {**OF_EIGERSUND, "key": "report"},
}
NO_ROAD_PAGES = {
    "process:attendee_removal", "process:member_removal", "process:minutes_file",
    "process:reminder_letter",
}  # fmt: skip
