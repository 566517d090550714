"""A letter's wording as a coordinator writes it: plain text with ⟦fields⟧, no program in it.

    Vi møtes ⟦conference_date⟧ i ⟦conference_venue⟧[[, ⟦conference_address⟧]].

    ⟦when: stands⟧
    Det blir torg. [[⟦stand_information⟧ || Si fra når dere melder dere på.]]

A paragraph with ⟦when: …⟧ on a line above it stands only when that holds. What is between double
square brackets stands only when the fields in it are filled in; after || is what stands else. A
list of several things, alone on a line, becomes a list. ⟦signatures⟧ is where they stand. The rest
is Markdown. Nothing in it is ever run: `{{ 7 * 7 }}` is shown as it is written.
"""
