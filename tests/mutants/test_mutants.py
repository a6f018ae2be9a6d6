"""The list of mutants stays true: each is still a mutant of what is there, and its test still exists."""

from __future__ import annotations

import ast

import pytest

from tests.mutants.mutants import ROOT, Mutant, mutants

ALL = mutants()


@pytest.mark.parametrize("mutant", ALL, ids=lambda mutant: mutant.name)
def test_each_breaks_one_place_and_has_its_test(mutant: Mutant) -> None:
    assert mutant.source.count(mutant.before) == 1
    ast.parse(mutant.broken)
    file, _, name = mutant.test.partition("[")[0].partition("::")  # one case of many may be named
    functions = ast.walk(ast.parse((ROOT / file).read_text()))
    assert any(isinstance(each, ast.FunctionDef) and each.name == name for each in functions)


def test_no_two_have_one_name() -> None:
    assert len({mutant.name for mutant in ALL}) == len(ALL)
