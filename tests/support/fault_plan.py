"""Releases for fifty journeys: one small torrent for each wish, so that many fit into a minute."""

from dataclasses import dataclass
from datetime import datetime

from reelway.demo.releases.plan import plan_releases
from reelway.demo.releases.release import Release
from reelway.demo.titles.catalogue import Catalogue
from reelway.demo.titles.model import Movie, Show
