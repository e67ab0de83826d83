"""The downloader as a process of its own."""

from downloader.bootstrap import DEFINITION
from downloader.settings import DownloaderSettings
from kit.main import run_main

if __name__ == "__main__":
    run_main(DEFINITION, DownloaderSettings)
