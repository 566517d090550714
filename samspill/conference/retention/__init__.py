from samspill.conference.retention import asked, fees, inviting, programme, sign_ups

PARTS = (sign_ups, asked, inviting, programme, fees)
PERSONAL = tuple(field for part in PARTS for field in part.PERSONAL)
IMPERSONAL = tuple(name for part in PARTS for name in part.IMPERSONAL)
