"""Where a pin is, drawn without any map: a frame of degrees around Thailand with a few well-known towns.

Knows degrees and distances; no border, no road and no tile server.
"""

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, radians, sin, sqrt

SOUTH, NORTH, WEST, EAST = 5.5, 20.7, 97.0, 106.0
HIGH = 300.0  # units of the drawing from north to south
SCALE = HIGH / (NORTH - SOUTH)
NARROWER = cos(radians(13))  # a degree east beside a degree north, in the middle of the country
WIDE = (EAST - WEST) * NARROWER * SCALE
TOWNS = (
    ("เชียงใหม่", "Chiang Mai", 18.788, 98.985), ("ขอนแก่น", "Khon Kaen", 16.432, 102.836),
    ("อุบลราชธานี", "Ubon Ratchathani", 15.229, 104.857), ("กรุงเทพฯ", "Bangkok", 13.756, 100.502),
    ("สุราษฎร์ธานี", "Surat Thani", 9.140, 99.327), ("หาดใหญ่", "Hat Yai", 7.008, 100.474),
)  # fmt: skip
WINDS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
EARTH = 6371.0  # kilometres


@dataclass(frozen=True)
class Spot:
    """A place in the drawing, from its top left corner."""

    x: float
    y: float
    th: str = ""
    en: str = ""


@dataclass(frozen=True)
class Locator:
    """The pin, the towns, lines of latitude and longitude, and the nearest town with distance (km) and direction."""

    pin: Spot
    towns: list[Spot]
    parallels: list[tuple[int, float]]
    meridians: list[tuple[int, float]]
    nearest: Spot
    distance: int
    wind: str
    width: float = WIDE
    height: float = HIGH


def locator(latitude: float, longitude: float) -> Locator | None:
    """None outside of the frame."""
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        return None
    name_th, name_en, north, east = min(TOWNS, key=lambda town: _distance(town[2], town[3], latitude, longitude))
    return Locator(
        pin=_spot(latitude, longitude),
        towns=[_spot(north, east, thai, english) for thai, english, north, east in TOWNS],
        parallels=[(line, round((NORTH - line) * SCALE, 1)) for line in (10, 15, 20)],
        meridians=[(line, round((line - WEST) * NARROWER * SCALE, 1)) for line in (100, 105)],
        nearest=_spot(north, east, name_th, name_en),
        distance=round(_distance(north, east, latitude, longitude)),
        wind=_wind(north, east, latitude, longitude),
    )


def _spot(latitude: float, longitude: float, th: str = "", en: str = "") -> Spot:
    return Spot(round((longitude - WEST) * NARROWER * SCALE, 1), round((NORTH - latitude) * SCALE, 1), th, en)


def _distance(north: float, east: float, latitude: float, longitude: float) -> float:
    """Kilometres as the crow flies."""
    a, b, turn = radians(north), radians(latitude), radians(longitude - east)
    return 2 * EARTH * asin(sqrt(sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(turn / 2) ** 2))


def _wind(north: float, east: float, latitude: float, longitude: float) -> str:
    """The direction in which one goes from the town."""
    angle = degrees(atan2((longitude - east) * cos(radians(latitude)), latitude - north)) % 360
    return WINDS[round(angle / 45) % 8]
