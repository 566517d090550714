"""Multiplication in finite fields, and in the commutative rings that are products of them.

Elements are the whole numbers 0 … order-1; their digits in base p are the coefficients of a
polynomial over the integers modulo the prime p, lowest power first, one field after another.
Source: Lidl and Niederreiter, Finite Fields (1997), chapter 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from math import prod


@dataclass(frozen=True)
class Field:
    """A field with `prime` ** `degree` elements; powers[i] is the i-th power of a generator."""

    prime: int
    degree: int
    powers: tuple[int, ...]

    @property
    def order(self) -> int:
        return len(self.powers) + 1

    def multiply(self, left: int, right: int) -> int:
        if left == 0 or right == 0:
            return 0
        exponent = self._exponents[left] + self._exponents[right]
        return self.powers[exponent % len(self.powers)]

    @cached_property
    def _exponents(self) -> dict[int, int]:
        return {power: exponent for exponent, power in enumerate(self.powers)}


@dataclass(frozen=True)
class Ring:
    """The product of `fields`: an element has a part in each, the first field's lowest."""

    fields: tuple[Field, ...]

    @property
    def order(self) -> int:
        return prod(field.order for field in self.fields)

    @property
    def moduli(self) -> tuple[int, ...]:
        """What each digit is added modulo."""
        return tuple(field.prime for field in self.fields for _ in range(field.degree))

    @property
    def diagonal(self) -> list[int]:
        """As many elements as the smallest field has; by the difference of two, all can divide."""
        count = min(field.order for field in self.fields)
        return [self._join([element] * len(self.fields)) for element in range(count)]

    def multiply(self, left: int, right: int) -> int:
        parts = zip(self.fields, self._split(left), self._split(right), strict=True)
        return self._join([field.multiply(one, other) for field, one, other in parts])

    def _split(self, element: int) -> list[int]:
        parts = []
        for field in self.fields:
            element, part = divmod(element, field.order)
            parts.append(part)
        return parts

    def _join(self, parts: Sequence[int]) -> int:
        element = 0
        for field, part in zip(reversed(self.fields), reversed(parts), strict=True):
            element = element * field.order + part
        return element


@lru_cache(maxsize=64)
def ring_of_order(order: int) -> Ring:
    """The product of one field for each prime that divides `order`, which is at least 2."""
    fields = []
    divisor = 2
    while order > 1:
        degree = 0
        while order % divisor == 0:
            order //= divisor
            degree += 1
        if degree:
            fields.append(field_of(divisor, degree))
        divisor += 1
    return Ring(tuple(fields))


def field_of(prime: int, degree: int) -> Field:
    """The field with prime**degree elements, by the first primitive polynomial there is."""
    for coefficients in product(range(prime), repeat=degree):
        powers = _powers_of_x(prime, coefficients)
        if len(powers) == prime**degree - 1:
            return Field(prime, degree, tuple(powers))
    raise ValueError(f"{prime} is not a prime")


def _powers_of_x(prime: int, coefficients: Sequence[int]) -> list[int]:
    """Powers of x until one is 1 again, where x**degree = the polynomial `coefficients`.

    Empty when none is. The polynomial is primitive when they are all elements but 0.
    """
    one = [1] + [0] * (len(coefficients) - 1)
    power, powers = one, []
    for _ in range(prime ** len(coefficients)):
        powers.append(sum(digit * prime**place for place, digit in enumerate(power)))
        shifted, top = [0, *power[:-1]], power[-1]
        power = [
            (digit + top * coefficient) % prime
            for digit, coefficient in zip(shifted, coefficients, strict=True)
        ]
        if power == one:
            return powers
    return []
