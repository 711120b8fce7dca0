"""What Pydantic says of data that has another shape than was asked for, as phrases that have their Dutch."""

from typing import Any

from raming.inputs.problems import Phrase, either


def shape_message(fault: Any, words: str = "") -> str:
    """Return what Pydantic says of a field; the rare rest of its messages exists in English only.

    Args:
        fault: one of the errors of a `ValidationError`.
        words: the words of the choice that the field is, as its reader may type them; those of Pydantic where empty.
    """
    context = fault.get("ctx", {})
    listed = words or either(str(context.get("expected", "")).rsplit(" or ", 1))
    known = {
        "missing": Phrase("Field required"),
        "extra_forbidden": Phrase("Extra inputs are not permitted"),
        "literal_error": Phrase("Input should be {names}", names=listed),
        "greater_than_equal": Phrase(
            "Input should be greater than or equal to {least:g}", least=context.get("ge", 0)
        ),
        "less_than_equal": Phrase(
            "Input should be less than or equal to {most:g}", most=context.get("le", 0)
        ),
        "string_type": Phrase("Input should be a valid string"),
        "string_too_short": Phrase(
            "String should have at least {least} characters", least=context.get("min_length", 0)
        ),
        "string_too_long": Phrase(
            "String should have at most {most} characters", most=context.get("max_length", 0)
        ),
        "int_type": Phrase("Input should be a valid integer"),
        "int_parsing": Phrase("Input should be a valid integer, unable to parse string as an integer"),
        "int_from_float": Phrase("Input should be a valid integer, got a number with a fractional part"),
        "float_type": Phrase("Input should be a valid number"),
        "float_parsing": Phrase("Input should be a valid number, unable to parse string as a number"),
        "finite_number": Phrase("Input should be a finite number"),
        "bool_type": Phrase("Input should be a valid boolean"),
        "bool_parsing": Phrase("Input should be a valid boolean, unable to interpret input"),
        "list_type": Phrase("Input should be a valid list"),
        "tuple_type": Phrase("Input should be a valid tuple"),
        "model_type": Phrase(
            "Input should be a valid dictionary or instance of {kind}", kind=context.get("class_name", "")
        ),
        "model_attributes_type": Phrase(
            "Input should be a valid dictionary or object to extract fields from"
        ),
        "json_invalid": Phrase("JSON decode error"),
        "string_pattern_mismatch": Phrase(
            "String should match pattern '{pattern}'", pattern=context.get("pattern", "")
        ),
    }
    return known.get(fault["type"]) or str(fault["msg"])
