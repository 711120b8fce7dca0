"""What a server is started with."""

import secrets
from dataclasses import dataclass, field

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Names of this machine that nobody else can reach."""


@dataclass(frozen=True)
class Settings:
    """How one server answers.

    Attributes:
        pack: name of a shipped pack, or the path of a directory or zip.
        database: URL of the database; empty for one that is gone afterwards, for tests.
        public: serves beyond this machine, and then writes nothing.
        secret: key that signs form tokens; one per start unless given.
        largest_body: bytes that a request may carry.
        largest_upload: bytes that an uploaded file may hold.
        most_requests: requests that one process has under way at a time.
        most_draws: draws that one request may ask for.
        most_heavy_draws: the same for questions that take long for each draw.
        most_seconds: seconds that one request may have an answer searched for.
        heavy_at_once: heavy computations that one process runs at a time.
        heavy_waiting: heavy computations that may wait for their turn.
        heavy_patience: seconds that one of them waits before it is sent away.
        answers_kept: answers that one process remembers.
    """

    pack: str = "nl"
    database: str = ""
    public: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    largest_body: int = 1_000_000
    largest_upload: int = 1_000_000
    most_requests: int = 500
    most_draws: int = 100_000
    most_heavy_draws: int = 10_000
    most_seconds: float = 20.0
    heavy_at_once: int = 1
    heavy_waiting: int = 8
    heavy_patience: float = 20.0
    answers_kept: int = 256
