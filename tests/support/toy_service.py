"""A small service that poses as the catalog: what tests of the `reelway` command run instead of the real ones."""

from kit.main import run_main
from kit.settings import ServiceSettings
from support.sample_service.definition import SampleApp, sample

DEFINITION = sample(SampleApp())

if __name__ == "__main__":
    run_main(DEFINITION, ServiceSettings)
