"""`raming schema`: what is the JSON Schema of an answer?"""

from raming.answers.schemas import schema as answer
from raming.cli.encoding import print_json


def schema(name: str) -> None:
    """Print the JSON Schema of an answer, or of the scenario file.

    Args:
        name: A verb such as advise, or scenario.
    """
    print_json(answer(name))
