"""Every sentence of the stages' retention.py, so that the translators meet them.

tests/overview/test_about.py holds the list true: nothing missing, nothing left over.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

SENTENCES = (
    # outbox
    _("To send the message, and to see whether it came through."),
    _("Codes and confirmations after 30 days, letters after twelve months."),
    _("To leave out those who have asked for no more; the address itself is not kept."),
    _("As long as the organiser sends letters."),
    # people
    _("To sign in, and to be told what happens in the work one takes part in."),
    _("One year after the account is closed."),
    _("So that colleagues see who has approved and changed what."),
    _("To sign in; kept as a slow fingerprint only."),
    _("To sign in by a code sent by e-mail."),
    _("One day after the code has run out."),
    _("To ask for a second step at sign-in; sealed by the installation's key."),
    _("Until the person turns it off, or one year after the account is closed."),
    _("To let in one who has lost the telephone."),
    _(
        "To know again who signs in with ID-porten, Ansattporten or Entra; a fingerprint only. National"
        " identity numbers are never kept."
    ),
    _("Until the person takes it away, or one year after the account is closed."),
    _("To stop those who guess at passwords and codes."),
    _("One day."),
    _("To keep you signed in, and to show you where you are."),
    _("Two weeks after signing in, or until the session is ended."),
    # history
    _("To show afterwards who approved, changed and erased what."),
    _("Five years; then only what was done is kept."),
    # organiser
    _("So that associations and residents know whom to ask."),
    _("Until the organiser changes it, or when its last member has left."),
    _("To let the right people work in the municipality's pages."),
    _("One year after the person signed in for the last time with a closed account."),
    _("To let a colleague in who was invited."),
    _("Thirty days after the link has run out."),
    # registry
    _(
        "To invite the association and tell it what became of what it said. An "
        "association's address is often a person's own."
    ),
    _(
        "One year after the association has ended; one that was laid together with another, "
        "a year after that one."
    ),
    _(
        "To send letters on paper to associations that have no e-mail address. Never shown "
        "to others than those who do the work."
    ),
    _("To send letters on paper; a small association's address may be a home."),
    _("To show what the register tells before it is taken in."),
    _("Thirty days after it was taken in or passed over."),
    _("One year after it was said."),
    _("To see why a letter did not come through."),
    # process
    _("So that associations and municipality know who speaks for the working group."),
    _("Four years after the group was set up."),
    _("To sign the invitation together with the working group."),
    _("Four years after the process began."),
    _("To show who handed the working group's material over to the municipality."),
    _("Four years after it was handed over."),
    _("So that those who work together see who has done what."),
    _("One year after the point was ticked."),
    _("To remind those who have taken on a step of its deadline."),
    _("One year after the step was done."),
    _("To show what the meeting said; minutes may name those who spoke."),
    _("To show who has written and published a page of the guide."),
    _("Four years after the meeting."),
    _("To show what the municipality answered the associations."),
    # letters
    _("The contact person and those who sign stand in the letter."),
    _("Four years after the letter was sent."),
    _("To show what was sent, exactly as it left."),
    _("To show who approved the letter."),
    _("Four years after the approval."),
    _("To send the letter, and to know who was invited and who was not."),
    _("Twelve months after the letter was sent."),
    _("Four years after it was written."),
    _("To send the newsletter to those who have asked for it."),
    _(
        "Until the person ends it, then at once; three days if it is never confirmed, and 90 days after"
        " what is sent comes back."
    ),
    # conference
    _("To know who is coming, and to give everyone a place at a table."),
    _("Twelve months after the conference."),
    _("To confirm the sign-up and tell of changes."),
    _("To reach those who are coming when something changes late."),
    _("To see that tables are mixed, and who speaks for the association."),
    _("To send the invoice to the right place."),
    _("So that those who wonder know whom to ask."),
    _("To show who speaks in the public programme."),
    _("Five years after the conference."),
    _("To ask the one who signed up for others."),
    _("So that everyone can eat and take part. Asked only with consent."),
    _("Fourteen days after the conference, or at once when the consent is taken back."),
    _("The reason stands beside each question in the form."),
    _("To give a room together with the one who is wished for."),
    _("To give each stand a place that fits."),
    _("To begin the conference with what those who come have written."),
    _(
        "To write to those who are invited; to decide whether one who is not can come, and to answer."
    ),
    _("To tell when the sign-up opens, once."),
    _("Thirty days after the word was sent; three days when it was not confirmed."),
    _("To put right what went wrong at the door."),
    _("To tell the speaker when the talk is moved."),
    _("To show the conference to those who think of coming, and those who spoke there."),
    _("To show what stood in the programme when it was put out, speakers too."),
    _("Five years after the conference, as the Bookkeeping Act asks."),
    _("To show what was invoiced, and why."),
    # dialogue
    _("Why somebody needs a step-free table, a companion or another table; for the planner."),
    _("The whole rule is erased 14 days after the conference."),
    _("So that the planner sees which rules about people contradict each other."),
    _("Until 14 days after the conference."),
    _("So that the planner sees whether every rule about people is kept."),
    _("So that people sit where the topic they have chosen is talked about."),
    _("What was said is the ground of the policy, and is kept as it was given."),
    _("Kept with the case. What is taken back is erased a year after the conference."),
    _("So that a contribution written down for others can be checked with the one who did."),
    _("Until the account is erased."),
    _("What everyone may read: names and health words are masked."),
    _("Kept with the case, or until it is taken back."),
    _("So that colleagues see who has masked and published a text."),
    _("Whom the giver says to speak for; of a very small association it may tell who."),
    _("Kept with the case."),
    _("So that colleagues see who leads the evening."),
    _("So that those who lead together see who did what, and can undo it."),
    _("So that those who lead together see who undid what."),
    _("So that colleagues see who let a text onto the board, or held it back."),
    _("So that those who wrote a text that is held back learn why."),
    _("Until a year after the conference."),
    _("So that colleagues see who laid contributions together."),
    _("So that colleagues see who laid a contribution where."),
    _("So that each votes once: a keyed fingerprint of a phone, a card or an association."),
    _("Until 14 days after the conference; then only the count is left."),
    _("So that what was counted on paper can be checked with the one who wrote it in."),
    _("So that what was typed in can be held against the handwriting."),
    _("So that a photo that cannot be read can be taken anew by the same person."),
    _("So that another person checks what was typed in."),
    _("So that it can be told that two have read the sheet."),
    # insight
    _("So that those who sort contributions together see who has sorted what."),
    _("Four years after the contribution was sorted."),
    _("To show which words of a contribution its theme was proposed from."),
    _("Kept with the case, or until the contribution is erased."),
    _("So that colleagues see who has split a contribution in parts."),
    _("So that colleagues see who has said what is the same, and what is not."),
    _("So that those who sort contributions together see who did what, and can undo it."),
    _("So that those who sort contributions together see who undid what."),
    _("So that colleagues see who has had a report made."),
    _("So that colleagues see who has released figures for comparison."),
    _("So that colleagues see who has taken released figures back."),
    _("So that a report can be read, and checked, just as it was made."),
    _("Four years, or until something in it is taken back or erased."),
    _("So that colleagues see who has made a theme."),
    # policy
    _("So that those who write the policy together see who has done what."),
    _("Four years after it was done."),
    _("Twelve months after the consultation's deadline; the statement itself is a case document."),
    _("To send a receipt, and the answer. Never shown to others than those who do the work."),
    _("A statement is a public case document, and is kept as it was received."),
    _("So that two do not write the same paragraph at once."),
    _("An hour after the person stopped writing."),
    _("So that those who write agree on the text. It may name a person."),
    _("A year after the policy is adopted."),
    _("To tell those who asked when something happens to what was said."),
    _(
        "Until you say stop, or 30 days after all that came of it is finished. An address that is "
        "not confirmed is erased after 14 days."
    ),
    _("To ask a body for its opinion. The address of a small body may be a person's own."),
    _("Twelve months after the consultation's deadline."),
    _("To know who sent the statement, so that it can be answered."),
    _("What was said of the draft is answered, and is kept as it was given."),
    _("Kept with the case, or until it is erased because someone asks for it."),
    _("What everyone may read: names and health words are masked."),
    _("Kept with the case, or until it is taken back."),
    _("To ask those who answer for a measure how far it has come."),
    _("Until another answers for it, or 60 days after the policy is renewed."),
    _("So that those who decide know whom to ask about the case."),
    _("Four years after the case was written."),
    # standard
    _("So that each association answers once, and those who are silent are reminded."),
    _("Thirty days after the survey is closed; then nobody can tell who answered what."),
    _("So that the municipality understands why the associations answer as they do."),
    _("A year after the survey is closed."),
    _("To show what the municipality says of its own policy; a document may name persons."),
    _("Four years after another took its place."),
    # advice
    _("To ask the sender to confirm, and to tell whether the experience is shown."),
    _("One year after it was sent."),
    _("So that others learn from it. It is shown when the sender has said yes."),
    _(
        "Until the sender takes it back. What is not confirmed or not shown is erased after 30 days."
    ),
    _("So that colleagues see who has read an experience and shown it."),
    _("Four years after it was shown."),
    _("So that colleagues see who has linked something to an advice."),
)
