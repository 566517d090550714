"""The house's wording as a coordinator would have written it: where an own wording begins."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from jinja2 import Undefined, nodes

from ..letter import SIGNATURES_HERE, split_wording
from ..letter_language import WordingEnvironment
from .marks import CLOSE, OPEN, SIGNATURES, chunks

LEADS = ("joint", "working_group", "municipality")
OF_LEADS = {
    frozenset({"joint"}): "joint",
    frozenset({"working_group"}): "working_group",
    frozenset({"municipality"}): "municipality",
    frozenset({"joint", "working_group"}): "with_group",
    frozenset({"joint", "municipality"}): "with_municipality",
    frozenset({"working_group", "municipality"}): "one_alone",
}
LINKED = re.compile(rf"\[({OPEN}\w+{CLOSE})\]\((?:mailto:)?\1\)")
NESTED = re.compile(r"\[\[(?:[^\[\]]*? \|\| )?([^\[\]]*)\]\]")
LIKE_NAMES = {"stands": "stands", "recipient_signed_up": "signed_up"}
BLOCK_STARTS = ("- ", "#", "1. ", "**")


@dataclass
class _World:
    """What is settled while a wording is unwound."""

    settled: Mapping[str, str]
    words: dict[str, str] = field(default_factory=dict)  # by {% set %}


def unwound(source: str, *, level: str, is_host: bool = False) -> tuple[dict[str, str], str]:
    """The head's texts and the body, with ⟦marks⟧ for fields and conditions.

    level    municipality | district: settled, since an organiser is the one or the other
    is_host  whether it is a national host, whose letters name it instead of a municipality
    """
    head, body = split_wording(source)
    usual = {"level": level, "host_name": "yes" if is_host else ""}
    lines = [_paragraphs(body, {**usual, "lead": lead}) for lead in LEADS]
    world = {**usual, "lead": LEADS[0]}
    texts = {
        "subject": _by_lead(str(head.get("subject", "")), usual),
        "sender": _by_lead(str(head.get("sender", "")), usual),
        "contact": "\n".join(_text(one, world) for one in head.get("sender_lines", [])),
        "receiver": "\n".join(_text(one, world) for one in head.get("recipient", [])),
        "leader_role": next(
            (one["role"] for one in head.get("signatures", []) if "group_leader" in one["name"]), ""
        ),
    }
    return texts, "\n\n".join(_with_conditions(_merged(lines)))


def _by_lead(source: str, settled: Mapping[str, str]) -> str:
    """A line of the head, each of its ways under its own condition."""
    written = {lead: _text(source, {**settled, "lead": lead}) for lead in LEADS}
    usual = written["joint"]
    others = {lead: text for lead, text in written.items() if text != usual}
    if not others:
        return usual
    leads = [lead for lead in LEADS if lead not in others]
    ways = [(OF_LEADS[frozenset(leads)], usual), *others.items()]
    return "".join(f"[[{OPEN}when: {condition}{CLOSE}{text}]]" for condition, text in ways)


def _paragraphs(body: str, settled: Mapping[str, str]) -> list[str]:
    linked = LINKED.sub(r"\1", _text(body, settled))
    written = linked.replace(SIGNATURES_HERE, f"{OPEN}{SIGNATURES}{CLOSE}")
    return [
        "\n".join([*(f"{OPEN}when: {one}{CLOSE}" for one in chunk.conditions), chunk.text.strip()])
        for chunk in chunks(written)
    ]


def _merged(worlds: Sequence[list[str]]) -> list[tuple[str, list[str]]]:
    """Paragraphs in one order, each with the leads under which it stands."""
    merged = [(text, [LEADS[0]]) for text in worlds[0]]
    for lead, texts in zip(LEADS[1:], worlds[1:], strict=True):
        matcher = SequenceMatcher(None, [text for text, _leads in merged], texts, autojunk=False)
        joined: list[tuple[str, list[str]]] = []
        for kind, first, last, start, end in matcher.get_opcodes():
            old = merged[first:last]
            if kind == "equal":
                joined += [(text, [*leads, lead]) for text, leads in old]
            else:
                joined += [*old, *((text, [lead]) for text in texts[start:end])]
        merged = joined
    return merged


def _with_conditions(paragraphs: Sequence[tuple[str, list[str]]]) -> list[str]:
    conditions = [OF_LEADS.get(frozenset(leads), "") for _text, leads in paragraphs]
    return [
        f"{OPEN}when: {condition}{CLOSE}\n{text}" if condition else text
        for condition, (text, _leads) in zip(conditions, paragraphs, strict=True)
    ]


def _text(source: str, settled: Mapping[str, str]) -> str:
    environment = WordingEnvironment("nb", str, Undefined)
    return _many(environment.parse(source).body, _World(settled))


def _many(parts: Sequence[nodes.Node], world: _World) -> str:
    return "".join(_node(part, world) for part in parts)


def _node(node: nodes.Node, world: _World) -> str:
    match node:
        case nodes.Output():
            return "".join(_expression(part, world) for part in node.nodes)
        case nodes.If():
            return _if(node, world)
        case nodes.For():
            return _for(node)
        case nodes.Assign():
            name = node.target
            if isinstance(name, nodes.Name):
                world.words[name.name] = _expression(node.node, world)
    return ""


def _expression(node: nodes.Node, world: _World) -> str:
    match node:
        case nodes.TemplateData():
            return node.data
        case nodes.Const():
            return str(node.value)
        case nodes.Name():
            return world.words.get(node.name, f"{OPEN}{node.name}{CLOSE}")
        case nodes.Filter(name="clock_range"):
            inner = _expression(node.node, world) if node.node else ""
            return f"{inner}[[–{_expression(node.args[0], world)}]]" if node.args else inner
        case nodes.Filter():
            return _expression(node.node, world) if node.node else ""
        case nodes.Or():
            left, right = (_expression(one, world) for one in (node.left, node.right))
            return f"[[{left} || {right}]]"
        case nodes.Concat():
            return "".join(_expression(one, world) for one in node.nodes)
        case nodes.CondExpr():
            is_so = _settled(node.test, world)
            branch = node.expr1 if is_so else node.expr2
            return _expression(branch, world) if branch else ""
    return ""


def _if(node: nodes.If, world: _World) -> str:
    """A settled test chooses; any other becomes a condition on its paragraphs, or brackets."""
    is_so = _settled(node.test, world)
    if is_so:
        return _many(node.body, world)
    otherwise = _if(_next(node), world) if node.elif_ else _many(node.else_, world)
    if is_so is False:
        return otherwise
    inside = _many(node.body, world)
    if _is_block(inside) or _is_block(otherwise):
        return _blocks(node.test, inside, otherwise)
    if "[[" in otherwise:
        return _exclusive(node, world, "")
    stands = _bracketed(node.test, inside)
    other = f" || {otherwise.strip()}" if otherwise.strip() else ""
    return f"[[{stands}{other}]]" if stands.strip() else ""


def _next(node: nodes.If) -> nodes.If:
    """What is tried when the test does not hold, as an if of its own."""
    first, *others = node.elif_
    return nodes.If(first.test, first.body, others, node.else_)


def _exclusive(node: nodes.If, world: _World, above: str) -> str:
    """More than two ways in a line: each in brackets of its own, under all that makes it the one."""
    yes, no = (f"{OPEN}when: {_condition(node.test, is_so=so)}{CLOSE}" for so in (True, False))
    written = f"[[{above}{yes}{_flat(_many(node.body, world))}]]"
    if node.elif_:
        return written + _exclusive(_next(node), world, above + no)
    return f"{written}[[{above}{no}{_many(node.else_, world)}]]" if node.else_ else written


def _blocks(test: nodes.Node, inside: str, otherwise: str) -> str:
    yes, no = _condition(test, is_so=True), _condition(test, is_so=False)
    return "".join(f"\n\n{part}\n\n" for part in (_under(yes, inside), _under(no, otherwise)))


def _under(condition: str, text: str) -> str:
    lines = []
    for chunk in chunks(text):
        marks = [f"{OPEN}when: {one}{CLOSE}" for one in (condition, *chunk.conditions) if one]
        lines.append("\n".join([*marks, chunk.text.strip("\n")]))
    return "\n\n".join(lines)


def _bracketed(test: nodes.Node, inside: str) -> str:
    """What stands in double brackets, its nested ones opened; a condition if no field tells."""
    flat = _flat(inside)
    name = test.name if isinstance(test, nodes.Name) else ""
    if name and f"{OPEN}{name}{CLOSE}" in flat:
        return flat
    condition = _condition(test, is_so=True)
    return f"{OPEN}when: {condition}{CLOSE}{flat}" if condition else flat


def _flat(inside: str) -> str:
    """Brackets in brackets are opened: of two ways the usual one stands."""
    return NESTED.sub(r"\1", inside)


def _is_block(text: str) -> bool:
    bare = text.strip()
    return text.endswith("\n") or "\n" in bare or bare.startswith(BLOCK_STARTS)


def _settled(test: nodes.Node, world: _World) -> bool | None:
    """True or False for a test of lead, level or host; None for all other tests."""
    if isinstance(test, nodes.Name) and test.name == "host_name":
        return bool(world.settled["host_name"])
    if isinstance(test, nodes.Compare) and isinstance(test.expr, nodes.Name):
        name, other = test.expr.name, test.ops[0].expr
        if name in world.settled and isinstance(other, nodes.Const):
            is_equal = world.settled[name] == other.value
            return is_equal if test.ops[0].op == "eq" else not is_equal
    return None


def _condition(test: nodes.Node, *, is_so: bool) -> str:
    match test:
        case nodes.Name():
            if own := LIKE_NAMES.get(test.name):
                return own if is_so else {"stands": "no_stands", "signed_up": "not_signed_up"}[own]
            if test.name == "one_per_association":
                return "one_each" if is_so else ""
            return f"{'given' if is_so else 'blank'} {test.name}"
        case nodes.Not():
            return _condition(test.node, is_so=not is_so)
        case nodes.Compare():
            return "free" if is_so else "paid"
        case nodes.Or() | nodes.And():
            return _condition(test.left, is_so=is_so)
    return ""


def _for(node: nodes.For) -> str:
    """A list of things is one line with its mark; `several` makes the items again."""
    name = node.iter.name if isinstance(node.iter, nodes.Name) else ""
    data: list[str] = [one.data for one in node.find_all(nodes.TemplateData)]
    first = next((text.strip() for text in data if text.strip()), "")
    prefix = "1. " if first.startswith("1.") else "- " if first.startswith("-") else ""
    return f"{prefix}{OPEN}{name}{CLOSE}\n"
