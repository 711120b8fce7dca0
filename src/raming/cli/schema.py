"""`raming schema`: what is the JSON Schema of an answer?"""

from raming.answers.schemas import schema as answer
from raming.cli.screen import tell_json


def schema(name: str) -> None:
    """Print the JSON Schema of an answer, or of the scenario file.

    Args:
        name: A verb such as advise, or scenario.
    """
    tell_json(answer(name))
