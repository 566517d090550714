"""A password can be seen while it is written, and is a password again when it is sent."""

from tests.browser.seeing import resize, too_wide, violations

SEEN = """() => document.querySelector("form.form").addEventListener("submit", (event) => {
  event.preventDefault();
  document.body.dataset.sent = document.querySelector("#id_password").type;
})"""


def test_what_is_written_can_be_seen_and_is_hidden_again_when_it_is_sent(page, demo):
    page.goto(f"{demo.address}/sign-in/")
    field, box = page.get_by_label("Passord"), page.get_by_label("Vis det jeg skriver")
    field.fill("fire ord i rekkefølge")
    assert field.get_attribute("type") == "password"

    field.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    assert field.get_attribute("type") == "text"
    assert field.input_value() == "fire ord i rekkefølge"
    for size in ((1280, 900), (320, 640)):
        resize(page, size)
        assert violations(page) == []
        assert too_wide(page) == ""
    box.uncheck()
    assert field.get_attribute("type") == "password"
    box.check()
    page.get_by_label("E-post").fill("mona.eksempel@example.no")
    page.evaluate(SEEN)
    page.get_by_role("button", name="Logg inn").click()
    assert page.locator("body").get_attribute("data-sent") == "password"
