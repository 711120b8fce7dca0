"""`raming schema`: what is the JSON Schema of an answer?"""

import json

from raming.answers.schemas import schema as answer


def schema(name: str) -> None:
    """Print the JSON Schema of an answer, or of the scenario file.

    Args:
        name: A verb such as advise, or scenario.
    """
    print(json.dumps(answer(name), ensure_ascii=False, allow_nan=False, indent=2))
