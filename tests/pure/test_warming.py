"""What is compiled when the house is set up."""

import pytest

from samspill.pure.opinions import kernels
from samspill.pure.opinions import warming as opinions
from samspill.pure.themes import alike
from samspill.pure.themes import warming as themes

KERNELS = [  # those that are called from outside; the others are compiled into them
    one
    for name, one in vars(kernels).items()
    if hasattr(one, "signatures") and not name.startswith("_")
]


@pytest.mark.parametrize(
    ("warm", "compiled"),
    [
        (opinions.warm, KERNELS),
        (themes.warm, [alike._pairs]),
    ],
)
def test_every_inner_loop_is_compiled(warm, compiled):
    warm()

    assert compiled
    assert all(one.signatures for one in compiled)
