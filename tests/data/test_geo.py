"""Distances in kilometres, as a person would measure them."""

import pytest
import shapely

from gardenmap.geo import NORWAY, distance_km, utm33


def test_a_degree_east_is_half_as_far_at_60_north_as_a_degree_north() -> None:
    place = shapely.box(10, 60, 10.001, 60.001)
    assert distance_km(place, 9, 60) == pytest.approx(55.6, rel=0.01)
    assert distance_km(place, 10, 59) == pytest.approx(111.2, rel=0.01)


def test_inside_a_shape_the_distance_is_zero() -> None:
    assert distance_km(shapely.box(10, 60, 11, 61), 10.5, 60.5) == 0


def test_the_plane_distance_agrees_with_the_projection() -> None:
    here, there = utm33([15, 16], [69, 69])
    assert distance_km(shapely.Point(16, 69), 15, 69) * 1000 == pytest.approx(
        ((here - there) ** 2).sum() ** 0.5, rel=0.01
    )


def test_lindesnes_and_nordkapp_are_in_norway_and_swapped_coordinates_are_not() -> None:
    assert NORWAY.holds(7.05, 57.98)
    assert NORWAY.holds(25.78, 71.17)
    assert not NORWAY.holds(57.98, 7.05)
