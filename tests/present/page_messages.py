"""Every message id in the templates of the pages, and in their tables of words."""

from collections.abc import Iterator

from jinja2 import Environment, nodes

from raming.web.pages import wordlist
from raming.web.pages.rendering import environment


def page_texts() -> set[str]:
    """Return the texts that templates ask for with `t`, and those in tables of words."""
    found = {text for call in _calls("t") for text in _strings(call.args[0])}
    for name in dir(wordlist):
        table = getattr(wordlist, name)
        if isinstance(table, dict) and name.isupper():
            for value in table.values():
                found.update([value] if isinstance(value, str) else value)
    return found


def page_plurals() -> set[tuple[str, str]]:
    """Return the plurals that templates ask for with `tp`."""
    return {(one, many) for call in _calls("tp") for one, many in [tuple(_texts(call))]}


def _texts(call: nodes.Call) -> list[str]:
    """Return the two forms of a plural."""
    return [text for argument in call.args[:2] for text in _strings(argument)]


def _calls(name: str) -> Iterator[nodes.Call]:
    """Return the calls of a function in all templates."""
    templates: Environment = environment()
    for template in templates.list_templates(extensions=["html"]):
        source, _, _ = templates.loader.get_source(templates, template)  # type: ignore[union-attr]
        for call in templates.parse(source).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == name:
                yield call


def _strings(node: nodes.Node) -> Iterator[str]:
    """Return the strings that an argument can be."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        yield from _strings(node.expr1)
        if node.expr2 is not None:
            yield from _strings(node.expr2)
