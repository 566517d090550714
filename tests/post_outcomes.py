"""The POST addresses that change nothing in this house, and those that refuse in words."""

WRITES_NOTHING = {
    "conference:who_answered_reminder",  # the reminder is begun already
    "conference:sign_up_list",  # a file is looked over first
    "policy:consultation",  # it is out already
    "policy:writing",  # a sign of life is no act
    "dialogue:clock_start",  # the clock goes already
    "dialogue:waiting",  # nobody has let it onto the board
    "insight:undoing",  # one undoes what one has done oneself
    "dialogue:rounds_of_programme",
    "policy:case_documents",  # it is made already
    "policy:case_figures",  # nothing is chosen
    "policy:draft",
    "process:begin",
    "registry:import",
    "registry:import_preview",
}
REFUSED_IN_WORDS = {
    "insight:theme_releases",  # the evening is not over
    "standard:survey",  # the associations are asked already
    "policy:goal_deletion",  # it has measures
    "policy:reasons",  # it stands behind a measure
    "policy:place",  # the draft is out, so that its numbers stand
    "conference:withdrawal",  # people have signed up
    "letters:dispatch",  # the municipality has not approved it
}
# sensitive answers: that they are read is written down, whatever the method
READING_IS_NOTED = {"conference:needs", "conference:kitchen_pdf"}
