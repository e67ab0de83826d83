"""The gateway as a process of its own."""

from gateway.bootstrap import DEFINITION
from gateway.settings import GatewaySettings
from kit.main import run_main

if __name__ == "__main__":
    run_main(DEFINITION, GatewaySettings)
