"""Where a page reads how years and numbers stand in a chart: the same in both languages."""

from present.examples import example
from raming.present.drawing import svg
from raming.present.picture import Style
from raming.present.present import present
from raming.web.pages.drawing import scale_of


def test_a_thousand_is_a_thousand_in_both_languages():
    drawn = {
        lang: svg(present(example("projection"), lang).chart(Style(560, 12, framed=False)), lang)
        for lang in ("nl", "en")
    }
    scales = {lang: scale_of(text) for lang, text in drawn.items()}
    assert scales["nl"] is not None
    assert scales["nl"].y1 == scales["en"].y1
