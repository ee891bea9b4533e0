"""The scenes that sample photos show, by name. Knows which there are; each is drawn in a module beside this one."""

from collections.abc import Mapping

from bot.sample.scenes import crafts, harvests, land, water
from bot.sample.scenes.canvas import Scene

SCENES: Mapping[str, Scene] = {**land.SCENES, **water.SCENES, **crafts.SCENES, **harvests.SCENES}
"""What is in the pictures: "hills", "weave", … → how it is drawn."""
